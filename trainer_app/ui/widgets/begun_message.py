"""Says of a form that it was begun before and is not saved yet."""

from __future__ import annotations

from trainer_app.kernel.clock import Moment
from trainer_app.ui.i18n import clock_time, iso, translate
from trainer_app.ui.widgets.message import MessageStrip


def say_begun(message: MessageStrip, begun: Moment) -> None:
    message.say(
        translate(
            "BegunMessage", "You began this on {date} at {time}. It is not saved yet."
        ).format(date=iso(begun.date), time=clock_time(begun))
    )
