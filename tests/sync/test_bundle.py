"""Real profiles and a hub that never see one another: everything goes by stick."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.builders import make_key
from tests.store.plant import STARTED, Plant, make_plant
from tests.sync.live_hub import KEY as LIVE_KEY
from tests.sync.live_hub import live_hub, on_sqlite
from tests.sync.stick import FarHub, far_hub
from tests.sync.two_profiles import Pc, Pcs, two_pcs
from trainer_app.bootstrap.program import Program
from trainer_app.checklists import bodies as b
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.errors import ErrorCode, InvalidInput, SyncProblem
from trainer_app.kernel.ids import EditionId
from trainer_app.sync.bundle import FORMAT, Header, What, writing
from trainer_app.sync.bundle_parts import Said, write_message
from trainer_app.sync.bundle_pc import BundleProgress
from trainer_app.sync.hub import bundle_reply


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[FarHub]:
    with far_hub(tmp_path, FixedClock(STARTED)) as far:
        yield far


@pytest.fixture
def pcs(tmp_path: Path, hub: FarHub) -> Iterator[Pcs]:
    with two_pcs(tmp_path, hub) as three:
        yield three


def record(plant: Plant, *pcs: Pc) -> None:
    for pc in pcs:
        for n in range(3):
            pc.append(plant.sign_off_body(f"03-0{n + 1}"))
            pc.append(b.NoteWritten(person=plant.trainee, words=f"Note {n}"))


def test_that_two_pcs_come_in_step_without_a_network_at_any_time(hub: FarHub, pcs: Pcs) -> None:
    plant, first, second = pcs
    record(plant, first)
    hub.carry(first)
    hub.carry(second)
    record(plant, first, second)
    assert first.waiting > 0 < second.waiting
    for pc in (first, second, first):
        hub.carry(pc)
    assert (first.waiting, second.waiting) == (0, 0)
    assert first.state_hash() == second.state_hash()
    assert first.records() == second.records() == hub.records()
    assert first.program.syncing.waiting().confirmed == first.records()
    assert first.faults() == second.faults() == []


# --- in any order, as often as one likes ---------------------------------------------------------


def exported(hub: FarHub, pc: Pc) -> Path:
    file = hub.name("out")
    pc.program.bundles.export(file)
    return file


def replied(hub: FarHub, file: Path) -> Path:
    reply = hub.name("back")
    hub.take_in(file, reply)
    return reply


def test_that_taking_a_bundle_in_twice_changes_nothing(hub: FarHub, pcs: Pcs) -> None:
    plant, first, _second = pcs
    record(plant, first)
    out = exported(hub, first)
    back = replied(hub, out)
    records, state = hub.records(), first.state_hash()
    again = replied(hub, out)
    assert hub.records() == records
    first.program.bundles.take_in(back)
    told = first.program.syncing.waiting()
    for reply in (back, again, back):
        first.program.bundles.take_in(reply)
        assert first.program.syncing.waiting() == told
    assert (first.waiting, first.state_hash()) == (0, state_of(hub, first))
    assert state != first.state_hash()  # the hub's certificates came
    assert first.faults() == []


def state_of(hub: FarHub, pc: Pc) -> str:
    """What the hub holds, as a PC that reads all of it would name it."""
    assert hub.records() == pc.records()
    return pc.state_hash()


def test_that_sticks_that_are_forgotten_and_out_of_order_do_no_harm(hub: FarHub, pcs: Pcs) -> None:
    plant, first, second = pcs
    replies = []
    for _ in range(3):
        record(plant, first)
        replies.append(replied(hub, exported(hub, first)))
    for reply in (replies[2], replies[0], replies[1]):
        first.program.bundles.take_in(reply)
        assert first.waiting == 0
    for pc in (second, first, second):
        hub.carry(pc)
    assert first.state_hash() == second.state_hash()
    assert first.records() == hub.records()
    assert first.faults() == second.faults() == []


def test_that_an_export_changes_nothing_and_what_is_on_a_stick_still_waits(
    hub: FarHub, pcs: Pcs
) -> None:
    plant, first, _second = pcs
    record(plant, first)
    before = first.program.syncing.waiting(), first.state_hash()
    out = hub.name("out")
    done = first.program.bundles.export(out)
    assert done.records == first.waiting
    assert done.size == out.stat().st_size
    assert (first.program.syncing.waiting(), first.state_hash()) == before


def test_that_a_stick_of_a_pc_whose_clock_stands_before_1970_is_taken_in(
    hub: FarHub, pcs: Pcs
) -> None:
    plant, first, second = pcs
    plant.clock.advance(days=-40_000)
    record(plant, first)
    for pc in (first, second):
        hub.carry(pc)
    assert first.waiting == 0
    assert first.state_hash() == second.state_hash()


def test_that_the_last_success_is_when_the_hub_wrote_and_not_when_the_stick_was_read(
    hub: FarHub, pcs: Pcs
) -> None:
    plant, first, _second = pcs
    record(plant, first)
    hub.clock.advance(minutes=1)
    back = replied(hub, exported(hub, first))
    plant.clock.advance(days=90)
    first.program.bundles.take_in(back)
    assert first.program.syncing.waiting().last_success == STARTED.ms + 60_000


# --- files that records name ---------------------------------------------------------------------


def published(pc: Pc, archive: bytes) -> str:
    """A file that a record names, whole on one PC."""
    sha256 = hashlib.sha256(archive).hexdigest()
    pc.append(b.EditionPublished(edition=EditionId(sha256), pack="ours", version="1"))
    pc.program.syncing.carrying.add_blob_part(sha256, 0, archive, whole=len(archive))
    return sha256


def test_that_files_go_along_in_both_directions(hub: FarHub, pcs: Pcs) -> None:
    _plant, first, second = pcs
    archive = bytes(range(256)) * 9_000  # three parts
    sha256 = published(first, archive)
    hub.carry(first)
    assert hub.ledger.status(hub.plant).blobs_missing == 0
    assert hub.carry(second).files == 1
    carrying = second.program.syncing.carrying
    assert carrying.blob_size(sha256) == len(archive)
    assert carrying.blob_part(sha256, 0, len(archive)) == archive
    assert carrying.wanted_blobs() == []


def test_that_a_file_goes_on_where_the_network_broke_off(hub: FarHub, pcs: Pcs) -> None:
    _plant, first, second = pcs
    archive = bytes(range(256)) * 9_000
    sha256 = published(first, archive)
    hub.carry(first)
    key = first.program.store.device_key
    assert hub.ledger.blob_state(hub.plant, key, sha256).offset == len(archive)
    back = replied(hub, exported(hub, second))
    carrying = second.program.syncing.carrying
    carrying.add_blob_part(sha256, 0, archive[:70_000], whole=len(archive))
    second.program.bundles.take_in(back)
    assert carrying.blob_part(sha256, 0, len(archive)) == archive


# --- mixed with the network ----------------------------------------------------------------------


def test_that_sticks_and_the_network_mix_in_any_order(tmp_path: Path) -> None:
    """Records go out both ways at once, and replies are read late."""
    with (
        live_hub(on_sqlite(tmp_path), FixedClock(STARTED)) as live,
        two_pcs(tmp_path, live) as (plant, first, second),
    ):

        def reply(file: Path) -> Path:
            back = file.with_name(f"back-{file.name}")
            bundle_reply.take_in(live.ledger, LIVE_KEY, file, back, now=STARTED.ms)
            return back

        record(plant, first, second)
        early = tmp_path / "early.trainer-bundle"
        first.program.bundles.export(early)
        first.sync()
        record(plant, first)
        late = tmp_path / "late.trainer-bundle"
        first.program.bundles.export(late)
        answers = [reply(late), reply(early)]
        second.sync()
        record(plant, second)
        first.program.bundles.take_in(answers[1])
        first.sync()
        first.program.bundles.take_in(answers[0])
        with live.offline():
            last = tmp_path / "last.trainer-bundle"
            second.program.bundles.export(last)
            second.program.bundles.take_in(reply(last))
            assert second.waiting == 0
        for pc in (second, first):
            pc.sync()
        assert first.state_hash() == second.state_hash()
        assert (first.waiting, second.waiting) == (0, 0)
        assert first.records() == second.records() == live.records()
        assert first.faults() == second.faults() == []


# --- refused whole -------------------------------------------------------------------------------


def test_that_a_bundle_is_only_taken_by_whom_it_is_for(
    tmp_path: Path, hub: FarHub, pcs: Pcs
) -> None:
    plant, first, second = pcs
    record(plant, first, second)
    out = exported(hub, first)
    back = replied(hub, out)
    elsewhere = far_hub_beside(tmp_path / "elsewhere", hub)
    with elsewhere as other:
        for take, file, code in (
            (second.program.bundles.take_in, back, ErrorCode.BUNDLE_FOR_ANOTHER),
            (second.program.bundles.take_in, out, ErrorCode.BUNDLE_FOR_ANOTHER),
            (lambda f: hub.take_in(f, tmp_path / "x"), back, ErrorCode.BUNDLE_FOR_ANOTHER),
            (lambda f: other.take_in(f, tmp_path / "x"), out, ErrorCode.BUNDLE_OTHER_PLANT),
        ):
            before = second.state_hash(), hub.records(), other.records()
            with pytest.raises(InvalidInput) as problem:
                take(file)
            assert problem.value.code is code
            assert (second.state_hash(), hub.records(), other.records()) == before
    assert not (tmp_path / "x").exists()


def far_hub_beside(folder: Path, hub: FarHub) -> AbstractContextManager[FarHub]:
    """Another database under the same key: a plant that this bundle is not of."""
    folder.mkdir()
    return far_hub(folder, hub.clock)


def test_that_nobody_speaks_for_the_hub(tmp_path: Path, hub: FarHub, pcs: Pcs) -> None:
    """A reply of somebody's own making, sealed to the PC and well signed, by him."""
    _plant, first, _second = pcs
    thief = make_key("thief")
    file = tmp_path / "from nobody.trainer-bundle"
    header = Header(
        *(FORMAT, What.REPLY, hub.plant, "", bytes(thief.verify_key).hex(), "The hub"),
        *(first.program.store.device_key, "PC-1", STARTED.ms),
    )
    lie = Said(given=tuple((record_hash(first), 7) for _ in range(1)), now=STARTED.ms)
    with writing(file, header, lambda message: thief.sign(message).signature) as writer:
        writer.add(write_message(lie))
    waiting = first.waiting
    with pytest.raises(InvalidInput) as problem:
        first.program.bundles.take_in(file)
    assert problem.value.code is ErrorCode.BUNDLE_SENDER
    assert first.waiting == waiting > 0


