"""The progress sheet of one trainee on a date."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Final

from trainer_app.checklists import bodies as b
from trainer_app.checklists import takenback
from trainer_app.checklists.audiences import TRAINEES
from trainer_app.checklists.claims import Case
from trainer_app.checklists.directory import Directory
from trainer_app.checklists.language import say
from trainer_app.checklists.lessons import Step
from trainer_app.checklists.membership import named_by_oneself
from trainer_app.checklists.packs import Pack, Task
from trainer_app.checklists.ports import Reading
from trainer_app.checklists.progress import Progress, Remainder, Remaining, UnitProgress, progress
from trainer_app.checklists.sheetparts import SheetNote
from trainer_app.checklists.sheets import (
    NamedRemainder,
    ProgressSheet,
    SheetPerformance,
    SheetTask,
    SheetUnit,
)
from trainer_app.checklists.standing import Performance
from trainer_app.checklists.status import Status, TaskStatus
from trainer_app.checklists.takenback import judgements_withdrawn
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.kernel.records import By
from trainer_app.services.cases import milestones, trainee_case
from trainer_app.services.gathering.head import Printing, head, notes
from trainer_app.services.heads import week_of
from trainer_app.services.paper_entries import transcribed
from trainer_app.services.travelled import unconfirmed_tasks
from trainer_app.services.units import units as units_of

_LATEST_NOTES: Final = 4
_OPEN_NOTES: Final = 8


def progress_sheet(
    reading: Reading,
    trainee: PersonId,
    how: Printing,
    *,
    with_notes: bool,
    audience: str = TRAINEES,
) -> ProgressSheet:
    """``with_notes``: whoever prints it may see the notes about this trainee."""
    case = trainee_case(reading, trainee, audience=audience)
    whole = progress(case, milestones(reading, trainee, how.as_of), how.as_of)
    return sheet_of(reading, case, whole, how, with_notes=with_notes)


def sheet_of(
    reading: Reading, case: Case, whole: Progress, how: Printing, *, with_notes: bool
) -> ProgressSheet:
    """The sheet of a programme that was counted."""
    trainee, day = whole.trainee, whole.on
    directory, pack = reading.directory(), case.pack
    enrolment = directory.enrolments.get(trainee)
    started = enrolment.started if enrolment else None
    marks = _Marks(reading, directory, trainee, day)
    units = tuple(_unit(marks, pack, unit, how.first) for unit in whole.units)
    by_task = {task.id: task for unit in units for task in unit.tasks}
    pressing = [
        by_task[s.task] for s in whole.statuses.values() if s.status in (Status.DUE, Status.LAPSED)
    ]
    return ProgressSheet(
        head=head(reading, pack, how, (trainee,)),
        trainee=case.trainee.name,
        pathway=enrolment.pathway if enrolment else "new",
        started=started,
        week=week_of(started, day),
        weeks=pack.plan.weeks_of(enrolment.pathway if enrolment else ""),
        units=units,
        modules_done=len([m for m in pack.modules if m.id in whole.milestones.modules]),
        modules=len(pack.modules),
        practicals=tuple((p.id, whole.milestones.practicals.get(p.id)) for p in pack.practicals),
        capstone=whole.milestones.capstone,
        remains=tuple(_named(pack, r, how.first) for r in whole.remains),
        due=tuple(sorted(pressing, key=lambda t: (t.expires_on or day, t.id))),
        trainers=_trainers(directory, whole),
        notes=_recent(notes(reading, pack, trainee, how)) if with_notes else (),
        modules_off=not case.policy.ready_needs_modules,
        sessions_off=bool(pack.practicals) and not case.policy.ready_needs_sessions,
        audience=pack.audience,
        capstone_off=not case.policy.ready_needs_capstone,
        taught_not_tried=sum(one.step is Step.TAUGHT for one in whole.lessons.values()),
        tried_first=sum(one.step is Step.TRIED_FIRST for one in whole.lessons.values()),
    )


def _recent(told: Collection[SheetNote]) -> tuple[SheetNote, ...]:
    """The latest few, and those whose next step is open."""
    newest = list(told)[:_LATEST_NOTES]
    waiting = [n for n in told if n.follow_up and not n.closings and n not in newest]
    return (*newest, *waiting[:_OPEN_NOTES])


class Checks:
    """Whether an entry from paper was compared with it, and by whom."""

    def __init__(self, reading: Reading, trainee: PersonId) -> None:
        self._reading, self._trainee = reading, trainee
        self._known: dict[str, dict[RecordId, str]] = {}

    def said(self, p: Performance, task: str) -> str:
        """waiting | checked | same_person; of what is not from paper nothing."""
        if not p.sheet:
            return ""
        if task not in self._known:
            self._known[task] = {
                one.record.id: self._by(one.checker, one.record.head.by)
                for one in transcribed(self._reading, self._trainee, task)
            }
        return self._known[task].get(p.record, "waiting")

    def _by(self, checker: PersonId | None, by: By | None) -> str:
        if checker is None or by is None:
            return "waiting"
        same = self._reading.directory().same_human(checker, by.person)
        return "same_person" if same else "checked"


class _Marks:
    """What a sheet says beside a count: from paper, the same person, named by the employer."""

    def __init__(self, reading: Reading, directory: Directory, trainee: PersonId, on: date) -> None:
        self.reading, self.directory = reading, directory
        self.unconfirmed = unconfirmed_tasks(reading, trainee, on)
        self.checks = Checks(reading, trainee)
        rights = [
            record
            for record in directory.heads(b.RightSaved)
            if isinstance(record.body, b.RightSaved)
        ]
        self._has_odd_rights = any(_is_odd(record.body) for record in rights) or any(
            named_by_oneself(record) for record in rights
        )
        self._controls = {
            (body.task, body.lapse, body.until): body.control
            for record in reading.trainee_records(trainee, ("extension.given",))
            if isinstance(body := record.body, b.ExtensionGiven)
        }
        self._decided = _decided_by_the_same(reading, trainee)
        self._withdrawn = judgements_withdrawn(
            reading.trainee_records(trainee, takenback.KINDS), trainee, directory, units_of(reading)
        )

    def right(self, p: Performance) -> tuple[bool, bool]:
        """Named by the employer, and named by himself; read only where a plant has such rights."""
        if not self._has_odd_rights or p.capstone:
            return False, False
        record = self.reading.record(p.record)
        body = record.body if record else None
        if not isinstance(body, b.SignoffRecorded):
            return False, False
        right = self.reading.record(body.right)
        if right is None or not isinstance(right.body, b.RightSaved):
            return False, False
        return right.body.basis == "employer", named_by_oneself(right)

    def same_person(self, status: TaskStatus) -> bool:
        return status.task in self._decided

    def control(self, status: TaskStatus) -> str:
        """Of the extension that holds."""
        holds = status.task, status.expires_on, status.extended_until
        return self._controls.get(holds, "") if status.extended_until else ""

    def withdrawn(self, status: TaskStatus) -> tuple[date, ...]:
        """Days of the sign-offs up to the date whose judgement was withdrawn."""
        return tuple(
            sorted(
                one.observed_on
                for one in self._withdrawn
                if one.task == status.task and one.observed_on <= status.on
            )
        )


def _is_odd(body: b.Body | None) -> bool:
    return isinstance(body, b.RightSaved) and body.basis == "employer"


def _decided_by_the_same(reading: Reading, trainee: PersonId) -> frozenset[str]:
    """Tasks on which a decision or a not-applicable was by one of those whom it was about."""
    found: set[str] = set()
    for record in reading.trainee_records(trainee, ("question.decided", "task.not_applicable")):
        match record.body:
            case b.QuestionDecided(same_person=True, about=about):
                body = getattr(reading.record(about), "body", None)
                if isinstance(body, b.SignoffRecorded | b.TryRecorded):
                    found.add(body.task)
            case b.TaskNotApplicable(same_person=True, task=task):
                found.add(task)
    for record in reading.records(("task.not_applicable",)):
        body = record.body
        if isinstance(body, b.TaskNotApplicable) and body.same_person and body.trainee is None:
            found.add(body.task)
    return frozenset(found)


def _unit(marks: _Marks, pack: Pack, unit: UnitProgress, lang: str) -> SheetUnit:
    return SheetUnit(
        id=unit.unit.id,
        title=say(unit.unit.title, lang),
        tasks=tuple(
            _task(marks, pack.tasks[status.task], status, lang) for status in unit.statuses
        ),
        applicable=unit.tasks,
        signed=unit.signed,
        due=unit.due,
        lapsed=unit.lapsed,
        in_question=unit.in_question,
        signed_by=marks.directory.name(unit.signed_by) if unit.signed_by else "",
        signed_on=unit.signed_on,
    )


def _task(marks: _Marks, task: Task, status: TaskStatus, lang: str) -> SheetTask:
    return SheetTask(
        id=task.id,
        title=say(task.title, lang),
        tier=task.tier,
        level=status.level,
        counted=status.counted,
        required=status.required,
        status=status.status,
        second_look_missing=status.second_look_missing,
        expires_on=status.expires_on,
        extended_until=status.extended_until,
        lapse_reason=status.lapse_reason,
        paused=status.paused,
        performances=tuple(_performance(marks, p, task.id) for p in status.evidence),
        waiting=len(status.waiting),
        unconfirmed=task.id in marks.unconfirmed,
        same_person=marks.same_person(status),
        withdrawn=marks.withdrawn(status),
        control=marks.control(status),
    )


def _performance(marks: _Marks, p: Performance, task: str) -> SheetPerformance:
    directory = marks.directory
    log = marks.reading.log_of(p.record)
    device = directory.device_of(log) if log else None
    by_employer, own_right = marks.right(p)
    return SheetPerformance(
        on=p.observed_on,
        level=p.level,
        method=p.method,
        evidence=p.evidence,
        trainer=directory.name(p.observers[0]),
        others=tuple(directory.name(o) for o in p.observers[1:]),
        trainee_agreed=not p.capstone,
        pc=device.name if device else "",
        late=p.late,
        sheet=p.sheet,
        check=marks.checks.said(p, task),
        by_employer=by_employer,
        own_right=own_right,
    )


def _named(pack: Pack, remainder: Remainder, lang: str) -> NamedRemainder:
    """The remainder with the title of its task, module, session or unit."""
    match remainder.kind:
        case Remaining.MODULE:
            words = next((m.title for m in pack.modules if m.id == remainder.id), {})
        case Remaining.PRACTICAL:
            words = next((p.title for p in pack.practicals if p.id == remainder.id), {})
        case Remaining.UNIT_SIGNATURE:
            words = pack.units_by_id[remainder.id].title
        case Remaining.CAPSTONE:
            words = {}
        case _:
            words = pack.tasks[remainder.id].title
    return NamedRemainder(remainder, say(words, lang) if words else "")


def _trainers(directory: Directory, whole: Progress) -> tuple[str, ...]:
    """Who watched, most often first."""
    watched: dict[PersonId, int] = {}
    for status in whole.statuses.values():
        for p in status.evidence:
            watched[p.observers[0]] = watched.get(p.observers[0], 0) + 1
    ranked = sorted(watched, key=lambda person: (-watched[person], directory.name(person)))
    return tuple(directory.name(person) for person in ranked)
