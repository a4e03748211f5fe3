"""With the file and the recovery code alone a backup becomes a profile again."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from pathlib import Path

import msgspec
import pytest
from nacl.signing import SigningKey

from tests.store.conftest import LONG_NAME
from tests.store.plant import TASK, Plant, bare, make_plant
from trainer_app.checklists import bodies as b
from trainer_app.checklists.permissions import Action
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.errors import ErrorCode, TrainerError
from trainer_app.kernel.recovery import RecoveryCode
from trainer_app.store import backup_file, schema
from trainer_app.store.backup import restore
from trainer_app.store.engine import connect
from trainer_app.store.keys import read_device_key, read_store_key, write_device_key
from trainer_app.store.local import LocalStore
from trainer_app.store.profile import open_profile


def refused(
    file: Path, folder: Path, code: RecoveryCode, clock: FixedClock
) -> tuple[ErrorCode, bool]:
    """Why restoring was refused, and whether the folder is still not there."""
    with pytest.raises(TrainerError) as caught:
        restore(file, code, folder, clock)
    return caught.value.code, not folder.exists()


def hashes(store: LocalStore) -> set[bytes]:
    with store.reading() as reading:
        found = reading._connection.execute("SELECT hash FROM record").fetchall()
    return {row[0] for row in found}


def test_that_a_restored_profile_holds_every_record_and_goes_on(
    backed_up: tuple[Plant, Path], tmp_path: Path
) -> None:
    plant, file = backed_up
    before = hashes(plant.store)
    store = restore(file, plant.code, tmp_path / "new", plant.clock, device_name="PC-2")
    assert before < hashes(store)
    assert store.verify().sound
    with store.reading() as reading:
        assert reading.standings(plant.trainee)[TASK].performances
        assert reading.device_name() == "PC-2"
        assert reading.directory().people[plant.trainee].name == LONG_NAME
    with store.writing() as writing:
        note = writing.append(b.NoteWritten(person=plant.trainee, words="On we go"), by=plant.by())
        assert note.seq == 2
    assert store.verify().sound
    store.close()


def test_that_the_restored_pc_is_admitted_as_an_office_pc_with_the_next_letter(
    backed_up: tuple[Plant, Path], tmp_path: Path
) -> None:
    plant, file = backed_up
    store = restore(file, plant.code, tmp_path / "new", plant.clock)
    with store.reading() as reading:
        devices = reading.directory().devices()
        device = devices[store.device_key]
        assert (device.letter, device.office, device.name) == ("B", True, "PC-1")
        assert len(devices) == 2
    with store.writing() as writing:
        person = writing.append(b.PersonSaved(roles=("assessor",)), by=plant.by())
        people = writing.directory().people
        assert person.id in {known.record for known in people.values()}
        assert people[plant.founder].may(Action.MANAGE_PEOPLE)
    store.close()


def test_that_new_logs_name_the_old_tips(backed_up: tuple[Plant, Path], tmp_path: Path) -> None:
    plant, file = backed_up
    with plant.store.reading() as reading:
        last = reading.records(["log.opened"])
        tips = {
            r.log: reading._connection.execute(
                "SELECT max(seq) FROM record WHERE log = ?", (bytes.fromhex(r.log),)
            ).fetchall()[0][0]
            for r in last
        }
    store = restore(file, plant.code, tmp_path / "new", plant.clock)
    with store.writing() as writing:
        writing.append(b.NoteWritten(person=plant.trainee, words="x"), by=plant.by())
    with store.reading() as reading:
        opened = [r.body for r in reading.records(["log.opened"])[-2:]]
    assert [o.reason for o in opened if isinstance(o, b.LogOpened)] == ["restored", "restored"]
    named = {o.old.log: o.old.seq for o in opened if isinstance(o, b.LogOpened) and o.old}
    assert named == tips
    store.close()


def test_that_a_restored_profile_can_be_backed_up_and_restored_again(
    backed_up: tuple[Plant, Path], tmp_path: Path
) -> None:
    plant, file = backed_up
    first = restore(file, plant.code, tmp_path / "first", plant.clock)
    again = tmp_path / "again.trainer-backup"
    first.backup(again)
    first.close()
    second = restore(again, plant.code, tmp_path / "second", plant.clock)
    with second.reading() as reading:
        letters = sorted(d.letter for d in reading.directory().devices().values())
    assert letters == ["A", "B", "C"]
    assert second.verify().sound
    second.close()


def test_that_a_lost_device_key_is_mended_by_restoring_on_the_same_pc(
    backed_up: tuple[Plant, Path], tmp_path: Path
) -> None:
    plant, file = backed_up
    plant.store.close()
    plant.paths.device_key.unlink()
    with pytest.raises(TrainerError) as caught:
        plant.reopen()
    assert caught.value.code is ErrorCode.KEY_MISSING
    plant.folder.rename(tmp_path / "put aside")
    plant.store = restore(file, plant.code, plant.folder, plant.clock)
    plant.signed_off()
    assert plant.store.verify().sound


def test_that_the_pcs_own_key_and_the_recovery_code_are_in_no_backup(
    backed_up: tuple[Plant, Path],
) -> None:
    plant, file = backed_up
    raw = file.read_bytes()
    device = bytes(read_device_key(plant.paths.device_key))
    store = read_store_key(plant.paths.store_key).secret
    for secret in (device, store[:32], plant.code.code):
        assert secret not in raw
        assert secret.hex().encode() not in raw
    decrypted = "".join(_dump(plant))
    assert device.hex() not in decrypted.lower()
    assert plant.code.code.hex() not in decrypted.lower()


def _dump(plant: Plant) -> list[str]:
    connection = bare(plant)
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    dumped: list[str] = []
    for (table,) in tables:
        for row in connection.execute(f"SELECT * FROM {table}").fetchall():
            dumped.extend(v.hex() if isinstance(v, bytes) else str(v) for v in row)
    connection.close()
    return dumped


def test_that_nothing_readable_stands_in_a_profile_or_a_backup(
    backed_up: tuple[Plant, Path],
) -> None:
    plant, file = backed_up
    for path in (file, *(p for p in plant.folder.rglob("*") if p.is_file())):
        raw = path.read_bytes()
        assert b"Careful hands" not in raw
        assert LONG_NAME.encode() not in raw
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(plant.paths.database).execute("SELECT * FROM record")


def test_that_a_wrong_code_is_told_and_leaves_nothing(
    backed_up: tuple[Plant, Path], tmp_path: Path
) -> None:
    plant, file = backed_up
    wrong = RecoveryCode(bytes(16))
    found = refused(file, tmp_path / "new", wrong, plant.clock)
    assert found == (ErrorCode.RECOVERY_CODE_WRONG, True)


def test_that_a_profile_is_never_restored_over(backed_up: tuple[Plant, Path]) -> None:
    plant, file = backed_up
    before = plant.count()
    code, _gone = refused(file, plant.folder, plant.code, plant.clock)
    assert code is ErrorCode.PROFILE_EXISTS
    assert plant.count() == before


@pytest.mark.parametrize("damage", ["header", "sealed", "front", "middle", "end", "cut", "longer"])
def test_that_a_damaged_backup_is_told_and_leaves_nothing(
    backed_up: tuple[Plant, Path], tmp_path: Path, damage: str
) -> None:
    plant, file = backed_up
    raw = bytearray(file.read_bytes())
    places = {
        "header": 40,
        "sealed": raw.index(b"sealed_key") + 20,
        "front": len(raw) - plant.paths.database.stat().st_size // 2,
        "middle": len(raw) // 2,
        "end": len(raw) - 1,
    }
    if damage == "cut":
        raw = raw[:-5000]
    elif damage == "longer":
        raw += b"x"
    else:
        raw[places[damage]] ^= 1
    file.write_bytes(raw)
    found = refused(file, tmp_path / "new", plant.code, plant.clock)
    assert found == (ErrorCode.BACKUP_DAMAGED, True)


@pytest.mark.parametrize(
    "raw", [b"", b"x", b"PK\x03\x04" * 500, b"SQLite format 3\0" * 99, b"\xff" * 5000]
)
def test_that_a_file_that_is_no_backup_is_told(plant: Plant, tmp_path: Path, raw: bytes) -> None:
    file = tmp_path / "holiday.jpg"
    file.write_bytes(raw)
    found = refused(file, tmp_path / "new", plant.code, plant.clock)
    assert found == (ErrorCode.BACKUP_NOT_OURS, True)


@pytest.mark.parametrize("header", [b"", b"[" * 3000, b"{}", b'{"format":1}', b"\xff" * 90])
def test_that_a_hostile_header_is_damage(plant: Plant, tmp_path: Path, header: bytes) -> None:
    file = tmp_path / "hostile"
    check = hashlib.sha256(header).digest()
    length = len(header).to_bytes(4, "big")
    file.write_bytes(b"Toolroom Trainer backup\n" + length + header + check + b"x" * 5000)
    found = refused(file, tmp_path / "new", plant.code, plant.clock)
    assert found == (ErrorCode.BACKUP_DAMAGED, True)


def test_that_a_missing_file_is_told(plant: Plant, tmp_path: Path) -> None:
    found = refused(tmp_path / "none", tmp_path / "new", plant.code, plant.clock)
    assert found == (ErrorCode.FILE_UNREADABLE, True)


def remade(plant: Plant, file: Path, *statements: str, version: int | None = None) -> None:
    """The backup somebody makes who holds the store's key: well-formed, with other contents."""
    key = read_store_key(plant.paths.store_key)
    header = backup_file.read_header(file)
    database = file.with_name("inside")
    backup_file.extract(file, database)
    connection = connect(database, key)
    for statement in statements:
        connection.execute(statement)
    connection.close()
    size, digest = backup_file.digest(database)
    header = msgspec.structs.replace(
        header, size=size, sha256=digest, version=version or header.version
    )
    shop = file.with_name("shop")
    shop.mkdir()
    backup_file.write(file, header, database, shop)


