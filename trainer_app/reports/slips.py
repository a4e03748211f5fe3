"""One-time codes to hand over: two slips to a page, each in its person's language. Any thread.

A code is on the slip and on the screen of whoever made it, and nowhere else: no id is worked out.
"""

from __future__ import annotations

from trainer_app.checklists.slips import CodeSlip, CodeSlips
from trainer_app.kernel.words import term
from trainer_app.reports.fonts import REGULAR, SEMIBOLD, Style, readable, width, wrap, wrap_at_most
from trainer_app.reports.layout import MARGIN, MM, SAMPLE, STEP, Block, Part, Sheet
from trainer_app.reports.pen import HAIRLINE, RULE, Pen, baseline
from trainer_app.reports.words import Words

_HEAD = Style(SEMIBOLD, 13, 18)
_NAME = Style(SEMIBOLD, 20, 26)
_DIGITS = Style(REGULAR, 40, 48)
_TEXT = Style(REGULAR, 10, 14.5)
_SMALL = Style(REGULAR, 8, 11, "muted")

_HEIGHT = 118 * MM
"""Two of them fit on a Letter page with its foot, and on A4."""
_DASH = 2 * MM
_LABEL = 30 * MM
_STEPS = ("do_1", "do_2", "do_3", "do_4")


def code_slips_part(sheet: CodeSlips) -> Part:
    """The file says of itself what the first slip says."""
    words = Words(sheet.slips[0].lang)
    page = Sheet(
        paper=sheet.paper,
        words=words,
        title=words.say("slip.document", plant=readable(sheet.plant)),
        author=readable(sheet.plant),
        subject=words.say("slip.title"),
        notes=(words.say("slip.keep"),),
    )
    return page, [_block(slip, sheet, page) for slip in sheet.slips]


def _block(slip: CodeSlip, sheet: CodeSlips, page: Sheet) -> Block:
    words, room = Words(slip.lang), page.room
    name = wrap_at_most(slip.name, _NAME, room - _LABEL, 2)
    where = words.say("slip.where", plant=readable(sheet.plant), pc=readable(sheet.pc))
    steps = [
        (f"{place}.", wrap(words.say(f"slip.{key}"), _TEXT, room - _LABEL - 14))
        for place, key in enumerate(_STEPS, start=1)
    ]
    careful = wrap(words.say("slip.careful"), _SMALL, room - _LABEL)
    left = MARGIN + _LABEL

    def draw(pen: Pen, top: float) -> None:
        title = words.say("slip.title")
        pen.lines(MARGIN, top, (title,), _HEAD)
        if sheet.sample:
            x = MARGIN + width(readable(title, SEMIBOLD), _HEAD) + 2 * STEP
            pen.text(x, baseline(top, _HEAD), term("sample", slip.lang), SAMPLE, spread=3)
        pen.text_right(MARGIN + room, baseline(top, _HEAD), sheet.made_on.isoformat(), _SMALL)
        at = top + _HEAD.leading + STEP
        pen.rule(MARGIN, at, room, RULE)
        at += STEP
        pen.lines(MARGIN, at + 6, (words.say("slip.for"),), _SMALL)
        pen.lines(left, at, name, _NAME)
        at += len(name) * _NAME.leading
        pen.lines(left, at, wrap_at_most(where, _SMALL, room - _LABEL, 2), _SMALL)
        at += 2 * _SMALL.leading + STEP
        pen.lines(MARGIN, at + 20, (words.say("slip.code"),), _SMALL)
        pen.text(left, baseline(at, _DIGITS), _grouped(slip.code), _DIGITS, spread=2)
        at += _DIGITS.leading + 2 * STEP
        pen.lines(MARGIN, at + 2, (words.say("slip.do"),), _SMALL)
        for number, lines in steps:
            pen.lines(left, at, (number,), _TEXT)
            pen.lines(left + 14, at, lines, _TEXT)
            at += len(lines) * _TEXT.leading
        pen.lines(left, at + STEP, careful, _SMALL)
        _cut_here(pen, top + _HEIGHT - 3 * STEP, page.size[0])

    return Block(_HEIGHT, draw)


def _cut_here(pen: Pen, y: float, across: float) -> None:
    """A line of dashes from edge to edge."""
    x = 0.0
    while x < across:
        pen.rule(x, y, _DASH, HAIRLINE)
        x += 2 * _DASH


def _grouped(code: str) -> str:
    """In threes, as the screen shows it."""
    return "\u2002".join(code[place : place + 3] for place in range(0, len(code), 3))
