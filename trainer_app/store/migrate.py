"""From an older version of the database to this one: copied first, in one transaction, checked.

Imported only when ``PRAGMA user_version`` differs. A migration never uses Alembic's batch mode on
``record``, ``body``, ``signature`` or ``erased``: that drops their triggers without a word.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection

from trainer_app.store import schema
from trainer_app.store.migrations import (
    v0001_first,
    v0002_drafts,
    v0003_carrying,
    v0004_signatures,
    v0005_indexes,
)

Upgrade = Callable[[Operations], None]

UPGRADES: tuple[Upgrade, ...] = (
    v0001_first.upgrade,
    v0002_drafts.upgrade,
    v0003_carrying.upgrade,
    v0004_signatures.upgrade,
    v0005_indexes.upgrade,
)
"""The n-th leads to version n."""


def upgrade(connection: Connection, version: int, steps: Sequence[Upgrade] = UPGRADES) -> None:
    """Lead the database from this version to the last one, inside the caller's transaction."""
    op = Operations(MigrationContext.configure(connection))
    for step in steps[version:]:
        step(op)
    check_triggers(connection)
    schema.mark(connection, len(steps))


def check_triggers(connection: Connection) -> None:
    """A migration that lost an append-only trigger must not be committed."""
    found = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    lost = schema.triggers().keys() - {name for (name,) in found}
    if lost:
        raise RuntimeError(f"a migration lost the triggers {sorted(lost)}")
