"""Writing a coaching note. QtCore only. Kept as the writer's draft after each change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.language import Words
from trainer_app.checklists.notes import BRIDGING, Part
from trainer_app.checklists.packs import Task
from trainer_app.checklists.wording import judging_words
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.notes import NewNote, WritePage
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.ui.ports.home import Notes
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.shared.next_day import NextDay
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import PageModel, PageState

FORM = "note"
"""Of the drafts; its subject is the trainee."""


@dataclass(frozen=True, slots=True)
class NoteForm:
    """The draft. ``picks``: the day is being chosen by hand. ``words``: begun in one piece."""

    words: str = ""
    task: str = ""
    tags: tuple[str, ...] = ()
    own_tag: str = ""
    follow_up: date | None = None
    picks: bool = False
    strength: str = ""
    work_on: str = ""
    next_step: str = ""
    about: RecordId | None = None
    """The note whose next step it takes up again."""

    @property
    def next_day(self) -> NextDay:
        return NextDay(self.follow_up, self.picks)

    @property
    def is_empty(self) -> bool:
        return self == NoteForm(task=self.task, about=self.about)

    def said(self, part: Part) -> str:
        return {
            Part.STRENGTH: self.strength,
            Part.WORK_ON: self.work_on,
            Part.NEXT_STEP: self.next_step,
            Part.WORDS: self.words,
        }[part]

    def with_said(self, part: Part, words: str) -> NoteForm:
        match part:
            case Part.STRENGTH:
                return replace(self, strength=words)
            case Part.WORK_ON:
                return replace(self, work_on=words)
            case Part.NEXT_STEP:
                return replace(self, next_step=words)
            case Part.WORDS:
                return replace(self, words=words)


@dataclass(frozen=True, slots=True)
class TaskOption:
    id: str
    title: Words


@dataclass(frozen=True, slots=True)
class NoteBefore:
    by: str
    on: date
    step: str


@dataclass(frozen=True, slots=True)
class WriteState(PageState):
    """``own_tags``: tags of earlier notes that are none of the usual topics."""

    is_loaded: bool = False
    name: str = ""
    today: date = date.min
    tasks: tuple[TaskOption, ...] = ()
    molds: tuple[str, ...] = ()
    own_tags: tuple[str, ...] = ()
    topics: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By task: topics that it suggests."""
    before: NoteBefore | None = None
    """The note whose next step this one takes up again."""
    form: NoteForm = NoteForm()
    at_hand: Part = Part.STRENGTH
    """The part that is being written."""
    in_one_piece: bool = False
    """The draft was begun as words of one piece: they stay to be finished."""
    begun: Moment | None = None
    """Set when a note that was begun earlier has been put back."""

    @property
    def is_ready(self) -> bool:
        said = any(self.form.said(part).strip() for part in Part)
        return self.is_loaded and said and not self.busy

    @property
    def suggested(self) -> tuple[str, ...]:
        """Topics that the chosen task suggests."""
        return tuple(self.topics.get(self.form.task, ()))

    def judging(self, part: Part) -> tuple[str, ...]:
        """Words in it that judge the person. A hint; nothing is refused."""
        return judging_words(self.form.said(part))


