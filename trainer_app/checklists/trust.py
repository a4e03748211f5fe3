"""The trust line as a value: what the numbers of a screen or a sheet rest on (design.md promise 5).

As of when, which PCs are in it and when the hub last heard of each, what waits here, what the hub
holds back, what is still to come. Without a hub there is nothing to say. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trainer_app.checklists.directory import Directory
from trainer_app.checklists.kinds import Record
from trainer_app.kernel.folding import folded
from trainer_app.kernel.ids import LogId, RecordId
from trainer_app.kernel.membership import Membership, Waiting


@dataclass(frozen=True, slots=True)
class Peer:
    """A PC of the plant, as this one knows it."""

    key: str
    name: str
    letter: str
    office: bool
    is_this: bool
    certificate: RecordId
    last_seen: int | None
    """When the last record of its came in at the hub (hub clock, ms); None: none did."""
    has_left: bool = False
    """That record says that it leaves the plant."""


@dataclass(frozen=True, slots=True)
class TrustLine:
    """``as_of``: when the hub last answered this PC (device clock, ms); None: it never did."""

    as_of: int | None
    peers: tuple[Peer, ...]
    waiting: int
    """Of this PC: not confirmed by the hub."""
    held: int
    to_come: int
    """At the hub, not read by this PC yet."""

    @property
    def is_complete(self) -> bool:
        """Whether this PC has all that the hub knows, and the hub all that this PC has."""
        return not (self.waiting or self.held or self.to_come) and self.as_of is not None


def trust_line(
    membership: Membership | None, waiting: Waiting, peers: tuple[Peer, ...]
) -> TrustLine | None:
    """None where there is no hub: then it says nothing."""
    if membership is None:
        return None
    return TrustLine(
        waiting.last_success, peers, waiting.waiting, waiting.held_back, waiting.to_come
    )


def peers(
    directory: Directory,
    enrolled: Iterable[Record],
    last_received: Mapping[LogId, int],
    own_key: str,
    left: Iterable[tuple[LogId, int]] = (),
) -> tuple[Peer, ...]:
    """Every admitted PC, by name. ``enrolled``: all ``device.enrolled`` that are here.

    ``left``: of each ``pc.left`` that has a receipt its log, and when it came in.
    """
    gone = {(directory.key_of(log), received) for log, received in left}
    seen: dict[str, int] = {}
    for log, received in last_received.items():
        key = directory.key_of(log)
        if key is not None:
            seen[key] = max(seen.get(key, received), received)
    certificates: dict[str, RecordId] = {}
    for record in sorted(enrolled, key=lambda r: (r.seq, r.id)):
        key = getattr(record.body, "key", "")
        if directory.is_authority(record.log) or directory.key_of(record.log) == key:
            certificates.setdefault(key, record.id)
    found = [
        Peer(
            device.key,
            device.name,
            device.letter,
            device.office,
            device.key == own_key,
            certificates.get(device.key, RecordId("")),
            seen.get(device.key),
            (device.key, seen.get(device.key)) in gone,
        )
        for device in directory.devices().values()
    ]
    return tuple(sorted(found, key=lambda peer: (folded(peer.name), peer.key)))
