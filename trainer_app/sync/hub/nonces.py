"""Nonces without memory: the hub recognises what it gave out, so any process of it may check.

    nonce = hex(hub ms (8 bytes) | HMAC-SHA256(nonce key, device key | hub ms)[:16])

Good for a day, for one device, by the hub's clock alone; PCs' clocks are never asked. Within that
day a request can be repeated byte for byte, which does no harm: taking records in is idempotent.
Pure; any thread.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import Final

DAY_MS: Final = 24 * 60 * 60 * 1000
_AHEAD_MS: Final = 5 * 60 * 1000
"""Another process of the hub may have a clock that is a little ahead."""
_TIME_BYTES: Final = 8
_MAC_BYTES: Final = 16


class Nonces:
    """Of one hub: made and checked with a key derived from the hub's own."""

    def __init__(self, hub_seed: bytes) -> None:
        self._key = hmac.digest(hub_seed, b"trainer hub nonces 1", hashlib.sha256)

    def make(self, device: bytes, now: int) -> str:
        """For the device with this public key, at this time (ms) of the hub's clock."""
        stamp = now.to_bytes(_TIME_BYTES, "big")
        return (stamp + self._mac(device, stamp)).hex()

    def is_good(self, nonce: str, device: bytes, now: int) -> bool:
        """Whether this hub gave it to this device less than a day ago."""
        try:
            raw = bytes.fromhex(nonce)
        except ValueError:
            return False
        if len(raw) != _TIME_BYTES + _MAC_BYTES or raw.hex() != nonce:
            return False
        stamp, mac = raw[:_TIME_BYTES], raw[_TIME_BYTES:]
        age = now - int.from_bytes(stamp, "big")
        return hmac.compare_digest(mac, self._mac(device, stamp)) and -_AHEAD_MS <= age < DAY_MS

    def _mac(self, device: bytes, stamp: bytes) -> bytes:
        return hmac.digest(self._key, device + stamp, hashlib.sha256)[:_MAC_BYTES]
