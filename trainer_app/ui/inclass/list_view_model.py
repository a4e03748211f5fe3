"""A school's list: loaded, its names settled, looked over, recorded. QtCore only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject

from trainer_app.checklists.classlist import ClassList
from trainer_app.checklists.directory import Person
from trainer_app.kernel.ids import PersonId
from trainer_app.services.in_class import Marking
from trainer_app.services.session import SignedIn
from trainer_app.ui.ports.in_class import InClass
from trainer_app.ui.tasks import TaskRunner, Worker
from trainer_app.ui.view_model import PageModel, PageState


@dataclass(frozen=True, slots=True)
class ListState(PageState):
    """``asking``: the name that is being settled; its choices are all that shows then."""

    looked: ClassList | None = None
    asking: str = ""
    done: Marking | None = None

    @property
    def choices(self) -> tuple[Person, ...]:
        """Who may be meant, the likeliest first."""
        looked = self.looked
        asked = next((a for a in looked.asked if a.name == self.asking), None) if looked else None
        if looked is None or asked is None:
            return ()
        likely = {person.id for person in asked.likely}
        return (*asked.likely, *(p for p in looked.people if p.id not in likely))

    @property
    def can_record(self) -> bool:
        looked = self.looked
        is_settled = looked is not None and not looked.findings and not looked.asked
        return is_settled and looked is not None and looked.new > 0 and not self.busy


class ListViewModel(PageModel[ListState]):
    def __init__(
        self,
        tasks: TaskRunner,
        in_class: InClass,
        viewer: SignedIn,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(ListState(), parent)
        self._tasks, self._in_class, self._viewer = tasks, in_class, viewer
        self._answers: dict[str, PersonId | None] = {}

    def load(self, path: Path) -> None:
        """On the slow worker: signing goes on meanwhile."""
        in_class, viewer = self._in_class, self._viewer
        self._answers = {}
        self._look(lambda: in_class.look(viewer, path))

    def settle(self, name: str) -> None:
        """Ask who is meant by this name, once nothing of the list is to be mended any more."""
        looked = self.state.looked
        if looked is None or looked.findings:
            return
        if any(a.name == name for a in looked.asked):
            self._show(replace(self.state, asking=name))

    def answer(self, person: PersonId | None) -> None:
        """None: nobody here; their rows are left out."""
        looked, name = self.state.looked, self.state.asking
        if looked is None or not name:
            return
        self._answers[name] = person
        answers, in_class, viewer = dict(self._answers), self._in_class, self._viewer
        self._look(lambda: in_class.plan(viewer, looked, answers))

    def put_aside(self) -> None:
        """The choice, else the whole list. Nothing of it was recorded."""
        if self.state.asking:
            self._show(replace(self.state, asking=""))
        else:
            self._show(ListState())

    def record(self) -> None:
        looked, in_class, viewer = self.state.looked, self._in_class, self._viewer
        if looked is None or not self.state.can_record:
            return
        self._show(replace(self.state, busy=True, problem=None))
        self._tasks.perform(
            self, lambda: in_class.take(viewer, looked), self._on_done, self._on_problem
        )

    def _look(self, work: Callable[[], ClassList]) -> None:
        self._show(replace(self.state, busy=True, done=None, problem=None))
        self._tasks.perform(self, work, self._on_looked, self._on_problem, on=Worker.SLOW)

    def _on_looked(self, looked: ClassList) -> None:
        self._show(replace(self.state, busy=False, asking="", looked=looked))

    def _on_done(self, done: Marking) -> None:
        self._show(ListState(done=done))
