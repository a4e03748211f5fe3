"""The table of tasks on a progress sheet: a row a task, units with their counts, heads repeated.

Turns frozen rows into blocks; what a status means was decided long before. Any thread.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from trainer_app.checklists.sheets import SheetTask, SheetUnit
from trainer_app.reports.content import remarks, task_cells, unit_counts, unit_signature
from trainer_app.reports.fonts import (
    REGULAR,
    SEMIBOLD,
    Style,
    readable,
    width,
    wrap,
    wrap_at_most,
)
from trainer_app.reports.layout import MARGIN, STEP, Block
from trainer_app.reports.pen import RULE, Pen
from trainer_app.reports.words import Words

ROW = Style(REGULAR, 7.2, 8.7)
ROW_BOLD = Style(SEMIBOLD, 7.2, 8.7)
REMARK = Style(REGULAR, 6.8, 8.7, "muted")
UNIT = Style(SEMIBOLD, 8.2, 10.5)
COUNTS = Style(REGULAR, 7.6, 10.5)
HEAD = Style(REGULAR, 6.3, 7.4, "muted")

TIER_MARKS = {"Y": "!", "L": "!!"}

_PAD = 1.3
_GAP = 5.0
_MOST_LINES = 24  # of one cell; what is longer would not leave a page to anything else

_SHAPE = 9.0  # beside the word of a status

_COLUMNS: dict[str, float | str] = {
    "level": 14.5,
    "id": "00-00",
    "tier": 3.0,
    "task": 0.0,  # what the others leave
    "last": "0000-00-00",
    "method": 41.0,
    "trainer": 55.0,
    "agreed": 21.0,
    "expires": "0000-00-00",
    "count": 24.5,
    "status": 67.5,
}
"""From left to right: points, or the text that has to fit."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the columns begin, and how wide a text in them may be."""

    left: dict[str, float]
    room: dict[str, float]
    whole: float

    @classmethod
    def over(cls, whole: float) -> Grid:
        room = {
            name: width(need, ROW) + 0.1 if isinstance(need, str) else need
            for name, need in _COLUMNS.items()
        }
        room["task"] = whole - sum(room.values()) - _GAP * (len(room) - 1)
        left = {}
        x = MARGIN
        for name, points in room.items():
            left[name] = x
            x += points + _GAP
        return cls(left, room, whole)

    def room_from(self, name: str) -> float:
        """From the column to the right margin."""
        return MARGIN + self.whole - self.left[name]


def task_blocks(units: Sequence[SheetUnit], words: Words, whole: float) -> Iterator[Block]:
    """The column heads, then each unit's head and rows; both heads repeat on every page."""
    grid = Grid.over(whole)
    columns = _columns_block(words, grid)
    yield columns
    for unit in units:
        yield unit_block(unit, words, whole, repeats=(columns,))
        again = (columns, unit_block(unit, words, whole, continued=True))
        for index, task in enumerate(unit.tasks):
            by_itself = index in (0, len(unit.tasks) - 2) and len(unit.tasks) > 1
            yield task_block(task, words, grid, repeats=again, stays=by_itself)


def key_width(words: Words) -> float:
    return sum(width(readable(part), HEAD) + 14 for _, part in _key(words))


def draw_key(pen: Pen, right: float, y: float, words: Words) -> None:
    """What the circles and the marks stand for, ending at ``right`` on one line."""
    x = right - key_width(words) + 6
    for level, part in _key(words):
        if level is not None:
            pen.level(x + 2, y - 2.3, 6, level, words.top)
        pen.text(x + (7 if level is not None else 0), y, part, HEAD)
        x += width(readable(part), HEAD) + 14


def _key(words: Words) -> list[tuple[int | None, str]]:
    parts: list[tuple[int | None, str]] = [(None, words.say("key.level"))]
    parts += [(level, str(level)) for level in range(words.top + 1)]
    parts += [(None, f"{mark} {words.tier(tier)}") for tier, mark in TIER_MARKS.items()]
    return parts


def _columns_block(words: Words, grid: Grid) -> Block:
    heads = {
        name: wrap(words.say(f"head.{name}"), HEAD, grid.room[name] + 2)
        for name in ("task", "count", "status", "last", "method", "trainer", "agreed", "expires")
    }
    heads["level"] = wrap(words.say("head.level"), HEAD, 40)
    return heads_block(heads, grid.left, grid.whole)


