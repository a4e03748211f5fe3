"""How far records have travelled: what positions, the hub's words and the membership say.

Reads of one moment; any worker thread. There is no queue: what has neither a position nor the
hub's word that it came is what waits.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import msgspec

from trainer_app.checklists.forks import Place
from trainer_app.checklists.grants import is_visitors
from trainer_app.checklists.kinds import Stream
from trainer_app.checklists.ports import Receipt
from trainer_app.checklists.verifiers import VERIFIERS
from trainer_app.kernel.ids import LogId, RecordId, is_record_id, record_id
from trainer_app.kernel.membership import REFUSED, UNPROVEN, Membership, Waiting
from trainer_app.kernel.records import Tip, chain_hash, log_start
from trainer_app.kernel.streams import CHAIN_START, Cursor
from trainer_app.store import rows
from trainer_app.store.engine import DriverConnection
from trainer_app.store.shared import Shared

if TYPE_CHECKING:
    from trainer_app.store.writing import LocalWriting

MEMBERSHIP: Final = "membership"
NONCE: Final = "nonce"
ANSWERED: Final = "hub_answered"
HUB_NOW: Final = "hub_now"
HEADS: Final = "hub_heads"
LACKING: Final = "hub_lacks"
FORGETTING: Final = "positions_going"
FORGOTTEN: Final = "positions_forgotten"
"""Names in ``meta``; the last two: streams whose places are still to go, and how often any went."""

OFFERED_BY: Final = "refused_to"
"""The version of the program that the hub refused records of."""

WAITS: Final = (
    " AND NOT EXISTS (SELECT 1 FROM placed p WHERE p.arrival = r.arrival)"
    " AND NOT EXISTS (SELECT 1 FROM handed h WHERE h.arrival = r.arrival)"
)
_WAITING: Final = f"SELECT count(*) FROM record r WHERE r.arrival > ?{WAITS}"
_THOSE_WAITING: Final = f"SELECT r.arrival FROM record r WHERE r.arrival > ?{WAITS}"
_FIRST: Final = " ORDER BY r.arrival LIMIT 1"
_GOES: Final = (
    " AND CASE r.kind WHEN 'log.opened' THEN NOT EXISTS (SELECT 1 FROM body o"
    " WHERE o.arrival = r.arrival AND CASE WHEN json_valid(CAST(o.body AS TEXT))"
    f" THEN json_extract(CAST(o.body AS TEXT), '$.stream') = '{Stream.PRIVATE}' END)"
    f" ELSE r.kind NOT IN ({', '.join(repr(kind) for kind in sorted(VERIFIERS))}) END"
)
"""On a visitor's PC: all but the PINs that were chosen on it, and the log that they stand in."""
_LAST: Final = "SELECT coalesce(max(arrival), 0) FROM record"
_HANDED: Final = "SELECT reason, count(*) FROM handed GROUP BY reason ORDER BY reason"
_OF_REASON: Final = (
    "SELECT h.arrival, r.hash FROM handed h JOIN record r ON r.arrival = h.arrival"
    " WHERE h.reason = ?"
)
_ASIDE: Final = "SELECT count(*) FROM unproven"
_REACHED: Final = "SELECT stream, position FROM reached"
_CONFIRMED: Final = (
    "SELECT (SELECT coalesce(sum(position), 0) FROM reached)"
    " - (SELECT count(*) FROM unproven WHERE position IS NOT NULL)"
)
_WANTED: Final = (
    "SELECT count(DISTINCT n.blob) FROM blob_name n"
    " WHERE NOT EXISTS (SELECT 1 FROM edition e WHERE e.edition = n.blob)"
    " AND NOT EXISTS (SELECT 1 FROM blob w WHERE w.blob = n.blob AND w.whole = 1)"
)
_PLACED: Final = (
    "SELECT r.hash, p.position, p.received FROM record r JOIN placed p ON p.arrival = r.arrival"
    f" WHERE {rows.OF_ID}"
)
_GIVEN: Final = (
    "SELECT h.position, h.received FROM record r JOIN handed h ON h.arrival = r.arrival"
    f" WHERE {rows.OF_ID} AND h.position > 0"
)
_IS_HELD: Final = (
    "SELECT 1 FROM record r JOIN handed h ON h.arrival = r.arrival"
    f" WHERE {rows.OF_ID} AND h.reason <> ''"
)
_PLACED_SINCE: Final = "SELECT count(DISTINCT arrival) FROM placed WHERE arrival > ?"
_RECEIVED_AT: Final = "SELECT received FROM placed WHERE stream = 'plant' AND position = ?"
_LOGS: Final = "SELECT log FROM record WHERE kind = 'log.opened'"
_LAST_PLACED: Final = (
    "SELECT p.received FROM record r JOIN placed p ON p.arrival = r.arrival"
    " WHERE r.log = ? ORDER BY r.seq DESC LIMIT 1"
)
_FORKS_AT: Final = (
    "SELECT min(seq) FROM (SELECT seq FROM record WHERE log = ? GROUP BY seq HAVING count(*) > 1)"
)
_FROM: Final = (
    "SELECT r.seq, r.hash, r.head, r.body_hash, b.body, p.previous FROM record r"
    " LEFT JOIN body b ON b.arrival = r.arrival LEFT JOIN preceded p ON p.arrival = r.arrival"
    " WHERE r.log = ? AND r.seq >= ? ORDER BY r.seq"
)

