"""What a ledger keeps: only growing tables, files, copies, the same tables on both databases."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from nacl.signing import SigningKey
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2 as driver

from tests.hub.conftest import HUB_KEY
from tests.hub.pcs import Pc, noon
from trainer_app.checklists.bodies import BodyErased, EditionPublished, NoteClosed, PcLeft
from trainer_app.kernel.errors import ErrorCode, TrainerError
from trainer_app.kernel.ids import EditionId
from trainer_app.sync.hub.ledger.databases import open_database
from trainer_app.sync.hub.ledger.ledger import SqlLedger
from trainer_app.sync.hub.ledger.opening import create_ledger, open_ledger, restore_ledger
from trainer_app.sync.hub.ledger.session import Database, Scope
from trainer_app.sync.hub.ledger.tables import metadata
from trainer_app.sync.hub.ports import BlobState, Refused
from trainer_app.sync.protocol import Grant, ProblemType

_PHOTO = bytes(range(256)) * 40
_NAME = hashlib.sha256(_PHOTO).hexdigest()


@pytest.fixture
def pc(ledger: SqlLedger, plant: str) -> Pc:
    return Pc().enrol(ledger, plant)


# --- nothing is changed or deleted ---------------------------------------------------------------


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE record SET position = position + 100 WHERE plant = :plant",
        "UPDATE record SET head = body WHERE plant = :plant AND body IS NOT NULL",
        "DELETE FROM record WHERE plant = :plant",
        "DELETE FROM signature WHERE plant = :plant",
        "UPDATE body SET body = body WHERE plant = :plant",
        "DELETE FROM body WHERE plant = :plant",
        "UPDATE log SET stream = 'office' WHERE plant = :plant",
        "DELETE FROM stream WHERE plant = :plant",
    ],
)
def test_that_no_record_is_changed_or_deleted_by_any_statement(
    ledger: SqlLedger, plant: str, pc: Pc, database: Database, statement: str
) -> None:
    """I2: not with the hub's role, and not with the rights of whoever owns the tables."""
    pc.write(2)
    pc.write(2, "private")
    pc.sync(ledger, plant, pc.everything())
    scope = Scope(bytes.fromhex(plant))
    with pytest.raises((DBAPIError, driver.Error)), database.writing(scope) as session:
        session.run(statement)
    with pytest.raises(DBAPIError, match="only grows"), database.owning() as connection:
        connection.execute(text(statement), {"plant": bytes.fromhex(plant)})
    assert Pc("PC-2").enrol(ledger, plant).pull(ledger, plant)[2:5] == pc.log().records


def test_that_an_erased_body_leaves_only_where_a_record_names_it(
    ledger: SqlLedger, plant: str, pc: Pc, database: Database
) -> None:
    one, two = (pc.log("private").append(NoteClosed(words=words)) for words in ("one", "two"))
    pc.sync(ledger, plant, pc.everything())
    office = Pc("office").enrol(ledger, plant, Grant.OFFICE)
    office.log().append(BodyErased(about=one.id, body=two.body_hash.hex()))  # not of that body
    office.log().append(BodyErased(about=two.id, body=two.body_hash.hex()))
    office.sync(ledger, plant, office.everything())
    with database.reading(Scope(bytes.fromhex(plant))) as session:
        kept = {row[0] for row in session.rows("SELECT body FROM body WHERE plant = :plant")}
    assert one.body in kept
    assert two.body not in kept


# --- files ---------------------------------------------------------------------------------------


@pytest.fixture
def named(ledger: SqlLedger, plant: str, pc: Pc) -> Pc:
    """A PC that has said of which file its records speak."""
    pc.log().append(EditionPublished(EditionId(_NAME), "mmt", "1"))
    assert pc.sync(ledger, plant, pc.everything()).blobs == (_NAME,)
    return pc


