"""One sync, whatever happens to it: nothing lost, nothing doubled, and no more said than needed."""

from __future__ import annotations

import hashlib

import pytest

from tests.sync.memory_hub import MemoryHub
from tests.sync.memory_line import Cut
from tests.sync.ports import MemoryPc, MemoryStore
from trainer_app.kernel.errors import ErrorCode, SyncProblem
from trainer_app.sync.batching import Batch
from trainer_app.sync.engine import Progress, SyncEngine
from trainer_app.sync.framing import Answer, Asked
from trainer_app.sync.protocol import Grant


def same_everywhere(hub: MemoryHub, *pcs: MemoryPc) -> bool:
    """Every PC holds just what the hub gave positions to, and waits for nothing."""
    return all(pc.store.hashes() == hub.hashes() and pc.store.waiting().waiting == 0 for pc in pcs)


def recorded(pc: MemoryPc, count: int, stream: str = "plant") -> None:
    for n in range(count):
        pc.store.record(f"memo {n}", stream)


def test_that_a_quiet_sync_is_one_request() -> None:
    pc = MemoryPc("PC-1", MemoryHub())
    pc.sync()
    assert pc.sync().requests == 1


def test_that_a_normal_day_is_one_request() -> None:
    hub = MemoryHub()
    morning, evening = MemoryPc("PC-1", hub), MemoryPc("PC-2", hub)
    morning.sync()
    evening.sync()
    recorded(morning, 200)
    recorded(evening, 20)
    morning.sync()
    synced = evening.sync()
    assert synced.requests == 1
    assert (synced.sent, synced.received) == (21, 222)  # and the record that opens each log
    assert evening.store.waiting().confirmed == len(evening.store.hashes())


def test_that_what_two_pcs_recorded_apart_is_on_both() -> None:
    hub = MemoryHub()
    pcs = [MemoryPc("PC-1", hub), MemoryPc("PC-2", hub)]
    for pc in pcs:
        recorded(pc, 30)
        recorded(pc, 3, "private")
    for pc in (*pcs, *pcs):
        pc.sync()
    assert same_everywhere(hub, *pcs)
    assert pcs[0].store.state_hash() == pcs[1].store.state_hash()


def test_that_what_was_just_sent_does_not_come_back() -> None:
    pc = MemoryPc("PC-1", MemoryHub())
    recorded(pc, 200)
    pc.sync()
    assert pc.line.down < pc.line.up / 5


@pytest.mark.parametrize("cut", [Cut.BEFORE, Cut.AFTER, Cut.SLOW])
@pytest.mark.parametrize("passing", [0, 1, 2])
def test_that_a_lost_message_loses_and_doubles_nothing(cut: Cut, passing: int) -> None:
    hub = MemoryHub()
    pcs = [MemoryPc("PC-1", hub, batch=10), MemoryPc("PC-2", hub, batch=10)]
    for pc in pcs:
        recorded(pc, 45)
        pc.sync(*[Cut.NONE] * passing, cut)
    pcs[0].sync()
    assert same_everywhere(hub, *pcs)
    for stream in ("plant", "private"):
        order = hub.order(stream)
        assert len(order) == len(set(order))


def test_that_a_line_that_stays_cut_is_left_for_later_and_nothing_is_lost() -> None:
    hub = MemoryHub()
    pc = MemoryPc("PC-1", hub)
    recorded(pc, 10)
    with pytest.raises(SyncProblem) as refused:
        pc.sync(*[Cut.BEFORE] * 10)
    assert refused.value.code is ErrorCode.HUB_NOT_REACHABLE
    assert pc.store.waiting().waiting == 13  # the openings of two logs and the certificate too
    pc.sync()
    assert same_everywhere(hub, pc)


def test_that_a_batch_shrinks_to_what_the_hub_takes_and_grows_again() -> None:
    hub = MemoryHub(most=1)
    pc = MemoryPc("PC-1", hub)
    recorded(pc, 5)
    pc.sync()
    assert same_everywhere(hub, pc)
    taken = [len(asked.records) for asked in pc.line.asked]
    assert min(taken[:-1]) <= 1
    hub.most = 10**9
    recorded(pc, 60)
    pc.sync()
    assert max(len(asked.records) for asked in pc.line.asked[len(taken) :]) > 10
    assert same_everywhere(hub, pc)


def test_that_a_line_that_carries_only_one_record_at_a_time_comes_to_the_end() -> None:
    hub = MemoryHub()
    pc = MemoryPc("PC-1", hub)
    recorded(pc, 8)

    class Narrow:
        """Breaks under everything but one record."""

        def sync(self, asked: Asked) -> Answer:
            small = len(asked.records) <= 1 and asked.room <= 1
            pc.line.cuts.extend([Cut.NONE if small else Cut.SLOW])
            return pc.line.sync(asked)

        blob_part = pc.line.blob_part
        blob_offset = pc.line.blob_offset
        send_blob_part = pc.line.send_blob_part
        close = pc.line.close

    engine = SyncEngine(pc.store, lambda _membership, _stop: Narrow())
    for _ in range(60):
        try:
            engine.run_once()
        except SyncProblem:
            continue
        break
    assert same_everywhere(hub, pc)


