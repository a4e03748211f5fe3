"""Version 1: records, who may come in, files; on PostgreSQL walls between plants and streams.

PostgreSQL: the hub works as ``trainer_hub_rows``, an ordinary role that cannot log in, does not own
the tables, and is bound by row-level security. Each transaction says which plant and streams it is
about; one that says nothing sees nothing. FORCE binds the owner of the tables too.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic.operations import Operations

_ROLE = "trainer_hub_rows"

_BY_STREAM = ("stream", "record", "body", "signature", "blob_name")
_BY_PLANT = ("erasure", "gap", "own_log", "ticket", "device", "tip", "presence", "usage")
_BY_NAME = ("blob", "blob_part")
_CHANGING = {
    "stream": "INSERT, UPDATE",
    "record": "INSERT",
    "body": "INSERT, DELETE",
    "signature": "INSERT, UPDATE",
    "erasure": "INSERT, UPDATE",
    "log": "INSERT",
    "gap": "INSERT",
    "held": "INSERT, UPDATE, DELETE",
    "plant": "INSERT, UPDATE",
    "own_log": "INSERT, UPDATE",
    "ticket": "INSERT, UPDATE",
    "device": "INSERT, UPDATE",
    "tip": "INSERT",
    "presence": "INSERT, UPDATE",
    "usage": "INSERT, UPDATE",
    "blob_name": "INSERT",
    "blob": "INSERT, UPDATE, DELETE",
    "blob_part": "INSERT, DELETE",
    "hub": "",
    "schema_version": "",
}


def upgrade(op: Operations) -> None:
    _create_truth(op)
    _create_doors(op)
    _create_files(op)
    if op.get_bind().dialect.name == "sqlite":
        _guard_sqlite(op)
    else:
        _guard_postgres(op)


def _bytes(name: str, *, key: bool = False, optional: bool = False) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, primary_key=key, nullable=optional)


def _text(name: str, *, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, primary_key=key, nullable=False)


def _number(name: str, *, key: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger, primary_key=key, nullable=False, autoincrement=False)


def _flag(name: str, *, key: bool = False) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, primary_key=key, nullable=False)


def _table(op: Operations, name: str, *columns: sa.schema.SchemaItem) -> None:
    op.create_table(name, _bytes("plant", key=True), *columns, sqlite_with_rowid=False)


def _place() -> tuple[sa.Column[str], sa.Column[int]]:
    return _text("stream", key=True), _number("position", key=True)


def _create_truth(op: Operations) -> None:
    _table(op, "stream", _text("stream", key=True), _number("head"), _bytes("chain"))
    op.create_table(
        "record",
        *(_bytes("plant", key=True), *_place(), _bytes("hash"), _bytes("log"), _number("seq")),
        *(_bytes("previous", optional=True), _number("received"), _bytes("chain"), _bytes("head")),
        *(_bytes("body", optional=True), _bytes("body_hash", optional=True)),
    )
    op.create_index("record_by_hash", "record", ["plant", "hash"])
    op.create_index("record_by_log", "record", ["plant", "log", "seq", "hash"], unique=True)
    op.create_table("body", _bytes("plant", key=True), *_place(), _bytes("body"))
    _table(op, "signature", *_place(), _bytes("signature"))
    _table(op, "erasure", _bytes("about", key=True), _bytes("body_hash", key=True), _flag("done"))
    _table(op, "log", _bytes("log", key=True), _text("stream"), _bytes("key"))
    _table(op, "gap", _bytes("log", key=True))
    op.create_table(
        "held",
        *(_bytes("plant", key=True), _bytes("hash", key=True), _bytes("log", key=True)),
        *(
            _text("stream"),
            _number("seq"),
            _bytes("previous"),
            _bytes("head"),
            _bytes("body", optional=True),
        ),
        *(_bytes("body_hash"), _bytes("signature", optional=True), _text("reason")),
        _number("since"),
    )
    op.create_index("held_by_log", "held", ["plant", "log", "seq"])


def _create_doors(op: Operations) -> None:
    _table(op, "plant", _text("name"), _number("opened"), _flag("unsettled"))
    _table(op, "own_log", _bytes("log"), _number("seq"), _bytes("h"))
    _table(
        op,
        "ticket",
        *(_bytes("secret", key=True), _text("grant_name"), _number("until")),
        *(_bytes("used_by", optional=True), _bytes("certificate", optional=True)),
    )
    _table(
        op,
        "device",
        *(_bytes("key", key=True), _text("name"), _text("letter"), _text("grant_name")),
        *(_number("enrolled"), _flag("founder"), _flag("revoked"), _bytes("certificate")),
    )
    _table(
        op,
        "tip",
        *(_bytes("log", key=True), _number("seq", key=True), _bytes("h", key=True)),
        *(_flag("revoked", key=True), _bytes("key")),
    )
    _table(op, "presence", _bytes("key", key=True), _number("seen"))
    _table(
        op,
        "usage",
        *(_bytes("key", key=True), _number("day", key=True)),
        *(_number("records"), _number("bytes"), _number("logs")),
    )


def _create_files(op: Operations) -> None:
    _table(op, "blob_name", _text("stream", key=True), _bytes("sha256", key=True))
    _table(
        op,
        "blob",
        *(_bytes("sha256", key=True), _number("whole"), _number("arrived"), _flag("complete")),
    )
    op.create_index("blob_missing", "blob", ["plant", "complete"])
    op.create_table(
        "blob_part",
        *(_bytes("plant", key=True), _bytes("sha256", key=True), _number("at", key=True)),
        _bytes("part"),
    )
    op.create_table("hub", _bytes("key", key=True))
    op.create_table(
        "schema_version", sa.Column("version", sa.Integer, primary_key=True, autoincrement=False)
    )


# --- what only grows ----------------------------------------------------------------------------

_GROWING = {
    "record": ("update", "delete"),
    "log": ("update", "delete"),
    "body": ("update", "delete"),
    "signature": ("delete",),
    "stream": ("delete",),
    "erasure": ("delete",),
}


def _guard_sqlite(op: Operations) -> None:
    for table, events in _GROWING.items():
        for event in events:
            when = ""
            if (table, event) == ("body", "delete"):
                when = (
                    " WHEN NOT EXISTS (SELECT 1 FROM record r JOIN erasure e"
                    " ON e.plant = r.plant AND e.about = substr(r.hash, 1, 16)"
                    " WHERE r.plant = OLD.plant AND r.stream = OLD.stream"
                    " AND r.position = OLD.position)"
                )
            op.execute(
                f"CREATE TRIGGER {table}_no_{event} BEFORE {event.upper()} ON {table}{when}"
                f" BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"
            )


def _guard_postgres(op: Operations) -> None:
    op.execute(
        "CREATE FUNCTION only_grows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        " RAISE EXCEPTION '% only grows', TG_TABLE_NAME; END $$"
    )
    op.execute(
        "CREATE FUNCTION body_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        " IF NOT EXISTS (SELECT 1 FROM record r JOIN erasure e"
        " ON e.plant = r.plant AND e.about = substr(r.hash, 1, 16)"
        " WHERE r.plant = OLD.plant AND r.stream = OLD.stream AND r.position = OLD.position)"
        " THEN RAISE EXCEPTION 'body only grows'; END IF; RETURN OLD; END $$"
    )
    for table, events in _GROWING.items():
        for event in events:
            function = "only_grows"
            if (table, event) == ("body", "delete"):
                function = "body_only_grows"
            op.execute(
                f"CREATE TRIGGER {table}_no_{event} BEFORE {event.upper()} ON {table}"
                f" FOR EACH ROW EXECUTE FUNCTION {function}()"
            )
        op.execute(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION only_grows()"
        )
    _make_role(op)
    _wall(op)


def _make_role(op: Operations) -> None:
    op.execute(
        "DO $$ BEGIN"
        f" IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{_ROLE}') THEN"
        f" CREATE ROLE {_ROLE} NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE; END IF;"
        # who made it may still not enter it (from PostgreSQL 16 on); who may not grant may enter
        f" BEGIN EXECUTE format('GRANT {_ROLE} TO %I', current_user);"
        " EXCEPTION WHEN insufficient_privilege THEN NULL; END; END $$"
    )
    op.execute(f"GRANT USAGE ON SCHEMA public TO {_ROLE}")
    for table, may in _CHANGING.items():
        op.execute(f"REVOKE ALL ON {table} FROM PUBLIC, {_ROLE}")
        op.execute(f"GRANT SELECT{', ' + may if may else ''} ON {table} TO {_ROLE}")


# --- the second wall ----------------------------------------------------------------------------

_PLANT = "plant = (SELECT decode(current_setting('trainer.plant', true), 'hex'))"
_STREAMS = "(SELECT string_to_array(current_setting('trainer.streams', true), ','))::text[]"
_STREAM = f"(stream = ANY ({_STREAMS}) OR '*' = ANY ({_STREAMS}))"


def _wall(op: Operations) -> None:
    for table in _CHANGING:
        if table not in {"hub", "schema_version"}:
            op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    for table in _BY_STREAM:
        op.execute(f"CREATE POLICY of_streams ON {table} USING ({_PLANT} AND {_STREAM})")
    for table in _BY_PLANT:
        op.execute(f"CREATE POLICY of_plant ON {table} USING ({_PLANT})")
    for table in _BY_NAME:
        named = f"sha256 IN (SELECT n.sha256 FROM blob_name n WHERE n.plant = {table}.plant)"
        op.execute(f"CREATE POLICY of_names ON {table} USING ({_PLANT} AND {named})")
    # What somebody carries for others is kept, and not shown to him.
    for table in ("held", "log"):
        op.execute(f"CREATE POLICY put_in ON {table} FOR INSERT WITH CHECK ({_PLANT})")
        op.execute(f"CREATE POLICY seen ON {table} FOR SELECT USING ({_PLANT} AND {_STREAM})")
    op.execute(f"CREATE POLICY changed ON held FOR UPDATE USING ({_PLANT} AND {_STREAM})")
    op.execute(f"CREATE POLICY taken ON held FOR DELETE USING ({_PLANT} AND {_STREAM})")
    # The operator's list of plants: names alone.
    every = "current_setting('trainer.streams', true) = '*operator'"
    op.execute(f"CREATE POLICY of_plant ON plant USING ({_PLANT})")
    op.execute(f"CREATE POLICY listed ON plant FOR SELECT USING ({every})")
