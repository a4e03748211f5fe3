"""A ticket to type, paste or open from its file, and the address of the hub beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from trainer_app.ui.i18n import translate
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.layout import STEP, column, row
from trainer_app.ui.widgets.section import SectionBox

_LONGEST_URL = 500


class TicketForm(QWidget):
    """``typed`` carries the name of a field, ``ticket`` or ``hub_url``, and its text."""

    typed = Signal(str, str)
    file_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ticket = QPlainTextEdit()
        self.ticket.setTabChangesFocus(True)
        self.ticket.setFixedHeight(theme().sizes.mm(26))
        self.choose = QPushButton()
        self.url = QLineEdit()
        self.url.setFixedWidth(theme().sizes.mm(110))
        self.url.setMaxLength(_LONGEST_URL)
        self.boxes = {name: SectionBox() for name in ("ticket", "url")}
        line = row(gap=2 * STEP)
        line.addWidget(self.choose)
        line.addStretch(1)
        self.boxes["ticket"].fields.addWidget(self.ticket, 0, Qt.AlignmentFlag.AlignTop)
        self.boxes["ticket"].fields.addLayout(line)
        self.boxes["url"].add_line(self.url)
        whole = column(gap=2 * STEP)
        for box in self.boxes.values():
            whole.addWidget(box)
        self.setLayout(whole)
        self.ticket.textChanged.connect(
            lambda: self.typed.emit("ticket", self.ticket.toPlainText())
        )
        self.url.textChanged.connect(lambda text: self.typed.emit("hub_url", text))
        self.choose.clicked.connect(self._ask_which)

    def relabel(self) -> None:
        self.choose.setText(translate("Join", "Open the ticket’s file"))
        self.ticket.setAccessibleName(translate("Join", "The ticket"))
        self.url.setAccessibleName(translate("Join", "Address of the hub"))
        self.url.setPlaceholderText("https://")
        self.boxes["ticket"].say(
            translate("Join", "The ticket"),
            translate("Join", "From whoever runs the hub. Large or small letters, any spaces."),
        )
        self.boxes["url"].say(
            translate("Join", "Address of the hub"),
            translate("Join", "As it stands beside the ticket. Empty: the ticket names it."),
        )

    def show_ticket(self, text: str) -> None:
        """What came from a file; what is typed is left alone."""
        if self.ticket.toPlainText() != text:
            self.ticket.setPlainText(text)

    def _ask_which(self) -> None:
        dialog = QFileDialog(self, translate("Join", "Open the ticket’s file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.file_chosen)
        dialog.open()
