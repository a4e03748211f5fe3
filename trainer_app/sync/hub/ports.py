"""What the hub's application asks of its store: one ``Ledger``, whatever database is below it.

A call is one transaction or a few short ones, committed when it returns, safe to make from any
thread and from several hub processes on one database. Every call names its plant and touches no
other. The ledger judges devices, never people; that a request was signed by the device that it
names is the application's to check first, that hashes are those of the bytes is ``framing``'s.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from trainer_app.kernel.membership import StandAlone
from trainer_app.kernel.streams import Checkpoint, Cursor, Page, Run
from trainer_app.sync.protocol import Grant, HeldReason, ProblemType


class Refused(Exception):
    """A call that the ledger turns down; nothing of it was taken.

    ``problem`` is one of RETRY (the database is busy), QUOTA (of the day), DIVERGED (with
    ``streams``), REVOKED, NOT_ADMITTED, TICKET_UNKNOWN, TICKET_USED, BLOB_UNKNOWN, MALFORMED.
    """

    def __init__(
        self, problem: ProblemType, *, after: int = 0, streams: tuple[str, ...] = ()
    ) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.after = after
        """RETRY: not before so many seconds."""
        self.streams = streams


@dataclass(frozen=True, slots=True)
class Plant:
    id: str
    """32 hex digits."""
    name: str
    opened: int
    """Hub clock, ms."""
    founded: bool
    """Whether a PC has brought the plant's founder and recovery keys."""


@dataclass(frozen=True, slots=True)
class HubDevice:
    """A PC as its certificates and revocations at the hub say."""

    key: str
    name: str
    letter: str
    grant: Grant
    enrolled: int
    """Hub clock, ms."""
    last_seen: int | None
    revoked: bool
    founder: bool
    left: bool = False
    """It said that it leaves the plant, and nothing has come of its key since."""


@dataclass(frozen=True, slots=True)
class Enrolled:
    """``certificate``: the hub's log from its opening up to the record that admits the device."""

    plant: Plant
    grant: Grant
    certificate: Run
    now: int


@dataclass(frozen=True, slots=True)
class Paged:
    """``more``: the stream goes on behind the page."""

    page: Page
    more: bool


@dataclass(frozen=True, slots=True)
class Accepted:
    """What became of each record of the runs, counted through in the order they came."""

    given: tuple[int, ...]
    """Its position; 0 where it is held."""
    held: tuple[tuple[int, HeldReason], ...] = ()
    """Index among all records of the runs, and why."""


@dataclass(frozen=True, slots=True)
class Synced:
    accepted: Accepted
    pages: tuple[Paged, ...]
    """One for each cursor that something follows.

    An entry of what this very request pushed holds the request's own ``SealedRecord`` object where
    it was placed just now; by its hash it is always found.
    """
    heads: tuple[Cursor, ...]
    """Where the device's streams stand."""
    blobs: tuple[str, ...]
    """SHA-256 (hex) of what its streams name and the hub has not got whole; at most a hundred."""
    grant: Grant
    now: int
    """Hub clock, ms."""


@dataclass(frozen=True, slots=True)
class BlobState:
    """``offset``: bytes that are here; ``whole``: bytes there will be, 0 while nobody said."""

    offset: int
    whole: int


@dataclass(frozen=True, slots=True)
class Fork:
    """Two records have one place in a log: the device was cloned or restored."""

    log: str
    seq: int


@dataclass(frozen=True, slots=True)
class PlantStatus:
    plant: Plant
    records: tuple[tuple[str, int], ...]
    """By stream, in order of their names."""
    held: tuple[tuple[HeldReason, int], ...]
    devices: int
    """Admitted and not revoked."""
    blobs_missing: int
    forks: tuple[Fork, ...] = ()


