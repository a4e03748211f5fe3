"""A second assessor signs, later, that he watched the very same performance. QtCore only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.language import Words
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import Problem, TrainerError
from trainer_app.kernel.ids import RecordId
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.services.work import SecondLookPage
from trainer_app.ui.ports.trainee import Pins, Signing
from trainer_app.ui.ports.work import Work
from trainer_app.ui.shared.signature import SignatureModel
from trainer_app.ui.shared.statement import Statement, Watched, second_statement
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import ViewModel


@dataclass(frozen=True, slots=True)
class SecondLookState:
    is_loaded: bool = False
    trainee: str = ""
    task: str = ""
    title: Words | None = None
    trainer: str = ""
    observed_on: date | None = None
    mold: str = ""
    statement: Statement | None = None
    language: str = "en"
    in_the_way: tuple[Problem, ...] = ()
    is_given: bool = False
    busy: bool = False
    problems: tuple[Problem, ...] = ()


class SecondLookViewModel(ViewModel[SecondLookState]):
    done = Signal()

    def __init__(
        self,
        tasks: TaskRunner,
        work: Work,
        signing: Signing,
        pins: Pins,
        clock: Clock,
        viewer: SignedIn,
        record: RecordId,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(SecondLookState(), parent)
        self._tasks = tasks
        self._work = work
        self._signing = signing
        self._viewer = viewer
        self._record = record
        self.signature = SignatureModel(tasks, pins, clock, self)
        self.signature.expect(viewer.person)
        self.signature.state_changed.connect(
            lambda given: self._show(replace(self.state, is_given=given.is_given))
        )

    def read(self) -> None:
        work, viewer, record = self._work, self._viewer, self._record
        self._tasks.query(
            self, lambda: work.second_look(viewer, record), self._on_page, self._on_refused
        )

    def sign(self) -> None:
        proof = self.signature.proof
        if proof is None or self.state.busy:
            return
        self._show(replace(self.state, busy=True, problems=()))
        signing, record = self._signing, self._record
        self._tasks.perform(
            self,
            lambda: signing.sign_as_second(proof, record),
            self._on_signed,
            self._on_refused,
        )

    def _on_page(self, page: SecondLookPage) -> None:
        day = page.body.observed_on
        watched = Watched(
            page.pack,
            page.task,
            page.body.level,
            day or date.min,
            trainee=page.trainee.name,
            trainer=page.second.name,
        )
        self._show(
            replace(
                self.state,
                is_loaded=True,
                trainee=page.trainee.name,
                task=page.task.id,
                title=page.task.title,
                trainer=page.trainer,
                observed_on=day,
                mold=page.body.mold,
                statement=second_statement(watched, page.second.language),
                language=page.second.language,
                in_the_way=page.ruling.problems,
            )
        )
        self.signature.open(page.ruling.allowed)

    def _on_signed(self, _recorded: Recorded) -> None:
        self.done.emit()

    def _on_refused(self, error: TrainerError) -> None:
        self.signature.take_back()
        self._show(replace(self.state, busy=False, problems=error.problems))
