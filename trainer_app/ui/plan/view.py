"""A trainee's plan as it is seen: what is next, or every stage with its days."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from trainer_app.checklists.language import say
from trainer_app.ui.i18n import iso, language, translate
from trainer_app.ui.plan.view_model import Listing, PlanState, PlanViewModel, StageItem
from trainer_app.ui.shared.plan_items import load_words, plan_row
from trainer_app.ui.shared.trainee_head import head_words
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.layout import label
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_list import PagedList
from trainer_app.ui.widgets.rows import Row, RowModel
from trainer_app.ui.widgets.trainee_tabs import PLAN, TraineeTabs


class PlanView(Page):
    """``has_slots``: there is a page of the training times to lead to."""

    slots_pressed = Signal()

    def __init__(self, model: PlanViewModel, *, has_slots: bool = False) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.tabs = TraineeTabs(PLAN)
        self.tools.addWidget(self.tabs)
        self.filter = Choices()
        self.about = label("muted")
        self._rows = RowModel()
        self.list = PagedList(self._rows)
        self.nothing = label("muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        for part in (self.about, self.filter):
            self.content.addWidget(part)
        self.content.addWidget(self.list, 1)
        self.content.addWidget(self.nothing, 1)
        self.slots, self.start = QPushButton(), QPushButton()
        for button in (self.slots, self.start):
            self.extras.addWidget(button)
        self.slots.setVisible(has_slots)
        self.extras.addStretch(1)
        self.use_whole_bar()
        self.filter.picked.connect(lambda chosen: model.show(Listing(chosen)))
        self.list.chosen.connect(model.choose)
        self.slots.clicked.connect(self.slots_pressed)
        self.start.clicked.connect(model.begin)
        self.primary_pressed.connect(model.go_on)
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self.tabs.relabel()
        self.filter.setAccessibleName(translate("Plan", "What is listed"))
        self.slots.setText(translate("Plan", "Slots"))
        self.start.setText(translate("Plan", "Move the first day"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        if self.list.isVisible():
            self.list.view.setFocus()
        else:
            super().start_focus()

    def apply(self, state: PlanState) -> None:
        head = head_words(state.pathway, state.week, state.weeks) if state.is_loaded else ""
        self.set_title(state.name, head)
        self.tabs.offer_notes(state.may_read_notes)
        self.message.show_problem(state.problem)
        self.filter.offer(
            [
                (Listing.SOON.value, translate("Plan", "These two weeks")),
                (Listing.WHOLE.value, translate("Plan", "Whole plan")),
            ],
            (state.shown.value,),
        )
        self.filter.setVisible(state.has_plan)
        self.about.setText(_about(state))
        self.about.setVisible(state.has_plan)
        rows = _soon_rows(state) if state.shown is Listing.SOON else _whole_rows(state)
        self._rows.set_rows(rows)
        self.list.setVisible(bool(rows))
        self.list.view.setAccessibleName(self.filter.buttons[state.shown.value].text())
        self.nothing.setVisible(state.is_loaded and not rows)
        self.nothing.setText(_nothing(state))
        self.start.setVisible(state.has_plan and state.may_plan)
        makes = state.is_loaded and state.may_plan
        make = translate("Plan", "Make the plan") if makes else ""
        self.set_primary(translate("Plan", "Print the plan") if state.has_plan else make)


def _about(state: PlanState) -> str:
    """Its days, who saved it last, and what it asks of trainee and trainer."""
    words = translate("Plan", "{start} to {ends}. Saved by {name}, {date}.")
    saved = iso(state.saved_on) if state.saved_on else ""
    said = words.format(
        start=iso(state.start), ends=iso(state.ends), name=state.saved_by, date=saved
    )
    return f"{said} {load_words(state.to_earn, state.a_week)}" if state.to_earn else said


def _nothing(state: PlanState) -> str:
    if state.has_plan:
        return translate("Plan", "Nothing is planned for these two weeks.")
    if state.may_plan:
        return translate(
            "Plan",
            "No plan yet. A plan gives each part of the programme the day to have it done by, "
            "counted from the first day of training.",
        )
    return translate("Plan", "No plan yet. Your trainer makes it with you.")


def _soon_rows(state: PlanState) -> list[Row]:
    rows: list[Row] = []
    for row_id, words, items in (
        ("late", translate("Plan", "Later than planned"), state.late),
        (
            "this_week",
            translate("Plan", "This week, to {date}").format(date=iso(state.week_ends)),
            state.this_week,
        ),
        (
            "next_week",
            translate("Plan", "Next week, to {date}").format(date=iso(state.next_week_ends)),
            state.next_week,
        ),
    ):
        if items:
            rows.append(Row(f"heading/{row_id}", words, trailing=str(len(items)), is_heading=True))
            rows += [plan_row(item) for item in items]
    return rows


def _whole_rows(state: PlanState) -> list[Row]:
    rows: list[Row] = []
    for stage in state.stages:
        done = translate("Plan", "{part} of {whole} done")
        rows.append(
            Row(
                f"stage/{stage.first}",
                _weeks(stage),
                f"{iso(stage.begins)} – {iso(stage.ends)}",
                done.format(part=stage.done, whole=len(stage.items)),
                is_heading=True,
            )
        )
        target = translate("Plan", "By the end: {words}")
        floor = translate("Plan", "On the floor: {words}")
        rows.append(
            Row(
                f"words/{stage.first}",
                target.format(words=say(stage.target, language())),
                floor.format(words=say(stage.floor, language())),
                is_heading=True,
            )
        )
        rows += [plan_row(item) for item in stage.items]
    return rows


def _weeks(stage: StageItem) -> str:
    if stage.first == stage.last:
        return translate("Plan", "Week {week}").format(week=stage.first)
    words = translate("Plan", "Weeks {first} to {last}")
    return words.format(first=stage.first, last=stage.last)
