"""The hand-over as it is seen: trainees with what is open about them; the molds below."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from trainer_app.checklists.language import say
from trainer_app.checklists.shift import Handed, OnMold
from trainer_app.ui.handover.view_model import (
    HandingItem,
    HandOverState,
    HandOverViewModel,
    ThingItem,
)
from trainer_app.ui.i18n import iso, language, translate
from trainer_app.ui.keys import PRINTS
from trainer_app.ui.shared.shortened import shortened
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.go_list import GoList
from trainer_app.ui.widgets.layout import STEP, column, label
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_scroll import PagedScroll, PageTurner
from trainer_app.ui.widgets.rows import Row

ALL = "all"
_SHAPES = {
    Handed.STOPPED: ("minus", "warning"),
    Handed.BEGUN: ("pen-line", "ink"),
    Handed.FOLLOW_UP: ("calendar", "ink"),
    Handed.PAUSED: ("users", "warning"),
    Handed.SECOND_LOOK: ("users", "warning"),
}


class HandOverView(Page):
    print_pressed = Signal()

    def __init__(self, model: HandOverViewModel, *, may_print: bool) -> None:
        super().__init__()
        self._model = model
        self._may_print = may_print
        model.setParent(self)
        self.shifts = Choices()
        self.list = GoList()
        self.quiet = label("muted")
        self.molds_heading = label("strong")
        self.molds = label()
        whole = column(gap=2 * STEP)
        for part in (self.quiet, self.list, self.molds_heading, self.molds):
            whole.addWidget(part)
        whole.addStretch(1)
        self.pages = PagedScroll(whole, self.lies_in)
        self.turner = PageTurner(self.pages)
        self.content.addWidget(self.shifts)
        self.content.addWidget(self.pages, 1)
        self.print = QPushButton()
        self.print.setProperty(PRINTS, True)
        self.extras.addWidget(self.turner)
        self.extras.addStretch(1)
        self.extras.addWidget(self.print)
        self.use_whole_bar()
        self.shifts.picked.connect(
            lambda shift: model.choose_shift("" if shift == ALL else shift.partition("/")[2])
        )
        self.list.chosen.connect(self._open)
        self.print.clicked.connect(self.print_pressed)
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self.print.setText(translate("HandOver", "Print the hand-over"))
        self.molds_heading.setText(translate("HandOver", "Molds worked on"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        first = next(iter(self.list.rows.values()), None)
        (first or self.back).setFocus()

    def apply(self, state: HandOverState) -> None:
        since = translate("HandOver", "Since {date}")
        self.set_title(
            translate("HandOver", "Hand-over to the next shift"),
            since.format(date=iso(state.since)) if state.is_loaded else "",
        )
        self.message.show_problem(state.problem)
        everybody = (ALL, translate("HandOver", "Everybody"))
        options = [everybody, *((f"shift/{shift}", shift) for shift in state.shifts)]
        self.shifts.offer(options, (f"shift/{state.shift}" if state.shift else ALL,))
        self.shifts.setAccessibleName(translate("HandOver", "Shift of the trainees"))
        self.shifts.setVisible(bool(state.shifts))
        rows = [row for handing in state.trainees for row in _rows(handing)]
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        self.quiet.setVisible(state.is_loaded and not rows)
        self.quiet.setText(
            translate(
                "HandOver",
                "Nothing is open for the next shift. Tries, stops and lessons since yesterday, "
                "follow-ups that are due and second looks come here.",
            )
        )
        for part in (self.molds_heading, self.molds):
            part.setVisible(bool(state.molds))
        self.molds.setText("\n".join(_mold(mold) for mold in state.molds))
        self.print.setVisible(self._may_print and state.is_loaded)
        self.pages.measure_soon()

    def _open(self, row: str) -> None:
        _kind, trainee, place = row.split("/")
        for handing in self._model.state.trainees:
            if handing.trainee == trainee:
                self._model.open(handing.trainee, handing.things[int(place)])


def _rows(handing: HandingItem) -> list[Row]:
    name = " · ".join(part for part in (handing.name, handing.shift) if part)
    rows = [Row(f"heading/{handing.trainee}", name, is_heading=True)]
    for place, item in enumerate(handing.things):
        shape, tone = _SHAPES[item.kind]
        if item.is_overdue:
            shape, tone = "triangle-alert", "warning"
        rows.append(
            Row(
                f"thing/{handing.trainee}/{place}",
                f"{item.task}  {say(item.title, language())}".strip() or _kind(item),
                _detail(item),
                shape=shape,
                tone=tone,
            )
        )
    return rows


def _kind(item: ThingItem) -> str:
    day = iso(item.on) if item.on else ""
    if item.kind is Handed.FOLLOW_UP:
        words = translate("HandOver", "Follow-up {date}, with {name}")
        if item.is_overdue:
            words = translate("HandOver", "Follow-up overdue since {date}, with {name}")
        return words.format(date=day, name=item.by)
    if item.kind is Handed.STOPPED:
        return translate("HandOver", "Stopped {date}, {name}").format(date=day, name=item.by)
    if item.kind is Handed.BEGUN:
        if item.level is None:
            return translate("HandOver", "Taught {date}, {name}").format(date=day, name=item.by)
        return translate("HandOver", "Tried {date}, level {level}, {name}").format(
            date=day, level=item.level, name=item.by
        )
    if item.kind is Handed.PAUSED:
        return translate("HandOver", "Paused until another person has watched it")
    return translate("HandOver", "Second look outstanding")


def _detail(item: ThingItem) -> str:
    return " · ".join(part for part in (_kind(item), shortened(item.words)) if part)


def _mold(mold: OnMold) -> str:
    return translate("HandOver", "Mold {mold}, {date}: {tasks}").format(
        mold=mold.mold, date=iso(mold.on), tasks=", ".join(mold.tasks)
    )
