"""*My record as a trainer* as it is seen: the tasks, and beside them what it is for.

The same page for whoever observes a trainer. It decides nothing; words are chosen here.
"""

from __future__ import annotations

from textwrap import shorten

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from trainer_app.checklists.language import say
from trainer_app.ui.checklist.rows import TaskDelegate
from trainer_app.ui.checklist.trainer_view_model import (
    TrainerRecordState,
    TrainerRecordViewModel,
)
from trainer_app.ui.checklist.view import task_row
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import iso, language, translate
from trainer_app.ui.keys import PRINTS
from trainer_app.ui.problems import explain
from trainer_app.ui.shared.trainee_head import signed_words
from trainer_app.ui.widgets.layout import STEP, column, hairline, holding, label, row
from trainer_app.ui.widgets.page import Page
from trainer_app.ui.widgets.paged_list import PagedList
from trainer_app.ui.widgets.paged_scroll import PagedScroll, PageTurner
from trainer_app.ui.widgets.rows import RowModel
from trainer_app.ui.words import word

_NOTE_LENGTH = 160
"""So much of a note stands here; all of it on its own page."""


class TrainerRecordView(Page):
    """``has_workshop``: there is a page of the workshop."""

    print_pressed = Signal()
    to_sign_pressed = Signal()
    workshop_pressed = Signal()

    def __init__(self, model: TrainerRecordViewModel, *, has_workshop: bool) -> None:
        super().__init__()
        self.model = model
        self._has_workshop = has_workshop
        model.setParent(self)
        self._rows = RowModel()
        self.tasks = PagedList(self._rows)
        self.tasks.view.setItemDelegate(TaskDelegate(self.tasks.view))
        self.headings = {
            part: label("strong") for part in ("notes", "for", "workshop", "observers")
        }
        self.told = {part: label() for part in self.headings}
        self.workshop, self.print, self.task = QPushButton(), QPushButton(), QPushButton()
        self.answer, self.ask = QPushButton(), QPushButton()
        self.print.setProperty(PRINTS, True)
        beside = column(gap=STEP)
        for part, heading in self.headings.items():
            beside.addWidget(heading)
            beside.addWidget(self.told[part])
            button = {"workshop": self.workshop, "notes": self.answer}.get(part)
            if button is not None:
                beside.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            beside.addSpacing(STEP)
        beside.addStretch(1)
        self.beside = PagedScroll(beside, self.lies_in)
        turning = row()
        turning.addWidget(PageTurner(self.beside))
        self.turner = holding(turning)
        middle = row(gap=2 * STEP)
        middle.addWidget(self.tasks, 5)
        self.line = hairline(down=True)
        middle.addWidget(self.line)
        middle.addWidget(self.beside, 3)
        self.content.addLayout(middle, 1)
        self.reason = label("small-muted")
        self.reason.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.extras.addWidget(self.turner)
        self.extras.addWidget(self.print)
        self.extras.addWidget(self.reason, 1)
        self.extras.addWidget(self.ask)
        self.extras.addWidget(self.task)
        self.use_whole_bar()
        self._connect()
        model.read()

    def _connect(self) -> None:
        model = self.model
        self.tasks.chosen.connect(model.select)
        self.task.clicked.connect(model.open_task)
        self.print.clicked.connect(self.print_pressed)
        self.answer.clicked.connect(model.answer_note)
        self.ask.clicked.connect(model.ask)
        self.workshop.clicked.connect(self.workshop_pressed)
        self.primary_pressed.connect(self._do_primary)
        model.state_changed.connect(self.apply)

    @override
    def relabel(self) -> None:
        self.headings["for"].setText(translate("TrainerRecord", "The right to sign"))
        self.headings["notes"].setText(translate("TrainerRecord", "Notes about me"))
        self.answer.setText(translate("TrainerRecord", "Read and answer"))
        self.ask.setText(translate("TrainerRecord", "Ask to be assessed"))
        self.headings["workshop"].setText(translate("TrainerRecord", "The workshop"))
        self.workshop.setText(translate("TrainerRecord", "Open the workshop"))
        self.print.setText(translate("Checklist", "Progress sheet"))
        self.task.setText(translate("TrainerRecord", "Open task"))
        self.tasks.view.setAccessibleName(translate("TrainerRecord", "Tasks"))
        self.tasks.relabel()
        self.apply(self.model.state)

    @override
    def start_focus(self) -> None:
        self.tasks.view.setFocus()

    def apply(self, state: TrainerRecordState) -> None:
        self._say_title(state)
        self._say_message(state)
        shown = state.has_programme
        for part in (self.tasks, self.line, self.beside, self.turner, self.task):
            part.setVisible(shown)
        self.print.setVisible(shown and state.may_print)
        self._show_rows(state)
        self._tell(state)
        self.task.setEnabled(bool(state.selected))
        self.ask.setVisible(shown and state.is_own)
        self.ask.setEnabled(state.can_ask)
        self._show_primary(state)
        self.beside.measure_soon()

    def _say_title(self, state: TrainerRecordState) -> None:
        title = translate("TrainerRecord", "My record as a trainer")
        if not state.is_own:
            title = translate("TrainerRecord", "{name}, as a trainer").format(name=state.name)
        under = ""
        if state.has_programme:
            name = say(state.programme, language())
            under = " · ".join((name, signed_words(state.signed, state.of)))
        self.set_title(title if state.is_own or state.name else "", under)

    def _say_message(self, state: TrainerRecordState) -> None:
        signed = state.signed_off
        if state.problem is not None:
            self.message.show_problem(state.problem)
        elif state.is_loaded and not state.has_programme:
            self.message.say(*nothing_in_use(may_adopt=state.may_adopt))
        elif signed is not None:
            became = word(state.status_signed) if state.status_signed else ""
            sentence = translate("TrainerRecord", "{task}: {status}.")
            if signed.waits:
                sentence = translate(
                    "TrainerRecord",
                    "{task} waits for the signature of {name}, under To sign on the Board.",
                )
            elif signed.declined:
                sentence = translate(
                    "TrainerRecord",
                    "{task} is in question: {name} did not agree. A supervisor decides.",
                )
            self.message.say(
                translate("TrainerRecord", "Signed off. Saved on this PC."),
                sentence.format(task=signed.task, name=state.name, status=became),
                tone="ok",
            )
        else:
            self.message.show_problem(None)

    def _show_rows(self, state: TrainerRecordState) -> None:
        place = self.tasks.view.verticalScrollBar().value()
        self._rows.set_rows([task_row(item) for item in state.tasks])
        index = self._rows.place_of(state.selected)
        if index.isValid() and self.tasks.view.currentIndex() != index:
            self.tasks.view.setCurrentIndex(index)
        elif index.isValid():
            self.tasks.view.verticalScrollBar().setValue(place)

    def _tell(self, state: TrainerRecordState) -> None:
        has_notes = bool(state.notes)
        for part in (self.headings["notes"], self.told["notes"], self.answer):
            part.setVisible(has_notes)
        self.told["notes"].setText(_note_words(state))
        self.told["for"].setText(_part_words(state))
        done = translate("TrainerRecord", "Marked complete.")
        waits = translate("TrainerRecord", "Not marked complete yet. It comes before the tasks.")
        self.told["workshop"].setText(done if state.workshop_done else waits)
        self.workshop.setVisible(self._has_workshop and state.is_own)
        self.headings["observers"].setText(
            translate("TrainerRecord", "Who can observe me")
            if state.is_own
            else translate("TrainerRecord", "Who can observe {name}").format(name=state.name)
        )
        self.told["observers"].setText(_observer_words(state))

    def _show_primary(self, state: TrainerRecordState) -> None:
        self.reason.setText("")
        if not state.has_programme:
            adopt = translate("TrainerRecord", "Use this programme") if state.may_adopt else ""
            self.set_primary(adopt, enabled=not state.busy)
        elif state.is_own:
            if state.asked_on is not None:
                asked = translate("TrainerRecord", "You asked to be assessed on {date}.")
                self.reason.setText(asked.format(date=iso(state.asked_on)))
            self.set_primary(Counts().statements_to_sign(state.to_sign) if state.to_sign else "")
        elif not state.may_record:
            self.set_primary("")
        else:
            self.set_primary(
                translate("TrainerRecord", "Record sign-off"), enabled=state.can_record
            )
            if state.selected and not state.can_record:
                self.reason.setText(explain(state.in_the_way[0]).sentence)

    def _do_primary(self) -> None:
        if not self.model.state.has_programme:
            self.model.adopt()
        elif self.model.state.is_own:
            self.to_sign_pressed.emit()
        else:
            self.model.record_sign_off()


