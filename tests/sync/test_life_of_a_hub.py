"""A hub that was put back to an earlier state: everything comes back, by network and by stick.

Real profiles and the real hub.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.plant import STARTED
from tests.sync.life import in_step, signed_off
from tests.sync.live_hub import KEY, LiveHub
from tests.sync.two_profiles import Pc, Pcs
from trainer_app.bootstrap.syncing import prepare
from trainer_app.kernel.clock import FixedClock
from trainer_app.sync.hub import bundle_reply
from trainer_app.sync.hub.ledger.opening import restore_ledger


@pytest.fixture
def pcs(pcs: Pcs) -> Pcs:
    _plant, first, second = pcs
    first.sync()
    second.sync()
    return pcs


# --- a hub that came back from a copy ------------------------------------------------------------


def exchange(hub: LiveHub, url: str, backup: Path) -> None:
    """The same hub at the same address, on another database."""
    hub.stop()
    hub.ledger.close()
    hub.ledger = restore_ledger(url, KEY, hub.clock, backup)
    hub.start()


def test_that_a_hub_restored_from_an_older_backup_gets_everything_back(
    tmp_path: Path, hub: LiveHub, pcs: Pcs
) -> None:
    plant, first, second = pcs
    hub.ledger.backup(tmp_path / "hub.backup")
    ours = first.append(plant.sign_off_body("03-01"))
    theirs = second.append(plant.sign_off_body("03-02"))
    in_step(first, second)
    records = hub.records()
    exchange(hub, f"sqlite:///{tmp_path / 'again.db'}", tmp_path / "hub.backup")
    assert hub.records() < records
    assert isinstance(hub.clock, FixedClock)
    hub.clock.advance(days=1)
    lost = records - hub.records()
    (said,) = (c.position for c in first.program.syncing.carrying.cursors() if c.stream == "plant")
    first.sync()  # brings its own and what it had read of the other
    assert hub.records() >= records
    in_step(first, second)
    with first.program.store.reading() as reading:
        (word,) = reading.restored()
    assert (word.said, word.now) == (said, said - lost)
    assert signed_off(first) == signed_off(second) == {ours.id, theirs.id}
    assert first.records() == second.records() == hub.records()
    assert first.faults() == second.faults() == []


def test_that_a_hub_that_forgot_a_pc_lets_it_in_again_and_only_it_was_away(
    tmp_path: Path, hub: LiveHub, pcs: Pcs
) -> None:
    """Its certificate is younger than the backup; it carries the hub's own word."""
    plant, first, second = pcs
    hub.ledger.backup(tmp_path / "hub.backup")
    third = Pc(prepare(tmp_path / "PC-3", "PC-3", plant.clock), plant.founder)
    try:
        hub.join(third.program)
        record = third.append(plant.sign_off_body("03-01"))
        exchange(hub, f"sqlite:///{tmp_path / 'again.db'}", tmp_path / "hub.backup")
        assert third.program.store.device_key not in {
            device.key for device in hub.ledger.devices(hub.plant)
        }
        in_step(third, first, second)
        assert signed_off(second) == {record.id}
    finally:
        third.program.close()


@pytest.mark.parametrize("others_went_on", [False, True])
def test_that_what_a_hub_only_said_it_took_waits_again_once_it_was_restored(
    tmp_path: Path, hub: LiveHub, pcs: Pcs, others_went_on: bool
) -> None:
    """A position that was given and never read back: the cursor of this PC is still the hub's."""
    plant, first, second = pcs
    in_step(first, second)
    hub.ledger.backup(tmp_path / "hub.backup")
    record = first.append(plant.sign_off_body("03-01"))
    carrying, key = first.program.syncing.carrying, first.program.store.device_key
    runs = carrying.outgoing(records=10, size=1 << 20)
    said = hub.ledger.sync(hub.plant, key, [], runs, 0)  # and the pages of its reply were lost
    hashes = [sealed.hash for run in runs for sealed in run.records]
    carrying.take(given=dict(zip(hashes, said.accepted.given, strict=True)), now=said.now)
    waiting = first.program.syncing.waiting()
    assert (waiting.unsent, waiting.sent) == (0, len(hashes))
    exchange(hub, f"sqlite:///{tmp_path / 'again.db'}", tmp_path / "hub.backup")
    if others_went_on:
        for n in range(3):
            second.append(plant.sign_off_body(f"04-0{n + 1}"))
        second.sync()
    in_step(first, second)
    assert record.id in signed_off(second)
    assert first.program.syncing.waiting().sent == 0


