"""People of the plant: the Board, signing in, PINs, roles and rights to sign.

Checking a PIN is slow on purpose; call ``sign_in`` from the thread kept for that.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import Directory, Person
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.permissions import Action, Role
from trainer_app.checklists.ports import PinState, Reading, Store, Writing
from trainer_app.kernel import pins
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.folding import folded
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.kernel.records import MAX_REPLACES
from trainer_app.services.office import require_office
from trainer_app.services.session import SignedIn
from trainer_app.services.units import units
from trainer_app.services.visiting import chooses_pin, is_visitors_pc, no_pin, put_first_pin

_log = logging.getLogger(__name__)

LONGEST_NAME = 80


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


@dataclass(frozen=True, slots=True)
class NewPerson:
    """``scope``: what a trainer or assessor may sign: unit or task ids, or ``*`` for all."""

    name: str
    roles: tuple[Role, ...]
    language: str = "en"
    pathway: str = "new"
    """For a trainee: new | incumbent."""
    shift: str = ""
    scope: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewRight:
    """A right to sign, before it is recorded. ``scope``: task or unit ids, or ``*``."""

    person: PersonId
    scope: tuple[str, ...]
    basis: str = "trade"
    start: date | None = None
    until: date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    person: PersonId
    code: str
    """The one-time code to hand over; shown once, kept nowhere."""
    changes: ChangeSet


@dataclass(frozen=True, slots=True)
class Refreshed:
    """The same person signed in, as they now stand."""

    signed_in: SignedIn
    changes: ChangeSet


class People:
    """Use cases about people. ``new_verifier`` is injected so that sample data need not wait."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        new_verifier: Callable[[str], str] = pins.make_verifier,
        new_code: Callable[[], str] = pins.new_code,
    ) -> None:
        self._store = store
        self._clock = clock
        self._new_verifier = new_verifier
        self._new_code = new_code

    # --- the Board ------------------------------------------------------------------------------

    def board(self) -> Board:
        """Everybody active: those who sign first, then whoever was here last.

        Whoever was entered twice and merged has one tile: of the entry that is kept.
        """
        with self._store.reading() as reading:
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

    # --- PINs -----------------------------------------------------------------------------------

    def sign_in(self, person_id: PersonId, pin: str) -> SignedIn:
        """Check a PIN; wrong ones are counted, delayed, then locked, and logged.

        Raises ``Refusal``: PIN_WRONG, PIN_DELAYED(seconds), PIN_LOCKED(minutes), PIN_NOT_SET,
        SIGNS_IN_ELSEWHERE, PERSON_INACTIVE. With a one-time code the answer says ``must_set_pin``.
        """
        now = self._clock.now()
        with self._store.reading() as reading:
            directory = reading.directory()
            person = active_person(directory, person_id)
            others = frozenset(directory.entries(person_id)) - {person_id}
            state = reading.pin(person_id)
            if state is None:
                raise no_pin(reading, person)
        wait = pins.seconds_to_wait(state.wrong, state.last_wrong_ms, now.ms)
        if wait:
            raise _waiting(state.wrong, wait)
        accepted = ((state.record, state.verifier), *state.others)
        record = next((r for r, verifier in accepted if pins.matches(verifier, pin)), None)
        if record is None:
            with self._store.writing() as writing:
                writing.pin_was_wrong(person_id, now.ms)
            _log.info("wrong PIN for %s, attempt %d in a row", person_id[:8], state.wrong + 1)
            wait = pins.seconds_to_wait(state.wrong + 1, now.ms, now.ms)
            if wait:
                raise _waiting(state.wrong + 1, wait)
            raise Refusal(ErrorCode.PIN_WRONG)
        if state.wrong:
            with self._store.writing() as writing:
                writing.pin_was_right(person_id)
        return SignedIn(person, record, now.ms, must_set_pin=state.once, also=others)

    def set_pin(self, signed_in: SignedIn, pin: str) -> Refreshed:
        """One's own new PIN; the old verifier is erased at once."""
        pins.check_shape(pin)
        verifier = self._new_verifier(pin)
        with self._store.writing() as writing:
            record = _put_pin(writing, signed_in, signed_in.id, verifier, once=False)
            writing.pin_was_right(signed_in.id)
            changes = writing.changes()
        now = self._clock.now().ms
        return Refreshed(SignedIn(signed_in.person, record, now, also=signed_in.also), changes)

    def choose_pin(self, person_id: PersonId, pin: str) -> Refreshed:
        """A visitor's first PIN on the PC that came with him; it stays there. Raises NOT_ALLOWED
        anywhere else, for anybody else, and where there is one."""
        pins.check_shape(pin)
        verifier = self._new_verifier(pin)
        with self._store.writing() as writing:
            directory = writing.directory()
            person = active_person(directory, person_id)
            others = frozenset(directory.entries(person_id)) - {person_id}
            record = put_first_pin(writing, person, verifier)
            changes = writing.changes()
        return Refreshed(SignedIn(person, record, self._clock.now().ms, also=others), changes)

    def reset_pin(self, by: SignedIn, person_id: PersonId) -> Added:
        """A one-time code for somebody else; it can only set a new PIN."""
        by.require(Action.RESET_PIN, about=person_id)
        code = self._new_code()
        verifier = self._new_verifier(code)
        with self._store.writing() as writing:
            require_office(writing)
            active_person(writing.directory(), person_id)
            _put_pin(writing, by, person_id, verifier, once=True)
            writing.pin_was_right(person_id)
            changes = writing.changes()
        return Added(person_id, code, changes)

    # --- people and rights ----------------------------------------------------------------------

    def add_person(self, by: SignedIn, new: NewPerson) -> Added:
        """Add a person with a one-time code. A trainee is enrolled in the adopted programme."""
        action = Action.ADD_TRAINEE if new.roles == (Role.TRAINEE,) else Action.MANAGE_PEOPLE
        by.require(action)
        code = self._new_code()
        verifier = self._new_verifier(code)
        with self._store.writing() as writing:
            if action is Action.MANAGE_PEOPLE or new.scope:
                require_office(writing)
            person_id = self.write_person(writing, by, new, verifier)
            if new.scope:
                by.require(Action.GIVE_RIGHT)
                self.write_right(writing, by, NewRight(person_id, new.scope))
            changes = writing.changes()
        return Added(person_id, code, changes)

    def write_person(
        self, writing: Writing, by: SignedIn, new: NewPerson, verifier: str, *, once: bool = True
    ) -> PersonId:
        """The records of a new person, inside a transaction of the caller's."""
        name = checked_name(new.name, writing.directory())
        if not new.roles:
            raise Refusal(ErrorCode.ROLE_MISSING)
        saved = b.PersonSaved(
            roles=tuple(role.value for role in new.roles), language=new.language, shift=new.shift
        )
        person = PersonId(writing.append(saved, by=by.by()).id)
        writing.append(b.PersonNamed(person=person, name=name), by=by.by())
        _put_pin(writing, by, person, verifier, once=once)
        edition = writing.directory().edition
        if Role.TRAINEE in new.roles and edition is not None:
            pack = writing.pack(edition)
            enrolment = b.EnrolmentSaved(
                trainee=person,
                pack=pack.id if pack else "",
                pathway=new.pathway,
                started=self._clock.now().date,
            )
            writing.append(enrolment, by=by.by())
        return person

    def write_right(self, writing: Writing, by: SignedIn, right: NewRight) -> RecordId:
        """The record of a right to sign, inside a transaction of the caller's."""
        active_person(writing.directory(), right.person)
        body = b.RightSaved(
            person=right.person,
            scope=right.scope,
            basis=right.basis,
            start=right.start,
            until=right.until,
            words=right.words,
        )
        return writing.append(body, by=by.by()).id

    def set_language(self, by: SignedIn, language: str) -> Refreshed:
        """One's own language; screens and signature panels follow."""
        with self._store.writing() as writing:
            person = active_person(writing.directory(), by.id)
            saved = b.PersonSaved(
                roles=tuple(sorted({*(role.value for role in person.roles), *person.other_roles})),
                language=language,
                active=person.active,
                shift=person.shift,
            )
            writing.append(saved, by=by.by(), replaces=person.heads)
            fresh = writing.directory().people[by.id]
            changes = writing.changes()
        return Refreshed(SignedIn(fresh, by.pin, by.at_ms, also=by.also), changes)

    def person(self, person_id: PersonId) -> Person:
        with self._store.reading() as reading:
            return known(reading.directory(), person_id)

    def everybody(self) -> tuple[Person, ...]:
        """Active or not, by name."""
        with self._store.reading() as reading:
            people = reading.directory().everybody()
            return tuple(sorted(people, key=lambda p: (folded(p.name), p.id)))

    def find(self, name_or_id: str) -> Person:
        """By id, the beginning of an id, or name; refused when nobody or several fit."""
        with self._store.reading() as reading:
            directory = reading.directory()
        people = directory.people.values()
        wanted = folded(name_or_id)
        fit = [p for p in people if folded(p.name) == wanted or p.id == wanted]
        fit = fit or [p for p in people if len(wanted) >= 4 and p.id.startswith(wanted)]
        fit = fit or [p for p in people if wanted and wanted in folded(p.name)]
        fit = list(directory.one_of_each(fit))
        if not fit:
            raise Refusal(ErrorCode.PERSON_UNKNOWN, person=name_or_id)
        if len(fit) > 1:
            names = ", ".join(sorted(p.name for p in fit)[:5])
            raise Refusal(ErrorCode.PERSON_AMBIGUOUS, person=name_or_id, names=names)
        return fit[0]


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


