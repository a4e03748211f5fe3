"""Filling the page and signing it. QtCore only.

Every change is judged at once by the rules that recording asks (the latest question wins), so that
what is missing is named before anybody types a PIN. A signature is taken back as soon as what was
signed changes. The page is kept on the desk after each change; locking loses nothing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.packs import Pack, Task
from trainer_app.checklists.rules import Ruling
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import Refusal, TrainerError
from trainer_app.kernel.ids import PersonId
from trainer_app.services.pages import SignOffPage
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Answer, Recorded
from trainer_app.ui.shared.sign_offs import BLANK, Begun, SignedOff, SignOffDesk, SignOffForm
from trainer_app.ui.shared.signature import SignatureModel
from trainer_app.ui.shared.statement import Watched, trainee_statement, trainer_statement
from trainer_app.ui.signoff.state import (
    SECTION_OF,
    LevelOption,
    Option,
    Recent,
    Section,
    SignOffState,
    TraineeAnswer,
)
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.trainee_ports import Pins, Signing, TraineePages
from trainer_app.ui.view_model import ViewModel


class SignOffViewModel(ViewModel[SignOffState]):
    done = Signal()
    """It is on disk."""

    def __init__(
        self,
        tasks: TaskRunner,
        pages: TraineePages,
        signing: Signing,
        pins: Pins,
        clock: Clock,
        desk: SignOffDesk,
        viewer: SignedIn,
        trainee: PersonId,
        task: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(SignOffState(task=task, today=clock.now().date), parent)
        self._tasks = tasks
        self._pages = pages
        self._signing = signing
        self._desk = desk
        self._viewer = viewer
        self._trainee = trainee
        self._task_id = task
        self._pack: Pack | None = None
        self._task: Task | None = None
        self.trainer_signature = SignatureModel(tasks, pins, clock, self)
        self.trainee_signature = SignatureModel(tasks, pins, clock, self)
        for signature in (self.trainer_signature, self.trainee_signature):
            signature.state_changed.connect(lambda _state: self._look_at_signatures())

    def read(self) -> None:
        pages, viewer, trainee, task = self._pages, self._viewer, self._trainee, self._task_id
        self._tasks.query(
            self, lambda: pages.sign_off(viewer, trainee, task), self._on_page, self._on_unreadable
        )

    # --- filling the page -----------------------------------------------------------------------

    def choose_level(self, level: int) -> None:
        same = self.state.form.level == level
        self._set_form(
            replace(self.state.form, level=0 if same else level, level_lines=frozenset())
        )

    def tick_line(self, number: int) -> None:
        self._set_form(replace(self.state.form, lines=self.state.form.lines ^ {number}))

    def tick_level_line(self, number: int) -> None:
        self._set_form(replace(self.state.form, level_lines=self.state.form.level_lines ^ {number}))

    def choose_method(self, method: str) -> None:
        self._set_form(
            replace(self.state.form, method="" if self.state.form.method == method else method)
        )

    def tick_evidence(self, code: str) -> None:
        self._set_form(replace(self.state.form, evidence=self.state.form.evidence ^ {code}))

    def choose_place(self, place: str) -> None:
        self._set_form(
            replace(self.state.form, place="" if self.state.form.place == place else place)
        )

    def type_mold(self, mold: str) -> None:
        self._set_form(replace(self.state.form, mold=mold))

    def type_press(self, press: str) -> None:
        self._set_form(replace(self.state.form, press=press))

    def type_work_order(self, work_order: str) -> None:
        self._set_form(replace(self.state.form, work_order=work_order))

    def set_minutes(self, minutes: int) -> None:
        self._set_form(replace(self.state.form, minutes=max(0, minutes)))

    def move_day(self, days: int) -> None:
        """Observed so many days later (or earlier, below 0); never after today."""
        self.observed(self.state.observed_on + timedelta(days=days))

    def observed(self, day: date) -> None:
        form = self.state.form
        if day >= self.state.today:
            self._set_form(replace(form, on=None, late=""))
        else:
            self._set_form(replace(form, on=day))

    def type_late_reason(self, words: str) -> None:
        self._set_form(replace(self.state.form, late=words))

    def set_from_paper(self, from_paper: bool) -> None:
        self._set_form(replace(self.state.form, from_paper=from_paper))

    def type_sheet(self, sheet: str) -> None:
        self._set_form(replace(self.state.form, sheet=sheet.strip()))

    def type_note(self, note: str) -> None:
        """Not part of what is signed: a note of the trainer's, which the trainee can read."""
        form = replace(self.state.form, note=note)
        self._show(replace(self.state, form=form))
        self._keep(form)

    def start_again(self) -> None:
        """Put a page that was begun earlier aside for good."""
        self._desk.forget(self._trainee, self._task_id)
        self._show(
            replace(
                self.state, begun=None, is_older_edition=False, answer=TraineeAnswer.NOW, words=""
            )
        )
        self._set_form(BLANK)

    def _set_form(self, form: SignOffForm) -> None:
        if form == self.state.form:
            return
        self._keep(form)
        self.trainer_signature.take_back()
        self.trainee_signature.take_back()
        self._show(self._stated(replace(self.state, form=form, problems=())))
        self._judge()

    def _keep(self, form: SignOffForm) -> None:
        self._desk.keep(self._trainee, self._task_id, form)

    # --- the trainee's side ---------------------------------------------------------------------

    def choose_answer(self, answer: TraineeAnswer) -> None:
        if answer is not self.state.answer:
            self.trainee_signature.take_back()
            self._show(self._stated(replace(self.state, answer=answer)))
            self._look_at_signatures()

    def type_words(self, words: str) -> None:
        """The trainee's own, for not agreeing."""
        self.trainee_signature.take_back()
        self._show(replace(self.state, words=words))
        self._look_at_signatures()

    # --- signing --------------------------------------------------------------------------------

    def sign(self) -> None:
        trainer = self.trainer_signature.proof
        if not self.state.is_ready or trainer is None:
            return
        answer = self._answer()
        self._show(replace(self.state, busy=True, problems=()))
        signing, trainee, form = self._signing, self._trainee, self.state.form
        claim = form.claim(self._task_id, self.state.today)
        self._tasks.perform(
            self,
            lambda: signing.record_sign_off(
                trainer, trainee, [claim], answer=answer, note=form.note
            ),
            self._on_recorded,
            self._on_refused,
        )

    def _answer(self) -> tuple[SignedIn, Answer] | None:
        proof = self.trainee_signature.proof
        if proof is None or self.state.answer is TraineeAnswer.LATER:
            return None
        declines = self.state.answer is TraineeAnswer.DECLINES
        return proof, Answer(agrees=not declines, words=self.state.words if declines else "")

    def _on_recorded(self, _recorded: Recorded) -> None:
        answer = self.state.answer
        self._desk.forget(self._trainee, self._task_id)
        self._desk.announce(
            SignedOff(
                self._trainee,
                self._task_id,
                self.state.form.level,
                waits=answer is TraineeAnswer.LATER,
                declined=answer is TraineeAnswer.DECLINES,
            )
        )
        self.done.emit()

    def _on_refused(self, error: TrainerError) -> None:
        """Nothing was written; the page is as it was, the signatures are asked for again."""
        problems = error.problems if isinstance(error, Refusal) else (error.problem,)
        self._show(replace(self.state, busy=False, problems=problems))
        self.trainer_signature.take_back()
        self.trainee_signature.take_back()
        self._judge()

    # --- answers --------------------------------------------------------------------------------

    def _on_page(self, page: SignOffPage) -> None:
        self._pack, self._task = page.pack, page.task
        self.trainer_signature.expect(page.trainer)
        self.trainee_signature.expect(page.trainee)
        begun = self._desk.begun(self._trainee, self._task_id)
        self._show(
            self._stated(
                replace(
                    _from_page(page, self.state),
                    form=_taken_up(begun, page.today) if begun else BLANK,
                    begun=begun.at if begun else None,
                    is_older_edition=begun is not None and begun.is_older_edition,
                )
            )
        )
        self._judge()

    def _on_unreadable(self, error: TrainerError) -> None:
        self._show(replace(self.state, problems=(error.problem,)))

    def _judge(self) -> None:
        signing, viewer, trainee = self._signing, self._viewer.id, self._trainee
        task = self._task_id
        claim = self.state.form.claim(task, self.state.today)
        self._tasks.query(
            self,
            lambda: signing.judge(viewer, trainee, [claim])[task],
            self._on_judged,
            self._on_unreadable,
            key="judge",
        )

    def _on_judged(self, ruling: Ruling) -> None:
        missing = [(SECTION_OF[p.code], p) for p in ruling.problems if p.code in SECTION_OF]
        order = list(Section)
        self._show(
            replace(
                self.state,
                is_judged=True,
                in_the_way=tuple(p for p in ruling.problems if p.code not in SECTION_OF),
                missing=tuple(sorted(missing, key=lambda found: order.index(found[0]))),
                warned=ruling.warnings,
            )
        )
        self._look_at_signatures()

    def _look_at_signatures(self) -> None:
        """The trainer first, then the trainee; nobody while something is missing."""
        state = self.state
        trainer, trainee = self.trainer_signature, self.trainee_signature
        trainer.open(state.may_be_signed)
        answers = state.answer is not TraineeAnswer.LATER
        has_words = state.answer is not TraineeAnswer.DECLINES or bool(state.words.strip())
        trainee.open(state.may_be_signed and trainer.state.is_given and answers and has_words)
        is_ready = (
            state.may_be_signed
            and trainer.state.is_given
            and (trainee.state.is_given or not answers)
        )
        self._show(replace(self.state, is_ready=is_ready))

    def _stated(self, state: SignOffState) -> SignOffState:
        """With what each person would sign, in that person's language, and what the tier asks."""
        if self._pack is None or self._task is None:
            return state
        watched = Watched(
            self._pack,
            self._task,
            state.form.level,
            state.observed_on,
            trainee=state.trainee,
            trainer=state.trainer,
        )
        agrees = state.answer is not TraineeAnswer.DECLINES
        policy = self._pack.policy
        asks = self._task.is_safety and state.form.method == "job"
        return replace(
            state,
            for_trainer=trainer_statement(watched, state.trainer_language),
            for_trainee=trainee_statement(watched, state.trainee_language, agrees=agrees),
            evidence_all=policy.safety_evidence_all if asks else (),
            evidence_any=policy.safety_evidence_any if asks else (),
        )


