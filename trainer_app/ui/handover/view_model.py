"""The hand-over as values: by trainee, of one shift or of all. QtCore only.

Says where a tap leads (``wanted``: a route and what it takes).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.language import Words
from trainer_app.checklists.shift import Handed, OnMold, Thing
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.errors import Problem, TrainerError
from trainer_app.kernel.ids import PersonId
from trainer_app.services.handing_over import Handing, ShiftPage
from trainer_app.services.session import SignedIn
from trainer_app.ui.ports.note import HandingOver
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import ViewModel


@dataclass(frozen=True, slots=True)
class ThingItem:
    """``by``: who was there, or whose follow-up it is."""

    kind: Handed
    task: str
    title: Words
    on: date | None
    by: str
    words: str
    level: int | None
    note: str
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class HandingItem:
    trainee: PersonId
    name: str
    shift: str
    things: tuple[ThingItem, ...]


@dataclass(frozen=True, slots=True)
class HandOverState:
    """``shift`` empty: all of them."""

    is_loaded: bool = False
    today: date = date.min
    since: date = date.min
    shifts: tuple[str, ...] = ()
    shift: str = ""
    everybody: tuple[HandingItem, ...] = ()
    molds: tuple[OnMold, ...] = ()
    problem: Problem | None = None

    @property
    def trainees(self) -> tuple[HandingItem, ...]:
        return tuple(t for t in self.everybody if self.shift in ("", t.shift))


class HandOverViewModel(ViewModel[HandOverState]):
    wanted = Signal(str, dict)
    """A route, and what it takes."""

    def __init__(
        self,
        tasks: TaskRunner,
        handing: HandingOver,
        viewer: SignedIn,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(HandOverState(), parent)
        self._tasks, self._handing, self._viewer = tasks, handing, viewer
        tasks.changed.connect(self._on_changed)

    def read(self) -> None:
        handing, viewer = self._handing, self._viewer
        self._tasks.query(self, lambda: handing.page(viewer), self._on_page, self._on_problem)

    def choose_shift(self, shift: str) -> None:
        """Empty: everybody's."""
        self._show(replace(self.state, shift=shift))

    def open(self, trainee: PersonId, item: ThingItem) -> None:
        """A follow-up leads to its note, everything else to the task."""
        if item.note:
            self.wanted.emit("note", {"note": item.note})
        else:
            self.wanted.emit("task", {"trainee": trainee, "task": item.task})

    def _on_page(self, page: ShiftPage) -> None:
        shift = self.state.shift if self.state.shift in page.shifts else ""
        self._show(
            replace(
                self.state,
                is_loaded=True,
                today=page.today,
                since=page.since,
                shifts=page.shifts,
                shift=shift,
                everybody=tuple(_handing(handing, page) for handing in page.trainees),
                molds=page.molds,
                problem=None,
            )
        )

    def _on_problem(self, error: TrainerError) -> None:
        self._show(replace(self.state, is_loaded=True, problem=error.problem))

    def _on_changed(self, _changes: ChangeSet) -> None:
        self.read()


def _handing(handing: Handing, page: ShiftPage) -> HandingItem:
    person = handing.trainee
    return HandingItem(
        person.id,
        person.name,
        person.shift,
        tuple(_thing(thing, handing, page) for thing in handing.things),
    )


def _thing(thing: Thing, handing: Handing, page: ShiftPage) -> ThingItem:
    task = page.pack.tasks.get(thing.task)
    late = thing.kind is Handed.FOLLOW_UP and thing.on is not None and thing.on < page.today
    return ThingItem(
        thing.kind,
        thing.task,
        task.title if task else {},
        thing.on,
        handing.names.get(thing.by, ""),
        thing.words,
        thing.level,
        thing.note or "",
        late,
    )
