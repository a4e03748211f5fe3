"""Many writers and a reader on one stream, with everything that can go wrong between them.

A ``Line`` is how records are written and read in order. ``crowd()`` lets eight writers loose on it,
with transactions that wait before they commit, that are rolled back, that somebody else's idle
transaction holds up, and whose connection is cut by the server, and tells what a reader missed that
went on from where it had read to.
"""

from __future__ import annotations

import multiprocessing.connection
import os
import random
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol

import psycopg
from sqlalchemy.exc import DBAPIError
from typing_extensions import override

from tests.hub.conftest import HUB_KEY
from tests.hub.pcs import Pc, noon
from trainer_app.kernel.errors import Unavailable
from trainer_app.sync.hub.ledger.ledger import SqlLedger
from trainer_app.sync.hub.ledger.own_log import Hub
from trainer_app.sync.hub.ledger.postgres import PostgresDatabase
from trainer_app.sync.hub.ledger.session import Scope, Session
from trainer_app.sync.hub.ports import Refused

WRITERS = 8
_A_PROCESS = 2
"""So many of them are of one process."""


class Trouble(Exception):
    """A transaction that its own side gives up."""


_TROUBLES = (Trouble, Refused, Unavailable, psycopg.Error, DBAPIError)


class Line(Protocol):
    def write(self, writer: int, turn: int) -> list[bytes]:
        """Commit a few records; their hashes. Raises for a turn that came to nothing."""
        ...

    def read(self) -> list[tuple[int, bytes]]:
        """What follows the place that was read to, which moves on: positions and hashes."""
        ...


@dataclass
class Seen:
    written: set[bytes] = field(default_factory=set)
    read: list[tuple[int, bytes]] = field(default_factory=list)
    troubles: int = 0

    @property
    def missed(self) -> set[bytes]:
        return self.written - {h for _position, h in self.read}


def crowd(line: Line, url: str, *, turns: int, seed: int) -> Seen:
    """Eight writers, each a thread of this process."""
    seen = Seen()
    writers = _writers(line, WRITERS, turns, seen)
    with _reading(line, seen):
        for thread in writers:
            thread.start()
        _disturb(url, seed, lambda: any(thread.is_alive() for thread in writers))
        for thread in writers:
            thread.join()
    return seen


def crowd_of_processes(url: str, plant: str, reader: Line, *, turns: int, seed: int) -> Seen:
    """The same eight writers, in processes of the hub of their own; ``reader`` is in this one.

    No connection to the database may be open here yet.
    """
    context = multiprocessing.get_context("fork")
    seen = Seen()
    processes = []
    for first in range(0, WRITERS, _A_PROCESS):
        told, tell = context.Pipe(duplex=False)
        work = (url, plant, first, turns, seed + first, tell)
        processes.append((context.Process(target=_process, args=work), told, tell))
    for process, _told, tell in processes:
        process.start()
        tell.close()  # so that one that died is not waited for
    with _reading(reader, seen):
        _disturb(url, seed, lambda: any(process.is_alive() for process, _told, _tell in processes))
        for process, told, _tell in processes:
            written, troubles = told.recv()
            seen.written |= written
            seen.troubles += troubles
            process.join()
    return seen


def _process(
    url: str,
    plant: str,
    first: int,
    turns: int,
    seed: int,
    tell: multiprocessing.connection.Connection,
) -> None:
    ledger = SqlLedger(TroubledDatabase(url, seed), Hub(HUB_KEY, noon(), os.urandom))
    pcs = [Pc(f"writer {n}") for n in range(first, first + _A_PROCESS)]
    seen = Seen()
    writers = _writers(LedgerLine(ledger, plant, pcs[0], pcs), len(pcs), turns, seen)
    for thread in writers:
        thread.start()
    for thread in writers:
        thread.join()
    tell.send((seen.written, seen.troubles))


def _writers(line: Line, count: int, turns: int, seen: Seen) -> list[threading.Thread]:
    lock = threading.Lock()

    def work(writer: int) -> None:
        for turn in range(turns):
            while True:
                try:
                    hashes = line.write(writer, turn)
                except _TROUBLES:
                    with lock:
                        seen.troubles += 1
                    continue
                with lock:
                    seen.written.update(hashes)
                break

    return [threading.Thread(target=work, args=(n,)) for n in range(count)]


