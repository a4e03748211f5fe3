"""Waiting statements at the left, the one in sight and the signature at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from typing_extensions import override

from trainer_app.checklists.language import say
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import iso, language, translate
from trainer_app.ui.problems import explain
from trainer_app.ui.shared.tongue import tongue
from trainer_app.ui.theme import theme
from trainer_app.ui.tosign.view_model import ToSignState, ToSignViewModel, WaitingItem
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.evidence_strip import EvidenceStrip
from trainer_app.ui.widgets.layout import STEP, column, hairline, holding, label, row
from trainer_app.ui.widgets.letting_go import let_go
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_scroll import PagedScroll, PageTurner
from trainer_app.ui.widgets.signature_panel import SignaturePanel
from trainer_app.ui.widgets.tick_row import TickRow

AGREES, DECLINES = "agrees", "declines"


class ToSignView(Page):
    def __init__(self, model: ToSignViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.rows: dict[str, TickRow] = {}
        self.all = QPushButton()
        self.tools.addWidget(self.all)
        self.nothing = label("muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.facts = label()
        self.photos = EvidenceStrip(small=True)
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
        right.addWidget(self.photos)
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
        self.extras.addWidget(self.turner)
        self.extras.addWidget(self.reason, 1)
        self.use_whole_bar()
        self._connect()
        model.read()

    def _connect(self) -> None:
        model = self._model
        self.all.clicked.connect(model.tick_all)
        self.answer.picked.connect(lambda answer: model.set_declines(answer == DECLINES))
        self.words.textChanged.connect(self._type_words)
        self.photos.enlarge_wanted.connect(model.enlarge_wanted)
        self.primary_pressed.connect(model.answer)
        model.state_changed.connect(self.apply)

    def _type_words(self) -> None:
        if self.words.toPlainText() != self._model.state.words:
            self._model.type_words(self.words.toPlainText())

    @override
    def relabel(self) -> None:
        self.all.setText(translate("ToSign", "Tick all"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        first = next(iter(self.rows.values()), None)
        if first is not None:
            first.setFocus()

    def apply(self, state: ToSignState) -> None:
        self.set_title(translate("ToSign", "To sign"), state.name)
        self._show_message(state)
        self.pages.setVisible(bool(state.items))
        self.all.setVisible(len(state.items) > 1)
        self.nothing.setVisible(state.is_loaded and not state.items)
        self.nothing.setText(
            translate(
                "ToSign",
                "Nothing waits for your signature. What a trainer signs about you, and you sign "
                "later, comes here.",
            )
        )
        self._show_rows(state)
        self._show_panel(state)
        count = len(state.ticked)
        words = Counts().decline(count) if state.declines else Counts().agree_to(count)
        chosen = count > 0 and state.declines is not None
        self.set_primary(words if chosen else "", enabled=state.is_ready and not state.busy)
        self.reason.setText(_reason(state))

    def _show_message(self, state: ToSignState) -> None:
        if state.problems:
            self.message.show_problem(state.problems[0])
            if len(state.problems) > 1:
                said = "\n".join(explain(problem).sentence for problem in state.problems)
                title = translate("ToSign", "Several things stand in the way.")
                self.message.say(title, said, tone="danger")
        elif state.answered:
            self.message.say(translate("ToSign", "Signed. Saved on this PC."), tone="ok")
        else:
            self.message.show_problem(None)

    def _show_rows(self, state: ToSignState) -> None:
        if tuple(self.rows) != tuple(item.record for item in state.items):
            for old in self.rows.values():
                self._left.removeWidget(old)
                let_go(old)
            self.rows = {item.record: self._make_row(item) for item in state.items}
        for item in state.items:
            line = self.rows[item.record]
            line.say(
                f"{item.task}  {say(item.title, language())}",
                detail=translate("ToSign", "Level {level}, watched {date} by {name}").format(
                    level=item.level, date=iso(item.observed_on), name=item.trainer
                ),
            )
            line.setChecked(item.record in state.ticked)

    def _make_row(self, item: WaitingItem) -> TickRow:
        line = TickRow()
        line.clicked.connect(lambda _on, record=item.record: self._model.tick(record))
        self._left.addWidget(line)
        return line

    def _show_panel(self, state: ToSignState) -> None:
        item = state.item
        if item is None:
            return
        self.facts.setText("\n".join(_facts(item)))
        self.photos.show_photos(item.photos)
        speaks = tongue(item.agree.lang)
        statement = item.decline if state.declines else item.agree
        closed = ""
        if not state.ticked:
            closed = speaks.translate("SignaturePanel", "Tick what you want to sign.")
        elif state.declines is None:
            closed = speaks.translate("SignaturePanel", "Choose whether you agree.")
        self.panel.ask(statement, speaks.translate("SignaturePanel", "Trainee"), closed)
        self.answer.offer(
            [
                (AGREES, speaks.translate("SignaturePanel", "I agree")),
                (DECLINES, speaks.translate("SignaturePanel", "I do not agree")),
            ],
            () if state.declines is None else (DECLINES if state.declines else AGREES,),
        )
        self.caption.setText(speaks.translate("SignaturePanel", "Say why, in your own words."))
        self.words.setAccessibleName(self.caption.text())
        self.caption.setVisible(bool(state.declines))
        self.words.setVisible(bool(state.declines))
        if self.words.toPlainText() != state.words:
            self.words.setPlainText(state.words)


def _reason(state: ToSignState) -> str:
    """What comes before the primary action."""
    if not state.items or state.is_ready:
        return ""
    if not state.ticked:
        return translate("ToSign", "Read each one, then tick it.")
    return translate("ToSign", "Next: agree or not, then your PIN.")


def _facts(item: WaitingItem) -> list[str]:
    """What the trainer wrote, beside the statement itself."""
    said = language()
    how = [say(item.method, said), *(say(words, said) for words in item.evidence)]
    where = [say(item.place, said)] if item.place.get("en") else []
    for text, value in (
        (translate("ToSign", "mold {value}"), item.mold),
        (translate("ToSign", "press {value}"), item.press),
        (translate("ToSign", "work order {value}"), item.work_order),
        (translate("ToSign", "{value} minutes"), str(item.minutes) if item.minutes else ""),
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
