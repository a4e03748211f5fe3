"""Give records their positions in one stream, without gaps, and chain them.

The caller holds the stream's lock until its transaction ends, so nobody reads a position above one
that is still to appear (I5).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import msgspec

from trainer_app.checklists.kinds import KINDS
from trainer_app.kernel.records import SealedRecord
from trainer_app.kernel.streams import TAG_CHAIN
from trainer_app.sync.hub.ledger.session import SLICE, Column, Session


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


Item = tuple[bytes, SealedRecord, str]
"""What the record follows (h), the record, its kind. No class: a thousand are made in a batch."""


@dataclass(slots=True)
class Head:
    """Where a stream ends, in a transaction that holds its lock."""

    position: int
    chain: bytes
    received: int = 0
    fresh: list[Item] = field(default_factory=list)
    """What this transaction placed at that time, up to the head."""


def place(session: Session, stream: str, head: Head, items: Sequence[Item], now: int) -> None:
    """Raises the database's own error if one of them is there already: the caller looked."""
    if not items:
        return
    first = head.position + 1
    records = [record for _previous, record, _kind in items]
    hashes = [record.hash for record in records]
    chains = _chains(head.chain, hashes, now)
    last = head.fresh[-1][1].hash if head.fresh else b""
    apart = {kind for kind in {kind for _previous, _record, kind in items} if is_erasable(kind)}
    loose = [
        (position, record)
        for position, (_previous, record, kind) in enumerate(items, first)
        if kind in apart and record.body is not None
    ]
    columns: dict[str, Column] = {
        "stream": stream,
        "position": list(range(first, first + len(items))),
        "hash": hashes,
        "log": _logs(records),
        "seq": [record.seq for record in records],
        "previous": [
            None if previous == before else previous
            for (previous, _record, _kind), before in zip(items, [last, *hashes], strict=False)
        ],
        "received": now,
        "chain": chains,
        "head": [record.head for record in records],
        "body": [None if kind in apart else record.body for _previous, record, kind in items],
        "body_hash": [
            record.body_hash if kind in apart or record.body is None else None
            for _previous, record, kind in items
        ],
    }
    session.insert("record", len(items), columns)
    _add_signatures(session, stream, first, records)
    _add_bodies(session, stream, loose)
    head.position += len(items)
    head.chain = chains[-1]
    head.received = now
    head.fresh += items
    session.run(
        "UPDATE stream SET head = :head, chain = :chain WHERE plant = :plant AND stream = :stream",
        head=head.position,
        chain=head.chain,
        stream=stream,
    )


def _chains(chain: bytes, hashes: Sequence[bytes], now: int) -> list[bytes]:
    """``kernel.streams.next_chain`` of each, with what does not change taken out of the loop."""
    sha256, received = hashlib.sha256, now.to_bytes(8, "big")
    chains = []
    for h in hashes:
        chain = sha256(TAG_CHAIN + chain + received + h).digest()
        chains.append(chain)
    return chains


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
