"""What a site keeps beside a task and corrects by saying it again: memos, photos of steps. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import Directory, UnitOf
from trainer_app.checklists.kinds import Record
from trainer_app.kernel.ids import PersonId, RecordId

B = TypeVar("B", b.MemoWritten, b.StepPictured)


def beside(
    records: Iterable[Record], directory: Directory, unit_of: UnitOf, task: str, body_type: type[B]
) -> Iterator[tuple[Record, B, PersonId]]:
    """What counts and nothing that counts took the place of, oldest first; and who said it."""
    counting: list[tuple[Record, B, PersonId]] = []
    ended: set[RecordId] = set()
    for record in sorted(records, key=lambda r: (r.head.moment.ms, r.id)):
        body, by = record.body, record.head.by
        if not isinstance(body, body_type) or body.task != task or by is None:
            continue
        if directory.why_not(record, unit_of) is None:
            ended.update(record.head.replaces)
            counting.append((record, body, by.person))
    return (said for said in counting if said[0].id not in ended)
