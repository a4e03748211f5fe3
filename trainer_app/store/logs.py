"""This PC's own logs: one a stream, opened on first use, continued at their tip.

A log is left and a new one opened, naming the old tip, when the old one belongs to another key (the
profile was restored), when the database ends before its witness (it was cut or copied back), or
when the hub brought records of it that this PC does not hold (a copy of the profile went on with
it): to continue would put a second record in a place that may be taken elsewhere (sync.md §8).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from trainer_app.checklists.bodies import LogOpened, OldTip
from trainer_app.kernel.ids import LogId
from trainer_app.kernel.records import SALT_BYTES, Tip
from trainer_app.kernel.recovery import RandomBytes
from trainer_app.store.engine import DriverConnection

FORMER_KEY: Final = "former_key"
"""In ``meta``: this very PC's own key (hex) until the hub shut that out."""

_TIP: Final = "SELECT seq, hash FROM record WHERE log = ? ORDER BY seq DESC LIMIT 1"
_OWN: Final = "SELECT log, key, seen, left_seq, left_hash FROM own_log WHERE stream = ?"
_KEEP: Final = (
    "INSERT INTO own_log (stream, log, key) VALUES (?, ?, ?)"
    " ON CONFLICT (stream) DO UPDATE SET log = excluded.log, key = excluded.key,"
    " seen = NULL, left_seq = NULL, left_hash = NULL"
)
_LEAVE: Final = "UPDATE own_log SET left_seq = ?, left_hash = ? WHERE stream = ?"
_FORMER: Final = "SELECT value FROM meta WHERE name = ?"
_SEEN: Final = "UPDATE own_log SET seen = ? WHERE stream = ?"


def tip_of(connection: DriverConnection, log: LogId) -> Tip | None:
    """The end of a log as this database holds it."""
    row = connection.execute(_TIP, (bytes.fromhex(log),)).fetchone()
    return None if row is None else Tip(log, row[0], row[1])


@dataclass(frozen=True, slots=True)
class OwnLog:
    """One of this profile's own logs, as it is kept."""

    log: LogId
    key: str
    """Whose it is, hex: not this PC's any more once a profile was restored."""
    seen: int | None = None
    """The position of the plant's stream that its last record named."""
    left: Tip | None = None
    """It went on elsewhere: where it ended here."""


def own_log(connection: DriverConnection, stream: str) -> OwnLog | None:
    row = connection.execute(_OWN, (stream,)).fetchone()
    if row is None:
        return None
    log = LogId(row[0].hex())
    left = None if row[4] is None else Tip(log, row[3], row[4])
    return OwnLog(log, str(row[1]), row[2], left)


def leave(connection: DriverConnection, stream: str, tip: Tip) -> None:
    """What is recorded next opens a new log that names this tip."""
    connection.execute(_LEAVE, (tip.seq, tip.h, stream))


def own_tips(connection: DriverConnection) -> dict[str, Tip]:
    """The tips of this profile's own logs, by stream."""
    tips = {}
    for (stream,) in connection.execute("SELECT stream FROM own_log").fetchall():
        own = own_log(connection, stream)
        tip = None if own is None else own.left or tip_of(connection, own.log)
        if tip is not None:
            tips[stream] = tip
    return tips


@dataclass(slots=True)
class OwnLogs:
    """The logs of one transaction. ``cut``: witnessed tips, by stream, that are no longer held."""

    connection: DriverConnection
    key: str
    """This device's public key, hex."""
    cut: Mapping[str, Tip]
    tips: dict[str, Tip] = field(default_factory=dict)
    """Where the logs end that this transaction used. Read inside it: another process may write."""
    _seen: dict[str, int | None] = field(default_factory=dict)

    def tip(self, stream: str) -> Tip | None:
        """Where to go on, or None where a log has to be opened first."""
        known = self.tips.get(stream)
        if known is not None or stream in self.cut:
            return known
        own = own_log(self.connection, stream)
        if own is None or own.key != self.key or own.left is not None:
            return None
        self._seen[stream] = own.seen
        return tip_of(self.connection, own.log)

    def left(self, stream: str) -> tuple[str, Tip | None]:
        """Whose key (hex) wrote this stream's log until now, and where it ends."""
        own = own_log(self.connection, stream)
        if own is None:
            return "", None
        return own.key, own.left or tip_of(self.connection, own.log)

    def opening(self, stream: str, random: RandomBytes) -> LogOpened:
        """The body that opens a new log of this stream."""
        own = own_log(self.connection, stream)
        old = self.cut.get(stream)
        if old is None and own is not None:
            old = own.left or tip_of(self.connection, own.log)
        return LogOpened(
            key=self.key,
            stream=stream,
            nonce=random(SALT_BYTES).hex(),
            reason=self._reason(own, old),
            old=None if old is None else OldTip(old.log, old.seq, old.h.hex()),
        )

    def _reason(self, own: OwnLog | None, old: Tip | None) -> str:
        if own is None or old is None:
            return "new" if old is None else "restored"
        if own.left is not None and old == own.left:
            return "forked"
        former = self.connection.execute(_FORMER, (FORMER_KEY,)).fetchone()
        return "new key" if former is not None and former[0] == own.key else "restored"

    def opened(self, stream: str, log: LogId) -> None:
        self.connection.execute(_KEEP, (stream, bytes.fromhex(log), self.key))
        self._seen[stream] = None

    def sees(self, stream: str, position: int) -> bool:
        """Whether the next record says how far the plant's stream was read: when that changed."""
        if position == 0 or self._seen.get(stream) == position:
            return False
        self.connection.execute(_SEEN, (position, stream))
        self._seen[stream] = position
        return True