PASSED: Final = (
    "SELECT h.arrival, r.hash FROM handed h JOIN record r ON r.arrival = h.arrival"
    " WHERE h.stream = ? AND h.position BETWEEN 1 AND ?"
    " AND NOT EXISTS (SELECT 1 FROM placed p WHERE p.arrival = h.arrival)"
)
BEYOND: Final = (
    "SELECT h.arrival, r.hash FROM handed h JOIN record r ON r.arrival = h.arrival"
    " WHERE h.stream = ? AND h.position > ?"
)
"""What the hub once said that it took and cannot have: its place is another's, or not there."""

_JUDGED_BY: Final = (b'"device.enrolled"', b'"device.revoked"', b'"log.opened"')
_HELD: Final = (
    "SELECT h.arrival, r.hash FROM handed h JOIN record r ON r.arrival = h.arrival"
    f" WHERE h.position = 0 AND h.reason <> '{REFUSED}'"
)
_CURSOR: Final = "SELECT position, chain FROM reached WHERE stream = ?"
_CHAIN_AT: Final = "SELECT chain FROM placed WHERE stream = ? AND position = ?"
_DIVERGED: Final = (
    "INSERT OR IGNORE INTO diverged (stream, noticed, position, chain, at, signature)"
    " SELECT stream, ?, position, chain, at, signature FROM reached WHERE stream = ?"
)
_NO_PLACES_ASIDE: Final = (
    "UPDATE unproven SET position = NULL, chain = NULL, received = NULL WHERE stream = ?"
)
_FORGET_SOME: Final = (
    "DELETE FROM placed WHERE stream = ? AND position IN"
    " (SELECT position FROM placed WHERE stream = ? ORDER BY position DESC LIMIT ?)"
)
_AT_ONCE: Final = 5_000
"""Places that go while somebody else may wait for the writer: some 10 ms."""
_LAST_OPENING: Final = "SELECT max(arrival) FROM record WHERE kind = 'log.opened'"

_MEMBERSHIP: Final = (
    f"SELECT (SELECT value FROM meta WHERE name = '{MEMBERSHIP}'),"
    f" (SELECT value FROM meta WHERE name = '{NONCE}')"
)
_membership_decoder: Final = msgspec.json.Decoder(Membership)


def meta(connection: DriverConnection, name: str) -> str:
    found = rows.value(connection, "SELECT value FROM meta WHERE name = ?", name)
    return "" if found is None else str(found)


def lacking(connection: DriverConnection) -> int:
    """How many files the hub said it lacks and this PC has."""
    return len(json.loads(meta(connection, LACKING) or "[]"))


def membership(connection: DriverConnection) -> Membership | None:
    kept, nonce = connection.execute(_MEMBERSHIP).fetchone() or ("", "")
    return replace(_membership_decoder.decode(kept), nonce=nonce or "") if kept else None


