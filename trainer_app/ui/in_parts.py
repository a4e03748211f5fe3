"""What takes long in the store, read in parts that make room for whoever asks (decision 0051).

Its first part comes in its turn; the others wait until nothing else is asked of the store, and end
as soon as something is. On the window's thread, but for ``WhenQuiet.somebody_waits``.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer

from trainer_app.kernel.patience import Patience

FIRST_PART_S: Final = 0.06
"""A page is there within a tenth of a second, however many people it is about."""
_NEXT_PART_S: Final = 0.3
_BREATH_MS: Final = 20
"""What was answered is painted before the store is busy again."""

T = TypeVar("T")


class WhenQuiet(QObject):
    """Holds what can wait, and starts one such thing when nothing is asked of the store."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._at_store = 0
        self._held: deque[Callable[[], None]] = deque()
        self._breath = QTimer(self, singleShot=True, interval=_BREATH_MS)
        self._breath.timeout.connect(self._go_on)

    @property
    def is_quiet(self) -> bool:
        return not self._at_store

    def somebody_waits(self) -> bool:
        """Whether anything was asked since what can wait was started. On the store worker."""
        return self._at_store > 1

    def asked(self) -> None:
        self._at_store += 1

    def answered(self) -> None:
        self._at_store -= 1

    def breathe(self) -> None:
        """Something is about to be painted: what is held starts after it."""
        self._breath.start()

    def hold(self, start: Callable[[], None]) -> None:
        """Until the store is quiet; ``start`` asks something of it."""
        self._held.append(start)
        self.breathe()

    def end(self) -> int:
        """How many things that were held are never started."""
        self._breath.stop()
        dropped = len(self._held)
        self._held.clear()
        return dropped

    def _go_on(self) -> None:
        if self._held and self.is_quiet:
            self._held.popleft()()


class Asks(Protocol[T]):
    """How a part is asked for: as a query, in its turn or held until the store is quiet."""

    def __call__(
        self, work: Callable[[], T], done: Callable[[T], None], *, can_wait: bool
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class InParts(Generic[T]):
    """One long question: asked again until its answer is whole, or asked anew by its owner."""

    part: Callable[[Patience], T]
    done: Callable[[T], None]
    is_whole: Callable[[T], bool]
    ask: Asks[T]
    is_asked_anew: Callable[[], bool]
    quiet: WhenQuiet

    def begin(self) -> None:
        self.ask(lambda: self.part(Patience(FIRST_PART_S)), self._answered, can_wait=False)

    def go_on(self) -> None:
        self.ask(self._next_part, self._on_next_part, can_wait=True)

    def _next_part(self) -> T:
        """On the store worker."""
        return self.part(Patience(_NEXT_PART_S, self.quiet.somebody_waits))

    def _on_next_part(self, result: T) -> None:
        """What a part knows that was cut short is not even shown: whoever asked comes first."""
        if self.quiet.is_quiet or self.is_whole(result):
            self._answered(result)
        else:
            self.go_on()

    def _answered(self, result: T) -> None:
        self.done(result)
        if not self.is_whole(result) and not self.is_asked_anew():
            self.go_on()
