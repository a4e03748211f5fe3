"""What has no position yet, in runs: consecutive records of one branch of one log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from trainer_app.checklists.grants import writes
from trainer_app.kernel.ids import LogId
from trainer_app.kernel.membership import REFUSED, Membership
from trainer_app.kernel.records import SealedRecord, Tip, chain_hash, log_start
from trainer_app.kernel.streams import Run
from trainer_app.store import rows, travel
from trainer_app.store.carrying_check import LogFacts
from trainer_app.store.engine import DriverConnection, Row
from trainer_app.store.shared import Shared

_SELECT: Final = (
    f"SELECT {rows.COLUMNS}, s.signature, p.previous FROM record r"
    " LEFT JOIN body b ON b.arrival = r.arrival LEFT JOIN signature s ON s.arrival = r.arrival"
    " LEFT JOIN preceded p ON p.arrival = r.arrival"
)
_OLDEST: Final = f"{_SELECT} WHERE r.arrival > ?{travel.WAITS} ORDER BY r.arrival LIMIT ?"
_OF_LOG: Final = (
    f"{_SELECT} WHERE r.log = ? AND r.arrival > ?{travel.WAITS} ORDER BY r.seq, r.arrival LIMIT ?"
)
_UNPLACED: Final = (
    f"{_SELECT} WHERE r.arrival > ?"
    " AND NOT EXISTS (SELECT 1 FROM placed q WHERE q.arrival = r.arrival)"
    " AND NOT EXISTS (SELECT 1 FROM handed h WHERE h.arrival = r.arrival"
    f" AND h.reason = '{REFUSED}')"
    " ORDER BY r.arrival LIMIT ?"
)
_WHOLE_LOG: Final = f"{_SELECT} WHERE r.log = ? ORDER BY r.seq, r.arrival LIMIT ?"
_AT: Final = "SELECT hash FROM record WHERE log = ? AND seq = ?"
_TIPS: Final = "SELECT log, max(seq), hash FROM record WHERE log = ?"
_LOGS: Final = "SELECT log FROM record WHERE kind = 'log.opened' ORDER BY arrival"

_MOST_OF_HUB: Final = 1_000
"""Certificates and revocations of a plant: some for each PC that it ever had."""
_MOST_OF_HUB_BYTES: Final = 2 * 1024 * 1024


def tips(connection: DriverConnection) -> Iterator[Tip]:
    """The end of every log that is held."""
    seen = set()
    for (log,) in connection.execute(_LOGS).fetchall():
        if log not in seen:
            seen.add(log)
            _log, seq, h = connection.execute(_TIPS, (log,)).fetchone() or (log, 0, b"")
            yield Tip(LogId(log.hex()), seq, h)


def outgoing(
    connection: DriverConnection,
    shared: Shared,
    logs: Mapping[LogId, LogFacts],
    membership: Membership,
    *,
    records: int,
    size: int,
    besides: Sequence[Run] = (),
) -> list[Run]:
    """Oldest first, but what the hub itself once said before all else.

    A hub that was restored forgot whom it admitted; with its own word it believes it again.
    """
    granted = {stream.value for stream in writes(membership.grant)}
    hub = bytes.fromhex(membership.hub_key)
    packing = _Packing(connection, records, size)
    upto = travel.handed_upto(connection, shared)
    first = [log for log, facts in logs.items() if facts.key == hub and facts.stream in granted]
    for log in first:
        under_way = {r.hash for run in besides if run.log == log for r in run.records}
        most = records + len(under_way)
        for row in connection.execute(_OF_LOG, (bytes.fromhex(log), upto, most)).fetchall():
            if row[1] not in under_way:
                packing.add(row, logs[log].stream)
    upto = max(upto, _last_of(connection, [run for run in besides if run.log not in first]))
    while packing.has_room and not packing.is_full:
        found = connection.execute(_OLDEST, (upto, records)).fetchall()
        for row in found:
            log = LogId(row[2].hex())
            facts = logs.get(log)
            if facts is not None and facts.stream in granted and log not in first:
                packing.add(row, facts.stream)
        if len(found) < records:
            break
        upto = found[-1][0]
    return packing.runs()


def _last_of(connection: DriverConnection, runs: Sequence[Run]) -> int:
    """The last arrival of them: what was asked for in order went out in order."""
    ends = [run.records[-1].hash for run in runs]
    return max((held.arrival for held in rows.held_of(connection)(ends).values()), default=0)


def unplaced(
    connection: DriverConnection,
    logs: Mapping[LogId, LogFacts],
    membership: Membership,
    after: int,
    *,
    records: int,
    size: int,
) -> tuple[list[Run], int]:
    """What was not read back under a checkpoint, behind one arrival; and how far that went.

    0: nothing is left. What the hub only said that it took is among it: a bundle may be what
    fills a hub that forgot it again.
    """
    granted = {stream.value for stream in writes(membership.grant)}
    packing = _Packing(connection, records, size)
    upto = after
    while True:
        found = connection.execute(_UNPLACED, (upto, records)).fetchall()
        for row in found:
            facts = logs.get(LogId(row[2].hex()))
            if facts is not None and facts.stream in granted:
                packing.add(row, facts.stream)
            if not packing.has_room:
                return packing.runs(), upto
            upto = row[0]
        if len(found) < records:
            return packing.runs(), 0


def of_hub(
    connection: DriverConnection, logs: Mapping[LogId, LogFacts], membership: Membership
) -> list[Run]:
    """The hub's own logs, as far as they are held, placed or not."""
    hub = bytes.fromhex(membership.hub_key)
    packing = _Packing(connection, _MOST_OF_HUB, _MOST_OF_HUB_BYTES)
    for log, facts in logs.items():
        if facts.key == hub:
            for row in connection.execute(_WHOLE_LOG, (bytes.fromhex(log), _MOST_OF_HUB)):
                packing.add(row, facts.stream)
    return packing.runs()


