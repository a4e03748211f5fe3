"""What comes of a lesson: minutes, a note with the next date, a try. None but minutes is asked."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from trainer_app.checklists.language import say
from trainer_app.checklists.teaching import Mark
from trainer_app.ui.i18n import language, translate
from trainer_app.ui.teach.view_model import TeachState, TeachViewModel
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.flow import Flow
from trainer_app.ui.widgets.layout import STEP, column, label
from trainer_app.ui.widgets.level_keys import LevelKeys
from trainer_app.ui.widgets.next_day_choices import NextDayChoices
from trainer_app.ui.widgets.section import SectionBox

_LESS, _MORE = -5, 5


class Ending(QWidget):
    def __init__(self, model: TeachViewModel) -> None:
        super().__init__()
        self._model = model
        self.note_box, self.follow_up_box = SectionBox(), SectionBox()
        self.try_box, self.minutes_box = SectionBox(), SectionBox()
        self.words = QPlainTextEdit()
        self.words.setFixedHeight(2 * theme().sizes.touch)
        self.words.setTabChangesFocus(True)
        self.phrases, self.follow_up = Choices(), NextDayChoices()
        self.levels = LevelKeys()
        self.minutes = label("strong", wrap=False)
        self.seen = label("muted")
        self.less, self.more = QPushButton(), QPushButton()
        steps = Flow()
        steps.add(self.less)
        steps.add(self.more)
        self._steps = steps
        self.note_box.fields.addWidget(self.words)
        self.note_box.fields.addWidget(self.phrases)
        self.follow_up_box.fields.addWidget(self.follow_up)
        self.try_box.fields.addWidget(self.levels)
        self.minutes_box.fields.addWidget(self.minutes)
        self.minutes_box.fields.addWidget(steps)
        self.minutes_box.fields.addWidget(self.seen)
        whole = column(gap=2 * STEP)
        for box in (self.note_box, self.follow_up_box, self.try_box, self.minutes_box):
            whole.addWidget(box)
        self.setLayout(whole)
        self.words.textChanged.connect(lambda: model.type_words(self.words.toPlainText()))
        self.phrases.picked.connect(model.start_phrase)
        self.follow_up.tapped.connect(model.choose_day)
        self.follow_up.moved.connect(model.move_day)
        self.levels.picked.connect(model.choose_level)
        self.less.clicked.connect(lambda: model.add_minutes(_LESS))
        self.more.clicked.connect(lambda: model.add_minutes(_MORE))

    def relabel(self) -> None:
        self.less.setText(translate("Teach", "5 minutes less"))
        self.more.setText(translate("Teach", "5 minutes more"))
        self._steps.settle()
        self.follow_up.call(translate("Teach", "Next date"))

    def apply(self, state: TeachState) -> None:
        form = state.form
        for box in (self.note_box, self.follow_up_box):
            box.setVisible(state.may_write_note)
        lacks = translate("Teach", "Say what to look at on that day.") if state.lacks_words else ""
        self.note_box.say(
            translate("Teach", "Coaching note"),
            translate("Teach", "If wanted. {name} can read it and answer.").format(
                name=state.trainee
            ),
            lacks,
        )
        self.words.setAccessibleName(translate("Teach", "Coaching note"))
        if self.words.toPlainText() != form.words:
            self.words.setPlainText(form.words)
        self.phrases.offer([(words, words) for words in _phrases()])
        self.phrases.setAccessibleName(translate("Teach", "Begin a line with"))
        self._show_follow_up(state)
        self.try_box.say(
            translate("Teach", "A try"),
            translate("Teach", "If wanted: how independently it was done today."),
        )
        self.levels.offer(
            [(x.number, say(x.name, language()), say(x.seen, language())) for x in state.levels],
            form.try_level,
        )
        self.minutes_box.say(translate("Teach", "Minutes taught"))
        self.minutes.setText(translate("Teach", "{minutes} min").format(minutes=state.minutes))
        self.seen.setText(_seen(state))

    def _show_follow_up(self, state: TeachState) -> None:
        self.follow_up_box.say(
            translate("Teach", "Next date"),
            translate("Teach", "It stays on your Today until you close it."),
        )
        self.follow_up.show_day(state.form.next_day, state.today)


def _seen(state: TeachState) -> str:
    counts = state.totals
    return translate(
        "Teach", "Marks: good {good}, key point forgotten {forgotten}, stopped {stopped}."
    ).format(good=counts[Mark.GOOD], forgotten=counts[Mark.FORGOTTEN], stopped=counts[Mark.STOPPED])


def _phrases() -> tuple[str, ...]:
    return (
        translate("Teach", "May do alone:"),
        translate("Teach", "To ask when unsure:"),
        translate("Teach", "Next time:"),
    )
