"""Which devices are admitted, which logs they keep, and what order their logs prove.

``device.*`` is believed from the plant's authorities alone: the keys that this PC holds as roots
(its hub's; a PC that stands alone: its own) and a device that the plant's recovery code vouches
for. Order is known only inside one log and the logs that it continues. Pure; any thread.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trainer_app.checklists import bodies as b
from trainer_app.checklists.kinds import Record
from trainer_app.kernel.ids import LogId, PersonId, RecordId
from trainer_app.kernel.records import Tip, certificate_bytes, verify_bytes


@dataclass(frozen=True, slots=True)
class Device:
    key: str
    name: str
    letter: str
    office: bool


class Devices:
    """Built from ``log.opened`` and ``device.*`` records in any order; then only asked."""

    def __init__(self, records: Iterable[Record], roots: frozenset[str]) -> None:
        self._roots = roots
        self._log_keys: dict[LogId, str] = {}
        self._continues: dict[LogId, b.OldTip] = {}
        self._devices: dict[str, Device] = {}
        self._revoked: dict[str, dict[LogId, int]] = {}
        self.founders: frozenset[PersonId] = frozenset()
        known = list(records)
        for record in known:
            if isinstance(record.body, b.LogOpened) and record.seq == 1:
                self._log_keys[record.log] = record.body.key
                if record.body.old is not None:
                    self._continues[record.log] = record.body.old
        self._admit(known)

    # --- asked ----------------------------------------------------------------------------------

    @property
    def admitted(self) -> Mapping[str, Device]:
        """By public key, hex."""
        return self._devices

    def key_of(self, log: LogId) -> str | None:
        """The public key (hex) of the device that keeps this log."""
        return self._log_keys.get(log)

    def of_log(self, log: LogId) -> Device | None:
        return self._devices.get(self._log_keys.get(log, ""))

    def is_revoked(self, record: Record) -> bool:
        """Above every tip that a revocation of its device named. A higher tip releases more."""
        tips = self._revoked.get(self._log_keys.get(record.log, ""))
        return tips is not None and record.seq > tips.get(record.log, 0)

    def precedes(self, earlier: Record, later: Record) -> bool:
        """Whether the logs prove that ``earlier`` was there when ``later`` was made."""
        log, seq = later.log, later.seq - 1
        seen: set[LogId] = set()
        while log not in seen:
            if earlier.log == log:
                return earlier.seq <= seq
            seen.add(log)
            old = self._continues.get(log)
            if old is None:
                return False
            log, seq = old.log, old.seq
        return False

    # --- built ----------------------------------------------------------------------------------

    def _admit(self, records: list[Record]) -> None:
        """Restored devices first: what they revoke of a lost root is not believed any more."""
        enrolled = [(r, r.body) for r in records if isinstance(r.body, b.DeviceEnrolled)]
        of_roots = [(r, e) for r, e in enrolled if self._log_keys.get(r.log) in self._roots]
        recovery = {body.recovery_sign for _record, body in of_roots if body.recovery_sign}
        restored = [
            (record, body)
            for record, body in enrolled
            if self._log_keys.get(record.log) == body.key
            and body.proof
            and any(_recovery_vouches(key, body) for key in recovery)
        ]
        self._revoke(records, frozenset(body.key for _record, body in restored))
        believed = [(r, e) for r, e in of_roots if not self.is_revoked(r)]
        self.founders = frozenset(e.founder for _record, e in believed if e.founder)
        self._keep_devices({r.id: (r, e) for r, e in (*believed, *restored)})
        self._revoke([r for r in records if not self.is_revoked(r)], self._roots)

    def _keep_devices(self, believed: Mapping[RecordId, tuple[Record, b.DeviceEnrolled]]) -> None:
        """Of two certificates of one key that neither replaces: office only if both say so."""
        replaced = {
            old
            for record, body in believed.values()
            for old in record.head.replaces
            if old in believed and believed[old][1].key == body.key
        }
        for record_id, (_record, body) in sorted(believed.items()):
            if record_id in replaced:
                continue
            held = self._devices.get(body.key)
            self._devices[body.key] = (
                Device(body.key, body.name, body.letter, body.office)
                if held is None
                else Device(held.key, held.name, held.letter, held.office and body.office)
            )

    def _revoke(self, records: Iterable[Record], authorities: frozenset[str]) -> None:
        for record in records:
            body = record.body
            if isinstance(body, b.DeviceRevoked) and self._log_keys.get(record.log) in authorities:
                tips = self._revoked.setdefault(body.key, {})
                for tip in body.tips:
                    tips[tip.log] = max(tips.get(tip.log, 0), tip.seq)


def _recovery_vouches(recovery_key: str, body: b.DeviceEnrolled) -> bool:
    try:
        old = None
        if body.old is not None:
            old = Tip(body.old.log, body.old.seq, bytes.fromhex(body.old.h))
        return verify_bytes(
            bytes.fromhex(recovery_key),
            certificate_bytes(bytes.fromhex(body.key), old),
            bytes.fromhex(body.proof),
        )
    except (ValueError, OverflowError):
        return False
