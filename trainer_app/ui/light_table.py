"""Evidence that is looked at, whichever screen it stands on. One a window; memory only.

Photos may be of a page that is not saved yet, so they are handed over here and not read anew. A
file that is no photo is never opened: a copy of it may be wanted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trainer_app.ui.navigator import Navigator

if TYPE_CHECKING:  # the window is painted before any service is loaded
    from trainer_app.ui.shared.evidence import EvidenceItem

ROUTE = "photo_large"


class LightTable(QObject):
    copy_wanted = Signal(object)
    """``EvidenceItem``: a PDF that is here."""

    def __init__(self, navigator: Navigator) -> None:
        super().__init__(navigator)
        self._navigator = navigator
        self.photos: tuple[EvidenceItem, ...] = ()
        self.first = 0

    def lay(self, photos: tuple[EvidenceItem, ...], at: int) -> None:
        """Show the photos that are here, beginning with this one; or ask for a copy of a file."""
        if at < len(photos) and photos[at].may_be_copied:
            self.copy_wanted.emit(photos[at])
            return
        here = [n for n, photo in enumerate(photos) if photo.image is not None]
        if at in here:
            self.photos, self.first = tuple(photos[n] for n in here), here.index(at)
            self._navigator.go(ROUTE)

    def clear(self) -> None:
        self.photos, self.first = (), 0
