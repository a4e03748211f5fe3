"""The window and its hub: when to sync, whether the hub answers, and what the sync line says.

Syncs run on the network worker by the schedule; while somebody is at the PC, the hub is asked every
few seconds whether it is there, so that the line never lies to who reads it, and else not at all: a
hub has thousands of PCs. Where the profile belongs to no hub nothing starts: no timer, no worker.
Lives on the window's thread; what arrives is told to the screens in gulps.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Clock, Moment
from trainer_app.kernel.errors import ErrorCode, Problem, SyncProblem, TrainerError
from trainer_app.kernel.membership import Membership, Waiting
from trainer_app.ui.tasks import TaskRunner, Worker

if TYPE_CHECKING:
    from trainer_app.ui.ports.sync import Done, HowFar, Schedule, Syncing

PROBE_EVERY_S: Final = 4.0
"""Together with the patience of a probe: a hub that is gone is said within ten seconds."""
PROBE_AWAY_EVERY_S: Final = 30.0
SILENT_AFTER_S: Final = 9.0
"""A sync under way that hears nothing for so long is on a dead line."""
RECEIPTS: Final = "receipts"
"""Touched when the hub has confirmed something of this PC: marks of what waits are read again."""
_TICK_MS: Final = 500
_TELL_MS: Final = 250

Draw = Callable[[], float]
"""A number from 0 up to 1."""

_draw: Final[Draw] = random.SystemRandom().random

_AWAY: Final = (ErrorCode.HUB_NOT_REACHABLE, ErrorCode.NOT_THE_HUB)
"""The line is down, or somebody else answers on it: a state, not an error."""
_MUTE: Final = (*_AWAY, ErrorCode.HUB_NOT_TRUSTED)
"""The hub itself was not heard."""


class Contact(Enum):
    """Whether the hub answers."""

    UNKNOWN = "unknown"
    ONLINE = "online"
    OFFLINE = "offline"


@dataclass(frozen=True, slots=True)
class Far:
    """A sync under way, in numbers."""

    sent: int = 0
    received: int = 0
    to_send: int = 0
    to_come: int = 0


@dataclass(frozen=True, slots=True)
class NetworkState:
    """``membership`` None: this PC stands alone, and all else says nothing.

    ``is_current``: whether ``waiting`` knows of the last thing that was recorded here.
    ``heard``: when the hub last answered, by this PC's clock. ``problem``: why it takes nothing.
    """

    membership: Membership | None = None
    waiting: Waiting = field(default_factory=Waiting)
    is_current: bool = False
    contact: Contact = Contact.UNKNOWN
    heard: Moment | None = None
    far: Far | None = None
    """None while no sync is under way."""
    problem: Problem | None = None

    @property
    def is_syncing(self) -> bool:
        return self.far is not None

    @property
    def is_confirmed(self) -> bool:
        """Whether the hub has confirmed everything that is on this PC. Else nothing is green."""
        waits = self.waiting.waiting or self.waiting.held_back
        known = self.is_current and self.waiting.last_success is not None
        return self.contact is Contact.ONLINE and known and not waits and self.problem is None


class Network(QObject):
    state_changed = Signal(object)
    closing = Signal()
    """The window closes: whatever uses the network worker stops."""
    joined = Signal()
    """There is a hub: screens that say so look again."""
    _told = Signal(object)
    """``HowFar``, from the network worker."""

    def __init__(
        self,
        tasks: TaskRunner,
        clock: Clock,
        syncing: Callable[[], Syncing],
        parent: QObject | None = None,
        *,
        now: Callable[[], float] = time.monotonic,
        is_attended: Callable[[], bool] = lambda: True,
        draw: Draw = _draw,
    ) -> None:
        """``syncing``: the port, asked for on the store worker. ``is_attended``: whether somebody
        is at this PC."""
        super().__init__(parent)
        self._tasks, self._clock, self._now = tasks, clock, now
        self._find = syncing
        self._syncing: Syncing | None = None
        self._schedule: Schedule | None = None
        self._state = NetworkState()
        self._changes = ChangeSet()
        self._is_attended, self._draw = is_attended, draw
        self._somebody_here = True
        self._probing = False
        self._probe_at = self._spoke_at = 0.0
        self._asked = 0
        """Counts what was recorded, so that an older answer of ``waiting`` is known as one."""
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.look_at_clock)
        self._gulp = QTimer(self)
        self._gulp.setSingleShot(True)
        self._gulp.setInterval(_TELL_MS)
        self._gulp.timeout.connect(self._tell_screens)
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        tasks.saved.connect(self._on_saved)

    @property
    def state(self) -> NetworkState:
        return self._state

    # --- wishes ---------------------------------------------------------------------------------

    def look(self) -> None:
        """Whether this profile belongs to a hub now; at the start, and after joining."""

        def find() -> tuple[Syncing, Membership | None, Waiting]:
            syncing = self._find()
            membership = syncing.membership()
            return syncing, membership, syncing.waiting() if membership else Waiting()

        self._tasks.query(self, find, self._on_found, key="hub")

    def sync_now(self) -> None:
        """A person asks: at once, whatever failed before."""
        if self._schedule is not None:
            self._schedule.asked(self._now())
            self.look_at_clock()

    def stop_sync(self) -> None:
        """What has arrived is kept; it goes on by itself later."""
        if self._syncing is not None and self._state.is_syncing:
            self._syncing.cancel()

    def close(self) -> None:
        """No more of it; whoever waits on the network is woken."""
        self._timer.stop()
        self._gulp.stop()
        self._schedule = None
        self.closing.emit()
        if self._syncing is not None:
            self._syncing.stop()

    # --- time -----------------------------------------------------------------------------------

    def look_at_clock(self) -> None:
        """Called by the timer: a sync that is due, a probe, a line that went dead meanwhile."""
        if self._schedule is None:
            return
        now = self._now()
        self._look_around(now)
        if self._state.is_syncing:
            if now - self._spoke_at > SILENT_AFTER_S and self._state.contact is Contact.ONLINE:
                self._show(replace(self._state, contact=Contact.OFFLINE))
            return
        if self._schedule.due is not None and now >= self._schedule.due:
            self._begin(now)
        elif self._somebody_here and not self._probing and now >= self._probe_at:
            self._probe()

    def _look_around(self, now: float) -> None:
        """Who comes to a PC that was left alone is told at once how things stand."""
        is_here = self._is_attended()
        if is_here is self._somebody_here:
            return
        self._somebody_here = is_here
        if is_here:
            self._probe_at = now
        if self._schedule is not None:
            self._schedule.attended(now, is_here=is_here)

    def _begin(self, now: float) -> None:
        schedule, syncing = self._schedule, self._syncing
        assert schedule is not None
        assert syncing is not None
        schedule.began()
        self._spoke_at = now
        self._show(replace(self._state, far=Far()))
        self._tasks.perform(
            self,
            lambda: syncing.run_once(self._told.emit),
            self._on_synced,
            self._on_failed,
            on=Worker.NETWORK,
        )

    def _probe(self) -> None:
        syncing = self._syncing
        assert syncing is not None
        self._probing = True
        self._tasks.perform(
            self,
            syncing.probe,
            lambda _none: self._on_probed(),
            self._on_no_probe,
            on=Worker.NETWORK,
        )

    # --- answers --------------------------------------------------------------------------------

    def _on_found(self, found: tuple[Syncing, Membership | None, Waiting]) -> None:
        self._syncing, membership, waiting = found
        heard = self._at(waiting.last_success)
        self._show(NetworkState(membership, waiting, is_current=True, heard=heard))
        if membership is not None and self._schedule is None:
            self._schedule = self._syncing.schedule(self._now())
            self._timer.start()
            self.joined.emit()
            self.look_at_clock()

    def _on_told(self, far: HowFar) -> None:
        self._spoke_at = self._now()
        self._changes |= far.changes
        if not self._gulp.isActive():
            self._gulp.start()
        if self._state.is_syncing:
            told = Far(far.sent, far.received, far.to_send, far.to_come)
            self._show(
                replace(self._state, far=told, contact=Contact.ONLINE, heard=self._clock.now())
            )

    def _tell_screens(self) -> None:
        changes, self._changes = self._changes, ChangeSet()
        self._tasks.arrived(changes)

    def _on_synced(self, _done: Done) -> None:
        self._tell_screens()
        self._rest(self._now())
        if self._schedule is not None:
            self._schedule.succeeded(self._now())
        self._show(
            replace(
                self._state,
                far=None,
                problem=None,
                contact=Contact.ONLINE,
                heard=self._clock.now(),
            )
        )
        self._count()

    def _on_failed(self, error: TrainerError) -> None:
        self._tell_screens()
        self._rest(self._now())
        after = error.after if isinstance(error, SyncProblem) else 0.0
        if self._schedule is not None:
            self._schedule.failed(self._now(), after)
        state = replace(self._state, far=None)
        if error.code in _AWAY:
            state = replace(state, contact=Contact.OFFLINE, problem=None)
        elif error.code is not ErrorCode.SYNC_STOPPED:
            contact = Contact.ONLINE if isinstance(error, SyncProblem) else state.contact
            contact = Contact.OFFLINE if error.code in _MUTE else contact
            state = replace(state, contact=contact, problem=error.problem)
        self._show(state)
        self._count()

    def _on_probed(self) -> None:
        was = self._state.contact
        self._probing = False
        self._rest(self._now())
        if was is Contact.OFFLINE and self._schedule is not None:
            self._schedule.line_changed(self._now())
        self._show(replace(self._state, contact=Contact.ONLINE, heard=self._clock.now()))

    def _on_no_probe(self, error: TrainerError) -> None:
        self._probing = False
        offline = error.code in _MUTE
        if offline:
            problem = None if error.code in _AWAY else error.problem
            self._show(replace(self._state, contact=Contact.OFFLINE, problem=problem))
        self._rest(self._now(), away=offline)

    def _rest(self, now: float, *, away: bool = False) -> None:
        """Until the hub is asked again whether it is there."""
        longest = PROBE_AWAY_EVERY_S if away else PROBE_EVERY_S
        self._probe_at = now + longest * (0.8 + 0.2 * self._draw())

    def _on_saved(self, _changes: ChangeSet) -> None:
        if self._schedule is None:
            return
        self._asked += 1
        self._schedule.recorded(self._now())
        self._show(replace(self._state, is_current=False))
        self._count()

    def _count(self) -> None:
        syncing, asked = self._syncing, self._asked
        if syncing is not None and self._schedule is not None:
            self._tasks.query(
                self, syncing.waiting, lambda found: self._on_counted(found, asked), key="waiting"
            )

    def _on_counted(self, waiting: Waiting, asked: int) -> None:
        known = self._state.waiting.confirmed
        self._show(replace(self._state, waiting=waiting, is_current=asked == self._asked))
        if waiting.confirmed != known:
            self._tasks.arrived(ChangeSet.of([RECEIPTS]))

    def _at(self, ms: int | None) -> Moment | None:
        return None if ms is None else Moment(ms, self._clock.now().tz)

    def _show(self, state: NetworkState) -> None:
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)
