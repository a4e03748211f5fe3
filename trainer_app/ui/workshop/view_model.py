"""The workshop: eight blocks, ticked off by whoever does them. QtCore only.

Ticks are the person's own, on this PC. When all are ticked the person records that the module of
the trainers' programme is done; that is the record, and ticks are forgotten.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.guidance import Block, Card
from trainer_app.services.session import SignedIn
from trainer_app.ui.ports.guide import Guide
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import PageModel, PageState

if TYPE_CHECKING:
    from trainer_app.services.guide import Workshop
    from trainer_app.services.signing import Recorded

_FORM: Final = "last_workshop"


@dataclass(frozen=True, slots=True)
class Ticked:
    """What is kept."""

    blocks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WorkshopState(PageState):
    is_read: bool = False
    blocks: tuple[Block, ...] = ()
    ticked: frozenset[str] = frozenset()
    chosen: str = ""
    cards: tuple[Card, ...] = ()
    """Of the block that was chosen."""
    counts: bool = False
    """There is a programme for trainers that asks for it, and the person may record it."""
    is_recorded: bool = False
    just_recorded: bool = False

    @property
    def block(self) -> Block | None:
        return next((block for block in self.blocks if block.id == self.chosen), None)

    @property
    def can_record(self) -> bool:
        done = bool(self.blocks) and all(block.id in self.ticked for block in self.blocks)
        return done and self.counts and not self.is_recorded and not self.busy


class WorkshopViewModel(PageModel[WorkshopState]):
    card_wanted = Signal(str)

    def __init__(
        self,
        tasks: TaskRunner,
        guide: Guide,
        desk: DraftDesk,
        viewer: SignedIn,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(WorkshopState(), parent)
        self._tasks, self._guide, self._desk, self._viewer = tasks, guide, desk, viewer
        self._known: dict[str, Card] = {}

    def read(self) -> None:
        guide, viewer = self._guide, self._viewer
        self._tasks.query(self, lambda: guide.workshop(viewer), self._on_read, self._on_problem)

    def choose(self, block: str) -> None:
        self._show(replace(self.state, chosen=block, cards=self._cards(block)))

    def tick(self) -> None:
        """The chosen block is done, or not yet after all."""
        state = self.state
        if state.block is None or state.is_recorded:
            return
        ticked = state.ticked ^ {state.chosen}
        self._desk.keep(_FORM, "", Ticked(tuple(sorted(ticked))))
        self._show(replace(state, ticked=ticked))

    def open_card(self, card: str) -> None:
        self.card_wanted.emit(card)

    def record(self) -> None:
        if not self.state.can_record:
            return
        self._show(replace(self.state, busy=True, problem=None))
        guide, viewer = self._guide, self._viewer
        self._tasks.perform(
            self, lambda: guide.complete_workshop(viewer), self._on_recorded, self._on_problem
        )

    def _cards(self, chosen: str) -> tuple[Card, ...]:
        block = next((block for block in self.state.blocks if block.id == chosen), None)
        return tuple(self._known[card] for card in (block.cards if block else ()))

    def _on_read(self, workshop: Workshop) -> None:
        self._known = workshop.guidance.cards_by_id
        blocks = workshop.guidance.workshop
        kept = self._desk.kept(_FORM, "", Ticked)
        ids = {block.id for block in blocks}
        ticked = frozenset(ids if workshop.is_recorded else kept.said.blocks if kept else ()) & ids
        self._show(
            replace(
                self.state,
                is_read=True,
                blocks=blocks,
                ticked=ticked,
                counts=workshop.counts,
                is_recorded=workshop.is_recorded,
                busy=False,
                problem=None,
            )
        )
        left = (block.id for block in blocks if block.id not in ticked)
        self.choose(self.state.chosen or next(left, blocks[0].id if blocks else ""))

    def _on_recorded(self, _recorded: Recorded) -> None:
        self._desk.forget(_FORM, "")
        self._show(replace(self.state, busy=False, is_recorded=True, just_recorded=True))
