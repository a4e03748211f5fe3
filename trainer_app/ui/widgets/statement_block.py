"""What is to be signed, in the words of its signer: task, level, lines, and the sentence."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from trainer_app.ui.shared.statement import Statement
from trainer_app.ui.shared.tongue import Tongue
from trainer_app.ui.theme import mark
from trainer_app.ui.widgets.layout import STEP, column, label
from trainer_app.ui.widgets.letting_go import let_go


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
        level = _level(statement, tongue)
        self.level.setText(level)
        lines = _lines(statement)
        self.lines.setText("\n".join(lines))
        self.sentence.setText(statement.sentence)
        said = (statement.task, level, *lines, statement.sentence)
        self.setAccessibleName(" ".join(said))


class StatementList(QWidget):
    """The statements of a job below one another: each with its level, lines and sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks: list[StatementBlock] = []
        self._shown: tuple[tuple[Statement, ...], str] | None = None
        self._column = column(gap=2 * STEP)
        self.setLayout(self._column)

    def say(self, statements: tuple[Statement, ...], tongue: Tongue) -> None:
        if (statements, tongue.language) == self._shown:
            return
        self._shown = statements, tongue.language
        while len(self._blocks) > len(statements):
            block = self._blocks.pop()
            self._column.removeWidget(block)
            let_go(block)
        while len(self._blocks) < len(statements):
            self._blocks.append(StatementBlock())
            self._column.addWidget(self._blocks[-1])
        for block, statement in zip(self._blocks, statements, strict=True):
            block.say(statement, tongue)


def _level(statement: Statement, tongue: Tongue) -> str:
    if not statement.level_name:
        return tongue.translate("Statement", "No level chosen yet")
    return tongue.translate("Statement", "Level {level}: {name}").format(
        level=statement.level, name=statement.level_name
    )


def _lines(statement: Statement) -> list[str]:
    lines = [f"{number}. {line}" for number, line in enumerate(statement.lines, start=1)]
    own = enumerate(statement.level_lines, start=1)
    return lines + [f"{statement.level}.{number}  {line}" for number, line in own]
