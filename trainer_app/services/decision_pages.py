"""What the pages start from on which a supervisor or an assessor decides. Reads only, no words.

Each names what stands in the way before anybody types, by asking the rule with everything else
filled in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from trainer_app.checklists import bodies as b
from trainer_app.checklists import decisions
from trainer_app.checklists.directory import Directory, Person
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.language import Words
from trainer_app.checklists.packs import Pack, Task, Unit
from trainer_app.checklists.permissions import Action, Role
from trainer_app.checklists.ports import Reading, Store
from trainer_app.checklists.rules import Case
from trainer_app.checklists.standing import QuestionKind
from trainer_app.checklists.status import TaskStatus
from trainer_app.kernel.clock import Clock, Moment
from trainer_app.kernel.errors import ErrorCode, Problem, Refusal
from trainer_app.kernel.folding import folded
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.cases import (
    milestones,
    open_questions,
    pack_of,
    trainee_case,
)
from trainer_app.services.deciding import in_question, other_approvers, set_aside
from trainer_app.services.evidence import ShownPiece, shown_evidence
from trainer_app.services.session import SignedIn
from trainer_app.services.travelled import Travelled, travelled

_SAID: Final = "-"
"""Stands for words that are still to be typed."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Another person's signature under a statement."""

    name: str
    role: str
    agrees: bool
    given: Moment
    pc: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One record of a question: who, when, on which PC, and whether it may stand."""

    record: Record
    by: str
    pc: str
    may_stand: bool
    agreements: tuple[Agreement, ...]
    travelled: Travelled | None = None
    """How far it came and what of it is in doubt; None where there is no hub."""
    photos: tuple[ShownPiece, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionPage:
    trainee: Person
    pack: Pack
    title: Words
    """Of the task, unit, module or session; the capstone has none."""
    kinds: tuple[QuestionKind, ...]
    statements: tuple[Statement, ...]
    """Oldest first."""
    had_a_part: bool
    """The viewer made one of them: the decision is marked *same person*."""
    in_the_way: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """Says that a task does not apply, for this trainee or (None) for the whole plant."""

    record: RecordId
    trainee: PersonId | None
    by: str
    on: date
    words: str
    consent: str


@dataclass(frozen=True, slots=True)
class TaskMatterPage:
    """``trainee`` None: a task of the plant, with no trainee in sight."""

    trainee: Person | None
    pack: Pack
    task: Task
    status: TaskStatus | None
    today: date
    latest: date | None
    """The last day to which this lapse could be extended."""
    aside: tuple[Aside, ...]
    askers: tuple[Person, ...]
    """Who may have asked for it to be set aside: whoever trains, assesses or supervises."""
    others: tuple[str, ...]
    """Who else could set it aside: the viewer does not where he asked for it himself."""
    in_the_way: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class UnitPage:
    trainee: Person
    pack: Pack
    unit: Unit
    today: date
    open: tuple[Task, ...]
    """Core tasks that are not signed off."""
    signed_by: str
    signed_on: date | None
    in_the_way: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class CapstonePage:
    trainee: Person
    pack: Pack
    today: date
    passed_on: date | None
    recent_molds: tuple[str, ...]
    in_the_way: tuple[Problem, ...]


class DecisionPages:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def question(
        self, viewer: SignedIn, trainee: PersonId, about: str, thing: RecordId
    ) -> QuestionPage:
        """Everything that is said about a thing in question, side by side."""
        viewer.require(Action.SEE_HISTORY, about=trainee)
        today = self._clock.now().date
        with self._store.reading() as reading:
            case = trainee_case(reading, trainee, (about,))
            asked = open_questions(reading, trainee, about, today)
            questions = decisions.questions_of(asked, thing)
            records = in_question(reading, questions)
            may = decisions.may_stand(questions, records)
            ruling = decisions.may_decide(
                viewer.person, questions, None, _SAID, records, trainee, reading.directory()
            )
            shown = dict(records)
            for stands in may.values():  # what a withdrawal or a decision is about
                record = reading.record(stands)
                if record is not None:
                    shown[stands] = record
            around = [r for r in reading.task_records(trainee, about) if r.id not in shown]
            return QuestionPage(
                case.trainee,
                case.pack,
                case.pack.title_of(about) or {},
                tuple(dict.fromkeys(question.kind for question in questions)),
                tuple(
                    statement_of(reading, record, record.id in may.values(), around)
                    for record in sorted(shown.values(), key=_as_it_went)
                ),
                bool(ruling.warnings),
                ruling.problems,
            )

    def reobservation(self, viewer: SignedIn, trainee: PersonId, task_id: str) -> TaskMatterPage:
        """Before a supervisor asks for a new observation."""
        with self._store.reading() as reading:
            own = reading.directory().same_human(viewer.id, trainee)
            ruling = decisions.may_require_reobservation(viewer.person, _SAID, own=own)
            return self._matter(reading, trainee, task_id, ruling.problems)

    def extension(self, viewer: SignedIn, trainee: PersonId, task_id: str) -> TaskMatterPage:
        """Before a supervisor extends what lapses."""
        with self._store.reading() as reading:
            case, _task, status = self._task(reading, trainee, task_id)
            latest = _latest(case, status)
            own = reading.directory().same_human(viewer.id, trainee)
            ruling = decisions.may_extend(
                status, latest or status.on, viewer.person, _SAID, _SAID, case.policy, own=own
            )
            return self._matter(reading, trainee, task_id, ruling.problems)

    def applicability(
        self, viewer: SignedIn, task_id: str, trainee: PersonId | None = None
    ) -> TaskMatterPage:
        """Before a task is set aside, for one trainee or the whole plant, or applies again."""
        with self._store.reading() as reading:
            task = pack_of(reading, task_id).task(task_id)
            ruling = decisions.may_set_not_applicable(task, viewer.person, _SAID, _SAID)
            others = other_approvers(reading.directory(), viewer.id, trainee)
            return self._matter(reading, trainee, task_id, ruling.problems, others)

    def unit(self, viewer: SignedIn, trainee: PersonId, unit_id: str) -> UnitPage:
        """Before the employer's manager signs a unit: what is still open is named."""
        viewer.require(Action.SEE_CHECKLIST, about=trainee)
        today = self._clock.now().date
        with self._store.reading() as reading:
            case, directory = trainee_case(reading, trainee), reading.directory()
            unit = case.pack.units_by_id.get(unit_id)
            if unit is None:
                raise Refusal(ErrorCode.TASK_UNKNOWN, task=unit_id)
            ruling = decisions.may_sign_unit(case, unit_id, viewer.person, today, directory)
            signed = milestones(reading, trainee, today).units.get(unit_id)
            return UnitPage(
                case.trainee,
                case.pack,
                unit,
                today,
                tuple(case.pack.tasks[t] for t in decisions.unit_tasks_open(case, unit_id, today)),
                directory.name(signed[1]) if signed else "",
                signed[0] if signed else None,
                tuple(p for p in ruling.problems if p.code is not ErrorCode.UNIT_NOT_COMPLETE),
            )

    def capstone(self, viewer: SignedIn, trainee: PersonId) -> CapstonePage:
        """Before an assessor enters one complete general PM."""
        viewer.require(Action.SEE_CHECKLIST, about=trainee)
        today = self._clock.now().date
        with self._store.reading() as reading:
            case = trainee_case(reading, trainee)
            main = decisions.main_trainers(case.pack, case)
            ruling = decisions.may_assess_capstone(
                case, viewer.person, main, today, reading.directory()
            )
            seen = [
                p for task in case.pack.tasks for p in case.standing(task).performances if p.mold
            ]
            seen.sort(key=lambda p: (p.observed_on, p.record), reverse=True)
            return CapstonePage(
                case.trainee,
                case.pack,
                today,
                milestones(reading, trainee, today).capstone,
                tuple(dict.fromkeys(p.mold for p in seen))[:4],
                ruling.problems,
            )

    # --- helpers --------------------------------------------------------------------------------

    def _task(
        self, reading: Reading, trainee: PersonId, task_id: str
    ) -> tuple[Case, Task, TaskStatus]:
        case = trainee_case(reading, trainee, (task_id,))
        return case, case.pack.task(task_id), case.status(task_id, self._clock.now().date)

    def _matter(
        self,
        reading: Reading,
        trainee: PersonId | None,
        task_id: str,
        problems: tuple[Problem, ...],
        others: tuple[Person, ...] = (),
    ) -> TaskMatterPage:
        directory, pack = reading.directory(), pack_of(reading, task_id)
        person, status, latest = None, None, None
        if trainee is not None:
            case, _task, status = self._task(reading, trainee, task_id)
            person, latest = case.trainee, _latest(case, status)
        scopes = (None,) if trainee is None else (None, trainee)
        records = [r for scope in scopes for r in set_aside(reading, task_id, scope)]
        return TaskMatterPage(
            person,
            pack,
            pack.tasks[task_id],
            status,
            self._clock.now().date,
            latest,
            tuple(_aside(directory, record) for record in records),
            _askers(directory),
            tuple(person.name for person in others),
            problems,
        )


