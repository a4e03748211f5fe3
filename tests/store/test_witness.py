"""A database that was cut or copied back is noticed, and its log is left for a new one."""

from __future__ import annotations

import shutil

from tests.store.plant import Plant
from trainer_app.checklists import bodies as b
from trainer_app.kernel.errors import ErrorCode
from trainer_app.kernel.ids import LogId
from trainer_app.store import witness
from trainer_app.store.report import FaultKind


def copy_back(plant: Plant, keep_witness: bool = True) -> None:
    """Two sign-offs, then yesterday's copy of the database in the place of today's."""
    plant.store.close()
    yesterday = plant.folder.with_name("yesterday")
    shutil.copytree(plant.folder, yesterday)
    plant.reopen()
    plant.signed_off()
    plant.store.close()
    shutil.copy(yesterday / "store.db", plant.paths.database)
    if not keep_witness:
        shutil.copy(yesterday / "witness", plant.paths.witness)
    plant.reopen()


def opened(plant: Plant) -> list[b.LogOpened]:
    with plant.store.reading() as reading:
        bodies = [r.body for r in reading.records(["log.opened"])]
    return [body for body in bodies if isinstance(body, b.LogOpened)]


def test_that_the_witness_names_the_tip_of_each_log(plant: Plant) -> None:
    plant.append(b.NoteWritten(person=plant.trainee, words="Well done"))
    record = plant.sign_off()
    tips = witness.read(plant.paths.witness)
    assert set(tips) == {"plant", "private"}
    assert (tips["plant"].log, tips["plant"].seq) == (record.log, record.seq)
    assert not plant.reopen().alarms


def test_that_a_database_behind_its_witness_is_an_alarm(plant: Plant) -> None:
    copy_back(plant)
    (alarm,) = plant.store.alarms
    assert alarm.code is ErrorCode.DATABASE_BEHIND_WITNESS
    assert alarm.params["stream"] == "plant"
    report = plant.store.verify()
    assert [f.kind for f in report.faults] == [FaultKind.TAIL_REMOVED]
    assert report.faults[0].seq == alarm.params["seq"]


def test_that_work_goes_on_in_a_new_log_that_names_the_lost_tip(plant: Plant) -> None:
    copy_back(plant)
    (alarm,) = plant.store.alarms
    old_log = opened(plant)[0]
    plant.signed_off()
    newest = opened(plant)[-1]
    assert newest.reason == "restored"
    assert newest.old is not None
    assert newest.old.seq == alarm.params["seq"]
    assert newest.key == old_log.key
    assert newest.old.log == LogId(str(alarm.params["log"]))
    assert not plant.reopen().alarms
    plant.signed_off()
    assert len(opened(plant)) == 2


def test_that_the_lost_tail_stays_named_for_ever(plant: Plant) -> None:
    copy_back(plant)
    plant.signed_off()
    plant.reopen()
    assert FaultKind.TAIL_REMOVED in {f.kind for f in plant.store.verify().faults}


def test_that_opening_alone_forgets_no_alarm(plant: Plant) -> None:
    copy_back(plant)
    assert plant.reopen().alarms
    assert plant.reopen(read_only=True).alarms
    assert plant.reopen().alarms


def test_that_a_database_ahead_of_its_witness_is_none(plant: Plant) -> None:
    """Killed between the commit and the witness."""
    before = plant.paths.witness.read_bytes()
    plant.signed_off()
    plant.store.close()
    plant.paths.witness.write_bytes(before)
    assert not plant.reopen().alarms
    assert plant.store.verify().sound


def test_that_a_witness_cut_short_by_a_power_failure_is_none(plant: Plant) -> None:
    for junk in (b"", b'{"plant', b"\xff\x00", b'{"plant":{"log":"x","seq":1,"h":"zz"}}'):
        plant.store.close()
        plant.paths.witness.write_bytes(junk)
        assert not plant.reopen().alarms
        plant.signed_off()
    assert plant.store.verify().sound


def test_that_nobody_can_tell_when_the_witness_was_copied_back_too(plant: Plant) -> None:
    """The README says so: what nobody else has seen can be rewritten by who holds the disk."""
    copy_back(plant, keep_witness=False)
    assert not plant.store.alarms
    assert plant.store.verify().sound
