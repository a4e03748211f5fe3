"""The main window: the top bar, the stack of screens, the warning before the idle lock.

It decides nothing: who is signed in comes from the ``Session``, screens from the ``Navigator``.
What is imported at the top is needed to paint it empty, and no more: Qt's namespace of enumerations
and our own widgets take as long to load as Qt itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from trainer_app.ui.notices import Notices
    from trainer_app.ui.top_bar import TopBar
    from trainer_app.ui.widgets.message import MessageStrip

SMALLEST = QSize(1000, 640)
"""Fits 1024x768 with a task bar."""

_NAME = "Toolroom Trainer"
"""Until the language is known."""


class MainWindow(QWidget):
    """``closed`` is the moment to finish what is being written.

    Painted empty first; ``furnish`` is for when it has been seen.
    """

    top_bar: TopBar
    warning: MessageStrip
    notices: Notices
    stack: QStackedWidget

    closed = Signal()
    first_painted = Signal()
    """Emitted once: now there is time to load the rest of the program."""

    def __init__(self) -> None:
        super().__init__()
        self.is_painted = False
        self.held_by: Callable[[], bool] | None = None
        """Asked before closing; True: somebody has to decide something first."""
        self._is_furnished = False
        self.setObjectName("window")
        self.setWindowTitle(_NAME)
        self.setMinimumSize(SMALLEST)

    def furnish(self) -> None:
        """Build what is in the window. The theme and the language are in force by now."""
        from PySide6.QtCore import Qt

        from trainer_app.ui.notices import Notices
        from trainer_app.ui.top_bar import TopBar
        from trainer_app.ui.widgets.layout import column, hairline
        from trainer_app.ui.widgets.message import MessageStrip
        from trainer_app.ui.widgets.reading_order import TabAsRead

        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.top_bar = TopBar()
        self.warning = MessageStrip()
        self.notices = Notices()
        self.stack = QStackedWidget()
        frame = column(gap=0)
        frame.addWidget(self.top_bar)
        frame.addWidget(hairline())
        frame.addWidget(self.warning)
        frame.addWidget(self.notices)
        frame.addWidget(self.stack, 1)
        self.setLayout(frame)
        TabAsRead(self)
        self._is_furnished = True
        self.relabel()

    def warn_of_lock(self, seconds: int) -> None:
        """Count down; 0 takes the warning away."""
        if not seconds:
            self.warning.setVisible(False)
            return
        from trainer_app.ui.counts import Counts
        from trainer_app.ui.i18n import translate

        self.warning.say(
            translate("Window", "Locking in {time}").format(time=Counts().seconds(seconds)),
            translate("Window", "Touch the screen or press a key to go on."),
            tone="warning",
        )

    def relabel(self) -> None:
        from trainer_app.ui.i18n import translate

        self.setWindowTitle(translate("Window", "Toolroom Trainer"))

    def fill_screen(self) -> None:
        """Show it. A shared PC has one program. Without a window manager the size is set here."""
        self.setGeometry(self.screen().availableGeometry())
        self.showMaximized()

    def raise_first(self) -> None:
        """Somebody started the program a second time: here it is."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def paint_icon(self) -> None:
        """The window's icon is the sign of the product, in the colours of the theme."""
        from PySide6.QtGui import QIcon, QPainter, QPixmap

        from trainer_app.ui.theme import theme
        from trainer_app.ui.widgets.level_circle import paint_level

        picture = QPixmap(QSize(64, 64))
        picture.fill(theme().colour("ground"))
        painter = QPainter(picture)
        paint_level(
            painter, picture.rect().toRectF().adjusted(6, 6, -6, -6), 3, theme().colour("ink"), 4
        )
        painter.end()
        self.setWindowIcon(QIcon(picture))

    @override
    def changeEvent(self, event: QEvent) -> None:
        if self._is_furnished and event.type() == QEvent.Type.LanguageChange:
            self.relabel()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.is_painted:
            self.is_painted = True
            self.first_painted.emit()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self.held_by is not None and self.held_by():
            event.ignore()
            return
        self.closed.emit()
        super().closeEvent(event)
