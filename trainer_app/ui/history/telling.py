"""What became of a record, in words; what it says is told in ``shared.telling``."""

from __future__ import annotations

from trainer_app.checklists import bodies as b
from trainer_app.ui.history.view_model import Became, HistoryItem
from trainer_app.ui.i18n import translate
from trainer_app.ui.shared.telling import details, observed_on, stated, what

__all__ = ["BECAME_SHAPES", "became_word", "details", "is_watched", "observed_on", "what", "when"]

BECAME_SHAPES = {
    Became.COUNTS: ("check", "ok"),
    Became.WAITS: ("clock", "warning"),
    Became.IN_QUESTION: ("circle-help", "danger"),
    Became.MISTAKE: ("circle-slash", "muted"),
    Became.WITHDRAWN: ("octagon-x", "danger"),
    Became.REPLACED: ("circle-slash", "muted"),
    Became.NOT_COUNTING: ("circle-slash", "danger"),
    Became.UNREADABLE: ("triangle-alert", "danger"),
    Became.FACT: ("file-text", "muted"),
}
"""The icon, and the role of the colour that repeats it."""


def became_word(became: Became) -> str:
    return {
        Became.COUNTS: translate("History", "Counts"),
        Became.WAITS: translate("History", "Waits for a signature"),
        Became.IN_QUESTION: translate("History", "In question"),
        Became.MISTAKE: translate("History", "Entered by mistake"),
        Became.WITHDRAWN: translate("History", "Judgement withdrawn"),
        Became.REPLACED: translate("History", "Replaced"),
        Became.NOT_COUNTING: translate("History", "Does not count"),
        Became.UNREADABLE: translate("History", "Cannot be read"),
        Became.FACT: translate("History", "Recorded"),
    }[became]


def when(item: HistoryItem) -> str:
    """The day that people stated, for what was watched or done."""
    day = observed_on(item.body)
    return "" if day is None else stated(day, watched=is_watched(item.body))


def is_watched(body: b.Body | None) -> bool:
    """Whether the day of this record is one on which somebody watched."""
    return isinstance(body, b.SignoffRecorded | b.TryRecorded | b.CapstoneAssessed)
