"""What can be done from a task besides signing it off: a row of buttons below its title."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from trainer_app.ui.i18n import iso, translate
from trainer_app.ui.task.view_model import (
    EXTEND,
    JOB,
    JOB_DONE,
    NOT_APPLICABLE,
    NOTE,
    PAPER,
    REOBSERVE,
    TEACH,
    TRY,
    TaskState,
    TaskViewModel,
)
from trainer_app.ui.widgets.flow import Flow
from trainer_app.ui.widgets.layout import STEP, column


class ActionsBar(QWidget):
    """*More* opens a second row: what supervisors decide."""

    def __init__(self, model: TaskViewModel) -> None:
        super().__init__()
        self._model = model
        self.buttons: dict[str, QPushButton] = {}
        self.more_buttons: dict[str, QPushButton] = {}
        self.second_looks: dict[str, QPushButton] = {}
        self.more = QPushButton()
        self.more.setCheckable(True)
        self.more.toggled.connect(lambda _on: self.apply(model.state))
        self.first, self.second = Flow(), Flow()
        whole = column(gap=STEP)
        whole.addWidget(self.first)
        whole.addWidget(self.second)
        self.setLayout(whole)

    def apply(self, state: TaskState) -> None:
        said = _words()
        seconds = {item.record: item.on for item in state.may_second[:2]}
        self._make(state, tuple(seconds))
        for route, button in (*self.buttons.items(), *self.more_buttons.items()):
            button.setText(said[route])
        for record, on in seconds.items():
            self.second_looks[record].setText(
                translate("Task", "Second look at {date}").format(date=iso(on))
            )
        self.more.setText(translate("Task", "More"))
        self.second.setVisible(self.more.isChecked() and bool(state.more))
        self.setVisible(bool(state.actions or state.more or seconds))
        self.first.settle()
        self.second.settle()

    def _make(self, state: TaskState, seconds: tuple[str, ...]) -> None:
        """Buttons are made anew only where others are offered."""
        if tuple(self.more_buttons) != state.more:
            self._drop(self.second, self.more_buttons)
            self.more_buttons = {route: self._button(route) for route in state.more}
            for button in self.more_buttons.values():
                self.second.add(button)
        shown = (*self.buttons, *self.second_looks)
        if shown == (*state.actions, *seconds):
            self.more.setVisible(bool(state.more))
            return
        self._drop(self.first, self.buttons)
        self._drop(self.first, self.second_looks)
        self.buttons = {route: self._button(route) for route in state.actions}
        self.second_looks = {record: self._second(record) for record in seconds}
        for button in (*self.buttons.values(), *self.second_looks.values()):
            self.first.add(button)
        self.first.take(self.more)
        self.first.add(self.more)
        self.more.setVisible(bool(state.more))

    def _drop(self, where: Flow, buttons: dict[str, QPushButton]) -> None:
        for button in buttons.values():
            where.drop(button)
        buttons.clear()

    def _button(self, route: str) -> QPushButton:
        button = QPushButton()
        button.clicked.connect(lambda: self._model.go(route))
        return button

    def _second(self, record: str) -> QPushButton:
        button = QPushButton()
        button.clicked.connect(lambda: self._model.sign_second_look(record))
        return button


def _words() -> dict[str, str]:
    return {
        TEACH: translate("Task", "Teach"),
        TRY: translate("Task", "Record a try"),
        JOB: translate("Task", "Sign off a job"),
        JOB_DONE: translate("Task", "Job done"),
        NOTE: translate("Task", "Write a note"),
        PAPER: translate("Task", "Checklist for the press"),
        REOBSERVE: translate("Task", "Ask for a new observation"),
        EXTEND: translate("Task", "Extend"),
        NOT_APPLICABLE: translate("Task", "Not applicable"),
    }
