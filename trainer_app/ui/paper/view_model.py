"""A sheet in the preview: its pages as pictures, printing it, keeping it. QtCore only.

The bytes come from a service on the store worker; pictures, printing and files are the slow
worker's. A page that was asked for and is no longer wanted is dropped when it comes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.wanted import PAPERS
from trainer_app.kernel.wholefile import write_whole
from trainer_app.ui.paper.pages import PageImage, PageSize, draw_page, page_sizes
from trainer_app.ui.paper.printing import Printer, Printing
from trainer_app.ui.tasks import TaskRunner, Worker
from trainer_app.ui.view_model import PageModel, PageState

Source = Callable[[str, str], bytes]
"""Language (``en``, ``fr``, ``en+fr``) and paper (``letter``, ``a4``) to the bytes of a PDF."""

Copy = Callable[[str], str]
"""Language to the same sheet as an HTML page."""

BOTH = "en+fr"


@dataclass(frozen=True, slots=True)
class Offer:
    """What may be chosen for a sheet; of one thing there is no choice."""

    languages: tuple[str, ...] = ("en", "fr")
    papers: tuple[str, ...] = PAPERS
    paper: str = "letter"
    """As this PC is set; another where the sheet does not come on it."""
    copy: Copy | None = None
    """Where the sheet may be kept as HTML too."""


@dataclass(frozen=True, slots=True)
class PaperState(PageState):
    name: str
    language: str
    paper: str = "letter"
    pages: int = 0
    page: int = 0
    """From 0."""
    image: PageImage | None = None
    whole_page: bool = True
    """Else as wide as there is room."""
    printers: tuple[Printer, ...] | None = None
    printer: str = ""
    printed_on: str = ""
    saved_as: str = ""

    @property
    def can_print(self) -> bool:
        return bool(self.pages and self.printer) and not self.busy


class PaperViewModel(PageModel[PaperState]):
    printed = Signal(str, str, str)
    """In which language, on which paper, by which printer."""

    def __init__(
        self,
        tasks: TaskRunner,
        source: Source,
        printing: Callable[[], Printing],
        name: str,
        language: str,
        parent: QObject | None = None,
        *,
        offer: Offer | None = None,
    ) -> None:
        self.offer = offer or Offer()
        papers = self.offer.papers
        paper = self.offer.paper if self.offer.paper in papers else papers[0]
        super().__init__(PaperState(name, language, paper), parent)
        self._tasks = tasks
        self._source = source
        self._make_printing = printing
        self._printing: Printing | None = None
        self._pdf = b""
        self._sizes: tuple[PageSize, ...] = ()
        self._room = (0, 0)
        self._ratio = 1.0
        self._wanted = 0

    # --- intents --------------------------------------------------------------------------------

    def read(self) -> None:
        self._fetch()
        self._tasks.perform(
            self, self._list_printers, self._on_printers, self._on_problem, on=Worker.SLOW
        )

    def set_language(self, language: str) -> None:
        if language != self.state.language:
            self._show(replace(self.state, language=language, printed_on="", saved_as=""))
            self._fetch()

    def set_paper(self, paper: str) -> None:
        if paper != self.state.paper:
            self._show(replace(self.state, paper=paper, printed_on="", saved_as=""))
            self._fetch()

    def set_printer(self, printer: str) -> None:
        self._show(replace(self.state, printer=printer, printed_on=""))

    def turn(self, pages: int) -> None:
        page = min(max(0, self.state.page + pages), self.state.pages - 1)
        if page != self.state.page and self.state.pages:
            self._show(replace(self.state, page=page))
            self._draw()

    def zoom(self, *, whole_page: bool) -> None:
        if whole_page is not self.state.whole_page:
            self._show(replace(self.state, whole_page=whole_page))
            self._draw()

    def fit(self, width: int, height: int, ratio: float) -> None:
        """Room for a page in device-independent pixels, and the screen's ratio."""
        if ((width, height), ratio) != (self._room, self._ratio):
            self._room, self._ratio = (width, height), ratio
            self._draw()

    def print_sheet(self) -> None:
        state = self.state
        if not state.can_print or self._printing is None:
            return
        printing, pdf = self._printing, self._pdf
        self._show(replace(state, busy=True, problem=None, printed_on="", saved_as=""))

        def handed_over(_none: None) -> None:
            self._show(replace(self.state, busy=False, printed_on=state.printer))
            self.printed.emit(state.language, state.paper, state.printer)

        self._tasks.perform(
            self,
            lambda: printing.print_pdf(pdf, state.printer, state.name, state.paper),
            handed_over,
            self._on_problem,
            on=Worker.SLOW,
        )

    def save(self, path: Path) -> None:
        pdf, copy, language = self._pdf, self.offer.copy, self.state.language
        as_words = path.suffix.lower() in (".html", ".htm") and copy is not None
        self._show(replace(self.state, busy=True, problem=None, printed_on="", saved_as=""))

        def write() -> None:
            said = copy(language).encode() if as_words and copy is not None else pdf
            write_whole(path, said)

        def saved(_none: None) -> None:
            self._show(replace(self.state, busy=False, saved_as=str(path)))

        self._tasks.perform(self, write, saved, self._on_problem, on=Worker.SLOW)

    # --- work and answers -----------------------------------------------------------------------

    def _fetch(self) -> None:
        source, language, paper = self._source, self.state.language, self.state.paper

        def fetch() -> tuple[bytes, tuple[PageSize, ...]]:
            pdf = source(language, paper)
            return pdf, page_sizes(pdf)

        self._tasks.query(self, fetch, self._on_sheet, self._on_problem, key="sheet")

    def _on_sheet(self, sheet: tuple[bytes, tuple[PageSize, ...]]) -> None:
        self._pdf, self._sizes = sheet
        pages = len(self._sizes)
        page = min(self.state.page, pages - 1)
        self._show(replace(self.state, pages=pages, page=page, problem=None))
        self._draw()

    def _draw(self) -> None:
        width, height = self._room
        if not self._sizes or width <= 0 or height <= 0:
            return
        size, index, pdf = self._sizes[self.state.page], self.state.page, self._pdf
        scale = width / size.width
        if self.state.whole_page:
            scale = min(scale, height / size.height)
        self._wanted += 1
        ticket = self._wanted

        def drawn(image: PageImage) -> None:
            if ticket == self._wanted:
                self._show(replace(self.state, image=image))

        pixels_a_point = scale * self._ratio
        self._tasks.perform(
            self,
            lambda: draw_page(pdf, index, pixels_a_point),
            drawn,
            self._on_problem,
            on=Worker.SLOW,
        )

    def _list_printers(self) -> tuple[Printing, tuple[Printer, ...]]:
        printing = self._make_printing()
        return printing, printing.printers()

    def _on_printers(self, found: tuple[Printing, tuple[Printer, ...]]) -> None:
        self._printing, printers = found
        first = printers[0].name if printers else ""
        self._show(replace(self.state, printers=printers, printer=first))
