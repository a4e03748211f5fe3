"""From records to a standing: a pure function, the same code everywhere.

How heads, declined signatures and differing judgements become *in question*: domain.md 4.2 and 4.5,
sync.md I11.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import Directory, NotCounting, UnitOf
from trainer_app.checklists.kinds import KINDS, Record
from trainer_app.checklists.permissions import Action, allows
from trainer_app.checklists.standing import (
    Clean,
    Extended,
    Judged,
    Performance,
    Question,
    QuestionKind,
    Required,
    Standing,
    Unsafe,
    Waiting,
)
from trainer_app.kernel.ids import PersonId, RecordId


@dataclass(frozen=True, slots=True)
class _Thing:
    """A judged thing with its heads: more than one of different value is a question."""

    id: RecordId
    heads: tuple[Record, ...]


def standing(
    trainee: PersonId,
    task: str,
    records: Iterable[Record],
    directory: Directory,
    unit_of: UnitOf,
) -> Standing:
    """The standing from every record linked to this trainee and task, in any order."""
    known = {record.id: record for record in records}
    counting = {r.id: r for r in known.values() if _counts(r, known, trainee, directory, unit_of)}
    replaced = _replaced(counting, directory)
    decided = _answered(counting, replaced)
    things = _things(counting, known, replaced)
    builder = _Builder(trainee, task, counting, known, replaced, decided, directory)
    for thing in things:
        builder.add_thing(thing)
    for record in counting.values():
        if record.id not in replaced:
            builder.add_fact(record)
    return builder.done()


def why_not_counting(
    record: Record,
    known: dict[RecordId, Record],
    trainee: PersonId | None,
    directory: Directory,
    unit_of: UnitOf,
) -> NotCounting | None:
    """``Directory.why_not``, and what only shows beside the record that this one is about."""
    reason = directory.why_not(record, unit_of)
    if reason is not None:
        return reason
    body, by = record.body, record.head.by
    if isinstance(body, b.SignatureGiven) and by is not None:
        about = known.get(body.about)
        if about is None or not isinstance(about.body, b.SignoffRecorded):
            return NotCounting.RELIED_ON_DOES_NOT_COUNT
        return _why_not_signature(record, body, about, about.body, directory, unit_of)
    if isinstance(body, b.RecordWithdrawn) and by is not None:
        about = known.get(body.about)
        if about is not None and about.head.by is not None:
            own = directory.same_human(about.head.by.person, by.person)
            if not own and not allows(Action.DECIDE_QUESTION, directory.relied_roles(record)):
                return NotCounting.FOR_ANOTHER
    if isinstance(body, b.QuestionRaised) and by is not None and trainee is not None:
        own = directory.same_human(trainee, by.person)
        if not allows(Action.RAISE_QUESTION, directory.relied_roles(record), own=own):
            return NotCounting.FOR_ANOTHER
    return None


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


def _counts(
    record: Record,
    known: dict[RecordId, Record],
    trainee: PersonId,
    directory: Directory,
    unit_of: UnitOf,
) -> bool:
    return why_not_counting(record, known, trainee, directory, unit_of) is None


def _replaced(counting: dict[RecordId, Record], directory: Directory) -> frozenset[RecordId]:
    """What a counting record of a kind that may do so takes the place of."""
    gone: set[RecordId] = set()
    for record in counting.values():
        may = KINDS[record.kind].replaces
        for old_id in record.head.replaces:
            old = counting.get(old_id)
            if old is not None and old.kind in may and _may_replace(record, old, directory):
                gone.add(old_id)
    return frozenset(gone)


def _may_replace(record: Record, old: Record, directory: Directory) -> bool:
    """A correction and a signature are their own author's; a withdrawal was judged already."""
    if record.kind != old.kind or record.head.by is None or old.head.by is None:
        return True
    if record.kind not in ("signoff.recorded", "try.recorded", "signature.given"):
        return True
    if directory.same_human(record.head.by.person, old.head.by.person):
        return True
    decides = allows(Action.DECIDE_QUESTION, directory.relied_roles(record))
    return decides and record.kind != "signature.given"


