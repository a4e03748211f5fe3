"""Work off the window's thread: ``query`` reads, ``perform`` writes. Nothing else starts threads.

Four workers, each with one thread that starts with its first work: the *store* worker runs
commands and queries in the order in which the user asked for them; the *slow* worker takes what is
slow by design (Argon2id), so that the store need not wait for it; the *house* worker takes what
nobody waits for (the daily backup); the *network* worker exchanges records with the hub.
What takes long in the store is read in parts (``in_parts``).
``work`` runs there and must not touch a widget. Answers come back on the window's thread by a
queued signal; an owner that is gone by then is not called.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum
from typing import Generic, Protocol, TypeVar, runtime_checkable

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.errors import InvalidInput, Refusal, TrainerError
from trainer_app.kernel.patience import Patience
from trainer_app.ui.in_parts import InParts, WhenQuiet

T = TypeVar("T")
Failed = Callable[[TrainerError], None]


class Worker(Enum):
    STORE = "store"
    SLOW = "slow"
    HOUSE = "house"
    NETWORK = "network"


@runtime_checkable
class HasChanges(Protocol):
    """A result that says what it changed, beside whatever else it carries."""

    @property
    def changes(self) -> ChangeSet: ...


@dataclass(frozen=True, slots=True)
class _Asked(Generic[T]):
    owner: QObject
    work: Callable[[], T]
    done: Callable[[T], None]
    failed: Failed | None
    key: tuple[int, str] | None
    """Set for queries: of those with the same key only the latest is answered."""
    ticket: int
    writes: bool
    on: Worker = Worker.STORE
    can_wait: bool = False


class TaskRunner(QObject):
    """The one way from a view model to the services and back."""

    changed = Signal(object)
    """``ChangeSet`` of a finished write or of what arrived. Emitted after its owner's answer."""
    saved = Signal(object)
    """The same, of what was written here: not of what arrived from elsewhere."""
    unhandled = Signal(object)
    """``TrainerError`` of a query whose owner has no words of its own for it."""
    refused = Signal()
    """What somebody wanted to write was refused: a rule or what was typed stands in the way."""
    crashed = Signal(object)
    """Any other exception: a bug."""
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pools = {
            worker: ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"trainer-{worker.value}")
            for worker in Worker
        }
        self._tickets = itertools.count(1)
        self._latest: dict[tuple[int, str], int] = {}
        self._pending = 0
        self._quiet = WhenQuiet(self)
        self._closed = False
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether anything is asked of this PC; what the network takes is nobody's to wait for."""
        return self._pending > 0

    def query(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        *,
        key: str = "",
    ) -> None:
        """Read. A later query of the same owner and key makes this one's answer unwanted."""
        self._ask(owner, work, done, failed, key)

    def query_in_parts(
        self,
        owner: QObject,
        part: Callable[[Patience], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        *,
        is_whole: Callable[[T], bool],
        key: str = "",
        at_once: bool = True,
    ) -> None:
        """Read what takes long: ``part`` tells what is known when its patience is over, and is
        asked again until its answer ``is_whole``. ``done`` is given each answer.

        The first part comes in its turn (``at_once``), the others while nothing else is asked of
        the store. They are over as soon as something is, and go on after it.
        """
        slot = (id(owner), key)
        long = InParts(
            part,
            done,
            is_whole,
            ask=lambda work, then, *, can_wait: self._ask(
                owner, work, then, failed, key, can_wait=can_wait
            ),
            is_asked_anew=lambda: slot in self._latest,
            quiet=self._quiet,
        )
        if at_once:
            long.begin()
        else:
            long.go_on()

    def perform(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Failed,
        *,
        on: Worker = Worker.STORE,
    ) -> None:
        """Write. A result that is or has a ``ChangeSet`` is broadcast, even if the owner is gone.

        ``failed`` gets a ``TrainerError``; any other exception is a bug and goes to ``crashed``.
        """
        asked = _Asked(owner, work, done, failed, None, next(self._tickets), writes=True, on=on)
        self._submit(asked)

    def arrived(self, changes: ChangeSet) -> None:
        """Tell every screen what came from elsewhere. On the window's thread."""
        if changes and not self._closed:
            self.changed.emit(changes)

    def close(self, last: Callable[[], None] | None = None) -> None:
        """Wait for what is under way and for every write; then nothing is asked or answered.

        Whoever uses the network has woken it before: it is waited for as well.
        ``last`` is the last thing that the store worker does: it lets go of the records.
        """
        if self._closed:
            return
        self._closed = True
        self._pending -= self._quiet.end()
        self._latest.clear()
        for worker in (Worker.NETWORK, Worker.HOUSE, Worker.SLOW):  # they may still write
            self._pools[worker].shutdown(wait=True)
        store = self._pools[Worker.STORE]
        letting_go = store.submit(last) if last is not None else None
        store.shutdown(wait=True)
        if letting_go is not None:
            letting_go.result()

    def _ask(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Failed | None,
        key: str,
        *,
        can_wait: bool = False,
    ) -> None:
        slot, ticket = (id(owner), key), next(self._tickets)
        self._latest[slot] = ticket
        self._submit(
            _Asked(owner, work, done, failed, slot, ticket, writes=False, can_wait=can_wait)
        )

    def _submit(self, asked: _Asked[T]) -> None:
        if self._closed:
            return
        self._pending += asked.on is not Worker.NETWORK
        if asked.can_wait:
            self._quiet.hold(lambda: self._take_up(asked))
        else:
            self._hand_over(asked)

    def _hand_over(self, asked: _Asked[T]) -> None:
        if asked.on is Worker.STORE:
            self._quiet.asked()
        self._pools[asked.on].submit(self._run, asked)

    def _take_up(self, asked: _Asked[T]) -> None:
        if not shiboken6.isValid(asked.owner):
            self._settle(asked)  # so that it is not even run
        self._hand_over(asked)

    def _run(self, asked: _Asked[T]) -> None:
        """On a worker's thread."""
        if self._is_stale(asked):
            self._answered.emit((asked, None, None))
            return
        try:
            result = asked.work()
        except Exception as error:  # noqa: BLE001 - the one place where a worker's errors arrive
            self._answered.emit((asked, None, error))
        else:
            self._answered.emit((asked, result, None))

    def _is_stale(self, asked: _Asked[T]) -> bool:
        return asked.key is not None and self._latest.get(asked.key) != asked.ticket

    def _deliver(self, answer: tuple[_Asked[T], T, Exception | None]) -> None:
        asked, result, error = answer
        self._pending -= asked.on is not Worker.NETWORK
        if asked.on is Worker.STORE:
            self._quiet.answered()
        if self._closed:
            return
        self._quiet.breathe()
        wanted = self._settle(asked)
        if isinstance(error, TrainerError):
            if wanted and asked.failed is not None:
                asked.failed(error)
            elif wanted:
                self.unhandled.emit(error)
            if wanted and asked.writes and isinstance(error, Refusal | InvalidInput):
                self.refused.emit()
        elif error is not None:
            self.crashed.emit(error)
        else:
            if wanted:
                asked.done(result)
            if asked.writes:
                self._broadcast(result, here=asked.on is not Worker.NETWORK)

    def _settle(self, asked: _Asked[T]) -> bool:
        """Whether an answer is wanted: nothing later was asked, and its owner is there."""
        stale = self._is_stale(asked)
        if asked.key is not None and not stale:
            del self._latest[asked.key]
        return not stale and shiboken6.isValid(asked.owner)

    def _broadcast(self, result: object, *, here: bool) -> None:
        if isinstance(result, HasChanges):
            result = result.changes
        if isinstance(result, ChangeSet) and result:
            self.changed.emit(result)
            if here:
                self.saved.emit(result)
