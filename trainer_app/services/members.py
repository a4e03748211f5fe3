"""The people of a plant as their supervisor keeps them: who they are, leaving, coming back.

Every change is a new record in the place of an old one; nothing is edited. The Board, PINs and
adding somebody are ``people``; rights to sign are ``rights``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from trainer_app.checklists import bodies as b
from trainer_app.checklists import followups, membership
from trainer_app.checklists.directory import Directory, Person
from trainer_app.checklists.followups import FollowUp, open_follow_ups
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.permissions import Action, Role
from trainer_app.checklists.ports import Reading, Store, Writing
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.folding import folded
from trainer_app.kernel.ids import PersonId
from trainer_app.services.badges import has_badge
from trainer_app.services.cases import adopted_pack, whole_catalogue
from trainer_app.services.finding import checked_name, known
from trainer_app.services.office import known_ends, require_office
from trainer_app.services.rights import RightLine, rights_of, write_end
from trainer_app.services.session import SignedIn
from trainer_app.services.units import units

LONGEST_SHIFT = 30


@dataclass(frozen=True, slots=True)
class Member:
    """What is kept of a person beside the name."""

    roles: tuple[Role, ...]
    language: str
    shift: str


@dataclass(frozen=True, slots=True)
class Enrolment:
    """How a trainee follows the programme."""

    pathway: str
    started: date | None
    trainers: tuple[PersonId, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonPage:
    """Everything that a supervisor sees of a person. ``others``: everybody else who is active."""

    person: Person
    pack: Pack
    pin: str
    """none | code (a one-time code waits) | own"""
    has_badge: bool
    enrolment: Enrolment | None
    rights: tuple[RightLine, ...]
    follow_ups: tuple[FollowUp, ...]
    waiting: int
    """Sign-offs of theirs that wait for a trainee's signature: they stay when somebody leaves."""
    heirs: tuple[Person, ...]
    """Who can take over the follow-ups."""
    trainers: tuple[Person, ...]
    """Who can be named as a trainee's trainer."""
    shifts: tuple[str, ...]
    """The shifts that people here have."""
    stays_supervisor: bool
    """The last supervisor: the role cannot be taken away, and he cannot leave."""
    other_supervisor: bool
    """Whether somebody else could give this person a right to sign."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A person as they now stand."""

    person: Person
    changes: ChangeSet


