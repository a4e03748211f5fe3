"""A right to sign before it is given: what, on what basis, from when, until when. QtCore only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.packs import Task
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.ids import PersonId
from trainer_app.services.members import PersonPage
from trainer_app.services.people import NewRight
from trainer_app.services.session import SignedIn
from trainer_app.ui.ports.people import Members, Rights
from trainer_app.ui.shared.days import TypedDay
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.shared.scope import EVERYTHING, ScopeState, toggled
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import PageModel, PageState

NO_DAY = TypedDay()
DRAFT = "right"
"""The form of a draft; its subject is who is to sign."""


class Way(Enum):
    """Whole units, or single tasks of one unit after the other."""

    UNITS = "units"
    TASKS = "tasks"


@dataclass(frozen=True, slots=True)
class RightDraft:
    """What was filled, as it is kept."""

    way: Way
    units: tuple[str, ...]
    tasks: tuple[str, ...]
    basis: str
    start: TypedDay
    until: TypedDay
    words: str


@dataclass(frozen=True, slots=True)
class RightState(PageState):
    """``scope`` None: not read yet. ``unit``: the one whose tasks are offered."""

    name: str = ""
    is_own: bool = False
    other_supervisor: bool = False
    way: Way = Way.UNITS
    scope: ScopeState | None = None
    unit: str = ""
    tasks: tuple[str, ...] = ()
    basis: str = "trade"
    start: TypedDay = NO_DAY
    until: TypedDay = NO_DAY
    words: str = ""
    begun: Moment | None = None

    @property
    def draft(self) -> RightDraft:
        units = self.scope.chosen if self.scope else ()
        return RightDraft(
            self.way, units, self.tasks, self.basis, self.start, self.until, self.words
        )

    @property
    def offered_tasks(self) -> tuple[Task, ...]:
        units = self.scope.units if self.scope else ()
        return next((unit.tasks for unit in units if unit.id == self.unit), ())

    @property
    def chosen(self) -> tuple[str, ...]:
        if self.way is Way.TASKS:
            return self.tasks
        return self.scope.chosen if self.scope else ()

    @property
    def is_same_person(self) -> bool:
        """Nobody else could give it: the employer's word, and marked as such."""
        return self.is_own and not self.other_supervisor

    @property
    def can_give(self) -> bool:
        days_are_right = not (self.start.is_wrong or self.until.is_wrong)
        return bool(self.chosen) and days_are_right and not self.busy


class RightViewModel(PageModel[RightState]):
    given = Signal()

    def __init__(
        self,
        tasks: TaskRunner,
        members: Members,
        rights: Rights,
        drafts: DraftDesk,
        by: SignedIn,
        person: PersonId,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(RightState(is_own=by.id == person), parent)
        self._tasks, self._members, self._rights = tasks, members, rights
        self._drafts, self._by, self._person = drafts, by, person
        self._blank = self.state.draft

    def read(self) -> None:
        members, by, person = self._members, self._by, self._person
        self._tasks.query(self, lambda: members.page(by, person), self._on_page, self._on_problem)

    def _on_page(self, page: PersonPage) -> None:
        self._show(
            replace(
                self.state,
                name=page.person.name,
                other_supervisor=page.other_supervisor,
                scope=ScopeState(page.pack.units),
                unit=page.pack.units[0].id if page.pack.units else "",
                basis="employer" if self.state.is_own else self.state.basis,
            )
        )

        self._blank = self.state.draft
        kept = self._drafts.kept(DRAFT, self._person, RightDraft)
        if kept is not None:
            said, scope = kept.said, self.state.scope
            assert scope is not None
            units = tuple(u for u in said.units if u == EVERYTHING or u in page.pack.units_by_id)
            tasks = tuple(task for task in said.tasks if task in page.pack.tasks)
            self._show(
                replace(
                    self.state,
                    way=said.way,
                    scope=replace(scope, chosen=units),
                    tasks=tasks,
                    basis=said.basis,
                    start=said.start,
                    until=said.until,
                    words=said.words,
                    begun=kept.at,
                )
            )

    def _fill(self, state: RightState) -> None:
        self._show(replace(state, problem=None))
        if self.state.draft == self._blank:
            self._drafts.forget(DRAFT, self._person)
        else:
            self._drafts.keep(DRAFT, self._person, self.state.draft)

    def choose_way(self, way: str) -> None:
        self._fill(replace(self.state, way=Way(way)))

    def toggle_scope(self, option: str) -> None:
        if self.state.scope is not None:
            self._fill(replace(self.state, scope=toggled(self.state.scope, option)))

    def open_unit(self, unit: str) -> None:
        self._show(replace(self.state, unit=unit))

    def toggle_task(self, task: str) -> None:
        held = set(self.state.tasks) ^ {task}
        units = self.state.scope.units if self.state.scope else ()
        inorder = tuple(t.id for unit in units for t in unit.tasks if t.id in held)
        self._fill(replace(self.state, tasks=inorder))

    def set_basis(self, basis: str) -> None:
        self._fill(replace(self.state, basis=basis))

    def set_start(self, text: str) -> None:
        self._fill(replace(self.state, start=TypedDay(text)))

    def set_until(self, text: str) -> None:
        self._fill(replace(self.state, until=TypedDay(text)))

    def set_words(self, words: str) -> None:
        self._fill(replace(self.state, words=words))

    def give(self) -> None:
        state = self.state
        if not state.can_give:
            return
        right = NewRight(
            self._person, state.chosen, state.basis, state.start.day, state.until.day, state.words
        )
        rights, by = self._rights, self._by
        self._show(replace(state, busy=True, problem=None))
        self._tasks.perform(self, lambda: rights.give(by, right), self._on_given, self._on_problem)

    def _on_given(self, _changes: ChangeSet) -> None:
        self._drafts.forget(DRAFT, self._person)
        self.given.emit()
