"""The drawn signs of paper as PDF path operators round (0, 0): level circles, status shapes, tick.

Plain strings, worked out once: a sheet repeats them hundreds of times. ``S`` strokes, ``f`` fills;
the pen sets the grey and the line. Half the side is ``r``; y points up, as in PDF.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from math import cos, pi, sin, tan

from trainer_app.checklists.status import Status

STROKE = 0.65
"""Points of the lines of every sign."""

_KAPPA = 0.5523  # the handle that makes four curves a circle

Point = tuple[float, float]


@cache
def level_ops(level: int, side: float, top: int = 4) -> str:
    """A ring with ``level`` of its ``top`` parts filled, clockwise from above."""
    r = (side - STROKE) / 2
    filled = min(max(level, 0), top)
    ring = f"{_circle(0, 0, r)} S"
    if filled == top:
        return f"{ring} {_circle(0, 0, r)} f"
    if not filled:
        return ring
    if top == 4:
        parts = " ".join(_quarter(r, n) for n in range(filled))
    else:
        parts = " ".join(_arc(r, n / top, (n + 1) / top) for n in range(filled))
    return f"{ring} {_at(0, 0)} m {_at(0, r)} l {parts} h f"


@cache
def status_ops(status: Status, side: float) -> str:
    """The screen's icon of a status in a few strokes."""
    r = side / 2
    match status:
        case Status.NOT_STARTED:
            return f"[0.7 1.05] 0 d {_circle(0, 0, 0.9 * r)} S [] 0 d"
        case Status.IN_TRAINING:  # a pen, and the line it writes
            pen = [(-0.6, -0.35), (0.35, 0.9), (0.75, 0.55), (-0.2, -0.45)]
            return f"{_line([(-0.9, -0.9), (0.9, -0.9)], r)} S {_line(pen, r)} h S"
        case Status.SIGNED_OFF:
            return tick_ops(side)
        case Status.SECOND_LOOK:  # two people, of whom the second is still an outline
            return f"{_circle(-0.5 * r, 0, 0.5 * r)} B {_circle(0.75 * r, 0, 0.5 * r)} S"
        case Status.DUE:  # a clock
            hands = [(0.0, 0.6), (0.0, 0.0), (0.45, -0.2)]
            return f"{_circle(0, 0, 0.95 * r)} S {_line(hands, r)} S"
        case Status.LAPSED:  # an octagon with a cross
            corners = [(cos(pi * (2 * i + 1) / 8), sin(pi * (2 * i + 1) / 8)) for i in range(8)]
            cross = (
                f"{_line([(-0.36, -0.36), (0.36, 0.36)], r)} S "
                f"{_line([(-0.36, 0.36), (0.36, -0.36)], r)} S"
            )
            return f"{_line(corners, r)} h S {cross}"
        case Status.IN_QUESTION:  # a question mark, drawn, so that no text is read twice
            hook = (
                f"{_at(-0.33 * r, 0.3 * r)} m {_at(-0.33 * r, 0.75 * r)} {_at(0.36 * r, 0.75 * r)} "
                f"{_at(0.36 * r, 0.27 * r)} c {_at(0.36 * r, 0.02 * r)} {_at(0, 0.05 * r)} "
                f"{_at(0, -0.22 * r)} c S"
            )
            return f"{_circle(0, 0, 0.95 * r)} S {hook} {_circle(0, -0.52 * r, 0.1 * r)} f"
        case Status.NOT_APPLICABLE:  # a ring struck through
            return f"{_circle(0, 0, 0.95 * r)} S {_line([(-0.67, 0.67), (0.67, -0.67)], r)} S"


@cache
def tick_ops(side: float) -> str:
    return f"{_line([(-0.85, 0.0), (-0.25, -0.65), (0.9, 0.7)], side / 2)} S"


@cache
def hatch_ops(side: float) -> str:
    """Slanted lines round a circle, which is drawn over them: what it shows is not confirmed."""
    r = side / 2
    slants = []
    for n in range(-3, 4):
        off = n * side / 4
        low, high = max(-r, off - r), min(r, off + r)
        slants.append(f"{_at(low, low - off)} m {_at(high, high - off)} l")
    return f"{' '.join(slants)} S 1 g {_circle(0, 0, 0.8 * r)} f 0 g"


@cache
def cross_ops(side: float) -> str:
    r = side / 2
    down = _line([(-0.7, 0.7), (0.7, -0.7)], r)
    return f"{down} S {_line([(-0.7, -0.7), (0.7, 0.7)], r)} S"


@lru_cache(maxsize=16384)
def number(value: float) -> str:
    """A length as PDF writes it: at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _at(x: float, y: float) -> str:
    return f"{number(x)} {number(y)}"


def _line(points: Sequence[Point], r: float) -> str:
    first, *rest = [_at(x * r, y * r) for x, y in points]
    return " ".join([f"{first} m", *(f"{point} l" for point in rest)])


def _circle(x: float, y: float, r: float) -> str:
    k = _KAPPA * r
    return " ".join(
        [
            f"{_at(x, y + r)} m",
            f"{_at(x + k, y + r)} {_at(x + r, y + k)} {_at(x + r, y)} c",
            f"{_at(x + r, y - k)} {_at(x + k, y - r)} {_at(x, y - r)} c",
            f"{_at(x - k, y - r)} {_at(x - r, y - k)} {_at(x - r, y)} c",
            f"{_at(x - r, y + k)} {_at(x - k, y + r)} {_at(x, y + r)} c h",
        ]
    )


def _quarter(r: float, which: int) -> str:
    """The curve of one quarter, from the top clockwise."""
    k = _KAPPA * r
    handles: list[list[Point]] = [
        [(k, r), (r, k), (r, 0)],
        [(r, -k), (k, -r), (0, -r)],
        [(-k, -r), (-r, -k), (-r, 0)],
    ]
    return " ".join(_at(x, y) for x, y in handles[which]) + " c"


def _arc(r: float, start: float, end: float) -> str:
    """The curve from one part of the way round to another, clockwise; at most half of it."""
    first, last = 2 * pi * start, 2 * pi * end
    k = 4 / 3 * tan((last - first) / 4)
    handles = [
        (r * (sin(first) + k * cos(first)), r * (cos(first) - k * sin(first))),
        (r * (sin(last) - k * cos(last)), r * (cos(last) + k * sin(last))),
        (r * sin(last), r * cos(last)),
    ]
    return " ".join(_at(x, y) for x, y in handles) + " c"
