"""The workshop: the blocks at the left, how the half hour runs at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from trainer_app.checklists.guidance import Block
from trainer_app.checklists.language import say
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import language, translate
from trainer_app.ui.widgets.go_list import GoList
from trainer_app.ui.widgets.layout import STEP, column, hairline, holding, label, row
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_list import PagedList
from trainer_app.ui.widgets.paged_scroll import PagedScroll, PageTurner
from trainer_app.ui.widgets.rows import Row, RowModel
from trainer_app.ui.widgets.stack import Stack, numbered
from trainer_app.ui.workshop.view_model import WorkshopState, WorkshopViewModel


class WorkshopView(Page):
    """The primary action records that all of it is done."""

    def __init__(self, model: WorkshopViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self._rows = RowModel()
        self.blocks = PagedList(self._rows)
        self.nothing = label("muted")
        self.name, self.exercise = label("strong"), label("reading")
        self.parts = Stack()
        self.cards_head, self.cards = label("strong"), GoList()
        self.done = QPushButton()
        self.done.setCheckable(True)
        self._shown: tuple[Block, str] | None = None
        tick = row(gap=0)
        tick.addWidget(self.done)
        tick.addStretch(1)
        right = column(gap=2 * STEP)
        for part in (self.name, self.exercise, self.parts):
            right.addWidget(part)
        right.addLayout(tick)
        right.addWidget(self.cards_head)
        right.addWidget(self.cards)
        right.addStretch(1)
        self.pages = PagedScroll(right, self.lies_in)
        self.turner = PageTurner(self.pages)
        columns = row(gap=3 * STEP)
        columns.addWidget(self.blocks, 2)
        columns.addWidget(hairline(down=True))
        columns.addWidget(self.pages, 3)
        self._columns = holding(columns)
        self.content.addWidget(self.nothing)
        self.content.addWidget(self._columns, 1)
        self.extras.addWidget(self.turner)
        self.extras.addStretch(1)
        self.blocks.chosen.connect(model.choose)
        self.done.clicked.connect(model.tick)
        self.cards.chosen.connect(model.open_card)
        self.primary_pressed.connect(model.record)
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self.blocks.view.setAccessibleName(translate("Workshop", "Blocks"))
        self.cards_head.setText(translate("Workshop", "Cards of this block"))
        self.nothing.setText(translate("Workshop", "The programme of this plant has no workshop."))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        self.blocks.view.setFocus()

    def apply(self, state: WorkshopState) -> None:
        self.set_title(
            translate("Workshop", "Trainer workshop"),
            translate("Workshop", "In one sitting, or one block a day at the start of a shift."),
        )
        self.message.show_problem(state.problem)
        if state.just_recorded and state.problem is None:
            self.message.say(translate("Workshop", "The workshop is recorded."), tone="ok")
        self.nothing.setVisible(state.is_read and not state.blocks)
        self._columns.setVisible(bool(state.blocks))
        self._rows.set_rows([_row(block, state) for block in state.blocks])
        place = self._rows.place_of(state.chosen)
        if place.isValid() and self.blocks.view.currentIndex() != place:
            self.blocks.view.setCurrentIndex(place)
        if state.block is not None:
            self._show_block(state.block, state)
        records = state.counts and not state.is_recorded
        words = translate("Workshop", "Record the workshop") if records else ""
        self.set_primary(words, enabled=state.can_record)

    def _show_block(self, block: Block, state: WorkshopState) -> None:
        said = language()
        is_done = block.id in state.ticked
        self.done.setChecked(is_done)
        self.done.setEnabled(not state.is_recorded)
        self.done.setText(
            translate("Workshop", "Done") if is_done else translate("Workshop", "Tick off")
        )
        self.done.setAccessibleDescription(say(block.title, said))
        if self._shown == (block, said):
            return
        self._shown = (block, said)
        self.name.setText(say(block.title, said))
        self.exercise.setText(say(block.do, said))
        lines = []
        for place, part in enumerate(block.parts, 1):
            words = label()
            words.setText(say(part, said))
            lines.append(numbered(str(place), words))
        self.parts.fill(lines)
        self.cards.set_rows(
            [Row(card.id, say(card.title, said), say(card.use_when, said)) for card in state.cards]
        )
        self.cards_head.setVisible(bool(state.cards))
        self.pages.verticalScrollBar().setValue(0)
        self.pages.measure_soon()


def _row(block: Block, state: WorkshopState) -> Row:
    is_done = block.id in state.ticked
    return Row(
        id=block.id,
        title=say(block.title, language()),
        detail=Counts().minutes(block.minutes),
        trailing=translate("Workshop", "Done") if is_done else "",
        shape="check" if is_done else "",
        tone="ok",
    )
