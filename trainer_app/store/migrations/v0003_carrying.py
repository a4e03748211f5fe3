"""Version 3: what travels to a hub and back: positions, receipts, checkpoints, files."""

from __future__ import annotations

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    _create_places(op)
    _create_files(op)
    op.create_table(
        "wanting",
        sa.Column("target", sa.Text, primary_key=True, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "unsettled",
        sa.Column("trainee", sa.Text, primary_key=True, nullable=False),
        sa.Column("task", sa.Text, primary_key=True, nullable=False),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO meta (name, value) SELECT 'device_key', key FROM own_log"
        " WHERE stream = 'plant'"
    )
    op.add_column("own_log", sa.Column("seen", sa.Integer, nullable=True))
    op.add_column("own_log", sa.Column("left_seq", sa.Integer, nullable=True))
    op.add_column("own_log", sa.Column("left_hash", sa.LargeBinary, nullable=True))


def _create_places(op: Operations) -> None:
    op.drop_index("placed_by_arrival", "placed")
    op.drop_table("placed")  # no version before this one ever put a row into it
    op.create_table(
        "placed",
        sa.Column("stream", sa.Text, primary_key=True, nullable=False),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("chain", sa.LargeBinary, nullable=False),
        sa.Column("received", sa.Integer, nullable=False),
        _arrival(primary_key=False),
        sqlite_with_rowid=False,
    )
    op.create_index("placed_by_arrival", "placed", ["arrival"])
    op.drop_index("record_by_hash", "record")
    op.create_index("record_by_hash", "record", ["hash"])
    op.create_table("displaced", _arrival())
    op.create_table(
        "handed",
        _arrival(),
        sa.Column("stream", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("received", sa.Integer, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
    )
    op.create_table(
        "reached",
        sa.Column("stream", sa.Text, primary_key=True, nullable=False),
        *_checkpoint(),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "diverged",
        sa.Column("stream", sa.Text, primary_key=True, nullable=False),
        sa.Column("noticed", sa.Integer, primary_key=True, autoincrement=False),
        *_checkpoint(),
        sqlite_with_rowid=False,
    )
    op.create_table("forked", sa.Column("log", sa.LargeBinary, primary_key=True, nullable=False))
    op.create_table("preceded", _arrival(), sa.Column("previous", sa.LargeBinary, nullable=False))
    op.create_index("preceded_by_previous", "preceded", ["previous"])
    op.create_table(
        "unproven",
        sa.Column("hash", sa.LargeBinary, primary_key=True, nullable=False),
        sa.Column("log", sa.LargeBinary, primary_key=True, nullable=False),
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("previous", sa.LargeBinary, nullable=False),
        sa.Column("head", sa.LargeBinary, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=True),
        sa.Column("body_hash", sa.LargeBinary, nullable=False),
        sa.Column("signature", sa.LargeBinary, nullable=True),
        sa.Column("stream", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=True),
        sa.Column("chain", sa.LargeBinary, nullable=True),
        sa.Column("received", sa.Integer, nullable=True),
    )
    op.create_index("unproven_by_log", "unproven", ["log", "seq"])


def _create_files(op: Operations) -> None:
    op.create_table(
        "blob",
        sa.Column("blob", sa.Text, primary_key=True, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("whole", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "blob_part",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("blob", sa.Text, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("part", sa.LargeBinary, nullable=False),
    )
    op.create_index("blob_part_by_start", "blob_part", ["blob", "start"], unique=True)
    op.create_table(
        "blob_name",
        sa.Column("blob", sa.Text, primary_key=True, nullable=False),
        _arrival(),
        sqlite_with_rowid=False,
    )


def _checkpoint() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("chain", sa.LargeBinary, nullable=False),
        sa.Column("at", sa.Integer, nullable=False),
        sa.Column("signature", sa.LargeBinary, nullable=False),
    )


def _arrival(*, primary_key: bool = True) -> sa.Column[int]:
    return sa.Column(
        "arrival",
        sa.Integer,
        sa.ForeignKey("record.arrival"),
        primary_key=primary_key,
        nullable=False,
        autoincrement=False,
    )
