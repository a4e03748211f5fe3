"""The guide: cards by phase, by situation or one's own, and everything that a search finds.

QtCore only.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from typing_extensions import override

from trainer_app.checklists.guidance import Card, Named
from trainer_app.checklists.language import Words
from trainer_app.services.session import SignedIn
from trainer_app.ui.ports.guide import Guide
from trainer_app.ui.shared.book_model import BookState, BookViewModel
from trainer_app.ui.shared.favourites import Favourites
from trainer_app.ui.tasks import TaskRunner

if TYPE_CHECKING:
    from trainer_app.services.guide import Book

MINE: Final = "favourites"
"""The group of the cards that somebody marked."""
_SHOWN: Final = 8
"""Of one sort; whoever wants more types another letter."""


@dataclass(frozen=True, slots=True)
class Group:
    """Some cards under a name; ``title`` empty: one's own."""

    id: str
    title: Words
    count: int


@dataclass(frozen=True, slots=True)
class Hit:
    """``kind``: card | task | word | defect."""

    kind: str
    id: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class GuideState(BookState):
    by_situation: bool = False
    groups: tuple[Group, ...] = ()
    chosen: str = ""
    cards: tuple[Card, ...] = ()
    """Of the group that was chosen."""
    marked: frozenset[str] = frozenset()
    hits: tuple[Hit, ...] = ()
    is_searching: bool = False
    """Something is typed and can be looked for."""


class GuideViewModel(BookViewModel[GuideState]):
    wanted = Signal(str, str)
    """The kind of a hit and its id."""
    print_wanted = Signal(tuple)
    """The ids of the cards to print."""

    def __init__(
        self,
        tasks: TaskRunner,
        guide: Guide,
        favourites: Favourites,
        viewer: SignedIn,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(GuideState(), tasks, guide, viewer, parent)
        self._favourites = favourites

    def look_again(self) -> None:
        """Back from a card: it may have been marked meanwhile."""
        if self._book is not None:
            self._list()

    # --- intents --------------------------------------------------------------------------------

    def arrange(self, *, by_situation: bool) -> None:
        if by_situation is not self.state.by_situation:
            self._show(replace(self.state, by_situation=by_situation, chosen=""))
            self._list()

    def choose_group(self, group: str) -> None:
        self._show(replace(self.state, chosen=group))
        self._list()

    def open(self, kind: str, thing: str) -> None:
        self.wanted.emit(kind, thing)

    def print_cards(self) -> None:
        cards = self.printable
        if cards:
            self.print_wanted.emit(cards)

    @property
    def printable(self) -> tuple[str, ...]:
        """The cards in sight."""
        if self.state.is_searching:
            return tuple(hit.id for hit in self.state.hits if hit.kind == "card")
        return tuple(card.id for card in self.state.cards)

    # --- answers --------------------------------------------------------------------------------

    @override
    def _list(self) -> None:
        book = self._book
        if book is None:
            return
        guidance, state = book.guidance, self.state
        mine = tuple(c for c in self._favourites.cards if c in guidance.cards_by_id)
        names = guidance.situations if state.by_situation else guidance.phases
        groups = tuple(
            Group(name.id, name.title, len(self._cards(book, name)))
            for name in names
            if self._cards(book, name)
        )
        if mine:
            groups = (Group(MINE, {}, len(mine)), *groups)
        ids = [group.id for group in groups]
        chosen = state.chosen if state.chosen in ids else next(iter(ids), "")
        if chosen == MINE:
            cards = tuple(guidance.cards_by_id[card] for card in mine)
        else:
            cards = next((self._cards(book, name) for name in names if name.id == chosen), ())
        self._show(
            replace(state, groups=groups, chosen=chosen, cards=cards, marked=frozenset(mine))
        )

    def _cards(self, book: Book, name: Named) -> tuple[Card, ...]:
        by_situation = self.state.by_situation
        return tuple(
            card
            for card in book.guidance.cards
            if (name.id in card.situations if by_situation else card.phase == name.id)
        )

    @override
    def _search(self) -> None:
        typed, finder = self.state.typed.strip(), self._finder
        if not typed or finder is None:
            self._show(replace(self.state, hits=(), is_searching=False))
            return
        sorts: dict[str, list[Hit]] = {}
        for entry in finder.everything.find(typed):
            sorts.setdefault(entry.kind, []).append(
                Hit(entry.kind, entry.id, entry.title, entry.detail)
            )
        # the sort of the best hit comes first
        hits = tuple(hit for sort in sorts.values() for hit in sort[:_SHOWN])
        self._show(replace(self.state, hits=hits, is_searching=True))
