"""Whatever was altered, removed or inserted is found and named."""

from __future__ import annotations

import hashlib

import msgspec
import pytest
from nacl.signing import SigningKey

from tests.store.packs import archive_and_pack
from tests.store.plant import TASK, Plant, tamper
from trainer_app.checklists import bodies as b
from trainer_app.checklists.guidance import Guidance
from trainer_app.checklists.kinds import Record, encode_body
from trainer_app.kernel.errors import Damage
from trainer_app.kernel.ids import LogId
from trainer_app.kernel.records import Head, Tip, encode_head, log_start, seal
from trainer_app.store.report import FaultKind
from trainer_app.store.rows import arrival_of


@pytest.fixture
def worked(plant: Plant) -> tuple[Plant, list[Record]]:
    """Six sign-offs; the third is what the tests lay their hands on."""
    return plant, [plant.signed_off() for _ in range(6)]


def arrival(plant: Plant, record: Record) -> int:
    with plant.store.reading() as reading:
        found = arrival_of(reading._connection, record.id)
    assert found is not None
    return found


def faults(plant: Plant) -> set[tuple[FaultKind, str, int, str]]:
    return {(f.kind, f.log, f.seq, f.record_id) for f in plant.store.verify().faults}


def named(kind: FaultKind, record: Record) -> tuple[FaultKind, str, int, str]:
    return kind, record.log, record.seq, record.id


def test_that_an_untouched_store_is_sound(worked: tuple[Plant, list[Record]]) -> None:
    plant, _records = worked
    plant.append(b.NoteWritten(person=plant.trainee, words="x"))
    archive, pack = archive_and_pack()
    with plant.store.writing() as writing:
        writing.keep_edition(pack, archive, Guidance())
    report = plant.store.verify()
    assert report.sound
    assert report.records == plant.count()
    assert report.logs == 2


def test_that_an_altered_body_is_named(worked: tuple[Plant, list[Record]]) -> None:
    plant, records = worked
    other = encode_body(plant.sign_off_body(level=4))
    row = arrival(plant, records[2])
    tamper(plant, ("UPDATE body SET body = ? WHERE arrival = ?", (other, row)))
    assert named(FaultKind.ALTERED, records[2]) in faults(plant)


def test_that_a_body_altered_with_its_hash_is_named(worked: tuple[Plant, list[Record]]) -> None:
    plant, records = worked
    other = encode_body(plant.sign_off_body(level=4))
    row = arrival(plant, records[2])
    digest = hashlib.sha256(other).digest()
    tamper(
        plant,
        ("UPDATE body SET body = ? WHERE arrival = ?", (other, row)),
        ("UPDATE record SET body_hash = ? WHERE arrival = ?", (digest, row)),
    )
    found = faults(plant)
    assert named(FaultKind.ALTERED, records[2]) in found
    assert not any(f[2] > records[2].seq and f[0] is FaultKind.ALTERED for f in found)


def test_that_an_altered_head_is_named(worked: tuple[Plant, list[Record]]) -> None:
    plant, records = worked
    head = encode_head(Head("signoff.recorded", 1, 0, records[2].head.by))
    row = arrival(plant, records[2])
    tamper(plant, ("UPDATE record SET head = ? WHERE arrival = ?", (head, row)))
    chain = {f for f in faults(plant) if f[0] is not FaultKind.READ_MODEL}
    assert chain == {named(FaultKind.ALTERED, records[2])}


def test_that_an_altered_hash_is_named_and_only_there(worked: tuple[Plant, list[Record]]) -> None:
    plant, records = worked
    row = arrival(plant, records[2])
    tamper(plant, ("UPDATE record SET hash = randomblob(32) WHERE arrival = ?", (row,)))
    chain = {f for f in faults(plant) if f[0] is not FaultKind.READ_MODEL}
    assert {(kind, log, seq) for kind, log, seq, _id in chain} == {
        (FaultKind.ALTERED, records[2].log, records[2].seq)
    }


def test_that_an_altered_kind_is_named(worked: tuple[Plant, list[Record]]) -> None:
    plant, records = worked
    row = arrival(plant, records[2])
    tamper(plant, ("UPDATE record SET kind = 'memo.written' WHERE arrival = ?", (row,)))
    assert named(FaultKind.ALTERED, records[2]) in faults(plant)


