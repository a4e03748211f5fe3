"""This PC's own logs: one a stream, opened on first use, continued at their tip.

A log is left and a new one opened, naming the old tip, when the old one belongs to another key (the
profile was restored) or when the database ends before its witness (it was cut or copied back): to
continue would put a second record in a place that may be taken elsewhere (sync.md §8).
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

_TIP: Final = "SELECT seq, hash FROM record WHERE log = ? ORDER BY seq DESC LIMIT 1"
_OWN: Final = "SELECT log, key FROM own_log WHERE stream = ?"
_KEEP: Final = (
    "INSERT INTO own_log (stream, log, key) VALUES (?, ?, ?)"
    " ON CONFLICT (stream) DO UPDATE SET log = excluded.log, key = excluded.key"
)


def tip_of(connection: DriverConnection, log: LogId) -> Tip | None:
    """The end of a log as this database holds it."""
    row = connection.execute(_TIP, (bytes.fromhex(log),)).fetchone()
    return None if row is None else Tip(log, row[0], row[1])


def own_tips(connection: DriverConnection) -> dict[str, Tip]:
    """The tips of this profile's own logs, by stream."""
    tips = {}
    for stream, log in connection.execute("SELECT stream, log FROM own_log").fetchall():
        tip = tip_of(connection, LogId(log.hex()))
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

    def tip(self, stream: str) -> Tip | None:
        """Where to go on, or None where a log has to be opened first."""
        known = self.tips.get(stream)
        if known is not None or stream in self.cut:
            return known
        log, key = self._own(stream)
        if log is None or key != self.key:
            return None
        return tip_of(self.connection, log)

    def left(self, stream: str) -> tuple[str, Tip | None]:
        """Whose key (hex) wrote this stream's log until now, and where it ends."""
        log, key = self._own(stream)
        return key, None if log is None else tip_of(self.connection, log)

    def opening(self, stream: str, random: RandomBytes) -> LogOpened:
        """The body that opens a new log of this stream."""
        log, _key = self._own(stream)
        old = self.cut.get(stream) or (None if log is None else tip_of(self.connection, log))
        return LogOpened(
            key=self.key,
            stream=stream,
            nonce=random(SALT_BYTES).hex(),
            reason="new" if old is None else "restored",
            old=None if old is None else OldTip(old.log, old.seq, old.h.hex()),
        )

    def opened(self, stream: str, log: LogId) -> None:
        self.connection.execute(_KEEP, (stream, bytes.fromhex(log), self.key))

    def _own(self, stream: str) -> tuple[LogId | None, str]:
        row = self.connection.execute(_OWN, (stream,)).fetchone()
        return (None, "") if row is None else (LogId(row[0].hex()), str(row[1]))
