"""What a database of this version is: its version, its tables by name, its triggers.

``record``, ``body`` and ``signature`` are the truth and only ever grow; triggers hold that against
our own mistakes. A body leaves only where ``erased`` names it first, and a signature only for a
better one of the same record. The read models can be worked
out again from the records. The tables themselves are in ``tables``, which loads SQLAlchemy and is
therefore imported only to make a database or to check its shape.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sqlalchemy import Connection

VERSION: Final = 5
"""``PRAGMA user_version`` of a database that this program reads and writes."""

READ_MODELS_VERSION: Final = 4
"""Raised when ``checklists`` starts to say something else of the same records: the rows that are
kept from an earlier program are then worked out again when the profile is opened."""

APPLICATION_ID: Final = 0x54524E52
"""``PRAGMA application_id``: "TRNR"."""

READ_MODELS: Final = (
    *("link", "about", "standing", "to_sign", "last_active"),
    *("wanting", "blob_name", "unsettled"),
)

APPEND_ONLY: Final = ("record", "body", "signature", "erased")


def triggers() -> dict[str, str]:
    """By name, the triggers that stop a change or a deletion of what only grows."""
    made = {}
    for table in APPEND_ONLY:
        for event in ("update", "delete"):
            name = f"{table}_no_{event}"
            when = ""
            if name == "body_no_delete":
                when = " WHEN NOT EXISTS (SELECT 1 FROM erased WHERE arrival = OLD.arrival)"
            if name == "signature_no_update":
                when = " WHEN NEW.arrival IS NOT OLD.arrival"
            made[name] = (
                f"CREATE TRIGGER {name} BEFORE {event.upper()} ON {table}{when}"
                f" BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"
            )
    return made


def objects() -> set[tuple[str, str]]:
    """Type and name of everything that is in a database of this version."""
    from trainer_app.store.tables import metadata

    return {
        *(("table", table.name) for table in metadata.tables.values()),
        *(("index", str(i.name)) for table in metadata.tables.values() for i in table.indexes),
        *(("trigger", name) for name in triggers()),
    }


def create(connection: Connection) -> None:
    """All tables and triggers in an empty database, inside the caller's transaction."""
    from trainer_app.store.tables import meta

    for statement in _statements():
        connection.exec_driver_sql(statement)
    connection.execute(meta.insert().values(name="read_models", value=str(READ_MODELS_VERSION)))
    mark(connection, VERSION)


@cache
def _statements() -> tuple[str, ...]:
    """Each table with its indexes; then the triggers."""
    from sqlalchemy.dialects import sqlite
    from sqlalchemy.schema import CreateIndex, CreateTable, ExecutableDDLElement

    from trainer_app.store.tables import metadata

    made: list[ExecutableDDLElement] = []
    for table in metadata.tables.values():
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        made += [CreateTable(table), *map(CreateIndex, indexes)]
    dialect = sqlite.dialect()
    return (*(str(part.compile(dialect=dialect)) for part in made), *triggers().values())


def mark(connection: Connection, version: int) -> None:
    """Say whose file this is, and of which version."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {version}")
