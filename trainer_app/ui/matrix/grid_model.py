"""The lines and columns of the matrix as an item model; words are made when somebody asks."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from typing_extensions import override

from trainer_app.ui.matrix.telling import (
    cell_words,
    column_spoken,
    column_title,
    line_spoken,
    spoken,
)
from trainer_app.ui.matrix.view_model import Cell, Column, Line
from trainer_app.ui.widgets.rows import AnyIndex


class MatrixModel(QAbstractTableModel):
    """``line_at``, ``column_at`` and ``cell_at`` give the values back to whoever paints them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._columns: tuple[Column, ...] = ()

    def set_shown(self, columns: tuple[Column, ...], lines: tuple[Line, ...]) -> None:
        """In place where the same people and columns are shown, so that the place is kept."""
        same = self._keys(columns, lines) == self._keys(self._columns, self._lines)
        if not same:
            self.beginResetModel()
        self._columns, self._lines = columns, lines
        if not same:
            self.endResetModel()
        elif lines and columns:
            last = self.index(len(lines) - 1, len(columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(lines) - 1)

    @staticmethod
    def _keys(columns: tuple[Column, ...], lines: tuple[Line, ...]) -> tuple[list[str], list[str]]:
        return [column.id for column in columns], [line.person for line in lines]

    def line_at(self, row: int) -> Line:
        return self._lines[row]

    def column_at(self, column: int) -> Column:
        return self._columns[column]

    def cell_at(self, index: AnyIndex) -> Cell:
        return self._lines[index.row()].cell(self._columns[index.column()])

    def spoken_at(self, index: AnyIndex) -> str:
        return spoken(self._lines[index.row()], self._columns[index.column()], self.cell_at(index))

    @override
    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_words(self.cell_at(index))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken_at(index)
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        across = orientation == Qt.Orientation.Horizontal
        if not 0 <= section < (len(self._columns) if across else len(self._lines)):
            return None
        if across:
            column = self._columns[section]
            if role == Qt.ItemDataRole.DisplayRole:
                return f"{column.id} {column_title(column)}"
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return column_spoken(column)
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._lines[section].row.trainee
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line_spoken(self._lines[section])
        return None

    def where(self, person: str, column: str) -> QModelIndex:
        """The index of a cell, or an invalid one."""
        rows = [n for n, line in enumerate(self._lines) if line.person == person]
        columns = [n for n, one in enumerate(self._columns) if one.id == column]
        return self.index(rows[0], columns[0]) if rows and columns else QModelIndex()
