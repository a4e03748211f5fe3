"""Which PINs and badges were replaced, where some between are known by their hash alone. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Protocol

from trainer_app.checklists.kinds import Record
from trainer_app.kernel.ids import RecordId

VERIFIERS: Final = frozenset({"person.pin", "person.badge"})


class Finding(Protocol):
    """``ports.Reading``, as far as this goes."""

    def record(self, record_id: RecordId) -> Record | None: ...


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