@dataclass(slots=True)
class _Open:
    stream: str
    log: LogId
    first: int
    previous: bytes
    records: list[SealedRecord] = field(default_factory=list)


class _Packing:
    def __init__(self, connection: DriverConnection, records: int, size: int) -> None:
        self._connection = connection
        self._records, self._size = records, size
        self._open: dict[bytes, _Open] = {}
        """By the hash that the next record of the run follows."""
        self._last: dict[LogId, bytes] = {}
        """Of each log, what was added last: mostly what the next one follows."""
        self._runs: list[_Open] = []
        self._count = 0
        self.has_room = True

    @property
    def is_full(self) -> bool:
        """Without a word about whether there was more."""
        return self._count >= self._records

    def add(self, row: Row, stream: str) -> None:
        """Unless it is full; the first record goes in however large it is."""
        sealed = rows.sealed_of(row[:7], row[7])
        size = len(sealed.head) + len(sealed.body or b"")
        if self._count and (self.is_full or size > self._size):
            self.has_room = False
        if not self.has_room:
            return
        previous = self._previous(sealed, row[8])
        if previous is None:
            return  # nobody could check what it follows
        self._count += 1
        self._size -= size
        run = self._open.pop(previous, None)
        if run is None or run.log != sealed.log:
            run = _Open(stream, sealed.log, sealed.seq, previous)
            self._runs.append(run)
        run.records.append(sealed)
        self._open[sealed.hash] = run
        self._last[sealed.log] = sealed.hash

    def _previous(self, sealed: SealedRecord, known: bytes | None) -> bytes | None:
        if known is not None:
            return known
        if sealed.seq == 1:
            return None if sealed.body is None else log_start(sealed.body)[1]
        last = self._last.get(sealed.log, b"")
        if chain_hash(last, sealed.head, sealed.body_hash) == sealed.hash:
            return last
        found = self._connection.execute(_AT, (bytes.fromhex(sealed.log), sealed.seq - 1))
        for (h,) in found.fetchall():
            if chain_hash(h, sealed.head, sealed.body_hash) == sealed.hash:
                return bytes(h)
        return None

    def runs(self) -> list[Run]:
        return [Run(r.stream, r.log, r.first, r.previous, tuple(r.records)) for r in self._runs]
