"""Records that nobody's program would make, signed well, in a page of the hub: taken as they are.

What they are worth is the domain's affair; here nothing of them may stop this PC, cost it what it
holds, or keep it from taking what honest PCs made.
"""

from __future__ import annotations

import hashlib

import pytest

from tests.recorder import make_key
from tests.store.pages import NOON, Pen, SmallHub, joined
from tests.store.plant import Plant
from trainer_app.checklists import bodies as b
from trainer_app.kernel.errors import Damage, ErrorCode
from trainer_app.kernel.records import Head as RecordHead
from trainer_app.kernel.records import SealedRecord, Tip, encode_head, seal
from trainer_app.kernel.streams import Entry, Page, sign_checkpoint
from trainer_app.store.carrying import Carrying

LAST = 2**63 - 2
NOWHERE = hashlib.sha256(b"nowhere").digest()


@pytest.fixture
def carrying(plant: Plant, hub: SmallHub) -> Carrying:
    first = joined(plant, hub)
    hub.sync(first)
    return first


def anywhere(pen: Pen, seq: int, words: str = "", previous: bytes = NOWHERE) -> SealedRecord:
    head = encode_head(RecordHead("memo.written", NOON))
    body = b'{"task":"03-01","words":"%s"}' % words.encode()
    return seal(pen.key, Tip(pen.tip.log, seq - 1, previous), head, body)


def test_that_gaps_high_places_and_branches_are_taken_and_told(
    plant: Plant, hub: SmallHub, carrying: Carrying, pen: Pen
) -> None:
    games = [
        anywhere(pen, LAST),
        anywhere(pen, LAST, "the same place"),
        anywhere(pen, 10_000, "a gap"),
        anywhere(pen, 9_999, "before it"),
    ]
    for record in games:
        hub.show(NOWHERE, record)
    hub.sync(carrying)
    kept = plant.signed_off()
    with plant.store.reading() as reading:
        assert all(reading.record(record.id) is not None for record in games)
        places = {place.seq for place in reading.forked()}
        assert places >= {LAST}
        assert max(tip.seq for tip in reading.ends()) == LAST
    hub.sync(carrying)
    hub.say(b.DeviceRevoked(pen.public))
    hub.sync(carrying)
    plant.reopen()
    report = plant.store.verify()
    assert {fault.log for fault in report.faults} <= {pen.tip.log}
    with plant.store.reading() as reading:
        assert reading.record(kept.id) is not None
        assert reading.waiting().waiting == 0


def test_that_hundreds_of_branches_cost_no_more_than_as_many_records(
    plant: Plant, hub: SmallHub, carrying: Carrying, pen: Pen
) -> None:
    """And one question is asked about them, not hundreds."""
    before = pen.tip
    for n in range(300):
        hub.show(before.h, anywhere(pen, before.seq + 1, str(n), before.h))
    hub.sync(carrying)
    with plant.store.reading() as reading:
        assert len({place.h for place in reading.forked() if place.seq == before.seq + 1}) == 300
        assert len(reading.ends()) < 10
    plant.signed_off()


def told(hub: SmallHub, page: Page, position: int = 0) -> Page:
    """The page with other entries than the hub has there, under its own true signature."""
    other = Pen(SmallHub(), make_key("another"))
    record = anywhere(other, 2, "never placed")
    entries = [*page.entries]
    entries[position] = Entry(page.entries[position].received, NOWHERE, record)
    changed = Page(page.after, tuple(entries), page.checkpoint)
    word = sign_checkpoint(hub.key, page.checkpoint.plant, changed.end, page.checkpoint.at)
    return Page(page.after, tuple(entries), word)


def test_that_a_hub_that_tells_two_stories_is_not_believed_twice(
    plant: Plant, hub: SmallHub, carrying: Carrying, pen: Pen
) -> None:
    """Both are signed with its key; the second contradicts what this PC has read."""
    (start,) = [cursor for cursor in carrying.cursors() if cursor.stream == "plant"]
    for n in range(3):
        pen.say(b.MemoWritten(task="03-01", words=f"memo {n}"))
    page = hub.page(start)
    hub.sync(carrying)
    before = plant.count()
    with pytest.raises(Damage) as caught:
        carrying.take(pages=[told(hub, page)])
    assert caught.value.code is ErrorCode.PAGE_NOT_FOLLOWING
    assert plant.count() == before
    pen.say(b.MemoWritten(task="03-01", words="later"))
    hub.sync(carrying)
    assert plant.count() == before + 1
