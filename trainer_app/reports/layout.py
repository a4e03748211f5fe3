"""Blocks down pages: what every paper shares. Knows sizes, page breaks, heads and feet, no subject.

A paper is a column of blocks, each of a known height, that draw themselves below a given top.
Breaking comes first, drawing second, so every page knows how many there are. Same blocks, same
bytes. One call a document; any thread.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from trainer_app.reports.fonts import (
    REGULAR,
    SEMIBOLD,
    Style,
    load_fonts,
    readable,
    width,
    wrap,
    wrap_at_most,
)
from trainer_app.reports.pen import HAIRLINE, RULE, Encoder, Pen
from trainer_app.reports.words import Words

MM = 72 / 25.4
STEP = 8.0
MARGIN = 12.6 * MM
PAPERS = {
    "letter": (612.0, 792.0),
    "a4": (210 * MM, 297 * MM),
    "tabloid": (792.0, 1224.0),
    "a3": (297 * MM, 420 * MM),
}
"""Upright."""

TITLE = Style(SEMIBOLD, 20, 24)
NUMERAL = Style(REGULAR, 20, 24)
HEADING = Style(SEMIBOLD, 10, 14)
BODY = Style(REGULAR, 8, 11)
BODY_BOLD = Style(SEMIBOLD, 8, 11)
COMPACT = Style(REGULAR, 7.5, 9.4)
COMPACT_BOLD = Style(SEMIBOLD, 7.5, 9.4)
LABEL = Style(REGULAR, 6.6, 9, "muted")
SMALL = Style(REGULAR, 6.6, 9, "muted")
SAMPLE = Style(SEMIBOLD, 15, 18, "sample")

Draw = Callable[[Pen, float], None]
"""Draws on the pen below a top, in points from the page's top."""


@dataclass(frozen=True, slots=True)
class Block:
    """So many points of a page. ``above``: space before it, dropped at the top of a page."""

    height: float
    draw: Draw
    above: float = 0
    stays_with_next: bool = False
    repeats: tuple[Block, ...] = ()
    """What is drawn again where this block begins a page: the heads of its table."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands round the blocks on each page, and what the file says of itself."""

    paper: str
    words: Words
    title: str
    author: str
    subject: str
    notes: tuple[str, ...]
    """Paragraphs at the foot of every page."""
    sheet_id: str = ""
    running: str = ""
    """At the head of every page after the first."""
    running_right: str = ""
    sample: str = ""
    lies: bool = False
    """On its long side."""

    @property
    def size(self) -> tuple[float, float]:
        width, height = PAPERS.get(self.paper, PAPERS["letter"])
        return (height, width) if self.lies else (width, height)

    @property
    def room(self) -> float:
        """Points between the margins."""
        return self.size[0] - 2 * MARGIN


Part = tuple[Sheet, Sequence[Block]]
"""A sheet and what stands on it."""

Placed = tuple[Block, float]

_PAGE_NUMBER_ROOM = 72.0
_ROW_PART = 8  # lines of a long row that stay together


def compose(parts: Iterable[Part]) -> bytes:
    """The PDF. Each part is a sheet by itself: own pages, own numbers; the fonts are there once.

    The file says of itself what its first sheet says. Parts are drawn as they come.
    """
    load_fonts()
    rl_config.useA85 = 0  # streams as they are: a sixth smaller, and a third of the time
    buffer = io.BytesIO()
    canvas: Canvas | None = None
    encoder: Encoder | None = None
    for sheet, blocks in parts:
        if canvas is None or encoder is None:
            canvas = _new_canvas(buffer, sheet)
            encoder = Encoder(canvas)
        _compose_sheet(canvas, encoder, sheet, blocks)
    assert canvas is not None  # nobody asks for no sheet
    canvas.save()
    return buffer.getvalue()


def _new_canvas(buffer: io.BytesIO, sheet: Sheet) -> Canvas:
    canvas = Canvas(
        buffer,
        pagesize=sheet.size,
        pageCompression=1,
        invariant=1,
        initialFontName=REGULAR,  # type: ignore[arg-type]  # the stub says float; it is a name
        lang=sheet.words.tag,
    )
    canvas.setTitle(sheet.title)
    canvas.setAuthor(sheet.author)
    canvas.setSubject(sheet.subject)
    canvas.setKeywords(sheet.sheet_id)
    canvas.setCreator(sheet.words.say("sheet.product"))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _compose_sheet(canvas: Canvas, encoder: Encoder, sheet: Sheet, blocks: Sequence[Block]) -> None:
    canvas.setPageSize(sheet.size)
    pen = Pen(canvas, sheet.size[1], encoder)
    notes = _foot_lines(sheet)
    pages = paginate(sheet, blocks, foot=_foot_height(notes))
    for number, page in enumerate(pages, start=1):
        if number > 1:
            _draw_running_head(sheet, pen)
        for block, top in page:
            block.draw(pen, top)
        _draw_foot(sheet, pen, notes, number, len(pages))
        if number < len(pages):
            pen.next_page()
    pen.end_page()


