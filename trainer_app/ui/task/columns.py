"""Three columns where there is room; one part at a time, chosen above it, where there is not."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from trainer_app.ui.i18n import translate
from trainer_app.ui.task.view_model import Side, TaskState
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.layout import STEP, column, hairline, holding, row

_ROOM_IN_EMS = 64
"""Of three columns with lines that can be read."""


class TaskColumns(QWidget):
    """``standard`` left, ``job`` or ``teaching`` between, ``so_far`` right."""

    chosen = Signal(str)
    folded = Signal()
    """It became one part at a time, or three columns again."""

    def __init__(self, standard: QWidget, job: QWidget, teaching: QWidget, so_far: QWidget) -> None:
        super().__init__()
        self.is_folded = False
        self._state = TaskState()
        self._standard, self._job, self._teaching = standard, job, teaching
        self._so_far = so_far
        self.sides = Choices()
        self.sides.picked.connect(self.chosen)
        between = column(gap=2 * STEP)
        between.addWidget(self.sides)
        between.addWidget(job)
        between.addWidget(teaching)
        between.addStretch(1)
        self._between = holding(between)
        self._lines = (hairline(down=True), hairline(down=True))
        beside = row(gap=3 * STEP)
        beside.addWidget(standard, 5)
        beside.addWidget(self._lines[0])
        beside.addWidget(self._between, 7)
        beside.addWidget(self._lines[1])
        beside.addWidget(so_far, 4)
        whole = column(gap=2 * STEP)
        whole.addLayout(beside, 1)
        self.setLayout(whole)
        self._above, self._above_between = whole, between

    def side(self, state: TaskState) -> Side:
        """What stands between the columns, or alone where they are folded."""
        if state.side is Side.STANDARD and not self.is_folded:
            return Side.JOB
        return state.side

    def apply(self, state: TaskState) -> None:
        self._state = state
        side = self.side(state)
        options = [
            (Side.STANDARD, translate("Task", "Standard and trainee")),
            (Side.JOB, translate("Task", "How it is done")),
            (Side.TEACHING, translate("Task", "How to teach it")),
        ]
        offered = [
            (each.value, words)
            for each, words in options
            if (each is not Side.STANDARD or self.is_folded)
            and (each is not Side.TEACHING or state.may_teach)
        ]
        self.sides.offer(offered, (side.value,))
        self.sides.setAccessibleName(translate("Task", "What to look at"))
        self.sides.setVisible(state.is_loaded and len(offered) > 1)
        alone = side is Side.STANDARD
        for part in (self._standard, self._so_far):
            part.setVisible(state.is_loaded and (alone or not self.is_folded))
        self._lines[0].setVisible(not self.is_folded)
        self._lines[1].setVisible(alone or not self.is_folded)
        self._between.setVisible(state.is_loaded and not alone)
        self._job.setVisible(side is Side.JOB)
        self._teaching.setVisible(side is Side.TEACHING)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_folded = event.size().width() < _ROOM_IN_EMS * theme().sizes.body
        if is_folded != self.is_folded:
            self.is_folded = is_folded
            (self._above if is_folded else self._above_between).insertWidget(0, self.sides)
            self.folded.emit()
