"""Rows of *My page*: a task with *I am ready*, a signature with *Not me*. They decide nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from trainer_app.checklists.language import say
from trainer_app.ui.i18n import clock_time, iso, language, translate
from trainer_app.ui.mypage.view_model import OwnNext, SignedItem
from trainer_app.ui.widgets.go_row import GoRow
from trainer_app.ui.widgets.layout import STEP, column, hairline, label, row
from trainer_app.ui.widgets.status_label import StatusLabel


class NextRow(QWidget):
    opened = Signal()
    ready = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.go = GoRow()
        self.say_ready = QPushButton()
        self.asked = label("small-muted", wrap=False)
        line = row(gap=2 * STEP)
        line.addWidget(self.go, 1)
        line.addWidget(self.say_ready, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.asked, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(line)
        self.go.clicked.connect(lambda _on=False: self.opened.emit())
        self.say_ready.clicked.connect(lambda _on=False: self.ready.emit())

    def apply(self, item: OwnNext) -> None:
        count = translate("MyPage", "{count} of {required} sign-offs").format(
            count=item.counted, required=item.required
        )
        title = f"{item.task}  {say(item.title, language())}"
        self.go.show_row(title, count, level=item.level)
        self.say_ready.setText(translate("MyPage", "I am ready"))
        self.say_ready.setAccessibleDescription(
            translate("MyPage", "I am ready to be assessed: {task}").format(task=item.task)
        )
        self.say_ready.setVisible(item.asked is None)
        self.asked.setVisible(item.asked is not None)
        if item.asked is not None:
            asked = translate("MyPage", "asked {date}")
            self.asked.setText(asked.format(date=iso(item.asked)))


class SignedRow(QWidget):
    doubted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.what = label()
        self.when = label("small-muted")
        self.not_me = QPushButton()
        self.asked = StatusLabel()
        words = column(gap=0)
        words.addWidget(self.what)
        words.addWidget(self.when)
        line = row(gap=2 * STEP)
        line.addLayout(words, 1)
        line.addWidget(self.asked, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.not_me, 0, Qt.AlignmentFlag.AlignVCenter)
        whole = column(gap=STEP)
        whole.addLayout(line)
        whole.addWidget(hairline())
        self.setLayout(whole)
        self.not_me.clicked.connect(lambda _on=False: self.doubted.emit())

    def apply(self, item: SignedItem) -> None:
        title = f"{item.task}  {say(item.title, language())}".strip()
        self.what.setText(title)
        agreed = (
            translate("MyPage", "agreed {date} {time} on {pc}")
            if item.agrees
            else translate("MyPage", "declined {date} {time} on {pc}")
        ).format(date=iso(item.at.date), time=clock_time(item.at), pc=item.pc)
        watched = translate("MyPage", "level {level}, watched by {name}").format(
            level=item.level, name=item.watched_by
        )
        self.when.setText(f"{agreed} · {watched}")
        self.not_me.setText(translate("MyPage", "Not me"))
        self.not_me.setAccessibleDescription(title)
        self.not_me.setVisible(not item.in_question)
        self.asked.say("circle-help", translate("MyPage", "In question"), "danger")
        self.asked.setVisible(item.in_question)
