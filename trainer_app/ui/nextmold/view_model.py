"""Which mold is down, and who could earn what on it. QtCore only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.language import Words
from trainer_app.checklists.on_mold import Earnable, Gain
from trainer_app.checklists.permissions import Action
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.ids import PersonId
from trainer_app.services.session import SignedIn
from trainer_app.services.work import OnMold
from trainer_app.ui.ports.work import Work
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import PageModel, PageState

SHOWN = 8
"""Tasks of one trainee that a person takes in at once."""
_KNOWN = 12
"""Molds offered as buttons."""
_DAYS = 7


@dataclass(frozen=True, slots=True)
class EarnItem:
    id: str
    title: Words
    gain: Gain
    counted: int
    required: int


@dataclass(frozen=True, slots=True)
class TraineeItem:
    person: PersonId
    name: str
    tasks: tuple[EarnItem, ...]
    more: int
    """How many others there are beside those shown."""


@dataclass(frozen=True, slots=True)
class NextMoldState(PageState):
    mold: str = ""
    known: tuple[str, ...] = ()
    is_answered: bool = False
    trainees: tuple[TraineeItem, ...] = ()
    today: date = date.min
    on: date = date.min
    may_sign: bool = False

    @property
    def days(self) -> tuple[date, ...]:
        """Today and the rest of a week from it."""
        return tuple(self.today + timedelta(days=n) for n in range(_DAYS))

    @property
    def offers_job(self) -> bool:
        """Only what was watched can be signed: on the day itself."""
        return self.may_sign and self.on == self.today


class NextMoldViewModel(PageModel[NextMoldState]):
    job_wanted = Signal(str, tuple)
    """Trainee, and the tasks to begin the list with."""

    def __init__(
        self,
        tasks: TaskRunner,
        work: Work,
        viewer: SignedIn,
        today: date,
        parent: QObject | None = None,
    ) -> None:
        may_sign = viewer.may(Action.SIGN_OFF)
        super().__init__(NextMoldState(today=today, on=today, may_sign=may_sign), parent)
        self._tasks = tasks
        self._work = work
        self._viewer = viewer
        tasks.changed.connect(self._on_changed)

    def read(self) -> None:
        work, viewer = self._work, self._viewer
        self._tasks.query(
            self, lambda: work.molds(viewer), self._on_molds, self._on_problem, key="molds"
        )

    def type_mold(self, mold: str) -> None:
        self._show(replace(self.state, mold=mold, problem=None))
        self._ask()

    def choose_day(self, day: str) -> None:
        self._show(replace(self.state, on=date.fromisoformat(day)))
        self._ask()

    def sign_off_job(self, trainee: str) -> None:
        """To the page of the job, with what is shown here on its list and nothing ticked."""
        found = next((t for t in self.state.trainees if t.person == trainee), None)
        if found is not None and self.state.offers_job:
            self.job_wanted.emit(trainee, tuple(task.id for task in found.tasks))

    def _ask(self) -> None:
        mold = self.state.mold.strip()
        if not mold:
            self._show(replace(self.state, trainees=(), is_answered=False))
            return
        work, viewer, on = self._work, self._viewer, self.state.on
        self._tasks.query(
            self,
            lambda: work.on_mold(viewer, mold, on),
            self._on_found,
            self._on_problem,
            key="found",
        )

    def _on_molds(self, known: tuple[str, ...]) -> None:
        self._show(replace(self.state, known=known[:_KNOWN]))

    def _on_found(self, found: tuple[OnMold, ...]) -> None:
        if self.state.mold.strip():
            self._show(
                replace(self.state, is_answered=True, trainees=tuple(_item(f) for f in found))
            )

    def _on_changed(self, _changes: ChangeSet) -> None:
        self._ask()


def _item(found: OnMold) -> TraineeItem:
    shown = found.tasks[:SHOWN]
    return TraineeItem(
        found.trainee.id,
        found.trainee.name,
        tuple(_earn(earnable) for earnable in shown),
        len(found.tasks) - len(shown),
    )


def _earn(earnable: Earnable) -> EarnItem:
    task = earnable.task
    return EarnItem(task.id, task.title, earnable.gain, earnable.counted, earnable.required)
