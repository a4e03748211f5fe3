"""Teaching memos of a plant: what helps in teaching a task. They belong to it and name nobody.

Pure; any thread. A memo is replaced by a later one, by anybody who may write one; replaced by no
words at all, it is taken away. Nothing is deleted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from trainer_app.checklists import bodies as b
from trainer_app.checklists.besides import beside
from trainer_app.checklists.directory import Directory, UnitOf
from trainer_app.checklists.kinds import Record
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.ids import PersonId, RecordId

MEMO_KINDS: Final = ("memo.written",)


@dataclass(frozen=True, slots=True)
class Memo:
    """``by``: who wrote what is read now."""

    record: RecordId
    task: str
    words: str
    by: PersonId
    moment: Moment


def memos_of(
    records: Iterable[Record], directory: Directory, unit_of: UnitOf, task: str
) -> tuple[Memo, ...]:
    """Those of a task that stand, oldest first. ``records``: all of ``MEMO_KINDS``."""
    return tuple(
        Memo(record.id, task, body.words, by, record.head.moment)
        for record, body, by in beside(records, directory, unit_of, task, b.MemoWritten)
        if body.words
    )
