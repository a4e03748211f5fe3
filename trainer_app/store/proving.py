"""Reading chosen records once more, for a sheet that rests on them; bounded in time.

Whether each is as it was written, follows the record before it, and was vouched for by the key of
the PC whose log it lies in. ``verify`` does this and more for every record there is; here what
nobody names is not looked at, so a record that is gone shows only as an empty place of its log.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from typing import Final

from trainer_app.checklists.kinds import KINDS, understand
from trainer_app.checklists.ports import Proof
from trainer_app.kernel.ids import LogId, RecordId, is_record_id
from trainer_app.kernel.records import SealedRecord, chain_hash, log_start, signature_is_good
from trainer_app.store import rows
from trainer_app.store.engine import DriverConnection, Row
from trainer_app.store.models import opened_by

_COLUMNS: Final = (
    "r.arrival, r.hash, r.log, r.seq, r.head, b.body, r.body_hash, s.signature, e.arrival"
)
_FROM: Final = (
    "FROM record r LEFT JOIN body b ON b.arrival = r.arrival"
    " LEFT JOIN signature s ON s.arrival = r.arrival LEFT JOIN erased e ON e.arrival = r.arrival"
)
_BY_ID: Final = f"SELECT {_COLUMNS} {_FROM} WHERE substr(r.hash, 1, 16) IN (?) ORDER BY r.arrival"
_AT: Final = f"SELECT {_COLUMNS} {_FROM} WHERE r.log = ? AND r.seq = ? ORDER BY r.arrival"
_HASHES_AT: Final = "SELECT hash FROM record WHERE log = ? AND seq = ?"
_PLACES: Final = "SELECT count(DISTINCT seq), max(seq) FROM record WHERE log = ?"

_MOST_STEPS: Final = 4_000
"""Records that are read on the way to a later signature: a quarter of a second."""


def prove(connection: DriverConnection, records: Collection[RecordId]) -> Proof:
    """``records``: by id. One that is not here is a fault."""
    return _Prover(connection).run(sorted(set(records)))


class _Prover:
    def __init__(self, connection: DriverConnection) -> None:
        self._connection = connection
        self._keys: dict[LogId, bytes | None] = {}
        self._vouched: set[bytes] = set()
        """Hashes of records that a good signature stands for."""
        self._steps = _MOST_STEPS

    def run(self, wanted: list[RecordId]) -> Proof:
        # A hostile record names what is no id at all.
        asked = [bytearray(rows.id_bytes(r)) for r in wanted if is_record_id(r)]
        found = {  # of rows of one hash the last one, as everywhere
            sealed.id: (sealed, is_erased)
            for sealed, is_erased in (
                (_sealed(row), row[8] is not None)
                for row in rows.of_many(self._connection, _BY_ID, asked)
            )
        }
        faults = [record for record in wanted if record not in found]
        unproven = []
        latest_first = sorted(found.values(), key=lambda f: (f[0].log, -f[0].seq))
        for sealed, is_erased in latest_first:
            vouched = self._is_whole(sealed, is_erased=is_erased) and self._is_vouched(sealed)
            if vouched is None:
                unproven.append(sealed.id)
            elif not vouched:
                faults.append(sealed.id)
        logs = sorted({sealed.log for sealed, _erased in found.values()})
        absent = sum(self._absent(log) for log in logs)
        return Proof(len(logs), tuple(sorted(faults)), tuple(sorted(unproven)), absent)

    def _is_whole(self, sealed: SealedRecord, *, is_erased: bool) -> bool:
        """The body is the one that was hashed, and the hash follows from the record before."""
        if sealed.body is None:
            kind = KINDS.get(understand(sealed).kind)
            if not is_erased or kind is None or not kind.erasable:
                return False
        elif hashlib.sha256(sealed.body).digest() != sealed.body_hash:
            return False
        return sealed.hash in self._follows(sealed)

    def _follows(self, sealed: SealedRecord) -> list[bytes]:
        """What its hash may be, by the records before it: more than one where the log forks."""
        if sealed.seq == 1:
            if sealed.body is None:
                return []
            name, h0 = log_start(sealed.body)
            before = [h0] if name == sealed.log else []
        else:
            place = (bytes.fromhex(sealed.log), sealed.seq - 1)
            before = [bytes(row[0]) for row in self._connection.execute(_HASHES_AT, place)]
        return [chain_hash(h, sealed.head, sealed.body_hash) for h in before]

    def _is_vouched(self, sealed: SealedRecord) -> bool | None:
        """By its own signature, or by a later one of the same chain; None: not in the time."""
        key = self._key(sealed.log)
        if key is None:
            return False
        passed: list[bytes] = []
        current: SealedRecord | None = sealed
        while current is not None:
            passed.append(current.hash)
            if current.hash in self._vouched or signature_is_good(key, current):
                self._vouched.update(passed)
                return True
            if not self._steps:
                return None
            self._steps -= 1
            current = self._next(current)
        return False

    def _next(self, sealed: SealedRecord) -> SealedRecord | None:
        for after in self._at(sealed.log, sealed.seq + 1):
            if after.hash == chain_hash(sealed.hash, after.head, after.body_hash):
                return after
        return None

    def _key(self, log: LogId) -> bytes | None:
        """What the log says of itself that it is signed with; its name is the hash of that."""
        if log not in self._keys:
            self._keys[log] = next(
                (
                    bytes.fromhex(key)
                    for first in self._at(log, 1)
                    if first.body is not None and log_start(first.body)[0] == log
                    if (key := opened_by(understand(first)))
                ),
                None,
            )
        return self._keys[log]

    def _at(self, log: LogId, seq: int) -> list[SealedRecord]:
        place = (bytes.fromhex(log), seq)
        return [_sealed(row) for row in self._connection.execute(_AT, place).fetchall()]

    def _absent(self, log: LogId) -> int:
        row = self._connection.execute(_PLACES, (bytes.fromhex(log),)).fetchone()
        return 0 if row is None else int(row[1] or 0) - int(row[0])


def _sealed(row: Row) -> SealedRecord:
    return rows.sealed_of(row[:7], signature=row[7])
