"""Whose turn it is on this PC, and the idle time after which it is nobody's.

A warning with a countdown comes before the lock. Time is the clock's; the timer only asks it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputEvent, QWindow
from typing_extensions import override

from trainer_app.kernel.clock import Clock

if TYPE_CHECKING:
    from trainer_app.services.session import SignedIn  # not needed at first paint

WARNING_SECONDS = 30
QUIET_SECONDS = 120
_TICK_MS = 1_000
_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.TouchBegin,
        QEvent.Type.Wheel,
    }
)


class Session(QObject):
    """Watches the windows while somebody is signed in: a key or a tap is a sign of life.

    Keys and taps come to a window of the system first. Watched there, for every event between
    widgets by the thousand would come by a watch of the whole application.
    """

    changed = Signal()
    """Somebody signed in, or nobody is signed in any more."""
    locked = Signal()
    warned = Signal(int)
    """Seconds left before the lock; 0 when the warning is over."""

    def __init__(self, clock: Clock, idle_minutes: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self.idle_minutes = idle_minutes
        self._signed_in: SignedIn | None = None
        self._last_life_ms = 0
        self._warning = False
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.look_at_clock)

    @property
    def signed_in(self) -> SignedIn | None:
        return self._signed_in

    @property
    def person(self) -> SignedIn:
        """Who is signed in; only for screens that nobody reaches without."""
        assert self._signed_in is not None
        return self._signed_in

    @property
    def is_quiet(self) -> bool:
        """Nobody is signed in, or nobody has touched the PC for a while."""
        return self._signed_in is None or self._idle_seconds >= QUIET_SECONDS

    def begin(self, signed_in: SignedIn) -> None:
        if self._signed_in is None:
            self._watch(True)
        self._signed_in = signed_in
        self.live()
        self._timer.start()
        self.changed.emit()

    def refresh(self, signed_in: SignedIn) -> None:
        """The same person, as they stand after a change of their own; unless they have gone."""
        if self._signed_in is not None and self._signed_in.id == signed_in.id:
            self._signed_in = signed_in
            self.changed.emit()

    def lock(self) -> None:
        """Back to the Board. What was typed waits as that person's draft."""
        if self._signed_in is None:
            return
        self._timer.stop()
        self._watch(False)
        self._end_warning()
        self._signed_in = None
        self.changed.emit()
        self.locked.emit()

    def live(self) -> None:
        """Somebody is here."""
        self._last_life_ms = self._clock.now().ms
        self._end_warning()

    def look_at_clock(self) -> None:
        left = self.idle_minutes * 60 - self._idle_seconds
        if left <= 0:
            self.lock()
        elif left <= WARNING_SECONDS:
            self._warning = True
            self.warned.emit(left)

    @property
    def _idle_seconds(self) -> int:
        return (self._clock.now().ms - self._last_life_ms) // 1000

    def _watch(self, watching: bool) -> None:
        app = QCoreApplication.instance()
        assert isinstance(app, QGuiApplication)
        if watching:
            app.focusWindowChanged.connect(self._watch_window)
        else:
            app.focusWindowChanged.disconnect(self._watch_window)
        for window in app.topLevelWindows():
            if watching:
                self._watch_window(window)
            else:
                window.removeEventFilter(self)

    def _watch_window(self, window: QWindow | None) -> None:
        """One that was opened, such as a question; none while another program is in front."""
        if window is not None:
            window.installEventFilter(self)

    def _end_warning(self) -> None:
        if self._warning:
            self._warning = False
            self.warned.emit(0)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputEvent) and event.type() in _SIGNS_OF_LIFE:
            self.live()
        return False
