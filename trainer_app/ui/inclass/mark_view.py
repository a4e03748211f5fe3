"""Marking complete as it is seen: what, who, when, and how somebody knows."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from trainer_app.checklists.in_class import Attendee, ClassSource
from trainer_app.checklists.language import say
from trainer_app.kernel.ids import PersonId
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import iso, language, translate
from trainer_app.ui.inclass.mark_view_model import MarkState, MarkViewModel
from trainer_app.ui.shared.class_words import complete_words
from trainer_app.ui.widgets.begun_message import say_begun
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.day_field import DayField
from trainer_app.ui.widgets.layout import STEP, column, label
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.section import SectionBox
from trainer_app.ui.widgets.tick_row import TickRow
from trainer_app.ui.widgets.turned import turned
from trainer_app.ui.widgets.when_fields import WhenFields
from trainer_app.ui.words import word


class MarkView(Page):
    list_pressed = Signal()
    """A school's list is loaded in place of ticking."""

    def __init__(self, model: MarkViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.what_box, self.who_box = SectionBox(), SectionBox()
        self.when_box, self.source_box = SectionBox(), SectionBox()
        self.items, self.sources = Choices(), Choices()
        self.chosen = label("strong")
        self.people: dict[PersonId, TickRow] = {}
        self.when = WhenFields(is_claim=False)
        self.day_caption, self.day = label("muted"), DayField()
        self.what_box.fields.addWidget(self.items)
        self.what_box.fields.addWidget(self.chosen)
        for part in (self.when, self.day_caption, self.day):
            self.when_box.fields.addWidget(part)
        self.source_box.fields.addWidget(self.sources)
        self.boxes = (self.what_box, self.who_box, self.when_box, self.source_box)
        whole = column(gap=2 * STEP)
        for box in self.boxes:
            whole.addWidget(box)
        whole.addStretch(1)
        self.load = QPushButton()
        self.extras.addWidget(self.load)
        self.pages, self.turner, self.reason = turned(self, whole)
        self.nothing_left = QWidget()
        self.content.addWidget(self.nothing_left, 1)
        self._connect()
        model.read()

    def _connect(self) -> None:
        model = self._model
        self.items.picked.connect(model.choose)
        self.sources.picked.connect(model.choose_source)
        self.when.day_moved.connect(model.move_day)
        self.when.today_chosen.connect(model.be_today)
        self.day.textEdited.connect(model.type_day)
        self.load.clicked.connect(self.list_pressed)
        self.primary_pressed.connect(model.record)
        self.message.action_pressed.connect(model.start_again)
        model.state_changed.connect(self.apply)

    @override
    def relabel(self) -> None:
        self.load.setText(translate("InClass", "Load a school’s list"))
        self.apply(self._model.state)

    def apply(self, state: MarkState) -> None:
        self.set_title(translate("InClass", "Mark complete in class"), state.trainee)
        self._show_message(state)
        filling = state.is_loaded and state.done is None
        self.pages.setVisible(filling)
        self.nothing_left.setVisible(not filling)
        self.turner.be_wanted(filling)
        self.load.setVisible(filling and state.is_group)
        if filling:
            self._show_what(state)
            self._show_who(state)
            self._show_when(state)
            self._show_source(state)
            self.pages.measure_soon()
        if state.done is not None:
            self.set_primary(translate("InClass", "Done"))
        else:
            enabled = state.is_filled and not state.busy
            self.set_primary(translate("InClass", "Mark complete"), enabled=enabled)
        self.reason.setText(_missing(state) if filling else "")

    def _show_message(self, state: MarkState) -> None:
        begun = state.problem is None and state.done is None and state.begun is not None
        self.message.action.setVisible(begun)
        self.message.action.setText(translate("BegunMessage", "Start again"))
        if state.problem is not None:
            self.message.show_problem(state.problem)
        elif state.done is not None:
            done = state.done
            self.message.say(
                Counts().marked_complete(done.recorded),
                f"{', '.join(state.about)}, {iso(state.when.observed_on)}.",
                Counts().marked_already(done.already) if done.already else "",
                tone="ok",
            )
        elif state.begun is not None:
            say_begun(self.message, state.begun)
        else:
            self.message.show_problem(None)

    def _show_what(self, state: MarkState) -> None:
        self.what_box.say(
            translate("InClass", "Modules and sessions"),
            translate("InClass", "What was completed on this day."),
        )
        self.items.setAccessibleName(translate("InClass", "Modules and sessions"))
        self.items.offer([(item.id, item.id) for item in state.items], state.about)
        for item in state.items:
            self.items.buttons[item.id].setAccessibleName(f"{item.id} {say(item.name, language())}")
        titles = [
            f"{item.id}  {say(item.name, language())}{_since(state, item.id)}"
            for item in state.items
            if item.id in state.about
        ]
        self.chosen.setText("\n".join(titles))
        self.chosen.setVisible(bool(titles))

    def _show_who(self, state: MarkState) -> None:
        self.who_box.setVisible(state.is_group)
        if not state.is_group:
            return
        self.who_box.say(
            translate("InClass", "Who"), translate("InClass", "Tick everybody who completed it.")
        )
        if not self.people:
            self.people = {a.person.id: self._make(a.person.id) for a in state.people}
        for attendee in state.people:
            line = self.people[attendee.person.id]
            line.say(attendee.person.name, detail=_already(state, attendee))
            line.setChecked(attendee.person.id in state.who)
            line.setEnabled(not state.is_marked(attendee))

    def _make(self, person: PersonId) -> TickRow:
        line = TickRow()
        line.is_strong = True
        line.clicked.connect(lambda _on: self._tick(person))
        self.who_box.fields.addWidget(line)
        return line

    def _tick(self, person: PersonId) -> None:
        self._model.tick(person)
        self.apply(self._model.state)

    def _show_when(self, state: MarkState) -> None:
        wrong = translate("InClass", "A day that has come is typed as 2026-11-21.")
        self.when_box.say(
            translate("InClass", "Completed on"), missing=wrong if state.is_day_wrong else ""
        )
        self.when.apply(state.when)
        self.day_caption.setText(translate("InClass", "Or type the day, as 2026-11-21"))
        self.day.setAccessibleName(self.day_caption.text())
        self.day.show_day(state.typed)

    def _show_source(self, state: MarkState) -> None:
        self.source_box.say(translate("InClass", "How you know it"))
        self.sources.setAccessibleName(translate("InClass", "How you know it"))
        chosen = () if state.source is None else (state.source.value,)
        self.sources.offer([(source.value, word(source)) for source in ClassSource], chosen)


def _since(state: MarkState, about: str) -> str:
    """Beside the title, where the one trainee has it already."""
    if state.is_group or not state.people or about not in state.people[0].marked:
        return ""
    day = iso(state.people[0].marked[about])
    return translate("InClass", " (complete {date}, stays as it is)").format(date=day)


def _already(state: MarkState, attendee: Attendee) -> str:
    """What of the chosen is marked, and since when."""
    return " · ".join(
        complete_words(about, attendee.marked[about])
        for about in state.about
        if about in attendee.marked
    )


def _missing(state: MarkState) -> str:
    if not state.about:
        return translate("InClass", "Next: the module or session.")
    if not state.who:
        return translate("InClass", "Next: who completed it.")
    if state.is_nothing_new:
        return translate("InClass", "This is complete already.")
    if state.is_day_wrong:
        return translate("InClass", "Next: the day.")
    if state.source is None:
        return translate("InClass", "Next: how you know it.")
    return ""
