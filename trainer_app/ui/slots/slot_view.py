"""One slot as it is seen: whether it was held, what got in the way, and when it is planned anew."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPushButton
from typing_extensions import override

from trainer_app.checklists.language import say
from trainer_app.checklists.slots import MissedWhy, SlotState
from trainer_app.ui.i18n import language, translate
from trainer_app.ui.shared.slot_words import capital, state_words, weekday_words, when_words
from trainer_app.ui.slots.minutes import MinutesChoices
from trainer_app.ui.slots.slot_view_model import HELD, MISSED, SlotPageState, SlotViewModel
from trainer_app.ui.widgets.begun_message import show_or_offer_anew
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.layout import STEP, column, label
from trainer_app.ui.widgets.next_day_choices import NextDayChoices
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.section import SectionBox
from trainer_app.ui.widgets.turned import turned
from trainer_app.ui.words import word

_LONGEST = 300


class SlotView(Page):
    def __init__(self, model: SlotViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.became_box, self.minutes_box = SectionBox(), SectionBox()
        self.why_box, self.again_box = SectionBox(), SectionBox()
        self.facts, self.became = label(), Choices()
        self.minutes, self.why = MinutesChoices(), Choices()
        self.words_caption, self.words = label("muted"), QLineEdit()
        self.words.setMaxLength(_LONGEST)
        self.again, self.later = NextDayChoices(), label("strong")
        self.became_box.fields.addWidget(self.facts)
        self.became_box.fields.addWidget(self.became)
        self.minutes_box.fields.addWidget(self.minutes)
        for part in (self.why, self.words_caption, self.words):
            self.why_box.fields.addWidget(part)
        self.again_box.fields.addWidget(self.again)
        self.again_box.fields.addWidget(self.later)
        whole = column(gap=2 * STEP)
        for box in (self.became_box, self.minutes_box, self.why_box, self.again_box):
            whole.addWidget(box)
        whole.addStretch(1)
        self.pages, self.turner, self.reason = turned(self, whole)
        self.history = QPushButton()
        self.extras.insertWidget(0, self.history)
        self._connect()
        model.read()

    def _connect(self) -> None:
        model = self._model
        self.became.picked.connect(model.choose)
        self.minutes.chosen.connect(model.choose_minutes)
        self.why.picked.connect(model.choose_why)
        self.words.textEdited.connect(model.type_words)
        self.again.tapped.connect(model.choose_day)
        self.again.moved.connect(model.move_day)
        self.history.clicked.connect(model.open_history)
        self.primary_pressed.connect(model.record)
        self.message.action_pressed.connect(model.start_again)
        model.state_changed.connect(self.apply)

    @override
    def relabel(self) -> None:
        self.again.call(translate("Slots", "Plan it again"))
        self.history.setText(translate("Slots", "Show in the history"))
        self.apply(self._model.state)

    def apply(self, state: SlotPageState) -> None:
        slot = state.slot
        when = when_words(slot.on, slot.minutes) if slot is not None else ""
        title = translate("Slots", "Training slot: {name}").format(name=state.trainee)
        self.set_title(title if slot is not None else "", capital(when))
        show_or_offer_anew(self.message, state.problem, state.begun)
        self.pages.setVisible(slot is not None)
        self.turner.be_wanted(slot is not None)
        self.history.setVisible(slot is not None)
        if slot is not None:
            self._show_became(state)
            self._show_why(state)
            self._show_again(state)
            self.pages.measure_soon()
        self.reason.setText(_missing(state))
        self.set_primary(_primary(state), enabled=state.is_ready and not state.busy)

    def _show_became(self, state: SlotPageState) -> None:
        self.became_box.say(translate("Slots", "Was it held?"))
        self.facts.setText("\n".join(_facts(state)))
        held = [(HELD, word(SlotState.HELD))] if state.has_come else []
        self.became.offer([*held, (MISSED, word(SlotState.MISSED))], (state.form.became,))
        self.became.setAccessibleName(translate("Slots", "Was it held?"))
        self.minutes_box.setVisible(state.form.became == HELD)
        self.minutes_box.say(translate("Slots", "How long"))
        self.minutes.show_minutes(state.form.minutes)

    def _show_why(self, state: SlotPageState) -> None:
        self.why_box.setVisible(state.form.became == MISSED)
        self.why_box.say(
            translate("Slots", "What got in the way"),
            translate("Slots", "A reason, never who is to blame. {name} can read it.").format(
                name=state.trainee
            ),
        )
        self.why.offer([(why.value, word(why)) for why in MissedWhy], (state.form.why,))
        self.why.setAccessibleName(translate("Slots", "What got in the way"))
        self.words_caption.setText(translate("Slots", "In your own words, if there is more to say"))
        self.words.setAccessibleName(self.words_caption.text())
        if self.words.text() != state.form.words:
            self.words.setText(state.form.words)

    def _show_again(self, state: SlotPageState) -> None:
        self.again_box.setVisible(state.form.became == MISSED)
        self.again_box.say(
            translate("Slots", "Plan it again"),
            translate("Slots", "For as long, and for the same tasks.")
            if state.may_plan_again
            else "",
        )
        self.again.setVisible(state.may_plan_again)
        self.again.show_day(state.day, state.today)
        if state.form.again_on is not None:
            self.again.day.setText(capital(weekday_words(state.form.again_on)))
        self.later.setVisible(state.later is not None)
        if state.later is not None:
            self.later.setText(capital(weekday_words(state.later)))


def _facts(state: SlotPageState) -> list[str]:
    """Its tasks, who planned it, and what was said of it already."""
    slot = state.slot
    if slot is None:
        return []
    lines = [f"{task.id}  {say(task.name, language())}".strip() for task in state.tasks]
    if slot.was_planned:
        lines.append(translate("Slots", "Planned by {name}").format(name=state.planned_by))
    if slot.state in (SlotState.HELD, SlotState.MISSED):
        said = translate("Slots", "{state}, says {name}")
        told = state_words(slot.state, slot.why)
        lines.append(said.format(state=told, name=state.said_by))
    elif slot.state is SlotState.DIFFERS:
        lines.append(word(slot.state))
    return lines


def _primary(state: SlotPageState) -> str:
    if state.may_plan_again and state.form.again_on is not None:
        return translate("Slots", "Save and plan it again")
    return translate("Slots", "Save")


def _missing(state: SlotPageState) -> str:
    if state.slot is None or state.is_ready:
        return ""
    if not state.form.became:
        return translate("Slots", "Next: whether it was held.")
    if state.form.became == MISSED and not state.form.why:
        return translate("Slots", "Next: what got in the way.")
    return ""
