"""The page of a person: what is changed is kept in one go; what is an act of its own is done at
once (a right ended, a PIN reset, a badge, coming back). QtCore only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.permissions import Role
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.members import PersonPage, Saved
from trainer_app.services.people import Added
from trainer_app.services.session import SignedIn
from trainer_app.ui.person.state import PersonForm, PersonState
from trainer_app.ui.ports.people import Badges, Members, Rights
from trainer_app.ui.program import People
from trainer_app.ui.shared.days import TypedDay
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.tasks import TaskRunner, Worker
from trainer_app.ui.view_model import PageModel

DRAFT = "person"
"""The form of a draft; its subject is the person."""


class PersonViewModel(PageModel[PersonState]):
    own_changed = Signal(object)
    """``SignedIn``: the supervisor changed his own page."""

    def __init__(
        self,
        tasks: TaskRunner,
        members: Members,
        rights: Rights,
        badges: Badges,
        people: People,
        clock: Clock,
        drafts: DraftDesk,
        viewer: SignedIn,
        person: PersonId,
        parent: QObject | None = None,
    ) -> None:
        state = PersonState(clock.now().date, is_me=viewer.id == person)
        super().__init__(state, parent)
        self._tasks, self._members, self._rights = tasks, members, rights
        self._badges, self._people, self._drafts = badges, people, drafts
        self._viewer, self._person = viewer, person
        tasks.changed.connect(self._on_changed)

    def read(self) -> None:
        members, viewer, person = self._members, self._viewer, self._person
        self._tasks.query(
            self, lambda: members.page(viewer, person), self._on_page, self._on_problem
        )

    def _on_page(self, page: PersonPage) -> None:
        """What somebody is typing stays, whatever arrives meanwhile; so does what was begun."""
        state = replace(self.state, page=page)
        if state.form is None and page.person.active:
            kept = self._drafts.kept(DRAFT, self._person, PersonForm)
            if kept is not None:
                state = replace(state, form=kept.said, begun=kept.at)
        if not state.has_changed:
            state = replace(state, form=PersonForm.of(page), begun=None)
        self._show(state)

    # --- the form -------------------------------------------------------------------------------

    def set_name(self, name: str) -> None:
        if self.state.form:
            self._fill(replace(self.state.form, name=name))

    def toggle_role(self, role: str) -> None:
        if self.state.form:
            held = set(self.state.form.roles) ^ {Role(role)}
            self._fill(replace(self.state.form, roles=tuple(r for r in Role if r in held)))

    def set_language(self, language: str) -> None:
        if self.state.form:
            self._fill(replace(self.state.form, language=language))

    def set_shift(self, shift: str) -> None:
        if self.state.form:
            self._fill(replace(self.state.form, shift=shift))

    def set_pathway(self, pathway: str) -> None:
        if self.state.form:
            self._fill(replace(self.state.form, pathway=pathway))

    def set_started(self, text: str) -> None:
        if self.state.form:
            self._fill(replace(self.state.form, started=TypedDay(text)))

    def toggle_trainer(self, trainer: str) -> None:
        """In the order in which they are offered; whoever is named and left stays named."""
        state = self.state
        if state.form and state.page:
            held = set(state.form.trainers) ^ {PersonId(trainer)}
            offered = [person.id for person in state.page.trainers]
            gone = [t for t in state.form.trainers if t not in offered and t in held]
            named = tuple([t for t in offered if t in held] + gone)
            self._fill(replace(state.form, trainers=named))

    def _fill(self, form: PersonForm) -> None:
        self._show(replace(self.state, form=form, saved=False, problem=None))
        if self.state.has_changed:
            self._drafts.keep(DRAFT, self._person, form)
        else:
            self._drafts.forget(DRAFT, self._person)

    def save(self) -> None:
        form = self.state.form
        if form is None or not self.state.can_save:
            return
        members, by, person = self._members, self._viewer, self._person
        enrolment = form.enrolment(self.state.today)
        self._act(
            lambda: members.keep(by, person, form.name, form.member, enrolment), self._on_saved
        )

    def _on_saved(self, saved: Saved) -> None:
        self._drafts.forget(DRAFT, self._person)
        self._show(replace(self.state, busy=False, saved=True, form=None, begun=None))
        self._tell_own(saved)
        self.read()

    # --- acts of their own ----------------------------------------------------------------------

    def end_right(self, right: str) -> None:
        rights, by = self._rights, self._viewer
        self._act(lambda: rights.end(by, RecordId(right)), self._on_done)

    def reset_pin(self) -> None:
        people, by, person = self._people, self._viewer, self._person
        self._act(lambda: people.reset_pin(by, person), self._on_code, on=Worker.SLOW)

    def code_was_handed_over(self) -> None:
        self._show(replace(self.state, code=""))
        self.read()

    def wait_for_badge(self, waits: bool) -> None:
        self._show(replace(self.state, reads_badge=waits, problem=None))

    def read_badge(self, scanned: str) -> None:
        badges, by, person = self._badges, self._viewer, self._person
        self._act(lambda: badges.give(by, person, scanned), self._on_done)

    def take_badge(self) -> None:
        badges, by, person = self._badges, self._viewer, self._person
        self._act(lambda: badges.take_away(by, person), self._on_done)

    def reactivate(self) -> None:
        members, by, person = self._members, self._viewer, self._person
        self._act(lambda: members.reactivate(by, person), self._on_saved)

    def _act(
        self,
        work: Callable[[], Saved | Added | ChangeSet],
        done: Callable[..., None],
        on: Worker = Worker.STORE,
    ) -> None:
        if self.state.busy:
            return
        self._show(replace(self.state, busy=True, problem=None, saved=False))
        self._tasks.perform(self, work, done, self._on_problem, on=on)

    def _on_done(self, _changes: ChangeSet) -> None:
        self._show(replace(self.state, busy=False, reads_badge=False))

    def _on_code(self, added: Added) -> None:
        self._show(replace(self.state, busy=False, code=added.code))

    def _tell_own(self, saved: Saved) -> None:
        if self.state.is_me:
            self._viewer = replace(self._viewer, person=saved.person)
            self.own_changed.emit(self._viewer)

    def _on_changed(self, _changes: ChangeSet) -> None:
        self.read()
