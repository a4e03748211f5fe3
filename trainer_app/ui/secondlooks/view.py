"""The missing second looks as rows; one tap further is the task, where the look is recorded."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from trainer_app.checklists.language import say
from trainer_app.ui.i18n import language, translate
from trainer_app.ui.secondlooks.view_model import LookItem, SecondLooksState, SecondLooksViewModel
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.layout import label
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_list import PagedList
from trainer_app.ui.widgets.rows import Row, RowModel

EVERYTHING, MINE = "everything", "mine"


class SecondLooksView(Page):
    print_pressed = Signal()
    trainees_pressed = Signal()
    """From an empty page: what comes here begins with a trainee."""

    def __init__(self, model: SecondLooksViewModel, *, may_print: bool) -> None:
        super().__init__()
        self._model = model
        self._may_print = may_print
        model.setParent(self)
        self.filter = Choices()
        self._rows = RowModel()
        self.list = PagedList(self._rows)
        self.nothing = label("muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        for part, room in ((self.filter, 0), (self.list, 1), (self.nothing, 1)):
            self.content.addWidget(part, room)
        self.print = QPushButton()
        self.extras.addStretch(1)
        self.extras.addWidget(self.print)
        self.use_whole_bar()
        self.filter.picked.connect(lambda chosen: model.show_mine(chosen == MINE))
        self.list.chosen.connect(model.select)
        self.print.clicked.connect(self.print_pressed)
        self.primary_pressed.connect(self._do_primary)
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self.print.setText(translate("SecondLooks", "Print a sheet for a visit"))
        self.list.view.setAccessibleName(translate("SecondLooks", "Second looks outstanding"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        self.list.view.setFocus()

    def apply(self, state: SecondLooksState) -> None:
        self.set_title(translate("SecondLooks", "Second looks outstanding"))
        self.message.show_problem(state.problem)
        self.filter.offer(
            [
                (EVERYTHING, translate("SecondLooks", "All of them")),
                (MINE, translate("SecondLooks", "Those I may give")),
            ],
            (MINE if state.mine_alone else EVERYTHING,),
        )
        self.filter.setAccessibleName(translate("SecondLooks", "Which ones"))
        self.filter.setVisible(bool(state.everything))
        self._rows.set_rows([_row(item) for item in state.items])
        self.list.setVisible(bool(state.items))
        self.nothing.setVisible(state.is_loaded and not state.items)
        self.nothing.setText(_nothing(state))
        index = self._rows.place_of(state.selected)
        if index.isValid() and self.list.view.currentIndex() != index:
            self.list.view.setCurrentIndex(index)
        self.print.setVisible(self._may_print and bool(state.everything))
        if state.item is not None:
            self.set_primary(translate("SecondLooks", "Open the task"))
        else:
            is_empty = state.is_loaded and not state.everything
            self.set_primary(translate("Today", "All trainees") if is_empty else "")

    def _do_primary(self) -> None:
        if self._model.state.item is None:
            self.trainees_pressed.emit()
        else:
            self._model.open()


def _nothing(state: SecondLooksState) -> str:
    if state.everything:
        return translate("SecondLooks", "None of them is yours to give.")
    return translate(
        "SecondLooks",
        "No second look is outstanding. A life-critical task comes here once it is signed off and "
        "nobody else has watched it.",
    )


def _row(item: LookItem) -> Row:
    names = ", ".join(item.names)
    may = translate("SecondLooks", "May watch it: {names}").format(names=names)
    nobody = translate("SecondLooks", "Nobody else here has the right to sign it.")
    waits = translate("SecondLooks", "Second look outstanding")
    paused = translate("SecondLooks", "Paused until then")
    return Row(
        item.id,
        f"{item.name} · {item.task}  {say(item.title, language())}",
        detail=may if names else nobody,
        trailing=paused if item.is_paused else waits,
        shape="minus" if item.is_paused else "users",
        tone="warning",
    )
