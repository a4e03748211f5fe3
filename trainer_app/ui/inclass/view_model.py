"""What a trainee completed in class, and how that lines up with the floor. QtCore only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from trainer_app.checklists.language import Words
from trainer_app.checklists.lessons import Lesson, Step
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.permissions import Action
from trainer_app.kernel.ids import PersonId
from trainer_app.services.in_class import InClassPage, MarkedItem
from trainer_app.services.session import SignedIn
from trainer_app.ui.ports.in_class import InClass
from trainer_app.ui.shared.trainee_page import TraineeModel, TraineeState
from trainer_app.ui.tasks import TaskRunner


class Listing(StrEnum):
    """What is listed: what was completed, or the tasks where class and floor do not line up."""

    CLASS = "class"
    TAUGHT = "taught"
    TRIED_FIRST = "tried_first"


@dataclass(frozen=True, slots=True)
class ClassItem:
    """A module, or a practical session: then ``days`` is above 0."""

    about: str
    title: Words
    covers: Words
    hours: float = 0
    days: int = 0
    on: date | None = None
    source: str = ""
    in_question: bool = False


@dataclass(frozen=True, slots=True)
class FloorItem:
    """A task of a listing."""

    task: str
    title: Words
    module: str
    lesson: Lesson


@dataclass(frozen=True, slots=True)
class FloorUnit:
    unit: str
    title: Words
    tasks: tuple[FloorItem, ...]


@dataclass(frozen=True, slots=True)
class InClassState(TraineeState):
    modules: tuple[ClassItem, ...] = ()
    sessions: tuple[ClassItem, ...] = ()
    has_lessons: bool = False
    """The plant has classes, so that there is something to line up."""
    taught: tuple[FloorUnit, ...] = ()
    """Taught, and not yet tried on the floor."""
    tried_first: tuple[FloorUnit, ...] = ()
    shown: Listing = Listing.CLASS
    may_mark: bool = False
    may_read_notes: bool = False

    @property
    def floor(self) -> tuple[FloorUnit, ...]:
        """The listing in sight."""
        return {Listing.TAUGHT: self.taught, Listing.TRIED_FIRST: self.tried_first}.get(
            self.shown, ()
        )


class InClassViewModel(TraineeModel[InClassState]):
    mark_wanted = Signal(str)
    """A module or session to be marked complete; empty: none in particular."""
    record_wanted = Signal(str)
    """Where it was marked, in the history: it is taken back there."""
    task_wanted = Signal(str)

    def __init__(
        self,
        tasks: TaskRunner,
        in_class: InClass,
        viewer: SignedIn,
        trainee: PersonId,
        parent: QObject | None = None,
    ) -> None:
        reads_notes = viewer.may(Action.SEE_NOTES, about=trainee)
        state = InClassState(may_read_notes=reads_notes)
        super().__init__(state, tasks, viewer, trainee, parent)
        self._in_class = in_class
        self._items: dict[str, MarkedItem] = {}

    @override
    def read(self) -> None:
        in_class, viewer, trainee = self._in_class, self._viewer, self._trainee
        self._tasks.query(
            self, lambda: in_class.page(viewer, trainee), self._on_page, self._on_problem
        )

    def show(self, shown: Listing) -> None:
        self._show(replace(self.state, shown=shown))

    def choose(self, chosen: str) -> None:
        """What is marked is looked at in the history; what is not is marked; a task is opened."""
        if self.state.shown is not Listing.CLASS:
            self.task_wanted.emit(chosen)
            return
        item = self._items.get(chosen)
        if item is None:
            return
        if item.mark is not None:
            self.record_wanted.emit(item.mark.record)
        elif self.state.may_mark:
            self.mark_wanted.emit(chosen)

    def mark(self) -> None:
        self.mark_wanted.emit("")

    def _on_page(self, page: InClassPage) -> None:
        pack = page.head.pack
        self._items = {item.about: item for item in page.items}
        self._show(
            replace(
                self.state.headed(page.head),
                modules=tuple(
                    _item(self._items[m.id], m.title, m.core_idea, hours=m.hours)
                    for m in pack.modules
                ),
                sessions=tuple(
                    _item(self._items[p.id], p.title, p.ends_with, days=p.days)
                    for p in pack.practicals
                ),
                has_lessons=bool(page.lessons),
                taught=_floor(pack, page, Step.TAUGHT),
                tried_first=_floor(pack, page, Step.TRIED_FIRST),
                may_mark=page.may_mark,
            )
        )


def _item(
    marked: MarkedItem, title: Words, covers: Words, *, hours: float = 0, days: int = 0
) -> ClassItem:
    mark = marked.mark
    if mark is None:
        return ClassItem(marked.about, title, covers, hours, days)
    return ClassItem(
        marked.about, title, covers, hours, days, mark.on, mark.source, mark.in_question
    )


def _floor(pack: Pack, page: InClassPage, step: Step) -> tuple[FloorUnit, ...]:
    units = []
    for unit in pack.units:
        tasks = tuple(
            FloorItem(task.id, task.title, task.module, lesson)
            for task in unit.tasks
            if (lesson := page.lessons.get(task.id)) is not None and lesson.step is step
        )
        if tasks:
            units.append(FloorUnit(unit.id, unit.title, tasks))
    return tuple(units)
