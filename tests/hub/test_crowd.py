"""No gap and nothing missed under eight writers (sync.md I5), and the rig finds what would be."""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from tests.hub.conftest import HUB_KEY
from tests.hub.crowd import (
    WRITERS,
    LedgerLine,
    SerialLine,
    TroubledDatabase,
    crowd,
    crowd_of_processes,
)
from tests.hub.pcs import Pc, noon
from trainer_app.sync.hub.ledger.ledger import SqlLedger
from trainer_app.sync.hub.ledger.opening import create_ledger, open_ledger
from trainer_app.sync.hub.ledger.own_log import Hub
from trainer_app.sync.hub.ledger.postgres import PostgresDatabase


def test_that_no_reader_ever_misses_a_record(postgres_url: str) -> None:
    _let_loose(postgres_url, turns=12, seed=7)


@pytest.mark.soak
@pytest.mark.timeout(1_800)
@pytest.mark.parametrize("seed", range(20))
def test_that_no_reader_misses_a_record_for_long(postgres_url: str, seed: int) -> None:
    _let_loose(postgres_url, turns=150, seed=seed)


def _let_loose(url: str, *, turns: int, seed: int) -> None:
    quiet = open_ledger(url, HUB_KEY, noon())
    plant = quiet.add_plant("Northside").id
    writers = [Pc(f"writer {n}").enrol(quiet, plant) for n in range(WRITERS)]
    reader = Pc("reader").enrol(quiet, plant)
    quiet.close()
    database = TroubledDatabase(url, seed)
    with closing(SqlLedger(database, Hub(HUB_KEY, noon(), os.urandom))) as ledger:
        line = LedgerLine(ledger, plant, reader, writers)
        seen = crowd(line, url, turns=turns, seed=seed)
        ends = dict(ledger.status(plant).records)
    positions = [position for position, _h in seen.read]
    assert positions == list(range(1, ends["plant"] + 1))
    assert len({h for _position, h in seen.read}) == len(positions)
    assert len(seen.written) == WRITERS * (1 + 3 * turns)
    assert not seen.missed
    assert seen.troubles > turns  # there was what to go wrong


@pytest.mark.skipif(sys.platform == "win32", reason="fork is POSIX")
def test_that_no_reader_misses_a_record_of_any_process_of_the_hub(postgres_url: str) -> None:
    """Four processes that write, and one that reads, on one database."""
    turns = 5
    with closing(open_ledger(postgres_url, HUB_KEY, noon())) as quiet:
        plant = quiet.add_plant("Northside").id
        for n in range(WRITERS):
            Pc(f"writer {n}").enrol(quiet, plant)
        reader = Pc("reader").enrol(quiet, plant)
    with closing(
        SqlLedger(PostgresDatabase(postgres_url), Hub(HUB_KEY, noon(), os.urandom))
    ) as ledger:
        line = LedgerLine(ledger, plant, reader, ())
        seen = crowd_of_processes(postgres_url, plant, line, turns=turns, seed=7)
        ends = dict(ledger.status(plant).records)
    positions = [position for position, _h in seen.read]
    assert positions == list(range(1, ends["plant"] + 1))
    assert len(seen.written) == WRITERS * (1 + 3 * turns)
    assert not seen.missed
    assert seen.troubles > 0


def test_that_the_same_crowd_finds_a_cursor_on_a_sequence(empty_postgres_url: str) -> None:
    with closing(SerialLine(empty_postgres_url, 7)) as line:
        line._reading.execute("CREATE TABLE stream (head int, stream text)")
        seen = crowd(line, empty_postgres_url, turns=12, seed=7)
    assert seen.missed


def test_that_threads_of_one_hub_take_turns_on_sqlite(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'hub.db'}"
    with closing(create_ledger(url, HUB_KEY, noon())) as ledger:
        plant = ledger.add_plant("Northside").id
        writers = [Pc(f"writer {n}").enrol(ledger, plant) for n in range(WRITERS)]
        reader = Pc("reader").enrol(ledger, plant)
        line = LedgerLine(ledger, plant, reader, writers)
        with ThreadPoolExecutor(WRITERS) as pool:
            work = [pool.submit(line.write_all, writer, 6) for writer in range(WRITERS)]
            read: list[tuple[int, bytes]] = []
            while not all(task.done() for task in work):
                read += line.read()
        read += line.read()
        written = {h for task in work for h in task.result()}
    assert [position for position, _h in read] == list(range(1, len(read) + 1))
    assert written <= {h for _position, h in read}
