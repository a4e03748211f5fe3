"""Filling the page and signing it. QtCore only.

Every change is judged at once by the rules that recording asks (the latest question wins), so that
what is missing is named before anybody types a PIN. A signature is taken back as soon as what was
signed changes. The page is kept on the desk after each change; locking loses nothing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from trainer_app.checklists.packs import Pack, Task
from trainer_app.checklists.rules import Ruling
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import Problem, TrainerError
from trainer_app.kernel.ids import PersonId
from trainer_app.services.pages import SignOffPage
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.ui.ports.trainee import Pins, Signing, TraineePages
from trainer_app.ui.shared.evidence import EvidenceFiles, Prepare
from trainer_app.ui.shared.form_fields import (
    SECTION_OF,
    Option,
    Recent,
    Section,
    level_options,
    methods_for,
)
from trainer_app.ui.shared.form_model import FormModel
from trainer_app.ui.shared.sign_offs import BLANK, Begun, SignedOff, SignOffDesk, SignOffForm
from trainer_app.ui.shared.signature import SignatureModel
from trainer_app.ui.shared.signatures import Signatures, SignaturesState, TraineeAnswer
from trainer_app.ui.shared.statement import (
    Watched,
    second_statement,
    trainee_statement,
    trainer_statement,
)
from trainer_app.ui.signoff.state import SignOffState
from trainer_app.ui.tasks import TaskRunner


class SignOffViewModel(FormModel[SignOffState]):
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
        *,
        prepare: Prepare,
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
        self.photos = EvidenceFiles(
            tasks, prepare, lambda: self._form.photos, self._put_photos, self
        )
        self.signatures = Signatures(tasks, pins, clock, self)
        self.signatures.state_changed.connect(self._on_signatures)
        self.signatures.second_chosen.connect(self._judge)

    @property
    def trainer_signature(self) -> SignatureModel:
        return self.signatures.trainer

    @property
    def trainee_signature(self) -> SignatureModel:
        return self.signatures.trainee

    def read(self) -> None:
        pages, viewer, trainee, task = self._pages, self._viewer, self._trainee, self._task_id
        self._tasks.query(
            self, lambda: pages.sign_off(viewer, trainee, task), self._on_page, self._on_unreadable
        )

    # --- filling the page -----------------------------------------------------------------------

    def choose_level(self, level: int) -> None:
        same = self._form.level == level
        self._set_form(replace(self._form, level=0 if same else level, level_lines=frozenset()))

    def tick_line(self, number: int) -> None:
        self._set_form(replace(self._form, lines=self._form.lines ^ {number}))

    def tick_level_line(self, number: int) -> None:
        self._set_form(replace(self._form, level_lines=self._form.level_lines ^ {number}))

    def type_note(self, note: str) -> None:
        """Not part of what is signed: a note of the trainer's, which the trainee can read."""
        form = replace(self._form, note=note)
        self._show(replace(self.state, form=form))
        self._keep(form)

    def start_again(self) -> None:
        """Put a page that was begun earlier aside for good."""
        self._desk.forget(self._trainee, self._task_id)
        self._show(replace(self.state, begun=None, is_older_edition=False))
        self.signatures.start_again()
        self._set_form(BLANK)

    @property
    @override
    def _form(self) -> SignOffForm:
        return self.state.form

    @property
    @override
    def _today(self) -> date:
        return self.state.today

    @override
    def _set_form(self, form: SignOffForm) -> None:
        if form == self.state.form:
            return
        self._keep(form)
        self.signatures.take_back()
        self._show(self._stated(replace(self.state, form=form, problems=())))
        self._judge()

    def _keep(self, form: SignOffForm) -> None:
        self._desk.keep(self._trainee, self._task_id, form)

    # --- the trainee's side ---------------------------------------------------------------------

    def choose_answer(self, answer: TraineeAnswer) -> None:
        self.signatures.choose_answer(answer)

    def type_words(self, words: str) -> None:
        """The trainee's own, for not agreeing."""
        self.signatures.type_words(words)

    # --- signing --------------------------------------------------------------------------------

    def sign(self) -> None:
        signatures = self.signatures
        trainer, answer, second = signatures.proof, signatures.answer, signatures.second_look
        if not self.state.is_ready or trainer is None:
            return
        self._show(replace(self.state, busy=True, problems=()))
        signing, trainee, form = self._signing, self._trainee, self.state.form
        claim = form.claim(self._task_id, self.state.today)
        self._tasks.perform(
            self,
            lambda: signing.record_sign_off(
                trainer, trainee, [claim], answer=answer, second=second, note=form.note
            ),
            self._on_recorded,
            self._on_refused,
        )

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
        self._show(replace(self.state, busy=False, problems=error.problems))
        self.signatures.take_back()
        self._judge()

    # --- answers --------------------------------------------------------------------------------

    def _on_page(self, page: SignOffPage) -> None:
        self._pack, self._task = page.pack, page.task
        self.signatures.expect(page.trainer, page.trainee, page.seconds)
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
        task, second = self._task_id, self.signatures.second_id
        claim = self.state.form.claim(task, self.state.today)

        def judge() -> tuple[Ruling, Ruling]:
            """As the trainer's, and as the second assessor's."""
            own = signing.judge(viewer, trainee, [claim])[task]
            return own, signing.judge(second, trainee, [claim])[task] if second else Ruling()

        self._tasks.query(self, judge, self._on_judged, self._on_unreadable, key="judge")

    def _on_judged(self, rulings: tuple[Ruling, Ruling]) -> None:
        ruling, seconds = rulings
        missing = [(SECTION_OF[p.code], p) for p in ruling.problems if p.code in SECTION_OF]
        order = list(Section)
        self._show(
            self._stated(
                replace(
                    self.state,
                    is_judged=True,
                    in_the_way=tuple(p for p in ruling.problems if p.code not in SECTION_OF),
                    missing=tuple(sorted(missing, key=lambda found: order.index(found[0]))),
                    warned=ruling.warnings,
                )
            )
        )
        self.signatures.let_sign(self.state.may_be_signed, _own(seconds))

    def _on_signatures(self, signing: SignaturesState) -> None:
        self._show(self._stated(replace(self.state, signing=signing)))

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
        second = state.signing.second
        asks = self._task.is_safety and state.form.method == "job"
        return replace(
            state,
            for_trainer=trainer_statement(watched, state.trainer_language),
            for_trainee=trainee_statement(watched, state.trainee_language, agrees=agrees),
            for_second=second_statement(watched, second.person.language) if second else None,
            evidence_all=policy.safety_evidence_all if asks else (),
            evidence_any=policy.safety_evidence_any if asks else (),
        )


def _own(ruling: Ruling) -> tuple[Problem, ...]:
    """What stands in the second assessor's own way; what the page lacks is said once, above."""
    return tuple(p for p in ruling.problems if p.code not in SECTION_OF)


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
    tier = policy.tier(task.tier)
    return replace(
        state,
        is_loaded=True,
        trainee=page.trainee.name,
        trainer=page.trainer.name,
        title=task.title,
        tier=task.tier,
        tier_name=tier.name if tier else {},
        counted=page.status.counted,
        required=page.status.required,
        today=page.today,
        levels=level_options(pack),
        lines=task.lines,
        methods=methods_for(policy, task, incumbent=page.incumbent),
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
