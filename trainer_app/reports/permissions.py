"""*Who sees what* on one page: what can be done, and for each role whether it may. Any thread.

*Yes*, *own* and a dash; a key below says what they mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trainer_app.checklists.permissions import Grant, Role
from trainer_app.checklists.sheets import sheet_id
from trainer_app.checklists.whosees import WhoSeesRow, WhoSeesWhat
from trainer_app.kernel.words import term, word
from trainer_app.reports.copies import Copy, Paragraph, Table
from trainer_app.reports.fonts import REGULAR, SEMIBOLD, Style, readable, width, wrap
from trainer_app.reports.layout import (
    BODY,
    BODY_BOLD,
    LABEL,
    MARGIN,
    SAMPLE,
    STEP,
    TITLE,
    Block,
    Part,
    Sheet,
    text_block,
)
from trainer_app.reports.pen import RULE, Pen, baseline
from trainer_app.reports.words import Words

LINE, LINE_BOLD = Style(REGULAR, 9, 12), Style(SEMIBOLD, 9, 12)
_COLUMN = 64.0
_ROW_PAD = 1.6


def who_sees_part(sheet: WhoSeesWhat) -> Part:
    words, number = Words(sheet.lang), sheet_id(sheet)
    page = Sheet(
        paper=sheet.paper,
        words=words,
        title=words.say("whosees.title"),
        author=readable(sheet.printed_by),
        subject=words.say("whosees.subject"),
        notes=(_foot(sheet, number, words),),
        sheet_id=number,
        running=words.say("whosees.title"),
        sample=term("sample", words.lang) if sheet.sample else "",
    )
    return page, list(_blocks(sheet, page))


def who_sees_copy(sheet: WhoSeesWhat) -> Copy:
    words = Words(sheet.lang)
    heads = (words.say("whosees.what"), *(word(role, words.lang) for role in Role))
    rows = tuple(
        (word(row.action, words.lang), *(word(g, words.lang) for g in row.grants))
        for row in sheet.rows
    )
    return Copy(
        tag=words.tag,
        title=words.say("whosees.title"),
        sample=term("sample", words.lang) if sheet.sample else "",
        facts=((words.say("whosees.plant"), sheet.plant),),
        parts=(
            Paragraph(words.say("whosees.intro")),
            Table(words.say("whosees.title"), heads, rows),
            Paragraph(words.say("whosees.never")),
        ),
        notes=(_foot(sheet, sheet_id(sheet), words),),
    )


def _foot(sheet: WhoSeesWhat, number: str, words: Words) -> str:
    return words.say(
        "whosees.foot", who=readable(sheet.printed_by), date=sheet.printed_on, id=number
    )


def _blocks(sheet: WhoSeesWhat, page: Sheet) -> Iterator[Block]:
    words, room = page.words, page.room
    yield _title_block(sheet, page)
    yield text_block(wrap(words.say("whosees.intro"), BODY, room), BODY, above=STEP, stays=True)
    head = _head_block(words, room)
    yield head
    for row in sheet.rows:
        yield _row_block(row, words, room, head)
    for key, above in (("whosees.key", STEP), ("whosees.never", STEP / 2)):
        yield text_block(wrap(words.say(key), BODY, room), BODY, above=above)


def _title_block(sheet: WhoSeesWhat, page: Sheet) -> Block:
    title = page.words.say("whosees.title")

    def draw(pen: Pen, top: float) -> None:
        pen.lines(MARGIN, top, (title,), TITLE)
        plant = readable(sheet.plant)
        pen.text_right(MARGIN + page.room, baseline(top, TITLE), plant, BODY_BOLD)
        if page.sample:
            x = MARGIN + width(readable(title, SEMIBOLD), TITLE) + 2 * STEP
            pen.text(x, baseline(top, TITLE), page.sample, SAMPLE, spread=3)
        pen.rule(MARGIN, top + TITLE.leading + STEP, page.room, RULE)

    return Block(TITLE.leading + STEP, draw)


def _left(index: int, room: float) -> float:
    """Where the column of a role begins."""
    return MARGIN + room - (len(Role) - index) * _COLUMN


def _head_block(words: Words, room: float) -> Block:
    heads: Sequence[str] = [word(role, words.lang) for role in Role]

    def draw(pen: Pen, top: float) -> None:
        pen.lines(MARGIN, top, (words.say("whosees.what"),), LABEL)
        for index, head in enumerate(heads):
            pen.lines(_left(index, room), top, (head,), LABEL)
        pen.rule(MARGIN, top + LABEL.leading + 2, room, RULE)

    return Block(LABEL.leading + 2, draw, above=STEP, stays_with_next=True)


def _row_block(row: WhoSeesRow, words: Words, room: float, head: Block) -> Block:
    said = wrap(word(row.action, words.lang), LINE, room - len(Role) * _COLUMN - STEP)
    height = len(said) * LINE.leading + 2 * _ROW_PAD

    def draw(pen: Pen, top: float) -> None:
        pen.lines(MARGIN, top + _ROW_PAD, said, LINE)
        for index, grant in enumerate(row.grants):
            style = LINE if grant is Grant.OWN else LINE_BOLD
            shown = "–" if grant is Grant.NO else word(grant, words.lang)
            short = words.say("whosees.own") if grant is Grant.OWN else shown
            pen.lines(_left(index, room), top + _ROW_PAD, (short,), style)
        pen.rule(MARGIN, top + height, room)

    return Block(height, draw, repeats=(head,))
