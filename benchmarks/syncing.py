"""Two PCs and a hub: pushing, pulling, a quiet sync, a day on a bad line, a first sync.

The PCs are whole profiles in this process, the hub its own application in another one. What is
timed is a batch from the request to the commit of what came back, so both ends are durable; a PC's
read models are kept in it, but for the standings, which ``settle`` works out afterwards.
"""

from __future__ import annotations

import gc
import itertools
import shutil
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

from typing_extensions import override

from benchmarks import bare
from benchmarks.driven import Bare, Statement, recorded
from benchmarks.hub import HubProcess
from benchmarks.lines import SlowLine
from benchmarks.stores import Stock, go_on, opened
from tests.sync.fault_proxy import FaultProxy
from trainer_app.bootstrap.program import Program
from trainer_app.bootstrap.syncing import look_at_hub, prepare
from trainer_app.kernel.clock import SystemClock
from trainer_app.kernel.errors import ErrorCode, SyncProblem
from trainer_app.kernel.membership import Membership
from trainer_app.kernel.records import SealedRecord
from trainer_app.sync.batching import Batch
from trainer_app.sync.client import HubClient
from trainer_app.sync.engine import Progress, Synced, SyncEngine
from trainer_app.sync.stopping import Stop

BATCH: Final = 1_000
UP, DOWN = 20, 200
SLOW_BITS: Final = 256_000
SLOW_ROUND_TRIP: Final = 0.6


class _SameBatch(Batch):
    """Of a thousand, whatever it costs."""

    def __init__(self) -> None:
        super().__init__(BATCH, most=BATCH)

    @override
    def settle(self, held: float, taken: int) -> None:
        pass


class Pc:
    """A profile and its engine. ``url``: of the hub, or of a line to it."""

    def __init__(self, program: Program, url: str, batch: Batch | None = None) -> None:
        self.program = program
        self._url = url
        self._carrying = program.syncing.carrying
        self.engine = SyncEngine(self._carrying, self._connect, batch=batch or Batch())
        self.ends: list[float] = []
        """When each batch was on both disks."""
        self.taken: list[int] = []
        """Records by then."""
        self.held: list[float] = []
        self._cancel_after = -1

    def run(self, *, cancel_after: int = -1) -> Synced:
        """``cancel_after``: so many batches."""
        self._cancel_after = cancel_after
        self.ends = [perf_counter()]
        gc.disable()  # as in the window, whose own thread looks for cycles now and then
        try:
            return self.engine.run_once(tell=self._tell)
        finally:
            gc.enable()
            self.engine.close()

    def seconds(self) -> list[float]:
        """Of each batch."""
        return _steps(self.ends)

    def _tell(self, said: Progress) -> None:
        self.ends.append(perf_counter())
        if said.to_send or said.to_come or not self.taken or said.received > self.taken[-1]:
            self.held.append(self._carrying.held_writer)
        self.taken.append(max(said.sent, said.received))
        if len(self.ends) - 1 == self._cancel_after:
            self.engine.cancel()

    def _connect(self, membership: Membership, stop: Stop) -> HubClient:
        there = Membership(
            *(membership.plant, self._url, membership.hub_key, membership.grant),
            nonce=membership.nonce,
        )
        return HubClient(
            there,
            self._carrying.stand_alone().key,
            self._carrying.sign,
            keep_nonce=self._carrying.keep_nonce,
            stop=stop,
        )


def joined(program: Program, hub: HubProcess) -> None:
    url, ticket = look_at_hub(hub.told.url, hub.ticket())
    program.syncing.join(url, ticket)


def another(folder: Path, hub: HubProcess) -> Program:
    """An empty profile that has joined."""
    program = prepare(folder, folder.name, SystemClock())
    joined(program, hub)
    return program


# --- rates ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Way:
    """One direction. ``cpu`` and ``hub_cpu``: seconds of processor time a record, the database's
    own processes not counted."""

    record: float
    """Seconds, of the median batch of a thousand."""
    cpu: float
    """Of the median batch too: what is done once in the life of a profile is not in it."""
    hub_cpu: float
    bytes: float
    """On the line, a record: heads, bodies, signatures, frames and HTTP."""


@dataclass(frozen=True, slots=True)
class Rates:
    push: Way
    pull: Way
    settle: float
    """Seconds of processor time a record, for the standings after a pull."""
    sent: list[list[SealedRecord]]
    pull_driven: float
    """Seconds a record: the statements of a pull through the bare driver, on a twin."""


def rates(stock: Stock, records: int, workshop: Path, hub: HubProcess) -> Rates:
    """Straight to the hub; the same once more through a line that counts the bytes."""
    folder = stock.copy(records, workshop / "first")
    with closing(opened(folder)) as first:
        joined(first, hub)
    again = Path(shutil.copytree(folder, workshop / "again"))
    with closing(opened(folder)) as first:
        runs = first.syncing.carrying.outgoing(records=records, size=1 << 30)
        every = [record for run in runs for record in run.records]
        sent = [every[n : n + BATCH] for n in range(0, len(every) - BATCH + 1, BATCH)]
        push = _way(first, hub)
    with closing(opened(again)) as first:
        up = _bytes(first, hub)
    with closing(another(workshop / "second", hub)) as second:
        pull = _way(second, hub)
    another(workshop / "third", hub).close()
    twin = Path(shutil.copytree(workshop / "third", workshop / "twin"))
    with closing(opened(workshop / "third")) as third, recorded() as told:
        down = _bytes(third, hub)
    return Rates(
        Way(push.record, push.cpu, push.hub_cpu, up),
        Way(pull.record, pull.cpu, pull.hub_cpu, down),
        pull.settle,
        sent,
        _driven(twin, told),
    )


