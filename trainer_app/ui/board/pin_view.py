"""Name and keypad. What is typed shows as dots."""

from __future__ import annotations

from typing_extensions import override

from trainer_app.ui.board.pin_view_model import PinState, PinStep, PinViewModel
from trainer_app.ui.i18n import translate
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.layout import STEP, column, label, row
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.pin_pad import PinPad
from trainer_app.ui.words import roles


class PinView(Page):
    def __init__(self, model: PinViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.prompt = label("strong")
        self.hint = label("muted")
        self.pad = PinPad(model.entry)
        sizes = theme().sizes
        self.pad.setFixedWidth(max(sizes.mm(72), 4 * sizes.key))
        said = column(gap=STEP)
        for part in (self.prompt, self.hint, self.message):  # beside the keys: there is room
            said.addWidget(part)
        said.addStretch(1)
        keys = column()
        keys.addWidget(self.pad)
        keys.addStretch(1)
        beside = row(gap=4 * STEP)
        beside.addLayout(said, 1)
        beside.addLayout(keys)
        beside.addStretch(1)
        self.content.addLayout(beside, 1)
        self.primary_pressed.connect(model.entry.enter)
        model.entry.state_changed.connect(lambda _state: self._show_primary())
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self.pad.relabel()
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        self.pad.keypad.setFocus()

    def apply(self, state: PinState) -> None:
        self.set_title(state.name, roles(state.roles))
        prompts = {
            PinStep.ENTER: translate("Pin", "Enter your PIN"),
            PinStep.ENTER_CODE: translate("Pin", "Enter your one-time code"),
            PinStep.CHOOSE: translate("Pin", "Choose your PIN"),
            PinStep.REPEAT: translate("Pin", "The same PIN once more"),
        }
        if state.is_visitors:
            prompts[PinStep.CHOOSE] = translate("Pin", "Choose your PIN for this laptop")
        hints = {
            PinStep.ENTER_CODE: translate("Pin", "Six digits, from your supervisor."),
            PinStep.CHOOSE: translate("Pin", "4 to 8 digits that only you know. It signs for you."),
        }
        self.prompt.setText(prompts[state.step])
        if state.is_visitors:
            hints[PinStep.CHOOSE] = translate(
                "Pin", "4 to 8 digits that only you know. It stays on this laptop."
            )
        hint = hints.get(state.step, "")
        if state.differed and state.step is PinStep.CHOOSE:
            hint = translate("Pin", "The two were not the same. Choose again.")
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.message.show_problem(state.problem)
        self._show_primary()

    def _show_primary(self) -> None:
        words = {
            PinStep.CHOOSE: translate("Pin", "Next"),
            PinStep.REPEAT: translate("Pin", "Keep this PIN"),
        }
        step = self._model.state.step
        self.set_primary(
            words.get(step, translate("Pin", "Sign in")),
            enabled=self._model.entry.state.can_enter,
        )
