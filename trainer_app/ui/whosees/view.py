"""A role at the top, what it may do below: yes, only for oneself, no; each with a shape."""

from __future__ import annotations

from PySide6.QtCore import Signal
from typing_extensions import override

from trainer_app.checklists.permissions import Grant, Role
from trainer_app.ui.i18n import translate
from trainer_app.ui.whosees.view_model import WhoSeesState, WhoSeesViewModel
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_list import PagedList
from trainer_app.ui.widgets.rows import Row, RowModel
from trainer_app.ui.words import word

_SHAPES = {
    Grant.ALL: ("check", "ok"),
    Grant.OWN: ("user", "ink"),
    Grant.NO: ("minus", "muted"),
}


class WhoSeesView(Page):
    print_pressed = Signal()

    def __init__(self, model: WhoSeesViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.roles = Choices()
        self._rows = RowModel()
        self.list = PagedList(self._rows)
        self.content.addWidget(self.roles)
        self.content.addWidget(self.list, 1)
        self.roles.picked.connect(model.choose)
        self.primary_pressed.connect(self.print_pressed)
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self.set_title(
            translate("WhoSees", "Who sees what"),
            translate(
                "WhoSees",
                "The table by which the program decides. Nobody signs for somebody else, and "
                "every note can be read by the person it is about.",
            ),
        )
        self.set_primary(translate("WhoSees", "Print"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        self.list.view.setFocus()

    def apply(self, state: WhoSeesState) -> None:
        self.roles.offer([(role.value, word(role)) for role in Role], (state.role.value,))
        self.roles.setAccessibleName(translate("WhoSees", "Role"))
        self.list.view.setAccessibleName(translate("WhoSees", "What this role may do"))
        rows = []
        for action, given in state.lines:
            shape, tone = _SHAPES[given]
            rows.append(
                Row(
                    id=action.value,
                    title=word(action),
                    trailing=word(given),
                    shape=shape,
                    tone=tone,
                )
            )
        self._rows.set_rows(rows)
