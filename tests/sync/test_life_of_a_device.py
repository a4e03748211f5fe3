"""What befalls PCs and hubs (sync.md §8): nothing is lost, and somebody is told in words.

Real profiles and the real hub.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.plant import STARTED, Plant, make_plant
from tests.sync.life import counts, in_step, opened, openings, signed_off, supervisor, told
from tests.sync.live_hub import KEY, LiveHub
from tests.sync.two_profiles import Pc, Pcs
from trainer_app.bootstrap.program import Program
from trainer_app.bootstrap.syncing import prepare
from trainer_app.checklists import bodies as b
from trainer_app.checklists.doubt import Doubt
from trainer_app.checklists.incidents import IncidentKind
from trainer_app.checklists.kinds import Record
from trainer_app.kernel.clock import FixedClock, Moment
from trainer_app.kernel.errors import ErrorCode, SyncProblem
from trainer_app.services.travelled import travelled
from trainer_app.store.backup import restore
from trainer_app.store.local import LocalStore
from trainer_app.sync.hub import bundle_reply


@pytest.fixture
def pcs(pcs: Pcs) -> Pcs:
    _plant, first, second = pcs
    first.sync()
    second.sync()
    return pcs


# --- a PC that came back from a copy -------------------------------------------------------------


def test_that_a_pc_restored_from_its_backup_goes_on_in_a_new_log_and_loses_nothing(
    tmp_path: Path, hub: LiveHub, pcs: Pcs
) -> None:
    plant, first, second = pcs
    kept = first.append(plant.sign_off_body("03-01"))
    file = tmp_path / "PC-1.trainer-backup"
    first.program.store.backup(file)
    after = first.append(plant.sign_off_body("03-02"))  # not in the backup, but at the hub
    first.sync()
    first.program.close()
    store = restore(file, plant.code, tmp_path / "again", plant.clock)
    back = Pc(Program(store, plant.clock), plant.founder)
    try:
        here = back.append(plant.sign_off_body("03-03"))
        hub.join(back.program)
        in_step(back, second)
        assert signed_off(back) == signed_off(second) == {kept.id, after.id, here.id}
        new = next(body for body in openings(back) if body.reason == "restored")
        assert new.old is not None
        assert (new.old.log, new.old.seq) == (kept.log, kept.seq)
        for pc in (back, second):
            assert (IncidentKind.RESTORED, "PC-1") in told(pc)
            assert pc.faults() == []
    finally:
        back.program.close()


def test_that_a_copied_profile_and_its_original_both_go_on_and_both_are_kept(
    tmp_path: Path, hub: LiveHub, pcs: Pcs
) -> None:
    plant, first, second = pcs
    first.program.close()
    shutil.copytree(plant.folder, tmp_path / "copy")
    with (
        opened(plant.folder, plant.founder, plant.clock) as original,
        opened(tmp_path / "copy", plant.founder, plant.clock) as copy,
    ):
        one = original.append(plant.sign_off_body("03-01"))
        two = copy.append(plant.sign_off_body("03-02"))
        assert (one.log, one.seq) == (two.log, two.seq)
        in_step(original, copy, second)
        assert told(second) == [(IncidentKind.FORK, "PC-1")]
        third = original.append(plant.sign_off_body("03-03"))
        fourth = copy.append(plant.sign_off_body("03-04"))
        assert len({one.log, third.log, fourth.log}) == 3
        in_step(original, copy, second)
        for pc in (original, copy, second):
            assert signed_off(pc) == {one.id, two.id, third.id, fourth.id}
            assert told(pc) == [(IncidentKind.FORK, "PC-1")]
        assert [str(fork.log) for fork in hub.ledger.status(hub.plant).forks] == [one.log]


@pytest.mark.parametrize("recorded_before_it_synced", [True, False])
def test_that_a_machine_rolled_back_to_a_snapshot_loses_nothing_and_is_told_about(
    tmp_path: Path, hub: LiveHub, pcs: Pcs, recorded_before_it_synced: bool
) -> None:
    assert hub.records()
    plant, first, second = pcs
    first.program.close()
    shutil.copytree(plant.folder, tmp_path / "snapshot")
    with opened(plant.folder, plant.founder, plant.clock) as original:
        lost = original.append(plant.sign_off_body("03-01"))
        original.sync()
    shutil.rmtree(plant.folder)
    shutil.copytree(tmp_path / "snapshot", plant.folder)
    with opened(plant.folder, plant.founder, plant.clock) as back:
        if not recorded_before_it_synced:
            back.sync()
        record = back.append(plant.sign_off_body("03-02"))
        assert (record.log == lost.log) is recorded_before_it_synced
        in_step(back, second)
        later = back.append(plant.sign_off_body("03-03"))
        assert later.log != lost.log
        in_step(back, second)
        kind = IncidentKind.FORK if recorded_before_it_synced else IncidentKind.RESTORED
        for pc in (back, second):
            assert signed_off(pc) == {lost.id, record.id, later.id}
            assert told(pc) == [(kind, "PC-1")]


def test_that_an_incident_is_closed_by_a_supervisor_s_words(
    tmp_path: Path, hub: LiveHub, pcs: Pcs
) -> None:
    assert hub.records()
    plant, first, second = pcs
    first.program.close()
    shutil.copytree(plant.folder, tmp_path / "copy")
    with (
        opened(plant.folder, plant.founder, plant.clock) as original,
        opened(tmp_path / "copy", plant.founder, plant.clock) as copy,
    ):
        original.append(plant.sign_off_body("03-01"))
        copy.append(plant.sign_off_body("03-02"))
        in_step(original, copy, second)
        (incident,) = second.program.incidents.page(supervisor(second)).incidents
        assert len(incident.sides) == 2
        second.program.incidents.answer(supervisor(second), incident.about, "A copied disk.")
        in_step(second, original, copy)
        assert [told(pc) for pc in (original, copy, second)] == [[], [], []]


def test_that_a_pc_whose_disk_was_made_new_joins_again_with_a_ticket_and_has_everything(
    tmp_path: Path, hub: LiveHub, pcs: Pcs
) -> None:
    plant, first, second = pcs
    record = second.append(plant.sign_off_body("03-01"))
    second.sync()
    old = second.program.store.device_key
    second.program.close()
    shutil.rmtree(tmp_path / "PC-2")
    again = Pc(prepare(tmp_path / "PC-2", "PC-2", plant.clock), plant.founder)
    try:
        hub.join(again.program)
        in_step(first, again)
        assert again.program.store.device_key != old
        assert signed_off(again) == {record.id}
        later = again.append(plant.sign_off_body("03-02"))
        in_step(first, again)
        assert signed_off(first) == {record.id, later.id}
        letters = {device.letter for device in hub.ledger.devices(hub.plant)}
        assert len(letters) == 3  # so that no number on paper is given twice
        assert first.faults() == again.faults() == []
    finally:
        again.program.close()


# --- a PC that was lost --------------------------------------------------------------------------


def test_that_what_a_lost_pc_made_afterwards_is_held_and_a_higher_tip_releases_it(
    tmp_path: Path, hub: LiveHub, pcs: Pcs
) -> None:
    plant, first, second = pcs
    before = second.append(plant.sign_off_body("03-01"))
    in_step(second, first)
    hub.ledger.revoke(hub.plant, second.program.store.device_key)
    after = second.append(plant.sign_off_body("03-02"))
    with pytest.raises(SyncProblem) as revoked:
        second.sync()
    assert revoked.value.code is ErrorCode.DEVICE_REVOKED
    out, back = tmp_path / "found", tmp_path / "back"
    second.program.bundles.export(out)
    done = bundle_reply.take_in(hub.ledger, KEY, out, back, now=STARTED.ms)
    assert done.revoked
    assert dict(done.held) == {"beyond_revocation": done.records}
    second.program.bundles.take_in(back)
    assert dict(second.program.syncing.waiting().held) == dict(done.held)
    first.sync()
    assert signed_off(first) == {before.id}
    assert told(first) == [(IncidentKind.SHUT_OUT, "PC-2")]
    hub.ledger.release(hub.plant, second.program.store.device_key)
    first.sync()
    assert signed_off(first) == {before.id, after.id}
    assert counts(first, after)
    assert first.faults() == []


def test_that_a_pc_revoked_by_mistake_comes_back_with_another_key_and_all_it_has(
    hub: LiveHub, pcs: Pcs
) -> None:
    plant, first, second = pcs
    before = second.append(plant.sign_off_body("03-01"))
    second.append(b.NoteWritten(person=plant.trainee, words="Careful hands"))
    in_step(second, first)
    old = second.program.store.device_key
    hub.ledger.revoke(hub.plant, old)
    meanwhile = second.append(plant.sign_off_body("03-02"))
    with pytest.raises(SyncProblem):
        second.sync()
    hub.join(second.program)  # with a new ticket, of which one is enough
    assert second.program.store.device_key != old
    here = second.append(plant.sign_off_body("03-03"))
    second.append(b.NoteWritten(person=plant.trainee, words="On we go"))
    second.sync()
    first.sync()
    assert (counts(first, before), counts(first, here)) == (True, True)
    assert signed_off(first) == {before.id, here.id}  # what was made meanwhile is held back
    assert dict(second.program.syncing.waiting().held) == {"beyond_revocation": 1}
    hub.ledger.release(hub.plant, old)
    in_step(first, second)
    assert signed_off(first) == signed_off(second) == {before.id, meanwhile.id, here.id}
    for pc in (first, second):
        assert counts(pc, meanwhile)
        assert told(pc) == [(IncidentKind.SHUT_OUT, "PC-2")]  # once, and nothing else happened
        assert pc.faults() == []
    opened_by_it = [body for body in openings(second) if body.key != plant.store.device_key]
    assert [body.reason for body in opened_by_it[-1:]] == ["new key"]
    folder = second.program.store.paths.folder
    second.program.close()
    with opened(folder, plant.founder, plant.clock) as again:
        again.append(plant.sign_off_body("03-04"))
        in_step(again, first)
        assert again.faults() == []


class PowerCut(Exception):
    pass


def cut(_store: LocalStore) -> None:
    raise PowerCut


def test_that_a_power_cut_between_the_new_key_and_the_database_costs_nothing(
    hub: LiveHub, pcs: Pcs, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant, first, second = pcs
    in_step(second, first)
    store = second.program.store
    old = store.device_key
    hub.ledger.revoke(hub.plant, old)
    monkeypatch.setattr(LocalStore, "know_key", cut)
    with pytest.raises(PowerCut):
        hub.join(second.program)
    monkeypatch.undo()
    second.program.close()
    with opened(store.paths.folder, plant.founder, plant.clock) as again:
        assert again.program.store.device_key != old
        with again.program.store.reading() as reading:
            assert reading.own_key() == again.program.store.device_key
        hub.join(again.program)
        again.append(plant.sign_off_body("03-01"))
        in_step(again, first)
        assert told(first) == [(IncidentKind.SHUT_OUT, "PC-2")]
        assert again.faults() == []


# --- clocks --------------------------------------------------------------------------------------


def test_that_wrong_clocks_refuse_nothing_reorder_nothing_and_are_flagged(
    tmp_path: Path, hub: LiveHub, pcs: Pcs
) -> None:
    plant, first, second = pcs
    year = 365 * 24 * 3_600_000
    ahead = Pc(
        prepare(tmp_path / "ahead", "Ahead", FixedClock(replace(STARTED, ms=STARTED.ms + year))),
        plant.founder,
    )
    old = Pc(prepare(tmp_path / "1970", "1970", FixedClock(Moment(60_000, 0))), plant.founder)
    try:
        made: list[Record] = []
        for pc in (ahead, old):
            hub.join(pc.program)
        for n in range(1, 4):
            for pc in (ahead, old, first):
                made.append(pc.append(plant.sign_off_body(f"0{n}-0{n}")))
                pc.sync()
        in_step(first, second, ahead, old)
        ids = [record.id for record in made]
        with second.program.store.reading() as reading:
            records = [record for record in map(reading.record, ids) if record is not None]
            receipts = reading.receipts(ids)
            flagged = {h: t.doubts for h, t in travelled(reading, records).items()}
        assert all(counts(second, record) for record in made)
        places = [receipts[record_id].position for record_id in ids]
        assert places == sorted(places)
        for pc in (ahead, old):
            for record in made:
                if record.log == log_of(pc, made):
                    assert Doubt.CLOCK in flagged[record.id]
        assert all(
            Doubt.CLOCK not in flagged[record.id]
            for record in made
            if record.log == log_of(first, made)
        )
    finally:
        ahead.program.close()
        old.program.close()


def log_of(pc: Pc, made: list[Record]) -> str:
    key = pc.program.store.device_key
    with pc.program.store.reading() as reading:
        return next(r.log for r in made if reading.directory().key_of(r.log) == key)


# --- joining -------------------------------------------------------------------------------------


def test_that_two_pcs_that_both_started_alone_become_one_plant_and_it_can_be_undone(
    tmp_path: Path, hub: LiveHub
) -> None:
    """Both founded a plant with an Ann; what the second brings waits for the first one's word."""
    one, two = make_plant(tmp_path / "one"), make_plant(tmp_path / "two")
    brought = two.signed_off("03-01")
    first = Pc(Program(one.store, one.clock), one.founder)
    second = Pc(Program(two.store, two.clock), two.founder)
    try:
        hub.join(first.program)
        hub.join(second.program)
        in_step(first, second)
        by = supervisor(first)
        assert not counts(first, brought)
        (joined,) = first.program.joinings.page(by).joined
        first.program.joinings.accept(by, joined.certificate)
        in_step(first, second)
        for pc in (first, second):
            assert counts(pc, brought)
        likely = first.program.merging.page(by).likely
        assert {tuple(e.person.name for e in double.entries) for double in likely} >= {
            ("Ann", "Ann")
        }
        merged = first.program.merging.merge(by, one.founder, two.founder)
        in_step(first, second)
        for pc in (first, second):
            assert same_human(pc, one, two)
        first.program.merging.undo(by, merged.records[-1])
        in_step(first, second)
        for pc in (first, second):
            assert not same_human(pc, one, two)
        first.program.joinings.take_back(by, joined.certificate)
        in_step(first, second)
        assert not counts(second, brought)
        assert first.faults() == second.faults() == []
    finally:
        first.program.close()
        second.program.close()


def same_human(pc: Pc, one: Plant, two: Plant) -> bool:
    with pc.program.store.reading() as reading:
        return reading.directory().same_human(one.founder, two.founder)
