"""Which PINs and badges were replaced, where some between them are known by their hash alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final, Protocol

from trainer_app.checklists.kinds import Record
from trainer_app.checklists.subjects import about_whom
from trainer_app.kernel.ids import RecordId

VERIFIERS: Final = frozenset({"person.pin", "person.badge"})


class Finding(Protocol):
    """``reading.LocalReading``, as far as this goes."""

    def record(self, record_id: RecordId) -> Record | None: ...


class Judging(Finding, Protocol):
    """``writing.LocalWriting``, as far as this goes."""

    def records(self, kinds: Collection[str]) -> Iterable[Record]: ...

    def counts(self, record: Record) -> bool: ...


def taken_over(finding: Finding, records: Iterable[Record]) -> set[RecordId]:
    """What these take the place of, also by way of one whose verifier is erased.

    A verifier is erased as soon as it is replaced, mostly before it ever travelled. Whose it was,
    and so whether it counted, nobody can tell any more; who replaced it replaced what it stood for.
    """
    records = list(records)
    kinds = {record.kind for record in records}
    found: set[RecordId] = set()
    left = [old for record in records for old in record.head.replaces]
    while left:
        old = left.pop()
        if old in found:
            continue
        found.add(old)
        older = finding.record(old)
        if older is not None and older.body is None and older.kind in kinds:
            left.extend(older.head.replaces)
    return found


def replaced_verifiers(judging: Judging) -> list[RecordId]:
    """Those that are here and that a counting record of the same person's took the place of."""
    held = {record.id: record for record in judging.records(VERIFIERS)}
    found: list[RecordId] = []
    for record in held.values():
        for old in taken_over(judging, [record]):
            older = held.get(old)
            if older is None or older.body is None or not _is_same_holder(record, older):
                continue
            if judging.counts(record):
                found.append(old)
    return found


def _is_same_holder(newer: Record, older: Record) -> bool:
    return newer.kind == older.kind and about_whom(newer.body) in (None, about_whom(older.body))
