"""The notes of a trainee as they are seen: the timeline left, one note whole at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from typing_extensions import override

from trainer_app.kernel.ids import RecordId
from trainer_app.ui.i18n import translate
from trainer_app.ui.notes.detail import NoteDetail
from trainer_app.ui.notes.items import NoteItem
from trainer_app.ui.notes.telling import first_words, follow_up_words, task_words, written
from trainer_app.ui.notes.view_model import NotesState, NotesViewModel
from trainer_app.ui.shared.trainee_head import head_words
from trainer_app.ui.widgets.layout import STEP, column, hairline, holding, label, row
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_list import PagedList
from trainer_app.ui.widgets.paged_scroll import PagedScroll, PageTurner
from trainer_app.ui.widgets.rows import Row, RowModel
from trainer_app.ui.widgets.trainee_tabs import NOTES, TraineeTabs

SEARCH_FROM = 4
"""Fewer notes than this are found by looking."""


class NotesView(Page):
    def __init__(self, model: NotesViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.tabs = TraineeTabs(NOTES)
        self.tools.addWidget(self.tabs)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self._rows = RowModel()
        self.list = PagedList(self._rows)
        self.nothing = label("muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        left = column(gap=STEP)
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        left.addWidget(self.nothing, 1)
        self.detail = NoteDetail()
        self.scroll_detail = PagedScroll(self.detail, self.lies_in)
        self._rule = hairline(down=True)
        both = row(gap=3 * STEP)
        both.addWidget(holding(left), 3)
        both.addWidget(self._rule)
        both.addWidget(self.scroll_detail, 2)
        self.content.addLayout(both, 1)
        self.turner = PageTurner(self.scroll_detail)
        self.open = QPushButton()
        self.extras.addStretch(1)
        self.extras.addWidget(self.turner)
        self.extras.addWidget(self.open)
        self.use_whole_bar()
        self._connect()
        model.read()

    def _connect(self) -> None:
        model = self._model
        self.search.textChanged.connect(model.look_for)
        self.list.chosen.connect(lambda record: model.select(RecordId(record)))
        self.open.clicked.connect(model.open_note)
        model.state_changed.connect(self.apply)

    @override
    def relabel(self) -> None:
        self.tabs.relabel()
        self.list.view.setAccessibleName(translate("Notes", "Notes"))
        self.search.setPlaceholderText(translate("Notes", "Find words"))
        self.search.setAccessibleName(translate("Notes", "Find words in notes"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        if self.list.isVisibleTo(self):
            self.list.view.setFocus()
        else:
            self.tabs.buttons[NOTES].setFocus()

    def apply(self, state: NotesState) -> None:
        head = head_words(state.pathway, state.week, state.weeks) if state.is_loaded else ""
        self.set_title(state.name, head)
        self.message.show_problem(state.problem)
        self.search.setVisible(state.all >= SEARCH_FROM or bool(state.search))
        self._rows.set_rows([_row(item) for item in state.items])
        self.list.setVisible(bool(state.items))
        self.nothing.setVisible(state.is_loaded and not state.items)
        self.nothing.setText(_nothing(state))
        index = self._rows.place_of(state.selected or "")
        if index.isValid() and self.list.view.currentIndex() != index:
            self.list.view.setCurrentIndex(index)
        self.detail.apply(state.item)
        self._rule.setVisible(state.item is not None)
        self.scroll_detail.setVisible(state.item is not None)
        self.scroll_detail.measure_soon()
        self._show_open(state.item)
        self.set_primary(translate("Notes", "Write a note") if state.may_write else "")

    def _show_open(self, item: NoteItem | None) -> None:
        answers = item is not None and item.may_answer
        closes = item is not None and item.may_close
        again = item is not None and item.may_take_up
        self.open.setVisible(answers or closes or again)
        words = translate("Notes", "Take it up again")
        if answers:
            words = translate("Notes", "Answer")
        elif closes:
            words = translate("Notes", "Close or hand over")
        self.open.setText(words)


def _row(item: NoteItem) -> Row:
    shape, tone, trailing = "", "ink", ""
    if item.is_open:
        shape, trailing = "calendar", follow_up_words(item)
    elif item.closings:
        shape, tone, trailing = "check", "ok", translate("Notes", "Follow-up closed")
    elif item.answers:
        shape, trailing = "pen-line", translate("Notes", "Answered")
    parts = (written(item), task_words(item))
    return Row(
        item.record,
        first_words(item),
        detail=" · ".join(parts),
        trailing=trailing,
        shape=shape,
        tone=tone,
    )


def _nothing(state: NotesState) -> str:
    if state.all:
        return translate("Notes", "No note has words like that.")
    if state.is_own:
        return translate(
            "Notes", "No note about you yet. What a trainer notes about you, you read here."
        )
    return translate(
        "Notes",
        "No note about {name} yet. Write what went well, what to work on and the next step; "
        "{name} can read it and answer.",
    ).format(name=state.name)