def test_that_an_altered_signature_is_named_and_a_later_one_vouches_for_its_record(
    worked: tuple[Plant, list[Record]],
) -> None:
    plant, records = worked
    rows = [arrival(plant, records[n]) for n in (2, 3)]
    spoil = "UPDATE signature SET signature = randomblob(64) WHERE arrival = ?"
    tamper(plant, *((spoil, (row,)) for row in rows))
    report = plant.store.verify()
    assert report.sound
    assert {(n.kind, n.record_id) for n in report.notes} == {
        (FaultKind.BAD_SIGNATURE, records[n].id) for n in (2, 3)
    }


def test_that_nobody_vouches_for_an_end_whose_signatures_are_bad(
    worked: tuple[Plant, list[Record]],
) -> None:
    plant, records = worked
    row = arrival(plant, records[5])
    spoil = "UPDATE signature SET signature = randomblob(64) WHERE arrival >= ?"
    tamper(plant, (spoil, (row,)))
    assert {f[2] for f in faults(plant)} == {records[5].seq, records[5].seq + 1}
    assert {f[0] for f in faults(plant)} == {FaultKind.FORGED}
    assert plant.store.verify().notes == ()


@pytest.mark.parametrize("signed", [True, False])
def test_that_what_was_put_in_beside_a_log_is_vouched_for_by_no_end_of_it(
    worked: tuple[Plant, list[Record]], signed: bool
) -> None:
    """In a place below the end: the records after it follow another one."""
    plant, records = worked
    body = b.JobDone(trainee=plant.trainee, tasks=(), on=plant.clock.now().date)
    with plant.store.reading() as reading:
        ((h,),) = reading._connection.execute(
            "SELECT hash FROM record WHERE arrival = ?", (arrival(plant, records[1]),)
        ).fetchall()
    before = Tip(records[1].log, records[1].seq, h)
    inserted = insert(plant, SigningKey.generate(), before, body, "job.done")
    if not signed:
        row = arrival(plant, inserted)
        tamper(plant, ("DELETE FROM signature WHERE arrival = ?", (row,)))
    assert named(FaultKind.FORGED, inserted) in faults(plant)


def test_that_a_later_signature_vouches_for_a_record_without_one(
    worked: tuple[Plant, list[Record]],
) -> None:
    plant, records = worked
    row = arrival(plant, records[2])
    tamper(plant, ("DELETE FROM signature WHERE arrival = ?", (row,)))
    assert plant.store.verify().sound


def test_that_nobody_vouches_for_an_unsigned_end(worked: tuple[Plant, list[Record]]) -> None:
    plant, records = worked
    row = arrival(plant, records[5])
    tamper(plant, ("DELETE FROM signature WHERE arrival >= ?", (row,)))
    found = faults(plant)
    assert {f[0] for f in found} == {FaultKind.FORGED}
    assert {f[2] for f in found} == {records[5].seq, records[5].seq + 1}


def remove(plant: Plant, row: int) -> None:
    tables = ("link", "about", "to_sign", "body", "signature", "record")
    tamper(plant, *((f"DELETE FROM {table} WHERE arrival = ?", (row,)) for table in tables))


def test_that_a_removed_record_is_named_by_its_place(worked: tuple[Plant, list[Record]]) -> None:
    plant, records = worked
    remove(plant, arrival(plant, records[2]))
    found = {f[:3] for f in faults(plant) if f[0] is not FaultKind.READ_MODEL}
    assert found == {(FaultKind.MISSING, records[2].log, records[2].seq)}


def test_that_a_removed_tail_is_named(worked: tuple[Plant, list[Record]]) -> None:
    plant, records = worked
    plant.store.close()
    kept = plant.paths.witness.read_bytes()
    plant.reopen()
    remove(plant, arrival(plant, records[5]) + 1)
    plant.store.close()
    assert plant.paths.witness.read_bytes() == kept
    plant.reopen()
    assert (FaultKind.TAIL_REMOVED, records[5].log, records[5].seq + 1, "") in faults(plant)


