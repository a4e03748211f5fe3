"""What came and nothing vouches for yet: set aside until a key, or a record that follows, does.

Network worker, inside the transaction of a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from trainer_app.checklists.kinds import understand
from trainer_app.kernel.ids import LogId
from trainer_app.kernel.records import SealedRecord, signature_is_good
from trainer_app.store import rows
from trainer_app.store.carrying_check import Come, LogFacts, has_body
from trainer_app.store.engine import DriverConnection, Row
from trainer_app.store.linking import touch_of

_SET_ASIDE: Final = (
    "INSERT INTO unproven (hash, log, seq, previous, head, body, body_hash, signature, stream,"
    " position, chain, received) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (hash, log, seq) DO UPDATE SET body = coalesce(unproven.body, excluded.body),"
    " signature = excluded.signature, position = excluded.position, chain = excluded.chain,"
    " received = excluded.received"
)
_ASIDE: Final = (
    "SELECT hash, log, seq, previous, head, body, body_hash, signature, stream, position, chain,"
    " received FROM unproven WHERE log = ? ORDER BY seq DESC"
)
_ANY_ASIDE: Final = "SELECT DISTINCT log FROM unproven"
_FOLLOWED: Final = (
    "SELECT 1 FROM preceded p JOIN record r ON r.arrival = p.arrival"
    " WHERE p.previous = ? AND r.log = ? AND r.seq = ?"
)
_NO_LONGER_ASIDE: Final = "DELETE FROM unproven WHERE hash = ? AND log = ? AND seq = ?"


class Aside:
    """``logs``: every log that is known by now."""

    def __init__(self, connection: DriverConnection, logs: Mapping[LogId, LogFacts]) -> None:
        self._connection = connection
        self._logs = logs

    def put(self, came: Iterable[Come]) -> None:
        self._connection.executemany(
            _SET_ASIDE,
            [
                (
                    *(one.sealed.hash, bytes.fromhex(one.sealed.log), one.sealed.seq),
                    *(one.previous, one.sealed.head, one.sealed.body, one.sealed.body_hash),
                    *(one.sealed.signature, one.stream, one.position or None),
                    *(one.chain or None, one.received),
                )
                for one in came
            ],
        )

    def released(self) -> Iterator[list[Come]]:
        """What a record that came later, or a key that is known now, vouches for: of one log after
        the other, to be kept before the next is asked for."""
        for (log,) in self._connection.execute(_ANY_ASIDE).fetchall():
            facts = self._logs.get(LogId(log.hex()))
            if facts is None:
                continue
            found = [_come(row) for row in self._connection.execute(_ASIDE, (log,)).fetchall()]
            self._vouch(found, facts)
            free = [one for one in reversed(found) if one.proven]
            ours = {one.sealed.hash for one in free}
            for one in free:
                one.hole = one.sealed.seq > 1 and one.previous not in ours
            self._connection.executemany(
                _NO_LONGER_ASIDE, [(one.sealed.hash, log, one.sealed.seq) for one in free]
            )
            yield free

    def _vouch(self, found: Iterable[Come], facts: LogFacts) -> None:
        """``found``: of one log, the last first."""
        vouched: set[tuple[bytes, int]] = set()
        for one in found:
            signed = signature_is_good(facts.key, one.sealed)
            if not signed:
                one.sealed = one.sealed.with_signature(None)
            place = (one.sealed.hash, one.sealed.seq)
            followed = place in vouched or self._is_followed(one.sealed)
            one.proven = (signed or followed) and self._may_stand(one, facts)
            if one.proven:
                vouched.add((one.previous, one.sealed.seq - 1))

    def _may_stand(self, one: Come, facts: LogFacts) -> bool:
        """Whether nothing that is held says otherwise of what was set aside."""
        sealed = one.sealed
        held = rows.held_of(self._connection)([sealed.hash, one.previous])
        before = held.get(one.previous)
        in_order = before is None or (before.log, before.seq) == (sealed.log, sealed.seq - 1)
        new = sealed.hash not in held
        return in_order and new and has_body(one) and one.stream == facts.stream

    def _is_followed(self, sealed: SealedRecord) -> bool:
        place = (sealed.hash, bytes.fromhex(sealed.log), sealed.seq + 1)
        return self._connection.execute(_FOLLOWED, place).fetchone() is not None


def _come(row: Row) -> Come:
    """A record as it was set aside."""
    h, log, seq, previous, head, body, body_hash, signature, stream, position, chain, received = row
    sealed = SealedRecord(LogId(log.hex()), seq, h, head, body, body_hash, signature)
    touch = touch_of(understand(sealed))
    return Come(stream, sealed, previous, position or 0, chain or b"", received or 0, touch)
