"""What a bundle for a stick holds of this store, beside what a hub exchanges with it.

Reads only, each of one moment. Nothing here knows what the file looks like. Network worker.
"""

from __future__ import annotations

import json
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Final, Protocol

from nacl.exceptions import CryptoError
from nacl.public import SealedBox

from trainer_app.kernel.streams import Run
from trainer_app.store import carrying_blobs, carrying_out, travel
from trainer_app.store.carrying_check import log_facts

if TYPE_CHECKING:
    from trainer_app.store.device import Device
    from trainer_app.store.reading import LocalReading

_NAMED_BY_UNPLACED: Final = (
    "SELECT n.blob FROM blob_name n"
    " WHERE NOT EXISTS (SELECT 1 FROM placed p WHERE p.arrival = n.arrival)"
    " GROUP BY n.blob ORDER BY min(n.arrival)"
)


class Opened(Protocol):
    """``local.LocalStore``, as far as bundles go."""

    def reading(self) -> AbstractContextManager[LocalReading]: ...

    @property
    def device(self) -> Device: ...


class Bundling:
    """Fits ``sync.ports.Packing`` by shape."""

    def __init__(self, store: Opened) -> None:
        self._store = store

    def device_name(self) -> str:
        with self._store.reading() as reading:
            return reading.device_name()

    def now(self) -> int:
        """This PC's clock, ms."""
        return self._store.device.clock.now().ms

    def unseal(self, sealed: bytes) -> bytes:
        """Raises ``ValueError`` for what was not sealed to this PC's key."""
        try:
            return SealedBox(self._store.device.key.to_curve25519_private_key()).decrypt(sealed)
        except CryptoError as error:
            raise ValueError("sealed to another key") from error

    def certificates(self) -> list[Run]:
        """The hub's own log, as far as it is here."""
        with self._store.reading() as reading:
            membership = reading.membership()
            if membership is None:
                return []
            facts = log_facts(reading.records(["log.opened"]))
            return carrying_out.of_hub(reading.connection, facts, membership)

    def unplaced(self, after: int, *, records: int, size: int) -> tuple[list[Run], int]:
        """What has no position that was read back, in the order of arrival, from one on.

        Also how far that went, to go on from; 0 where nothing is left. At least one record, if
        there is one.
        """
        with self._store.reading() as reading:
            membership = reading.membership()
            if membership is None:
                return [], 0
            facts = log_facts(reading.records(["log.opened"]))
            return carrying_out.unplaced(
                reading.connection, facts, membership, after, records=records, size=size
            )

    def files(self) -> list[str]:
        """SHA-256 of whole files that the hub has not got, as far as is known here."""
        with self._store.reading() as reading:
            connection = reading.connection
            lacking = json.loads(travel.meta(connection, travel.LACKING) or "[]")
            named = [blob for (blob,) in connection.execute(_NAMED_BY_UNPLACED)]
            names = dict.fromkeys([*named, *lacking])
            return [n for n in names if carrying_blobs.size(connection, n) is not None]
