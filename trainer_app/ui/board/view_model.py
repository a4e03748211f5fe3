"""Who is at this plant. QtCore only; reads the Board on the store worker."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal

from trainer_app.kernel.errors import Problem, TrainerError
from trainer_app.kernel.folding import folded
from trainer_app.services.board import Board, Tile
from trainer_app.ui.network import Network, NetworkState
from trainer_app.ui.ports.people import Badges
from trainer_app.ui.program import People
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import ViewModel


@dataclass(frozen=True, slots=True)
class BoardState:
    """``tiles``: those that fit the search, in the service's order. None: not read yet."""

    plant: str = ""
    tiles: tuple[Tile, ...] | None = None
    everybody: int = 0
    search: str = ""
    sample_pin: str = ""
    several_plants: bool = False
    """This PC works for another plant, too."""
    network: NetworkState = field(default_factory=NetworkState)
    problem: Problem | None = None
    """Why a badge opened nothing."""

    @property
    def is_empty(self) -> bool:
        """Nobody is here yet: a PC that has just joined."""
        return self.tiles is not None and not self.everybody


class BoardViewModel(ViewModel[BoardState]):
    person_chosen = Signal(str)
    another_plant_wanted = Signal()
    language_chosen = Signal(str)

    def __init__(
        self,
        tasks: TaskRunner,
        people: People,
        badges: Badges,
        *,
        network: Network | None = None,
        sample_pin: str = "",
        several_plants: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(BoardState(sample_pin=sample_pin, several_plants=several_plants), parent)
        self._tasks = tasks
        self._people, self._badges = people, badges
        self._network = network
        self._board: Board | None = None
        tasks.changed.connect(self.read)
        if network is not None:
            self._show(replace(self.state, network=network.state))
            network.state_changed.connect(self._on_network)

    def read(self) -> None:
        """Every change may add a person or something to sign."""
        self._tasks.query(self, self._people.board, self._on_board)

    def look_for(self, search: str) -> None:
        self._show(replace(self.state, search=search, tiles=self._fitting(search)))

    def read_badge(self, scanned: str) -> None:
        """A badge takes the place of finding and tapping the name; the PIN is still typed."""
        badges = self._badges
        self._show(replace(self.state, problem=None))
        self._tasks.query(
            self,
            lambda: badges.whose(scanned),
            self.person_chosen.emit,
            self._on_no_badge,
            key="badge",
        )

    def _on_no_badge(self, error: TrainerError) -> None:
        self._show(replace(self.state, problem=error.problem))

    def go_to_another_plant(self) -> None:
        self.another_plant_wanted.emit()

    def try_again(self) -> None:
        """While the first records are on their way."""
        if self._network is not None:
            self._network.sync_now()

    def stop(self) -> None:
        """What has arrived is kept; it goes on by itself, or when somebody asks."""
        if self._network is not None:
            self._network.stop_sync()

    def _on_network(self, state: NetworkState) -> None:
        if not self.state.everybody:  # with people on it, the Board says nothing of the hub
            self._show(replace(self.state, network=state))

    def choose(self, person: str) -> None:
        self.person_chosen.emit(person)

    def choose_language(self, language: str) -> None:
        self.language_chosen.emit(language)

    def _on_board(self, board: Board) -> None:
        self._board = board
        self._show(
            replace(
                self.state,
                plant=board.plant,
                everybody=len(board.tiles),
                tiles=self._fitting(self.state.search),
            )
        )

    def _fitting(self, search: str) -> tuple[Tile, ...] | None:
        if self._board is None:
            return None
        wanted = folded(search)
        return tuple(tile for tile in self._board.tiles if wanted in folded(tile.name))
