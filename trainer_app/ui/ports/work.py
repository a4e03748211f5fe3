"""What the pages of work ask of the services, by shape. Called on a worker, never here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the window is painted before any service is loaded
    from collections.abc import Sequence
    from datetime import date

    from trainer_app.kernel.ids import PersonId, RecordId
    from trainer_app.services.facts import Try
    from trainer_app.services.session import SignedIn
    from trainer_app.services.signing import Recorded
    from trainer_app.services.work import JobDonePage, JobPage, OnMold, SecondLookPage, TryPage


class Work(Protocol):
    """``services.work.Work``: what the pages start from."""

    def try_page(self, viewer: SignedIn, trainee: PersonId, task_id: str) -> TryPage: ...

    def job(self, viewer: SignedIn, trainee: PersonId, task: str = "") -> JobPage: ...

    def job_done(self, viewer: SignedIn, trainee: PersonId, task: str = "") -> JobDonePage: ...

    def molds(self, viewer: SignedIn) -> tuple[str, ...]: ...

    def on_mold(self, viewer: SignedIn, mold: str, on: date) -> tuple[OnMold, ...]: ...

    def second_look(self, viewer: SignedIn, record_id: RecordId) -> SecondLookPage: ...


class Facts(Protocol):
    """Of ``services.facts.Facts``: what is always taken."""

    def record_try(self, by: SignedIn, trainee: PersonId, seen: Try) -> Recorded: ...

    def job_done(
        self,
        by: SignedIn,
        trainee: PersonId,
        tasks: Sequence[str],
        on: date,
        *,
        mold: str = "",
        work_order: str = "",
    ) -> Recorded: ...
