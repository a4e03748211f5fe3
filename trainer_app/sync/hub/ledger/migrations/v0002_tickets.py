"""Version 2: a ticket that was typed is asked for by its name, whichever plant it is of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic.operations import Operations

_NAME = "name = (SELECT decode(current_setting('trainer.plant', true), 'hex'))"
_ASKED = "current_setting('trainer.streams', true) = '*ticket'"


def upgrade(op: Operations) -> None:
    op.add_column("ticket", sa.Column("name", sa.LargeBinary, nullable=True))
    op.create_index("ticket_by_name", "ticket", ["name"])
    if op.get_bind().dialect.name != "sqlite":
        op.execute(f"CREATE POLICY named ON ticket FOR SELECT USING ({_ASKED} AND {_NAME})")
