"""A hub under many plants at once, and a hub that has grown: requests without a profile."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import Final

from benchmarks.hub import HubProcess, device_name
from tests.hub.conftest import HUB_KEY
from tests.hub.pcs import NOON, Log, Pc
from trainer_app.checklists.bodies import MemoWritten
from trainer_app.checklists.kinds import encode_body
from trainer_app.kernel.clock import SystemClock
from trainer_app.kernel.errors import SyncProblem
from trainer_app.kernel.membership import Membership
from trainer_app.kernel.records import Head, Tip, encode_head, seal
from trainer_app.kernel.streams import Cursor, Run
from trainer_app.sync.client import HubClient
from trainer_app.sync.framing import Asked
from trainer_app.sync.hub.ledger.opening import create_ledger
from trainer_app.sync.hub.ports import Ledger

_AT_ONCE: Final = 16
_A_BATCH: Final = 1_000
_PAIRS: Final = 15


@dataclass(frozen=True, slots=True)
class Crowd:
    seconds: float
    errors: int


def crowd(hub: HubProcess, plants: int, records: int) -> Crowd:
    """So many plants, each with a PC that connects, signs in and hands over so many records."""
    made = hub.plants(plants)
    asked = [_ask(place, plant, records) for place, plant in enumerate(made)]

    def one(pair: tuple[Pc, Asked]) -> bool:
        pc, ask = pair
        client = HubClient(
            Membership(ask.plant, hub.told.url, hub.told.key, "floor"),
            pc.public,
            lambda message: bytes(pc.key.sign(message).signature),
        )
        try:
            answer = client.sync(ask)
        except SyncProblem:
            return False
        finally:
            client.close()
        return len(answer.given) == len(ask.records) and not answer.held

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        begun = perf_counter()
        went_well = list(pool.map(one, asked))
        seconds = perf_counter() - begun
    return Crowd(seconds, went_well.count(False))


def _ask(place: int, plant: str, records: int) -> tuple[Pc, Asked]:
    pc = Pc(device_name(place))
    pc.write(records - 1)  # its log's opening is one too
    cursors = (Cursor("plant"), Cursor("private"))
    return pc, Asked(plant, cursors, tuple(pc.everything()))


# --- a hub that has grown ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Grown:
    """Seconds of a thousand records, of the small hub and the large one, in turn."""

    push: tuple[float, float]
    page: tuple[float, float]


def grown(small_url: str, large_url: str, small: int, large: int) -> Grown:
    hubs = [_Filled(url, size) for url, size in ((small_url, small), (large_url, large))]
    pushed: list[list[float]] = [[], []]
    paged: list[list[float]] = [[], []]
    for _ in range(_PAIRS):
        for n, hub in enumerate(hubs):
            pushed[n].append(hub.push())
            paged[n].append(hub.page())
    for hub in hubs:
        hub.ledger.close()
    return Grown(
        (median(pushed[0]), median(pushed[1])),
        (median(paged[0]), median(paged[1])),
    )


class _Filled:
    """A ledger with one plant and one PC that has pushed so much. Nothing is kept in memory."""

    def __init__(self, url: str, size: int) -> None:
        self.ledger: Ledger = create_ledger(url, HUB_KEY, SystemClock())
        self._plant = self.ledger.add_plant("Northside").id
        self._pc = Pc().enrol(self.ledger, self._plant)
        log = Log(self._pc.key, "plant", "22" * 16)
        self._send(log.run())
        self._runs = _runs(self._pc, log.tip)
        self._cursor = Cursor("plant")
        for _ in range(size // _A_BATCH):
            self._send(next(self._runs))
        self._middle = self._end_of_half(size // 2)

    def push(self) -> float:
        run = next(self._runs)
        begun = perf_counter()
        self._send(run)
        return perf_counter() - begun

    def page(self) -> float:
        """From the middle, one after the other."""
        begun = perf_counter()
        found = self._ask([self._middle], [], _A_BATCH)
        took = perf_counter() - begun
        self._middle = found
        return took

    def _end_of_half(self, position: int) -> Cursor:
        cursor = Cursor("plant")
        while cursor.position < position:
            cursor = self._ask([cursor], [], 2_000)
        return cursor

    def _send(self, run: Run) -> None:
        done = self.ledger.sync(self._plant, self._pc.public, [], [run], 0)
        assert not done.accepted.held

    def _ask(self, cursors: Sequence[Cursor], runs: Sequence[Run], room: int) -> Cursor:
        done = self.ledger.sync(self._plant, self._pc.public, cursors, runs, room)
        return done.pages[0].page.checkpoint.cursor


def _runs(pc: Pc, tip: Tip) -> Iterator[Run]:
    """Batches of one log, without an end."""
    n = 0
    while True:
        first, previous = tip.seq + 1, tip.h
        records = []
        for _ in range(_A_BATCH):
            n += 1
            body = encode_body(MemoWritten(task="GM-01", words=f"{n:032}" * 6))
            sealed = seal(pc.key, tip, encode_head(Head("memo.written", NOON + n)), body)
            tip = sealed.tip
            records.append(sealed)
        yield Run("plant", tip.log, first, previous, tuple(records))
