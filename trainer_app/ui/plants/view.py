"""*Which plant?*: a tile for each plant of this PC, the one that was used last first."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from trainer_app.kernel.plants import PlantHere
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import LANGUAGE_NAMES, iso, other_language, translate
from trainer_app.ui.plants.view_model import PlantsState, PlantsViewModel
from trainer_app.ui.theme import mark
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.tile import TileWords
from trainer_app.ui.widgets.tile_grid import TileGrid


class PlantsView(Page):
    def __init__(self, model: PlantsViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.language = QPushButton()
        mark(self.language, kind="plain")
        self.tools.addWidget(self.language)
        self.grid = TileGrid()
        self.content.addWidget(self.grid, 1)
        self.one_more = QPushButton()
        self.extras.addWidget(self.one_more)
        self.extras.addStretch(1)
        self.grid.chosen.connect(model.choose)
        self.one_more.clicked.connect(model.join_one_more)
        self.language.clicked.connect(lambda: model.choose_language(other_language()))
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self.set_title(
            translate("Plants", "Which plant?"),
            translate("Plants", "Each is kept apart: its own people, PINs, records and backups."),
        )
        self.language.setText(LANGUAGE_NAMES[other_language()])
        self.language.setAccessibleDescription(translate("Board", "Language of this screen"))
        self.one_more.setText(translate("Plants", "Work for one more plant"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        self.grid.focus_first()

    def apply(self, state: PlantsState) -> None:
        self.message.show_problem(state.problem)
        self.grid.set_tiles([(one.key, _words(one)) for one in state.plants or ()])


def _words(one: PlantHere) -> TileWords:
    name = one.name or translate("Plants", "A plant without a name yet")
    used = (
        translate("Plants", "Last used {date}").format(date=iso(one.used.date))
        if one.used is not None
        else ""
    )
    return TileWords(name, used, _note(one))


def _note(one: PlantHere) -> str:
    if not one.is_read:
        return translate("Plants", "Cannot be looked into from here")
    if one.is_unfinished:
        return translate("Plants", "Joining is not finished")
    to_send = Counts().to_send(one.waiting) if one.waiting else ""
    held = Counts().held_back(one.held) if one.held else ""
    return f"{to_send} {held}".strip()
