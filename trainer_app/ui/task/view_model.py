"""A task as values: the standard, this trainee so far, and whether the viewer may sign it today.

QtCore only; reads on the store worker; updates when a record about this trainee arrives.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.language import Words
from trainer_app.checklists.packs import Named, Pack
from trainer_app.checklists.standing import QuestionKind
from trainer_app.checklists.status import Lack, LapseReason, Status, TaskStatus
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.errors import Problem, TrainerError
from trainer_app.kernel.ids import PersonId
from trainer_app.services.pages import TaskPage, Witnessed
from trainer_app.services.session import SignedIn
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.trainee_ports import TraineePages
from trainer_app.ui.view_model import ViewModel


@dataclass(frozen=True, slots=True)
class PrerequisiteItem:
    task: str
    title: Words
    status: Status
    level: int
    counted: int
    required: int


@dataclass(frozen=True, slots=True)
class WatchedItem:
    """A performance that counts."""

    on: date
    level: int
    method: Words
    evidence: tuple[str, ...]
    observers: tuple[str, ...]
    mold: str
    late: bool
    sheet: str


@dataclass(frozen=True, slots=True)
class TaskState:
    is_loaded: bool = False
    trainee: str = ""
    task: str = ""
    title: Words | None = None
    tier: str = "N"
    tier_name: Words | None = None
    tier_meaning: Words | None = None
    is_core: bool = True
    recert_months: int | None = None
    lines: tuple[Words, ...] = ()
    prerequisites: tuple[PrerequisiteItem, ...] = ()
    opens: tuple[str, ...] = ()
    status: Status = Status.NOT_STARTED
    level: int = 0
    level_name: Words | None = None
    may_work: Words | None = None
    counted: int = 0
    required: int = 1
    expires_on: date | None = None
    extended_until: date | None = None
    lapse_reason: LapseReason | None = None
    second_look_missing: bool = False
    paused: bool = False
    lacks: tuple[Lack, ...] = ()
    waiting: tuple[date, ...] = ()
    """Days of the sign-offs that wait for the trainee's signature."""
    questions: tuple[QuestionKind, ...] = ()
    watched: tuple[WatchedItem, ...] = ()
    may_record: bool = False
    in_the_way: tuple[Problem, ...] = ()
    warned: tuple[Problem, ...] = ()
    problem: Problem | None = None


class TaskViewModel(ViewModel[TaskState]):
    sign_off_wanted = Signal()

    def __init__(
        self,
        tasks: TaskRunner,
        pages: TraineePages,
        viewer: SignedIn,
        trainee: PersonId,
        task: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(TaskState(task=task), parent)
        self._tasks = tasks
        self._pages = pages
        self._viewer = viewer
        self._trainee = trainee
        self._task = task
        tasks.changed.connect(self._on_changed)

    def read(self) -> None:
        pages, viewer, trainee, task = self._pages, self._viewer, self._trainee, self._task
        self._tasks.query(
            self, lambda: pages.task(viewer, trainee, task), self._on_page, self._on_problem
        )

    def record_sign_off(self) -> None:
        if self.state.may_record and not self.state.in_the_way:
            self.sign_off_wanted.emit()

    def _on_page(self, page: TaskPage) -> None:
        pack, task, status = page.pack, page.task, page.status
        tier = _tier(pack, task.tier)
        level = pack.level(status.level)
        self._show(
            TaskState(
                is_loaded=True,
                trainee=page.trainee.name,
                task=task.id,
                title=task.title,
                tier=task.tier,
                tier_name=tier.name if tier else None,
                tier_meaning=tier.meaning if tier else None,
                is_core=task.is_core,
                recert_months=task.recert_months,
                lines=task.lines,
                prerequisites=tuple(_prerequisite(pack, s) for s in page.prerequisites),
                opens=page.opens,
                status=status.status,
                level=status.level,
                level_name=level.name,
                may_work=level.may_work,
                counted=status.counted,
                required=status.required,
                expires_on=status.expires_on,
                extended_until=status.extended_until,
                lapse_reason=status.lapse_reason,
                second_look_missing=status.second_look_missing,
                paused=status.paused,
                lacks=status.lacks,
                waiting=tuple(w.observed_on for w in status.waiting),
                questions=tuple(q.kind for q in status.questions),
                watched=tuple(_watched(pack, w) for w in page.witnessed),
                may_record=page.may_record,
                in_the_way=page.ruling.problems,
                warned=page.ruling.warnings,
            )
        )

    def _on_problem(self, error: TrainerError) -> None:
        self._show(replace(self.state, problem=error.problem))

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches(self._trainee):
            self.read()


def _tier(pack: Pack, tier: str) -> Named | None:
    return next((named for named in pack.policy.tiers if named.id == tier), None)


def _prerequisite(pack: Pack, status: TaskStatus) -> PrerequisiteItem:
    return PrerequisiteItem(
        status.task,
        pack.tasks[status.task].title,
        status.status,
        status.level,
        status.counted,
        status.required,
    )


def _watched(pack: Pack, seen: Witnessed) -> WatchedItem:
    method = pack.policy.method(seen.method)
    return WatchedItem(
        seen.observed_on,
        seen.level,
        method.name if method else {"en": seen.method},
        seen.evidence,
        seen.observers,
        seen.mold,
        seen.late,
        seen.sheet,
    )
