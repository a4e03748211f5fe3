"""The programmes of this plant: what is adopted, what was brought, what it changes. QtCore only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.audiences import TRAINEES
from trainer_app.checklists.editions import Brought, Edition
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.errors import Problem, TrainerError
from trainer_app.kernel.wholefile import write_whole
from trainer_app.services.content import Adopted
from trainer_app.services.programme import ProgrammePage
from trainer_app.services.session import SignedIn
from trainer_app.ui.ports.programme import Programmes
from trainer_app.ui.tasks import TaskRunner, Worker
from trainer_app.ui.view_model import ViewModel


@dataclass(frozen=True, slots=True)
class ProgrammeState:
    """``brought``: what somebody loads; until it is adopted or put aside, it is all that shows."""

    is_loaded: bool = False
    editions: tuple[Edition, ...] = ()
    audience: str = TRAINEES
    shows_tasks: bool = False
    brought: Brought | None = None
    busy: bool = False
    saved_as: str = ""
    adopted: str = ""
    """The version that was adopted just now."""
    problem: Problem | None = None

    @property
    def edition(self) -> Edition | None:
        return next((e for e in self.editions if e.pack.audience == self.audience), None)

    @property
    def can_adopt(self) -> bool:
        brought = self.brought
        is_sound = brought is not None and brought.files is not None and not brought.is_adopted
        return is_sound and not self.busy


class ProgrammeViewModel(ViewModel[ProgrammeState]):
    adopted = Signal()

    def __init__(
        self,
        tasks: TaskRunner,
        programmes: Programmes,
        viewer: SignedIn,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(ProgrammeState(), parent)
        self._tasks, self._programmes, self._viewer = tasks, programmes, viewer
        tasks.changed.connect(self._on_changed)

    def read(self) -> None:
        """On the slow worker: the program's own programme is read from its files to compare."""
        programmes, viewer = self._programmes, self._viewer
        self._tasks.perform(
            self,
            lambda: programmes.page(viewer),
            self._on_page,
            self._on_problem,
            on=Worker.SLOW,
        )

    def show_tasks(self, shows: bool) -> None:
        self._show(replace(self.state, shows_tasks=shows))

    def choose(self, audience: str) -> None:
        self._show(replace(self.state, audience=audience, saved_as=""))

    def load(self, path: Path) -> None:
        """Look at a folder or a workbook. On the slow worker: signing goes on meanwhile."""
        programmes, viewer = self._programmes, self._viewer
        self._ask(lambda: programmes.look(viewer, path))

    def see_newer(self, audience: str) -> None:
        programmes, viewer = self._programmes, self._viewer
        self._ask(lambda: programmes.offer(viewer, audience))

    def put_aside(self) -> None:
        self._show(replace(self.state, brought=None, problem=None))

    def adopt(self) -> None:
        brought, programmes, viewer = self.state.brought, self._programmes, self._viewer
        if brought is None or not self.state.can_adopt:
            return
        self._show(replace(self.state, busy=True, problem=None))
        self._tasks.perform(
            self, lambda: programmes.adopt(viewer, brought), self._on_adopted, self._on_problem
        )

    def save_workbook(self, path: Path, language: str) -> None:
        programmes, viewer, audience = self._programmes, self._viewer, self.state.audience
        self._show(replace(self.state, busy=True, saved_as="", problem=None))
        self._tasks.perform(
            self,
            lambda: write_whole(path, programmes.workbook(viewer, audience, language)),
            lambda _none: self._show(replace(self.state, busy=False, saved_as=str(path))),
            self._on_problem,
            on=Worker.SLOW,
        )

    def _ask(self, work: Callable[[], Brought]) -> None:
        self._show(replace(self.state, busy=True, saved_as="", adopted="", problem=None))
        self._tasks.perform(self, work, self._on_brought, self._on_problem, on=Worker.SLOW)

    def _on_page(self, page: ProgrammePage) -> None:
        self._show(replace(self.state, is_loaded=True, editions=page.editions))

    def _on_brought(self, brought: Brought) -> None:
        self._show(replace(self.state, busy=False, brought=brought))

    def _on_adopted(self, adopted: Adopted) -> None:
        self._show(replace(self.state, busy=False, brought=None, adopted=adopted.version))
        self.adopted.emit()

    def _on_changed(self, changes: ChangeSet) -> None:
        """Adopted here, or on the page of a task."""
        if changes and self.state.is_loaded:
            self.read()

    def _on_problem(self, error: TrainerError) -> None:
        self._show(replace(self.state, busy=False, is_loaded=True, problem=error.problem))
