"""A sign-off that was picked, as values: what it rests on, and whether one agrees. QtCore only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from trainer_app.checklists.language import Words
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.sampling import SamplePage
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.ui.deciding.deciding_model import Decider, DecisionState, DecisionViewModel
from trainer_app.ui.deciding.question_view_model import StatementItem, statement_item
from trainer_app.ui.ports.decision import Sampling


@dataclass(frozen=True, slots=True)
class SampleState(DecisionState):
    """``agrees`` None: not said yet; nothing is chosen beforehand."""

    statement: StatementItem | None = None
    standard: tuple[Words, ...] = ()
    agrees: bool | None = None


class SampleViewModel(DecisionViewModel[SampleState]):
    enlarge_wanted = Signal(object, int)
    """The photos of the sign-off, and which one."""

    def __init__(
        self,
        decider: Decider,
        sampling: Sampling,
        record: RecordId,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(SampleState(), decider, f"sample/{record}", parent)
        self._sampling = sampling
        self._record = record
        self._trainee = PersonId("")

    @override
    def read(self) -> None:
        sampling, viewer, record = self._sampling, self._viewer, self._record
        self._tasks.query(
            self, lambda: sampling.page(viewer, record), self._on_page, self._on_problem
        )

    def choose(self, *, agrees: bool) -> None:
        """The same again: nothing is chosen."""
        self._choose(replace(self.state, agrees=None if agrees is self.state.agrees else agrees))

    @override
    def _is_filled(self) -> bool:
        return self.state.agrees is True or (
            self.state.agrees is False and bool(self.state.words.strip())
        )

    @override
    def _work(self, proof: SignedIn) -> Callable[[], Recorded]:
        sampling, record, state = self._sampling, self._record, self.state
        agrees = state.agrees is True
        return lambda: sampling.look_again(proof, record, agrees=agrees, words=state.words)

    @override
    def _touches(self, changes: ChangeSet) -> bool:
        photos = self.state.statement.photos if self.state.statement is not None else ()
        return changes.touches(self._trainee, *(photo.sha256 for photo in photos))

    def _on_page(self, page: SamplePage) -> None:
        self._trainee = page.trainee.id
        self._arrive(
            replace(
                self.state,
                is_loaded=True,
                name=page.trainee.name,
                about=page.task,
                title=page.title,
                statement=statement_item(page.statement),
                standard=page.standard,
                words=self.state.words or self._begun().words,
                in_the_way=page.in_the_way,
            )
        )
