"""A person on one page: the form that *Save* keeps, rights to sign, PIN, badge, leaving."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton
from typing_extensions import override

from trainer_app.checklists.permissions import Action
from trainer_app.ui.i18n import LANGUAGE_NAMES, translate
from trainer_app.ui.person.acts import BadgeBox, BelongingBox, PinBox
from trainer_app.ui.person.right_rows import RightRows
from trainer_app.ui.person.state import OFFERED, PersonForm, PersonState
from trainer_app.ui.person.view_model import PersonViewModel
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.begun_message import say_begun
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.code_label import CodeLabel
from trainer_app.ui.widgets.day_field import DayField
from trainer_app.ui.widgets.layout import STEP, column, holding, label, row
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_scroll import PagedScroll, PageTurner
from trainer_app.ui.widgets.section import SectionBox
from trainer_app.ui.widgets.slip_button import SlipButton
from trainer_app.ui.words import pathway_word, roles, word

PATHWAYS = ("new", "incumbent")
LONGEST_SHIFT = 30


class PersonView(Page):
    give_right_pressed = Signal()
    leave_pressed = Signal()
    checklist_pressed = Signal()
    record_pressed = Signal()
    slip_wanted = Signal(str)
    """Of the code that is shown."""

    def __init__(self, model: PersonViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.name, self.shift = QLineEdit(), QLineEdit()
        self.name.setFixedWidth(theme().sizes.mm(110))
        self.shift.setFixedWidth(theme().sizes.mm(60))
        self.shift.setMaxLength(LONGEST_SHIFT)
        self.roles, self.languages, self.shifts = Choices(), Choices(), Choices()
        self.pathways, self.trainers, self.started = Choices(), Choices(), DayField()
        self.started_caption, self.trainers_caption = label("muted"), label("muted")
        self.rights, self.no_right = RightRows(), label()
        self.give_right, self.checklist, self.record = (QPushButton() for _ in range(3))
        self.boxes = {
            part: SectionBox() for part in ("name", "role", "language", "shift", "path", "rights")
        }
        self.pin, self.badge, self.belonging = PinBox(), BadgeBox(), BelongingBox()
        self._fill_boxes()
        form = column(gap=2 * STEP)
        for box in (*self.boxes.values(), self.pin, self.badge, self.belonging):
            form.addWidget(box)
        form.addStretch(1)
        self.form = PagedScroll(form, self.lies_in)
        turning = row()
        turning.addWidget(PageTurner(self.form))
        self.turner = holding(turning)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(lambda: self.form.ensureWidgetVisible(self.badge.field))
        self.code, self.hand_over, self.slip = CodeLabel(), label(), SlipButton()
        told = column(gap=2 * STEP)
        for line in (self.code, self.hand_over, self.slip):
            told.addWidget(line)
        told.addStretch(1)
        self.told = holding(told)
        self.content.addWidget(self.form, 1)
        self.content.addWidget(self.told, 1)
        self.extras.addWidget(self.turner)
        self.tools.addWidget(self.record)
        self.tools.addWidget(self.checklist)
        self._connect(model)
        model.read()

    def _fill_boxes(self) -> None:
        boxes = self.boxes
        boxes["name"].add_line(self.name)
        boxes["role"].fields.addWidget(self.roles)
        boxes["language"].fields.addWidget(self.languages)
        boxes["shift"].fields.addWidget(self.shifts)
        boxes["shift"].add_line(self.shift)
        path = boxes["path"].fields
        path.addWidget(self.pathways)
        path.addWidget(self.started_caption)
        path.addWidget(self.started)
        path.addWidget(self.trainers_caption)
        path.addWidget(self.trainers)
        boxes["rights"].fields.addWidget(self.no_right)
        boxes["rights"].fields.addWidget(self.rights)
        boxes["rights"].add_line(self.give_right)

    def _connect(self, model: PersonViewModel) -> None:
        self.name.textEdited.connect(model.set_name)
        self.roles.picked.connect(model.toggle_role)
        self.languages.picked.connect(model.set_language)
        self.shift.textEdited.connect(model.set_shift)
        self.shifts.picked.connect(model.set_shift)
        self.pathways.picked.connect(model.set_pathway)
        self.started.textEdited.connect(model.set_started)
        self.trainers.picked.connect(model.toggle_trainer)
        self.rights.end_pressed.connect(model.end_right)
        self.give_right.clicked.connect(self.give_right_pressed)
        self.checklist.clicked.connect(self.checklist_pressed)
        self.record.clicked.connect(self.record_pressed)
        self.slip.clicked.connect(lambda: self.slip_wanted.emit(model.state.code))
        self.pin.reset.clicked.connect(model.reset_pin)
        self.badge.scanned.connect(model.read_badge)
        self.badge.waits.connect(model.wait_for_badge)
        self.badge.taken.connect(model.take_badge)
        self.belonging.leave.clicked.connect(self.leave_pressed)
        self.belonging.back.clicked.connect(model.reactivate)
        self.primary_pressed.connect(self._go_on)
        model.state_changed.connect(self.apply)

    @override
    def relabel(self) -> None:
        say = {part: box.say for part, box in self.boxes.items()}
        say["name"](
            translate("Person", "Name"),
            translate("Person", "What was printed before keeps the name it had."),
        )
        say["role"](translate("Person", "Role"), translate("Person", "A person may have several."))
        say["language"](
            translate("Person", "Language"),
            translate("Person", "Of this person’s screens and signatures."),
        )
        say["shift"](translate("Person", "Shift"))
        say["path"](translate("Person", "Pathway"))
        say["rights"](
            translate("Person", "May sign"),
            translate("Person", "What was signed under a right stands when the right ends."),
        )
        self.started_caption.setText(translate("Person", "First day of the training"))
        self.trainers_caption.setText(translate("Person", "Trainers named for it"))
        self.no_right.setText(translate("Person", "No right to sign yet."))
        self.give_right.setText(translate("Person", "Give a right to sign"))
        self.checklist.setText(translate("Person", "Checklist"))
        self.record.setText(translate("Person", "Record as a trainer"))
        self.started.setAccessibleName(self.started_caption.text())
        for field, part in ((self.name, "name"), (self.shift, "shift")):
            field.setAccessibleName(self.boxes[part].heading.text())
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        self.name.setFocus()

    def apply(self, state: PersonState) -> None:
        person, form = state.person, state.form
        self._say_title(state)
        self._say_message(state)
        done = bool(state.code)
        self.form.setVisible(person is not None and not done)
        self.turner.setVisible(not done)
        self.told.setVisible(done)
        self.checklist.setVisible(form is not None and form.is_trainee and not done)
        signs = person is not None and person.active and person.may(Action.SIGN_OFF)
        self.record.setVisible(signs and not state.is_me and not done)
        if form is not None:
            self._apply_form(form, state)
        for part in (self.pin, self.badge, self.belonging):
            part.apply(state)
        self._apply_rights(state)
        self._apply_code(state)
        if state.reads_badge:
            self._soon.start()  # once it has its place
        if done:
            self.set_primary(translate("Person", "Done"))
        else:
            words = translate("Person", "Save") if state.is_active else ""
            self.set_primary(words, enabled=state.can_save)
        self.form.measure_soon()

    def _say_message(self, state: PersonState) -> None:
        if state.code:
            self.message.show_problem(None)  # the page is about nothing else
        elif state.problem is None and state.saved:
            self.message.say(translate("Person", "Saved on this PC"), tone="ok")
        elif state.problem is None and state.begun is not None and state.is_active:
            say_begun(self.message, state.begun)
        else:
            self.message.show_problem(state.problem)

    def _say_title(self, state: PersonState) -> None:
        person = state.person
        if person is None:
            self.set_title(translate("Person", "Person"))
        elif state.code:
            self.set_title(
                translate("Person", "A one-time code for {name}").format(name=person.name)
            )
        else:
            gone = "" if person.active else translate("Person", "No longer active")
            parts = (roles(person.roles), person.shift, gone)
            self.set_title(person.name, " · ".join(part for part in parts if part))

    def _apply_form(self, form: PersonForm, state: PersonState) -> None:
        page = state.page
        assert page is not None
        for field, words in ((self.name, form.name), (self.shift, form.shift)):
            if field.text() != words:
                field.setText(words)
        self.roles.offer([(r.value, word(r)) for r in OFFERED], [r.value for r in form.roles])
        self.languages.offer(list(LANGUAGE_NAMES.items()), (form.language,))
        self.shifts.offer([(shift, shift) for shift in page.shifts], (form.shift,))
        self.shifts.setVisible(bool(page.shifts))
        self.pathways.offer([(p, pathway_word(p)) for p in PATHWAYS], (form.pathway,))
        self.started.show_day(form.started)
        self.trainers.offer([(p.id, p.name) for p in page.trainers], form.trainers)
        self.trainers.setVisible(bool(page.trainers))
        self.trainers_caption.setVisible(bool(page.trainers))
        path = self.boxes["path"]
        path.setVisible(form.is_trainee and state.is_active)
        path.say(
            translate("Person", "Pathway"),
            missing=translate("Person", "A day is typed as 2026-11-21.")
            if form.started.is_wrong
            else "",
        )
        for choices, part in (
            (self.roles, "role"),
            (self.languages, "language"),
            (self.pathways, "path"),
            (self.shifts, "shift"),
        ):
            choices.setAccessibleName(self.boxes[part].heading.text())
        self.trainers.setAccessibleName(self.trainers_caption.text())
        for part in ("name", "role", "language", "shift"):
            self.boxes[part].setVisible(state.is_active)

    def _apply_rights(self, state: PersonState) -> None:
        page = state.page
        if page is None:
            return
        signs = page.person.may(Action.SIGN_OFF)
        self.rights.apply(page.rights, state.today, may_end=page.person.active)
        self.no_right.setVisible(not page.rights)
        self.give_right.setVisible(signs)
        self.boxes["rights"].setVisible(signs or bool(page.rights))

    def _apply_code(self, state: PersonState) -> None:
        self.code.show_code(state.code)
        name = state.person.name if state.person else ""
        self.hand_over.setText(
            translate(
                "Person",
                "Print it or write it down, and hand it over. With it, {name} taps that name on "
                "the Board and chooses a new PIN. The old PIN no longer works. The code is shown "
                "only now; a new one can be given at any time.",
            ).format(name=name)
        )

    def _go_on(self) -> None:
        if self._model.state.code:
            self._model.code_was_handed_over()
        else:
            self._model.save()
