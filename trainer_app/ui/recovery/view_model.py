"""A new recovery sheet: the words, one of them typed back, and only then in force. QtCore only.

The code is in memory for as long as this lives, and nowhere else.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QObject, Signal

from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.recovery import WORD_LISTS, RecoveryCode
from trainer_app.services.session import SignedIn
from trainer_app.ui.ports.pc import RecoveryRenewal
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import PageModel, PageState


class Step(Enum):
    WORDS = "words"
    ASKED = "asked"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class NewRecoveryState(PageState):
    """``words``: while the window shows them. ``asked``: which of them is to be typed back."""

    step: Step = Step.WORDS
    words: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    """The word that is asked, in every language that the sheet may be printed in."""
    asked: int = 1
    typed: str = ""

    @property
    def can_go_on(self) -> bool:
        if self.step is Step.ASKED:
            return not self.busy and _plain(self.typed) in map(_plain, self.answers)
        return bool(self.words) or self.step is Step.DONE


class NewRecoveryViewModel(PageModel[NewRecoveryState]):
    sheet_wanted = Signal(object)
    """The ``RecoveryCode`` whose sheet is to be printed."""
    done = Signal()

    def __init__(
        self,
        tasks: TaskRunner,
        renewal: RecoveryRenewal,
        viewer: SignedIn,
        language: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(NewRecoveryState(), parent)
        self._tasks, self._renewal, self._viewer = tasks, renewal, viewer
        self._language = language
        self._code: RecoveryCode | None = None

    def read(self) -> None:
        renewal, viewer = self._renewal, self._viewer
        self._tasks.query(self, lambda: renewal.new_code(viewer), self._on_code, self._on_problem)

    # --- intents --------------------------------------------------------------------------------

    def print_sheet(self) -> None:
        if self._code is not None:
            self.sheet_wanted.emit(self._code)

    def type_word(self, typed: str) -> None:
        self._show(replace(self.state, typed=typed, problem=None))

    def see_words(self) -> None:
        self._show(replace(self.state, step=Step.WORDS, typed=""))

    def go_on(self) -> None:
        state = self.state
        if not state.can_go_on:
            return
        match state.step:
            case Step.WORDS:
                self._show(replace(state, step=Step.ASKED, typed=""))
            case Step.ASKED:
                self._put_in_force()
            case Step.DONE:
                self.done.emit()

    # --- work and answers -----------------------------------------------------------------------

    def _put_in_force(self) -> None:
        renewal, viewer, code = self._renewal, self._viewer, self._code
        assert code is not None
        self._show(replace(self.state, busy=True))
        self._tasks.perform(
            self, lambda: renewal.put_in_force(viewer, code), self._on_done, self._on_problem
        )

    def _on_code(self, code: RecoveryCode) -> None:
        self._code = code
        words = code.words(self._language())
        asked = 1 + sum(map(len, words)) % len(words)
        answers = tuple(code.words(listed)[asked - 1] for listed in WORD_LISTS)
        self._show(replace(self.state, words=words, asked=asked, answers=answers))

    def _on_done(self, _changes: ChangeSet) -> None:
        self._code = None
        self._show(NewRecoveryState(Step.DONE))


def _plain(word: str) -> str:
    """Without accents and capitals, as somebody types who reads a printed word."""
    parts = unicodedata.normalize("NFKD", word.strip().casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
