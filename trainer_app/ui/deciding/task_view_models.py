"""Decisions about one task of a trainee: a new observation, an extension, not applicable. QtCore
only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QObject
from typing_extensions import override

from trainer_app.checklists.status import LapseReason, Status
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.ids import PersonId
from trainer_app.services.decision_pages import Aside, TaskMatterPage
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.ui.deciding.deciding_model import (
    Decider,
    DecisionState,
    DecisionViewModel,
    Typed,
)

USUAL_DAYS: Final = (3, 7, 14)
"""How long an extension usually lasts; never longer than the rule allows."""

PLANT, ONE = "plant", "one"
"""Whom *not applicable* is for: the whole plant, or this trainee alone."""


@dataclass(frozen=True, slots=True)
class ReobserveState(DecisionState):
    status: Status = Status.NOT_STARTED
    lapse_reason: LapseReason | None = None


class ReobserveViewModel(DecisionViewModel[ReobserveState]):
    def __init__(
        self,
        decider: Decider,
        trainee: PersonId,
        task: str,
        parent: QObject | None = None,
    ) -> None:
        state = ReobserveState(about=task)
        super().__init__(state, decider, f"reobserve/{trainee}/{task}", parent)
        self._trainee, self._task = trainee, task
        self._clock = decider.clock

    @override
    def read(self) -> None:
        pages, viewer, trainee, task = self._pages, self._viewer, self._trainee, self._task
        self._tasks.query(
            self,
            lambda: pages.reobservation(viewer, trainee, task),
            self._on_page,
            self._on_problem,
        )

    @override
    def _is_filled(self) -> bool:
        return bool(self.state.words.strip())

    @override
    def _work(self, proof: SignedIn) -> Callable[[], Recorded]:
        deciding, trainee, task = self._deciding, self._trainee, self._task
        words, today = self.state.words, self._clock.now().date
        return lambda: deciding.require_reobservation(proof, trainee, task, today, words)

    @override
    def _touches(self, changes: ChangeSet) -> bool:
        return changes.touches(self._trainee)

    def _on_page(self, page: TaskMatterPage) -> None:
        state, status = self.state, page.status
        assert page.trainee is not None
        assert status is not None
        self._arrive(
            replace(
                state,
                is_loaded=True,
                name=page.trainee.name,
                title=page.task.title,
                words=state.words or self._begun().words,
                status=status.status,
                lapse_reason=status.lapse_reason,
                in_the_way=page.in_the_way,
            )
        )


@dataclass(frozen=True, slots=True)
class ExtendState(DecisionState):
    expires_on: date | None = None
    options: tuple[date, ...] = ()
    until: date | None = None
    control: str = ""


class ExtendViewModel(DecisionViewModel[ExtendState]):
    def __init__(
        self,
        decider: Decider,
        trainee: PersonId,
        task: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(ExtendState(about=task), decider, f"extend/{trainee}/{task}", parent)
        self._trainee, self._task = trainee, task

    @override
    def read(self) -> None:
        pages, viewer, trainee, task = self._pages, self._viewer, self._trainee, self._task
        self._tasks.query(
            self, lambda: pages.extension(viewer, trainee, task), self._on_page, self._on_problem
        )

    def choose_until(self, until: date) -> None:
        chosen = None if until == self.state.until else until
        self._choose(replace(self.state, until=chosen))

    def type_control(self, control: str) -> None:
        self._choose(replace(self.state, control=control))

    @override
    def _typed(self) -> Typed:
        return Typed(words=self.state.words, control=self.state.control)

    @override
    def _is_filled(self) -> bool:
        state = self.state
        return bool(state.until and state.control.strip() and state.words.strip())

    @override
    def _work(self, proof: SignedIn) -> Callable[[], Recorded]:
        deciding, state = self._deciding, self.state
        trainee, task, until = self._trainee, self._task, state.until
        assert until is not None
        return lambda: deciding.extend(proof, trainee, task, until, state.words, state.control)

    @override
    def _touches(self, changes: ChangeSet) -> bool:
        return changes.touches(self._trainee)

    def _on_page(self, page: TaskMatterPage) -> None:
        state, begun = self.state, self._begun()
        assert page.trainee is not None
        assert page.status is not None
        options = _options(page)
        if state.is_done:
            options = state.options
        self._arrive(
            replace(
                state,
                is_loaded=True,
                name=page.trainee.name,
                title=page.task.title,
                expires_on=page.status.expires_on,
                options=options,
                until=state.until if state.until in options else None,
                words=state.words or begun.words,
                control=state.control or begun.control,
                in_the_way=page.in_the_way,
            )
        )


def _options(page: TaskMatterPage) -> tuple[date, ...]:
    """The usual days that have not gone by, and the last one that is allowed."""
    expires, latest = page.status.expires_on if page.status else None, page.latest
    if expires is None or latest is None:
        return ()
    usual = {expires + timedelta(days=n) for n in USUAL_DAYS} | {latest}
    return tuple(sorted(day for day in usual if page.today <= day <= latest))


@dataclass(frozen=True, slots=True)
class NotApplicableState(DecisionState):
    """``scope``: ``PLANT`` or ``ONE``. ``aside``: what holds now; then it may apply again."""

    is_core: bool = False
    may_choose_scope: bool = False
    scope: str = ""
    aside: tuple[Aside, ...] = ()
    askers: tuple[tuple[PersonId, str], ...] = ()
    asked_by: str = ""
    himself: bool = False
    """Whoever asked is the one who decides: marked *same person*, where nobody else could."""
    others: tuple[str, ...] = ()
    consent: str = ""

    @property
    def held(self) -> Aside | None:
        """What sets it aside in the chosen scope."""
        for aside in self.aside:
            if self.scope and (aside.trainee is None) is (self.scope == PLANT):
                return aside
        return None


class NotApplicableViewModel(DecisionViewModel[NotApplicableState]):
    def __init__(
        self,
        decider: Decider,
        task: str,
        trainee: PersonId | None = None,
        parent: QObject | None = None,
    ) -> None:
        state = NotApplicableState(about=task, scope="" if trainee else PLANT)
        super().__init__(state, decider, f"not_applicable/{trainee or ''}/{task}", parent)
        self._trainee, self._task = trainee, task

    @override
    def read(self) -> None:
        pages, viewer, trainee, task = self._pages, self._viewer, self._trainee, self._task
        self._tasks.query(
            self,
            lambda: pages.applicability(viewer, task, trainee),
            self._on_page,
            self._on_problem,
        )

    def choose_scope(self, scope: str) -> None:
        self._choose(replace(self.state, scope="" if scope == self.state.scope else scope))

    def choose_asker(self, person: str) -> None:
        asked = "" if person == self.state.asked_by else person
        self._choose(replace(self.state, asked_by=asked, himself=asked == self._viewer.id))

    def type_consent(self, consent: str) -> None:
        self._choose(replace(self.state, consent=consent))

    @override
    def _typed(self) -> Typed:
        return Typed(words=self.state.words, consent=self.state.consent)

    @override
    def _is_filled(self) -> bool:
        state = self.state
        if not (state.scope and state.words.strip()):
            return False
        if state.held is not None:
            return True
        if not state.asked_by or (state.himself and state.others):
            return False
        return not state.is_core or bool(state.consent.strip())

    @override
    def _work(self, proof: SignedIn) -> Callable[[], Recorded]:
        deciding, state, task = self._deciding, self.state, self._task
        trainee = self._trainee if state.scope == ONE else None
        if state.held is not None:
            return lambda: deciding.set_applicable(proof, task, state.words, trainee=trainee)
        return lambda: deciding.set_not_applicable(
            proof,
            task,
            state.words,
            trainee=trainee,
            consent=state.consent,
            asked_by=PersonId(state.asked_by),
        )

    @override
    def _touches(self, changes: ChangeSet) -> bool:
        return self._trainee is None or changes.touches(self._trainee)

    def _on_page(self, page: TaskMatterPage) -> None:
        state, begun = self.state, self._begun()
        self._arrive(
            replace(
                state,
                is_loaded=True,
                name=page.trainee.name if page.trainee else "",
                title=page.task.title,
                is_core=page.task.is_core,
                may_choose_scope=page.trainee is not None,
                aside=state.aside if state.is_done else page.aside,
                askers=tuple((person.id, person.name) for person in page.askers),
                others=page.others,
                words=state.words or begun.words,
                consent=state.consent or begun.consent,
                in_the_way=page.in_the_way,
            )
        )
