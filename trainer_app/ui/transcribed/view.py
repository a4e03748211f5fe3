"""Entries from paper, the one in sight as it has to stand on its sheet, and what was found."""

from __future__ import annotations

from PySide6.QtCore import Signal
from typing_extensions import override

from trainer_app.checklists.language import say
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import iso, language, translate
from trainer_app.ui.problems import explain
from trainer_app.ui.shared.answering import AnsweringState
from trainer_app.ui.transcribed.view_model import CompareItem, CompareViewModel
from trainer_app.ui.widgets.answering_page import AnsweringView
from trainer_app.ui.widgets.tick_row import TickRow


class CompareView(AnsweringView[CompareItem]):
    trainees_pressed = Signal()
    """From an empty page: what comes here begins with a trainee."""

    def __init__(self, model: CompareViewModel) -> None:
        super().__init__(model)
        self._model = model
        self.primary_pressed.connect(self._do_primary)
        model.state_changed.connect(self.apply)
        model.read()

    def _do_primary(self) -> None:
        if self._model.state.items:
            self._model.answer()
        else:
            self.trainees_pressed.emit()

    @override
    def relabel(self) -> None:
        self.caption.setText(translate("Transcribed", "What does the paper say?"))
        self.words.setAccessibleName(self.caption.text())
        self.apply(self._model.state)

    def apply(self, state: AnsweringState[CompareItem]) -> None:
        self.set_title(translate("Transcribed", "Entered from paper"))
        self._show_message(state)
        nothing = translate(
            "Transcribed",
            "Nothing waits to be compared. Print a checklist from a trainee’s page, tick it at "
            "the press and enter it as a sign-off from paper: it waits here until another "
            "person has compared it with the paper.",
        )
        self.show_waiting(state, nothing)
        self._show_panel(state)
        count = len(state.ticked)
        words = Counts().question_entries(count) if state.objects else Counts().confirm(count)
        chosen = count > 0 and state.objects is not None
        if state.is_loaded and not state.items:
            self.set_primary(translate("Today", "All trainees"))
        else:
            self.set_primary(words if chosen else "", enabled=state.is_ready and not state.busy)
        self.reason.setText(_reason(state))
        self.pages.measure_soon()

    def _show_message(self, state: AnsweringState[CompareItem]) -> None:
        if state.problems:
            self.message.show_problem(state.problems[0])
        elif state.agreed:
            said = translate("Transcribed", "Confirmed. Saved on this PC.")
            self.message.say(said, tone="ok")
        elif state.objected:
            said = translate("Transcribed", "An open question for a supervisor. Saved on this PC.")
            self.message.say(said, tone="ok")
        else:
            self.message.show_problem(None)

    @override
    def _say(self, line: TickRow, item: CompareItem) -> None:
        line.say(
            f"{item.sheet}  {item.task}  {say(item.title, language())}",
            detail=translate("Transcribed", "{trainee}. Entered {date} by {name}").format(
                trainee=item.trainee, date=iso(item.entered_on), name=item.entered_by
            ),
        )

    def _show_panel(self, state: AnsweringState[CompareItem]) -> None:
        item = state.item
        if item is None:
            return
        self.facts.setText("\n".join(_facts(item)))
        closed = ""
        if item.problem is not None and item.record not in state.ticked:
            closed = explain(item.problem).sentence
        elif not state.ticked:
            closed = translate("Transcribed", "Tick what you compared with the paper.")
        elif state.objects is None:
            closed = translate("Transcribed", "Choose what you found.")
        self.panel.ask(
            None if state.objects else item.statement,
            translate("Transcribed", "Whoever compares"),
            closed,
        )
        self.answer.setVisible(bool(state.ticked))
        self.show_answer(
            state,
            translate("Transcribed", "Same as the paper"),
            translate("Transcribed", "It differs"),
        )


def _reason(state: AnsweringState[CompareItem]) -> str:
    """What comes before the primary action."""
    if not state.items or state.is_ready:
        return ""
    if not state.ticked:
        return translate("Transcribed", "Hold the paper beside each one, then tick it.")
    return translate("Transcribed", "Next: same or not, then your PIN.")


def _facts(item: CompareItem) -> list[str]:
    """What was entered, line by line, as it has to stand on the paper."""
    said, seen = language(), item.seen
    told = [
        translate("Transcribed", "Sheet {sheet}").format(sheet=item.sheet),
        translate("Transcribed", "Level {level}, every line ticked ({lines})").format(
            level=item.level, lines=item.lines
        ),
    ]
    if item.observed_on is not None:
        told.append(translate("Transcribed", "Watched {date}").format(date=iso(item.observed_on)))
    evidence = ", ".join(say(words, said) for words in seen.evidence)
    told.append(f"{say(seen.method, said)}; {evidence}" if evidence else say(seen.method, said))
    where = [
        words.format(value=value)
        for words, value in (
            (translate("Transcribed", "Mold {value}"), seen.mold),
            (translate("Transcribed", "Press {value}"), seen.press),
            (translate("Transcribed", "Work order {value}"), seen.work_order),
            (translate("Transcribed", "{value} minutes"), str(seen.minutes or "")),
        )
        if value
    ]
    told.append(", ".join(where))
    if item.same_person:
        told.append(
            translate("Transcribed", "Nobody else is here to compare: recorded as same person.")
        )
    return told
