"""The recovery sheet: the twelve words for the safe, and what to do with them. Any thread.

The words are on this paper and nowhere else: no id is worked out from them, nothing is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trainer_app.checklists.sheets import RecoverySheet
from trainer_app.kernel.words import term
from trainer_app.reports.fonts import REGULAR, SEMIBOLD, Style, readable, width, wrap
from trainer_app.reports.layout import (
    BODY_BOLD,
    LABEL,
    MARGIN,
    MM,
    RULE,
    SAMPLE,
    STEP,
    TITLE,
    Block,
    Sheet,
    compose,
)
from trainer_app.reports.pen import QUIET, Pen, baseline, qr_modules
from trainer_app.reports.words import Words

WORD = Style(SEMIBOLD, 19, 30)
NUMBER = Style(REGULAR, 11, 30, "muted")
TEXT = Style(REGULAR, 10, 14.5)
TEXT_HEAD = Style(SEMIBOLD, 10, 14.5)
WARNING = Style(SEMIBOLD, 11, 16)

QR_SIDE = 40 * MM
_LABEL_ROOM = 128.0
_DO_STEPS = ("do_1", "do_2", "do_3")


def recovery_pdf(sheet: RecoverySheet) -> bytes:
    """The sheet as a PDF, in the sheet's language."""
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
    return compose(page, list(_blocks(sheet, page)))


def _blocks(sheet: RecoverySheet, page: Sheet) -> Iterator[Block]:
    words, room = page.words, page.room
    yield _title_block(sheet, page)
    yield _words_block(sheet, words, room)
    for name in ("for", "copies", "who"):
        yield _part(words.say(f"recovery.{name}_head"), [words.say(f"recovery.{name}_text")], room)
    steps = [f"{n}.  {words.say(f'recovery.{key}')}" for n, key in enumerate(_DO_STEPS, start=1)]
    yield _part(words.say("recovery.do_head"), steps, room)
    yield _part(words.say("recovery.careful_head"), [words.say("recovery.careful_text")], room)


def _title_block(sheet: RecoverySheet, page: Sheet) -> Block:
    words, room = page.words, page.room
    facts = [
        (words.say("recovery.plant"), sheet.plant),
        (words.say("recovery.pc"), sheet.pc),
        (words.say("recovery.made_on"), sheet.made_on.isoformat()),
    ]
    gap = 2 * STEP
    each = (room - 2 * gap) / 3
    values = [wrap(value, BODY_BOLD, each) for _, value in facts]
    deepest = max(len(lines) for lines in values)
    height = TITLE.leading + STEP + LABEL.leading + deepest * BODY_BOLD.leading + STEP

    def draw(pen: Pen, top: float) -> None:
        title = words.say("recovery.title")
        pen.lines(MARGIN, top, (title,), TITLE)
        if page.sample:
            x = MARGIN + width(readable(title, SEMIBOLD), TITLE) + 2 * STEP
            pen.text(x, baseline(top, TITLE), page.sample, SAMPLE, spread=3)
        at = top + TITLE.leading + STEP
        pen.rule(MARGIN, at - 4, room, RULE)
        for index, (label, _) in enumerate(facts):
            x = MARGIN + index * (each + gap)
            pen.lines(x, at, (label,), LABEL)
            pen.lines(x, at + LABEL.leading, values[index], BODY_BOLD)

    return Block(height, draw)


def _words_block(sheet: RecoverySheet, words: Words, room: float) -> Block:
    """The words numbered, down two columns, beside the same code to scan."""
    rows = -(-len(sheet.words) // 2)
    quiet = QUIET * QR_SIDE / (len(qr_modules(sheet.code)) + 2 * QUIET)
    each = (room - QR_SIDE - STEP) / 2
    size = _fitting(sheet.words, each - 28)
    word = Style(WORD.font, size, WORD.leading)
    height = 4 + LABEL.leading + STEP + max(rows * WORD.leading, QR_SIDE) + 2 * STEP

    def draw(pen: Pen, top: float) -> None:
        pen.rule(MARGIN, top, room)
        pen.lines(MARGIN, top + 4, (words.say("recovery.words"),), LABEL)
        at = top + 4 + LABEL.leading + STEP
        for index, spoken in enumerate(sheet.words):
            column, row = divmod(index, rows)
            x = MARGIN + column * each
            line = baseline(at + row * WORD.leading, WORD)
            pen.text_right(x + 18, line, str(index + 1), NUMBER)
            pen.text(x + 26, line, spoken, word)
        right = MARGIN + room
        pen.qr(right - QR_SIDE + quiet, at - quiet, QR_SIDE, sheet.code)
        label = wrap(words.say("recovery.qr"), LABEL, QR_SIDE - 2 * quiet)
        pen.lines(right - QR_SIDE + 2 * quiet, at + QR_SIDE - 2 * quiet + 4, label, LABEL)

    return Block(height, draw, above=0)


def _part(head: str, paragraphs: Sequence[str], room: float) -> Block:
    """What a reader looks for at the left, plain sentences at the right."""
    heads = wrap(head, TEXT_HEAD, _LABEL_ROOM - STEP)
    lines = [line for text in paragraphs for line in wrap(text, TEXT, room - _LABEL_ROOM)]
    pad = STEP
    height = max(len(heads), len(lines)) * TEXT.leading + 2 * pad

    def draw(pen: Pen, top: float) -> None:
        pen.rule(MARGIN, top, room)
        pen.lines(MARGIN, top + pad, heads, TEXT_HEAD)
        pen.lines(MARGIN + _LABEL_ROOM, top + pad, lines, TEXT)

    return Block(height, draw)


def _fitting(words: Sequence[str], room: float) -> float:
    """The largest size at which every word fits its column."""
    widest = max((width(readable(word, WORD.font), WORD) for word in words), default=0)
    return WORD.size if widest <= room else WORD.size * room / widest
