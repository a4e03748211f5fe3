"""Draws on one canvas with (0, 0) at the page's top left, in points, black-and-white safe.

Knows texts, hairlines, signs and the QR code; knows nothing of sheets. Lines and signs go out as
they come, all texts of a page as one object at its end: a third of the time of a call each.
One pen a document; not shared between threads.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from trainer_app.checklists.status import Status
from trainer_app.reports.fonts import Style, readable, width
from trainer_app.reports.marks import (
    STROKE,
    cross_ops,
    hatch_ops,
    level_ops,
    number,
    status_ops,
    tick_ops,
)

TONES: dict[str, tuple[float, float, float]] = {
    "ink": (0.086, 0.098, 0.114),
    "muted": (0.29, 0.314, 0.345),
    "sample": (0.482, 0.502, 0.529),
    "hair": (0.72, 0.72, 0.7),
}
"""Greys of the theme on white paper; ``hair`` is for lines alone."""

HAIRLINE = 0.35
RULE = 0.8
QUIET = 4
"""Light modules round a QR code."""


class Encoder:
    """Texts as this document writes them, each encoded once: most of a stack is said again and
    again, and encoding is most of the time of drawing. One a canvas.
    """

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._known: dict[tuple[str, float, str], str] = {}
        self._before = len(canvas.beginText().getCode()) - len("ET")

    def code(self, words: str, font: str, size: float) -> str:
        """The operators that choose the font and show the words at the place of the moment."""
        key = font, size, words
        found = self._known.get(key)
        if found is None:
            alone = self._canvas.beginText()
            alone.setFont(font, size)
            alone.textOut(readable(words, font))
            found = alone.getCode()[self._before : -len(" ET")]
            self._known[key] = found
        return found


class Pen:
    def __init__(self, canvas: Canvas, height: float, encoder: Encoder) -> None:
        self._canvas = canvas
        self._height = height
        self._encoder = encoder
        self._begin_page()

    def _begin_page(self) -> None:
        self._texts: list[str] = []
        self._ink = ""
        self._spread = 0.0
        self._weight = 0.0
        self._canvas.addLiteral(f"{_grey('ink')} rg")

    def end_page(self) -> None:
        self._canvas.addLiteral("\n".join(["BT", *self._texts, "ET"]))
        self._canvas.showPage()

    def next_page(self) -> None:
        self.end_page()
        self._begin_page()

    def text(self, x: float, y: float, words: str, style: Style, *, spread: float = 0) -> None:
        """``y``: the baseline. ``spread``: extra points between the characters."""
        if not words:
            return
        texts = self._texts
        if style.ink != self._ink:
            self._ink = style.ink
            texts.append(f"{_grey(style.ink)} rg")
        if spread != self._spread:
            self._spread = spread
            texts.append(f"{number(spread)} Tc")
        place = f"1 0 0 1 {number(x)} {number(self._height - y)} Tm"
        texts.append(f"{place} {self._encoder.code(words, style.font, style.size)}")

    def text_right(self, x: float, y: float, words: str, style: Style) -> None:
        self.text(x - width(readable(words, style.font), style), y, words, style)

    def lines(self, x: float, top: float, lines: Sequence[str], style: Style) -> None:
        """Lines below one another, the first in a line box that begins at ``top``."""
        for index, line in enumerate(lines):
            self.text(x, baseline(top, style) + index * style.leading, line, style)

    def rule(self, x: float, y: float, length: float, weight: float = HAIRLINE) -> None:
        if weight != self._weight:
            tone = "hair" if weight == HAIRLINE else "ink"
            self._canvas.addLiteral(f"{_grey(tone)} RG {weight} w")
            self._weight = weight
        level = number(self._height - y)
        self._canvas.addLiteral(f"{number(x)} {level} m {number(x + length)} {level} l S")

    def fall(self, x: float, top: float, length: float) -> None:
        """A hairline downwards."""
        place = f"{number(x)} {number(self._height - top)} m"
        down = f"{number(x)} {number(self._height - top - length)} l"
        self._canvas.addLiteral(f"q {_grey('hair')} RG {HAIRLINE} w {place} {down} S Q")

    def box(self, x: float, top: float, side: float) -> None:
        """An empty square to tick."""
        place = f"{number(x)} {number(self._height - top - side)} {number(side)} {number(side)}"
        self._canvas.addLiteral(f"q {_grey('ink')} RG {RULE} w {place} re S Q")

    def level(self, x: float, y: float, side: float, level: int, top: int = 4) -> None:
        """A ring round (x, y) with ``level`` of its ``top`` parts filled, clockwise from above."""
        self._sign(x, y, level_ops(level, side, top))

    def hatch(self, x: float, y: float, side: float) -> None:
        """Round (x, y), before the level that is drawn into it."""
        self._sign(x, y, hatch_ops(side))

    def status(self, x: float, y: float, side: float, status: Status) -> None:
        """The shape of a status round (x, y)."""
        self._sign(x, y, status_ops(status, side))

    def tick(self, x: float, y: float, side: float) -> None:
        self._sign(x, y, tick_ops(side))

    def cross(self, x: float, y: float, side: float) -> None:
        self._sign(x, y, cross_ops(side))

    def picture(self, x: float, top: float, wide: float, high: float, picture: ImageReader) -> None:
        self._canvas.drawImage(picture, x, self._height - top - high, wide, high)

    def qr(self, x: float, top: float, side: float, holds: str) -> None:
        """A QR code as one vector shape; its quiet zone is inside ``side``."""
        dark = qr_modules(holds)
        unit = side / (len(dark) + 2 * QUIET)
        boxes = [
            f"{start + QUIET} {-row - 1 - QUIET} {length} 1 re"
            for row, modules in enumerate(dark)
            for start, length in _runs(modules)
        ]
        place = f"{unit:.4f} 0 0 {unit:.4f} {number(x)} {number(self._height - top)} cm"
        self._canvas.addLiteral(f"q {place} {' '.join(boxes)} f Q")

    def _sign(self, x: float, y: float, ops: str) -> None:
        place = f"1 0 0 1 {number(x)} {number(self._height - y)} cm"
        self._canvas.addLiteral(f"q {place} {_grey('ink')} RG {STROKE} w {ops} Q")


def baseline(top: float, style: Style) -> float:
    """Where the letters stand in a line box that begins at ``top``; capitals in its middle."""
    return top + (style.leading + style.size * 0.727) / 2  # Inter's capitals are 0.727 em high


@lru_cache(maxsize=64)
def qr_modules(holds: str) -> tuple[tuple[bool, ...], ...]:
    """The dark modules of a QR code, row by row, that survives 15 % of it being smudged."""
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(holds)
    code.make()
    return tuple(tuple(bool(module) for module in row) for row in code.modules)


def _runs(modules: Sequence[bool]) -> list[tuple[int, int]]:
    """Where dark modules begin and how many follow one another."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for index, dark in enumerate((*modules, False)):
        if dark and start is None:
            start = index
        elif not dark and start is not None:
            runs.append((start, index - start))
            start = None
    return runs


@cache
def _grey(tone: str) -> str:
    return " ".join(str(part) for part in TONES[tone])