class Ledger(Protocol):
    """Every method raises ``Refused``; ``DATABASE_*`` problems come as ``Unavailable``."""

    @property
    def hub_key(self) -> str:
        """The hub's Ed25519 public key, hex."""
        ...

    # --- for the operator -----------------------------------------------------------------------

    def add_plant(self, name: str) -> Plant:
        """A new plant, with the first record of the hub's log in it."""
        ...

    def plants(self) -> list[Plant]:
        """By name."""
        ...

    def plant(self, plant: str) -> Plant | None: ...

    def issue_ticket(self, plant: str, grant: Grant, *, valid_ms: int) -> str:
        """The secret of a new ticket, 20 hex digits; only its hash is kept."""
        ...

    def name_ticket(self, plant: str, secret: str, name: str) -> None:
        """By which whoever typed the ticket asks for it (``tickets.TypedTicket``), 32 digits."""
        ...

    def devices(self, plant: str) -> list[HubDevice]:
        """By letter; empty means that the next PC is the plant's first."""
        ...

    def revoke(self, plant: str, key: str) -> HubDevice:
        """From now on nothing of this device counts that the hub does not hold already.

        Saying it again changes nothing. NOT_ADMITTED for a key that never had a certificate.
        """
        ...

    def release(self, plant: str, key: str) -> HubDevice:
        """Let what the hub holds back of a revoked device count too: its tips are named anew."""
        ...

    def import_runs(self, plant: str, runs: Sequence[Run]) -> Accepted:
        """What a bundle carried: every signature is checked, nobody's quota is used."""
        ...

    def diverged(self, plant: str, cursors: Sequence[Cursor]) -> tuple[str, ...]:
        """Of a bundle from whoever it is: the streams that are not what was read of them."""
        ...

    def pages(self, plant: str, key: str, cursors: Sequence[Cursor], room: int) -> list[Paged]:
        """For a return bundle: what follows the cursors of this device. Raises DIVERGED.

        One page a cursor, also where nothing follows: the bundle ends in a checkpoint.
        """
        ...

    def status(self, plant: str) -> PlantStatus: ...

    def backup(self, target: Path) -> None:
        """A whole copy as of one moment, opened and checked, without the hub's key.

        ``target`` must not exist. Of PostgreSQL this is a SQLite ledger with the same contents.
        """
        ...

    def check(self) -> None:
        """For ``/v1/health``: whether the database answers."""
        ...

    def close(self) -> None: ...

    # --- for devices ----------------------------------------------------------------------------

    def ticket_named(self, name: str) -> tuple[str, Grant]:
        """The plant and the grant of a ticket that is still good, or was used. TICKET_UNKNOWN."""
        ...

    def enrol(self, plant: str, secret: str, applicant: StandAlone) -> Enrolled:
        """Use a ticket up. By the same key again it brings the same certificate.

        The application has checked that the applicant holds the key.
        """
        ...

    def sync(
        self, plant: str, key: str, cursors: Sequence[Cursor], runs: Sequence[Run], room: int
    ) -> Synced:
        """One request: take the runs in, in one transaction, then what follows the cursors.

        A device that the hub does not know is let in by its certificate among the runs, signed by
        the hub's key: a restored hub may have forgotten it. Raises DIVERGED before anything is
        taken; for a forgotten device too, so that it sends its certificate.
        """
        ...

    def checkpoint(self, plant: str, stream: str) -> Checkpoint:
        """The hub's word on where a stream stands now."""
        ...

    def blob_state(self, plant: str, key: str, sha256: str) -> BlobState:
        """Raises BLOB_UNKNOWN unless a record that this device may read names it."""
        ...

    def blob_part(self, plant: str, key: str, sha256: str, offset: int, size: int) -> bytes:
        """At most ``size`` bytes; empty at the end. BLOB_UNKNOWN while it is not whole."""
        ...

    def add_blob_part(
        self, plant: str, key: str, sha256: str, offset: int, part: bytes, *, whole: int
    ) -> BlobState:
        """A part that does not begin at the offset is not taken; the state says where to go on.

        MALFORMED where the last part shows that the bytes are not the named ones: all are dropped.
        """
        ...
