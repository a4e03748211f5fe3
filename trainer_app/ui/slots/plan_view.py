"""Planning a slot as it is seen: when, how long, for which tasks."""

from __future__ import annotations

from typing_extensions import override

from trainer_app.checklists.language import say
from trainer_app.ui.i18n import language, translate
from trainer_app.ui.shared.slot_words import capital, weekday_words
from trainer_app.ui.slots.minutes import MinutesChoices
from trainer_app.ui.slots.plan_view_model import PlanSlotViewModel, PlanState
from trainer_app.ui.widgets.begun_message import show_or_offer_anew
from trainer_app.ui.widgets.layout import STEP, column
from trainer_app.ui.widgets.next_day_choices import NextDayChoices
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.section import SectionBox
from trainer_app.ui.widgets.tick_row import TickRow
from trainer_app.ui.widgets.turned import turned


class PlanSlotView(Page):
    def __init__(self, model: PlanSlotViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.day_box, self.minutes_box = SectionBox(), SectionBox()
        self.tasks_box = SectionBox()
        self.day, self.minutes = NextDayChoices(), MinutesChoices()
        self.tasks: dict[str, TickRow] = {}
        self.day_box.fields.addWidget(self.day)
        self.minutes_box.fields.addWidget(self.minutes)
        whole = column(gap=2 * STEP)
        for box in (self.day_box, self.minutes_box, self.tasks_box):
            whole.addWidget(box)
        whole.addStretch(1)
        self.pages, self.turner, self.reason = turned(self, whole)
        self.day.tapped.connect(model.choose_day)
        self.day.moved.connect(model.move_day)
        self.minutes.chosen.connect(model.choose_minutes)
        self.primary_pressed.connect(model.record)
        self.message.action_pressed.connect(model.start_again)
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self.day.call(translate("Slots", "When"))
        self.apply(self._model.state)

    def apply(self, state: PlanState) -> None:
        self.set_title(translate("Slots", "Plan a slot"), state.trainee)
        show_or_offer_anew(self.message, state.problem, state.begun)
        self.pages.setVisible(state.is_loaded)
        self.turner.be_wanted(state.is_loaded)
        if state.is_loaded:
            self._show_day(state)
            self.minutes_box.say(translate("Slots", "How long"))
            self.minutes.show_minutes(state.minutes)
            self._show_tasks(state)
            self.pages.measure_soon()
        self.reason.setText(_missing(state))
        words = translate("Slots", "Plan the slot")
        if state.is_past:
            words = translate("Slots", "Record it as held")
        self.set_primary(words, enabled=state.is_filled and not state.busy)

    def _show_day(self, state: PlanState) -> None:
        hint = translate("Slots", "As agreed with production.")
        if state.is_past:
            hint = translate("Slots", "This day has gone by: it was held, without a plan.")
        self.day_box.say(translate("Slots", "When"), hint)
        self.day.show_day(state.day, state.today)
        if state.form.on is not None:
            self.day.day.setText(capital(weekday_words(state.form.on)))

    def _show_tasks(self, state: PlanState) -> None:
        self.tasks_box.setVisible(bool(state.offered))
        self.tasks_box.say(
            translate("Slots", "For which tasks"),
            translate("Slots", "What comes next for {name}. It may be left open.").format(
                name=state.trainee
            ),
        )
        if not self.tasks:
            self.tasks = {option.id: self._make(option.id) for option in state.offered}
        for option in state.offered:
            self.tasks[option.id].say(f"{option.id}  {say(option.name, language())}")
            self.tasks[option.id].setChecked(option.id in state.form.tasks)

    def _make(self, task: str) -> TickRow:
        row = TickRow()
        row.clicked.connect(lambda _on: self._model.tick(task))
        self.tasks_box.fields.addWidget(row)
        return row


def _missing(state: PlanState) -> str:
    if not state.is_loaded or state.is_filled:
        return ""
    if state.form.on is None:
        return translate("Slots", "Next: the day.")
    return translate("Slots", "Next: how long.")
