"""What *This PC* asks of the services, by shape. Called on a worker, never here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the window is painted before any service is loaded
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from trainer_app.kernel.changes import ChangeSet
    from trainer_app.kernel.recovery import RecoveryCode
    from trainer_app.services.diagnostics import Sheaf
    from trainer_app.services.session import SignedIn
    from trainer_app.services.this_pc import BackedUp, PcPage, Report


class RecoveryRenewal(Protocol):
    """``services.recovery.RecoveryRenewal``."""

    def new_code(self, by: SignedIn) -> RecoveryCode: ...

    def sheet(self, by: SignedIn, code: RecoveryCode, *, lang: str, paper: str) -> bytes: ...

    def put_in_force(self, by: SignedIn, code: RecoveryCode) -> ChangeSet: ...


class ThisPc(Protocol):
    """``services.this_pc.ThisPc``."""

    def page(self, viewer: SignedIn) -> PcPage: ...

    def back_up(self, viewer: SignedIn, folder: Path, between: Callable[[], None]) -> BackedUp: ...

    def verify(self, viewer: SignedIn, progress: Callable[[int], None]) -> Report: ...

    def diagnostics(self, viewer: SignedIn, settings: Mapping[str, object]) -> Sheaf: ...
