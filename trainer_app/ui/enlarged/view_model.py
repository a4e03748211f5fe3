"""Which of several photos is looked at. QtCore only; what it shows was handed over to it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject

from trainer_app.ui.shared.evidence import EvidenceItem
from trainer_app.ui.view_model import ViewModel


@dataclass(frozen=True, slots=True)
class EnlargedState:
    photos: tuple[EvidenceItem, ...] = ()
    at: int = 0

    @property
    def photo(self) -> EvidenceItem | None:
        return self.photos[self.at] if self.at < len(self.photos) else None


class EnlargedViewModel(ViewModel[EnlargedState]):
    def __init__(
        self, photos: tuple[EvidenceItem, ...], first: int, parent: QObject | None = None
    ) -> None:
        super().__init__(EnlargedState(photos, first), parent)

    def turn(self, by: int) -> None:
        """To the photo before (-1) or after (1); there is nothing beyond either end."""
        at = self.state.at + by
        if 0 <= at < len(self.state.photos):
            self._show(replace(self.state, at=at))
