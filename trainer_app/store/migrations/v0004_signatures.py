"""Version 4: a bad signature gives way to a good one of the same record."""

from __future__ import annotations

from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    op.execute("DROP TRIGGER signature_no_update")
    op.execute(
        "CREATE TRIGGER signature_no_update BEFORE UPDATE ON signature"
        " WHEN NEW.arrival IS NOT OLD.arrival"
        " BEGIN SELECT RAISE(ABORT, 'signature only grows'); END"
    )
