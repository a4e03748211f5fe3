"""A task being changed: what is signed, or how it is taught, and below how screens will show it.

What is wrong stands beside its field, and all of it, wherever it is, before what will show.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from trainer_app.checklists.language import say
from trainer_app.ui.i18n import language, translate
from trainer_app.ui.programme.breakdown_part import BreakdownPart
from trainer_app.ui.programme.edit_view_model import (
    STANDARD,
    TAUGHT,
    EditState,
    EditTaskViewModel,
)
from trainer_app.ui.programme.preview import place_words, shown_breakdown, shown_standard
from trainer_app.ui.programme.standard_part import StandardPart
from trainer_app.ui.programme.telling import told_of
from trainer_app.ui.theme import mark
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.layout import STEP, column, label
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_scroll import PagedScroll, PageTurner
from trainer_app.ui.widgets.section import SectionBox

_MOST_TOLD = 6
"""So many findings are listed; what is mended shows the next ones."""


class EditTaskView(Page):
    def __init__(self, model: EditTaskViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.half = Choices()
        self.standard = StandardPart(model)
        self.taught = BreakdownPart(model.lesson)
        self.halves: dict[str, QWidget] = {STANDARD: self.standard, TAUGHT: self.taught}
        self.preview = label("reading")
        self.preview_box = SectionBox()
        self.preview_box.fields.addWidget(self.preview)
        whole = column(gap=2 * STEP)
        for part in (self.standard, self.taught, self.preview_box):
            whole.addWidget(part)
        whole.addStretch(1)
        self.pages = PagedScroll(whole, self.lies_in)
        self.content.addWidget(self.half)
        self.content.addWidget(self.pages, 1)
        self.turner = PageTurner(self.pages)
        self.extras.addWidget(self.turner)
        self.half.picked.connect(self._turn)
        self.primary_pressed.connect(model.save)
        model.state_changed.connect(self.apply)
        model.lesson.state_changed.connect(lambda _state: self.apply(model.state))
        model.read()

    @override
    def relabel(self) -> None:
        self.half.setAccessibleName(translate("EditTask", "Which half of the task"))
        self.standard.relabel()
        self.taught.relabel()
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        self.standard.title[language()].setFocus()

    def _turn(self, half: str) -> None:
        self._model.show_half(half)
        self.pages.verticalScrollBar().setValue(0)

    def apply(self, state: EditState) -> None:
        form = state.form
        new = translate("EditTask", "New task {task}").format(task=form.id)
        title = new if state.is_new else f"{form.id}  {say(form.title, language())}"
        self.set_title(title, translate("EditTask", "Saved as your own edition of the programme"))
        self.message.show_problem(state.problem)
        signed = translate("EditTask", "What is signed")
        taught = translate("EditTask", "How it is taught")
        self.half.offer([(STANDARD, signed), (TAUGHT, taught)], (state.half,))
        self.standard.apply(state)
        self.taught.apply(state, self._model.lesson.state)
        for name, part in self.halves.items():
            part.setVisible(name == state.half)
        self._show_preview(state)
        self.pages.measure_soon()
        self.set_primary(translate("EditTask", "Adopt this change"), enabled=state.can_save)

    def _show_preview(self, state: EditState) -> None:
        checked = state.checked
        wrong: list[str] = []
        if checked is not None:
            at = translate("EditTask", "{place}: {finding}")
            own = [(place_words(key), finding) for key, finding in checked.own]
            found = [*own, *((finding.place, finding) for finding in state.errors_elsewhere)]
            wrong = [at.format(place=place, finding=told_of([f])) for place, f in found]
        told = "\n".join(list(dict.fromkeys(wrong))[:_MOST_TOLD])
        self.preview_box.say(translate("EditTask", "As it will show"), "", told)
        mark(self.preview, text_role="" if state.half == TAUGHT else "reading")
        if state.half == TAUGHT:
            self.preview.setText(shown_breakdown(state.form.breakdown))
        else:
            self.preview.setText(shown_standard(state))
