"""The half of the page that is signed: a task's title, rules, prerequisites, lines and limits."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from trainer_app.checklists.language import say
from trainer_app.checklists.limits import SOURCES
from trainer_app.checklists.packs import Pack
from trainer_app.ui.i18n import language, translate
from trainer_app.ui.programme.edit_view_model import EditState, EditTaskViewModel
from trainer_app.ui.programme.entry_keys import EntryKeys
from trainer_app.ui.programme.telling import told_of
from trainer_app.ui.programme.words_fields import WordsFields
from trainer_app.ui.shared.sources import source_word
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.layout import STEP, column, label
from trainer_app.ui.widgets.section import SectionBox

_MONTHS: Final = (0, 6, 12, 24, 36)
_MOST_SIGN_OFFS: Final = 5
_FLOOR: Final = "floor"


class StandardPart(QWidget):
    def __init__(self, model: EditTaskViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.words = WordsFields(), WordsFields()
        self.limits = {source: WordsFields() for source in SOURCES}
        self.unit, self.tier, self.sign_offs = Choices(), Choices(), Choices()
        self.recert, self.scope = Choices(), Choices()
        self.module, self.session = Choices(), Choices()
        self.module_title = label("small-muted")
        self.units, self.tasks = Choices(), Choices()
        self.prerequisites = label("small-muted")
        self.lines = EntryKeys()
        self.lines.fields.addWidget(self.words)
        parts: dict[str, tuple[QWidget, ...]] = {
            "unit": (self.unit,),
            "title": (self.title,),
            "tier": (self.tier,),
            "sign_offs": (self.sign_offs,),
            "recert": (self.recert,),
            "scope": (self.scope,),
            "module": (self.module, self.module_title),
            "session": (self.session,),
            "prerequisites": (self.prerequisites, self.units, self.tasks),
            "line": (self.lines,),
            "limit": tuple(self.limits.values()),
        }
        self.boxes = {name: SectionBox() for name in parts}
        whole = column(gap=2 * STEP)
        for name, fields in parts.items():
            for field in fields:
                self.boxes[name].fields.addWidget(field)
            whole.addWidget(self.boxes[name])
        self.setLayout(whole)
        self._connect(model)

    def _connect(self, model: EditTaskViewModel) -> None:
        self.title.said.connect(model.say_title)
        self.words.said.connect(model.say_line)
        for source, fields in self.limits.items():
            fields.said.connect(partial(model.say_limit, source))
        self.unit.picked.connect(model.choose_unit)
        self.tier.picked.connect(model.choose_tier)
        self.sign_offs.picked.connect(model.choose_sign_offs)
        self.recert.picked.connect(model.choose_recert)
        self.scope.picked.connect(model.choose_scope)
        self.module.picked.connect(model.choose_module)
        self.session.picked.connect(model.choose_session)
        self.units.picked.connect(model.open_unit)
        self.tasks.picked.connect(model.toggle_prerequisite)
        self.lines.picked.connect(model.go_to_line)
        self.lines.add_pressed.connect(model.add_line)
        self.lines.moved.connect(model.move_line)
        self.lines.remove_pressed.connect(model.remove_line)

    def relabel(self) -> None:
        self.title.call(translate("EditTask", "Title"))
        self.words.call(translate("EditTask", "Line"))
        for source, fields in self.limits.items():
            fields.call(source_word(source), named=True)
        self.lines.call(
            translate("EditTask", "Line"),
            translate("EditTask", "Add a line"),
            translate("EditTask", "Take this line away"),
        )
        for name, choices in (
            (translate("EditTask", "Unit"), self.unit),
            (translate("EditTask", "Safety tier"), self.tier),
            (translate("EditTask", "Sign-offs"), self.sign_offs),
            (translate("EditTask", "Lapses after"), self.recert),
            (translate("EditTask", "Core or optional"), self.scope),
            (translate("EditTask", "Module"), self.module),
            (translate("EditTask", "Practical session"), self.session),
            (translate("EditTask", "Units"), self.units),
            (translate("EditTask", "Prerequisites"), self.tasks),
        ):
            choices.setAccessibleName(name)

    def apply(self, state: EditState) -> None:
        form, pack = state.form, state.pack
        self.boxes["unit"].setVisible(state.is_new)
        self.title.put(form.title)
        self.words.put(state.at_hand.words)
        for source, fields in self.limits.items():
            fields.put(state.at_hand.limits.get(source, {}))
        self.lines.show_place(state.line, len(form.lines), least=1)
        if pack is not None:
            self._offer(state, pack)
        self._show_names(state)

    def _offer(self, state: EditState, pack: Pack) -> None:
        form = state.form
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
        self._offer_class(state, pack)
        self._offer_prerequisites(state, pack)

    def _offer_class(self, state: EditState, pack: Pack) -> None:
        titles = {module.id: say(module.title, language()) for module in pack.modules}
        self.module.offer([(id_, id_) for id_ in titles], (state.form.module,))
        for module, title in titles.items():
            self.module.buttons[module].setToolTip(title)
            self.module.buttons[module].setAccessibleName(f"{module} {title}")
        self.module_title.setText(titles.get(state.form.module, ""))
        floor = translate("EditTask", "On the floor only")
        sessions = [(session.id, session.id) for session in pack.practicals]
        self.session.offer([(_FLOOR, floor), *sessions], (state.form.session,))

    def _offer_prerequisites(self, state: EditState, pack: Pack) -> None:
        form = state.form
        self.units.offer([(unit.id, unit.id) for unit in pack.units], (state.open_unit,))
        unit = pack.units_by_id.get(state.open_unit)
        others = () if unit is None else tuple(t for t in unit.tasks if t.id != form.id)
        self.tasks.offer([(task.id, task.id) for task in others], form.prerequisites)
        for task in others:
            title = f"{task.id} {say(task.title, language())}"
            self.tasks.buttons[task.id].setToolTip(title)
            self.tasks.buttons[task.id].setAccessibleName(title)
        names = [
            f"{task} {say(pack.tasks[task].title, language())}" if task in pack.tasks else task
            for task in form.prerequisites
        ]
        self.prerequisites.setText("\n".join(names) or translate("EditTask", "None"))

    def _show_names(self, state: EditState) -> None:
        number = translate("EditTask", "Standard, line {number}").format(number=state.line)
        one_thing = translate("EditTask", "One thing that can be seen or measured.")
        above = translate(
            "EditTask", "Shown above the line. Drawing, then maker, then site, then default."
        )
        first = translate("EditTask", "Tasks to be signed off first.")
        for name, heading, hint, fields in (
            ("unit", translate("EditTask", "Unit"), "", ("unit",)),
            ("title", translate("EditTask", "Title"), "", ("title", "id")),
            ("tier", translate("EditTask", "Safety tier"), "", ("tier",)),
            ("sign_offs", translate("EditTask", "Sign-offs"), "", ("sign_offs",)),
            ("recert", translate("EditTask", "Lapses after"), "", ("recert_months",)),
            ("scope", translate("EditTask", "Core or optional"), "", ("scope",)),
            ("module", translate("EditTask", "Module"), "", ("module",)),
            ("session", translate("EditTask", "Practical session"), "", ("session",)),
            (
                "prerequisites",
                translate("EditTask", "Prerequisites"),
                first,
                ("prerequisites",),
            ),
            ("line", number, one_thing, (f"line/{state.line}",)),
            ("limit", translate("EditTask", "Site limits"), above, ()),
        ):
            found = state.findings(*fields) if fields else ()
            self.boxes[name].say(heading, hint, told_of(found))
