"""Which plants this PC works for. QtCore only; looks into each profile on the store worker."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from trainer_app.kernel.plants import PlantHere
from trainer_app.ui.ports.plant import Plants
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import PageModel, PageState


@dataclass(frozen=True, slots=True)
class PlantsState(PageState):
    """``plants``: the one that was used last comes first. None: not read yet."""

    plants: tuple[PlantHere, ...] | None = None


class PlantsViewModel(PageModel[PlantsState]):
    plant_chosen = Signal(str)
    """Its key."""
    one_more_wanted = Signal()
    language_chosen = Signal(str)

    def __init__(self, tasks: TaskRunner, plants: Plants, parent: QObject | None = None) -> None:
        super().__init__(PlantsState(), parent)
        self._tasks, self._plants = tasks, plants

    def read(self) -> None:
        self._tasks.query(self, self._plants.all, self._on_read, self._on_problem, key="plants")

    def choose(self, key: str) -> None:
        self.plant_chosen.emit(key)

    def join_one_more(self) -> None:
        self.one_more_wanted.emit()

    def choose_language(self, language: str) -> None:
        self.language_chosen.emit(language)

    def _on_read(self, plants: tuple[PlantHere, ...]) -> None:
        by_use = sorted(plants, key=lambda one: one.used.ms if one.used else 0, reverse=True)
        self._show(replace(self.state, plants=tuple(by_use)))
