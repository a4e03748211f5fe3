"""*Who sees what* on paper: everybody may read it, so everybody may print it."""

from __future__ import annotations

from trainer_app.checklists.ports import Store
from trainer_app.checklists.whosees import WhoSeesWhat, table
from trainer_app.kernel.clock import Clock
from trainer_app.services.session import SignedIn
from trainer_app.services.sheets import Drawing


class WhoSees:
    def __init__(self, store: Store, clock: Clock, drawing: Drawing) -> None:
        self._store = store
        self._clock = clock
        self._drawing = drawing

    def sheet(self, viewer: SignedIn, *, lang: str, paper: str = "letter") -> bytes:
        """The permission table as a PDF."""
        return self._drawing.pdf([self.who_sees_what(viewer.name, lang=lang, paper=paper)])

    def html(self, viewer: SignedIn, *, lang: str) -> str:
        """The same as a page that a screen reader can read."""
        return self._drawing.html([self.who_sees_what(viewer.name, lang=lang, paper="letter")])

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
