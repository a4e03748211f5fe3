"""Handing a follow-up over to somebody else. QtCore only."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from trainer_app.kernel.errors import Problem, TrainerError
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.notebook import HandOverPage
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.ui.notes.items import NoteItem, note_item
from trainer_app.ui.ports.note import Notebook
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import ViewModel


@dataclass(frozen=True, slots=True)
class Heir:
    id: PersonId
    name: str
    shift: str


@dataclass(frozen=True, slots=True)
class PassOnState:
    is_loaded: bool = False
    trainee: str = ""
    item: NoteItem | None = None
    people: tuple[Heir, ...] = ()
    chosen: PersonId | None = None
    busy: bool = False
    problem: Problem | None = None

    @property
    def is_ready(self) -> bool:
        return self.chosen is not None and not self.busy

    @property
    def heir(self) -> str:
        return next((heir.name for heir in self.people if heir.id == self.chosen), "")


class PassOnViewModel(ViewModel[PassOnState]):
    done = Signal()
    """It is on disk."""

    def __init__(
        self,
        tasks: TaskRunner,
        notebook: Notebook,
        by: SignedIn,
        note: RecordId,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(PassOnState(), parent)
        self._tasks, self._notebook, self._by, self._note = tasks, notebook, by, note

    def read(self) -> None:
        notebook, by, note = self._notebook, self._by, self._note
        self._tasks.query(
            self, lambda: notebook.to_hand_over(by, note), self._on_page, self._on_problem
        )

    def choose(self, person: str) -> None:
        self._show(replace(self.state, chosen=PersonId(person), problem=None))

    def save(self) -> None:
        state, notebook, by, note = self.state, self._notebook, self._by, self._note
        to = state.chosen
        if to is None or not state.is_ready:
            return
        self._show(replace(state, busy=True, problem=None))
        self._tasks.perform(
            self, lambda: notebook.hand_over(by, note, to), self._on_saved, self._on_problem
        )

    def _on_page(self, page: HandOverPage) -> None:
        people = tuple(Heir(person.id, person.name, person.shift) for person in page.people)
        self._show(
            replace(
                self.state,
                is_loaded=True,
                trainee=page.trainee,
                item=note_item(page.line),
                people=people,
                problem=None,
            )
        )

    def _on_saved(self, _recorded: Recorded) -> None:
        self.done.emit()

    def _on_problem(self, error: TrainerError) -> None:
        self._show(replace(self.state, is_loaded=True, busy=False, problem=error.problem))
