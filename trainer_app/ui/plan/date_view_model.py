"""A day of a plan as it is chosen: the first one, or of one thing and what comes after. QtCore."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.planning import a_week, check_day, check_start, week_end
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.errors import Refusal
from trainer_app.kernel.ids import PersonId
from trainer_app.services.planning import PlanPage
from trainer_app.services.session import SignedIn
from trainer_app.ui.ports.planning import Planning
from trainer_app.ui.shared.days import TypedDay
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.shared.plan_items import PlanItem, plan_item
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import PageModel, PageState

START, TARGET = "plan_start", "plan_target"
"""Of the draft; its subject is the trainee, and what is moved."""
NO_DAY = TypedDay()


@dataclass(frozen=True, slots=True)
class DateForm:
    """The page as it is filled. ``on`` None: the day that it has."""

    on: date | None = None
    typed: str = ""
    """The day as it stands in the field."""
    with_later: bool = False


@dataclass(frozen=True, slots=True)
class DateState(PageState):
    """``item``: what is moved; None: the first day, ``weeks`` before the last one. ``kept``: the
    day that it has; ``day``: the one that is chosen."""

    is_loaded: bool = False
    trainee: str = ""
    item: PlanItem | None = None
    has_plan: bool = False
    weeks: int = 0
    to_earn: int = 0
    """Sign-offs of core tasks; ``a_week``: so many each week of a plan that begins on the day."""
    start: date = date.min
    today: date = date.min
    kept: date = date.min
    on: date | None = None
    typed: TypedDay = NO_DAY
    with_later: bool = False

    @property
    def day(self) -> date:
        return self.on or self.kept

    @property
    def ends(self) -> date:
        """The last day of a plan that begins on the day."""
        return week_end(self.day, self.weeks)

    @property
    def a_week(self) -> int:
        return a_week(self.to_earn, max(self.today, self.day), self.ends)

    @property
    def is_wrong(self) -> bool:
        """Something is typed that is no day, or a day outside every plan is chosen."""
        return self.typed.is_wrong or not self._is_inside

    @property
    def is_filled(self) -> bool:
        is_new = self.day != self.kept or (self.item is None and not self.has_plan)
        return self.is_loaded and is_new and not self.is_wrong

    @property
    def form(self) -> DateForm:
        return DateForm(self.on, self.typed.text, self.with_later)

    @property
    def _is_inside(self) -> bool:
        try:
            if self.item is None:
                check_start(self.day, self.today)
            else:
                check_day(self.day, self.start)
        except Refusal:
            return False
        return True


class DateViewModel(PageModel[DateState]):
    left = Signal()
    thing_wanted = Signal(str, str)
    """What the day is of, to be looked at: its sort and its id."""

    def __init__(
        self,
        tasks: TaskRunner,
        planning: Planning,
        drafts: DraftDesk,
        viewer: SignedIn,
        trainee: PersonId,
        about: str = "",
        parent: QObject | None = None,
    ) -> None:
        """``about``: what is moved; empty: the first day."""
        super().__init__(DateState(), parent)
        self._tasks, self._planning, self._drafts = tasks, planning, drafts
        self._viewer, self._trainee, self._wanted = viewer, trainee, about

    def read(self) -> None:
        planning, viewer, trainee = self._planning, self._viewer, self._trainee
        self._tasks.query(
            self, lambda: planning.page(viewer, trainee), self._on_page, self._on_problem
        )

    # --- intents --------------------------------------------------------------------------------

    def move_day(self, days: int) -> None:
        try:
            day = self.state.day + timedelta(days=days)
        except OverflowError:
            return
        self._set(replace(self.state, on=day, typed=NO_DAY))

    def type_day(self, text: str) -> None:
        typed = TypedDay(text)
        self._set(replace(self.state, typed=typed, on=typed.day or self.state.on))

    def choose_later(self, with_later: bool) -> None:
        self._set(replace(self.state, with_later=with_later))

    def look(self) -> None:
        if self.state.item is not None:
            self.thing_wanted.emit(self.state.item.sort.value, self.state.item.about)

    def save(self) -> None:
        state = self.state
        if not state.is_filled or state.busy:
            return
        self._show(replace(state, busy=True, problem=None))
        planning, viewer, trainee = self._planning, self._viewer, self._trainee

        def work() -> ChangeSet:
            if state.item is None:
                return planning.begin(viewer, trainee, state.day)
            about, later = state.item.about, state.with_later
            return planning.move(viewer, trainee, about, state.day, with_later=later)

        self._tasks.perform(self, work, self._on_saved, self._on_problem)

    # --- answers --------------------------------------------------------------------------------

    def _set(self, state: DateState) -> None:
        """What somebody chose; it waits until it is saved."""
        self._show(replace(state, problem=None))
        form, subject = self._draft
        if state.form == DateForm():
            self._drafts.forget(form, subject)
        else:
            self._drafts.keep(form, subject, state.form)

    @property
    def _draft(self) -> tuple[str, str]:
        if not self._wanted:
            return START, self._trainee
        return TARGET, f"{self._trainee}/{self._wanted}"

    def _on_page(self, page: PlanPage) -> None:
        head, plan = page.head, page.plan
        target = plan.target(self._wanted) if plan and self._wanted else None
        if self._wanted and target is None:
            self.left.emit()  # it is in no plan any more
            return
        start = page.start or page.today
        state = replace(
            self.state,
            is_loaded=True,
            trainee=head.person.name,
            item=None if target is None else plan_item(target, head.pack, page.today),
            has_plan=plan is not None,
            weeks=head.weeks,
            to_earn=page.to_earn,
            start=start,
            today=page.today,
            kept=start if target is None else target.due,
        )
        kept = self._drafts.kept(*self._draft, DateForm)
        if kept is not None:
            said = kept.said
            typed, later = TypedDay(said.typed), said.with_later
            state = replace(state, on=said.on, typed=typed, with_later=later)
        self._show(state)

    def _on_saved(self, _changes: ChangeSet) -> None:
        self._drafts.forget(*self._draft)
        self._show(replace(self.state, busy=False))
        self.left.emit()
