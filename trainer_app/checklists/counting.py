"""Whether a record counts: a pure function of the records, the same on every PC and on the hub.

A record counts when its device was admitted, when the person named in it relied on a person record
that counts and gives the power, back to the founder named in the founding PC's certificate, and
when nobody acted for himself or for another (sync.md §3). What does not count is kept and shown
with its reason. Clocks, positions and the order of arrival never enter. A record can rely only on
what was there before it (ids are hashes), so judging always ends. What a PC recorded before it
joined is judged among its own (``earlier``); what waits because a role had changed on another PC
meanwhile is found in ``meanwhile``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from trainer_app.checklists import bodies as b
from trainer_app.checklists.devices import Devices
from trainer_app.checklists.earlier import added_there, in_the_plant, is_about_own, judge_earlier
from trainer_app.checklists.joining import Joining
from trainer_app.checklists.kinds import KINDS, Record
from trainer_app.checklists.meanwhile import meanwhile, waits_if_changed
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.powers import Powers, right_covers, right_holds, roles_of
from trainer_app.checklists.reasons import NotCounting
from trainer_app.checklists.subjects import about_whom
from trainer_app.kernel.ids import EditionId, PersonId, RecordId

UnitOf = Callable[[EditionId, str], str | None]
"""The unit of a task in an edition, or None where the edition is not at hand."""

SameHuman = Callable[[PersonId, PersonId], bool]

_REMEMBERED = 50_000

_FOR_NOBODY_BY_HIMSELF = (
    b.SignoffRecorded,
    b.CapstoneAssessed,
    b.UnitSigned,
    b.TryRecorded,
    b.SessionTaught,
    b.SlotSaved,
)


class Counting:
    """Judges the directory's records once, and any other record when asked."""

    def __init__(
        self, records: dict[RecordId, Record], devices: Devices, *, waits: bool = True
    ) -> None:
        self._records = records
        self._devices = devices
        self._waits = waits
        self._without_waiting: Counting | None = None
        self._inside: dict[str, _Inside] = {}
        self._accepted_now: frozenset[RecordId] | None = None
        self._counts: dict[RecordId, NotCounting | None] = {}
        self._sound: set[RecordId] = set()
        """Others that were found to count: nothing that arrives later can change that here."""
        self._thing: dict[RecordId, RecordId] = {}
        self._powers = Powers(records, devices, self.thing, self.saved)
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
        joining = self._devices.joining_of(record)
        if joining is not None:
            return self._admissible(record) or self._judge_earlier(
                record, joining, self._among(joining).why_not(record, unit_of, same_human)
            )
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
        if relied is None or not isinstance(relied.body, b.PersonSaved):
            return frozenset()
        inside = self._devices.joining_of(record) is not None
        return roles_of(relied.body if inside else self.saved(relied) or relied.body)

    def saved(self, record: Record) -> b.PersonSaved | None:
        """What a person record gives in the plant."""
        if not isinstance(record.body, b.PersonSaved):
            return None
        brought = self._devices.joining_of(record) is not None
        return in_the_plant(record.body) if brought else record.body

    def known_replaced(self, old: RecordId, by_record: Record) -> bool:
        """Whether the logs prove that ``old`` had been replaced before this record was made."""
        joining = self._devices.joining_of(by_record)
        if joining is not None:
            return self._among(joining).known_replaced(old, by_record)
        return any(
            self.counts(newer)
            for newer in self._replaced_by.get(old, ())
            if newer in self._newer_known(old, by_record)
        )

    def judge_right(
        self, record: Record, right_id: RecordId, task: str, day: date, unit: str | None
    ) -> NotCounting | None:
        """Whether the right that a signer relied on was his, covers the task and held that day."""
        joining = self._devices.joining_of(record)
        if joining is not None:
            return self._among(joining).judge_right(record, right_id, task, day, unit)
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

    def _admissible(self, record: Record) -> NotCounting | None:
        """Whether it can be read and its device was admitted."""
        if record.body is None and record.unreadable != "erased":
            return NotCounting.UNREADABLE
        said_by_device = KINDS[record.kind].action is None
        if said_by_device and self._devices.is_authority(record.log):
            return None
        if self._devices.of(record) is None:
            return NotCounting.DEVICE_NOT_ADMITTED
        return NotCounting.DEVICE_REVOKED if self._devices.is_revoked(record) else None

    def _judge(self, record: Record) -> NotCounting | None:
        problem = self._admissible(record)
        if problem is not None or KINDS[record.kind].action is None:
            return problem
        joining = self._devices.joining_of(record)
        if joining is not None:
            inside = self._among(joining)
            reason = None if inside.counts(record) else inside.reason(record)
            return self._judge_earlier(record, joining, reason)
        if record.head.by is None:
            return self._judge_founding(record)
        relied = self._records.get(record.head.by.relied_on)
        if relied is None or PersonId(self.thing(relied.id)) != record.head.by.person:
            return NotCounting.PERSON_UNKNOWN
        if self._counts.get(relied.id, NotCounting.UNREADABLE) is not None:
            return NotCounting.RELIED_ON_DOES_NOT_COUNT
        saved = self.saved(relied)
        if saved is None:
            return NotCounting.RELIED_ON_DOES_NOT_COUNT
        problem = self._powers.why_not(record, saved)
        if problem is not None:
            return problem
        newer = [n for n in self._newer_known(relied.id, record) if self.counts(n)]
        replaced = {old for n in newer for old in n.head.replaces}
        latest = [self.saved(n) for n in newer if n.id not in replaced]
        if any(n is not None and self._powers.why_not(record, n) for n in latest):
            return NotCounting.ROLE_HAD_CHANGED
        return NotCounting.ROLE_HAD_CHANGED if self._must_wait(record, relied) else None

    def _must_wait(self, record: Record, relied: Record) -> bool:
        """Whether the role was taken away on another PC that did not know of this record.

        Asked of everything that counts when nothing waits, so that two who take away each other's
        role both wait, and asking ends.
        """
        if not self._waits or not waits_if_changed(record):
            return False
        newer = self._newer(relied.id)
        if not any(isinstance(n.body, b.PersonSaved) and n.body.known for n in newer):
            return False
        if self._without_waiting is None:
            self._without_waiting = Counting(self._records, self._devices, waits=False)
        plain = self._without_waiting
        counting = {n.id: n for n in newer if plain.counts(n)}
        replaced = {old for n in counting.values() for old in n.head.replaces}
        return any(
            (saved := self.saved(head)) is not None
            and self._powers.why_not(record, saved) is not None
            and meanwhile(record, head, counting, self._devices)
            for head in counting.values()
            if head.id not in replaced
        )

    def _newer(self, old: RecordId) -> list[Record]:
        """What claims the place of ``old``, and of that again, whenever it was made."""
        found: dict[RecordId, Record] = {}
        waiting = [old]
        while waiting:
            for newer in self._replaced_by.get(waiting.pop(), ()):
                if newer.id not in found:
                    found[newer.id] = newer
                    waiting.append(newer.id)
        return list(found.values())

    def _judge_founding(self, record: Record) -> NotCounting | None:
        """Before there is anybody, only the founder is written, and who he is."""
        founder = PersonId(record.id) in self._devices.founders
        if founder and isinstance(record.body, b.PersonSaved):
            return None
        return NotCounting.PERSON_UNKNOWN

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

    # --- before joining -------------------------------------------------------------------------

    def reason(self, record: Record) -> NotCounting | None:
        """Why a record of the directory does not count."""
        self.counts(record)
        return self._counts[record.id]

    def _among(self, joining: Joining) -> _Inside:
        """What a PC recorded alone, judged by itself; copies of it may have joined one by one."""
        inside = self._inside.get(joining.key)
        if inside is None:
            records = {
                r.id: r
                for r in self._records.values()
                if (came := self._devices.joining_of(r)) and came.key == joining.key
            }
            devices = self._devices.inside(joining, records.values())
            inside = self._inside[joining.key] = _Inside(records, devices)
        return inside

    def _judge_earlier(
        self, record: Record, joining: Joining, reason: NotCounting | None
    ) -> NotCounting | None:
        inside = self._among(joining)
        own = is_about_own(record, inside.has)
        if record.kind == "person.saved":
            own = inside.has(PersonId(inside.thing(record.id)))
        in_directory = record.id in self._records  # who is who never waits to be accepted
        accepted = not in_directory and joining.certificate in self.accepted
        return judge_earlier(record, reason, own=own, accepted=accepted)

    @property
    def accepted(self) -> frozenset[RecordId]:
        """The certificates whose earlier logs a supervisor accepted, and did not take it back."""
        if self._accepted_now is None:
            bodies = [record.body for record in self.heads("joining.accepted")]
            said = [body for body in bodies if isinstance(body, b.JoiningAccepted)]
            refused = {body.certificate for body in said if not body.accepted}
            self._accepted_now = frozenset(
                body.certificate
                for body in said
                if body.accepted and body.certificate not in refused
            )
        return self._accepted_now

    # --- helpers --------------------------------------------------------------------------------

    def _replaces(self, record: Record) -> Iterator[Record]:
        """The older records of the same thing whose place a directory record takes."""
        for old_id in record.head.replaces:
            old = self._records.get(old_id)
            if old is None or not self._devices.may_replace(record, old):
                continue
            if old.kind in KINDS[record.kind].replaces:
                subject, before = about_whom(record.body), about_whom(old.body)
                if record.body is None or old.body is None or subject == before:
                    yield old


class _Inside(Counting):
    """The records of a PC's time alone; the authorities are the keys that it was founded with."""

    def __init__(self, records: dict[RecordId, Record], devices: Devices) -> None:
        super().__init__(records, devices)
        self._people = added_there(records)

    def has(self, person: PersonId) -> bool:
        """Whether this person was added there."""
        return person in self._people
