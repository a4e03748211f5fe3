"""Own words that go with an answer: kept as a draft until they are recorded. QtCore only.

For pages where words are all that is typed: to decline, to ask, to withdraw. What is ticked or
chosen beside them is not kept: a signature is given anew in any case.
"""

from __future__ import annotations

from dataclasses import dataclass

from trainer_app.ui.shared.drafts import DraftDesk


@dataclass(frozen=True, slots=True)
class OwnWords:
    words: str


class WordsDraft:
    """The words of one form about one subject."""

    def __init__(self, drafts: DraftDesk, form: str, subject: str = "") -> None:
        self._drafts = drafts
        self._form, self._subject = form, subject

    @property
    def words(self) -> str:
        """As they were left; empty where nothing waits."""
        kept = self._drafts.kept(self._form, self._subject, OwnWords)
        return kept.said.words if kept else ""

    def keep(self, words: str) -> None:
        """Blank words are none."""
        if words.strip():
            self._drafts.keep(self._form, self._subject, OwnWords(words))
        else:
            self.forget()

    def forget(self) -> None:
        """They are recorded, or put aside."""
        self._drafts.forget(self._form, self._subject)
