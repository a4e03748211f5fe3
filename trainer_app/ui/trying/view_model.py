"""A try as values: a level, the lines that were missed, and what was said. QtCore only.

A try is a fact and is always taken; what it came before is told afterwards, in plain words. It
counts for nothing, so nobody signs it: it was written by whoever is signed in.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.language import Words
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.errors import Problem
from trainer_app.kernel.ids import PersonId
from trainer_app.services.facts import Try
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.services.work import TryPage
from trainer_app.ui.ports.work import Facts, Work
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.shared.evidence import EvidenceFiles, Pieces, Prepare
from trainer_app.ui.shared.form_fields import NO_RECENT, Recent, When, Where
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import PageModel, PageState

FORM = "try"
"""Of the drafts; their subject is the trainee and the task."""


class Happened(StrEnum):
    """What a try may have been besides."""

    STOPPED = "stopped"
    UNSAFE = "unsafe"
    DECLARED = "declared"


@dataclass(frozen=True, slots=True)
class TryForm:
    """The page as it is filled. ``level`` None: not chosen; ``on`` None: today."""

    level: int | None = None
    missed: frozenset[int] = frozenset()
    happened: frozenset[str] = frozenset()
    mold: str = ""
    on: date | None = None
    words: str = ""
    photos: Pieces = ()


BLANK = TryForm()


@dataclass(frozen=True, slots=True)
class LevelKeyWords:
    number: int
    name: Words
    seen: Words


@dataclass(frozen=True, slots=True)
class TryState(PageState):
    is_loaded: bool = False
    trainee: str = ""
    task: str = ""
    title: Words | None = None
    today: date = date.min
    levels: tuple[LevelKeyWords, ...] = ()
    lines: tuple[Words, ...] = ()
    recent: Recent = NO_RECENT
    form: TryForm = BLANK
    begun: Moment | None = None
    recorded: TryForm | None = None
    """What was just recorded; the page says so and offers another."""
    early: tuple[Problem, ...] = ()
    """What that try came before."""

    @property
    def observed_on(self) -> date:
        return self.form.on or self.today

    @property
    def where(self) -> Where:
        return Where(mold=self.form.mold, recent=self.recent)

    @property
    def when(self) -> When:
        return When(self.observed_on, self.today)

    @property
    def may_record(self) -> bool:
        return self.is_loaded and self.form.level is not None and not self.busy


class TryViewModel(PageModel[TryState]):
    done = Signal()

    def __init__(
        self,
        tasks: TaskRunner,
        work: Work,
        facts: Facts,
        drafts: DraftDesk,
        viewer: SignedIn,
        trainee: PersonId,
        task: str,
        parent: QObject | None = None,
        *,
        prepare: Prepare,
    ) -> None:
        super().__init__(TryState(task=task), parent)
        self._tasks = tasks
        self._work = work
        self._facts = facts
        self._drafts = drafts
        self._viewer = viewer
        self._trainee = trainee
        self._task = task
        self.photos = EvidenceFiles(
            tasks, prepare, lambda: self.state.form.photos, self._put_photos, self
        )

    def read(self) -> None:
        work, viewer, trainee, task = self._work, self._viewer, self._trainee, self._task
        self._tasks.query(
            self, lambda: work.try_page(viewer, trainee, task), self._on_page, self._on_problem
        )

    # --- filling --------------------------------------------------------------------------------

    def choose_level(self, level: int) -> None:
        form = self.state.form
        self._set(replace(form, level=None if form.level == level else level))

    def tap_line(self, number: int) -> None:
        self._set(replace(self.state.form, missed=self.state.form.missed ^ {number}))

    def tap_happened(self, what: str) -> None:
        self._set(replace(self.state.form, happened=self.state.form.happened ^ {what}))

    def type_mold(self, mold: str) -> None:
        self._set(replace(self.state.form, mold=mold))

    def type_words(self, words: str) -> None:
        self._set(replace(self.state.form, words=words))

    def _put_photos(self, photos: Pieces) -> None:
        self._set(replace(self.state.form, photos=photos))

    def move_day(self, days: int) -> None:
        day = self.state.observed_on + timedelta(days=days)
        self._set(replace(self.state.form, on=None if day >= self.state.today else day))

    def be_today(self) -> None:
        self._set(replace(self.state.form, on=None))

    def start_again(self) -> None:
        self._set(BLANK)
        self._show(replace(self.state, begun=None))

    def _set(self, form: TryForm) -> None:
        if form == self.state.form:
            return
        self._show(replace(self.state, form=form, recorded=None, early=(), problem=None))
        if form == BLANK:
            self._drafts.forget(FORM, self._subject)
        else:
            self._drafts.keep(FORM, self._subject, form)

    @property
    def _subject(self) -> str:
        return f"{self._trainee}/{self._task}"

    # --- recording ------------------------------------------------------------------------------

    def record(self) -> None:
        """Record it; once that is done, leave."""
        state, form = self.state, self.state.form
        if state.recorded is not None:
            self.done.emit()
            return
        if not state.may_record or form.level is None:
            return
        self._show(replace(state, busy=True, problem=None))
        seen = Try(
            self._task,
            form.level,
            state.observed_on,
            tuple(sorted(form.missed)),
            form.mold,
            declared=Happened.DECLARED in form.happened,
            unsafe=Happened.UNSAFE in form.happened,
            stopped=Happened.STOPPED in form.happened,
            words=form.words,
            photos=form.photos,
        )
        facts, viewer, trainee = self._facts, self._viewer, self._trainee
        self._tasks.perform(
            self,
            lambda: facts.record_try(viewer, trainee, seen),
            self._on_recorded,
            self._on_problem,
        )

    def another(self) -> None:
        """The same task again, on an empty page."""
        self._show(replace(self.state, recorded=None, early=()))

    def _on_recorded(self, recorded: Recorded) -> None:
        self._drafts.forget(FORM, self._subject)
        self._show(
            replace(
                self.state,
                busy=False,
                recorded=replace(self.state.form, on=self.state.observed_on),
                early=recorded.warned,
                form=BLANK,
                begun=None,
            )
        )

    def _on_page(self, page: TryPage) -> None:
        kept = self._drafts.kept(FORM, self._subject, TryForm)
        form = kept.said if kept else BLANK
        if kept is not None and form.on is None and kept.at.date < page.today:
            form = replace(form, on=kept.at.date)  # watched on the day it was begun
        self._show(
            TryState(
                is_loaded=True,
                trainee=page.trainee.name,
                task=page.task.id,
                title=page.task.title,
                today=page.today,
                levels=tuple(LevelKeyWords(x.number, x.name, x.seen) for x in page.pack.levels),
                lines=page.task.lines,
                recent=Recent(page.molds),
                form=form,
                begun=kept.at if kept else None,
            )
        )
