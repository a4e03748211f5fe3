"""Version 1: records, bodies, signatures, their read models, and what is this profile's own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    _create_truth(op)
    _create_own(op)
    _create_read_models(op)
    for table in ("record", "body", "signature", "erased"):
        for event in ("update", "delete"):
            name = f"{table}_no_{event}"
            when = ""
            if name == "body_no_delete":
                when = " WHEN NOT EXISTS (SELECT 1 FROM erased WHERE arrival = OLD.arrival)"
            op.execute(
                f"CREATE TRIGGER {name} BEFORE {event.upper()} ON {table}{when}"
                f" BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"
            )


def _create_truth(op: Operations) -> None:
    op.create_table(
        "record",
        sa.Column("arrival", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sa.Column("log", sa.LargeBinary, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("head", sa.LargeBinary, nullable=False),
        sa.Column("body_hash", sa.LargeBinary, nullable=False),
    )
    op.create_index("record_by_hash", "record", ["hash"], unique=True)
    op.create_index("record_by_log", "record", ["log", "seq"])
    op.create_index("record_by_kind", "record", ["kind", "arrival"])
    op.create_table("body", _arrival(), sa.Column("body", sa.LargeBinary, nullable=False))
    op.create_table("signature", _arrival(), sa.Column("signature", sa.LargeBinary, nullable=False))
    op.create_table("erased", _arrival())
    op.create_table(
        "placed",
        sa.Column("stream", sa.Text, primary_key=True, nullable=False),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("chain", sa.LargeBinary, nullable=False),
        _arrival(primary_key=False),
        sqlite_with_rowid=False,
    )
    op.create_index("placed_by_arrival", "placed", ["arrival"], unique=True)


def _create_own(op: Operations) -> None:
    op.create_table(
        "meta",
        sa.Column("name", sa.Text, primary_key=True, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "own_log",
        sa.Column("stream", sa.Text, primary_key=True, nullable=False),
        sa.Column("log", sa.LargeBinary, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "edition",
        sa.Column("edition", sa.Text, primary_key=True, nullable=False),
        sa.Column("archive", sa.LargeBinary, nullable=False),
        sa.Column("pack", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "pin_attempt",
        sa.Column("person", sa.Text, primary_key=True, nullable=False),
        sa.Column("wrong", sa.Integer, nullable=False),
        sa.Column("last_wrong_ms", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )


def _create_read_models(op: Operations) -> None:
    op.create_table(
        "link",
        sa.Column("trainee", sa.Text, primary_key=True, nullable=False),
        sa.Column("task", sa.Text, primary_key=True, nullable=False),
        _arrival(),
        sa.Column("kind", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("link_by_trainee", "link", ["trainee", "arrival"])
    op.create_index("link_by_kind", "link", ["trainee", "kind", "arrival"])
    op.create_index("link_by_arrival", "link", ["arrival"])
    op.create_table(
        "about",
        sa.Column("target", sa.Text, primary_key=True, nullable=False),
        _arrival(),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "standing",
        sa.Column("trainee", sa.Text, primary_key=True, nullable=False),
        sa.Column("task", sa.Text, primary_key=True, nullable=False),
        sa.Column("standing", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("standing_by_task", "standing", ["task"])
    op.create_table(
        "to_sign",
        sa.Column("trainee", sa.Text, primary_key=True, nullable=False),
        sa.Column("task", sa.Text, primary_key=True, nullable=False),
        _arrival(),
        sa.Column("person", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("to_sign_by_person", "to_sign", ["person", "arrival"])
    op.create_table(
        "last_active",
        sa.Column("person", sa.Text, primary_key=True, nullable=False),
        sa.Column("at", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
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
