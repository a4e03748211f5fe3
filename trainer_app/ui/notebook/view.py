"""Finding a note: words, topics and *open follow-ups* above, the notes as rows below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from trainer_app.checklists.language import say
from trainer_app.ui.i18n import iso, language, translate
from trainer_app.ui.notebook.view_model import FoundItem, NotebookState, NotebookViewModel
from trainer_app.ui.shared.topics import tag_word
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.layout import label
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_list import PagedList
from trainer_app.ui.widgets.rows import Row, RowModel

OPEN = "open"


class NotebookView(Page):
    def __init__(self, model: NotebookViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.filter = Choices()
        self._rows = RowModel()
        self.list = PagedList(self._rows)
        self.nothing = label("muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        for part, room in (
            (self.search, 0),
            (self.filter, 0),
            (self.list, 1),
            (self.nothing, 1),
        ):
            self.content.addWidget(part, room)
        self.search.textChanged.connect(model.look_for)
        self.filter.picked.connect(self._narrow)
        self.list.chosen.connect(model.select)
        self.primary_pressed.connect(model.open)
        model.state_changed.connect(self.apply)
        model.read()

    def _narrow(self, chosen: str) -> None:
        if chosen == OPEN:
            self._model.show_open()
        else:
            self._model.choose_tag(chosen.partition("/")[2])

    @override
    def relabel(self) -> None:
        self.search.setPlaceholderText(translate("Notebook", "Find words, names, tasks"))
        self.search.setAccessibleName(translate("Notebook", "Find words, names, tasks"))
        self.list.view.setAccessibleName(translate("Notebook", "Notes"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        self.search.setFocus()

    def apply(self, state: NotebookState) -> None:
        many = translate("Notebook", "{found} of {all}").format(found=state.found, all=state.all)
        self.set_title(translate("Notebook", "Coaching notes"), many if state.all else "")
        self.message.show_problem(state.problem)
        options = [(OPEN, translate("Notebook", "Open follow-ups"))]
        options += [(f"tag/{tag}", tag_word(tag)) for tag in state.tags]
        chosen = [f"tag/{state.tag}"] + ([OPEN] if state.open_alone else [])
        self.filter.offer(options, chosen)
        self.filter.setAccessibleName(translate("Notebook", "Show only"))
        self.filter.setVisible(state.all > 0)
        self._rows.set_rows([_row(item) for item in state.items])
        self.list.setVisible(bool(state.items))
        self.nothing.setVisible(state.is_loaded and not state.items)
        self.nothing.setText(_nothing(state))
        index = self._rows.place_of(state.selected or "")
        if index.isValid() and self.list.view.currentIndex() != index:
            self.list.view.setCurrentIndex(index)
        self.set_primary(translate("Notebook", "Open the note") if state.items else "")


def _row(item: FoundItem) -> Row:
    about = f"{item.task}  {say(item.title, language())}".strip()
    parts = [item.trainee, about, f"{item.by}, {iso(item.on)}"]
    shape, tone, trailing = "", "ink", ""
    if item.due is not None:
        shape, tone = "calendar", "ink"
        with_whom = translate("Notebook", "Follow-up {date}, with {name}")
        if item.is_overdue:
            shape, tone = "triangle-alert", "warning"
            with_whom = translate("Notebook", "Overdue since {date}, with {name}")
        trailing = with_whom.format(date=iso(item.due), name=item.owner)
    elif item.is_closed:
        shape, tone, trailing = "check", "ok", translate("Notebook", "Follow-up closed")
    elif item.is_answered:
        shape, trailing = "pen-line", translate("Notebook", "Answered")
    return Row(
        item.record,
        " · ".join(item.text.splitlines()),
        detail=" · ".join(part for part in parts if part),
        trailing=trailing,
        shape=shape,
        tone=tone,
    )


def _nothing(state: NotebookState) -> str:
    if state.all:
        return translate("Notebook", "No note fits. Try fewer words, or another topic.")
    return translate(
        "Notebook",
        "No note yet. What trainers write about their trainees is found here, by words, by topic "
        "or by what is still open.",
    )
