"""Photos laid out to be seen large, whichever screen they stand on. One a window; memory only.

They may be of a page that is not saved yet, so they are handed over here and not read anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from trainer_app.ui.navigator import Navigator

if TYPE_CHECKING:  # the window is painted before any service is loaded
    from trainer_app.ui.shared.evidence import EvidenceItem

ROUTE = "photo_large"


class LightTable(QObject):
    def __init__(self, navigator: Navigator) -> None:
        super().__init__(navigator)
        self._navigator = navigator
        self.photos: tuple[EvidenceItem, ...] = ()
        self.first = 0

    def lay(self, photos: tuple[EvidenceItem, ...], at: int) -> None:
        """Show those that are here, beginning with this one."""
        here = [n for n, photo in enumerate(photos) if photo.image is not None]
        if at in here:
            self.photos, self.first = tuple(photos[n] for n in here), here.index(at)
            self._navigator.go(ROUTE)

    def clear(self) -> None:
        self.photos, self.first = (), 0
