"""A hub that moves from SQLite to PostgreSQL, and sticks to a hub on PostgreSQL."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.store.plant import STARTED
from tests.sync.live_hub import KEY, live_hub, on_sqlite
from tests.sync.stick import far_hub
from tests.sync.two_profiles import two_pcs
from trainer_app.kernel.clock import FixedClock
from trainer_app.sync.hub.ledger.opening import create_ledger, restore_ledger
from trainer_app.sync.protocol import Grant


def test_that_no_pc_notices_that_its_hub_moved_to_postgresql(
    tmp_path: Path, empty_postgres_url: str
) -> None:
    with (
        live_hub(on_sqlite(tmp_path), FixedClock(STARTED)) as hub,
        two_pcs(tmp_path, hub) as (plant, first, second),
    ):
        first.append(plant.sign_off_body("03-01"))
        for pc in (first, second, first):
            pc.sync()
        records, devices = hub.records(), hub.ledger.devices(hub.plant)
        hub.stop()
        hub.ledger.backup(tmp_path / "hub.backup")
        hub.ledger.close()
        hub.ledger = restore_ledger(empty_postgres_url, KEY, hub.clock, tmp_path / "hub.backup")
        hub.start()
        assert hub.records() == records
        assert hub.ledger.devices(hub.plant) == devices
        quiet = first.program.syncing.run_once()
        assert (quiet.sent, quiet.received, quiet.requests) == (0, 0, 1)
        second.append(plant.sign_off_body("03-02"))
        for pc in (second, first):
            pc.sync()
        assert first.state_hash() == second.state_hash()
        assert (first.waiting, second.waiting) == (0, 0)
        assert first.faults() == second.faults() == []


def test_that_two_pcs_come_in_step_by_stick_with_a_hub_on_postgresql(
    tmp_path: Path, empty_postgres_url: str
) -> None:
    with (
        far_hub(tmp_path, FixedClock(STARTED), empty_postgres_url) as hub,
        two_pcs(tmp_path, hub) as (plant, first, second),
    ):
        for pc in (first, second):
            pc.append(plant.sign_off_body("03-01"))
        for pc in (first, second, first):
            hub.carry(pc)
        assert (first.waiting, second.waiting) == (0, 0)
        assert first.state_hash() == second.state_hash()
        assert first.records() == second.records() == hub.records()


def test_that_a_backup_of_an_older_program_is_restored_and_stays_what_it_is(tmp_path: Path) -> None:
    backup = tmp_path / "hub.backup"
    ledger = create_ledger(on_sqlite(tmp_path), KEY, FixedClock(STARTED))
    plant = ledger.add_plant("Northside").id
    secret = ledger.issue_ticket(plant, Grant.FLOOR, valid_ms=1000)
    ledger.backup(backup)
    ledger.close()
    with closing(sqlite3.connect(backup)) as connection:  # as version 1 was
        connection.execute("DROP INDEX ticket_by_name")
        connection.execute("ALTER TABLE ticket DROP COLUMN name")
        connection.execute("UPDATE schema_version SET version = 1")
        connection.commit()
        connection.execute("PRAGMA journal_mode = DELETE")
    was = backup.read_bytes()
    url = f"sqlite:///{tmp_path / 'new.db'}"
    with closing(restore_ledger(url, KEY, FixedClock(STARTED), backup)) as again:
        again.name_ticket(plant, secret, "0a" * 16)
        assert again.ticket_named("0a" * 16) == (plant, Grant.FLOOR)
    assert backup.read_bytes() == was
