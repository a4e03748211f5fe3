"""Clocks that are wrong, on PCs and on the hub: nothing refused, nothing reordered, all flagged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.builders import make_pack
from tests.store.plant import STARTED
from tests.sync.life import counts, in_step
from tests.sync.live_hub import WEEK_MS, LiveHub, live_hub, on_sqlite
from tests.sync.two_profiles import Pc, Pcs
from trainer_app.bootstrap.syncing import look_at_hub, prepare
from trainer_app.checklists.kinds import Record
from trainer_app.cli.main import main
from trainer_app.kernel.clock import FixedClock, Moment
from trainer_app.reports.content import trust_line
from trainer_app.reports.words import Words
from trainer_app.services.gathering.head import Printing, head
from trainer_app.sync.hub.ledger import quotas
from trainer_app.sync.protocol import Grant
from trainer_app.sync.tickets import Ticket, write_ticket

YEAR_MS = 365 * 24 * 3_600_000
TODAY = date(2026, 5, 28)


@pytest.fixture
def clock() -> FixedClock:
    """The hub's."""
    return FixedClock(STARTED)


@pytest.fixture
def hub(tmp_path: Path, clock: FixedClock) -> Iterator[LiveHub]:
    with live_hub(on_sqlite(tmp_path), clock) as running:
        yield running


def test_that_sheets_and_status_say_that_a_clock_is_wrong(
    tmp_path: Path, hub: LiveHub, pcs: Pcs, capsys: pytest.CaptureFixture[str]
) -> None:
    plant, first, _second = pcs
    with ExitStack() as others:
        made: list[Record] = []
        for name, ms in (("ahead", STARTED.ms + YEAR_MS), ("1970", 60_000)):
            wrong = FixedClock(replace(STARTED, ms=ms))
            program = prepare(tmp_path / name, name, wrong)
            others.callback(program.close)
            pc = Pc(program, plant.founder)
            hub.join(program)
            made.append(pc.append(plant.sign_off_body(f"0{len(made) + 1}-01", TODAY)))
            pc.sync()
        made.append(first.append(plant.sign_off_body("03-01", TODAY)))
        first.sync()
        assert all(counts(first, record) for record in made)
        how = Printing("en", "letter", "Ann", TODAY, TODAY)
        with first.program.store.reading() as reading:
            told = head(reading, make_pack(), how, (plant.trainee,))
            assert told.trust.in_doubt == 2
            assert head(reading, make_pack(), how).trust.in_doubt == 0
        line = trust_line(told, Words("en"))
        assert "The date or clock of 2 records is in doubt." in line
    for name, ahead in (("ahead", YEAR_MS // 1_000), ("1970", (60_000 - STARTED.ms) // 1_000)):
        assert main(["status", "--json", "--profile", str(tmp_path / name)]) == 0
        facts = json.loads(capsys.readouterr().out)
        assert facts["clock_ahead_s"] == ahead
        assert facts["waiting"] == 0


@pytest.mark.parametrize("jump_ms", [-YEAR_MS, YEAR_MS], ids=["back", "ahead"])
def test_that_a_jump_of_the_hubs_clock_stops_nobody(
    hub: LiveHub,
    clock: FixedClock,
    pcs: Pcs,
    jump_ms: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nonces, quotas, the order and who was seen when, before the jump, after it, and set right."""
    plant, first, second = pcs
    monkeypatch.setattr(quotas, "LOGS", 100)
    made = []
    for n, jump in enumerate((0, jump_ms, -jump_ms), 1):
        clock.moment = Moment(clock.now().ms + jump, 0)
        for pc in (first, second):
            made.append(pc.append(plant.sign_off_body(f"0{n}-0{n}")))
            pc.sync()
        seen = {device.name: device.last_seen for device in hub.ledger.devices(hub.plant)}
        assert set(seen.values()) == {clock.now().ms}
    in_step(first, second)
    ids = [record.id for record in made]
    for pc in (first, second):
        with pc.program.store.reading() as reading:
            receipts = reading.receipts(ids)
        places = [receipts[record_id].position for record_id in ids]
        assert places == sorted(places)
        assert all(counts(pc, record) for record in made)
        assert pc.faults() == []


def test_that_a_ticket_outlives_a_clock_that_was_put_back(
    tmp_path: Path, hub: LiveHub, clock: FixedClock
) -> None:
    """It was made before the jump, and is good until the clock says that it ended."""
    secret = hub.ledger.issue_ticket(hub.plant, Grant.FLOOR, valid_ms=WEEK_MS)
    ticket = write_ticket(Ticket(hub.ledger.hub_key, hub.plant, secret, Grant.FLOOR))
    clock.moment = Moment(STARTED.ms - YEAR_MS, 0)
    program = prepare(tmp_path / "PC", "PC", FixedClock(STARTED))
    try:
        program.syncing.join(*look_at_hub(hub.url, ticket))
        program.syncing.run_once()
        assert program.syncing.waiting().waiting == 0
    finally:
        program.close()
