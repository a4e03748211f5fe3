"""All notes that one may see: words, a topic, open follow-ups alone. QtCore only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.language import Words
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.errors import Problem, TrainerError
from trainer_app.kernel.ids import RecordId
from trainer_app.services.notebook import FoundNote, FoundPage
from trainer_app.services.session import SignedIn
from trainer_app.ui.ports.note import Notebook
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import ViewModel


@dataclass(frozen=True, slots=True)
class FoundItem:
    """``due``: of an open follow-up. ``owner``: whose it is now."""

    record: RecordId
    trainee: str
    by: str
    on: date
    task: str
    title: Words
    text: str
    due: date | None
    owner: str
    is_overdue: bool
    is_closed: bool
    is_answered: bool


@dataclass(frozen=True, slots=True)
class NotebookState:
    """``found``: how many fit, of ``all``; ``items`` may be the first of them."""

    is_loaded: bool = False
    items: tuple[FoundItem, ...] = ()
    found: int = 0
    all: int = 0
    tags: tuple[str, ...] = ()
    search: str = ""
    tag: str = ""
    open_alone: bool = False
    selected: RecordId | None = None
    problem: Problem | None = None

    @property
    def item(self) -> FoundItem | None:
        return next((item for item in self.items if item.record == self.selected), None)


class NotebookViewModel(ViewModel[NotebookState]):
    note_wanted = Signal(str)

    def __init__(
        self,
        tasks: TaskRunner,
        notebook: Notebook,
        viewer: SignedIn,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(NotebookState(), parent)
        self._tasks, self._notebook, self._viewer = tasks, notebook, viewer
        tasks.changed.connect(self._on_changed)

    def read(self) -> None:
        notebook, viewer, state = self._notebook, self._viewer, self.state
        search, tag, open_alone = state.search, state.tag, state.open_alone
        self._tasks.query(
            self,
            lambda: notebook.find(viewer, search, tag, open_alone=open_alone),
            self._on_page,
            self._on_problem,
        )

    def look_for(self, search: str) -> None:
        self._ask(replace(self.state, search=search))

    def choose_tag(self, tag: str) -> None:
        """The chosen one again takes it away."""
        self._ask(replace(self.state, tag="" if tag == self.state.tag else tag))

    def show_open(self) -> None:
        """Open follow-ups alone, or all notes again."""
        self._ask(replace(self.state, open_alone=not self.state.open_alone))

    def select(self, record: str) -> None:
        """Select a note; choosing the selected one again opens it."""
        if record == self.state.selected:
            self.open()
        else:
            self._show(replace(self.state, selected=RecordId(record)))

    def open(self) -> None:
        if self.state.item is not None:
            self.note_wanted.emit(self.state.item.record)

    def _ask(self, state: NotebookState) -> None:
        if state != self.state:
            self._show(state)
            self.read()

    def _on_page(self, page: FoundPage) -> None:
        items = tuple(_item(found, page.today) for found in page.notes)
        kept = any(item.record == self.state.selected for item in items)
        first = items[0].record if items else None
        self._show(
            replace(
                self.state,
                is_loaded=True,
                items=items,
                found=page.found,
                all=page.all,
                tags=page.tags,
                selected=self.state.selected if kept else first,
                problem=None,
            )
        )

    def _on_problem(self, error: TrainerError) -> None:
        self._show(replace(self.state, is_loaded=True, problem=error.problem))

    def _on_changed(self, _changes: ChangeSet) -> None:
        self.read()


def _item(found: FoundNote, today: date) -> FoundItem:
    line, note = found.line, found.line.note
    due = note.follow_up if note.is_open else None
    return FoundItem(
        note.record,
        found.trainee,
        line.by,
        note.at.date,
        note.task,
        line.task.title if line.task else {},
        note.text,
        due,
        line.owner,
        due is not None and due < today,
        bool(note.closings),
        bool(note.answers),
    )
