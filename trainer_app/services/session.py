"""Who is signed in, and what their PIN just proved. Made by ``people.People`` alone."""

from __future__ import annotations

from dataclasses import dataclass

from trainer_app.checklists.directory import Person
from trainer_app.checklists.permissions import Action, Role
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.kernel.records import By

PROOF_MS = 10 * 60 * 1000
"""How long a PIN that was typed at a signature panel speaks for its owner."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A person whose PIN was right, as they stood at that moment."""

    person: Person
    pin: RecordId
    at_ms: int
    must_set_pin: bool = False
    """Signed in with a one-time code, which can only set a PIN."""
    also: frozenset[PersonId] = frozenset()
    """The other entries of somebody who was entered twice: what is about one of them is about
    this very person."""

    @property
    def id(self) -> PersonId:
        return self.person.id

    @property
    def name(self) -> str:
        return self.person.name

    @property
    def language(self) -> str:
        return self.person.language

    @property
    def roles(self) -> frozenset[Role]:
        return self.person.roles

    def by(self) -> By:
        """What the record says about its maker."""
        return By(self.person.id, self.person.record, self.pin)

    def may(self, action: Action, *, about: PersonId | None = None) -> bool:
        if about in self.also:
            about = self.id
        return not self.must_set_pin and self.person.may(action, about=about)

    def require(self, action: Action, *, about: PersonId | None = None) -> None:
        """Raise ``Refusal(NOT_ALLOWED)`` unless the permission table gives it."""
        if not self.may(action, about=about):
            raise Refusal(ErrorCode.NOT_ALLOWED, person=self.name)

    def still_speaks(self, now_ms: int) -> bool:
        """Whether a signature may rest on this PIN entry now."""
        return not self.must_set_pin and abs(now_ms - self.at_ms) <= PROOF_MS

    def require_proof(self, now_ms: int) -> None:
        """Raise ``Refusal(PIN_STALE)`` unless it may."""
        if not self.still_speaks(now_ms):
            raise Refusal(ErrorCode.PIN_STALE, person=self.name)
