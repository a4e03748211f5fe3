"""The end of the first run: the recovery words, one of them asked back, the one-time codes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton
from typing_extensions import override

from trainer_app.ui.firstrun.parts import Part
from trainer_app.ui.firstrun.state import FirstRunState
from trainer_app.ui.firstrun.view_model import FirstRunViewModel
from trainer_app.ui.i18n import translate
from trainer_app.ui.keys import PRINTS
from trainer_app.ui.widgets.layout import STEP, label, row
from trainer_app.ui.widgets.section import SectionBox
from trainer_app.ui.widgets.slip_button import SlipButton
from trainer_app.ui.widgets.word_grid import WordGrid


class RecoveryPart(Part):
    """The twelve words, once, to be printed and put away."""

    def __init__(self, model: FirstRunViewModel) -> None:
        super().__init__(model)
        self.told = label()
        self.whole.addWidget(self.told)
        self.grid = WordGrid()
        self.words = self.grid.words
        self.whole.addWidget(self.grid)
        self.print = QPushButton()
        self.print.clicked.connect(model.print_sheet)
        self.print.setProperty(PRINTS, True)
        line = row()
        line.addWidget(self.print)
        line.addStretch(1)
        self.whole.addLayout(line)
        self.whole.addStretch(1)

    @override
    def heading(self, state: FirstRunState) -> tuple[str, str]:
        return (
            translate("FirstRun", "The recovery sheet"),
            translate("FirstRun", "Print it twice and put both in the safe."),
        )

    @override
    def relabel(self) -> None:
        self.told.setText(
            translate(
                "FirstRun",
                "If this PC is lost, these twelve words and a backup bring everything back. They "
                "are shown only now and kept on no PC. Whoever holds them and a backup can read "
                "everything in it.",
            )
        )
        self.print.setText(translate("FirstRun", "Print the recovery sheet"))

    @override
    def apply(self, state: FirstRunState) -> None:
        self.grid.show_words(state.words)

    @override
    def start_focus(self) -> None:
        self.print.setFocus()


class RecoveryWordPart(Part):
    """One of the words is asked back where none can be seen: it is on paper, then."""

    def __init__(self, model: FirstRunViewModel) -> None:
        super().__init__(model)
        self.box = SectionBox()
        self.typed = self.field("typed")
        self.box.add_line(self.typed)
        self.whole.addWidget(self.box)
        self.whole.addStretch(1)

    @override
    def heading(self, state: FirstRunState) -> tuple[str, str]:
        return (
            translate("FirstRun", "Is the recovery sheet on paper?"),
            translate(
                "FirstRun", "Look at the sheet that was printed. Back shows the words again."
            ),
        )

    @override
    def apply(self, state: FirstRunState) -> None:
        if self.typed.text() != state.typed:
            self.typed.setText(state.typed)
        asked = translate("FirstRun", "Type word {number} from the sheet").format(
            number=state.asked
        )
        self.box.say(asked, translate("FirstRun", "So that you know it is on paper."))
        self.typed.setAccessibleName(asked)

    @override
    def start_focus(self) -> None:
        self.typed.setFocus()


class CodesPart(Part):
    """The trainers' one-time codes, to hand over."""

    def __init__(self, model: FirstRunViewModel) -> None:
        super().__init__(model)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(4 * STEP)
        self.grid.setVerticalSpacing(2 * STEP)
        self.grid.setColumnStretch(2, 1)
        self.whole.addLayout(self.grid)
        self.slips = SlipButton(many=True)
        self.slips.clicked.connect(model.print_slips)
        self.whole.addWidget(self.slips, 0, Qt.AlignmentFlag.AlignLeft)
        self.whole.addStretch(1)

    @override
    def heading(self, state: FirstRunState) -> tuple[str, str]:
        return (
            translate("FirstRun", "One-time codes"),
            translate(
                "FirstRun",
                "Give each trainer their own code. With it they choose a PIN on the Board.",
            ),
        )

    @override
    def apply(self, state: FirstRunState) -> None:
        if self.grid.count():
            return
        for i, (name, code) in enumerate(state.codes):
            who, digits = label("strong", wrap=False), label("code", wrap=False)
            who.setText(name)
            digits.setText(f"{code[:3]}\u2002{code[3:]}")
            digits.setAccessibleName(f"{name}: {' '.join(code)}")
            self.grid.addWidget(who, i, 0)
            self.grid.addWidget(digits, i, 1)