def waiting(connection: DriverConnection, shared: Shared) -> Waiting:
    """Nothing of it where the PC stands alone."""
    if not meta(connection, MEMBERSHIP):
        return Waiting()
    reasons: dict[str, int] = dict(connection.execute(_HANDED).fetchall())
    aside = _count(connection, _ASIDE)
    held = [(reason, count) for reason, count in reasons.items() if reason]
    known = {str(stream): int(position) for stream, position in connection.execute(_REACHED)}
    heads: dict[str, int] = json.loads(meta(connection, HEADS) or "{}")
    answered, now = meta(connection, ANSWERED), meta(connection, HUB_NOW)
    return Waiting(
        unsent=_unsent(connection, shared),
        sent=reasons.get("", 0),
        held=(*held, (UNPROVEN, aside)) if aside else tuple(held),
        confirmed=_count(connection, _CONFIRMED),
        to_come=sum(max(0, head - known.get(stream, 0)) for stream, head in heads.items()),
        blobs=_count(connection, _WANTED) + lacking(connection),
        last_success=int(answered) if answered else None,
        hub_now=int(now) if now else None,
    )


def handed_upto(connection: DriverConnection, shared: Shared) -> int:
    """All that arrived up to here has a position, or the hub said that it has it.

    Only ever grows, but where positions were forgotten.
    """
    forgotten = meta(connection, FORGOTTEN)
    known = shared.handed_upto[1] if shared.handed_upto[0] == forgotten else 0
    last = _count(connection, _LAST)
    if _count(connection, _PLACED_SINCE, known) == last - known:  # a page: told by one index
        upto = last
    else:
        first = rows.value(connection, f"{_THOSE_WAITING}{_going(connection)}{_FIRST}", known)
        upto = last if first is None else int(first) - 1
    shared.handed_upto = (forgotten, upto)
    return upto


def _unsent(connection: DriverConnection, shared: Shared) -> int:
    return _count(connection, _WAITING + _going(connection), handed_upto(connection, shared))


def _going(connection: DriverConnection) -> str:
    known = membership(connection)
    return _GOES if known is not None and is_visitors(known.grant) else ""


def receipts(
    connection: DriverConnection, asked: Collection[RecordId]
) -> Mapping[RecordId, Receipt]:
    found: dict[RecordId, Receipt] = {}
    for record in asked:
        if not is_record_id(record):
            continue
        place = connection.execute(_PLACED, (rows.id_bytes(record),)).fetchone()
        if place is not None:
            found[record] = Receipt(place[1], place[2], confirmed=True)
            continue
        given = connection.execute(_GIVEN, (rows.id_bytes(record),)).fetchone()
        if given is not None:
            found[record] = Receipt(given[0], given[1], confirmed=False)
    return found


def held_back(connection: DriverConnection, asked: Collection[RecordId]) -> frozenset[RecordId]:
    return frozenset(
        record
        for record in asked
        if is_record_id(record) and rows.value(connection, _IS_HELD, rows.id_bytes(record))
    )


def received_by(connection: DriverConnection, position: int) -> int | None:
    found = rows.value(connection, _RECEIVED_AT, position)
    return None if found is None else int(found)


def last_received(connection: DriverConnection) -> Mapping[LogId, int]:
    found = {}
    for (log,) in connection.execute(_LOGS).fetchall():
        received = rows.value(connection, _LAST_PLACED, log)
        if received is not None:
            found[LogId(log.hex())] = int(received)
    return found


def forked(connection: DriverConnection) -> list[Place]:
    """The records of the logs that fork, from one before where they do."""
    places: list[Place] = []
    for (log,) in connection.execute("SELECT log FROM forked ORDER BY log").fetchall():
        first = _count(connection, _FORKS_AT, log)
        places += _places(connection, LogId(log.hex()), max(1, first - 1))
    return places


def _places(connection: DriverConnection, log: LogId, first: int) -> list[Place]:
    """Of each place, what follows what: by the hash, where the record before is at hand."""
    found: list[Place] = []
    before: list[bytes] = []
    at = first - 1
    here: list[bytes] = []
    for seq, h, head, body_hash, body, previous in connection.execute(
        _FROM, (bytes.fromhex(log), first)
    ).fetchall():
        if seq != at:
            before, here, at = (here if seq == at + 1 else []), [], seq
        here.append(h)
        known = [previous] if previous is not None else list(before)
        if seq == 1 and body is not None:
            known = [log_start(body)[1]]
        follows = next((p for p in known if chain_hash(p, head, body_hash) == h), b"")
        found.append(Place(log, seq, h, follows))
    return found


