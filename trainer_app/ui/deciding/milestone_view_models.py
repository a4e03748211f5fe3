"""What is signed once for a trainee: a unit by the employer, the capstone by an assessor. QtCore
only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject
from typing_extensions import override

from trainer_app.checklists.language import Words
from trainer_app.checklists.packs import Unit
from trainer_app.checklists.sentences import sentence
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.ids import PersonId
from trainer_app.services.decision_pages import CapstonePage, UnitPage
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.ui.deciding.deciding_model import Decider, DecisionState, DecisionViewModel


@dataclass(frozen=True, slots=True)
class UnitState(DecisionState):
    """``sentence``: in the signer's language, exactly as it is hashed."""

    sentence: str = ""
    open: tuple[tuple[str, Words], ...] = ()
    """Core tasks that are not signed off, with their titles."""
    tasks: int = 0
    signed_by: str = ""
    signed_on: date | None = None


class UnitViewModel(DecisionViewModel[UnitState]):
    def __init__(
        self,
        decider: Decider,
        trainee: PersonId,
        unit: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(UnitState(about=unit), decider, f"unit/{trainee}/{unit}", parent)
        self._trainee, self._unit = trainee, unit
        self._today: date | None = None

    @override
    def read(self) -> None:
        pages, viewer, trainee, unit = self._pages, self._viewer, self._trainee, self._unit
        self._tasks.query(
            self, lambda: pages.unit(viewer, trainee, unit), self._on_page, self._on_problem
        )

    @override
    def _is_filled(self) -> bool:
        return not self.state.open and self.state.signed_on is None

    @override
    def _work(self, proof: SignedIn) -> Callable[[], Recorded]:
        deciding, trainee, unit, today = self._deciding, self._trainee, self._unit, self._today
        assert today is not None
        return lambda: deciding.sign_unit(proof, trainee, unit, today)

    @override
    def _touches(self, changes: ChangeSet) -> bool:
        return changes.touches(self._trainee)

    def _on_page(self, page: UnitPage) -> None:
        self._today = page.today
        told = sentence(
            page.pack,
            "unit_signature",
            self._viewer.language,
            trainee=page.trainee.name,
            trainer=self._viewer.name,
            on=page.today,
            unit=page.unit.id,
        )
        self._arrive(
            replace(
                self.state,
                is_loaded=True,
                name=page.trainee.name,
                title=page.unit.title,
                sentence=str(told),
                open=tuple((task.id, task.title) for task in page.open),
                tasks=sum(task.is_core for task in page.unit.tasks),
                signed_by=page.signed_by,
                signed_on=page.signed_on,
                in_the_way=page.in_the_way,
            )
        )


@dataclass(frozen=True, slots=True)
class CapstoneState(DecisionState):
    """``passed`` None: not said yet; nothing is chosen beforehand."""

    passed: bool | None = None
    mold: str = ""
    recent_molds: tuple[str, ...] = ()
    units: tuple[Unit, ...] = ()
    ticked: frozenset[str] = frozenset()
    passed_on: date | None = None


class CapstoneViewModel(DecisionViewModel[CapstoneState]):
    def __init__(
        self,
        decider: Decider,
        trainee: PersonId,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(CapstoneState(), decider, f"capstone/{trainee}", parent)
        self._trainee = trainee
        self._today: date | None = None

    @override
    def read(self) -> None:
        pages, viewer, trainee = self._pages, self._viewer, self._trainee
        self._tasks.query(
            self, lambda: pages.capstone(viewer, trainee), self._on_page, self._on_problem
        )

    def set_passed(self, passed: bool) -> None:
        chosen = None if passed is self.state.passed else passed
        self._choose(replace(self.state, passed=chosen))

    def type_mold(self, mold: str) -> None:
        self._choose(replace(self.state, mold=mold))

    def tick(self, task: str) -> None:
        self._choose(replace(self.state, ticked=self.state.ticked ^ {task}))

    @override
    def _is_filled(self) -> bool:
        """One that was not passed needs a word why; one that was, the tasks it showed."""
        state = self.state
        if state.passed is None or not state.mold.strip():
            return False
        return bool(state.ticked) if state.passed else bool(state.words.strip())

    @override
    def _work(self, proof: SignedIn) -> Callable[[], Recorded]:
        deciding, state, trainee, today = self._deciding, self.state, self._trainee, self._today
        assert today is not None
        return lambda: deciding.assess_capstone(
            proof,
            trainee,
            today,
            passed=bool(state.passed),
            mold=state.mold,
            tasks=tuple(sorted(state.ticked)),
            words=state.words,
        )

    @override
    def _touches(self, changes: ChangeSet) -> bool:
        return changes.touches(self._trainee)

    def _on_page(self, page: CapstonePage) -> None:
        self._today = page.today
        self._arrive(
            replace(
                self.state,
                is_loaded=True,
                name=page.trainee.name,
                recent_molds=page.recent_molds,
                units=page.pack.units,
                passed_on=page.passed_on,
                words=self.state.words or self._begun().words,
                in_the_way=page.in_the_way,
            )
        )
