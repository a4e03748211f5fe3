"""The numbers and moments of *This PC and sync*, in sentences."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from trainer_app.checklists.trust import Peer
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.membership import UNPROVEN
from trainer_app.kernel.words import vocabulary
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import language, translate
from trainer_app.ui.network import Contact, NetworkState
from trainer_app.ui.sync_words import Said, offline_words, when
from trainer_app.ui.syncpage.usb_model import UsbState, Way
from trainer_app.ui.syncpage.view_model import SyncPageState


def records_said(state: SyncPageState) -> Said:
    """What became of this PC's records, and how far a sync under way is."""
    network, waiting = state.network, state.network.waiting
    lines = []
    if network.far is not None:
        far = network.far
        lines.append(
            translate(
                "SyncPage", "Syncing: {sent} sent, {received} received, {to_come} still to come"
            ).format(
                sent=number(far.sent),
                received=number(far.received),
                to_come=number(far.to_come),
            )
        )
    lines.append(
        translate("SyncPage", "Waiting to be sent: {waiting}").format(
            waiting=number(waiting.waiting)
        )
    )
    if waiting.sent:
        lines.append(
            translate("SyncPage", "Of these, sent and not yet confirmed: {sent}").format(
                sent=number(waiting.sent)
            )
        )
    lines.append(
        translate("SyncPage", "Confirmed by the hub: {confirmed}").format(
            confirmed=number(waiting.confirmed)
        )
    )
    if waiting.blobs:
        lines.append(Counts().files_to_come(waiting.blobs))
    return Said("\n".join(lines), "ok" if network.is_confirmed else "")


def hub_said(state: SyncPageState) -> Said:
    """Whether the hub answers, and since when this PC has all that it knows."""
    network = state.network
    waiting, membership = network.waiting, network.membership
    if membership is None:
        return Said(translate("SyncPage", "No central store set up."))
    lines = [contact_words(network, state.now)]
    if waiting.last_success is None:
        lines.append(translate("SyncPage", "Nothing has been exchanged yet."))
    else:
        last = when(Moment(waiting.last_success, state.now.tz), state.now)
        lines.append(translate("SyncPage", "Last exchange: {time}").format(time=last))
    lines.append(translate("SyncPage", "Address: {url}").format(url=membership.url))
    clock = _clock_words(state)
    return Said("\n".join([*lines, *clock]), "warning" if clock else "")


def contact_words(network: NetworkState, now: Moment) -> str:
    match network.contact:
        case Contact.ONLINE:
            return translate("SyncPage", "The hub answers.")
        case Contact.OFFLINE:
            return offline_words(network.heard, now)
    return translate("SyncPage", "Asking the hub.")


def _clock_words(state: SyncPageState) -> list[str]:
    """A clock that is far from the hub's puts dates in doubt: somebody should set it."""
    apart = state.network.waiting.clock_ahead
    if apart is None:
        return []
    minutes = Counts().minutes(abs(apart) // 60_000)
    if apart > 0:
        ahead = translate("SyncPage", "This PC’s clock is ahead of the hub’s: {minutes}. Set it.")
        return [ahead.format(minutes=minutes)]
    behind = translate("SyncPage", "This PC’s clock is behind the hub’s: {minutes}. Set it.")
    return [behind.format(minutes=minutes)]


def held_words(held: tuple[tuple[str, int], ...]) -> str:
    """What the hub keeps without a place, why, and what to do: nothing of it is lost."""
    reasons = vocabulary()["held"]
    lines = []
    for reason, count in held:
        told = reasons.get(reason, reasons["other"])
        said = translate("SyncPage", "{records}: {reason}")
        why = told.get(language(), told["en"])
        lines.append(said.format(records=Counts().records(count), reason=why))
    unproven = any(reason == UNPROVEN for reason, _count in held)
    if any(reason != UNPROVEN for reason, _count in held):
        lines.append(
            translate("SyncPage", "Nothing of it is lost. Tell the person who runs the hub.")
        )
    elif unproven:
        lines.append(translate("SyncPage", "They come in once their proof has arrived."))
    return "\n".join(lines)


def peer_words(peer: Peer, now: Moment, *, is_new: bool) -> tuple[str, str]:
    """Its name, and where it stands and when the hub last had a record of its own."""
    name = f"{peer.name} ({peer.letter})" if peer.letter else peer.name
    if peer.is_this:
        name = translate("SyncPage", "{name}, this PC").format(name=name)
    elif is_new:
        name = translate("SyncPage", "{name}, new").format(name=name)
    kind = translate("SyncPage", "Office PC") if peer.office else translate("SyncPage", "Floor PC")
    if peer.last_seen is None:
        return name, translate("SyncPage", "{kind}. Nothing has come from it yet.").format(
            kind=kind
        )
    seen = when(Moment(peer.last_seen, now.tz), now)
    if peer.has_left:
        return name, translate("SyncPage", "{kind}. Left this plant {time}.").format(
            kind=kind, time=seen
        )
    return name, translate("SyncPage", "{kind}. Last seen {time}.").format(kind=kind, time=seen)


def usb_said(usb: UsbState) -> Said:
    """How far a stick is, or what came of it; nothing while nothing was asked."""
    records = Counts().records(usb.records)
    if usb.under_way is Way.OUT:
        return Said(translate("SyncPage", "Writing: {records}").format(records=records))
    if usb.under_way is Way.IN:
        return Said(translate("SyncPage", "Taking in: {records}").format(records=records))
    if usb.done is Way.OUT:
        wrote = translate("SyncPage", "{records} in {file}. Take it to the hub.")
        return Said(wrote.format(records=records, file=usb.file), "ok")
    if usb.done is Way.IN:
        took = translate("SyncPage", "{records} taken in from {file}.")
        return Said(took.format(records=records, file=usb.file), "ok")
    return Said("")


def number(value: int) -> str:
    return QLocale().toString(value)
