"""The trust line in words: what the numbers of a screen rest on, as the sheets say it."""

from __future__ import annotations

from trainer_app.checklists.trust import Peer, TrustLine
from trainer_app.kernel.clock import Moment
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import translate
from trainer_app.ui.sync_words import when


def trust_words(line: TrustLine | None, now: Moment) -> str:
    """As of when, which PCs and when each was last seen, what waits. Nothing without a hub."""
    if line is None:
        return ""
    said = [_as_of(line, now)]
    names = ", ".join(_peer(peer, now) for peer in line.peers)
    if names:
        said.append(translate("Trust", "PCs: {names}.").format(names=names))
    said.append(
        Counts().to_send(line.waiting)
        if line.waiting
        else translate("Trust", "Nothing waits on this PC.")
    )
    if line.held:
        said.append(Counts().held_back(line.held))
    if line.to_come:
        said.append(Counts().to_come(line.to_come))
    return " ".join(said)


def _as_of(line: TrustLine, now: Moment) -> str:
    if line.as_of is None:
        return translate("Trust", "Nothing has been exchanged with the hub yet.")
    asked = when(Moment(line.as_of, now.tz), now)
    return translate("Trust", "As of {time}, when the hub last answered.").format(time=asked)


def _peer(peer: Peer, now: Moment) -> str:
    if peer.is_this:
        return translate("Trust", "{name} (this PC)").format(name=peer.name)
    if peer.last_seen is None:
        return translate("Trust", "{name} (never seen)").format(name=peer.name)
    seen = when(Moment(peer.last_seen, now.tz), now)
    if peer.has_left:
        return translate("Trust", "{name} (left {time})").format(name=peer.name, time=seen)
    return translate("Trust", "{name} (last seen {time})").format(name=peer.name, time=seen)
