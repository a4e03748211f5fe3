"""What came again and is better than what is here: a body where there is none, a good signature.

A body that was erased by a record of the plant stays away; one that somebody merely did not have is
taken from whoever brings it, as the hub does. A signature is no part of what a record is, so a bad
one gives way. Network worker, inside the transaction of a page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from trainer_app.checklists import bodies as b
from trainer_app.checklists.kinds import understand
from trainer_app.kernel.ids import LogId, RecordId
from trainer_app.kernel.records import signature_is_good
from trainer_app.store import rows
from trainer_app.store.carrying_check import Come, LogFacts
from trainer_app.store.linking import Came, touch_of
from trainer_app.store.rows import Held
from trainer_app.store.writing import LocalWriting

ERASED: Final = "body.erased"

_ANY_WITHOUT: Final = "SELECT 1 FROM erased LIMIT 1"
_WITHOUT: Final = (
    "SELECT e.arrival FROM erased e WHERE e.arrival IN (?)"
    " AND NOT EXISTS (SELECT 1 FROM body b WHERE b.arrival = e.arrival)"
)
_SIGNATURES: Final = "SELECT arrival, signature FROM signature WHERE arrival IN (?)"
_SIGN: Final = (
    "INSERT INTO signature (arrival, signature) VALUES (?, ?)"
    " ON CONFLICT (arrival) DO UPDATE SET signature = excluded.signature"
)
_ADD_BODY: Final = "INSERT INTO body (arrival, body) VALUES (?, ?)"


def fill(
    writing: LocalWriting,
    came: Sequence[Come],
    held: Mapping[bytes, Held],
) -> set[str]:
    """Put in the bodies that are missing here; the kinds of the records that say more now."""
    connection = writing.connection
    if connection.execute(_ANY_WITHOUT).fetchone() is None:
        return set()
    offered = {
        here.arrival: one.sealed
        for one in came
        if one.sealed.body is not None
        and (here := held.get(one.sealed.hash)) is not None
        and (here.log, here.seq) == (one.sealed.log, one.sealed.seq)
    }
    without = [n for (n,) in rows.of_many(connection, _WITHOUT, list(offered))]
    if not without:
        return set()
    erased = _erased(writing)
    filled: list[Came] = []
    for arrival in without:
        sealed = offered[arrival]
        if sealed.id in erased:
            continue
        writing.unlearn(arrival)
        connection.execute(_ADD_BODY, (arrival, sealed.body))
        filled.append((arrival, touch_of(understand(sealed))))
    if filled:
        # Who signed them was noted when they came first, and may have signed others since.
        writing.arrive(filled, own=(), unsettled=True)
    return {touch.record.kind for _arrival, touch in filled}


def sign_again(
    writing: LocalWriting,
    came: Sequence[Come],
    held: Mapping[bytes, Held],
    logs: Mapping[LogId, LogFacts],
) -> None:
    """Good signatures in the place of bad ones and of none, on what others made.

    What this PC made comes back from each sync as it went out: nothing to look at.
    """
    own = writing.own_key()
    offered = {
        here.arrival: (one.sealed, facts.key)
        for one in came
        if one.sealed.signature is not None
        and (here := held.get(one.sealed.hash)) is not None
        and (here.log, here.seq) == (one.sealed.log, one.sealed.seq)
        and (facts := logs.get(here.log)) is not None
        and facts.key.hex() != own
    }
    if not offered:
        return
    known: dict[int, bytes | None] = dict(
        rows.of_many(writing.connection, _SIGNATURES, list(offered))
    )
    for arrival, (sealed, key) in offered.items():
        if known.get(arrival) == sealed.signature or not signature_is_good(key, sealed):
            continue
        kept = replace(sealed, signature=known.get(arrival))
        if not signature_is_good(key, kept):
            writing.connection.execute(_SIGN, (arrival, sealed.signature))


def _erased(writing: LocalWriting) -> set[RecordId]:
    """What counting records say is erased."""
    return {
        record.body.about
        for record in writing.records((ERASED,))
        if isinstance(record.body, b.BodyErased) and writing.counts(record)
    }
