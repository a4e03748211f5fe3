"""One record whole: who, when, on which PC, what became of it; and taking it back."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from trainer_app.checklists.language import say
from trainer_app.ui.history.telling import (
    BECAME_SHAPES,
    became_word,
    details,
    observed_on,
    what,
)
from trainer_app.ui.history.view_model import HistoryItem, HistoryState, HistoryViewModel, Taking
from trainer_app.ui.i18n import clock_time, iso, language, translate
from trainer_app.ui.shared.tongue import tongue
from trainer_app.ui.theme import mark, theme
from trainer_app.ui.widgets.layout import STEP, column, label, row
from trainer_app.ui.widgets.signature_panel import SignaturePanel
from trainer_app.ui.widgets.status_label import StatusLabel
from trainer_app.ui.words import word


class DetailView(QWidget):
    def __init__(self, model: HistoryViewModel) -> None:
        super().__init__()
        self._model = model
        self.heading = label("strong")
        self.task = label()
        self.became = StatusLabel()
        self.reason = label()
        mark(self.reason, tone="danger")
        self.facts = label("small")
        self.mistake, self.judgement = QPushButton(), QPushButton()
        self.statement = label("strong")
        mark(self.statement, tone="accent")
        self.caption = label()
        self.words = QPlainTextEdit()
        self.words.setFixedHeight(2 * theme().sizes.touch)
        self.words.setTabChangesFocus(True)
        self.panel = SignaturePanel(model.signature)
        self.cancel = QPushButton()
        buttons = row()
        buttons.addWidget(self.mistake)
        buttons.addWidget(self.judgement)
        buttons.addStretch(1)
        whole = column(gap=STEP)
        above: tuple[QWidget, ...] = (
            self.heading,
            self.task,
            self.became,
            self.reason,
            self.facts,
        )
        below: tuple[QWidget, ...] = (
            self.statement,
            self.caption,
            self.words,
            self.panel,
            self.cancel,
        )
        for part in above:
            whole.addWidget(part)
        whole.addLayout(buttons)
        for part in below:
            whole.addWidget(part)
        whole.addStretch(1)
        self.setLayout(whole)
        self.mistake.clicked.connect(lambda: model.begin(Taking.MISTAKE))
        self.judgement.clicked.connect(lambda: model.begin(Taking.JUDGEMENT))
        self.cancel.clicked.connect(model.cancel)
        self.words.textChanged.connect(self._type_words)

    def _type_words(self) -> None:
        if self.words.toPlainText() != self._model.state.words:
            self._model.type_words(self.words.toPlainText())

    def apply(self, state: HistoryState) -> None:
        item = state.item
        self.setVisible(item is not None)
        if item is None:
            return
        self.heading.setText(what(item, dict(state.modules)))
        self.task.setText(f"{item.task}  {say(item.title, language())}".strip())
        self.task.setVisible(bool(item.task))
        shape, tone = BECAME_SHAPES[item.became]
        self.became.say(shape, became_word(item.became), tone)
        self.reason.setText("" if item.reason is None else word(item.reason))
        self.reason.setVisible(item.reason is not None)
        self.facts.setText("\n".join(_facts(item)))
        self.facts.setVisible(state.taking is None)
        self._show_taking(state, item)

    def _show_taking(self, state: HistoryState, item: HistoryItem) -> None:
        idle = state.taking is None
        self.mistake.setText(translate("History", "Entered by mistake"))
        self.judgement.setText(translate("History", "Withdraw judgement"))
        self.mistake.setVisible(idle and item.may_undo)
        self.judgement.setVisible(idle and item.may_withdraw)
        self.statement.setText(state.statement)
        self.statement.setVisible(bool(state.statement))
        speaks = tongue(self._model.signature.state.language)
        asks = state.taking is Taking.JUDGEMENT
        self.caption.setText(speaks.translate("SignaturePanel", "Say why, in your own words."))
        self.words.setAccessibleName(self.caption.text())
        self.caption.setVisible(asks)
        self.words.setVisible(asks)
        if self.words.toPlainText() != state.words:
            self.words.setPlainText(state.words)
        self.panel.setVisible(not idle and state.needs_pin)
        self.panel.ask(None, "")
        self.cancel.setText(translate("History", "Leave it as it is"))
        self.cancel.setVisible(not idle)


def _facts(item: HistoryItem) -> list[str]:
    day = observed_on(item.body)
    lines = []
    if item.by:
        lines.append(translate("History", "By {name}").format(name=item.by))
    if day is not None:
        lines.append(translate("History", "Observed on {date}").format(date=iso(day)))
    recorded = item.recorded
    lines.append(
        translate("History", "Recorded on {date} at {time}").format(
            date=iso(recorded.date), time=clock_time(recorded)
        )
    )
    if item.pc:
        lines.append(translate("History", "On {pc}").format(pc=item.pc))
    return lines + details(item)
