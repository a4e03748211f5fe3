"""The steps of the first run, and what each has been told so far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from trainer_app.checklists.packs import Unit
from trainer_app.kernel.folding import folded
from trainer_app.kernel.places import FoundPlant, Places
from trainer_app.ui.shared.scope import ScopeState
from trainer_app.ui.view_model import PageState

RECOVERY_WORDS = 12


class Step(Enum):
    WAYS = "ways"
    PLACE = "place"
    PLANT = "plant"
    SUPERVISOR = "supervisor"
    PIN = "pin"
    PIN_AGAIN = "pin_again"
    TRAINERS = "trainers"
    RESTORE = "restore"
    JOIN = "join"
    WORKING = "working"
    RECOVERY = "recovery"
    RECOVERY_WORD = "recovery_word"
    CODES = "codes"


BACK = {
    Step.PLACE: Step.WAYS,
    Step.PLANT: Step.WAYS,
    Step.SUPERVISOR: Step.PLANT,
    Step.PIN: Step.SUPERVISOR,
    Step.PIN_AGAIN: Step.PIN,
    Step.TRAINERS: Step.SUPERVISOR,
    Step.RESTORE: Step.WAYS,
    Step.JOIN: Step.WAYS,
    Step.RECOVERY_WORD: Step.RECOVERY,
}
"""Where *Back* leads. Once the plant is founded there is no way back."""


@dataclass(frozen=True, slots=True)
class TrainerLine:
    """A trainer who was named. ``scope``: unit ids, or ``*``."""

    name: str
    scope: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BackupLine:
    """The backup that was chosen: where it is, and what it says about itself."""

    file: str
    site: str
    pc: str
    made: date
    records: int
    opened_at_hub: bool = False
    """Its words came with the file, from the hub's operator."""


@dataclass(frozen=True, slots=True)
class FirstRunState(PageState):
    step: Step = Step.WAYS
    before: Step = Step.WAYS
    """The step that what is being worked on came from."""
    places: Places | None = None
    """None: where the records live is settled, and that step is left out."""
    toward: Step = Step.PLANT
    """What comes after the place: a plant, a backup, or a ticket."""
    units: tuple[Unit, ...] = ()
    plant: str = ""
    employer: str = ""
    pc: str = ""
    supervisor: str = ""
    also_trains: bool | None = None
    own_scope: ScopeState | None = None
    pins_differed: bool = False
    trainer: str = ""
    """The name being typed."""
    trainer_scope: ScopeState | None = None
    trainers: tuple[TrainerLine, ...] = ()
    words: tuple[str, ...] = ()
    """The recovery words, while the window shows them."""
    asked: int = 0
    """Which of the words is asked back, from 1."""
    typed: str = ""
    codes: tuple[tuple[str, str], ...] = ()
    backup: BackupLine | None = None
    sheet_words: str = ""
    """The recovery words of a backup, as they are typed from the sheet."""
    restored_pc: str = ""
    ticket: str = ""
    hub_url: str = ""
    joined_pc: str = ""
    is_one_more: bool = False
    """This PC works for another plant already: it joins, and that is all there is to choose."""
    is_begun: bool = False
    """Joining was begun and is not done: the hub may know this PC already."""

    @property
    def found(self) -> tuple[FoundPlant, ...]:
        """Plants that other accounts keep on this PC."""
        return () if self.places is None else self.places.found

    @property
    def can_go_on(self) -> bool:
        match self.step:
            case Step.PLANT:
                return bool(self.plant.strip() and self.pc.strip())
            case Step.SUPERVISOR:
                scoped = self.own_scope is not None and bool(self.own_scope.chosen)
                answered = self.also_trains is not None
                return (
                    bool(self.supervisor.strip()) and answered and (not self.also_trains or scoped)
                )
            case Step.TRAINERS:
                return not self.trainer.strip()
            case Step.RESTORE:
                return self.backup is not None and self.sheet_words_typed == RECOVERY_WORDS
            case Step.JOIN:
                return bool(self.ticket.strip() and self.joined_pc.strip())
            case Step.RECOVERY_WORD:
                return self.typed_matches
            case Step.RECOVERY | Step.CODES:
                return True
        return False

    @property
    def can_add_trainer(self) -> bool:
        return bool(
            self.trainer.strip() and self.trainer_scope is not None and self.trainer_scope.chosen
        )

    @property
    def typed_matches(self) -> bool:
        """Whether the word that was asked for was typed; it is on paper, then."""
        return bool(self.words) and folded(self.typed) == folded(self.words[self.asked - 1])

    @property
    def sheet_words_typed(self) -> int:
        return len(self.sheet_words.replace(",", " ").split())
