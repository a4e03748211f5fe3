"""What the sign-off page shows, as values and codes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trainer_app.checklists.language import Words
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.errors import ErrorCode, Problem
from trainer_app.ui.shared.sign_offs import BLANK, SignOffForm
from trainer_app.ui.shared.statement import Statement


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


class TraineeAnswer(StrEnum):
    NOW = "now"
    LATER = "later"
    DECLINES = "declines"


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose, by id."""

    id: str
    name: Words


@dataclass(frozen=True, slots=True)
class LevelOption:
    number: int
    name: Words
    seen: Words
    lines: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Recent:
    """What was typed lately, offered as buttons."""

    molds: tuple[str, ...] = ()
    presses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SignOffState:
    is_loaded: bool = False
    trainee: str = ""
    trainer: str = ""
    task: str = ""
    title: Words | None = None
    tier: str = "N"
    tier_name: Words | None = None
    counted: int = 0
    required: int = 1
    today: date = date.min
    levels: tuple[LevelOption, ...] = ()
    lines: tuple[Words, ...] = ()
    methods: tuple[Option, ...] = ()
    evidence: tuple[Option, ...] = ()
    places: tuple[Option, ...] = ()
    recent: Recent = Recent()
    evidence_all: tuple[str, ...] = ()
    """Codes that this tier asks for, with this method; of ``evidence_any``, one."""
    evidence_any: tuple[str, ...] = ()
    late_after_days: int = 1
    is_second_look: bool = False
    form: SignOffForm = BLANK
    is_judged: bool = False
    in_the_way: tuple[Problem, ...] = ()
    """What no tick on this page can mend."""
    missing: tuple[tuple[Section, Problem], ...] = ()
    warned: tuple[Problem, ...] = ()
    answer: TraineeAnswer = TraineeAnswer.NOW
    words: str = ""
    """Why the trainee does not agree."""
    for_trainer: Statement | None = None
    for_trainee: Statement | None = None
    trainer_language: str = "en"
    trainee_language: str = "en"
    begun: Moment | None = None
    """Set when a page that was begun earlier has been put back."""
    is_older_edition: bool = False
    """It was begun on another edition: its lines are to be ticked again."""
    is_ready: bool = False
    """Everybody who has to has signed: one touch is left."""
    busy: bool = False
    problems: tuple[Problem, ...] = ()
    """Why recording was refused."""

    @property
    def observed_on(self) -> date:
        return self.form.on or self.today

    @property
    def days_ago(self) -> int:
        return (self.today - self.observed_on).days

    @property
    def may_be_signed(self) -> bool:
        return self.is_judged and not self.in_the_way and not self.missing
