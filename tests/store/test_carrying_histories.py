"""Copies, restored hubs, killed programs and any order of arrival: the same records, once."""

from __future__ import annotations

import itertools
import multiprocessing
import random
import shutil
from pathlib import Path

import pytest

from tests.store.pages import NOON, SmallHub, another_pc, joined, state
from tests.store.plant import STARTED, TASK, Plant
from tests.store.test_read_models import History
from trainer_app.checklists import bodies as b
from trainer_app.checklists.kinds import Record
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.errors import ErrorCode, Unavailable
from trainer_app.kernel.streams import Cursor
from trainer_app.store import schema, travel
from trainer_app.store.backup import restore
from trainer_app.store.local import LocalStore
from trainer_app.store.profile import create_profile, open_profile
from trainer_app.store.report import FaultKind
from trainer_app.store.writing import LocalWriting


def rows(store: LocalStore) -> dict[str, list[tuple[object, ...]]]:
    """The read models."""
    with store.reading() as reading:
        run = reading.connection.execute
        return {t: sorted(run(f"SELECT * FROM {t}").fetchall()) for t in schema.READ_MODELS}


def assert_rebuild_changes_nothing(store: LocalStore) -> None:
    before = rows(store)
    store.rebuild()
    assert rows(store) == before


def said(store: LocalStore) -> object:
    with store.reading() as reading:
        waiting = sorted((w.person, w.record, w.task) for w in reading.to_sign())
        return reading.all_standings(), waiting, state(store)


# --- copies --------------------------------------------------------------------------------------


def copy_of(plant: Plant, folder: Path) -> Plant:
    """The whole profile copied with its keys, as a VM snapshot or a disk image is."""
    plant.store.close()
    shutil.copytree(plant.folder, folder)
    plant.store = open_profile(plant.folder, plant.clock)
    copy = Plant(folder, plant.clock, plant.code, open_profile(folder, plant.clock))
    copy.founder, copy.trainee = plant.founder, plant.trainee
    copy.right, copy.site = plant.right, plant.site
    return copy


def opened(plant: Plant) -> list[b.LogOpened]:
    with plant.store.reading() as reading:
        found = [record.body for record in reading.records(["log.opened"])]
    return [body for body in found if isinstance(body, b.LogOpened) and body.stream == "plant"]


def test_that_a_copied_profile_and_its_original_both_go_on_in_logs_of_their_own(
    plant: Plant, hub: SmallHub, tmp_path: Path
) -> None:
    hub.sync(joined(plant, hub))
    copy = copy_of(plant, tmp_path / "copy")
    one, two = plant.signed_off(), copy.signed_off("03-02")
    for pc in (plant, copy, plant):
        hub.sync(pc.store.carrying())
    assert said(plant.store) == said(copy.store)
    with plant.store.reading() as reading:
        assert {one.id, two.id} <= {r.id for r in reading.records(["signoff.recorded"])}
        assert {place.log for place in reading.forked()} == {one.log}
    after = (plant.signed_off("04-01"), copy.signed_off("04-01"))
    tips = {old.id: body.old for old, body in zip((one, two), _newest(plant, copy), strict=True)}
    assert {body.reason for body in _newest(plant, copy)} == {"forked"}
    assert all(tip is not None and tip.log == one.log for tip in tips.values())
    assert after[0].log != after[1].log != one.log
    for pc in (plant, copy, plant):
        hub.sync(pc.store.carrying())
    assert said(plant.store) == said(copy.store)
    for pc in (plant, copy):
        assert {fault.kind for fault in pc.store.verify().faults} == {FaultKind.FORKED}
        pc.reopen()
        assert not pc.store.alarms
        before = len(opened(pc))
        pc.signed_off()
        assert len(opened(pc)) == before
    copy.store.close()


def _newest(*plants: Plant) -> list[b.LogOpened]:
    return [opened(pc)[-1] for pc in plants]


def test_that_a_restored_image_leaves_its_log_even_where_nothing_forked_yet(
    plant: Plant, hub: SmallHub, tmp_path: Path
) -> None:
    hub.sync(joined(plant, hub))
    image = copy_of(plant, tmp_path / "image")
    lost = plant.signed_off()
    hub.sync(plant.store.carrying())
    hub.sync(image.store.carrying())
    record = image.signed_off("03-02")
    assert record.log != lost.log
    newest = opened(image)[-1]
    assert newest.reason == "forked"
    assert newest.old is not None
    assert newest.old.log == lost.log
    hub.sync(image.store.carrying())
    hub.sync(plant.store.carrying())
    assert said(plant.store) == said(image.store)
    assert image.store.verify().sound
    image.store.close()


