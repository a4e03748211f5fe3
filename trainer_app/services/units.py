"""Of which unit a task is: what counting asks of the programmes that are kept.

Apart from ``cases``, because the Board, which comes first, needs no more of them.
"""

from __future__ import annotations

from trainer_app.checklists.counting import UnitOf
from trainer_app.checklists.ports import Reading
from trainer_app.kernel.ids import EditionId


def units(reading: Reading) -> UnitOf:
    """The unit of a task in an edition kept here."""

    def unit_of(edition: EditionId, task: str) -> str | None:
        pack = reading.pack(edition)
        known = pack.tasks.get(task) if pack else None
        return known.unit if known else None

    return unit_of
