"""What the window asks about the hub, the other PCs and what they bring, by shape.

``bootstrap`` fits ``Syncing``; the rest are services. ``Syncing`` is called on the network worker,
but for ``membership``, ``waiting`` and what may be called from any thread.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from trainer_app.kernel.changes import ChangeSet

if TYPE_CHECKING:  # the window is painted before any service is loaded
    from pathlib import Path

    from trainer_app.checklists.trust import Peer, TrustLine
    from trainer_app.kernel.ids import PersonId, RecordId
    from trainer_app.kernel.membership import Membership, Waiting
    from trainer_app.services.incidents import IncidentsPage
    from trainer_app.services.joining import JoiningPage
    from trainer_app.services.merging import MergingPage
    from trainer_app.services.peers import PeersPage
    from trainer_app.services.session import SignedIn
    from trainer_app.services.signing import Recorded


class HowFar(Protocol):
    """``sync.engine.Progress``: how far a sync has come."""

    @property
    def sent(self) -> int: ...

    @property
    def received(self) -> int: ...

    @property
    def to_send(self) -> int: ...

    @property
    def to_come(self) -> int: ...

    @property
    def changes(self) -> ChangeSet:
        """Of the batch just taken in."""
        ...


class Schedule(Protocol):
    """``sync.schedule.Schedule``: when to sync next, in seconds of a clock that goes forward."""

    @property
    def due(self) -> float | None: ...

    def recorded(self, now: float) -> None: ...

    def asked(self, now: float) -> None: ...

    def line_changed(self, now: float) -> None: ...

    def attended(self, now: float, *, is_here: bool) -> None: ...

    def began(self) -> None: ...

    def succeeded(self, now: float) -> None: ...

    def failed(self, now: float, after: float = 0.0) -> None: ...


class Done(Protocol):
    """``sync.engine.Synced``."""

    @property
    def changes(self) -> ChangeSet: ...


class Syncing(Protocol):
    """``bootstrap.syncing.Syncing``: one profile and its hub."""

    def membership(self) -> Membership | None:
        """None where this PC stands alone. On the store worker."""
        ...

    def waiting(self) -> Waiting:
        """On the store worker."""
        ...

    def schedule(self, now: float) -> Schedule: ...

    def run_once(self, tell: Callable[[HowFar], None] | None = None) -> Done:
        """One sync to its end. Raises ``SyncProblem`` where it does not come to it."""
        ...

    def probe(self) -> None:
        """Whether the hub answers at all; soon. Raises ``SyncProblem``."""
        ...

    def enrol(self, url: str, typed: str) -> ChangeSet:
        """Hand in a ticket: a hub has to answer first. Raises what stands in the way."""
        ...

    def ticket_in(self, file: Path) -> str:
        """The ticket that a file holds. Raises FILE_UNREADABLE."""
        ...

    def cancel(self) -> None:
        """What is under way, from any thread."""
        ...

    def stop(self) -> None:
        """For good, from any thread."""
        ...


class BundleSaid(Protocol):
    """``sync.bundle_pc.BundleProgress``."""

    @property
    def records(self) -> int: ...

    @property
    def changes(self) -> ChangeSet: ...


class WentOut(Protocol):
    """``sync.bundle_pc.Exported``."""

    @property
    def records(self) -> int: ...


class CameIn(Protocol):
    """``sync.bundle_pc.TakenIn``."""

    @property
    def records(self) -> int: ...

    @property
    def changes(self) -> ChangeSet: ...


class Bundles(Protocol):
    """``bootstrap.bundling.Bundles``: USB out and in, on the network worker."""

    def file_name(self) -> str: ...

    def export(self, file: Path, tell: Callable[[BundleSaid], None] | None = None) -> WentOut: ...

    def take_in(self, file: Path, tell: Callable[[BundleSaid], None] | None = None) -> CameIn: ...

    def cancel(self) -> None:
        """From any thread."""
        ...


class Peers(Protocol):
    """``services.peers.Peers``."""

    def page(self, viewer: SignedIn) -> PeersPage: ...

    def announced(self, viewer: SignedIn) -> tuple[Peer, ...]: ...

    def trust(self) -> TrustLine | None: ...


class Joinings(Protocol):
    """``services.joining.Joinings``."""

    def page(self, viewer: SignedIn) -> JoiningPage: ...

    def waiting(self, viewer: SignedIn) -> int: ...

    def accept(self, by: SignedIn, certificate: RecordId) -> Recorded: ...

    def take_back(self, by: SignedIn, certificate: RecordId) -> Recorded: ...


class Merging(Protocol):
    """``services.merging.Merging``."""

    def page(self, viewer: SignedIn) -> MergingPage: ...

    def waiting(self, viewer: SignedIn) -> int: ...

    def merge(self, by: SignedIn, one: PersonId, other: PersonId) -> Recorded: ...

    def keep_apart(self, by: SignedIn, one: PersonId, other: PersonId) -> Recorded: ...

    def undo(self, by: SignedIn, merge: RecordId) -> Recorded: ...


class Incidents(Protocol):
    """``services.incidents.Incidents``."""

    def page(self, viewer: SignedIn) -> IncidentsPage: ...

    def settle(self, by: SignedIn, chosen: RecordId) -> Recorded: ...

    def answer(self, by: SignedIn, about: RecordId, words: str) -> Recorded: ...

    def leave(self, by: SignedIn, record: RecordId, words: str) -> Recorded: ...

    def confirm(self, by: SignedIn, record: RecordId) -> Recorded: ...
