"""A teaching memo as values. QtCore only. Kept as the writer's draft after each change."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.language import Words
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.ids import RecordId
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.services.teaching import MemoPage
from trainer_app.ui.ports.teach import Teaching
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import PageModel, PageState

FORM = "memo"
"""Of the drafts; their subject is the task and the memo that is written anew."""


@dataclass(frozen=True, slots=True)
class MemoForm:
    words: str = ""


@dataclass(frozen=True, slots=True)
class MemoState(PageState):
    """``before``: what the memo said."""

    is_loaded: bool = False
    task: str = ""
    title: Words | None = None
    before: str = ""
    words: str = ""
    begun: Moment | None = None

    @property
    def is_ready(self) -> bool:
        words = self.words.strip()
        return self.is_loaded and not self.busy and bool(words) and words != self.before

    @property
    def may_take_away(self) -> bool:
        return bool(self.before) and not self.busy


class MemoViewModel(PageModel[MemoState]):
    done = Signal()

    def __init__(
        self,
        tasks: TaskRunner,
        teaching: Teaching,
        drafts: DraftDesk,
        by: SignedIn,
        task: str,
        memo: str = "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(MemoState(task=task), parent)
        self._tasks, self._teaching, self._drafts = tasks, teaching, drafts
        self._by, self._task = by, task
        self._memo = RecordId(memo) if memo else None

    def read(self) -> None:
        teaching, by, task, memo = self._teaching, self._by, self._task, self._memo
        self._tasks.query(
            self, lambda: teaching.memo(by, task, memo), self._on_page, self._on_problem
        )

    def type_words(self, words: str) -> None:
        state = self.state
        if not state.is_loaded or words == state.words:
            return
        self._show(replace(state, words=words, problem=None))
        if words.strip() in ("", state.before):
            self._drafts.forget(FORM, self._subject)
        else:
            self._drafts.keep(FORM, self._subject, MemoForm(words))

    def start_again(self) -> None:
        self._show(replace(self.state, begun=None))
        self.type_words(self.state.before)

    def save(self) -> None:
        if self.state.is_ready:
            self._write(self.state.words)

    def take_away(self) -> None:
        if self.state.may_take_away:
            self._write("")

    def _write(self, words: str) -> None:
        self._show(replace(self.state, busy=True, problem=None))
        teaching, by, task, memo = self._teaching, self._by, self._task, self._memo
        self._tasks.perform(
            self,
            lambda: teaching.write_memo(by, task, words, memo),
            self._on_written,
            self._on_problem,
        )

    @property
    def _subject(self) -> str:
        return f"{self._task}/{self._memo or ''}"

    def _on_page(self, page: MemoPage) -> None:
        before = page.memo.words if page.memo is not None else ""
        kept = self._drafts.kept(FORM, self._subject, MemoForm)
        self._show(
            MemoState(
                is_loaded=True,
                task=page.task.id,
                title=page.task.title,
                before=before,
                words=kept.said.words if kept else before,
                begun=kept.at if kept else None,
            )
        )

    def _on_written(self, _recorded: Recorded) -> None:
        self._drafts.forget(FORM, self._subject)
        self.done.emit()
