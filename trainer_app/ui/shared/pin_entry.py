"""Typing a PIN: digits, the delay after a wrong one, the lock. Used wherever somebody signs.

Holds the digits, never shows them. Who owns it listens to ``entered``, asks a service, and answers
with ``refused`` or ``accepted``. Window's thread; time comes from the clock it is given.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import ErrorCode, Problem, TrainerError
from trainer_app.ui.view_model import ViewModel

MOST_DIGITS = 8
FEWEST_DIGITS = 4
_TICK_MS = 500


@dataclass(frozen=True, slots=True)
class PinEntryState:
    """``typed``: how many digits. ``wait_seconds``: how long until another try is taken.

    ``rings``: for how many digits there is a place to begin with.
    """

    typed: int = 0
    busy: bool = False
    problem: Problem | None = None
    wait_seconds: int = 0
    is_locked: bool = False
    rings: int = FEWEST_DIGITS

    @property
    def can_type(self) -> bool:
        return not self.busy and self.wait_seconds == 0

    @property
    def can_enter(self) -> bool:
        return self.can_type and self.typed >= FEWEST_DIGITS


class PinEntry(ViewModel[PinEntryState]):
    entered = Signal(str)
    """The digits; the owner passes them on and keeps nothing."""

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(PinEntryState(), parent)
        self._clock = clock
        self._digits = ""
        self._wait_until_ms = 0
        self._ticks = QTimer(self)
        self._ticks.setInterval(_TICK_MS)
        self._ticks.timeout.connect(self.count_down)

    def ask_for(self, digits: int = FEWEST_DIGITS) -> None:
        """A PIN, or a one-time code, which is longer. Fewer are taken all the same: somebody
        may have set a PIN elsewhere meanwhile."""
        self._show(replace(self.state, rings=digits))

    def type_digit(self, digit: str) -> None:
        if self.state.can_type and len(self._digits) < MOST_DIGITS:
            self._digits += digit
            self._show(replace(self.state, typed=len(self._digits), problem=None))

    def erase(self) -> None:
        if self.state.can_type:
            self._digits = self._digits[:-1]
            self._show(replace(self.state, typed=len(self._digits)))

    def enter(self) -> None:
        if self.state.can_enter:
            digits = self._forget()
            self._show(replace(self.state, busy=True, problem=None))
            self.entered.emit(digits)

    def clear(self) -> None:
        """Start anew, keeping a delay that is running."""
        self._forget()
        self._show(replace(self.state, typed=0, busy=False, problem=None))

    def accepted(self) -> None:
        self._forget()
        self._ticks.stop()
        self._show(PinEntryState(rings=self.state.rings))

    def refused(self, error: TrainerError) -> None:
        """Show what stood in the way; count down where the PIN is delayed or locked."""
        self._forget()
        problem = error.problem
        seconds = _seconds(problem)
        self._show(
            PinEntryState(
                problem=problem,
                wait_seconds=seconds,
                is_locked=problem.code is ErrorCode.PIN_LOCKED,
                rings=self.state.rings,
            )
        )
        if seconds:
            self._wait_until_ms = self._clock.now().ms + seconds * 1000
            self._ticks.start()

    def count_down(self) -> None:
        """Called by the timer; the clock decides, not the number of ticks."""
        left = -((self._clock.now().ms - self._wait_until_ms) // 1000)
        if left <= 0:
            self._ticks.stop()
            self._show(PinEntryState(rings=self.state.rings))
        else:
            self._show(replace(self.state, wait_seconds=left))

    def _forget(self) -> str:
        digits, self._digits = self._digits, ""
        return digits


def _seconds(problem: Problem) -> int:
    """How long a refused PIN has to wait: after a delay in seconds, after a lock in minutes."""
    for param, unit in (("seconds", 1), ("minutes", 60)):
        value = problem.params.get(param, 0)
        if isinstance(value, int) and value > 0:
            return value * unit
    return 0
