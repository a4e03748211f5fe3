"""How a task is done and taught, for whoever looks it up without a trainee. QtCore only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from trainer_app.checklists.guidance import Breakdown, Card, Guidance, Question
from trainer_app.checklists.language import Words
from trainer_app.services.session import SignedIn
from trainer_app.ui.ports.guide import Guide
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import PageModel, PageState

if TYPE_CHECKING:
    from trainer_app.services.guide import Book, TaskGuide


@dataclass(frozen=True, slots=True)
class TaskGuideState(PageState):
    is_read: bool = False
    task: str = ""
    title: Words | None = None
    lines: tuple[Words, ...] = ()
    breakdown: Breakdown | None = None
    questions: tuple[Question, ...] = ()
    """For whoever asks them."""
    cards: tuple[Card, ...] = ()
    """That name this task; for whoever teaches."""


class TaskGuideViewModel(PageModel[TaskGuideState]):
    def __init__(
        self,
        tasks: TaskRunner,
        guide: Guide,
        viewer: SignedIn,
        task: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(TaskGuideState(task=task), parent)
        self._tasks, self._guide, self._viewer = tasks, guide, viewer
        self._guidance: Guidance | None = None

    @property
    def guidance(self) -> Guidance | None:
        """For looking words up."""
        return self._guidance

    def read(self) -> None:
        guide, viewer, task = self._guide, self._viewer, self.state.task
        self._tasks.query(
            self,
            lambda: (guide.book(viewer), guide.task(viewer, task)),
            self._on_read,
            self._on_problem,
        )

    def _on_read(self, read: tuple[Book, TaskGuide]) -> None:
        book, found = read
        self._guidance = book.guidance
        breakdown = found.breakdown
        asked = (breakdown.why, breakdown.what_if) if breakdown and found.teaches else ()
        self._show(
            replace(
                self.state,
                is_read=True,
                title=found.task.title,
                lines=found.task.lines,
                breakdown=breakdown,
                questions=tuple(question for question in asked if question.ask),
                cards=found.cards,
                problem=None,
            )
        )
