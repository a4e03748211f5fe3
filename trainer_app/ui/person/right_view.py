"""Giving a right to sign, on one page. Nothing is chosen beforehand."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from trainer_app.checklists.language import say
from trainer_app.checklists.membership import BASES, BY_EMPLOYER
from trainer_app.ui.i18n import language, translate
from trainer_app.ui.person.right_view_model import RightState, RightViewModel, Way
from trainer_app.ui.person.words import basis_word
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.begun_message import say_begun
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.day_field import DayField
from trainer_app.ui.widgets.layout import STEP, column, label
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_scroll import PagedScroll, PageTurner
from trainer_app.ui.widgets.scope_choices import ScopeChoices, scope_words
from trainer_app.ui.widgets.section import SectionBox


class RightView(Page):
    def __init__(self, model: RightViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.ways, self.scope = Choices(), ScopeChoices()
        self.units, self.tasks, self.bases = Choices(), Choices(), Choices()
        self.chosen = label("small-muted")
        self.start, self.until, self.words = DayField(), DayField(), QLineEdit()
        self.words.setFixedWidth(theme().sizes.mm(110))
        self.words.setMaxLength(200)
        self.boxes = {p: SectionBox() for p in ("scope", "basis", "start", "until", "words")}
        scope = self.boxes["scope"].fields
        for choices in (self.ways, self.scope, self.units, self.tasks):
            scope.addWidget(choices)
        scope.addWidget(self.chosen)
        self.boxes["basis"].fields.addWidget(self.bases)
        for part, field in (("start", self.start), ("until", self.until), ("words", self.words)):
            self.boxes[part].add_line(field)
        form = column(gap=2 * STEP)
        for box in self.boxes.values():
            form.addWidget(box)
        form.addStretch(1)
        self.form = PagedScroll(form, self.lies_in)
        self.content.addWidget(self.form, 1)
        self.extras.addWidget(PageTurner(self.form))
        self.ways.picked.connect(model.choose_way)
        self.scope.picked.connect(model.toggle_scope)
        self.units.picked.connect(model.open_unit)
        self.tasks.picked.connect(model.toggle_task)
        self.bases.picked.connect(model.set_basis)
        self.start.textEdited.connect(model.set_start)
        self.until.textEdited.connect(model.set_until)
        self.words.textEdited.connect(model.set_words)
        self.primary_pressed.connect(model.give)
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self.ways.setAccessibleName(translate("Right", "May sign"))
        self.units.setAccessibleName(translate("Right", "Unit"))
        self.tasks.setAccessibleName(translate("Right", "Tasks"))
        self.boxes["words"].say(translate("Right", "Remark"))
        self.apply(self._model.state)
        for field, part in ((self.start, "start"), (self.until, "until"), (self.words, "words")):
            field.setAccessibleName(self.boxes[part].heading.text())
        self.bases.setAccessibleName(self.boxes["basis"].heading.text())

    @override
    def start_focus(self) -> None:
        self.scope.setFocus()

    def apply(self, state: RightState) -> None:
        self.set_title(
            translate("Right", "A right to sign for {name}").format(name=state.name)
            if state.name
            else translate("Right", "A right to sign")
        )
        self._say_message(state)
        self.boxes["scope"].say(
            translate("Right", "May sign"),
            translate("Right", "Without a right to sign, nothing can be signed off."),
        )
        self.ways.offer(
            [
                (Way.UNITS.value, translate("Right", "Whole units")),
                (Way.TASKS.value, translate("Right", "Single tasks")),
            ],
            (state.way.value,),
        )
        self._apply_scope(state)
        self.boxes["basis"].say(translate("Right", "It rests on"))
        bases = (BY_EMPLOYER,) if state.is_same_person else BASES
        self.bases.offer([(basis, basis_word(basis)) for basis in bases], (state.basis,))
        wrong = translate("Right", "A day is typed as 2026-11-21.")
        self.boxes["start"].say(
            translate("Right", "First day"),
            translate("Right", "As 2026-11-21. Empty: from now on."),
            wrong if state.start.is_wrong else "",
        )
        self.boxes["until"].say(
            translate("Right", "Last day"),
            translate("Right", "As 2026-11-21. Empty: until it is ended."),
            wrong if state.until.is_wrong else "",
        )
        if self.words.text().strip() != state.words.strip():
            self.words.setText(state.words)
        self.start.show_day(state.start)
        self.until.show_day(state.until)
        self.set_primary(translate("Right", "Give this right"), enabled=state.can_give)
        self.form.measure_soon()

    def _say_message(self, state: RightState) -> None:
        if state.problem is None and state.name and state.is_same_person:
            self.message.say(
                translate("Right", "You give this right to yourself"),
                translate(
                    "Right",
                    "No other supervisor is here who could. It is kept and printed as named by "
                    "the employer, same person.",
                ),
            )
        elif state.problem is None and state.begun is not None:
            say_begun(self.message, state.begun)
        else:
            self.message.show_problem(state.problem)

    def _apply_scope(self, state: RightState) -> None:
        by_task = state.way is Way.TASKS
        self.scope.setVisible(not by_task)
        self.units.setVisible(by_task)
        self.tasks.setVisible(by_task)
        if state.scope is None:
            return
        self.scope.show_scope(state.scope)
        self.units.offer([(unit.id, unit.id) for unit in state.scope.units], (state.unit,))
        for unit in state.scope.units:
            title = f"{unit.id} {say(unit.title, language())}"
            self.units.buttons[unit.id].setAccessibleName(title)
            self.units.buttons[unit.id].setToolTip(title)
        self.tasks.offer([(task.id, task.id) for task in state.offered_tasks], state.tasks)
        for task in state.offered_tasks:
            title = f"{task.id} {say(task.title, language())}"
            self.tasks.buttons[task.id].setAccessibleName(title)
            self.tasks.buttons[task.id].setToolTip(title)
        said = ", ".join(state.tasks) if by_task else scope_words(state.scope)
        self.chosen.setText(said)
        self.chosen.setVisible(bool(state.chosen))
