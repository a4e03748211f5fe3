"""One signer's panel: what is signed in their own language, then their PIN and nothing else.

Words for the keypad and for a wrong PIN are in the signer's language too, so this pad does not
share the sentences of the Board's.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QWidget

from trainer_app.kernel.problems import explained
from trainer_app.ui.icons import icon_pixmap
from trainer_app.ui.shared.pin_entry import PinEntryState
from trainer_app.ui.shared.signature import SignatureModel, SignatureState
from trainer_app.ui.shared.statement import Statement
from trainer_app.ui.shared.tongue import tongue
from trainer_app.ui.theme import mark, theme
from trainer_app.ui.widgets.layout import STEP, column, holding, label, row
from trainer_app.ui.widgets.pin_pad import PinKeys
from trainer_app.ui.widgets.statement_block import StatementBlock, StatementList


class SignaturePanel(QWidget):
    """``choices`` is room for what this signer may do instead of signing now; ``beside`` puts it
    and the keypad at the right of the statement in place of below. ``reasons`` is room for the
    signer's own words: below the sentence or beside the keypad, so that what is signed stays in
    sight."""

    def __init__(
        self, model: SignatureModel, *, beside: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._statements: tuple[Statement, ...] = ()
        self._closed_words = ""
        self.role = label("small-muted")
        self.name = label("strong")
        self.statement = StatementBlock()
        self.more = StatementList()
        self.prompt = label()
        self.problem = label()
        mark(self.problem, tone="danger")
        self.choices, self.reasons = column(gap=STEP), column(gap=STEP)
        self._build_pad()
        self._build_given()
        above: tuple[QWidget, ...] = (self.role, self.name, self.statement, self.more)
        below: tuple[QWidget, ...] = (self.prompt, self.problem, self.pad, self.given)
        self.setLayout(self._arranged(above, below, beside=beside))
        model.state_changed.connect(lambda _state: self.refresh())
        model.entry.state_changed.connect(lambda _state: self.refresh())

    def _arranged(
        self, above: tuple[QWidget, ...], below: tuple[QWidget, ...], *, beside: bool
    ) -> QBoxLayout:
        if theme().sizes.folds:
            alone = column(gap=STEP)
            for part in above:
                alone.addWidget(part)
            alone.addLayout(self.choices)
            alone.addLayout(self.reasons)
            for part in below:
                alone.addWidget(part)
            return alone
        said, signed = column(gap=STEP), column(gap=STEP)
        for part in above:
            said.addWidget(part)
        signed.addLayout(self.choices)
        if beside:
            said.addLayout(self.reasons)
        for part in below:
            if part is self.pad and not beside:
                signed.addLayout(self._reasons_and_pad())
            else:
                signed.addWidget(part)
        signed.addStretch(1)
        whole = row(gap=3 * STEP) if beside else column(gap=STEP)
        if beside:
            said.addStretch(1)
        whole.addLayout(said, 1 if beside else 0)
        whole.addLayout(signed, 1)
        return whole

    def _reasons_and_pad(self) -> QBoxLayout:
        upper = column(gap=0)
        upper.addLayout(self.reasons)
        upper.addStretch(1)
        both = row(gap=2 * STEP)
        both.addLayout(upper)
        both.addWidget(self.pad, 1)
        both.addStretch()
        return both

    def _build_pad(self) -> None:
        entry = self._model.entry
        self.pad = PinKeys()
        self.dots, self.keypad = self.pad.dots, self.pad.keypad
        sizes = theme().sizes
        self.pad.setMaximumWidth(max(sizes.mm(72), 4 * sizes.key))
        self.keypad.digit_pressed.connect(entry.type_digit)
        self.keypad.erase_pressed.connect(entry.erase)
        self.keypad.enter_pressed.connect(entry.enter)

    def _build_given(self) -> None:
        side = theme().sizes.title
        self._tick = QLabel()
        self._tick.setFixedSize(QSize(side, side))
        self._accepted = label("strong", wrap=False)
        self.take_back = QPushButton()
        mark(self.take_back, kind="plain")
        self.take_back.clicked.connect(self._model.take_back)
        line = row(gap=STEP)
        line.addWidget(self._tick)
        line.addWidget(self._accepted, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.take_back)
        line.addStretch(1)
        self.given = holding(line)

    def ask(self, statement: Statement | None, role: str, closed: str = "") -> None:
        """``role``: who signs here. ``closed``: why nobody can sign here yet, or no longer."""
        self.ask_all((statement,) if statement is not None else (), role, closed)

    def ask_all(self, statements: tuple[Statement, ...], role: str, closed: str = "") -> None:
        """The same for the whole list of a job, which is signed once."""
        self._statements, self._closed_words = statements, closed
        self.role.setText(role)
        self.refresh()

    def refresh(self) -> None:
        state, entry = self._model.state, self._model.entry.state
        speaks = tongue(state.language)
        self.name.setText(state.name)
        if len(self._statements) == 1:
            self.statement.say(self._statements[0], speaks)
        else:
            self.more.say(self._statements, speaks)
        self.statement.setVisible(len(self._statements) == 1)
        self.more.setVisible(len(self._statements) > 1)
        self.pad.setVisible(state.is_open and not state.is_given)
        self.given.setVisible(state.is_given)
        self.keypad.allow(digits=entry.can_type, enter=entry.can_enter)
        self.keypad.relabel(
            erase=speaks.translate("SignaturePanel", "Erase the last digit"),
            enter=speaks.translate("SignaturePanel", "Enter"),
        )
        self.dots.show_typed(entry.typed)
        self._show_prompt(state, entry)
        side = theme().sizes.title
        ratio = self.devicePixelRatioF()
        self._tick.setPixmap(icon_pixmap("check", theme().colour("ok"), side, ratio))
        self._accepted.setText(speaks.translate("SignaturePanel", "PIN accepted"))
        self.take_back.setText(speaks.translate("SignaturePanel", "Take it back"))

    def _show_prompt(self, state: SignatureState, entry: PinEntryState) -> None:
        speaks = tongue(state.language)
        prompt = self._closed_words
        if state.is_open and entry.wait_seconds:
            prompt = speaks.translate("SignaturePanel", "Next try in {seconds} s").format(
                seconds=entry.wait_seconds
            )
        elif state.is_open and entry.busy:
            prompt = speaks.translate("SignaturePanel", "Checking the PIN")
        elif state.is_open and not state.is_given:
            prompt = speaks.translate("SignaturePanel", "To sign this, enter your PIN.")
        self.prompt.setText("" if state.is_given else prompt)
        self.prompt.setVisible(bool(self.prompt.text()))
        said = "" if entry.problem is None else str(explained(entry.problem, state.language))
        self.problem.setText(said)
        self.problem.setVisible(bool(said))
        self.keypad.setAccessibleName(f"{state.name}. {prompt}")
