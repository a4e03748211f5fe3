"""The employer's page as frozen data: like ``papers``, words of the pack in the language of the
sheet, words of the program as codes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trainer_app.checklists.employer import Spread
from trainer_app.checklists.sheetparts import SheetHead
from trainer_app.checklists.slots import MissedWhy

Named = tuple[str, str]
"""An id and its title."""


@dataclass(frozen=True, slots=True)
class EmployerPathway:
    """In days from the start. ``units``: in the order of the sheet's."""

    pathway: str
    started: int
    first_sign_off: Spread
    units: tuple[Spread, ...]
    ready: Spread


@dataclass(frozen=True, slots=True)
class EmployerTask:
    task: Named
    tries: int
    not_yet: int
    stopped: int


@dataclass(frozen=True, slots=True)
class EmployerCost:
    """A cost or a gain as it was entered."""

    name: str
    cents: int
    words: str
    is_gain: bool
    entered_on: date


@dataclass(frozen=True, slots=True)
class EmployerSlots:
    """Slots whose time has come. ``missed``: why, and how many; the most often first."""

    planned: int
    held: int
    missed: tuple[tuple[MissedWhy, int], ...]
    unsaid: int
    besides: int
    """Held without a plan."""


@dataclass(frozen=True, slots=True)
class EmployerSheet:
    """Of a plant on a date. Nobody is named on it. Times in days, work in minutes."""

    head: SheetHead
    enough: int
    """Of fewer nothing is said."""
    started: int
    units: tuple[Named, ...]
    pathways: tuple[EmployerPathway, ...]
    a_week: Spread
    sign_offs: int
    watched: int
    watched_without: int
    taught: int
    sessions: int
    tries: int
    stopped: int
    with_classes: bool
    """Whether this plant has classes at all: else there is nothing between class and floor."""
    to_try: Spread
    to_sign_off: Spread
    tried_first: int
    tasks: tuple[EmployerTask, ...]
    slots: EmployerSlots
    costs: tuple[EmployerCost, ...] | None
    """None: what is entered at the office does not come to this PC."""
