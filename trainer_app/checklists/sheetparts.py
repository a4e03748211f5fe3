"""What several sheets hold: head, trust line, a coaching note. Frozen data, no layout."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Trust:
    """What the numbers of a sheet rest on (design.md promise 5). Without a hub: this PC alone."""

    as_of: date
    pcs: tuple[str, ...]
    records: int
    has_hub: bool = False
    waiting: int = 0
    last_confirmed: str = ""
    """When the hub last answered this PC: an ISO date, with or without a time."""
    seen: tuple[tuple[str, date | None], ...] = ()
    """Of every other PC the day on which the hub last had something of it; None: it never had."""
    left: tuple[tuple[str, date | None], ...] = ()
    """Those of them that left the plant on that day."""
    held: int = 0
    """Held back without a place, such as records of a PC that the hub does not know."""
    to_come: int = 0
    """At the hub, and not on this PC yet."""
    in_doubt: int = 0
    """Of the trainee's judged records, those whose date or clock is in doubt."""


@dataclass(frozen=True, slots=True)
class SheetHead:
    """What stands at the top and the foot of every sheet."""

    lang: str
    """en | fr; en+fr on a form that carries both."""
    paper: str
    """letter | a4 | tabloid | a3"""
    plant: str
    employer: str
    programme: str
    version: str
    edition: str
    """First 8 hex digits of the edition."""
    notice: str
    """"Proposed framework, not the certifying body's standard." """
    printed_by: str
    printed_on: date
    trust: Trust
    sample: bool = False
    levels: tuple[str, ...] = ()
    """The number and name of each level of the programme, from 0."""
    tiers: tuple[tuple[str, str], ...] = ()
    """What the programme calls its safety tiers, by id."""


@dataclass(frozen=True, slots=True)
class SheetSaid:
    """An answer to a note, or what came of its next step."""

    on: date
    by: str
    words: str


@dataclass(frozen=True, slots=True)
class SheetNote:
    """A coaching note as it is printed. ``task`` empty: in general."""

    on: date
    by: str
    task: str
    title: str
    words: str
    tags: tuple[str, ...] = ()
    follow_up: date | None = None
    owner: str = ""
    """Whose next step it is now, where that is not the writer."""
    answers: tuple[SheetSaid, ...] = ()
    closings: tuple[SheetSaid, ...] = ()
    strength: str = ""
    work_on: str = ""
    next_step: str = ""

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """Those that were written, each with its name; ``words`` has none."""
        said = (
            ("", self.words),
            ("strength", self.strength),
            ("work_on", self.work_on),
            ("next_step", self.next_step),
        )
        return tuple((part, words) for part, words in said if words)
