"""The checklist as it is seen: units at the left, the tasks of the filter, one action at the right.

It decides nothing; every word for a code is chosen here.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton
from typing_extensions import override

from trainer_app.checklists.language import say
from trainer_app.checklists.status import Status
from trainer_app.ui.checklist.rows import TaskDelegate, TaskRow
from trainer_app.ui.checklist.unit_rows import UnitDelegate
from trainer_app.ui.checklist.view_model import (
    ChecklistState,
    ChecklistViewModel,
    TaskFilter,
    TaskItem,
    UnitItem,
)
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import clock_time, iso, language, translate
from trainer_app.ui.keys import PRINTS
from trainer_app.ui.problems import explain
from trainer_app.ui.shared.class_words import step_shape, step_words
from trainer_app.ui.shared.sign_offs import SignedOff
from trainer_app.ui.shared.trainee_head import head_words, signed_words
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.flow import Flow
from trainer_app.ui.widgets.layout import STEP, column, hairline, holding, label, row
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_list import PagedList
from trainer_app.ui.widgets.rows import Row, RowModel
from trainer_app.ui.widgets.status_label import STATUS_SHAPES
from trainer_app.ui.widgets.trainee_tabs import CHECKLIST, TraineeTabs
from trainer_app.ui.words import word

ALL_UNITS = "all"
"""The row above the units; no unit has an id like that."""


class ChecklistView(Page):
    remains_pressed = Signal()
    print_pressed = Signal()
    press_pressed = Signal()
    """A checklist for the press, on paper."""
    job_pressed = Signal()
    to_sign_pressed = Signal()
    sign_unit_pressed = Signal(str)
    """The unit that the employer may sign now."""

    def __init__(self, model: ChecklistViewModel) -> None:
        super().__init__()
        self.model = model
        model.setParent(self)
        self._build_tools()
        self.units = PagedList(RowModel())
        self.units.view.setItemDelegate(UnitDelegate(self.units.view))
        self.tasks = PagedList(RowModel())
        self.tasks.view.setItemDelegate(TaskDelegate(self.tasks.view))
        self.nothing = label("muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        right = column(gap=STEP)
        right.addWidget(self._build_filters())
        right.addWidget(self.tasks, 1)
        right.addWidget(self.nothing, 1)
        self.reason = label("small-muted")
        self.reason.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        right.addWidget(self.reason)
        self._right = holding(right)
        middle = row(gap=2 * STEP)
        middle.addWidget(self.units)
        middle.addWidget(hairline(down=True))
        middle.addWidget(self._right, 1)
        self.content.addLayout(middle, 1)
        self.extras.addWidget(self._build_acts(), 1)
        self.use_whole_bar()
        self._connect()

    def _build_acts(self) -> Flow:
        """A second line where the words are large."""
        self.task, self.job, self.sign_unit = QPushButton(), QPushButton(), QPushButton()
        acts = self._acts = Flow()
        for button in (
            self.task,
            self.job,
            self.sign_unit,
            self.remains,
            self.press,
            self.print,
        ):
            acts.add(button)
        return acts

    def _build_tools(self) -> None:
        self.tabs = TraineeTabs(CHECKLIST)
        self.tools.addWidget(self.tabs)
        self.remains, self.print, self.press = QPushButton(), QPushButton(), QPushButton()

    def _build_filters(self) -> Flow:
        self._filters = QButtonGroup(self)
        self.filters = {shown: QPushButton() for shown in TaskFilter}
        line = Flow()
        for shown, button in self.filters.items():
            button.setCheckable(True)
            self._filters.addButton(button)
            button.clicked.connect(lambda _on, wanted=shown: self.model.show(wanted))
            line.add(button)
        return line

    def _connect(self) -> None:
        model = self.model
        self.units.chosen.connect(lambda unit: model.show_unit("" if unit == ALL_UNITS else unit))
        self.tasks.chosen.connect(model.select)
        self.task.clicked.connect(model.open_task)
        self.sign_unit.clicked.connect(
            lambda _on: self.sign_unit_pressed.emit(model.state.unit_to_sign)
        )
        self.primary_pressed.connect(self._do_primary)
        self.remains.clicked.connect(self.remains_pressed)
        self.print.clicked.connect(self.print_pressed)
        self.press.clicked.connect(self.press_pressed)
        self.job.clicked.connect(self.job_pressed)
        self.print.setProperty(PRINTS, True)
        self.message.action_pressed.connect(model.go_on)
        model.state_changed.connect(self.apply)

    @override
    def relabel(self) -> None:
        self.remains.setText(translate("Checklist", "What remains"))
        self.tabs.relabel()
        self.print.setText(translate("Checklist", "Progress sheet"))
        self.press.setText(translate("Task", "Checklist for the press"))
        self.job.setText(translate("Task", "Sign off a job"))
        self.task.setText(translate("Checklist", "Open task"))
        self.units.setAccessibleName(translate("Checklist", "Units"))
        self.units.view.setAccessibleName(translate("Checklist", "Units"))
        self.tasks.view.setAccessibleName(translate("Checklist", "Tasks"))
        self.units.relabel()
        self.units.setFixedWidth(max(theme().sizes.mm(78), _pager_width(self.units)))
        self.apply(self.model.state)

    @override
    def start_focus(self) -> None:
        self.model.look_again()
        self.tasks.view.setFocus()

    def apply(self, state: ChecklistState) -> None:
        self.set_title(state.name, _subtitle(state) if state.is_loaded else "")
        self._show_message(state)
        _put_rows(self.units, _unit_rows(state), state.unit or ALL_UNITS)
        _put_rows(self.tasks, [task_row(item) for item in state.tasks], state.selected)
        if not state.tasks and self.tasks.view.hasFocus():
            self.filters[state.shown].setFocus()
        self.tasks.setVisible(bool(state.tasks))
        self.nothing.setVisible(not state.tasks)
        self.nothing.setText(_nothing(state.shown) if state.is_loaded else "")
        for shown, count in state.matching:
            self.filters[shown].setText(f"{_filter_name(shown)}  {count}")
        self.filters[state.shown].setChecked(True)
        self.print.setVisible(state.may_print)
        self.press.setVisible(state.may_print and not state.is_own)
        self.job.setVisible(state.may_record)
        self.tabs.offer_notes(state.may_read_notes)
        self.task.setEnabled(bool(state.selected))
        self.sign_unit.setVisible(bool(state.unit_to_sign))
        self.sign_unit.setText(
            translate("Checklist", "Sign unit {unit}").format(unit=state.unit_to_sign)
        )
        self._show_primary(state)
        self.reason.setVisible(bool(self.reason.text()))
        self._acts.settle()

    def _show_primary(self, state: ChecklistState) -> None:
        self.reason.setText("")
        if state.is_own:
            words = Counts().statements_to_sign(state.to_sign) if state.to_sign else ""
            self.set_primary(words)
            return
        if not state.may_record:
            self.set_primary("")
            return
        self.set_primary(translate("Checklist", "Record sign-off"), enabled=state.can_record)
        if state.selected and not state.can_record:
            self.reason.setText(explain(state.in_the_way[0]).sentence)

    def _do_primary(self) -> None:
        if self.model.state.is_own:
            self.to_sign_pressed.emit()
        else:
            self.model.record_sign_off()

    def _show_message(self, state: ChecklistState) -> None:
        begun, signed = state.begun, state.signed_off
        offers_begun = state.problem is None and signed is None and begun is not None
        self.message.action.setVisible(offers_begun)
        if state.problem is not None:
            self.message.show_problem(state.problem)
        elif signed is not None:
            self.message.say(
                translate("Checklist", "Signed off. Saved on this PC."),
                _what_became(signed, state),
                tone="ok",
            )
        elif begun is not None:
            self.message.say(
                translate("Checklist", "You began a sign-off of {task} at {time}.").format(
                    task=begun.task, time=clock_time(begun.at)
                ),
                translate("Checklist", "It is as you left it. Nothing is signed yet."),
            )
            self.message.action.setText(translate("Checklist", "Go on with it"))
        else:
            self.message.show_problem(None)


def _pager_width(units: PagedList) -> int:
    """Its two buttons, and the place in a list of at most 99."""
    place = translate("PagedList", "{first} to {last} of {count}")
    said = units.where.fontMetrics().horizontalAdvance(place.format(first=88, last=88, count=88))
    buttons = units.earlier.sizeHint().width() + units.later.sizeHint().width()
    return said + buttons + 5 * STEP


def _put_rows(where: PagedList, rows: list[Row] | list[TaskRow], selected: str) -> None:
    """Rows, and the selection with them, without losing the place that was scrolled to."""
    model, view = where.view.model(), where.view
    assert isinstance(model, RowModel)
    place = view.verticalScrollBar().value()
    model.set_rows(rows)
    index = model.place_of(selected)
    if index.isValid() and view.currentIndex() != index:
        view.setCurrentIndex(index)
    elif index.isValid():
        view.verticalScrollBar().setValue(place)


def _subtitle(state: ChecklistState) -> str:
    count = signed_words(state.signed, state.of)
    return head_words(state.pathway, state.week, state.weeks, count)


def _unit_rows(state: ChecklistState) -> list[Row]:
    if not state.is_loaded:
        return []
    rows = [
        Row(ALL_UNITS, translate("Checklist", "All units"), trailing=_of(state.signed, state.of))
    ]
    rows.extend(
        Row(
            unit.id,
            _unit_title(unit),
            detail=say(unit.title, language()),
            trailing=_of(unit.signed, unit.tasks),
        )
        for unit in state.units
    )
    return rows


def _unit_title(unit: UnitItem) -> str:
    if not unit.attention:
        return unit.id
    return f"{unit.id} · {Counts().need_attention(unit.attention)}"


def task_row(item: TaskItem) -> TaskRow:
    shape, tone = STATUS_SHAPES[item.status.value]
    return TaskRow(
        id=item.id,
        title=f"{item.id}  {say(item.title, language())}",
        detail=_pressing(item),
        in_class="" if item.step is None else step_words(item.step, is_taught=item.is_taught),
        class_shape="" if item.step is None else step_shape(item.step, is_taught=item.is_taught),
        trailing=word(item.status),
        shape=shape,
        tone=tone,
        level=item.level,
        tier=item.tier,
        tier_name=say(item.tier_name, language()),
        count=_of(item.counted, item.required),
        count_spoken=translate("Checklist", "{count} of {required} sign-offs").format(
            count=item.counted, required=item.required
        ),
        more=_more(item),
        below=_date(item),
        is_hatched=item.unconfirmed,
    )


def _of(part: int, whole: int) -> str:
    return translate("Checklist", "{part} of {whole}").format(part=part, whole=whole)


def _pressing(item: TaskItem) -> str:
    said = []
    if item.unconfirmed:
        said.append(translate("Checklist", "Not yet confirmed by the hub"))
    if item.paused:
        said.append(translate("Checklist", "Paused until a clean observation by a second assessor"))
    if item.waiting:
        said.append(Counts().wait_for_signature(item.waiting))
    if item.asked_on is not None:
        asked = translate("Checklist", "asked to be assessed {date}")
        said.append(asked.format(date=iso(item.asked_on)))
    return " · ".join(said)


def _more(item: TaskItem) -> str:
    if item.last_performed is None:
        return ""
    done = translate("Checklist", "last performed {date}")
    return done.format(date=iso(item.last_performed))


def _date(item: TaskItem) -> str:
    if item.extended_until is not None:
        return translate("Checklist", "extended to {date}").format(date=iso(item.extended_until))
    if item.expires_on is None:
        return ""
    if item.status is Status.LAPSED:
        return translate("Checklist", "since {date}").format(date=iso(item.expires_on))
    return translate("Checklist", "until {date}").format(date=iso(item.expires_on))


def _filter_name(shown: TaskFilter) -> str:
    return {
        TaskFilter.NEXT: translate("Checklist", "Next"),
        TaskFilter.DUE: translate("Checklist", "Due"),
        TaskFilter.QUESTIONS: translate("Checklist", "Open questions"),
        TaskFilter.ALL: translate("Checklist", "All"),
    }[shown]


def _nothing(shown: TaskFilter) -> str:
    return {
        TaskFilter.NEXT: translate(
            "Checklist",
            "Nothing here comes next: each task is signed off, or waits for another task.",
        ),
        TaskFilter.DUE: translate("Checklist", "Nothing here is due or lapsed."),
        TaskFilter.QUESTIONS: translate("Checklist", "No open question here."),
        TaskFilter.ALL: translate("Checklist", "This unit has no tasks."),
    }[shown]


def _what_became(signed: SignedOff, state: ChecklistState) -> str:
    """The task's new status, and what is still to come."""
    now = "" if state.signed_off_status is None else word(state.signed_off_status)
    if signed.waits:
        return translate(
            "Checklist", "{task} waits for the signature of {name}, under To sign on the Board."
        ).format(task=signed.task, name=state.name)
    if signed.declined:
        return translate(
            "Checklist", "{task} is in question: {name} did not agree. A supervisor decides."
        ).format(task=signed.task, name=state.name)
    return translate("Checklist", "{task}: {status}.").format(task=signed.task, status=now)
