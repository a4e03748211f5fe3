"""Version 2: what people have begun and not signed, when each was last here, and how to teach."""

from __future__ import annotations

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    op.add_column("edition", sa.Column("guidance", sa.LargeBinary, nullable=True))
    op.create_table(
        "draft",
        sa.Column("person", sa.Text, primary_key=True, nullable=False),
        sa.Column("form", sa.Text, primary_key=True, nullable=False),
        sa.Column("subject", sa.Text, primary_key=True, nullable=False),
        sa.Column("edition", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("at", sa.Integer, nullable=False),
        sa.Column("tz", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "visit",
        sa.Column("person", sa.Text, primary_key=True, nullable=False),
        sa.Column("arrival", sa.Integer, nullable=False),
        sa.Column("at", sa.Integer, nullable=False),
        sa.Column("tz", sa.Integer, nullable=False),
        sa.Column("arrival_before", sa.Integer, nullable=True),
        sa.Column("at_before", sa.Integer, nullable=True),
        sa.Column("tz_before", sa.Integer, nullable=True),
        sqlite_with_rowid=False,
    )
