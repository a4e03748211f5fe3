"""*Sign off a job* as it is seen: the list of tasks, what holds for all, everybody's signature."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from trainer_app.checklists.language import say
from trainer_app.ui.counts import Counts
from trainer_app.ui.i18n import iso, language, translate
from trainer_app.ui.job.chooser_view import ChooserView
from trainer_app.ui.job.state import JobState
from trainer_app.ui.job.task_view import ListedTaskView
from trainer_app.ui.job.view_model import JobViewModel
from trainer_app.ui.problems import explain
from trainer_app.ui.shared.form_fields import Section
from trainer_app.ui.shared.signatures import TraineeAnswer
from trainer_app.ui.theme import theme
from trainer_app.ui.widgets.begun_message import offer_signing_anew
from trainer_app.ui.widgets.choices import Choices
from trainer_app.ui.widgets.evidence_part import EvidencePart
from trainer_app.ui.widgets.file_page import FilePage
from trainer_app.ui.widgets.layout import STEP, column, holding
from trainer_app.ui.widgets.letting_go import let_go
from trainer_app.ui.widgets.section import SectionBox
from trainer_app.ui.widgets.signatures_block import SignaturesBlock, ToBeSigned
from trainer_app.ui.widgets.turned import turned
from trainer_app.ui.widgets.when_fields import WhenFields
from trainer_app.ui.widgets.where_fields import WhereFields
from trainer_app.ui.widgets.wiring import connect_when, connect_where


class JobView(FilePage):
    def __init__(self, model: JobViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.title.setWordWrap(True)
        self.chooser = ChooserView(model)
        self.tasks: dict[str, ListedTaskView] = {}
        self._list = column(gap=2 * STEP)
        self.method_box, self.evidence_box = SectionBox(), SectionBox()
        self.where_box, self.when_box, self.note_box = SectionBox(), SectionBox(), SectionBox()
        self.method, self.evidence = Choices(), Choices()
        self.photos = EvidencePart(model.photos)
        self.where, self.when = WhereFields(), WhenFields()
        self.note = QPlainTextEdit()
        self.note.setFixedHeight(2 * theme().sizes.touch)
        self.note.setTabChangesFocus(True)
        self.signatures = SignaturesBlock(model.signatures)
        self._build()
        self._connect()
        model.read()

    def _build(self) -> None:
        for box, field in (
            (self.method_box, self.method),
            (self.evidence_box, self.evidence),
            (self.where_box, self.where),
            (self.when_box, self.when),
            (self.note_box, self.note),
        ):
            box.fields.addWidget(field)
        self.evidence_box.fields.addWidget(self.photos)
        shared = column(gap=2 * STEP)
        for part in (
            self.method_box,
            self.evidence_box,
            self.where_box,
            self.when_box,
            self.note_box,
            self.signatures,
        ):
            shared.addWidget(part)
        self._shared = holding(shared)
        whole = column(gap=2 * STEP)
        whole.addWidget(self.chooser)
        whole.addLayout(self._list)
        whole.addWidget(self._shared)
        whole.addStretch(1)
        self.pages, self.turner, self.reason = turned(self, whole)
        self.nothing_left = QWidget()
        self.content.addWidget(self.nothing_left, 1)

    def _connect(self) -> None:
        model = self._model
        self.method.picked.connect(model.choose_method)
        self.evidence.picked.connect(model.tick_evidence)
        connect_where(self.where, model)
        connect_when(self.when, model)
        self.note.textChanged.connect(self._type_note)
        self.message.action_pressed.connect(model.start_again)
        self.primary_pressed.connect(model.sign)
        self.file_dropped.connect(model.photos.add)
        signatures = model.signatures
        for signature in (signatures.trainer, signatures.trainee, signatures.second):
            signature.given.connect(self._after_pin)
        model.state_changed.connect(self.apply)

    def _type_note(self) -> None:
        if self.note.toPlainText() != self._model.state.form.shared.note:
            self._model.type_note(self.note.toPlainText())

    def _after_pin(self) -> None:
        """The next keypad in sight, or the button where nobody else signs now."""
        if self._model.state.signing.is_ready:
            self.primary.setFocus()
        else:
            QTimer.singleShot(0, self, self._show_next_pad)

    def _show_next_pad(self) -> None:
        for panel in (self.signatures.trainee, self.signatures.second):
            if panel.pad.isVisible():
                self.pages.ensureWidgetVisible(panel.pad, 0, 2 * STEP)
                panel.keypad.setFocus()
                return

    @override
    def relabel(self) -> None:
        self.apply(self._model.state)

    @override
    def takes_files(self) -> bool:
        """One that falls on the page is of the job; a task's own is chosen beside it."""
        return bool(self._model.state.listed) and not self._model.state.recorded

    @override
    def start_focus(self) -> None:
        first = next(iter([*self.chooser.lists, *self.chooser.units.buttons.values()]), None)
        if first is not None:
            first.setFocus()

    def apply(self, state: JobState) -> None:
        self.set_title(translate("Job", "Sign off a job"), state.trainee)
        self._show_message(state)
        filling = state.is_loaded and not state.recorded
        self.pages.setVisible(filling)
        self.nothing_left.setVisible(not filling)
        self.turner.be_wanted(filling)
        if filling:
            self.chooser.apply(state)
            self._show_listed(state)
            self._shared.setVisible(bool(state.listed))
            self._show_shared(state)
            self.signatures.apply(
                ToBeSigned(state.for_trainer, state.for_trainee, state.for_second, state.warned)
            )
            self.pages.measure_soon()
        self._show_primary(state)

    def _show_listed(self, state: JobState) -> None:
        wanted = [task.id for task in state.listed]
        for task in [t for t in self.tasks if t not in wanted]:
            old = self.tasks.pop(task)
            self._list.removeWidget(old)
            let_go(old)
        for place, listed in enumerate(state.listed):
            if listed.id not in self.tasks:
                self.tasks[listed.id] = ListedTaskView(self._model, listed.id)
                self._list.insertWidget(place, self.tasks[listed.id])
            self.tasks[listed.id].show_task(listed, state)

    def _show_shared(self, state: JobState) -> None:
        said, form = language(), state.form.shared
        self.method_box.say(
            translate("SignOff", "Method"),
            translate("Job", "For every task of the list."),
            _missing(state, Section.METHOD),
        )
        self.method.offer([(m.id, say(m.name, said)) for m in state.methods], (form.method,))
        self.method.setAccessibleName(translate("SignOff", "Method"))
        self.evidence_box.say(
            translate("SignOff", "Evidence"),
            translate("Job", "For every task of the list."),
            _missing(state, Section.EVIDENCE),
        )
        codes = [(code.id, f"{code.id}  {say(code.name, said)}") for code in state.evidence]
        self.evidence.offer(codes, form.evidence)
        self.evidence.setAccessibleName(translate("SignOff", "Evidence"))
        self.photos.apply(form.photos)
        self.where_box.say(
            translate("SignOff", "Place and work"), translate("SignOff", "Fill in what there is.")
        )
        self.where.apply(state.where)
        dates = [_missing(state, section) for section in (Section.DATE, Section.PAPER)]
        self.when_box.say(
            translate("SignOff", "Observed on"), missing="\n".join(d for d in dates if d)
        )
        self.when.apply(state.when)
        self.note_box.say(
            translate("SignOff", "Note"),
            translate("SignOff", "{name} can read this note, and answer it.").format(
                name=state.trainee
            ),
        )
        self.note.setAccessibleName(translate("SignOff", "Note"))
        if self.note.toPlainText() != form.note:
            self.note.setPlainText(form.note)

    def _show_message(self, state: JobState) -> None:
        self.message.action.setVisible(False)
        if state.problems:
            self.message.show_problems(state.problems)
        elif state.recorded:
            self._say_recorded(state)
        elif state.begun is not None:
            older = state.is_older_edition
            offer_signing_anew(self.message, state.begun, is_older_edition=older)
        else:
            self.message.show_problem(None)

    def _say_recorded(self, state: JobState) -> None:
        told = {
            TraineeAnswer.NOW: "",
            TraineeAnswer.LATER: translate(
                "Job", "It waits for the trainee’s signature, and counts once it is given."
            ),
            TraineeAnswer.DECLINES: translate(
                "Job", "The trainee does not agree: an open question for a supervisor."
            ),
        }[state.signing.answer]
        listed = ", ".join(state.form.listed)
        self.message.say(
            Counts().sign_offs_recorded(state.recorded),
            f"{state.trainee}: {listed}.",
            told,
            tone="ok" if state.signing.answer is TraineeAnswer.NOW else "info",
        )

    def _show_primary(self, state: JobState) -> None:
        if state.recorded:
            self.set_primary(translate("Job", "Done"))
            self.reason.setText("")
            return
        count = len(state.listed)
        self.set_primary(
            Counts().sign_off_tasks(count) if count else "",
            enabled=state.signing.is_ready and not state.busy,
        )
        self.reason.setText(_reason(state))


