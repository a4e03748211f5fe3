"""Which records have effect: what counts beside the others, what was replaced, what stands.

The state of a thing is its records that no *counting* record replaces (sync.md §3). A record takes
the place only of what its kind may replace and its maker may end: a correction and a signature are
their author's own, a withdrawal is the author's or a supervisor's, a decision a supervisor's; none
of them is anybody's about himself. Pure; the order of the records never shows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec

from trainer_app.checklists import bodies as b
from trainer_app.checklists.counting import UnitOf
from trainer_app.checklists.directory import Directory
from trainer_app.checklists.kinds import KINDS, Record
from trainer_app.checklists.permissions import Action, allows
from trainer_app.checklists.reasons import NotCounting
from trainer_app.checklists.sampling import why_not_look
from trainer_app.checklists.subjects import about_record, about_whom
from trainer_app.kernel.ids import PersonId, RecordId

_ENDS = (b.RecordWithdrawn, b.QuestionDecided)
_NO_THING = (*_ENDS, b.SignatureGiven, b.QuestionRaised)

_GONE = b"gone"


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing by its first record. ``present``: what stands of it, by id; more than one of equal
    value is no question. ``differ``: heads of different value, in question until decided."""

    id: RecordId
    heads: tuple[Record, ...]
    present: tuple[Record, ...]
    versions: frozenset[RecordId]
    """Every record of this thing, and what ended one: a question may be about any of them."""
    differ: bool


