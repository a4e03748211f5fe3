"""One record whole: who, when, on which PC, what became of it; and taking it back."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from trainer_app.checklists.language import say
from trainer_app.ui.history.telling import (
    BECAME_SHAPES,
    became_word,
    details,
    is_watched,
    observed_on,
    what,
    withdraw_words,
)
from trainer_app.ui.history.view_model import (
    Asking,
    HistoryItem,
    HistoryState,
    HistoryViewModel,
    Taking,
)
from trainer_app.ui.i18n import clock_time, iso, language, translate
from trainer_app.ui.shared.tongue import tongue
from trainer_app.ui.shared.travel import doubt_words, restored_words, travel_words
from trainer_app.ui.theme import mark, theme
from trainer_app.ui.widgets.evidence_strip import EvidenceStrip
from trainer_app.ui.widgets.flow import Flow
from trainer_app.ui.widgets.layout import STEP, column, label
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
        self.doubt = label()
        mark(self.doubt, tone="warning")
        self.facts = label("small")
        self.photos = EvidenceStrip()
        self.mistake, self.judgement = QPushButton(), QPushButton()
        self.statement = label("strong")
        mark(self.statement, tone="accent")
        self.caption = label()
        self.words = QPlainTextEdit()
        self.words.setFixedHeight(2 * theme().sizes.touch)
        self.words.setTabChangesFocus(True)
        self.panel = SignaturePanel(model.signature)
        self.cancel = QPushButton()
        self.asks = {asking: QPushButton() for asking in Asking}
        buttons = Flow()
        for button in (self.mistake, self.judgement, *self.asks.values()):
            buttons.add(button)
        self._buttons = buttons
        self._asked = False
        whole = column(gap=STEP)
        above: tuple[QWidget, ...] = (
            self.heading,
            self.task,
            self.became,
            self.reason,
            self.doubt,
            self.facts,
            self.photos,
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
        whole.addWidget(buttons)
        for part in below:
            whole.addWidget(part)
        whole.addStretch(1)
        self.setLayout(whole)
        self.mistake.clicked.connect(lambda: model.begin(Taking.MISTAKE))
        self.judgement.clicked.connect(lambda: model.begin(Taking.JUDGEMENT))
        for asking, button in self.asks.items():
            button.clicked.connect(lambda _on, asked=asking: model.ask(asked))
        self.cancel.clicked.connect(model.cancel)
        self.words.textChanged.connect(self._type_words)
        self.photos.enlarge_wanted.connect(model.enlarge_wanted)

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
        doubt = doubt_words(item.travelled)
        self.doubt.setText(doubt)
        self.doubt.setVisible(bool(doubt))
        self.facts.setText("\n".join(_facts(item)))
        idle = state.taking is None and state.asking is None
        self.facts.setVisible(idle)
        self.photos.show_photos(item.photos if idle else ())
        self._show_taking(state, item)

    def _show_taking(self, state: HistoryState, item: HistoryItem) -> None:
        idle = state.taking is None and state.asking is None
        self.mistake.setText(translate("History", "Entered by mistake"))
        self.judgement.setText(withdraw_words(item))
        self.mistake.setVisible(idle and item.may_undo)
        self.judgement.setVisible(idle and item.may_withdraw)
        self.statement.setText(state.statement)
        self.statement.setVisible(bool(state.statement))
        speaks = tongue(self._model.signature.state.language)
        for asking, button in self.asks.items():
            button.setText(_asking_words(asking))
            button.setVisible(idle and asking in item.may_ask)
        self._buttons.settle()
        asks = state.taking is Taking.JUDGEMENT or state.asking is not None
        self.caption.setText(speaks.translate("SignaturePanel", "Say why, in your own words."))
        self.words.setAccessibleName(self.caption.text())
        self.caption.setVisible(asks)
        self.words.setVisible(asks)
        if asks and not self._asked:
            self.words.setFocus()  # the button that had it has gone
        self._asked = asks
        if self.words.toPlainText() != state.words:
            self.words.setPlainText(state.words)
        self.panel.setVisible(state.taking is not None and state.needs_pin)
        self.panel.ask(None, "")
        self.cancel.setText(translate("History", "Leave it as it is"))
        self.cancel.setVisible(not idle)


def _asking_words(asking: Asking) -> str:
    return {
        Asking.NOT_ME: translate("History", "That was not me"),
        Asking.DISAGREES: translate("History", "I see it differently"),
        Asking.OTHER: translate("History", "Raise a question"),
    }[asking]


def _ended(item: HistoryItem) -> list[str]:
    """That it was taken back, by whom and why."""
    ended = item.ended
    if ended is None:
        return []
    said = translate("History", "Taken back by {name} on {date}")
    lines = [said.format(name=ended.by, date=iso(ended.on))]
    if ended.words:
        lines.append(translate("History", "“{words}”").format(words=ended.words))
    return lines


def _facts(item: HistoryItem) -> list[str]:
    day = observed_on(item.body)
    lines = []
    if item.by:
        lines.append(translate("History", "By {name}").format(name=item.by))
    if day is not None:
        dated = translate("History", "Dated {date}")
        watched = translate("History", "Observed on {date}")
        lines.append((watched if is_watched(item.body) else dated).format(date=iso(day)))
    recorded = item.recorded
    lines.append(
        translate("History", "Recorded on {date} at {time}").format(
            date=iso(recorded.date), time=clock_time(recorded)
        )
    )
    if item.pc:
        lines.append(translate("History", "On {pc}").format(pc=item.pc))
    if item.travelled is not None:
        lines.append(travel_words(item.travelled))
        if item.travelled.restored is not None:
            lines.append(restored_words(item.travelled.restored))
    return [*lines, *details(item), *_ended(item)]
