"""Missing second looks as values: all of them, or those that the viewer may give. QtCore only."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.language import Words
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.errors import Problem, TrainerError
from trainer_app.kernel.ids import PersonId
from trainer_app.services.attention import AttentionPage
from trainer_app.services.matters import Concern
from trainer_app.services.session import SignedIn
from trainer_app.ui.ports.decision import Attention
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import ViewModel


@dataclass(frozen=True, slots=True)
class LookItem:
    """``names``: who may give it. ``is_paused``: after an unsafe act, until it was given."""

    id: str
    trainee: PersonId
    name: str
    task: str
    title: Words
    names: tuple[str, ...]
    is_mine: bool
    is_paused: bool


@dataclass(frozen=True, slots=True)
class SecondLooksState:
    is_loaded: bool = False
    everything: tuple[LookItem, ...] = ()
    mine_alone: bool = False
    selected: str = ""
    problem: Problem | None = None

    @property
    def items(self) -> tuple[LookItem, ...]:
        return tuple(item for item in self.everything if item.is_mine or not self.mine_alone)

    @property
    def item(self) -> LookItem | None:
        return next((item for item in self.items if item.id == self.selected), None)


class SecondLooksViewModel(ViewModel[SecondLooksState]):
    task_wanted = Signal(str, str)
    """Trainee and task."""

    def __init__(
        self,
        tasks: TaskRunner,
        attention: Attention,
        viewer: SignedIn,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(SecondLooksState(), parent)
        self._tasks = tasks
        self._attention = attention
        self._viewer = viewer
        tasks.changed.connect(self._on_changed)

    def read(self) -> None:
        attention, viewer = self._attention, self._viewer
        self._tasks.query_in_parts(
            self,
            lambda patience: attention.second_looks(viewer, patience=patience),
            self._on_page,
            self._on_problem,
            is_whole=lambda page: page.left == 0,
        )

    def show_mine(self, alone: bool) -> None:
        self._select_some(replace(self.state, mine_alone=alone))

    def select(self, item: str) -> None:
        self._show(replace(self.state, selected=item))

    def open(self) -> None:
        if self.state.item is not None:
            self.task_wanted.emit(self.state.item.trainee, self.state.item.task)

    def _select_some(self, state: SecondLooksState) -> None:
        """The first one where the selected one is not in sight."""
        if state.item is None:
            state = replace(state, selected=state.items[0].id if state.items else "")
        self._show(state)

    def _on_page(self, page: AttentionPage) -> None:
        everything = tuple(
            LookItem(
                f"{matter.trainee}:{matter.task}",
                matter.trainee,
                matter.name,
                matter.task,
                page.pack.tasks[matter.task].title,
                matter.names,
                self._viewer.name in matter.names,
                matter.concern is Concern.PAUSED,
            )
            for matter in page.matters
        )
        is_loaded = bool(everything) or page.left == 0
        self._select_some(
            replace(self.state, is_loaded=is_loaded, everything=everything, problem=None)
        )

    def _on_problem(self, error: TrainerError) -> None:
        self._show(replace(self.state, is_loaded=True, problem=error.problem))

    def _on_changed(self, _changes: ChangeSet) -> None:
        self.read()
