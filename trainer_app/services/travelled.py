"""How far each record has travelled, and what of it is in doubt. Reads only.

Without a hub there is nothing to tell. Receipts and clocks flag; no status comes of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from trainer_app.checklists import bodies as b
from trainer_app.checklists.doubt import Bracket, Doubt, doubts, was_changed
from trainer_app.checklists.grants import stays_here
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.ports import Reading, Receipt, Restored
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.units import units


class Travel(StrEnum):
    """How far a record has come."""

    WAITING = "waiting"
    AGAIN = "again"
    """The hub had confirmed it, was restored from a backup, and has not got it again yet."""
    HELD = "held"
    """The hub keeps it without a place, or does not take it: no sync changes that."""
    SENT = "sent"
    """At the hub, not read back under its word."""
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class HubWords:
    """What a restored hub had said and what it says now: positions, by its own clock.

    ``now`` None: it has not been heard since.
    """

    said: int
    said_at: Moment
    now: int | None
    now_at: Moment | None


@dataclass(frozen=True, slots=True)
class Travelled:
    """``received``: when the hub took it, by its clock, in the zone where it was recorded."""

    travel: Travel
    received: Moment | None
    doubts: tuple[Doubt, ...] = ()
    restored: HubWords | None = None
    """Of what waits AGAIN: the words that the hub did not stand by."""


def hub_words(restored: Restored, zone: int) -> HubWords:
    """``zone``: minutes east of UTC where it is read."""
    now = restored.now
    now_at = None if now is None else Moment(restored.now_at, zone)
    return HubWords(restored.said, Moment(restored.said_at, zone), now, now_at)


def travelled(reading: Reading, records: Iterable[Record]) -> Mapping[RecordId, Travelled]:
    """Of each of these records that travels; empty where this PC stands alone."""
    membership = reading.membership()
    if membership is None:
        return {}
    chosen = {r.id: r for r in records if not stays_here(membership.grant, r.kind)}
    if not chosen:
        return {}
    receipts = reading.receipts(chosen)
    held = reading.held_back(chosen.keys() - receipts.keys())
    lost = reading.lost(chosen.keys() - receipts.keys() - held)
    restored = next(reversed(reading.restored()), None) if lost else None
    meanwhile = _Meanwhile(reading)
    return {
        record.id: _told(
            reading,
            record,
            receipts.get(record.id),
            meanwhile,
            restored if record.id in lost else None,
            is_held=record.id in held,
        )
        for record in chosen.values()
    }


def unconfirmed_tasks(
    reading: Reading, trainee: PersonId, on: date | None = None
) -> frozenset[str]:
    """Tasks with a sign-off that the hub has not confirmed; none where this PC stands alone.

    ``on``: of a sheet about an earlier day, what was watched by then.
    """
    if reading.membership() is None:
        return frozenset()
    tasks = {
        record.id: record.body.task
        for record in reading.trainee_records(trainee, ("signoff.recorded",))
        if isinstance(record.body, b.SignoffRecorded)
        and (on is None or record.body.observed_on is None or record.body.observed_on <= on)
    }
    receipts = reading.receipts(tasks)
    return frozenset(
        task
        for record, task in tasks.items()
        if (receipt := receipts.get(record)) is None or not receipt.confirmed
    )


def hubs_word(reading: Reading) -> object:
    """What ``unconfirmed_tasks`` rests on beside the records of a trainee: it is another one once
    the hub has confirmed something, or does not stand by it any more."""
    if reading.membership() is None:
        return None
    return reading.waiting().confirmed, len(reading.restored())


def in_doubt(reading: Reading, trainee: PersonId, on: date) -> Counter[str]:
    """By task, how many tries and sign-offs up to that day have a date or clock in doubt.

    None where this PC stands alone. A clock decides nothing; whoever reads a number is told of it.
    """
    if reading.membership() is None:
        return Counter()
    judged = {
        record.id: (record, record.body.task)
        for record in reading.trainee_records(trainee, ("signoff.recorded", "try.recorded"))
        if isinstance(record.body, b.SignoffRecorded | b.TryRecorded)
        and (record.body.observed_on is None or record.body.observed_on <= on)
    }
    receipts = reading.receipts(judged)
    return Counter(
        task
        for record, task in judged.values()
        if doubts(record, _bracket(reading, record, receipts.get(record.id)))
    )


def _bracket(reading: Reading, record: Record, receipt: Receipt | None) -> Bracket:
    seen = record.head.seen
    after = reading.received_by(seen.position) if seen is not None and seen.position else None
    return Bracket(after, receipt.received if receipt else None)


def _told(
    reading: Reading,
    record: Record,
    receipt: Receipt | None,
    meanwhile: _Meanwhile,
    restored: Restored | None,
    *,
    is_held: bool,
) -> Travelled:
    """``restored``: it was confirmed before that, and is not again yet."""
    bracket = _bracket(reading, record, receipt)
    found = list(doubts(record, bracket))
    if meanwhile.changed(record, bracket.before):
        found.append(Doubt.ROLE_OR_PIN_CHANGED)
    if is_held:
        return Travelled(Travel.HELD, None, tuple(found))
    if receipt is None:
        if restored is not None:
            words = hub_words(restored, record.head.tz)
            return Travelled(Travel.AGAIN, None, tuple(found), words)
        return Travelled(Travel.WAITING, None, tuple(found))
    travel = Travel.CONFIRMED if receipt.confirmed else Travel.SENT
    return Travelled(travel, Moment(receipt.received, record.head.tz), tuple(found))


class _Meanwhile:
    """What took the place of roles and PINs, on which PC, and when the hub had it."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._directory = reading.directory()

    def changed(self, record: Record, received: int | None) -> bool:
        by = record.head.by
        if by is None or record.kind in ("person.pin", "person.badge"):
            return False
        relied = [*self._newer[by.relied_on], *(self._newer[by.pin] if by.pin else ())]
        newer = [
            (other, self._receipts[other.id].received if other.id in self._receipts else None)
            for other in relied
            if not self._is_after(other, record)
        ]
        return was_changed(record, received, newer)

    def _is_after(self, other: Record, record: Record) -> bool:
        """A PC's own logs and its own clock say that it was changed there afterwards."""
        if self._directory.key_of(other.log) != self._directory.key_of(record.log):
            return False
        return other.head.at >= record.head.at or self._directory.precedes(record, other)

    @cached_property
    def _newer(self) -> Mapping[RecordId, list[Record]]:
        """By what they take the place of: records that count and change a role or a PIN."""
        unit_of = units(self._reading)
        known = self._reading.records(("person.saved", "person.pin"))
        by_id = {record.id: record for record in known}
        newer: dict[RecordId, list[Record]] = defaultdict(list)
        for record in known:
            for old in record.head.replaces:
                before = by_id.get(old)
                if before is None or not _changes(before, record):
                    continue
                if self._directory.why_not(record, unit_of) is None:
                    newer[old].append(record)
        return newer

    @cached_property
    def _receipts(self) -> Mapping[RecordId, Receipt]:
        return self._reading.receipts({r.id for found in self._newer.values() for r in found})


def _changes(before: Record, after: Record) -> bool:
    if isinstance(before.body, b.PersonSaved) and isinstance(after.body, b.PersonSaved):
        old, new = before.body, after.body
        return (set(old.roles), old.active) != (set(new.roles), new.active)
    return before.kind == after.kind == "person.pin"
