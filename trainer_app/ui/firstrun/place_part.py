"""Where the records live: for all accounts of this PC, or for this one; and whose are here already.

What cannot be offered is shown with its reason and with what whoever looks after the PC can do.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from typing_extensions import override

from trainer_app.kernel.places import FoundPlant, Place, Places, WhyNot
from trainer_app.ui.firstrun.parts import Part, keep_narrow
from trainer_app.ui.firstrun.state import FirstRunState
from trainer_app.ui.firstrun.view_model import FirstRunViewModel
from trainer_app.ui.i18n import translate
from trainer_app.ui.widgets.layout import label
from trainer_app.ui.widgets.message import MessageStrip
from trainer_app.ui.widgets.tile import Tile

_MAKE_FOLDER = (
    'mkdir "{folder}" & icacls "{folder}" /grant *S-1-5-32-545:(OI)(CI)M'
    if sys.platform == "win32"
    else "sudo install -d -m 2777 {folder}"
)
"""For the account that looks after the PC; the same in every language."""


class PlacePart(Part):
    def __init__(self, model: FirstRunViewModel) -> None:
        super().__init__(model)
        self.tiles = {place: Tile() for place in Place}
        self.why_not = label("muted")
        self.command = label("small-muted")
        self.command.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for part in (*self.tiles.values(), self.why_not, self.command):
            keep_narrow(part)
        self.whole.addWidget(self.tiles[Place.SHARED])
        self.whole.addWidget(self.why_not)
        self.whole.addWidget(self.command)
        self.whole.addWidget(self.tiles[Place.OWN])
        self.whole.addStretch(1)
        for place, tile in self.tiles.items():
            tile.clicked.connect(lambda _checked=False, place=place: model.choose_place(place))

    @override
    def heading(self, state: FirstRunState) -> tuple[str, str]:
        return (
            translate("FirstRun", "Who is it for?"),
            translate("FirstRun", "All that is recorded stays in one folder on this PC."),
        )

    @override
    def apply(self, state: FirstRunState) -> None:
        places = state.places
        if places is None:
            return
        self.tiles[Place.SHARED].say(
            translate("FirstRun", "All accounts of this PC"),
            _lines(
                translate("FirstRun", "Whoever signs in to this PC finds the same Board."),
                str(places.shared) if places.why_not_shared is None else "",
            ),
        )
        self.tiles[Place.OWN].say(
            translate("FirstRun", "This account only"),
            _lines(
                translate("FirstRun", "The other accounts of this PC do not see it."),
                str(places.own),
            ),
        )
        self.tiles[Place.SHARED].setEnabled(places.why_not_shared is None)
        self._say_why_not(places)

    def _say_why_not(self, places: Places) -> None:
        reason = places.why_not_shared
        self.why_not.setVisible(reason is not None)
        self.command.setVisible(reason in (WhyNot.MISSING, WhyNot.NOT_FOR_ALL))
        if reason is None:
            return
        said = {
            WhyNot.MISSING: translate(
                "FirstRun",
                "Not offered: there is no folder {folder}, and this account may not make it."
                " Whoever looks after this PC can:",
            ),
            WhyNot.NOT_OURS: translate(
                "FirstRun",
                "Not offered: this account may not write in {folder}. There may be a plant in it"
                " already. Whoever looks after this PC can let this account in.",
            ),
            WhyNot.NOT_FOR_ALL: translate(
                "FirstRun",
                "Not offered: what one account writes in {folder} the others could not write."
                " Whoever looks after this PC can change that:",
            ),
        }[reason]
        self.why_not.setText(said.format(folder=places.shared))
        self.command.setText(_MAKE_FOLDER.format(folder=places.shared))

    @override
    def start_focus(self) -> None:
        shared = self.tiles[Place.SHARED]
        (shared if shared.isEnabled() else self.tiles[Place.OWN]).setFocus()


def _lines(*said: str) -> str:
    return "\n".join(line for line in said if line)


def say_found(message: MessageStrip, found: tuple[FoundPlant, ...]) -> None:
    """A second, empty plant is never begun unawares."""
    if len(found) == 1:
        title = translate(
            "FirstRun",
            "There is a plant on this PC already: {plant}, made by the account {account}.",
        ).format(plant=found[0].plant, account=found[0].account)
    else:
        title = translate("FirstRun", "There are plants on this PC already: {plants}.").format(
            plants=", ".join(f"{one.plant} ({one.account})" for one in found)
        )
    message.say(
        title,
        translate("FirstRun", "It is kept for that account alone, so it cannot be opened here."),
        translate(
            "FirstRun",
            "Sign in to this PC with that account to use it. To share it, make a backup there and"
            " bring it back here, for all accounts.",
        ),
        tone="warning",
    )
