"""A lesson: the phases above, what to do and to say for this task below, one *Next*."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton
from typing_extensions import override

from trainer_app.checklists.language import say
from trainer_app.checklists.teaching import Stage
from trainer_app.ui.i18n import iso, language, translate
from trainer_app.ui.teach.ending import Ending
from trainer_app.ui.teach.parts import StageParts, cards_of, mark_words, phase_words, told
from trainer_app.ui.teach.view_model import TeachState, TeachViewModel
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.begun_message import offer_anew
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.glossed import Glossing, WordPanel
from trainer_app.ui.widgets.layout import STEP, column, holding, label
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_scroll import PagedScroll, PageTurner
from trainer_app.ui.widgets.stack import Stack

_ROOM_IN_EMS = 60
"""Of cards beside what they are about."""


class TeachView(Page):
    def __init__(self, model: TeachViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.title.setWordWrap(True)
        self._shown: object = None
        self.timer = label("numeral", wrap=False)
        self.phase_timer = label("small-muted", wrap=False)
        times = column(gap=0)
        for part in (self.timer, self.phase_timer):
            part.setAlignment(Qt.AlignmentFlag.AlignRight)
            times.addWidget(part)
        self.tools.addWidget(holding(times))
        self.phases = Choices()
        self.heading, self.told = label("strong"), label()
        self.word = WordPanel()
        self._glossing = Glossing(self.word.explain)
        self.parts = StageParts(self._glossing, model.mark_step)
        self._left, self._right = Stack(2 * STEP), Stack(2 * STEP)
        self.ending = Ending(model)
        self._build()
        self._connect()
        model.read()

    def _build(self) -> None:
        left = column(gap=2 * STEP)
        for part in (self.heading, self.told, self._left):
            left.addWidget(part)
        left.addStretch(1)
        right = column(gap=2 * STEP)
        right.addWidget(self._right)
        right.addStretch(1)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(4 * STEP)
        self._cards = holding(right)
        self._beside.addLayout(left, 7)
        self._beside.addWidget(self._cards, 4)
        whole = column(gap=2 * STEP)
        whole.addLayout(self._beside)
        whole.addWidget(self.ending)  # below both: its keys want the whole width
        whole.addStretch(1)
        self.pages = PagedScroll(whole, self.lies_in)
        self.turner = PageTurner(self.pages)
        self.content.addWidget(self.phases)
        self.content.addWidget(self.pages, 1)
        self.content.addWidget(self.word)
        self.previous = QPushButton()
        self.extras.addWidget(self.turner)
        self.reason = label("small-muted")
        self.reason.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.extras.addWidget(self.reason, 1)
        self.extras.addWidget(self.previous)
        self.use_whole_bar()

    def _connect(self) -> None:
        model = self._model
        self.phases.picked.connect(model.open_phase)
        self.previous.clicked.connect(model.go_back)
        self.message.action_pressed.connect(model.start_again)
        self.primary_pressed.connect(model.go_on)
        model.state_changed.connect(self.apply)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._model.resume()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._model.pause()
        super().hideEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = event.size().width() >= _ROOM_IN_EMS * theme().sizes.body
        way = QBoxLayout.Direction
        self._beside.setDirection(way.LeftToRight if is_wide else way.TopToBottom)

    @override
    def relabel(self) -> None:
        self.previous.setText(translate("Teach", "Previous"))
        self.ending.relabel()
        self.word.relabel()
        self._shown = None
        self.apply(self._model.state)

    def apply(self, state: TeachState) -> None:
        task = f"{state.task}  {say(state.title or {}, language())}".strip()
        self.set_title(translate("Teach", "Teach: {task}").format(task=task), state.trainee)
        self._show_message(state)
        stage, teaching = state.stage, state.recorded is None
        for part in (self.phases, self.pages, self.previous):
            part.setVisible(stage is not None and teaching)
        self.turner.be_wanted(stage is not None and teaching)
        self.timer.setText(translate("Teach", "{minutes} min").format(minutes=state.whole_minutes))
        self.phase_timer.setText(
            translate("Teach", "this phase {minutes} min").format(minutes=state.phase_minutes)
        )
        if stage is not None and teaching:
            self._show_stage(state, stage)
        self._show_primary(state)

    def _show_stage(self, state: TeachState, stage: Stage) -> None:
        self.phases.offer(phase_words(), (stage.phase.value,))
        self.phases.setAccessibleName(translate("Teach", "Phases"))
        self.previous.setEnabled(state.form.place > 0)
        wanted = (language(), state.form.place, state.lesson)
        if wanted != self._shown:
            self._shown = wanted
            self._fill(state, stage)
        for step, choices in self.parts.marks.items():
            choices.offer(mark_words(), (self._model.mark_of(step),))
            choices.setAccessibleName(translate("Teach", "Step {number}").format(number=step))
        self.ending.setVisible(state.is_last)
        if state.is_last:
            self.ending.apply(state)
        self.pages.measure_soon()

    def _fill(self, state: TeachState, stage: Stage) -> None:
        self._glossing.glosser = state.glossers.of if state.glossers is not None else None
        self.word.know(state.glossary)
        self.word.put_away()
        name = dict(phase_words())[stage.phase]
        if stage.turns > 1:
            name = translate("Teach", "{phase}, {turn} of {turns}").format(
                phase=name, turn=stage.turn, turns=stage.turns
            )
        self.heading.setText(name)
        has_breakdown = state.lesson is not None and state.lesson.has_breakdown
        self.told.setText(told(stage, has_breakdown=has_breakdown))
        self._glossing.begin()
        self._left.fill(self.parts.make(state, stage))
        self._right.fill(cards_of(stage, self._glossing))
        self._cards.setVisible(bool(stage.cards))
        self.pages.verticalScrollBar().setValue(0)

    def _show_message(self, state: TeachState) -> None:
        self.message.action.setVisible(False)
        if state.problem is not None:
            self.message.show_problem(state.problem)
        elif state.recorded is not None:
            self.message.say(
                translate("Teach", "The lesson is recorded. Saved on this PC."),
                translate("Teach", "{name}, {task}, {minutes} min, {date}.").format(
                    name=state.trainee,
                    task=state.task,
                    minutes=state.recorded.minutes,
                    date=iso(state.recorded.on),
                ),
                translate("Teach", "Entered by mistake? It can be taken back in the history."),
                tone="ok",
            )
        elif state.begun is not None:
            offer_anew(self.message, state.begun, translate("Teach", "It is where you left it."))
        else:
            self.message.show_problem(None)

    def _show_primary(self, state: TeachState) -> None:
        lacks = state.is_last and state.recorded is None and state.lacks_words
        missing = translate("Teach", "The note is empty.")
        self.reason.setText(missing if lacks else "")
        if state.recorded is not None:
            self.set_primary(translate("Teach", "Done"))
        elif state.is_last:
            may = not state.busy and not state.lacks_words
            self.set_primary(translate("Teach", "Record the lesson"), enabled=may)
        else:
            self.set_primary(translate("Teach", "Next"), enabled=state.is_loaded)
