"""What a photo of a step asks of the services, by shape. Called on a worker, never here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the window is painted before any service is loaded
    from trainer_app.kernel.ids import RecordId
    from trainer_app.services.photos import NewPhoto, PhotoPage
    from trainer_app.services.session import SignedIn
    from trainer_app.services.signing import Recorded


class Photos(Protocol):
    """``services.photos.Photos``."""

    def page(self, viewer: SignedIn, task_id: str, record: RecordId | None = None) -> PhotoPage: ...

    def save(
        self, by: SignedIn, task_id: str, new: NewPhoto, replaces: RecordId | None = None
    ) -> Recorded: ...

    def take_away(self, by: SignedIn, task_id: str, record: RecordId) -> Recorded: ...
