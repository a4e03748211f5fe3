"""Moving a day of a plan as it is seen: what it is of, the day, and what moves with it."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from trainer_app.checklists.planning import Sort
from trainer_app.ui.i18n import iso, translate
from trainer_app.ui.plan.date_view_model import DateState, DateViewModel
from trainer_app.ui.shared.plan_items import (
    counted_words,
    load_words,
    planned_words,
    title_words,
)
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.day_field import DayField
from trainer_app.ui.widgets.flow import Flow
from trainer_app.ui.widgets.layout import STEP, column, label
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.section import SectionBox
from trainer_app.ui.widgets.turned import turned

ALONE, LATER = "alone", "later"
_STEPS: Final = (-7, -1, 1, 7)
_OPENED: Final = (Sort.TASK, Sort.MODULE, Sort.SESSION)
"""What has a page of its own to look at."""


class DateView(Page):
    def __init__(self, model: DateViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.what_box, self.day_box, self.scope_box = SectionBox(), SectionBox(), SectionBox()
        self.what, self.planned = label("strong"), label("muted")
        self.look = QPushButton()
        self.day = label("strong", wrap=False)
        self.steps = {step: QPushButton() for step in _STEPS}
        self._steps = Flow()
        for button in self.steps.values():
            self._steps.add(button)
        self.caption, self.field = label("muted"), DayField()
        self.scope = Choices()
        for words in (self.what, self.planned):
            self.what_box.fields.addWidget(words)
        self.what_box.add_line(self.look)
        for part in (self.day, self._steps, self.caption, self.field):
            self.day_box.fields.addWidget(part)
        self.scope_box.fields.addWidget(self.scope)
        whole = column(gap=2 * STEP)
        for box in (self.what_box, self.day_box, self.scope_box):
            whole.addWidget(box)
        whole.addStretch(1)
        self.pages, self.turner, self.reason = turned(self, whole)
        self._connect()
        model.read()

    def _connect(self) -> None:
        model = self._model
        for step, button in self.steps.items():
            button.clicked.connect(lambda _on=False, days=step: model.move_day(days))
        self.look.clicked.connect(model.look)
        self.field.textEdited.connect(model.type_day)
        self.scope.picked.connect(lambda chosen: model.choose_later(chosen == LATER))
        self.primary_pressed.connect(model.save)
        model.state_changed.connect(self.apply)

    @override
    def relabel(self) -> None:
        for step, words in zip(
            _STEPS,
            (
                translate("Plan", "A week earlier"),
                translate("Plan", "A day earlier"),
                translate("Plan", "A day later"),
                translate("Plan", "A week later"),
            ),
            strict=True,
        ):
            self.steps[step].setText(words)
        self._steps.settle()
        self.caption.setText(translate("Plan", "Or type the day, as 2026-11-21"))
        self.field.setAccessibleName(self.caption.text())
        self.apply(self._model.state)

    def apply(self, state: DateState) -> None:
        self.set_title(_title(state), state.trainee)
        self.message.show_problem(state.problem)
        self.pages.setVisible(state.is_loaded)
        self.turner.be_wanted(state.is_loaded)
        self._show_what(state)
        self._show_day(state)
        self._show_scope(state)
        enabled = state.is_filled and not state.busy
        self.set_primary(translate("Plan", "Save the plan"), enabled=enabled)
        waits = state.is_loaded and not state.is_filled and not state.is_wrong
        self.reason.setText(translate("Plan", "Next: another day.") if waits else "")
        self.pages.measure_soon()

    def _show_what(self, state: DateState) -> None:
        item = state.item
        self.what_box.setVisible(item is not None)
        if item is None:
            return
        self.what_box.say(translate("Plan", "What"))
        self.what.setText(title_words(item))
        said = (planned_words(item), counted_words(item))
        self.planned.setText(" · ".join(words for words in said if words))
        self.look.setVisible(item.sort in _OPENED)
        self.look.setText(
            translate("Plan", "Open the task")
            if item.sort is Sort.TASK
            else translate("Plan", "Open what was taught in class")
        )

    def _show_day(self, state: DateState) -> None:
        is_start = state.item is None
        wrong = translate("Plan", "A day of the plan is typed as 2026-11-21.")
        hint = ""
        if is_start and not state.is_wrong and state.is_loaded:
            words = translate("Plan", "{weeks} weeks, to {date}.")
            hint = words.format(weeks=state.weeks, date=iso(state.ends))
            if state.to_earn:
                hint = f"{hint}\n{load_words(state.to_earn, state.a_week)}"
        if is_start and state.has_plan:
            kept = translate("Plan", "Days that were moved stay where they are.")
            hint = f"{hint}\n{kept}".strip()
        self.day_box.say(
            translate("Plan", "First day") if is_start else translate("Plan", "To be done by"),
            hint,
            missing=wrong if state.is_wrong else "",
        )
        self.day.setText(iso(state.day))
        self.field.show_day(state.typed)

    def _show_scope(self, state: DateState) -> None:
        self.scope_box.setVisible(state.item is not None)
        self.scope_box.say(
            translate("Plan", "What moves"), translate("Plan", "What is done keeps its day.")
        )
        self.scope.setAccessibleName(translate("Plan", "What moves"))
        self.scope.offer(
            [
                (ALONE, translate("Plan", "Only this")),
                (LATER, translate("Plan", "This and all that comes after it")),
            ],
            (LATER if state.with_later else ALONE,),
        )


def _title(state: DateState) -> str:
    if state.item is not None:
        return translate("Plan", "Move a day of the plan")
    if state.has_plan:
        return translate("Plan", "Move the first day of the plan")
    return translate("Plan", "Make the plan")
