"""Everything that is in the file for support, line by line, and where to save it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from typing_extensions import override

from trainer_app.ui.i18n import translate
from trainer_app.ui.shared.files import ask_where_to_save
from trainer_app.ui.thispc.support_view_model import SupportState, SupportViewModel
from trainer_app.ui.widgets.page import Page

FILE = "toolroom-trainer-support.zip"


class SupportView(Page):
    def __init__(self, model: SupportViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.content.addWidget(self.text, 1)
        self.up, self.down = QPushButton(), QPushButton()
        for button, pages in ((self.up, -1), (self.down, 1)):
            self.extras.addWidget(button)
            button.clicked.connect(lambda _on, pages=pages: self._turn(pages))
        self.extras.addStretch(1)
        self.primary_pressed.connect(self._ask_where)
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self.up.setText(translate("PageTurner", "Page up"))
        self.down.setText(translate("PageTurner", "Page down"))
        self.text.setAccessibleName(translate("ThisPc", "What is in the file for support"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        self.text.setFocus()

    def apply(self, state: SupportState) -> None:
        self.set_title(
            translate("ThisPc", "File for support"),
            translate("ThisPc", "This is all of it: no names, no molds, nobody’s words."),
        )
        if self.text.toPlainText() != state.text:
            self.text.setPlainText(state.text)
        if state.problem is not None:
            self.message.show_problem(state.problem)
        elif state.saved:
            self.message.say(translate("ThisPc", "Saved"), state.saved, tone="ok")
        else:
            self.message.setVisible(False)
        self.set_primary(translate("ThisPc", "Save the file"), enabled=bool(state.names))

    def _turn(self, pages: int) -> None:
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def _ask_where(self) -> None:
        title = translate("ThisPc", "Where does the file go?")
        ask_where_to_save(self, title, FILE, self._model.save)
