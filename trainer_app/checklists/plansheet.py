"""A trainee's plan on paper, as frozen data: like ``papers``, words of the pack in the language of
the sheet, words of the program as codes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trainer_app.checklists.planning import Sort
from trainer_app.checklists.sheetparts import SheetHead


@dataclass(frozen=True, slots=True)
class PlanLine:
    """What is to be done by a day. ``title`` is empty where the program has the word for it;
    ``days_later``: than planned, when it was done or by the date of the sheet."""

    about: str
    title: str
    sort: Sort
    due: date
    first_due: date
    done_on: date | None
    counted: int
    asked: int
    days_later: int


@dataclass(frozen=True, slots=True)
class PlanStage:
    """``first``..``last``: weeks, from 1."""

    first: int
    last: int
    lines: tuple[PlanLine, ...]


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """One trainee's plan on a date. Without a plan there are no stages, and nobody saved one."""

    head: SheetHead
    trainee: str
    pathway: str
    started: date | None
    week: int | None
    weeks: int
    ends: date | None = None
    late: int = 0
    saved_by: str = ""
    saved_on: date | None = None
    stages: tuple[PlanStage, ...] = ()
