"""What a ledger takes in, on both databases: positions without gaps, once each, whoever carries."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from msgspec import structs

from tests.hub.pcs import A_DAY, Log, Pc
from trainer_app.checklists.bodies import BodyErased, MemoWritten, PersonPin
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.ids import PersonId
from trainer_app.kernel.records import SealedRecord, signature_is_good, signed_bytes
from trainer_app.kernel.streams import Cursor, Run
from trainer_app.sync.hub.ledger import quotas
from trainer_app.sync.hub.ledger.ledger import SqlLedger
from trainer_app.sync.hub.ports import Refused
from trainer_app.sync.protocol import Grant, HeldReason, ProblemType


@pytest.fixture
def pc(ledger: SqlLedger, plant: str) -> Pc:
    return Pc().enrol(ledger, plant)


def test_that_what_is_pushed_gets_positions_and_comes_back_under_a_checkpoint(
    ledger: SqlLedger, plant: str, pc: Pc
) -> None:
    pc.write(3)
    pc.write(2, "private")
    done = pc.sync(ledger, plant, pc.everything())
    # in stream plant the hub's log.opened and the certificate were first
    assert done.accepted.given == (3, 4, 5, 6, 1, 2, 3)
    assert done.accepted.held == ()
    assert pc.read["plant"][2:] == pc.log().records
    assert pc.read["private"] == pc.log("private").records
    assert {(head.stream, head.position) for head in done.heads} == {("plant", 6), ("private", 3)}


def test_that_another_pc_reads_the_very_bytes(ledger: SqlLedger, plant: str, pc: Pc) -> None:
    other = Pc("PC-2").enrol(ledger, plant)
    pc.write(30)
    pc.write(30, "private")
    pc.sync(ledger, plant, pc.everything())
    for room in (1, 7, 2_000):  # a link that carries one record finishes too (I12)
        other.cursors, other.read = {}, {}
        other.pull(ledger, plant, room=room)
        assert other.read["plant"][-31:] == pc.log().records
        assert other.read["private"] == pc.log("private").records
    assert other.cursors == {**other.cursors, **pc.cursors}


def test_that_a_page_says_what_each_record_follows(ledger: SqlLedger, plant: str, pc: Pc) -> None:
    pc.write(5)
    pc.sync(ledger, plant, pc.everything())
    for position in range(3, 8):
        cursor = _cursor_at(pc, ledger, plant, position)
        (paged,) = ledger.sync(plant, pc.public, [cursor], [], 1).pages
        (entry,) = paged.page.entries
        mine = pc.log().records
        before = pc.log().h0 if entry.record.seq == 1 else mine[entry.record.seq - 2].hash
        assert entry.previous == before


def test_that_sending_again_makes_no_second_record_and_no_second_position(
    ledger: SqlLedger, plant: str, pc: Pc
) -> None:
    """I4, by the network, by a stick and by another PC."""
    pc.write(9)
    first = pc.sync(ledger, plant, pc.everything()).accepted
    other = Pc("PC-2").enrol(ledger, plant)
    again = [
        pc.sync(ledger, plant, pc.everything()).accepted,
        pc.sync(ledger, plant, [pc.log().run(4), pc.log().run(1, 6), pc.log().run()]).accepted,
        ledger.import_runs(plant, pc.everything()),
        other.sync(ledger, plant, pc.everything()).accepted,
    ]
    assert [taken.given for taken in again[:1] + again[2:]] == [first.given] * 3
    assert ledger.status(plant).records == (("office", 0), ("plant", 13), ("private", 0))


def test_that_another_plant_may_hold_the_same_bytes(ledger: SqlLedger, plant: str, pc: Pc) -> None:
    elsewhere = ledger.add_plant("Southside").id
    thief = Pc("thief").enrol(ledger, elsewhere)
    pc.write(2)
    thief.sync(ledger, elsewhere, pc.everything())
    done = pc.sync(ledger, plant, pc.everything())
    assert done.accepted.held == ()
    assert done.accepted.given == (3, 4, 5)


def test_that_both_branches_of_a_fork_are_kept(ledger: SqlLedger, plant: str, pc: Pc) -> None:
    """I3: a cloned disk writes in the place of another record."""
    pc.write(2)
    clone = pc.log().clone()
    pc.write(2)
    clone.append(MemoWritten(words="of the clone"))
    pc.sync(ledger, plant, pc.everything())
    done = pc.sync(ledger, plant, [clone.run(3)])
    assert done.accepted.held == ()
    read = Pc("PC-2").enrol(ledger, plant).pull(ledger, plant)
    assert {*clone.records, *pc.log().records} <= set(read)
    (fork,) = ledger.status(plant).forks
    assert (fork.log, fork.seq) == (clone.id, 4)


def test_that_a_run_is_taken_whose_predecessor_is_missing(
    ledger: SqlLedger, plant: str, pc: Pc
) -> None:
    """I12: the chain is a check, not a gate."""
    pc.write(9)
    assert pc.sync(ledger, plant, [pc.log().run(1, 2)]).accepted.held == ()
    assert pc.sync(ledger, plant, [pc.log().run(6, 9)]).accepted.given == (5, 6, 7, 8)
    assert pc.sync(ledger, plant, [pc.log().run(3, 5)]).accepted.given == (9, 10, 11)


def test_that_what_cannot_be_understood_is_kept_and_passed_on(
    ledger: SqlLedger, plant: str, pc: Pc
) -> None:
    """I13."""
    odd = [
        pc.log().append_raw(b'{"kind":"badge.printed","at":1}', b'{"new":true}'),
        pc.log().append_raw(b'{"kind":"device.enrolled","at":1}', b"\xff\x00 no JSON"),
        pc.log().append_raw(b"[" * 900, b"[" * 30_000),
        pc.log().append_raw(b'{"kind":7}', b""),
        pc.log().append_raw(b'{"kind":"body.erased","at":1}', b'{"about":"x","body":"y"}'),
        pc.log().append_raw(b'{"kind":"edition.published","at":1}', json.dumps({}).encode()),
    ]
    assert pc.sync(ledger, plant, pc.everything()).accepted.held == ()
    assert Pc("PC-2").enrol(ledger, plant).pull(ledger, plant)[-7:-1] == odd


def test_that_clocks_decide_nothing(
    ledger: SqlLedger, plant: str, pc: Pc, clock: FixedClock
) -> None:
    """I9, as far as the hub goes: a PC in 1970, one far ahead, and a hub whose clock goes back."""
    pc.log().append(MemoWritten(words="early"), at=0)
    pc.log().append(MemoWritten(words="late"), at=10**14)
    pc.sync(ledger, plant, pc.everything())
    clock.advance(days=-400)
    pc.write(1)
    assert pc.sync(ledger, plant, [pc.log().run(4)]).accepted.given == (6,)
    assert Pc("PC-2").enrol(ledger, plant).pull(ledger, plant)[2:6] == pc.log().records


def test_that_nobody_takes_the_place_of_a_record_by_showing_it_as_his_own(
    ledger: SqlLedger, plant: str, pc: Pc
) -> None:
    """Its hash does not say whose log it is of, but through the chain before it."""
    thief = Pc("thief").enrol(ledger, plant)
    pc.write(4)
    thief.write(1)
    mine = pc.log().records
    shown = Log(thief.key, "plant", "x")
    shown.records += [_as_of(shown, n, mine[n]) for n in (1, 2, 3)]
    thief.sync(ledger, plant, [shown.run(1, 1), shown.run(3, 4)])  # before the maker's own
    assert pc.sync(ledger, plant, pc.everything()).accepted.held == ()
    read = Pc("PC-2").enrol(ledger, plant).pull(ledger, plant)
    assert set(mine) <= set(read)

    again = Log(thief.key, "plant", "y")
    again.records += [_as_of(again, n, mine[n]) for n in (1, 2, 3, 4)]
    done = thief.sync(ledger, plant, [again.run(1, 1), again.run(3, 5)])  # and after it
    assert [reason for _index, reason in done.accepted.held] == [HeldReason.BAD_SIGNATURE] * 3


# --- signatures ----------------------------------------------------------------------------------


def test_that_the_last_signature_vouches_for_a_devices_own_run(
    ledger: SqlLedger, plant: str, pc: Pc
) -> None:
    pc.write(4)
    run = pc.log().run()
    spoilt = _with_signatures(run, {1: b"\x01" * 64, 2: None})
    assert pc.sync(ledger, plant, [spoilt]).accepted.held == ()


def test_that_a_record_that_nothing_vouches_for_is_held_until_its_signature_comes(
    ledger: SqlLedger, plant: str, pc: Pc
) -> None:
    pc.write(4)
    run = pc.log().run()
    spoilt = _with_signatures(run, {3: b"\x01" * 64, 4: None})
    done = pc.sync(ledger, plant, [spoilt])
    assert done.accepted.held == ((3, HeldReason.BAD_SIGNATURE), (4, HeldReason.BAD_SIGNATURE))
    assert done.accepted.given == (3, 4, 5, 0, 0)
    assert pc.sync(ledger, plant, [run]).accepted.given == (3, 4, 5, 6, 7)
    assert ledger.status(plant).held == ()


def test_that_a_later_signature_releases_what_was_held_for_want_of_one(
    ledger: SqlLedger, plant: str, pc: Pc
) -> None:
    pc.write(4)
    pc.sync(ledger, plant, [_with_signatures(pc.log().run(1, 4), {3: None})])
    assert ledger.status(plant).held == ((HeldReason.BAD_SIGNATURE, 1),)
    pc.sync(ledger, plant, [pc.log().run(5)])
    assert ledger.status(plant).held == ()


def test_that_every_signature_of_a_run_carried_for_others_is_checked(
    ledger: SqlLedger, plant: str, pc: Pc
) -> None:
    carrier = Pc("PC-2").enrol(ledger, plant)
    pc.write(4)
    spoilt = _with_signatures(pc.log().run(), {1: b"\x01" * 64})
    assert carrier.sync(ledger, plant, [spoilt]).accepted.held == ()
    stored = {record.hash: record for record in carrier.pull(ledger, plant)}
    assert stored[pc.log().records[1].hash].signature is None  # the false one was left out


def test_that_a_bad_signature_is_replaced_when_a_good_one_comes(
    ledger: SqlLedger, plant: str, pc: Pc
) -> None:
    pc.write(4)
    pc.sync(ledger, plant, [_with_signatures(pc.log().run(), {1: b"\x01" * 64, 2: None})])
    pc.sync(ledger, plant, [pc.log().run()])
    read = Pc("PC-2").enrol(ledger, plant).pull(ledger, plant)
    key = bytes(pc.key.verify_key)
    assert all(signature_is_good(key, r) for r in read if r.log == pc.log().id)
    pc.sync(ledger, plant, [_with_signatures(pc.log().run(), {1: b"\x01" * 64})])
    again = Pc("PC-3").enrol(ledger, plant).pull(ledger, plant)
    assert all(signature_is_good(key, r) for r in again if r.log == pc.log().id)


# --- bodies --------------------------------------------------------------------------------------


def test_that_an_erased_body_is_gone_and_never_comes_back(
    ledger: SqlLedger, plant: str, pc: Pc
) -> None:
    pc.enrol(ledger, plant, Grant.OFFICE)
    (note,) = pc.write(1, "private")
    pc.sync(ledger, plant, pc.everything())
    pc.log().append(BodyErased(about=note.id, body=note.body_hash.hex()))
    pc.sync(ledger, plant, pc.everything())
    ledger.import_runs(plant, pc.everything())
    read = Pc("PC-2").enrol(ledger, plant).pull(ledger, plant)
    (stored,) = [record for record in read if record.id == note.id]
    assert stored == structs.replace(note, body=None)


def test_that_a_body_is_not_kept_that_was_erased_before_it_came(
    ledger: SqlLedger, plant: str, pc: Pc
) -> None:
    pc.enrol(ledger, plant, Grant.OFFICE)
    (note,) = pc.write(1, "private")
    pc.log().append(BodyErased(about=note.id, body=note.body_hash.hex()))
    pc.sync(ledger, plant, [pc.log().run()])
    pc.sync(ledger, plant, [pc.log("private").run()])
    read = Pc("PC-2").enrol(ledger, plant).pull(ledger, plant)
    assert [r.body for r in read if r.id == note.id] == [None]


def test_that_a_statement_is_never_erased(ledger: SqlLedger, plant: str, pc: Pc) -> None:
    pc.enrol(ledger, plant, Grant.OFFICE)
    (memo,) = pc.write(1)
    pc.log().append(BodyErased(about=memo.id, body=memo.body_hash.hex()))
    pc.sync(ledger, plant, pc.everything())
    assert memo in Pc("PC-2").enrol(ledger, plant).pull(ledger, plant)


def test_that_a_body_that_a_carrier_lacked_comes_with_somebody_elses(
    ledger: SqlLedger, plant: str, pc: Pc
) -> None:
    pin = pc.log("private").append(PersonPin(person=PersonId("0" * 32), verifier="v"))
    run = pc.log("private").run()
    bare = replace(run, records=(run.records[0], structs.replace(pin, body=None)))
    assert pc.sync(ledger, plant, [bare]).accepted.held == ()
    pc.sync(ledger, plant, [run])
    assert pin in Pc("PC-2").enrol(ledger, plant).pull(ledger, plant)


def test_that_nobody_can_strip_a_statement_of_its_body(
    ledger: SqlLedger, plant: str, pc: Pc
) -> None:
    rogue = Pc("rogue").enrol(ledger, plant)
    (memo,) = pc.write(1)
    run = pc.log().run()
    bare = replace(run, records=(run.records[0], structs.replace(memo, body=None)))
    done = rogue.sync(ledger, plant, [bare])
    assert done.accepted.held == ((1, HeldReason.BODY_MISSING),)
    pc.sync(ledger, plant, [run])
    assert memo in rogue.pull(ledger, plant)


# --- all or nothing ------------------------------------------------------------------------------


def test_that_a_batch_is_never_half_taken(
    ledger: SqlLedger, plant: str, pc: Pc, monkeypatch: pytest.MonkeyPatch
) -> None:
    """I14: it fails after the records were written and before the end."""
    pc.write(5)
    pc.write(5, "private")
    monkeypatch.setattr(quotas, "RECORDS", 11)
    with pytest.raises(Refused) as refused:
        pc.sync(ledger, plant, pc.everything())
    assert refused.value.problem is ProblemType.QUOTA
    assert 0 < refused.value.after <= A_DAY // 1000
    assert ledger.status(plant).records == (("office", 0), ("plant", 2), ("private", 0))
    monkeypatch.undo()
    assert pc.sync(ledger, plant, pc.everything()).accepted.given[0] == 3


def test_that_a_quota_is_of_one_device_and_one_day(
    ledger: SqlLedger, plant: str, pc: Pc, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Pc("PC-2").enrol(ledger, plant)
    monkeypatch.setattr(quotas, "LOGS", 2)
    for name in ("x", "y"):
        pc.sync(ledger, plant, [Log(pc.key, "plant", name).run()])
    too_many = Log(pc.key, "plant", "z").run()
    with pytest.raises(Refused):
        pc.sync(ledger, plant, [too_many])
    other.sync(ledger, plant, [too_many])
    clock.advance(days=1)
    pc.sync(ledger, plant, [Log(pc.key, "plant", "w").run()])


def test_that_a_record_that_no_pc_would_make_is_refused(
    ledger: SqlLedger, plant: str, pc: Pc
) -> None:
    pc.log()
    (good,) = pc.write(1)
    run = pc.log().run()
    huge = replace(run, records=(run.records[0], structs.replace(good, body=b"x" * 70_000)))
    with pytest.raises(Refused) as refused:
        pc.sync(ledger, plant, [huge])
    assert refused.value.problem is ProblemType.MALFORMED


# --- the cursor ----------------------------------------------------------------------------------


def test_that_a_cursor_that_is_not_the_hubs_takes_nothing_in(
    ledger: SqlLedger, plant: str, pc: Pc
) -> None:
    """I7: what to do about it is the PC's."""
    pc.write(2)
    pc.sync(ledger, plant, pc.everything())
    good = pc.cursors["plant"]
    for wrong in (
        replace(good, chain=b"\x01" * 32),
        replace(good, position=good.position + 1),
        replace(good, position=1),
    ):
        pc.write(1)
        before = ledger.status(plant).records
        with pytest.raises(Refused) as refused:
            ledger.sync(plant, pc.public, [wrong], pc.everything(), 100)
        assert refused.value.problem is ProblemType.DIVERGED
        assert refused.value.streams == ("plant",)
        assert ledger.status(plant).records == before


def _as_of(log: Log, index: int, record: SealedRecord) -> SealedRecord:
    """Somebody else's record as one of this log, well signed by this log's key."""
    seq = index + 1
    signature = log.key.sign(signed_bytes(log.id, seq, record.hash)).signature
    return structs.replace(record, log=log.id, seq=seq, signature=signature)


def _cursor_at(pc: Pc, ledger: SqlLedger, plant: str, position: int) -> Cursor:
    if not position:
        return Cursor("plant")
    (paged,) = ledger.sync(plant, pc.public, [Cursor("plant")], [], position).pages
    return paged.page.end


def _with_signatures(run: Run, changed: dict[int, bytes | None]) -> Run:
    records = tuple(
        record.with_signature(changed[index]) if index in changed else record
        for index, record in enumerate(run.records)
    )
    return replace(run, records=records)
