"""What *Sign off a job* shows, as values and codes; and the page as it is filled."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from trainer_app.checklists.language import Words
from trainer_app.checklists.rules import Claim
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.errors import ErrorCode, Problem
from trainer_app.ui.shared.evidence import Pieces
from trainer_app.ui.shared.form_fields import (
    NO_RECENT,
    LevelOption,
    Option,
    Recent,
    Section,
    When,
    Where,
)
from trainer_app.ui.shared.sign_offs import BLANK, SignOffForm
from trainer_app.ui.shared.signatures import NOBODY_YET, SignaturesState
from trainer_app.ui.shared.statement import Statement


@dataclass(frozen=True, slots=True)
class TaskForm:
    """One task of the list as it is filled. ``apart``: its own method and evidence hold for it,
    photos and PDFs too."""

    task: str
    level: int = 0
    lines: frozenset[int] = frozenset()
    level_lines: frozenset[int] = frozenset()
    apart: bool = False
    method: str = ""
    evidence: frozenset[str] = frozenset()
    photos: Pieces = ()


@dataclass(frozen=True, slots=True)
class JobForm:
    """``shared``: what is said once for all of them; its level and lines stay empty."""

    shared: SignOffForm = BLANK
    tasks: tuple[TaskForm, ...] = ()

    @property
    def listed(self) -> tuple[str, ...]:
        return tuple(task.task for task in self.tasks)

    def claims(self, today: date) -> list[Claim]:
        return [self._whole(task).claim(task.task, today) for task in self.tasks]

    def _whole(self, task: TaskForm) -> SignOffForm:
        shared = self.shared
        return replace(
            shared,
            level=task.level,
            lines=task.lines,
            level_lines=task.level_lines,
            method=task.method if task.apart else shared.method,
            evidence=task.evidence if task.apart else shared.evidence,
            photos=task.photos if task.apart else shared.photos,
        )


EMPTY = JobForm()

SAID_ONCE = {
    ErrorCode.METHOD_MISSING: Section.METHOD,
    ErrorCode.EVIDENCE_MISSING: Section.EVIDENCE,
    ErrorCode.DATE_IN_FUTURE: Section.DATE,
    ErrorCode.LATE_REASON_MISSING: Section.DATE,
}
"""What is mended where it is said once, unless a task has a method and evidence apart."""

APART = frozenset({ErrorCode.METHOD_MISSING, ErrorCode.EVIDENCE_MISSING})


@dataclass(frozen=True, slots=True)
class OfferedTask:
    """A task that may go on the list."""

    id: str
    title: Words
    counted: int
    required: int


@dataclass(frozen=True, slots=True)
class ListedTask:
    """A task on the list, with what is still missing for it."""

    id: str
    title: Words
    tier: str
    tier_name: Words
    counted: int
    required: int
    lines: tuple[Words, ...]
    methods: tuple[Option, ...]
    form: TaskForm
    missing: tuple[Problem, ...] = ()
    in_the_way: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class JobState:
    is_loaded: bool = False
    trainee: str = ""
    today: date = date.min
    units: tuple[Option, ...] = ()
    """Those that hold a task which may be signed."""
    unit: str = ""
    offered: tuple[OfferedTask, ...] = ()
    """Of the chosen unit."""
    together: tuple[tuple[str, ...], ...] = ()
    """What was signed off together before and may be now."""
    listed: tuple[ListedTask, ...] = ()
    levels: tuple[LevelOption, ...] = ()
    methods: tuple[Option, ...] = ()
    evidence: tuple[Option, ...] = ()
    places: tuple[Option, ...] = ()
    recent: Recent = NO_RECENT
    late_after_days: int = 1
    form: JobForm = EMPTY
    missing: tuple[tuple[Section, Problem], ...] = ()
    """What is missing where things are said once."""
    warned: tuple[Problem, ...] = ()
    is_judged: bool = False
    signing: SignaturesState = NOBODY_YET
    for_trainer: tuple[Statement, ...] = ()
    for_trainee: tuple[Statement, ...] = ()
    for_second: tuple[Statement, ...] = ()
    begun: Moment | None = None
    is_older_edition: bool = False
    busy: bool = False
    problems: tuple[Problem, ...] = ()
    recorded: int = 0
    """How many sign-offs were just recorded."""

    @property
    def may_be_signed(self) -> bool:
        open_ = self.missing or any(t.missing or t.in_the_way for t in self.listed)
        return self.is_judged and bool(self.listed) and not open_

    @property
    def where(self) -> Where:
        form = self.form.shared
        return Where(
            form.place,
            form.mold,
            form.press,
            form.work_order,
            form.minutes,
            self.places,
            self.recent,
        )

    @property
    def when(self) -> When:
        form = self.form.shared
        return When(
            form.on or self.today,
            self.today,
            form.late,
            self.late_after_days,
            form.from_paper,
            form.sheet,
        )
