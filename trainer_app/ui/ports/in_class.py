"""What the pages about class ask of the services, by shape. Called on a worker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the window is painted before any service is loaded
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from trainer_app.checklists.classlist import ClassList
    from trainer_app.checklists.in_class import ClassSource
    from trainer_app.kernel.ids import PersonId
    from trainer_app.services.in_class import InClassPage, Marking, MarkPage
    from trainer_app.services.session import SignedIn


class InClass(Protocol):
    """``services.in_class.InClass``."""

    def page(self, viewer: SignedIn, trainee: PersonId) -> InClassPage: ...

    def mark_page(self, viewer: SignedIn, trainee: PersonId | None = None) -> MarkPage: ...

    def mark(
        self,
        by: SignedIn,
        trainees: Sequence[PersonId],
        about: Collection[str],
        on: date,
        source: ClassSource,
    ) -> Marking: ...

    def look(self, viewer: SignedIn, path: Path) -> ClassList: ...

    def plan(
        self, viewer: SignedIn, looked: ClassList, answers: Mapping[str, PersonId | None]
    ) -> ClassList: ...

    def take(self, by: SignedIn, looked: ClassList) -> Marking: ...
