"""The Board as it is seen: name tiles, paged, with a search where there are many."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from typing_extensions import override

from trainer_app.kernel.clock import Clock
from trainer_app.ui.board.view_model import BoardState, BoardViewModel
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import LANGUAGE_NAMES, other_language, translate
from trainer_app.ui.network import Contact, NetworkState
from trainer_app.ui.theme import mark, theme
from trainer_app.ui.widgets.badge_reader import BadgeReader
from trainer_app.ui.widgets.layout import label
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.tile import TileWords
from trainer_app.ui.widgets.tile_grid import TileGrid
from trainer_app.ui.words import roles

SEARCH_FROM = 13
"""Fewer people than this are found by looking."""


class BoardView(Page):
    def __init__(self, model: BoardViewModel, clock: Clock) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.search = QLineEdit()
        self.search.setMinimumWidth(theme().sizes.mm(60))
        self.search.setClearButtonEnabled(True)
        self.language = QPushButton()
        mark(self.language, kind="plain")
        self.another = QPushButton()
        mark(self.another, kind="plain")
        self.tools.addWidget(self.search)
        self.tools.addWidget(self.another)
        self.tools.addWidget(self.language)
        self.nobody = label("muted")
        self.grid = TileGrid()
        self.sample = label("muted")
        self.content.addWidget(self.nobody)
        self.content.addWidget(self.grid, 1)
        self.extras.addWidget(self.sample, 1, Qt.AlignmentFlag.AlignVCenter)
        self.reader = BadgeReader(clock, self)
        self.reader.scanned.connect(self._on_badge)
        self.search.textChanged.connect(model.look_for)
        self.language.clicked.connect(self._switch_language)
        self.grid.chosen.connect(model.choose)
        self.another.clicked.connect(model.go_to_another_plant)
        self.primary_pressed.connect(self._stop_or_try)
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self.search.setPlaceholderText(translate("Board", "Find a name"))
        self.search.setAccessibleName(translate("Board", "Find a name"))
        self.another.setText(translate("Plants", "Another plant"))
        self.language.setText(LANGUAGE_NAMES[other_language()])
        self.language.setAccessibleDescription(translate("Board", "Language of this screen"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        self.grid.focus_first()

    def apply(self, state: BoardState) -> None:
        tap = "" if state.is_empty else translate("Board", "Tap your name to sign in.")
        self.set_title(translate("Board", "Who are you?"), tap)
        self.message.show_problem(state.problem)
        self.search.setVisible(state.everybody >= SEARCH_FROM)
        self.sample.setText(
            translate("Board", "Sample people. Everybody’s PIN is {pin}.").format(
                pin=state.sample_pin
            )
        )
        self.sample.setVisible(bool(state.sample_pin))
        self.another.setVisible(state.several_plants)
        arriving = state.is_empty and state.network.membership is not None
        self.want_bar(bool(state.sample_pin) or arriving)
        going_on = (
            translate("Board", "Stop")
            if state.network.is_syncing
            else translate("Board", "Try again")
        )
        self.set_primary(going_on if arriving else "")
        found = state.tiles
        self.nobody.setText(_nobody(state))
        self.nobody.setVisible(found is not None and not found)
        tiles = []
        for person in found or ():
            note = Counts().to_sign(person.to_sign) if person.to_sign else ""
            if person.needs_code:
                note = translate("Board", "Comes in with a one-time code")
            words = TileWords(person.name, roles(person.roles), note)
            tiles.append((str(person.person), words))
        self.grid.set_tiles(tiles)

    def _on_badge(self, scanned: str) -> None:
        """What the reader's first keys left in the search is no search."""
        self.search.clear()
        self._model.read_badge(scanned)

    def _stop_or_try(self) -> None:
        if self._model.state.network.is_syncing:
            self._model.stop()
        else:
            self._model.try_again()

    def _switch_language(self) -> None:
        self._model.choose_language(other_language())


def _nobody(state: BoardState) -> str:
    """Why there is no tile."""
    if not state.is_empty:
        return translate("Board", "Nobody here has a name like that.")
    arriving = translate(
        "Board",
        "This PC belongs to the plant now. Its people appear here as their records arrive.",
    )
    return " ".join(said for said in (arriving, _how_far(state.network)) if said)


def _how_far(network: NetworkState) -> str:
    """Of the first records: in numbers, or why none come."""
    far, numbers = network.far, QLocale()
    if far is not None and far.to_come:
        return translate("Board", "{here} of {all} records are here.").format(
            here=numbers.toString(far.received), all=numbers.toString(far.received + far.to_come)
        )
    if far is not None:
        return ""
    if network.contact is Contact.OFFLINE:
        return translate("Board", "The hub does not answer now. It is asked again until it does.")
    return translate("Board", "It goes on by itself, or at once with Try again.")
