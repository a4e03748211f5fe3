"""People of the plant: the Board, signing in, PINs, roles and rights to sign.

Checking a PIN is slow on purpose; call ``sign_in`` from the thread kept for that.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import Person
from trainer_app.checklists.permissions import Action, Role
from trainer_app.checklists.ports import Store, Writing
from trainer_app.kernel import pins
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.folding import folded
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.board import Board, board_of
from trainer_app.services.finding import active_person, checked_name, found, known, with_entries
from trainer_app.services.office import require_office
from trainer_app.services.pins import put_pin, right_pin
from trainer_app.services.session import SignedIn
from trainer_app.services.visiting import no_pin, put_first_pin


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
        with self._store.reading() as reading:
            return board_of(reading)

    # --- PINs -----------------------------------------------------------------------------------

    def sign_in(self, person_id: PersonId, pin: str) -> SignedIn:
        """Check a PIN; wrong ones are counted, delayed, then locked, and logged.

        Raises ``Refusal``: PIN_WRONG, PIN_DELAYED(seconds), PIN_LOCKED(minutes), PIN_NOT_SET,
        SIGNS_IN_ELSEWHERE, PERSON_INACTIVE. With a one-time code the answer says ``must_set_pin``.
        """
        now = self._clock.now().ms
        with self._store.reading() as reading:
            person, others = with_entries(reading.directory(), person_id)
            state = reading.pin(person_id)
            if state is None:
                raise no_pin(reading, person)
        record = right_pin(self._store, person_id, state, pin, now)
        return SignedIn(person, record, now, must_set_pin=state.once, also=others)

    def set_pin(self, signed_in: SignedIn, pin: str) -> Refreshed:
        """One's own new PIN; the old verifier is erased at once."""
        pins.check_shape(pin)
        verifier = self._new_verifier(pin)
        with self._store.writing() as writing:
            record = put_pin(writing, signed_in, signed_in.id, verifier, once=False)
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
            person, others = with_entries(writing.directory(), person_id)
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
            put_pin(writing, by, person_id, verifier, once=True)
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
        put_pin(writing, by, person, verifier, once=once)
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
        return found(directory, name_or_id)
