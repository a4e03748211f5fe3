"""One note whole, and below it what the viewer has to say to it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from typing_extensions import override

from trainer_app.ui.i18n import translate
from trainer_app.ui.notes.detail import NoteDetail
from trainer_app.ui.notes.note_view_model import NoteState, NoteViewModel, Saying
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.layout import STEP, column, hairline, holding, label
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_scroll import PagedScroll, PageTurner


class NoteView(Page):
    hand_over_pressed = Signal()

    def __init__(self, model: NoteViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.detail = NoteDetail()
        self.caption = label("strong")
        self.words = QPlainTextEdit()
        self.words.setFixedHeight(3 * theme().sizes.touch)
        self.words.setTabChangesFocus(True)
        below = column(gap=STEP)
        for part in (hairline(), self.caption, self.words):
            below.addWidget(part)
        self._below = holding(below)
        whole = column(gap=2 * STEP)
        whole.addWidget(self.detail)
        whole.addWidget(self._below)
        whole.addStretch(1)
        self.pages = PagedScroll(whole, self.lies_in)
        self.turner = PageTurner(self.pages)
        self.content.addWidget(self.pages, 1)
        self.hand_over = QPushButton()
        self.hand_over.clicked.connect(self.hand_over_pressed)
        self.extras.addWidget(self.turner)
        self.extras.addStretch(1)
        self.extras.addWidget(self.hand_over)
        self.use_whole_bar()
        self.words.textChanged.connect(lambda: model.type_words(self.words.toPlainText()))
        self.primary_pressed.connect(model.save)
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self.hand_over.setText(translate("Notes", "Hand it over"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        if self._below.isVisibleTo(self):
            self.words.setFocus()
        else:
            self.back.setFocus()

    def apply(self, state: NoteState) -> None:
        had = self._below.isVisibleTo(self)
        self.set_title(translate("Notes", "Coaching note"), state.name)
        self.message.show_problem(state.problem)
        self.detail.apply(state.item)
        self._below.setVisible(state.is_written)
        self.hand_over.setVisible(state.may_hand_over)
        self.caption.setText(_caption(state.saying))
        self.words.setAccessibleName(self.caption.text())
        if self.words.toPlainText() != state.words:
            self.words.setPlainText(state.words)
        primary = {
            Saying.NOTHING: "",
            Saying.ANSWER: translate("Notes", "Save the answer"),
            Saying.CLOSE: translate("Notes", "Close the follow-up"),
            Saying.TAKE_UP: translate("Notes", "Take it up again"),
        }[state.saying]
        self.set_primary(primary, enabled=state.is_ready)
        self.pages.measure_soon()
        if not had and self._below.isVisibleTo(self) and self.isVisible():
            self.start_focus()


def _caption(saying: Saying) -> str:
    if saying is Saying.CLOSE:
        return translate("Notes", "What came of it, in your own words")
    return translate("Notes", "Your answer, in your own words")
