"""What the morning page asks of the services, by shape. Called on a worker, never here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the window is painted before any service is loaded
    from trainer_app.kernel.patience import Patience
    from trainer_app.services.morning import MorningPage
    from trainer_app.services.session import SignedIn


class Mornings(Protocol):
    """``services.morning.Mornings``."""

    def page(self, viewer: SignedIn, *, patience: Patience | None = ...) -> MorningPage: ...
