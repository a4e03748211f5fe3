"""What a PC gives to a hub and takes from it: once, whole, whatever the clocks say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from msgspec import structs

from tests.recorder import make_key
from tests.small_disk import leave_room
from tests.store.pages import NOON, PLANT, SmallHub, joined, state
from tests.store.plant import TASK, Plant, signed_off_in
from trainer_app.checklists import bodies as b
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.errors import Damage, ErrorCode, Unavailable
from trainer_app.kernel.membership import Membership
from trainer_app.kernel.streams import Cursor, Page, sign_checkpoint
from trainer_app.store.local import LocalStore

YEAR_MS = 365 * 24 * 3600 * 1000


def cursor(store: LocalStore) -> Cursor:
    return next(c for c in store.carrying().cursors() if c.stream == "plant")


def refused(store: LocalStore, page: Page) -> ErrorCode:
    """What a page is refused with; nothing of it may have been taken."""
    before, at = state(store), cursor(store)
    with pytest.raises(Damage) as caught:
        store.carrying().take(pages=[page], now=NOON)
    assert (state(store), cursor(store)) == (before, at)
    return caught.value.code


def record_hash(page: Page, record_id: str) -> bytes:
    return next(e.record.hash for e in page.entries if e.record.id == record_id)


def test_that_what_one_pc_recorded_stands_on_the_other(
    plant: Plant, hub: SmallHub, other: LocalStore
) -> None:
    record = plant.signed_off()
    hub.sync(plant.store.carrying())
    changes = hub.sync(other.carrying())
    assert changes.touches(plant.trainee)
    assert changes.touches(record.id)
    assert state(plant.store) == state(other)
    with other.reading() as reading:
        assert [p.record for p in reading.standings(plant.trainee)[TASK].performances] == [
            record.id
        ]
    assert other.verify().sound
    assert plant.store.verify().sound


def test_that_a_page_that_was_looked_at_is_the_same_page(
    plant: Plant, hub: SmallHub, other: LocalStore
) -> None:
    record = plant.signed_off()
    hub.sync(plant.store.carrying())
    carrying = other.carrying()
    page = hub.page(cursor(other))
    looked = carrying.look(page, {record_hash(page, record.id)})
    assert (looked.after, looked.entries) == (page.after, page.entries)
    assert (looked.checkpoint, looked.end) == (page.checkpoint, page.end)
    carrying.take(pages=[looked], now=NOON)
    assert state(other) == state(plant.store)
    assert refused(other, replace(looked, checkpoint=hub.page(Cursor("plant"), 1).checkpoint))
    carrying.take(pages=[carrying.look(page, set())], now=NOON)  # all of it is here by now
    assert state(other) == state(plant.store)


def test_that_a_pc_that_joins_brings_what_it_recorded_alone(plant: Plant, hub: SmallHub) -> None:
    plant.signed_off()
    alone = plant.store.carrying().stand_alone()
    assert alone.founder == plant.founder
    assert {tip.seq for tip in alone.earlier} == {plant.count()}
    carrying = joined(plant, hub)
    with plant.store.reading() as reading:
        assert reading.directory().roots == {hub.public}
        assert reading.standings(plant.trainee)[TASK].performances
        assert reading.waiting().waiting == reading.record_count()
    hub.sync(carrying)
    with plant.store.reading() as reading:
        assert reading.waiting().waiting == 0
        assert reading.waiting().confirmed == reading.record_count()
    plant.reopen()
    with plant.store.reading() as reading:
        assert reading.directory().roots == {hub.public}
        assert reading.standings(plant.trainee)[TASK].performances


def test_that_a_certificate_for_another_pc_or_by_another_hub_is_refused(
    plant: Plant, hub: SmallHub
) -> None:
    carrying = plant.store.carrying()
    of_another = hub.certify(replace(carrying.stand_alone(), key="00" * 32))
    by_another = SmallHub(make_key("another hub")).certify(carrying.stand_alone())
    for certificate in (of_another, by_another):
        with pytest.raises(Damage) as caught:
            carrying.join(Membership(PLANT, "http://hub", hub.public, "office"), certificate)
        assert caught.value.code is ErrorCode.NOT_THE_HUBS_WORD
    assert carrying.membership() is None


def test_that_what_comes_again_makes_no_second_row_and_no_second_position(
    plant: Plant, hub: SmallHub, other: LocalStore
) -> None:
    """A lost reply, a stick that was read twice: the page begins below the cursor."""
    before = cursor(other)
    plant.signed_off()
    hub.sync(plant.store.carrying())
    page = hub.page(before)
    for _ in range(2):
        other.carrying().take(pages=[page], now=NOON)
    plant.signed_off()
    hub.sync(plant.store.carrying())
    other.carrying().take(pages=[hub.page(before), hub.page(before)], now=NOON)
    assert state(other) == state(plant.store)
    with other.reading() as reading:
        placed = reading.connection.execute(
            "SELECT position FROM placed WHERE stream = 'plant' ORDER BY position"
        )
        positions = [position for (position,) in placed]
    assert positions == list(range(1, len(positions) + 1))
    assert cursor(other).position == len(positions)


def test_that_a_page_that_does_not_follow_is_refused_whole(
    plant: Plant, hub: SmallHub, other: LocalStore
) -> None:
    at = cursor(other)
    for _ in range(2):
        plant.signed_off()
    hub.sync(plant.store.carrying())
    page = hub.page(at)
    entry = page.entries[2]
    gap = hub.page(replace(at, position=at.position + 1))
    altered = structs.replace(entry, record=structs.replace(entry.record, body=b"{}"))
    late = structs.replace(entry, received=entry.received + 1)
    for wrong in (
        gap,
        replace(page, after=replace(at, chain=bytes(32))),
        replace(page, entries=(*page.entries[:2], altered, *page.entries[3:])),
        replace(page, entries=(*page.entries[:2], late, *page.entries[3:])),
        replace(page, entries=page.entries[:-1]),
        replace(page, entries=(page.entries[1], page.entries[0], *page.entries[2:])),
    ):
        assert refused(other, wrong) is ErrorCode.PAGE_NOT_FOLLOWING
    other.carrying().take(pages=[page], now=NOON)
    assert state(other) == state(plant.store)


def test_that_a_checkpoint_has_to_be_the_hubs_own_and_of_this_plant(
    plant: Plant, hub: SmallHub, other: LocalStore
) -> None:
    at = cursor(other)
    plant.signed_off()
    hub.sync(plant.store.carrying())
    page = hub.page(at)
    end = page.end
    for checkpoint in (
        sign_checkpoint(make_key("somebody"), PLANT, end, NOON),
        sign_checkpoint(hub.key, "cd" * 16, end, NOON),
        replace(page.checkpoint, at=page.checkpoint.at + 1),
    ):
        wrong = replace(page, checkpoint=checkpoint)
        assert refused(other, wrong) is ErrorCode.NOT_THE_HUBS_WORD


def test_that_a_full_disk_takes_no_half_of_a_page(
    plant: Plant, hub: SmallHub, other: LocalStore
) -> None:
    for _ in range(30):
        plant.append(b.MemoWritten(task=TASK, words="x" * 20_000))
    hub.sync(plant.store.carrying())
    before, at = state(other), cursor(other)
    leave_room(other, 40)
    with pytest.raises(Unavailable) as caught:
        other.carrying().take(pages=[hub.page(at)], now=NOON)
    assert caught.value.code is ErrorCode.DISK_FULL
    assert (state(other), cursor(other)) == (before, at)
    leave_room(other, 100_000)
    hub.sync(other.carrying())
    assert state(other) == state(plant.store)
    assert other.verify().sound


@pytest.mark.parametrize("off_ms", [YEAR_MS, -NOON])
def test_that_no_clock_keeps_a_record_out(
    plant: Plant, hub: SmallHub, other: LocalStore, off_ms: int
) -> None:
    """A PC a year ahead, and one in 1970."""
    plant.clock.moment = Moment(NOON + off_ms, 0)
    record = plant.signed_off()
    hub.sync(plant.store.carrying())
    hub.sync(other.carrying())
    assert state(other) == state(plant.store)
    with other.reading() as reading:
        known = reading.record(record.id)
        assert known is not None
        assert known.head.at == NOON + off_ms
        assert reading.standings(plant.trainee)[TASK].performances
        receipt = reading.receipts([record.id])[record.id]
        assert receipt.confirmed
        assert receipt.received > NOON
        assert reading.received_by(receipt.position) == receipt.received


def test_that_a_record_says_how_far_its_maker_had_read_when_that_changed(
    plant: Plant, hub: SmallHub
) -> None:
    hub.sync(joined(plant, hub))
    with plant.store.reading() as reading:
        assert all(r.head.seen is None for r in reading.records(["person.saved", "site.saved"]))
    records = [plant.sign_off(), plant.sign_off()]
    at = cursor(plant.store)
    seen = records[0].head.seen
    assert seen is not None
    assert (seen.position, seen.chain) == (at.position, at.chain[:16].hex())
    assert records[1].head.seen is None
    hub.sync(plant.store.carrying())
    plant.reopen()
    later = plant.sign_off().head.seen
    assert later is not None
    assert later.position == cursor(plant.store).position > at.position
    assert plant.store.verify().sound


# --- how far it travelled ------------------------------------------------------------------------


def test_that_it_is_known_of_each_record_how_far_it_travelled(plant: Plant, hub: SmallHub) -> None:
    carrying = joined(plant, hub)
    hub.sync(carrying)
    with plant.store.writing() as writing:
        sent = signed_off_in(plant, writing)
    held = plant.append(b.MemoWritten(task=TASK, words="held"))
    (run,) = carrying.outgoing(records=99, size=1 << 20)
    given = hub.accept([replace(run, records=run.records[:-1])])
    carrying.take(given=given, held={run.records[-1].hash: "not_admitted"}, now=NOON)
    waits = plant.append(b.MemoWritten(task=TASK, words="waits"))
    with plant.store.reading() as reading:
        told = reading.waiting()
        receipts = reading.receipts([sent.id, held.id, waits.id, plant.right])
        held_back = reading.held_back([sent.id, held.id, waits.id])
    assert (told.unsent, told.sent, told.held) == (1, 2, (("not_admitted", 1),))
    assert (told.waiting, told.held_back) == (3, 1)
    assert held_back == {held.id}
    assert told.hub_now == NOON
    assert told.last_success == plant.clock.moment.ms
    assert not receipts[sent.id].confirmed
    assert receipts[sent.id].position == given[run.records[0].hash]
    assert receipts[plant.right].confirmed
    assert held.id not in receipts
    assert waits.id not in receipts
    assert [r.records[0].id for r in carrying.outgoing(records=99, size=99)] == [waits.id]
    hub.sync(carrying)
    with plant.store.reading() as reading:
        assert reading.waiting().sent == 0
        assert reading.waiting().confirmed == reading.record_count() - 1
        assert reading.receipts([sent.id])[sent.id].confirmed
    facts = plant.store.facts()
    assert (facts.waiting, facts.confirmed) == (0, facts.records - 1)


def test_that_a_pc_without_a_hub_waits_for_nothing(plant: Plant) -> None:
    facts = plant.store.facts()
    assert (facts.waiting, facts.confirmed) == (0, None)
    carrying = plant.store.carrying()
    assert not carrying.cursors()
    assert not carrying.outgoing(records=9, size=9)


def test_that_what_goes_out_keeps_to_its_room_and_to_what_the_grant_lets_it_write(
    plant: Plant, hub: SmallHub
) -> None:
    carrying = plant.store.carrying()
    plant.append(b.NoteWritten(person=plant.trainee, words="x"))
    plant.append(b.CostSaved())
    hub.join(carrying, "A", office=False)
    runs = carrying.outgoing(records=3, size=1 << 20)
    assert sum(len(run.records) for run in runs) == 3
    assert runs[0].log == (hub.tip.log if hub.tip else "")  # what the hub said goes first
    assert sum(len(r.records) for r in carrying.outgoing(records=99, size=1)) == 1
    hub.sync(carrying, records=3)
    assert set(hub.streams) == {"plant", "private"}
    with plant.store.reading() as reading:
        assert reading.waiting().waiting == 2  # the office's log and its record
    assert {c.stream for c in carrying.cursors()} == {"plant", "private"}


def test_that_the_last_word_of_every_log_is_known_by_the_hubs_clock(
    plant: Plant, hub: SmallHub, other: LocalStore
) -> None:
    record = plant.signed_off()
    hub.sync(plant.store.carrying())
    hub.sync(other.carrying())
    with other.reading() as reading:
        assert reading.last_received()[record.log] == hub.streams["plant"][-1].received


def test_that_the_pages_own_time_at_the_writer_is_told(plant: Plant, hub: SmallHub) -> None:
    carrying = joined(plant, hub)
    hub.sync(carrying)
    assert 0 < carrying.held_writer < 60
