"""One card, with the cards before and after it in its phase. QtCore only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.guidance import Card, Guidance, Named
from trainer_app.checklists.language import Words
from trainer_app.checklists.packs import Pack, Task
from trainer_app.services.session import SignedIn
from trainer_app.ui.ports.guide import Guide
from trainer_app.ui.shared.favourites import Favourites
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.view_model import PageModel, PageState

if TYPE_CHECKING:
    from trainer_app.services.guide import Book


@dataclass(frozen=True, slots=True)
class CardState(PageState):
    """``place`` of ``count`` in its phase, from 1."""

    card: Card | None = None
    phase: Words | None = None
    place: int = 0
    count: int = 0
    situations: tuple[Named, ...] = ()
    tasks: tuple[Task, ...] = ()
    """In teaching which it helps most."""
    block: Words | None = None
    """The part of the workshop that teaches it."""
    is_marked: bool = False


class CardViewModel(PageModel[CardState]):
    print_wanted = Signal(tuple)

    def __init__(
        self,
        tasks: TaskRunner,
        guide: Guide,
        favourites: Favourites,
        viewer: SignedIn,
        card: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(CardState(), parent)
        self._tasks, self._guide, self._viewer = tasks, guide, viewer
        self._favourites = favourites
        self._wanted = card
        self._guidance: Guidance | None = None
        self._pack: Pack | None = None

    @property
    def guidance(self) -> Guidance | None:
        """For looking words up."""
        return self._guidance

    def read(self) -> None:
        guide, viewer = self._guide, self._viewer
        self._tasks.query(self, lambda: guide.book(viewer), self._on_book, self._on_problem)

    def turn(self, cards: int) -> None:
        """To the next card of the phase, or to the one before."""
        phase = self._phase_cards()
        place = self.state.place - 1 + cards
        if 0 <= place < len(phase):
            self._wanted = phase[place].id
            self._tell()

    def mark(self) -> None:
        """Keep it among one's own, or no longer."""
        if self.state.card is not None:
            self._favourites.mark(self.state.card.id, is_one=not self.state.is_marked)
            self._tell()

    def print_card(self) -> None:
        if self.state.card is not None:
            self.print_wanted.emit((self.state.card.id,))

    def _phase_cards(self) -> tuple[Card, ...]:
        guidance = self._guidance
        known = guidance.cards_by_id.get(self._wanted) if guidance is not None else None
        if guidance is None or known is None:
            return ()
        return tuple(card for card in guidance.cards if card.phase == known.phase)

    def _on_book(self, book: Book) -> None:
        self._guidance, self._pack = book.guidance, book.pack
        self._tell()

    def _tell(self) -> None:
        guidance = self._guidance
        card = guidance.cards_by_id.get(self._wanted) if guidance is not None else None
        if guidance is None or card is None:
            return
        phase = self._phase_cards()
        known = {} if self._pack is None else self._pack.tasks
        names = {name.id: name.title for name in guidance.phases}
        blocks = (block.title for block in guidance.workshop if card.id in block.cards)
        self._show(
            CardState(
                card=card,
                phase=names.get(card.phase),
                place=phase.index(card) + 1,
                count=len(phase),
                situations=tuple(s for s in guidance.situations if s.id in card.situations),
                tasks=tuple(known[task] for task in card.tasks if task in known),
                block=next(blocks, None),
                is_marked=card.id in self._favourites.cards,
            )
        )
