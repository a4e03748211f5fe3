"""How much one device may bring on one day of the hub's clock. Known records are not counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from trainer_app.kernel.records import SealedRecord
from trainer_app.sync.hub.ledger.session import Session
from trainer_app.sync.hub.ports import Refused
from trainer_app.sync.protocol import ProblemType

RECORDS: Final = 2_000_000
"""A PC that refills a restored hub with a plant's thirty years brings half a million."""

BYTES: Final = 8 * 1024**3
"""Of heads, bodies and parts of files: a thousand a record, and ten thousand photos."""

LOGS: Final = 2_500
"""A PC keeps three and opens three more each time it is restored; it may carry a whole plant's."""

_DAY_MS: Final = 24 * 60 * 60 * 1000


@dataclass(slots=True)
class Used:
    records: int = 0
    size: int = 0
    logs: int = 0

    def __bool__(self) -> bool:
        return bool(self.records or self.size or self.logs)

    def add(self, records: Sequence[SealedRecord]) -> None:
        self.records += len(records)
        self.size += sum(len(record.head) + len(record.body or b"") for record in records)


def charge(session: Session, key: bytes, used: Used, now: int) -> None:
    """Raises ``Refused`` (QUOTA) beyond one of them; the caller's transaction then ends."""
    if not used:
        return
    day, gone = divmod(now, _DAY_MS)
    row = session.row(
        "INSERT INTO usage (plant, key, day, records, bytes, logs)"
        " VALUES (:plant, :key, :day, :records, :size, :logs)"
        " ON CONFLICT (plant, key, day) DO UPDATE SET records = usage.records + excluded.records,"
        " bytes = usage.bytes + excluded.bytes, logs = usage.logs + excluded.logs"
        " RETURNING records, bytes, logs",
        key=key,
        day=day,
        records=used.records,
        size=used.size,
        logs=used.logs,
    )
    if row is not None and (row[0] > RECORDS or row[1] > BYTES or row[2] > LOGS):
        raise Refused(ProblemType.QUOTA, after=(_DAY_MS - gone) // 1000 + 1)