class Members:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    # --- seen -----------------------------------------------------------------------------------

    def everybody(self, viewer: SignedIn) -> tuple[Person, ...]:
        """Active or not, by name."""
        viewer.require(Action.MANAGE_PEOPLE)
        with self._store.reading() as reading:
            return _by_name(reading.directory().everybody())

    def page(self, viewer: SignedIn, person_id: PersonId) -> PersonPage:
        viewer.require(Action.MANAGE_PEOPLE)
        with self._store.reading() as reading:
            directory = reading.directory()
            person = known(directory, person_id)
            others = [
                p
                for p in directory.everybody()
                if p.active and not directory.same_human(p.id, person_id)
            ]
            open_ones = _follow_ups(reading, person_id)
            pin = reading.pin(person_id)
            supervises = person.active and Role.SUPERVISOR in person.roles
            return PersonPage(
                person=person,
                pack=whole_catalogue(reading),
                pin="none" if pin is None else ("code" if pin.once else "own"),
                has_badge=has_badge(reading, person_id),
                enrolment=_enrolment(directory, person_id),
                rights=rights_of(reading, person),
                follow_ups=open_ones,
                waiting=_waiting(reading, person_id),
                heirs=_by_name(
                    p for p in others if membership.may_take_over(p, open_ones, directory).allowed
                ),
                trainers=_by_name(p for p in others if p.may(Action.SIGN_OFF)),
                shifts=tuple(sorted({p.shift for p in directory.people.values() if p.shift})),
                stays_supervisor=supervises and not any(Role.SUPERVISOR in p.roles for p in others),
                other_supervisor=bool(membership.other_supervisors(person, directory)),
            )

    # --- changed --------------------------------------------------------------------------------

    def rename(self, by: SignedIn, person_id: PersonId, name: str) -> Saved:
        """Correct a name; what was printed and signed under the old one stays as it was."""
        with self._store.writing() as writing:
            self._rename(writing, by, person_id, name)
            return _saved(writing, person_id)

    def save(self, by: SignedIn, person_id: PersonId, member: Member) -> Saved:
        """Roles, language and shift. Whoever becomes a trainee is enrolled from today."""
        with self._store.writing() as writing:
            self._save(writing, by, person_id, member)
            return _saved(writing, person_id)

    def enrol(self, by: SignedIn, person_id: PersonId, enrolment: Enrolment) -> Saved:
        """A trainee's pathway, the day it began, and the trainers who are named for it."""
        with self._store.writing() as writing:
            self._enrol(writing, by, person_id, enrolment)
            return _saved(writing, person_id)

    def keep(
        self,
        by: SignedIn,
        person_id: PersonId,
        name: str,
        member: Member,
        enrolment: Enrolment | None = None,
    ) -> Saved:
        """All of it at once or nothing; only what differs is recorded."""
        with self._store.writing() as writing:
            self._rename(writing, by, person_id, name)
            self._save(writing, by, person_id, member)
            if enrolment is not None:
                self._enrol(writing, by, person_id, enrolment)
            return _saved(writing, person_id)

    def _rename(self, writing: Writing, by: SignedIn, person_id: PersonId, name: str) -> None:
        by.require(Action.MANAGE_PEOPLE)
        directory = writing.directory()
        person = known(directory, person_id)
        old = tuple(
            record.id
            for record in directory.heads(b.PersonNamed)
            if isinstance(record.body, b.PersonNamed) and record.body.person == person_id
        )
        if " ".join(name.split()) == person.name and len(old) < 2:
            return  # as it is, whoever else was entered by that name on another PC
        said = checked_name(name, directory, of=person_id)
        writing.append(b.PersonNamed(person=person_id, name=said), by=by.by(), replaces=old)

    def _save(self, writing: Writing, by: SignedIn, person_id: PersonId, member: Member) -> None:
        directory = writing.directory()
        person = known(directory, person_id)
        people = directory.everybody()
        membership.may_save(by.person, person, member.roles, people).insist()
        roles = tuple(role for role in Role if role in member.roles)
        said = Member(roles, member.language, " ".join(member.shift.split())[:LONGEST_SHIFT])
        if said != _member(person) or len(person.heads) > 1:
            _write(writing, by, person, said)
        if Role.TRAINEE in member.roles and person_id not in directory.enrolments:
            today = self._clock.now().date
            write_enrolment(writing, by, person_id, Enrolment("new", today))

    def _enrol(
        self, writing: Writing, by: SignedIn, person_id: PersonId, enrolment: Enrolment
    ) -> None:
        by.require(Action.MANAGE_PEOPLE)
        directory = writing.directory()
        person = known(directory, person_id)
        if Role.TRAINEE not in person.roles:
            raise Refusal(ErrorCode.NOT_A_TRAINEE, person=person.name)
        held = _enrolment(directory, person_id)
        started = enrolment.started
        planned = held is not None and started == held.started
        if started is not None and started > self._clock.now().date and not planned:
            raise Refusal(ErrorCode.DATE_IN_FUTURE)
        if enrolment != held:
            write_enrolment(writing, by, person_id, enrolment)

    # --- leaving and coming back ----------------------------------------------------------------

    def deactivate(self, by: SignedIn, person_id: PersonId, heir: PersonId | None = None) -> Saved:
        """Somebody leaves, with every entry: follow-ups change hands, rights to sign end, the tile
        goes.

        What they signed and what waits for a signature stays as it is and still counts.
        """
        with self._store.writing() as writing:
            directory = writing.directory()
            person = known(directory, person_id)
            open_ones = _follow_ups(writing, person_id)
            membership.may_deactivate(
                by.person,
                person,
                directory.everybody(),
                open_ones,
                directory.people.get(heir) if heir else None,
                directory,
            ).insist()
            for follow_up in open_ones:
                assert heir is not None
                body = b.NoteHandedOver(about=follow_up.note, to=heir)
                writing.append(body, by=by.by(), replaces=follow_up.handed_over)
            for entry in (directory.people.get(e) for e in directory.entries(person_id)):
                if entry is not None and entry.active:
                    for right in directory.rights.get(entry.id, ()):
                        write_end(writing, by, right.record)
                    _write(writing, by, entry, _member(entry), active=False)
            return _saved(writing, person_id)

    def reactivate(self, by: SignedIn, person_id: PersonId) -> Saved:
        """Back on the Board, with the roles as they were; rights to sign are given anew."""
        with self._store.writing() as writing:
            directory = writing.directory()
            person = known(directory, person_id)
            membership.may_reactivate(by.person, person, directory.everybody()).insist()
            _write(writing, by, person, _member(person), active=True)
            return _saved(writing, person_id)


