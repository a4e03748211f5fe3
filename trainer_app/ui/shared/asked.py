"""Why something is in question, in words: the same wherever a question is named."""

from __future__ import annotations

from trainer_app.checklists.standing import QuestionKind
from trainer_app.ui.i18n import translate


def question_words(kind: QuestionKind | None) -> str:
    if kind is None:
        return ""
    return {
        QuestionKind.TWO_HEADS: translate("Questions", "Two corrections differ"),
        QuestionKind.JUDGEMENTS_DIFFER: translate("Questions", "Two people judged differently"),
        QuestionKind.DECLINED: translate("Questions", "The trainee did not agree"),
        QuestionKind.RAISED: translate("Questions", "Somebody asked about it"),
    }[kind]
