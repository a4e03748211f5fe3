"""The frame of these pages: what is asked at the left, the one in sight at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from trainer_app.ui.i18n import translate
from trainer_app.ui.supervising.asking import AskingState, AskingViewModel, Item
from trainer_app.ui.theme import mark
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.layout import STEP, column, hairline, holding, label, row
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_list import PagedList
from trainer_app.ui.widgets.paged_scroll import PagedScroll
from trainer_app.ui.widgets.rows import Row, RowModel


class AskingView(Page):
    """Subclasses give rows and words; ``other`` is a second answer beside the primary one."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = RowModel()
        self.list = PagedList(self._rows)
        self.nothing = label("muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.heading, self.facts = label("strong"), label()
        self.warning = label()
        mark(self.warning, tone="warning")
        self.sides = Choices()
        self.other = QPushButton()
        left, right = column(gap=0), column(gap=2 * STEP)
        left.addWidget(self.list, 1)
        left.addWidget(self.nothing, 1)
        for part in (self.heading, self.facts, self.warning, self.sides):
            right.addWidget(part)
        right.addStretch(1)
        self.detail = holding(right)
        both = row(gap=3 * STEP)
        both.addWidget(holding(left), 3)
        both.addWidget(hairline(down=True))
        both.addWidget(PagedScroll(self.detail), 2)
        self.content.addLayout(both, 1)
        self.extras.addStretch(1)
        self.extras.addWidget(self.other)
        self.use_whole_bar()

    def follow(self, model: AskingViewModel[Item]) -> None:
        model.setParent(self)
        self.list.chosen.connect(model.select)
        model.read()

    @override
    def start_focus(self) -> None:
        self.list.view.setFocus()

    def show_list(self, state: AskingState[Item], rows: list[Row], nothing: str) -> None:
        """The rows and what stands in their place; the message above them."""
        if state.problem is None and not state.may:
            self.message.say(
                translate("Supervising", "Answer on an office PC"),
                translate("Supervising", "What is said here on a floor PC would not count."),
            )
        else:
            self.message.show_problem(state.problem)
        self._rows.set_rows(rows)
        self.list.setVisible(bool(rows))
        self.nothing.setVisible(state.is_loaded and not rows)
        self.nothing.setText(nothing)
        self.detail.setVisible(state.item is not None)
        index = self._rows.place_of(state.selected)
        if index.isValid() and self.list.view.currentIndex() != index:
            self.list.view.setCurrentIndex(index)

    def show_detail(self, heading: str, facts: str, warning: str = "") -> None:
        self.heading.setText(heading)
        self.facts.setText(facts)
        self.warning.setText(warning)
        self.warning.setVisible(bool(warning))

    def show_answers(self, primary: str, other: str = "", *, enabled: bool = True) -> None:
        self.set_primary(primary, enabled=enabled)
        self.other.setText(other)
        self.other.setVisible(bool(other))
        self.other.setEnabled(enabled)
