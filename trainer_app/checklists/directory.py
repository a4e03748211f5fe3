"""Who is who: people, roles, rights to sign, the site, the edition, from the records that count.

Built once from the few records of ``DIRECTORY_KINDS``; then asked, never changed. Whether a record
counts is decided in ``counting``, which devices are admitted in ``devices``. Pure; any thread.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from trainer_app.checklists import bodies as b
from trainer_app.checklists.audiences import TRAINEES
from trainer_app.checklists.counting import Counting, UnitOf
from trainer_app.checklists.devices import Device, Devices
from trainer_app.checklists.forks import NO_BRANCHES, Branches
from trainer_app.checklists.joining import Joining
from trainer_app.checklists.kinds import KIND_OF_BODY, Record
from trainer_app.checklists.permissions import Action, Role, allows
from trainer_app.checklists.powers import right_covers, roles_of
from trainer_app.checklists.reasons import NotCounting
from trainer_app.checklists.subjects import about_whom
from trainer_app.kernel.ids import EditionId, LogId, PersonId, RecordId

__all__ = [
    "DIRECTORY_KINDS",
    "Device",
    "Directory",
    "NotCounting",
    "Person",
    "Right",
    "Site",
    "UnitOf",
    "about_whom",
    "learners",
]

DIRECTORY_KINDS = (
    "log.opened",
    "device.enrolled",
    "device.revoked",
    "person.saved",
    "person.named",
    "person.merged",
    "right.saved",
    "site.saved",
    "edition.adopted",
    "enrolment.saved",
    "joining.accepted",
)
"""Few records decide who counts; all of them are read when a profile is opened."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person as of all that counts. ``record`` is what a new statement of theirs relies on."""

    id: PersonId
    record: RecordId
    name: str
    roles: frozenset[Role]
    language: str
    active: bool
    shift: str = ""
    heads: tuple[RecordId, ...] = ()
    """Every saved state that stands: a new one replaces them all."""
    other_roles: tuple[str, ...] = ()
    """Roles from a newer program: they give nothing here, and saving the person keeps them."""

    def may(self, action: Action, *, about: PersonId | None = None) -> bool:
        """By the permission table; whoever left the plant may do nothing."""
        return self.active and allows(action, self.roles, own=about == self.id)


@dataclass(frozen=True, slots=True)
class Right:
    """A right to sign that stands."""

    record: RecordId
    person: PersonId
    scope: tuple[str, ...]
    basis: str
    start: date | None
    until: date | None

    def covers(self, task: str, unit: str | None) -> bool:
        return right_covers(self.scope, task, unit)

    def holds_on(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True, slots=True)
class Site:
    id: RecordId
    record: RecordId
    saved: b.SiteSaved


