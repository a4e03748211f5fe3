"""What the notes of the whole plant ask of the services, by shape. Called on a worker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the window is painted before any service is loaded
    from trainer_app.kernel.ids import PersonId, RecordId
    from trainer_app.services.handing_over import ShiftPage
    from trainer_app.services.notebook import Answered, FoundPage, HandOverPage
    from trainer_app.services.session import SignedIn
    from trainer_app.services.signing import Recorded


class Notebook(Protocol):
    """``services.notebook.Notebook``."""

    def find(
        self, viewer: SignedIn, search: str = "", tag: str = "", *, open_alone: bool = False
    ) -> FoundPage: ...

    def to_hand_over(self, by: SignedIn, record: RecordId) -> HandOverPage: ...

    def answered(self, viewer: SignedIn) -> tuple[Answered, ...]: ...

    def hand_over(self, by: SignedIn, record: RecordId, to: PersonId) -> Recorded: ...


class HandingOver(Protocol):
    """``services.handing_over.HandingOver``."""

    def page(self, viewer: SignedIn) -> ShiftPage: ...
