"""The morning page of one shift as frozen data: like ``papers``, words of the pack in the language
of the sheet, words of the program as codes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trainer_app.checklists.morning import NotNow
from trainer_app.checklists.sheetparts import SheetHead
from trainer_app.checklists.standing import QuestionKind

Named = tuple[str, str]
"""An id and its title."""


@dataclass(frozen=True, slots=True)
class MorningUnit:
    """``tasks``: that may be asked for alone; ``others``: of the unit, that may not or not yet."""

    unit: Named
    tasks: tuple[Named, ...]
    others: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class MorningWithheld:
    task: Named
    tier: str
    why: NotNow
    since: date | None
    level: int
    carries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MorningTraining:
    task: Named
    level: int
    counted: int
    required: int


@dataclass(frozen=True, slots=True)
class MorningLapse:
    """``control``: of an extension, in the supervisor's words."""

    trainee: str
    task: Named
    last: date
    days_left: int
    is_extended: bool
    control: str


@dataclass(frozen=True, slots=True)
class MorningPerson:
    """What one trainee may be asked for."""

    trainee: str
    week: int | None
    signed: int
    tasks: int
    trainers: tuple[str, ...]
    units: tuple[MorningUnit, ...]
    controlled: tuple[MorningLapse, ...]
    withheld: tuple[MorningWithheld, ...]
    watched: tuple[MorningTraining, ...]
    assisting: tuple[MorningTraining, ...]
    unconfirmed: tuple[str, ...] = ()
    """Of what may be asked for alone: the hub has not confirmed every sign-off of it."""


@dataclass(frozen=True, slots=True)
class MorningSlot:
    """A training slot of the day. ``by``: who planned it."""

    trainee: str
    minutes: int
    tasks: tuple[Named, ...]
    by: str


@dataclass(frozen=True, slots=True)
class MorningFollowUp:
    """``words``: the next step as it was written."""

    trainee: str
    task: Named
    on: date
    by: str
    words: str


@dataclass(frozen=True, slots=True)
class MorningQuestion:
    """``about``: of the capstone without a title."""

    trainee: str
    about: Named
    kind: QuestionKind


@dataclass(frozen=True, slots=True)
class MorningLook:
    trainee: str
    task: Named


@dataclass(frozen=True, slots=True)
class MorningSheet:
    """One shift on one day. ``shift`` empty: of whoever has none, or a plant without shifts."""

    head: SheetHead
    shift: str
    people: tuple[MorningPerson, ...]
    """By name."""
    slots: tuple[MorningSlot, ...]
    lapses: tuple[MorningLapse, ...]
    follow_ups: tuple[MorningFollowUp, ...]
    questions: tuple[MorningQuestion, ...]
    looks: tuple[MorningLook, ...]
    extension_days: int
    """How long a lapse may be extended at most."""