def heads_block(
    heads: Mapping[str, Sequence[str]], left: Mapping[str, float], whole: float
) -> Block:
    """The heads of columns by their names, down to one line; ``left``: where each begins."""
    tallest = max(len(lines) for lines in heads.values())
    height = tallest * HEAD.leading + 3

    def draw(pen: Pen, top: float) -> None:
        for name, lines in heads.items():
            above = (tallest - len(lines)) * HEAD.leading
            pen.lines(left[name], top + above, lines, HEAD)
        pen.rule(MARGIN, top + height, whole, RULE)

    return Block(height, draw, above=6, stays_with_next=True)


def unit_block(
    unit: SheetUnit,
    words: Words,
    whole: float,
    *,
    continued: bool = False,
    repeats: tuple[Block, ...] = (),
    signed: str | None = None,
) -> Block:
    """A unit's title and counts. ``signed``: what is said of its signature, else who and when."""
    title = words.say("progress.continued", title=unit.title) if continued else unit.title
    counts = unit_counts(unit, words)
    signed = unit_signature(unit, words) if signed is None else signed
    label = Style(SEMIBOLD, UNIT.size, UNIT.leading)
    number = readable(unit.id, SEMIBOLD)
    indent = width(number, label) + STEP
    room = whole - indent - width(readable(counts), COUNTS) - 2 * STEP
    titles = wrap_at_most(title, UNIT, room, _MOST_LINES)
    signatures = wrap_at_most(signed, HEAD, whole - indent, _MOST_LINES) if signed else ()
    above = 5.0
    lines = len(titles) * UNIT.leading + len(signatures) * HEAD.leading
    height = above + lines + 2

    def draw(pen: Pen, top: float) -> None:
        top += above
        pen.text(MARGIN, top + 8.2, unit.id, label)
        pen.lines(MARGIN + indent, top, titles, UNIT)
        pen.text_right(MARGIN + whole, top + 8.2, counts, COUNTS)
        pen.lines(MARGIN + indent, top + len(titles) * UNIT.leading, signatures, HEAD)
        pen.rule(MARGIN, top + lines + 2, whole)

    return Block(height, draw, stays_with_next=True, repeats=repeats)


def task_block(
    task: SheetTask,
    words: Words,
    grid: Grid,
    *,
    repeats: tuple[Block, ...] = (),
    stays: bool = False,
) -> Block:
    """One task: title and status, its last sign-off, and remarks below where there are any."""
    rooms = grid.room | {"status": grid.room["status"] - _SHAPE}
    if not task.performances:  # the title has the columns of the sign-off to itself
        rooms["task"] = grid.left["count"] - grid.left["task"] - _GAP
    cells = {
        name: wrap_at_most(text, ROW, rooms[name], _MOST_LINES)
        for name, text in task_cells(task, words).items()
    }
    flags = wrap_at_most(
        "; ".join(remarks(task, words)), REMARK, grid.room_from("last"), _MOST_LINES
    )
    state = max(len(lines) for name, lines in cells.items() if name != "task")
    if not task.performances:
        state = max(state, len(cells["task"]))
    below = len(flags) if flags != ("",) else 0
    lines = max(len(cells["task"]), state + below)
    height = lines * ROW.leading + 2 * _PAD
    agreed = bool(task.performances) and task.performances[-1].trainee_agreed
    mark = TIER_MARKS.get(task.tier, "")

    def draw(pen: Pen, top: float) -> None:
        line = top + _PAD
        middle = line + ROW.leading / 2
        pen.level(grid.left["level"] + 3.6, middle, 7.2, task.level, words.top)
        pen.text(grid.left["level"] + 9.4, line + 7, str(task.level), ROW)
        pen.text(grid.left["tier"], line + 7, mark, ROW_BOLD)
        pen.status(grid.left["status"] + 3, middle, 5.6, task.status)
        for name, texts in cells.items():
            pen.lines(grid.left[name] + (_SHAPE if name == "status" else 0), line, texts, ROW)
        if agreed:
            pen.tick(grid.left["agreed"] + 3, middle, 5.6)
        if below:
            pen.lines(grid.left["last"], line + state * ROW.leading, flags, REMARK)
        pen.rule(MARGIN, top + height, grid.whole)

    return Block(height, draw, stays_with_next=stays, repeats=repeats)
