"""The services about people, from memory: what was asked of them is kept, in plain calls."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tests.builders import make_pack
from trainer_app.checklists.directory import Person
from trainer_app.checklists.membership import UnitSigners
from trainer_app.checklists.permissions import Role
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.folding import folded
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.members import Enrolment, Member, PersonPage, Saved
from trainer_app.services.people import NewRight
from trainer_app.services.rights import RightLine
from trainer_app.services.session import SignedIn

RIGHT = RecordId("7" * 32)
GIVEN_ON = date(2026, 1, 12)


def make_person(
    person: PersonId, name: str, *roles: Role, active: bool = True, shift: str = ""
) -> Person:
    return Person(person, RecordId(person), name, frozenset(roles), "en", active, shift)


def make_right(**changes: object) -> RightLine:
    plain = RightLine(RIGHT, ("*",), "trade", None, None, "", "Sue Leblanc", GIVEN_ON, False)
    return replace(plain, **changes)  # type: ignore[arg-type]  # fields by name


def make_page(person: Person, **changes: object) -> PersonPage:
    """Somebody with a PIN and nothing else."""
    plain = PersonPage(
        person=person,
        pack=make_pack(),
        pin="own",
        has_badge=False,
        enrolment=None,
        rights=(),
        follow_ups=(),
        waiting=0,
        heirs=(),
        trainers=(),
        shifts=(),
        stays_supervisor=False,
        other_supervisor=True,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # fields by name


@dataclass
class FakeMembers:
    """``pages``: what there is to see. ``refuse``: what every change is refused with."""

    pages: dict[PersonId, PersonPage] = field(default_factory=dict)
    refuse: Refusal | None = None
    kept: list[tuple[str, Member, Enrolment | None]] = field(default_factory=list)
    left: list[tuple[PersonId, PersonId | None]] = field(default_factory=list)
    came_back: list[PersonId] = field(default_factory=list)

    def everybody(self, viewer: SignedIn) -> tuple[Person, ...]:
        assert viewer.name
        people = (page.person for page in self.pages.values())
        return tuple(sorted(people, key=lambda p: folded(p.name)))

    def page(self, viewer: SignedIn, person_id: PersonId) -> PersonPage:
        assert viewer.name
        return self.pages[person_id]

    def keep(
        self,
        by: SignedIn,
        person_id: PersonId,
        name: str,
        member: Member,
        enrolment: Enrolment | None = None,
    ) -> Saved:
        self._insist(by)
        self.kept.append((name, member, enrolment))
        person = replace(
            self.pages[person_id].person,
            name=name,
            roles=frozenset(member.roles),
            language=member.language,
            shift=member.shift,
        )
        return self._saved(person, enrolment=enrolment)

    def deactivate(self, by: SignedIn, person_id: PersonId, heir: PersonId | None = None) -> Saved:
        self._insist(by)
        self.left.append((person_id, heir))
        return self._saved(replace(self.pages[person_id].person, active=False))

    def reactivate(self, by: SignedIn, person_id: PersonId) -> Saved:
        self._insist(by)
        self.came_back.append(person_id)
        return self._saved(replace(self.pages[person_id].person, active=True))

    def _insist(self, by: SignedIn) -> None:
        assert by.name
        if self.refuse is not None:
            raise self.refuse

    def _saved(self, person: Person, **changes: object) -> Saved:
        page = replace(self.pages[person.id], person=person)
        self.pages[person.id] = replace(page, **changes)  # type: ignore[arg-type]  # by name
        return Saved(person, ChangeSet.of([person.id]))


@dataclass
class FakeRights:
    units: tuple[UnitSigners, ...] = ()
    refuse: Refusal | None = None
    given: list[NewRight] = field(default_factory=list)
    ended: list[RecordId] = field(default_factory=list)
    then: Callable[[], None] = lambda: None
    """What becomes of the pages when a right ends."""

    def signers(self, viewer: SignedIn) -> tuple[UnitSigners, ...]:
        assert viewer.name
        return self.units

    def give(self, by: SignedIn, right: NewRight) -> ChangeSet:
        if self.refuse is not None:
            raise self.refuse
        self.given.append(right)
        return ChangeSet.of([by.id, right.person])

    def end(self, by: SignedIn, right: RecordId, words: str = "") -> ChangeSet:
        assert not words
        self.ended.append(right)
        self.then()
        return ChangeSet.of([by.id])


@dataclass
class FakeSlips:
    """Remembers whose codes were printed."""

    handed: list[tuple[PersonId, str]] = field(default_factory=list)

    def codes(
        self, by: SignedIn, handed: Sequence[tuple[PersonId, str]], *, paper: str = "letter"
    ) -> bytes:
        self.handed.extend(handed)
        return f"{by.name} {paper}".encode()


@dataclass
class FakeBadges:
    """``known``: what is read, and whose it is."""

    known: dict[str, PersonId] = field(default_factory=dict)

    def whose(self, scanned: str) -> PersonId:
        if scanned not in self.known:
            raise Refusal(ErrorCode.BADGE_UNKNOWN)
        return self.known[scanned]

    def give(self, by: SignedIn, person_id: PersonId, scanned: str) -> ChangeSet:
        if scanned in self.known:
            raise Refusal(ErrorCode.BADGE_TAKEN, person=by.name)
        self.known[scanned] = person_id
        return ChangeSet.of([person_id])

    def take_away(self, by: SignedIn, person_id: PersonId) -> ChangeSet:
        assert by.name
        self.known = {badge: who for badge, who in self.known.items() if who != person_id}
        return ChangeSet.of([person_id])


class FakeWhoSees:
    def sheet(self, viewer: SignedIn, *, lang: str, paper: str = "letter") -> bytes:
        return f"{viewer.name} {lang} {paper}".encode()

    def html(self, viewer: SignedIn, *, lang: str) -> str:
        return f"<p>{viewer.name} {lang}</p>"
