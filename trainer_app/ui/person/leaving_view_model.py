"""Somebody leaves: what that means, and who takes the open follow-ups. QtCore only."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.ids import PersonId
from trainer_app.services.members import PersonPage, Saved
from trainer_app.services.session import SignedIn
from trainer_app.ui.ports.people import Members
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import PageModel, PageState


@dataclass(frozen=True, slots=True)
class LeavingState(PageState):
    """``page`` None: not read yet."""

    page: PersonPage | None = None
    heir: PersonId | None = None

    @property
    def needs_heir(self) -> bool:
        return self.page is not None and bool(self.page.follow_ups)

    @property
    def can_leave(self) -> bool:
        ready = self.heir is not None or not self.needs_heir
        return self.page is not None and ready and not self.busy


class LeavingViewModel(PageModel[LeavingState]):
    left = Signal(str)
    """The id of who left."""

    def __init__(
        self,
        tasks: TaskRunner,
        members: Members,
        by: SignedIn,
        person: PersonId,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(LeavingState(), parent)
        self._tasks, self._members = tasks, members
        self._by, self._person = by, person
        tasks.changed.connect(self._on_changed)

    def read(self) -> None:
        members, by, person = self._members, self._by, self._person
        self._tasks.query(self, lambda: members.page(by, person), self._on_page, self._on_problem)

    def choose_heir(self, heir: str) -> None:
        self._show(replace(self.state, heir=PersonId(heir), problem=None))

    def leave(self) -> None:
        if not self.state.can_leave:
            return
        members, by, person = self._members, self._by, self._person
        heir = self.state.heir
        self._show(replace(self.state, busy=True, problem=None))
        self._tasks.perform(
            self, lambda: members.deactivate(by, person, heir), self._on_left, self._on_problem
        )

    def _on_page(self, page: PersonPage) -> None:
        """An heir who can no longer be one is nobody."""
        heirs = {person.id for person in page.heirs}
        heir = self.state.heir if self.state.heir in heirs else None
        self._show(replace(self.state, page=page, heir=heir))

    def _on_left(self, saved: Saved) -> None:
        self.left.emit(saved.person.id)

    def _on_changed(self, _changes: ChangeSet) -> None:
        if not self.state.busy:
            self.read()
