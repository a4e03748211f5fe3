"""One transaction's own records: each is signed, put at the end of its log, and written as rows.

What they mean to the read models and to the screens is ``writing``'s.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from trainer_app.checklists.bodies import Body
from trainer_app.checklists.kinds import KIND_OF_BODY, Kind, Stream, encode_body, understand
from trainer_app.checklists.ports import Arrived
from trainer_app.kernel.ids import RecordId
from trainer_app.kernel.records import (
    SEEN_CHAIN_BYTES,
    By,
    Head,
    SealedRecord,
    Seen,
    Tip,
    encode_head,
    log_start,
    seal,
)
from trainer_app.store.device import Device
from trainer_app.store.engine import DriverConnection
from trainer_app.store.logs import OwnLogs
from trainer_app.store.salting import salted

_ADD_RECORD: Final = (
    "INSERT INTO record (hash, log, seq, kind, head, body_hash) VALUES (?, ?, ?, ?, ?, ?)"
)
_ADD_BODY: Final = "INSERT INTO body (arrival, body) VALUES (?, ?)"
_ADD_SIGNATURE: Final = "INSERT INTO signature (arrival, signature) VALUES (?, ?)"
_READ_TO: Final = "SELECT position, chain FROM reached WHERE stream = 'plant'"


class Sealing:
    """``cut``: see ``logs``."""

    def __init__(
        self, connection: DriverConnection, device: Device, cut: Mapping[str, Tip]
    ) -> None:
        self._connection = connection
        self._device = device
        self.logs = OwnLogs(connection, device.public, cut)
        self._read_to: tuple[int, bytes] | None = None

    def open_log(self, stream: Stream) -> Arrived:
        """A new log of this stream: the one in which its next records are."""
        opening = self.logs.opening(stream, self._device.random)
        log, h0 = log_start(encode_body(opening))
        opened = self._seal(KIND_OF_BODY[type(opening)], opening, stream, Tip(log, 0, h0))
        self.logs.opened(stream, log)
        assert opened.record.log == log
        return opened

    def append(
        self,
        tip: Tip,
        body: Body,
        by: By | None,
        replaces: tuple[RecordId, ...],
        at: int | None,
    ) -> Arrived:
        """``tip``: where its log ends. ``at``: what its head says of when, where not now."""
        kind = KIND_OF_BODY[type(body)]
        return self._seal(kind, body, kind.stream, tip, by, replaces, at)

    def _seal(
        self,
        kind: Kind,
        body: Body,
        stream: Stream,
        tip: Tip,
        by: By | None = None,
        replaces: tuple[RecordId, ...] = (),
        at: int | None = None,
    ) -> Arrived:
        """``stream``: an opening may stand in any of them."""
        now = self._device.clock.now()
        seen = self._seen(stream) if tip.seq else None  # a log is known once it is opened
        head = Head(kind.name, now.ms if at is None else at, now.tz, by, replaces, seen)
        raw = encode_body(salted(body, kind, self._device.random))
        sealed = seal(self._device.key, tip, encode_head(head), raw)
        record = understand(sealed)
        if record.body is None:
            raise TypeError(f"{kind.name} does not read back: {raw!r}")
        self.logs.tips[stream] = sealed.tip
        return Arrived(self._insert(sealed, kind), record)

    def _seen(self, stream: Stream) -> Seen | None:
        """How far this PC had read, where the log's last record did not say it already."""
        if self._read_to is None:
            row = self._connection.execute(_READ_TO).fetchone()
            self._read_to = (0, b"") if row is None else (int(row[0]), bytes(row[1]))
        position, chain = self._read_to
        if not self.logs.sees(stream, position):
            return None
        return Seen(position, chain[:SEEN_CHAIN_BYTES].hex())

    def _insert(self, sealed: SealedRecord, kind: Kind) -> int:
        run = self._connection.execute
        row = (
            *(sealed.hash, bytes.fromhex(sealed.log), sealed.seq, kind.name),
            *(sealed.head, sealed.body_hash),
        )
        arrival = run(_ADD_RECORD, row).lastrowid
        run(_ADD_BODY, (arrival, sealed.body))
        run(_ADD_SIGNATURE, (arrival, sealed.signature))
        return arrival