def test_that_reading_never_waits_for_what_the_hub_will_not_take() -> None:
    hub = MemoryHub(most=0)
    other, pc = MemoryPc("PC-1", hub), MemoryPc("PC-2", hub)
    hub.most = 10**9
    recorded(other, 25)
    other.sync()
    recorded(pc, 2)
    hub.most = 0
    with pytest.raises(SyncProblem) as refused:
        pc.sync()
    assert refused.value.code is ErrorCode.MESSAGE_TOO_LARGE
    assert hub.hashes() <= pc.store.hashes()
    assert pc.store.waiting().waiting == 3


def test_that_a_hub_put_back_to_yesterday_loses_nothing_that_a_pc_holds() -> None:
    hub = MemoryHub()
    pcs = [MemoryPc("PC-1", hub), MemoryPc("PC-2", hub)]
    recorded(pcs[0], 10)
    for pc in pcs:
        pc.sync()
    yesterday = hub.backup()
    recorded(pcs[0], 10)
    recorded(pcs[1], 10)
    for pc in (*pcs, *pcs):
        pc.sync()
    everything = hub.hashes()
    hub.restore(yesterday)
    assert hub.hashes() < everything
    for pc in (*pcs, *pcs):
        pc.sync()
    assert hub.hashes() == everything
    assert same_everywhere(hub, *pcs)


def test_that_a_hub_that_forgot_a_pc_is_shown_its_certificate_again() -> None:
    hub = MemoryHub()
    before = hub.backup()
    pc = MemoryPc("PC-1", hub)
    recorded(pc, 10)
    pc.sync()
    everything = hub.hashes()
    hub.restore(before)
    pc.sync()
    assert hub.hashes() == everything


def test_that_a_forgotten_pc_on_a_narrow_line_comes_in_too() -> None:
    """Its certificate lies deep in the hub's log, and it never read a page: nothing to diverge."""
    hub = MemoryHub()
    for name in ("PC-1", "PC-2", "PC-3"):
        hub.admit(MemoryStore(name).public)
    before = hub.backup()
    pc = MemoryPc("PC-4", hub)
    recorded(pc, 3)
    hub.restore(before)
    SyncEngine(pc.store, lambda _membership, _stop: pc.line, batch=Batch(1)).run_once()
    assert same_everywhere(hub, pc)


def test_that_a_hub_that_is_never_the_same_is_not_followed_for_ever() -> None:
    hub = MemoryHub()
    pc = MemoryPc("PC-1", hub)

    class Fickle:
        def sync(self, asked: Asked) -> Answer:
            streams = tuple(cursor.stream for cursor in asked.cursors)
            raise SyncProblem(ErrorCode.HUB_DIVERGED, streams=streams)

        blob_part = pc.line.blob_part
        blob_offset = pc.line.blob_offset
        send_blob_part = pc.line.send_blob_part
        close = pc.line.close

    with pytest.raises(SyncProblem) as refused:
        SyncEngine(pc.store, lambda _membership, _stop: Fickle()).run_once()
    assert refused.value.code is ErrorCode.HUB_DIVERGED


def test_that_a_pc_that_stands_alone_has_nobody_to_ask() -> None:
    alone = MemoryStore("PC-1")
    hub = MemoryHub()
    line = MemoryPc("PC-2", hub).line
    with pytest.raises(SyncProblem) as refused:
        SyncEngine(alone, lambda _membership, _stop: line).run_once()
    assert refused.value.code is ErrorCode.NO_HUB


def test_that_a_sync_that_is_stopped_keeps_what_had_arrived_and_goes_on_later() -> None:
    hub = MemoryHub()
    writer, reader = MemoryPc("PC-1", hub), MemoryPc("PC-2", hub, batch=20)
    recorded(writer, 100)
    writer.sync()

    def cancel(_progress: Progress) -> None:
        reader.engine.cancel()

    with pytest.raises(SyncProblem) as stopped:
        reader.engine.run_once(tell=cancel)
    assert stopped.value.code is ErrorCode.SYNC_STOPPED
    arrived = reader.store.waiting().confirmed
    assert 0 < arrived < len(hub.hashes())
    assert reader.engine.run_once().received == len(hub.hashes()) - arrived
    assert same_everywhere(hub, reader)


def test_that_nothing_begins_once_the_program_ends() -> None:
    pc = MemoryPc("PC-1", MemoryHub())
    pc.engine.stop()
    with pytest.raises(SyncProblem) as stopped:
        pc.engine.run_once()
    assert stopped.value.code is ErrorCode.SYNC_STOPPED
    assert pc.line.requests == 0


def test_that_progress_says_how_much_is_still_to_come() -> None:
    hub = MemoryHub()
    writer, reader = MemoryPc("PC-1", hub), MemoryPc("PC-2", hub, batch=20)
    recorded(writer, 100)
    writer.sync()
    told: list[Progress] = []
    reader.engine.run_once(tell=told.append)
    assert len(told) > 1
    assert told[0].to_come > told[-1].to_come == 0
    assert told[-1].received == len(hub.hashes())
    assert all(one.received + one.to_come == len(hub.hashes()) for one in told)


