"""The frame of every decision: its matter at the left, the decider's signature at the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from trainer_app.checklists.language import say
from trainer_app.kernel.errors import ErrorCode
from trainer_app.ui.deciding.deciding_model import DecisionState, DecisionViewModel, S
from trainer_app.ui.i18n import language, translate
from trainer_app.ui.problems import explain
from trainer_app.ui.theme import mark, theme
from trainer_app.ui.widgets.layout import STEP, column, hairline, holding, label, row
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.signature_panel import SignaturePanel
from trainer_app.ui.widgets.turned import turned

LONGEST = 300
"""Characters in a line of words."""


class DecisionView(Page):
    """A page adds its own fields to ``fields`` and sets them in ``show_fields``."""

    asks_words = True
    people_pressed = Signal()
    """From a refusal that a role would lift, for whoever may give roles."""

    def __init__(self, model: DecisionViewModel[S]) -> None:
        super().__init__()
        self._frame_model = model
        model.setParent(self)
        self.title.setWordWrap(True)
        self.fields = column(gap=2 * STEP)
        self.words_caption = label()
        self.words = QPlainTextEdit()
        self.words.setFixedHeight(2 * theme().sizes.touch)
        self.words.setTabChangesFocus(True)
        self.sentence = label("strong")
        mark(self.sentence, tone="accent")
        self.panel = SignaturePanel(model.signature)
        left = column(gap=2 * STEP)
        left.addLayout(self.fields)
        left.addWidget(self.words_caption)
        left.addWidget(self.words)
        left.addStretch(1)
        right = column(gap=2 * STEP)
        right.addWidget(self.sentence)
        right.addWidget(self.panel)
        right.addStretch(1)
        self._right = holding(right)
        self._rule = hairline(down=True)
        both = row(gap=3 * STEP)
        both.addLayout(left, 3)
        both.addWidget(self._rule)
        both.addWidget(self._right, 2)
        self.pages, self.turner, self.reason = turned(self, both)
        self.words.textChanged.connect(self._type_words)
        self.primary_pressed.connect(model.decide)
        self.message.action_pressed.connect(self.people_pressed)

    def start(self) -> None:
        """Once the page has its own widgets."""
        self._frame_model.state_changed.connect(lambda _state: self.show_state())
        self._frame_model.read()

    @override
    def relabel(self) -> None:
        self.show_state()

    # --- what each page says of itself ----------------------------------------------------------

    def show_fields(self) -> None:
        """Set every visible property of the page's own widgets."""

    def heading(self) -> str:
        return ""

    def action(self) -> str:
        """The words of the primary action."""
        return ""

    def may_sign(self) -> bool:
        """Whether a signature is of any use now."""
        return True

    def why(self) -> str:
        """The caption of the reason."""
        return translate("Deciding", "The reason, in your own words")

    def signed(self) -> str:
        """The sentence that the record keeps, in the signer's language; where there is one."""
        return ""

    def missing(self) -> str:
        """What comes next, while something is missing."""
        return translate("Deciding", "Next: the reason, then your PIN.")

    # --- shown ----------------------------------------------------------------------------------

    def show_state(self) -> None:
        state = self._frame_model.state
        title = f"{state.about}  {say(state.title or {}, language())}".strip()
        under = " · ".join(part for part in (state.name, title) if part)
        self.set_title(self.heading(), under)
        self._show_message(state)
        self.words_caption.setText(self.why())
        self.words.setAccessibleName(self.why())
        if self.words.toPlainText() != state.words:
            self.words.setPlainText(state.words)
        for part in (self._right, self._rule):
            part.setVisible(state.is_open and self.may_sign())
        for part in (self.words_caption, self.words):
            part.setVisible(state.is_open and self.asks_words)
        self.sentence.setText(self.signed())
        self.sentence.setVisible(bool(self.signed()))
        self.panel.ask(None, "", "" if self._is_filled() else self.missing())
        self.show_fields()
        self.set_primary(
            self.action() if state.is_open and self.may_sign() else "",
            enabled=state.is_ready and not state.busy,
        )
        waits = state.is_open and not state.is_ready
        self.reason.setText(self.missing() if waits else "")
        self.pages.measure_soon()

    def _is_filled(self) -> bool:
        return self._frame_model.signature.state.is_open

    def _show_message(self, state: DecisionState) -> None:
        problems = state.problems or state.in_the_way
        roles_lack = any(problem.code is ErrorCode.NOT_ALLOWED for problem in problems)
        self.message.action.setText(translate("Menu", "People"))
        self.message.action.setVisible(roles_lack and self._frame_model.may_give_roles)
        if state.is_done:
            self.message.say(translate("Deciding", "Saved on this PC."), self.done(), tone="ok")
        elif problems:
            first = explain(problems[0])
            said = "\n".join(explain(problem).sentence for problem in problems)
            self.message.say(first.title, said, first.next_step, tone="danger")
        else:
            self.message.show_problem(None)

    def done(self) -> str:
        """What follows from the decision, once it is recorded."""
        return ""

    def _type_words(self) -> None:
        if self.words.toPlainText() != self._frame_model.state.words:
            self._frame_model.type_words(self.words.toPlainText())


def captioned(field: QWidget, caption: QLabel, words: str) -> None:
    """Name a field for eye and ear."""
    caption.setText(words)
    field.setAccessibleName(words)


def line_edit() -> QLineEdit:
    made = QLineEdit()
    made.setMaxLength(LONGEST)
    return made


def set_line(field: QLineEdit, words: str) -> None:
    if field.text() != words:
        field.setText(words)
