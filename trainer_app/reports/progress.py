"""The progress sheet: one trainee on a date, from a frozen ``ProgressSheet``. Any thread.

Page one answers "where does this person stand", the table "on what", the end "what remains".
Counts, never a percentage (domain.md 4.1); dates, never a clock time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from trainer_app.checklists.audiences import TRAINEES
from trainer_app.checklists.sheets import ProgressSheet, SheetTask, sheet_id
from trainer_app.kernel.words import word
from trainer_app.reports.content import due_words, facts, figures, qr_text
from trainer_app.reports.fonts import readable, width, wrap, wrap_at_most
from trainer_app.reports.layout import (
    COMPACT,
    COMPACT_BOLD,
    HEADING,
    LABEL,
    MARGIN,
    NUMERAL,
    STEP,
    Block,
    Part,
    Sheet,
    heading_block,
)
from trainer_app.reports.notes import recent_notes
from trainer_app.reports.pen import Pen, baseline
from trainer_app.reports.remains import remains_blocks
from trainer_app.reports.signatures import ROLES, TRAINER_ROLES, signatures_block
from trainer_app.reports.tasktable import draw_key, key_width, task_blocks
from trainer_app.reports.top import MOST_LINES, facts_block, framed, title_block
from trainer_app.reports.words import Words

_KEPT_WITH_SIGNATURES = 300.0


def progress_part(sheet: ProgressSheet) -> Part:
    """The sheet with everything on it."""
    words = Words(sheet.head.lang, sheet.head)
    number = sheet_id(sheet)
    as_of = sheet.head.trust.as_of
    page = framed(
        sheet.head,
        words,
        number,
        title=words.say("progress.document", trainee=readable(sheet.trainee), date=as_of),
        running=f"{words.say('progress.title')}  {sheet.trainee}",
    )
    return page, list(_blocks(sheet, page, number))


def _blocks(sheet: ProgressSheet, page: Sheet, number: str) -> Iterator[Block]:
    words, room = page.words, page.room
    yield title_block(words.say("progress.title"), sheet.trainee, page, qr_text(number))
    yield facts_block(facts(sheet, words), room)
    yield from standing_blocks(sheet, words, room)
    yield from kept_together(list(_end_blocks(sheet, words, room)))
    roles = ROLES if sheet.audience == TRAINEES else TRAINER_ROLES
    yield signatures_block(sheet.trainee, words, room, roles=roles)


def standing_blocks(sheet: ProgressSheet, words: Words, room: float) -> Iterator[Block]:
    """Where the trainee stands, and on what."""
    yield figures_block(figures(sheet, words), room)
    yield heading_block(words.say("progress.by_unit"), room, above=2 * STEP)
    yield _units_block(sheet, words, room)
    if sheet.due:
        yield heading_block(words.say("due.title"), room, above=2 * STEP)
        for index, task in enumerate(sheet.due):
            yield _due_block(task, sheet.head.trust.as_of, words, room, stays=index == 0)
    yield _tasks_heading(words, room)
    yield from task_blocks(sheet.units, words, room)


def _end_blocks(sheet: ProgressSheet, words: Words, room: float) -> Iterator[Block]:
    yield from recent_notes(sheet.notes, words, room)
    yield from remains_blocks(sheet, words, room)


def kept_together(remains: list[Block]) -> list[Block]:
    """What remains, on the page where people sign: a signature never stands alone on a page."""
    height = 0.0
    kept: list[Block] = []
    for block in reversed(remains):
        height += block.above + block.height
        stays = block.stays_with_next or height <= _KEPT_WITH_SIGNATURES
        kept.append(replace(block, stays_with_next=stays))
    return kept[::-1]


def figures_block(counted: list[tuple[int, str]], room: float) -> Block:
    """Large plain numerals, each over what it counts."""
    gap = STEP
    first = 1.5  # the first column is wider by half: the one that is read first
    each = (room - (len(counted) - 1) * gap) / (len(counted) - 1 + first)
    labels = [
        wrap(text, LABEL, each * (first if index == 0 else 1))
        for index, (_, text) in enumerate(counted)
    ]
    height = 5 + NUMERAL.leading + max(len(lines) for lines in labels) * LABEL.leading + 2

    def draw(pen: Pen, top: float) -> None:
        pen.rule(MARGIN, top, room)
        x = MARGIN
        for index, (number, _) in enumerate(counted):
            pen.lines(x, top + 5, (str(number),), NUMERAL)
            pen.lines(x, top + 5 + NUMERAL.leading, labels[index], LABEL)
            x += each * (first if index == 0 else 1) + gap

    return Block(height, draw)


def _units_block(sheet: ProgressSheet, words: Words, room: float) -> Block:
    """Every unit with its count, down two columns."""
    gap = 3 * STEP
    each = (room - gap) / 2
    half = -(-len(sheet.units) // 2)
    counts = [words.say("progress.of", n=u.signed, total=u.applicable) for u in sheet.units]
    rooms = [each - 24 - width(readable(count), COMPACT) - STEP for count in counts]
    titles = [
        wrap_at_most(unit.title, COMPACT, space, 4)
        for unit, space in zip(sheet.units, rooms, strict=True)
    ]
    heights = [len(lines) * COMPACT.leading + 2.6 for lines in titles]

    def draw(pen: Pen, top: float) -> None:
        for column in range(2):
            at = top
            x = MARGIN + column * (each + gap)
            for index in range(column * half, min((column + 1) * half, len(sheet.units))):
                line = baseline(at + 1.3, COMPACT)
                pen.text(x, line, sheet.units[index].id, COMPACT_BOLD)
                pen.lines(x + 24, at + 1.3, titles[index], COMPACT)
                pen.text_right(x + each, line, counts[index], COMPACT_BOLD)
                at += heights[index]
                pen.rule(x, at, each)

    return Block(max(sum(heights[:half]), sum(heights[half:])), draw)


def _due_block(task: SheetTask, on: date, words: Words, room: float, *, stays: bool) -> Block:
    """The status, the task, and why it stands here."""
    title_x, why_x = MARGIN + 78.0, MARGIN + room * 0.58
    titles = wrap_at_most(task.title, COMPACT, why_x - title_x - 26 - STEP, MOST_LINES)
    whys = wrap_at_most(due_words(task, on, words), COMPACT, MARGIN + room - why_x, MOST_LINES)
    height = max(len(titles), len(whys)) * COMPACT.leading + 2.6

    def draw(pen: Pen, top: float) -> None:
        line = top + 1.3
        pen.status(MARGIN + 3.2, line + COMPACT.leading / 2, 5.8, task.status)
        pen.lines(MARGIN + 10, line, (word(task.status, words.lang),), COMPACT_BOLD)
        pen.lines(title_x, line, (task.id,), COMPACT)
        pen.lines(title_x + 26, line, titles, COMPACT)
        pen.lines(why_x, line, whys, COMPACT)
        pen.rule(MARGIN, top + height, room)

    return Block(height, draw, stays_with_next=stays)


def _tasks_heading(words: Words, room: float) -> Block:
    def draw(pen: Pen, top: float) -> None:
        pen.lines(MARGIN, top, (words.say("progress.tasks"),), HEADING)
        if key_width(words) < room * 0.8:
            draw_key(pen, MARGIN + room, top + 10, words)

    return Block(HEADING.leading, draw, above=2 * STEP, stays_with_next=True)