def test_that_who_waits_for_a_page_makes_the_next_one_smaller() -> None:
    batch = Batch()
    batch.settle(0.01, batch.records)
    easy = batch.records
    batch.settle(0.5, easy)
    felt = batch.records
    batch.settle(0.01, felt)
    assert felt < easy
    assert felt < batch.records


def test_that_no_page_grows_beyond_what_a_writer_may_wait_for() -> None:
    batch = Batch()
    a_record = 0.0001  # seconds, so that 1,000 records would be felt
    sizes = []
    for _ in range(10):
        sizes.append(batch.records)
        batch.settle(batch.records * a_record, batch.records)
    assert max(sizes) * a_record < 0.1
    assert sizes[-1] > 100


def test_that_a_handful_of_records_says_nothing_of_a_page() -> None:
    batch = Batch()
    first = batch.records
    batch.settle(0.09, 1)
    assert batch.records > first


def test_that_a_floor_pc_neither_reads_nor_writes_the_office() -> None:
    hub = MemoryHub()
    office, floor = MemoryPc("PC-1", hub), MemoryPc("PC-2", hub, Grant.FLOOR)
    recorded(office, 5, "office")
    recorded(floor, 5)
    office.sync()
    floor.sync()
    assert not any(here.stream == "office" for here in floor.store.disk.records.values())


def test_that_a_pc_without_a_certificate_gets_no_position_until_it_has_one() -> None:
    hub = MemoryHub()
    admitted, stranger = MemoryPc("PC-1", hub), MemoryStore("PC-2")
    stranger.record("mine")
    for here in stranger.disk.records.values():
        admitted.store.disk.records[here.record.hash] = here  # carried on a stick
    admitted.sync()
    assert {here.held for here in stranger.disk.records.values()} == {"not_admitted"}
    hub.admit(stranger.public)
    admitted.sync()
    assert same_everywhere(hub, admitted)


# --- blobs ---------------------------------------------------------------------------------------

PHOTO = b"a photo of a mold" * 40_000
PHOTO_NAME = hashlib.sha256(PHOTO).hexdigest()


def test_that_a_photo_goes_to_the_hub_and_on_to_who_wants_it() -> None:
    hub = MemoryHub()
    maker, reader = MemoryPc("PC-1", hub), MemoryPc("PC-2", hub)
    maker.store.disk.blobs[PHOTO_NAME] = PHOTO
    hub.lacking = (PHOTO_NAME,)
    maker.sync()
    reader.store.wanted = [PHOTO_NAME]
    reader.sync()
    assert reader.store.disk.blobs[PHOTO_NAME] == PHOTO


def test_that_a_photo_goes_on_where_it_was_cut() -> None:
    hub = MemoryHub()
    hub.kept.blobs[PHOTO_NAME] = PHOTO
    reader = MemoryPc("PC-1", hub)
    reader.store.wanted = [PHOTO_NAME]
    passing = [Cut.NONE] * 3
    assert not reader.try_to_sync(*passing, *[Cut.BEFORE] * 3)
    here = reader.store.blob_offset(PHOTO_NAME)
    assert 0 < here < len(PHOTO)
    before = reader.line.down
    reader.sync()
    assert reader.store.disk.blobs[PHOTO_NAME] == PHOTO
    assert reader.line.down - before < len(PHOTO) - here + 5_000


def test_that_a_photo_on_its_way_out_goes_on_where_the_hub_stands() -> None:
    hub = MemoryHub()
    maker = MemoryPc("PC-1", hub)
    maker.store.disk.blobs[PHOTO_NAME] = PHOTO
    hub.lacking = (PHOTO_NAME,)
    assert not maker.try_to_sync(*[Cut.NONE] * 3, *[Cut.AFTER] * 3)
    there = len(hub.kept.parts[PHOTO_NAME])
    before = maker.line.up
    maker.sync()
    assert hub.kept.blobs[PHOTO_NAME] == PHOTO
    assert maker.line.up - before < len(PHOTO) - there + 5_000


def test_that_a_photo_that_arrived_altered_is_fetched_once_more_from_the_start() -> None:
    hub = MemoryHub()
    reader = MemoryPc("PC-1", hub)
    reader.store.wanted = [PHOTO_NAME]
    hub.kept.blobs[PHOTO_NAME] = PHOTO
    reader.store.disk.parts[PHOTO_NAME] = b"something else"
    reader.sync()
    assert reader.store.disk.blobs[PHOTO_NAME] == PHOTO


def test_that_a_photo_that_the_hub_has_not_got_yet_keeps_no_other_waiting() -> None:
    hub = MemoryHub()
    reader = MemoryPc("PC-1", hub)
    hub.kept.blobs[PHOTO_NAME] = PHOTO
    reader.store.wanted = ["00" * 32, PHOTO_NAME]
    reader.sync()
    assert reader.store.wanted_blobs() == ["00" * 32]
