"""Find the database behind a URL, and bring it to this program's version.

``sqlite:///FILE`` or ``postgresql://...``. Words of these problems hold no URL: it may hold a
password.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from trainer_app.kernel.errors import ErrorCode, StartupProblem, Unavailable
from trainer_app.sync.hub.ledger.errors import database_errors
from trainer_app.sync.hub.ledger.session import Database

VERSION: Final = 2

_ONE_AT_A_TIME: Final = 0x54525448
"""Of the advisory lock under which hub processes that start together migrate."""


_NOT_ALLOWED: Final = "42501"
"""insufficient_privilege: this account may not make the tables, or the role that works on them."""


def create_database(url: str, public_key: bytes) -> Database:
    """For the hub with this key, with nothing in it."""
    database = _database(url, create=True)
    with _opening(database) as connection:
        if _version(connection):
            raise StartupProblem(ErrorCode.HUB_EXISTS)
        _upgrade(connection, 0)
        connection.execute(text("INSERT INTO hub (key) VALUES (:key)"), {"key": public_key})
    return database


def open_database(url: str, public_key: bytes) -> Database:
    database = _database(url, create=False)
    with _opening(database) as connection:
        version = _version(connection)
        if not version:
            raise StartupProblem(ErrorCode.HUB_MISSING)
        if version > VERSION:
            raise StartupProblem(ErrorCode.HUB_NEWER)
        if version < VERSION:
            _upgrade(connection, version)
        if connection.execute(text("SELECT key FROM hub")).scalar_one() != public_key:
            raise StartupProblem(ErrorCode.HUB_KEY_WRONG)
    return database


@contextmanager
def _opening(database: Database) -> Iterator[Connection]:
    """One hub process at a time; a database that does not open is closed again."""
    try:
        with database_errors(database.place), database.owning() as connection:
            _lock(connection)
            yield connection
    except DBAPIError as error:
        database.close()
        if getattr(error.orig, "sqlstate", None) == _NOT_ALLOWED:
            raise Unavailable(ErrorCode.HUB_DATABASE_AWAY) from error
        raise
    except BaseException:
        database.close()
        raise


def _database(url: str, *, create: bool) -> Database:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise StartupProblem(ErrorCode.HUB_DATABASE_URL) from error
    backend = parsed.get_backend_name()
    if backend == "sqlite" and parsed.database and parsed.database != ":memory:":
        from trainer_app.sync.hub.ledger.sqlite import SqliteDatabase

        path = Path(parsed.database)
        if not create and not path.is_file():
            raise StartupProblem(ErrorCode.HUB_MISSING)
        return SqliteDatabase(path)
    if backend in {"postgresql", "postgres"}:
        from trainer_app.sync.hub.ledger.postgres import PostgresDatabase

        return PostgresDatabase(url)
    raise StartupProblem(ErrorCode.HUB_DATABASE_URL)


def _lock(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_ONE_AT_A_TIME})"))


def _version(connection: Connection) -> int:
    """0 where no hub is."""
    if not inspect(connection).has_table("schema_version"):
        return 0
    return int(connection.execute(text("SELECT version FROM schema_version")).scalar_one())


def _upgrade(connection: Connection, version: int) -> None:
    from trainer_app.sync.hub.ledger import migrate

    migrate.upgrade(connection, version)
