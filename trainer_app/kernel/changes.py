"""What a write changed: the ids that a screen may be showing. One broadcast tells them all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """The ids of the people, things and records that a transaction touched.

    ``records``: the ids of the records it appended, in order.
    """

    ids: frozenset[str] = frozenset()
    records: tuple[str, ...] = ()

    @classmethod
    def of(cls, ids: Iterable[str], records: Iterable[str] = ()) -> ChangeSet:
        return cls(frozenset(ids), tuple(records))

    def touches(self, *ids: str) -> bool:
        return not self.ids.isdisjoint(ids)

    def __or__(self, other: ChangeSet) -> ChangeSet:
        return ChangeSet(self.ids | other.ids, self.records + other.records)

    def __bool__(self) -> bool:
        return bool(self.ids)
