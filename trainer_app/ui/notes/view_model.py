"""The notes about a trainee, newest first, with a search. QtCore only."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.notes import NotesPage
from trainer_app.services.session import SignedIn
from trainer_app.ui.notes.items import NoteItem, note_item
from trainer_app.ui.ports.home import Notes
from trainer_app.ui.shared.trainee_page import TraineeModel, TraineeState
from trainer_app.ui.tasks import TaskRunner


@dataclass(frozen=True, slots=True)
class NotesState(TraineeState):
    """``items``: those that the search lets through, of ``all``."""

    is_own: bool = False
    items: tuple[NoteItem, ...] = ()
    all: int = 0
    search: str = ""
    selected: RecordId | None = None
    may_write: bool = False

    @property
    def item(self) -> NoteItem | None:
        return next((item for item in self.items if item.record == self.selected), None)


class NotesViewModel(TraineeModel[NotesState]):
    note_wanted = Signal(str)
    """The note that is to be answered or closed, or taken up again."""

    def __init__(
        self,
        tasks: TaskRunner,
        notes: Notes,
        viewer: SignedIn,
        trainee: PersonId,
        parent: QObject | None = None,
    ) -> None:
        state = NotesState(is_own=viewer.id == trainee)
        super().__init__(state, tasks, viewer, trainee, parent)
        self._notes = notes

    @override
    def read(self) -> None:
        notes, viewer, trainee = self._notes, self._viewer, self._trainee
        search = self.state.search
        self._tasks.query(
            self, lambda: notes.page(viewer, trainee, search), self._on_page, self._on_problem
        )

    def look_for(self, search: str) -> None:
        if search != self.state.search:
            self._show(replace(self.state, search=search))
            self.read()

    def select(self, record: RecordId) -> None:
        """Select a note; choosing the selected one again opens it."""
        if record == self.state.selected:
            self.open_note()
        else:
            self._show(replace(self.state, selected=record))

    def open_note(self) -> None:
        item = self.state.item
        if item is not None and (item.may_answer or item.may_close or item.may_take_up):
            self.note_wanted.emit(item.record)

    def _on_page(self, page: NotesPage) -> None:
        items = tuple(note_item(line) for line in page.lines)
        kept = any(item.record == self.state.selected for item in items)
        first = items[0].record if items else None
        self._show(
            replace(
                self.state.headed(page.head),
                items=items,
                all=page.all,
                selected=self.state.selected if kept else first,
                may_write=page.may_write,
            )
        )
