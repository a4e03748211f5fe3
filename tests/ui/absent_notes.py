"""The notes of the whole plant and the hand-over, where no test asks for them: asking fails."""

from __future__ import annotations

from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.handing_over import ShiftPage
from trainer_app.services.notebook import Answered, FoundPage, HandOverPage
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded


class AbsentNotebook:
    def find(
        self, viewer: SignedIn, search: str = "", tag: str = "", *, open_alone: bool = False
    ) -> FoundPage:
        raise AssertionError((viewer, search, tag, open_alone))

    def to_hand_over(self, by: SignedIn, record: RecordId) -> HandOverPage:
        raise AssertionError((by, record))

    def answered(self, viewer: SignedIn) -> tuple[Answered, ...]:
        raise AssertionError(viewer)

    def hand_over(self, by: SignedIn, record: RecordId, to: PersonId) -> Recorded:
        raise AssertionError((by, record, to))


class AbsentHandingOver:
    def page(self, viewer: SignedIn) -> ShiftPage:
        raise AssertionError(viewer)
