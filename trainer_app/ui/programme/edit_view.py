"""A task being changed: its fields, one line of the standard at a time, what is wrong beside each,
and below how the task screen will show it."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtWidgets import QLineEdit, QPushButton
from typing_extensions import override

from trainer_app.checklists.language import say
from trainer_app.checklists.limits import SOURCES
from trainer_app.kernel.findings import sentence_of
from trainer_app.ui.i18n import language, translate
from trainer_app.ui.programme.edit_view_model import EditState, EditTaskViewModel
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.layout import STEP, column, holding, label, row
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_scroll import PagedScroll, PageTurner
from trainer_app.ui.widgets.section import SectionBox

LANGUAGES: Final = ("en", "fr")
_MONTHS: Final = (0, 6, 12, 24, 36)
_MOST_SIGN_OFFS: Final = 5


class EditTaskView(Page):
    def __init__(self, model: EditTaskViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        names = (
            "unit",
            "title",
            "tier",
            "sign_offs",
            "recert",
            "scope",
            "line",
            "limit",
            "preview",
        )
        self.boxes = {name: SectionBox() for name in names}
        self.titles = {lang: QLineEdit() for lang in LANGUAGES}
        self.words = {lang: QLineEdit() for lang in LANGUAGES}
        self.limits = {lang: QLineEdit() for lang in LANGUAGES}
        self.unit, self.tier, self.sign_offs = Choices(), Choices(), Choices()
        self.recert, self.scope = Choices(), Choices()
        self.numbers, self.source = Choices(), Choices()
        self.add, self.remove = QPushButton(), QPushButton()
        self.preview = label("reading")
        self._fill_boxes()
        self._connect()
        model.read()

    def _fill_boxes(self) -> None:
        fields = self.boxes
        for name, one in (
            ("unit", self.unit),
            ("tier", self.tier),
            ("sign_offs", self.sign_offs),
            ("recert", self.recert),
            ("scope", self.scope),
            ("line", self.numbers),
            ("preview", self.preview),
        ):
            fields[name].fields.addWidget(one)
        for lang in LANGUAGES:
            fields["title"].fields.addWidget(self.titles[lang])
            fields["line"].fields.addWidget(self.words[lang])
            fields["limit"].fields.addWidget(self.limits[lang])
        buttons = row(gap=2 * STEP)
        buttons.addWidget(self.add)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        fields["line"].fields.addLayout(buttons)
        fields["limit"].fields.addWidget(self.source)
        whole = column(gap=2 * STEP)
        for box in fields.values():
            whole.addWidget(box)
        whole.addStretch(1)
        self.pages = PagedScroll(holding(whole))
        self.content.addWidget(self.pages, 1)
        self.turner = PageTurner(self.pages)
        self.extras.addWidget(self.turner)

    def _connect(self) -> None:
        model = self._model
        for lang in LANGUAGES:
            self.titles[lang].textEdited.connect(partial(model.say_title, lang))
            self.words[lang].textEdited.connect(partial(model.say_line, lang))
            self.limits[lang].textEdited.connect(partial(model.say_limit, lang))
        self.unit.picked.connect(model.choose_unit)
        self.tier.picked.connect(model.choose_tier)
        self.sign_offs.picked.connect(model.choose_sign_offs)
        self.recert.picked.connect(model.choose_recert)
        self.scope.picked.connect(model.choose_scope)
        self.numbers.picked.connect(model.go_to_line)
        self.source.picked.connect(model.choose_source)
        self.add.clicked.connect(model.add_line)
        self.remove.clicked.connect(model.remove_line)
        self.primary_pressed.connect(model.save)
        model.state_changed.connect(self.apply)

    @override
    def relabel(self) -> None:
        self.add.setText(translate("EditTask", "Add a line"))
        self.remove.setText(translate("EditTask", "Take this line away"))
        tongues = {"en": translate("EditTask", "English"), "fr": translate("EditTask", "French")}
        names = {
            translate("EditTask", "Title"): self.titles,
            translate("EditTask", "Line"): self.words,
            translate("EditTask", "Site limit"): self.limits,
        }
        for name, fields in names.items():
            for lang, entry in fields.items():
                entry.setPlaceholderText(tongues[lang])
                entry.setAccessibleName(f"{name}, {tongues[lang]}")
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        self.titles[language()].setFocus()

    def apply(self, state: EditState) -> None:
        form = state.form
        new = translate("EditTask", "New task {task}").format(task=form.id)
        title = new if state.is_new else f"{form.id}  {say(form.title, language())}"
        self.set_title(title, translate("EditTask", "Saved as your own edition of the programme"))
        self.message.show_problem(state.problem)
        self.boxes["unit"].setVisible(state.is_new)
        self._offer(state)
        for lang in LANGUAGES:
            _put(self.titles[lang], form.title.get(lang, ""))
            _put(self.words[lang], state.at_hand.words.get(lang, ""))
            _put(self.limits[lang], state.at_hand.limit.get(lang, ""))
        self.remove.setEnabled(len(form.lines) > 1)
        self._show_names(state)
        self.preview.setText(_shown(state))
        self.pages.measure_soon()
        self.set_primary(translate("EditTask", "Adopt this change"), enabled=state.can_save)

    def _offer(self, state: EditState) -> None:
        form, pack = state.form, state.pack
        if pack is None:
            return
        self.unit.offer([(unit.id, unit.id) for unit in pack.units], (form.unit,))
        tiers = [(tier.id, say(tier.name, language())) for tier in pack.policy.tiers]
        self.tier.offer(tiers, (form.tier,))
        numbers = range(1, max(_MOST_SIGN_OFFS, form.sign_offs) + 1)
        self.sign_offs.offer([(str(n), str(n)) for n in numbers], (str(form.sign_offs),))
        never = translate("EditTask", "Never")
        every = translate("EditTask", "{months} months")
        months = sorted({*_MONTHS, form.recert_months})
        self.recert.offer(
            [(str(n), every.format(months=n) if n else never) for n in months],
            (str(form.recert_months),),
        )
        core, optional = translate("EditTask", "Core"), translate("Programme", "Optional")
        self.scope.offer([("core", core), ("site", optional)], (form.scope,))
        lines = [str(n) for n in range(1, len(form.lines) + 1)]
        self.numbers.offer([(n, n) for n in lines], (str(state.line),))
        sources = {
            "site": translate("EditTask", "Site procedure"),
            "maker": translate("EditTask", "Maker’s manual"),
            "drawing": translate("EditTask", "Mold drawing"),
        }
        self.source.offer([(s, sources[s]) for s in SOURCES], (state.at_hand.limit_from,))
        for name, choices in (
            (translate("EditTask", "Unit"), self.unit),
            (translate("EditTask", "Safety tier"), self.tier),
            (translate("EditTask", "Sign-offs"), self.sign_offs),
            (translate("EditTask", "Lapses after"), self.recert),
            (translate("EditTask", "Core or optional"), self.scope),
            (translate("EditTask", "Line"), self.numbers),
            (translate("EditTask", "Where the limit comes from"), self.source),
        ):
            choices.setAccessibleName(name)

    def _show_names(self, state: EditState) -> None:
        line = f"line/{state.line}"
        for name, heading, hint, fields in (
            ("unit", translate("EditTask", "Unit"), "", ("unit",)),
            ("title", translate("EditTask", "Title"), "", ("title", "id")),
            ("tier", translate("EditTask", "Safety tier"), "", ("tier",)),
            ("sign_offs", translate("EditTask", "Sign-offs"), "", ("sign_offs",)),
            ("recert", translate("EditTask", "Lapses after"), "", ("recert_months",)),
            ("scope", translate("EditTask", "Core or optional"), "", ("scope",)),
            (
                "line",
                translate("EditTask", "Standard, line {number}").format(number=state.line),
                translate("EditTask", "One thing that can be seen or measured."),
                (line,),
            ),
            (
                "limit",
                translate("EditTask", "Site limit"),
                translate(
                    "EditTask",
                    "Shown above the line. Drawing, then maker, then site, then default.",
                ),
                (),
            ),
            ("preview", translate("EditTask", "As it will show"), "", ()),
        ):
            found = state.findings(*fields) if fields else ()
            told = dict.fromkeys(sentence_of(finding, language()) for finding in found)
            self.boxes[name].say(heading, hint, "\n".join(told))


def _shown(state: EditState) -> str:
    """The lines as the task screen has them, or what keeps them from being shown."""
    checked = state.checked
    if checked is None:
        return translate("EditTask", "Checking…")
    if checked.task is None:
        wrong = [f"{f.place}: {sentence_of(f, language())}" for f in state.errors_elsewhere[:3]]
        return "\n".join([translate("EditTask", "Not yet: see what is marked."), *wrong])
    lines = enumerate(checked.task.lines, start=1)
    return "\n".join(f"{number}  {say(line, language())}" for number, line in lines)


def _put(field: QLineEdit, text: str) -> None:
    if field.text() != text:
        field.setText(text)