def test_that_what_a_hub_held_is_offered_again_once_it_may_judge_otherwise(
    tmp_path: Path, hub: LiveHub, pcs: Pcs
) -> None:
    """The hub was restored twice, at last without what it held; no position shows that."""
    plant, first, second = pcs
    hub.ledger.backup(tmp_path / "hub.backup")
    record = second.append(plant.sign_off_body("03-01"))
    in_step(second, first)
    exchange(hub, f"sqlite:///{tmp_path / 'again.db'}", tmp_path / "hub.backup")
    hub.ledger.revoke(hub.plant, second.program.store.device_key)
    first.sync()
    assert dict(first.program.syncing.waiting().held) == {"beyond_revocation": 2}  # and its log
    hub.ledger.backup(tmp_path / "later.backup")
    with closing(sqlite3.connect(tmp_path / "later.backup")) as backup:
        backup.execute("DELETE FROM held")  # it is from a minute before
        backup.commit()
    exchange(hub, f"sqlite:///{tmp_path / 'later.db'}", tmp_path / "later.backup")
    for _ in range(2):  # of what the hub does not know, it cannot say that it counts
        hub.ledger.release(hub.plant, second.program.store.device_key)
        first.sync()
    assert first.program.syncing.waiting().held == ()
    with first.program.store.reading() as reading:
        assert reading.receipts([record.id])[record.id].confirmed


def test_that_what_only_a_revoked_pc_still_has_comes_back_to_a_restored_hub_by_stick(
    tmp_path: Path, hub: LiveHub, pcs: Pcs
) -> None:
    """It was confirmed once, so no stick would hold it, but that the reply says that it is lost."""
    plant, first, second = pcs
    hub.ledger.backup(tmp_path / "hub.backup")
    record = second.append(plant.sign_off_body("03-01"))
    second.sync()
    exchange(hub, f"sqlite:///{tmp_path / 'again.db'}", tmp_path / "hub.backup")
    key = second.program.store.device_key
    hub.ledger.revoke(hub.plant, key)
    for number in range(2):
        out, back = tmp_path / f"out-{number}", tmp_path / f"back-{number}"
        second.program.bundles.export(out)
        done = bundle_reply.take_in(hub.ledger, KEY, out, back, now=STARTED.ms + 1 + number)
        assert done.given == 0
        second.program.bundles.take_in(back)
    hub.ledger.release(hub.plant, key)
    first.sync()
    assert signed_off(first) == {record.id}
    assert first.faults() == []


def test_that_a_restored_hub_gets_everything_back_by_stick_too(
    tmp_path: Path, hub: LiveHub, pcs: Pcs
) -> None:
    plant, first, second = pcs
    hub.ledger.backup(tmp_path / "hub.backup")
    ours = first.append(plant.sign_off_body("03-01"))
    theirs = second.append(plant.sign_off_body("03-02"))
    in_step(first, second)
    exchange(hub, f"sqlite:///{tmp_path / 'again.db'}", tmp_path / "hub.backup")
    hub.stop()
    for number, pc in enumerate((first, first, second, second, first)):
        out, back = tmp_path / f"out-{number}", tmp_path / f"back-{number}"
        pc.program.bundles.export(out)
        bundle_reply.take_in(hub.ledger, KEY, out, back, now=STARTED.ms + 1 + number)
        pc.program.bundles.take_in(back)
        if number == 0:
            assert pc.waiting > 0  # it knows now that the hub has forgotten them
    assert (first.waiting, second.waiting) == (0, 0)
    assert signed_off(first) == signed_off(second) == {ours.id, theirs.id}
    assert first.state_hash() == second.state_hash()
    assert first.faults() == second.faults() == []