class Effects:
    """Built from all records about one trainee (and task) in any order; then asked."""

    def __init__(
        self,
        records: Iterable[Record],
        trainee: PersonId | None,
        directory: Directory,
        unit_of: UnitOf,
    ) -> None:
        self._directory = directory
        self._known = {record.id: record for record in records}
        self.counting = {
            r.id: r
            for r in self._known.values()
            if why_not_counting(r, self._known, trainee, directory, unit_of) is None
        }
        self._ended: dict[RecordId, tuple[Record, ...]] = {}
        """What each counting record takes the place of."""
        self._roots: dict[RecordId, RecordId] = {}
        self._find_replaced()
        self.replaced = frozenset(old.id for ended in self._ended.values() for old in ended)
        self._decisions = [
            (record, record.body)
            for record in self.counting.values()
            if isinstance(record.body, b.QuestionDecided) and record.id not in self.replaced
        ]
        self.answered = frozenset(
            named
            for record, body in self._decisions
            for named in (body.about, *body.answered, *record.head.replaces)
        )
        """Questions and declined signatures that a standing decision answers."""
        self._lost = frozenset(
            named for _record, body in self._decisions for named in body.answered
        ) - {body.stands for _record, body in self._decisions if body.stands}

    # --- asked ----------------------------------------------------------------------------------

    def things(self) -> list[Thing]:
        """Everything that was recorded, by the id of its first record."""
        heads: dict[RecordId, list[Record]] = defaultdict(list)
        versions: dict[RecordId, set[RecordId]] = defaultdict(set)
        for record in self.counting.values():
            for thing in self._things_of(record):
                versions[thing].add(record.id)
                if record.id not in self.replaced:
                    heads[thing].append(record)
        return [
            self._thing(thing, sorted(found, key=lambda r: r.id), frozenset(versions[thing]))
            for thing, found in sorted(heads.items())
        ]

    def root(self, record: RecordId) -> RecordId:
        """The first version of what this record is a version of."""
        return self._roots.get(record, record)

    def is_withdrawn(self, record: RecordId) -> bool:
        """Whether a withdrawal that counts ended this record and stands itself."""
        return any(
            isinstance(other.body, b.RecordWithdrawn)
            and other.id not in self.replaced
            and any(old.id == record for old in self._ended[other.id])
            for other in self.counting.values()
        )

    def standing_signatures(self) -> dict[RecordId, list[Record]]:
        """Signatures that count and were not replaced, by the record that they are about."""
        found: dict[RecordId, list[Record]] = defaultdict(list)
        for record in sorted(self.counting.values(), key=lambda r: r.id):
            if isinstance(record.body, b.SignatureGiven) and record.id not in self.replaced:
                found[record.body.about].append(record)
        return found

    def open_questions(self) -> dict[RecordId, list[Record]]:
        """Questions that were raised and not answered, by the record that they are about."""
        found: dict[RecordId, list[Record]] = defaultdict(list)
        for record in sorted(self.counting.values(), key=lambda r: r.id):
            open_ = record.id not in self.replaced and record.id not in self.answered
            if isinstance(record.body, b.QuestionRaised) and open_:
                found[record.body.about].append(record)
        return found

    def decided_for(self, signature: Record, statement: RecordId) -> bool:
        """Whether a decision let a statement stand over this declined signature."""
        return any(
            body.stands == statement
            and signature.id in (body.about, *body.answered, *record.head.replaces)
            for record, body in self._decisions
        )

    # --- built ----------------------------------------------------------------------------------

    def _find_replaced(self) -> None:
        """Roots first: a withdrawal may end any version of what it is about."""
        ends: list[Record] = []
        for record in self.counting.values():
            if isinstance(record.body, _ENDS):
                ends.append(record)
            else:
                self._ended[record.id] = self._ended_by(record)
        for record_id in self._ended:
            self._find_root(record_id)
        for record in ends:
            self._ended[record.id] = self._ended_by(record)

    def _ended_by(self, record: Record) -> tuple[Record, ...]:
        may = KINDS[record.kind].replaces
        return tuple(
            old
            for old_id in dict.fromkeys(record.head.replaces)
            if (old := self.counting.get(old_id)) is not None
            and old.kind in may
            and self._directory.may_replace(record, old)
            and self._may_end(record, old)
        )

    def _may_end(self, record: Record, old: Record) -> bool:
        by, before = record.head.by, old.head.by
        if by is None or before is None:
            return False
        own = self._directory.same_human(by.person, before.person)
        match record.body, old.body:
            case b.SignoffRecorded() as new, b.SignoffRecorded() as was:
                return own and (new.trainee, new.task) == (was.trainee, was.task)
            case b.TryRecorded() as new, b.TryRecorded() as was:
                return own and (new.trainee, new.task) == (was.trainee, was.task)
            case b.CapstoneAssessed() as new, b.CapstoneAssessed() as was:
                return own and new.trainee == was.trainee
            case b.SignatureGiven() as new, b.SignatureGiven() as was:
                return own and (new.about, new.role) == (was.about, was.role)
            case b.TaskNotApplicable() as new, b.TaskNotApplicable() as was:
                return (new.trainee, new.task) == (was.trainee, was.task)
            case b.UnitSigned() as new, b.UnitSigned() as was:
                return (new.trainee, new.unit) == (was.trainee, was.unit)
            case b.ModuleCompleted() as new, b.ModuleCompleted() as was:
                return (new.trainee, new.module) == (was.trainee, was.module)
            case b.PracticalAttended() as new, b.PracticalAttended() as was:
                return (new.trainee, new.session) == (was.trainee, was.session)
            case b.NoteWritten() as new, b.NoteWritten() as was:
                return own and new.person == was.person
            case b.NoteAnswered() as new, b.NoteAnswered() as was:
                return own and new.about == was.about
            case b.NoteHandedOver() as new, b.NoteHandedOver() as was:
                return new.about == was.about
            case b.SlotSaved() as new, b.SlotSaved() as was:
                return new.trainee == was.trainee
            case b.RecordWithdrawn() as new, _:
                if self.root(old.id) != self.root(new.about):
                    return False
                return own or (new.reason != "mistake" and self._decides(record))
        return True

    def _decides(self, record: Record) -> bool:
        return allows(Action.DECIDE_QUESTION, self._directory.relied_roles(record))

    def _find_root(self, record_id: RecordId) -> None:
        trail: list[RecordId] = []
        while record_id not in self._roots:
            trail.append(record_id)
            older = self._ended.get(record_id, ())
            if not older:
                self._roots[record_id] = record_id
                break
            record_id = older[0].id
        for step in trail:
            self._roots[step] = self._roots[record_id]

    def _things_of(self, record: Record) -> frozenset[RecordId]:
        """The things that a record is a version of, or ended a version of."""
        if not isinstance(record.body, _ENDS):
            no_thing = record.body is None or isinstance(record.body, _NO_THING)
            return frozenset() if no_thing else frozenset({self.root(record.id)})
        found: set[RecordId] = set()
        waiting, seen = [record], {record.id}
        while waiting:
            for old in self._ended.get(waiting.pop().id, ()):
                if old.id in seen:
                    continue
                seen.add(old.id)
                if isinstance(old.body, _ENDS):
                    waiting.append(old)
                elif not isinstance(old.body, _NO_THING):
                    found.add(self.root(old.id))
        return frozenset(found)

    def _thing(self, thing: RecordId, heads: list[Record], versions: frozenset[RecordId]) -> Thing:
        standing = [self._stands(head, thing) for head in heads]
        values = {_GONE if record is None else _value(record) for record in standing}
        present = {record.id: record for record in standing if record is not None}
        return Thing(
            thing,
            tuple(heads),
            tuple(present[record] for record in sorted(present)),
            versions,
            differ=len(values) > 1,
        )

    def _stands(self, head: Record, thing: RecordId) -> Record | None:
        """What a head stands for: itself, what a decision let stand, or nothing."""
        seen: set[RecordId] = set()
        record: Record | None = head
        while record is not None and record.id not in seen:
            seen.add(record.id)
            match record.body:
                case b.RecordWithdrawn(about=about):
                    withdrawn = self.counting.get(about)
                    if withdrawn is None or not isinstance(withdrawn.body, b.RecordWithdrawn):
                        return None
                    record = self.counting.get(withdrawn.body.about)  # taken back: as before
                case b.QuestionDecided(stands=stands):
                    kept = self.counting.get(stands) if stands else None
                    if kept is None or isinstance(kept.body, _NO_THING):
                        return None
                    return kept if self.root(kept.id) == thing else None
                case _:
                    return None if record.id in self._lost else record
        return None


