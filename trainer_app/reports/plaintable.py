"""A table of words: columns as wide as they need, heads repeated on every page. Any thread."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from trainer_app.reports.fonts import readable, width, wrap_at_most
from trainer_app.reports.layout import COMPACT, COMPACT_BOLD, LABEL, MARGIN, STEP, Block
from trainer_app.reports.pen import RULE, Pen, baseline

_MOST = 6
"""Lines of one cell."""


def table_blocks(
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    widest: Sequence[float],
    room: float,
    *,
    figures: Collection[int] = (),
    together: bool = False,
) -> Iterator[Block]:
    """``widest``: of each column, in points; 0 once, for the one that takes what is left.

    The first column is what names the row. ``figures``: columns that end at their right edge.
    ``together``: a few rows that no page's end parts.
    """
    rooms = _rooms(heads, rows, widest, room)
    head = _row(heads, rooms, room, figures, is_head=True)
    yield head
    for place, cells in enumerate(rows, 1):
        stays = together and place < len(rows)
        yield _row(cells, rooms, room, figures, stays=stays, repeats=(head,))


def _rooms(
    heads: Sequence[str], rows: Sequence[Sequence[str]], widest: Sequence[float], room: float
) -> tuple[float, ...]:
    """Each column as wide as its words ask for, up to its widest."""
    rooms = [0.0] * len(widest)
    for place, most in enumerate(widest):
        if most:
            said = {readable(cells[place]) for cells in rows}
            asked = max((width(cell, COMPACT_BOLD) for cell in said), default=0)
            rooms[place] = min(most, max(asked, width(heads[place], LABEL)) + 1)
    left = room - sum(rooms) - STEP * (len(rooms) - 1)
    return tuple(own or left for own in rooms)


def _row(
    cells: Sequence[str],
    rooms: Sequence[float],
    room: float,
    figures: Collection[int],
    *,
    is_head: bool = False,
    stays: bool = False,
    repeats: tuple[Block, ...] = (),
) -> Block:
    style = LABEL if is_head else COMPACT
    wrapped = [
        wrap_at_most(cell, style, space, _MOST) for cell, space in zip(cells, rooms, strict=True)
    ]
    height = max(len(lines) for lines in wrapped) * style.leading + 2.6

    def draw(pen: Pen, top: float) -> None:
        x = MARGIN
        for index, (lines, space) in enumerate(zip(wrapped, rooms, strict=True)):
            if index in figures:
                for at, line in enumerate(lines):
                    y = baseline(top + 1.3, style) + at * style.leading
                    pen.text_right(x + space, y, line, style)
            else:
                bold = not is_head and not index
                pen.lines(x, top + 1.3, lines, COMPACT_BOLD if bold else style)
            x += space + STEP
        if is_head:
            pen.rule(MARGIN, top + height, room, RULE)
        else:
            pen.rule(MARGIN, top + height, room)

    return Block(height, draw, stays_with_next=is_head or stays, repeats=repeats)
