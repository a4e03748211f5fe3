"""Everybody, active or not, with a search. QtCore only."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.directory import Person
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.folding import folded
from trainer_app.services.session import SignedIn
from trainer_app.ui.ports.people import Members
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import PageModel, PageState


@dataclass(frozen=True, slots=True)
class EverybodyState(PageState):
    """``people``: those that fit the search, by name. None: not read yet. ``left``: how many."""

    people: tuple[Person, ...] | None = None
    everybody: int = 0
    left: int = 0
    search: str = ""
    shows_left: bool = False


class EverybodyViewModel(PageModel[EverybodyState]):
    person_chosen = Signal(str)

    def __init__(
        self, tasks: TaskRunner, members: Members, viewer: SignedIn, parent: QObject | None = None
    ) -> None:
        super().__init__(EverybodyState(), parent)
        self._tasks, self._members, self._viewer = tasks, members, viewer
        self._people: tuple[Person, ...] = ()
        tasks.changed.connect(self._on_changed)

    def read(self) -> None:
        members, viewer = self._members, self._viewer
        self._tasks.query(self, lambda: members.everybody(viewer), self._on_read, self._on_problem)

    def look_for(self, search: str) -> None:
        self._show(replace(self.state, search=search))
        self._sift()

    def show_left(self, shows: bool) -> None:
        self._show(replace(self.state, shows_left=shows))
        self._sift()

    def choose(self, person: str) -> None:
        self.person_chosen.emit(person)

    def _on_read(self, people: tuple[Person, ...]) -> None:
        self._people = people
        self._show(replace(self.state, people=(), problem=None))
        self._sift()

    def _sift(self) -> None:
        if self.state.people is None:
            return
        wanted, state = folded(self.state.search), self.state
        fit = tuple(
            person
            for person in self._people
            if (person.active or state.shows_left) and wanted in folded(person.name)
        )
        left = sum(1 for person in self._people if not person.active)
        self._show(replace(state, people=fit, everybody=len(self._people), left=left))

    def _on_changed(self, _changes: ChangeSet) -> None:
        self.read()
