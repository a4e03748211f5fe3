"""Which tasks go on a checklist for the press. QtCore only.

Nothing is chosen beforehand but what the page was opened with. A number is taken once: the preview
that follows prints the same sheet as often as it is wanted.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.bodies import SheetIssued
from trainer_app.checklists.language import Words
from trainer_app.checklists.status import Status
from trainer_app.kernel.ids import PersonId
from trainer_app.services.pages import ChecklistPage
from trainer_app.services.session import SignedIn
from trainer_app.services.transcribing import Numbered
from trainer_app.ui.ports.paper import Transcribing
from trainer_app.ui.ports.trainee import TraineePages
from trainer_app.ui.shared.trainee_page import TraineeState
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import PageModel

MOST_BEFORE: Final = 20
"""Older ones are entered long since, or lost."""


@dataclass(frozen=True, slots=True)
class PressTask:
    id: str
    title: Words
    unit: str
    status: Status
    counted: int
    required: int


@dataclass(frozen=True, slots=True)
class NumberedSheet:
    """A checklist that took its number before."""

    number: str
    on: date
    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PressState(TraineeState):
    units: tuple[tuple[str, Words], ...] = ()
    unit: str = ""
    """Whose tasks are in sight."""
    tasks: tuple[PressTask, ...] = ()
    chosen: tuple[str, ...] = ()
    before: tuple[NumberedSheet, ...] = ()
    """What was printed for this trainee, the latest first."""

    @property
    def shown(self) -> tuple[PressTask, ...]:
        return tuple(task for task in self.tasks if task.unit == self.unit)


class PressViewModel(PageModel[PressState]):
    numbered = Signal(str)
    """The number that was taken."""
    again = Signal(str)
    """A number that was taken before: the same sheet once more."""

    def __init__(
        self,
        tasks: TaskRunner,
        pages: TraineePages,
        transcribing: Transcribing,
        viewer: SignedIn,
        trainee: PersonId,
        chosen: Collection[str] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(PressState(chosen=tuple(dict.fromkeys(chosen))), parent)
        self._tasks = tasks
        self._pages = pages
        self._transcribing = transcribing
        self._viewer = viewer
        self._trainee = trainee

    def read(self) -> None:
        pages, viewer, trainee = self._pages, self._viewer, self._trainee
        desk = self._transcribing
        self._tasks.query(
            self, lambda: pages.checklist(viewer, trainee), self._on_page, self._on_problem
        )
        self._tasks.query(
            self,
            lambda: desk.numbered(viewer, trainee),
            self._on_before,
            self._on_problem,
            key="before",
        )

    def print_again(self, number: str) -> None:
        self.again.emit(number)

    def choose_unit(self, unit: str) -> None:
        self._show(replace(self.state, unit=unit))

    def choose(self, task: str) -> None:
        """Onto the sheet, or off it."""
        chosen = self.state.chosen
        kept = tuple(t for t in chosen if t != task)
        self._show(replace(self.state, chosen=kept if task in chosen else (*chosen, task)))

    def take_number(self) -> None:
        state = self.state
        if state.busy or not state.chosen:
            return
        desk, viewer, trainee = self._transcribing, self._viewer, self._trainee
        self._show(replace(state, busy=True, problem=None))
        self._tasks.perform(
            self,
            lambda: desk.issue(viewer, trainee, state.chosen),
            self._on_numbered,
            self._on_problem,
        )

    def _on_page(self, page: ChecklistPage) -> None:
        statuses = page.progress.statuses
        tasks = tuple(
            PressTask(
                task.id,
                task.title,
                task.unit,
                statuses[task.id].status,
                statuses[task.id].counted,
                statuses[task.id].required,
            )
            for task in page.pack.all_tasks()
            if statuses[task.id].status is not Status.NOT_APPLICABLE
        )
        known = {task.id: task.unit for task in tasks}
        chosen = tuple(task for task in self.state.chosen if task in known)
        first = known[chosen[0]] if chosen else tasks[0].unit if tasks else ""
        self._show(
            replace(
                self.state.headed(page.head),
                units=tuple((unit.id, unit.title) for unit in page.pack.units),
                unit=self.state.unit or first,
                tasks=tasks,
                chosen=chosen,
            )
        )

    def _on_before(self, sheets: tuple[SheetIssued, ...]) -> None:
        before = tuple(NumberedSheet(s.number, s.on, s.tasks) for s in sheets[:MOST_BEFORE])
        self._show(replace(self.state, before=before))

    def _on_numbered(self, numbered: Numbered) -> None:
        self._show(replace(self.state, busy=False))
        self.numbered.emit(numbered.number)