def record_hash(pc: Pc) -> str:
    runs, _ = pc.program.store.bundling().unplaced(0, records=1, size=1)
    return runs[0].records[0].hash.hex()


def test_that_a_pc_that_was_never_admitted_brings_nothing(tmp_path: Path, hub: FarHub) -> None:
    plant = make_plant(tmp_path / "PC-9")
    program = Program(plant.store, plant.clock)
    with far_hub_beside(tmp_path / "elsewhere", hub) as other:
        other.plant = hub.plant  # it says that it is of this plant, and of this hub
        header = Header(
            *(FORMAT, What.RECORDS, hub.plant, "", program.store.device_key, "PC-9"),
            *(hub.ledger.hub_key, "hub", STARTED.ms),
        )
    file = tmp_path / "PC-9.trainer-bundle"
    sign = program.syncing.carrying.sign
    with writing(file, header, sign) as writer:
        writer.add(write_message(Said()))
    before = hub.records(), hub.ledger.status(hub.plant).held
    with pytest.raises(InvalidInput) as problem:
        hub.take_in(file, tmp_path / "x")
    program.close()
    assert problem.value.code is ErrorCode.BUNDLE_SENDER
    assert (hub.records(), hub.ledger.status(hub.plant).held) == before
    assert not (tmp_path / "x").exists()