def _answered(
    counting: dict[RecordId, Record], replaced: frozenset[RecordId]
) -> frozenset[RecordId]:
    """Questions, declined signatures and judgements that a standing decision answers."""
    answered: set[RecordId] = set()
    for record in counting.values():
        if isinstance(record.body, b.QuestionDecided) and record.id not in replaced:
            answered.update(record.body.answered)
            answered.update(record.head.replaces)
            answered.add(record.body.about)
    return frozenset(answered)


_JUDGED = ("signoff.recorded", "try.recorded", "capstone.assessed")
_DECIDES = ("record.withdrawn", "question.decided")


def _things(
    counting: dict[RecordId, Record],
    known: dict[RecordId, Record],
    replaced: frozenset[RecordId],
) -> list[_Thing]:
    """Judged things and their heads, found by following ``replaces`` to the first record."""
    first: dict[RecordId, RecordId] = {}

    def root(record_id: RecordId) -> RecordId:
        trail = [record_id]
        while trail[-1] not in first:
            record = known.get(trail[-1])
            older = [old for old in record.head.replaces if old in known] if record else []
            if not older or older[0] in trail:
                first[trail[-1]] = trail[-1]
                break
            trail.append(older[0])
        for step in trail:
            first[step] = first[trail[-1]]
        return first[record_id]

    heads: dict[RecordId, list[Record]] = defaultdict(list)
    for record in counting.values():
        if record.id in replaced:
            continue
        start = root(record.id)
        if record.kind in _JUDGED or (
            record.kind in _DECIDES and start in known and known[start].kind in _JUDGED
        ):
            heads[start].append(record)
    return [
        _Thing(thing, tuple(sorted(group, key=lambda r: r.id)))
        for thing, group in sorted(heads.items())
    ]


