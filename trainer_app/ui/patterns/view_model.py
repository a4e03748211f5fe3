"""What stands out in one person's sign-offs, as values: one's own, or a supervisor's view. QtCore
only.

Nothing is answered here: a question about a sign-off is raised where it stands, in the history.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.packs import Pack
from trainer_app.checklists.patterns import Entry, Pattern
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.ids import PersonId
from trainer_app.services.patterns import PatternsPage
from trainer_app.services.session import SignedIn
from trainer_app.ui.ports.trainer import Patterns
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import PageModel, PageState


@dataclass(frozen=True, slots=True)
class PatternsState(PageState):
    """``own``: the viewer signed them. ``names``: of the trainees."""

    is_loaded: bool = False
    own: bool = True
    name: str = ""
    first_days: int = 0
    patterns: tuple[Pattern, ...] = ()
    names: Mapping[PersonId, str] = field(default_factory=dict)
    pack: Pack | None = None
    selected: str = ""

    @property
    def entry(self) -> Entry | None:
        return next(
            (
                e
                for n, p in enumerate(self.patterns)
                for e in p.entries
                if self.selected == row_id(n, e)
            ),
            None,
        )


def row_id(place: int, entry: Entry) -> str:
    """One sign-off may stand in several of them."""
    return f"{place}/{entry.record}"


class PatternsViewModel(PageModel[PatternsState]):
    task_wanted = Signal(str, str)
    """Trainee and task."""

    def __init__(
        self,
        tasks: TaskRunner,
        patterns: Patterns,
        viewer: SignedIn,
        person: PersonId,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(PatternsState(), parent)
        self._tasks, self._patterns, self._viewer = tasks, patterns, viewer
        self._person = person
        tasks.changed.connect(self._on_changed)

    def read(self) -> None:
        patterns, viewer, person = self._patterns, self._viewer, self._person
        self._tasks.query_in_parts(
            self,
            lambda patience: patterns.page(viewer, person, patience=patience),
            self._on_page,
            self._on_problem,
            is_whole=lambda page: page.left == 0,
        )

    def select(self, row: str) -> None:
        self._show(replace(self.state, selected=row))

    def open(self) -> None:
        entry = self.state.entry
        if entry is not None:
            self.task_wanted.emit(entry.trainee, entry.task)

    def _on_page(self, page: PatternsPage) -> None:
        if page.left:
            return
        state = replace(
            self.state,
            is_loaded=True,
            own=page.own,
            name=page.person.name,
            first_days=page.first_days,
            patterns=page.patterns,
            names=page.names,
            pack=page.pack,
            problem=None,
        )
        if state.entry is None and page.patterns:
            state = replace(state, selected=row_id(0, page.patterns[0].entries[0]))
        self._show(state)

    def _on_changed(self, _changes: ChangeSet) -> None:
        self.read()
