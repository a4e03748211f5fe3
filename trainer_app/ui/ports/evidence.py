"""What a file that is evidence asks of the services, by shape. Called on a worker, never here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the window is painted before any service is loaded
    from trainer_app.kernel.ids import RecordId
    from trainer_app.services.session import SignedIn


class Evidence(Protocol):
    """``services.evidence.Evidence``."""

    def pdf(self, viewer: SignedIn, record_id: RecordId, sha256: str) -> bytes: ...
