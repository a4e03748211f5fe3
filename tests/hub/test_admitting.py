"""Whom a ledger lets in and what it holds back, on both databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.hub.conftest import HUB_KEY
from tests.hub.pcs import A_DAY, Log, Pc, noon
from trainer_app.checklists.bodies import (
    DeviceEnrolled,
    DeviceRevoked,
    LogOpened,
    MemoWritten,
    OldTip,
)
from trainer_app.checklists.kinds import understand
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.records import signature_is_good
from trainer_app.kernel.streams import Cursor, Run
from trainer_app.sync.hub.ledger.ledger import SqlLedger
from trainer_app.sync.hub.ledger.opening import open_ledger
from trainer_app.sync.hub.ports import Refused
from trainer_app.sync.protocol import Grant, HeldReason, ProblemType


def test_that_a_ticket_brings_the_hubs_log_up_to_the_certificate(
    ledger: SqlLedger, plant: str
) -> None:
    Pc("PC-1").enrol(ledger, plant, Grant.OFFICE)
    pc = Pc("PC-2")
    enrolled = ledger.enrol(plant, _ticket(ledger, plant), pc.alone())
    assert enrolled.grant is Grant.FLOOR
    assert enrolled.plant.name == "Northside Molding"
    records = enrolled.certificate.records
    assert [record.seq for record in records] == [1, 2, 3]
    assert all(signature_is_good(bytes(HUB_KEY.verify_key), record) for record in records)
    said = understand(records[-1]).body
    assert isinstance(said, DeviceEnrolled)
    assert (said.key, said.name, said.letter) == (pc.public, "PC-2", "B")
    assert (said.office, said.grant, said.founder) == (False, "floor", None)


def test_that_the_same_key_gets_the_same_certificate_from_its_ticket_and_no_other_key_does(
    ledger: SqlLedger, plant: str, clock: FixedClock
) -> None:
    ticket = _ticket(ledger, plant)
    pc = Pc()
    first = ledger.enrol(plant, ticket, pc.alone())
    clock.advance(days=5)  # the reply was lost, and somebody came back to it next week
    assert ledger.enrol(plant, ticket, pc.alone()).certificate == first.certificate
    assert len(ledger.devices(plant)) == 1
    assert _problem(lambda: ledger.enrol(plant, ticket, Pc("PC-2").alone())) == "ticket_used"


def test_that_a_ticket_ends_and_is_of_one_plant(
    ledger: SqlLedger, plant: str, clock: FixedClock
) -> None:
    old = _ticket(ledger, plant)
    elsewhere = ledger.add_plant("Southside").id
    assert _problem(lambda: ledger.enrol(elsewhere, old, Pc().alone())) == "ticket_unknown"
    assert _problem(lambda: ledger.enrol(plant, "00" * 10, Pc().alone())) == "ticket_unknown"
    clock.advance(days=2)
    assert _problem(lambda: ledger.enrol(plant, old, Pc().alone())) == "ticket_unknown"


def test_that_the_first_pc_that_brings_a_founding_founds_the_plant(
    ledger: SqlLedger, plant: str
) -> None:
    Pc("blank").enrol(ledger, plant)
    for name, founds in (("first", True), ("second", False)):
        applicant = Pc(name).alone(founder="f" * 32)
        run = ledger.enrol(plant, _ticket(ledger, plant, Grant.OFFICE), applicant).certificate
        said = understand(run.records[-1]).body
        assert isinstance(said, DeviceEnrolled)
        assert (said.founder is not None, said.recovery_sign != "") == (founds, founds)
    assert [device.founder for device in ledger.devices(plant)] == [False, True, False]


def test_that_a_second_ticket_changes_the_grant_and_releases_what_was_held_for_it(
    ledger: SqlLedger, plant: str
) -> None:
    pc = Pc().enrol(ledger, plant)
    pc.write(2, "office")
    done = pc.sync(ledger, plant, pc.everything())
    assert done.accepted.held == tuple((n, HeldReason.NOT_GRANTED) for n in range(3))
    pc.enrol(ledger, plant, Grant.OFFICE)
    (device,) = ledger.devices(plant)
    assert (device.grant, device.letter) == (Grant.OFFICE, "A")
    pc.pull(ledger, plant, streams=("office",))
    assert pc.read["office"] == pc.log("office").records


def test_that_a_stranger_is_turned_away(ledger: SqlLedger, plant: str) -> None:
    stranger = Pc("stranger")
    stranger.write(1)
    calls: list[Callable[[], object]] = [
        lambda: stranger.sync(ledger, plant, stranger.everything()),
        lambda: stranger.sync(ledger, plant),
        lambda: ledger.pages(plant, stranger.public, [Cursor("plant")], 10),
        lambda: ledger.blob_state(plant, stranger.public, "00" * 32),
        lambda: ledger.revoke(plant, stranger.public),
    ]
    assert [_problem(call) for call in calls] == ["not_admitted"] * 5
    assert ledger.status(plant).records == (("office", 0), ("plant", 0), ("private", 0))


def test_that_what_a_stranger_made_waits_for_his_certificate(ledger: SqlLedger, plant: str) -> None:
    carrier = Pc("carrier").enrol(ledger, plant)
    late = Pc("late")
    late.write(3)
    late.write(1, "private")
    done = carrier.sync(ledger, plant, late.everything())
    assert {reason for _index, reason in done.accepted.held} == {HeldReason.NOT_ADMITTED}
    assert ledger.status(plant).held == ((HeldReason.NOT_ADMITTED, 6),)
    late.enrol(ledger, plant)
    assert ledger.status(plant).held == ()
    carrier.pull(ledger, plant)
    assert carrier.read["plant"][-4:] == late.log().records


def test_that_records_wait_for_what_opens_their_log(ledger: SqlLedger, plant: str) -> None:
    pc = Pc().enrol(ledger, plant)
    pc.write(4)
    done = pc.sync(ledger, plant, [pc.log().run(3)])
    assert {reason for _index, reason in done.accepted.held} == {HeldReason.LOG_UNKNOWN}
    done = pc.sync(ledger, plant, [pc.log().run(1, 2)])
    assert done.accepted.held == ()
    assert ledger.status(plant).held == ()
    assert ledger.import_runs(plant, pc.everything()).given == (3, 4, 5, 6, 7)


def test_that_a_log_is_of_the_stream_that_opened_it(ledger: SqlLedger, plant: str) -> None:
    pc = Pc().enrol(ledger, plant)
    pc.write(1, "private")
    run = pc.log("private").run()
    posing = Run("plant", run.log, 1, run.previous, run.records)
    pc.sync(ledger, plant, [posing])
    assert dict(ledger.status(plant).records) == {"office": 0, "plant": 2, "private": 2}


def test_that_an_auditor_reads_and_writes_nothing(ledger: SqlLedger, plant: str) -> None:
    pc = Pc().enrol(ledger, plant)
    auditor = Pc("auditor").enrol(ledger, plant, Grant.AUDITOR)
    pc.write(2)
    auditor.write(1)
    pc.sync(ledger, plant, pc.everything())
    done = auditor.sync(ledger, plant, auditor.everything())
    assert {reason for _index, reason in done.accepted.held} == {HeldReason.NOT_GRANTED}
    assert auditor.read["plant"][-3:] == pc.log().records
    assert ledger.import_runs(plant, pc.everything()).held == ()


# --- revoked -------------------------------------------------------------------------------------


def test_that_a_revoked_pc_is_turned_away_and_what_it_made_before_stays(
    ledger: SqlLedger, plant: str
) -> None:
    pc, other = Pc().enrol(ledger, plant), Pc("PC-2").enrol(ledger, plant)
    pc.write(2)
    pc.sync(ledger, plant, pc.everything())
    before = ledger.status(plant).records
    device = ledger.revoke(plant, pc.public)
    assert device.revoked
    assert _problem(lambda: pc.sync(ledger, plant)) == "revoked"
    assert _problem(lambda: ledger.enrol(plant, _ticket(ledger, plant), pc.alone())) == "revoked"
    assert set(pc.log().records) <= set(other.pull(ledger, plant))
    ledger.revoke(plant, pc.public)  # said again after a restore: nothing new
    assert dict(ledger.status(plant).records)["plant"] == dict(before)["plant"] + 1


def test_that_beyond_the_tip_is_held_until_it_is_released(ledger: SqlLedger, plant: str) -> None:
    pc, other = Pc().enrol(ledger, plant), Pc("PC-2").enrol(ledger, plant)
    pc.write(2)
    pc.sync(ledger, plant, pc.everything())
    ledger.revoke(plant, pc.public)
    pc.write(3)
    done = other.sync(ledger, plant, pc.everything())
    assert [reason for _i, reason in done.accepted.held] == [HeldReason.BEYOND_REVOCATION] * 3
    ledger.revoke(plant, pc.public)
    assert ledger.status(plant).held == ((HeldReason.BEYOND_REVOCATION, 3),)
    ledger.release(plant, pc.public)
    assert ledger.status(plant).held == ()
    assert set(pc.log().records) <= set(other.pull(ledger, plant))


def test_that_a_thief_cannot_branch_off_below_the_tip(ledger: SqlLedger, plant: str) -> None:
    pc, other = Pc().enrol(ledger, plant), Pc("PC-2").enrol(ledger, plant)
    pc.write(1)
    stolen = pc.log().clone()
    pc.write(4)
    pc.sync(ledger, plant, pc.everything())
    ledger.revoke(plant, pc.public)
    stolen.append(MemoWritten(words="of the thief"))
    done = other.sync(ledger, plant, [stolen.run()])
    assert done.accepted.held == ((2, HeldReason.BEYOND_REVOCATION),)


def test_that_what_lies_below_a_tip_comes_in_also_after_the_revocation(
    ledger: SqlLedger, plant: str
) -> None:
    """A stick that was made before, with the middle of a log, arrives late."""
    pc, other = Pc().enrol(ledger, plant), Pc("PC-2").enrol(ledger, plant)
    pc.write(6)
    pc.sync(ledger, plant, [pc.log().run(1, 2), pc.log().run(6)])
    ledger.revoke(plant, pc.public)
    for run in (pc.log().run(3, 3), pc.log().run(4, 5)):
        other.sync(ledger, plant, [run])
    assert ledger.status(plant).held == ()
    assert set(pc.log().records) <= set(other.pull(ledger, plant))


# --- joining with a past -------------------------------------------------------------------------


def test_that_earlier_logs_come_in_up_to_the_tips_that_the_certificate_names(
    ledger: SqlLedger, plant: str
) -> None:
    lost = Pc("the PC it was restored from")
    lost.write(3)
    pc = Pc()
    ticket = _ticket(ledger, plant)
    tip = lost.log().tip
    lost.write(1)
    ledger.enrol(plant, ticket, pc.alone(earlier=(tip,)))
    done = pc.sync(ledger, plant, [lost.log().run(1, 2), lost.log().run(3)])
    assert done.accepted.held == ((4, HeldReason.NOT_ADMITTED),)


# --- a hub that was restored ---------------------------------------------------------------------


@pytest.fixture
def restore(
    ledger: SqlLedger, clock: FixedClock, tmp_path: Path
) -> Iterator[Callable[[], SqlLedger]]:
    """Makes a backup now; what it gives opens the hub as it was then."""
    copy = tmp_path / "backup.db"
    opened: list[SqlLedger] = []

    def open_backup() -> SqlLedger:
        opened.append(open_ledger(f"sqlite:///{copy}", HUB_KEY, clock))
        return opened[-1]

    ledger.add_plant("Southside")
    ledger.backup(copy)
    yield open_backup
    for restored in opened:
        restored.close()


def test_that_a_forgotten_pc_comes_in_by_the_certificate_it_brings(
    ledger: SqlLedger, plant: str, restore: Callable[[], SqlLedger]
) -> None:
    """I7: what the hub had lost, a PC that it does not even know brings back."""
    pc = Pc()
    certificate = ledger.enrol(plant, _ticket(ledger, plant), pc.alone()).certificate
    pc.write(2)
    pc.sync(ledger, plant, pc.everything())
    restored = restore()
    assert _problem(lambda: pc.sync(restored, plant, pc.everything())) == "diverged"
    pc.cursors, pc.read = {}, {}
    assert _problem(lambda: pc.sync(restored, plant, pc.everything())) == "not_admitted"
    done = pc.sync(restored, plant, [*pc.everything(), certificate])
    assert done.accepted.held == ()
    assert set(pc.read["plant"]) == {*certificate.records, *pc.log().records}
    assert [device.letter for device in restored.devices(plant)] == ["A"]


def test_that_the_hub_goes_on_in_a_new_log_once_it_finds_its_own_past(
    ledger: SqlLedger, plant: str, restore: Callable[[], SqlLedger]
) -> None:
    lost = ledger.enrol(plant, _ticket(ledger, plant), Pc("PC-1").alone()).certificate
    restored = restore()
    mine = Pc("PC-2")
    meanwhile = restored.enrol(plant, _ticket(restored, plant), mine.alone()).certificate
    restored.import_runs(plant, [lost])
    later = restored.enrol(plant, _ticket(restored, plant), Pc("PC-3").alone()).certificate
    assert {device.name for device in restored.devices(plant)} == {"PC-1", "PC-2", "PC-3"}
    assert {*lost.records, *meanwhile.records, *later.records} == set(mine.pull(restored, plant))


def test_that_a_hub_whose_log_forked_opens_a_new_one_that_names_the_old_tip(
    ledger: SqlLedger, plant: str, tmp_path: Path
) -> None:
    first = ledger.enrol(plant, _ticket(ledger, plant), Pc("PC-1").alone()).certificate
    ledger.backup(tmp_path / "later.db")
    lost = ledger.enrol(plant, _ticket(ledger, plant), Pc("PC-2").alone()).certificate
    restored = open_ledger(f"sqlite:///{tmp_path / 'later.db'}", HUB_KEY, noon())
    try:
        forked = restored.enrol(plant, _ticket(restored, plant), Pc("PC-3").alone()).certificate
        assert (forked.log, forked.records[:2]) == (first.log, first.records)
        restored.import_runs(plant, [lost])
        (fork,) = restored.status(plant).forks
        assert (fork.log, fork.seq) == (first.log, 3)
        later = restored.enrol(plant, _ticket(restored, plant), Pc("PC-4").alone()).certificate
        opened = understand(later.records[0]).body
        assert isinstance(opened, LogOpened)
        assert (later.log != first.log, opened.reason) == (True, "forked")
        assert opened.old == OldTip(forked.log, 3, forked.records[-1].hash.hex())
        assert opened.plant == plant
    finally:
        restored.close()


def test_that_a_certificate_of_another_plant_opens_no_door(ledger: SqlLedger, plant: str) -> None:
    """One hub, one key, many plants."""
    elsewhere = ledger.add_plant("Southside").id
    pc = Pc()
    certificate = ledger.enrol(plant, _ticket(ledger, plant), pc.alone()).certificate
    assert _problem(lambda: pc.sync(ledger, elsewhere, [certificate])) == "not_admitted"
    insider = Pc("insider").enrol(ledger, elsewhere)
    done = insider.sync(ledger, elsewhere, [certificate])
    assert {reason for _index, reason in done.accepted.held} == {HeldReason.LOG_UNKNOWN}
    assert _problem(lambda: pc.sync(ledger, elsewhere)) == "not_admitted"


def test_that_device_records_work_from_the_hubs_log_alone(ledger: SqlLedger, plant: str) -> None:
    rogue, victim = Pc("rogue").enrol(ledger, plant), Pc("victim").enrol(ledger, plant)
    log = Log(rogue.key, "plant", "x")
    log.append(DeviceEnrolled(Pc("friend").public, "friend", "Z", office=True, grant="office"))
    log.append(DeviceRevoked(victim.public, (OldTip(log.id, 1, "00" * 32),)))
    log.append(DeviceEnrolled(rogue.public, "rogue", "A", office=True, grant="office"))
    assert rogue.sync(ledger, plant, [log.run()]).accepted.held == ()
    assert [(d.name, d.grant.value, d.revoked) for d in ledger.devices(plant)] == [
        ("rogue", "floor", False),
        ("victim", "floor", False),
    ]
    assert victim.sync(ledger, plant).grant is Grant.FLOOR


def test_that_a_ticket_is_found_by_its_name_until_it_ends_or_for_whoever_used_it(
    ledger: SqlLedger, plant: str, clock: FixedClock
) -> None:
    elsewhere = ledger.add_plant("Elsewhere").id
    used, left = _ticket(ledger, plant, Grant.OFFICE), _ticket(ledger, elsewhere)
    ledger.name_ticket(plant, used, "0a" * 16)
    ledger.name_ticket(elsewhere, left, "0b" * 16)
    _ticket(ledger, plant)  # one that nobody types has no name
    assert ledger.ticket_named("0a" * 16) == (plant, Grant.OFFICE)
    assert ledger.ticket_named("0b" * 16) == (elsewhere, Grant.FLOOR)
    assert _problem(lambda: ledger.ticket_named("0c" * 16)) == "ticket_unknown"
    assert _problem(lambda: ledger.ticket_named("")) == "ticket_unknown"
    assert _problem(lambda: ledger.ticket_named(plant)) == "ticket_unknown"
    ledger.enrol(plant, used, Pc().alone())
    clock.advance(days=2)
    assert ledger.ticket_named("0a" * 16) == (plant, Grant.OFFICE)  # its reply may have been lost
    assert _problem(lambda: ledger.ticket_named("0b" * 16)) == "ticket_unknown"


def _ticket(ledger: SqlLedger, plant: str, grant: Grant = Grant.FLOOR) -> str:
    return ledger.issue_ticket(plant, grant, valid_ms=A_DAY)


def _problem(call: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused:
        call()
    assert isinstance(refused.value.problem, ProblemType)
    return refused.value.problem.value
