"""Rows of the ledger as records, pages behind a cursor, and whether a cursor is the hub's."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from nacl.signing import SigningKey

from trainer_app.kernel.ids import LogId
from trainer_app.kernel.records import SealedRecord
from trainer_app.kernel.streams import CHAIN_START, Cursor, Entry, Page, Run, sign_checkpoint
from trainer_app.sync.hub.ledger.placing import Head
from trainer_app.sync.hub.ledger.session import Row, Session, Value
from trainer_app.sync.hub.ports import Paged

SLICE: Final = 1_000
"""Records read at once, where they are not large."""
_ALWAYS: Final = 48
"""So many are never more than a reply may hold."""

_SIZE: Final = 3 * 1024 * 1024
"""Heads and bodies of one reply: packed, it may be sent even where nothing of it shrinks."""

_RECORD: Final = (
    "SELECT position, hash, log, seq, previous, received, chain, head, body, body_hash"
    " FROM record WHERE plant = :plant"
)
_RANGE: Final = " AND stream = :stream AND position > :after AND position <= :upto"
_OF_PAGE: Final = f"{_RECORD}{_RANGE} ORDER BY position"
_OF_LOG: Final = f"{_RECORD} AND log = :log AND seq <= :seq ORDER BY seq"
_HELD: Final = (
    "SELECT (SELECT coalesce(sum(length(head) + coalesce(length(body), 0)), 0)"
    f" FROM record WHERE plant = :plant{_RANGE})"
    f" + (SELECT coalesce(sum(length(body)), 0) FROM body WHERE plant = :plant{_RANGE})"
)
_BODIES: Final = f"SELECT position, body FROM body WHERE plant = :plant{_RANGE}"
_SIGNATURES: Final = f"SELECT position, signature FROM signature WHERE plant = :plant{_RANGE}"

_NO_HEAD: Final = Head(0, CHAIN_START)


def diverged(session: Session, cursors: Sequence[Cursor]) -> tuple[str, ...]:
    """The streams whose cursor is not one that this ledger gave."""
    return tuple(cursor.stream for cursor in cursors if not _is_ours(session, cursor))


def _is_ours(session: Session, cursor: Cursor) -> bool:
    if cursor.position == 0:
        return cursor.chain == CHAIN_START
    found = session.row(
        "SELECT chain FROM record"
        " WHERE plant = :plant AND stream = :stream AND position = :position",
        stream=cursor.stream,
        position=cursor.position,
    )
    return found is not None and found[0] == cursor.chain


def heads(session: Session, streams: Sequence[str]) -> dict[str, Cursor]:
    found = session.rows(
        "SELECT stream, head, chain FROM stream WHERE plant = :plant AND stream IN :streams"
        " ORDER BY stream",
        streams=list(streams),
    )
    return {stream: Cursor(stream, head, chain) for stream, head, chain in found}


class Pager:
    """Pages of one reply, one after the other, within its room. Of one session."""

    def __init__(self, session: Session, key: SigningKey, now: int, room: int) -> None:
        self._session = session
        self._key = key
        self._now = now
        self._room = room
        self._size = _SIZE

    def page(self, cursor: Cursor, end: int, fresh: Head = _NO_HEAD) -> Paged:
        """What follows the cursor up to position ``end``. ``fresh``: need not be read again."""
        entries: list[Entry] = []
        chain = cursor.chain
        position = cursor.position
        upto = min(end, position + self._room)
        made = dict(enumerate(fresh.fresh, fresh.position - len(fresh.fresh) + 1))
        while position < upto and self._size > 0:
            if position + 1 in made:
                taken = [made[n] for n in range(position + 1, upto + 1) if n in made]
                entries += [Entry(fresh.received, p, record) for p, record, _kind in taken]
                position += len(taken)
                chain = b""
                continue
            stop = min(upto, position + SLICE, *(n - 1 for n in list(made)[:1] if n > position))
            stop = self._that_fits(cursor.stream, position, stop)
            rows, apart = read_range(self._session, cursor.stream, position, stop)
            known = entries[-1].record.hash if entries else None
            for entry in self._entries(cursor.stream, rows, apart, known):
                entries.append(entry)
                self._size -= len(entry.record.head) + len(entry.record.body or b"")
                if self._size <= 0:
                    break
            read = len(entries) - (position - cursor.position)
            if not read:
                raise RuntimeError(f"{cursor.stream} has no position {position + 1}")
            position += read
            chain = rows[read - 1][6]
        self._room -= len(entries)
        if not chain:
            chain = fresh.chain if position == fresh.position else self._chain_at(cursor, position)
        last = Cursor(cursor.stream, position, chain)
        checkpoint = sign_checkpoint(self._key, self._session.plant.hex(), last, self._now)
        return Paged(Page(cursor, tuple(entries), checkpoint), more=position < end)

    def _that_fits(self, stream: str, after: int, upto: int) -> int:
        """As far as what is read is no more than a reply holds: no page is read to be dropped."""
        while upto - after > _ALWAYS:
            row = self._session.row(_HELD, stream=stream, after=after, upto=upto)
            if row is None or row[0] <= _SIZE:
                break
            upto = after + (upto - after) // 2
        return upto

    def _entries(
        self, stream: str, rows: Sequence[Row], apart: Apart, known: bytes | None
    ) -> list[Entry]:
        entries = []
        logs: dict[bytes, LogId] = {}
        before = known
        for row in rows:
            previous = row[4]
            if previous is None:
                if before is None:
                    before = self._hash_at(stream, row[0] - 1)
                previous = before
            record = sealed(row, apart, logs)
            before = record.hash
            entries.append(Entry(row[5], previous, record))
        return entries

    def _hash_at(self, stream: str, position: int) -> bytes:
        found = self._session.row(
            "SELECT hash FROM record"
            " WHERE plant = :plant AND stream = :stream AND position = :position",
            stream=stream,
            position=position,
        )
        return bytes(found[0]) if found is not None else b""

    def _chain_at(self, cursor: Cursor, position: int) -> bytes:
        found = self._session.row(
            "SELECT chain FROM record"
            " WHERE plant = :plant AND stream = :stream AND position = :position",
            stream=cursor.stream,
            position=position,
        )
        return bytes(found[0]) if found is not None else CHAIN_START


@dataclass(frozen=True, slots=True)
class Apart:
    """By position, what is kept in tables of its own."""

    bodies: Mapping[int, bytes]
    signatures: Mapping[int, bytes]


def read_range(session: Session, stream: str, after: int, upto: int) -> tuple[Sequence[Row], Apart]:
    """Three short walks along three keys: a join of them is planned badly while tables are new."""
    where: dict[str, Value] = {"stream": stream, "after": after, "upto": upto}
    signatures = {row[0]: row[1] for row in session.rows(_SIGNATURES, **where)}
    bodies = {row[0]: row[1] for row in session.rows(_BODIES, **where)}
    return session.rows(_OF_PAGE, **where), Apart(bodies, signatures)


def run_up_to(session: Session, log: bytes, seq: int, h: bytes) -> Run:
    """The hub's log from its opening up to the record with this place and hash, on its branch."""
    logs: dict[bytes, LogId] = {}
    records: dict[bytes, tuple[SealedRecord, bytes | None, int]] = {}
    rows = session.rows(_OF_LOG, log=log, seq=seq)
    places = [row[0] for row in rows]
    apart = read_range(session, "plant", min(places) - 1, max(places))[1]
    for row in rows:
        records[row[1]] = (sealed(row, apart, logs), row[4], row[0])
    at: Mapping[int, bytes] = {position: h for h, (_r, _p, position) in records.items()}
    branch: list[SealedRecord] = []
    before: bytes = h
    while before in records:
        record, previous, position = records[before]
        branch.append(record)
        before = previous if previous is not None else at[position - 1]
    branch.reverse()
    return Run("plant", branch[0].log, branch[0].seq, before, tuple(branch))


def sealed(row: Row, apart: Apart, logs: dict[bytes, LogId]) -> SealedRecord:
    position, h, log, seq, _previous, _received, _chain, head, body, body_hash = row
    name = logs.get(log)
    if name is None:
        name = logs[log] = LogId(log.hex())
    if body_hash is None:
        body_hash = hashlib.sha256(body).digest()
    elif body is None:
        body = apart.bodies.get(position)
    return SealedRecord(name, seq, h, head, body, body_hash, apart.signatures.get(position))