@dataclass(frozen=True, slots=True)
class _Took:
    record: float
    cpu: float
    hub_cpu: float
    settle: float


def _way(program: Program, hub: HubProcess) -> _Took:
    pc = _Timed(program, hub.told.url)
    hub_cpu = hub.cpu()
    done = pc.run()
    settled = time.process_time() - pc.cpu[-1]
    records = max(done.sent, done.received)
    return _Took(
        median(pc.of_whole_batches(pc.seconds())) / BATCH,
        median(pc.of_whole_batches(_steps(pc.cpu))) / BATCH,
        (hub.cpu() - hub_cpu) / records,
        settled / records,
    )


def _driven(twin: Path, told: Sequence[Sequence[Statement]]) -> float:
    """Seconds a record, of the median whole batch."""
    with closing(Bare(twin)) as bare_driver:
        took = [(bare_driver.run(statements), _brings(statements)) for statements in told]
    return median(seconds for seconds, records in took if records >= BATCH) / BATCH


def _brings(statements: Sequence[Statement]) -> int:
    """Records that a transaction writes."""
    return sum(
        sql.count("(?") * len(rows)
        for sql, rows, _is_many in statements
        if sql.startswith("INSERT INTO record ")
    )


def _bytes(program: Program, hub: HubProcess) -> float:
    with FaultProxy(hub.address) as line:
        done = Pc(program, line.url, _SameBatch()).run()
        return line.bytes / max(done.sent, done.received)


class _Timed(Pc):
    """Ends its clock with the last batch: what is settled after it is told of too."""

    def __init__(self, program: Program, url: str) -> None:
        super().__init__(program, url, _SameBatch())
        self.cpu = [time.process_time()]

    def of_whole_batches(self, steps: Sequence[float]) -> list[float]:
        sizes = _steps([0, *self.taken])
        return [step for step, size in zip(steps, sizes, strict=False) if size >= BATCH]

    @override
    def _tell(self, said: Progress) -> None:
        super()._tell(said)
        if len(self.taken) == 1 or self.taken[-1] > self.taken[-2]:
            self.cpu.append(time.process_time())


def _steps(marks: Sequence[float]) -> list[float]:
    return [b - a for a, b in itertools.pairwise(marks)]


# --- a day ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Day:
    quiet_requests: int
    requests: int
    seconds: float
    up: int
    down: int


def day(stock: Stock, workshop: Path, hub: HubProcess, records: int) -> Day:
    """A PC that comes back after a day on which another one recorded too."""
    with ExitStack() as open_:
        first = opened(stock.copy(records, workshop / "first"))
        open_.callback(first.close)
        joined(first, hub)
        Pc(first, hub.told.url).run()
        second = another(workshop / "second", hub)
        open_.callback(second.close)
        Pc(second, hub.told.url).run()
        Pc(first, hub.told.url).run()
        quiet = Pc(first, hub.told.url).run()
        go_on(second, DOWN)
        Pc(second, hub.told.url).run()
        go_on(first, UP)
        line = SlowLine(hub.address, bits=SLOW_BITS, round_trip=SLOW_ROUND_TRIP)
        with line:
            begun = perf_counter()
            done = Pc(first, line.url).run()
            took = perf_counter() - begun
        return Day(quiet.requests, done.requests, took, line.up, line.down)


# --- a first sync --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class First:
    seconds: float
    settled: float
    """Seconds until the standings are worked out too."""
    kept: int
    """Records that were here when it was broken off after a few batches."""
    again: int
    """Records that came after that: not one of those that were here."""
    held: float
    """The longest that a batch kept the writer, seconds."""
    waited: float
    """The longest that another writer of the profile waited meanwhile."""
    usual_wait: float


def first_sync(stock: Stock, records: int, workshop: Path, hub: HubProcess) -> First:
    with ExitStack() as open_:
        first = opened(stock.copy(records, workshop / "all"))
        open_.callback(first.close)
        joined(first, hub)
        Pc(first, hub.told.url).run()
        second = another(workshop / "new", hub)
        open_.callback(second.close)
        broken = Pc(second, hub.told.url)
        try:
            broken.run(cancel_after=5)
        except SyncProblem as problem:
            if problem.code is not ErrorCode.SYNC_STOPPED:
                raise
        kept = sum(cursor.position for cursor in second.syncing.carrying.cursors())
        pc = Pc(second, hub.told.url)
        with _other_writer(second) as waits:
            begun = perf_counter()
            done = pc.run()
            took = perf_counter() - begun
        held = [*broken.held, *pc.held]
        arrived = next(t for t, n in zip(pc.ends[1:], pc.taken, strict=True) if n == pc.taken[-1])
        return First(
            *(arrived - begun, took, kept, done.received, max(held)),
            *(max(waits), median(waits)),
        )


@contextmanager
def _other_writer(program: Program) -> Iterator[list[float]]:
    """Somebody records all the while; how long each time had to wait for the writer."""
    over = threading.Event()
    waits: list[float] = []

    def write() -> None:
        while not over.wait(0.02):
            begun = perf_counter()
            with program.store.writing() as writing:
                waits.append(perf_counter() - begun)
                writing.set_meta("bench", str(len(waits)))

    thread = threading.Thread(target=write)
    thread.start()
    try:
        yield waits
    finally:
        over.set()
        thread.join()


# --- the floors ----------------------------------------------------------------------------------


def floor(url: str, file: Path, sent: list[list[SealedRecord]]) -> float:
    """Seconds a record of the median batch; ``url``: of PostgreSQL, empty for SQLite."""
    took = bare.copy(url, sent) if url else bare.insert(file, sent)
    return median(t / len(batch) for t, batch in zip(took, sent, strict=True))
