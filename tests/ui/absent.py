"""Services that a test has no use for: asking them anything fails the test."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NoReturn

from trainer_app.checklists.rules import Claim, Ruling
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.facts import Try
from trainer_app.services.history import HistoryPage
from trainer_app.services.pages import (
    ChecklistPage,
    SignOffPage,
    TaskPage,
    WaitingStatement,
)
from trainer_app.services.photos import NewPhoto, PhotoPage
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Answer, Recorded, SecondLook
from trainer_app.services.teaching import MemoPage, Taught, TeachPage
from trainer_app.services.work import JobDonePage, JobPage, OnMold, SecondLookPage, TryPage


def _fail(*asked: object) -> NoReturn:
    raise AssertionError(f"this test has no trainee's screens, but was asked for {asked}")


class AbsentTraineePages:
    def checklist(
        self, viewer: SignedIn, trainee: PersonId, on: date | None = None
    ) -> ChecklistPage:
        _fail(viewer, trainee, on)

    def task(self, viewer: SignedIn, trainee: PersonId, task_id: str) -> TaskPage:
        _fail(viewer, trainee, task_id)

    def sign_off(self, viewer: SignedIn, trainee: PersonId, task_id: str) -> SignOffPage:
        _fail(viewer, trainee, task_id)

    def to_sign(self, trainee: SignedIn) -> tuple[WaitingStatement, ...]:
        _fail(trainee)

    def history(
        self, viewer: SignedIn, trainee: PersonId, *, before: int | None = None, limit: int = 20
    ) -> HistoryPage:
        _fail(viewer, trainee, before, limit)


class AbsentSigning:
    def may_sign(self, person: PersonId, trainee: PersonId, task: str, on: date) -> Ruling:
        _fail(person, trainee, task, on)

    def judge(
        self, person: PersonId, trainee: PersonId, claims: Sequence[Claim]
    ) -> dict[str, Ruling]:
        _fail(person, trainee, claims)

    def record_sign_off(
        self,
        trainer: SignedIn,
        trainee: PersonId,
        claims: Sequence[Claim],
        *,
        answer: tuple[SignedIn, Answer] | None = None,
        second: SecondLook | None = None,
        note: str = "",
    ) -> Recorded:
        _fail(trainer, trainee, claims, answer, second, note)

    def sign_as_second(self, second: SignedIn, record_id: RecordId) -> Recorded:
        _fail(second, record_id)

    def answer(self, trainee: SignedIn, record_ids: Sequence[RecordId], answer: Answer) -> Recorded:
        _fail(trainee, record_ids, answer)

    def withdraw(self, by: SignedIn, record_id: RecordId, reason: str, words: str = "") -> Recorded:
        _fail(by, record_id, reason, words)


class AbsentWork:
    def try_page(self, viewer: SignedIn, trainee: PersonId, task_id: str) -> TryPage:
        _fail(viewer, trainee, task_id)

    def job(self, viewer: SignedIn, trainee: PersonId, task: str = "") -> JobPage:
        _fail(viewer, trainee, task)

    def job_done(self, viewer: SignedIn, trainee: PersonId, task: str = "") -> JobDonePage:
        _fail(viewer, trainee, task)

    def molds(self, viewer: SignedIn) -> tuple[str, ...]:
        _fail(viewer)

    def on_mold(self, viewer: SignedIn, mold: str, on: date) -> tuple[OnMold, ...]:
        _fail(viewer, mold, on)

    def second_look(self, viewer: SignedIn, record_id: RecordId) -> SecondLookPage:
        _fail(viewer, record_id)


class AbsentTeaching:
    def page(self, viewer: SignedIn, trainee: PersonId, task_id: str) -> TeachPage:
        _fail(viewer, trainee, task_id)

    def memo(self, viewer: SignedIn, task_id: str, record: RecordId | None = None) -> MemoPage:
        _fail(viewer, task_id, record)

    def record(self, by: SignedIn, trainee: PersonId, taught: Taught) -> Recorded:
        _fail(by, trainee, taught)

    def write_memo(
        self, by: SignedIn, task_id: str, words: str, replaces: RecordId | None = None
    ) -> Recorded:
        _fail(by, task_id, words, replaces)


class AbsentPhotos:
    def page(self, viewer: SignedIn, task_id: str, record: RecordId | None = None) -> PhotoPage:
        _fail(viewer, task_id, record)

    def save(
        self, by: SignedIn, task_id: str, new: NewPhoto, replaces: RecordId | None = None
    ) -> Recorded:
        _fail(by, task_id, new, replaces)

    def take_away(self, by: SignedIn, task_id: str, record: RecordId) -> Recorded:
        _fail(by, task_id, record)


class AbsentFacts:
    def record_try(self, by: SignedIn, trainee: PersonId, seen: Try) -> Recorded:
        _fail(by, trainee, seen)

    def job_done(
        self,
        by: SignedIn,
        trainee: PersonId,
        tasks: Sequence[str],
        on: date,
        *,
        mold: str = "",
        work_order: str = "",
    ) -> Recorded:
        _fail(by, trainee, tasks, on, mold, work_order)
