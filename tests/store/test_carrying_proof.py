"""What is not understood, not proven, or to be forgotten, when it comes from a hub."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pytest
from msgspec import structs

from tests.recorder import make_key
from tests.store.pages import Pen, SmallHub, another_pc, joined
from tests.store.plant import TASK, Plant
from trainer_app.checklists import bodies as b
from trainer_app.kernel.ids import RecordId
from trainer_app.kernel.membership import UNPROVEN
from trainer_app.kernel.records import Tip, seal
from trainer_app.kernel.streams import Entry
from trainer_app.store.local import LocalStore


def test_that_what_a_newer_program_wrote_is_kept_and_passed_on(
    hub: SmallHub, other: LocalStore, pen: Pen
) -> None:
    pen.write("robot.trained", b'{"robot": "R2"}')
    pen.write("signoff.recorded", b"[" * 300)
    pen.write_bytes(b"\xff not a head", b"{}")
    pen.say(b.MemoWritten(task=TASK, words="after", salt="00" * 16))
    hub.sync(other.carrying())
    with other.reading() as reading:
        kinds = {
            r.kind: r.unreadable for r in reading.records(["robot.trained", "", "signoff.recorded"])
        }
        assert kinds == {"robot.trained": "newer", "": "damaged", "signoff.recorded": "damaged"}
        assert len(reading.records(["memo.written"])) == 1
        assert not reading.all_standings()
    assert other.verify().sound
    other.carrying().forget_positions(["plant"])
    run = next(
        r for r in other.carrying().outgoing(records=99, size=1 << 20) if r.log == pen.tip.log
    )
    assert run.records[-1].hash == pen.tip.h
    assert len(run.records) == 5


def test_that_what_nobody_vouches_for_waits_apart_until_somebody_does(
    hub: SmallHub, other: LocalStore, pen: Pen
) -> None:
    pen.say(b.MemoWritten(task=TASK, words="one", salt="00" * 16))
    memo = pen.say(b.MemoWritten(task=TASK, words="two", salt="00" * 16))
    entries = hub.streams["plant"]
    good = entries[-1]
    entries[-1] = structs.replace(good, record=good.record.with_signature(bytes(64)))
    hub.sync(other.carrying())
    with other.reading() as reading:
        assert [r.kind for r in reading.records(["memo.written"])] == ["memo.written"]
        assert dict(reading.waiting().held) == {UNPROVEN: 1}
        assert reading.record(memo) is None
    after = pen.say(b.MemoWritten(task=TASK, words="three", salt="00" * 16))
    hub.sync(other.carrying())
    with other.reading() as reading:
        assert {memo, after} <= {r.id for r in reading.records(["memo.written"])}
        assert not reading.waiting().held
        assert reading.waiting().confirmed == len(entries)
        assert reading.receipts([memo])[memo].position == entries.index(entries[-1])
    assert other.verify().sound


def test_that_a_record_in_a_stream_or_place_not_its_own_is_not_taken_for_one(
    hub: SmallHub, other: LocalStore, pen: Pen
) -> None:
    """Only a hub could do this: it would have to break its own order to hide or forge something."""
    secret = Pen(hub, make_key("stranger"), stream="private").write("note.written", b"{}")
    hub.streams["plant"].append(hub.streams["private"].pop())
    before = pen.tip.h
    told = pen.write_bytes(b'{"kind":"memo.written","at":1}', b"{}", sent=False)
    hub.put("plant", [(before, structs.replace(told, seq=told.seq + 5))])
    hub.sync(other.carrying())
    with other.reading() as reading:
        assert reading.record(secret.id) is None
        assert reading.record(told.id) is None
        assert dict(reading.waiting().held) == {UNPROVEN: 2}


def test_that_a_body_that_may_not_be_erased_cannot_be_withheld(
    hub: SmallHub, other: LocalStore, pen: Pen
) -> None:
    memo = pen.say(b.MemoWritten(task=TASK, words="one", salt="00" * 16))
    entry = hub.streams["plant"][-1]
    hub.streams["plant"][-1] = structs.replace(
        entry, record=structs.replace(entry.record, body=None)
    )
    hub.sync(other.carrying())
    with other.reading() as reading:
        assert reading.record(memo) is None
        assert dict(reading.waiting().held) == {UNPROVEN: 1}


# --- what is forgotten ---------------------------------------------------------------------------


def test_that_a_replaced_pin_and_an_erased_name_are_forgotten_on_every_pc(
    plant: Plant, hub: SmallHub, other: LocalStore
) -> None:
    old = plant.append(b.PersonPin(person=plant.founder, verifier="first"))
    named = plant.append(b.PersonNamed(person=plant.trainee, name="Tomasina"))
    hub.sync(plant.store.carrying())
    hub.sync(other.carrying())
    plant.append(b.PersonPin(person=plant.founder, verifier="second"), replaces=(old.id,))
    sealed = next(e.record for e in hub.streams["plant"] if e.record.id == named.id)
    plant.append(b.BodyErased(about=named.id, body=sealed.body_hash.hex()))
    hub.sync(plant.store.carrying())
    hub.sync(other.carrying())
    with other.reading() as reading:
        for erased in (old.id, named.id):
            record = reading.record(erased)
            assert record is not None
            assert record.unreadable == "erased"
        assert reading.pin(plant.founder) is not None
    assert other.verify().sound


def test_that_an_erasure_that_came_before_the_body_is_honoured(
    plant: Plant, hub: SmallHub, tmp_path: Path
) -> None:
    hub.sync(joined(plant, hub))
    named = plant.append(b.PersonNamed(person=plant.trainee, name="Tomasina"))
    hub.sync(plant.store.carrying())
    entry = hub.streams["plant"].pop()
    assert entry.record.id == named.id
    plant.append(b.BodyErased(about=named.id, body=entry.record.body_hash.hex()))
    hub.accept(plant.store.carrying().outgoing(records=99, size=1 << 20))
    hub.streams["plant"].append(entry)
    late = another_pc(tmp_path / "late", hub, "L")
    hub.sync(late.carrying())
    with late.reading() as reading:
        record = reading.record(named.id)
        assert record is not None
        assert record.unreadable == "erased"
    assert late.verify().sound
    late.close()


def bodies_away(hub: SmallHub, ids: Collection[str]) -> dict[tuple[str, int], Entry]:
    """The hub lost them; what it had, by place."""
    had: dict[tuple[str, int], Entry] = {}
    for stream, entries in hub.streams.items():
        for at, entry in enumerate(entries):
            if entry.record.id in ids:
                had[stream, at] = entry
                entries[at] = structs.replace(
                    entry, record=structs.replace(entry.record, body=None)
                )
    return had


def test_that_a_body_that_comes_later_is_filled_in_unless_it_was_erased_or_replaced(
    plant: Plant, hub: SmallHub, tmp_path: Path
) -> None:
    hub.sync(joined(plant, hub))
    person = plant.trainee
    named = plant.append(b.PersonNamed(person=person, name="Tomasina"))
    note = plant.append(b.NoteWritten(person=person, words="Careful hands"))
    gone = plant.append(b.NoteWritten(person=person, words="A slip of the pen"))
    pins = [plant.append(b.PersonPin(person=plant.founder, verifier="first"))]
    pins.append(
        plant.append(b.PersonPin(person=plant.founder, verifier="second"), replaces=(pins[0].id,))
    )
    hub.sync(plant.store.carrying())
    body_hash = next(
        e.record.body_hash for e in hub.streams["private"] if e.record.id == gone.id
    ).hex()
    plant.append(b.BodyErased(about=gone.id, body=body_hash))
    hub.sync(plant.store.carrying())
    ids = {named.id, note.id, gone.id, *(pin.id for pin in pins)}
    had = bodies_away(hub, ids)
    late = another_pc(tmp_path / "late", hub, "L")
    hub.sync(late.carrying())
    said = {id_: reading_of(late, id_) for id_ in ids}
    assert set(said.values()) == {"erased"}
    assert late.verify().sound

    for (stream, at), entry in had.items():
        hub.streams[stream][at] = entry
    carrying = late.carrying()
    for _ in range(2):  # as a hub that was restored says everything again
        carrying.forget_positions(["plant", "private"])
        hub.sync(carrying)
        assert [reading_of(late, r.id) for r in (named, note, pins[1])] == ["", "", ""]
        assert [reading_of(late, r.id) for r in (gone, pins[0])] == ["erased", "erased"]
    with late.reading() as reading:
        assert reading.directory().people[person].name == "Tomasina"
        state = reading.pin(plant.founder)
        assert state is not None
        assert state.verifier == "second"
    assert late.verify().sound
    late.close()


def test_that_a_body_that_comes_back_makes_nobody_active_again(plant: Plant, hub: SmallHub) -> None:
    """The hub had a PIN before it was forgotten here, and says it again."""
    hub.sync(joined(plant, hub))
    first = plant.append(b.PersonPin(person=plant.founder, verifier="first"))
    hub.accept(plant.store.carrying().outgoing(records=99, size=1 << 20))
    with plant.store.writing() as writing:
        writing.erase_body(first.id)
    plant.clock.advance(hours=1)
    plant.append(b.NoteWritten(person=plant.trainee, words="Careful hands"))
    hub.sync(plant.store.carrying())
    assert reading_of(plant.store, first.id) == ""
    with plant.store.reading() as reading:
        assert reading.last_active()[plant.founder] == plant.clock.now().ms
    assert plant.store.verify().sound


def reading_of(store: LocalStore, record_id: RecordId) -> str:
    with store.reading() as reading:
        record = reading.record(record_id)
    assert record is not None
    return record.unreadable


def test_that_a_bad_signature_gives_way_to_a_good_one_and_never_the_other_way(
    hub: SmallHub, other: LocalStore, pen: Pen
) -> None:
    """Somebody on the way spoiled the first two of three; the last one vouches for them."""
    for words in ("one", "two", "three"):
        pen.say(b.MemoWritten(task=TASK, words=words, salt="00" * 16))
    entries = hub.streams["plant"]
    good = list(entries)
    for at, signature in ((-3, b"\x01" * 64), (-2, None)):
        record = structs.replace(entries[at].record, signature=signature)
        entries[at] = structs.replace(entries[at], record=record)
    bad = list(entries)
    hub.sync(other.carrying())
    notes = [note.record_id for note in other.verify().notes]
    assert notes == [good[-3].record.id]
    for told in (good, bad):
        hub.streams["plant"][:] = told
        other.carrying().forget_positions(["plant"])
        hub.sync(other.carrying())
        report = other.verify()
        assert report.sound
        assert report.notes == ()


# --- whose it is ---------------------------------------------------------------------------------


def rows_of(store: LocalStore, table: str) -> list[tuple[object, ...]]:
    with store.reading() as reading:
        return sorted(reading.connection.execute(f"SELECT * FROM {table}").fetchall())


@pytest.mark.parametrize("thief_first", [True, False])
@pytest.mark.parametrize("at_once", [True, False])
def test_that_a_record_shown_in_a_thiefs_log_stays_whose_it_is(
    plant: Plant, hub: SmallHub, other: LocalStore, thief_first: bool, at_once: bool
) -> None:
    """A hash binds a log only through the record before it: a thief can sign it as his own."""
    key = make_key("thief")
    hub.say(b.DeviceEnrolled(bytes(key.verify_key).hex(), "Thief", "T", grant="floor"))
    thief = Pen(hub, key)
    plant.append(b.MemoWritten(task=TASK, words="before"))
    record = plant.signed_off()
    runs = plant.store.carrying().outgoing(records=99, size=1 << 20)
    ((before, honest),) = [
        (run.records[i - 1], one)
        for run in runs
        for i, one in enumerate(run.records)
        if one.id == record.id
    ]
    shown = seal(key, Tip(thief.tip.log, 6, before.hash), honest.head, honest.body or b"")
    assert shown.hash == honest.hash
    for step in (0, 1) if thief_first else (1, 0):
        if step == 0:
            hub.show(before.hash, shown)
        else:
            hub.accept(runs)
        if not at_once:
            hub.sync(other.carrying())
    hub.sync(other.carrying())
    hub.say(b.DeviceRevoked(thief.public))
    hub.sync(other.carrying())
    with other.reading() as reading:
        known = reading.record(record.id)
        assert known is not None
        assert known.log == record.log
        assert reading.standings(plant.trainee)[TASK].performances
        assert len(reading.records(["signoff.recorded"])) == 1
    tables = ("link", "about", "standing", "to_sign")
    kept = {table: rows_of(other, table) for table in tables}
    other.rebuild()
    assert {table: rows_of(other, table) for table in tables} == kept