def why_not_counting(
    record: Record,
    known: Mapping[RecordId, Record],
    trainee: PersonId | None,
    directory: Directory,
    unit_of: UnitOf,
) -> NotCounting | None:
    """``Directory.why_not``, and what only shows beside the record that this one is about."""
    reason = directory.why_not(record, unit_of)
    by = record.head.by
    if reason is not None or by is None:
        return reason
    named = known.get(about_id) if (about_id := about_record(record.body)) else None
    if named is not None and not directory.may_replace(record, named):
        return NotCounting.ONLY_BEFORE_JOINING
    match record.body:
        case b.SignatureGiven() as body:
            about = known.get(body.about)
            if about is None or not isinstance(about.body, b.SignoffRecorded):
                return NotCounting.RELIED_ON_DOES_NOT_COUNT
            return _why_not_signature(record, body, about, about.body, directory, unit_of)
        case b.RecordWithdrawn(about=about_id, reason=why):
            about = known.get(about_id)
            if about is None or about.head.by is None:
                return None
            if directory.same_human(about.head.by.person, by.person):
                return None
            whom = _whom(about_id, known, trainee)
            if whom is not None and directory.same_human(whom, by.person):
                return NotCounting.FOR_ONESELF
            decides = allows(Action.DECIDE_QUESTION, directory.relied_roles(record))
            return None if decides and why != "mistake" else NotCounting.FOR_ANOTHER
        case b.QuestionDecided(about=about_id):
            whom = _whom(about_id, known, trainee)
            if whom is not None and directory.same_human(whom, by.person):
                return NotCounting.FOR_ONESELF
        case b.QuestionRaised(about=about_id):
            return _own(record, Action.RAISE_QUESTION, about_id, known, trainee, directory)
        case b.SignoffSampled():
            return why_not_look(record, named, directory)
        case b.NoteAnswered(about=about_id):
            return _own(record, Action.ANSWER_NOTE, about_id, known, trainee, directory)
    return None


def _own(
    record: Record,
    action: Action,
    about: RecordId,
    known: Mapping[RecordId, Record],
    trainee: PersonId | None,
    directory: Directory,
) -> NotCounting | None:
    """Whether the maker may do this about whom it is about."""
    assert record.head.by is not None
    whom = _whom(about, known, trainee)
    own = whom is not None and directory.same_human(whom, record.head.by.person)
    allowed = allows(action, directory.relied_roles(record), own=own)
    return None if allowed else NotCounting.FOR_ANOTHER


def _whom(
    about: RecordId, known: Mapping[RecordId, Record], trainee: PersonId | None
) -> PersonId | None:
    """Whose records these are: by the first record of the chain that says so."""
    seen: set[RecordId] = set()
    while about not in seen and (record := known.get(about)) is not None:
        seen.add(about)
        whom = about_whom(record.body)
        if whom is not None:
            return whom
        next_about = getattr(record.body, "about", None)
        if not isinstance(next_about, str):
            break
        about = RecordId(next_about)
    return trainee


def _why_not_signature(
    record: Record,
    body: b.SignatureGiven,
    about: Record,
    statement: b.SignoffRecorded,
    directory: Directory,
    unit_of: UnitOf,
) -> NotCounting | None:
    by = record.head.by
    assert by is not None
    is_trainee = directory.same_human(by.person, statement.trainee)
    if body.role == "trainee":
        return None if is_trainee else NotCounting.FOR_ANOTHER
    if is_trainee:
        return NotCounting.FOR_ONESELF
    if body.role == "second":
        if about.head.by and directory.same_human(by.person, about.head.by.person):
            return NotCounting.FOR_ONESELF
        day = statement.observed_on
        unit = unit_of(statement.edition, statement.task)
        if body.right is None or day is None:
            return NotCounting.RIGHT_MISSING
        return directory.judge_right(record, body.right, statement.task, day, unit)
    return None


def _value(record: Record) -> bytes:
    """What two heads must share to be no question: everything that a status can rest on."""
    match record.body:
        case b.SignoffRecorded() as body:
            told: tuple[object, ...] = (
                *(body.task, str(body.observed_on), body.level, body.method),
                *(sorted(body.evidence), body.mold.casefold(), body.press.casefold()),
                *(body.edition, body.sheet),
            )
        case b.TryRecorded() as body:
            told = (
                *(body.task, str(body.observed_on), body.level, body.missed),
                *(body.declared, body.unsafe, body.stopped),
            )
        case b.CapstoneAssessed() as body:
            told = (str(body.on), body.passed, sorted(body.tasks), body.mold.casefold())
        case None:
            told = ()
        case other:
            fields = msgspec.structs.asdict(other)
            told = tuple(
                (name, fields[name]) for name in sorted(fields) if name not in ("salt", "words")
            )
    return msgspec.json.encode((record.kind, told))
