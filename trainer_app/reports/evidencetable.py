"""Every sign-off that counts, by unit and task: a head a task, a row a sign-off. Any thread.

A task's rows stay on one page where they fit; where they do not, its head is repeated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from trainer_app.checklists.evidencepack import EvidencePack, PackTask
from trainer_app.checklists.progresssheet import SheetTask
from trainer_app.checklists.status import Status
from trainer_app.kernel.words import word
from trainer_app.reports.content import outstanding
from trainer_app.reports.evidencewords import (
    SignOffWords,
    sign_off_words,
    unit_signed,
    warned_letters,
)
from trainer_app.reports.fonts import SEMIBOLD, Style, readable, width, wrap, wrap_at_most
from trainer_app.reports.layout import MARGIN, STEP, Block
from trainer_app.reports.pen import Pen
from trainer_app.reports.tasktable import (
    HEAD,
    REMARK,
    ROW,
    ROW_BOLD,
    TIER_MARKS,
    heads_block,
    unit_block,
)
from trainer_app.reports.words import Words

TASK = Style(SEMIBOLD, 7.8, 9.8)

_COLUMNS = {
    "on": 46.0,
    "level": 22.0,
    "method": 66.0,
    "where": 0.0,  # what the others leave
    "evidence": 44.0,
    "trainer": 118.0,
    "trainee": 96.0,
}
"""From left to right, in points."""
_GAP = 6.0
_STATUS_ROOM = 92.0
_PAD = 1.5
_MOST = 6
"""Lines of one cell."""
_MOST_REMARKS = 16
_TOGETHER = 260.0
"""Points of a task's rows that stay on one page."""


@dataclass(frozen=True, slots=True)
class _Grid:
    left: dict[str, float]
    room: dict[str, float]
    whole: float

    @classmethod
    def over(cls, whole: float) -> _Grid:
        room = dict(_COLUMNS)
        room["where"] = whole - sum(room.values()) - _GAP * (len(room) - 1)
        left, x = {}, MARGIN
        for name, points in room.items():
            left[name] = x
            x += points + _GAP
        return cls(left, room, whole)


def unit_blocks(sheet: EvidencePack, words: Words, whole: float) -> Iterator[Block]:
    """Each unit's head and tasks; all heads repeat where a page begins within them."""
    grid = _Grid.over(whole)
    columns = _columns_block(words, grid)
    behind = {task.id: task for task in sheet.tasks}
    letters = warned_letters(sheet, words)
    yield columns
    for unit in sheet.progress.units:
        signed = unit_signed(unit.id, sheet, words)
        yield unit_block(unit, words, whole, repeats=(columns,), signed=signed)
        again = (columns, unit_block(unit, words, whole, continued=True, signed=""))
        for task in unit.tasks:
            head = _task_head(task, behind[task.id], sheet, words, grid)
            inside = (*again, _task_head(task, behind[task.id], sheet, words, grid, continued=True))
            rows = [
                _row(sign_off_words(one, sheet.progress.head, words, letters), words, grid)
                for one in behind[task.id].sign_offs
            ]
            yield replace(head, repeats=again, stays_with_next=bool(rows))
            yield from _kept_together(rows, head.height, inside)


def _kept_together(
    rows: Sequence[Block], height: float, inside: tuple[Block, ...]
) -> Iterator[Block]:
    """``height``: of what they stay with; ``inside``: what is said again where they part."""
    for index, row in enumerate(rows):
        last = index == len(rows) - 1
        ends = last or height + row.height + rows[index + 1].height > _TOGETHER
        height = 0 if ends else height + row.height
        yield replace(row, repeats=inside, stays_with_next=not ends)


def _columns_block(words: Words, grid: _Grid) -> Block:
    heads = {
        name: wrap(words.say(f"evidence.head_{name}"), HEAD, room + 2)
        for name, room in grid.room.items()
    }
    return heads_block(heads, grid.left, grid.whole)


