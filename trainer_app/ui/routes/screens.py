"""What every group of screens is built from, and how its builders become known."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer_app.ui.navigator import Params, Route
from trainer_app.ui.program import Program

if TYPE_CHECKING:
    from trainer_app.ui.shared.sign_offs import SignOffDesk
    from trainer_app.ui.shell import Shell


@dataclass(frozen=True)
class Screens(ABC):
    """The builders of a group of screens; one a plant that is open."""

    shell: Shell
    program: Program
    desk: SignOffDesk

    @abstractmethod
    def routes(self) -> Mapping[str, Route]:
        """The builders by the names of their routes."""

    def register(self) -> None:
        for name, route in self.routes().items():
            self.shell.navigator.register(name, route)


def listed(params: Params, name: str) -> tuple[str, ...]:
    """Several of a kind stand in one parameter, with commas between them."""
    return tuple(one for one in params.get(name, "").split(",") if one)
