"""Which records of a log come in: its device's certificate, grant and revocation. Pure.

The ledger reads the facts of the logs in question, ``judge`` says for each run what holds it back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from trainer_app.checklists.grants import writes
from trainer_app.kernel.records import SealedRecord
from trainer_app.sync.protocol import Grant, HeldReason

_OFFICE: Final = Grant.OFFICE.value


@dataclass(frozen=True, slots=True)
class LogFact:
    """Said by the record that opens the log; the log's id is the proof."""

    stream: str
    key: bytes


@dataclass(frozen=True, slots=True)
class DeviceFact:
    grant: str
    revoked: bool


@dataclass(frozen=True, slots=True)
class EarlierTip:
    """A log that a PC brought when it joined, and how far. ``key``: that PC."""

    seq: int
    h: bytes
    key: bytes


@dataclass(slots=True)
class Facts:
    """``released``: of logs of revoked devices, the records at or below a tip that was named."""

    hub_key: bytes
    streams: frozenset[str]
    """What the transaction may touch: whoever carries records may read them."""
    logs: dict[bytes, LogFact] = field(default_factory=dict)
    devices: Mapping[bytes, DeviceFact] = field(default_factory=dict)
    earlier: Mapping[bytes, list[EarlierTip]] = field(default_factory=dict)
    released: Mapping[bytes, frozenset[bytes]] = field(default_factory=dict)

    def of_log(self, log: bytes) -> HeldReason | None:
        """What holds back the whole log; BEYOND_REVOCATION and NOT_ADMITTED may spare some."""
        fact = self.logs.get(log)
        if fact is None:
            return HeldReason.LOG_UNKNOWN
        if fact.stream not in self.streams:
            return HeldReason.NOT_GRANTED
        if fact.key == self.hub_key:
            return None
        device = self.devices.get(fact.key)
        if device is None:
            return HeldReason.NOT_ADMITTED
        if device.revoked:
            return HeldReason.BEYOND_REVOCATION
        return None if fact.stream in writes(device.grant) else HeldReason.NOT_GRANTED

    def is_of_office(self, record: SealedRecord) -> bool:
        """Whether the PC that keeps the record's log is one that the plant is ruled from."""
        fact = self.logs.get(bytes.fromhex(record.log))
        device = None if fact is None else self.devices.get(fact.key)
        return device is not None and device.grant == _OFFICE

    def of_record(self, reason: HeldReason | None, record: SealedRecord) -> HeldReason | None:
        """``reason``: what ``of_log`` said of its log."""
        if reason is None or reason is HeldReason.LOG_UNKNOWN:
            return reason
        log = bytes.fromhex(record.log)
        fact = self.logs[log]
        if fact.stream not in self.streams:
            return reason
        for tip in self.earlier.get(log, ()):
            bringer = self.devices.get(tip.key)
            if bringer is None or fact.stream not in writes(bringer.grant):
                continue
            if record.seq < tip.seq or (record.seq == tip.seq and record.hash == tip.h):
                return None
        if reason is HeldReason.BEYOND_REVOCATION and record.hash in self.released.get(log, ()):
            return None
        return reason
