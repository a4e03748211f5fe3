"""The recovery sheet: the twelve words for the safe, and what to do with them. Any thread.

The words are on this paper and nowhere else: no id is worked out from them, nothing is kept.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from trainer_app.checklists.sheets import RecoverySheet
from trainer_app.kernel.words import term
from trainer_app.reports.fonts import REGULAR, SEMIBOLD, Style, readable, width, wrap, wrap_at_most
from trainer_app.reports.layout import (
    MARGIN,
    MM,
    SAMPLE,
    STEP,
    TITLE,
    Block,
    Part,
    Sheet,
)
from trainer_app.reports.pen import QUIET, RULE, Pen, baseline, qr_modules
from trainer_app.reports.words import Words

WORD = Style(SEMIBOLD, 20, 32)
NUMBER = Style(REGULAR, 11, 32, "muted")
FACT = Style(SEMIBOLD, 10, 14)
CAPTION = Style(REGULAR, 8, 11, "muted")
TEXT = Style(REGULAR, 10, 14.5)
TEXT_HEAD = Style(SEMIBOLD, 10, 14.5)

QR_SIDE = 40 * MM
_LABEL_ROOM = 128.0
_PART_PAD = 7.0
_OPENINGS = 2
_OPENING_HEIGHT = 12 * MM
_DO_STEPS = ("do_1", "do_2", "do_3")


def recovery_part(sheet: RecoverySheet) -> Part:
    """The sheet with everything on it, in the sheet's language."""
    words = Words(sheet.lang)
    title = words.say("recovery.document", plant=readable(sheet.plant), date=sheet.made_on)
    page = Sheet(
        paper=sheet.paper,
        words=words,
        title=title,
        author=readable(sheet.plant),
        subject=words.say("recovery.title"),
        notes=(f"{words.say('recovery.keep')}",),
        running=title,
        sample=term("sample", words.lang) if sheet.sample else "",
    )
    return page, list(_blocks(sheet, page))


def qr_text(sheet: RecoverySheet) -> str:
    """The code without accents: scanners disagree on them, and whoever reads it does not care."""
    parts = unicodedata.normalize("NFKD", sheet.code)
    return "".join(part for part in parts if not unicodedata.combining(part))


def _blocks(sheet: RecoverySheet, page: Sheet) -> Iterator[Block]:
    words, room = page.words, page.room
    yield _title_block(sheet, page)
    yield _words_block(sheet, words, room)
    for name in ("for", "copies", "who"):
        yield _part(words, name, [("", words.say(f"recovery.{name}_text"))], room)
    steps = [(f"{n}.", words.say(f"recovery.{key}")) for n, key in enumerate(_DO_STEPS, start=1)]
    yield _part(words, "do", steps, room)
    yield _part(words, "careful", [("", words.say("recovery.careful_text"))], room)
    yield _openings_block(words, room)


def _title_block(sheet: RecoverySheet, page: Sheet) -> Block:
    words, room = page.words, page.room
    facts = [
        (words.say("recovery.plant"), sheet.plant),
        (words.say("recovery.pc"), sheet.pc),
        (words.say("recovery.made_on"), sheet.made_on.isoformat()),
    ]
    gap = 2 * STEP
    each = (room - 2 * gap) / 3
    values = [wrap_at_most(value, FACT, each, 4) for _, value in facts]
    deepest = max(len(lines) for lines in values)
    rule = TITLE.leading + STEP
    height = rule + STEP + CAPTION.leading + deepest * FACT.leading + STEP

    def draw(pen: Pen, top: float) -> None:
        title = words.say("recovery.title")
        pen.lines(MARGIN, top, (title,), TITLE)
        if page.sample:
            x = MARGIN + width(readable(title, SEMIBOLD), TITLE) + 2 * STEP
            pen.text(x, baseline(top, TITLE), page.sample, SAMPLE, spread=3)
        pen.rule(MARGIN, top + rule, room, RULE)
        at = top + rule + STEP
        for index, (label, _) in enumerate(facts):
            x = MARGIN + index * (each + gap)
            pen.lines(x, at, (label,), CAPTION)
            pen.lines(x, at + CAPTION.leading, values[index], FACT)

    return Block(height, draw)


