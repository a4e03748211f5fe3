"""Which PINs and badges that are held here were replaced, and so are to be erased."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Protocol

from trainer_app.checklists.kinds import Record
from trainer_app.checklists.subjects import about_whom
from trainer_app.checklists.verifiers import VERIFIERS, Finding, taken_over
from trainer_app.kernel.ids import RecordId


class Judging(Finding, Protocol):
    """``writing.LocalWriting``, as far as this goes."""

    def records(self, kinds: Collection[str]) -> Iterable[Record]: ...

    def counts(self, record: Record) -> bool: ...


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
