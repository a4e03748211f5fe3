"""The people of the plant as rows; one tap opens a person."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton
from typing_extensions import override

from trainer_app.checklists.directory import Person
from trainer_app.ui.counts import Counts
from trainer_app.ui.everybody.view_model import EverybodyState, EverybodyViewModel
from trainer_app.ui.i18n import LANGUAGE_NAMES, translate
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.layout import label
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_list import PagedList
from trainer_app.ui.widgets.rows import Row, RowModel
from trainer_app.ui.words import roles


class EverybodyView(Page):
    """The primary action adds a person."""

    rights_pressed = Signal()
    who_sees_pressed = Signal()

    def __init__(self, model: EverybodyViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self._rows = RowModel()
        self.list = PagedList(self._rows)
        self.nobody = label("muted")
        self.search = QLineEdit()
        self.search.setMinimumWidth(theme().sizes.mm(60))
        self.search.setClearButtonEnabled(True)
        self.left = QPushButton()
        self.left.setCheckable(True)
        self.rights, self.who_sees = QPushButton(), QPushButton()
        for tool in (self.search, self.left):
            self.tools.addWidget(tool)
        for extra in (self.rights, self.who_sees):
            self.extras.addWidget(extra)
        self.extras.addStretch(1)
        self.content.addWidget(self.nobody)
        self.content.addWidget(self.list, 1)
        self.search.textChanged.connect(model.look_for)
        self.left.clicked.connect(model.show_left)
        self.rights.clicked.connect(self.rights_pressed)
        self.who_sees.clicked.connect(self.who_sees_pressed)
        self.list.chosen.connect(model.choose)
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self.search.setPlaceholderText(translate("Everybody", "Find a name"))
        self.search.setAccessibleName(translate("Everybody", "Find a name"))
        self.rights.setText(translate("Everybody", "Who may sign"))
        self.who_sees.setText(translate("Everybody", "Who sees what"))
        self.list.view.setAccessibleName(translate("Everybody", "People"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        self.list.view.setFocus()

    def apply(self, state: EverybodyState) -> None:
        self.set_title(translate("Everybody", "People"))
        self.message.show_problem(state.problem)
        self.left.setText(Counts().who_left(state.left))
        self.left.setChecked(state.shows_left)
        self.left.setVisible(bool(state.left))
        people = state.people or ()
        self.nobody.setText(translate("Everybody", "Nobody here has a name like that."))
        self.nobody.setVisible(state.people is not None and not people)
        self._rows.set_rows([_row(person) for person in people])
        self.set_primary(translate("Everybody", "Add a person"))


def _row(person: Person) -> Row:
    parts = [roles(person.roles), person.shift, LANGUAGE_NAMES.get(person.language, "")]
    gone = "" if person.active else translate("Everybody", "No longer active")
    return Row(
        id=person.id,
        title=person.name,
        detail=" · ".join(part for part in parts if part),
        trailing=gone,
        shape="log-out" if gone else "",
        tone="muted",
    )
