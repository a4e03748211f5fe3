"""The page that somebody comes to first: what to go on with, and beside it what waits for them."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout
from typing_extensions import override

from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.go_list import GoList
from trainer_app.ui.widgets.layout import STEP, column, holding, label
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_scroll import PagedScroll, PageTurner


class HomePage(Page):
    """Subclasses fill ``left`` and ``right``, then call ``lay_columns``.

    ``waits_first``: what waits stands above the rest where there is no room beside it.
    """

    waits_first: ClassVar[bool] = True

    def __init__(self) -> None:
        super().__init__()
        self.heading, self.quiet, self.waiting = label("strong"), label("muted"), GoList()
        self.left, self.right = column(gap=STEP), column(gap=STEP)
        for part in (self.heading, self.quiet, self.waiting):
            self.right.addWidget(part)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(4 * STEP)
        self._columns.setContentsMargins(0, 0, 0, 0)

    def lay_columns(self, left: int, right: int) -> None:
        """How wide they are beside each other."""
        for filled, share in ((self.left, left), (self.right, right)):
            filled.addStretch(1)
            self._columns.addWidget(holding(filled), share)
        self.pages = PagedScroll(self._columns, self.lies_in)
        self.turner = PageTurner(self.pages)
        self.content.addWidget(self.pages, 1)
        self.extras.addWidget(self.turner)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room; else one above the other."""
        super().resizeEvent(event)
        side_by_side = event.size().width() >= 68 * theme().sizes.body
        way = QBoxLayout.Direction
        folded = way.BottomToTop if self.waits_first else way.TopToBottom
        self._columns.setDirection(way.LeftToRight if side_by_side else folded)