class _Builder:
    """Collects the parts of a standing; ``done`` sorts them so that arrival order never shows."""

    def __init__(
        self,
        trainee: PersonId,
        task: str,
        counting: dict[RecordId, Record],
        known: dict[RecordId, Record],
        replaced: frozenset[RecordId],
        answered: frozenset[RecordId],
        directory: Directory,
    ) -> None:
        self._trainee, self._task = trainee, task
        self._counting, self._known, self._replaced = counting, known, replaced
        self._answered, self._directory = answered, directory
        self._signatures: dict[RecordId, list[Record]] = defaultdict(list)
        self._raised: dict[RecordId, list[Record]] = defaultdict(list)
        for record in counting.values():
            if record.id in replaced:
                continue
            if isinstance(record.body, b.SignatureGiven):
                self._signatures[record.body.about].append(record)
            elif isinstance(record.body, b.QuestionRaised):
                self._raised[record.body.about].append(record)
        self.performances: list[Performance] = []
        self.waiting: list[Waiting] = []
        self.questions: list[Question] = []
        self.judged: list[Judged] = []
        self.required: list[Required] = []
        self.extended: list[Extended] = []
        self.unsafe: list[Unsafe] = []
        self.clean: list[Clean] = []
        self.not_applicable: list[RecordId] = []
        self.taught: list[date] = []
        self.performed: list[date] = []
        self.asked: list[date] = []
        self.sheets: list[str] = []
        self._judgements: list[_Judgement] = []

    # --- judged things --------------------------------------------------------------------------

    def add_thing(self, thing: _Thing) -> None:
        values = {_value(head) for head in thing.heads}
        judged = [self._standing_head(head) for head in thing.heads]
        present = [head for head in judged if head is not None]
        if len(values) > 1:
            day = next((d for d in (_day(h) for h in present) if d is not None), None)
            records = tuple(head.id for head in thing.heads)
            self.questions.append(Question(QuestionKind.TWO_HEADS, thing.id, records, day))
            return
        if present:
            self._add_judgement(thing, present[0])

    def _standing_head(self, head: Record) -> Record | None:
        """The judgement a head stands for: itself, what a decision let stand, or none."""
        if isinstance(head.body, b.RecordWithdrawn):
            return None
        if isinstance(head.body, b.QuestionDecided):
            return self._known.get(head.body.stands) if head.body.stands else None
        return head

    def _add_judgement(self, thing: _Thing, record: Record) -> None:
        match record.body:
            case b.SignoffRecorded() as body:
                self._add_sign_off(thing, record, body)
            case b.TryRecorded() as body:
                self._add_try(thing, record, body)
            case b.CapstoneAssessed() as body:
                self._add_capstone(record, body)

    def _add_sign_off(self, thing: _Thing, record: Record, body: b.SignoffRecorded) -> None:
        by, day = record.head.by, body.observed_on
        if by is None or day is None:
            return
        if body.sheet:
            self.sheets.append(body.sheet)
        decided = any(isinstance(head.body, b.QuestionDecided) for head in thing.heads)
        signatures = self._signatures[record.id]
        questions = self._questions_about(thing, record, day, signatures)
        agreed = decided or any(_agrees(s, "trainee") for s in signatures)
        observers = (by.person, *(self._by(s) for s in signatures if _agrees(s, "second")))
        if questions:
            self.questions.extend(questions)
            return
        self._judgements.append(
            _Judgement(thing.id, record.id, by.person, day, body.mold, body.level)
        )
        if not agreed:
            self.waiting.append(Waiting(record.id, body.trainee, day))
            return
        self.judged.append(Judged(day, body.level))
        self.clean.append(Clean(day, by.person))
        self.performances.append(
            Performance(
                record=record.id,
                observed_on=day,
                level=body.level,
                method=body.method,
                observers=tuple(dict.fromkeys(self._directory.human(o) for o in observers)),
                evidence=body.evidence,
                mold=body.mold,
                place=body.place,
                edition=body.edition,
                late=bool(body.late),
                sheet=body.sheet,
                flags=body.flags,
            )
        )

    def _questions_about(
        self, thing: _Thing, record: Record, day: date, signatures: Sequence[Record]
    ) -> list[Question]:
        about = {record.id, *(head.id for head in thing.heads), thing.id}
        found = []
        for signature in signatures:
            body = signature.body
            assert isinstance(body, b.SignatureGiven)
            if not body.agrees and signature.id not in self._answered:
                found.append(
                    Question(QuestionKind.DECLINED, thing.id, (record.id, signature.id), day)
                )
        for target in sorted(about):
            found.extend(
                Question(QuestionKind.RAISED, thing.id, (record.id, raised.id), day)
                for raised in self._raised[target]
                if raised.id not in self._answered
            )
        return found

    def _add_try(self, thing: _Thing, record: Record, body: b.TryRecorded) -> None:
        day = body.observed_on
        if day is None or record.head.by is None:
            return
        observer = record.head.by.person
        self.judged.append(Judged(day, body.level))
        self._judgements.append(
            _Judgement(thing.id, record.id, observer, day, body.mold, body.level)
        )
        if body.declared and body.unsafe:
            self.unsafe.append(Unsafe(day, self._directory.human(observer)))
        elif not body.missed and not body.stopped:
            self.clean.append(Clean(day, self._directory.human(observer)))

    def _add_capstone(self, record: Record, body: b.CapstoneAssessed) -> None:
        if not body.passed or body.on is None or record.head.by is None:
            return
        if self._task not in body.tasks:
            return
        self.judged.append(Judged(body.on, 3))
        self.performances.append(
            Performance(
                record=record.id,
                observed_on=body.on,
                level=3,
                method="job",
                observers=(self._directory.human(record.head.by.person),),
                evidence=("QA", "WP"),
                mold=body.mold,
                edition=body.edition,
                capstone=True,
            )
        )

    # --- facts ----------------------------------------------------------------------------------

    def add_fact(self, record: Record) -> None:
        match record.body:
            case b.ReobservationRequired(on=date() as on) as body:
                self.required.append(Required(record.id, on, body.known))
            case b.ExtensionGiven(lapse=date() as lapse, until=date() as until):
                self.extended.append(Extended(lapse, until))
            case b.TaskNotApplicable(applicable=False):
                self.not_applicable.append(record.id)
            case b.SessionTaught(on=date() as on):
                self.taught.append(on)
            case b.JobDone(on=on):
                self.performed.append(on)
            case b.AssessmentRequested(on=on):
                self.asked.append(on)

    def done(self) -> Standing:
        self._find_differing()
        in_question = {record for q in self.questions for record in q.records}
        return Standing(
            performances=tuple(
                sorted(
                    (p for p in self.performances if p.record not in in_question),
                    key=lambda p: (p.observed_on, p.record),
                )
            ),
            waiting=tuple(sorted(self.waiting, key=lambda w: (w.observed_on, w.record))),
            questions=tuple(sorted(self.questions, key=lambda q: (q.kind, q.records))),
            judged=tuple(sorted(self.judged, key=lambda j: (j.observed_on, j.level))),
            required=tuple(sorted(self.required, key=lambda r: (r.on, r.record))),
            extended=tuple(sorted(self.extended, key=lambda e: (e.lapse, e.until))),
            unsafe=tuple(sorted(self.unsafe, key=lambda u: (u.on, u.observer))),
            clean=tuple(sorted(self.clean, key=lambda c: (c.on, c.observer))),
            not_applicable=tuple(sorted(self.not_applicable)),
            taught=tuple(sorted(self.taught)),
            performed=tuple(sorted(self.performed)),
            asked=tuple(sorted(self.asked)),
            sheets=tuple(sorted(set(self.sheets))),
        )

    def _find_differing(self) -> None:
        """Two people who judged one performance (same day, same named mold) differently."""
        groups: dict[tuple[date, str], list[_Judgement]] = defaultdict(list)
        for judgement in self._judgements:
            if judgement.mold:
                groups[judgement.day, judgement.mold.casefold()].append(judgement)
        for (day, _mold), group in groups.items():
            group.sort(key=lambda j: j.record)
            for i, one in enumerate(group):
                for other in group[i + 1 :]:
                    if self._differ(one, other):
                        records = (one.record, other.record)
                        self.questions.append(
                            Question(QuestionKind.JUDGEMENTS_DIFFER, one.thing, records, day)
                        )

    def _differ(self, one: _Judgement, other: _Judgement) -> bool:
        return (
            one.level != other.level
            and not self._directory.same_human(one.observer, other.observer)
            and one.record not in self._answered
            and other.record not in self._answered
        )

    def _by(self, record: Record) -> PersonId:
        assert record.head.by is not None
        return record.head.by.person