def test_that_a_pc_that_only_joined_is_backed_up_under_the_plants_code(
    plant: Plant, hub: SmallHub, tmp_path: Path
) -> None:
    carrying = joined(plant, hub)
    other = create_profile(tmp_path / "other", FixedClock(STARTED))
    assert other.backup_if_due() is None
    with pytest.raises(Unavailable) as caught:
        other.backup(tmp_path / "early")
    assert caught.value.code is ErrorCode.BACKUP_TOO_EARLY
    hub.join(other.carrying(), "B")
    hub.sync(carrying)
    hub.sync(other.carrying())
    file = other.backup_if_due()
    assert file is not None
    records = other.facts().records
    other.close()
    back = restore(file, plant.code, tmp_path / "back", FixedClock(STARTED))
    assert back.facts().records > records
    assert back.verify().sound
    with back.reading() as reading:
        assert reading.own_key() in reading.directory().devices()
    back.close()


# --- a hub that was restored ---------------------------------------------------------------------


def test_that_a_restored_hub_gets_everything_again_from_whoever_holds_it(
    plant: Plant, hub: SmallHub, tmp_path: Path
) -> None:
    hub.sync(joined(plant, hub))
    kept = {stream: len(entries) for stream, entries in hub.streams.items()}
    other = another_pc(tmp_path / "other", hub, "B")
    record = plant.signed_off()
    hub.sync(plant.store.carrying())
    hub.sync(other.carrying())
    lost = state(other)
    hub.restore(kept)
    hub.tip = None  # the next certificate would be in a log of its own; none comes
    carrying = other.carrying()
    carrying.forget_positions(["plant", "private", "office"])
    with other.reading() as reading:
        assert reading.waiting().waiting == reading.record_count()
        assert not reading.receipts([record.id])
        gone = reading.connection.execute("SELECT stream, position FROM diverged").fetchall()
    assert ("plant", kept["plant"] + 3) in gone  # a certificate, a sign-off in one sitting
    (first, *_rest) = carrying.outgoing(records=3, size=1 << 20)
    with other.reading() as reading:
        assert reading.directory().key_of(first.log) == hub.public
    hub.sync(carrying)
    assert state(other) == lost
    plant.store.carrying().forget_positions(["plant", "private", "office"])
    hub.sync(plant.store.carrying())
    assert said(plant.store) == said(other)
    for store in (plant.store, other):
        assert store.facts().waiting == 0
        assert store.verify().sound
    other.close()


