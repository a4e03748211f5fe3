"""Every version of the database leads up to this one, with its data, its triggers and a backup."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.operations import Operations
from sqlalchemy import Connection

from tests.store.plant import TASK, Plant, bare, make_plant
from trainer_app.checklists import bodies as b
from trainer_app.kernel.errors import ErrorCode, StartupProblem
from trainer_app.store import backup_file, migrate, schema
from trainer_app.store.backup import restore
from trainer_app.store.engine import Database
from trainer_app.store.keys import new_store_key
from trainer_app.store.migrate import UPGRADES, Upgrade
from trainer_app.store.profile import open_profile

Shape = dict[str, object]


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Connection]:
    """An empty encrypted database in a transaction."""
    database = Database(tmp_path / "store.db", new_store_key(lambda n: b"\x07" * n), create=True)
    with database.writer.begin() as connection:
        yield connection
    database.close()


def shape(connection: Connection) -> Shape:
    """Tables, columns and keys without the wording of their statements; indexes and triggers."""
    inspector = sa.inspect(connection)
    found: Shape = {}
    for table in sorted(inspector.get_table_names()):
        found[table] = (
            [(c["name"], str(c["type"]), c["nullable"]) for c in inspector.get_columns(table)],
            inspector.get_pk_constraint(table)["constrained_columns"],
            sorted(str(k) for k in inspector.get_foreign_keys(table)),
        )
    statements = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') ORDER BY name"
    )
    found["indexes and triggers"] = [tuple(row) for row in statements]
    without = connection.exec_driver_sql("SELECT name, wr FROM pragma_table_list ORDER BY name")
    found["without rowid"] = [tuple(row) for row in without]
    return found


def test_that_the_migrations_lead_to_what_the_program_wants(
    empty: Connection, tmp_path: Path
) -> None:
    migrate.upgrade(empty, 0)
    made = Database(tmp_path / "made.db", new_store_key(lambda n: b"\x08" * n), create=True)
    with made.writer.begin() as connection:
        schema.create(connection)
        wanted = shape(connection)
    made.close()
    assert shape(empty) == wanted
    assert empty.exec_driver_sql("PRAGMA user_version").scalar_one() == schema.VERSION
    assert empty.exec_driver_sql("PRAGMA application_id").scalar_one() == schema.APPLICATION_ID


def test_that_there_is_a_migration_for_every_version() -> None:
    assert len(UPGRADES) == schema.VERSION


@pytest.mark.parametrize("version", range(1, schema.VERSION + 1))
def test_that_the_triggers_stand_after_each_migration(empty: Connection, version: int) -> None:
    migrate.upgrade(empty, 0, UPGRADES[:version])
    empty.exec_driver_sql(
        "INSERT INTO record (arrival, hash, log, seq, kind, head, body_hash)"
        " VALUES (1, x'01', x'02', 1, 'k', x'03', x'04')"
    )
    for table, column in (("body", "body"), ("signature", "signature")):
        empty.exec_driver_sql(f"INSERT INTO {table} (arrival, {column}) VALUES (1, x'05')")
    for table in ("record", "body", "signature"):
        for statement in (f"UPDATE {table} SET arrival = 2", f"DELETE FROM {table}"):
            with pytest.raises(sa.exc.IntegrityError, match="only grows"):
                empty.exec_driver_sql(statement)


def _adds_a_column(op: Operations) -> None:
    op.add_column("record", sa.Column("remark", sa.Text, nullable=True))
    op.create_table("extra", sa.Column("x", sa.Integer, primary_key=True))


def _loses_a_trigger(op: Operations) -> None:
    """What Alembic's batch mode does without a word."""
    alone = {"resolve_fks": False}
    with op.batch_alter_table("signature", recreate="always", reflect_kwargs=alone) as batch:
        batch.add_column(sa.Column("remark", sa.Text, nullable=True))


