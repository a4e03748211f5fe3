"""The top bar: whose turn it is, where, and whether what was recorded is safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from trainer_app.kernel.clock import Moment
from trainer_app.ui.i18n import translate
from trainer_app.ui.network import NetworkState
from trainer_app.ui.sync_words import sync_line
from trainer_app.ui.theme import mark, theme
from trainer_app.ui.widgets.layout import STEP, column, label, row
from trainer_app.ui.widgets.level_circle import LevelCircle
from trainer_app.ui.widgets.where_button import WhereButton
from trainer_app.ui.words import roles

if TYPE_CHECKING:
    from trainer_app.services.session import SignedIn


class TopBar(QWidget):
    """The same on every screen."""

    lock_pressed = Signal()
    menu_pressed = Signal()
    """*Menu* for whoever is signed in, else *Settings*."""
    sync_pressed = Signal()
    """The plant and the sync line: on to what is behind it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signed_in: SignedIn | None = None
        self._plant = ""
        self._saved: Moment | None = None
        self._now = Moment(0, 0)
        self._network = NetworkState()
        self._new: tuple[str, ...] = ()
        self._sample = False
        side = round(theme().sizes.title * 1.3)
        self._sign = LevelCircle(side)
        self._sign.set_level(3, 4)  # the sign of the product, whatever the scale
        self.name = label("strong", wrap=False)
        self.role = label("small-muted", wrap=False)
        self.where = WhereButton()
        self.plant, self.sync_line = self.where.plant, self.where.line
        self.sample = label(wrap=False)
        self.sample.setObjectName("sample")
        self.lock = QPushButton()
        self.menu = QPushButton()
        who = column(gap=0)
        who.addWidget(self.name)
        who.addWidget(self.role)
        bar = row(gap=2 * STEP)
        bar.setContentsMargins(3 * STEP, STEP, 3 * STEP, STEP)
        bar.addWidget(self._sign)
        bar.addLayout(who)
        bar.addStretch(1)
        bar.addWidget(self.sample)
        bar.addWidget(self.where, 4)
        bar.addWidget(self.menu)
        bar.addWidget(self.lock)
        self._bar, self._who = bar, who
        self.setLayout(bar)
        self.lock.clicked.connect(self.lock_pressed)
        self.menu.clicked.connect(self.menu_pressed)
        self.where.clicked.connect(self.sync_pressed)
        theme().changed.connect(self._make_room)
        self._make_room()
        self.relabel()

    def _make_room(self) -> None:
        """Large words take a second line, and all the room there is."""
        is_large = theme().sizes.text_percent > 100
        for words in (self.plant, self.sync_line):
            words.setWordWrap(is_large)
        self._bar.setStretch(2, 0 if is_large else 1)
        middle = Qt.AlignmentFlag.AlignVCenter if is_large else Qt.AlignmentFlag(0)
        self._bar.setAlignment(self.sample, middle)
        self._bar.setAlignment(self._who, middle)

    def show_person(self, signed_in: SignedIn | None) -> None:
        self._signed_in = signed_in
        self.relabel()

    def show_plant(self, plant: str, *, sample: bool) -> None:
        self._plant, self._sample = plant, sample
        self.relabel()

    def forget_plant(self) -> None:
        """None is open."""
        self._saved, self._network, self._new = None, NetworkState(), ()
        self.show_plant("", sample=False)

    def show_saved(self, moment: Moment) -> None:
        """The time of the last write that is safe on this disk."""
        self._saved = self._now = moment
        self.relabel()

    def show_network(self, state: NetworkState, now: Moment) -> None:
        """How far what was written has travelled."""
        self._network, self._now = state, now
        self._say_where()

    def announce(self, pcs: tuple[str, ...]) -> None:
        """New PCs of the plant, until somebody has looked, or locks."""
        self._new = pcs
        self._say_where()

    def relabel(self) -> None:
        person = self._signed_in
        self.name.setText(
            translate("TopBar", "Toolroom Trainer") if person is None else person.name
        )
        self.role.setText(
            translate("TopBar", "Nobody is signed in") if person is None else roles(person.roles)
        )
        self._say_where()
        self.sample.setText(translate("TopBar", "SAMPLE"))
        self.sample.setVisible(self._sample)
        self.lock.setText(translate("TopBar", "Lock"))
        self.lock.setVisible(person is not None)
        self.menu.setText(
            translate("TopBar", "Settings") if person is None else translate("TopBar", "Menu")
        )

    def _say_where(self) -> None:
        said = sync_line(self._network, self._saved, self._now, self._new)
        self.plant.setText(self._plant)
        self.sync_line.setText(said.words)
        mark(self.sync_line, tone=said.tone)
        self.where.setAccessibleName(f"{self._plant}. {said.words}")
        self.where.setVisible(bool(self._plant) or self._network.membership is not None)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.relabel()
        super().changeEvent(event)
