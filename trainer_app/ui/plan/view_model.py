"""A trainee's plan as values: what is next and what is later than planned, or all of it. QtCore."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from trainer_app.checklists.language import Words
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.planning import Sort, a_week
from trainer_app.kernel.ids import PersonId
from trainer_app.services.planning import PlanPage
from trainer_app.services.session import SignedIn
from trainer_app.ui.ports.planning import Planning
from trainer_app.ui.shared.plan_items import PlanItem, plan_item
from trainer_app.ui.shared.trainee_page import TraineeModel, TraineeState
from trainer_app.ui.tasks import TaskRunner


class Listing(StrEnum):
    SOON = "soon"
    """What is later than planned, this week and the next."""
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class StageItem:
    """``first``..``last``: weeks, from 1."""

    first: int
    last: int
    begins: date
    ends: date
    floor: Words
    target: Words
    items: tuple[PlanItem, ...]

    @property
    def done(self) -> int:
        return sum(item.done_on is not None for item in self.items)


@dataclass(frozen=True, slots=True)
class PlanState(TraineeState):
    """``has_plan``: one was saved. ``start``..``ends``: its first and its last day."""

    has_plan: bool = False
    start: date = date.min
    ends: date = date.min
    saved_by: str = ""
    saved_on: date | None = None
    to_earn: int = 0
    """Sign-offs of core tasks; ``a_week``: so many each week to the last day."""
    a_week: int = 0
    late: tuple[PlanItem, ...] = ()
    this_week: tuple[PlanItem, ...] = ()
    next_week: tuple[PlanItem, ...] = ()
    week_ends: date = date.min
    next_week_ends: date = date.min
    stages: tuple[StageItem, ...] = ()
    shown: Listing = Listing.SOON
    may_plan: bool = False
    may_read_notes: bool = False


class PlanViewModel(TraineeModel[PlanState]):
    start_wanted = Signal()
    """The plan is to be made, or its first day moved."""
    target_wanted = Signal(str)
    """A day of it is to be moved."""
    task_wanted = Signal(str)
    sheet_wanted = Signal()
    """The plan on paper."""

    def __init__(
        self,
        tasks: TaskRunner,
        planning: Planning,
        viewer: SignedIn,
        trainee: PersonId,
        parent: QObject | None = None,
    ) -> None:
        reads_notes = viewer.may(Action.SEE_NOTES, about=trainee)
        super().__init__(PlanState(may_read_notes=reads_notes), tasks, viewer, trainee, parent)
        self._planning = planning
        self._items: dict[str, PlanItem] = {}

    @override
    def read(self) -> None:
        planning, viewer, trainee = self._planning, self._viewer, self._trainee
        self._tasks.query(
            self, lambda: planning.page(viewer, trainee), self._on_page, self._on_problem
        )

    def show(self, shown: Listing) -> None:
        self._show(replace(self.state, shown=shown))

    def choose(self, about: str) -> None:
        """What is still to come is moved by who may; else a task is opened."""
        item = self._items.get(about)
        if item is None:
            return
        if self.state.may_plan and item.done_on is None:
            self.target_wanted.emit(about)
        elif item.sort is Sort.TASK:
            self.task_wanted.emit(about)

    def begin(self) -> None:
        self.start_wanted.emit()

    def go_on(self) -> None:
        """The one thing to do here: print the plan, or make it where there is none."""
        if self.state.has_plan:
            self.sheet_wanted.emit()
        elif self.state.may_plan:
            self.begin()

    def _on_page(self, page: PlanPage) -> None:
        head, plan = page.head, page.plan
        state = replace(
            self.state.headed(head),
            has_plan=plan is not None,
            saved_by=page.saved_by,
            saved_on=page.saved_on,
            may_plan=page.may_plan,
            to_earn=page.to_earn,
        )
        if plan is None:
            self._show(state)
            return
        self._items = {t.about: plan_item(t, head.pack, plan.on) for t in plan.targets}
        self._show(
            replace(
                state,
                start=plan.start,
                ends=plan.ends,
                a_week=a_week(page.to_earn, max(plan.on, plan.start), plan.ends),
                late=tuple(self._items[t.about] for t in plan.late),
                this_week=tuple(self._items[t.about] for t in plan.this_week),
                next_week=tuple(self._items[t.about] for t in plan.next_week),
                week_ends=plan.week_ends,
                next_week_ends=plan.next_week_ends,
                stages=tuple(
                    StageItem(
                        stage.first,
                        stage.last,
                        stage.begins,
                        stage.ends,
                        stage.floor,
                        stage.target,
                        tuple(self._items[t.about] for t in stage.targets),
                    )
                    for stage in plan.stages
                ),
            )
        )
