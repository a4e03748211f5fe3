"""Everybody's panels below a page: trainer and trainee side by side, the second assessor below.

Each panel is wholly in its signer's language.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from trainer_app.kernel.errors import Problem
from trainer_app.kernel.problems import explained
from trainer_app.ui.i18n import translate
from trainer_app.ui.problems import explain
from trainer_app.ui.shared.signatures import Signatures, SignaturesState, TraineeAnswer
from trainer_app.ui.shared.statement import Statement
from trainer_app.ui.shared.tongue import Tongue, tongue
from trainer_app.ui.theme import mark, theme
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.layout import STEP, column, hairline, holding, label, row
from trainer_app.ui.widgets.signature_panel import SignaturePanel


@dataclass(frozen=True, slots=True)
class ToBeSigned:
    """What each person would sign, in that person's language, and what the record will keep."""

    trainer: tuple[Statement, ...] = ()
    trainee: tuple[Statement, ...] = ()
    second: tuple[Statement, ...] = ()
    warned: tuple[Problem, ...] = ()
    is_second_look: bool = False


class SignaturesBlock(QWidget):
    def __init__(self, model: Signatures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.heading = label("strong")
        self.second_look = label()
        mark(self.second_look, tone="ok")
        self.kept = label("small")
        mark(self.kept, tone="warning")
        self.trainer = SignaturePanel(model.trainer)
        self.trainee = SignaturePanel(model.trainee)
        self.second = SignaturePanel(model.second, beside=True)
        self.answer = Choices()
        self.words_caption = label()
        self.words = QPlainTextEdit()
        self.words.setFixedHeight(3 * theme().sizes.touch)
        self.words.setTabChangesFocus(True)
        self.trainee.choices.addWidget(self.answer)
        for part in (self.words_caption, self.words):
            self.trainee.reasons.addWidget(part)
        self.seconds_caption = label("muted")
        self.seconds = Choices()
        self.setLayout(self._arranged())
        self.answer.picked.connect(lambda answer: model.choose_answer(TraineeAnswer(answer)))
        self.seconds.picked.connect(model.choose_second)
        self.words.textChanged.connect(self._type_words)

    def _arranged(self) -> QVBoxLayout:
        folds = theme().sizes.folds
        panels: QBoxLayout = column(gap=3 * STEP) if folds else row(gap=4 * STEP)
        panels.addWidget(self.trainer, 1)
        panels.addWidget(hairline(down=not folds))
        panels.addWidget(self.trainee, 1)
        below = column(gap=2 * STEP)
        below.addWidget(hairline())
        below.addWidget(self.seconds_caption)
        below.addWidget(self.seconds)
        below.addWidget(self.second)
        self._second_part = holding(below)
        whole = column(gap=2 * STEP)
        whole.addWidget(hairline())
        for part in (self.heading, self.second_look, self.kept):
            whole.addWidget(part)
        whole.addLayout(panels)
        whole.addWidget(self._second_part)
        return whole

    def _type_words(self) -> None:
        if self.words.toPlainText() != self._model.state.words:
            self._model.type_words(self.words.toPlainText())

    def apply(self, asked: ToBeSigned) -> None:
        state = self._model.state
        self.heading.setText(translate("SignOff", "Signatures"))
        self.second_look.setText(translate("SignOff", "This counts as the second look."))
        self.second_look.setVisible(asked.is_second_look)
        kept = [explain(problem).sentence for problem in asked.warned]
        title = translate("SignOff", "The record will keep this:")
        self.kept.setText("\n".join([title, *kept]))
        self.kept.setVisible(bool(kept))
        hers = tongue(self._model.trainer.state.language)
        theirs = tongue(self._model.trainee.state.language)
        self.trainer.ask_all(
            asked.trainer,
            hers.translate("SignaturePanel", "Trainer"),
            "" if state.may_be_signed else _not_yet(hers),
        )
        self.trainee.ask_all(
            asked.trainee, theirs.translate("SignaturePanel", "Trainee"), _closed(state, theirs)
        )
        self._show_answer(state, theirs)
        self._show_second(state, asked)

    def _show_answer(self, state: SignaturesState, speaks: Tongue) -> None:
        self.answer.offer(
            [
                (TraineeAnswer.NOW, speaks.translate("SignaturePanel", "Sign now")),
                (TraineeAnswer.LATER, speaks.translate("SignaturePanel", "Sign later")),
                (TraineeAnswer.DECLINES, speaks.translate("SignaturePanel", "I do not agree")),
            ],
            (state.answer,),
        )
        self.words_caption.setText(
            speaks.translate("SignaturePanel", "Say why, in your own words.")
        )
        self.words.setAccessibleName(self.words_caption.text())
        self.words_caption.setVisible(state.declines)
        self.words.setVisible(state.declines)
        if self.words.toPlainText() != state.words:
            self.words.setPlainText(state.words)

    def _show_second(self, state: SignaturesState, asked: ToBeSigned) -> None:
        self._second_part.setVisible(bool(state.seconds))
        self.seconds_caption.setText(
            translate("SignOff", "Did a second assessor watch it too? Choose who.")
        )
        self.seconds.offer(
            [(second.person.id, second.person.name) for second in state.seconds],
            () if state.second is None else (state.second.person.id,),
        )
        self.seconds.setAccessibleName(translate("SignOff", "Second assessor"))
        self.second.setVisible(state.second is not None)
        speaks = tongue(self._model.second.state.language)
        closed = speaks.translate("SignaturePanel", "The trainer signs first.")
        if state.second_problems:
            told = (str(explained(p, speaks.language)) for p in state.second_problems)
            closed = "\n".join(told)
        elif not state.may_be_signed:
            closed = _not_yet(speaks)
        self.second.ask_all(
            asked.second, speaks.translate("SignaturePanel", "Second assessor"), closed
        )


def _not_yet(speaks: Tongue) -> str:
    return speaks.translate("SignaturePanel", "Signed here once nothing is missing above.")


def _closed(state: SignaturesState, speaks: Tongue) -> str:
    """Why the trainee's keypad is not there."""
    if state.answer is TraineeAnswer.LATER:
        return speaks.translate(
            "SignaturePanel", "It will wait under your name on the Board. It counts once you sign."
        )
    if not state.may_be_signed:
        return _not_yet(speaks)
    if state.declines and not state.words.strip():
        return ""
    return speaks.translate("SignaturePanel", "The trainer signs first.")
