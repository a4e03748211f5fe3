"""What the homes and the notes ask of the services, by shape. Called on a worker, never here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the window is painted before any service is loaded
    from trainer_app.kernel.ids import PersonId, RecordId
    from trainer_app.kernel.patience import Patience
    from trainer_app.services.mypage import MyPage
    from trainer_app.services.notes import NewNote, NotePage, NotesPage, WritePage
    from trainer_app.services.session import SignedIn
    from trainer_app.services.signing import Recorded
    from trainer_app.services.today import TodayPage


class Today(Protocol):
    """``services.today.Today``."""

    def day(self, viewer: SignedIn, *, patience: Patience | None = None) -> TodayPage: ...


class MyPages(Protocol):
    """``services.mypage.MyPages``."""

    def page(self, person: SignedIn) -> MyPage: ...

    def ask_to_be_assessed(self, person: SignedIn, task: str) -> Recorded: ...

    def not_me(self, person: SignedIn, statement: RecordId, words: str = "") -> Recorded: ...


class Notes(Protocol):
    """``services.notes.Notes``."""

    def page(self, viewer: SignedIn, trainee: PersonId, search: str = "") -> NotesPage: ...

    def note(self, viewer: SignedIn, record: RecordId) -> NotePage: ...

    def to_write(
        self, by: SignedIn, trainee: PersonId, task: str = "", about: RecordId | None = None
    ) -> WritePage: ...

    def write(self, by: SignedIn, trainee: PersonId, new: NewNote) -> Recorded: ...

    def answer(self, by: SignedIn, record: RecordId, words: str) -> Recorded: ...

    def close(self, by: SignedIn, record: RecordId, words: str) -> Recorded: ...
