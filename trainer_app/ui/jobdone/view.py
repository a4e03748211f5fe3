"""*Job done* as it is seen: which tasks, when, on which mold."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from trainer_app.checklists.language import say
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import iso, language, translate
from trainer_app.ui.jobdone.view_model import JobDoneState, JobDoneViewModel
from trainer_app.ui.widgets.begun_message import say_begun
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.flow import Flow
from trainer_app.ui.widgets.layout import STEP, column, label
from trainer_app.ui.widgets.letting_go import let_go
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.section import SectionBox
from trainer_app.ui.widgets.tick_row import TickRow
from trainer_app.ui.widgets.turned import turned
from trainer_app.ui.widgets.when_fields import WhenFields
from trainer_app.ui.widgets.where_fields import MOLD, WORK_ORDER, WhereFields


class JobDoneView(Page):
    def __init__(self, model: JobDoneViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.tasks_box, self.where_box, self.when_box = SectionBox(), SectionBox(), SectionBox()
        self.chosen = label("strong")
        self.together, self.units = Flow(), Choices()
        self.lists: list[QPushButton] = []
        self.tasks: dict[str, TickRow] = {}
        self.where = WhereFields((MOLD, WORK_ORDER))
        self.when = WhenFields(is_claim=False)
        for part in (self.chosen, self.together, self.units):
            self.tasks_box.fields.addWidget(part)
        self.where_box.fields.addWidget(self.where)
        self.when_box.fields.addWidget(self.when)
        whole = column(gap=2 * STEP)
        for box in (self.tasks_box, self.where_box, self.when_box):
            whole.addWidget(box)
        whole.addStretch(1)
        self.pages, self.turner, self.reason = turned(self, whole)
        self.nothing_left = QWidget()
        self.content.addWidget(self.nothing_left, 1)
        self.units.picked.connect(model.choose_unit)
        self.where.mold_typed.connect(model.type_mold)
        self.where.work_order_typed.connect(model.type_work_order)
        self.when.day_moved.connect(model.move_day)
        self.when.today_chosen.connect(model.be_today)
        self.primary_pressed.connect(model.record)
        self.message.action_pressed.connect(model.start_again)
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self.apply(self._model.state)

    def apply(self, state: JobDoneState) -> None:
        self.set_title(translate("JobDone", "Job done"), state.trainee)
        self._show_message(state)
        filling = state.is_loaded and not state.is_recorded
        self.pages.setVisible(filling)
        self.nothing_left.setVisible(not filling)
        self.turner.be_wanted(filling)
        if filling:
            self._show_tasks(state)
            self.where_box.say(
                translate("JobDone", "Mold and work order"),
                translate("SignOff", "Fill in what there is."),
            )
            self.where.apply(state.where)
            self.when_box.say(translate("JobDone", "Done on"))
            self.when.apply(state.when)
            self.pages.measure_soon()
        if state.is_recorded:
            self.set_primary(translate("JobDone", "Done"))
        else:
            self.set_primary(
                translate("JobDone", "Record job done"),
                enabled=bool(state.chosen) and not state.busy,
            )
        waits = state.is_loaded and not state.chosen
        self.reason.setText(translate("JobDone", "Choose at least one task.") if waits else "")

    def _show_message(self, state: JobDoneState) -> None:
        begun = state.problem is None and not state.is_recorded and state.begun is not None
        self.message.action.setVisible(begun)
        self.message.action.setText(translate("Try", "Start again"))
        if state.problem is not None:
            self.message.show_problem(state.problem)
        elif state.is_recorded:
            self.message.say(
                translate("JobDone", "The job is recorded. Saved on this PC."),
                f"{state.trainee}: {', '.join(state.ids)}, {iso(state.when.observed_on)}.",
                translate("JobDone", "Shown as own entry.") if state.own else "",
                tone="ok",
            )
        elif state.begun is not None:
            say_begun(self.message, state.begun)
        elif state.own:
            self.message.say(
                translate("JobDone", "You enter this yourself: it is shown as own entry.")
            )
        else:
            self.message.show_problem(None)

    def _show_tasks(self, state: JobDoneState) -> None:
        said = language()
        self.tasks_box.say(
            translate("JobDone", "The tasks"),
            translate("JobDone", "What was done on this job. It says nothing about how well."),
        )
        self.chosen.setText("\n".join(f"{t.id}  {say(t.title, said)}" for t in state.chosen))
        self.chosen.setVisible(bool(state.chosen))
        while len(self.lists) < len(state.together):
            button, number = QPushButton(), len(self.lists)
            button.clicked.connect(lambda _on, n=number: self._model.take_list(n))
            self.lists.append(button)
            self.together.add(button)
        for button, tasks in zip(self.lists, state.together, strict=True):
            button.setText(f"{Counts().tasks(len(tasks))}: {', '.join(tasks)}")
        self.together.setVisible(bool(state.together))
        self.together.settle()
        self.units.offer(
            [(u.id, f"{u.id}  {say(u.name, said)}") for u in state.units],
            (state.unit,),
        )
        self.units.setAccessibleName(translate("JobDone", "Unit"))
        if tuple(self.tasks) != tuple(task.id for task in state.offered):
            for old in self.tasks.values():
                self.tasks_box.fields.removeWidget(old)
                let_go(old)
            self.tasks = {task.id: self._make(task.id) for task in state.offered}
        for task in state.offered:
            self.tasks[task.id].say(f"{task.id}  {say(task.title, said)}")
            self.tasks[task.id].setChecked(task.id in state.ids)

    def _make(self, task: str) -> TickRow:
        row = TickRow()
        row.clicked.connect(lambda _on: self._model.tick_task(task))
        self.tasks_box.fields.addWidget(row)
        return row
