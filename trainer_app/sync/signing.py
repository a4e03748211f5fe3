"""A request signed by a device's key, both ends: made by a PC, checked by the hub.

::

    Ed25519(device key, "TWQ1" | hub key | nonce | method | path | SHA-256(body as sent))

The nonce is lower-case hex, a method is capitals, a path begins with a slash: no part can be taken
for its neighbour. The path is the protocol's own (``/v1/...``), without the prefix of a reverse
proxy and without a query. Pure; any thread.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from trainer_app.kernel.records import verify_bytes
from trainer_app.kernel.streams import PLANT_ID_BYTES
from trainer_app.sync.checking import KEY_BYTES, base64_of, hexadecimal, nonce_of, signature_of
from trainer_app.sync.protocol import (
    DEVICE_HEADER,
    NONCE_HEADER,
    SIGNATURE_HEADER,
    TAG_REQUEST,
)

SECRET_BYTES: Final = 10
"""Of a ticket: used once, within days, at a hub that counts the wrong ones."""

Sign = Callable[[bytes], bytes]


def request_bytes(hub_key: bytes, nonce: str, method: str, path: str, body: bytes) -> bytes:
    """What a device signs for one request. ``body``: as it goes out, compressed."""
    said = nonce_of(nonce).encode() + method.encode() + path.encode()
    return TAG_REQUEST + hub_key + said + hashlib.sha256(body).digest()


def enrol_bytes(hub_key: bytes, plant: str, secret: str) -> bytes:
    """What a device signs to use a ticket.

    Shorter than any request's message, so that neither can ever stand for the other.
    """
    return (
        TAG_REQUEST
        + hub_key
        + hexadecimal(plant, PLANT_ID_BYTES, "plant")
        + hexadecimal(secret, SECRET_BYTES, "secret")
    )


@dataclass(frozen=True, slots=True)
class SignedBy:
    """What the headers of a request say of who sent it; not yet checked."""

    device: str
    """The public key, hex."""
    nonce: str
    signature: bytes

    def is_true(self, hub_key: bytes, method: str, path: str, body: bytes) -> bool:
        """Whether that device signed just this request for just this hub."""
        message = request_bytes(hub_key, self.nonce, method, path, body)
        return verify_bytes(bytes.fromhex(self.device), message, self.signature)


def signed_headers(
    device: str, sign: Sign, hub_key: bytes, nonce: str, method: str, path: str, body: bytes
) -> dict[str, str]:
    """``device``: its public key, hex; ``sign``: with the key that only the store holds."""
    signature = sign(request_bytes(hub_key, nonce, method, path, body))
    return {
        DEVICE_HEADER: device,
        NONCE_HEADER: nonce,
        SIGNATURE_HEADER: base64_of(signature),
    }


def read_headers(headers: Mapping[str, str]) -> SignedBy:
    """From headers whose names may be in any case. Raises MESSAGE_MALFORMED."""
    said = {name.lower(): value for name, value in headers.items()}
    device = said.get(DEVICE_HEADER.lower(), "")
    hexadecimal(device, KEY_BYTES, "device")
    return SignedBy(
        device,
        nonce_of(said.get(NONCE_HEADER.lower(), "")),
        signature_of(said.get(SIGNATURE_HEADER.lower(), "")),
    )


def sign_enrolment(sign: Sign, hub_key: bytes, plant: str, secret: str) -> str:
    """The ``proof`` of an ``EnrolRequest``."""
    return base64_of(sign(enrol_bytes(hub_key, plant, secret)))


def enrolment_is_true(device: str, hub_key: bytes, plant: str, secret: str, proof: str) -> bool:
    """Whether who shows this key also holds its other half."""
    message = enrol_bytes(hub_key, plant, secret)
    return verify_bytes(hexadecimal(device, KEY_BYTES, "key"), message, signature_of(proof))
