"""What is to be signed, in the words of its signer: task, level, lines, and the sentence."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from trainer_app.ui.shared.statement import Statement
from trainer_app.ui.shared.tongue import Tongue
from trainer_app.ui.theme import mark
from trainer_app.ui.widgets.layout import STEP, column, label


class StatementBlock(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.task = label("strong")
        self.level = label()
        self.lines = label("small")
        self.sentence = label("strong")
        mark(self.sentence, tone="accent")
        whole = column(gap=STEP)
        for part in (self.task, self.level, self.lines, self.sentence):
            whole.addWidget(part)
        self.setLayout(whole)

    def say(self, statement: Statement, tongue: Tongue) -> None:
        self.task.setText(statement.task)
        if statement.level_name:
            level = tongue.translate("Statement", "Level {level}: {name}").format(
                level=statement.level, name=statement.level_name
            )
        else:
            level = tongue.translate("Statement", "No level chosen yet")
        self.level.setText(level)
        lines = [f"{number}. {line}" for number, line in enumerate(statement.lines, start=1)]
        lines += [
            f"{statement.level}.{n}  {line}" for n, line in enumerate(statement.level_lines, 1)
        ]
        self.lines.setText("\n".join(lines))
        self.sentence.setText(statement.sentence)
        said = (statement.task, level, *lines, statement.sentence)
        self.setAccessibleName(" ".join(said))
