"""What the drafts ask of the services, by shape. Called on a worker, never here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the window is painted before any service is loaded
    from trainer_app.kernel.clock import Moment
    from trainer_app.services.drafts import KeptDraft
    from trainer_app.services.session import SignedIn
    from trainer_app.services.visits import SinceLastVisit


class Drafts(Protocol):
    """``services.drafts.Drafts``."""

    def all(self, person: SignedIn) -> tuple[KeptDraft, ...]: ...

    def keep(self, person: SignedIn, form: str, subject: str, body: str, begun: Moment) -> None: ...

    def forget(self, person: SignedIn, form: str, subject: str) -> None: ...


class Visits(Protocol):
    """``services.visits.Visits``."""

    def arrive(self, person: SignedIn) -> None: ...

    def since_last_visit(self, person: SignedIn) -> SinceLastVisit | None: ...
