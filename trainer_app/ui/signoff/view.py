"""The sign-off page as it is seen: one page from the level down to the two signatures."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from typing_extensions import override

from trainer_app.checklists.language import say
from trainer_app.ui.i18n import iso, language, translate
from trainer_app.ui.problems import explain
from trainer_app.ui.shared.signatures import TraineeAnswer
from trainer_app.ui.shared.statement import Statement
from trainer_app.ui.signoff.form_view import FormView, section_name
from trainer_app.ui.signoff.state import SignOffState
from trainer_app.ui.signoff.view_model import SignOffViewModel
from trainer_app.ui.widgets.begun_message import offer_signing_anew
from trainer_app.ui.widgets.file_page import FilePage
from trainer_app.ui.widgets.layout import STEP, column
from trainer_app.ui.widgets.signatures_block import SignaturesBlock, ToBeSigned
from trainer_app.ui.widgets.turned import turned


class SignOffView(FilePage):
    def __init__(self, model: SignOffViewModel) -> None:
        super().__init__()
        self._model = model
        model.setParent(self)
        self.title.setWordWrap(True)
        self.form = FormView(model)
        self.signatures = SignaturesBlock(model.signatures)
        whole = column(gap=3 * STEP)
        whole.addWidget(self.form)
        whole.addWidget(self.signatures)
        whole.addStretch(1)
        self.pages, self.turner, self.reason = turned(self, whole)
        self.primary_pressed.connect(model.sign)
        self.file_dropped.connect(model.photos.add)
        self.message.action_pressed.connect(model.start_again)
        model.trainer_signature.given.connect(self._after_trainer)
        model.trainee_signature.given.connect(self.primary.setFocus)
        model.state_changed.connect(self.apply)
        model.read()

    @override
    def relabel(self) -> None:
        self.apply(self._model.state)

    @override
    def start_focus(self) -> None:
        first = next(iter(self.form.levels.values()), None)
        if first is not None:
            first.setFocus()

    def apply(self, state: SignOffState) -> None:
        title = translate("SignOff", "Sign off {task}").format(
            task=f"{state.task}  {say(state.title or {}, language())}"
        )
        self.set_title(title.strip(), _subtitle(state) if state.is_loaded else "")
        self._show_message(state)
        self.pages.setVisible(state.is_loaded)
        if state.is_loaded:
            self.form.apply(state)
            self.signatures.apply(_to_be_signed(state))
            self.pages.measure_soon()
        self._show_primary(state)

    @override
    def takes_files(self) -> bool:
        return self._model.state.is_loaded

    def _after_trainer(self) -> None:
        """The trainee's keypad in sight, or the button where nobody else signs now."""
        if self._model.state.is_ready:
            self.primary.setFocus()
        else:
            QTimer.singleShot(0, self, self._show_trainees_pad)

    def _show_trainees_pad(self) -> None:
        panel = self.signatures.trainee
        if panel.pad.isVisible():
            self.pages.ensureWidgetVisible(panel.pad, 0, 2 * STEP)
            panel.keypad.setFocus()

    def _show_message(self, state: SignOffState) -> None:
        stopped = state.problems or state.in_the_way
        self.message.action.setVisible(False)
        if stopped:
            title = (
                explain(stopped[0]).title
                if len(stopped) == 1
                else translate("SignOff", "Several things stand in the way.")
            )
            self.message.say(
                title,
                "\n".join(explain(problem).sentence for problem in stopped),
                explain(stopped[0]).next_step,
                tone="danger",
            )
        elif state.begun is not None:
            older, today = state.is_older_edition, state.today
            offer_signing_anew(self.message, state.begun, is_older_edition=older, today=today)
        else:
            self.message.show_problem(None)

    def _show_primary(self, state: SignOffState) -> None:
        if state.form.level:
            words = translate("SignOff", "Sign off {task} at level {level}").format(
                task=state.task, level=state.form.level
            )
        else:
            words = translate("SignOff", "Sign off {task}").format(task=state.task)
        self.set_primary(words, enabled=state.is_ready and not state.busy)
        self.reason.setText(self._reason(state))

    @staticmethod
    def _reason(state: SignOffState) -> str:
        """Why the button rests, or what exactly it will do."""
        if not state.is_judged or state.in_the_way:
            return ""
        if state.missing:
            return translate("SignOff", "Still missing: {names}.").format(
                names=_missing_names(state)
            )
        if not state.is_ready:
            return translate("SignOff", "Next: the PIN of each person who signs.")
        closing = {
            TraineeAnswer.NOW: translate("SignOff", "{name}, observed {date}. Both have signed."),
            TraineeAnswer.LATER: translate("SignOff", "{name}, observed {date}, signs later."),
            TraineeAnswer.DECLINES: translate(
                "SignOff", "{name}, observed {date}, does not agree: an open question."
            ),
        }[state.answer]
        return closing.format(name=state.trainee, date=iso(state.observed_on))


def _to_be_signed(state: SignOffState) -> ToBeSigned:
    def only(statement: Statement | None) -> tuple[Statement, ...]:
        return () if statement is None else (statement,)

    return ToBeSigned(
        only(state.for_trainer),
        only(state.for_trainee),
        only(state.for_second),
        state.warned,
        state.is_second_look,
    )


def _missing_names(state: SignOffState) -> str:
    names = [section_name(section) for section, _problem in state.missing]
    return ", ".join(dict.fromkeys(names))


def _subtitle(state: SignOffState) -> str:
    so_far = translate("SignOff", "{counted} of {required} sign-offs so far").format(
        counted=state.counted, required=state.required
    )
    said = [state.trainee, so_far]
    if state.is_second_look:
        said.append(translate("SignOff", "This counts as the second look."))
    return " · ".join(said)
