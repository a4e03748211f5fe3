"""Training slots: time that was agreed for a trainee, and what became of it. Pure.

What does not take place on its day is missed, with its reason, and planned anew: it is not moved,
or nobody would see what training loses to production. Minutes are guidance, no rating.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import Directory, UnitOf
from trainer_app.checklists.effects import Effects, Thing
from trainer_app.checklists.kinds import Record
from trainer_app.kernel.ids import PersonId, RecordId

SLOT_KINDS: Final = ("slot.saved", "record.withdrawn")
"""Every record of a trainee that is looked at."""
MOST_MINUTES: Final = 24 * 60
_WAITS: Final = timedelta(days=14)
"""For so long somebody is reminded of a slot that nobody said anything of."""


class SlotState(StrEnum):
    AHEAD = "ahead"
    """Today or later, and nothing was said yet."""
    UNSAID = "unsaid"
    """Its day has gone by, and nobody said what became of it."""
    HELD = "held"
    MISSED = "missed"
    DIFFERS = "differs"
    """Two PCs say different things: it counts as neither until somebody says it anew."""


class MissedWhy(StrEnum):
    """Neutral: what came between, never who is to blame."""

    PRODUCTION = "production"
    TRAINER_AWAY = "trainer_away"
    TRAINEE_AWAY = "trainee_away"
    NOT_READY = "not_ready"
    """The mold, the press or the tools were not there."""
    OTHER = "other"
    """In own words, or a reason that a newer program knows."""


@dataclass(frozen=True, slots=True)
class Slot:
    """``id``: its first record. ``words``: own words of whoever said last what became of it."""

    id: RecordId
    heads: tuple[RecordId, ...]
    """What stands: a new record takes the place of each."""
    trainee: PersonId
    """The entry that it was planned for: of somebody who was entered twice one of two."""
    on: date
    minutes: int
    tasks: tuple[str, ...]
    state: SlotState
    planned_by: PersonId
    said_by: PersonId
    """Whoever said last what became of it; of one that nobody said anything of: who planned it."""
    why: MissedWhy | None = None
    words: str = ""
    was_planned: bool = True
    """False where it was recorded once it was held."""
    instead_of: RecordId | None = None
    """The missed slot that this one makes up for."""
    is_rebooked: bool = False
    """Missed, and planned anew."""


@dataclass(frozen=True, slots=True)
class SlotCounts:
    """Of a stretch of time. Add two of them for two trainees.

    ``planned``: those whose time has come, so held, missed or not said yet; of each kind only what
    had been planned. ``unsaid``: with those that differ. ``besides``: held without a plan.
    """

    planned: int = 0
    held: int = 0
    missed: Mapping[MissedWhy, int] = field(default_factory=dict)
    unsaid: int = 0
    ahead: int = 0
    besides: int = 0

    @property
    def missed_in_all(self) -> int:
        return sum(self.missed.values())

    def __add__(self, other: SlotCounts) -> SlotCounts:
        missed = Counter(self.missed) + Counter(other.missed)
        return SlotCounts(
            self.planned + other.planned,
            self.held + other.held,
            {why: missed[why] for why in MissedWhy if why in missed},
            self.unsaid + other.unsaid,
            self.ahead + other.ahead,
            self.besides + other.besides,
        )


def slots(
    records: Iterable[Record],
    trainee: PersonId,
    directory: Directory,
    unit_of: UnitOf,
    on: date,
) -> tuple[Slot, ...]:
    """From all records of ``SLOT_KINDS`` of one trainee, by day: those that stand on this day."""
    effects = Effects(records, trainee, directory, unit_of)
    found = [slot for thing in effects.things() if (slot := _slot(thing, effects, on)) is not None]
    rebooked = {slot.instead_of for slot in found}
    for place, slot in enumerate(found):
        if slot.id in rebooked and slot.state is SlotState.MISSED:
            found[place] = replace(slot, is_rebooked=True)
    return tuple(sorted(found, key=lambda slot: (slot.on, slot.id)))


def counted(found: Iterable[Slot], first: date, last: date) -> SlotCounts:
    """Of the slots from the first to the last day, both of them too."""
    counts = SlotCounts()
    for slot in found:
        if first <= slot.on <= last:
            counts += _count(slot)
    return counts


def waiting(found: Iterable[Slot], on: date) -> tuple[Slot, ...]:
    """What a day begins with: slots of the last days that nobody said anything of, and today's."""
    return tuple(
        slot
        for slot in found
        if (slot.state is SlotState.AHEAD and slot.on == on)
        or (slot.state in (SlotState.UNSAID, SlotState.DIFFERS) and slot.on >= on - _WAITS)
    )


def next_slot(found: Iterable[Slot]) -> Slot | None:
    """The first that is ahead."""
    return next((slot for slot in found if slot.state is SlotState.AHEAD), None)


def month_of(day: date) -> tuple[date, date]:
    """The first and the last day of its month."""
    first = day.replace(day=1)
    after = (first + timedelta(days=31)).replace(day=1)
    return first, after - timedelta(days=1)


def missed_why(code: str) -> MissedWhy:
    """What a newer program knows is another reason here."""
    known = {why.value: why for why in MissedWhy}
    return known.get(code, MissedWhy.OTHER)


def _slot(thing: Thing, effects: Effects, on: date) -> Slot | None:
    first, head = effects.counting.get(thing.id), next(iter(thing.present), None)
    if first is None or head is None or first.head.by is None or head.head.by is None:
        return None
    planned, said = first.body, head.body
    if not isinstance(planned, b.SlotSaved) or not isinstance(said, b.SlotSaved):
        return None
    if said.on is None:
        return None
    heads, differ = _heads(thing)
    state = SlotState.DIFFERS if differ else _state(said, said.on, on)
    return Slot(
        thing.id,
        heads,
        said.trainee,
        said.on,
        max(0, min(said.minutes, MOST_MINUTES)),
        said.tasks,
        state,
        first.head.by.person,
        head.head.by.person,
        missed_why(said.why) if state is SlotState.MISSED else None,
        said.words,
        planned.held is not True,
        planned.instead or None,
    )


def _heads(thing: Thing) -> tuple[tuple[RecordId, ...], bool]:
    """What stands, and whether it differs. A slot does not end a withdrawal: who says anew what
    became of one that was taken back elsewhere names it, and it differs no more."""
    known = {old for record in thing.present for old in record.head.replaces}
    ordered = sorted(thing.heads, key=lambda head: (head.id in known, head.id))
    is_open = sum(head.id not in known for head in ordered) > 1
    return tuple(head.id for head in ordered), thing.differ and is_open


def _state(said: b.SlotSaved, day: date, on: date) -> SlotState:
    if said.held is not None:
        return SlotState.HELD if said.held else SlotState.MISSED
    return SlotState.UNSAID if day < on else SlotState.AHEAD


def _count(slot: Slot) -> SlotCounts:
    match slot.state:
        case SlotState.AHEAD:
            return SlotCounts(ahead=1)
        case SlotState.HELD if slot.was_planned:
            return SlotCounts(planned=1, held=1)
        case SlotState.HELD:
            return SlotCounts(besides=1)
        case SlotState.MISSED:
            return SlotCounts(planned=1, missed={slot.why or MissedWhy.OTHER: 1})
    return SlotCounts(planned=1, unsaid=1)
