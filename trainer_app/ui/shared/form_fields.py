"""What the fields of a watched performance show: how, where, when. Plain values, no sentences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trainer_app.checklists.language import Words
from trainer_app.checklists.packs import Pack, Policy, Task
from trainer_app.kernel.errors import ErrorCode


class Section(StrEnum):
    """The parts of the page, from the top."""

    LEVEL = "level"
    LINES = "lines"
    METHOD = "method"
    EVIDENCE = "evidence"
    DATE = "date"
    PAPER = "paper"


SECTION_OF = {
    ErrorCode.LEVEL_UNKNOWN: Section.LEVEL,
    ErrorCode.LEVEL_TOO_LOW: Section.LEVEL,
    ErrorCode.LEVEL_LINE_MISSING: Section.LEVEL,
    ErrorCode.LINE_MISSING: Section.LINES,
    ErrorCode.METHOD_MISSING: Section.METHOD,
    ErrorCode.METHOD_NOT_FOR_TASK: Section.METHOD,
    ErrorCode.SIMULATION_BARRED: Section.METHOD,
    ErrorCode.SIMULATION_LIMIT: Section.METHOD,
    ErrorCode.EVIDENCE_MISSING: Section.EVIDENCE,
    ErrorCode.DATE_IN_FUTURE: Section.DATE,
    ErrorCode.LATE_REASON_MISSING: Section.DATE,
    ErrorCode.SAME_DAY: Section.DATE,
    ErrorCode.SHEET_ALREADY_ENTERED: Section.PAPER,
    ErrorCode.SHEET_OF_ANOTHER: Section.PAPER,
    ErrorCode.SHEET_WITHOUT_TASK: Section.PAPER,
    ErrorCode.SHEET_UNKNOWN: Section.PAPER,
}
"""Where on the page a problem can be mended. Any other is about who, or whether at all."""


@dataclass(frozen=True, slots=True)
class LevelOption:
    number: int
    name: Words
    seen: Words
    lines: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose, by id."""

    id: str
    name: Words


@dataclass(frozen=True, slots=True)
class Recent:
    """What was typed lately, offered as buttons."""

    molds: tuple[str, ...] = ()
    presses: tuple[str, ...] = ()


NO_RECENT = Recent()


@dataclass(frozen=True, slots=True)
class Where:
    place: str = ""
    mold: str = ""
    press: str = ""
    work_order: str = ""
    minutes: int = 0
    places: tuple[Option, ...] = ()
    recent: Recent = NO_RECENT


@dataclass(frozen=True, slots=True)
class When:
    """``late_after_days``: from more days ago on a reason is needed."""

    observed_on: date
    today: date
    late: str = ""
    late_after_days: int = 1
    from_paper: bool = False
    sheet: str = ""

    @property
    def days_ago(self) -> int:
        return (self.today - self.observed_on).days


def level_options(pack: Pack) -> tuple[LevelOption, ...]:
    """The levels at which a task may be signed off."""
    return tuple(
        LevelOption(level.number, level.name, level.seen, level.lines)
        for level in pack.levels
        if level.number >= pack.policy.sign_off_level
    )


def methods_for(policy: Policy, task: Task | None, *, incumbent: bool) -> tuple[Option, ...]:
    """The methods that the rules take. ``task`` None: of several tasks, so all but for sites.

    Challenge and prior learning are for people who did this work before.
    """
    is_core = task is None or task.is_core
    return tuple(
        Option(method.id, method.name)
        for method in policy.methods
        if (method.scope != "site" or not is_core)
        and (incumbent or method.id not in FOR_INCUMBENTS)
    )


FOR_INCUMBENTS = ("challenge", "prior")
