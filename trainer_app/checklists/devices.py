"""Which devices are admitted, which logs they keep, and what order their logs prove.

``device.*`` is believed from the plant's authorities alone: the keys that this PC holds as roots
(its hub's; a PC that stands alone: its own) and a device that the plant's recovery code vouches
for. The certificate of a PC that joined admits the logs it brought up to the tips it names
(``joining``). Order is known only inside one log and the logs that it continues. Pure; any thread.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trainer_app.checklists import bodies as b
from trainer_app.checklists.forks import NO_BRANCHES, Branches
from trainer_app.checklists.joining import Joining, Opened, joinings
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.vouching import recovery_vouches
from trainer_app.kernel.ids import ID_BYTES, LogId, PersonId, RecordId

_ID_DIGITS = 2 * ID_BYTES

Enrolled = tuple[Record, b.DeviceEnrolled]


@dataclass(frozen=True, slots=True)
class Device:
    key: str
    name: str
    letter: str
    office: bool


class Devices:
    """Built from ``log.opened`` and ``device.*`` records in any order; then only asked."""

    def __init__(
        self,
        records: Iterable[Record],
        roots: frozenset[str],
        branches: Branches = NO_BRANCHES,
        plant: str = "",
    ) -> None:
        self._roots = roots
        self._authorities: set[LogId] = set()
        """The logs of roots that are about this plant: a hub keeps one for each of its plants."""
        self._branches = branches
        self._log_keys: dict[LogId, str] = {}
        self._continues: dict[LogId, b.OldTip] = {}
        self._devices: dict[str, Device] = {}
        self._revoked: dict[str, dict[LogId, set[tuple[int, str]]]] = {}
        self._earlier: dict[LogId, list[Joining]] = {}
        self.joinings: tuple[Joining, ...] = ()
        """Of every PC that brought records of its own, the founding one's too; as they joined."""
        self.founders: frozenset[PersonId] = frozenset()
        known = list(records)
        for record in known:
            if isinstance(record.body, b.LogOpened) and record.seq == 1:
                self._log_keys[record.log] = record.body.key
                if record.body.key in roots and record.body.plant == plant:
                    self._authorities.add(record.log)
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

    def is_authority(self, log: LogId) -> bool:
        """Whether a root keeps this log, of this plant: a hub is no PC, and what it says counts."""
        return log in self._authorities

    def of_log(self, log: LogId) -> Device | None:
        """The admitted device that keeps this log, or that brought it when it joined."""
        own = self._devices.get(self._log_keys.get(log, ""))
        if own is not None:
            return own
        brought = self._earlier.get(log)
        return self._devices.get(brought[0].key) if brought else None

    def of(self, record: Record) -> Device | None:
        """The admitted device that this very record is from."""
        own = self._devices.get(self._log_keys.get(record.log, ""))
        if own is not None:
            return own
        joining = self._brought_by(record)
        return self._devices.get(joining.key) if joining else None

    def joining_of(self, record: Record) -> Joining | None:
        """The joining that this record came in with; None of the founding PC's own."""
        joining = self._brought_by(record)
        return None if joining is None or joining.founds else joining

    def inside(self, joining: Joining, records: Iterable[Record]) -> Devices:
        """The same inside the earlier logs of a PC, among their records alone."""
        return Devices(records, joining.origins, self._branches)

    def may_replace(self, record: Record, old: Record) -> bool:
        """What was recorded before joining takes the place of nothing but its own."""
        joining = self.joining_of(record)
        if joining is None:
            return True
        came = self.joining_of(old)
        return came is not None and came.key == joining.key

    def knew(self, tips: Iterable[b.OldTip], record: Record) -> bool:
        """Whether somebody who knew of these tips knew of this record."""
        return any(
            tip.log == record.log
            and self._branches.may_lead(
                record.log, (record.seq, record.id), (tip.seq, tip.h[:_ID_DIGITS])
            )
            for tip in tips
        )

    def is_from_office(self, record: Record) -> bool:
        """What the founding PC brought was made where the plant was ruled from."""
        joining = self._brought_by(record)
        if joining is not None and joining.founds:
            return True
        device = self.of(record)
        return device is not None and device.office

    def is_revoked(self, record: Record) -> bool:
        """Above every tip that a revocation of its device named, or on no branch of theirs."""
        tips = self._revoked.get(self._log_keys.get(record.log, ""))
        return tips is not None and not any(
            self._branches.may_lead(record.log, (record.seq, record.id), tip)
            for tip in tips.get(record.log, ())
        )

    def precedes(self, earlier: Record, later: Record) -> bool:
        """Whether the logs prove that ``earlier`` was there when ``later`` was made."""
        log, seq, tip = later.log, later.seq, str(later.id)
        if earlier.log == log and earlier.seq == seq:
            return False
        seen: set[LogId] = set()
        while log not in seen:
            if earlier.log == log:
                return self._branches.may_lead(log, (earlier.seq, earlier.id), (seq, tip))
            seen.add(log)
            old = self._continues.get(log)
            if old is None:
                return False
            log, seq, tip = old.log, old.seq, old.h[:_ID_DIGITS]
        return False

    # --- built ----------------------------------------------------------------------------------

    def _admit(self, records: list[Record]) -> None:
        """Restored devices first: what they revoke of a lost root is not believed any more.

        A hub is no PC that could be lost with its keys: beside one, only it revokes (sync.md §3).
        """
        enrolled = [(r, r.body) for r in records if isinstance(r.body, b.DeviceEnrolled)]
        of_roots = [(r, e) for r, e in enrolled if self.is_authority(r.log)]
        restored = self._restored(enrolled, of_roots)
        if any(body.key in self._roots for _record, body in of_roots):
            keys = {body.key for _record, body in restored}
            self._revoke(r for r in records if self._log_keys.get(r.log) in keys)
        believed = [(r, e) for r, e in of_roots if not self.is_revoked(r)]
        self.founders = frozenset(e.founder for _r, e in self._founding(believed) if e.founder)
        self._keep_devices({r.id: (r, e) for r, e in (*believed, *restored)})
        self._keep_joinings(believed, enrolled)
        authority = [r for r in records if self.is_authority(r.log) and not self.is_revoked(r)]
        self._revoke(authority)

    def _restored(self, enrolled: list[Enrolled], of_roots: list[Enrolled]) -> list[Enrolled]:
        """Whom a recovery code vouches for: one that a root named, or that one of them names.

        A new code ends no older one: what was restored with that stays what it was.
        """
        own = [
            (record, body)
            for record, body in enrolled
            if body.proof and self._log_keys.get(record.log) == body.key
        ]
        restored: list[Enrolled] = []
        named = {body.recovery_sign for _record, body in of_roots}
        while True:
            keys = (named | {body.recovery_sign for _record, body in restored}) - {""}
            found = [(r, e) for r, e in own if any(recovery_vouches(key, e) for key in keys)]
            if len(found) == len(restored):
                return restored
            restored = found

    def _founding(self, believed: list[Enrolled]) -> list[Enrolled]:
        """A plant is founded once: of certificates that name a founder, what the hub's log proves
        to have come after another one names nobody."""
        naming = [(r, e) for r, e in believed if e.founder]
        return [
            (record, body)
            for record, body in naming
            if not any(
                self.precedes(other, record) and said.founder != body.founder
                for other, said in naming
            )
        ]

    def _keep_devices(self, believed: Mapping[RecordId, Enrolled]) -> None:
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

    def _keep_joinings(self, believed: list[Enrolled], enrolled: list[Enrolled]) -> None:
        opened = Opened(self._log_keys, enrolled)
        self.joinings = joinings(believed, opened, self.founders)
        for joining in self.joinings:
            for log in joining.tips:
                self._earlier.setdefault(log, []).append(joining)
        for log, found in self._earlier.items():
            key = self._log_keys.get(log)
            found.sort(key=lambda j: (j.key != key, not j.founds))  # then by who came first

    def _brought_by(self, record: Record) -> Joining | None:
        for joining in self._earlier.get(record.log, ()):
            tip = joining.tips[record.log]
            named = (tip.seq, tip.h[:_ID_DIGITS])
            if self._branches.may_lead(record.log, (record.seq, record.id), named):
                return joining
        return None

    def _revoke(self, records: Iterable[Record]) -> None:
        for record in records:
            body = record.body
            if isinstance(body, b.DeviceRevoked):
                tips = self._revoked.setdefault(body.key, {})
                for tip in body.tips:
                    tips.setdefault(tip.log, set()).add((tip.seq, tip.h[:_ID_DIGITS]))
