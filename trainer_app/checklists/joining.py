"""A PC that started alone joins a plant: which of the logs it names came with it (sync.md §8).

Its certificate lists the logs and their tips. A log is a PC's to bring where its own key keeps it,
or a key that the same recovery code stands behind (the PC was restored from a backup before):
nobody can bring the logs of another PC and turn what counts into what came before. Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from trainer_app.checklists import bodies as b
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.vouching import recovery_vouches
from trainer_app.kernel.ids import LogId, PersonId, RecordId


@dataclass(frozen=True, slots=True)
class Joining:
    """What a certificate says of a PC's time alone."""

    certificate: RecordId
    key: str
    name: str
    tips: Mapping[LogId, b.OldTip]
    """Its earlier logs, each up to where it was when it joined."""
    origins: frozenset[str]
    """The keys that founded what it brought: the authorities inside its earlier logs."""
    founds: bool
    """The plant itself began on this PC: what it brought counts everywhere."""


class Opened:
    """What is known of keys: which log is whose, and who was founded alone or restored."""

    def __init__(
        self, log_keys: Mapping[LogId, str], enrolled: Iterable[tuple[Record, b.DeviceEnrolled]]
    ) -> None:
        self._log_keys = log_keys
        alone = [e for record, e in enrolled if log_keys.get(record.log) == e.key]
        self._families = {e.key: _family(e.key, alone) for e in alone if e.founder}
        """By founding key: itself, and the keys that its recovery codes admitted."""

    def origins(self, key: str) -> frozenset[str]:
        """The founding keys whose plant a key goes on with."""
        return frozenset(origin for origin, family in self._families.items() if key in family)

    def is_kin(self, log: LogId, key: str) -> bool:
        """Whether a log is of this key or of one of its family."""
        keeper = self._log_keys.get(log)
        return keeper == key or any(keeper in self._families[o] for o in self.origins(key))


def _family(origin: str, alone: Collection[b.DeviceEnrolled]) -> frozenset[str]:
    """A restored PC may name a code of its own, which then vouches too (decision 0026)."""
    family = {origin}
    while True:
        codes = {e.recovery_sign for e in alone if e.key in family} - {""}
        restored = (e for e in alone if e.proof and e.key not in family)
        more = {e.key for e in restored if any(recovery_vouches(code, e) for code in codes)}
        if not more:
            return frozenset(family)
        family |= more


def joinings(
    believed: Iterable[tuple[Record, b.DeviceEnrolled]],
    opened: Opened,
    founders: Collection[PersonId],
) -> tuple[Joining, ...]:
    """Of every certificate that brings logs, in the order of the hub's log."""
    found = []
    for record, body in sorted(believed, key=lambda one: (one[0].seq, one[0].id)):
        tips: dict[LogId, b.OldTip] = {}
        for tip in body.earlier:
            held = tips.get(tip.log)
            if opened.is_kin(tip.log, body.key) and (held is None or held.seq < tip.seq):
                tips[tip.log] = tip
        if tips:
            founds = body.founder is not None and body.founder in founders
            origins = opened.origins(body.key)
            found.append(Joining(record.id, body.key, body.name, tips, origins, founds))
    return tuple(found)
