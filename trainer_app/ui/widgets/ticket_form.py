"""A ticket to type, scan, paste or open from its file, and the address of the hub beside it.

A scanner is a keyboard: it types into the field that has the focus.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget

from trainer_app.ui.i18n import translate
from trainer_app.ui.shared.files import ask_for_file
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.layout import STEP, column, row
from trainer_app.ui.widgets.section import SectionBox
from trainer_app.ui.widgets.ticket_keys import TicketKeys

_LONGEST_URL: Final = 500
_GROUP: Final = 6
_BETWEEN: Final = "-– \n\t"


def in_groups(text: str) -> str:
    """As it stands on paper. What cannot be a ticket is left as it was typed."""
    letters = "".join(c for c in text if c not in _BETWEEN)
    if not (letters.isascii() and letters.isalnum()):
        return text
    letters = letters.upper()
    return "-".join(letters[i : i + _GROUP] for i in range(0, len(letters), _GROUP))


class _TicketField(QPlainTextEdit):
    """Puts the dashes between the groups by itself while somebody types at the end of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFixedHeight(theme().sizes.mm(18))
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhUppercaseOnly | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.textChanged.connect(self._group)

    def press(self, letter: str) -> None:
        """A key on the screen."""
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.insertPlainText(letter)

    def erase(self) -> None:
        """The last character, and the dash before it."""
        self.setPlainText(in_groups(self.toPlainText().rstrip(_BETWEEN)[:-1]))
        self.moveCursor(QTextCursor.MoveOperation.End)

    def _group(self) -> None:
        """A correction in the middle is left alone: a cursor that jumps is worse than a dash."""
        text = self.toPlainText()
        grouped = in_groups(text)
        if grouped != text and self.textCursor().atEnd():
            self.setPlainText(grouped)
            self.moveCursor(QTextCursor.MoveOperation.End)


class TicketForm(QWidget):
    """``typed`` carries the name of a field, ``ticket`` or ``hub_url``, and its text."""

    typed = Signal(str, str)
    file_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ticket = _TicketField()
        self.choose, self.show_keys = QPushButton(), QPushButton()
        self.show_keys.setCheckable(True)
        self.keys = TicketKeys()
        self.keys.setVisible(False)
        self.url = QLineEdit()
        self.url.setFixedWidth(theme().sizes.mm(110))
        self.url.setMaxLength(_LONGEST_URL)
        self.boxes = {name: SectionBox() for name in ("ticket", "url")}
        line = row(gap=2 * STEP)
        for button in (self.show_keys, self.choose):
            line.addWidget(button)
        line.addStretch(1)
        self.boxes["ticket"].fields.addWidget(self.ticket, 0, Qt.AlignmentFlag.AlignTop)
        self.boxes["ticket"].fields.addWidget(self.keys)
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
        self.show_keys.toggled.connect(self._on_keys_wanted)
        self.keys.pressed.connect(self.ticket.press)
        self.keys.erase_pressed.connect(self.ticket.erase)

    def relabel(self) -> None:
        self.choose.setText(translate("Join", "Open the ticket’s file"))
        self.show_keys.setText(translate("Join", "Keys on the screen"))
        self.keys.relabel()
        self.ticket.setAccessibleName(translate("Join", "The ticket"))
        self.url.setAccessibleName(translate("Join", "Address of the hub"))
        self.url.setPlaceholderText("https://")
        self.boxes["ticket"].say(
            translate("Join", "The ticket"),
            translate("Join", "From whoever runs the hub: typed, scanned or from its file."),
        )
        self.boxes["url"].say(
            translate("Join", "Address of the hub"),
            translate("Join", "As it stands beside the ticket. A file or a QR code may name it."),
        )

    def show_ticket(self, text: str) -> None:
        """What came from a file; what is typed is left alone."""
        if self.ticket.toPlainText() != text:
            self.ticket.setPlainText(text)

    def _on_keys_wanted(self, wanted: bool) -> None:
        self.keys.setVisible(wanted)
        self.ticket.setFocus()

    def _ask_which(self) -> None:
        ask_for_file(self, translate("Join", "Open the ticket’s file"), self.file_chosen.emit)
