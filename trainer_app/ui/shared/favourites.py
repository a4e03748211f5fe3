"""The cards that somebody keeps at hand: that person's, on this PC. No record of anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from trainer_app.ui.shared.drafts import DraftDesk

_FORM: Final = "last_favourites"
"""A habit, not something begun: *Today* does not offer to go on with it."""


@dataclass(frozen=True, slots=True)
class _Marked:
    cards: tuple[str, ...] = ()


class Favourites:
    """Of whoever is signed in; kept among their drafts."""

    def __init__(self, desk: DraftDesk) -> None:
        self._desk = desk

    @property
    def cards(self) -> tuple[str, ...]:
        """In the order in which they were marked."""
        kept = self._desk.kept(_FORM, "", _Marked)
        return () if kept is None else kept.said.cards

    def mark(self, card: str, *, is_one: bool) -> None:
        others = tuple(other for other in self.cards if other != card)
        self._desk.keep(_FORM, "", _Marked((*others, card) if is_one else others))
