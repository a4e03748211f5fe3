"""Waiting statements, the one in sight and the trainee's answer, in the trainee's language."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from trainer_app.checklists.language import say
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import iso, language, translate
from trainer_app.ui.shared.answering import AnsweringState
from trainer_app.ui.shared.tongue import tongue
from trainer_app.ui.tosign.view_model import ToSignViewModel, WaitingItem
from trainer_app.ui.widgets.answering_page import AnsweringView
from trainer_app.ui.widgets.tick_row import TickRow


class ToSignView(AnsweringView[WaitingItem]):
    def __init__(self, model: ToSignViewModel) -> None:
        super().__init__(model)
        self._model = model
        self.all = QPushButton()
        self.tools.addWidget(self.all)
        self.all.clicked.connect(model.tick_all)
        self.photos.enlarge_wanted.connect(model.enlarge_wanted)
        self.primary_pressed.connect(model.answer)
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self.all.setText(translate("ToSign", "Tick all"))
        self.apply(self._model.state)

    def apply(self, state: AnsweringState[WaitingItem]) -> None:
        self.set_title(translate("ToSign", "To sign"), self._model.viewer.name)
        self._show_message(state)
        self.all.setVisible(len(state.items) > 1)
        nothing = translate(
            "ToSign",
            "Nothing waits for your signature. What a trainer signs about you, and you sign "
            "later, comes here.",
        )
        self.show_waiting(state, nothing)
        self._show_panel(state)
        count = len(state.ticked)
        words = Counts().decline(count) if state.objects else Counts().agree_to(count)
        chosen = count > 0 and state.objects is not None
        self.set_primary(words if chosen else "", enabled=state.is_ready and not state.busy)
        self.reason.setText(_reason(state))

    def _show_message(self, state: AnsweringState[WaitingItem]) -> None:
        if state.problems:
            self.message.show_problems(state.problems)
        elif state.agreed or state.objected:
            self.message.say(translate("ToSign", "Signed. Saved on this PC."), tone="ok")
        else:
            self.message.show_problem(None)

    @override
    def _say(self, line: TickRow, item: WaitingItem) -> None:
        line.say(
            f"{item.task}  {say(item.title, language())}",
            detail=translate("ToSign", "Level {level}, watched {date} by {name}").format(
                level=item.level, date=iso(item.observed_on), name=item.trainer
            ),
        )

    def _show_panel(self, state: AnsweringState[WaitingItem]) -> None:
        item = state.item
        if item is None:
            return
        self.facts.setText("\n".join(_facts(item)))
        self.photos.show_photos(item.photos)
        speaks = tongue(item.agree.lang)
        statement = item.decline if state.objects else item.agree
        closed = ""
        if not state.ticked:
            closed = speaks.translate("SignaturePanel", "Tick what you want to sign.")
        elif state.objects is None:
            closed = speaks.translate("SignaturePanel", "Choose whether you agree.")
        self.panel.ask(statement, speaks.translate("SignaturePanel", "Trainee"), closed)
        self.caption.setText(speaks.translate("SignaturePanel", "Say why, in your own words."))
        self.words.setAccessibleName(self.caption.text())
        self.show_answer(
            state,
            speaks.translate("SignaturePanel", "I agree"),
            speaks.translate("SignaturePanel", "I do not agree"),
        )


def _reason(state: AnsweringState[WaitingItem]) -> str:
    """What comes before the primary action."""
    if not state.items or state.is_ready:
        return ""
    if not state.ticked:
        return translate("ToSign", "Read each one, then tick it.")
    return translate("ToSign", "Next: agree or not, then your PIN.")


def _facts(item: WaitingItem) -> list[str]:
    """What the trainer wrote, beside the statement itself."""
    said, seen = language(), item.seen
    how = [say(seen.method, said), *(say(words, said) for words in seen.evidence)]
    where = [say(seen.place, said)] if seen.place.get("en") else []
    for text, value in (
        (translate("ToSign", "mold {value}"), seen.mold),
        (translate("ToSign", "press {value}"), seen.press),
        (translate("ToSign", "work order {value}"), seen.work_order),
        (translate("ToSign", "{value} minutes"), str(seen.minutes) if seen.minutes else ""),
    ):
        if value:
            where.append(text.format(value=value))
    lines = [
        translate("ToSign", "{name} watched this on {date} and recorded it on {recorded}.").format(
            name=item.trainer, date=iso(item.observed_on), recorded=iso(item.recorded_on)
        ),
        " · ".join(how),
        " · ".join(where),
    ]
    if item.late:
        lines.append(translate("ToSign", "Entered late: {words}").format(words=item.late))
    if item.sheet:
        lines.append(translate("ToSign", "From sheet {sheet}").format(sheet=item.sheet))
    return [line for line in lines if line]