def test_that_a_file_comes_in_parts_and_is_given_out_in_parts(
    ledger: SqlLedger, plant: str, named: Pc
) -> None:
    at = (plant, named.public, _NAME)
    assert ledger.blob_state(*at) == BlobState(0, 0)
    for offset in range(0, len(_PHOTO), 4_000):
        _refused(lambda: ledger.blob_part(*at, 0, 10), ProblemType.BLOB_UNKNOWN)
        part = _PHOTO[offset : offset + 4_000]
        state = ledger.add_blob_part(*at, offset, part, whole=len(_PHOTO))
        assert state == BlobState(offset + len(part), len(_PHOTO))
        again = ledger.add_blob_part(*at, offset, part, whole=len(_PHOTO))
        assert again == state  # the reply was lost
    assert ledger.blob_part(*at, 0, 99_999) == _PHOTO
    assert ledger.blob_part(*at, 3_999, 4_002) == _PHOTO[3_999:8_001]
    assert ledger.blob_part(*at, len(_PHOTO), 10) == b""
    assert named.sync(ledger, plant).blobs == ()


def test_that_a_file_is_not_what_it_is_called_until_its_hash_says_so(
    ledger: SqlLedger, plant: str, named: Pc
) -> None:
    at = (plant, named.public, _NAME)
    ledger.add_blob_part(*at, 0, _PHOTO[:5_000], whole=len(_PHOTO))
    wrong = bytes(len(_PHOTO) - 5_000)
    _refused(
        lambda: ledger.add_blob_part(*at, 5_000, wrong, whole=len(_PHOTO)), ProblemType.MALFORMED
    )
    assert ledger.blob_state(*at) == BlobState(0, 0)
    ledger.add_blob_part(*at, 0, _PHOTO, whole=len(_PHOTO))
    assert ledger.blob_part(*at, 0, 99_999) == _PHOTO


def test_that_a_part_that_skips_is_not_taken_and_another_size_starts_again(
    ledger: SqlLedger, plant: str, named: Pc
) -> None:
    at = (plant, named.public, _NAME)
    assert ledger.add_blob_part(*at, 10, b"x", whole=100) == BlobState(0, 0)
    assert ledger.add_blob_part(*at, 0, b"x" * 60, whole=100) == BlobState(60, 100)
    assert ledger.add_blob_part(*at, 60, b"x", whole=200) == BlobState(0, 0)
    _refused(lambda: ledger.add_blob_part(*at, 0, b"x" * 9, whole=8), ProblemType.MALFORMED)
    _refused(lambda: ledger.add_blob_part(*at, 0, b"x", whole=2**40), ProblemType.MALFORMED)


def test_that_a_file_that_no_record_names_is_nobodys(ledger: SqlLedger, plant: str, pc: Pc) -> None:
    unknown = (plant, pc.public, "ab" * 32)
    _refused(lambda: ledger.blob_state(*unknown), ProblemType.BLOB_UNKNOWN)
    _refused(lambda: ledger.add_blob_part(*unknown, 0, b"x", whole=1), ProblemType.BLOB_UNKNOWN)


# --- copies --------------------------------------------------------------------------------------


def test_that_a_backup_has_all_and_not_the_key_and_is_a_hub_again_on_either_database(
    ledger: SqlLedger, plant: str, named: Pc, tmp_path: Path, empty_postgres_url: str
) -> None:
    stranger = Pc("stranger")
    stranger.write(2, "private")
    named.write(20)
    named.write(3, "private")
    named.write(1, "office")
    named.sync(ledger, plant, [*named.everything(), *stranger.everything()])
    ledger.add_blob_part(plant, named.public, _NAME, 0, _PHOTO, whole=len(_PHOTO))
    named.pull(ledger, plant)
    backup = tmp_path / "copy.db"
    ledger.backup(backup)
    assert bytes(HUB_KEY) not in backup.read_bytes()
    for url in (f"sqlite:///{tmp_path / 'moved.db'}", empty_postgres_url):
        with closing(restore_ledger(url, HUB_KEY, noon(), backup)) as moved:
            assert moved.status(plant) == ledger.status(plant)
            assert moved.devices(plant) == ledger.devices(plant)
            assert moved.blob_part(plant, named.public, _NAME, 0, 99_999) == _PHOTO
            named.pull(moved, plant)  # its cursors are this hub's too
            again = Pc(named.name)
            assert set(again.pull(moved, plant)) == {r for s in named.read.values() for r in s}
            stranger.enrol(moved, plant)
            assert moved.status(plant).held != ledger.status(plant).held
        _fails(ErrorCode.HUB_EXISTS, partial(restore_ledger, url, HUB_KEY, noon(), backup))
    _fails(ErrorCode.FILE_UNWRITABLE, lambda: ledger.backup(backup))


