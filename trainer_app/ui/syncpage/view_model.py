"""How far everything has travelled, which PCs there are, and what somebody may do. QtCore only."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from PySide6.QtCore import QObject

from trainer_app.checklists.permissions import Action
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Clock, Moment
from trainer_app.kernel.errors import ErrorCode
from trainer_app.services.peers import PeersPage
from trainer_app.services.session import SignedIn
from trainer_app.ui.network import Network, NetworkState
from trainer_app.ui.program import Program
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import PageModel, PageState


@dataclass(frozen=True, slots=True)
class Asks:
    """What a supervisor is asked beside the checklists, in numbers."""

    joined: int = 0
    doubles: int = 0
    incidents: int = 0


_NEEDS_TICKET: Final = (
    ErrorCode.DEVICE_REVOKED,
    ErrorCode.DEVICE_NOT_ADMITTED,
    ErrorCode.HUB_NOT_TRUSTED,
)
"""Nothing of it passes by itself: another ticket brings the PC back."""


@dataclass(frozen=True, slots=True)
class SyncPageState(PageState):
    """``page`` None: whoever looks may not see the other PCs, or they are not read yet."""

    now: Moment
    network: NetworkState = field(default_factory=NetworkState)
    page: PeersPage | None = None
    asks: Asks | None = None
    """None: not this person's to answer."""
    may_join: bool = False
    may_carry: bool = False
    """Out to a stick, and in from one."""
    may_leave: bool = False
    """Take this plant from this PC, once the hub has everything."""

    @property
    def joins_again(self) -> bool:
        """Whether this person may hand in a new ticket, and it is time to."""
        problem = self.network.problem
        return self.may_join and problem is not None and problem.code in _NEEDS_TICKET


class SyncPageViewModel(PageModel[SyncPageState]):
    def __init__(
        self,
        tasks: TaskRunner,
        network: Network,
        program: Program,
        clock: Clock,
        viewer: SignedIn | None,
        parent: QObject | None = None,
        *,
        may_leave: bool = False,
    ) -> None:
        """``viewer`` None: nobody is signed in, and only this PC's own state is told."""
        super().__init__(SyncPageState(clock.now(), network.state), parent)
        self._tasks, self._network, self._program = tasks, network, program
        self._clock, self._viewer = clock, viewer
        network.state_changed.connect(self._on_network)
        tasks.changed.connect(self._on_changed)
        may = viewer is not None and viewer.may(Action.SET_UP_PC)
        carries = viewer is not None and viewer.may(Action.BACK_UP)
        self._show(replace(self.state, may_join=may, may_carry=carries, may_leave=may_leave))

    def read(self) -> None:
        viewer, program = self._viewer, self._program
        if viewer is None or not viewer.may(Action.BACK_UP):
            return

        def look() -> tuple[PeersPage, Asks | None]:
            return program.peers.page(viewer), asks_of(program, viewer)

        self._tasks.query(self, look, self._on_page, self._on_problem, key="page")

    def sync_now(self) -> None:
        self._network.sync_now()

    def stop(self) -> None:
        """What has arrived is kept; it goes on by itself later."""
        self._network.stop_sync()

    def _on_page(self, found: tuple[PeersPage, Asks | None]) -> None:
        page, asks = found
        self._show(replace(self.state, page=page, asks=asks, now=self._clock.now()))

    def _on_network(self, network: NetworkState) -> None:
        before = self.state.network
        self._show(replace(self.state, network=network, now=self._clock.now()))
        if before.is_syncing and not network.is_syncing:
            self.read()  # when the others were last seen

    def _on_changed(self, _changes: ChangeSet) -> None:
        self.read()


def asks_of(program: Program, viewer: SignedIn) -> Asks | None:
    """None: not this person's to answer."""
    if not viewer.may(Action.ACCEPT_JOINING):
        return None
    return Asks(
        program.joinings.waiting(viewer),
        program.merging.waiting(viewer),
        program.incidents.page(viewer).count,
    )
