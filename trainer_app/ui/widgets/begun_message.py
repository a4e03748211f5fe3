"""Says of a form that it was begun before: it is not saved yet, and may be begun anew."""

from __future__ import annotations

from datetime import date

from trainer_app.kernel.clock import Moment
from trainer_app.kernel.errors import Problem
from trainer_app.ui.i18n import clock_time, iso, translate
from trainer_app.ui.widgets.message import MessageStrip


def say_begun(message: MessageStrip, begun: Moment) -> None:
    message.say(
        translate(
            "BegunMessage", "You began this on {date} at {time}. It is not saved yet."
        ).format(date=iso(begun.date), time=clock_time(begun))
    )


def offer_anew(
    message: MessageStrip, begun: Moment, left: str = "", *, today: date | None = None
) -> None:
    """With a button that puts it aside. ``left``: how it was left, in other words than the usual
    ones; ``today``: whose date goes without saying."""
    usual = translate("BegunMessage", "It is as you left it. Nothing is saved yet.")
    _say(message, begun, left or usual, "info", today)


def show_or_offer_anew(
    message: MessageStrip, problem: Problem | None, begun: Moment | None
) -> None:
    """What stands in the way; else that there is something begun; else nothing."""
    begun = begun if problem is None else None
    message.action.setVisible(begun is not None)
    if begun is None:
        message.show_problem(problem)
    else:
        offer_anew(message, begun)


def offer_signing_anew(
    message: MessageStrip, begun: Moment, *, is_older_edition: bool, today: date | None = None
) -> None:
    """The same of what is signed; lines that were ticked may say something else by now."""
    if is_older_edition:
        changed = translate(
            "SignOff",
            "The programme has been changed since. Tick the lines again: they may say"
            " something else now.",
        )
        _say(message, begun, changed, "warning", today)
    else:
        left = translate("SignOff", "It is as you left it. Nothing is signed yet.")
        _say(message, begun, left, "info", today)


def _say(message: MessageStrip, begun: Moment, left: str, tone: str, today: date | None) -> None:
    time = clock_time(begun)
    if begun.date == today:
        first = translate("BegunMessage", "You began this at {time}.").format(time=time)
    else:
        first = translate("BegunMessage", "You began this on {date} at {time}.").format(
            date=iso(begun.date), time=time
        )
    message.say(first, left, tone=tone)
    message.action.setText(translate("BegunMessage", "Start again"))
    message.action.setVisible(True)
