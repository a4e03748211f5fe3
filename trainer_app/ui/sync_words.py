"""The sync line in words: what is safe where, calmly, and nothing that the hub has not said.

Sentences of their own, side by side; without a hub there is one and no more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale

from trainer_app.kernel.clock import Moment
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import clock_time, iso, translate
from trainer_app.ui.network import Contact, NetworkState

_WEEK = 7


@dataclass(frozen=True, slots=True)
class Said:
    """Words and the role of the colour that repeats them."""

    words: str
    tone: str = ""


def sync_line(
    state: NetworkState, saved: Moment | None, now: Moment, new: Sequence[str] = ()
) -> Said:
    """``saved``: when something was last written here, since the program was started.

    ``new``: PCs that came since whoever is signed in was last here; everybody is told.
    """
    said = _line(state, saved, now)
    if not new or state.membership is None:
        return said
    came = translate("TopBar", "New PC: {names}.").format(names=", ".join(new))
    return Said(f"{came} {said.words}", "accent")


def _line(state: NetworkState, saved: Moment | None, now: Moment) -> Said:
    if state.membership is None:
        return Said(_alone(saved))
    if state.is_confirmed:
        last = state.waiting.last_success
        assert last is not None
        time = when(Moment(last, now.tz), now)
        return Said(translate("TopBar", "Confirmed by the hub {time}").format(time=time), "ok")
    said = [_saved(saved)]
    waits, held = state.waiting.waiting, state.waiting.held_back
    if waits:
        said.append(Counts().to_send(waits))
    if held:
        said.append(
            Counts().held_back_see_why(held) if state.problem is None else Counts().held_back(held)
        )
    if state.problem is not None:
        said.append(translate("TopBar", "The hub takes nothing: see why."))
        return Said(" ".join(said), "warning")
    if state.contact is Contact.OFFLINE:
        said.append(offline_words(state.heard, now))
    elif state.far is not None and state.far.to_come:
        said.append(Counts().to_come(state.far.to_come))
    return Said(" ".join(said), "warning" if held else "")


def offline_words(heard: Moment | None, now: Moment) -> str:
    """Since when; a state, not an error."""
    if heard is None:
        return translate("TopBar", "Offline.")
    days = (now.date - heard.date).days
    if days <= 0:
        return translate("TopBar", "Offline since {time}.").format(time=clock_time(heard))
    if days < _WEEK:
        day = QLocale().dayName(heard.date.isoweekday())
        return translate("TopBar", "Offline since {weekday}.").format(weekday=day)
    return translate("TopBar", "Offline since {date}.").format(date=iso(heard.date))


def when(moment: Moment, now: Moment) -> str:
    """A time of today; else the day too."""
    if moment.date == now.date:
        return clock_time(moment)
    return f"{iso(moment.date)} {clock_time(moment)}"


def _alone(saved: Moment | None) -> str:
    if saved is None:
        return translate("TopBar", "Saved on this PC. No central store set up.")
    return translate("TopBar", "Saved on this PC {time}. No central store set up.").format(
        time=clock_time(saved)
    )


def _saved(saved: Moment | None) -> str:
    if saved is None:
        return translate("TopBar", "Saved on this PC.")
    return translate("TopBar", "Saved on this PC {time}.").format(time=clock_time(saved))
