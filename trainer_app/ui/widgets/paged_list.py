"""A list that pages with large buttons; nothing needs a swipe. Arrow keys work as in any list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QPushButton, QWidget
from typing_extensions import override

from trainer_app.ui.i18n import translate
from trainer_app.ui.widgets.layout import STEP, column, holding, label, row
from trainer_app.ui.widgets.rows import RowDelegate, RowModel


class _Rows(QListView):
    chosen = Signal(QModelIndex)
    resized = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.currentIndex().isValid():
                self.chosen.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_whole_rows()
        self.resized.emit()

    def show_whole_rows(self) -> None:
        """What is left of a row at the lower edge stays empty: half a row helps nobody, nor does a
        heading whose rows are on the next page."""
        row_height = self.sizeHintForRow(0)
        room = self.contentsRect().height()
        left = 0
        if 0 < row_height <= room:
            fit = room // row_height
            left = room - (fit - self._headings_at_end(fit)) * row_height
        if self.viewportMargins().bottom() != left:
            self.setViewportMargins(0, 0, 0, left)

    def _headings_at_end(self, fit: int) -> int:
        """How many of the ``fit`` rows from the first one seen are headings with nothing below."""
        model, end = self.model(), self.verticalScrollBar().value() + fit
        if not isinstance(model, RowModel) or end >= model.rowCount():
            return 0
        found = 0
        while found < fit - 1 and model.row_at(model.index(end - 1 - found)).is_heading:
            found += 1
        return found


class PagedList(QWidget):
    """``chosen`` carries the id of the row that was tapped or entered."""

    chosen = Signal(str)

    def __init__(self, model: RowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._is_showing = False
        model.setParent(self)
        self.view = _Rows()
        self.view.setModel(model)
        self.view.setItemDelegate(RowDelegate(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.clicked.connect(self._choose)
        self.view.chosen.connect(self._choose)
        self.earlier, self.later = QPushButton(), QPushButton()
        self.where = label("muted", wrap=False)
        bar = row(gap=2 * STEP)
        bar.addWidget(self.where, 1)
        bar.addWidget(self.earlier)
        bar.addWidget(self.later)
        self.pager = holding(bar)
        whole = column(gap=STEP)
        whole.addWidget(self.view, 1)
        whole.addWidget(self.pager)
        self.setLayout(whole)
        self.setFocusProxy(self.view)
        self.earlier.clicked.connect(lambda: self._turn(-1))
        self.later.clicked.connect(lambda: self._turn(1))
        for moved in (
            self.view.verticalScrollBar().valueChanged,
            self.view.verticalScrollBar().rangeChanged,
            self.view.resized,
            model.modelReset,
        ):
            moved.connect(self._show_place)
        self.relabel()

    def relabel(self) -> None:
        self.earlier.setText(translate("PagedList", "Previous"))
        self.later.setText(translate("PagedList", "Next"))
        self._show_place()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.relabel()
        super().changeEvent(event)

    @property
    def rows_a_page(self) -> int:
        height = max(1, self.view.sizeHintForRow(0))
        return max(1, self.view.viewport().height() // height)

    def _turn(self, pages: int) -> None:
        bar = self.view.verticalScrollBar()
        bar.setValue(bar.value() + pages * self.rows_a_page)

    def _show_place(self, *_moved: object) -> None:
        if self._is_showing:
            return  # making room moves the list, which asks again
        self._is_showing = True
        self.view.show_whole_rows()
        self._is_showing = False
        bar = self.view.verticalScrollBar()
        first, last, count = self._model.numbers(bar.value(), bar.value() + self.rows_a_page)
        self.where.setText(
            translate("PagedList", "{first} to {last} of {count}").format(
                first=first, last=last, count=count
            )
        )
        self.earlier.setEnabled(bar.value() > bar.minimum())
        self.later.setEnabled(bar.value() < bar.maximum())
        self.pager.setVisible(bar.maximum() > bar.minimum())

    def _choose(self, index: QModelIndex) -> None:
        row_chosen = self._model.row_at(index)
        if not row_chosen.is_heading:
            self.chosen.emit(row_chosen.id)
