"""The matrix as a table whose heads stay: whole columns and lines, turned by pages.

No scroll bar and no swipe: whoever holds it offers four large buttons, and arrow keys go from cell
to cell. Placed by hand: what is left of the room beside the last whole column stays empty.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QFrame, QTableView, QWidget
from typing_extensions import override

from trainer_app.ui.matrix.grid_model import MatrixModel
from trainer_app.ui.matrix.grid_paint import (
    CellDelegate,
    ColumnsHead,
    NamesHead,
    head_height,
    narrow_width,
    wide_width,
)
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.layout import STEP, label

_NAMES_MM = 50.0
_LEAST_LINES = 3


class _Table(QTableView):
    entered = Signal(QModelIndex)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.currentIndex().isValid():
                self.entered.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class MatrixGrid(QWidget):
    """``cell_chosen`` carries line and column; ``moved``: another cell or page is in sight."""

    cell_chosen = Signal(int, int)
    column_chosen = Signal(int)
    line_chosen = Signal(int)
    moved = Signal()

    def __init__(self, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        model.setParent(self)
        self._wide = True
        self.table = _Table(self)
        table = self.table
        table.setModel(model)
        table.setHorizontalHeader(ColumnsHead(table))
        table.setVerticalHeader(NamesHead(table))
        table.setItemDelegate(CellDelegate(table))
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(False)
        table.setCornerButtonEnabled(False)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for policy in (table.setHorizontalScrollBarPolicy, table.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.corner = label("small-muted")
        self.corner.setParent(table)
        self.corner.setAlignment(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(table)
        for head in (table.horizontalHeader(), table.verticalHeader()):
            head.setFocusProxy(table)
        table.clicked.connect(self._choose)
        table.entered.connect(self._choose)
        table.horizontalHeader().sectionClicked.connect(self.column_chosen)
        table.verticalHeader().sectionClicked.connect(self.line_chosen)
        table.selectionModel().currentChanged.connect(self._on_moved)
        for bar in (table.horizontalScrollBar(), table.verticalScrollBar()):
            bar.valueChanged.connect(self._on_moved)
        model.modelReset.connect(self.arrange)
        theme().changed.connect(self.arrange)

    def say(self, columns: str, names: str, corner: str) -> None:
        """What the heads and the numbers at their foot are."""
        self.table.horizontalHeader().setAccessibleName(columns)
        self.table.verticalHeader().setAccessibleName(names)
        self.corner.setText(corner)
        made = self.table.findChild(QAbstractButton)  # Qt's own; nothing happens there
        if isinstance(made, QAbstractButton):
            made.setAccessibleName(corner)
            made.setFocusProxy(self.table)

    # --- what is in sight -----------------------------------------------------------------------

    def be_wide(self, wide: bool) -> None:
        """Columns with the words of their titles, or of nothing but signs."""
        if wide != self._wide:
            self._wide = wide
            self.arrange()

    @property
    def current(self) -> QModelIndex:
        return self.table.currentIndex()

    def go_to(self, index: QModelIndex) -> None:
        if index.isValid():
            self.table.setCurrentIndex(index)

    @property
    def columns_in_sight(self) -> tuple[int, int, int]:
        """The first and the last, from 1, and how many there are."""
        return self._in_sight(self.table.horizontalScrollBar().value(), self._size[0], across=True)

    @property
    def lines_in_sight(self) -> tuple[int, int, int]:
        return self._in_sight(self.table.verticalScrollBar().value(), self._size[1], across=False)

    def _in_sight(self, first: int, size: int, *, across: bool) -> tuple[int, int, int]:
        count = self._model.columnCount() if across else self._model.rowCount()
        return first + 1, min(count, first + size), count

    def turn(self, across: int, down: int) -> None:
        """So many pages to the right and downwards."""
        sideways, upwards = self.table.horizontalScrollBar(), self.table.verticalScrollBar()
        sideways.setValue(sideways.value() + across * self._size[0])
        upwards.setValue(upwards.value() + down * self._size[1])

    # --- places ---------------------------------------------------------------------------------

    _size = (1, 1)
    """Columns and lines of a page."""

    def arrange(self) -> None:
        """Give everything its place; columns share the room evenly."""
        names = min(
            theme().sizes.mm(_NAMES_MM * theme().sizes.text_percent / 100), self.width() // 3
        )
        head = head_height(wide=self._wide)
        columns, rows = self._model.columnCount(), self._model.rowCount()
        room, high = max(1, self.width() - names), max(1, self.height() - head)
        least = wide_width() if self._wide else narrow_width()
        across = max(1, min(columns or 1, room // least))
        down = max(1, min(rows or 1, high // self._least_line))
        width = min(room // across, 2 * wide_width() if self._wide else least + 2 * STEP)
        height = high // down if rows > down else self._least_line
        self._size = across, down
        table = self.table
        table.horizontalHeader().setFixedHeight(head)
        table.verticalHeader().setFixedWidth(names)
        table.horizontalHeader().setDefaultSectionSize(width)
        table.verticalHeader().setDefaultSectionSize(height)
        table.setGeometry(0, 0, names + across * width, head + down * height)
        self.corner.setGeometry(0, 0, names - STEP, head - STEP // 2)
        self.corner.raise_()
        self.moved.emit()

    @property
    def _least_line(self) -> int:
        sizes = theme().sizes
        return max(sizes.touch, round((sizes.body + sizes.small) * 1.35) + STEP // 2)

    @override
    def minimumSizeHint(self) -> QSize:
        high = head_height(wide=self._wide) + _LEAST_LINES * self._least_line
        return QSize(4 * wide_width(), high)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self.arrange()
        super().changeEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        self.cell_chosen.emit(index.row(), index.column())

    def _on_moved(self, *_moved: object) -> None:
        self.moved.emit()
