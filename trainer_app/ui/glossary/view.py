"""The glossary: words at the left, the one that was chosen at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from trainer_app.checklists.language import say
from trainer_app.ui.glossary.view_model import (
    GlossaryState,
    GlossaryViewModel,
    TermItem,
    TermShown,
)
from trainer_app.ui.i18n import language, translate
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.go_list import GoList
from trainer_app.ui.widgets.layout import STEP, column, hairline, holding, label, row
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_list import PagedList
from trainer_app.ui.widgets.paged_scroll import PagedScroll, PageTurner
from trainer_app.ui.widgets.rows import Row, RowModel

_WORDS, _DEFECTS = "words", "defects"


class GlossaryView(Page):
    """The primary action prints the glossary."""

    def __init__(self, model: GlossaryViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.search = QLineEdit()
        self.search.setMinimumWidth(theme().sizes.mm(60))
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(80)
        self.tools.addWidget(self.search)
        self.sorts = Choices()
        self._rows = RowModel()
        self.list = PagedList(self._rows)
        self.nothing = label("muted")
        left = column(gap=STEP)
        left.addWidget(self.sorts)
        left.addWidget(self.nothing)
        left.addWidget(self.list, 1)
        self.panel = TermPanel(model)
        self.pages = PagedScroll(self.panel, self.lies_in)
        self.turner = PageTurner(self.pages)
        columns = row(gap=3 * STEP)
        columns.addLayout(left, 2)
        columns.addWidget(hairline(down=True))
        columns.addWidget(self.pages, 3)
        self.content.addLayout(columns, 1)
        self.extras.addWidget(self.turner)
        self.extras.addStretch(1)
        self.search.textChanged.connect(model.type_words)
        self.sorts.picked.connect(lambda sort: model.list_defects(sort == _DEFECTS))
        self.list.chosen.connect(lambda term: model.choose(*term.split(":", 1)))
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self._model.speak(language())
        find = translate("Glossary", "Find a word")
        self.search.setPlaceholderText(find)
        self.search.setAccessibleName(find)
        self.sorts.setAccessibleName(translate("Glossary", "What is listed"))
        self.list.view.setAccessibleName(translate("Glossary", "Words"))
        self.nothing.setText(translate("Glossary", "Nothing here is called that."))
        self.panel.relabel()
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        self.search.setFocus()

    def apply(self, state: GlossaryState) -> None:
        self.set_title(translate("Glossary", "Glossary"))
        self.message.show_problem(state.problem)
        self.sorts.offer(
            [
                (_WORDS, translate("Glossary", "Words")),
                (_DEFECTS, translate("Glossary", "Defects")),
            ],
            (_DEFECTS if state.defects else _WORDS,),
        )
        self._rows.set_rows([_row(item) for item in state.items])
        shown = state.shown
        if shown is not None:
            place = self._rows.place_of(f"{shown.kind}:{shown.id}")
            if place.isValid() and self.list.view.currentIndex() != place:
                self.list.view.setCurrentIndex(place)
        self.nothing.setVisible(state.is_read and not state.items)
        self.panel.show_term(shown)
        self.pages.measure_soon()
        self.set_primary(translate("Glossary", "Print the glossary"), enabled=state.is_read)


def _row(item: TermItem) -> Row:
    said = language()
    other = "fr" if said == "en" else "en"
    return Row(
        id=f"{item.kind}:{item.id}", title=say(item.term, said), detail=item.term.get(other, "")
    )


class TermPanel(QWidget):
    """A word: its pair, meaning, other names, what to see too, and the tasks that use it."""

    def __init__(self, model: GlossaryViewModel) -> None:
        super().__init__()
        self.term, self.other = label("title"), label("muted")
        self.meaning, self.look_for = label("reading"), label()
        self.also = label("small-muted")
        self.see_head, self.tasks_head = label("strong"), label("strong")
        self.see, self.tasks = GoList(), GoList()
        whole = column(gap=2 * STEP)
        names = column(gap=STEP // 2)
        for part in (self.term, self.other, self.also):
            names.addWidget(part)
        whole.addLayout(names)
        for part in (self.meaning, self.look_for):
            whole.addWidget(part)
        for head, rows in ((self.see_head, self.see), (self.tasks_head, self.tasks)):
            below = column(gap=STEP // 2)
            below.addWidget(head)
            below.addWidget(rows)
            whole.addWidget(holding(below))
        whole.addStretch(1)
        self.setLayout(whole)
        self.see.chosen.connect(lambda word: model.choose("word", word))
        self.tasks.chosen.connect(model.open_task)

    def relabel(self) -> None:
        self.see_head.setText(translate("Glossary", "See also"))
        self.tasks_head.setText(translate("Glossary", "Tasks that use this word"))

    def show_term(self, shown: TermShown | None) -> None:
        self.setVisible(shown is not None)
        if shown is None:
            return
        said = language()
        other = "fr" if said == "en" else "en"
        self.term.setText(say(shown.term, said))
        self.other.setText(shown.term.get(other, ""))
        self.meaning.setText(say(shown.meaning, said))
        self.look_for.setText(
            translate("Glossary", "Look for: {words}").format(words=say(shown.look_for, said))
        )
        self.look_for.setVisible(bool(shown.look_for))
        names = [name for lang, name in shown.also if lang == said]
        self.also.setText(
            translate("Glossary", "Also called: {names}").format(names=", ".join(names))
        )
        self.also.setVisible(bool(names))
        self.see.set_rows([Row(one.id, say(one.title, said)) for one in shown.see])
        self.tasks.set_rows(
            [Row(one.id, f"{one.id}  {say(one.title, said)}") for one in shown.tasks]
        )
        for head, rows in ((self.see_head, shown.see), (self.tasks_head, shown.tasks)):
            holder = head.parentWidget()
            if holder is not None:
                holder.setVisible(bool(rows))