def test_that_a_whole_log_that_is_gone_is_noticed(plant: Plant) -> None:
    note = plant.append(b.NoteWritten(person=plant.trainee, words="x"))
    plant.signed_off()
    plant.store.close()
    plant.paths.witness.unlink()
    plant.reopen()
    row = arrival(plant, note)
    remove(plant, row)
    remove(plant, row - 1)
    found = plant.store.verify().faults
    assert FaultKind.MISSING in {f.kind for f in found}
    assert "2 more records" in " ".join(f.detail for f in found)


def insert(plant: Plant, key: SigningKey, tip: Tip, body: b.Body, kind: str) -> Record:
    """What somebody appends who has the database's key but not the device's."""
    head = encode_head(Head(kind, 1, 0, plant.by()))
    sealed = seal(key, tip, head, encode_body(body))
    with plant.store.reading() as reading:
        (last,) = reading._connection.execute("SELECT max(arrival) FROM record").fetchall()[0]
    row = last + 1
    tamper(
        plant,
        (
            "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?)",
            (row, sealed.hash, bytes.fromhex(sealed.log), sealed.seq, kind, head, sealed.body_hash),
        ),
        ("INSERT INTO body VALUES (?, ?)", (row, sealed.body)),
        ("INSERT INTO signature VALUES (?, ?)", (row, sealed.signature)),
    )
    with plant.store.reading() as reading:
        record = reading.record(sealed.id)
    assert record is not None
    return record


def tip_after(plant: Plant, record: Record) -> Tip:
    with plant.store.reading() as reading:
        rows = reading._connection.execute(
            "SELECT seq, hash FROM record WHERE log = ? ORDER BY seq DESC LIMIT 1",
            (bytes.fromhex(record.log),),
        ).fetchall()
    return Tip(record.log, rows[0][0], rows[0][1])


def test_that_an_inserted_record_is_named(worked: tuple[Plant, list[Record]]) -> None:
    plant, records = worked
    body = b.JobDone(trainee=plant.trainee, tasks=(), on=plant.clock.now().date)
    inserted = insert(plant, SigningKey.generate(), tip_after(plant, records[5]), body, "job.done")
    assert named(FaultKind.FORGED, inserted) in faults(plant)


def test_that_a_record_inserted_in_the_place_of_another_is_named(
    worked: tuple[Plant, list[Record]],
) -> None:
    plant, records = worked
    tip = tip_after(plant, records[5])
    with plant.store.reading() as reading:
        rows = reading._connection.execute(
            "SELECT hash FROM record WHERE log = ? AND seq = ?",
            (bytes.fromhex(tip.log), tip.seq - 1),
        ).fetchall()
    before = Tip(tip.log, tip.seq - 1, rows[0][0])
    body = b.JobDone(trainee=plant.trainee, tasks=(), on=plant.clock.now().date)
    inserted = insert(plant, SigningKey.generate(), before, body, "job.done")
    assert named(FaultKind.FORGED, inserted) in faults(plant)


def test_that_a_fork_of_ones_own_log_is_named(worked: tuple[Plant, list[Record]]) -> None:
    """A copied profile that went on with the same key: both branches stay, the fork is told."""
    from trainer_app.store.keys import read_device_key

    plant, records = worked
    tip = tip_after(plant, records[5])
    with plant.store.reading() as reading:
        rows = reading._connection.execute(
            "SELECT hash FROM record WHERE log = ? AND seq = ?",
            (bytes.fromhex(tip.log), tip.seq - 1),
        ).fetchall()
    before = Tip(tip.log, tip.seq - 1, rows[0][0])
    key = read_device_key(plant.paths.device_key)
    body = b.JobDone(trainee=plant.trainee, tasks=(), on=plant.clock.now().date)
    branch = insert(plant, key, before, body, "job.done")
    assert named(FaultKind.FORKED, branch) in faults(plant)


def test_that_a_log_of_somebody_elses_is_checked_by_its_own_key(plant: Plant) -> None:
    key = SigningKey.generate()
    opened = b.LogOpened(key=bytes(key.verify_key).hex(), stream="plant", nonce="00" * 16)
    log, h0 = log_start(encode_body(opened))
    insert(plant, key, Tip(log, 0, h0), opened, "log.opened")
    assert plant.store.verify().sound
    assert plant.store.verify().logs == 2
    other = b.LogOpened(key=opened.key, stream="plant", nonce="11" * 16)
    wrong = LogId("00" * 16)
    inserted = insert(plant, key, Tip(wrong, 0, h0), other, "log.opened")
    assert named(FaultKind.ALTERED, inserted) in faults(plant)


