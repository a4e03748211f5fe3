"""The main window: the top bar, the stack of screens, the warning before the idle lock.

It decides nothing: who is signed in comes from the ``Session``, screens from the ``Navigator``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget
from typing_extensions import override

from trainer_app.kernel.clock import Moment
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import clock_time, translate
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.layout import STEP, column, hairline, label, row
from trainer_app.ui.widgets.level_circle import LevelCircle, paint_level
from trainer_app.ui.widgets.message import MessageStrip
from trainer_app.ui.words import roles

if TYPE_CHECKING:
    from trainer_app.services.session import SignedIn  # not needed at first paint

SMALLEST = QSize(1000, 640)
"""Fits 1024x768 with a task bar."""


class TopBar(QWidget):
    """Whose turn it is, where, and whether what was recorded is safe: the same on every screen."""

    lock_pressed = Signal()
    settings_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signed_in: SignedIn | None = None
        self._plant = ""
        self._saved: Moment | None = None
        self._sample = False
        side = round(theme().sizes.title * 1.3)
        self._sign = LevelCircle(side)
        self._sign.set_level(3)
        self.name = label("strong", wrap=False)
        self.role = label("small-muted", wrap=False)
        self.plant = label("strong", wrap=False)
        self.sync_line = label("small-muted", wrap=False)
        self.sample = label(wrap=False)
        self.sample.setObjectName("sample")
        self.lock = QPushButton()
        self.settings = QPushButton()
        for words in (self.plant, self.sync_line):
            words.setAlignment(Qt.AlignmentFlag.AlignRight)
        who, where = column(gap=0), column(gap=0)
        who.addWidget(self.name)
        who.addWidget(self.role)
        where.addWidget(self.plant)
        where.addWidget(self.sync_line)
        bar = row(gap=2 * STEP)
        bar.setContentsMargins(3 * STEP, STEP, 3 * STEP, STEP)
        bar.addWidget(self._sign)
        bar.addLayout(who)
        bar.addStretch(1)
        bar.addWidget(self.sample)
        bar.addLayout(where)
        bar.addWidget(self.settings)
        bar.addWidget(self.lock)
        self.setLayout(bar)
        self.lock.clicked.connect(self.lock_pressed)
        self.settings.clicked.connect(self.settings_pressed)
        self.relabel()

    def show_person(self, signed_in: SignedIn | None) -> None:
        self._signed_in = signed_in
        self.relabel()

    def show_plant(self, plant: str, *, sample: bool) -> None:
        self._plant, self._sample = plant, sample
        self.relabel()

    def show_saved(self, moment: Moment) -> None:
        """The time of the last write that is safe on this disk."""
        self._saved = moment
        self.relabel()

    def relabel(self) -> None:
        person = self._signed_in
        self.name.setText(
            translate("TopBar", "Toolroom Trainer") if person is None else person.name
        )
        self.role.setText(
            translate("TopBar", "Nobody is signed in") if person is None else roles(person.roles)
        )
        self.plant.setText(self._plant)
        self.sync_line.setText(self._sync_words())
        self.sync_line.setVisible(bool(self._plant))
        self.sample.setText(translate("TopBar", "SAMPLE"))
        self.sample.setVisible(self._sample)
        self.lock.setText(translate("TopBar", "Lock"))
        self.lock.setVisible(person is not None)
        self.settings.setText(translate("TopBar", "Settings"))

    def _sync_words(self) -> str:
        if self._saved is None:
            return translate("TopBar", "Saved on this PC. No central store set up.")
        return translate("TopBar", "Saved on this PC {time}. No central store set up.").format(
            time=clock_time(self._saved)
        )

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.relabel()
        super().changeEvent(event)


class MainWindow(QWidget):
    """``closed`` is the moment to finish what is being written."""

    closed = Signal()
    first_painted = Signal()
    """Emitted once: now there is time to load the rest of the program."""

    def __init__(self) -> None:
        super().__init__()
        self._painted = False
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(SMALLEST)
        self.top_bar = TopBar()
        self.warning = MessageStrip()
        self.notice = MessageStrip()
        self.stack = QStackedWidget()
        frame = column(gap=0)
        frame.addWidget(self.top_bar)
        frame.addWidget(hairline())
        frame.addWidget(self.warning)
        frame.addWidget(self.notice)
        frame.addWidget(self.stack, 1)
        self.setLayout(frame)
        self.notice.action_pressed.connect(self.notice.hide)
        self.relabel()

    def warn_of_lock(self, seconds: int) -> None:
        """Count down; 0 takes the warning away."""
        if not seconds:
            self.warning.setVisible(False)
            return
        self.warning.say(
            translate("Window", "Locking in {time}").format(time=Counts().seconds(seconds)),
            translate("Window", "Touch the screen or press a key to go on."),
            tone="warning",
        )

    def relabel(self) -> None:
        self.setWindowTitle(translate("Window", "Toolroom Trainer"))
        self.notice.action.setText(translate("Window", "Close"))
        self.notice.action.setVisible(True)

    def raise_first(self) -> None:
        """Somebody started the program a second time: here it is."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def paint_icon(self) -> None:
        """The window's icon is the sign of the product, in the colours of the theme."""
        picture = QPixmap(QSize(64, 64))
        picture.fill(theme().colour("ground"))
        painter = QPainter(picture)
        paint_level(
            painter, picture.rect().toRectF().adjusted(6, 6, -6, -6), 3, theme().colour("ink")
        )
        painter.end()
        self.setWindowIcon(QIcon(picture))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.relabel()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.first_painted.emit()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        super().closeEvent(event)