def test_that_a_cut_off_reply_is_refused_whole_and_the_whole_one_is_taken(
    tmp_path: Path, hub: FarHub, pcs: Pcs
) -> None:
    plant, first, _second = pcs
    record(plant, first)
    back = replied(hub, exported(hub, first))
    raw = back.read_bytes()
    cut = tmp_path / "cut.trainer-bundle"
    before = first.state_hash(), first.program.syncing.waiting()
    for size in range(2_048, len(raw), max(1, len(raw) // 15)):
        cut.write_bytes(raw[:size])
        with pytest.raises(InvalidInput) as problem:
            first.program.bundles.take_in(cut)
        assert problem.value.code is ErrorCode.BUNDLE_CUT_OFF
    assert (first.state_hash(), first.program.syncing.waiting()) == before
    first.program.bundles.take_in(back)
    assert first.waiting == 0


def test_that_a_stopped_bundle_leaves_no_file_and_a_sound_store(hub: FarHub, pcs: Pcs) -> None:
    plant, first, _second = pcs
    record(plant, first)
    back = replied(hub, exported(hub, first))
    out = hub.name("out")

    def stop(_far: BundleProgress) -> None:
        first.program.bundles.cancel()

    for work in (first.program.bundles.export, first.program.bundles.take_in):
        with pytest.raises(SyncProblem) as stopped:
            work(out if work == first.program.bundles.export else back, stop)
        assert stopped.value.code is ErrorCode.SYNC_STOPPED
    assert not [file for file in hub.folder.iterdir() if out.name in file.name]
    first.program.bundles.take_in(back)
    assert first.waiting == 0
    assert first.faults() == []


def test_that_a_pc_that_stands_alone_has_nobody_to_write_to(tmp_path: Path) -> None:
    plant = make_plant(tmp_path / "PC-1")
    program = Program(plant.store, plant.clock)
    with pytest.raises(SyncProblem) as alone:
        program.bundles.export(tmp_path / "a.trainer-bundle")
    program.close()
    assert alone.value.code is ErrorCode.NO_HUB
    assert not (tmp_path / "a.trainer-bundle").exists()
