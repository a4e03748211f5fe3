"""What exactly remains before a trainee is ready to present, grouped as it is shown."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject
from typing_extensions import override

from trainer_app.checklists.language import Words
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.progress import Remainder, Remaining
from trainer_app.kernel.ids import PersonId
from trainer_app.services.pages import ChecklistPage
from trainer_app.services.session import SignedIn
from trainer_app.ui.ports.trainee import TraineePages
from trainer_app.ui.shared.trainee_page import TraineeModel, TraineeState
from trainer_app.ui.tasks import TaskRunner


@dataclass(frozen=True, slots=True)
class RemainsItem:
    kind: Remaining
    id: str
    title: Words
    count: int


@dataclass(frozen=True, slots=True)
class RemainsState(TraineeState):
    items: tuple[RemainsItem, ...] = ()


class RemainsViewModel(TraineeModel[RemainsState]):
    def __init__(
        self,
        tasks: TaskRunner,
        pages: TraineePages,
        viewer: SignedIn,
        trainee: PersonId,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(RemainsState(), tasks, viewer, trainee, parent)
        self._pages = pages

    @override
    def read(self) -> None:
        pages, viewer, trainee = self._pages, self._viewer, self._trainee
        self._tasks.query(
            self, lambda: pages.checklist(viewer, trainee), self._on_page, self._on_problem
        )

    def _on_page(self, page: ChecklistPage) -> None:
        items = [
            RemainsItem(r.kind, r.id, _title(page.pack, r), r.count) for r in page.progress.remains
        ]
        order = list(Remaining)
        items.sort(key=lambda item: order.index(item.kind))
        self._show(replace(self.state.headed(page.head), items=tuple(items)))


def _title(pack: Pack, remainder: Remainder) -> Words:
    match remainder.kind:
        case Remaining.MODULE:
            return next((m.title for m in pack.modules if m.id == remainder.id), {})
        case Remaining.PRACTICAL:
            return next((p.theme for p in pack.practicals if p.id == remainder.id), {})
        case Remaining.UNIT_SIGNATURE:
            return pack.units_by_id[remainder.id].title
        case Remaining.CAPSTONE:
            return {}
        case _:
            return pack.tasks[remainder.id].title
