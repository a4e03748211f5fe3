"""The wire: what a PC and its hub say to each other. JSON frames, the same in HTTP and in a bundle.

Names and order of fields cannot change after the first plant has used them; new ones go to the end
with a default. Bytes are hex, signatures base64 (they compress to their own length); heads and
bodies travel as the text that was signed. This module holds the shapes and the limits;
``framing`` turns them into the plain values of ``kernel.streams`` and back.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final

import msgspec
from msgspec import Meta

VERSION: Final = 1

MAX_RECORDS: Final = 2_000
"""Records of one batch, in either direction."""
MAX_EARLIER: Final = 400
"""Logs that a PC brings when it joins: their tips have to fit into one record."""
MAX_COMPRESSED: Final = 4 * 1024 * 1024
MAX_PLAIN: Final = 32 * 1024 * 1024
MAX_BLOB: Final = 64 * 1024 * 1024
"""An edition with its pictures is a few MiB, a photo half of one."""
MAX_BLOB_PART: Final = 1024 * 1024
"""Of a blob, in one request; what arrived whole is never sent again."""

SYNC_PATH: Final = "/v1/sync"
ENROL_PATH: Final = "/v1/enrol"
BLOB_PATH: Final = "/v1/blobs/"
HEALTH_PATH: Final = "/v1/health"
TICKET_PATH: Final = "/v1/tickets/"

TAG_REQUEST: Final = b"TWQ1"
"""A device signs TWQ1 | hub key | nonce | method | path | SHA-256(body as sent)."""

DEVICE_HEADER: Final = "Trainer-Device"
NONCE_HEADER: Final = "Trainer-Nonce"
SIGNATURE_HEADER: Final = "Trainer-Signature"
PLANT_HEADER: Final = "Trainer-Plant"
"""With blobs: whose. The other calls say it in their body."""

# What is refused as malformed before anybody looks at it; the lengths keep out a last line end,
# which a pattern's `$` lets pass.
Count = Annotated[int, Meta(ge=0, le=2**63 - 1)]
Id = Annotated[str, Meta(pattern="^[0-9a-f]{32}$", max_length=32)]
Hash = Annotated[str, Meta(pattern="^[0-9a-f]{64}$", max_length=64)]
StreamName = Annotated[str, Meta(pattern="^[a-z]{1,16}$", max_length=16)]


class Grant(StrEnum):
    """What a device may do with a plant's streams; one key, one plant, one grant."""

    FLOOR = "floor"
    OFFICE = "office"
    ASSESSOR = "assessor"
    AUDITOR = "auditor"
    COORDINATOR = "coordinator"


class HeldReason(StrEnum):
    """Why the hub keeps a record without a position. Looked at again with every certificate."""

    LOG_UNKNOWN = "log_unknown"
    """The record that opens its log has not come."""
    NOT_ADMITTED = "not_admitted"
    """Its device has no certificate here."""
    BEYOND_REVOCATION = "beyond_revocation"
    NOT_GRANTED = "not_granted"
    """Its device may not write to this stream."""
    BAD_SIGNATURE = "bad_signature"
    BODY_MISSING = "body_missing"
    """It came without its body, and bodies of its kind are never erased."""


class ProblemType(StrEnum):
    """Errors are data (RFC 9457): the ``type`` of a problem."""

    RETRY = "retry"
    DIVERGED = "diverged"
    REVOKED = "revoked"
    UPGRADE_REQUIRED = "upgrade_required"
    TOO_LARGE = "too_large"
    NONCE = "nonce"
    SIGNATURE = "signature"
    """Not what the device signed: something on the way changed the request."""
    NOT_ADMITTED = "not_admitted"
    TICKET_UNKNOWN = "ticket_unknown"
    TICKET_USED = "ticket_used"
    MALFORMED = "malformed"
    BLOB_UNKNOWN = "blob_unknown"
    NO_SUCH_CALL = "no_such_call"
    FULL = "full"
    """The hub has no room for anything new; reading goes on."""
    QUOTA = "quota"
    """The device has brought as much as it may on one day; reading goes on."""
    SAMPLE = "sample"
    """A plant of made-up people, that came from another machine."""


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """The body of every reply that is no success (``application/problem+json``)."""

    type: ProblemType
    status: int
    title: str = ""
    nonce: str = ""
    """A fresh one, for NONCE and with every other problem of an admitted device."""
    after: int = 0
    """RETRY: not before so many seconds."""
    streams: tuple[str, ...] = ()
    """DIVERGED: those whose cursor is not the hub's."""


class WireRecord(msgspec.Struct, frozen=True, array_like=True):
    head: str
    body: str | None = None
    """None: erased, and ``body_hash`` says what it was."""
    signature: str | None = None
    """Base64; None where only a later record of the run carries one."""
    body_hash: str | None = None


