"""What the screens about people ask of the services, by shape. Called on a worker, never here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the window is painted before any service is loaded
    from collections.abc import Sequence

    from trainer_app.checklists.directory import Person
    from trainer_app.checklists.membership import UnitSigners
    from trainer_app.kernel.changes import ChangeSet
    from trainer_app.kernel.ids import PersonId, RecordId
    from trainer_app.services.members import Enrolment, Member, PersonPage, Saved
    from trainer_app.services.people import NewRight
    from trainer_app.services.session import SignedIn


class Members(Protocol):
    """``services.members.Members``."""

    def everybody(self, viewer: SignedIn) -> tuple[Person, ...]: ...

    def page(self, viewer: SignedIn, person_id: PersonId) -> PersonPage: ...

    def keep(
        self,
        by: SignedIn,
        person_id: PersonId,
        name: str,
        member: Member,
        enrolment: Enrolment | None = None,
    ) -> Saved: ...

    def deactivate(
        self, by: SignedIn, person_id: PersonId, heir: PersonId | None = None
    ) -> Saved: ...

    def reactivate(self, by: SignedIn, person_id: PersonId) -> Saved: ...


class Rights(Protocol):
    """``services.rights.Rights``."""

    def signers(self, viewer: SignedIn) -> tuple[UnitSigners, ...]: ...

    def give(self, by: SignedIn, right: NewRight) -> ChangeSet: ...

    def end(self, by: SignedIn, right: RecordId, words: str = "") -> ChangeSet: ...


class Badges(Protocol):
    """``services.badges.Badges``."""

    def whose(self, scanned: str) -> PersonId: ...

    def give(self, by: SignedIn, person_id: PersonId, scanned: str) -> ChangeSet: ...

    def take_away(self, by: SignedIn, person_id: PersonId) -> ChangeSet: ...


class Slips(Protocol):
    """``services.slips.Slips``: the bytes of a PDF."""

    def codes(
        self, by: SignedIn, handed: Sequence[tuple[PersonId, str]], *, paper: str = "letter"
    ) -> bytes: ...


class WhoSees(Protocol):
    """``services.whosees.WhoSees``: the bytes of a PDF, or a page of HTML."""

    def sheet(self, viewer: SignedIn, *, lang: str, paper: str = "letter") -> bytes: ...

    def html(self, viewer: SignedIn, *, lang: str) -> str: ...
