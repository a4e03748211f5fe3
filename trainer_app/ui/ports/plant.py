"""What the window asks about the plants of this PC, by shape. ``bootstrap.plants`` fits it.

A profile holds one plant; a PC that works for several has several profiles. Called on the store
worker.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the window is painted before any service is loaded
    from trainer_app.kernel.plants import PlantHere
    from trainer_app.services.leaving import LeavingPage
    from trainer_app.services.session import SignedIn
    from trainer_app.ui.program import Blank, Program


class Plants(Protocol):
    def live_in(self, home: Path) -> None:
        """The first plant was begun in this folder; others come beside it."""
        ...

    def count(self) -> int: ...

    @property
    def is_asked(self) -> bool:
        """Whether somebody has to say which plant, at the start."""
        ...

    def all(self) -> tuple[PlantHere, ...]:
        """As far as each can be seen without opening it for work."""
        ...

    def open(self, key: str = "") -> Program | None:
        """None: joining it is not done. Raises ``StartupProblem``."""
        ...

    def blank(self, key: str = "") -> Blank:
        """For one more plant; with a key: one whose joining was cut short."""
        ...

    def leave(self, key: str) -> bool:
        """Its profile goes from this PC; whether the hub was told. Raises LEAVE_ALONE,
        LEAVE_WAITING."""
        ...


class Leaving(Protocol):
    """``services.leaving.Leaving``."""

    def page(self, viewer: SignedIn) -> LeavingPage: ...

    def may_leave(self, viewer: SignedIn) -> bool: ...

    def confirm(self, viewer: SignedIn, pin: str) -> None:
        """Raises what a wrong PIN does, and whatever stands in the way of leaving."""
        ...
