"""Who is on the Board, in which order. Never who may do what: that is asked once they signed in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from trainer_app.checklists.directory import Person
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.ports import PinState, Reading
from trainer_app.kernel.folding import folded
from trainer_app.kernel.ids import PersonId
from trainer_app.services.visiting import chooses_pin, is_visitors_pc


@dataclass(frozen=True, slots=True)
class Tile:
    """A person on the Board."""

    person: PersonId
    name: str
    roles: tuple[Role, ...]
    language: str
    to_sign: int
    has_pin: bool
    needs_code: bool
    """Signs in with a one-time code first, then sets a PIN."""
    chooses_pin: bool = False
    """Came with this PC, a visitor's, and chooses a PIN for it."""
    signs_in_elsewhere: bool = False
    """Of the plant: has no PIN on this PC, a visitor's, and gets none."""
    last_active_ms: int = 0

    @property
    def is_trainer(self) -> bool:
        return Role.TRAINER in self.roles or Role.SUPERVISOR in self.roles


@dataclass(frozen=True, slots=True)
class Board:
    plant: str
    pc: str
    tiles: tuple[Tile, ...]


def board_of(reading: Reading) -> Board:
    """Everybody active: those who sign first, then whoever was here last.

    Whoever was entered twice and merged has one tile: of the entry that is kept.
    """
    directory = reading.directory()
    waiting = Counter(directory.kept(item.person) for item in reading.to_sign())
    active, held = reading.last_active(), reading.pins()
    tiles = [
        _tile(
            reading,
            person,
            held.get(person.id),
            waiting[person.id],
            max(active.get(entry, 0) for entry in directory.entries(person.id)),
        )
        for person in directory.everybody()
        if person.active
    ]
    tiles.sort(key=lambda t: (not t.is_trainer, -t.last_active_ms, folded(t.name)))
    hub = reading.membership()  # says a name before the plant's own has arrived
    named = hub.name if hub is not None else ""
    plant = directory.site.saved.name if directory.site else named
    return Board(plant, reading.device_name(), tuple(tiles))


def _tile(
    reading: Reading, person: Person, pin: PinState | None, to_sign: int, last_active_ms: int
) -> Tile:
    roles = tuple(role for role in Role if role in person.roles)
    chooses = chooses_pin(reading, person, has_pin=pin is not None)
    return Tile(
        person.id,
        person.name,
        roles,
        person.language,
        to_sign,
        has_pin=pin is not None,
        needs_code=pin is not None and pin.once,
        chooses_pin=chooses,
        signs_in_elsewhere=pin is None and not chooses and is_visitors_pc(reading),
        last_active_ms=last_active_ms,
    )
