"""Next mold, next tasks: the mold above, below it each trainee with what could be earned."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from typing_extensions import override

from trainer_app.checklists.language import say
from trainer_app.checklists.on_mold import Gain
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import iso, language, translate
from trainer_app.ui.nextmold.view_model import (
    EarnItem,
    NextMoldState,
    NextMoldViewModel,
    TraineeItem,
)
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.layout import STEP, column, hairline, label, row
from trainer_app.ui.widgets.letting_go import let_go
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_scroll import PagedScroll, PageTurner

_PAUSE_MS = 250
"""While somebody types a number, the answer to half of it is nobody's question."""


class NextMoldView(Page):
    def __init__(self, model: NextMoldViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.caption = label("muted", wrap=False)
        self.mold = QLineEdit()
        self.mold.setFixedWidth(theme().sizes.mm(48))
        self.mold.setMaxLength(60)
        self.known = Choices()
        asked = row(gap=2 * STEP)
        asked.addWidget(self.caption)
        asked.addWidget(self.mold)
        asked.addWidget(self.known, 1)
        self.days = Choices()
        self.nothing = label("muted")
        self.trainees: dict[str, TraineePart] = {}
        self._list = column(gap=2 * STEP)
        below = column(gap=2 * STEP)
        below.addWidget(self.nothing)
        below.addLayout(self._list)
        below.addStretch(1)
        self.pages = PagedScroll(below, self.lies_in)
        self.turner = PageTurner(self.pages)
        self.content.addLayout(asked)
        self.content.addWidget(self.days)
        self.content.addWidget(hairline())
        self.content.addWidget(self.pages, 1)
        self.extras.addWidget(self.turner)
        self.extras.addStretch(1)
        self.use_whole_bar()
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_PAUSE_MS)
        self._typed.timeout.connect(lambda: model.type_mold(self.mold.text()))
        self.mold.textEdited.connect(self._typed.start)
        self.mold.returnPressed.connect(lambda: model.type_mold(self.mold.text()))
        self.known.picked.connect(model.type_mold)
        self.days.picked.connect(model.choose_day)
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self.caption.setText(translate("NextMold", "Mold"))
        self.mold.setAccessibleName(translate("NextMold", "Mold"))
        self.days.setAccessibleName(translate("NextMold", "Day"))
        self.known.setAccessibleName(translate("NextMold", "Molds that were worked on before"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        self.mold.setFocus()

    def apply(self, state: NextMoldState) -> None:
        self.set_title(
            translate("NextMold", "Next mold, next tasks"),
            translate("NextMold", "Who could be signed off for what on the mold that is down."),
        )
        self.message.show_problem(state.problem)
        self.known.offer([(mold, mold) for mold in state.known], (state.mold.strip(),))
        self.days.offer(
            [(iso(day), _day(day, state.today)) for day in state.days], (iso(state.on),)
        )
        if not self._typed.isActive() and self.mold.text().strip() != state.mold.strip():
            self.mold.setText(state.mold)
        if not state.mold.strip():
            words = translate("NextMold", "Type the number of a mold, or tap one.")
        else:
            words = translate("NextMold", "Nobody could earn a sign-off on this mold that day.")
        self.nothing.setText(words)
        self.nothing.setVisible(not state.trainees and (state.is_answered or not state.mold))
        self._show_trainees(state)
        self.pages.measure_soon()

    def _show_trainees(self, state: NextMoldState) -> None:
        if tuple(self.trainees) != tuple(item.person for item in state.trainees):
            for old in self.trainees.values():
                self._list.removeWidget(old)
                let_go(old)
            self.trainees = {}
            for item in state.trainees:
                part = TraineePart(item, self._model)
                self.trainees[item.person] = part
                self._list.addWidget(part)
        for item in state.trainees:
            self.trainees[item.person].show_item(item, may_sign=state.offers_job)


class TraineePart(QWidget):
    """A trainee, the tasks, and the one button that leads to the page of the job."""

    def __init__(self, item: TraineeItem, model: NextMoldViewModel) -> None:
        super().__init__()
        self.name = label("strong")
        self.tasks = label()
        self.more = label("small-muted")
        self.job = QPushButton()
        self.job.clicked.connect(lambda: model.sign_off_job(item.person))
        words = column(gap=STEP // 2)
        for part in (self.name, self.tasks, self.more):
            words.addWidget(part)
        line = row(gap=3 * STEP)
        line.addLayout(words, 1)
        line.addWidget(self.job)
        whole = column(gap=2 * STEP)
        whole.addLayout(line)
        whole.addWidget(hairline())
        self.setLayout(whole)

    def show_item(self, item: TraineeItem, *, may_sign: bool) -> None:
        self.name.setText(item.name)
        self.tasks.setText("\n".join(_told(task) for task in item.tasks))
        self.more.setText(Counts().more_tasks(item.more) if item.more else "")
        self.more.setVisible(bool(item.more))
        self.job.setText(translate("NextMold", "Sign off a job"))
        self.job.setAccessibleDescription(item.name)
        self.job.setVisible(may_sign)


def _day(day: date, today: date) -> str:
    if day == today:
        return translate("NextMold", "Today")
    name = QLocale().standaloneDayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
    return f"{name} {iso(day)}"


def _told(task: EarnItem) -> str:
    so_far = {
        Gain.RENEWAL: translate("NextMold", "to renew"),
        Gain.MORE: translate("NextMold", "{counted} of {required} so far").format(
            counted=task.counted, required=task.required
        ),
        Gain.FIRST: translate("NextMold", "the first of {required}").format(required=task.required),
    }[task.gain]
    return f"{task.id}  {say(task.title, language())} · {so_far}"
