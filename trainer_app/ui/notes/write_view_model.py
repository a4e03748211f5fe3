"""Writing a coaching note. QtCore only. Kept as the writer's draft after each change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.language import Words
from trainer_app.checklists.notes import BRIDGING
from trainer_app.checklists.packs import Task
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.errors import Problem, TrainerError
from trainer_app.kernel.ids import PersonId
from trainer_app.services.notes import NewNote, WritePage
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.ui.home_ports import Notes
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import ViewModel

FORM = "note"
"""Of the drafts; its subject is the trainee."""
A_WEEK = 7


@dataclass(frozen=True, slots=True)
class NoteForm:
    """The draft. ``picks``: the day is being chosen by hand."""

    words: str = ""
    task: str = ""
    tags: tuple[str, ...] = ()
    own_tag: str = ""
    follow_up: date | None = None
    picks: bool = False


@dataclass(frozen=True, slots=True)
class TaskOption:
    id: str
    title: Words


@dataclass(frozen=True, slots=True)
class WriteState:
    """``own_tags``: tags of earlier notes that are none of the usual topics."""

    is_loaded: bool = False
    name: str = ""
    today: date = date.min
    tasks: tuple[TaskOption, ...] = ()
    molds: tuple[str, ...] = ()
    own_tags: tuple[str, ...] = ()
    form: NoteForm = NoteForm()
    begun: Moment | None = None
    """Set when a note that was begun earlier has been put back."""
    busy: bool = False
    problem: Problem | None = None

    @property
    def is_ready(self) -> bool:
        return self.is_loaded and bool(self.form.words.strip()) and not self.busy

    @property
    def tomorrow(self) -> date:
        return self.today + timedelta(days=1)

    @property
    def in_a_week(self) -> date:
        return self.today + timedelta(days=A_WEEK)


class WriteNoteViewModel(ViewModel[WriteState]):
    done = Signal()
    """It is on disk."""

    def __init__(
        self,
        tasks: TaskRunner,
        notes: Notes,
        drafts: DraftDesk,
        by: SignedIn,
        trainee: PersonId,
        task: str = "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(WriteState(), parent)
        self._tasks, self._notes, self._drafts = tasks, notes, drafts
        self._by, self._trainee, self._task = by, trainee, task

    def read(self) -> None:
        notes, by, trainee, task = self._notes, self._by, self._trainee, self._task
        self._tasks.query(
            self, lambda: notes.to_write(by, trainee, task), self._on_page, self._on_problem
        )

    # --- filling the form -----------------------------------------------------------------------

    def type_words(self, words: str) -> None:
        self._put(replace(self.state.form, words=words))

    def start_phrase(self, phrase: str) -> None:
        """On a line of its own, ready to be gone on with."""
        words = self.state.form.words.rstrip()
        self.type_words(f"{words}\n{phrase} " if words else f"{phrase} ")

    def add_words(self, more: str) -> None:
        """Behind what is there: a mold."""
        words = self.state.form.words
        apart = "" if not words or words[-1].isspace() else " "
        self.type_words(f"{words}{apart}{more} ")

    def choose_task(self, task: str) -> None:
        """A task, or in general (empty)."""
        self._put(replace(self.state.form, task=task))

    def tick_tag(self, tag: str) -> None:
        tags = self.state.form.tags
        chosen = tuple(t for t in tags if t != tag) if tag in tags else (*tags, tag)
        self._put(replace(self.state.form, tags=chosen))

    def type_own_tag(self, tag: str) -> None:
        self._put(replace(self.state.form, own_tag=tag))

    def follow_up_on(self, day: date) -> None:
        """Choosing the chosen day again takes it away."""
        form = self.state.form
        same = form.follow_up == day and not form.picks
        self._put(replace(form, follow_up=None if same else day, picks=False))

    def pick_day(self) -> None:
        """Begin choosing a day by hand, or give it up."""
        form = self.state.form
        if form.picks:
            self._put(replace(form, follow_up=None, picks=False))
        else:
            self._put(replace(form, follow_up=form.follow_up or self.state.in_a_week, picks=True))

    def move_day(self, days: int) -> None:
        """So many days later; never before tomorrow."""
        form = self.state.form
        if form.follow_up is not None:
            day = max(self.state.tomorrow, form.follow_up + timedelta(days=days))
            self._put(replace(form, follow_up=day))

    def start_again(self) -> None:
        """Put a note that was begun earlier aside for good."""
        self._show(replace(self.state, begun=None))
        self._put(NoteForm(task=self._task))

    def save(self) -> None:
        state, notes, by, trainee = self.state, self._notes, self._by, self._trainee
        if not state.is_ready:
            return
        form = state.form
        new = NewNote(form.words, form.task, (*form.tags, form.own_tag), form.follow_up)
        self._show(replace(state, busy=True, problem=None))
        self._tasks.perform(
            self, lambda: notes.write(by, trainee, new), self._on_saved, self._on_problem
        )

    def _put(self, form: NoteForm) -> None:
        """Before it was read there is nothing to keep: a draft may still be on its way."""
        if not self.state.is_loaded or form == self.state.form:
            return
        self._show(replace(self.state, form=form, problem=None))
        if form == NoteForm(task=form.task):
            self._drafts.forget(FORM, self._trainee)
        else:
            self._drafts.keep(FORM, self._trainee, form)

    # --- answers --------------------------------------------------------------------------------

    def _on_page(self, page: WritePage) -> None:
        kept = self._drafts.kept(FORM, self._trainee, NoteForm)
        form = kept.said if kept else NoteForm(task=self._task)
        options = {task.id: TaskOption(task.id, task.title) for task in page.tasks}
        self._show(
            replace(
                self.state,
                is_loaded=True,
                name=page.trainee.name,
                today=page.today,
                tasks=_with(options, page.task),
                molds=page.molds,
                own_tags=tuple(tag for tag in page.own_tags if tag not in BRIDGING),
                form=form,
                begun=kept.at if kept else None,
            )
        )

    def _on_saved(self, _recorded: Recorded) -> None:
        self._drafts.forget(FORM, self._trainee)
        self.done.emit()

    def _on_problem(self, error: TrainerError) -> None:
        self._show(replace(self.state, busy=False, problem=error.problem))


def _with(options: dict[str, TaskOption], task: Task | None) -> tuple[TaskOption, ...]:
    """The task that the page was opened about is always offered, first."""
    if task is None:
        return tuple(options.values())
    return tuple({task.id: TaskOption(task.id, task.title), **options}.values())
