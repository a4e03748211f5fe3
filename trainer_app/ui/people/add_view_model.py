"""Adding a person: name, role, language, and what they may sign. Ends with a one-time code."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject

from trainer_app.checklists.packs import Pack
from trainer_app.checklists.permissions import Action, Role
from trainer_app.kernel.clock import Moment
from trainer_app.services.people import Added, NewPerson
from trainer_app.services.session import SignedIn
from trainer_app.ui.program import Pages, People
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.shared.scope import EVERYTHING, ScopeState, toggled
from trainer_app.ui.tasks import TaskRunner, Worker
from trainer_app.ui.view_model import PageModel, PageState

SIGNERS = frozenset({Role.TRAINER, Role.ASSESSOR})


DRAFT = "add_person"
"""The form of a draft; it has no subject."""


@dataclass(frozen=True, slots=True)
class AddDraft:
    """What was filled, as it is kept."""

    name: str
    roles: tuple[Role, ...]
    language: str
    pathway: str
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AddState(PageState):
    """``code``: shown once, when the person is there; the page is then done."""

    offered: tuple[Role, ...] = ()
    name: str = ""
    roles: tuple[Role, ...] = ()
    language: str = "en"
    pathway: str = "new"
    scope: ScopeState | None = None
    code: str = ""
    person: str = ""
    begun: Moment | None = None

    @property
    def draft(self) -> AddDraft:
        units = self.scope.chosen if self.scope else ()
        return AddDraft(self.name, self.roles, self.language, self.pathway, units)

    @property
    def can_add(self) -> bool:
        return bool(self.name.strip() and self.roles) and not self.busy and not self.code

    @property
    def asks_scope(self) -> bool:
        return self.scope is not None and bool(SIGNERS & set(self.roles))

    @property
    def asks_pathway(self) -> bool:
        return Role.TRAINEE in self.roles


class AddPersonViewModel(PageModel[AddState]):
    def __init__(
        self,
        tasks: TaskRunner,
        people: People,
        pages: Pages,
        drafts: DraftDesk,
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
        self._tasks, self._people, self._pages = tasks, people, pages
        self._drafts, self._by = drafts, by
        self._blank = self.state.draft

    def read(self) -> None:
        """The units that somebody may be given to sign, and what was begun before."""
        self._tasks.query(self, self._pages.catalogue, self._on_pack, self._on_problem)

    def _on_pack(self, pack: Pack) -> None:
        state = self.state
        if self._by.may(Action.GIVE_RIGHT):
            state = replace(state, scope=ScopeState(pack.units))
        kept = self._drafts.kept(DRAFT, "", AddDraft)
        if kept is not None:
            said = kept.said
            roles = tuple(role for role in said.roles if role in state.offered)
            units = tuple(u for u in said.units if u == EVERYTHING or u in pack.units_by_id)
            state = replace(
                state,
                name=said.name,
                roles=roles or state.roles,
                language=said.language,
                pathway=said.pathway,
                scope=replace(state.scope, chosen=units) if state.scope else None,
                begun=kept.at,
            )
        self._show(state)

    def _fill(self, state: AddState) -> None:
        self._show(state)
        if self.state.draft == self._blank:
            self._drafts.forget(DRAFT, "")
        else:
            self._drafts.keep(DRAFT, "", self.state.draft)

    def set_name(self, name: str) -> None:
        self._fill(replace(self.state, name=name, problem=None))

    def toggle_role(self, role: str) -> None:
        picked = Role(role)
        if self.state.offered == (Role.TRAINEE,):
            return
        held = set(self.state.roles) ^ {picked}
        self._fill(replace(self.state, roles=tuple(r for r in Role if r in held), problem=None))

    def set_language(self, language: str) -> None:
        self._fill(replace(self.state, language=language))

    def set_pathway(self, pathway: str) -> None:
        self._fill(replace(self.state, pathway=pathway))

    def toggle_scope(self, option: str) -> None:
        if self.state.scope is not None:
            self._fill(replace(self.state, scope=toggled(self.state.scope, option)))

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
        self._drafts.forget(DRAFT, "")
        self._show(replace(self.state, busy=False, code=added.code, person=added.person))
