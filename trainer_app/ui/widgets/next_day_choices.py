"""A day: tomorrow, in a week, or another day in steps of one or seven; today where it may be."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from trainer_app.ui.i18n import iso, translate
from trainer_app.ui.shared.next_day import PICK, TODAY, TOMORROW, WEEK, NextDay
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.flow import Flow
from trainer_app.ui.widgets.layout import STEP, column, label

_STEPS: Final = (-7, -1, 1, 7)


class NextDayChoices(QWidget):
    tapped = Signal(str)
    moved = Signal(int)
    """By so many days."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices = Choices()
        self.day = label("strong", wrap=False)
        self.steps = {step: QPushButton() for step in _STEPS}
        self._steps = Flow()
        for step, button in self.steps.items():
            self._steps.add(button)
            button.clicked.connect(lambda _on=False, days=step: self.moved.emit(days))
        whole = column(gap=STEP)
        for part in (self.choices, self.day, self._steps):
            whole.addWidget(part)
        self.setLayout(whole)
        self.choices.picked.connect(self.tapped)

    @property
    def buttons(self) -> dict[str, QPushButton]:
        return self.choices.buttons

    def call(self, name: str) -> None:
        self.choices.setAccessibleName(name)
        for step, words in zip(
            _STEPS,
            (
                translate("Notes", "A week earlier"),
                translate("Notes", "A day earlier"),
                translate("Notes", "A day later"),
                translate("Notes", "A week later"),
            ),
            strict=True,
        ):
            self.steps[step].setText(words)
        self._steps.settle()

    def show_day(self, next_day: NextDay, today: date) -> None:
        chosen = next_day.choice(today)
        today_too = [(TODAY, translate("Notes", "Today"))] if next_day.is_any else []
        self.choices.offer(
            [
                *today_too,
                (TOMORROW, translate("Notes", "Tomorrow")),
                (WEEK, translate("Notes", "In a week")),
                (PICK, translate("Notes", "Another day")),
            ],
            (chosen,),
        )
        self.day.setText(iso(next_day.day) if next_day.day else "")
        self.day.setVisible(next_day.day is not None)
        self._steps.setVisible(chosen == PICK)