def _reason(state: JobState) -> str:
    """Why the button rests, or what exactly it will do."""
    if not state.is_judged or not state.listed:
        return ""
    missing = _missing_names(state)
    if missing:
        return translate("SignOff", "Still missing: {names}.").format(names=missing)
    if not state.signing.is_ready:
        return translate("SignOff", "Next: the PIN of each person who signs.")
    closing = {
        TraineeAnswer.NOW: translate("SignOff", "{name}, observed {date}. Both have signed."),
        TraineeAnswer.LATER: translate("SignOff", "{name}, observed {date}, signs later."),
        TraineeAnswer.DECLINES: translate(
            "SignOff", "{name}, observed {date}, does not agree: an open question."
        ),
    }[state.signing.answer]
    return closing.format(name=state.trainee, date=iso(state.when.observed_on))


def _missing_names(state: JobState) -> str:
    names = [task.id for task in state.listed if task.missing or task.in_the_way]
    said = {
        Section.METHOD: translate("SignOff", "Method"),
        Section.EVIDENCE: translate("SignOff", "Evidence"),
        Section.DATE: translate("SignOff", "Observed on"),
        Section.PAPER: translate("SignOff", "Sheet number"),
    }
    names += [said[section] for section, _problem in state.missing if section in said]
    return ", ".join(dict.fromkeys(names))


def _missing(state: JobState, section: Section) -> str:
    told = [explain(problem).sentence for where, problem in state.missing if where is section]
    return "\n".join(dict.fromkeys(told))
