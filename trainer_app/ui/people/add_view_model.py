"""Adding a person: name, role, language, and what they may sign. Ends with a one-time code."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject

from trainer_app.checklists.packs import Pack
from trainer_app.checklists.permissions import Action, Role
from trainer_app.kernel.errors import Problem, TrainerError
from trainer_app.services.people import Added, NewPerson
from trainer_app.services.session import SignedIn
from trainer_app.ui.program import Pages, People
from trainer_app.ui.shared.scope import ScopeState, toggled
from trainer_app.ui.tasks import TaskRunner, Worker
from trainer_app.ui.view_model import ViewModel

SIGNERS = frozenset({Role.TRAINER, Role.ASSESSOR})


@dataclass(frozen=True, slots=True)
class AddState:
    """``code``: shown once, when the person is there; the page is then done."""

    offered: tuple[Role, ...] = ()
    name: str = ""
    roles: tuple[Role, ...] = ()
    language: str = "en"
    pathway: str = "new"
    scope: ScopeState | None = None
    code: str = ""
    person: str = ""
    busy: bool = False
    problem: Problem | None = None

    @property
    def can_add(self) -> bool:
        return bool(self.name.strip() and self.roles) and not self.busy and not self.code

    @property
    def asks_scope(self) -> bool:
        return self.scope is not None and bool(SIGNERS & set(self.roles))

    @property
    def asks_pathway(self) -> bool:
        return Role.TRAINEE in self.roles


class AddPersonViewModel(ViewModel[AddState]):
    def __init__(
        self,
        tasks: TaskRunner,
        people: People,
        pages: Pages,
        by: SignedIn,
        parent: QObject | None = None,
    ) -> None:
        everybody = by.may(Action.MANAGE_PEOPLE)
        offered = tuple(r for r in Role if r is not Role.COORDINATOR)
        super().__init__(
            AddState(
                offered=offered if everybody else (Role.TRAINEE,),
                roles=() if everybody else (Role.TRAINEE,),
                language=by.language,
            ),
            parent,
        )
        self._tasks, self._people, self._pages, self._by = tasks, people, pages, by

    def read(self) -> None:
        """The units that somebody may be given to sign."""
        if self._by.may(Action.GIVE_RIGHT):
            self._tasks.query(self, self._pages.programme, self._on_pack, self._on_problem)

    def _on_pack(self, pack: Pack) -> None:
        self._show(replace(self.state, scope=ScopeState(pack.units)))

    def set_name(self, name: str) -> None:
        self._show(replace(self.state, name=name, problem=None))

    def toggle_role(self, role: str) -> None:
        picked = Role(role)
        if self.state.offered == (Role.TRAINEE,):
            return
        held = set(self.state.roles) ^ {picked}
        self._show(replace(self.state, roles=tuple(r for r in Role if r in held), problem=None))

    def set_language(self, language: str) -> None:
        self._show(replace(self.state, language=language))

    def set_pathway(self, pathway: str) -> None:
        self._show(replace(self.state, pathway=pathway))

    def toggle_scope(self, option: str) -> None:
        if self.state.scope is not None:
            self._show(replace(self.state, scope=toggled(self.state.scope, option)))

    def add(self) -> None:
        state = self.state
        if not state.can_add:
            return
        scope = state.scope.chosen if state.asks_scope and state.scope else ()
        new = NewPerson(state.name, state.roles, state.language, state.pathway, scope=scope)
        people, by = self._people, self._by
        self._show(replace(state, busy=True, problem=None))
        self._tasks.perform(
            self,
            lambda: people.add_person(by, new),
            self._on_added,
            self._on_problem,
            on=Worker.SLOW,
        )

    def _on_added(self, added: Added) -> None:
        self._show(replace(self.state, busy=False, code=added.code, person=added.person))

    def _on_problem(self, error: TrainerError) -> None:
        self._show(replace(self.state, busy=False, problem=error.problem))
