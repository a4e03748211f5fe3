"""The trainees as rows: who, how far, what needs attention; one tap opens the checklist."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import iso, translate
from trainer_app.ui.people.view_model import PeopleState, PeopleViewModel, TraineeLine
from trainer_app.ui.widgets.layout import label
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_list import PagedList
from trainer_app.ui.widgets.rows import Row, RowModel
from trainer_app.ui.words import pathway_word


class PeopleView(Page):
    class_pressed = Signal()
    """What a group completed in class."""

    def __init__(self, model: PeopleViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self._rows = RowModel()
        self.list = PagedList(self._rows)
        self.nobody = label()
        self.nobody.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.content.addWidget(self.list, 1)
        self.content.addWidget(self.nobody, 1)
        self.in_class = QPushButton()
        self.extras.addWidget(self.in_class)
        self.extras.addStretch(1)
        self.list.chosen.connect(model.choose)
        self.in_class.clicked.connect(self.class_pressed)
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self.list.view.setAccessibleName(translate("People", "Trainees"))
        self.in_class.setText(translate("People", "Completed in class"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        self.list.view.setFocus()

    def apply(self, state: PeopleState) -> None:
        self.set_title(
            translate("People", "Trainees"),
            translate("People", "Tap a name to open the checklist.") if state.rows else "",
        )
        self.message.show_problem(state.problem)
        rows = state.rows or ()
        self.nobody.setText(
            translate(
                "People",
                "No trainee is on this PC yet. Add the first one, and the checklist is ready.",
            )
        )
        self.nobody.setVisible(state.rows is not None and not rows)
        self.list.setVisible(bool(rows))
        self.in_class.setVisible(state.may_mark and bool(rows))
        self._rows.set_rows([_row(trainee) for trainee in rows])
        self.set_primary(translate("People", "Add a person") if state.may_add else "")


def _row(trainee: TraineeLine) -> Row:
    parts = [pathway_word(trainee.pathway)]
    if trainee.week is not None:
        parts.append(translate("People", "week {week}").format(week=trainee.week))
    if trainee.is_counted:
        parts.append(
            translate("People", "{signed} of {tasks} tasks signed off").format(
                signed=trainee.signed, tasks=trainee.tasks
            )
        )
    if trainee.last_seen is not None:
        parts.append(translate("People", "last watched {date}").format(date=iso(trainee.last_seen)))
    waits = Counts().to_sign(trainee.to_sign) if trainee.to_sign else ""
    attention = Counts().need_attention(trainee.attention) if trainee.attention else ""
    return Row(
        id=trainee.id,
        title=trainee.name,
        detail=" · ".join(parts),
        trailing=" · ".join(part for part in (attention, waits) if part),
        shape="triangle-alert" if attention else ("pen-line" if waits else ""),
        tone="warning" if attention else "accent",
    )