def test_that_a_backup_of_a_newer_program_is_told(
    backed_up: tuple[Plant, Path], tmp_path: Path
) -> None:
    plant, file = backed_up
    newer = schema.VERSION + 1
    remade(plant, file, f"PRAGMA user_version = {newer}", version=newer)
    found = refused(file, tmp_path / "new", plant.code, plant.clock)
    assert found == (ErrorCode.BACKUP_NEWER, True)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER spy AFTER INSERT ON record BEGIN DELETE FROM meta; END",
        "CREATE VIEW people AS SELECT 1",
        "CREATE TABLE extra (x)",
        "DROP TRIGGER record_no_delete",
        "DROP TABLE standing",
    ],
)
def test_that_a_database_that_is_not_shaped_like_ours_is_not_taken(
    backed_up: tuple[Plant, Path], tmp_path: Path, statement: str
) -> None:
    plant, file = backed_up
    remade(plant, file, statement)
    found = refused(file, tmp_path / "new", plant.code, plant.clock)
    assert found == (ErrorCode.BACKUP_DAMAGED, True)


def test_that_a_backup_of_one_plant_is_not_opened_by_the_code_of_another(
    backed_up: tuple[Plant, Path], tmp_path: Path
) -> None:
    _plant, file = backed_up
    other = make_plant(tmp_path / "other")
    other.store.close()
    found = refused(file, tmp_path / "new", other.code, other.clock)
    assert found == (ErrorCode.RECOVERY_CODE_WRONG, True)


def test_that_a_device_nobody_vouched_for_is_not_admitted(
    backed_up: tuple[Plant, Path], tmp_path: Path
) -> None:
    """Somebody with the folder but not the code puts a key of his own in it."""
    plant, _file = backed_up
    plant.store.close()
    thief = tmp_path / "thief"
    shutil.copytree(plant.folder, thief)
    (thief / "device.key").unlink()

    write_device_key(thief / "device.key", SigningKey.generate())
    store = open_profile(thief, plant.clock)
    with store.writing() as writing:
        body = plant.sign_off_body("03-02")
        record = writing.append(body, by=plant.by())
        writing.append(b.SignatureGiven(about=record.id), by=plant.by(plant.trainee))
        assert not writing.standings(plant.trainee).get("03-02")
    store.close()
