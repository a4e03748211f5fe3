"""Rights to sign below one another, each with the button that ends it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from trainer_app.services.rights import RightLine
from trainer_app.ui.i18n import translate
from trainer_app.ui.person.words import right_detail, right_title
from trainer_app.ui.widgets.layout import STEP, column, label, row
from trainer_app.ui.widgets.letting_go import let_go


class _RightRow(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.title, self.detail = label("strong"), label("small-muted")
        self.end = QPushButton()
        words = column(gap=STEP // 2)
        words.addWidget(self.title)
        words.addWidget(self.detail)
        line = row(gap=2 * STEP)
        line.addLayout(words, 1)
        line.addWidget(self.end, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)

    def apply(self, right: RightLine, today: date, *, may_end: bool) -> None:
        title = right_title(right)
        self.title.setText(title)
        self.detail.setText(right_detail(right, today))
        self.end.setText(translate("Person", "End it"))
        self.end.setAccessibleName(
            translate("Person", "End the right to sign: {scope}").format(scope=title)
        )
        self.end.setVisible(may_end and right.ended_on is None)


class RightRows(QWidget):
    """``end_pressed`` carries the id of a right."""

    end_pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, _RightRow] = {}
        self._column = column(gap=2 * STEP)
        self.setLayout(self._column)

    def apply(self, rights: Sequence[RightLine], today: date, *, may_end: bool) -> None:
        """Rows are made anew only where other rights are shown."""
        ids = [right.right for right in rights]
        if ids != list(self.rows):
            for gone in self.rows.values():
                self._column.removeWidget(gone)
                let_go(gone)
            self.rows = {right_id: self._make(right_id) for right_id in ids}
        for right in rights:
            self.rows[right.right].apply(right, today, may_end=may_end)

    def _make(self, right_id: str) -> _RightRow:
        made = _RightRow()
        made.end.clicked.connect(lambda: self.end_pressed.emit(right_id))
        self._column.addWidget(made)
        return made
