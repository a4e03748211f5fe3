"""*Who sees what* on paper: everybody may read it, so everybody may print it."""

from __future__ import annotations

from collections.abc import Callable

from trainer_app.checklists.ports import Store
from trainer_app.checklists.whosees import WhoSeesWhat, table
from trainer_app.kernel.clock import Clock
from trainer_app.services.session import SignedIn


class WhoSees:
    def __init__(self, store: Store, clock: Clock, draw: Callable[[WhoSeesWhat], bytes]) -> None:
        self._store = store
        self._clock = clock
        self._draw = draw

    def sheet(self, viewer: SignedIn, *, lang: str, paper: str = "letter") -> bytes:
        """The permission table as a PDF."""
        return self._draw(self.who_sees_what(viewer.name, lang=lang, paper=paper))

    def who_sees_what(self, printed_by: str, *, lang: str, paper: str) -> WhoSeesWhat:
        """The sheet as data."""
        with self._store.reading() as reading:
            site = reading.directory().site
            return WhoSeesWhat(
                lang=lang,
                paper=paper,
                plant=site.saved.name if site else "",
                printed_by=printed_by,
                printed_on=self._clock.now().date,
                rows=table(),
                sample=reading.is_sample(),
            )
