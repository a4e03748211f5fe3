"""A new recovery sheet as it is seen: the words, the word that is typed back, what to do then."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from typing_extensions import override

from trainer_app.ui.i18n import translate
from trainer_app.ui.keys import PRINTS
from trainer_app.ui.recovery.view_model import NewRecoveryState, NewRecoveryViewModel, Step
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.layout import STEP, column, holding, label
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.section import SectionBox
from trainer_app.ui.widgets.word_grid import WordGrid


class NewRecoveryView(Page):
    def __init__(self, model: NewRecoveryViewModel) -> None:
        super().__init__()
        self._model = model
        self._seen: Step | None = None
        model.setParent(self)
        self.told, self.words, self.print = label(), WordGrid(), QPushButton()
        self.print.setProperty(PRINTS, True)
        shown = column(gap=2 * STEP)
        for part in (self.told, self.words):
            shown.addWidget(part)
        shown.addWidget(self.print, 0, Qt.AlignmentFlag.AlignLeft)
        self.box, self.typed = SectionBox(), QLineEdit()
        self.typed.setFixedWidth(theme().sizes.mm(110))
        self.box.add_line(self.typed)
        asked = column()
        asked.addWidget(self.box)
        self.steps = {Step.WORDS: holding(shown), Step.ASKED: holding(asked)}
        for step in self.steps.values():
            self.content.addWidget(step)
        self.content.addStretch(1)
        self.again = QPushButton()
        self.extras.addStretch(1)
        self.extras.addWidget(self.again)
        self.use_whole_bar()
        self.print.clicked.connect(model.print_sheet)
        self.typed.textChanged.connect(model.type_word)
        self.again.clicked.connect(model.see_words)
        self.primary_pressed.connect(model.go_on)
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self.told.setText(
            translate(
                "NewRecovery",
                "These twelve words will open the backups made from then on. Nothing changes until "
                "one of them has been typed back. Backups made before still need the old sheet: "
                "keep it with them, or destroy both.",
            )
        )
        self.print.setText(translate("FirstRun", "Print the recovery sheet"))
        self.again.setText(translate("NewRecovery", "Show the words again"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        if self._model.state.step is Step.ASKED:
            self.typed.setFocus()
        elif self._model.state.step is Step.WORDS:
            self.print.setFocus()
        else:
            self.primary.setFocus()

    def apply(self, state: NewRecoveryState) -> None:
        self.set_title(
            translate("NewRecovery", "A new recovery sheet"),
            translate("FirstRun", "Print it twice and put both in the safe.")
            if state.step is Step.WORDS
            else "",
        )
        self._show_message(state)
        for step, part in self.steps.items():
            part.setVisible(step is state.step and bool(state.words))
        self.words.show_words(state.words if state.step is Step.WORDS else ())
        if self.typed.text() != state.typed:
            self.typed.setText(state.typed)
        asked = translate("FirstRun", "Type word {number} from the sheet").format(
            number=state.asked
        )
        self.box.say(asked, translate("FirstRun", "So that you know it is on paper."))
        self.typed.setAccessibleName(asked)
        self.again.setVisible(state.step is Step.ASKED)
        words = {
            Step.WORDS: translate("FirstRun", "Next"),
            Step.ASKED: translate("NewRecovery", "Use it from now on"),
            Step.DONE: translate("NewRecovery", "Done"),
        }
        self.set_primary(words[state.step], enabled=state.can_go_on)
        if state.step is not self._seen:
            self._seen = state.step
            self.start_focus()

    def _show_message(self, state: NewRecoveryState) -> None:
        if state.problem is not None:
            self.message.show_problem(state.problem)
        elif state.step is Step.DONE:
            self.message.say(
                translate("NewRecovery", "The new sheet is in use. Saved on this PC."),
                translate("NewRecovery", "The old one still opens the backups made before."),
                translate("NewRecovery", "Make a copy outside this PC now: it needs the new one."),
                tone="ok",
            )
        else:
            self.message.show_problem(None)
