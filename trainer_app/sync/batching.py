"""How much to say at once: what the line can carry, and what the window does not feel.

Halved where a message was too large or the line broke, down to one record, so that a line that can
carry one record at all comes to the end; doubled with every one that got through. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from trainer_app.kernel.records import MAX_HEAD_AND_BODY, SealedRecord
from trainer_app.sync.protocol import MAX_RECORDS

_FIRST: Final = 500
"""More than a day's work, so that a day is one request."""
_BYTES_A_RECORD: Final = 1_536
"""Of heads and bodies, on the average that a whole batch may have: 3 MiB for a full one."""
_AIM: Final = 0.045
"""Seconds that whoever records waits for the batch that is being taken in. Below 0.1, which is
felt: the next batch may be harder than this one."""
_LEAST_FELT: Final = 100
"""Below this the time goes into the commit itself, and smaller batches help nobody."""


class Batch:
    """Of one line. ``records`` both ways, ``size`` in bytes on the way out."""

    def __init__(self, records: int = _FIRST, *, most: int = MAX_RECORDS) -> None:
        self.records = records
        self._ever = most
        self._most = most
        """What can be taken in without being felt."""

    @property
    def size(self) -> int:
        return self.records * _BYTES_A_RECORD

    def is_full(self, records: Sequence[SealedRecord]) -> bool:
        """Whether more may wait than went into it."""
        size = sum(len(record.head) + len(record.body or b"") for record in records)
        room = self.size - size
        return bool(records) and (len(records) >= self.records or room < MAX_HEAD_AND_BODY)

    def shrink(self) -> bool:
        """Half as much; False where it is one record already."""
        if self.records == 1:
            return False
        self.records //= 2
        return True

    def widen(self) -> None:
        """What belongs together has to go together: as much as at first."""
        self.records = max(self.records, min(_FIRST, self._ever))

    def settle(self, held: float, taken: int) -> None:
        """One got through; taking in so many records kept others waiting for ``held`` seconds."""
        if taken >= min(self.records, _LEAST_FELT) and held > 0:
            fitting = int(taken * _AIM / held)
            self._most = min(self._ever, max(_LEAST_FELT, fitting))
        self.records = min(self.records * 2, self._most)
