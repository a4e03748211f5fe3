"""What the pages of decisions ask of the services, by shape. Called on a worker, never here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the window is painted before any service is loaded
    from datetime import date

    from trainer_app.kernel.ids import PersonId, RecordId
    from trainer_app.kernel.patience import Patience
    from trainer_app.services.attention import AttentionPage
    from trainer_app.services.decision_pages import (
        CapstonePage,
        QuestionPage,
        TaskMatterPage,
        UnitPage,
    )
    from trainer_app.services.sampling import SamplePage
    from trainer_app.services.session import SignedIn
    from trainer_app.services.signing import Recorded


class Attention(Protocol):
    """``services.attention.Attention``."""

    def page(self, viewer: SignedIn, *, patience: Patience | None = ...) -> AttentionPage: ...

    def second_looks(
        self, viewer: SignedIn, *, patience: Patience | None = ...
    ) -> AttentionPage: ...


class DecisionPages(Protocol):
    """``services.decision_pages.DecisionPages``."""

    def question(
        self, viewer: SignedIn, trainee: PersonId, task_id: str, thing: RecordId
    ) -> QuestionPage: ...

    def reobservation(
        self, viewer: SignedIn, trainee: PersonId, task_id: str
    ) -> TaskMatterPage: ...

    def extension(self, viewer: SignedIn, trainee: PersonId, task_id: str) -> TaskMatterPage: ...

    def applicability(
        self, viewer: SignedIn, task_id: str, trainee: PersonId | None = None
    ) -> TaskMatterPage: ...

    def unit(self, viewer: SignedIn, trainee: PersonId, unit_id: str) -> UnitPage: ...

    def capstone(self, viewer: SignedIn, trainee: PersonId) -> CapstonePage: ...


class Sampling(Protocol):
    """``services.sampling.Sampling``."""

    def page(self, viewer: SignedIn, record_id: RecordId) -> SamplePage: ...

    def look_again(
        self, by: SignedIn, record_id: RecordId, *, agrees: bool, words: str
    ) -> Recorded: ...


class Questions(Protocol):
    """Of ``services.deciding.Deciding``: what anybody may do who sees something amiss."""

    def raise_question(
        self, by: SignedIn, record_id: RecordId, reason: str, words: str
    ) -> Recorded: ...


class Deciding(Questions, Protocol):
    """``services.deciding.Deciding``."""

    def decide(
        self,
        by: SignedIn,
        trainee: PersonId,
        task_id: str,
        thing: RecordId,
        stands: RecordId | None,
        words: str,
    ) -> Recorded: ...

    def require_reobservation(
        self, by: SignedIn, trainee: PersonId, task_id: str, on: date, words: str
    ) -> Recorded: ...

    def extend(
        self,
        by: SignedIn,
        trainee: PersonId,
        task_id: str,
        until: date,
        words: str,
        control: str,
    ) -> Recorded: ...

    def set_not_applicable(
        self,
        by: SignedIn,
        task_id: str,
        words: str,
        *,
        trainee: PersonId | None = None,
        consent: str = "",
        asked_by: PersonId | None = None,
    ) -> Recorded: ...

    def set_applicable(
        self, by: SignedIn, task_id: str, words: str, *, trainee: PersonId | None = None
    ) -> Recorded: ...

    def sign_unit(self, by: SignedIn, trainee: PersonId, unit_id: str, on: date) -> Recorded: ...

    def assess_capstone(
        self,
        by: SignedIn,
        trainee: PersonId,
        on: date,
        *,
        passed: bool,
        mold: str,
        tasks: tuple[str, ...],
        words: str = "",
    ) -> Recorded: ...
