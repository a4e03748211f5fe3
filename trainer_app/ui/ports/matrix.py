"""What the matrix asks of the services, by shape. Called on a worker, never here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the window is painted before any service is loaded
    from trainer_app.kernel.patience import Patience
    from trainer_app.services.matrix import MatrixPage
    from trainer_app.services.session import SignedIn


class Matrix(Protocol):
    """``services.matrix.Matrix``."""

    def page(
        self, viewer: SignedIn, audience: str = ..., *, patience: Patience | None = ...
    ) -> MatrixPage: ...