def test_that_a_body_that_is_gone_without_an_erasure_is_named(
    worked: tuple[Plant, list[Record]],
) -> None:
    plant, records = worked
    row = arrival(plant, records[2])
    tamper(plant, ("DELETE FROM body WHERE arrival = ?", (row,)))
    assert named(FaultKind.BODY_MISSING, records[2]) in faults(plant)


def test_that_the_erasure_of_what_is_never_erased_is_named(
    worked: tuple[Plant, list[Record]],
) -> None:
    plant, records = worked
    row = arrival(plant, records[2])
    tamper(
        plant,
        ("INSERT INTO erased VALUES (?)", (row,)),
        ("DELETE FROM body WHERE arrival = ?", (row,)),
    )
    assert named(FaultKind.BODY_MISSING, records[2]) in faults(plant)


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("DELETE FROM link", "link"),
        ("DELETE FROM about", "about"),
        ("UPDATE standing SET standing = '{}'", "standing"),
        ("INSERT INTO standing VALUES ('x', 'y', '{}')", "standing"),
        ("INSERT INTO to_sign VALUES ('x', 'y', 1, 'z')", "to_sign"),
        ("UPDATE last_active SET at = 1", "last_active"),
    ],
)
def test_that_an_altered_read_model_is_named_and_mended_by_a_rebuild(
    worked: tuple[Plant, list[Record]], statement: str, table: str
) -> None:
    plant, _records = worked
    tamper(plant, (statement, ()))
    found = plant.store.verify().faults
    assert {f.kind for f in found} == {FaultKind.READ_MODEL}
    assert any(f.detail.startswith(table) for f in found)
    plant.store.rebuild()
    assert plant.store.verify().sound


def test_that_a_check_of_the_records_alone_leaves_the_read_models_be(
    worked: tuple[Plant, list[Record]],
) -> None:
    plant, records = worked
    tamper(plant, ("DELETE FROM link", ()))
    assert plant.store.verify(read_models=False).sound
    row = arrival(plant, records[2])
    tamper(plant, ("UPDATE signature SET signature = randomblob(64) WHERE arrival = ?", (row,)))
    (fault,) = plant.store.verify(read_models=False).notes
    assert fault.record_id == records[2].id


def test_that_an_altered_edition_is_named(plant: Plant) -> None:
    archive, pack = archive_and_pack()
    with plant.store.writing() as writing:
        writing.keep_edition(pack, archive, Guidance())
    easier = msgspec.json.encode(pack).replace(b'"sign_offs":2', b'"sign_offs":1')
    tamper(plant, ("UPDATE edition SET pack = ?", (easier,)))
    (fault,) = plant.store.verify().faults
    assert (fault.kind, fault.detail) == (FaultKind.EDITION_ALTERED, pack.edition)
    tamper(plant, ("UPDATE edition SET archive = CAST('{}' AS BLOB)", ()))
    assert {f.kind for f in plant.store.verify().faults} == {FaultKind.EDITION_ALTERED}


def test_that_a_page_that_cannot_be_read_is_gone_around_and_named(plant: Plant) -> None:
    """One bit of every page in turn: never silence, and the records on it are named."""
    records = [plant.append(b.MemoWritten(task=TASK, words="x" * 1500)) for _ in range(80)]
    plant.store.close()
    clean = plant.paths.database.read_bytes()
    lost: set[str] = set()
    refused = 0
    for page in range(1, len(clean) // 4096):
        raw = bytearray(clean)
        raw[page * 4096 + 1000] ^= 4
        plant.paths.database.write_bytes(raw)
        try:
            report = plant.reopen(read_only=True).verify()
        except Damage:
            refused += 1
            continue
        assert {f.kind for f in report.faults} == {FaultKind.UNREADABLE}, page
        lost.update(f.record_id for f in report.faults)
        plant.store.close()
    assert refused < 5
    assert {record.id for record in records} <= lost
    plant.paths.database.write_bytes(clean)
    plant.reopen()
    assert plant.store.verify().sound


def test_that_verifying_can_be_stopped_between_slices(plant: Plant) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        plant.store.verify(stop)
    assert plant.store.verify().sound
