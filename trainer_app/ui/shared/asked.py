"""Why something is in question, in words: the same wherever a question is named."""

from __future__ import annotations

from trainer_app.checklists.standing import QuestionKind
from trainer_app.ui.words import word


def question_words(kind: QuestionKind | None) -> str:
    return "" if kind is None else word(kind)
