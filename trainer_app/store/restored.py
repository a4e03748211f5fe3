"""What a hub did not stand by: its last word about each stream, and what it confirmed and lost.

Kept beside the words themselves (table ``diverged``) as ``meta``: how far it was when it was asked
again, and which records it had confirmed. Of this PC alone; no status comes of it. Any worker
thread.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Final

import msgspec

from trainer_app.checklists.ports import Restored
from trainer_app.kernel.ids import RecordId
from trainer_app.store import rows
from trainer_app.store.engine import DriverConnection

if TYPE_CHECKING:
    from trainer_app.store.writing import LocalWriting

NAME: Final = "hub_restored"
"""In ``meta``."""

_REACHED: Final = "SELECT position FROM reached WHERE stream = ?"
_LAST: Final = "SELECT coalesce(max(arrival), 0) FROM record"
_UPTO: Final = "SELECT coalesce(max(arrival), 0) FROM placed"
_NOT_PLACED: Final = (
    "SELECT a.arrival FROM (SELECT arrival FROM handed UNION"
    " SELECT arrival FROM record WHERE arrival > ?) a WHERE a.arrival <= ?"
    " AND NOT EXISTS (SELECT 1 FROM placed p WHERE p.arrival = a.arrival) ORDER BY a.arrival"
)
_WORDS: Final = (
    "SELECT d.stream, d.position, d.at, p.chain IS d.chain FROM diverged d"
    " LEFT JOIN placed p ON p.stream = d.stream AND p.position = d.position"
    " WHERE d.noticed = ? ORDER BY d.stream <> 'plant', d.stream"
)
_PLACED: Final = "SELECT 1 FROM placed WHERE arrival = ?"


class _Heard(msgspec.Struct, array_like=True):
    """How far the hub says that a stream is, and when."""

    now: int = -1
    at: int = 0


class _Noticed(msgspec.Struct, array_like=True):
    """``upto``: all that had arrived by then was confirmed, but for ``waited``."""

    noticed: int
    after: int
    streams: dict[str, _Heard]
    upto: int
    waited: list[int]


_decoder: Final = msgspec.json.Decoder(list[_Noticed])


def note(writing: LocalWriting, streams: Collection[str], noticed: int, handed: int) -> None:
    """Before the positions of these streams are forgotten.

    ``handed``: all that arrived up to there has a position, or the hub said that it has it.
    """
    connection = writing.connection
    known = {s: _Heard() for s in streams if rows.value(connection, _REACHED, s) is not None}
    if not known:
        return  # nothing of them was ever read: there was no word to stand by
    last, upto = (int(rows.value(connection, sql) or 0) for sql in (_LAST, _UPTO))
    waited = [int(arrival) for (arrival,) in connection.execute(_NOT_PLACED, (handed, upto))]
    told = _Noticed(noticed, last, known, upto, waited)
    _keep(writing, [*_noticed(writing.meta(NAME)), told])


def hear(writing: LocalWriting, heads: Mapping[str, int], now: int) -> None:
    """How far the hub says that it is, when it is asked again for the first time."""
    kept = writing.meta(NAME)
    if not kept or not heads:
        return
    all_ = _noticed(kept)
    unheard = [
        (stream, told)
        for one in all_
        for stream, told in one.streams.items()
        if told.now < 0 and stream in heads
    ]
    for stream, told in unheard:
        told.now, told.at = heads[stream], now
    if unheard:
        _keep(writing, all_)


def restored(connection: DriverConnection, kept: str) -> list[Restored]:
    """One for each time, by the plant's stream where its word was among them; oldest first."""
    found = []
    for one in _noticed(kept):
        for stream, position, at, stands in connection.execute(_WORDS, (one.noticed,)).fetchall():
            told = one.streams.get(str(stream))
            if told is None or stands:
                continue  # it only did not know this PC any more, and stands by its word
            now = None if told.now < 0 else told.now
            found.append(Restored(one.noticed, one.after, position, at, now, told.at))
            break
    return found


def lost(
    connection: DriverConnection, kept: str, asked: Collection[RecordId]
) -> frozenset[RecordId]:
    """Those that a hub had confirmed, and that have no place now."""
    all_ = [(one.upto, frozenset(one.waited)) for one in _noticed(kept)]
    if not all_:
        return frozenset()
    found = set()
    for record in asked:
        arrival = rows.arrival_of(connection, record)
        if arrival is None or rows.value(connection, _PLACED, arrival) is not None:
            continue
        if any(arrival <= upto and arrival not in waited for upto, waited in all_):
            found.add(record)
    return frozenset(found)


def _noticed(kept: str) -> list[_Noticed]:
    return _decoder.decode(kept) if kept else []


def _keep(writing: LocalWriting, all_: Sequence[_Noticed]) -> None:
    writing.set_meta(NAME, msgspec.json.encode(all_).decode())
