"""What the guide asks of the services, by shape. Called on a worker, never here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the window is painted before any service is loaded
    from collections.abc import Sequence

    from trainer_app.services.guide import Book, Finder, TaskGuide, Workshop
    from trainer_app.services.session import SignedIn
    from trainer_app.services.signing import Recorded


class Guide(Protocol):
    """``services.guide.Guide``."""

    def book(self, viewer: SignedIn) -> Book: ...

    def task(self, viewer: SignedIn, task_id: str) -> TaskGuide: ...

    def finder(self, lang: str) -> Finder: ...

    def workshop(self, viewer: SignedIn) -> Workshop: ...

    def complete_workshop(self, by: SignedIn) -> Recorded: ...


class GuidePapers(Protocol):
    """``services.guide_papers.GuidePapers``."""

    def pocket_cards(
        self, viewer: SignedIn, cards: Sequence[str], *, lang: str, paper: str
    ) -> bytes: ...

    def glossary(self, viewer: SignedIn, *, lang: str, paper: str) -> bytes: ...
