"""What the pages of training slots ask of the services, by shape. Called on a worker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the window is painted before any service is loaded
    from datetime import date

    from trainer_app.kernel.ids import PersonId, RecordId
    from trainer_app.services.session import SignedIn
    from trainer_app.services.signing import Recorded
    from trainer_app.services.slots import NewSlot, Outcome, PlanSlotPage, SlotPage, SlotsPage


class Slots(Protocol):
    """``services.slots.Slots``."""

    def page(self, viewer: SignedIn, trainee: PersonId) -> SlotsPage: ...

    def slot(self, viewer: SignedIn, trainee: PersonId, slot: RecordId) -> SlotPage: ...

    def plan_page(self, viewer: SignedIn, trainee: PersonId) -> PlanSlotPage: ...

    def plan(self, by: SignedIn, trainee: PersonId, new: NewSlot) -> Recorded: ...

    def say(
        self, by: SignedIn, trainee: PersonId, slot: RecordId, outcome: Outcome
    ) -> Recorded: ...

    def rebook(self, by: SignedIn, trainee: PersonId, slot: RecordId, on: date) -> Recorded: ...