def paginate(sheet: Sheet, blocks: Sequence[Block], foot: float) -> list[list[Placed]]:
    """Each page's blocks with their tops. Blocks that stay together never part."""
    bottom = sheet.size[1] - MARGIN - foot
    pages: list[list[Placed]] = [[]]
    at = MARGIN
    for group in _groups(blocks):
        height = sum(b.height for b in group) + sum(b.above for b in group[1:])
        above = group[0].above if pages[-1] else 0
        if pages[-1] and at + above + height > bottom:
            pages.append([])
            at = MARGIN + _running_height(sheet)
            at += 0 if group[0].repeats else STEP
            for head in group[0].repeats:
                pages[-1].append((head, at))
                at += head.height
            above = 0
        at += above
        for index, block in enumerate(group):
            at += block.above if index else 0
            pages[-1].append((block, at))
            at += block.height
    return pages


def _groups(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    group: list[Block] = []
    for block in blocks:
        group.append(block)
        if not block.stays_with_next:
            yield group
            group = []
    if group:
        yield group


def _running_height(sheet: Sheet) -> float:
    return 2 * STEP if sheet.running else 0


def _draw_running_head(sheet: Sheet, pen: Pen) -> None:
    right = readable(sheet.running_right)
    room = sheet.room - width(right, BODY) - 2 * STEP
    if sheet.sample:
        mark = Style(SEMIBOLD, 9, 11, "sample")
        taken = width(readable(sheet.sample, SEMIBOLD), mark) + 2 * len(sheet.sample)
        room -= taken + 2 * STEP
        x = sheet.size[0] - MARGIN - width(right, BODY) - 2 * STEP - taken
        pen.text(x, MARGIN + 9, sheet.sample, mark, spread=2)
    lines = wrap(sheet.running, BODY_BOLD, room)
    pen.text(MARGIN, MARGIN + 9, lines[0] + ("…" if len(lines) > 1 else ""), BODY_BOLD)
    pen.text_right(sheet.size[0] - MARGIN, MARGIN + 9, right, BODY)


def _foot_lines(sheet: Sheet) -> list[str]:
    """The notes, the last of them leaving room for the page number."""
    *others, last = sheet.notes
    lines = [line for note in others for line in wrap_at_most(note, SMALL, sheet.room, 4)]
    return [*lines, *wrap_at_most(last, SMALL, sheet.room - _PAGE_NUMBER_ROOM, 4)]


def _foot_height(notes: Sequence[str]) -> float:
    return len(notes) * SMALL.leading + STEP


def _draw_foot(sheet: Sheet, pen: Pen, notes: Sequence[str], number: int, pages: int) -> None:
    top = sheet.size[1] - MARGIN - len(notes) * SMALL.leading
    pen.rule(MARGIN, top - 4, sheet.room)
    pen.lines(MARGIN, top, notes, SMALL)
    page = sheet.words.say("sheet.page", page=number, pages=pages)
    bold = Style(SEMIBOLD, SMALL.size, SMALL.leading)
    line = top + (len(notes) - 1) * SMALL.leading
    pen.text_right(sheet.size[0] - MARGIN, line + 6.9, page, bold)


def text_block(
    lines: Sequence[str], style: Style, *, x: float = MARGIN, above: float = 0, stays: bool = False
) -> Block:
    """Lines of one style."""

    def draw(pen: Pen, top: float) -> None:
        pen.lines(x, top, lines, style)

    return Block(len(lines) * style.leading, draw, above, stays)


def heading_block(words: str, room: float, *, above: float = 2 * STEP) -> Block:
    """A section's title over a rule; it stays with what follows."""
    lines = wrap(words, HEADING, room)

    def draw(pen: Pen, top: float) -> None:
        pen.lines(MARGIN, top, lines, HEADING)
        pen.rule(MARGIN, top + len(lines) * HEADING.leading + 2, room, RULE)

    return Block(len(lines) * HEADING.leading + 4, draw, above, stays_with_next=True)


def row_blocks(
    label: str, text: str, room: float, *, label_room: float, stays: bool = False
) -> Iterator[Block]:
    """A label at the left, its text beside it, a hairline below; a long text may break anywhere."""
    labels = wrap(label, COMPACT_BOLD, label_room - STEP)
    lines = wrap(text, COMPACT, room - label_room)
    parts = [lines[at : at + _ROW_PART] for at in range(0, len(lines), _ROW_PART)]
    for index, part in enumerate(parts):
        last = index == len(parts) - 1
        yield _row_part(labels if not index else (), part, room, label_room, stays and last, last)


def _row_part(
    labels: Sequence[str],
    lines: Sequence[str],
    room: float,
    label_room: float,
    stays: bool,
    ends: bool,
) -> Block:
    pad = 2.0
    above = pad if labels else 0.0
    height = above + max(len(labels), len(lines)) * COMPACT.leading + (pad if ends else 0)

    def draw(pen: Pen, top: float) -> None:
        pen.lines(MARGIN, top + above, labels, COMPACT_BOLD)
        pen.lines(MARGIN + label_room, top + above, lines, COMPACT)
        if ends:
            pen.rule(MARGIN, top + height, room, HAIRLINE)

    return Block(height, draw, stays_with_next=stays)
