"""Two processes of a hub on one PostgreSQL: one as an operator starts it, one is this process."""

from __future__ import annotations

import json
from pathlib import Path

import httpx
from litestar.testing import TestClient

from tests.cli.conftest import Run, Said
from tests.hub.app.http_pc import HttpPc, reply_of, ticket_of
from tests.hub.app.process import serving
from trainer_app.kernel.clock import SystemClock
from trainer_app.sync.hub.app import make_app
from trainer_app.sync.hub.keyfile import read_key
from trainer_app.sync.hub.ledger.opening import open_ledger


def test_that_two_processes_on_one_postgresql_are_one_hub(
    empty_postgres_url: str, tmp_path: Path, run: Run
) -> None:
    """Made, joined and read through different processes; a nonce of one is good at the other."""
    database, key = empty_postgres_url, ("--hub-key", tmp_path / "hub.key")

    def say(*arguments: str | Path) -> Said:
        said = run("hub", *arguments, "--database", database, *key)
        assert said.code == 0, said.err
        return said

    say("init")
    say("plant", "add", "Oak Street")
    tickets = [ticket_of(say("ticket", "Oak Street").out) for _ in "12"]
    hub_key = read_key(tmp_path / "hub.key")
    ledger = open_ledger(database, hub_key, SystemClock())
    ours = TestClient(make_app(hub_key, ledger, SystemClock()))
    with serving(database, *key) as other:
        with httpx.Client(base_url=other.url) as here, ours as there:
            pcs = [HttpPc(here, ticket.hub_key, ticket.plant) for ticket in tickets]
            for pc, ticket in zip(pcs, tickets, strict=True):
                pc.enrol(ticket.secret).raise_for_status()
            pcs[0].client = there
            for n in range(5):
                pcs[0].write(n=n)
            given = reply_of(pcs[0].push()).given
            (page,) = reply_of(pcs[1].push()).pages
            assert len(page.entries) == max(given)
        assert other.stop() == 0
    ledger.close()
    (plant,) = json.loads(say("status", "--json").out)["plants"]
    assert (plant["records"]["plant"], plant["devices"]) == (max(given), 2)
