"""Look again at what is held, and erase what a body.erased names: the hub's own work.

It is done with all streams of the plant in scope, whoever brought the record that made it
necessary, and before anybody is sent anything; the plant is marked until it is done.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from trainer_app.kernel.ids import LogId
from trainer_app.kernel.records import SealedRecord
from trainer_app.kernel.streams import Run
from trainer_app.sync.hub.ledger.accepting import accept
from trainer_app.sync.hub.ledger.admitting import Facts
from trainer_app.sync.hub.ledger.facts import complete, log_facts
from trainer_app.sync.hub.ledger.placing import is_erasable, kind_of
from trainer_app.sync.hub.ledger.proving import opened_by, prove
from trainer_app.sync.hub.ledger.session import (
    ALL_STREAMS,
    SLICE,
    Database,
    Row,
    Scope,
    Session,
)
from trainer_app.sync.protocol import HeldReason

_SLICE: Final = 2_000


def settle(database: Database, plant: bytes, hub_key: bytes, now: int) -> None:
    with database.writing(Scope(plant)) as session:
        settle_in(database, session, hub_key, now)


def settle_in(database: Database, session: Session, hub_key: bytes, now: int) -> None:
    """Inside a transaction with all of the plant in scope."""
    database.lock_streams(session, sorted(ALL_STREAMS))
    if not is_marked(session):
        return
    while True:
        _erase_bodies(session)
        if not _release(database, session, hub_key, now):
            break
    session.run("UPDATE plant SET unsettled = :no WHERE plant = :plant", no=False)


def is_marked(session: Session) -> bool:
    """Whether there is something to look at again, maybe since a process was killed."""
    row = session.row("SELECT unsettled FROM plant WHERE plant = :plant")
    return row is not None and bool(row[0])


def _release(database: Database, session: Session, hub_key: bytes, now: int) -> bool:
    """Whether anything got a position: others may have waited for it."""
    logs = [row[0] for row in session.rows("SELECT DISTINCT log FROM held WHERE plant = :plant")]
    facts = Facts(hub_key, ALL_STREAMS, log_facts(session, logs))
    complete(session, facts, logs)
    released = False
    for log in logs:
        reason = facts.of_log(log)
        some = log in facts.earlier or log in facts.released
        may_come = reason is None or (reason is not HeldReason.LOG_UNKNOWN and some)
        if may_come:
            released = _release_log(database, session, hub_key, log, now) or released
    return released


def _release_log(
    database: Database, session: Session, hub_key: bytes, log: bytes, now: int
) -> bool:
    released = False
    seq, h = 0, b""
    while True:
        rows = session.rows(
            "SELECT hash, stream, seq, previous, head, body, body_hash, signature FROM held"
            " WHERE plant = :plant AND log = :log"
            " AND (seq > :seq OR (seq = :seq AND hash > :h))"
            f" ORDER BY seq, hash LIMIT {_SLICE}",
            log=log,
            seq=seq,
            h=h,
        )
        if not rows:
            return released
        seq, h = rows[-1][2], rows[-1][0]
        facts = Facts(hub_key, ALL_STREAMS, log_facts(session, [log]))
        runs = _runs(LogId(log.hex()), rows)
        for run in runs:
            opened = opened_by(run, hub_key, session.plant)
            if opened is not None:
                facts.logs.setdefault(log, opened)
        batch = [prove(run, facts.logs[log].key, own=False) for run in runs]
        taken = accept(database, session, facts, batch, now=now, pusher=None)
        hashes = list(taken.given)
        for start in range(0, len(hashes), SLICE):
            session.run(
                "DELETE FROM held WHERE plant = :plant AND hash IN :hashes AND log = :log",
                hashes=hashes[start : start + SLICE],
                log=log,
            )
        released = released or bool(hashes)


def _runs(log: LogId, rows: Sequence[Row]) -> list[Run]:
    """Held rows of one log as runs: a fork's branches apart, a hole ends one."""
    branches: list[tuple[int, bytes, list[SealedRecord]]] = []
    ending: dict[bytes, list[SealedRecord]] = {}
    for h, _stream, seq, previous, head, body, body_hash, signature in rows:
        record = SealedRecord(log, seq, h, head, body, body_hash, signature)
        branch = ending.pop(previous, None)
        if branch is None:
            branch = []
            branches.append((seq, previous, branch))
        branch.append(record)
        ending[h] = branch
    return [Run("", log, seq, previous, tuple(branch)) for seq, previous, branch in branches]


def _erase_bodies(session: Session) -> None:
    for about, body_hash in session.rows(
        "SELECT about, body_hash FROM erasure WHERE plant = :plant AND done = :no", no=False
    ):
        for stream, position, head in session.rows(
            "SELECT stream, position, head FROM record"
            " WHERE plant = :plant AND hash >= :low AND hash <= :high AND body_hash = :body_hash",
            low=about + bytes(16),
            high=about + b"\xff" * 16,
            body_hash=body_hash,
        ):
            if is_erasable(kind_of(head)):
                session.run(
                    "DELETE FROM body"
                    " WHERE plant = :plant AND stream = :stream AND position = :position",
                    stream=stream,
                    position=position,
                )
        for h, head in session.rows(
            "SELECT hash, head FROM held"
            " WHERE plant = :plant AND hash >= :low AND hash <= :high AND body_hash = :body_hash",
            low=about + bytes(16),
            high=about + b"\xff" * 16,
            body_hash=body_hash,
        ):
            if is_erasable(kind_of(head)):
                session.run("UPDATE held SET body = NULL WHERE plant = :plant AND hash = :h", h=h)
        session.run(
            "UPDATE erasure SET done = :yes"
            " WHERE plant = :plant AND about = :about AND body_hash = :body_hash",
            yes=True,
            about=about,
            body_hash=body_hash,
        )
