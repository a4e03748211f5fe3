"""The half of the page that teaches: steps with their key points and reasons, and what else a
trainer has at hand for this task."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QPushButton, QWidget

from trainer_app.checklists.guidance import Hazard
from trainer_app.ui.i18n import translate
from trainer_app.ui.programme.breakdown_view_model import (
    ERRORS,
    EVIDENCE,
    HAZARDS,
    PARTS,
    STOPS,
    WHAT_IF,
    WHY,
    BreakdownState,
    BreakdownViewModel,
)
from trainer_app.ui.programme.edit_view_model import EditState
from trainer_app.ui.programme.entry_keys import EntryKeys
from trainer_app.ui.programme.telling import told_of
from trainer_app.ui.programme.words_fields import WordsFields
from trainer_app.ui.shared.sources import source_names
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.layout import STEP, column, holding, label
from trainer_app.ui.widgets.section import SectionBox

_MINUTES: Final = (5, 10, 15, 20, 30, 45, 60, 90)
_ONE: Final = {ERRORS: "error", HAZARDS: "hazard", EVIDENCE: "evidence", STOPS: "stop"}
"""What a finding calls an entry of each list."""


class BreakdownPart(QWidget):
    def __init__(self, model: BreakdownViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.nothing = label()
        self.begin, self.leave_out = QPushButton(), QPushButton()
        self.minutes, self.source = Choices(), Choices()
        self.part, self.question = Choices(), Choices()
        self.needs, self.not_level_1 = WordsFields(), WordsFields()
        self.do, self.key, self.reason = WordsFields(), WordsFields(), WordsFields()
        self.text, self.control = WordsFields(), WordsFields()
        self.ask, self.answer = WordsFields(), WordsFields()
        self.steps, self.points, self.entries = EntryKeys(), EntryKeys(), EntryKeys()
        self.steps.fields.addWidget(self.do)
        self.points.fields.addWidget(self.key)
        self.points.fields.addWidget(self.reason)
        self.points.fields.addWidget(self.source)
        self.entries.fields.addWidget(self.text)
        self.entries.fields.addWidget(self.control)
        parts: dict[str, tuple[QWidget, ...]] = {
            "step": (self.steps,),
            "point": (self.points,),
            "entry": (self.part, self.entries),
            "question": (self.question, self.ask, self.answer),
            "minutes": (self.minutes,),
            "needs": (self.needs,),
            "not_level_1": (self.not_level_1,),
        }
        self.boxes = {name: SectionBox() for name in parts}
        written = column(gap=2 * STEP)
        for name, fields in parts.items():
            for each in fields:
                self.boxes[name].fields.addWidget(each)
            written.addWidget(self.boxes[name])
        self.boxes["minutes"].fields.addStretch(1)
        self.written = holding(written)
        whole = column(gap=2 * STEP)
        shown: tuple[QWidget, ...] = (self.nothing, self.begin, self.written, self.leave_out)
        for part in shown:
            whole.addWidget(part)
        self.setLayout(whole)
        self._connect(model)

    def _connect(self, model: BreakdownViewModel) -> None:
        self.begin.clicked.connect(model.begin)
        self.leave_out.clicked.connect(model.leave_out)
        self.minutes.picked.connect(model.choose_minutes)
        self.needs.said.connect(model.say_needs)
        self.not_level_1.said.connect(model.say_not_level_1)
        self.do.said.connect(model.say_do)
        self.key.said.connect(model.say_key)
        self.reason.said.connect(model.say_reason)
        self.source.picked.connect(lambda chosen: model.choose_source(chosen.strip("-")))
        self.part.picked.connect(model.choose_part)
        self.text.said.connect(model.say_entry)
        self.control.said.connect(model.say_control)
        self.question.picked.connect(model.choose_question)
        self.ask.said.connect(model.say_ask)
        self.answer.said.connect(model.say_answer)
        for keys, go, add, move, remove in (
            (self.steps, model.go_to_step, model.add_step, model.move_step, model.remove_step),
            (self.points, model.go_to_point, model.add_point, model.move_point, model.remove_point),
            (
                self.entries,
                model.go_to_entry,
                model.add_entry,
                model.move_entry,
                model.remove_entry,
            ),
        ):
            keys.picked.connect(go)
            keys.add_pressed.connect(add)
            keys.moved.connect(move)
            keys.remove_pressed.connect(remove)

    def relabel(self) -> None:
        self.nothing.setText(translate("EditTask", "Nobody has written how this task is taught."))
        self.begin.setText(translate("EditTask", "Write a breakdown"))
        self.leave_out.setText(translate("EditTask", "Leave the breakdown out"))
        self.needs.call(translate("EditTask", "What it needs"))
        self.not_level_1.call(translate("EditTask", "Not Level 1"))
        self.do.call(translate("EditTask", "Important step"))
        self.key.call(translate("EditTask", "Key point"), named=True)
        self.reason.call(translate("EditTask", "Reason"), named=True)
        self.control.call(translate("EditTask", "Control"), named=True)
        self.ask.call(translate("EditTask", "Question"), named=True)
        self.answer.call(translate("EditTask", "A good answer"), named=True)
        self.steps.call(
            translate("EditTask", "Important step"),
            translate("EditTask", "Add a step"),
            translate("EditTask", "Take this step away"),
        )
        self.points.call(
            translate("EditTask", "Key point"),
            translate("EditTask", "Add a key point"),
            translate("EditTask", "Take this key point away"),
        )
        self.minutes.setAccessibleName(translate("EditTask", "Minutes"))
        self.source.setAccessibleName(translate("EditTask", "Where it comes from"))
        self.part.setAccessibleName(translate("EditTask", "What else"))
        self.question.setAccessibleName(translate("EditTask", "Question"))

    def apply(self, whole: EditState, state: BreakdownState) -> None:
        """``whole``: what the check of the programme found."""
        found = state.breakdown
        self.nothing.setVisible(found is None)
        self.begin.setVisible(found is None)
        self.written.setVisible(found is not None)
        self.leave_out.setVisible(found is not None and state.can_leave_out)
        if found is None:
            return
        minutes = sorted({*_MINUTES, found.minutes})
        self.minutes.offer([(str(n), str(n)) for n in minutes], (str(found.minutes),))
        self.needs.put(found.needs)
        self.not_level_1.put(found.not_level_1)
        self.steps.show_place(state.step, len(state.steps), least=1)
        self.do.put(state.at_step.do)
        self.points.show_place(state.point, len(state.at_step.points), least=1)
        self.key.put(state.at_point.key)
        self.reason.put(state.at_point.reason)
        self._offer_sources(state.at_point.source)
        self._show_entry(state)
        why, what_if = translate("EditTask", "Why"), translate("EditTask", "What if")
        self.question.offer([(WHY, why), (WHAT_IF, what_if)], (state.question,))
        self.ask.put(state.at_question.ask)
        self.answer.put(state.at_question.answer)
        self._show_names(whole, state)

    def _offer_sources(self, source: str) -> None:
        """A public source is kept, and named in the files; the others are chosen here."""
        names = source_names()
        own = [(source, source)] if source and source not in names else []
        none = [("-", translate("EditTask", "No source"))]
        self.source.offer([*none, *names.items(), *own], (source or "-",))

    def _show_entry(self, state: BreakdownState) -> None:
        names = part_names()
        self.part.offer([(part, names[part]) for part in PARTS], (state.part,))
        self.entries.call(
            names[state.part],
            translate("EditTask", "Add one"),
            translate("EditTask", "Take this one away"),
        )
        self.entries.show_place(state.entry, len(state.entries))
        entry = state.at_entry
        is_hazard = isinstance(entry, Hazard)
        self.text.call(
            translate("EditTask", "What can hurt") if is_hazard else names[state.part],
            named=is_hazard,
        )
        self.text.setVisible(entry is not None)
        self.control.setVisible(is_hazard)
        if isinstance(entry, Hazard):
            self.text.put(entry.what)
            self.control.put(entry.control)
        elif entry is not None:
            self.text.put(entry)

    def _show_names(self, whole: EditState, state: BreakdownState) -> None:
        step = translate("EditTask", "Step {number}").format(number=state.step)
        point = translate("EditTask", "Step {step}, key point {number}").format(
            step=state.step, number=state.point
        )
        verb = translate("EditTask", "Starts with a verb. Five to seven are remembered.")
        reason = translate("EditTask", "What makes or breaks the step, and why.")
        one = _ONE[state.part]
        questions = translate("EditTask", "Questions to ask")
        for name, heading, hint, fields in (
            ("step", step, verb, ("step", f"step/{state.step}")),
            ("point", point, reason, (f"point/{state.step}/{state.point}",)),
            ("entry", translate("EditTask", "What else"), "", (one, f"{one}/{state.entry}")),
            ("question", questions, "", (state.question,)),
            ("minutes", translate("EditTask", "Minutes"), "", ("minutes",)),
            ("needs", translate("EditTask", "What it needs"), "", ("needs",)),
            ("not_level_1", translate("EditTask", "Not Level 1"), "", ("not_level_1",)),
        ):
            found = whole.findings(*(f"breakdown/{field}" for field in fields))
            self.boxes[name].say(heading, hint, told_of(found))


def part_names() -> dict[str, str]:
    return {
        ERRORS: translate("EditTask", "Common errors"),
        HAZARDS: translate("EditTask", "Hazards"),
        EVIDENCE: translate("EditTask", "Evidence"),
        STOPS: translate("EditTask", "Stop and call"),
    }
