"""Who takes a follow-up over: the people who may, and at the right the note it is about."""

from __future__ import annotations

from PySide6.QtCore import Qt
from typing_extensions import override

from trainer_app.ui.i18n import translate
from trainer_app.ui.notes.detail import NoteDetail
from trainer_app.ui.notes.pass_on_view_model import Heir, PassOnState, PassOnViewModel
from trainer_app.ui.widgets.layout import STEP, column, hairline, holding, label, row
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_list import PagedList
from trainer_app.ui.widgets.paged_scroll import PagedScroll, PageTurner
from trainer_app.ui.widgets.rows import Row, RowModel


class PassOnView(Page):
    def __init__(self, model: PassOnViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self._rows = RowModel()
        self.list = PagedList(self._rows)
        self.nobody = label("muted")
        self.nobody.setAlignment(Qt.AlignmentFlag.AlignTop)
        left = column(gap=STEP)
        left.addWidget(self.list, 1)
        left.addWidget(self.nobody, 1)
        self.detail = NoteDetail()
        self.scroll_detail = PagedScroll(self.detail, self.lies_in)
        both = row(gap=3 * STEP)
        both.addWidget(holding(left), 3)
        both.addWidget(hairline(down=True))
        both.addWidget(self.scroll_detail, 2)
        self.content.addLayout(both, 1)
        self.turner = PageTurner(self.scroll_detail)
        self.extras.addWidget(self.turner)
        self.list.chosen.connect(model.choose)
        self.primary_pressed.connect(model.save)
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self.list.view.setAccessibleName(translate("Notes", "Who takes it over"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        self.list.view.setFocus()

    def apply(self, state: PassOnState) -> None:
        self.set_title(translate("Notes", "Who takes it over?"), state.trainee)
        self.message.show_problem(state.problem)
        self._rows.set_rows([_row(heir) for heir in state.people])
        self.list.setVisible(bool(state.people))
        self.nobody.setVisible(state.is_loaded and not state.people)
        self.nobody.setText(translate("Notes", "Nobody else here writes notes."))
        index = self._rows.place_of(state.chosen or "")
        if index.isValid() and self.list.view.currentIndex() != index:
            self.list.view.setCurrentIndex(index)
        self.detail.apply(state.item)
        self.scroll_detail.measure_soon()
        words = translate("Notes", "Hand it over")
        if state.heir:
            words = translate("Notes", "Hand over to {name}").format(name=state.heir)
        self.set_primary(words if state.people else "", enabled=state.is_ready)


def _row(heir: Heir) -> Row:
    return Row(heir.id, heir.name, detail=heir.shift, shape="user")
