"""What a person sees of a bug. Loaded when one is met."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QPushButton, QWidget

from trainer_app.ui.i18n import translate
from trainer_app.ui.theme import mark, theme
from trainer_app.ui.widgets.layout import STEP, column, label, row


class CrashDialog(QDialog):
    close_requested = Signal()

    def __init__(self, details: str, log_file: Path, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(translate("Crash", "Toolroom Trainer"))
        self._details = details
        title = label("title")
        title.setText(translate("Crash", "Something went wrong in the program"))
        safe = label()
        safe.setText(
            translate(
                "Crash", "What was saved is safe. What you were doing may not have been saved."
            )
        )
        next_step = label("muted")
        next_step.setText(
            translate(
                "Crash",
                "Keep working, and check your last step. If it happens again, copy the details "
                "and send them with the log: {log}",
            ).format(log=log_file)
        )
        text = QPlainTextEdit(details)
        text.setReadOnly(True)
        text.setAccessibleName(translate("Crash", "Details for support"))
        text.setMinimumHeight(theme().sizes.mm(30))
        self.copy = QPushButton(translate("Crash", "Copy the details"))
        self.end = QPushButton(translate("Crash", "Close the program"))
        self.go_on = QPushButton(translate("Crash", "Keep working"))
        mark(self.go_on, kind="primary")
        bar = row(gap=2 * STEP)
        bar.addWidget(self.copy)
        bar.addWidget(self.end)
        bar.addStretch(1)
        bar.addWidget(self.go_on)
        whole = column(gap=2 * STEP, margin=3 * STEP)
        for part in (title, safe, next_step):
            whole.addWidget(part)
        whole.addWidget(text, 1)
        whole.addLayout(bar)
        self.setLayout(whole)
        text.setMinimumWidth(theme().sizes.mm(150))
        self.copy.clicked.connect(self._copy)
        self.go_on.clicked.connect(self.accept)
        self.end.clicked.connect(self._end)
        self.go_on.setFocus()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._details)
        self.copy.setText(translate("Crash", "Copied"))

    def _end(self) -> None:
        self.accept()
        self.close_requested.emit()
