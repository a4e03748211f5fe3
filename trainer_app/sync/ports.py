"""What the sync engine asks of the PC's store, and of the hub it speaks to.

``store.carrying`` fits ``Carrying`` by shape: every method is one transaction of its own, committed
to disk when it returns; none is held open across a request. ``client.HubClient`` fits ``Hub``. Call
from the network worker, never from the window's thread.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from typing import NamedTuple, Protocol

from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.errors import ErrorCode, SyncProblem
from trainer_app.kernel.membership import Membership, StandAlone, Waiting
from trainer_app.kernel.streams import Cursor, Page, Run
from trainer_app.sync.framing import Answer, Asked
from trainer_app.sync.protocol import EnrolReply, EnrolRequest


class Carrying(Protocol):
    """The store as the engine and the bundle see it."""

    # --- which hub ------------------------------------------------------------------------------

    def membership(self) -> Membership | None:
        """The plant and hub this PC belongs to; None where it stands alone."""
        ...

    def stand_alone(self) -> StandAlone:
        """What a ticket is used with: this PC's key and every log it holds."""
        ...

    def take_new_key(self) -> None:
        """The hub believes this PC's key no more: it goes on with another, in new logs."""
        ...

    def join(self, membership: Membership, certificate: Run) -> ChangeSet:
        """From now on the hub's key is the plant's authority, and all waits for a position."""
        ...

    def keep_nonce(self, nonce: str) -> None: ...

    def sign(self, message: bytes) -> bytes:
        """With the device's key, 64 bytes."""
        ...

    # --- out ------------------------------------------------------------------------------------

    def cursors(self) -> list[Cursor]:
        """Of each stream that this PC may read."""
        ...

    def outgoing(self, *, records: int, size: int, besides: Sequence[Run] = ()) -> list[Run]:
        """Oldest first: what has no position and the hub has not yet taken; at least one record.

        ``size``: bytes of heads and bodies. ``besides``: what this said before and what is on its
        way by now; it is left out, with whatever came to wait again meanwhile and is older.
        """
        ...

    # --- in -------------------------------------------------------------------------------------

    def look(self, page: Page, known: Set[bytes]) -> Page:
        """The same page, with whatever ``take`` wants to know of it that needs no store.

        Pure: from any thread, while another page is taken in. ``known``: by hash, records of this
        PC that the page only names.
        """
        ...

    def take(
        self,
        *,
        pages: Sequence[Page] = (),
        given: Mapping[bytes, int] | None = None,
        held: Mapping[bytes, str] | None = None,
        heads: Mapping[str, int] | None = None,
        lacking: Collection[str] = (),
        now: int = 0,
        nonce: str = "",
        carried: bool = False,
    ) -> ChangeSet:
        """One reply, or one part of a bundle, in one transaction.

        Unknown records come in, known ones are recognised, the cursor moves with them. ``given``
        and ``held``: by record hash, positions the hub gave and reasons why it gave none.
        ``heads``: by stream, how far it goes at the hub. ``lacking``: blobs the hub has not got.
        ``now``: hub clock in ms. Raises ``Damage`` for a page that does not follow its cursor or
        whose checkpoint is not the hub's; nothing is then taken. What a page begins with below the
        cursor is compared and passed over.
        """
        ...

    def set_aside(self, record: bytes) -> ChangeSet:
        """The hub does not take the record with this hash as it is: it is offered no more."""
        ...

    def offer_again(self, program: str) -> None:
        """To this version of the program: what another one had set aside waits again."""
        ...

    @property
    def held_writer(self) -> float:
        """Seconds for which the last ``take`` kept other writers waiting: what a page may hold."""
        ...

    def settle(self) -> ChangeSet:
        """What many records at once left to be worked out, a slice (32 standings) a call.

        Falsy once nothing is left. Call it in a loop when a sync is through; what is read
        meanwhile is right already, it only takes longer.
        """
        ...

    def forget_positions(self, streams: Collection[str]) -> None:
        """The hub differs (restored from a backup): start these streams again from 0."""
        ...

    # --- blobs ----------------------------------------------------------------------------------

    def wanted_blobs(self) -> list[str]:
        """SHA-256 (hex) of what records name and this PC has not got whole, editions first."""
        ...

    def blob_size(self, sha256: str) -> int | None:
        """Bytes of a whole blob; None where it is not here."""
        ...

    def blob_part(self, sha256: str, offset: int, size: int) -> bytes: ...

    def blob_offset(self, sha256: str) -> int:
        """How much of a blob that is coming in is here."""
        ...

    def add_blob_part(self, sha256: str, offset: int, part: bytes, *, whole: int) -> ChangeSet:
        """``whole``: the size it will have. The hash is checked with the last part."""
        ...

    # --- told -----------------------------------------------------------------------------------

    def waiting(self) -> Waiting: ...


class Packing(Protocol):
    """What a bundle asks of the store beside what a hub exchanges with it."""

    def device_name(self) -> str: ...

    def now(self) -> int:
        """The PC's clock, ms."""
        ...

    def unseal(self, sealed: bytes) -> bytes:
        """What was sealed to this PC's key; ``ValueError`` for anything else."""
        ...

    def certificates(self) -> list[Run]:
        """The hub's own log, as far as it is here."""
        ...

    def unplaced(self, after: int, *, records: int, size: int) -> tuple[list[Run], int]:
        """What has no position that was read back, behind one arrival (0: from the first on).

        And how far that went, to go on from; 0 where nothing is left.
        """
        ...

    def files(self) -> list[str]:
        """SHA-256 (hex) of whole files that the hub has not got, as far as is known here."""
        ...


class LineBroke(SyncProblem):
    """The hub was reached, and the exchange did not come to its end: try again, perhaps with less.

    Whether the hub took the request is not known; sending it again does no harm. ``slow``: time
    ran out, rather than the line.
    """

    def __init__(self, code: ErrorCode, *, url: str, slow: bool = False) -> None:
        super().__init__(code, url=url)
        self.slow = slow


class BlobPart(NamedTuple):
    part: bytes
    whole: int


class Hub(Protocol):
    """The hub as the engine sees it. Every method raises ``SyncProblem``, ``LineBroke`` too.

    ``sync`` may be called from a thread beside the network worker's, never two methods at once.
    """

    def sync(self, asked: Asked) -> Answer: ...

    def blob_part(self, sha256: str, offset: int, size: int) -> BlobPart:
        """At most ``size`` bytes of a blob. Raises BLOB_UNKNOWN."""
        ...

    def blob_offset(self, sha256: str, whole: int) -> int:
        """How much of a blob the hub holds."""
        ...

    def send_blob_part(self, sha256: str, offset: int, part: bytes, whole: int) -> int:
        """How much of the blob the hub holds now; unchanged where it wants another offset."""
        ...

    def close(self) -> None: ...


class Desk(Protocol):
    """Where a ticket is handed in: the hub before a PC belongs to it."""

    def enrol(self, request: EnrolRequest) -> EnrolReply: ...
