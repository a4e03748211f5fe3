"""One trainee on *Today*: name, counts by unit, the next tasks, what is due. Decides nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from trainer_app.checklists.coming import Turn
from trainer_app.checklists.language import say
from trainer_app.checklists.status import Status
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import language, translate
from trainer_app.ui.shared.trainee_head import head_words, signed_words
from trainer_app.ui.theme import theme
from trainer_app.ui.today.items import NextItem, StripItem, UnitItem
from trainer_app.ui.widgets.flow import Flow
from trainer_app.ui.widgets.go_row import GoRow
from trainer_app.ui.widgets.layout import STEP, column, hairline, label, row
from trainer_app.ui.widgets.status_label import STATUS_SHAPES, StatusLabel
from trainer_app.ui.widgets.unit_counts import UnitCounts, UnitMark
from trainer_app.ui.words import word

JOB_FROM = 42
"""Widths of a letter, roughly: a narrower strip keeps its head for the name."""
MOST_NAMED = 4
"""Tasks that are named one by one; of more only the number is said."""


class StripView(QWidget):
    """``task_chosen`` carries the place of the next task that was tapped."""

    opened = Signal()
    job_wanted = Signal()
    task_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = GoRow()
        self.head.is_strong = True
        self.units = UnitCounts()
        self.alerts = {name: StatusLabel() for name in ("lapsed", "due", "in_question", "to_sign")}
        self._alerts = Flow()
        for alert in self.alerts.values():
            alert.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
            self._alerts.add(alert)
        self.nothing = label("small-muted")
        self.tasks = [GoRow() for _ in range(3)]
        self._tasks = column(gap=0)
        for place, task in enumerate(self.tasks):
            task.clicked.connect(lambda _on=False, at=place: self.task_chosen.emit(at))
            self._tasks.addWidget(task)
        self.head.clicked.connect(self.opened)
        self.job = QPushButton()
        self.job.clicked.connect(self.job_wanted)
        self._may_sign_jobs = False
        top = row(gap=STEP)
        top.addWidget(self.head, 1)
        top.addWidget(self.job)
        whole = column(gap=STEP)
        whole.addWidget(hairline())
        whole.addLayout(top)
        for part in (self.units, self._alerts):
            whole.addWidget(part)
        whole.addLayout(self._tasks)
        whole.addWidget(self.nothing)
        self.setLayout(whole)

    def offer_job(self, may: bool) -> None:
        """Whether several tasks of one job can be signed from here, where there is room."""
        self._may_sign_jobs = may
        self._place_job()

    def _place_job(self) -> None:
        roomy = self.width() >= JOB_FROM * theme().sizes.body
        self.job.setVisible(self._may_sign_jobs and roomy)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_job()

    def apply(self, item: StripItem) -> None:
        self.job.setText(translate("Task", "Sign off a job"))
        self.job.setAccessibleDescription(item.name)
        done = signed_words(item.signed, item.of)
        self.head.show_row(
            item.name, head_words(item.pathway, item.week, item.weeks, done), shape="user"
        )
        self.units.show_units([_mark(u) for u in item.units], _spoken(item.units))
        self._show_alerts(item)
        for place, button in enumerate(self.tasks):
            there = place < len(item.next)
            button.setVisible(there)
            if there:
                task = item.next[place]
                title = f"{task.task}  {say(task.title, language())}"
                button.show_row(f"{title} · {_why(task)}", level=task.level)
        self.nothing.setText(
            translate("Today", "Nothing can be watched today: what is open waits for another task.")
        )
        self.nothing.setVisible(not item.next)

    def _show_alerts(self, item: StripItem) -> None:
        said = {
            "lapsed": _named(word(Status.LAPSED), item.lapsed),
            "due": _named(word(Status.DUE), item.due),
            "in_question": _named(word(Status.IN_QUESTION), (str(item.questions),))
            if item.questions
            else "",
            "to_sign": Counts().wait_for_signature(item.to_sign) if item.to_sign else "",
        }
        for name, alert in self.alerts.items():
            shape, tone = STATUS_SHAPES.get(name, ("pen-line", "accent"))
            alert.say(shape, said[name], tone)
            alert.setVisible(bool(said[name]))
        self._alerts.setVisible(any(said.values()))
        self._alerts.settle()


def _mark(unit: UnitItem) -> UnitMark:
    return UnitMark(unit.id, unit.reached, unit.tasks, unit.attention)


def _spoken(units: tuple[UnitItem, ...]) -> str:
    """The whole line for a screen reader."""
    one = translate("Today", "{unit} {title}: {reached} of {tasks}")
    return "; ".join(
        one.format(unit=u.id, title=say(u.title, language()), reached=u.reached, tasks=u.tasks)
        for u in units
    )


def _named(status: str, tasks: tuple[str, ...]) -> str:
    if not tasks:
        return ""
    said = ", ".join(tasks) if len(tasks) <= MOST_NAMED else str(len(tasks))
    return translate("Today", "{status}: {tasks}").format(status=status, tasks=said)


def _why(task: NextItem) -> str:
    """Why it comes next, and how far it is."""
    count = translate("Today", "{count} of {required} sign-offs").format(
        count=task.counted, required=task.required
    )
    match task.turn:
        case Turn.LAPSED:
            return word(Status.LAPSED)
        case Turn.DUE:
            return word(Status.DUE)
        case Turn.ASKED:
            return translate("Today", "Ready to be assessed, {count}").format(count=count)
        case _:
            return count
