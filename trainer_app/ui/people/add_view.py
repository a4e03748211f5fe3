"""Adding a person on one page; then the one-time code to hand over."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from trainer_app.ui.i18n import LANGUAGE_NAMES, translate
from trainer_app.ui.people.add_view_model import AddPersonViewModel, AddState
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.begun_message import say_begun
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.code_label import CodeLabel
from trainer_app.ui.widgets.layout import STEP, column, holding, label
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_scroll import PagedScroll, PageTurner
from trainer_app.ui.widgets.scope_choices import ScopeChoices, scope_words
from trainer_app.ui.widgets.section import SectionBox
from trainer_app.ui.widgets.slip_button import SlipButton
from trainer_app.ui.words import pathway_word, word

PATHWAYS = ("new", "incumbent")


class AddPersonView(Page):
    done = Signal(str)
    """The id of who was added: the code has been handed over."""
    slip_wanted = Signal(str, str)
    """Of whom, and the code."""

    def __init__(self, model: AddPersonViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.name = QLineEdit()
        self.name.setFixedWidth(theme().sizes.mm(110))
        self.roles, self.languages, self.pathways = Choices(), Choices(), Choices()
        self.scope, self.scope_words = ScopeChoices(), label("small-muted")
        self.boxes = {part: SectionBox() for part in ("name", "role", "path", "scope", "language")}
        for part, widgets in (
            ("role", [self.roles]),
            ("path", [self.pathways]),
            ("scope", [self.scope, self.scope_words]),
            ("language", [self.languages]),
        ):
            for widget in widgets:
                self.boxes[part].fields.addWidget(widget)
        self.boxes["name"].add_line(self.name)
        form = column(gap=2 * STEP)
        for box in self.boxes.values():
            form.addWidget(box)
        form.addStretch(1)
        self.form = PagedScroll(form, self.lies_in)
        self.turner = PageTurner(self.form)
        self.code = CodeLabel()
        self.hand_over, self.slip = label(), SlipButton()
        told = column(gap=2 * STEP)
        for line in (self.code, self.hand_over, self.slip):
            told.addWidget(line)
        told.addStretch(1)
        self.told = holding(told)
        self.content.addWidget(self.form, 1)
        self.content.addWidget(self.told, 1)
        self.extras.addWidget(self.turner)
        self.name.textChanged.connect(model.set_name)
        self.roles.picked.connect(model.toggle_role)
        self.languages.picked.connect(model.set_language)
        self.pathways.picked.connect(model.set_pathway)
        self.scope.picked.connect(model.toggle_scope)
        self.slip.clicked.connect(
            lambda: self.slip_wanted.emit(model.state.person, model.state.code)
        )
        self.primary_pressed.connect(self._go_on)
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self.boxes["name"].say(
            translate("AddPerson", "Name"),
            translate("AddPerson", "As the others say it. It stands on the Board and on paper."),
        )
        self.boxes["role"].say(
            translate("AddPerson", "Role"),
            translate("AddPerson", "A person may have several."),
        )
        self.boxes["path"].say(
            translate("AddPerson", "Pathway"),
            translate("AddPerson", "Somebody who already works here may be signed off sooner."),
        )
        self.boxes["scope"].say(
            translate("AddPerson", "May sign"),
            translate("AddPerson", "Without a right to sign, nothing can be signed off."),
        )
        self.boxes["language"].say(
            translate("AddPerson", "Language"),
            translate("AddPerson", "Of this person’s screens and signatures."),
        )
        self.name.setAccessibleName(translate("AddPerson", "Name"))
        for choices, part in ((self.roles, "role"), (self.pathways, "path")):
            choices.setAccessibleName(self.boxes[part].heading.text())
        self.languages.setAccessibleName(self.boxes["language"].heading.text())
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        self.name.setFocus()

    def apply(self, state: AddState) -> None:
        self.set_title(
            translate("AddPerson", "{name} is on the Board.").format(name=state.name.strip())
            if state.code
            else translate("AddPerson", "Add a person")
        )
        if state.problem is None and state.begun is not None and not state.code:
            say_begun(self.message, state.begun)
        else:
            self.message.show_problem(state.problem)
        if self.name.text().strip() != state.name.strip():
            self.name.setText(state.name)
        done = bool(state.code)
        self.form.setVisible(not done)
        self.turner.be_wanted(not done)
        self.told.setVisible(done)
        self.roles.offer(
            [(role.value, word(role)) for role in state.offered], [r.value for r in state.roles]
        )
        self.roles.setEnabled(len(state.offered) > 1)
        self.languages.offer(list(LANGUAGE_NAMES.items()), (state.language,))
        self.pathways.offer([(p, pathway_word(p)) for p in PATHWAYS], (state.pathway,))
        self.scope.show_scope(state.scope)
        self.scope_words.setText(scope_words(state.scope) if state.scope else "")
        self.scope_words.setVisible(bool(self.scope_words.text()))
        self.boxes["path"].setVisible(state.asks_pathway)
        self.boxes["scope"].setVisible(state.asks_scope)
        self._apply_done(state)
        if done:
            self.set_primary(translate("AddPerson", "Done"))
            self.primary.setFocus()
        else:
            self.set_primary(translate("AddPerson", "Add"), enabled=state.can_add)

    def _apply_done(self, state: AddState) -> None:
        self.code.show_code(state.code)
        self.hand_over.setText(
            translate(
                "AddPerson",
                "Print this one-time code or write it down, and hand it over. With it, {name} taps "
                "that name on the Board and chooses a PIN that nobody else knows. The code is "
                "shown only now; a supervisor can give another one.",
            ).format(name=state.name.strip())
        )
        self.hand_over.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _go_on(self) -> None:
        if self._model.state.code:
            self.done.emit(self._model.state.person)
        else:
            self._model.add()
