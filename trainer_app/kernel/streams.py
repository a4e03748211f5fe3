"""How records travel: cursors, runs, pages, the chain of positions, the hub's checkpoints.

The format of this module cannot change after the first plant has used it (sync.md §3)::

    chain(0)   = 32 zero bytes
    chain(p)   = SHA-256("TWC1" | chain(p-1) | received ms (u64, big-endian) | h)
    checkpoint = Ed25519(hub key, "TWK1" | plant id | stream | position | chain | hub ms)

(position and hub ms: u64, big-endian). Plain values that the store, the sync engine, the bundle and
the hub hand to one another; any thread. Nothing here knows HTTP, SQL or what a record means.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

import msgspec
from nacl.signing import SigningKey

from trainer_app.kernel.ids import LogId
from trainer_app.kernel.records import SealedRecord, verify_bytes

TAG_CHAIN: Final = b"TWC1"
TAG_CHECKPOINT: Final = b"TWK1"

CHAIN_START: Final = bytes(32)

NO_LOG: Final = LogId("")

PLANT_ID_BYTES: Final = 16
"""A plant's id at its hub: this many random bytes, shown as 32 hex digits."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a stream has been read: all up to ``position``, which has this chain value."""

    stream: str
    position: int = 0
    chain: bytes = CHAIN_START


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive records of one branch of one log: what a sender hands over together.

    ``previous``: h of the record before the first one (h(0) where the first one opens the log).
    """

    stream: str
    log: LogId
    first: int
    previous: bytes
    records: tuple[SealedRecord, ...]


class Entry(msgspec.Struct, frozen=True):
    """A record with the position the hub gave it (the entry's place in its page says which).

    ``previous``: h of the record before it in its log; what its hash is checked against.
    """

    received: int
    """Hub clock, milliseconds since 1970 UTC. Never decides, only flags."""
    previous: bytes
    record: SealedRecord


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The hub's word that a stream of a plant stood so at a position."""

    plant: str
    """The plant's id at the hub, 32 hex digits."""
    stream: str
    position: int
    chain: bytes
    at: int
    """Hub clock, milliseconds since 1970 UTC."""
    signature: bytes

    @property
    def cursor(self) -> Cursor:
        return Cursor(self.stream, self.position, self.chain)

    def is_signed_by(self, hub_key: bytes) -> bool:
        """Whether the hub with this 32-byte public key gave its word."""
        message = checkpoint_bytes(self.plant, self.cursor, self.at)
        return verify_bytes(hub_key, message, self.signature)


@dataclass(frozen=True, slots=True)
class Page:
    """What follows a cursor, without gaps; ``checkpoint`` covers the page's last entry."""

    after: Cursor
    entries: tuple[Entry, ...]
    checkpoint: Checkpoint
    chains: tuple[bytes, ...] = field(default=(), compare=False)
    """The chain value after each entry, where that and every hash in it was worked out here from
    the bytes that came: whoever takes it in need not do so again. Never said by a sender."""

    @property
    def end(self) -> Cursor:
        """The cursor once the page is taken. Works the chain out; compare with the checkpoint."""
        chains = self.chains or tuple(chains_after(self.after.chain, self.entries))
        chain = chains[-1] if chains else self.after.chain
        return Cursor(self.after.stream, self.after.position + len(self.entries), chain)


def chains_after(chain: bytes, entries: Iterable[Entry]) -> Iterator[bytes]:
    """The chain value after each of these, the first of which follows ``chain``."""
    for entry in entries:
        chain = next_chain(chain, entry.received, entry.record.hash)
        yield chain


def next_chain(previous: bytes, received: int, h: bytes) -> bytes:
    """chain(p) from chain(p-1), the hub's time of receipt in ms, and the record's hash."""
    return hashlib.sha256(TAG_CHAIN + previous + received.to_bytes(8, "big") + h).digest()


def checkpoint_bytes(plant: str, at: Cursor, hub_ms: int) -> bytes:
    """What the hub's key signs. A stream's name has no digits, so the parts cannot be shifted."""
    place = bytes.fromhex(plant) + at.stream.encode() + at.position.to_bytes(8, "big")
    return TAG_CHECKPOINT + place + at.chain + hub_ms.to_bytes(8, "big")


def sign_checkpoint(key: SigningKey, plant: str, at: Cursor, hub_ms: int) -> Checkpoint:
    """The hub's word about where a stream stands."""
    signature = key.sign(checkpoint_bytes(plant, at, hub_ms)).signature
    return Checkpoint(plant, at.stream, at.position, at.chain, hub_ms, signature)
