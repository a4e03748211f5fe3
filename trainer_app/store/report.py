"""What ``verify`` says: which records it looked at and every fault that it found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from trainer_app.kernel.ids import LogId, RecordId

NO_LOG: Final = LogId("")
NO_RECORD: Final = RecordId("")


class FaultKind(StrEnum):
    """What is wrong with a record, a log or a read model."""

    ALTERED = "altered"
    """The head, the body or the hash is not what was signed."""
    FORGED = "forged"
    """Not signed by the device whose log it stands in: inserted or rewritten."""
    BAD_SIGNATURE = "bad_signature"
    """A note: its own signature is bad, and a later one of its chain vouches for it: it stands."""
    FORKED = "forked"
    """Two signed records have the same place in a log: the profile was copied and both went on."""
    MISSING = "missing"
    """A record that others follow is not there."""
    TAIL_REMOVED = "tail_removed"
    """A log ends before a tip that the witness or a later log names."""
    BODY_MISSING = "body_missing"
    """The body is gone, and not by an erasure that is allowed."""
    UNREADABLE = "unreadable"
    """The disk does not give back what was written."""
    EDITION_ALTERED = "edition_altered"
    READ_MODEL = "read_model"
    """What screens read is not what the records say; ``rebuild`` mends it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """``log``, ``seq`` and ``record_id`` are empty where they cannot be known."""

    kind: FaultKind
    log: LogId = NO_LOG
    seq: int = 0
    record_id: RecordId = NO_RECORD
    detail: str = ""


@dataclass(frozen=True, slots=True)
class VerifyReport:
    records: int
    logs: int
    faults: tuple[Fault, ...] = ()
    notes: tuple[Fault, ...] = ()
    """What is not as it was written and harms no record."""

    @property
    def sound(self) -> bool:
        return not self.faults
