"""Rows that open something, one below the other, under headings. For a part of a page; a page of
its own is a ``PagedList``.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from trainer_app.ui.widgets.go_row import GoRow
from trainer_app.ui.widgets.layout import STEP, column, label
from trainer_app.ui.widgets.letting_go import let_go
from trainer_app.ui.widgets.rows import Row


class GoList(QWidget):
    """``chosen`` carries the id of the row. Widgets are made anew only when other ids are shown."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids: tuple[str, ...] = ()
        self._parts: list[QWidget] = []
        self._column = column(gap=0)
        self.setLayout(self._column)
        self.rows: dict[str, GoRow] = {}

    def set_rows(self, rows: Sequence[Row]) -> None:
        ids = tuple(row.id for row in rows)
        if ids != self._ids:
            self._ids = ids
            self._make(rows)
        for row, part in zip(rows, self._parts, strict=True):
            if isinstance(part, GoRow):
                part.is_strong = row.is_strong
                part.show_row(
                    row.title, row.detail, shape=row.shape, tone=row.tone, level=row.level
                )
            elif isinstance(part, QLabel):
                part.setText(row.title)

    def _make(self, rows: Sequence[Row]) -> None:
        for old in self._parts:
            self._column.removeWidget(old)
            let_go(old)
        self._parts, self.rows = [], {}
        for row in rows:
            part = self._heading() if row.is_heading else self._row(row.id)
            self._parts.append(part)
            self._column.addWidget(part)

    def _heading(self) -> QLabel:
        heading = label("strong")
        heading.setContentsMargins(0, STEP if self._parts else 0, 0, STEP // 2)
        return heading

    def _row(self, row_id: str) -> GoRow:
        made = GoRow()
        made.clicked.connect(lambda: self.chosen.emit(row_id))
        self.rows[row_id] = made
        return made
