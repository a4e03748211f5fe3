"""What the pages of costs ask of the services, by shape. Called on a worker, never here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the window is painted before any service is loaded
    from trainer_app.checklists.costs import Cost
    from trainer_app.kernel.ids import RecordId
    from trainer_app.services.costs import NewCost
    from trainer_app.services.session import SignedIn
    from trainer_app.services.signing import Recorded


class Costs(Protocol):
    """``services.costs.Costs``."""

    def entered(self, viewer: SignedIn) -> tuple[Cost, ...] | None: ...

    def entry(self, viewer: SignedIn, record: RecordId) -> Cost: ...

    def save(self, by: SignedIn, new: NewCost, instead_of: RecordId | None = None) -> Recorded: ...

    def take_off(self, by: SignedIn, record: RecordId) -> Recorded: ...
