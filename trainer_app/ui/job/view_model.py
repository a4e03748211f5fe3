"""Filling the list of a job and signing it once a person. QtCore only.

Every change is judged at once by the rules that recording asks, for the whole list in prerequisite
order. A signature is taken back as soon as what was signed changes. Nothing is ticked beforehand:
what comes along from elsewhere is a list of tasks, never a level or a line.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from trainer_app.checklists.rules import Ruling
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import Problem, TrainerError
from trainer_app.kernel.ids import PersonId
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.services.work import JobPage
from trainer_app.ui.job.listing import able_of, list_tasks, offer, seconds_for
from trainer_app.ui.job.state import EMPTY, JobForm, JobState, TaskForm
from trainer_app.ui.ports.trainee import Pins, Signing
from trainer_app.ui.ports.work import Work
from trainer_app.ui.shared.drafts import DraftDesk, Kept
from trainer_app.ui.shared.evidence import EvidenceFiles, Pieces, Prepare
from trainer_app.ui.shared.form_fields import (
    SECTION_OF,
    Option,
    Recent,
    level_options,
    methods_for,
)
from trainer_app.ui.shared.form_model import FormModel
from trainer_app.ui.shared.sign_offs import SignOffForm
from trainer_app.ui.shared.signatures import Signatures, SignaturesState
from trainer_app.ui.shared.statement import (
    Statement,
    Watched,
    second_statement,
    trainee_statement,
    trainer_statement,
)
from trainer_app.ui.tasks import TaskRunner

FORM = "job"
"""Of the drafts; their subject is the trainee."""


class JobViewModel(FormModel[JobState]):
    left = Signal()

    def __init__(
        self,
        tasks: TaskRunner,
        work: Work,
        signing: Signing,
        pins: Pins,
        clock: Clock,
        drafts: DraftDesk,
        viewer: SignedIn,
        trainee: PersonId,
        wanted: Sequence[str] = (),
        mold: str = "",
        parent: QObject | None = None,
        *,
        prepare: Prepare,
    ) -> None:
        """``wanted``: tasks to begin the list with, where they may be on it; ``mold``: theirs."""
        super().__init__(JobState(today=clock.now().date), parent)
        self._tasks = tasks
        self._work = work
        self._signing = signing
        self._drafts = drafts
        self._viewer = viewer
        self._trainee = trainee
        self._wanted = tuple(wanted)
        self._mold = mold
        self._page: JobPage | None = None
        self._rulings: dict[str, Ruling] = {}
        self._prepare = prepare
        self.photos = EvidenceFiles(
            tasks, prepare, lambda: self._form.photos, self._put_photos, self
        )
        self._photos: dict[str, EvidenceFiles] = {}
        self.signatures = Signatures(tasks, pins, clock, self)
        self.signatures.state_changed.connect(self._on_signatures)
        self.signatures.second_chosen.connect(self._judge)

    def read(self) -> None:
        work, viewer, trainee = self._work, self._viewer, self._trainee
        task = next(iter(self._wanted), "")
        self._tasks.query(
            self, lambda: work.job(viewer, trainee, task), self._on_page, self._on_unreadable
        )

    # --- the list -------------------------------------------------------------------------------

    def choose_unit(self, unit: str) -> None:
        self._show(replace(self.state, unit="" if unit == self.state.unit else unit))
        self._offer()

    def tick_task(self, task: str) -> None:
        """Onto the list, or off it again."""
        form = self.state.form
        kept = tuple(t for t in form.tasks if t.task != task)
        self._set(
            replace(form, tasks=(*form.tasks, TaskForm(task)) if kept == form.tasks else kept)
        )

    def take_list(self, number: int) -> None:
        """Add the tasks of an earlier job; of what is on the list nothing is lost."""
        if self._page is not None and number < len(self.state.together):
            self._add(able_of(self.state.together[number], self._page))

    def _add(self, tasks: Sequence[str]) -> None:
        form = self.state.form
        new = tuple(TaskForm(task) for task in tasks if task not in form.listed)
        self._set(replace(form, tasks=(*form.tasks, *new)))

    # --- one task -------------------------------------------------------------------------------

    def choose_level(self, task: str, level: int) -> None:
        self._change(
            task,
            lambda t: replace(t, level=0 if t.level == level else level, level_lines=frozenset()),
        )

    def tick_line(self, task: str, number: int) -> None:
        self._change(task, lambda t: replace(t, lines=t.lines ^ {number}))

    def tick_level_line(self, task: str, number: int) -> None:
        self._change(task, lambda t: replace(t, level_lines=t.level_lines ^ {number}))

    def set_apart(self, task: str) -> None:
        """Its own method and evidence; or the same as all again."""
        self._change(
            task,
            lambda t: replace(t, apart=not t.apart, method="", evidence=frozenset(), photos=()),
        )

    def choose_own_method(self, task: str, method: str) -> None:
        self._change(task, lambda t: replace(t, method="" if t.method == method else method))

    def tick_own_evidence(self, task: str, code: str) -> None:
        self._change(task, lambda t: replace(t, evidence=t.evidence ^ {code}))

    def photos_of(self, task: str) -> EvidenceFiles:
        """The task's own, where its evidence is apart; those of the job are ``photos``."""
        if task not in self._photos:

            def held() -> Pieces:
                return next((t.photos for t in self.state.form.tasks if t.task == task), ())

            def put(photos: Pieces) -> None:
                self._change(task, lambda t: replace(t, photos=photos))

            self._photos[task] = EvidenceFiles(self._tasks, self._prepare, held, put, self)
            self._photos[task].enlarge_wanted.connect(self.photos.enlarge_wanted)
        return self._photos[task]

    def _change(self, task: str, change: Callable[[TaskForm], TaskForm]) -> None:
        form = self.state.form
        tasks = tuple(change(t) if t.task == task else t for t in form.tasks)
        self._set(replace(form, tasks=tasks))

    # --- the page -------------------------------------------------------------------------------

    def type_note(self, note: str) -> None:
        """Not part of what is signed: a note of the trainer's, which the trainee can read."""
        form = replace(self.state.form, shared=replace(self._form, note=note))
        self._show(replace(self.state, form=form))
        self._keep(form)

    def start_again(self) -> None:
        """Put what was begun earlier aside for good."""
        self._show(replace(self.state, begun=None, is_older_edition=False))
        self.signatures.start_again()
        self._set(EMPTY)
        self._begin()

    @property
    @override
    def _form(self) -> SignOffForm:
        return self.state.form.shared

    @property
    @override
    def _today(self) -> date:
        return self.state.today

    @override
    def _set_form(self, form: SignOffForm) -> None:
        self._set(replace(self.state.form, shared=form))

    def _set(self, form: JobForm) -> None:
        if form == self.state.form:
            return
        self._keep(form)
        self.signatures.take_back()
        self._show(replace(self.state, form=form, problems=(), is_judged=False))
        self._offer()
        self._judge()

    def _keep(self, form: JobForm) -> None:
        if form == EMPTY:
            self._drafts.forget(FORM, self._trainee)
        else:
            self._drafts.keep(FORM, self._trainee, form)

    # --- signing --------------------------------------------------------------------------------

    def sign(self) -> None:
        """Record the whole list; once that is done, leave."""
        signatures, state = self.signatures, self.state
        if state.recorded:
            self.left.emit()
            return
        trainer, answer, second = signatures.proof, signatures.answer, signatures.second_look
        if not state.signing.is_ready or state.busy or trainer is None:
            return
        self._show(replace(state, busy=True, problems=()))
        signing, trainee, note = self._signing, self._trainee, self._form.note
        claims = state.form.claims(state.today)
        self._tasks.perform(
            self,
            lambda: signing.record_sign_off(
                trainer, trainee, claims, answer=answer, second=second, note=note
            ),
            self._on_recorded,
            self._on_refused,
        )

    def _on_recorded(self, recorded: Recorded) -> None:
        self._drafts.forget(FORM, self._trainee)
        self._show(replace(self.state, busy=False, begun=None, recorded=len(recorded.records)))

    def _on_refused(self, error: TrainerError) -> None:
        """Nothing was written; the page is as it was, the signatures are asked for again."""
        self._show(replace(self.state, busy=False, problems=error.problems))
        self.signatures.take_back()
        self._judge()

    # --- answers --------------------------------------------------------------------------------

    def _on_page(self, page: JobPage) -> None:
        self._page = page
        self.signatures.expect(page.trainer, page.trainee)
        kept = self._drafts.kept(FORM, self._trainee, JobForm)
        policy = page.pack.policy
        self._show(
            replace(
                self.state,
                is_loaded=True,
                trainee=page.trainee.name,
                today=page.today,
                levels=level_options(page.pack),
                methods=methods_for(policy, None, incumbent=page.incumbent),
                evidence=tuple(Option(e.id, e.name) for e in policy.evidence),
                places=tuple(Option(p.id, p.name) for p in policy.places),
                recent=Recent(page.molds, page.presses),
                late_after_days=max(1, policy.late_after_hours // 24),
                form=_taken_up(kept, page) if kept else EMPTY,
                begun=kept.at if kept else None,
                is_older_edition=kept is not None and kept.is_older_edition,
            )
        )
        self._begin()
        self._offer()
        self._judge()

    def _begin(self) -> None:
        """With what came along from elsewhere."""
        if self._page is not None:
            self._add(able_of(self._wanted, self._page))
        if self._mold and not self._form.mold:
            self.type_mold(self._mold)

    def _on_unreadable(self, error: TrainerError) -> None:
        self._show(replace(self.state, problems=(error.problem,)))

    def _offer(self) -> None:
        if self._page is not None:
            self._show(self._told(offer(self.state, self._page)))
            self.signatures.offer_seconds(seconds_for(self.state.form, self._page))

    def _judge(self) -> None:
        signing, viewer, trainee = self._signing, self._viewer.id, self._trainee
        second = self.signatures.state.second
        claims = self.state.form.claims(self.state.today)

        def judge() -> tuple[dict[str, Ruling], tuple[Problem, ...]]:
            """As the trainer's, and what stands in the second assessor's way."""
            own = signing.judge(viewer, trainee, claims)
            if second is None:
                return own, ()
            theirs = signing.judge(second.person.id, trainee, claims)
            way = sum((theirs[t] for t in second.tasks if t in theirs), Ruling()).problems
            return own, tuple(p for p in way if p.code not in SECTION_OF)

        self._tasks.query(self, judge, self._on_judged, self._on_unreadable, key="judge")

    def _on_judged(self, judged: tuple[dict[str, Ruling], tuple[Problem, ...]]) -> None:
        self._rulings, second = judged
        self._show(self._told(replace(self.state, is_judged=True)))
        self.signatures.let_sign(self.state.may_be_signed, second)

    def _on_signatures(self, signing: SignaturesState) -> None:
        self._show(self._told(replace(self.state, signing=signing)))

    def _told(self, state: JobState) -> JobState:
        """With what each task lacks, and what each person would sign in their own language."""
        page = self._page
        if page is None:
            return state
        second, declines = state.signing.second, state.signing.declines
        hers, theirs = page.trainer.language, page.trainee.language

        def told(say: Callable[[Watched], Statement], of: Sequence[str]) -> tuple[Statement, ...]:
            return tuple(say(_watched(page, state, t)) for t in state.form.tasks if t.task in of)

        listed = state.form.listed
        return replace(
            list_tasks(state, page, self._rulings),
            for_trainer=told(lambda w: trainer_statement(w, hers), listed),
            for_trainee=told(lambda w: trainee_statement(w, theirs, agrees=not declines), listed),
            for_second=told(lambda w: second_statement(w, second.person.language), second.tasks)
            if second is not None
            else (),
        )


def _watched(page: JobPage, state: JobState, form: TaskForm) -> Watched:
    return Watched(
        page.pack,
        page.pack.tasks[form.task],
        form.level,
        state.form.shared.on or state.today,
        trainee=page.trainee.name,
        trainer=page.trainer.name,
    )


def _taken_up(kept: Kept[JobForm], page: JobPage) -> JobForm:
    """What was begun on another day was watched on that day; lines of another edition may differ.

    A task that may no longer be signed stays on the list and says why.
    """
    form = kept.said
    if form.shared.on is None and kept.at.date < page.today:
        form = replace(form, shared=replace(form.shared, on=kept.at.date))
    tasks = tuple(t for t in form.tasks if t.task in page.pack.tasks)
    if kept.is_older_edition:
        tasks = tuple(replace(t, lines=frozenset(), level_lines=frozenset()) for t in tasks)
    return replace(form, tasks=tasks)
