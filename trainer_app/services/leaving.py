"""Leaving a plant: its profile goes from this PC once nothing of it is only here.

Who may: a supervisor of that plant, or an assessor, who comes with a PC of their own; either with
the PIN just typed. What is removed, and how, is not known here.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from trainer_app.checklists.permissions import Action, Role
from trainer_app.checklists.ports import Store
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId
from trainer_app.services.session import SignedIn


class ChecksPin(Protocol):
    """``services.people.People``."""

    def sign_in(self, person_id: PersonId, pin: str) -> SignedIn: ...


@dataclass(frozen=True, slots=True)
class LeavingPage:
    """What would go, and what stands in the way."""

    plant: str
    has_hub: bool
    waiting: int
    """Records that the hub has not confirmed."""
    held: int
    """Records that are held back: the hub does not stand by them."""
    files: int
    """Photos and files that the hub does not have whole."""
    drafts: int
    """Begun by somebody, and signed by nobody: they go."""
    backups: Path

    @property
    def in_the_way(self) -> Refusal | None:
        """Why it cannot be left now: what is only here is never taken away."""
        if not self.has_hub:
            return Refusal(ErrorCode.LEAVE_ALONE, plant=self.plant)
        if not (self.waiting or self.held or self.files):
            return None
        return Refusal(
            ErrorCode.LEAVE_WAITING,
            plant=self.plant,
            waiting=self.waiting,
            held=self.held,
            files=self.files,
        )


class Leaving:
    def __init__(self, store: Store, people: ChecksPin, backups: Path) -> None:
        self._store = store
        self._people = people
        self._backups = backups

    def page(self, viewer: SignedIn) -> LeavingPage:
        if not self.may_leave(viewer):
            viewer.require(Action.BACK_UP)
        return self._look()

    def may_leave(self, viewer: SignedIn) -> bool:
        return Role.ASSESSOR in viewer.roles or viewer.may(Action.BACK_UP)

    def confirm(self, viewer: SignedIn, pin: str) -> None:
        """The PIN of whoever leaves. Raises what a wrong one does, NOT_ALLOWED, and ``require``."""
        person = self._people.sign_in(viewer.id, pin)
        if not self.may_leave(person):
            person.require(Action.BACK_UP)
        self.require()

    def require(self) -> None:
        """Raises LEAVE_ALONE and LEAVE_WAITING."""
        refusal = self._look().in_the_way
        if refusal is not None:
            raise refusal

    def _look(self) -> LeavingPage:
        with self._store.reading() as reading:
            site, membership = reading.directory().site, reading.membership()
            travelled = reading.waiting()
            named = membership.name if membership else ""
            return LeavingPage(
                plant=site.saved.name if site else named,
                has_hub=membership is not None,
                waiting=travelled.waiting,
                held=travelled.held_back,
                files=reading.unsent_files(),
                drafts=reading.draft_count(),
                backups=self._backups,
            )
