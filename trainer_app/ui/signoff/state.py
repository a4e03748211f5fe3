"""What the sign-off page shows, as values and codes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trainer_app.checklists.language import Words
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.errors import Problem
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
from trainer_app.ui.shared.signatures import NOBODY_YET, SignaturesState, TraineeAnswer
from trainer_app.ui.shared.statement import Statement


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
    recent: Recent = NO_RECENT
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
    signing: SignaturesState = NOBODY_YET
    for_trainer: Statement | None = None
    for_trainee: Statement | None = None
    for_second: Statement | None = None
    trainer_language: str = "en"
    trainee_language: str = "en"
    begun: Moment | None = None
    """Set when a page that was begun earlier has been put back."""
    is_older_edition: bool = False
    """It was begun on another edition: its lines are to be ticked again."""
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
    def answer(self) -> TraineeAnswer:
        return self.signing.answer

    @property
    def is_ready(self) -> bool:
        return self.signing.is_ready

    @property
    def where(self) -> Where:
        form = self.form
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
        form = self.form
        return When(
            self.observed_on,
            self.today,
            form.late,
            self.late_after_days,
            form.from_paper,
            form.sheet,
        )

    @property
    def may_be_signed(self) -> bool:
        return self.is_judged and not self.in_the_way and not self.missing
