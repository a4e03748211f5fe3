"""Where to look when a task does not come on: the pilot's short topics for a task. Pure.

A suggestion to whoever writes a note, from the task at hand alone (domain.md 1.7); nothing about a
person is looked at, counted or kept. The tasks are those of the Level 1 programme; another body's
programme has other tasks under the same numbers, so nothing is suggested for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from trainer_app.checklists.packs import Pack, Task

PROGRAMME: Final = "mmt-level-1"
_BY_TASK: Final[Mapping[str, tuple[str, ...]]] = {
    "02-01": ("math",),
    "03-02": ("spatial",),
    "03-06": ("analysis",),
    "03-07": ("analysis",),
    "03-09": ("communication",),
    "04-07": ("math",),
    "05-04": ("spatial",),
    "05-05": ("detail",),
    "12-03": ("detail",),
}
_BY_UNIT: Final[Mapping[str, tuple[str, ...]]] = {"U01": ("safety",)}
_AGAIN: Final = 2
"""So many stopped tries of late on one task: time pressure may be worth a look."""


def topics_of(pack: Pack, task: Task, stopped: int = 0) -> tuple[str, ...]:
    """The topics suggested for a task. ``stopped``: tries of it that were stopped lately."""
    if pack.id != PROGRAMME:
        return ()
    found = [*_BY_TASK.get(task.id, ()), *_BY_UNIT.get(task.unit, ())]
    if stopped >= _AGAIN:
        found.append("reliability")
    return tuple(found)
