"""The next request is under way while a page is taken in: what it brings may not be wanted."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable
from typing import Any

import pytest
from typing_extensions import override

from tests.sync.memory_hub import MemoryHub
from tests.sync.memory_line import Cut, MemoryLine
from tests.sync.ports import MemoryPc, MemoryStore
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.errors import Damage, ErrorCode, SyncProblem, TrainerError, Unavailable
from trainer_app.sync.batching import Batch
from trainer_app.sync.engine import Progress, SyncEngine
from trainer_app.sync.framing import Answer, Asked
from trainer_app.sync.stopping import Stop

_LONG = 30.0
"""Seconds after which a test gives up; nothing here takes them."""
OF_HUB = 3
"""What the hub itself recorded: its log, and who is admitted."""


class Store(MemoryStore):
    """Something happens before or after an answer is taken in, by its number, from 1."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.taken = 0
        self.before: dict[int, Callable[[], None]] = {}
        self.after: dict[int, Callable[[], None]] = {}

    @override
    def take(self, **answer: Any) -> ChangeSet:
        self.taken += 1
        self.before.pop(self.taken, lambda: None)()
        changes = super().take(**answer)
        self.after.pop(self.taken, lambda: None)()
        return changes


class Line(MemoryLine):
    """Something happens before a request goes out. ``before``: by its number, from 1."""

    def __init__(self, hub: MemoryHub, device: str, stop: Stop) -> None:
        super().__init__(hub, device)
        self.stop = stop
        self.before: dict[int, Callable[[], None]] = {}
        self.came = threading.Condition()

    @override
    def sync(self, asked: Asked) -> Answer:
        self.before.pop(len(self.asked) + 1, lambda: None)()
        answer = super().sync(asked)
        with self.came:
            self.came.notify_all()
        return answer

    def wait_for(self, requests: int) -> None:
        with self.came:
            assert self.came.wait_for(lambda: len(self.asked) >= requests, _LONG)

    def hang(self) -> None:
        """Until the stop is asked for."""
        woken = threading.Event()
        with self.stop.waking(woken.set):
            assert woken.wait(_LONG)
            self.stop.check()


class Pair:
    """A PC that fetches a hundred records in pages of ten, and has a hundred to send."""

    def __init__(self) -> None:
        self.hub = MemoryHub()
        self.other = MemoryPc("PC-1", self.hub)
        self.store = Store("PC-2")
        self.pc = MemoryPc("PC-2", self.hub, store=self.store)
        self.line: Line | None = None
        self.plans: dict[int, Callable[[], None]] = {}
        self.engine = SyncEngine(self.store, self._connect, batch=Batch(10, most=10))
        for n in range(100):
            self.other.store.record(f"theirs {n}")
            self.store.record(f"ours {n}")
        self.yesterday = self.hub.backup()
        self.other.sync()

    def _connect(self, _membership: object, stop: Stop) -> Line:
        self.line = Line(self.hub, self.store.public, stop)
        self.line.before = self.plans
        return self.line

    @property
    def sent(self) -> list[bytes]:
        assert self.line is not None
        return [record.hash for asked in self.line.asked for record in asked.records]

    def end(self) -> None:
        """Everything is everywhere, and nobody is at work any more."""
        self.engine.run_once()
        self.other.sync()
        for store in (self.store, self.other.store):
            assert store.hashes() == self.hub.hashes()
            assert store.waiting().waiting == store.waiting().sent == 0
        order = self.hub.order("plant")
        assert len(order) == len(set(order))
        assert at_work() == []


def at_work() -> list[str]:
    return [thread.name for thread in threading.enumerate() if "sync-ahead" in thread.name]


@pytest.fixture
def pair() -> Pair:
    return Pair()


def test_that_the_next_request_is_answered_before_a_page_is_taken_in(pair: Pair) -> None:
    def wait() -> None:
        assert pair.line is not None
        pair.line.wait_for(4)

    pair.store.before[3] = wait
    pair.end()


def test_that_pages_are_looked_at_beside_the_network_worker(pair: Pair) -> None:
    pair.end()
    assert pair.store.looked_in
    assert threading.get_ident() not in pair.store.looked_in


def test_that_asking_ahead_says_nothing_twice_and_no_more_often(pair: Pair) -> None:
    done = pair.engine.run_once()
    assert done.sent == len(pair.sent) == len(set(pair.sent)) == 101 + OF_HUB
    assert done.received == len(pair.hub.hashes()) == 2 * 101 + OF_HUB
    assert done.requests == math.ceil(done.received / 10)
    pair.end()


@pytest.mark.parametrize(
    "error", [Damage(ErrorCode.PAGE_NOT_FOLLOWING), Unavailable(ErrorCode.DISK_FULL, path="x")]
)
def test_that_a_page_that_cannot_be_taken_in_ends_it_with_its_own_error(
    pair: Pair, error: TrainerError
) -> None:
    def fail() -> None:
        raise error

    pair.store.before[3] = fail
    with pytest.raises(TrainerError) as met:
        pair.engine.run_once()
    assert met.value is error
    assert at_work() == []
    assert pair.store.waiting().confirmed == 20
    pair.end()


def test_that_nobody_waits_for_an_answer_that_is_not_wanted_any_more(pair: Pair) -> None:
    """The line hangs; only the stop ends that, as a socket that is shut."""

    def fail() -> None:
        raise Damage(ErrorCode.PAGE_NOT_FOLLOWING)

    def hang() -> None:
        assert pair.line is not None
        pair.line.hang()

    pair.store.before[3] = fail
    pair.plans[4] = hang
    with pytest.raises(Damage):
        pair.engine.run_once()
    assert at_work() == []
    pair.end()


def test_that_a_cancelled_sync_keeps_its_page_and_leaves_nobody_at_work(pair: Pair) -> None:
    def cancel(progress: Progress) -> None:
        if progress.received >= 30:
            pair.engine.cancel()

    with pytest.raises(SyncProblem) as stopped:
        pair.engine.run_once(tell=cancel)
    assert stopped.value.code is ErrorCode.SYNC_STOPPED
    assert pair.store.waiting().confirmed == 30
    assert at_work() == []
    pair.end()


def test_that_a_hub_put_back_between_two_pages_is_read_from_the_start(pair: Pair) -> None:
    pair.plans[3] = lambda: pair.hub.restore(pair.yesterday)
    done = pair.engine.run_once()
    assert done.received > len(pair.hub.hashes())  # the first pages twice
    pair.other.sync()
    pair.end()


def test_that_an_answer_is_thrown_away_where_the_page_before_did_not_end_there(pair: Pair) -> None:
    """Somebody began the stream again when the page had just come in."""
    pair.store.after[3] = lambda: pair.store.forget_positions(["plant"])
    done = pair.engine.run_once()
    assert done.received == len(pair.hub.hashes()) + 30
    pair.end()


@pytest.mark.parametrize("cut", [Cut.BEFORE, Cut.AFTER, Cut.SLOW])
@pytest.mark.parametrize("passing", [1, 4])
def test_that_a_line_that_breaks_while_a_page_is_taken_in_loses_nothing(
    pair: Pair, cut: Cut, passing: int
) -> None:
    def breaks() -> None:
        assert pair.line is not None
        pair.line.cuts.append(cut)

    pair.plans[passing + 1] = breaks
    pair.engine.run_once()
    pair.end()
