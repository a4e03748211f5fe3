"""A training slot in a few words, for every screen that names one: its own pages and the homes."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale

from trainer_app.checklists import bodies as b
from trainer_app.checklists.slots import MissedWhy, SlotCounts, SlotState, missed_why
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import iso, translate
from trainer_app.ui.words import word

SLOT_SHAPES = {
    SlotState.AHEAD: ("calendar", "ink"),
    SlotState.UNSAID: ("circle-help", "warning"),
    SlotState.HELD: ("check", "ink"),
    SlotState.MISSED: ("circle-slash", "muted"),
    SlotState.DIFFERS: ("triangle-alert", "warning"),
}
"""The shape of a state, and the role of its colour."""


def weekday_words(day: date) -> str:
    """With the day of the week: a slot is agreed as "Tuesday"."""
    weekday = QLocale().dayName(QDate(day.year, day.month, day.day).dayOfWeek())
    return translate("Slots", "{weekday} {date}").format(weekday=weekday, date=iso(day))


def when_words(day: date, minutes: int) -> str:
    long = Counts().minutes(minutes) if minutes else ""
    return " · ".join(part for part in (weekday_words(day), long) if part)


def capital(words: str) -> str:
    """At the beginning of a line: French writes days and months small."""
    return words[:1].upper() + words[1:]


def state_words(state: SlotState, why: MissedWhy | None) -> str:
    if why is None:
        return word(state)
    return translate("Slots", "{state}: {reason}").format(state=word(state), reason=_small(why))


def reason_words(body: b.SlotSaved) -> str:
    """What got in the way, of a record that says so."""
    return word(missed_why(body.why)) if body.held is False else ""


def counts_words(counts: SlotCounts) -> str:
    """Of a stretch of time: what was held of what was planned, and what became of the rest."""
    said = []
    if counts.planned:
        held = translate("Slots", "{held} of {planned} held")
        said.append(held.format(held=counts.held, planned=counts.planned))
    if counts.missed:
        reasons = ", ".join(f"{_small(why)} {n}" for why, n in counts.missed.items())
        missed = translate("Slots", "{state}: {reason}")
        said.append(
            missed.format(state=Counts().slots_missed(counts.missed_in_all), reason=reasons)
        )
    if counts.unsaid:
        said.append(Counts().slots_unsaid(counts.unsaid))
    if counts.ahead:
        said.append(Counts().slots_ahead(counts.ahead))
    if counts.besides:
        said.append(Counts().slots_besides(counts.besides))
    return " · ".join(said)


def _small(why: MissedWhy) -> str:
    return word(why).lower()
