"""A job that was done: which tasks, on which day, on which mold. QtCore only.

A fact: always taken, at whatever date. It says that the work was performed, never how well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.language import Words
from trainer_app.checklists.packs import Pack
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.ids import PersonId
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.services.work import JobDonePage
from trainer_app.ui.ports.work import Facts, Work
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.shared.form_fields import NO_RECENT, Option, Recent, When, Where
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import PageModel, PageState

FORM = "job_done"
"""Of the draft; its subject is the trainee."""


@dataclass(frozen=True, slots=True)
class JobDoneForm:
    """The page as it is filled. ``on`` None: today."""

    tasks: tuple[str, ...] = ()
    mold: str = ""
    work_order: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class TaskItem:
    id: str
    title: Words


@dataclass(frozen=True, slots=True)
class JobDoneState(PageState):
    is_loaded: bool = False
    trainee: str = ""
    own: bool = False
    """The trainee enters it: the record says so."""
    today: date = date.min
    units: tuple[Option, ...] = ()
    unit: str = ""
    offered: tuple[TaskItem, ...] = ()
    chosen: tuple[TaskItem, ...] = ()
    together: tuple[tuple[str, ...], ...] = ()
    recent: Recent = NO_RECENT
    mold: str = ""
    work_order: str = ""
    on: date | None = None
    begun: Moment | None = None
    """When what is here was begun, where it was taken up again."""
    is_recorded: bool = False

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(task.id for task in self.chosen)

    @property
    def form(self) -> JobDoneForm:
        return JobDoneForm(self.ids, self.mold, self.work_order, self.on)

    @property
    def where(self) -> Where:
        return Where(mold=self.mold, work_order=self.work_order, recent=self.recent)

    @property
    def when(self) -> When:
        return When(self.on or self.today, self.today)


class JobDoneViewModel(PageModel[JobDoneState]):
    left = Signal()

    def __init__(
        self,
        tasks: TaskRunner,
        work: Work,
        facts: Facts,
        drafts: DraftDesk,
        viewer: SignedIn,
        trainee: PersonId,
        wanted: Sequence[str] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(JobDoneState(), parent)
        self._tasks = tasks
        self._work = work
        self._facts = facts
        self._drafts = drafts
        self._viewer = viewer
        self._trainee = trainee
        self._wanted = tuple(wanted)
        self._pack: Pack | None = None

    def read(self) -> None:
        work, viewer, trainee = self._work, self._viewer, self._trainee
        task = next(iter(self._wanted), "")
        self._tasks.query(
            self, lambda: work.job_done(viewer, trainee, task), self._on_page, self._on_problem
        )

    def choose_unit(self, unit: str) -> None:
        chosen = "" if unit == self.state.unit else unit
        found = self._pack.units_by_id.get(chosen) if self._pack else None
        offered = tuple(TaskItem(t.id, t.title) for t in found.tasks) if found else ()
        self._show(replace(self.state, unit=chosen, offered=offered))

    def tick_task(self, task: str) -> None:
        held = self.state.ids
        self._set(self._choosing([t for t in held if t != task] if task in held else [*held, task]))

    def take_list(self, number: int) -> None:
        if number < len(self.state.together):
            self._set(self._choosing([*self.state.ids, *self.state.together[number]]))

    def type_mold(self, mold: str) -> None:
        self._set(replace(self.state, mold=mold))

    def type_work_order(self, work_order: str) -> None:
        self._set(replace(self.state, work_order=work_order))

    def move_day(self, days: int) -> None:
        day = self.state.when.observed_on + timedelta(days=days)
        self._set(replace(self.state, on=None if day >= self.state.today else day))

    def be_today(self) -> None:
        self._set(replace(self.state, on=None))

    def start_again(self) -> None:
        self._set(replace(self.state, chosen=(), mold="", work_order="", on=None, begun=None))

    def _set(self, state: JobDoneState) -> None:
        """What somebody filled in; it waits until it is recorded."""
        self._show(replace(state, problem=None))
        if state.form == JobDoneForm():
            self._drafts.forget(FORM, self._trainee)
        else:
            self._drafts.keep(FORM, self._trainee, state.form)

    def record(self) -> None:
        """Record it; once that is done, leave."""
        state = self.state
        if state.is_recorded:
            self.left.emit()
            return
        if not state.chosen or state.busy:
            return
        self._show(replace(state, busy=True, problem=None))
        facts, viewer, trainee = self._facts, self._viewer, self._trainee
        self._tasks.perform(
            self,
            lambda: facts.job_done(
                viewer,
                trainee,
                state.ids,
                state.when.observed_on,
                mold=state.mold,
                work_order=state.work_order,
            ),
            self._on_recorded,
            self._on_problem,
        )

    def _choosing(self, tasks: Sequence[str]) -> JobDoneState:
        """In the pack's order."""
        known = self._pack.tasks if self._pack is not None else {}
        chosen = tuple(TaskItem(t, known[t].title) for t in known if t in tasks)
        return replace(self.state, chosen=chosen)

    def _on_page(self, page: JobDonePage) -> None:
        self._pack = page.pack
        self._show(
            replace(
                self.state,
                is_loaded=True,
                trainee=page.trainee.name,
                own=page.own,
                today=page.today,
                units=tuple(Option(u.id, u.title) for u in page.pack.units),
                together=page.together,
                recent=Recent(page.molds),
            )
        )
        self._take_up()

    def _take_up(self) -> None:
        """What was begun and left; else the task that the page was opened with."""
        kept = self._drafts.kept(FORM, self._trainee, JobDoneForm)
        if kept is None:
            self._show(self._choosing(self._wanted))
            return
        form, today = kept.said, self.state.today
        on = form.on or (None if kept.at.date >= today else kept.at.date)  # its day, not today's
        self._show(
            replace(
                self._choosing((*form.tasks, *self._wanted)),
                mold=form.mold,
                work_order=form.work_order,
                on=on,
                begun=kept.at,
            )
        )

    def _on_recorded(self, _recorded: Recorded) -> None:
        self._drafts.forget(FORM, self._trainee)
        self._show(replace(self.state, busy=False, is_recorded=True))
