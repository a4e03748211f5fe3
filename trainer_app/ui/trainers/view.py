"""The trainers as rows; one tap opens the record of one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from typing_extensions import override

from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import iso, translate
from trainer_app.ui.shared.trainee_head import signed_words
from trainer_app.ui.trainers.view_model import TrainerLine, TrainersState, TrainersViewModel
from trainer_app.ui.widgets.layout import label
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_list import PagedList
from trainer_app.ui.widgets.rows import Row, RowModel
from trainer_app.ui.words import roles


class TrainersView(Page):
    def __init__(self, model: TrainersViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self._rows = RowModel()
        self.list = PagedList(self._rows)
        self.nobody = label("muted")
        self.nobody.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.content.addWidget(self.list, 1)
        self.content.addWidget(self.nobody, 1)
        self.list.chosen.connect(model.choose)
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self.list.view.setAccessibleName(translate("Trainers", "Trainers"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        self.list.view.setFocus()

    def apply(self, state: TrainersState) -> None:
        self.set_title(
            translate("Trainers", "Records of the trainers"),
            translate("Trainers", "Tap a name to see the record and to sign off a task."),
        )
        self.message.show_problem(state.problem)
        rows = state.rows or ()
        self.nobody.setText(translate("Trainers", "Nobody else signs for others on this PC yet."))
        self.nobody.setVisible(state.rows is not None and not rows)
        self.list.setVisible(bool(rows))
        self._rows.set_rows([_row(row, counts=state.has_programme) for row in rows])


def _row(row: TrainerLine, *, counts: bool) -> Row:
    parts = [roles(row.roles)]
    if not counts:
        return Row(id=row.id, title=row.name, detail=parts[0])
    parts.append(signed_words(row.signed, row.tasks))
    if row.last_seen is not None:
        parts.append(translate("Trainers", "last watched {date}").format(date=iso(row.last_seen)))
    shape, tone, words = "", "muted", translate("Trainers", "not complete")
    if row.is_complete:
        shape, tone, words = "check", "ok", translate("Trainers", "complete")
    elif row.is_barred:
        shape, tone, words = "lock", "warning", translate("Trainers", "may not sign trainees yet")
    if row.questions:
        shape, tone = "circle-help", "danger"
        words = Counts().open_questions(row.questions)
    return Row(
        id=row.id,
        title=row.name,
        detail=" · ".join(parts),
        trailing=words,
        shape=shape,
        tone=tone,
    )
