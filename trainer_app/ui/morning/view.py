"""The morning page as it is seen: people at the left, what waits at the right; folded if narrow."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import iso, translate
from trainer_app.ui.keys import PRINTS
from trainer_app.ui.morning.telling import people_rows, wait_rows
from trainer_app.ui.morning.view_model import MorningState, MorningViewModel
from trainer_app.ui.shared.last_print import LastPrint
from trainer_app.ui.shared.papers import what_was_done
from trainer_app.ui.shared.trust import trust_words
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.go_list import GoList
from trainer_app.ui.widgets.home_page import HomePage
from trainer_app.ui.widgets.layout import label
from trainer_app.ui.words import sentence

ALL = "all"


class MorningView(HomePage):
    waits_first = False

    def __init__(self, model: MorningViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.again = QPushButton()
        self.tools.addWidget(self.again)
        self.shifts = Choices()
        self.content.addWidget(self.shifts)
        self.people = GoList()
        self.nobody = label("muted")
        self.left.addWidget(self.nobody)
        self.left.addWidget(self.people)
        self.lay_columns(5, 3)
        self.rests = label("small-muted")
        self.content.addWidget(self.rests)
        self.primary.setProperty(PRINTS, True)
        self._connect()
        model.read()

    def _connect(self) -> None:
        model = self._model
        self.again.clicked.connect(model.print_last)
        self.shifts.picked.connect(
            lambda shift: model.choose_shift(None if shift == ALL else shift.partition("/")[2])
        )
        self.people.chosen.connect(self._open_person)
        self.waiting.chosen.connect(self._open_wait)
        self.primary_pressed.connect(model.do_primary)
        model.state_changed.connect(self.apply)

    @override
    def relabel(self) -> None:
        self.heading.setText(translate("Morning", "What waits"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        first = next(iter(self.people.rows.values()), None)
        (first or self.back).setFocus()

    def apply(self, state: MorningState) -> None:
        day = iso(state.today) if state.is_loaded else ""
        self.set_title(translate("Morning", "Morning page"), day)
        self._show_message(state)
        self._show_again(state)
        self._offer_shifts(state)
        self.people.set_rows(people_rows(state))
        self._show_nobody(state)
        self._show_waits(state)
        self.rests.setText(_rests_on(state))
        self.rests.setVisible(state.is_loaded)
        if state.is_loaded and not state.everybody:
            self.set_primary(translate("Matrix", "Trainees"))
        else:
            self.set_primary(translate("Matrix", "Print"), enabled=bool(state.lines))
        self.pages.measure_soon()

    def _show_message(self, state: MorningState) -> None:
        if state.printed_on and state.problem is None:
            self.message.say(what_was_done("", state.printed_on), tone="ok")
        else:
            self.message.show_problem(state.problem)

    def _show_again(self, state: MorningState) -> None:
        self.again.setVisible(state.last is not None)
        self.again.setEnabled(not state.busy)
        if state.last is not None:
            self.again.setText(_again_words(state.last))

    def _offer_shifts(self, state: MorningState) -> None:
        options = [(ALL, translate("Morning", "All shifts"))]
        options += [(f"shift/{shift}", shift) for shift in state.shifts]
        if state.has_others:
            options.append(("shift/", translate("Morning", "No shift")))
        self.shifts.offer(options, (ALL if state.shift is None else f"shift/{state.shift}",))
        self.shifts.setAccessibleName(translate("Morning", "Shift"))
        self.shifts.setVisible(bool(state.shifts))

    def _show_nobody(self, state: MorningState) -> None:
        self.nobody.setVisible(state.is_loaded and not state.lines)
        if state.everybody:
            self.nobody.setText(sentence("morning", "nobody"))
        else:
            self.nobody.setText(
                translate(
                    "Matrix",
                    "No trainee is active at this plant. Everybody who is added comes here.",
                )
            )

    def _show_waits(self, state: MorningState) -> None:
        rows = wait_rows(state)
        self.waiting.set_rows(rows)
        self.waiting.setVisible(bool(rows))
        self.heading.setVisible(state.is_loaded and not rows)
        self.quiet.setVisible(state.is_loaded and not rows)
        self.quiet.setText(sentence("morning", "nothing_waits"))

    def _open_person(self, row: str) -> None:
        person = row.partition("/")[2]
        line = next(line for line in self._model.state.lines if line.person.id == person)
        self._model.open_person(line)

    def _open_wait(self, row: str) -> None:
        self._model.open_wait(self._model.state.waits[int(row.split("/")[1])])

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._model.look_at_last()
        super().showEvent(event)


def _again_words(last: LastPrint) -> str:
    """With the day of the week: what was printed on a Monday is wanted on a Monday."""
    weekday = QLocale().dayName(QDate(last.on.year, last.on.month, last.on.day).dayOfWeek())
    words = translate("Morning", "Print the same as on {weekday} {date}")
    return words.format(weekday=weekday, date=iso(last.on))


def _rests_on(state: MorningState) -> str:
    said = [
        translate(
            "Morning",
            "Rests on what is signed off and in force. A level is guidance: the employer alone "
            "authorises people to work.",
        ),
        trust_words(state.trust, state.now),
    ]
    if state.left:
        said.append(Counts().people_to_come(state.left))
    return " ".join(part for part in said if part)
