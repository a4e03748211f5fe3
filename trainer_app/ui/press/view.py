"""The tasks of a checklist for the press as they are chosen: a unit at a time, ticked in rows."""

from __future__ import annotations

from typing_extensions import override

from trainer_app.checklists.language import say
from trainer_app.kernel.words import word
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import iso, language, translate
from trainer_app.ui.press.view_model import PressState, PressTask, PressViewModel
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.go_list import GoList
from trainer_app.ui.widgets.layout import STEP, column, label
from trainer_app.ui.widgets.letting_go import let_go
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_scroll import PagedScroll, PageTurner
from trainer_app.ui.widgets.rows import Row
from trainer_app.ui.widgets.tick_row import TickRow


class PressView(Page):
    def __init__(self, model: PressViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.units = Choices()
        self.unit = label("strong")
        self.rows: dict[str, TickRow] = {}
        self._list = column(gap=0)
        inner = column(gap=0)
        inner.addLayout(self._list)
        self.before = GoList()
        inner.addWidget(self.before)
        inner.addStretch(1)
        self.pages = PagedScroll(inner, self.lies_in)
        self.turner = PageTurner(self.pages)
        self.chosen = label("muted")
        self.content.setSpacing(STEP)
        self.content.addWidget(self.units)
        self.content.addWidget(self.unit)
        self.content.addWidget(self.pages, 1)
        self.content.addWidget(self.chosen)
        self.extras.addWidget(self.turner)
        self.extras.addStretch(1)
        self.use_whole_bar()
        self.units.picked.connect(model.choose_unit)
        self.primary_pressed.connect(model.take_number)
        self.before.chosen.connect(model.print_again)
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self.units.setAccessibleName(translate("Press", "Unit"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        first = next(iter(self.rows.values()), None)
        if first is not None:
            first.setFocus()

    def apply(self, state: PressState) -> None:
        self.set_title(translate("Press", "Checklist for the press"), state.name)
        self.message.show_problem(state.problem)
        titles = dict(state.units)
        self.units.offer([(unit, unit) for unit, _title in state.units], (state.unit,))
        self.unit.setText(say(titles[state.unit], language()) if state.unit in titles else "")
        self._show_rows(state)
        self.before.set_rows(_before_rows(state))
        self.before.setVisible(bool(state.before))
        chosen = ", ".join(state.chosen)
        self.chosen.setText(
            translate("Press", "On the sheet: {tasks}").format(tasks=chosen)
            if chosen
            else translate("Press", "Tick the tasks that are signed at the press.")
        )
        words = Counts().number_for_tasks(len(state.chosen)) if state.chosen else ""
        self.set_primary(
            words or translate("Press", "Take a number"),
            enabled=bool(state.chosen) and not state.busy,
        )
        self.pages.measure_soon()

    def _show_rows(self, state: PressState) -> None:
        if tuple(self.rows) != tuple(task.id for task in state.shown):
            for old in self.rows.values():
                self._list.removeWidget(old)
                let_go(old)
            self.rows = {task.id: self._make_row(task) for task in state.shown}
        for task in state.shown:
            line = self.rows[task.id]
            done = translate("Press", "{status}, {counted} of {required}").format(
                status=word(task.status, language()), counted=task.counted, required=task.required
            )
            line.say(f"{task.id}  {say(task.title, language())}", detail=done)
            line.setChecked(task.id in state.chosen)

    def _make_row(self, task: PressTask) -> TickRow:
        line = TickRow()
        line.clicked.connect(lambda _on, chosen=task.id: self._model.choose(chosen))
        self._list.addWidget(line)
        return line


def _before_rows(state: PressState) -> list[Row]:
    if not state.before:
        return []
    heading = Row("before", translate("Press", "Printed before"), is_heading=True)
    printed = translate("Press", "{date}: {tasks}")
    return [
        heading,
        *(
            Row(
                sheet.number,
                sheet.number,
                printed.format(date=iso(sheet.on), tasks=", ".join(sheet.tasks)),
                shape="file-text",
            )
            for sheet in state.before
        ),
    ]