def _task_head(
    task: SheetTask,
    behind: PackTask,
    sheet: EvidencePack,
    words: Words,
    grid: _Grid,
    *,
    continued: bool = False,
) -> Block:
    """The task with its status; below it what is still owed on it."""
    number = width("00-00", TASK) + 5
    mark = TIER_MARKS.get(task.tier, "")
    title_x = MARGIN + number + 8
    status_x = grid.left["trainer"]
    count_x = status_x + _STATUS_ROOM
    as_of = sheet.progress.head.trust.as_of
    said = words.say("progress.continued", title=task.title) if continued else task.title
    if not behind.is_core:
        said = f"{said} ({words.say('evidence.site_task')})"
    titles = wrap_at_most(said, TASK, status_x - title_x - STEP, _MOST)
    states = wrap_at_most(word(task.status, words.lang), ROW, _STATUS_ROOM - 9 - _GAP, 3)
    remarks = [] if continued else _owed(task, words)
    below = wrap_at_most("; ".join(remarks), REMARK, MARGIN + grid.whole - title_x, _MOST)
    above, lines = 3.0, max(len(titles), len(states))
    heights = lines * TASK.leading + (len(below) * REMARK.leading if remarks else 0)

    def draw(pen: Pen, top: float) -> None:
        pen.rule(MARGIN, top, grid.whole)
        top += above
        pen.text(MARGIN, top + 7.3, task.id, TASK)
        pen.text(MARGIN + number, top + 7.3, mark, TASK)
        pen.lines(title_x, top, titles, TASK)
        pen.status(status_x + 3, top + TASK.leading / 2, 5.6, task.status)
        pen.lines(status_x + 9, top + 0.5, states, ROW)
        if task.status is not Status.NOT_APPLICABLE:
            _draw_count(pen, count_x, MARGIN + grid.whole, top, task, as_of, words)
        if remarks:
            pen.lines(title_x, top + lines * TASK.leading, below, REMARK)

    return Block(above + heights + 1, draw)


def _draw_count(
    pen: Pen, x: float, right: float, top: float, task: SheetTask, on: date, words: Words
) -> None:
    counted = words.say("progress.of", n=task.counted, total=task.required)
    pen.text(x, top + 7.3, counted, ROW_BOLD)
    if task.expires_on is not None:
        key = "expired" if task.expires_on < on else "expires"
        said = words.say(f"evidence.{key}", date=task.expires_on)
        pen.text_right(right, top + 7.3, said, ROW)


def _owed(task: SheetTask, words: Words) -> list[str]:
    said = outstanding(task, words)
    if task.same_person:
        said.append(words.say("flag.same_person"))
    return said


def _row(one: SignOffWords, words: Words, grid: _Grid) -> Block:
    cells = {
        "on": _cell(one.on, one.pc, grid.room["on"]),
        "method": _cell(one.method, one.place, grid.room["method"]),
        "where": _cell(one.where, "", grid.room["where"]),
        "evidence": _cell(one.evidence, "", grid.room["evidence"]),
        "trainer": _cell(one.trainer, one.statement, grid.room["trainer"]),
        "trainee": _cell(one.trainee, one.signature, grid.room["trainee"]),
    }
    tallest = max(len(said) + len(below) for said, below in cells.values())
    x = grid.left["method"]
    remarks = wrap_at_most("; ".join(one.remarks), REMARK, MARGIN + grid.whole - x, _MOST_REMARKS)
    under = len(remarks) if one.remarks else 0
    height = (tallest + under) * ROW.leading + 2 * _PAD

    def draw(pen: Pen, top: float) -> None:
        line = top + _PAD
        pen.level(grid.left["level"] + 3.6, line + ROW.leading / 2, 7.0, one.level, words.top)
        pen.text(grid.left["level"] + 9.4, line + 7, str(one.level), ROW)
        for name, (said, below) in cells.items():
            pen.lines(grid.left[name], line, said, ROW)
            pen.lines(grid.left[name], line + len(said) * ROW.leading, below, REMARK)
        if under:
            pen.lines(x, line + tallest * ROW.leading, remarks, REMARK)

    return Block(height, draw)


def _cell(said: str, below: str, room: float) -> tuple[Sequence[str], Sequence[str]]:
    """What is said, and in smaller letters where it can be found."""
    under = wrap_at_most(below, REMARK, room, 2) if readable(below).strip() else ()
    return wrap_at_most(said, ROW, room, _MOST), under
