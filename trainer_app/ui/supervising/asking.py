"""A list of what somebody is asked and the one in sight: state and view model. QtCore only."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QObject

from trainer_app.kernel.changes import ChangeSet
from trainer_app.services.signing import Recorded
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import PageModel, PageState


class HasId(Protocol):
    @property
    def id(self) -> str: ...


Item = TypeVar("Item", bound=HasId)


@dataclass(frozen=True, slots=True)
class Asked(Generic[Item]):
    """``may``: what is said on this PC counts; a floor PC only shows it."""

    items: tuple[Item, ...]
    may: bool


@dataclass(frozen=True, slots=True)
class AskingState(PageState, Generic[Item]):
    is_loaded: bool = False
    items: tuple[Item, ...] = ()
    selected: str = ""
    may: bool = True

    @property
    def item(self) -> Item | None:
        return next((item for item in self.items if item.id == self.selected), None)

    @property
    def can_say(self) -> bool:
        return self.may and not self.busy


class AskingViewModel(PageModel[AskingState[Item]]):
    """Subclasses say what to ask for, and call ``_say`` with an answer."""

    def __init__(self, tasks: TaskRunner, parent: QObject | None = None) -> None:
        nothing: AskingState[Item] = AskingState()
        super().__init__(nothing, parent)
        self._tasks = tasks
        tasks.changed.connect(self._on_changed)

    @abstractmethod
    def _ask(self) -> Asked[Item]:
        """On the store worker."""

    def read(self) -> None:
        self._tasks.query(self, self._ask, self._on_asked, self._on_problem, key="page")

    def select(self, item: str) -> None:
        self._show(replace(self.state, selected=item))

    def _say(self, work: Callable[[], Recorded]) -> None:
        if self.state.can_say:
            self._show(replace(self.state, busy=True, problem=None))
            self._tasks.perform(self, work, self._on_said, self._on_problem)

    def _on_asked(self, asked: Asked[Item]) -> None:
        kept = any(item.id == self.state.selected for item in asked.items)
        first = asked.items[0].id if asked.items else ""
        self._show(
            replace(
                self.state,
                is_loaded=True,
                items=asked.items,
                may=asked.may,
                selected=self.state.selected if kept else first,
            )
        )

    def _on_said(self, _recorded: Recorded) -> None:
        self._show(replace(self.state, busy=False))

    def _on_changed(self, _changes: ChangeSet) -> None:
        self.read()