# --- records --------------------------------------------------------------------------------------


def _write(
    writing: Writing, by: SignedIn, person: Person, member: Member, *, active: bool = True
) -> None:
    roles = set(member.roles)
    only_shift = (roles, active) == (set(person.roles), person.active) and person.id == by.id
    if not only_shift and roles | person.roles != {Role.TRAINEE}:  # who trains may keep a trainee
        require_office(writing)
    takes_away = bool(person.roles - roles) or (person.active and not active)
    saved = b.PersonSaved(
        roles=tuple(sorted({*(role.value for role in member.roles), *person.other_roles})),
        language=member.language,
        active=active,
        shift=member.shift,
        known=known_ends(writing) if takes_away else (),
    )
    writing.append(saved, by=by.by(), replaces=person.heads)


def write_enrolment(
    writing: Writing, by: SignedIn, trainee: PersonId, enrolment: Enrolment
) -> None:
    """In the place of what is known of this trainee. The caller asks who may."""
    old = [
        record.id
        for record in writing.directory().heads(b.EnrolmentSaved)
        if isinstance(record.body, b.EnrolmentSaved) and record.body.trainee == trainee
    ]
    body = b.EnrolmentSaved(
        trainee=trainee,
        pack=adopted_pack(writing).id,
        pathway=enrolment.pathway,
        started=enrolment.started,
        trainers=enrolment.trainers,
    )
    writing.append(body, by=by.by(), replaces=tuple(old))


def _saved(writing: Writing, person: PersonId) -> Saved:
    return Saved(writing.directory().people[person], writing.changes())


def _member(person: Person) -> Member:
    roles = tuple(role for role in Role if role in person.roles)
    return Member(roles, person.language, person.shift)


# --- read -----------------------------------------------------------------------------------------


def _enrolment(directory: Directory, person: PersonId) -> Enrolment | None:
    held = directory.enrolments.get(person)
    return Enrolment(held.pathway, held.started, held.trainers) if held else None


def _follow_ups(reading: Reading, owner: PersonId) -> tuple[FollowUp, ...]:
    """The open follow-ups that this person answers for."""
    directory = reading.directory()
    found = open_follow_ups(reading.records(followups.KINDS), directory, units(reading))
    return tuple(f for f in found if directory.same_human(f.owner, owner))


def _waiting(reading: Reading, signer: PersonId) -> int:
    records = (reading.record(item.record) for item in reading.to_sign())
    return sum(1 for r in records if r and r.head.by and r.head.by.person == signer)


def _by_name(people: Iterable[Person]) -> tuple[Person, ...]:
    return tuple(sorted(people, key=lambda p: (folded(p.name), p.id)))
