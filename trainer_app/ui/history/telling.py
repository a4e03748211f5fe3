"""What became of a record, in words; what it says is told in ``shared.telling``."""

from __future__ import annotations

from collections.abc import Mapping

from trainer_app.checklists import bodies as b
from trainer_app.checklists.language import Words
from trainer_app.ui.history.view_model import Became, HistoryItem
from trainer_app.ui.i18n import translate
from trainer_app.ui.shared import telling
from trainer_app.ui.shared.telling import details, observed_on, stated

__all__ = [
    "BECAME_SHAPES",
    "became_word",
    "details",
    "is_watched",
    "observed_on",
    "what",
    "when",
    "withdraw_words",
]

BECAME_SHAPES = {
    Became.COUNTS: ("check", "ok"),
    Became.WAITS: ("clock", "warning"),
    Became.IN_QUESTION: ("circle-help", "danger"),
    Became.MISTAKE: ("circle-slash", "muted"),
    Became.WITHDRAWN: ("octagon-x", "danger"),
    Became.TAKEN_BACK: ("octagon-x", "danger"),
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
        Became.TAKEN_BACK: translate("History", "Taken back"),
        Became.REPLACED: translate("History", "Replaced"),
        Became.NOT_COUNTING: translate("History", "Does not count"),
        Became.UNREADABLE: translate("History", "Cannot be read"),
        Became.FACT: translate("History", "Recorded"),
    }[became]


def what(item: HistoryItem, titles: Mapping[str, Words]) -> str:
    """The record in a few words; one that takes back a fact withdraws no judgement."""
    if item.is_fact and isinstance(item.body, b.RecordWithdrawn) and item.body.reason != "mistake":
        return translate("History", "Taken back with a reason")
    return telling.what(item, titles)


def withdraw_words(item: HistoryItem) -> str:
    """On the button that begins it."""
    if item.is_fact:
        return translate("History", "Take back with a reason")
    return translate("History", "Withdraw judgement")


def when(item: HistoryItem) -> str:
    """The day that people stated, for what was watched or done."""
    day = observed_on(item.body)
    return "" if day is None else stated(day, watched=is_watched(item.body))


def is_watched(body: b.Body | None) -> bool:
    """Whether the day of this record is one on which somebody watched."""
    return isinstance(body, b.SignoffRecorded | b.TryRecorded | b.CapstoneAssessed)