def _stops_half_way(op: Operations) -> None:
    op.create_table("extra", sa.Column("x", sa.Integer, primary_key=True))
    op.execute("INSERT INTO nowhere VALUES (1)")


@pytest.fixture
def plant(tmp_path: Path) -> Iterator[Plant]:
    made = make_plant(tmp_path / "profile")
    made.signed_off()
    made.append(b.NoteWritten(person=made.trainee, words="x"))
    made.store.close()
    yield made
    made.store.close()


def _next_version(monkeypatch: pytest.MonkeyPatch, step: Upgrade) -> None:
    """The program of tomorrow, with one more migration."""
    steps: Sequence[Upgrade] = (*UPGRADES, step)
    upgrade = migrate.upgrade
    monkeypatch.setattr(schema, "VERSION", len(steps))
    monkeypatch.setattr(
        migrate, "upgrade", lambda connection, version: upgrade(connection, version, steps)
    )


def rows(plant: Plant) -> list[tuple[object, ...]]:
    connection = bare(plant)
    found = connection.execute(
        "SELECT arrival, hash, log, seq, kind, head, body_hash FROM record ORDER BY arrival"
    ).fetchall()
    connection.close()
    return found


@pytest.mark.parametrize("read_only", [False, True])
def test_that_an_older_profile_is_backed_up_and_led_up_with_its_data(
    plant: Plant, monkeypatch: pytest.MonkeyPatch, read_only: bool, tmp_path: Path
) -> None:
    before = rows(plant)
    today = schema.VERSION
    with monkeypatch.context() as tomorrow:
        _next_version(tomorrow, _adds_a_column)
        plant.store = open_profile(plant.folder, plant.clock, read_only=read_only)
        assert plant.store.verify().sound
        if not read_only:
            plant.signed_off("03-02")
        plant.store.close()
        (backup,) = plant.paths.backups.iterdir()
        assert backup_file.read_header(backup).version == today
        assert f"before-version-{today + 1}" in backup.name
        plant.store = open_profile(plant.folder, plant.clock)
        assert len(list(plant.paths.backups.iterdir())) == 1
        plant.store.close()
    assert rows(plant)[: len(before)] == before
    with pytest.raises(StartupProblem) as caught:
        open_profile(plant.folder, plant.clock)
    assert caught.value.code is ErrorCode.DATABASE_NEWER
    restored = restore(backup, plant.code, tmp_path / "back", plant.clock)
    with restored.reading() as reading:
        assert reading.standings(plant.trainee)[TASK].performances
    restored.close()


@pytest.mark.parametrize("step", [_loses_a_trigger, _stops_half_way])
def test_that_a_migration_that_fails_changes_nothing(
    plant: Plant, monkeypatch: pytest.MonkeyPatch, step: Upgrade
) -> None:
    before = rows(plant)
    with monkeypatch.context() as tomorrow:
        _next_version(tomorrow, step)
        with pytest.raises(Exception, match=r"triggers|nowhere"):
            open_profile(plant.folder, plant.clock)
    assert rows(plant) == before
    plant.store = open_profile(plant.folder, plant.clock)
    plant.signed_off()
    assert plant.store.verify().sound


def test_that_a_backup_of_an_older_version_is_led_up_when_restored(
    plant: Plant, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    plant.reopen()
    file = tmp_path / "old.trainer-backup"
    plant.store.backup(file)
    with monkeypatch.context() as tomorrow:
        _next_version(tomorrow, _adds_a_column)
        restored = restore(file, plant.code, tmp_path / "new", plant.clock)
        assert restored.verify().sound
        restored.close()


def test_that_opening_todays_version_does_not_load_alembic(plant: Plant) -> None:
    script = (
        "import sys; from pathlib import Path; from trainer_app.kernel.clock import SystemClock;"
        "from trainer_app.store.profile import open_profile;"
        "open_profile(Path(sys.argv[1]), SystemClock()).close();"
        "sys.exit('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(plant.folder)], check=False)
    assert done.returncode == 0
