"""The plants of a PC, in memory: which were opened, and one that may be left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from trainer_app.checklists.permissions import Action
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.errors import TrainerError
from trainer_app.kernel.plants import PlantHere
from trainer_app.services.leaving import LeavingPage
from trainer_app.services.session import SignedIn

if TYPE_CHECKING:
    from trainer_app.ui.program import Blank, Program

USED = Moment(1_772_470_800_000, -300)
READY = LeavingPage(
    plant="Lakeside Tooling",
    has_hub=True,
    waiting=0,
    held=0,
    files=0,
    drafts=0,
    backups=Path("backups"),
)


def here(key: str, name: str, waiting: int | None = None, held: int = 0) -> PlantHere:
    return PlantHere(key, Path(key), name, used=USED, waiting=waiting, held=held)


@dataclass
class FakeLeaving:
    known: LeavingPage = READY
    refusal: TrainerError | None = None
    pins: list[str] = field(default_factory=list)

    def page(self, viewer: SignedIn) -> LeavingPage:
        assert viewer.id
        return self.known

    def may_leave(self, viewer: SignedIn) -> bool:
        return viewer.may(Action.BACK_UP)

    def confirm(self, viewer: SignedIn, pin: str) -> None:
        assert viewer.id
        self.pins.append(pin)
        refusal, self.refusal = self.refusal, None
        if refusal is not None:
            raise refusal


@dataclass
class FakePlants:
    """``programs``: by key. ``named``: somebody said which at the start."""

    known: tuple[PlantHere, ...]
    opens: Callable[[str], Program | None]
    blanks: Callable[[], Blank] | None = None
    named: bool = False
    asked: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    is_told: bool = True
    """Whether the hub can be told of it."""

    def live_in(self, home: Path) -> None:
        assert home.name

    def count(self) -> int:
        return len(self.known)

    @property
    def is_asked(self) -> bool:
        return len(self.known) > 1 and not self.named

    def all(self) -> tuple[PlantHere, ...]:
        return self.known

    def open(self, key: str = "") -> Program | None:
        self.asked.append(key)
        return self.opens(key)

    def blank(self, key: str = "") -> Blank:
        self.asked.append(f"blank {key}".strip())
        assert self.blanks is not None
        return self.blanks()

    def leave(self, key: str) -> bool:
        self.left.append(key)
        self.known = tuple(one for one in self.known if one.key != key)
        return self.is_told
