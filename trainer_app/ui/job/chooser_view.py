"""Choosing the tasks of a job: a list that was signed off before, or task by task from a unit."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from trainer_app.checklists.language import say
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import language, translate
from trainer_app.ui.job.state import JobState
from trainer_app.ui.job.view_model import JobViewModel
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.flow import Flow
from trainer_app.ui.widgets.layout import label
from trainer_app.ui.widgets.letting_go import let_go
from trainer_app.ui.widgets.section import SectionBox
from trainer_app.ui.widgets.tick_row import TickRow

_MOST_IDS = 4
"""On a button with large words; nearly twice as many with usual ones."""


class ChooserView(SectionBox):
    def __init__(self, model: JobViewModel) -> None:
        super().__init__()
        self._model = model
        self.together_caption = label("muted")
        self.together = Flow()
        self.lists: list[QPushButton] = []
        self.units = Choices()
        self.tasks: dict[str, TickRow] = {}
        self.units.picked.connect(model.choose_unit)
        for part in (self.together_caption, self.together, self.units):
            self.fields.addWidget(part)

    def apply(self, state: JobState) -> None:
        self.say(
            translate("Job", "The tasks"),
            translate("Job", "Choose what was watched on this job. Tap a unit to see its tasks."),
            translate("Job", "Choose at least one task.") if not state.listed else "",
        )
        self._show_together(state)
        self.units.offer(
            [(unit.id, f"{unit.id}  {say(unit.name, language())}") for unit in state.units],
            (state.unit,),
        )
        self.units.setAccessibleName(translate("Job", "Unit"))
        self._show_tasks(state)

    def _show_together(self, state: JobState) -> None:
        self.together_caption.setText(translate("Job", "Signed off together before"))
        self.together_caption.setVisible(bool(state.together))
        self.together.setVisible(bool(state.together))
        while len(self.lists) > len(state.together):
            self.together.drop(self.lists.pop())
        while len(self.lists) < len(state.together):
            button = QPushButton()
            number = len(self.lists)
            button.clicked.connect(lambda _on, n=number: self._model.take_list(n))
            self.lists.append(button)
            self.together.add(button)
        for button, tasks in zip(self.lists, state.together, strict=True):
            button.setText(f"{Counts().tasks(len(tasks))}: {_short(tasks)}")
            button.setAccessibleDescription(", ".join(tasks))
        self.together.settle()

    def _show_tasks(self, state: JobState) -> None:
        if tuple(self.tasks) != tuple(task.id for task in state.offered):
            for old in self.tasks.values():
                self.fields.removeWidget(old)
                let_go(old)
            self.tasks = {task.id: self._make(task.id) for task in state.offered}
        listed = state.form.listed
        for task in state.offered:
            row = self.tasks[task.id]
            so_far = translate("SignOff", "{counted} of {required} sign-offs so far").format(
                counted=task.counted, required=task.required
            )
            row.say(f"{task.id}  {say(task.title, language())}", detail=so_far)
            row.setChecked(task.id in listed)

    def _make(self, task: str) -> TickRow:
        row = TickRow()
        row.clicked.connect(lambda _on: self._model.tick_task(task))
        self.fields.addWidget(row)
        return row


def _short(tasks: tuple[str, ...]) -> str:
    """As many ids as a button holds."""
    most = _MOST_IDS if theme().sizes.folds else 2 * _MOST_IDS - 1
    first = ", ".join(tasks[:most])
    return f"{first} …" if len(tasks) > most else first
