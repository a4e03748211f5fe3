"""Photos and editions, as parts in the database: only what a record names, only for its readers."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from typing import Final

from trainer_app.sync.hub.ledger.quotas import Used, charge
from trainer_app.sync.hub.ledger.session import Database, Scope, Session
from trainer_app.sync.hub.ports import BlobState, Refused
from trainer_app.sync.protocol import MAX_BLOB, MAX_BLOB_PART, ProblemType

_MISSING_AT_ONCE: Final = 100


def missing(session: Session, streams: Collection[str]) -> tuple[str, ...]:
    """Names of what is not here whole, of those that records of these streams name."""
    found = session.rows(
        "SELECT DISTINCT b.sha256 FROM blob b"
        " JOIN blob_name n ON n.plant = b.plant AND n.sha256 = b.sha256"
        " WHERE b.plant = :plant AND b.complete = :no AND n.stream IN :streams"
        f" ORDER BY b.sha256 LIMIT {_MISSING_AT_ONCE}",
        no=False,
        streams=list(streams),
    )
    return tuple(row[0].hex() for row in found)


def state(session: Session, streams: Collection[str], sha256: bytes) -> BlobState:
    found = session.row(
        "SELECT b.arrived, b.whole FROM blob b WHERE b.plant = :plant AND b.sha256 = :sha256"
        " AND EXISTS (SELECT 1 FROM blob_name n WHERE n.plant = b.plant"
        " AND n.sha256 = b.sha256 AND n.stream IN :streams)",
        sha256=sha256,
        streams=list(streams),
    )
    if found is None:
        raise Refused(ProblemType.BLOB_UNKNOWN)
    return BlobState(found[0], found[1])


def part(
    session: Session, streams: Collection[str], sha256: bytes, offset: int, size: int
) -> bytes:
    here = state(session, streams, sha256)
    if not here.whole or here.offset < here.whole:
        raise Refused(ProblemType.BLOB_UNKNOWN)
    found: list[bytes] = []
    left = max(0, size)
    for at, piece in session.rows(
        "SELECT at, part FROM blob_part WHERE plant = :plant AND sha256 = :sha256"
        " AND at < :end AND at > :start ORDER BY at",
        sha256=sha256,
        end=offset + left,
        start=offset - MAX_BLOB_PART,
    ):
        found.append(piece[max(0, offset - at) : max(0, offset + left - at)])
    return b"".join(found)


def add_part(
    database: Database,
    scope: Scope,
    streams: Collection[str],
    sha256: bytes,
    offset: int,
    piece: bytes,
    whole: int,
    *,
    pusher: bytes,
    now: int,
) -> BlobState:
    """``streams``: those that the device may write to; whose file it is says a record of theirs."""
    if not 0 < whole <= MAX_BLOB or len(piece) > MAX_BLOB_PART or offset + len(piece) > whole:
        raise Refused(ProblemType.MALFORMED)
    with database.writing(scope) as session:
        session.run(  # whoever else brings a part of it waits here
            "UPDATE blob SET arrived = arrived WHERE plant = :plant AND sha256 = :sha256",
            sha256=sha256,
        )
        here = state(session, streams, sha256)
        if here.whole and here.offset == here.whole:
            return here
        if here.offset and here.whole != whole:
            _drop(session, sha256)  # somebody spoke of another size: one of them is wrong
            here = BlobState(0, 0)
        if offset != here.offset or not piece:
            return here
        charge(session, pusher, Used(size=len(piece)), now)
        session.add("blob_part", sha256=sha256, at=offset, part=piece)
        arrived = offset + len(piece)
        good = arrived < whole or _is_right(session, sha256)
        if good:
            _note(session, sha256, arrived, whole)
        else:
            _drop(session, sha256)
    if not good:
        raise Refused(ProblemType.MALFORMED)
    return BlobState(arrived, whole)


def _is_right(session: Session, sha256: bytes) -> bool:
    """Read part by part, never the whole of it at once."""
    digest = hashlib.sha256()
    at = -1
    while True:
        row = session.row(
            "SELECT at, part FROM blob_part WHERE plant = :plant AND sha256 = :sha256"
            " AND at > :at ORDER BY at LIMIT 1",
            sha256=sha256,
            at=at,
        )
        if row is None:
            return digest.digest() == sha256
        at = row[0]
        digest.update(row[1])


def _note(session: Session, sha256: bytes, arrived: int, whole: int) -> None:
    session.run(
        "UPDATE blob SET arrived = :arrived, whole = :whole, complete = :complete"
        " WHERE plant = :plant AND sha256 = :sha256",
        arrived=arrived,
        whole=whole,
        complete=arrived == whole,
        sha256=sha256,
    )


def _drop(session: Session, sha256: bytes) -> None:
    session.run("DELETE FROM blob_part WHERE plant = :plant AND sha256 = :sha256", sha256=sha256)
    session.run(
        "UPDATE blob SET arrived = 0, whole = 0, complete = :no"
        " WHERE plant = :plant AND sha256 = :sha256",
        no=False,
        sha256=sha256,
    )
