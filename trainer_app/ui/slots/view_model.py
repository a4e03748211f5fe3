"""The training slots of a trainee by month. QtCore only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from trainer_app.checklists.slots import Slot, SlotCounts, SlotState, counted, month_of
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.session import SignedIn
from trainer_app.services.slots import SlotsPage
from trainer_app.ui.ports.slots import Slots
from trainer_app.ui.shared.trainee_page import TraineeModel, TraineeState
from trainer_app.ui.tasks import TaskRunner

_OPEN = (SlotState.UNSAID, SlotState.DIFFERS)


@dataclass(frozen=True, slots=True)
class Month:
    """``first``: its first day. ``slots``: what was held or missed in it, the latest first."""

    first: date
    slots: tuple[Slot, ...]
    counts: SlotCounts


@dataclass(frozen=True, slots=True)
class SlotsState(TraineeState):
    """``now``: the counts of this month, with what is ahead of it."""

    today: date = date.min
    now: SlotCounts = field(default_factory=SlotCounts)
    unsaid: tuple[Slot, ...] = ()
    """With those that two PCs say different things of."""
    ahead: tuple[Slot, ...] = ()
    months: tuple[Month, ...] = ()
    names: Mapping[PersonId, str] = field(default_factory=dict)
    may_record: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.unsaid or self.ahead or self.months)


class SlotsViewModel(TraineeModel[SlotsState]):
    slot_wanted = Signal(str)
    """To say what became of it."""
    record_wanted = Signal(str)
    """In the history: for whoever may not say anything of it."""
    plan_wanted = Signal()

    def __init__(
        self,
        tasks: TaskRunner,
        slots: Slots,
        viewer: SignedIn,
        trainee: PersonId,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(SlotsState(), tasks, viewer, trainee, parent)
        self._slots = slots
        self._heads: dict[str, RecordId] = {}

    @override
    def read(self) -> None:
        slots, viewer, trainee = self._slots, self._viewer, self._trainee
        self._tasks.query(
            self, lambda: slots.page(viewer, trainee), self._on_page, self._on_problem
        )

    def choose(self, slot: str) -> None:
        if self.state.may_record:
            self.slot_wanted.emit(slot)
        elif slot in self._heads:
            self.record_wanted.emit(self._heads[slot])

    def plan(self) -> None:
        self.plan_wanted.emit()

    def _on_page(self, page: SlotsPage) -> None:
        self._heads = {slot.id: slot.heads[0] for slot in page.slots}
        self._show(
            replace(
                self.state.headed(page.head),
                today=page.today,
                now=page.month,
                unsaid=tuple(slot for slot in page.slots if slot.state in _OPEN),
                ahead=tuple(s for s in page.slots if s.state is SlotState.AHEAD),
                months=_months(page.slots),
                names=page.names,
                may_record=page.may_record,
            )
        )


def _months(slots: tuple[Slot, ...]) -> tuple[Month, ...]:
    """The latest first; each with the counts of all its slots."""
    said = [slot for slot in reversed(slots) if slot.state in (SlotState.HELD, SlotState.MISSED)]
    firsts = dict.fromkeys(month_of(slot.on)[0] for slot in said)
    return tuple(
        Month(
            first,
            tuple(slot for slot in said if month_of(slot.on)[0] == first),
            counted(slots, *month_of(first)),
        )
        for first in firsts
    )