def test_that_others_write_while_many_positions_are_forgotten(
    plant: Plant, hub: SmallHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(6):
        plant.signed_off()
    carrying = joined(plant, hub)
    hub.sync(carrying)
    monkeypatch.setattr(travel, "_AT_ONCE", 3)
    left: list[int] = []
    forget_some = travel.forget_some

    def told(writing: LocalWriting) -> bool:
        found = writing.connection.execute("SELECT count(*) FROM placed").fetchone()
        left.append(found[0] if found else 0)
        return forget_some(writing)

    monkeypatch.setattr(travel, "forget_some", told)
    carrying.forget_positions(["plant", "private", "office"])
    assert max(a - b for a, b in itertools.pairwise(left)) == 3
    assert left[-1] == 0
    hub.sync(carrying)
    assert plant.store.facts().waiting == 0
    assert plant.store.verify().sound


def test_that_a_program_that_ended_amid_forgetting_goes_on_with_it(
    plant: Plant, hub: SmallHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(6):
        plant.signed_off()
    carrying = joined(plant, hub)
    hub.sync(carrying)
    everything = state(plant.store)
    monkeypatch.setattr(travel, "_AT_ONCE", 3)
    forget_some = travel.forget_some
    calls: list[bool] = []

    def ends(writing: LocalWriting) -> bool:
        if len(calls) == 2:
            raise Unavailable(ErrorCode.DISK_FULL, path="x")
        calls.append(True)
        return forget_some(writing)

    monkeypatch.setattr(travel, "forget_some", ends)
    with pytest.raises(Unavailable):
        carrying.forget_positions(["plant", "private", "office"])
    monkeypatch.setattr(travel, "forget_some", forget_some)
    assert [c.position for c in plant.store.carrying().cursors()] == [0, 0, 0]
    hub.sync(plant.store.carrying())
    assert plant.store.facts().waiting == 0
    assert plant.store.facts().confirmed == plant.store.facts().records
    assert state(plant.store) == everything
    assert plant.store.verify().sound


# --- any order -----------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(6))
def test_that_the_order_of_arrival_changes_nothing_that_is_said(
    plant: Plant, hub: SmallHub, tmp_path: Path, seed: int
) -> None:
    """A hub that was refilled by many PCs has another order; pages are cut anywhere."""
    chance = random.Random(seed)
    carrying = joined(plant, hub)
    History(plant, seed).run(40)
    hub.sync(carrying)
    for entries in hub.streams.values():
        chance.shuffle(entries)
    late = another_pc(tmp_path / "late", hub, "L")
    _take_all(hub, late, chance)
    known = plant.store.carrying()
    known.forget_positions(["plant", "private", "office"])
    hub.sync(known)
    assert said(late) == said(plant.store)
    assert late.verify().sound
    while late.carrying().settle():
        assert said(late) == said(plant.store)
    assert_rebuild_changes_nothing(late)
    late.close()


def _take_all(hub: SmallHub, store: LocalStore, chance: random.Random) -> None:
    carrying = store.carrying()
    while True:
        pages = [hub.page(cursor, chance.randint(1, 60)) for cursor in carrying.cursors()]
        came = [page for page in pages if page.entries]
        if not came:
            return
        carrying.take(pages=came, now=NOON)
        if chance.random() < 0.3:
            carrying.settle()


def test_that_what_is_read_before_it_is_worked_off_is_right_already(
    plant: Plant, hub: SmallHub, tmp_path: Path
) -> None:
    carrying = joined(plant, hub)
    History(plant, 7).run(60)
    again = plant.add_trainee("Tomasina L.")
    plant.append(b.PersonMerged(persons=(plant.trainee, again)))
    late = another_pc(tmp_path / "late", hub, "L")
    hub.sync(carrying)
    late.carrying().take(pages=[hub.page(c) for c in late.carrying().cursors()], now=NOON)
    with late.reading() as reading:
        assert reading.unsettled()
    assert said(late) == said(plant.store)
    with late.reading() as mine, plant.store.reading() as theirs:
        for person in (plant.founder, plant.trainee, again):
            assert mine.standings(person) == theirs.standings(person)
            assert mine.standings(person, [TASK]) == theirs.standings(person, [TASK])
            assert sorted(t.record for t in mine.to_sign(person)) == sorted(
                t.record for t in theirs.to_sign(person)
            )
    record = _sign_off_there(late, plant)
    with late.reading() as reading:
        assert reading.record(record.id) is not None
    assert late.verify().sound
    while late.carrying().settle():
        pass
    assert_rebuild_changes_nothing(late)
    late.close()


def _sign_off_there(store: LocalStore, plant: Plant) -> Record:
    with store.writing() as writing:
        return writing.append(plant.sign_off_body(), by=plant.by())


# --- killed --------------------------------------------------------------------------------------


def _sync_for_ever(folder: Path, hub: SmallHub, seed: int) -> None:
    chance = random.Random(seed)
    store = open_profile(folder, FixedClock(STARTED))
    while True:
        _take_all(hub, store, chance)
        store.carrying().forget_positions(["plant"])


def test_that_a_program_killed_while_it_takes_holds_whole_pages_alone(
    plant: Plant, hub: SmallHub, tmp_path: Path
) -> None:
    carrying = joined(plant, hub)
    for n in range(150):
        plant.append(b.MemoWritten(task=TASK, words=f"memo {n}"))
    hub.sync(carrying)
    folder = tmp_path / "killed"
    another_pc(folder, hub, "K").close()
    context = multiprocessing.get_context("fork")
    chance = random.Random(5)
    for seed in range(6):
        child = context.Process(target=_sync_for_ever, args=(folder, hub, seed))
        child.start()
        child.join(chance.uniform(0.1, 0.5))
        assert child.is_alive()
        child.kill()
        child.join()
        store = open_profile(folder, plant.clock)
        _assert_whole(store, hub)
        store.close()
    store = open_profile(folder, plant.clock)
    store.carrying().forget_positions(["plant", "private", "office"])
    hub.sync(store.carrying())
    hub.sync(carrying)
    assert state(store) == state(plant.store)
    assert store.verify().sound
    store.close()


def _assert_whole(store: LocalStore, hub: SmallHub) -> None:
    """The cursor stands where its records end, and under the hub's chain."""
    cursor = next(c for c in store.carrying().cursors() if c.stream == "plant")
    with store.reading() as reading:
        placed = reading.connection.execute(
            "SELECT p.position, r.hash FROM placed p JOIN record r ON r.arrival = p.arrival"
            " WHERE p.stream = 'plant' ORDER BY p.position"
        ).fetchall()
    entries = hub.streams["plant"]
    assert placed == [(n, e.record.hash) for n, e in enumerate(entries[: cursor.position], 1)]
    assert cursor == Cursor("plant", cursor.position, hub.chain("plant", cursor.position))
