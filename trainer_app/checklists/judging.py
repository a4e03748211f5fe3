"""From records to a standing: a pure function, the same code everywhere.

How heads, declined signatures and differing judgements become *in question*: domain.md 4.2 and 4.5,
sync.md I11. Which records have effect at all is decided in ``effects``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import msgspec

from trainer_app.checklists import bodies as b
from trainer_app.checklists.agreements import agreement, second_looks
from trainer_app.checklists.directory import Directory, UnitOf
from trainer_app.checklists.effects import Effects, Thing, why_not_counting
from trainer_app.checklists.kinds import Record
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

__all__ = ["standing", "why_not_counting"]

_LATE: Final = timedelta(hours=24)
_CAPSTONE_LEVEL: Final = 3
_CAPSTONE_EVIDENCE: Final = ("QA", "WP")


def standing(
    trainee: PersonId,
    task: str,
    records: Iterable[Record],
    directory: Directory,
    unit_of: UnitOf,
) -> Standing:
    """The standing from every record linked to this trainee and task, in any order."""
    effects = Effects(records, trainee, directory, unit_of)
    builder = _Builder(task, effects, directory)
    for thing in effects.things():
        builder.add(thing)
    return builder.done()


@dataclass(frozen=True, slots=True)
class _Judgement:
    thing: RecordId
    record: RecordId
    observer: PersonId
    day: date
    mold: str
    level: int


class _Builder:
    """Collects the parts of a standing; ``done`` sorts them so that arrival order never shows."""

    def __init__(self, task: str, effects: Effects, directory: Directory) -> None:
        self._task, self._effects, self._directory = task, effects, directory
        self._signatures = effects.standing_signatures()
        self._open = effects.open_questions()
        self._judgements: list[_Judgement] = []
        self._unsafe: list[tuple[Unsafe, Record]] = []
        self.performances: list[Performance] = []
        self.waiting: list[Waiting] = []
        self.questions: list[Question] = []
        self.judged: list[Judged] = []
        self.required: list[Required] = []
        self.extended: list[Extended] = []
        self.clean: list[Clean] = []
        self.not_applicable: list[RecordId] = []
        self.consented: list[RecordId] = []
        self.taught: list[date] = []
        self.performed: list[date] = []
        self.asked: list[date] = []
        self.sheets: list[str] = []

    def add(self, thing: Thing) -> None:
        if not thing.present:
            self._add_contested(thing)
            return
        if isinstance(thing.present[0].body, _JUDGED):
            self._add_judged(thing)
            return
        for record in thing.present:
            self._add_fact(record)

    # --- judged things --------------------------------------------------------------------------

    def _add_judged(self, thing: Thing) -> None:
        days = [day for day in map(_day, thing.present) if day is not None]
        if not days:
            return
        first = min(days)
        if thing.differ:
            records = tuple(head.id for head in thing.heads)
            self.questions.append(Question(QuestionKind.TWO_HEADS, thing.id, records, first))
            return
        record = self._agreed_first(thing)
        questions = self._questions_about(thing, record, first)
        if questions:
            self.questions.extend(questions)
            return
        match record.body:
            case b.SignoffRecorded(observed_on=date() as day) as body:
                self._add_sign_off(thing, record, body, day)
            case b.TryRecorded(observed_on=date() as day) as body:
                self._add_try(thing, record, body, day)
            case b.CapstoneAssessed(on=date() as day) as body:
                self._add_capstone(thing, record, body, day)

    def _add_contested(self, thing: Thing) -> None:
        """A judgement was taken back, and somebody does not agree with that (domain.md 4.5.1)."""
        for head in thing.heads:
            if not isinstance(head.body, b.RecordWithdrawn):
                continue
            taken_back = self._effects.counting.get(head.body.about)
            day = _day(taken_back) if taken_back else None
            self.questions.extend(
                Question(QuestionKind.RAISED, thing.id, (head.id, question.id), day)
                for question in self._open[head.id]
                if day is not None
            )

    def _agreed_first(self, thing: Thing) -> Record:
        """Of versions with equal value the one that the trainee agreed to."""
        agreed = (record for record in thing.present if self._agreement(record) is not None)
        return next(agreed, thing.present[0])

    def _agreement(self, record: Record) -> Record | None:
        return agreement(self._effects, self._signatures[record.id], record.id)

    def _questions_about(self, thing: Thing, record: Record, day: date) -> list[Question]:
        declined = [
            signature.id
            for signature in self._signatures[record.id]
            if isinstance(signature.body, b.SignatureGiven)
            and not signature.body.agrees
            and signature.id not in self._effects.answered
        ]
        raised = [
            question.id
            for target in sorted({*thing.versions, *(s.id for s in self._signatures[record.id])})
            for question in self._open[target]
        ]
        return [
            *(Question(QuestionKind.DECLINED, thing.id, (record.id, s), day) for s in declined),
            *(Question(QuestionKind.RAISED, thing.id, (record.id, q), day) for q in raised),
        ]

    def _add_sign_off(
        self, thing: Thing, record: Record, body: b.SignoffRecorded, day: date
    ) -> None:
        observer = self._human(record)
        if body.sheet:
            self.sheets.append(body.sheet)
        self._judgements.append(
            _Judgement(thing.id, record.id, observer, day, body.mold, body.level)
        )
        agreed = self._agreement(record)
        if agreed is None:
            self.waiting.append(Waiting(record.id, body.trainee, day))
            return
        seconds = map(self._human, second_looks(self._signatures[record.id]))
        observers = tuple(dict.fromkeys((observer, *sorted(seconds))))
        self.judged.append(Judged(day, body.level))
        self.clean.extend(Clean(day, person, record.id) for person in observers)
        self.performances.append(
            Performance(
                record=record.id,
                observed_on=day,
                level=body.level,
                method=body.method,
                observers=observers,
                evidence=body.evidence,
                mold=body.mold,
                place=body.place,
                edition=body.edition,
                late=bool(body.late) or record.head.moment.date - day > _LATE,
                sheet=body.sheet,
                flags=body.flags,
                press=body.press,
                thing=thing.id,
                late_signature=agreed.head.at - record.head.at > _LATE / _MILLISECOND,
            )
        )

    def _add_try(self, thing: Thing, record: Record, body: b.TryRecorded, day: date) -> None:
        observer = self._human(record)
        self.judged.append(Judged(day, body.level))
        self._judgements.append(
            _Judgement(thing.id, record.id, observer, day, body.mold, body.level)
        )
        if body.declared and body.unsafe:
            self._unsafe.append((Unsafe(day, observer), record))

    def _add_capstone(
        self, thing: Thing, record: Record, body: b.CapstoneAssessed, day: date
    ) -> None:
        if not body.passed or self._task not in body.tasks:
            return
        observer = self._human(record)
        self.judged.append(Judged(day, _CAPSTONE_LEVEL))
        self.clean.append(Clean(day, observer, record.id))
        self.performances.append(
            Performance(
                record=record.id,
                observed_on=day,
                level=_CAPSTONE_LEVEL,
                method="job",
                observers=(observer,),
                evidence=_CAPSTONE_EVIDENCE,
                mold=body.mold,
                edition=body.edition,
                capstone=True,
                thing=thing.id,
            )
        )

    # --- facts ----------------------------------------------------------------------------------

    def _add_fact(self, record: Record) -> None:
        match record.body:
            case b.ReobservationRequired(on=date() as on) as body:
                known = {self._effects.root(named) for named in body.known}
                self.required.append(Required(record.id, on, tuple(sorted(known))))
            case b.ExtensionGiven(lapse=date() as lapse, until=date() as until):
                self.extended.append(Extended(lapse, until))
            case b.TaskNotApplicable(applicable=False) as body:
                self.not_applicable.append(record.id)
                if body.consent.strip():
                    self.consented.append(record.id)
            case b.SessionTaught(on=date() as on):
                self.taught.append(on)
            case b.JobDone(on=on):
                self.performed.append(on)
            case b.AssessmentRequested(on=on):
                self.asked.append(on)

    # --- together -------------------------------------------------------------------------------

    def done(self) -> Standing:
        self._find_differing()
        in_question = {record for q in self.questions for record in q.records}
        clean = [c for c in self.clean if c.record not in in_question]
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
            unsafe=self._unsafe_acts(clean),
            clean=tuple(sorted(clean, key=lambda c: (c.on, c.observer, c.record))),
            not_applicable=tuple(sorted(self.not_applicable)),
            consented=tuple(sorted(self.consented)),
            taught=tuple(sorted(self.taught)),
            performed=tuple(sorted(self.performed)),
            asked=tuple(sorted(self.asked)),
            sheets=tuple(sorted(set(self.sheets))),
        )

    def _unsafe_acts(self, clean: Sequence[Clean]) -> tuple[Unsafe, ...]:
        """A clean observation of the very day answers only where a log proves it came after."""
        acts = []
        for unsafe, record in self._unsafe:
            same_day = sorted({c.record for c in clean if c.on == unsafe.on})
            before = tuple(
                other
                for other in same_day
                if not self._directory.precedes(record, self._effects.counting[other])
            )
            acts.append((record.id, msgspec.structs.replace(unsafe, before=before)))
        return tuple(act for _id, act in sorted(acts, key=lambda a: (a[1].on, a[0])))

    def _find_differing(self) -> None:
        """Two people who judged one performance (same day, same named mold) differently."""
        groups: dict[tuple[date, str], list[_Judgement]] = defaultdict(list)
        for judgement in self._judgements:
            if mold := judgement.mold.strip().casefold():
                groups[judgement.day, mold].append(judgement)
        for (day, _mold), group in groups.items():
            group.sort(key=lambda j: j.record)
            for i, one in enumerate(group):
                for other in group[i + 1 :]:
                    if one.level != other.level and one.observer != other.observer:
                        records = (one.record, other.record)
                        self.questions.append(
                            Question(QuestionKind.JUDGEMENTS_DIFFER, one.thing, records, day)
                        )

    def _human(self, record: Record) -> PersonId:
        assert record.head.by is not None
        return self._directory.human(record.head.by.person)


_MILLISECOND: Final = timedelta(milliseconds=1)
_JUDGED: Final = (b.SignoffRecorded, b.TryRecorded, b.CapstoneAssessed)


def _day(record: Record) -> date | None:
    match record.body:
        case b.SignoffRecorded(observed_on=day) | b.TryRecorded(observed_on=day):
            return day
        case b.CapstoneAssessed(on=day):
            return day
    return None
