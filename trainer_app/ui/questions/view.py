"""Due and questions as it is seen: a filter for each concern, and what waits as rows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from trainer_app.ui.i18n import translate
from trainer_app.ui.questions.rows import concern_word, empty_words, open_words, rows_of
from trainer_app.ui.questions.view_model import (
    Concern,
    MatterItem,
    QuestionsState,
    QuestionsViewModel,
)
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.layout import label
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_list import PagedList
from trainer_app.ui.widgets.rows import RowModel

_LAPSING = (Concern.LAPSED, Concern.DUE)
_FOR_A_VISIT = (Concern.SECOND_LOOK, Concern.PAUSED, Concern.SAMPLE)


class QuestionsView(Page):
    trainees_pressed = Signal()
    """From a concern that nothing waits in: everything in it begins with a trainee."""

    print_pressed = Signal()
    """The sheet for a visiting assessor's half day."""

    def __init__(self, model: QuestionsViewModel, *, may_print: bool = False) -> None:
        super().__init__()
        self._model = model
        self._may_print = may_print
        model.setParent(self)
        self.filters = Choices()
        self._rows = RowModel()
        self.list = PagedList(self._rows)
        self.nothing = label("muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        for part, room in ((self.filters, 0), (self.list, 1), (self.nothing, 1)):
            self.content.addWidget(part, room)
        self.extend, self.again, self.print = QPushButton(), QPushButton(), QPushButton()
        self.extras.addStretch(1)
        self.extras.addWidget(self.print)
        self.extras.addWidget(self.again)
        self.extras.addWidget(self.extend)
        self.use_whole_bar()
        self.filters.picked.connect(lambda concern: model.show_concern(Concern(concern)))
        self.list.chosen.connect(model.select)
        self.extend.clicked.connect(model.extend)
        self.again.clicked.connect(model.observe_again)
        self.print.clicked.connect(self.print_pressed)
        self.primary_pressed.connect(self._do_primary)
        model.state_changed.connect(self.apply)
        model.read()

    @property
    def asked(self) -> tuple[MatterItem, ...]:
        """What stands in the list, but for what is asked about PCs."""
        return self._model.state.items

    @override
    def relabel(self) -> None:
        self.extend.setText(translate("Questions", "Extend"))
        self.again.setText(translate("Questions", "Ask for a new observation"))
        self.print.setText(translate("SecondLooks", "Print a sheet for a visit"))
        self.list.view.setAccessibleName(translate("Questions", "What waits"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        self.list.view.setFocus()

    def apply(self, state: QuestionsState) -> None:
        self.set_title(translate("Questions", "Due and questions"))
        self.message.show_problem(state.problem)
        options = [(c.value, f"{concern_word(c)}  {count}") for c, count in state.counts]
        self.filters.offer(options, (state.shown,) if state.shown else ())
        self.filters.setAccessibleName(translate("Questions", "Why it waits"))
        rows = rows_of(state)
        self._rows.set_rows(rows)
        self.list.setVisible(bool(rows))
        self.nothing.setVisible(state.is_loaded and not rows)
        self.nothing.setText(empty_words(state.shown))
        self._select(state)
        self._show_actions(state)

    def _select(self, state: QuestionsState) -> None:
        index = self._rows.place_of(state.selected)
        if index.isValid() and self.list.view.currentIndex() != index:
            self.list.view.setCurrentIndex(index)

    def _show_actions(self, state: QuestionsState) -> None:
        item = state.item
        lapses = item is not None and item.matter.concern in _LAPSING
        extended = item is not None and item.matter.extended_until is not None
        for_visit = item is not None and item.matter.concern in _FOR_A_VISIT
        self.print.setVisible(for_visit and self._may_print)
        self.again.setVisible(lapses)
        self.extend.setVisible(lapses and not extended)
        if item is not None:
            self.set_primary(open_words(item.matter.concern))
        elif state.ask is not None:
            self.set_primary(translate("Questions", "Look at it"))
        else:
            is_empty = state.is_loaded and not (state.items or state.asks_in_sight)
            self.set_primary(translate("Today", "All trainees") if is_empty else "")

    def _do_primary(self) -> None:
        state = self._model.state
        if state.item is None and state.ask is None:
            self.trainees_pressed.emit()
        else:
            self._model.open()
