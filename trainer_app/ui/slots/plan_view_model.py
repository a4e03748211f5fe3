"""Planning a training slot: the day, how long, and for which tasks. QtCore only.

A day that has gone by was no plan: what was held on it is recorded as held.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, Signal

from trainer_app.kernel.clock import Moment
from trainer_app.kernel.ids import PersonId
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.services.slots import NewSlot, PlanSlotPage
from trainer_app.ui.ports.slots import Slots
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.shared.form_fields import Option
from trainer_app.ui.shared.next_day import NextDay
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import PageModel, PageState

FORM: Final = "plan_slot"
"""Of the draft; its subject is the trainee."""
NO_DAY: Final = NextDay(is_any=True)


@dataclass(frozen=True, slots=True)
class PlanForm:
    """The page as it is filled. ``minutes`` 0: as long as the last one."""

    on: date | None = None
    picks: bool = False
    minutes: int = 0
    tasks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanState(PageState):
    """``usual``: minutes of the slot before; 0: there was none."""

    is_loaded: bool = False
    trainee: str = ""
    today: date = date.min
    offered: tuple[Option, ...] = ()
    usual: int = 0
    form: PlanForm = PlanForm()
    begun: Moment | None = None

    @property
    def day(self) -> NextDay:
        return replace(NO_DAY, day=self.form.on, picks=self.form.picks)

    @property
    def minutes(self) -> int:
        return self.form.minutes or self.usual

    @property
    def is_past(self) -> bool:
        return self.form.on is not None and self.form.on < self.today

    @property
    def is_filled(self) -> bool:
        return self.is_loaded and self.form.on is not None and self.minutes > 0


class PlanSlotViewModel(PageModel[PlanState]):
    done = Signal()
    """It is on disk."""

    def __init__(
        self,
        tasks: TaskRunner,
        slots: Slots,
        drafts: DraftDesk,
        by: SignedIn,
        trainee: PersonId,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(PlanState(), parent)
        self._tasks, self._slots, self._drafts = tasks, slots, drafts
        self._by, self._trainee = by, trainee

    def read(self) -> None:
        slots, by, trainee = self._slots, self._by, self._trainee
        self._tasks.query(
            self, lambda: slots.plan_page(by, trainee), self._on_page, self._on_problem
        )

    # --- intents --------------------------------------------------------------------------------

    def choose_day(self, choice: str) -> None:
        self._be_on(self.state.day.tapped(choice, self.state.today))

    def move_day(self, days: int) -> None:
        self._be_on(self.state.day.moved(days, self.state.today))

    def choose_minutes(self, minutes: int) -> None:
        self._set(replace(self.state.form, minutes=minutes))

    def tick(self, task: str) -> None:
        chosen = {*self.state.form.tasks} ^ {task}
        tasks = tuple(option.id for option in self.state.offered if option.id in chosen)
        self._set(replace(self.state.form, tasks=tasks))

    def start_again(self) -> None:
        self._set(PlanForm())
        self._show(replace(self.state, begun=None))

    def record(self) -> None:
        state = self.state
        if not state.is_filled or state.busy or state.form.on is None:
            return
        new = NewSlot(state.form.on, state.minutes, state.form.tasks, state.is_past)
        slots, by, trainee = self._slots, self._by, self._trainee
        self._show(replace(state, busy=True, problem=None))
        self._tasks.perform(
            self, lambda: slots.plan(by, trainee, new), self._on_recorded, self._on_problem
        )

    # --- answers --------------------------------------------------------------------------------

    def _be_on(self, chosen: NextDay) -> None:
        self._set(replace(self.state.form, on=chosen.day, picks=chosen.picks))

    def _set(self, form: PlanForm) -> None:
        """What somebody filled in; it waits until it is recorded."""
        self._show(replace(self.state, form=form, problem=None))
        if form == PlanForm():
            self._drafts.forget(FORM, self._trainee)
        else:
            self._drafts.keep(FORM, self._trainee, form)

    def _on_page(self, page: PlanSlotPage) -> None:
        kept = self._drafts.kept(FORM, self._trainee, PlanForm)
        offered = tuple(Option(task.id, task.title) for task in page.offered)
        form = kept.said if kept is not None else PlanForm()
        known = {option.id for option in offered}
        self._show(
            replace(
                self.state,
                is_loaded=True,
                trainee=page.trainee.name,
                today=page.today,
                offered=offered,
                usual=page.minutes,
                form=replace(form, tasks=tuple(task for task in form.tasks if task in known)),
                begun=kept.at if kept is not None else None,
            )
        )

    def _on_recorded(self, _recorded: Recorded) -> None:
        self._drafts.forget(FORM, self._trainee)
        self._show(replace(self.state, busy=False))
        self.done.emit()