# --- opening -------------------------------------------------------------------------------------


def test_that_a_ledger_is_made_once_and_opened_with_its_own_key(
    tmp_path: Path, empty_postgres_url: str
) -> None:
    other = SigningKey(b"o" * 32)
    for url in (f"sqlite:///{tmp_path / 'hub.db'}", empty_postgres_url):
        _fails(ErrorCode.HUB_MISSING, partial(open_ledger, url, HUB_KEY, noon()))
        create_ledger(url, HUB_KEY, noon()).close()
        _fails(ErrorCode.HUB_EXISTS, partial(create_ledger, url, HUB_KEY, noon()))
        _fails(ErrorCode.HUB_KEY_WRONG, partial(open_ledger, url, other, noon()))
        with closing(open_ledger(url, HUB_KEY, noon())) as ledger:
            ledger.check()
            assert ledger.plants() == []
        database = open_database(url, bytes(HUB_KEY.verify_key))
        with closing(database), database.owning() as connection:
            connection.exec_driver_sql("UPDATE schema_version SET version = 99")
        _fails(ErrorCode.HUB_NEWER, partial(open_ledger, url, HUB_KEY, noon()))
    _fails(ErrorCode.HUB_DATABASE_URL, lambda: open_ledger("mysql://x/y", HUB_KEY, noon()))
    _fails(ErrorCode.HUB_DATABASE_URL, lambda: open_ledger("not a URL", HUB_KEY, noon()))
    assert not (tmp_path / "none.db").exists()


def test_that_migrations_lead_to_the_tables_that_the_ledger_uses(database: Database) -> None:
    with database.owning() as connection:
        found = inspect(connection)
        assert set(found.get_table_names()) == set(metadata.tables)
        for table in metadata.tables.values():
            columns = {c["name"]: bool(c["nullable"]) for c in found.get_columns(table.name)}
            assert columns == {c.name: bool(c.nullable) for c in table.columns}, table.name
            keys = found.get_pk_constraint(table.name)["constrained_columns"]
            assert keys == [c.name for c in table.primary_key.columns], table.name
            indexes = {i["name"]: i["column_names"] for i in found.get_indexes(table.name)}
            assert indexes == {i.name: [c.name for c in i.columns] for i in table.indexes}
            indexes.pop("ticket_by_name", None)  # who asks by it does not know the plant yet
            if table.name not in {"hub", "schema_version"}:
                assert keys[0] == "plant"  # so that any table can be spread by it
                assert all(columns[0] == "plant" for columns in indexes.values())


def test_that_plants_are_listed_by_name(database_url: str) -> None:
    with closing(open_ledger(database_url, HUB_KEY, noon())) as ledger:
        for name in ("Southside", "Northside"):
            ledger.add_plant(name)
        assert [plant.name for plant in ledger.plants()] == ["Northside", "Southside"]


def _refused(call: Callable[[], object], problem: ProblemType) -> None:
    with pytest.raises(Refused) as refused:
        call()
    assert refused.value.problem is problem


def _fails(code: ErrorCode, call: Callable[[], object]) -> None:
    with pytest.raises(TrainerError) as failed:
        call()
    assert failed.value.code is code


# --- who left ------------------------------------------------------------------------------------


def test_that_a_pc_has_left_until_something_comes_of_its_key(
    ledger: SqlLedger, plant: str, pc: Pc
) -> None:
    def has_left() -> bool:
        (device,) = ledger.devices(plant)
        return device.left

    pc.write(2)
    pc.sync(ledger, plant, pc.everything())
    assert not has_left()
    pc.log().append(PcLeft())
    pc.sync(ledger, plant, pc.everything())
    assert has_left()
    pc.write(1)
    pc.sync(ledger, plant, pc.everything())
    assert not has_left()
