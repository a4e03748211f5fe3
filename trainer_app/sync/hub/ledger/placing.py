"""Give records their positions in one stream, without gaps, and chain them.

The caller holds the stream's lock until its transaction ends, so nobody reads a position above one
that is still to appear (I5).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from trainer_app.checklists.kinds import KINDS
from trainer_app.kernel.records import SealedRecord
from trainer_app.kernel.streams import TAG_CHAIN, Entry
from trainer_app.sync.hub.ledger.session import Column, Session

SLICE: Final = 500
"""Values in one IN list."""


class _Kind(msgspec.Struct, frozen=True):
    kind: str = ""


_decode_kind: Final = msgspec.json.Decoder(_Kind).decode


def kind_of(head: bytes) -> str:
    """Empty where the head is none: such a record is carried like any other (I13)."""
    try:
        return _decode_kind(head).kind
    except Exception:  # noqa: BLE001 - hostile bytes must not stop the others (sync.md I13)
        return ""


def is_erasable(kind: str) -> bool:
    """A kind from a newer program may be: its body is kept where it can be erased."""
    known = KINDS.get(kind)
    return known is None or known.erasable


@dataclass(frozen=True, slots=True)
class Item:
    previous: bytes
    record: SealedRecord
    kind: str


@dataclass(slots=True)
class Head:
    """Where a stream ends, in a transaction that holds its lock."""

    position: int
    chain: bytes
    fresh: list[Entry]
    """What this transaction placed, up to the head."""


def place(session: Session, stream: str, head: Head, items: Sequence[Item], now: int) -> None:
    """Raises the database's own error if one of them is there already: the caller looked."""
    if not items:
        return
    first = head.position + 1
    chain = head.chain
    chains: list[bytes] = []
    before = head.fresh[-1].record.hash if head.fresh else b""
    befores: list[bytes | None] = []
    bodies: list[bytes | None] = []
    hashes: list[bytes | None] = []
    loose: list[tuple[int, SealedRecord]] = []
    sha256, prefix, received = hashlib.sha256, TAG_CHAIN, now.to_bytes(8, "big")
    for index, (previous, record, kind) in enumerate((i.previous, i.record, i.kind) for i in items):
        h = record.hash
        chain = sha256(prefix + chain + received + h).digest()  # kernel.streams.next_chain
        chains.append(chain)
        befores.append(None if previous == before else previous)
        before = h
        if is_erasable(kind):
            bodies.append(None)
            hashes.append(record.body_hash)
            if record.body is not None:
                loose.append((first + index, record))
        else:
            bodies.append(record.body)
            hashes.append(None if record.body is not None else record.body_hash)
        head.fresh.append(Entry(now, previous, record))
    records = [item.record for item in items]
    columns: dict[str, Column] = {
        "stream": stream,
        "position": list(range(first, first + len(items))),
        "hash": [record.hash for record in records],
        "log": _logs(records),
        "seq": [record.seq for record in records],
        "previous": befores,
        "received": now,
        "chain": chains,
        "head": [record.head for record in records],
        "body": bodies,
        "body_hash": hashes,
    }
    session.insert("record", len(items), columns)
    _add_signatures(session, stream, first, records)
    _add_bodies(session, stream, loose)
    head.position += len(items)
    head.chain = chain
    session.run(
        "UPDATE stream SET head = :head, chain = :chain WHERE plant = :plant AND stream = :stream",
        head=head.position,
        chain=chain,
        stream=stream,
    )


def erased_ids(session: Session, ids: Sequence[bytes]) -> dict[bytes, set[bytes]]:
    """Those of these record ids that a body.erased names, with the hashes of the bodies named."""
    found: dict[bytes, set[bytes]] = {}
    for start in range(0, len(ids), SLICE):
        for about, body_hash in session.rows(
            "SELECT about, body_hash FROM erasure WHERE plant = :plant AND about IN :ids",
            ids=list(ids[start : start + SLICE]),
        ):
            found.setdefault(about, set()).add(body_hash)
    return found


def _logs(records: Sequence[SealedRecord]) -> Column:
    names: Mapping[str, bytes] = {log: bytes.fromhex(log) for log in {r.log for r in records}}
    if len(names) == 1:
        return next(iter(names.values()))
    return [names[record.log] for record in records]


def _add_signatures(
    session: Session, stream: str, first: int, records: Sequence[SealedRecord]
) -> None:
    signed = [(n, r.signature) for n, r in enumerate(records, first) if r.signature is not None]
    columns: dict[str, Column] = {
        "stream": stream,
        "position": [position for position, _signature in signed],
        "signature": [signature for _position, signature in signed],
    }
    session.insert("signature", len(signed), columns)


def _add_bodies(session: Session, stream: str, loose: Sequence[tuple[int, SealedRecord]]) -> None:
    """Of what may be erased, unless it has been."""
    if not loose:
        return
    erased = erased_ids(session, [record.hash[:16] for _position, record in loose])
    kept = [
        (position, record.body)
        for position, record in loose
        if record.body_hash not in erased.get(record.hash[:16], ())
    ]
    columns: dict[str, Column] = {
        "stream": stream,
        "position": [position for position, _body in kept],
        "body": [body for _position, body in kept],
    }
    session.insert("body", len(kept), columns)
