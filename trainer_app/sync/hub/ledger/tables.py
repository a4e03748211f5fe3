"""The tables of the ledger. ``tests/hub`` proves that the migrations lead here on both databases.

Every key begins with the plant: one push touches one plant, and the tables can be spread by it.
A row of ``record`` is written when its record gets its position and never changes; what has no
position is in ``held``. Signatures and erasable bodies are in tables of their own.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

metadata = MetaData()


def _bytes(name: str, *, key: bool = False, optional: bool = False) -> Column[bytes]:
    return Column(name, LargeBinary, primary_key=key, nullable=optional)


def _text(name: str, *, key: bool = False) -> Column[str]:
    return Column(name, Text, primary_key=key, nullable=False)


def _number(name: str, *, key: bool = False, optional: bool = False) -> Column[int]:
    return Column(name, BigInteger, primary_key=key, nullable=optional, autoincrement=False)


def _plant() -> Column[bytes]:
    return _bytes("plant", key=True)


# --- the truth ----------------------------------------------------------------------------------

stream = Table(
    "stream",
    metadata,
    _plant(),
    _text("stream", key=True),
    _number("head"),
    _bytes("chain"),
)

record = Table(
    "record",
    metadata,
    _plant(),
    _text("stream", key=True),
    _number("position", key=True),
    _bytes("hash"),
    _bytes("log"),
    _number("seq"),
    _bytes("previous", optional=True),  # none: the record one position before
    _number("received"),
    _bytes("chain"),
    _bytes("head"),
    _bytes("body", optional=True),  # none: erasable, see ``body``
    _bytes("body_hash", optional=True),  # none: that of ``body`` in this row
    # A thief may have shown somebody's record as one of his own log: see ``accepting``.
    Index("record_by_hash", "plant", "hash"),
    # A place in a log is not unique: a fork keeps both branches (I3).
    Index("record_by_log", "plant", "log", "seq", "hash", unique=True),
)


def _place() -> tuple[Column[bytes], Column[str], Column[int]]:
    return _plant(), _text("stream", key=True), _number("position", key=True)


body = Table("body", metadata, *_place(), _bytes("body"))

signature = Table("signature", metadata, *_place(), _bytes("signature"))

# What body.erased records name; ``done`` once the body is gone from here.
erasure = Table(
    "erasure",
    metadata,
    _plant(),
    _bytes("about", key=True),
    _bytes("body_hash", key=True),
    Column("done", Boolean, nullable=False),
)

log = Table("log", metadata, _plant(), _bytes("log", key=True), _text("stream"), _bytes("key"))

# Logs of which a run came before what it follows: there a record may be somebody else's.
gap = Table("gap", metadata, _plant(), _bytes("log", key=True))

held = Table(
    "held",
    metadata,
    _plant(),
    _bytes("hash", key=True),
    _bytes("log", key=True),
    _text("stream"),
    _number("seq"),
    _bytes("previous"),
    _bytes("head"),
    _bytes("body", optional=True),
    _bytes("body_hash"),
    _bytes("signature", optional=True),
    _text("reason"),
    _number("since"),
    Index("held_by_log", "plant", "log", "seq"),
)

# --- who may come in ----------------------------------------------------------------------------

plant = Table(
    "plant",
    metadata,
    _plant(),
    _text("name"),
    _number("opened"),
    Column("unsettled", Boolean, nullable=False),  # held records have to be looked at again
)

# Where the hub's own log ends, as far as this database knows that the hub wrote it.
own_log = Table("own_log", metadata, _plant(), _bytes("log"), _number("seq"), _bytes("h"))

ticket = Table(
    "ticket",
    metadata,
    _plant(),
    _bytes("secret", key=True),  # SHA-256 of it
    _text("grant_name"),
    _number("until"),
    _bytes("used_by", optional=True),
    _bytes("certificate", optional=True),
    _bytes("name", optional=True),  # by which whoever typed it asks for it
    Index("ticket_by_name", "name"),
)

# Derived from the records of the hub's logs, in the same transaction.
device = Table(
    "device",
    metadata,
    _plant(),
    _bytes("key", key=True),
    _text("name"),
    _text("letter"),
    _text("grant_name"),
    _number("enrolled"),
    Column("founder", Boolean, nullable=False),
    Column("revoked", Boolean, nullable=False),
    _bytes("certificate"),
)

# ``revoked``: up to here a revoked device's log still comes in; else ``earlier`` of a certificate.
tip = Table(
    "tip",
    metadata,
    _plant(),
    _bytes("log", key=True),
    _number("seq", key=True),
    _bytes("h", key=True),
    Column("revoked", Boolean, primary_key=True, nullable=False),
    _bytes("key"),
)

presence = Table("presence", metadata, _plant(), _bytes("key", key=True), _number("seen"))

usage = Table(
    "usage",
    metadata,
    _plant(),
    _bytes("key", key=True),
    _number("day", key=True),
    _number("records"),
    _number("bytes"),
    _number("logs"),
)

# --- files --------------------------------------------------------------------------------------

blob_name = Table(
    "blob_name", metadata, _plant(), _text("stream", key=True), _bytes("sha256", key=True)
)

blob = Table(
    "blob",
    metadata,
    _plant(),
    _bytes("sha256", key=True),
    _number("whole"),
    _number("arrived"),
    Column("complete", Boolean, nullable=False),
    Index("blob_missing", "plant", "complete"),
)

blob_part = Table(
    "blob_part",
    metadata,
    _plant(),
    _bytes("sha256", key=True),
    _number("at", key=True),
    _bytes("part"),
)

# Whose ledger it is: the public key. The key itself is never in a database.
hub = Table("hub", metadata, _bytes("key", key=True))

schema_version = Table(
    "schema_version", metadata, Column("version", Integer, primary_key=True, autoincrement=False)
)
