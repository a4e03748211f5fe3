"""The first run as it is seen: one question a step, in the same frame."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QStackedWidget
from typing_extensions import override

from trainer_app.ui.firstrun.join_part import JoinPart
from trainer_app.ui.firstrun.parts import (
    PinPart,
    PlantPart,
    SupervisorPart,
    TrainersPart,
    WaysPart,
    WorkingPart,
)
from trainer_app.ui.firstrun.place_part import PlacePart, say_found
from trainer_app.ui.firstrun.recovery_parts import CodesPart, RecoveryPart, RecoveryWordPart
from trainer_app.ui.firstrun.restore_part import RestorePart
from trainer_app.ui.firstrun.state import BACK, FirstRunState, Step
from trainer_app.ui.firstrun.view_model import FirstRunViewModel
from trainer_app.ui.i18n import LANGUAGE_NAMES, other_language, translate
from trainer_app.ui.theme import mark
from trainer_app.ui.widgets.page import Page

_WORDS_UNKEPT = (Step.RECOVERY, Step.RECOVERY_WORD)


class FirstRunView(Page):
    def __init__(self, model: FirstRunViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.language = QPushButton()
        mark(self.language, kind="plain")
        self.tools.addWidget(self.language)
        self.step_back = QPushButton()
        self.forget, self.stop = QPushButton(), QPushButton()
        for button in (self.step_back, self.forget, self.stop):
            self.extras.addWidget(button)
        self.extras.addStretch(1)
        self.stack = QStackedWidget()
        self.content.addWidget(self.stack, 1)
        pin = PinPart(model)
        self.parts = {
            Step.WAYS: WaysPart(model),
            Step.PLACE: PlacePart(model),
            Step.PLANT: PlantPart(model),
            Step.SUPERVISOR: SupervisorPart(model),
            Step.PIN: pin,
            Step.PIN_AGAIN: pin,
            Step.TRAINERS: TrainersPart(model),
            Step.RESTORE: RestorePart(model),
            Step.JOIN: JoinPart(model),
            Step.WORKING: WorkingPart(model),
            Step.RECOVERY: RecoveryPart(model),
            Step.RECOVERY_WORD: RecoveryWordPart(model),
            Step.CODES: CodesPart(model),
        }
        for part in dict.fromkeys(self.parts.values()):
            self.stack.addWidget(part)
        self._shown: Step | None = None
        self._closing = False
        """Somebody wants to close while the words are on no paper."""
        self._let_go = False
        self.language.clicked.connect(lambda: model.choose_language(other_language()))
        self.step_back.clicked.connect(model.go_back)
        self.forget.clicked.connect(model.forget)
        self.stop.clicked.connect(model.stop)
        self.primary_pressed.connect(self._go_on)
        model.entry.state_changed.connect(lambda _state: self._show_primary(model.state))
        self.message.action_pressed.connect(self._close_all_the_same)
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self.language.setText(LANGUAGE_NAMES[other_language()])
        self.language.setAccessibleDescription(translate("Board", "Language of this screen"))
        self.step_back.setText(translate("Page", "Back"))
        self.forget.setText(translate("FirstRun", "Do not join"))
        self.stop.setText(translate("FirstRun", "Stop"))
        for part in dict.fromkeys(self.parts.values()):
            part.relabel()
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        self.parts[self._model.state.step].start_focus()

    def apply(self, state: FirstRunState) -> None:
        part = self.parts[state.step]
        self.set_title(*part.heading(state))
        self._closing = self._closing and state.step in _WORDS_UNKEPT
        if self._closing:
            self._warn_of_closing()
        else:
            self.message.show_problem(state.problem)
        self.message.action.setVisible(self._closing)
        if state.problem is None and state.step is Step.WAYS and state.found:
            say_found(self.message, state.found)
        if state.problem is None and state.step is Step.JOIN and state.is_begun:
            self._say_begun()
        part.apply(state)
        self.stack.setCurrentWidget(part)
        self.language.setVisible(state.step is Step.WAYS)
        self.step_back.setVisible(state.step in BACK)
        self.forget.setVisible(state.step is Step.JOIN and state.is_begun)
        may_stop = state.step is Step.WORKING and state.before is Step.JOIN
        self.stop.setVisible(may_stop)
        self.want_bar(may_stop or state.step not in (Step.WAYS, Step.WORKING))
        self._show_primary(state)
        if state.step is not self._shown:
            self._shown = state.step
            part.start_focus()

    def _say_begun(self) -> None:
        self.message.say(
            translate("FirstRun", "Joining was begun and is not done"),
            translate(
                "FirstRun", "The hub may know this PC already: the same ticket is still good here."
            ),
            translate("FirstRun", "Go on with Join, as soon as the hub can be reached."),
        )

    @override
    def holds_window(self) -> bool:
        """The twelve words are in memory alone; closing once is answered, not obeyed."""
        if self._let_go or self._model.state.step not in _WORDS_UNKEPT:
            return False
        self._closing = True
        self.apply(self._model.state)
        return True

    def _warn_of_closing(self) -> None:
        self.message.say(
            translate("FirstRun", "The recovery words are not in the safe yet"),
            translate("FirstRun", "Once this window is closed nobody can see them again."),
            translate("FirstRun", "Print the sheet or write the words down, then go on."),
            tone="warning",
        )
        self.message.action.setText(translate("FirstRun", "Close without them"))

    def _close_all_the_same(self) -> None:
        self._let_go = True
        self.window().close()

    def _show_primary(self, state: FirstRunState) -> None:
        if state.step in (Step.WAYS, Step.PLACE, Step.WORKING):
            self.set_primary("")
            return
        words = {
            Step.TRAINERS: translate("FirstRun", "Set up this PC"),
            Step.RESTORE: translate("FirstRun", "Bring it back"),
            Step.JOIN: translate("FirstRun", "Join"),
            Step.RECOVERY_WORD: translate("FirstRun", "It is in the safe"),
            Step.CODES: translate("FirstRun", "Open the Board"),
        }.get(state.step, translate("FirstRun", "Next"))
        by_pin = state.step in (Step.PIN, Step.PIN_AGAIN)
        enabled = self._model.entry.state.can_enter if by_pin else state.can_go_on
        self.set_primary(words, enabled=enabled)

    def _go_on(self) -> None:
        if self._model.state.step in (Step.PIN, Step.PIN_AGAIN):
            self._model.entry.enter()
        else:
            self._model.go_on()