def _put_pin(
    writing: Writing, by: SignedIn, person: PersonId, verifier: str, *, once: bool
) -> RecordId:
    old = writing.pin(person)
    body = b.PersonPin(person=person, verifier=verifier, once=once)
    replaces = old.heads[:MAX_REPLACES] if old else ()
    record = writing.append(body, by=by.by(), replaces=replaces)
    refuse_what_would_not_count(writing, by, record)
    for head in replaces:
        writing.erase_body(head)
    return record.id


def refuse_what_would_not_count(writing: Writing, by: SignedIn, record: Record) -> None:
    """Before an old PIN or badge is erased: the next one has to be one. Raises NOT_ALLOWED.

    Somebody may have lost his role while he was signed in, or have it before his PC joined alone.
    """
    if writing.directory().why_not(record, units(writing)) is not None:
        raise Refusal(ErrorCode.NOT_ALLOWED, person=by.person.name)


def _waiting(wrong: int, seconds: int) -> Refusal:
    if pins.is_locked(wrong):
        return Refusal(ErrorCode.PIN_LOCKED, minutes=max(1, round(seconds / 60)), seconds=seconds)
    return Refusal(ErrorCode.PIN_DELAYED, seconds=seconds)


def checked_name(name: str, directory: Directory, of: PersonId | None = None) -> str:
    """A name as it is recorded. Raises ``Refusal`` where somebody else active has it already."""
    name = " ".join(name.split())
    if not name:
        raise Refusal(ErrorCode.NAME_MISSING)
    if len(name) > LONGEST_NAME:
        raise Refusal(ErrorCode.NAME_TOO_LONG, longest=LONGEST_NAME)
    own = directory.entries(of) if of is not None else ()
    others = [p for p in directory.people.values() if p.active and p.id not in own]
    if any(p.name.casefold() == name.casefold() for p in others):
        raise Refusal(ErrorCode.NAME_TAKEN, name=name)
    return name


def known(directory: Directory, person_id: PersonId) -> Person:
    """Raises ``Refusal(PERSON_UNKNOWN)``."""
    person = directory.people.get(person_id)
    if person is None:
        raise Refusal(ErrorCode.PERSON_UNKNOWN, person=person_id[:8])
    return person


def active_person(directory: Directory, person_id: PersonId) -> Person:
    """Raises ``Refusal``: PERSON_UNKNOWN, PERSON_INACTIVE."""
    person = known(directory, person_id)
    if not person.active:
        raise Refusal(ErrorCode.PERSON_INACTIVE, person=person.name)
    return person
