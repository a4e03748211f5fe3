"""The record: a signed head and a body, chained in a log. Sign the bytes, never re-serialise.

The format of this module cannot change after the first plant has used it (sync.md §3)::

    h(0)   = SHA-256("TWL1" | body of log.opened)                       log id    = h(0)[:16]
    h(n)   = SHA-256("TWR1" | h(n-1) | SHA-256(head) | SHA-256(body))   record id = h(n)[:16]
    sig(n) = Ed25519(device key, "TWS1" | log id | n (u64, big-endian) | h(n))

Pure functions over bytes; any thread. Nothing here knows what a body means.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final

import msgspec
from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from trainer_app.kernel.clock import Moment
from trainer_app.kernel.errors import ErrorCode, InvalidInput
from trainer_app.kernel.ids import ID_BYTES, LogId, PersonId, RecordId, record_id

TAG_LOG: Final = b"TWL1"
TAG_RECORD: Final = b"TWR1"
TAG_SIGNATURE: Final = b"TWS1"
TAG_CERTIFICATE: Final = b"TWB1"

MAX_HEAD: Final = 2 * 1024
MAX_HEAD_AND_BODY: Final = 64 * 1024
MAX_REPLACES: Final = 16
MAX_DEPTH: Final = 16
SALT_BYTES: Final = 16
SEEN_CHAIN_BYTES: Final = 16

LOG_OPENED: Final = "log.opened"


class By(msgspec.Struct, frozen=True, array_like=True):
    """Who made the record, and what that rested on at that moment."""

    person: PersonId
    relied_on: RecordId
    """The ``person.saved`` that gave the roles."""
    pin: RecordId | None = None
    """The ``person.pin`` that was satisfied; none for what the program records without a PIN."""


class Seen(msgspec.Struct, frozen=True, array_like=True):
    """How far the maker had read the plant's stream: a proof of *not before*."""

    position: int
    chain: str
    """First 16 bytes of the chain value at that position, hex."""


class Head(msgspec.Struct, frozen=True, omit_defaults=True):
    """What every record says about itself. Encoded once; the bytes are kept verbatim."""

    kind: str
    at: int
    """Device clock, milliseconds since 1970 UTC. Never decides, only flags."""
    tz: int = 0
    """Minutes east of UTC."""
    by: By | None = None
    replaces: tuple[RecordId, ...] = ()
    seen: Seen | None = None

    @property
    def moment(self) -> Moment:
        return Moment(self.at, self.tz)


@dataclass(frozen=True, slots=True)
class Tip:
    """The end of a log: the chain value ``h`` (32 bytes) after ``seq`` records."""

    log: LogId
    seq: int
    h: bytes


class SealedRecord(msgspec.Struct, frozen=True):
    """A record as it is stored and carried: bytes, their place in a log, and the proof.

    ``body`` is None when it was erased; ``body_hash`` stays. ``signature`` is None where only a
    later record of the chain carries one. (A struct: a sync makes thousands, in a fifth of the time
    that a frozen dataclass takes.)
    """

    log: LogId
    seq: int
    hash: bytes
    head: bytes
    body: bytes | None
    body_hash: bytes
    signature: bytes | None

    @property
    def id(self) -> RecordId:
        return record_id(self.hash)

    def with_signature(self, signature: bytes | None) -> SealedRecord:
        return msgspec.structs.replace(self, signature=signature)

    @property
    def tip(self) -> Tip:
        return Tip(self.log, self.seq, self.hash)


_head_encoder = msgspec.json.Encoder()
_head_decoder = msgspec.json.Decoder(Head)


def encode_head(head: Head) -> bytes:
    """The bytes that are hashed and kept. Raises ``InvalidInput`` beyond the limits."""
    encoded = _head_encoder.encode(head)
    if len(encoded) > MAX_HEAD or len(head.replaces) > MAX_REPLACES:
        raise InvalidInput(ErrorCode.RECORD_TOO_LARGE, kind=head.kind, size=len(encoded))
    return encoded


def decode_head(raw: bytes) -> Head:
    """The head, or ``msgspec.MsgspecError`` / ``RecursionError`` for bytes that are none."""
    return _head_decoder.decode(raw)


def log_start(log_opened_body: bytes) -> tuple[LogId, bytes]:
    """The id and h(0) of the log that begins with this ``log.opened`` body."""
    h0 = hashlib.sha256(TAG_LOG + log_opened_body).digest()
    return LogId(h0[:ID_BYTES].hex()), h0


def chain_hash(previous: bytes, head: bytes, body_hash: bytes) -> bytes:
    """h(n) from h(n-1), the head's bytes and the SHA-256 of the body's bytes."""
    return hashlib.sha256(
        TAG_RECORD + previous + hashlib.sha256(head).digest() + body_hash
    ).digest()


def seal(key: SigningKey, tip: Tip, head: bytes, body: bytes) -> SealedRecord:
    """The next record of the log that ends at ``tip``, signed."""
    if len(head) + len(body) > MAX_HEAD_AND_BODY:
        raise InvalidInput(ErrorCode.RECORD_TOO_LARGE, kind="", size=len(head) + len(body))
    body_hash = hashlib.sha256(body).digest()
    h = chain_hash(tip.h, head, body_hash)
    seq = tip.seq + 1
    signature = key.sign(signed_bytes(tip.log, seq, h)).signature
    return SealedRecord(tip.log, seq, h, head, body, body_hash, signature)


def signed_bytes(log: LogId, seq: int, h: bytes) -> bytes:
    """What a device key signs for a record."""
    return TAG_SIGNATURE + bytes.fromhex(log) + seq.to_bytes(8, "big") + h


def signature_is_good(public_key: bytes, record: SealedRecord) -> bool:
    """Whether the record's own signature verifies under this 32-byte Ed25519 key."""
    if record.signature is None:
        return False
    return verify_bytes(
        public_key, signed_bytes(record.log, record.seq, record.hash), record.signature
    )


def verify_bytes(public_key: bytes, message: bytes, signature: bytes) -> bool:
    """Ed25519 verification that answers False for anything malformed."""
    try:
        VerifyKey(public_key).verify(message, signature)
    except (BadSignatureError, ValueError):
        return False
    return True


def certificate_bytes(device_key: bytes, old_tip: Tip | None) -> bytes:
    """What a recovery key signs to admit the device that a backup was restored on."""
    told = b"" if old_tip is None else bytes.fromhex(old_tip.log) + old_tip.seq.to_bytes(8, "big")
    return TAG_CERTIFICATE + device_key + told + (b"" if old_tip is None else old_tip.h)


def depth_is_bounded(raw: bytes, limit: int = MAX_DEPTH) -> bool:
    """Whether JSON text nests at most ``limit`` deep; brackets inside strings do not count."""
    if raw.count(b"[") + raw.count(b"{") <= limit:
        return True
    depth = 0
    in_string = escaped = False
    for byte in raw:
        if in_string:
            if escaped:
                escaped = False
            elif byte == 0x5C:
                escaped = True
            elif byte == 0x22:
                in_string = False
        elif byte == 0x22:
            in_string = True
        elif byte in (0x5B, 0x7B):
            depth += 1
            if depth > limit:
                return False
        elif byte in (0x5D, 0x7D):
            depth -= 1
    return True
