"""One note: the person it is about answers it, whoever has its follow-up closes it. QtCore only.

What is being said is kept as its writer's draft until it is saved.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.ids import RecordId
from trainer_app.services.notes import NotePage
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.ui.notes.items import NoteItem, note_item
from trainer_app.ui.ports.home import Notes
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import PageModel, PageState

FORM = "answer"
"""Of the drafts; its subject is the note."""


class Saying(StrEnum):
    """What the viewer may say to this note."""

    NOTHING = "nothing"
    ANSWER = "answer"
    CLOSE = "close"
    TAKE_UP = "take_up"
    """Nothing here: the closed follow-up is taken up again by a new note."""


@dataclass(frozen=True, slots=True)
class SaidForm:
    """The draft."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class NoteState(PageState):
    is_loaded: bool = False
    trainee: str = ""
    name: str = ""
    item: NoteItem | None = None
    saying: Saying = Saying.NOTHING
    words: str = ""

    @property
    def is_ready(self) -> bool:
        if self.saying is Saying.TAKE_UP:
            return True
        return bool(self.words.strip()) and self.saying is not Saying.NOTHING and not self.busy

    @property
    def is_written(self) -> bool:
        """Something is said on this page itself."""
        return self.saying in (Saying.ANSWER, Saying.CLOSE)

    @property
    def may_hand_over(self) -> bool:
        return self.item is not None and self.item.may_hand_over


class NoteViewModel(PageModel[NoteState]):
    done = Signal()
    """It is on disk."""
    new_note_wanted = Signal(str, str)
    """About this trainee and task: the closed follow-up is taken up again."""

    def __init__(
        self,
        tasks: TaskRunner,
        notes: Notes,
        drafts: DraftDesk,
        viewer: SignedIn,
        note: RecordId,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(NoteState(), parent)
        self._tasks, self._notes, self._drafts = tasks, notes, drafts
        self._viewer, self._note = viewer, note
        tasks.changed.connect(self._on_changed)

    def read(self) -> None:
        notes, viewer, note = self._notes, self._viewer, self._note
        self._tasks.query(self, lambda: notes.note(viewer, note), self._on_page, self._on_problem)

    def type_words(self, words: str) -> None:
        if words == self.state.words:
            return
        self._show(replace(self.state, words=words, problem=None))
        if words.strip():
            self._drafts.keep(FORM, self._note, SaidForm(words))
        else:
            self._drafts.forget(FORM, self._note)

    def save(self) -> None:
        state, notes, viewer, note = self.state, self._notes, self._viewer, self._note
        if not state.is_ready:
            return
        if state.saying is Saying.TAKE_UP:
            assert state.item is not None
            self.new_note_wanted.emit(state.trainee, state.item.task)
            return
        words = state.words
        say = notes.answer if state.saying is Saying.ANSWER else notes.close
        self._show(replace(state, busy=True, problem=None))
        self._tasks.perform(
            self, lambda: say(viewer, note, words), self._on_saved, self._on_problem
        )

    def _on_page(self, page: NotePage) -> None:
        item = note_item(page.line)
        saying = Saying.NOTHING
        if item.may_answer:
            saying = Saying.ANSWER
        elif item.may_close:
            saying = Saying.CLOSE
        elif item.may_take_up:
            saying = Saying.TAKE_UP
        kept = self._drafts.kept(FORM, self._note, SaidForm)
        words = self.state.words
        if not self.state.is_loaded and kept is not None:
            words = kept.said.words
        self._show(
            replace(
                self.state,
                is_loaded=True,
                trainee=page.head.person.id,
                name=page.head.person.name,
                item=item,
                saying=saying,
                words=words,
                problem=None,
            )
        )

    def _on_saved(self, _recorded: Recorded) -> None:
        self._drafts.forget(FORM, self._note)
        self.done.emit()

    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.touches(self._note):
            self.read()
