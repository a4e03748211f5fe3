"""Whether a record counts: a pure function of the records, the same on every PC and on the hub.

A record counts when its device was admitted, when the person named in it relied on a person record
that counts and gives the power, back to the founder named in the founding PC's certificate, and
when nobody acted for himself or for another (sync.md §3). What does not count is kept and shown
with its reason. Clocks, positions and the order of arrival never enter. A record can rely only on
what was there before it (ids are hashes), so judging always ends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum

from trainer_app.checklists import bodies as b
from trainer_app.checklists.devices import Devices
from trainer_app.checklists.kinds import KINDS, Record
from trainer_app.checklists.permissions import Action, Role, allows
from trainer_app.kernel.ids import EditionId, PersonId, RecordId

UnitOf = Callable[[EditionId, str], str | None]
"""The unit of a task in an edition, or None where the edition is not at hand."""

SameHuman = Callable[[PersonId, PersonId], bool]


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


_REMEMBERED = 50_000

_OFFICE_KINDS = frozenset({"right.saved", "person.merged"})

_ABOUT_ANOTHER_RECORD = frozenset(
    {"signature.given", "question.raised", "note.answered", "note.closed"}
)
"""Whose record these are about is known only beside it: ``judging.why_not_counting``."""

_FOR_NOBODY_BY_HIMSELF = (
    b.SignoffRecorded,
    b.CapstoneAssessed,
    b.UnitSigned,
    b.TryRecorded,
    b.SessionTaught,
)


class Counting:
    """Judges the directory's records once, and any other record when asked."""

    def __init__(self, records: dict[RecordId, Record], devices: Devices) -> None:
        self._records = records
        self._devices = devices
        self._counts: dict[RecordId, NotCounting | None] = {}
        self._sound: set[RecordId] = set()
        """Others that were found to count: nothing that arrives later can change that here."""
        self._thing: dict[RecordId, RecordId] = {}
        self._replaced_by: dict[RecordId, list[Record]] = {}
        for record in records.values():
            for old in record.head.replaces:
                self._replaced_by.setdefault(old, []).append(record)

    # --- asked ----------------------------------------------------------------------------------

    def why_not(self, record: Record, unit_of: UnitOf, same_human: SameHuman) -> NotCounting | None:
        """None when the record counts by itself, else the reason it does not."""
        if record.id in self._records:
            self.counts(record)
            return self._counts[record.id]
        if record.id in self._sound:
            return None
        self._count_all(self._needs(record))
        reason = self._judge(record) or self._judge_signing(record, unit_of, same_human)
        if reason is None and len(self._sound) < _REMEMBERED:
            self._sound.add(record.id)
        return reason

    def counts(self, record: Record) -> bool:
        """Whether a record of the directory counts."""
        if record.id not in self._counts:
            self._count_all([record])
        return self._counts[record.id] is None

    def heads(self, kind: str) -> list[Record]:
        """Counting records of a kind that no counting record of that thing replaces, by id.

        An erased record still takes the place of the older ones.
        """
        counting = [r for r in self._records.values() if r.kind == kind and self.counts(r)]
        replaced = {old.id for r in counting for old in self._replaces(r)}
        return sorted((r for r in counting if r.id not in replaced), key=lambda r: r.id)

    def thing(self, record: RecordId) -> RecordId:
        """The id of the thing (person, right, site) that a directory record belongs to."""
        trail: dict[RecordId, None] = {}
        while record not in self._thing:
            trail[record] = None
            known = self._records.get(record)
            if known is None or not known.head.replaces or known.head.replaces[0] in trail:
                self._thing[record] = record
                break
            record = known.head.replaces[0]
        root = self._thing[record]
        for step in trail:
            self._thing[step] = root
        return root

    def roles_relied_on(self, record: Record) -> frozenset[Role]:
        """The roles that the maker of this record relied on, whatever became of them since."""
        relied = self._records.get(record.head.by.relied_on) if record.head.by else None
        body = relied.body if relied else None
        return roles_of(body) if isinstance(body, b.PersonSaved) else frozenset()

    def known_replaced(self, old: RecordId, by_record: Record) -> bool:
        """Whether the logs prove that ``old`` had been replaced before this record was made."""
        return any(
            self.counts(newer)
            for newer in self._replaced_by.get(old, ())
            if newer in self._newer_known(old, by_record)
        )

    def judge_right(
        self, record: Record, right_id: RecordId, task: str, day: date, unit: str | None
    ) -> NotCounting | None:
        """Whether the right that a signer relied on was his, covers the task and held that day."""
        by = record.head.by
        right = self._records.get(right_id)
        if by is None or right is None or not isinstance(right.body, b.RightSaved):
            return NotCounting.RIGHT_MISSING
        body = right.body
        if not self.counts(right) or body.person != by.person or not body.active:
            return NotCounting.RIGHT_MISSING
        if not right_holds(body, day) or self.known_replaced(right_id, record):
            return NotCounting.RIGHT_MISSING
        if right_covers(body.scope, task, unit):
            return None
        by_unit = unit is None and any("-" not in scope for scope in body.scope)
        return NotCounting.EDITION_UNKNOWN if by_unit else NotCounting.RIGHT_MISSING

    # --- one after the other --------------------------------------------------------------------

    def _count_all(self, records: Iterable[Record]) -> None:
        """Judge these and whatever they rest on, what is relied on first, without recursion."""
        waiting = list(records)
        begun: set[RecordId] = set()
        while waiting:
            record = waiting[-1]
            if record.id in self._counts:
                waiting.pop()
                continue
            needs = [r for r in self._needs(record) if r.id not in self._counts]
            if needs and record.id not in begun:
                begun.add(record.id)
                waiting.extend(needs)
                continue
            waiting.pop()
            self._counts[record.id] = self._judge(record)

    def _needs(self, record: Record) -> list[Record]:
        by = record.head.by
        ids: set[RecordId] = set()
        if by is not None:
            ids.add(by.relied_on)
        match record.body:
            case b.SignoffRecorded(right=right):
                ids.add(right)
            case b.SignatureGiven(right=str() as right):
                ids.add(right)
        needs = [self._records[i] for i in ids if i in self._records]
        return needs + [n for old in needs for n in self._newer_known(old.id, record)]

    def _newer_known(self, old: RecordId, record: Record) -> list[Record]:
        """What claims the place of ``old``, and of that again, and was there before ``record``."""
        found: dict[RecordId, Record] = {}
        waiting = [old]
        while waiting:
            for newer in self._replaced_by.get(waiting.pop(), ()):
                if newer.id not in found and self._devices.precedes(newer, record):
                    found[newer.id] = newer
                    waiting.append(newer.id)
        return list(found.values())

    # --- judged ---------------------------------------------------------------------------------

    def _judge(self, record: Record) -> NotCounting | None:
        if record.body is None and record.unreadable != "erased":
            return NotCounting.UNREADABLE
        if self._devices.of_log(record.log) is None:
            return NotCounting.DEVICE_NOT_ADMITTED
        if self._devices.is_revoked(record):
            return NotCounting.DEVICE_REVOKED
        if KINDS[record.kind].action is None:
            return None
        if record.head.by is None:
            return self._judge_founding(record)
        relied = self._records.get(record.head.by.relied_on)
        if relied is None or PersonId(self.thing(relied.id)) != record.head.by.person:
            return NotCounting.PERSON_UNKNOWN
        if self._counts.get(relied.id, NotCounting.UNREADABLE) is not None:
            return NotCounting.RELIED_ON_DOES_NOT_COUNT
        if not isinstance(relied.body, b.PersonSaved):
            return NotCounting.RELIED_ON_DOES_NOT_COUNT
        problem = self._judge_with(record, relied.body)
        if problem is not None:
            return problem
        newer = [n for n in self._newer_known(relied.id, record) if self.counts(n)]
        replaced = {old for n in newer for old in n.head.replaces}
        latest = [n.body for n in newer if n.id not in replaced]
        if any(isinstance(n, b.PersonSaved) and self._judge_with(record, n) for n in latest):
            return NotCounting.ROLE_HAD_CHANGED
        return None

    def _judge_founding(self, record: Record) -> NotCounting | None:
        """Before there is anybody, only the founder is written, and who he is."""
        founder = PersonId(record.id) in self._devices.founders
        if founder and isinstance(record.body, b.PersonSaved):
            return None
        return NotCounting.PERSON_UNKNOWN

    def _judge_with(self, record: Record, saved: b.PersonSaved) -> NotCounting | None:
        """Whether somebody who stands like this may make this record."""
        if not saved.active:
            return NotCounting.ROLE_MISSING
        roles, body = roles_of(saved), record.body
        if isinstance(body, b.PersonSaved):
            return self._judge_person_saved(record, body, roles)
        action, own = self._action(record)
        if not allows(action, roles, own=own):
            return NotCounting.ROLE_MISSING
        needs_office = record.kind in _OFFICE_KINDS or (
            action is Action.RESET_PIN and not self._is_first_pin(record)
        )
        if needs_office and not self._from_office(record):
            return NotCounting.NOT_AN_OFFICE_PC
        return None

    def _action(self, record: Record) -> tuple[Action, bool]:
        """What the record does, and whether it is about its own maker."""
        by, body = record.head.by, record.body
        action = KINDS[record.kind].action
        assert by is not None
        assert action is not None
        about = about_whom(body)
        own = about == by.person or record.kind in _ABOUT_ANOTHER_RECORD
        if isinstance(body, b.PersonNamed):
            trainee = self._was_added_as_trainee(body.person)
            return (Action.ADD_TRAINEE if trainee else Action.MANAGE_PEOPLE), False
        if isinstance(body, b.SignatureGiven) and body.role != "trainee":
            return Action.SIGN_AS_SECOND, False
        if isinstance(body, b.PersonPin) and not own:
            first = self._is_first_pin(record)
            return (Action.ADD_TRAINEE if first else Action.RESET_PIN), False
        return action, own

    def _judge_person_saved(
        self, record: Record, body: b.PersonSaved, roles: frozenset[Role]
    ) -> NotCounting | None:
        by = record.head.by
        assert by is not None
        person = self.thing(record.id)
        before = [self._records[old] for old in record.head.replaces if old in self._records]
        if any(self.thing(old.id) != person for old in before):
            return NotCounting.FOR_ANOTHER  # one person's record never ends another person
        earlier = [r.body for r in before if isinstance(r.body, b.PersonSaved)]
        same_powers = bool(earlier) and all(
            set(e.roles) == set(body.roles) and e.active == body.active for e in earlier
        )
        if same_powers and PersonId(person) == by.person:
            return None  # one's own language
        only_trainee = set(body.roles) == {Role.TRAINEE.value} and all(
            set(e.roles) == {Role.TRAINEE.value} for e in earlier
        )
        if only_trainee and len(earlier) == len(record.head.replaces):
            return None if allows(Action.ADD_TRAINEE, roles) else NotCounting.ROLE_MISSING
        if not allows(Action.MANAGE_PEOPLE, roles):
            return NotCounting.ROLE_MISSING
        return None if self._from_office(record) else NotCounting.NOT_AN_OFFICE_PC

    def _judge_signing(
        self, record: Record, unit_of: UnitOf, same_human: SameHuman
    ) -> NotCounting | None:
        """Nothing is said for oneself; a sign-off rests on a right that counts."""
        by, body = record.head.by, record.body
        if by is None:
            return None
        if isinstance(body, _FOR_NOBODY_BY_HIMSELF) and same_human(by.person, body.trainee):
            return NotCounting.FOR_ONESELF
        if not isinstance(body, b.SignoffRecorded):
            return None
        if body.observed_on is None:
            return NotCounting.UNREADABLE
        unit = unit_of(body.edition, body.task)
        return self.judge_right(record, body.right, body.task, body.observed_on, unit)

    # --- helpers --------------------------------------------------------------------------------

    def _replaces(self, record: Record) -> Iterator[Record]:
        """The older records of the same thing whose place a directory record takes."""
        for old_id in record.head.replaces:
            old = self._records.get(old_id)
            if old is not None and old.kind in KINDS[record.kind].replaces:
                subject, before = about_whom(record.body), about_whom(old.body)
                if record.body is None or old.body is None or subject == before:
                    yield old

    def _was_added_as_trainee(self, person: PersonId) -> bool:
        added = self._records.get(RecordId(person))
        body = added.body if added else None
        return isinstance(body, b.PersonSaved) and set(body.roles) == {Role.TRAINEE.value}

    def _is_first_pin(self, record: Record) -> bool:
        """The one-time code that whoever adds a trainee hands over."""
        body, by = record.body, record.head.by
        if not isinstance(body, b.PersonPin) or by is None:
            return False
        added = self._records.get(RecordId(body.person))
        return (
            body.once
            and not record.head.replaces
            and added is not None
            and added.head.by is not None
            and added.head.by.person == by.person
            and self._was_added_as_trainee(body.person)
        )

    def _from_office(self, record: Record) -> bool:
        device = self._devices.of_log(record.log)
        return device is not None and device.office


_ROLES = {role.value: role for role in Role}


def roles_of(body: b.PersonSaved) -> frozenset[Role]:
    """The roles that this program knows; one from a newer program gives nothing here."""
    return frozenset(_ROLES[role] for role in body.roles if role in _ROLES)


def right_holds(right: b.RightSaved, day: date) -> bool:
    return (right.start is None or right.start <= day) and (
        right.until is None or day <= right.until
    )


def right_covers(scope: Iterable[str], task: str, unit: str | None) -> bool:
    """By the task, by its unit, or by ``*`` for everything."""
    named = set(scope)
    return "*" in named or task in named or (unit is not None and unit in named)


def about_whom(body: b.Body | None) -> PersonId | None:
    """The person that a record is about, where its own body says so."""
    match body:
        case (
            b.PersonNamed(person=person)
            | b.PersonPin(person=person)
            | b.PersonBadge(person=person)
            | b.NoteWritten(person=person)
            | b.RightSaved(person=person)
            | b.EligibilityRecorded(person=person)
        ):
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
