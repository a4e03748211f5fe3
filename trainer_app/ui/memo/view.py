"""One field, and what belongs in it."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from typing_extensions import override

from trainer_app.checklists.language import say
from trainer_app.ui.i18n import language, translate
from trainer_app.ui.memo.view_model import MemoState, MemoViewModel
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.begun_message import show_or_offer_anew
from trainer_app.ui.widgets.layout import STEP, column, holding
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.section import SectionBox


class MemoView(Page):
    def __init__(self, model: MemoViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.title.setWordWrap(True)
        self.box = SectionBox()
        self.words = QPlainTextEdit()
        self.words.setFixedHeight(4 * theme().sizes.touch)
        self.words.setTabChangesFocus(True)
        self.box.fields.addWidget(self.words)
        whole = column(gap=2 * STEP)
        whole.addWidget(self.box)
        whole.addStretch(1)
        self.form = holding(whole)
        self.content.addWidget(self.form, 1)
        self.take_away = QPushButton()
        self.extras.addStretch(1)
        self.extras.addWidget(self.take_away)
        self.use_whole_bar()
        self.words.textChanged.connect(lambda: model.type_words(self.words.toPlainText()))
        self.take_away.clicked.connect(model.take_away)
        self.message.action_pressed.connect(model.start_again)
        self.primary_pressed.connect(model.save)
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self.take_away.setText(translate("Memo", "Take this memo away"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        self.words.setFocus()

    def apply(self, state: MemoState) -> None:
        task = f"{state.task}  {say(state.title or {}, language())}".strip()
        self.set_title(translate("Memo", "Teaching memo: {task}").format(task=task))
        show_or_offer_anew(self.message, state.problem, state.begun)
        self.form.setEnabled(state.is_loaded)
        self.box.say(
            translate("Memo", "The memo"),
            translate(
                "Memo", "What helps in teaching this task here. It names nobody; trainers read it."
            ),
        )
        self.words.setAccessibleName(translate("Memo", "The memo"))
        if self.words.toPlainText() != state.words:
            self.words.setPlainText(state.words)
        self.take_away.setVisible(bool(state.before))
        self.take_away.setEnabled(state.may_take_away)
        self.set_primary(translate("Memo", "Save the memo"), enabled=state.is_ready)
