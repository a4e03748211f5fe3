"""Draws on one canvas with (0, 0) at the page's top left, in points, black-and-white safe.

Knows texts, hairlines, the quarter-filled circle, the shapes of the statuses and the QR code; knows
nothing of sheets. One pen a document; not shared between threads.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from math import cos, pi, sin

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.pdfgen.canvas import Canvas

from trainer_app.checklists.status import Status
from trainer_app.reports.fonts import Style, readable, width

Tone = tuple[float, float, float]

TONES: dict[str, Tone] = {
    "ink": (0.086, 0.098, 0.114),
    "muted": (0.29, 0.314, 0.345),
    "sample": (0.482, 0.502, 0.529),
    "hair": (0.72, 0.72, 0.7),
}
"""Greys of the theme on white paper; ``hair`` is for lines alone."""

HAIRLINE = 0.35
RULE = 0.8
_STROKE = 0.65


class Pen:
    def __init__(self, canvas: Canvas, height: float) -> None:
        self._canvas = canvas
        self._height = height
        self._fill = self._stroke = ""
        self._font: tuple[str, float] | None = None

    def next_page(self) -> None:
        self._canvas.showPage()
        self._fill = self._stroke = ""
        self._font = None

    def text(self, x: float, y: float, words: str, style: Style, *, spread: float = 0) -> None:
        """``y``: the baseline. ``spread``: extra points between the characters."""
        if not words:
            return
        self._fill_with(style.ink)
        if self._font != (style.font, style.size):
            self._font = (style.font, style.size)
            self._canvas.setFont(style.font, style.size)
        self._canvas.drawString(x, self._height - y, readable(words, style.font), charSpace=spread)

    def text_right(self, x: float, y: float, words: str, style: Style) -> None:
        self.text(x - width(readable(words, style.font), style), y, words, style)

    def lines(self, x: float, top: float, lines: Sequence[str], style: Style) -> None:
        """Lines below one another, the first in a line box that begins at ``top``."""
        for index, line in enumerate(lines):
            self.text(x, baseline(top, style) + index * style.leading, line, style)

    def rule(self, x: float, y: float, length: float, weight: float = HAIRLINE) -> None:
        self._stroke_with("hair" if weight == HAIRLINE else "ink")
        self._canvas.setLineWidth(weight)
        self._canvas.line(x, self._height - y, x + length, self._height - y)

    def level(self, x: float, y: float, side: float, level: int) -> None:
        """A ring round (x, y) with ``level`` of its quarters filled, clockwise from the top."""
        canvas, radius = self._canvas, (side - _STROKE) / 2
        middle = self._height - y
        self._shape()
        canvas.circle(x, middle, radius)
        filled = min(max(level, 0), 4)
        if filled == 4:
            canvas.circle(x, middle, radius, stroke=0, fill=1)
        elif filled:
            box = (x - radius, middle - radius, x + radius, middle + radius)
            canvas.wedge(*box, startAng=90, extent=-90 * filled, stroke=0, fill=1)

    def status(self, x: float, y: float, side: float, status: Status) -> None:
        """The shape of a status round (x, y): the screen's icon, in a few strokes."""
        self._shape()
        _SHAPES[status](self._canvas, x, self._height - y, side / 2)

    def tick(self, x: float, y: float, side: float) -> None:
        self._shape()
        _tick(self._canvas, x, self._height - y, side / 2)

    def qr(self, x: float, top: float, side: float, holds: str) -> None:
        """A QR code as one vector shape; its quiet zone is inside ``side``."""
        dark = qr_modules(holds)
        quiet = 4
        unit = side / (len(dark) + 2 * quiet)
        path = self._canvas.beginPath()
        for row, modules in enumerate(dark):
            bottom = self._height - top - (row + 1 + quiet) * unit
            for start, length in _runs(modules):
                path.rect(x + (start + quiet) * unit, bottom, length * unit, unit)
        self._fill_with("ink")
        self._canvas.drawPath(path, stroke=0, fill=1)

    def _shape(self) -> None:
        self._fill_with("ink")
        self._stroke_with("ink")
        self._canvas.setLineWidth(_STROKE)

    def _fill_with(self, tone: str) -> None:
        if tone != self._fill:
            self._fill = tone
            self._canvas.setFillColorRGB(*TONES[tone])

    def _stroke_with(self, tone: str) -> None:
        if tone != self._stroke:
            self._stroke = tone
            self._canvas.setStrokeColorRGB(*TONES[tone])


