"""How far a record came, and what of it is in doubt, in words. Nothing where there is no hub."""

from __future__ import annotations

from trainer_app.services.travelled import Travel, Travelled
from trainer_app.ui.i18n import clock_time, iso, translate
from trainer_app.ui.words import word


def travel_words(came: Travelled | None) -> str:
    """Whether the hub confirmed it, and when it had it."""
    if came is None:
        return ""
    if came.travel is not Travel.CONFIRMED or came.received is None:
        return word(came.travel)
    return translate("Travel", "Confirmed by the hub, {date} {time}").format(
        date=iso(came.received.date), time=clock_time(came.received)
    )


def unconfirmed_words(came: Travelled | None) -> str:
    """Only of what the hub has not confirmed."""
    return "" if came is None or came.travel is Travel.CONFIRMED else word(came.travel)


def doubt_words(came: Travelled | None) -> str:
    """What is flagged on it; a flag decides nothing."""
    return "" if came is None else "\n".join(word(doubt) for doubt in came.doubts)