def _words_block(sheet: RecoverySheet, words: Words, room: float) -> Block:
    """The words numbered, down two columns, beside the same code to scan."""
    rows = -(-len(sheet.words) // 2)
    quiet = QUIET * QR_SIDE / (len(qr_modules(qr_text(sheet))) + 2 * QUIET)
    each = (room - QR_SIDE - STEP) / 2
    size = _fitting(sheet.words, each - 28)
    word = Style(WORD.font, size, WORD.leading)
    height = 2 * STEP + CAPTION.leading + max(rows * WORD.leading, QR_SIDE) + STEP

    def draw(pen: Pen, top: float) -> None:
        pen.rule(MARGIN, top, room)
        pen.lines(MARGIN, top + STEP, (words.say("recovery.words"),), CAPTION)
        at = top + 2 * STEP + CAPTION.leading
        for index, spoken in enumerate(sheet.words):
            column, row = divmod(index, rows)
            x = MARGIN + column * each
            line = baseline(at + row * WORD.leading, WORD)
            pen.text_right(x + 18, line, str(index + 1), NUMBER)
            pen.text(x + 26, line, spoken, word)
        right = MARGIN + room
        pen.qr(right - QR_SIDE + quiet, at, QR_SIDE, qr_text(sheet))
        label = wrap(words.say("recovery.qr"), CAPTION, QR_SIDE - 2 * quiet)
        pen.lines(right - QR_SIDE + 2 * quiet, at + QR_SIDE - quiet + 4, label, CAPTION)

    return Block(height, draw, above=0)


def _part(words: Words, name: str, paragraphs: Sequence[tuple[str, str]], room: float) -> Block:
    """What a reader looks for at the left, plain sentences at the right, numbered or not."""
    heads = wrap(words.say(f"recovery.{name}_head"), TEXT_HEAD, _LABEL_ROOM - STEP)
    left = MARGIN + _LABEL_ROOM
    indent = 14.0 if paragraphs[0][0] else 0.0
    wrapped = [
        (number, wrap(text, TEXT, room - _LABEL_ROOM - indent)) for number, text in paragraphs
    ]
    deepest = max(len(heads), sum(len(lines) for _, lines in wrapped))
    height = deepest * TEXT.leading + 2 * _PART_PAD

    def draw(pen: Pen, top: float) -> None:
        pen.rule(MARGIN, top, room)
        at = top + _PART_PAD
        pen.lines(MARGIN, at, heads, TEXT_HEAD)
        for number, lines in wrapped:
            pen.lines(left, at, (number,), TEXT)
            pen.lines(left + indent, at, lines, TEXT)
            at += len(lines) * TEXT.leading

    return Block(height, draw)


def _openings_block(words: Words, room: float) -> Block:
    """Lines to write on: who opened the envelope, when and why."""
    left = MARGIN + _LABEL_ROOM
    by, on = (room - _LABEL_ROOM) * 0.38, (room - _LABEL_ROOM) * 0.2
    columns = (
        (left, by - STEP, "opened_by"),
        (left + by, on - STEP, "opened_on"),
        (left + by + on, room - _LABEL_ROOM - by - on, "opened_why"),
    )
    height = _PART_PAD + _OPENINGS * (_OPENING_HEIGHT + CAPTION.leading)

    def draw(pen: Pen, top: float) -> None:
        pen.rule(MARGIN, top, room)
        pen.lines(MARGIN, top + _PART_PAD, (words.say("recovery.opened_head"),), TEXT_HEAD)
        for row in range(_OPENINGS):
            line = top + (row + 1) * _OPENING_HEIGHT + row * CAPTION.leading
            for x, length, key in columns:
                pen.rule(x, line, length, 0.6)
                pen.lines(x, line, (words.say(f"recovery.{key}"),), CAPTION)

    return Block(height, draw)


def _fitting(words: Sequence[str], room: float) -> float:
    """The largest size at which every word fits its column."""
    widest = max((width(readable(word, WORD.font), WORD) for word in words), default=0)
    return WORD.size if widest <= room else WORD.size * room / widest