@dataclass(frozen=True, slots=True)
class _Judgement:
    thing: RecordId
    record: RecordId
    observer: PersonId
    day: date
    mold: str
    level: int


def _agrees(record: Record, role: str) -> bool:
    body = record.body
    return isinstance(body, b.SignatureGiven) and body.agrees and body.role == role


def _day(record: Record) -> date | None:
    match record.body:
        case b.SignoffRecorded(observed_on=day) | b.TryRecorded(observed_on=day):
            return day
        case b.CapstoneAssessed(on=day):
            return day
    return None


def _value(head: Record) -> bytes:
    """What two heads must share to be no question: everything but the salt and the words about."""
    match head.body:
        case b.SignoffRecorded() as body:
            told: tuple[object, ...] = (
                *(body.task, str(body.observed_on), body.level, body.method, body.evidence),
                *(body.mold, body.edition),
            )
        case b.TryRecorded() as body:
            told = (body.task, str(body.observed_on), body.level, body.missed, body.unsafe)
        case b.RecordWithdrawn():
            told = ("withdrawn",)
        case b.QuestionDecided(stands=None):
            told = ("withdrawn",)
        case b.QuestionDecided(stands=stands):
            told = ("stands", stands)
        case _:
            told = (head.id,)
    return msgspec.json.encode(told)
