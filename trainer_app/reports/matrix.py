"""The skills matrix: trainees down, tasks across, as they stand. Signs, never percentages.

Lies on its long side. As many units stand beside one another as the paper is wide; the others
follow below, with names and heads again. The words of every task stand at the end, once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from trainer_app.checklists.audiences import TRAINEES
from trainer_app.checklists.papers import (
    UNMARKED,
    MatrixCell,
    MatrixRow,
    MatrixUnit,
    SkillsMatrix,
    mark_of,
)
from trainer_app.checklists.sheets import sheet_id
from trainer_app.checklists.status import Status
from trainer_app.kernel.words import word
from trainer_app.reports.copies import Copy, Heading, Paragraph, Said, Table
from trainer_app.reports.fonts import REGULAR, SEMIBOLD, Style, readable, width, wrap, wrap_at_most
from trainer_app.reports.layout import (
    BODY,
    COMPACT,
    COMPACT_BOLD,
    LABEL,
    MARGIN,
    STEP,
    Block,
    Part,
    Sheet,
    heading_block,
    text_block,
)
from trainer_app.reports.ofplant import Facts, opening_blocks, plant_copy, plant_facts, plant_page
from trainer_app.reports.pen import RULE, Pen
from trainer_app.reports.tasktable import TIER_MARKS
from trainer_app.reports.words import Words

_NAME_ROOM: Final = 112.0
_COUNT_ROOM: Final = 40.0
_CELL: Final = 17.0
_WIDEST_CELL: Final = 22.0
_ROW: Final = 15.0
_CIRCLE: Final = 7.4
_HATCH: Final = 9.6
_MARK: Final = 5.0
_NUMBER = Style(REGULAR, 6.6, 8)
_UNIT = Style(SEMIBOLD, 7.2, 9)
_TIER = Style(SEMIBOLD, 6, 7)
_UNIT_LINES: Final = 2
_TASK_COLUMNS: Final = 3
_HATCHED: Final = -1
"""In the key beside the levels."""
_KEPT_TOGETHER: Final = 12
"""So many trainees are not parted by a page."""


@dataclass(frozen=True, slots=True)
class _Band:
    """Units that stand beside one another, and where their first cell is in a row."""

    units: tuple[MatrixUnit, ...]
    first: int

    @property
    def tasks(self) -> int:
        return sum(len(unit.tasks) for unit in self.units)


def matrix_part(sheet: SkillsMatrix) -> Part:
    words = Words(sheet.head.lang, sheet.head)
    number = sheet_id(sheet)
    page = plant_page(sheet.head, words, number, "matrix", lies=True)
    return page, list(_blocks(sheet, page))


def _facts(sheet: SkillsMatrix, words: Words) -> Facts:
    return plant_facts(
        sheet.head,
        words,
        (words.say(f"matrix.{sheet.audience}"), str(len(sheet.rows))),
        (words.say("progress.as_of"), sheet.head.trust.as_of.isoformat()),
    )


def _blocks(sheet: SkillsMatrix, page: Sheet) -> Iterator[Block]:
    words, room = page.words, page.room
    yield from opening_blocks(sheet.head, page, "matrix", "matrix", _facts(sheet, words))
    yield _key_block(words, room, wall=sheet.wall, hatches=sheet.head.trust.has_hub)
    if not sheet.rows:
        yield text_block(wrap(_nobody(sheet, words), BODY, room), BODY, above=STEP)
        return
    for band in _bands(sheet.units, room):
        yield from _band_blocks(band, sheet, words, room)
    yield heading_block(words.say("progress.tasks"), room)
    yield from _task_list(sheet.units, room)


def _person(sheet: SkillsMatrix, words: Words) -> str:
    """What stands over the names."""
    return words.say("matrix.trainee" if sheet.audience == TRAINEES else "matrix.trainer")


def _nobody(sheet: SkillsMatrix, words: Words) -> str:
    return words.say("matrix.nobody" if sheet.audience == TRAINEES else "matrix.no_trainer")


def _bands(units: Sequence[MatrixUnit], room: float) -> Iterator[_Band]:
    """As many whole units as fit; a unit that is wider than the paper is parted."""
    most = max(1, int((room - _NAME_ROOM - _COUNT_ROOM) / _CELL))
    held: list[MatrixUnit] = []
    first = at = 0
    for unit in units:
        for start in range(0, max(len(unit.tasks), 1), most):
            part = MatrixUnit(unit.id, unit.title, unit.tasks[start : start + most])
            if held and at - first + len(part.tasks) > most:
                yield _Band(tuple(held), first)
                held, first = [], at
            held.append(part)
            at += len(part.tasks)
    if held:
        yield _Band(tuple(held), first)


def _band_blocks(band: _Band, sheet: SkillsMatrix, words: Words, room: float) -> Iterator[Block]:
    rows = sheet.rows
    each = min(_WIDEST_CELL, (room - _NAME_ROOM - _COUNT_ROOM) / max(band.tasks, 1))
    heads = _heads_block(band, each, _person(sheet, words), words)
    yield heads
    short = len(rows) <= _KEPT_TOGETHER
    for index, row in enumerate(rows):
        stays = index < len(rows) - 1 if short else index == 0
        yield _row_block(band, row, each, words, repeats=(heads,), stays=stays)


def _heads_block(band: _Band, each: float, person: str, words: Words) -> Block:
    left = MARGIN + _NAME_ROOM + _COUNT_ROOM
    titles = [
        wrap_at_most(f"{unit.id} {unit.title}", _UNIT, len(unit.tasks) * each - 4, _UNIT_LINES)
        for unit in band.units
    ]
    tallest = max((len(lines) for lines in titles), default=1)
    numbers = tallest * _UNIT.leading + 2
    height = numbers + _NUMBER.leading + _TIER.leading + 2
    whole = _NAME_ROOM + _COUNT_ROOM + band.tasks * each

    def draw(pen: Pen, top: float) -> None:
        pen.lines(MARGIN, top + numbers, (person,), LABEL)
        pen.lines(MARGIN + _NAME_ROOM, top + numbers, (words.say("matrix.signed"),), LABEL)
        x = left
        for unit, lines in zip(band.units, titles, strict=True):
            pen.lines(x + 2, top, lines, _UNIT)
            pen.fall(x, top, height)
            for task, _words, tier in unit.tasks:
                pen.lines(x + 2, top + numbers, (_short(task),), _NUMBER)
                mark = TIER_MARKS.get(tier, "")
                pen.lines(x + 3, top + numbers + _NUMBER.leading, (mark,), _TIER)
                x += each
        pen.rule(MARGIN, top + height, whole, RULE)

    return Block(height, draw, above=2 * STEP, stays_with_next=True)


def _short(task: str) -> str:
    """A task's number within its unit, where its id begins with the unit's."""
    return task.rpartition("-")[2]


def _row_block(
    band: _Band,
    row: MatrixRow,
    each: float,
    words: Words,
    *,
    repeats: tuple[Block, ...],
    stays: bool,
) -> Block:
    names = wrap_at_most(row.trainee, COMPACT_BOLD, _NAME_ROOM - STEP, 3)
    height = max(_ROW, len(names) * COMPACT_BOLD.leading + 4)
    counted = words.say("progress.of", n=row.signed, total=row.tasks)
    cells = row.cells[band.first : band.first + band.tasks]
    left = MARGIN + _NAME_ROOM + _COUNT_ROOM
    whole = _NAME_ROOM + _COUNT_ROOM + band.tasks * each

    def draw(pen: Pen, top: float) -> None:
        line = top + (height - len(names) * COMPACT_BOLD.leading) / 2
        pen.lines(MARGIN, line, names, COMPACT_BOLD)
        pen.lines(MARGIN + _NAME_ROOM, top + (height - COMPACT.leading) / 2, (counted,), COMPACT)
        x, middle = left, top + height / 2
        starts = _starts(band)
        for index, cell in enumerate(cells):
            if index in starts:
                pen.fall(x, top, height)
            _draw_cell(pen, x, middle, cell, words.top)
            x += each
        pen.rule(MARGIN, top + height, whole)

    return Block(height, draw, stays_with_next=stays, repeats=repeats)


def _starts(band: _Band) -> frozenset[int]:
    starts, at = set(), 0
    for unit in band.units:
        starts.add(at)
        at += len(unit.tasks)
    return frozenset(starts)


def _draw_cell(pen: Pen, x: float, middle: float, cell: MatrixCell, top: int) -> None:
    if cell.status is Status.NOT_APPLICABLE:
        pen.status(x + 5.4, middle, _MARK, cell.status)
        return
    if cell.unconfirmed:
        pen.hatch(x + 5.4, middle, _HATCH)
    pen.level(x + 5.4, middle, _CIRCLE, cell.level, top)
    if (mark := mark_of(cell)) is not None:
        pen.status(x + 12.5, middle, _MARK, mark)


def _key_block(words: Words, room: float, *, wall: bool, hatches: bool) -> Block:
    """What every sign stands for, on as many lines as it takes. ``hatches``: there is a hub."""
    on_wall = (Status.SIGNED_OFF, Status.NOT_APPLICABLE)
    marks = [s for s in Status if s not in UNMARKED and (not wall or s in on_wall)]
    hatched = [(_HATCHED, words.say("flag.unconfirmed"))] if hatches else []
    items: list[tuple[int | Status | None, str]] = [
        *enumerate(words.levels),
        *hatched,
        *((mark, word(mark, words.lang)) for mark in marks),
        *((None, f"{sign} {words.tier(tier)}") for tier, sign in TIER_MARKS.items()),
    ]
    lines: list[list[tuple[float, int | Status | None, str]]] = [[]]
    x = 0.0
    for sign, text in items:
        taken = (12 if sign is not None else 0) + width(readable(text), COMPACT) + 2 * STEP
        if x and x + taken > room:
            lines.append([])
            x = 0.0
        lines[-1].append((x, sign, text))
        x += taken
    each = 12.0

    def draw(pen: Pen, top: float) -> None:
        for index, line in enumerate(lines):
            at = top + 4 + index * each
            for left, sign, text in line:
                start = MARGIN + left
                if isinstance(sign, Status):
                    pen.status(start + 4, at + each / 2, _MARK, sign)
                elif sign == _HATCHED:
                    pen.hatch(start + 4, at + each / 2, _HATCH)
                    pen.level(start + 4, at + each / 2, _CIRCLE, 0, words.top)
                elif sign is not None:
                    pen.level(start + 4, at + each / 2, _CIRCLE, sign, words.top)
                indent = 12 if sign is not None else 0
                pen.lines(start + indent, at + 1.2, (text,), COMPACT)
        pen.rule(MARGIN, top, room)

    return Block(4 + len(lines) * each, draw)


def _task_list(units: Sequence[MatrixUnit], room: float) -> Iterator[Block]:
    """Number and title of every task, down a few columns, a unit at a time."""
    gap = 2 * STEP
    each = (room - (_TASK_COLUMNS - 1) * gap) / _TASK_COLUMNS
    for unit in units:
        lines = [
            (task, wrap_at_most(title, COMPACT, each - 30, 3)) for task, title, _tier in unit.tasks
        ]
        yield text_block((f"{unit.id} {unit.title}",), COMPACT_BOLD, above=5, stays=True)
        for start in range(0, len(lines), _TASK_COLUMNS):
            yield _task_row(lines[start : start + _TASK_COLUMNS], each, gap)


def _task_row(tasks: Sequence[tuple[str, tuple[str, ...]]], each: float, gap: float) -> Block:
    height = max(len(lines) for _task, lines in tasks) * COMPACT.leading

    def draw(pen: Pen, top: float) -> None:
        for index, (task, lines) in enumerate(tasks):
            x = MARGIN + index * (each + gap)
            pen.lines(x, top, (task,), COMPACT_BOLD)
            pen.lines(x + 30, top, lines, COMPACT)

    return Block(height, draw)


# --- in words alone ------------------------------------------------------------------------------


def matrix_copy(sheet: SkillsMatrix) -> Copy:
    words = Words(sheet.head.lang, sheet.head)
    number = sheet_id(sheet)
    return plant_copy(
        sheet.head, words, number, "matrix", _facts(sheet, words), _parts(sheet, words)
    )


def _parts(sheet: SkillsMatrix, words: Words) -> Iterator[Said]:
    if not sheet.rows:
        yield Paragraph(_nobody(sheet, words))
        return
    at = 0
    for unit in sheet.units:
        tasks = (f"{task} {title}" for task, title, _ in unit.tasks)
        heads = (_person(sheet, words), *tasks)
        rows = tuple(
            (row.trainee, *(_said(c, words) for c in row.cells[at : at + len(unit.tasks)]))
            for row in sheet.rows
        )
        yield Table(f"{unit.id} {unit.title}", heads, rows)
        at += len(unit.tasks)
    yield Heading(words.say("matrix.signed"))
    yield Table(
        words.say("matrix.signed"),
        (_person(sheet, words), words.say("matrix.signed")),
        tuple(
            (row.trainee, words.say("progress.of", n=row.signed, total=row.tasks))
            for row in sheet.rows
        ),
    )


def _said(cell: MatrixCell, words: Words) -> str:
    said = word(cell.status, words.lang)
    if cell.second_look_missing and cell.status is not Status.SECOND_LOOK:
        said = f"{said}, {words.say('flag.second_look')}"
    if cell.unconfirmed:
        said = f"{said}, {words.say('flag.unconfirmed')}"
    return said if cell.status is Status.NOT_APPLICABLE else f"{cell.level}, {said}"
