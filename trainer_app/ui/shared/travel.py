"""How far a record came, and what of it is in doubt, in words. Nothing where there is no hub."""

from __future__ import annotations

from trainer_app.kernel.clock import Moment
from trainer_app.services.travelled import HubWords, Travel, Travelled
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


def restored_words(told: HubWords) -> str:
    """What the hub had said and what it says now, each as of its own time."""
    said = {"said": told.said, "time": _moment(told.said_at)}
    if told.now is None or told.now_at is None:
        return translate(
            "Travel",
            "The central store said on {time} that it was at position {said}. It does not stand by "
            "it now.",
        ).format(**said)
    said |= {"now": told.now, "now_time": _moment(told.now_at)}
    if told.now < told.said:
        return translate(
            "Travel",
            "The central store said position {said} on {time}. On {now_time} it said {now}.",
        ).format(**said)
    return translate(
        "Travel",
        "The central store said position {said} on {time}. On {now_time} it said {now}, with other "
        "records at that place.",
    ).format(**said)


def _moment(at: Moment) -> str:
    return translate("Travel", "{date} at {time}").format(date=iso(at.date), time=clock_time(at))
