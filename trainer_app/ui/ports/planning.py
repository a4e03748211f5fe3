"""What the pages about a trainee's plan ask of the services, by shape. Called on a worker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the window is painted before any service is loaded
    from datetime import date

    from trainer_app.kernel.changes import ChangeSet
    from trainer_app.kernel.ids import PersonId
    from trainer_app.services.planning import PlanPage
    from trainer_app.services.session import SignedIn


class Planning(Protocol):
    """``services.planning.Planning``."""

    def page(self, viewer: SignedIn, trainee: PersonId) -> PlanPage: ...

    def begin(self, by: SignedIn, trainee: PersonId, start: date) -> ChangeSet: ...

    def move(
        self, by: SignedIn, trainee: PersonId, about: str, to: date, *, with_later: bool = False
    ) -> ChangeSet: ...