def baseline(top: float, style: Style) -> float:
    """Where the letters stand in a line box that begins at ``top``; capitals in its middle."""
    return top + (style.leading + style.size * 0.727) / 2  # Inter's capitals are 0.727 em high


@lru_cache(maxsize=64)
def qr_modules(holds: str) -> tuple[tuple[bool, ...], ...]:
    """The dark modules of a QR code, row by row, that survives 15 % of it being smudged."""
    code = QrCodeWidget(holds, barLevel="M").qr
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


def _polygon(canvas: Canvas, points: Sequence[tuple[float, float]], *, close: bool = False) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    if close:
        path.close()
    canvas.drawPath(path)


def _tick(c: Canvas, x: float, y: float, r: float) -> None:
    points = [(x - 0.85 * r, y), (x - 0.25 * r, y - 0.65 * r), (x + 0.9 * r, y + 0.7 * r)]
    _polygon(c, points)


def _not_started(c: Canvas, x: float, y: float, r: float) -> None:
    c.setDash(0.7, 1.05)
    c.circle(x, y, 0.9 * r)
    c.setDash()


def _in_training(c: Canvas, x: float, y: float, r: float) -> None:
    """A pen, and the line it writes."""
    c.line(x - 0.9 * r, y - 0.9 * r, x + 0.9 * r, y - 0.9 * r)
    _polygon(
        c,
        [
            (x - 0.6 * r, y - 0.35 * r),
            (x + 0.35 * r, y + 0.9 * r),
            (x + 0.75 * r, y + 0.55 * r),
            (x - 0.2 * r, y - 0.45 * r),
        ],
        close=True,
    )


def _second_look(c: Canvas, x: float, y: float, r: float) -> None:
    """Two people, of whom the second is still an outline."""
    c.circle(x - 0.35 * r, y, 0.6 * r, stroke=1, fill=1)
    c.circle(x + 0.45 * r, y, 0.6 * r)


def _due(c: Canvas, x: float, y: float, r: float) -> None:
    """A clock."""
    c.circle(x, y, 0.95 * r)
    _polygon(c, [(x, y + 0.6 * r), (x, y), (x + 0.45 * r, y - 0.2 * r)])


def _lapsed(c: Canvas, x: float, y: float, r: float) -> None:
    """An octagon with a cross."""
    corners = [
        (x + r * cos(pi * (2 * i + 1) / 8), y + r * sin(pi * (2 * i + 1) / 8)) for i in range(8)
    ]
    _polygon(c, corners, close=True)
    d = 0.36 * r
    c.line(x - d, y - d, x + d, y + d)
    c.line(x - d, y + d, x + d, y - d)


def _in_question(c: Canvas, x: float, y: float, r: float) -> None:
    """A ring with a question mark, drawn, so that no text is read twice."""
    c.circle(x, y, 0.95 * r)
    c.arc(x - 0.34 * r, y - 0.1 * r, x + 0.34 * r, y + 0.58 * r, startAng=180, extent=-225)
    c.line(x, y - 0.04 * r, x, y - 0.2 * r)
    c.circle(x, y - 0.5 * r, 0.09 * r, stroke=0, fill=1)


def _not_applicable(c: Canvas, x: float, y: float, r: float) -> None:
    """A ring struck through."""
    c.circle(x, y, 0.95 * r)
    d = 0.67 * r
    c.line(x - d, y + d, x + d, y - d)


_SHAPES: dict[Status, Callable[[Canvas, float, float, float], None]] = {
    Status.NOT_STARTED: _not_started,
    Status.IN_TRAINING: _in_training,
    Status.SIGNED_OFF: _tick,
    Status.SECOND_LOOK: _second_look,
    Status.DUE: _due,
    Status.LAPSED: _lapsed,
    Status.IN_QUESTION: _in_question,
    Status.NOT_APPLICABLE: _not_applicable,
}