@contextmanager
def _reading(line: Line, seen: Seen) -> Iterator[None]:
    """Somebody reads meanwhile, and goes on until nothing follows any more."""
    over = threading.Event()

    def look() -> None:
        came_to_nothing = 0
        while came_to_nothing < 2:
            ends = over.is_set()
            try:
                entries = line.read()
            except _TROUBLES:
                continue
            seen.read.extend(entries)
            came_to_nothing = came_to_nothing + 1 if ends and not entries else 0

    reader = threading.Thread(target=look)
    reader.start()
    try:
        yield
    finally:
        over.set()
        reader.join()


def _disturb(url: str, seed: int, is_going_on: Callable[[], bool]) -> None:
    """Idle transactions that lock what everybody needs, and connections that are cut."""
    with psycopg.connect(url) as other, psycopg.connect(url, autocommit=True) as killer:
        chance = random.Random(seed)
        while is_going_on():
            with other.transaction(force_rollback=True):  # an idle transaction of somebody else's
                other.execute("SELECT head FROM stream WHERE stream = 'plant' FOR UPDATE")
                _wait(killer, 0.01)
            _cut_one(killer, other.info.backend_pid, chance)
            _wait(killer, 0.02)


def _wait(connection: psycopg.Connection, seconds: float) -> None:
    connection.execute("SELECT pg_sleep(%s)", (seconds,))


def _cut_one(killer: psycopg.Connection, spared: int, chance: random.Random) -> None:
    found = killer.execute(
        "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
        " AND pid NOT IN (pg_backend_pid(), %s) AND backend_type = 'client backend' ORDER BY pid",
        (spared,),
    ).fetchall()
    if found:
        killer.execute("SELECT pg_terminate_backend(%s)", chance.choice(found))


class TroubledDatabase(PostgresDatabase):
    """Waits a random moment before it commits, and gives every tenth transaction up."""

    def __init__(self, url: str, seed: int) -> None:
        super().__init__(url)
        self._chance = random.Random(seed)

    @override
    @contextmanager
    def writing(self, scope: Scope) -> Iterator[Session]:
        with super().writing(scope) as session:
            yield session
            session.row("SELECT pg_sleep(:s)", s=str(self._chance.uniform(0, 0.004)))
            if self._chance.random() < 0.1:
                raise Trouble


class LedgerLine:
    """The hub's own way."""

    def __init__(self, ledger: SqlLedger, plant: str, reader: Pc, writers: Sequence[Pc]) -> None:
        self._ledger = ledger
        self._plant = plant
        self._reader = reader
        self._writers = writers

    def write(self, writer: int, turn: int) -> list[bytes]:
        pc = self._writers[writer]
        log = pc.log()
        while len(log.records) < 1 + 3 * (turn + 1):
            pc.write(1)
        run = log.run(1 if turn == 0 else 3 * turn + 2, 3 * turn + 4)
        done = self._ledger.sync(self._plant, pc.public, [], [run], 0)
        assert not done.accepted.held
        return [record.hash for record in run.records]

    def write_all(self, writer: int, turns: int) -> list[bytes]:
        return [h for turn in range(turns) for h in self.write(writer, turn)]

    def read(self) -> list[tuple[int, bytes]]:
        at = self._reader.cursors["plant"].position if self._reader.cursors else 0
        done = self._reader.sync(self._ledger, self._plant, streams=("plant",))
        entries = [entry for paged in done.pages for entry in paged.page.entries]
        return [(n, entry.record.hash) for n, entry in enumerate(entries, at + 1)]


class SerialLine:
    """What it must not be: positions drawn from a sequence, read on from the highest one seen."""

    def __init__(self, url: str, seed: int) -> None:
        self._url = url
        self._chance = random.Random(seed)
        self._at = 0
        self._reading = psycopg.connect(url, autocommit=True)
        self._reading.execute("CREATE TABLE serial (n bigserial PRIMARY KEY, hash bytea)")

    def close(self) -> None:
        self._reading.close()

    def write(self, writer: int, turn: int) -> list[bytes]:
        hashes = [f"{writer} {turn} {n}".encode() for n in range(3)]
        with psycopg.connect(self._url) as connection:
            for h in hashes:
                connection.execute("INSERT INTO serial (hash) VALUES (%s)", (h,))
            _wait(connection, self._chance.uniform(0, 0.004))
            if self._chance.random() < 0.1:
                raise Trouble
        return hashes

    def read(self) -> list[tuple[int, bytes]]:
        if self._reading.closed:
            self._reading = psycopg.connect(self._url, autocommit=True)
        found = self._reading.execute(
            "SELECT n, hash FROM serial WHERE n > %s ORDER BY n", (self._at,)
        ).fetchall()
        self._at = max((n for n, _h in found), default=self._at)
        return found
