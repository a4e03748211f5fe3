"""What a lesson and the memos ask of the services, by shape. Called on a worker, never here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the window is painted before any service is loaded
    from trainer_app.kernel.ids import PersonId, RecordId
    from trainer_app.services.session import SignedIn
    from trainer_app.services.signing import Recorded
    from trainer_app.services.teaching import MemoPage, Taught, TeachPage


class Teaching(Protocol):
    """``services.teaching.Teaching``."""

    def page(self, viewer: SignedIn, trainee: PersonId, task_id: str) -> TeachPage: ...

    def memo(self, viewer: SignedIn, task_id: str, record: RecordId | None = None) -> MemoPage: ...

    def record(self, by: SignedIn, trainee: PersonId, taught: Taught) -> Recorded: ...

    def write_memo(
        self, by: SignedIn, task_id: str, words: str, replaces: RecordId | None = None
    ) -> Recorded: ...
