"""The units at the left with how many may sign; the chosen one in full at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from typing_extensions import override

from trainer_app.checklists.language import say
from trainer_app.checklists.membership import UnitSigners
from trainer_app.ui.counts import Counts
from trainer_app.ui.everybody.signers_view_model import SignersState, SignersViewModel
from trainer_app.ui.i18n import language, translate
from trainer_app.ui.theme import mark
from trainer_app.ui.widgets.layout import STEP, column, label, row
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_list import PagedList
from trainer_app.ui.widgets.paged_scroll import PagedScroll, PageTurner
from trainer_app.ui.widgets.rows import Row, RowModel


class SignersView(Page):
    def __init__(self, model: SignersViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self._rows = RowModel()
        self.list = PagedList(self._rows)
        self.unit = label("strong")
        self.every, self.some, self.nobody = label(), label(), label()
        mark(self.nobody, tone="warning")
        told = column(gap=2 * STEP)
        for part in (self.unit, self.every, self.some, self.nobody):
            part.setAlignment(Qt.AlignmentFlag.AlignTop)
            told.addWidget(part)
        told.addStretch(1)
        self.told = PagedScroll(told, self.lies_in)
        self.extras.addWidget(PageTurner(self.told), 0, Qt.AlignmentFlag.AlignLeft)
        both = row(gap=3 * STEP)
        both.addWidget(self.list, 3)
        both.addWidget(self.told, 2)
        self.content.addLayout(both, 1)
        self.list.chosen.connect(model.choose)
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self.list.view.setAccessibleName(translate("Signers", "Units"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        self.list.view.setFocus()

    def apply(self, state: SignersState) -> None:
        self.set_title(
            translate("Signers", "Who may sign"),
            translate("Signers", "By the rights that hold today. Tap a unit to see the names."),
        )
        self.message.show_problem(state.problem)
        units = state.units or ()
        self._rows.set_rows([_row(unit) for unit in units])
        place = self._rows.place_of(state.chosen)
        if place.isValid() and self.list.view.currentIndex() != place:
            self.list.view.setCurrentIndex(place)
        self.told.setVisible(state.told is not None)
        if state.told is not None:
            self._tell(state.told)

    def _tell(self, told: UnitSigners) -> None:
        self.unit.setText(f"{told.unit.id} {say(told.unit.title, language())}")
        every = ", ".join(person.name for person in told.every_task)
        self.every.setText(
            translate("Signers", "Every task: {names}").format(names=every)
            if every
            else translate("Signers", "Nobody may sign every task of this unit.")
        )
        some = [f"{person.name} ({', '.join(tasks)})" for person, tasks in told.some_tasks]
        self.some.setText(translate("Signers", "Some tasks: {names}").format(names="; ".join(some)))
        self.some.setVisible(bool(some))
        self.nobody.setText(
            translate("Signers", "Nobody may sign: {tasks}").format(tasks=", ".join(told.nobody))
        )
        self.nobody.setVisible(bool(told.nobody))


def _row(told: UnitSigners) -> Row:
    people = len(told.every_task) + len(told.some_tasks)
    gap = Counts().tasks_nobody_signs(len(told.nobody)) if told.nobody else ""
    return Row(
        id=told.unit.id,
        title=f"{told.unit.id} {say(told.unit.title, language())}",
        detail=Counts().may_sign(people),
        trailing=gap,
        shape="triangle-alert" if gap else "",
        tone="warning" if gap else "ink",
    )
