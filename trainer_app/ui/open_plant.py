"""The plant that is open here, as long as it is: its name, its network, its housekeeping.

What else must not outlive it hangs on this object, which is deleted once no worker uses its records
any more. Lives on the window's thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.errors import Damage, TrainerError
from trainer_app.ui.attendance import Attendance
from trainer_app.ui.housekeeping import Housekeeping
from trainer_app.ui.network import Network, NetworkState
from trainer_app.ui.notices import Notice, Occasion

if TYPE_CHECKING:
    from trainer_app.kernel.clock import Clock
    from trainer_app.kernel.patience import Patience
    from trainer_app.services.board import Board
    from trainer_app.ui.program import Program
    from trainer_app.ui.session import Session
    from trainer_app.ui.tasks import TaskRunner
    from trainer_app.ui.window import MainWindow


class OpenPlant(QObject):
    def __init__(
        self,
        program: Program,
        tasks: TaskRunner,
        clock: Clock,
        session: Session,
        window: MainWindow,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.program = program
        self._tasks, self._clock, self._session, self._window = tasks, clock, session, window
        self._housekeeping: Housekeeping | None = None
        self._is_known = False
        self._is_closed = False
        self.network = Network(
            tasks,
            clock,
            lambda: program.syncing,
            self,
            is_attended=Attendance(window, session).is_here,
        )
        self.network.state_changed.connect(self._show_network)
        self.network.joined.connect(self._on_hub)
        tasks.changed.connect(self._on_changed)

    def begin(self) -> None:
        """Its screens are there: what goes on beside them begins."""
        self._ask()
        self._count_ahead()
        self._housekeeping = Housekeeping(
            self._tasks, self._session, self._clock, self.program.keep_house, self
        )
        self._housekeeping.failed.connect(self._say_of_housekeeping)
        self.network.look()

    def close(self) -> None:
        """Nothing new is begun, and nothing of it is shown any more."""
        self._is_closed = True
        if self._housekeeping is not None:
            self._housekeeping.close()
        self.network.close()

    def _ask(self) -> None:
        self._tasks.query(self, self.program.people.board, self._on_known, key="plant")

    def _on_known(self, board: Board) -> None:
        if not self._is_closed:
            self._is_known = bool(board.plant and board.tiles)
            self._window.top_bar.show_plant(board.plant, sample=bool(self.program.sample_pin))

    def _on_changed(self, _changes: ChangeSet) -> None:
        """A PC that joined a plant learns its name with the first records that arrive."""
        if not self._is_known and not self._is_closed:
            self._ask()

    def _count_ahead(self) -> None:
        """While somebody finds their tile: the first list of many people then has its counts."""

        def count(patience: Patience) -> bool:
            """Whether it is done, or of no use: the plant may be closed by now."""
            return self._is_closed or self.program.pages.count_ahead(patience)

        self._tasks.query_in_parts(
            self, count, lambda _done: None, is_whole=bool, key="ahead", at_once=False
        )

    def _on_hub(self) -> None:
        """What a screen says of the hub is read again."""
        self._tasks.arrived(ChangeSet.of(["hub"]))

    def _show_network(self, state: NetworkState) -> None:
        if not self._is_closed:
            self._window.top_bar.show_network(state, self._clock.now())

    def _say_of_housekeeping(self, error: TrainerError) -> None:
        occasion = Occasion.WORK if isinstance(error, Damage) else Occasion.HOUSEKEEPING
        self._window.notices.add(Notice(error.problem, occasion))
