"""The two signatures side by side, each panel wholly in its signer's language."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from trainer_app.ui.i18n import translate
from trainer_app.ui.problems import explain
from trainer_app.ui.shared.tongue import Tongue, tongue
from trainer_app.ui.signoff.form_view import section_name
from trainer_app.ui.signoff.state import SignOffState, TraineeAnswer
from trainer_app.ui.signoff.view_model import SignOffViewModel
from trainer_app.ui.theme import mark, theme
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.layout import STEP, column, hairline, label, row
from trainer_app.ui.widgets.signature_panel import SignaturePanel


class SignaturesView(QWidget):
    def __init__(self, model: SignOffViewModel) -> None:
        super().__init__()
        self._model = model
        self.heading = label("strong")
        self.second_look = label()
        mark(self.second_look, tone="ok")
        self.kept = label("small")
        mark(self.kept, tone="warning")
        self.trainer = SignaturePanel(model.trainer_signature)
        self.trainee = SignaturePanel(model.trainee_signature)
        self.answer = Choices()
        self.words_caption = label()
        self.words = QPlainTextEdit()
        self.words.setFixedHeight(3 * theme().sizes.touch)
        self.words.setTabChangesFocus(True)
        for part in (self.answer, self.words_caption, self.words):
            self.trainee.choices.addWidget(part)
        panels = row(gap=4 * STEP)
        panels.addWidget(self.trainer, 1)
        panels.addWidget(hairline(down=True))
        panels.addWidget(self.trainee, 1)
        whole = column(gap=2 * STEP)
        whole.addWidget(hairline())
        for part in (self.heading, self.second_look, self.kept):
            whole.addWidget(part)
        whole.addLayout(panels)
        self.setLayout(whole)
        self.answer.picked.connect(lambda answer: model.choose_answer(TraineeAnswer(answer)))
        self.words.textChanged.connect(self._type_words)

    def _type_words(self) -> None:
        if self.words.toPlainText() != self._model.state.words:
            self._model.type_words(self.words.toPlainText())

    def apply(self, state: SignOffState) -> None:
        self.heading.setText(translate("SignOff", "Signatures"))
        self.second_look.setText(translate("SignOff", "This counts as the second look."))
        self.second_look.setVisible(state.is_second_look)
        kept = [explain(problem).sentence for problem in state.warned]
        title = translate("SignOff", "The record will keep this:")
        self.kept.setText("\n".join([title, *kept]))
        self.kept.setVisible(bool(kept))
        hers, theirs = tongue(state.trainer_language), tongue(state.trainee_language)
        self.trainer.ask(
            state.for_trainer,
            hers.translate("SignaturePanel", "Trainer"),
            "" if state.may_be_signed else _not_yet(state, hers),
        )
        self.trainee.ask(
            state.for_trainee,
            theirs.translate("SignaturePanel", "Trainee"),
            _closed(state, theirs),
        )
        self._show_answer(state, theirs)

    def _show_answer(self, state: SignOffState, speaks: Tongue) -> None:
        self.answer.offer(
            [
                (TraineeAnswer.NOW, speaks.translate("SignaturePanel", "Sign now")),
                (TraineeAnswer.LATER, speaks.translate("SignaturePanel", "Sign later")),
                (TraineeAnswer.DECLINES, speaks.translate("SignaturePanel", "I do not agree")),
            ],
            (state.answer,),
        )
        declines = state.answer is TraineeAnswer.DECLINES
        self.words_caption.setText(
            speaks.translate("SignaturePanel", "Say why, in your own words.")
        )
        self.words.setAccessibleName(self.words_caption.text())
        self.words_caption.setVisible(declines)
        self.words.setVisible(declines)
        if self.words.toPlainText() != state.words:
            self.words.setPlainText(state.words)


def missing_names(state: SignOffState) -> str:
    names = [section_name(section) for section, _problem in state.missing]
    return ", ".join(dict.fromkeys(names))


def _not_yet(_state: SignOffState, speaks: Tongue) -> str:
    return speaks.translate("SignaturePanel", "Signed here once nothing is missing above.")


def _closed(state: SignOffState, speaks: Tongue) -> str:
    """Why the trainee's keypad is not there."""
    if state.answer is TraineeAnswer.LATER:
        return speaks.translate(
            "SignaturePanel", "It will wait under your name on the Board. It counts once you sign."
        )
    if not state.may_be_signed:
        return _not_yet(state, speaks)
    if state.answer is TraineeAnswer.DECLINES and not state.words.strip():
        return ""
    return speaks.translate("SignaturePanel", "The trainer signs first.")