class Directory:
    """See the module. ``roots``: public keys (hex) whose founding certificate is believed here."""

    def __init__(
        self,
        roots: frozenset[str],
        records: Iterable[Record] = (),
        branches: Branches = NO_BRANCHES,
        plant: str = "",
    ) -> None:
        self.roots = roots
        known = {record.id: record for record in records}
        self._devices = Devices(known.values(), roots, branches, plant)
        self._counting = Counting(known, self._devices)
        self._merged: dict[PersonId, PersonId] = {}
        self._entries: dict[PersonId, tuple[PersonId, ...]] = {}
        self._kept: dict[PersonId, PersonId] = {}
        self.people: dict[PersonId, Person] = {}
        self.rights: dict[PersonId, tuple[Right, ...]] = {}
        self.site: Site | None = None
        self.editions: dict[str, EditionId] = {}
        """What this plant judges by, by audience (``audiences``)."""
        self.enrolments: dict[PersonId, b.EnrolmentSaved] = {}
        self._read_people()
        self._read_merges()
        self._read_plant()

    @classmethod
    def of(
        cls,
        records: Iterable[Record],
        roots: frozenset[str],
        branches: Branches = NO_BRANCHES,
        plant: str = "",
    ) -> Directory:
        """``branches``: of the logs that fork; without them forks are judged by place alone.

        ``plant``: its id at the hub whose key is the root; empty for a PC that stands alone.
        """
        return cls(roots, records, branches, plant)

    # --- what counts ----------------------------------------------------------------------------

    def why_not(self, record: Record, unit_of: UnitOf) -> NotCounting | None:
        """None when the record counts by itself, else the reason it does not.

        What only shows beside the record that this one is about: ``judging.why_not_counting``.
        """
        return self._counting.why_not(record, unit_of, self.same_human)

    def judge_right(
        self, record: Record, right_id: RecordId, task: str, day: date, unit: str | None
    ) -> NotCounting | None:
        """Whether the right that a signer relied on was his, covers the task and held that day."""
        return self._counting.judge_right(record, right_id, task, day, unit)

    def relied_roles(self, record: Record) -> frozenset[Role]:
        """The roles that the maker of this record relied on, whatever became of them since."""
        return self._counting.roles_relied_on(record)

    def known_replaced(self, old: RecordId, by_record: Record) -> bool:
        """Whether the logs prove that ``old`` had been replaced before this record was made."""
        return self._counting.known_replaced(old, by_record)

    def precedes(self, earlier: Record, later: Record) -> bool:
        """Whether the logs prove that ``earlier`` was there when ``later`` was made."""
        return self._devices.precedes(earlier, later)

    def may_replace(self, record: Record, old: Record) -> bool:
        """What was recorded before joining takes the place of nothing but its own."""
        return self._devices.may_replace(record, old)

    def heads(self, body_type: type[b.Body]) -> list[Record]:
        """What stands of a directory kind and can be read, by id."""
        heads = self._counting.heads(KIND_OF_BODY[body_type].name)
        return [record for record in heads if isinstance(record.body, body_type)]

    @property
    def edition(self) -> EditionId | None:
        """The adopted edition of the trainees' programme."""
        return self.editions.get(TRAINEES)

    # --- people ---------------------------------------------------------------------------------

    def same_human(self, one: PersonId, other: PersonId) -> bool:
        """Whether two entries are one human, by themselves or by a merge."""
        return self.human(one) == self.human(other)

    def human(self, person: PersonId) -> PersonId:
        """The smallest id among the merged entries of this person."""
        while (parent := self._merged.get(person, person)) != person:
            person = parent
        return person

    def entries(self, person: PersonId) -> tuple[PersonId, ...]:
        """Every entry of this human, sorted: more than one after a merge."""
        return self._entries.get(self.human(person), (person,))

    def kept(self, person: PersonId) -> PersonId:
        """The entry that this human is shown as and signs in as: after a merge one of several."""
        return self._kept.get(self.human(person), person)

    def everybody(self) -> tuple[Person, ...]:
        """Every human once, here or gone, in no order."""
        return tuple(p for p in self.people.values() if self.kept(p.id) == p.id)

    def one_of_each(self, people: Iterable[Person]) -> tuple[Person, ...]:
        """Of several entries of one human among these the one that is kept, else the first."""
        found: dict[PersonId, Person] = {}
        for person in people:
            if self.human(person.id) not in found or self.kept(person.id) == person.id:
                found[self.human(person.id)] = person
        return tuple(found.values())

    def name(self, person: PersonId) -> str:
        """Of several entries one name is used, everywhere."""
        known = self.people.get(self.kept(person))
        return known.name if known else person[:8]

    def right_for(self, person: PersonId, task: str, unit: str | None, day: date) -> Right | None:
        """A right that stands, covers the task and holds on that day."""
        return next(
            (
                right
                for right in self.rights.get(person, ())
                if right.covers(task, unit) and right.holds_on(day)
            ),
            None,
        )

    # --- devices --------------------------------------------------------------------------------

    def key_of(self, log: LogId) -> str | None:
        """The public key (hex) of the device that keeps this log."""
        return self._devices.key_of(log)

    def device_of(self, log: LogId) -> Device | None:
        """The admitted device that keeps this log, or that brought it when it joined."""
        return self._devices.of_log(log)

    def is_authority(self, log: LogId) -> bool:
        """Whether what is said of devices in this log counts: the hub's; alone, this PC's."""
        return self._devices.is_authority(log)

    @property
    def joinings(self) -> tuple[Joining, ...]:
        """Of the PCs that started alone and joined this plant, which began elsewhere."""
        return tuple(j for j in self._devices.joinings if not j.founds)

    @property
    def accepted(self) -> frozenset[RecordId]:
        """The certificates of joinings that a supervisor accepted."""
        return self._counting.accepted

    def joining_of(self, record: Record) -> Joining | None:
        """The joining that this record came in with."""
        return self._devices.joining_of(record)

    def devices(self) -> Mapping[str, Device]:
        return self._devices.admitted

    # --- built ----------------------------------------------------------------------------------

    def thing(self, record: RecordId) -> RecordId:
        """The id of the thing (person, right, site) that a directory record belongs to."""
        return self._counting.thing(record)

    def _read_people(self) -> None:
        names: dict[PersonId, str] = {}
        for record in self._counting.heads("person.named"):
            if isinstance(record.body, b.PersonNamed):
                held = names.get(record.body.person, "")
                names[record.body.person] = max(held, record.body.name)
        versions: dict[PersonId, list[Record]] = {}
        for record in self._counting.heads("person.saved"):
            versions.setdefault(PersonId(self.thing(record.id)), []).append(record)
        for person, heads in versions.items():
            saved = [(r.id, body) for r in heads if (body := self._counting.saved(r)) is not None]
            self.people[person] = _person(person, saved, names.get(person, ""))

    def _read_merges(self) -> None:
        aside: set[PersonId] = set()
        for record in self._counting.heads("person.merged"):
            body = record.body
            if isinstance(body, b.PersonMerged) and body.same:
                low, high = sorted(self.human(p) for p in body.persons)
                if low != high:
                    self._merged[high] = low
                if body.kept in body.persons:
                    aside.update(set(body.persons) - {body.kept})
        entries: dict[PersonId, list[PersonId]] = {}
        for person in sorted({*self._merged, *self._merged.values()}):
            entries.setdefault(self.human(person), []).append(person)
        self._entries = {human: tuple(found) for human, found in entries.items()}
        for human, of_human in self._entries.items():
            known = [self.people[p] for p in of_human if p in self.people]
            if known:
                self._kept[human] = min(known, key=lambda p: (p.id in aside, *_rank(p))).id

    def _read_plant(self) -> None:
        for record in self._counting.heads("right.saved"):
            body = record.body
            if isinstance(body, b.RightSaved) and body.active:
                right = Right(
                    record.id, body.person, body.scope, body.basis, body.start, body.until
                )
                self.rights[body.person] = (*self.rights.get(body.person, ()), right)
        for record in self._counting.heads("site.saved"):
            if isinstance(record.body, b.SiteSaved):
                self.site = self.site or Site(self.thing(record.id), record.id, record.body)
        for record in self._counting.heads("edition.adopted"):
            if isinstance(record.body, b.EditionAdopted):
                self.editions.setdefault(record.body.audience, record.body.edition)
        for record in self._counting.heads("enrolment.saved"):
            if isinstance(record.body, b.EnrolmentSaved):
                self.enrolments.setdefault(record.body.trainee, record.body)


def learners(directory: Directory) -> tuple[Person, ...]:
    """Every trainee who is here, once each, in no order."""
    people = directory.people.values()
    return directory.one_of_each(p for p in people if p.active and Role.TRAINEE in p.roles)


def _rank(person: Person) -> tuple[bool, int, PersonId]:
    """Who is here goes before who left, and who may do more before who may do less."""
    may = sum(allows(action, person.roles) for action in Action)
    return not person.active, -may, person.id


def _person(person: PersonId, saved: Sequence[tuple[RecordId, b.PersonSaved]], name: str) -> Person:
    """Two saved states that neither replaces: only the roles that both give."""
    bodies = [body for _record, body in saved]
    roles = frozenset.intersection(*(roles_of(body) for body in bodies))
    said = frozenset.intersection(*(frozenset(body.roles) for body in bodies))
    # What a statement relies on gives no more than all of them together, where one of them does.
    record, first = next(((r, body) for r, body in saved if roles_of(body) == roles), saved[0])
    return Person(
        person,
        record,
        name,
        roles,
        first.language,
        all(body.active for body in bodies),
        first.shift,
        tuple(r for r, _body in saved),
        tuple(sorted(said - {role.value for role in Role})),
    )
