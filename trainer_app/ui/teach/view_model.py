"""A lesson as values: where it is, what was marked, how long it took. QtCore only.

Time is read from the clock, never counted in ticks: it stands still while the page is not seen, and
what was spent is kept with the draft, so that a lesson goes on after a lock, a restart or a power
cut. A lesson is a fact; nobody signs it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from trainer_app.checklists.glossing import Glossers
from trainer_app.checklists.guidance import GlossaryWord
from trainer_app.checklists.language import Words
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.teaching import (
    Lesson,
    Mark,
    Phase,
    Stage,
    counted_marks,
    totals,
)
from trainer_app.kernel.clock import Clock, Moment
from trainer_app.kernel.ids import PersonId
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.services.teaching import Taught, TeachPage
from trainer_app.ui.ports.teach import Teaching
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.shared.next_day import NextDay
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import PageModel, PageState

FORM = "teach"
"""Of the drafts; their subject is the trainee and the task."""
A_MINUTE_MS = 60_000
_LOOK_EVERY_MS = 5_000
"""How often the clock is looked at; minutes are shown."""
_LONGEST_MS = 12 * 60 * A_MINUTE_MS
"""More than this between two looks is a clock that was put right, not a lesson."""


@dataclass(frozen=True, slots=True)
class TeachForm:
    """The draft. ``spent``: ms by phase. ``marks``: ``"run/step"`` to mark."""

    place: int = 0
    spent: dict[str, int] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)
    minutes: int | None = None
    """Put right by hand."""
    words: str = ""
    follow_up: date | None = None
    picks: bool = False
    """The day is being chosen by hand."""
    try_level: int | None = None

    @property
    def next_day(self) -> NextDay:
        return NextDay(self.follow_up, self.picks)


BLANK = TeachForm()


@dataclass(frozen=True, slots=True)
class BeforeItem:
    """A prerequisite."""

    task: str
    title: Words
    is_achieved: bool


@dataclass(frozen=True, slots=True)
class LevelWords:
    number: int
    name: Words
    seen: Words


@dataclass(frozen=True, slots=True)
class TeachState(PageState):
    is_loaded: bool = False
    trainee: str = ""
    task: str = ""
    title: Words | None = None
    today: date = date.min
    lesson: Lesson | None = None
    before: tuple[BeforeItem, ...] = ()
    levels: tuple[LevelWords, ...] = ()
    memos: tuple[str, ...] = ()
    glossary: tuple[GlossaryWord, ...] = ()
    glossers: Glossers | None = None
    may_write_note: bool = False
    form: TeachForm = BLANK
    phase_minutes: int = 0
    whole_minutes: int = 0
    begun: Moment | None = None
    recorded: Taught | None = None

    @property
    def stage(self) -> Stage | None:
        return self.lesson.stages[self.form.place] if self.lesson is not None else None

    @property
    def is_last(self) -> bool:
        return self.lesson is not None and self.form.place == self.lesson.last

    @property
    def minutes(self) -> int:
        """What will be recorded: a lesson that was looked at took a minute."""
        by_hand = self.form.minutes
        return max(1, self.whole_minutes if by_hand is None else by_hand)

    @property
    def totals(self) -> Mapping[Mark, int]:
        return totals(counted_marks(self.form.marks))

    @property
    def lacks_words(self) -> bool:
        """A next date needs what is to be looked at then."""
        return self.form.follow_up is not None and not self.form.words.strip()


class TeachViewModel(PageModel[TeachState]):
    done = Signal()

    def __init__(
        self,
        tasks: TaskRunner,
        teaching: Teaching,
        drafts: DraftDesk,
        clock: Clock,
        viewer: SignedIn,
        trainee: PersonId,
        task: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(TeachState(task=task), parent)
        self._tasks, self._teaching, self._drafts = tasks, teaching, drafts
        self._clock, self._viewer = clock, viewer
        self._trainee, self._task = trainee, task
        self._is_seen = False
        self._since: int | None = None
        """From when on the clock runs, ms; None: it stands still."""
        self._looks = QTimer(self)
        self._looks.setInterval(_LOOK_EVERY_MS)
        self._looks.timeout.connect(self.look_at_clock)

    def read(self) -> None:
        teaching, viewer, trainee, task = self._teaching, self._viewer, self._trainee, self._task
        self._tasks.query(
            self, lambda: teaching.page(viewer, trainee, task), self._on_page, self._on_problem
        )

    # --- time -----------------------------------------------------------------------------------

    def resume(self) -> None:
        """The page is seen."""
        self._is_seen = True
        if self.state.is_loaded and self.state.recorded is None and self._since is None:
            self._since = self._clock.now().ms
            self._looks.start()

    def pause(self) -> None:
        """The page was left: what was spent is kept with the draft."""
        self._is_seen = False
        self.look_at_clock()
        self._since = None
        self._looks.stop()

    def look_at_clock(self) -> None:
        """Add what has passed to the phase that it passed in."""
        stage, since = self.state.stage, self._since
        if stage is None or since is None:
            return
        now = self._clock.now().ms
        self._since = now
        passed = now - since
        if not 0 < passed <= _LONGEST_MS:
            return
        spent = dict(self.state.form.spent)
        spent[stage.phase] = spent.get(stage.phase, 0) + passed
        self._set(replace(self.state.form, spent=spent))

    # --- the lesson -----------------------------------------------------------------------------

    def go_on(self) -> None:
        """The one primary action: the next stage, recording at the last, leaving after that."""
        if self.state.recorded is not None:
            self.done.emit()
        elif self.state.is_last:
            self._record()
        else:
            self._go_to(self.state.form.place + 1)

    def go_back(self) -> None:
        self._go_to(self.state.form.place - 1)

    def open_phase(self, phase: str) -> None:
        lesson, stage = self.state.lesson, self.state.stage
        if lesson is not None and stage is not None and stage.phase != phase:
            self._go_to(lesson.first_of(Phase(phase)))

    def _go_to(self, place: int) -> None:
        lesson = self.state.lesson
        if lesson is None or not 0 <= place <= lesson.last or self.state.recorded is not None:
            return
        self.look_at_clock()
        self._set(replace(self.state.form, place=place))

    def mark_step(self, step: int, mark: str) -> None:
        """Of the run at hand. The same mark again takes it away."""
        stage = self.state.stage
        if stage is None:
            return
        marks, place = dict(self.state.form.marks), f"{stage.turn}/{step}"
        if marks.get(place) == mark:
            del marks[place]
        else:
            marks[place] = Mark(mark).value
        self._set(replace(self.state.form, marks=marks))

    def mark_of(self, step: int) -> str:
        stage = self.state.stage
        return "" if stage is None else self.state.form.marks.get(f"{stage.turn}/{step}", "")

    # --- what comes of it -----------------------------------------------------------------------

    def add_minutes(self, minutes: int) -> None:
        self.look_at_clock()
        self._set(replace(self.state.form, minutes=max(1, self.state.minutes + minutes)))

    def type_words(self, words: str) -> None:
        self._set(replace(self.state.form, words=words))

    def start_phrase(self, phrase: str) -> None:
        words = self.state.form.words.rstrip()
        self.type_words(f"{words}\n{phrase} " if words else f"{phrase} ")

    def choose_day(self, choice: str) -> None:
        """Of the next date: ``shared.next_day``; what is chosen already is taken away."""
        self._set_day(self.state.form.next_day.tapped(choice, self.state.today))

    def move_day(self, days: int) -> None:
        self._set_day(self.state.form.next_day.moved(days, self.state.today))

    def _set_day(self, day: NextDay) -> None:
        self._set(replace(self.state.form, follow_up=day.day, picks=day.picks))

    def choose_level(self, level: int) -> None:
        form = self.state.form
        self._set(replace(form, try_level=None if form.try_level == level else level))

    def start_again(self) -> None:
        """Put a lesson that was begun earlier aside for good."""
        self._show(replace(self.state, begun=None))
        self._since = self._clock.now().ms if self._since is not None else None
        self._set(BLANK)

    def _set(self, form: TeachForm) -> None:
        state = self.state
        if not state.is_loaded or form == state.form or state.recorded is not None:
            return
        self._show(_timed(replace(state, form=form, problem=None)))
        if form == BLANK:
            self._drafts.forget(FORM, self._subject)
        elif self.state.whole_minutes or replace(form, spent={}) != BLANK:
            self._drafts.keep(FORM, self._subject, form)  # a mere glance is no lesson

    @property
    def _subject(self) -> str:
        return f"{self._trainee}/{self._task}"

    def _record(self) -> None:
        self.look_at_clock()
        state = self.state
        if not state.is_loaded or state.busy or state.lacks_words:
            return
        form = state.form
        taught = Taught(
            self._task,
            self._clock.now().date,
            state.minutes,
            counted_marks(form.marks),
            form.words if state.may_write_note else "",
            form.follow_up if state.may_write_note else None,
            form.try_level,
        )
        self._show(replace(state, busy=True, problem=None))
        teaching, viewer, trainee = self._teaching, self._viewer, self._trainee

        def on_recorded(_recorded: Recorded) -> None:
            self._since = None
            self._looks.stop()
            self._drafts.forget(FORM, self._subject)
            self._show(replace(self.state, busy=False, recorded=taught, begun=None))

        self._tasks.perform(
            self, lambda: teaching.record(viewer, trainee, taught), on_recorded, self._on_problem
        )

    # --- answers --------------------------------------------------------------------------------

    def _on_page(self, page: TeachPage) -> None:
        kept = self._drafts.kept(FORM, self._subject, TeachForm)
        form = kept.said if kept else BLANK
        if form.follow_up is not None and form.follow_up <= page.today:
            form = replace(form, follow_up=None, picks=False)  # that day has come
        place = max(0, min(form.place, page.lesson.last))  # another edition may have fewer
        how = page.how
        self._show(
            _timed(
                TeachState(
                    is_loaded=True,
                    trainee=page.trainee.name,
                    task=page.task.id,
                    title=page.task.title,
                    today=page.today,
                    lesson=page.lesson,
                    before=tuple(
                        BeforeItem(s.task, page.pack.tasks[s.task].title, s.is_achieved)
                        for s in page.prerequisites
                    ),
                    levels=tuple(LevelWords(x.number, x.name, x.seen) for x in page.pack.levels),
                    memos=tuple(line.memo.words for line in how.memos),
                    glossary=how.glossary,
                    glossers=how.glossers,
                    may_write_note=self._viewer.may(Action.WRITE_NOTE),
                    form=replace(form, place=place),
                    begun=kept.at if kept else None,
                )
            )
        )
        if self._is_seen:
            self.resume()


def _timed(state: TeachState) -> TeachState:
    stage, spent = state.stage, state.form.spent
    return replace(
        state,
        phase_minutes=0 if stage is None else spent.get(stage.phase, 0) // A_MINUTE_MS,
        whole_minutes=sum(spent.values()) // A_MINUTE_MS,
    )