def nothing_in_use(*, may_adopt: bool) -> tuple[str, str]:
    """Where a plant was founded before there was a programme for trainers."""
    what = translate("TrainerRecord", "The programme for trainers is not in use here yet")
    if may_adopt:
        return what, translate(
            "TrainerRecord",
            "It came with this program: twelve tasks and a workshop of four hours. What trainees "
            "do stays as it is.",
        )
    return what, translate("TrainerRecord", "A supervisor can take it into use on this page.")


def _note_words(state: TrainerRecordState) -> str:
    """The newest note that waits for an answer, and how many others do."""
    if not state.notes:
        return ""
    newest, *others = state.notes
    words = shorten(newest.words, _NOTE_LENGTH, placeholder="…")
    said = translate("TrainerRecord", "{date}: {words}").format(date=iso(newest.on), words=words)
    return f"{said}\n{Counts().more_notes(len(others))}" if others else said


def _part_words(state: TrainerRecordState) -> str:
    """What the record is good for here, and whether it is there."""
    if state.is_complete:
        return translate("TrainerRecord", "Complete: every task is signed off.")
    return {
        "off": translate(
            "TrainerRecord", "Not complete. This plant does not ask for it before signing."
        ),
        "warn": translate(
            "TrainerRecord", "Not complete. Sign-offs are recorded, and each one says so."
        ),
        "enforce": translate(
            "TrainerRecord", "Not complete. Without it no trainee can be signed off at this plant."
        ),
    }[state.mode]


def _observer_words(state: TrainerRecordState) -> str:
    if not state.every_task and not state.some_tasks:
        return translate(
            "TrainerRecord",
            "Nobody yet. A supervisor gives the right to sign units of this programme under "
            "People.",
        )
    said = []
    if state.every_task:
        said.append(", ".join(state.every_task))
    if state.some_tasks:
        some = translate("TrainerRecord", "Some tasks: {names}")
        said.append(some.format(names=", ".join(state.some_tasks)))
    return "\n".join(said)
