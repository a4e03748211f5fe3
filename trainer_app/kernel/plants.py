"""The plants of one PC, as they are offered: each has a profile of its own, and nothing in common.

Plain values; any thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from trainer_app.kernel.clock import Moment

FIRST: Final = "first"
"""The name of the first plant's profile among those of a PC; the others have their folder's."""
_KEY: Final = 12


def key_of(home: Path, folder: Path) -> str:
    """What a profile of this PC is called among the others."""
    return FIRST if folder == home else folder.name


def key_of_plant(plant: str) -> str:
    """Of a plant that this PC joins beside another. ``plant``: its id at the hub."""
    return plant[:_KEY]


@dataclass(frozen=True, slots=True)
class PlantHere:
    """One plant of this PC, as far as can be seen without opening it for work."""

    key: str
    folder: Path
    name: str = ""
    """Empty: not known."""
    plant: str = ""
    """Its id at its hub; empty: it has none."""
    pc: str = ""
    """What this PC is called there."""
    used: Moment | None = None
    """When it was last opened for work."""
    waiting: int | None = None
    """As ``Waiting`` has it. None: it has no hub, or this cannot be seen."""
    held: int = 0
    """Held back: see ``Waiting.held``."""
    is_unfinished: bool = False
    """Joining was begun and is not done."""
    is_read: bool = True
    """False: it could not be looked into."""


@dataclass(frozen=True, slots=True)
class Joining:
    """What was typed to join a plant, and is not done: it need not be typed again."""

    url: str = ""
    ticket: str = ""
    pc: str = ""
