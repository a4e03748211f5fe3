"""The way in: a PIN, or a one-time code and then a PIN of one's own, typed twice.

A visitor, on the PC that came with him, chooses his PIN without a code.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.permissions import Role
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import ErrorCode, Problem, Refusal, TrainerError
from trainer_app.kernel.ids import PersonId
from trainer_app.kernel.pins import CODE_DIGITS
from trainer_app.services.board import Board
from trainer_app.services.people import Refreshed
from trainer_app.services.session import SignedIn
from trainer_app.ui.program import People
from trainer_app.ui.shared.pin_entry import PinEntry, PinEntryState
from trainer_app.ui.tasks import TaskRunner, Worker
from trainer_app.ui.view_model import ViewModel


class PinStep(Enum):
    ENTER = "enter"
    ENTER_CODE = "enter_code"
    CHOOSE = "choose"
    REPEAT = "repeat"


@dataclass(frozen=True, slots=True)
class PinState:
    name: str = ""
    roles: tuple[Role, ...] = ()
    to_sign: int = 0
    step: PinStep = PinStep.ENTER
    problem: Problem | None = None
    differed: bool = False
    """The two new PINs were not the same."""
    is_visitors: bool = False
    """The PIN is chosen by somebody who came with this PC, for this PC alone."""


class PinViewModel(ViewModel[PinState]):
    signed_in = Signal(object, int)
    """``SignedIn``, and how many sign-offs wait for their signature."""
    language_known = Signal(str)

    def __init__(
        self,
        tasks: TaskRunner,
        people: People,
        clock: Clock,
        person: PersonId,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(PinState(), parent)
        self._tasks = tasks
        self._people = people
        self._person = person
        self._came_in: SignedIn | None = None
        self._chosen = ""
        self.entry = PinEntry(clock, self)
        self.entry.entered.connect(self._on_entered)
        self.entry.state_changed.connect(self._on_entry)

    def read(self) -> None:
        self._tasks.query(self, self._people.board, self._on_board)

    def _on_board(self, board: Board) -> None:
        for tile in board.tiles:
            if tile.person == self._person:
                step = PinStep.ENTER_CODE if tile.needs_code else PinStep.ENTER
                step = PinStep.CHOOSE if tile.chooses_pin else step
                self._show(
                    replace(
                        self.state,
                        name=tile.name,
                        roles=tile.roles,
                        to_sign=tile.to_sign,
                        step=step,
                        is_visitors=tile.chooses_pin,
                    )
                )
                if tile.signs_in_elsewhere:
                    self.entry.refused(Refusal(ErrorCode.SIGNS_IN_ELSEWHERE, person=tile.name))
                if tile.needs_code:
                    self.entry.ask_for(CODE_DIGITS)
                self.language_known.emit(tile.language)

    def _on_entered(self, digits: str) -> None:
        if self.state.step is PinStep.CHOOSE:
            self._chosen = digits
            self.entry.accepted()
            self._show(replace(self.state, step=PinStep.REPEAT, differed=False))
        elif self.state.step is PinStep.REPEAT:
            self._repeat(digits)
        else:
            people, person = self._people, self._person
            self._tasks.perform(
                self,
                lambda: people.sign_in(person, digits),
                self._on_came_in,
                self.entry.refused,
                on=Worker.SLOW,
            )

    def _repeat(self, digits: str) -> None:
        chosen, self._chosen = self._chosen, ""
        if digits != chosen:
            self.entry.accepted()
            self._show(replace(self.state, step=PinStep.CHOOSE, differed=True))
            return
        people, person, came_in = self._people, self._person, self._came_in

        def keep() -> Refreshed:
            if came_in is None:
                return people.choose_pin(person, digits)
            return people.set_pin(came_in, digits)

        self._tasks.perform(
            self,
            keep,
            self._on_pin_set,
            self._on_pin_not_set,
            on=Worker.SLOW,
        )

    def _on_came_in(self, came_in: SignedIn) -> None:
        self.entry.accepted()
        if came_in.must_set_pin:
            self._came_in = came_in
            self.entry.ask_for()
            self._show(replace(self.state, step=PinStep.CHOOSE))
        else:
            self.signed_in.emit(came_in, self.state.to_sign)

    def _on_pin_set(self, refreshed: Refreshed) -> None:
        self.signed_in.emit(refreshed.signed_in, self.state.to_sign)

    def _on_pin_not_set(self, error: TrainerError) -> None:
        self._show(replace(self.state, step=PinStep.CHOOSE))
        self.entry.refused(error)

    def _on_entry(self, entry: PinEntryState) -> None:
        """One place shows what stands in the way: the page's message."""
        self._show(replace(self.state, problem=entry.problem))
