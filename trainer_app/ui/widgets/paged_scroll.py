"""A page that is longer than the screen: two large buttons turn it. Nothing needs a swipe.

One within another (large words turn the whole page, see ``Page``) turns nothing: it grows to its
full height, and what is around it is turned.
"""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLayout, QPushButton, QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from trainer_app.ui.i18n import translate
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.layout import STEP, holding, label, row
from trainer_app.ui.widgets.page_edges import PageEdges


class PagedScroll(QScrollArea):
    """Holds one widget that grows downwards. Keyboard focus scrolls it by itself.

    ``parent``: where it will lie. What is put there only when it is whole is given its style anew,
    widget by widget. A layout is held by a widget that is made in its place.
    """

    resized = Signal()
    edge_shown = Signal()
    """What an edge would have cut is out of sight."""

    def __init__(self, inner: QWidget | QLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inner = inner if isinstance(inner, QWidget) else holding(inner, self.viewport())
        self._inner = inner
        self._around: PagedScroll | None = None
        self._looked_at: PageEdges | None = None
        """While ``edge_shown`` is told: whoever hears it need not look at every part again."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._measure)
        self._edge = QTimer(self)
        self._edge.setSingleShot(True)
        self._edge.setInterval(0)
        self._edge.timeout.connect(self._show_whole_parts)
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self.edge_soon)
        bar.rangeChanged.connect(self.edge_soon)
        inner.installEventFilter(_Rearranged(self))

    def measure_soon(self) -> None:
        """Once everything has its words: heights that were asked for too early are kept by Qt."""
        self._soon.start()

    def _measure(self) -> None:
        inner = self.widget()
        layout = None if inner is None else inner.layout()
        if inner is None or layout is None:
            return
        for below in inner.findChildren(QWidget):
            if (kept := below.layout()) is not None:
                kept.invalidate()
        layout.invalidate()
        inner.updateGeometry()
        if self._around is not None:
            self.updateGeometry()
            self._around.measure_soon()

    # --- within another -------------------------------------------------------------------------

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if self._around is None:
            self._around = self._found_around()
            if self._around is not None:
                policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
                policy.setHeightForWidth(True)
                self.setSizePolicy(policy)
                self._inner.installEventFilter(_Growth(self))
        super().showEvent(event)

    def _found_around(self) -> PagedScroll | None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, PagedScroll):
            above = above.parentWidget()
        return above

    @override
    def hasHeightForWidth(self) -> bool:
        return self._around is not None

    @override
    def heightForWidth(self, width: int) -> int:
        layout = self._inner.layout()
        if layout is not None and layout.hasHeightForWidth():
            return layout.totalHeightForWidth(width)
        return self._inner.sizeHint().height()

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self._around is None:
            return hint
        return QSize(hint.width(), self.heightForWidth(max(self.width(), hint.width())))

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        if self._around is None:
            return hint
        return QSize(self._inner.minimumSizeHint().width(), hint.height())

    @override
    def ensureWidgetVisible(self, child: QWidget, xmargin: int = 50, ymargin: int = 50) -> None:
        if self._around is not None:
            self._around.ensureWidgetVisible(child, xmargin, ymargin)
        else:
            super().ensureWidgetVisible(child, xmargin, ymargin)

    # --- turning --------------------------------------------------------------------------------

    def edges(self) -> PageEdges:
        return self._looked_at or PageEdges(self._inner, self.viewport().height())

    def turn(self, pages: int) -> None:
        bar, edges = self.verticalScrollBar(), self.edges()
        bar.setValue(edges.below(bar.value()) if pages > 0 else edges.above(bar.value()))

    def edge_soon(self, *_moved: object) -> None:
        """Once everything has its place."""
        self._edge.start()

    def _show_whole_parts(self) -> None:
        """What an edge would cut is not seen there."""
        view, bar = self.viewport(), self.verticalScrollBar()
        self._looked_at, seen = self.edges(), None
        if bar.maximum() > bar.minimum():
            seen = self._looked_at.seen(bar.value(), view.width())
        if seen is not None:
            view.setMask(seen)
        elif not view.mask().isEmpty():
            view.clearMask()
        self.edge_shown.emit()
        self._looked_at = None

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.edge_soon()
        self.resized.emit()


class _Growth(QObject):
    """Tells a scroll that grows when what it holds wants another height."""

    def __init__(self, scroll: PagedScroll) -> None:
        super().__init__(scroll)
        self._scroll = scroll

    @override
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._scroll.updateGeometry()
        return False


class _Rearranged(QObject):
    """Tells a scroll when other parts of what it holds may lie at its edges."""

    def __init__(self, scroll: PagedScroll) -> None:
        super().__init__(scroll)
        self._scroll = scroll

    @override
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._scroll.edge_soon()
        return False


class PageTurner(QWidget):
    """*Page up* and *Page down* for a ``PagedScroll``; goes away where everything fits."""

    def __init__(self, scroll: PagedScroll, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scroll = scroll
        self._is_wanted = True
        self.where = label("muted", wrap=False)
        self.up, self.down = QPushButton(), QPushButton()
        line = row(gap=STEP)
        for part in (self.up, self.down, self.where):
            line.addWidget(part)
        self.setLayout(line)
        self.up.clicked.connect(lambda: scroll.turn(-1))
        self.down.clicked.connect(lambda: scroll.turn(1))
        bar = scroll.verticalScrollBar()
        bar.valueChanged.connect(self._show_place)
        for grown in (bar.rangeChanged, scroll.resized):  # several times while a page is laid out
            grown.connect(self._show_keys)
        scroll.edge_shown.connect(self._show_place)
        self.relabel()

    def relabel(self) -> None:
        up, down = translate("PageTurner", "Page up"), translate("PageTurner", "Page down")
        self.up.setAccessibleName(up)
        self.down.setAccessibleName(down)
        is_tight = theme().sizes.text_percent > 100  # large words, and a bar with other buttons
        self.where.setVisible(not is_tight)
        self.up.setText(translate("PageTurner", "Up") if is_tight else up)
        self.down.setText(translate("PageTurner", "Down") if is_tight else down)
        self._show_place()

    def be_wanted(self, is_wanted: bool) -> None:
        """Nothing is turned while the page itself is put away."""
        self._is_wanted = is_wanted
        self._show_keys()

    def _show_place(self, *_moved: object) -> None:
        bar = self._scroll.verticalScrollBar()
        starts = self._scroll.edges().starts() if bar.maximum() > bar.minimum() else [0]
        last = len(starts)
        page = last if bar.value() >= bar.maximum() else max(1, bisect_right(starts, bar.value()))
        self.where.setText(
            translate("PageTurner", "Page {page} of {last}").format(page=page, last=last)
        )
        self._show_keys()

    def _show_keys(self, *_moved: object) -> None:
        bar = self._scroll.verticalScrollBar()
        self.up.setEnabled(bar.value() > bar.minimum())
        self.down.setEnabled(bar.value() < bar.maximum())
        has_place = self.parentWidget() is not None  # else it would be a window of its own
        self.setVisible(has_place and self._is_wanted and bar.maximum() > bar.minimum())

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.relabel()
        elif event.type() == QEvent.Type.ParentChange:
            self._show_keys()
        super().changeEvent(event)
