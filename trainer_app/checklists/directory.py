"""Who counts: devices, people, roles and rights to sign, as a pure function of the records.

A record counts when its device was admitted, when the person named in it relied on a person
record that counts and gives the right, back to the founder named in the founding PC's certificate,
and when nobody acted for himself or for another (sync.md §3). What does not count is kept and shown
with its reason. Clocks, positions and the order of arrival never enter; order is known only inside
one log.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from trainer_app.checklists import bodies as b
from trainer_app.checklists.kinds import KINDS, Record
from trainer_app.checklists.permissions import Action, Role, allows
from trainer_app.kernel.ids import EditionId, LogId, PersonId, RecordId
from trainer_app.kernel.records import Tip, certificate_bytes, verify_bytes

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
)
"""Few records decide who counts; all of them are read when a profile is opened."""

UnitOf = Callable[[EditionId, str], str | None]
"""The unit of a task in an edition, or None where the edition is not at hand."""


class NotCounting(StrEnum):
    """Why a record does not count. Shown with the record, never hidden."""

    UNREADABLE = "unreadable"
    DEVICE_NOT_ADMITTED = "device_not_admitted"
    DEVICE_REVOKED = "device_revoked"
    NOT_AN_OFFICE_PC = "not_an_office_pc"
    PERSON_UNKNOWN = "person_unknown"
    RELIED_ON_DOES_NOT_COUNT = "relied_on_does_not_count"
    ROLE_MISSING = "role_missing"
    ROLE_HAD_CHANGED = "role_had_changed"
    RIGHT_MISSING = "right_missing"
    FOR_ONESELF = "for_oneself"
    FOR_ANOTHER = "for_another"
    EDITION_UNKNOWN = "edition_unknown"


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

    def may(self, action: Action, *, about: PersonId | None = None) -> bool:
        return allows(action, self.roles, own=about == self.id)


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
        return "*" in self.scope or task in self.scope or (unit is not None and unit in self.scope)

    def holds_on(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True, slots=True)
class Site:
    id: RecordId
    record: RecordId
    saved: b.SiteSaved


@dataclass(frozen=True, slots=True)
class Device:
    key: str
    name: str
    letter: str
    office: bool


@dataclass(slots=True)
class Directory:
    """Built from the records of ``DIRECTORY_KINDS``; then asked, never changed."""

    roots: frozenset[str]
    """Public keys (hex) whose founding certificate is believed on this PC."""
    _records: dict[RecordId, Record] = field(default_factory=dict)
    _log_keys: dict[LogId, str] = field(default_factory=dict)
    _devices: dict[str, Device] = field(default_factory=dict)
    _revoked: dict[str, dict[LogId, int]] = field(default_factory=dict)
    _founders: set[PersonId] = field(default_factory=set)
    _counts: dict[RecordId, NotCounting | None] = field(default_factory=dict)
    _thing: dict[RecordId, RecordId] = field(default_factory=dict)
    _replaced_by: dict[RecordId, list[RecordId]] = field(default_factory=dict)
    _merged: dict[PersonId, PersonId] = field(default_factory=dict)
    people: dict[PersonId, Person] = field(default_factory=dict)
    rights: dict[PersonId, tuple[Right, ...]] = field(default_factory=dict)
    site: Site | None = None
    edition: EditionId | None = None
    enrolments: dict[PersonId, b.EnrolmentSaved] = field(default_factory=dict)

    @classmethod
    def of(cls, records: Iterable[Record], roots: frozenset[str]) -> Directory:
        directory = cls(roots)
        directory._records = {record.id: record for record in records}
        directory._admit_devices()
        directory._link()
        directory._read_state()
        return directory

    # --- asked by everybody ---------------------------------------------------------------------

    def why_not(self, record: Record, unit_of: UnitOf) -> NotCounting | None:
        """None when the record counts by itself, else the reason it does not."""
        known = self._counts.get(record.id)
        if known is not None or record.id in self._counts:
            return known
        return self._judge(record, unit_of)

    def same_human(self, one: PersonId, other: PersonId) -> bool:
        """Whether two entries are one human, by themselves or by a merge."""
        return self.human(one) == self.human(other)

    def human(self, person: PersonId) -> PersonId:
        """The smallest id among the merged entries of this person."""
        while (parent := self._merged.get(person, person)) != person:
            person = parent
        return person

    def key_of(self, log: LogId) -> str | None:
        """The public key (hex) of the device that keeps this log."""
        return self._log_keys.get(log)

    def device_of(self, log: LogId) -> Device | None:
        key = self._log_keys.get(log)
        return None if key is None else self._devices.get(key)

    def devices(self) -> Mapping[str, Device]:
        return self._devices

    def name(self, person: PersonId) -> str:
        known = self.people.get(person)
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

    def _admit_devices(self) -> None:
        for record in self._records.values():
            if isinstance(record.body, b.LogOpened):
                self._log_keys[record.log] = record.body.key
        enrolled = [r for r in self._records.values() if isinstance(r.body, b.DeviceEnrolled)]
        recovery: set[str] = set()
        for record in enrolled:
            body = record.body
            assert isinstance(body, b.DeviceEnrolled)
            if body.key in self.roots and self._log_keys.get(record.log) == body.key:
                self._admit(body)
                if body.founder:
                    self._founders.add(body.founder)
                if body.recovery_sign:
                    recovery.add(body.recovery_sign)
        for record in enrolled:
            body = record.body
            assert isinstance(body, b.DeviceEnrolled)
            if body.proof and any(_recovery_vouches(key, body) for key in recovery):
                self._admit(body)
        for record in self._records.values():
            if isinstance(record.body, b.DeviceRevoked) and self._is_admitted(record):
                tips = self._revoked.setdefault(record.body.key, {})
                for tip in record.body.tips:
                    tips[tip.log] = max(tips.get(tip.log, 0), tip.seq)

    def _admit(self, body: b.DeviceEnrolled) -> None:
        self._devices[body.key] = Device(body.key, body.name, body.letter, body.office)

    def _is_admitted(self, record: Record) -> bool:
        return self._device_problem(record) is None

    def _device_problem(self, record: Record) -> NotCounting | None:
        key = self._log_keys.get(record.log)
        if key is None or key not in self._devices:
            return NotCounting.DEVICE_NOT_ADMITTED
        tips = self._revoked.get(key)
        if tips is not None and record.seq > tips.get(record.log, 0):
            return NotCounting.DEVICE_REVOKED
        return None

    # --- things, replacement, state -------------------------------------------------------------

    def _link(self) -> None:
        for record in self._records.values():
            for old in record.head.replaces:
                self._replaced_by.setdefault(old, []).append(record.id)

    def thing(self, record: RecordId) -> RecordId:
        """The id of the thing (person, right, site) that a directory record belongs to."""
        trail = []
        while record not in self._thing:
            trail.append(record)
            known = self._records.get(record)
            if known is None or not known.head.replaces or known.head.replaces[0] in trail:
                self._thing[record] = record
                break
            record = known.head.replaces[0]
        root = self._thing[record]
        for step in trail:
            self._thing[step] = root
        return root

    def heads(self, body_type: type[b.Body]) -> list[Record]:
        """The counting records of a kind that no counting record of that kind replaces."""
        counting = [
            r for r in self._records.values() if isinstance(r.body, body_type) and self._count(r)
        ]
        replaced = {old for r in counting for old in r.head.replaces}
        return [r for r in counting if r.id not in replaced]

    def _count(self, record: Record) -> bool:
        if record.id not in self._counts:
            self._counts[record.id] = NotCounting.RELIED_ON_DOES_NOT_COUNT  # while being judged
            self._counts[record.id] = self._judge(record, lambda _edition, _task: None)
        return self._counts[record.id] is None

    def _read_state(self) -> None:
        names: dict[PersonId, str] = {}
        for record in self.heads(b.PersonNamed):
            assert isinstance(record.body, b.PersonNamed)
            names[record.body.person] = max(names.get(record.body.person, ""), record.body.name)
        versions: dict[PersonId, list[Record]] = {}
        for record in self.heads(b.PersonSaved):
            versions.setdefault(PersonId(self.thing(record.id)), []).append(record)
        for person, heads in versions.items():
            self.people[person] = _person(person, heads, names.get(person, ""))
        for record in self.heads(b.PersonMerged):
            assert isinstance(record.body, b.PersonMerged)
            if record.body.same:
                low, high = sorted(self.human(p) for p in record.body.persons)
                if low != high:
                    self._merged[high] = low
        for record in self.heads(b.RightSaved):
            body = record.body
            assert isinstance(body, b.RightSaved)
            if body.active:
                right = Right(
                    record.id, body.person, body.scope, body.basis, body.start, body.until
                )
                self.rights[body.person] = (*self.rights.get(body.person, ()), right)
        for record in sorted(self.heads(b.SiteSaved), key=lambda r: r.id):
            assert isinstance(record.body, b.SiteSaved)
            self.site = self.site or Site(self.thing(record.id), record.id, record.body)
        for record in sorted(self.heads(b.EditionAdopted), key=lambda r: r.id):
            assert isinstance(record.body, b.EditionAdopted)
            self.edition = self.edition or record.body.edition
        for record in sorted(self.heads(b.EnrolmentSaved), key=lambda r: r.id):
            assert isinstance(record.body, b.EnrolmentSaved)
            self.enrolments.setdefault(record.body.trainee, record.body)

    # --- counting -------------------------------------------------------------------------------

    def _judge(self, record: Record, unit_of: UnitOf) -> NotCounting | None:
        if record.body is None and record.unreadable != "erased":
            return NotCounting.UNREADABLE
        if (problem := self._device_problem(record)) is not None:
            return problem
        kind = KINDS[record.kind]
        if kind.action is None:
            return None
        by = record.head.by
        if by is None:
            return self._judge_founding(record)
        relied = self._records.get(by.relied_on)
        if relied is None or PersonId(self.thing(by.relied_on)) != by.person:
            return NotCounting.PERSON_UNKNOWN
        if not self._count(relied) or not isinstance(relied.body, b.PersonSaved):
            return NotCounting.RELIED_ON_DOES_NOT_COUNT
        if not relied.body.active:
            return NotCounting.ROLE_MISSING
        roles = _roles(relied.body)
        return self._judge_action(record, roles) or self._judge_signing(record, unit_of)

    def _judge_founding(self, record: Record) -> NotCounting | None:
        """Before there is anybody, only the founder is written, and who he is."""
        if isinstance(record.body, b.PersonSaved) and PersonId(record.id) in self._founders:
            return None
        return NotCounting.PERSON_UNKNOWN

    def _judge_action(self, record: Record, roles: frozenset[Role]) -> NotCounting | None:
        by, body = record.head.by, record.body
        assert by is not None
        about = about_whom(body)
        own = about is not None and self.same_human(about, by.person)
        action = KINDS[record.kind].action
        assert action is not None
        if isinstance(body, b.PersonSaved):
            return self._judge_person_saved(record, body, roles)
        if isinstance(body, b.PersonNamed):
            target = self.people_record(body.person)
            office = target is None or _roles(target) != frozenset({Role.TRAINEE})
            action = Action.MANAGE_PEOPLE if office and not own else Action.ADD_TRAINEE
            if own:
                return None
        elif isinstance(body, b.SignatureGiven) and body.role != "trainee":
            action = Action.SIGN_AS_SECOND
        elif isinstance(body, b.SignatureGiven):
            own = True  # whose sign-off it names is checked where both are at hand (standing)
        elif isinstance(body, b.PersonPin) and not own:
            action = Action.RESET_PIN
        if not allows(action, roles, own=own):
            return NotCounting.ROLE_MISSING
        if record.kind in ("right.saved", "person.merged") and not self._from_office(record):
            return NotCounting.NOT_AN_OFFICE_PC
        return None

    def _judge_person_saved(
        self, record: Record, body: b.PersonSaved, roles: frozenset[Role]
    ) -> NotCounting | None:
        by = record.head.by
        assert by is not None
        before = [self._records.get(old) for old in record.head.replaces]
        earlier = [r.body for r in before if r is not None and isinstance(r.body, b.PersonSaved)]
        same_powers = bool(earlier) and all(
            set(e.roles) == set(body.roles) and e.active == body.active for e in earlier
        )
        if same_powers and PersonId(self.thing(record.id)) == by.person:
            return None  # one's own language
        only_trainee = set(body.roles) == {Role.TRAINEE.value} and all(
            set(e.roles) == {Role.TRAINEE.value} for e in earlier
        )
        if only_trainee:
            return None if allows(Action.ADD_TRAINEE, roles) else NotCounting.ROLE_MISSING
        if not allows(Action.MANAGE_PEOPLE, roles):
            return NotCounting.ROLE_MISSING
        return None if self._from_office(record) else NotCounting.NOT_AN_OFFICE_PC

    def relied_roles(self, record: Record) -> frozenset[Role]:
        """The roles that the maker of this record relied on, whatever became of them since."""
        relied = self._records.get(record.head.by.relied_on) if record.head.by else None
        return (
            _roles(relied.body)
            if relied and isinstance(relied.body, b.PersonSaved)
            else frozenset()
        )

    def people_record(self, person: PersonId) -> b.PersonSaved | None:
        """The first saved state of a person, whatever counts."""
        record = self._records.get(RecordId(person))
        return record.body if record and isinstance(record.body, b.PersonSaved) else None

    def _from_office(self, record: Record) -> bool:
        device = self.device_of(record.log)
        return device is not None and device.office

    def _judge_signing(self, record: Record, unit_of: UnitOf) -> NotCounting | None:
        """Signing for oneself never counts; a sign-off rests on a right that counts."""
        by, body = record.head.by, record.body
        assert by is not None
        if isinstance(body, b.SignoffRecorded):
            if self.same_human(by.person, body.trainee):
                return NotCounting.FOR_ONESELF
            if body.observed_on is None:
                return NotCounting.UNREADABLE
            return self.judge_right(
                record, body.right, body.task, body.observed_on, unit_of(body.edition, body.task)
            )
        if isinstance(body, b.CapstoneAssessed | b.UnitSigned) and self.same_human(
            by.person, body.trainee
        ):
            return NotCounting.FOR_ONESELF
        return None

    def judge_right(
        self, record: Record, right_id: RecordId, task: str, day: date, unit: str | None
    ) -> NotCounting | None:
        """Whether the right that a signer relied on was his, covers the task and held that day."""
        by = record.head.by
        assert by is not None
        right = self._records.get(right_id)
        if right is None or not isinstance(right.body, b.RightSaved) or not self._count(right):
            return NotCounting.RIGHT_MISSING
        body = right.body
        held = Right(right.id, body.person, body.scope, body.basis, body.start, body.until)
        if body.person != by.person or not body.active or not held.holds_on(day):
            return NotCounting.RIGHT_MISSING
        if not held.covers(task, unit):
            unit_scoped = any(not _is_task_id(s) for s in body.scope)
            return (
                NotCounting.EDITION_UNKNOWN
                if unit is None and unit_scoped
                else NotCounting.RIGHT_MISSING
            )
        if self.known_replaced(right_id, record):
            return NotCounting.RIGHT_MISSING
        return None

    def known_replaced(self, old: RecordId, by_record: Record) -> bool:
        """Whether ``old`` had been replaced *before* this record, as far as one log can prove."""
        for newer_id in self._replaced_by.get(old, ()):
            newer = self._records[newer_id]
            if newer.log == by_record.log and newer.seq < by_record.seq and self._count(newer):
                return True
        return False


def about_whom(body: b.Body | None) -> PersonId | None:
    """The person that a record is about, where its own body says so."""
    match body:
        case (
            b.PersonNamed(person=person) | b.PersonPin(person=person) | b.NoteWritten(person=person)
        ):
            return person
        case b.RightSaved(person=person) | b.EligibilityRecorded(person=person):
            return person
        case (
            b.EnrolmentSaved(trainee=trainee)
            | b.PlanSaved(trainee=trainee)
            | b.SlotSaved(trainee=trainee)
            | b.SessionTaught(trainee=trainee)
            | b.TryRecorded(trainee=trainee)
            | b.JobDone(trainee=trainee)
            | b.SignoffRecorded(trainee=trainee)
            | b.ReobservationRequired(trainee=trainee)
            | b.ExtensionGiven(trainee=trainee)
            | b.AssessmentRequested(trainee=trainee)
            | b.UnitSigned(trainee=trainee)
            | b.ModuleCompleted(trainee=trainee)
            | b.PracticalAttended(trainee=trainee)
            | b.CreditClaimed(trainee=trainee)
            | b.CapstoneAssessed(trainee=trainee)
            | b.SheetIssued(trainee=trainee)
        ):
            return trainee
        case b.TaskNotApplicable(trainee=trainee):
            return trainee
    return None


def _is_task_id(scope: str) -> bool:
    return "-" in scope


def _roles(body: b.PersonSaved) -> frozenset[Role]:
    return frozenset(Role(role) for role in body.roles if role in set(Role))


def _person(person: PersonId, heads: list[Record], name: str) -> Person:
    """Two saved states that neither replaces: only the roles that both give."""
    heads = sorted(heads, key=lambda r: r.id)
    bodies = [r.body for r in heads if isinstance(r.body, b.PersonSaved)]
    roles = frozenset.intersection(*(_roles(body) for body in bodies))
    first = bodies[0]
    return Person(
        person,
        heads[0].id,
        name,
        roles,
        first.language,
        all(body.active for body in bodies),
        first.shift,
    )


def _recovery_vouches(recovery_key: str, body: b.DeviceEnrolled) -> bool:
    try:
        old = None
        if body.old is not None:
            old = Tip(body.old.log, body.old.seq, bytes.fromhex(body.old.h))
        return verify_bytes(
            bytes.fromhex(recovery_key),
            certificate_bytes(bytes.fromhex(body.key), old),
            bytes.fromhex(body.proof),
        )
    except ValueError:
        return False