def _taken_up(begun: Begun, today: date) -> SignOffForm:
    """A page begun on another day was watched on that day; lines of another edition may differ."""
    form = begun.form
    if form.on is None and begun.at.date < today:
        form = replace(form, on=begun.at.date)
    if begun.is_older_edition:
        form = replace(form, lines=frozenset(), level_lines=frozenset())
    return form


def _from_page(page: SignOffPage, state: SignOffState) -> SignOffState:
    """Everything that does not depend on how the page is filled."""
    pack, task, policy = page.pack, page.task, page.pack.policy
    tier = next((t.name for t in policy.tiers if t.id == task.tier), {})
    return replace(
        state,
        is_loaded=True,
        trainee=page.trainee.name,
        trainer=page.trainer.name,
        title=task.title,
        tier=task.tier,
        tier_name=tier,
        counted=page.status.counted,
        required=page.status.required,
        today=page.today,
        levels=tuple(
            LevelOption(level.number, level.name, level.seen, level.lines)
            for level in pack.levels
            if level.number >= policy.sign_off_level
        ),
        lines=task.lines,
        methods=tuple(
            Option(m.id, m.name) for m in policy.methods if m.scope != "site" or not task.is_core
        ),
        evidence=tuple(Option(e.id, e.name) for e in policy.evidence),
        places=tuple(Option(p.id, p.name) for p in policy.places),
        recent=Recent(page.recent_molds, page.recent_presses),
        late_after_days=max(1, policy.late_after_hours // 24),
        is_second_look=page.would_be_second_look,
        trainer_language=page.trainer.language,
        trainee_language=page.trainee.language,
        in_the_way=page.ruling.problems,
        warned=page.ruling.warnings,
    )