def cursor(connection: DriverConnection, stream: str) -> Cursor:
    row = connection.execute(_CURSOR, (stream,)).fetchone()
    return Cursor(stream) if row is None else Cursor(stream, row[0], row[1])


def chain_at(connection: DriverConnection, stream: str, position: int) -> bytes | None:
    """The chain value at a position that was read; None where it is not known."""
    if position == 0:
        return CHAIN_START
    found = rows.value(connection, _CHAIN_AT, stream, position)
    return found if isinstance(found, bytes) else None


def forget(writing: LocalWriting, stream: str, noticed: int) -> None:
    """Every position of a stream, but for the hub's last word about it: it may be asked for.

    The places themselves go with ``forget_some``, a slice at a time, before any is taken in again.
    """
    run = writing.connection.execute
    run(_DIVERGED, (noticed, stream))
    run("DELETE FROM reached WHERE stream = ?", (stream,))
    run("DELETE FROM handed WHERE stream = ?", (stream,))
    run(_NO_PLACES_ASIDE, (stream,))
    named = {*_being_forgotten(writing.connection), stream}
    writing.set_meta(FORGETTING, json.dumps(sorted(named)))
    _count_forgotten(writing)


def is_forgetting(connection: DriverConnection) -> bool:
    """Whether some are left: the program ended before all were gone."""
    return bool(_being_forgotten(connection))


def forget_some(writing: LocalWriting) -> bool:
    """A few of the places of streams that are forgotten; False once none is left."""
    named = _being_forgotten(writing.connection)
    if not named:
        return False
    gone = writing.connection.execute(_FORGET_SOME, (named[0], named[0], _AT_ONCE)).rowcount
    if gone < _AT_ONCE:
        writing.set_meta(FORGETTING, json.dumps(named[1:]))
    _count_forgotten(writing)
    return True


def _being_forgotten(connection: DriverConnection) -> list[str]:
    named: list[str] = json.loads(meta(connection, FORGETTING) or "[]")
    return named


def _count_forgotten(writing: LocalWriting) -> None:
    writing.set_meta(FORGOTTEN, str(int(writing.meta(FORGOTTEN) or 0) + 1))


def take_back(writing: LocalWriting, which: str, stream: str, position: int) -> None:
    """What is PASSED or BEYOND in a stream waits again: the hub was restored, and lost it."""
    lost = writing.connection.execute(which, (stream, position)).fetchall()
    _wait_again(writing, lost)


def offer_again(writing: LocalWriting, heads: Iterable[bytes]) -> None:
    """What the hub held waits again where one of the ``heads`` that came is of a kind by which it
    judges: it may say otherwise by now; and a restored hub may have forgotten that it held it."""
    held = writing.connection.execute(_HELD).fetchall()
    if held and any(kind in head for head in heads for kind in _JUDGED_BY):
        _wait_again(writing, held)


def _wait_again(writing: LocalWriting, found: Sequence[tuple[int, bytes]]) -> None:
    if found:
        arrivals = [(arrival,) for arrival, _hash in found]
        writing.connection.executemany("DELETE FROM handed WHERE arrival = ?", arrivals)
        _count_forgotten(writing)
        writing.changed(record_id(h) for _arrival, h in found)


def offer_refused(writing: LocalWriting) -> None:
    """What the hub refused as it was; another version of the program may say it another way."""
    _wait_again(writing, writing.connection.execute(_OF_REASON, (REFUSED,)).fetchall())


def count_again(writing: LocalWriting) -> None:
    """The PC was granted something else: what stayed here may have to go."""
    _count_forgotten(writing)


def last_opening(connection: DriverConnection) -> int:
    """The arrival of the last record that opened a log."""
    return _count(connection, _LAST_OPENING)


def _count(connection: DriverConnection, sql: str, *params: object) -> int:
    return int(rows.value(connection, sql, *params) or 0)


def ends(connection: DriverConnection) -> list[Tip]:
    found = connection.execute("SELECT log, max(seq), hash FROM record GROUP BY log ORDER BY log")
    return [Tip(LogId(log.hex()), seq, h) for log, seq, h in found]
