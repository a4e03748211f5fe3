"""Entries from paper at the left; the one in sight, the answer and the PIN at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit
from typing_extensions import override

from trainer_app.checklists.language import say
from trainer_app.kernel.ids import RecordId
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import iso, language, translate
from trainer_app.ui.problems import explain
from trainer_app.ui.theme import theme
from trainer_app.ui.transcribed.view_model import CompareItem, CompareState, CompareViewModel
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.layout import STEP, column, hairline, holding, label, row
from trainer_app.ui.widgets.letting_go import let_go
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_scroll import PagedScroll, PageTurner
from trainer_app.ui.widgets.signature_panel import SignaturePanel
from trainer_app.ui.widgets.tick_row import TickRow

SAME, DIFFERS = "same", "differs"


class CompareView(Page):
    trainees_pressed = Signal()
    """From an empty page: what comes here begins with a trainee."""

    def __init__(self, model: CompareViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.rows: dict[str, TickRow] = {}
        self.nothing = label("muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.facts = label()
        self.panel = SignaturePanel(model.signature, beside=True)
        self.answer = Choices()
        self.caption = label()
        self.words = QPlainTextEdit()
        self.words.setFixedHeight(2 * theme().sizes.touch)
        self.words.setTabChangesFocus(True)
        self.panel.choices.addWidget(self.answer)
        for part in (self.caption, self.words):
            self.panel.reasons.addWidget(part)
        self._left = column(gap=0)
        left = column(gap=0)
        left.addLayout(self._left)
        left.addStretch(1)
        right = column(gap=2 * STEP)
        right.addWidget(self.facts)
        right.addWidget(self.panel, 1)
        both = row(gap=3 * STEP)
        both.addLayout(left, 1)
        both.addWidget(hairline(down=True))
        both.addLayout(right, 2)
        self.pages = PagedScroll(holding(both))
        self.turner = PageTurner(self.pages)
        self.content.addWidget(self.pages, 1)
        self.content.addWidget(self.nothing, 1)
        self.reason = label("small-muted")
        self.reason.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        turning = row()
        turning.addWidget(self.turner)
        self.turning = holding(turning)
        self.extras.addWidget(self.turning)
        self.extras.addWidget(self.reason, 1)
        self.use_whole_bar()
        self.answer.picked.connect(lambda answer: model.set_differs(answer == DIFFERS))
        self.words.textChanged.connect(self._type_words)
        self.primary_pressed.connect(self._do_primary)
        model.state_changed.connect(self.apply)
        model.read()

    def _do_primary(self) -> None:
        if self._model.state.items:
            self._model.answer()
        else:
            self.trainees_pressed.emit()

    def _type_words(self) -> None:
        if self.words.toPlainText() != self._model.state.words:
            self._model.type_words(self.words.toPlainText())

    @override
    def relabel(self) -> None:
        self.caption.setText(translate("Transcribed", "What does the paper say?"))
        self.words.setAccessibleName(self.caption.text())
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        first = next(iter(self.rows.values()), None)
        if first is not None:
            first.setFocus()

    def apply(self, state: CompareState) -> None:
        self.set_title(translate("Transcribed", "Entered from paper"))
        self._show_message(state)
        for part in (self.pages, self.turning):
            part.setVisible(bool(state.items))
        self.nothing.setVisible(state.is_loaded and not state.items)
        self.nothing.setText(
            translate(
                "Transcribed",
                "Nothing waits to be compared. Print a checklist from a trainee’s page, tick it at "
                "the press and enter it as a sign-off from paper: it waits here until another "
                "person has compared it with the paper.",
            )
        )
        self._show_rows(state)
        self._show_panel(state)
        count = len(state.ticked)
        words = Counts().question_entries(count) if state.differs else Counts().confirm(count)
        chosen = count > 0 and state.differs is not None
        if state.is_loaded and not state.items:
            self.set_primary(translate("Today", "All trainees"))
        else:
            self.set_primary(words if chosen else "", enabled=state.is_ready and not state.busy)
        self.reason.setText(_reason(state))
        self.pages.measure_soon()

    def _show_message(self, state: CompareState) -> None:
        if state.problems:
            self.message.show_problem(state.problems[0])
        elif state.checked:
            said = translate("Transcribed", "Confirmed. Saved on this PC.")
            self.message.say(said, tone="ok")
        elif state.questioned:
            said = translate("Transcribed", "An open question for a supervisor. Saved on this PC.")
            self.message.say(said, tone="ok")
        else:
            self.message.show_problem(None)

    def _show_rows(self, state: CompareState) -> None:
        if tuple(self.rows) != tuple(item.record for item in state.items):
            for old in self.rows.values():
                self._left.removeWidget(old)
                let_go(old)
            self.rows = {item.record: self._make_row(item) for item in state.items}
        for item in state.items:
            line = self.rows[item.record]
            line.say(
                f"{item.sheet}  {item.task}  {say(item.title, language())}",
                detail=translate("Transcribed", "{trainee}. Entered {date} by {name}").format(
                    trainee=item.trainee, date=iso(item.entered_on), name=item.entered_by
                ),
            )
            line.setChecked(item.record in state.ticked)

    def _make_row(self, item: CompareItem) -> TickRow:
        line = TickRow()
        line.clicked.connect(lambda _on, record=item.record: self._tick(record))
        self._left.addWidget(line)
        return line

    def _tick(self, record: RecordId) -> None:
        """The box shows what the state says, not what was tapped."""
        self._model.tick(record)
        self._show_rows(self._model.state)

    def _show_panel(self, state: CompareState) -> None:
        item = state.item
        if item is None:
            return
        self.facts.setText("\n".join(_facts(item)))
        closed = ""
        if item.problem is not None and item.record not in state.ticked:
            closed = explain(item.problem).sentence
        elif not state.ticked:
            closed = translate("Transcribed", "Tick what you compared with the paper.")
        elif state.differs is None:
            closed = translate("Transcribed", "Choose what you found.")
        self.panel.ask(
            None if state.differs else item.statement,
            translate("Transcribed", "Whoever compares"),
            closed,
        )
        self.answer.setVisible(bool(state.ticked))
        self.answer.offer(
            [
                (SAME, translate("Transcribed", "Same as the paper")),
                (DIFFERS, translate("Transcribed", "It differs")),
            ],
            () if state.differs is None else (DIFFERS if state.differs else SAME,),
        )
        self.caption.setVisible(bool(state.differs))
        self.words.setVisible(bool(state.differs))
        if self.words.toPlainText() != state.words:
            self.words.setPlainText(state.words)


def _reason(state: CompareState) -> str:
    """What comes before the primary action."""
    if not state.items or state.is_ready:
        return ""
    if not state.ticked:
        return translate("Transcribed", "Hold the paper beside each one, then tick it.")
    return translate("Transcribed", "Next: same or not, then your PIN.")


def _facts(item: CompareItem) -> list[str]:
    """What was entered, line by line, as it has to stand on the paper."""
    said = language()
    told = [
        translate("Transcribed", "Sheet {sheet}").format(sheet=item.sheet),
        translate("Transcribed", "Level {level}, every line ticked ({lines})").format(
            level=item.level, lines=item.lines
        ),
    ]
    if item.observed_on is not None:
        told.append(translate("Transcribed", "Watched {date}").format(date=iso(item.observed_on)))
    evidence = ", ".join(say(words, said) for words in item.evidence)
    told.append(f"{say(item.method, said)}; {evidence}" if evidence else say(item.method, said))
    where = [
        words.format(value=value)
        for words, value in (
            (translate("Transcribed", "Mold {value}"), item.mold),
            (translate("Transcribed", "Press {value}"), item.press),
            (translate("Transcribed", "Work order {value}"), item.work_order),
            (translate("Transcribed", "{value} minutes"), str(item.minutes or "")),
        )
        if value
    ]
    told.append(", ".join(where))
    if item.same_person:
        told.append(
            translate("Transcribed", "Nobody else is here to compare: recorded as same person.")
        )
    return told