class WriteNoteViewModel(PageModel[WriteState]):
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
        about: RecordId | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(WriteState(), parent)
        self._tasks, self._notes, self._drafts = tasks, notes, drafts
        self._by, self._trainee, self._task = by, trainee, task
        self._about = self._asked_about = about

    def read(self) -> None:
        notes, by, trainee = self._notes, self._by, self._trainee
        task, about = self._task, self._about
        self._tasks.query(
            self, lambda: notes.to_write(by, trainee, task, about), self._on_page, self._on_problem
        )

    # --- filling the form -----------------------------------------------------------------------

    def go_to(self, part: Part) -> None:
        """It is written in now: a mold that is tapped goes there."""
        self._show(replace(self.state, at_hand=part))

    def type_words(self, part: Part, words: str) -> None:
        self._put(self.state.form.with_said(part, words))

    def start_phrase(self, part: Part, phrase: str) -> None:
        """Behind what is there, ready to be gone on with; in the same sentence after a comma."""
        self.go_to(part)
        words = self.state.form.said(part).rstrip()
        if words.endswith(","):
            phrase = phrase[0].lower() + phrase[1:]
        self.type_words(part, f"{words} {phrase} " if words else f"{phrase} ")

    def add_words(self, more: str) -> None:
        """Behind what is there in the part at hand: a mold."""
        part = self.state.at_hand
        words = self.state.form.said(part)
        apart = "" if not words or words[-1].isspace() else " "
        self.type_words(part, f"{words}{apart}{more} ")

    def choose_task(self, task: str) -> None:
        """A task, or in general (empty)."""
        self._put(replace(self.state.form, task=task))

    def tick_tag(self, tag: str) -> None:
        tags = self.state.form.tags
        chosen = tuple(t for t in tags if t != tag) if tag in tags else (*tags, tag)
        self._put(replace(self.state.form, tags=chosen))

    def type_own_tag(self, tag: str) -> None:
        self._put(replace(self.state.form, own_tag=tag))

    def choose_day(self, choice: str) -> None:
        """Of the next step: ``shared.next_day``; what is chosen already is taken away."""
        self._put_day(self.state.form.next_day.tapped(choice, self.state.today))

    def move_day(self, days: int) -> None:
        self._put_day(self.state.form.next_day.moved(days, self.state.today))

    def _put_day(self, day: NextDay) -> None:
        self._put(replace(self.state.form, follow_up=day.day, picks=day.picks))

    def start_again(self) -> None:
        """Put a note that was begun earlier aside for good."""
        self._show(replace(self.state, begun=None, in_one_piece=False))
        self._about = self._asked_about
        self._put(NoteForm(task=self._task, about=self._about))
        self.read()

    def save(self) -> None:
        state, notes, by, trainee = self.state, self._notes, self._by, self._trainee
        if not state.is_ready:
            return
        form = state.form
        new = NewNote(
            form.words,
            form.task,
            (*form.tags, form.own_tag),
            form.follow_up,
            form.strength,
            form.work_on,
            form.next_step,
            form.about,
        )
        self._show(replace(state, busy=True, problem=None))
        self._tasks.perform(
            self, lambda: notes.write(by, trainee, new), self._on_saved, self._on_problem
        )

    def _put(self, form: NoteForm) -> None:
        """Before it was read there is nothing to keep: a draft may still be on its way."""
        if not self.state.is_loaded or form == self.state.form:
            return
        self._show(replace(self.state, form=form, problem=None))
        if form.is_empty:
            self._drafts.forget(FORM, self._trainee)
        else:
            self._drafts.keep(FORM, self._trainee, form)

    # --- answers --------------------------------------------------------------------------------

    def _on_page(self, page: WritePage) -> None:
        kept = self._drafts.kept(FORM, self._trainee, NoteForm)
        form = kept.said if kept else NoteForm(task=self._task, about=self._about)
        if form.about != self._about:  # what was begun takes up another note, or none
            self._about = form.about
            self.read()
            return
        before = None
        if page.before is not None and page.before.follow_up is not None:
            step = page.before.next_step or page.before.text
            before = NoteBefore(page.before_by, page.before.follow_up, step)
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
                topics=page.topics,
                before=before,
                form=form,
                in_one_piece=bool(form.words),
                begun=kept.at if kept else None,
            )
        )

    def _on_saved(self, _recorded: Recorded) -> None:
        self._drafts.forget(FORM, self._trainee)
        self.done.emit()


def _with(options: dict[str, TaskOption], task: Task | None) -> tuple[TaskOption, ...]:
    """The task that the page was opened about is always offered, first."""
    if task is None:
        return tuple(options.values())
    return tuple({task.id: TaskOption(task.id, task.title), **options}.values())
