"""No gap and nothing missed under eight writers (sync.md I5), and the rig finds what would be."""

from __future__ import annotations

import os
from contextlib import closing

from tests.hub.conftest import HUB_KEY
from tests.hub.crowd import WRITERS, LedgerLine, SerialLine, TroubledDatabase, crowd
from tests.hub.pcs import Pc, noon
from trainer_app.sync.hub.ledger.ledger import SqlLedger
from trainer_app.sync.hub.ledger.opening import open_ledger
from trainer_app.sync.hub.ledger.own_log import Hub

_TURNS = 12


def test_that_no_reader_ever_misses_a_record(postgres_url: str) -> None:
    quiet = open_ledger(postgres_url, HUB_KEY, noon())
    plant = quiet.add_plant("Northside").id
    writers = [Pc(f"writer {n}").enrol(quiet, plant) for n in range(WRITERS)]
    reader = Pc("reader").enrol(quiet, plant)
    quiet.close()
    database = TroubledDatabase(postgres_url, 7)
    with closing(SqlLedger(database, Hub(HUB_KEY, noon(), os.urandom))) as ledger:
        line = LedgerLine(ledger, plant, reader, writers)
        seen = crowd(line, postgres_url, turns=_TURNS, seed=7)
        ends = dict(ledger.status(plant).records)
    positions = [position for position, _h in seen.read]
    assert positions == list(range(1, ends["plant"] + 1))
    assert len({h for _position, h in seen.read}) == len(positions)
    assert len(seen.written) == WRITERS * (1 + 3 * _TURNS)
    assert not seen.missed
    assert seen.troubles > _TURNS  # there was what to go wrong


def test_that_the_same_crowd_finds_a_cursor_on_a_sequence(empty_postgres_url: str) -> None:
    with closing(SerialLine(empty_postgres_url, 7)) as line:
        line._reading.execute("CREATE TABLE stream (head int, stream text)")
        seen = crowd(line, empty_postgres_url, turns=_TURNS, seed=7)
    assert seen.missed
