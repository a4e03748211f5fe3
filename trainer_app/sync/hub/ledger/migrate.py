"""From whatever version the database has to this program's, in one transaction.

Imported only when the version differs: Alembic takes its time to load.
"""

from __future__ import annotations

from collections.abc import Callable

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection, text

from trainer_app.sync.hub.ledger.migrations import v0001_first, v0002_tickets

Upgrade = Callable[[Operations], None]

UPGRADES: tuple[Upgrade, ...] = (v0001_first.upgrade, v0002_tickets.upgrade)
"""The n-th leads to version n."""


def upgrade(connection: Connection, version: int) -> None:
    """Inside the caller's transaction, with the rights of whoever owns the tables."""
    operations = Operations(MigrationContext.configure(connection))
    for step in UPGRADES[version:]:
        step(operations)
    connection.execute(text("DELETE FROM schema_version"))
    connection.execute(text("INSERT INTO schema_version VALUES (:v)"), {"v": len(UPGRADES)})