def _as_it_went(record: Record) -> tuple[int, bool, RecordId]:
    """By the clock; what was stated before what was said to it in the same sitting."""
    stated = isinstance(record.body, b.SignoffRecorded | b.TryRecorded | b.CapstoneAssessed)
    return record.head.at, not stated, record.id


def _latest(case: Case, status: TaskStatus) -> date | None:
    if status.expires_on is None:
        return None
    return status.expires_on + timedelta(days=case.policy.extension_max_days)


def _askers(directory: Directory) -> tuple[Person, ...]:
    people = [p for p in directory.everybody() if p.active and p.roles - {Role.TRAINEE}]
    return tuple(sorted(people, key=lambda person: folded(person.name)))


def _aside(directory: Directory, record: Record) -> Aside:
    assert isinstance(record.body, b.TaskNotApplicable)
    by = directory.name(record.head.by.person) if record.head.by else ""
    body = record.body
    return Aside(record.id, body.trainee, by, record.head.moment.date, body.words, body.consent)


def statement_of(
    reading: Reading, record: Record, may_stand: bool, around: Iterable[Record]
) -> Statement:
    by, pc = _maker(reading, record)
    given = []
    for other in around:
        if isinstance(other.body, b.SignatureGiven) and other.body.about == record.id:
            name, where = _maker(reading, other)
            given.append(
                Agreement(name, other.body.role, other.body.agrees, other.head.moment, where)
            )
    travels = travelled(reading, (record,))
    photos = shown_evidence(reading, record)
    return Statement(record, by, pc, may_stand, tuple(given), travels.get(record.id), photos)


def _maker(reading: Reading, record: Record) -> tuple[str, str]:
    directory = reading.directory()
    device = directory.device_of(record.log)
    name = directory.name(record.head.by.person) if record.head.by else ""
    return name, device.name if device else ""
