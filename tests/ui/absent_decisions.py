"""Decisions that a test has no use for: asking for one fails the test."""

from __future__ import annotations

from datetime import date
from typing import NoReturn

from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.attention import AttentionPage
from trainer_app.services.decision_pages import (
    CapstonePage,
    QuestionPage,
    TaskMatterPage,
    UnitPage,
)
from trainer_app.services.matrix import MatrixPage
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded


def _fail(*asked: object) -> NoReturn:
    raise AssertionError(f"this test decides nothing, but was asked for {asked}")


class AbsentMatrix:
    def page(
        self, viewer: SignedIn, audience: str = "", *, patience_s: float | None = None
    ) -> MatrixPage:
        _fail(viewer, audience, patience_s)


class AbsentAttention:
    def page(self, viewer: SignedIn, *, patience_s: float | None = None) -> AttentionPage:
        _fail(viewer, patience_s)

    def second_looks(self, viewer: SignedIn, *, patience_s: float | None = None) -> AttentionPage:
        _fail(viewer, patience_s)


class AbsentDecisionPages:
    def question(
        self, viewer: SignedIn, trainee: PersonId, task_id: str, thing: RecordId
    ) -> QuestionPage:
        _fail(viewer, trainee, task_id, thing)

    def reobservation(self, viewer: SignedIn, trainee: PersonId, task_id: str) -> TaskMatterPage:
        _fail(viewer, trainee, task_id)

    def extension(self, viewer: SignedIn, trainee: PersonId, task_id: str) -> TaskMatterPage:
        _fail(viewer, trainee, task_id)

    def applicability(
        self, viewer: SignedIn, task_id: str, trainee: PersonId | None = None
    ) -> TaskMatterPage:
        _fail(viewer, task_id, trainee)

    def unit(self, viewer: SignedIn, trainee: PersonId, unit_id: str) -> UnitPage:
        _fail(viewer, trainee, unit_id)

    def capstone(self, viewer: SignedIn, trainee: PersonId) -> CapstonePage:
        _fail(viewer, trainee)


class AbsentDeciding:
    def raise_question(
        self, by: SignedIn, record_id: RecordId, reason: str, words: str
    ) -> Recorded:
        _fail(by, record_id, reason, words)

    def decide(
        self,
        by: SignedIn,
        trainee: PersonId,
        task_id: str,
        thing: RecordId,
        stands: RecordId | None,
        words: str,
    ) -> Recorded:
        _fail(by, trainee, task_id, thing, stands, words)

    def require_reobservation(
        self, by: SignedIn, trainee: PersonId, task_id: str, on: date, words: str
    ) -> Recorded:
        _fail(by, trainee, task_id, on, words)

    def extend(
        self,
        by: SignedIn,
        trainee: PersonId,
        task_id: str,
        until: date,
        words: str,
        control: str,
    ) -> Recorded:
        _fail(by, trainee, task_id, until, words, control)

    def set_not_applicable(
        self,
        by: SignedIn,
        task_id: str,
        words: str,
        *,
        trainee: PersonId | None = None,
        consent: str = "",
        asked_by: PersonId | None = None,
    ) -> Recorded:
        _fail(by, task_id, words, trainee, consent, asked_by)

    def set_applicable(
        self, by: SignedIn, task_id: str, words: str, *, trainee: PersonId | None = None
    ) -> Recorded:
        _fail(by, task_id, words, trainee)

    def sign_unit(self, by: SignedIn, trainee: PersonId, unit_id: str, on: date) -> Recorded:
        _fail(by, trainee, unit_id, on)

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
    ) -> Recorded:
        _fail(by, trainee, on, passed, mold, tasks, words)
