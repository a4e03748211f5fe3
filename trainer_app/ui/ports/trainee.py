"""What the trainee's screens ask of the services, by shape. Called on a worker, never here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from trainer_app.ui.ports.paper import SheetPress

if TYPE_CHECKING:  # the window is painted before any service is loaded
    from collections.abc import Sequence
    from datetime import date

    from trainer_app.checklists.rules import Claim, Ruling
    from trainer_app.kernel.ids import PersonId, RecordId
    from trainer_app.services.history import HistoryPage
    from trainer_app.services.pages import (
        ChecklistPage,
        SignOffPage,
        TaskPage,
        WaitingStatement,
    )
    from trainer_app.services.session import SignedIn
    from trainer_app.services.signing import Answer, Recorded, SecondLook


class Pins(Protocol):
    """Of ``services.people.People``: slow on purpose."""

    def sign_in(self, person_id: PersonId, pin: str) -> SignedIn: ...


class TraineePages(Protocol):
    """Of ``services.pages.Pages``."""

    def checklist(
        self, viewer: SignedIn, trainee: PersonId, on: date | None = None
    ) -> ChecklistPage: ...

    def task(self, viewer: SignedIn, trainee: PersonId, task_id: str) -> TaskPage: ...

    def sign_off(self, viewer: SignedIn, trainee: PersonId, task_id: str) -> SignOffPage: ...

    def to_sign(self, trainee: SignedIn) -> tuple[WaitingStatement, ...]: ...

    def history(
        self, viewer: SignedIn, trainee: PersonId, *, before: int | None = None, limit: int = 20
    ) -> HistoryPage: ...


class Signing(Protocol):
    """Of ``services.signing.Signing``."""

    def may_sign(self, person: PersonId, trainee: PersonId, task: str, on: date) -> Ruling: ...

    def judge(
        self, person: PersonId, trainee: PersonId, claims: Sequence[Claim]
    ) -> dict[str, Ruling]: ...

    def record_sign_off(
        self,
        trainer: SignedIn,
        trainee: PersonId,
        claims: Sequence[Claim],
        *,
        answer: tuple[SignedIn, Answer] | None = None,
        second: SecondLook | None = None,
        note: str = "",
    ) -> Recorded: ...

    def answer(
        self, trainee: SignedIn, record_ids: Sequence[RecordId], answer: Answer
    ) -> Recorded: ...

    def sign_as_second(self, second: SignedIn, record_id: RecordId) -> Recorded: ...

    def withdraw(
        self, by: SignedIn, record_id: RecordId, reason: str, words: str = ""
    ) -> Recorded: ...


class Sheets(SheetPress, Protocol):
    """Of ``services.sheets.Sheets``: each answers with the bytes of a PDF."""

    def progress(
        self,
        viewer: SignedIn,
        trainee: PersonId,
        *,
        lang: str,
        paper: str = "letter",
        on: date | None = None,
    ) -> bytes: ...
