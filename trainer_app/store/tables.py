"""The tables of the local store. ``tests/migrations`` proves that the migrations lead here."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)

metadata = MetaData()


def _text(name: str, *, primary_key: bool = False) -> Column[str]:
    return Column(name, Text, primary_key=primary_key, nullable=False)


def _bytes(name: str) -> Column[bytes]:
    return Column(name, LargeBinary, nullable=False)


def _arrival(*, primary_key: bool = True) -> Column[int]:
    return Column(
        "arrival",
        Integer,
        ForeignKey("record.arrival"),
        primary_key=primary_key,
        nullable=False,
        autoincrement=False,
    )


# --- the truth ----------------------------------------------------------------------------------

# A record's id is the first half of its hash: what is random costs a page a record, so half of it.
record = Table(
    "record",
    metadata,
    Column("arrival", Integer, primary_key=True, autoincrement=False),
    _bytes("hash"),
    _bytes("log"),
    Column("seq", Integer, nullable=False),
    _text("kind"),
    _bytes("head"),
    _bytes("body_hash"),
    Index("record_by_id", text("substr(hash, 1, 16)")),  # not unique: see displaced
    Index("record_by_log", "log", "seq"),  # not unique: both branches of a fork are kept (I3)
    Index("record_by_kind", "kind", "arrival"),
)

body = Table("body", metadata, _arrival(), _bytes("body"))

signature = Table("signature", metadata, _arrival(), _bytes("signature"))

erased = Table("erased", metadata, _arrival())

# --- where the hub put them ---------------------------------------------------------------------

placed = Table(
    "placed",
    metadata,
    _text("stream", primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    _bytes("chain"),
    Column("received", Integer, nullable=False),  # hub clock, ms
    _arrival(primary_key=False),
    Index("placed_by_arrival", "arrival"),  # not unique: a stolen hash has a place of its own
    sqlite_with_rowid=False,
)

# What the hub said it has and this PC has not read back: its position, or 0 and why it has none.
handed = Table(
    "handed",
    metadata,
    _arrival(),
    _text("stream"),
    Column("position", Integer, nullable=False),
    Column("received", Integer, nullable=False),
    _text("reason"),
)


def _checkpoint() -> tuple[Column[int], Column[bytes], Column[int], Column[bytes]]:
    return (
        Column("position", Integer, nullable=False),
        _bytes("chain"),
        Column("at", Integer, nullable=False),
        _bytes("signature"),
    )


# How far each stream was read: the hub's last word about it.
reached = Table(
    "reached",
    metadata,
    _text("stream", primary_key=True),
    *_checkpoint(),
    sqlite_with_rowid=False,
)

# The hub's words that it did not stand by later: it was restored from a backup.
diverged = Table(
    "diverged",
    metadata,
    _text("stream", primary_key=True),
    Column("noticed", Integer, primary_key=True, autoincrement=False),
    *_checkpoint(),
    sqlite_with_rowid=False,
)

# Rows that showed somebody else's record as one of their own log; the true one has a row too.
displaced = Table("displaced", metadata, _arrival())

# Logs in which two records have one place.
forked = Table("forked", metadata, Column("log", LargeBinary, primary_key=True, nullable=False))

# The h before a record whose predecessor was not held when it came.
preceded = Table(
    "preceded",
    metadata,
    _arrival(),
    _bytes("previous"),
    Index("preceded_by_previous", "previous"),
)

# What nobody's signature vouches for yet: kept apart, so that no reader meets it.
unproven = Table(
    "unproven",
    metadata,
    Column("hash", LargeBinary, primary_key=True, nullable=False),
    Column("log", LargeBinary, primary_key=True, nullable=False),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    _bytes("previous"),
    _bytes("head"),
    Column("body", LargeBinary, nullable=True),
    _bytes("body_hash"),
    Column("signature", LargeBinary, nullable=True),
    _text("stream"),
    Column("position", Integer, nullable=True),  # none: the stream was begun again since
    Column("chain", LargeBinary, nullable=True),
    Column("received", Integer, nullable=True),
    Index("unproven_by_log", "log", "seq"),
)

# --- files that records name --------------------------------------------------------------------

blob = Table(
    "blob",
    metadata,
    _text("blob", primary_key=True),  # SHA-256, hex
    Column("size", Integer, nullable=False),
    Column("whole", Integer, nullable=False),
    sqlite_with_rowid=False,
)

blob_part = Table(
    "blob_part",
    metadata,
    Column("id", Integer, primary_key=True),
    _text("blob"),
    Column("start", Integer, nullable=False),
    _bytes("part"),
    Index("blob_part_by_start", "blob", "start", unique=True),
)

# --- this profile's own -------------------------------------------------------------------------

meta = Table(
    "meta",
    metadata,
    _text("name", primary_key=True),
    _text("value"),
    sqlite_with_rowid=False,
)

own_log = Table(
    "own_log",
    metadata,
    _text("stream", primary_key=True),
    _bytes("log"),
    _text("key"),
    Column("seen", Integer, nullable=True),  # the plant's position that its last record named
    Column("left_seq", Integer, nullable=True),  # it went on elsewhere: our own end of it
    Column("left_hash", LargeBinary, nullable=True),
    sqlite_with_rowid=False,
)

edition = Table(
    "edition",
    metadata,
    _text("edition", primary_key=True),
    _bytes("archive"),
    _bytes("pack"),
    Column("guidance", LargeBinary, nullable=True),  # none: of an edition kept by version 1
)

pin_attempt = Table(
    "pin_attempt",
    metadata,
    _text("person", primary_key=True),
    Column("wrong", Integer, nullable=False),
    Column("last_wrong_ms", Integer, nullable=False),
    sqlite_with_rowid=False,
)

draft = Table(
    "draft",
    metadata,
    _text("person", primary_key=True),
    _text("form", primary_key=True),
    _text("subject", primary_key=True),
    _text("edition"),
    _text("body"),
    Column("at", Integer, nullable=False),
    Column("tz", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# Where a person's last visit and the one before it began: the last arrival then, and when.
visit = Table(
    "visit",
    metadata,
    _text("person", primary_key=True),
    Column("arrival", Integer, nullable=False),
    Column("at", Integer, nullable=False),
    Column("tz", Integer, nullable=False),
    Column("arrival_before", Integer, nullable=True),
    Column("at_before", Integer, nullable=True),
    Column("tz_before", Integer, nullable=True),
    sqlite_with_rowid=False,
)

# --- read models --------------------------------------------------------------------------------

link = Table(
    "link",
    metadata,
    _text("trainee", primary_key=True),
    _text("task", primary_key=True),
    _arrival(),
    _text("kind"),
    Index("link_by_trainee", "trainee", "arrival", "kind"),
    Index("link_by_arrival", "arrival"),
    sqlite_with_rowid=False,
)

about = Table(
    "about",
    metadata,
    _text("target", primary_key=True),
    _arrival(),
    sqlite_with_rowid=False,
)

standing = Table(
    "standing",
    metadata,
    _text("trainee", primary_key=True),
    _text("task", primary_key=True),
    _bytes("standing"),
    Index("standing_by_task", "task"),
    sqlite_with_rowid=False,
)

to_sign = Table(
    "to_sign",
    metadata,
    _text("trainee", primary_key=True),
    _text("task", primary_key=True),
    _arrival(),
    _text("person"),
    Index("to_sign_by_person", "person", "arrival"),
    sqlite_with_rowid=False,
)

last_active = Table(
    "last_active",
    metadata,
    _text("person", primary_key=True),
    Column("at", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# Ids that held records rest on and that are not in the directory (``models``).
wanting = Table("wanting", metadata, _text("target", primary_key=True), sqlite_with_rowid=False)

# Places whose standing is still to be worked out: too many records came at once.
unsettled = Table(
    "unsettled",
    metadata,
    _text("trainee", primary_key=True),
    _text("task", primary_key=True),
    sqlite_with_rowid=False,
)

blob_name = Table(
    "blob_name",
    metadata,
    _text("blob", primary_key=True),
    _arrival(),
    sqlite_with_rowid=False,
)
