"""The hub and the other PCs by shape: what a test put in, and a line that can be cut."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from trainer_app.checklists.permissions import Action
from trainer_app.checklists.trust import Peer, TrustLine
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.errors import ErrorCode, SyncProblem, TrainerError
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.kernel.membership import Membership, Waiting
from trainer_app.services.incidents import IncidentsPage
from trainer_app.services.joining import JoiningPage
from trainer_app.services.merging import MergingPage
from trainer_app.services.peers import PeersPage
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.sync.bundle_pc import BundleProgress, Exported, TakenIn
from trainer_app.sync.engine import Progress, Synced
from trainer_app.sync.schedule import Schedule
from trainer_app.ui.ports.sync import BundleSaid, HowFar

HUB = Membership("a" * 32, "https://hub.example", "b" * 64, "office")
AWAY = SyncProblem(ErrorCode.HUB_NOT_REACHABLE, url=HUB.url)


def nothing_more() -> None:
    return


@dataclass
class FakeSyncing:
    """``refuse``: why the hub takes nothing, or that it is away."""

    hub: Membership | None = None
    now_waiting: Waiting = field(default_factory=Waiting)
    refuse: TrainerError | None = None
    arrives: tuple[Progress, ...] = ()
    """What each sync tells."""
    between: Callable[[], None] = nothing_more
    """What happens on the network worker while a sync is under way."""
    after: Waiting | None = None
    """What waits once a sync has come to its end."""
    runs: int = 0
    probes: int = 0
    cancelled: int = 0
    stopped: bool = False
    tickets: list[tuple[str, str]] = field(default_factory=list)

    def membership(self) -> Membership | None:
        return self.hub

    def waiting(self) -> Waiting:
        return self.now_waiting

    def schedule(self, now: float) -> Schedule:
        return Schedule(now, draw=lambda: 0.5)

    def run_once(self, tell: Callable[[HowFar], None] | None = None) -> Synced:
        self.runs += 1
        for progress in self.arrives:
            if tell is not None:
                tell(progress)
        self.between()
        if self.refuse is not None:
            raise self.refuse
        self.now_waiting = self.after or self.now_waiting
        return Synced(ChangeSet(), 0, 0, 1)

    def probe(self) -> None:
        self.probes += 1
        if self.refuse is not None:
            raise self.refuse

    def enrol(self, url: str, typed: str) -> ChangeSet:
        self.tickets.append((url, typed))
        self.between()
        if self.refuse is not None:
            raise self.refuse
        self.hub = HUB
        return ChangeSet.of([HUB.plant])

    def ticket_in(self, file: Path) -> str:
        return f"ticket of {file.name}"

    def cancel(self) -> None:
        self.cancelled += 1

    def stop(self) -> None:
        self.stopped = True

    def close(self) -> None:
        assert self.stopped, "the window lets go of the network first"


@dataclass
class FakeBundles:
    """``between``: what happens on the network worker while a stick is under way."""

    refuse: TrainerError | None = None
    between: Callable[[], None] = nothing_more
    written: list[Path] = field(default_factory=list)
    read: list[Path] = field(default_factory=list)
    cancelled: int = 0

    def file_name(self) -> str:
        return "Bench-2.trainer-bundle"

    def export(self, file: Path, tell: Callable[[BundleSaid], None] | None = None) -> Exported:
        self._tell(tell, ChangeSet())
        self.written.append(file)
        return Exported(12, 1, 3_000)

    def take_in(self, file: Path, tell: Callable[[BundleSaid], None] | None = None) -> TakenIn:
        self._tell(tell, ChangeSet.of(["somebody"]))
        self.read.append(file)
        return TakenIn(ChangeSet.of(["somebody"]), 40, 0)

    def cancel(self) -> None:
        self.cancelled += 1

    def _tell(self, tell: Callable[[BundleSaid], None] | None, changes: ChangeSet) -> None:
        if tell is not None:
            tell(BundleProgress(7, 0, 1, 3, changes))
        self.between()
        if self.refuse is not None:
            raise self.refuse


@dataclass
class FakePeers:
    known: PeersPage = field(default_factory=lambda: PeersPage(None, Waiting()))
    line: TrustLine | None = None
    new: tuple[Peer, ...] = ()

    def page(self, viewer: SignedIn) -> PeersPage:
        viewer.require(Action.BACK_UP)
        return self.known

    def announced(self, viewer: SignedIn) -> tuple[Peer, ...]:
        assert viewer.id
        return self.new

    def trust(self) -> TrustLine | None:
        return self.line


def _recorded(of: str) -> Recorded:
    return Recorded((RecordId(of),), ChangeSet.of([of]))


@dataclass
class FakeJoinings:
    known: JoiningPage = field(default_factory=lambda: JoiningPage((), may_accept=True))
    said: list[tuple[RecordId, bool]] = field(default_factory=list)

    def page(self, viewer: SignedIn) -> JoiningPage:
        viewer.require(Action.ACCEPT_JOINING)
        return self.known

    def waiting(self, viewer: SignedIn) -> int:
        return sum(1 for one in self.known.joined if not one.accepted) if viewer.id else 0

    def accept(self, by: SignedIn, certificate: RecordId) -> Recorded:
        by.require(Action.ACCEPT_JOINING)
        self.said.append((certificate, True))
        return _recorded(certificate)

    def take_back(self, by: SignedIn, certificate: RecordId) -> Recorded:
        by.require(Action.ACCEPT_JOINING)
        self.said.append((certificate, False))
        return _recorded(certificate)


@dataclass
class FakeMerging:
    known: MergingPage = field(default_factory=lambda: MergingPage((), (), may_merge=True))
    said: list[tuple[PersonId, PersonId, bool]] = field(default_factory=list)
    undone: list[RecordId] = field(default_factory=list)

    def page(self, viewer: SignedIn) -> MergingPage:
        viewer.require(Action.MANAGE_PEOPLE)
        return self.known

    def waiting(self, viewer: SignedIn) -> int:
        return len(self.known.likely) if viewer.id else 0

    def merge(self, by: SignedIn, one: PersonId, other: PersonId) -> Recorded:
        by.require(Action.MANAGE_PEOPLE)
        self.said.append((one, other, True))
        return _recorded(one)

    def keep_apart(self, by: SignedIn, one: PersonId, other: PersonId) -> Recorded:
        by.require(Action.MANAGE_PEOPLE)
        self.said.append((one, other, False))
        return _recorded(one)

    def undo(self, by: SignedIn, merge: RecordId) -> Recorded:
        by.require(Action.MANAGE_PEOPLE)
        self.undone.append(merge)
        return _recorded(merge)


@dataclass
class FakeIncidents:
    known: IncidentsPage = field(default_factory=IncidentsPage)
    settled: list[RecordId] = field(default_factory=list)
    answered: list[tuple[RecordId, str]] = field(default_factory=list)
    left: list[tuple[RecordId, str]] = field(default_factory=list)
    confirmed: list[RecordId] = field(default_factory=list)

    def page(self, viewer: SignedIn) -> IncidentsPage:
        viewer.require(Action.DECIDE_QUESTION)
        return self.known

    def settle(self, by: SignedIn, chosen: RecordId) -> Recorded:
        by.require(Action.DECIDE_QUESTION)
        self.settled.append(chosen)
        return _recorded(chosen)

    def answer(self, by: SignedIn, about: RecordId, words: str) -> Recorded:
        by.require(Action.DECIDE_QUESTION)
        self.answered.append((about, words))
        return _recorded(about)

    def leave(self, by: SignedIn, record: RecordId, words: str) -> Recorded:
        by.require(Action.DECIDE_QUESTION)
        self.left.append((record, words))
        return _recorded(record)

    def confirm(self, by: SignedIn, record: RecordId) -> Recorded:
        by.require(Action.MANAGE_PEOPLE)
        self.confirmed.append(record)
        return _recorded(record)