class WireRun(msgspec.Struct, frozen=True, array_like=True):
    """``kernel.streams.Run``."""

    stream: StreamName
    log: Id
    first: Count
    previous: Hash
    records: tuple[WireRecord, ...] = ()


class WireCursor(msgspec.Struct, frozen=True, array_like=True):
    stream: StreamName
    position: Count
    chain: Annotated[str, Meta(pattern="^[0-9a-f]*$", max_length=64)]


class WireCheckpoint(msgspec.Struct, frozen=True, array_like=True):
    """Of the cursor at the end of its page, in the name of the request's plant."""

    at: int
    signature: str


class WireBranch(msgspec.Struct, frozen=True, array_like=True):
    """One branch of one log in a page: where its first record of that page follows on."""

    log: str
    first: int
    previous: str


class WireEntry(msgspec.Struct, frozen=True, array_like=True):
    """One position. Of a branch, entries follow one another in the order of the page."""

    received: int
    """Hub clock in ms, as the difference from the entry before it (the first: from 0)."""
    branch: int
    """Index into the page's branches; -1: ``sent`` says which record of this request it is."""
    record: WireRecord | None = None
    sent: int = -1
    """Index among all records of the request's runs, counted through."""


class WirePage(msgspec.Struct, frozen=True, array_like=True):
    """What follows the request's cursor of this stream."""

    stream: str
    branches: tuple[WireBranch, ...]
    entries: tuple[WireEntry, ...]
    checkpoint: WireCheckpoint
    more: bool = False


class Held(msgspec.Struct, frozen=True, array_like=True):
    sent: int
    """Index among all records of the request's runs."""
    reason: HeldReason


class SyncRequest(msgspec.Struct, frozen=True, omit_defaults=True):
    """Everything of a quiet or a normal day in one message."""

    plant: Id
    cursors: Annotated[tuple[WireCursor, ...], Meta(max_length=16)]
    runs: Annotated[tuple[WireRun, ...], Meta(max_length=MAX_RECORDS)] = ()
    room: Count = MAX_RECORDS
    """How many records the PC can take now."""
    version: Count = VERSION


class SyncReply(msgspec.Struct, frozen=True, omit_defaults=True):
    """``given``: the position of each record of the request, in order; 0 for those in ``held``."""

    now: int
    """Hub clock, ms."""
    nonce: str
    """To sign the next request with; good for a day by the hub's clock."""
    given: tuple[int, ...] = ()
    held: tuple[Held, ...] = ()
    pages: tuple[WirePage, ...] = ()
    heads: tuple[WireCursor, ...] = ()
    """Where the streams of this device stand at the hub (chain left empty): how much is to come."""
    blobs: tuple[str, ...] = ()
    """SHA-256 (hex) of blobs that records name and the hub has not got whole."""


class EnrolRequest(msgspec.Struct, frozen=True, omit_defaults=True):
    """A ticket is used up by one key; by the same key again it brings the same certificate."""

    plant: Id
    secret: Annotated[str, Meta(pattern="^[0-9a-f]{20}$", max_length=20)]
    """The ticket's, hex."""
    key: Hash
    """The device's Ed25519 public key, hex."""
    name: Annotated[str, Meta(pattern=r"^[^\x00-\x1f\x7f]+$", min_length=1, max_length=100)]
    proof: Annotated[str, Meta(max_length=100)]
    """Signature by that key over TWQ1 | hub key | plant | secret (base64)."""
    founder: Annotated[str, Meta(pattern="^([0-9a-f]{32})?$", max_length=32)] = ""
    """Of a PC that founded a plant alone: the founder's person id ..."""
    recovery_sign: Annotated[str, Meta(pattern="^([0-9a-f]{64})?$", max_length=64)] = ""
    recovery_seal: Annotated[str, Meta(pattern="^([0-9a-f]{64})?$", max_length=64)] = ""
    earlier: Annotated[tuple[tuple[Id, Count, Hash], ...], Meta(max_length=MAX_EARLIER)] = ()
    """... and every log of its store with its tip (log, seq, h): they go in as they are."""
    version: Count = VERSION


class EnrolReply(msgspec.Struct, frozen=True, omit_defaults=True):
    """``records``: the hub's ``log.opened`` and this device's certificate, as one run."""

    plant: str
    plant_name: str
    grant: Grant
    certificate: WireRun
    now: int
    nonce: str


class TicketReply(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a ticket says that was typed in its short form. All of it is sealed by the ticket."""

    hub_key: Hash
    plant: Id
    grant: Grant


class BlobReply(msgspec.Struct, frozen=True, omit_defaults=True):
    """How much of a blob the hub holds: where the next part has to begin."""

    offset: int
    whole: int
    nonce: str


class Health(msgspec.Struct, frozen=True):
    program: str
    version: int
    now: int
