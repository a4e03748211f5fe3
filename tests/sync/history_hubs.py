"""The databases of the hub of ``histories``: each can be imaged, put back, and moved out of.

Whoever calls holds no connection to it. An image is of the whole database, as an operator makes one
(a copied file, a snapshot, a dump): the hub that is put back knows nothing of what came since.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Protocol

import psycopg
import pytest
from sqlalchemy import Connection
from typing_extensions import override

from tests.sync.live_hub import KEY
from trainer_app.kernel.clock import Clock
from trainer_app.sync.hub.ledger import migrate
from trainer_app.sync.hub.ledger.databases import VERSION
from trainer_app.sync.hub.ledger.opening import restore_ledger

_WORDS = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"


class HubPlace(Protocol):
    """Where the hub of one schedule is, and was."""

    @property
    def url(self) -> str: ...

    def image(self) -> None:
        """Of what it holds now, in place of an earlier one."""

    def put_back(self) -> None:
        """The image, in place of what it holds; without one, what every schedule begins with."""

    def go_on(self) -> None:
        """To another, with nothing in it; the image stays."""

    def close(self) -> None:
        """Nothing is left."""


class HubPlaces(Protocol):
    """Where the hubs of all schedules are."""

    def begin(self, folder: Path) -> HubPlace:
        """A hub as every schedule finds it. ``folder``: of the schedule."""


@dataclass(frozen=True)
class SqlitePlaces(HubPlaces):
    template: Path

    @override
    def begin(self, folder: Path) -> HubPlace:
        return _SqlitePlace(folder, self.template)


class _SqlitePlace(HubPlace):
    def __init__(self, folder: Path, template: Path) -> None:
        self._folder = folder
        self._numbers = count(1)
        self._image = template
        self.go_on()
        shutil.copy(template, self._file)

    @property
    @override
    def url(self) -> str:
        return f"sqlite:///{self._file}"

    @override
    def image(self) -> None:
        self._image = self._folder / "kept.db"
        shutil.copy(self._file, self._image)

    @override
    def put_back(self) -> None:
        shutil.copy(self._image, self._file)

    @override
    def go_on(self) -> None:
        self._file = self._folder / f"hub-{next(self._numbers)}.db"

    @override
    def close(self) -> None:
        """They are in the folder of the schedule, which is removed."""


@contextmanager
def quick_tables() -> Iterator[None]:
    """The tables of every hub on SQLite but the first in the words that Alembic found for that one:
    40 ms each time that a hub moves."""
    upgrade = migrate.upgrade
    words: list[str] = []

    def quickly(connection: Connection, version: int) -> None:
        if version or connection.dialect.name != "sqlite":
            upgrade(connection, version)
        elif not words:
            upgrade(connection, version)
            words.extend(connection.exec_driver_sql(_WORDS).scalars())
        else:
            for sql in words:
                connection.exec_driver_sql(sql)
            connection.exec_driver_sql(f"INSERT INTO schema_version VALUES ({VERSION})")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrate, "upgrade", quickly)
        yield


class PostgresPlaces(HubPlaces):
    """A database a schedule, copied from a template by the server: a tenth of a second."""

    def __init__(self, server: str, begun: Path, clock: Clock) -> None:
        """``begun``: a hub on SQLite as every schedule finds it, or a backup of one."""
        self._server = server
        self._admin = psycopg.connect(server, autocommit=True)
        self._numbers = count(1)
        self._template = self.make()
        restore_ledger(self.url(self._template), KEY, clock, begun).close()

    @override
    def begin(self, folder: Path) -> HubPlace:
        return _PostgresPlace(self, self._template)

    def make(self, template: str = "template1") -> str:
        """The name of a new one."""
        name = f"trainer_histories_{os.getpid()}_{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def drop(self, name: str) -> None:
        self._run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def url(self, name: str) -> str:
        before, _, query = self._server.partition("?")
        return f"{before.rpartition('/')[0]}/{name}{'?' + query if query else ''}"

    def _run(self, sql: str) -> None:
        self._admin.execute(sql.encode())

    def close(self) -> None:
        self.drop(self._template)
        self._admin.close()


class _PostgresPlace(HubPlace):
    def __init__(self, places: PostgresPlaces, template: str) -> None:
        self._places = places
        self._template = template
        self._name = places.make(template)
        self._image = ""

    @property
    @override
    def url(self) -> str:
        return self._places.url(self._name)

    @override
    def image(self) -> None:
        earlier, self._image = self._image, self._places.make(self._name)
        if earlier:
            self._places.drop(earlier)

    @override
    def put_back(self) -> None:
        self._places.drop(self._name)
        self._name = self._places.make(self._image or self._template)

    @override
    def go_on(self) -> None:
        self._places.drop(self._name)
        self._name = self._places.make()

    @override
    def close(self) -> None:
        for name in filter(None, (self._name, self._image)):
            self._places.drop(name)
