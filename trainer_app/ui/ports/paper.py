"""What the screens of paper ask of the services, by shape. Called on a worker, never here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the window is painted before any service is loaded
    from collections.abc import Callable, Sequence

    from trainer_app.checklists.bodies import SheetIssued
    from trainer_app.checklists.wanted import Wanted
    from trainer_app.kernel.ids import PersonId, RecordId
    from trainer_app.services.session import SignedIn
    from trainer_app.services.signing import Recorded
    from trainer_app.services.transcribing import Numbered, ToCompare

    Between = Callable[[int], None]


class SheetPress(Protocol):
    """Of ``services.sheets.Sheets``. ``between``: told how many are done; may stop by raising."""

    def pdf(self, by: SignedIn, wanted: Sequence[Wanted], between: Between = ...) -> bytes: ...

    def pdfs(
        self, by: SignedIn, wanted: Sequence[Wanted], between: Between = ...
    ) -> tuple[bytes, ...]: ...

    def html(self, by: SignedIn, wanted: Sequence[Wanted]) -> str: ...


class Transcribing(Protocol):
    """``services.transcribing.Transcribing``."""

    def issue(self, by: SignedIn, trainee: PersonId, tasks: Sequence[str]) -> Numbered: ...

    def numbered(self, viewer: SignedIn, trainee: PersonId) -> tuple[SheetIssued, ...]: ...

    def waiting(self, viewer: SignedIn) -> tuple[ToCompare, ...]: ...

    def check(self, by: SignedIn, record_ids: Sequence[RecordId]) -> Recorded: ...

    def question(self, by: SignedIn, record_ids: Sequence[RecordId], words: str) -> Recorded: ...


class Exports(Protocol):
    """``services.exports.Exports``."""

    def file(self, by: SignedIn, name: str, form: str, audience: str = ...) -> bytes: ...
