"""The page of a unit signature, and of the capstone."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from typing_extensions import override

from trainer_app.checklists.language import say
from trainer_app.ui.counts import Counts
from trainer_app.ui.deciding.deciding_view import DecisionView, captioned, line_edit, set_line
from trainer_app.ui.deciding.milestone_view_models import (
    CapstoneState,
    CapstoneViewModel,
    UnitViewModel,
)
from trainer_app.ui.i18n import iso, language, translate
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.layout import column, label
from trainer_app.ui.widgets.tick_row import TickRow

PASSED, NOT_YET = "passed", "not_yet"


class UnitView(DecisionView):
    asks_words = False

    def __init__(self, model: UnitViewModel) -> None:
        super().__init__(model)
        self._model = model
        self.stands = label("strong")
        self.open = label()
        self.fields.addWidget(self.stands)
        self.fields.addWidget(self.open)
        self.start()

    @override
    def heading(self) -> str:
        return translate("Deciding", "Sign a unit for the employer")

    @override
    def action(self) -> str:
        return translate("Deciding", "Sign the unit")

    @override
    def may_sign(self) -> bool:
        state = self._model.state
        return not state.open and state.signed_on is None

    @override
    def signed(self) -> str:
        return self._model.state.sentence if self.may_sign() else ""

    @override
    def missing(self) -> str:
        state = self._model.state
        if state.open:
            return translate("Deciding", "It can be signed once these tasks are signed off.")
        return "" if state.signed_on else translate("Deciding", "Next: your PIN.")

    @override
    def done(self) -> str:
        return translate("Deciding", "The unit is signed.")

    @override
    def show_fields(self) -> None:
        state = self._model.state
        if state.signed_on is not None:
            said = translate("Deciding", "Signed by {name} on {date}.")
            words = said.format(name=state.signed_by, date=iso(state.signed_on))
        elif state.open:
            words = Counts().open_tasks(len(state.open))
        else:
            words = Counts().core_tasks_signed(state.tasks)
        self.stands.setText(words)
        self.stands.setVisible(state.is_loaded and not state.in_the_way)
        lines = [f"{task}  {say(title, language())}" for task, title in state.open]
        self.open.setText("\n".join(lines))
        self.open.setVisible(bool(lines))


class CapstoneView(DecisionView):
    def __init__(self, model: CapstoneViewModel) -> None:
        super().__init__(model)
        self._model = model
        self.means = label()
        self.outcome = Choices()
        self.mold_caption, self.tasks_caption = label(), label("strong")
        self.mold = line_edit()
        self.molds = Choices()
        self.rows: dict[str, TickRow] = {}
        self._units: dict[str, QLabel] = {}
        self._lines = column(gap=0)
        for part in (self.means, self.outcome, self.mold_caption, self.mold, self.molds):
            self.fields.addWidget(part)
        self.fields.addWidget(self.tasks_caption)
        self.fields.addLayout(self._lines)
        self.outcome.picked.connect(lambda outcome: model.set_passed(outcome == PASSED))
        self.mold.textEdited.connect(model.type_mold)
        self.molds.picked.connect(model.type_mold)
        self.start()

    @override
    def heading(self) -> str:
        return translate("Deciding", "Capstone: one complete general PM")

    @override
    def action(self) -> str:
        return translate("Deciding", "Record the capstone")

    @override
    def why(self) -> str:
        return translate("Deciding", "What you saw. The trainee can read it.")

    @override
    def missing(self) -> str:
        state = self._model.state
        if state.passed is None:
            return translate("Deciding", "Next: passed, or not yet.")
        if not state.mold.strip():
            return translate("Deciding", "Next: the mold.")
        if state.passed and not state.ticked:
            return translate("Deciding", "Next: tick the tasks that it showed.")
        if not state.passed and not state.words.strip():
            return super().missing()
        return translate("Deciding", "Next: your PIN.")

    @override
    def done(self) -> str:
        return translate("Deciding", "The trainee finds it in the history.")

    @override
    def show_fields(self) -> None:
        state = self._model.state
        self.means.setText(
            translate(
                "Deciding",
                "Watched from beginning to end by you, today. The trainee does not sign it.",
            )
        )
        self.outcome.setAccessibleName(translate("Deciding", "Outcome"))
        chosen = "" if state.passed is None else (PASSED if state.passed else NOT_YET)
        passed = translate("Deciding", "Passed")
        not_yet = translate("Deciding", "Not yet")
        self.outcome.offer([(PASSED, passed), (NOT_YET, not_yet)], (chosen,))
        captioned(self.mold, self.mold_caption, translate("Deciding", "Mold"))
        set_line(self.mold, state.mold)
        self.molds.offer([(mold, mold) for mold in state.recent_molds], (state.mold,))
        self.molds.setAccessibleName(translate("Deciding", "Recent molds"))
        for part in (self.means, self.outcome, self.mold_caption, self.mold):
            part.setVisible(state.is_open)
        self.molds.setVisible(state.is_open and bool(state.recent_molds))
        self._show_tasks(state)

    def _show_tasks(self, state: CapstoneState) -> None:
        self.tasks_caption.setText(translate("Deciding", "Tasks that it showed, to the standard"))
        shown = state.is_open and state.passed is True
        self.tasks_caption.setVisible(shown)
        if not self.rows:
            self._make_rows(state)
        for unit in state.units:
            self._units[unit.id].setText(f"{unit.id}  {say(unit.title, language())}")
            self._units[unit.id].setVisible(shown)
            for task in unit.tasks:
                line = self.rows[task.id]
                line.say(f"{task.id}  {say(task.title, language())}")
                line.setChecked(task.id in state.ticked)
                line.setVisible(shown)

    def _make_rows(self, state: CapstoneState) -> None:
        for unit in state.units:
            heading = label("muted")
            self._lines.addWidget(heading)
            self._units[unit.id] = heading
            for task in unit.tasks:
                line = TickRow()
                line.clicked.connect(lambda _on, ticked=task.id: self._tick(ticked))
                self._lines.addWidget(line)
                self.rows[task.id] = line

    def _tick(self, task: str) -> None:
        self._model.tick(task)
        self.show_fields()
