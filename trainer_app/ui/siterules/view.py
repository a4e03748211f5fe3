"""The plant's own rules on one page; *Save* keeps them all at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from typing_extensions import override

from trainer_app.checklists.counts import MODES, TRAINER_PART
from trainer_app.checklists.language import say
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import language, translate
from trainer_app.ui.siterules.view_model import NO, YES, SiteRulesState, SiteRulesViewModel
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.layout import STEP, column, label
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_scroll import PagedScroll, PageTurner
from trainer_app.ui.widgets.section import SectionBox

_ORDER = (TRAINER_PART, *(switch for switch in MODES if switch != TRAINER_PART))
"""What a plant changes most likely comes first."""
MOST_NAMES = 6
"""More are counted."""


class SiteRulesView(Page):
    def __init__(self, model: SiteRulesViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.modes = {switch: Choices() for switch in _ORDER}
        self.units, self.tasks, self.molds = Choices(), Choices(), Choices()
        self.patterns = Choices()
        self.boxes = {part: SectionBox() for part in (*_ORDER, "simulation", "molds", "patterns")}
        self.lacking, self.barred = label("small-muted"), label("small-muted")
        for switch, choices in self.modes.items():
            self.boxes[switch].fields.addWidget(choices)
            choices.picked.connect(partial(model.set_mode, switch))
        self.boxes[TRAINER_PART].fields.addWidget(self.lacking)
        simulation = self.boxes["simulation"].fields
        for part in (self.units, self.tasks, self.barred):
            simulation.addWidget(part)
        self.boxes["molds"].fields.addWidget(self.molds)
        self.boxes["patterns"].fields.addWidget(self.patterns)
        for box in self.boxes.values():
            box.fields.addStretch(1)
        form = column(gap=2 * STEP)
        for box in self.boxes.values():
            form.addWidget(box)
        form.addStretch(1)
        self.form = PagedScroll(form, self.lies_in)
        self.content.addWidget(self.form, 1)
        self.extras.addWidget(PageTurner(self.form), 0, Qt.AlignmentFlag.AlignLeft)
        self.units.picked.connect(model.open_unit)
        self.tasks.picked.connect(model.toggle_task)
        self.molds.picked.connect(model.set_several_molds)
        self.patterns.picked.connect(model.set_patterns)
        self.primary_pressed.connect(model.save)
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        for part, (heading, hint) in _words().items():
            self.boxes[part].say(heading, hint)
        for part, choices in (
            *self.modes.items(),
            ("molds", self.molds),
            ("simulation", self.tasks),
            ("patterns", self.patterns),
        ):
            choices.setAccessibleName(self.boxes[part].heading.text())
        self.units.setAccessibleName(translate("SiteRules", "Units"))
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        for button in self.modes[TRAINER_PART].buttons.values():
            if button.isChecked():
                button.setFocus()

    def apply(self, state: SiteRulesState) -> None:
        self.set_title(
            translate("SiteRules", "Site rules"),
            translate("SiteRules", "They hold from now on. What was recorded before stays."),
        )
        if state.problem is not None:
            self.message.show_problem(state.problem)
        elif state.is_saved and not state.is_changed:
            self.message.say(translate("SiteRules", "Saved on this PC."), tone="ok")
        else:
            self.message.show_problem(None)
        self.form.setVisible(state.rules is not None)
        if state.rules is not None:
            self._apply_rules(state)
        self.set_primary(
            translate("SiteRules", "Save"), enabled=state.is_changed and not state.busy
        )
        self.form.measure_soon()

    def _apply_rules(self, state: SiteRulesState) -> None:
        rules = state.rules
        assert rules is not None
        values = [
            ("off", translate("SiteRules", "Not asked")),
            ("warn", translate("SiteRules", "Warn")),
            ("enforce", translate("SiteRules", "Refuse")),
        ]
        for switch, choices in self.modes.items():
            choices.offer(values, (rules.modes[switch],))
        self.lacking.setText(_lacking(state))
        self.units.offer([(unit.id, unit.id) for unit in state.units], (state.unit,))
        for unit in state.units:
            title = f"{unit.id} {say(unit.title, language())}"
            self.units.buttons[unit.id].setAccessibleName(title)
            self.units.buttons[unit.id].setToolTip(title)
        self.tasks.offer([(t.id, t.id) for t in state.offered_tasks], rules.simulation_barred)
        for task in state.offered_tasks:
            title = f"{task.id} {say(task.title, language())}"
            self.tasks.buttons[task.id].setAccessibleName(title)
            self.tasks.buttons[task.id].setToolTip(title)
        barred = ", ".join(rules.simulation_barred)
        self.barred.setText(
            translate("SiteRules", "No simulation counts for: {tasks}").format(tasks=barred)
            if barred
            else translate("SiteRules", "Simulations count as the programme says.")
        )
        self.molds.offer(
            [(YES, translate("SiteRules", "Several")), (NO, translate("SiteRules", "One or two"))],
            (YES if rules.several_molds else NO,),
        )
        self.patterns.offer(
            [(NO, translate("SiteRules", "Not told")), (YES, translate("SiteRules", "Told"))],
            (YES if rules.shows_patterns else NO,),
        )


def _words() -> dict[str, tuple[str, str]]:
    """What each rule is called, and what it means."""
    return {
        TRAINER_PART: (
            translate("SiteRules", "Train the trainer first"),
            translate(
                "SiteRules",
                "Whoever signs off trainees is signed off on the trainers’ programme. Warn until "
                "your trainers are through.",
            ),
        ),
        "right_needs_currency": (
            translate("SiteRules", "Current on the task"),
            translate(
                "SiteRules",
                "Whoever signs a task that lapses has a current sign-off on it. Who was named by "
                "the employer is not asked.",
            ),
        ),
        "module_before_task": (
            translate("SiteRules", "Class before the floor"),
            translate(
                "SiteRules", "The module of a task is marked complete before the task is signed."
            ),
        ),
        "simulation": (
            translate("SiteRules", "Only on the real job"),
            translate("SiteRules", "Tasks for which a simulation never counts here."),
        ),
        "molds": (
            translate("SiteRules", "Molds at this plant"),
            translate(
                "SiteRules", "With several, sign-offs on one task are not all on the same mold."
            ),
        ),
        "patterns": (
            translate("SiteRules", "What stands out in sign-offs"),
            translate(
                "SiteRules",
                "Many within minutes, many alike, many late: facts without a verdict. Whoever "
                "signed is told first.",
            ),
        ),
    }


def _lacking(state: SiteRulesState) -> str:
    """Whom it would stop, by name: before the rule is set, not after."""
    assert state.rules is not None
    if not state.has_trainers_programme:
        return translate(
            "SiteRules",
            "The programme for trainers is not in use here yet: nobody could be signed off on it.",
        )
    names = state.without_part
    if not names:
        return translate("SiteRules", "Everybody who signs here has been through it.")
    shown = ", ".join(names[:MOST_NAMES])
    if len(names) > MOST_NAMES:
        shown = f"{shown} {Counts().more_people(len(names) - MOST_NAMES)}"
    if state.rules.modes[TRAINER_PART] == "enforce":
        return translate("SiteRules", "May not sign trainees until then: {names}").format(
            names=shown
        )
    return translate("SiteRules", "Not through it yet: {names}").format(names=shown)
