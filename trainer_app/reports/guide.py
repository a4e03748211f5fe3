"""Pocket cards to cut out, and the glossary with both languages side by side. Any thread.

A card is as large as a business card. Its words are as large as they can be: a card that says more
is set smaller. Cut marks stand outside the cards, so that nothing of them is left on one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from trainer_app.checklists.guidepapers import (
    GlossaryLine,
    GlossarySheet,
    GuideHead,
    PocketCard,
    PocketCards,
)
from trainer_app.checklists.sheets import sheet_id
from trainer_app.kernel.words import term
from trainer_app.reports.copies import Copy, Paragraph, Table
from trainer_app.reports.fonts import REGULAR, SEMIBOLD, Style, readable, width, wrap, wrap_at_most
from trainer_app.reports.layout import (
    BODY_BOLD,
    COMPACT,
    COMPACT_BOLD,
    LABEL,
    MARGIN,
    MM,
    SAMPLE,
    STEP,
    TITLE,
    Block,
    Part,
    Sheet,
    heading_block,
)
from trainer_app.reports.pen import HAIRLINE, RULE, Pen, baseline
from trainer_app.reports.words import Words

CARD: Final = (89 * MM, 51 * MM)
"""Of a business card in Canada: 3.5 by 2 inches, and what fits a European holder too."""
_ACROSS: Final = 2
_ROWS: Final = {"letter": 4, "a4": 5}
_MARK: Final = 2.3 * MM
_PAD: Final = 4 * MM
_SIZES: Final = (8.4, 8.0, 7.6, 7.2, 6.8, 6.4, 6.0, 5.6, 5.2)
_OTHER: Final = {"en": "fr", "fr": "en"}

_Line = tuple[str, Style, tuple[float, str]]
"""Words, how they are set, how far in, and the numeral before them."""
_PLAIN: Final = (0.0, "")


# --- pocket cards -------------------------------------------------------------------------------


def pocket_cards_part(sheet: PocketCards) -> Part:
    words = Words(sheet.head.lang)
    page = _page(sheet.head, words.say("guide.cards"), sheet_id(sheet), words)
    rows = _ROWS.get(sheet.head.paper, _ROWS["letter"])
    a_page = rows * _ACROSS
    pages = [sheet.cards[at : at + a_page] for at in range(0, len(sheet.cards), a_page)]
    return page, [_cards_block(cards, page, words) for cards in pages]


def _cards_block(cards: Sequence[PocketCard], page: Sheet, words: Words) -> Block:
    across, down = CARD
    rows = -(-len(cards) // _ACROSS)
    left = (page.size[0] - _ACROSS * across) / 2
    set_cards = [_set(card, words) for card in cards]

    def draw(pen: Pen, top: float) -> None:
        first = top + _MARK
        for column in range(_ACROSS + 1):
            for y in (top, first + rows * down):
                pen.fall(left + column * across, y, _MARK)
        for row in range(rows + 1):
            for x in (left - _MARK, left + _ACROSS * across):
                pen.rule(x, first + row * down, _MARK, HAIRLINE)
        for place, lines in enumerate(set_cards):
            row, column = divmod(place, _ACROSS)
            _draw_card(
                pen, left + column * across, first + row * down, cards[place], lines, page.sample
            )

    return Block(rows * down + 2 * _MARK, draw)


def _draw_card(
    pen: Pen, x: float, top: float, card: PocketCard, lines: Sequence[_Line], sample: str
) -> None:
    at = top + _PAD
    for said, style, (indent, numeral) in lines:
        pen.lines(x + _PAD, at, (numeral,), replace(style, font=SEMIBOLD))
        pen.lines(x + _PAD + indent, at, (said,), style)
        at += style.leading
    small = Style(REGULAR, 5, 6, "muted")
    foot = top + CARD[1] - _PAD + 3
    pen.text(x + _PAD, foot, f"{card.id}  {card.phase}", small)
    if sample:
        pen.text_right(x + CARD[0] - _PAD, foot, sample, small)


def _set(card: PocketCard, words: Words) -> tuple[_Line, ...]:
    """As large as fits; what does not fit even in the smallest size is cut short visibly."""
    room = CARD[1] - 2 * _PAD
    lines: tuple[_Line, ...] = ()
    for size in _SIZES:
        lines = tuple(_lines(card, words, size))
        if sum(style.leading for _said, style, _indent in lines) <= room:
            return lines
    while sum(style.leading for _said, style, _indent in lines) > room:
        lines = lines[:-1]
    said, style, indent = lines[-1]
    return (*lines[:-1], (f"{said}…", style, indent))


def _lines(card: PocketCard, words: Words, size: float) -> Iterator[_Line]:
    room = CARD[0] - 2 * _PAD
    body = Style(REGULAR, size, size * 1.24)
    bold = replace(body, font=SEMIBOLD)
    title = Style(SEMIBOLD, size + 1.4, (size + 1.4) * 1.24)
    muted = Style(REGULAR, size - 0.8, size * 1.2, "muted")
    indent = size
    gap: _Line = ("", replace(body, leading=size * 0.35), _PLAIN)
    for line in wrap(card.title, title, room):
        yield line, title, _PLAIN
    for line in wrap(card.use_when, muted, room):
        yield line, muted, _PLAIN
    yield gap
    for place, point in enumerate(card.points, 1):
        for index, line in enumerate(wrap(point, body, room - indent)):
            yield line, body, (indent, "" if index else f"{place}")
    if card.say:
        said = words.say("guide.say", words=card.say)
        yield gap
        yield from ((line, bold, _PLAIN) for line in wrap(said, bold, room))
    if card.check:
        asked = words.say("guide.check", words=card.check)
        yield gap
        yield from ((line, body, _PLAIN) for line in wrap(asked, body, room))


def pocket_cards_copy(sheet: PocketCards) -> Copy:
    words = Words(sheet.head.lang)
    rows = tuple((card.title, card.use_when, " ".join(_told(card, words))) for card in sheet.cards)
    heads = (words.say("guide.card"), words.say("guide.when"), words.say("guide.points"))
    return _copy(
        sheet.head,
        words.say("guide.cards"),
        (Table(words.say("guide.cards"), heads, rows),),
        sheet_id(sheet),
        words,
    )


def _told(card: PocketCard, words: Words) -> Iterator[str]:
    yield from card.points
    if card.say:
        yield words.say("guide.say", words=card.say)
    if card.check:
        yield words.say("guide.check", words=card.check)


# --- the glossary -------------------------------------------------------------------------------


def glossary_part(sheet: GlossarySheet) -> Part:
    words = Words(sheet.head.lang)
    page = _page(sheet.head, words.say("guide.glossary"), sheet_id(sheet), words)
    return page, list(_glossary_blocks(sheet, page, words))


def _glossary_blocks(sheet: GlossarySheet, page: Sheet, words: Words) -> Iterator[Block]:
    yield _title_block(sheet.head, page)
    yield _languages_block(page, words)
    for key, lines in (("guide.words", sheet.words), ("guide.defects", sheet.defects)):
        if lines:
            yield heading_block(words.say(key), page.room)
            for line in lines:
                yield _word_block(line, page, words)


def _title_block(head: GuideHead, page: Sheet) -> Block:
    def draw(pen: Pen, top: float) -> None:
        pen.lines(MARGIN, top, (page.title,), TITLE)
        name = wrap_at_most(head.plant, BODY_BOLD, page.room / 2, 1)[0]
        pen.text_right(MARGIN + page.room, baseline(top, TITLE), name, BODY_BOLD)
        if page.sample:
            x = MARGIN + width(readable(page.title, SEMIBOLD), TITLE) + 2 * STEP
            pen.text(x, baseline(top, TITLE), page.sample, SAMPLE, spread=3)
        pen.rule(MARGIN, top + TITLE.leading + STEP, page.room, RULE)

    return Block(TITLE.leading + STEP, draw)


def _languages_block(page: Sheet, words: Words) -> Block:
    names = [words.say(f"guide.{lang}") for lang in (words.lang, _OTHER[words.lang])]

    def draw(pen: Pen, top: float) -> None:
        for place, name in enumerate(names):
            pen.lines(MARGIN + place * page.room / 2, top, (name,), LABEL)

    return Block(LABEL.leading, draw, above=STEP, stays_with_next=True)


def _word_block(line: GlossaryLine, page: Sheet, words: Words) -> Block:
    room = page.room / 2 - STEP
    sides = (
        _side(line.term, line.meaning, line.also, words, room),
        _side(line.other, line.other_meaning, line.other_also, Words(_OTHER[words.lang]), room),
    )
    height = max(sum(style.leading for _said, style, _in in side) for side in sides) + 4

    def draw(pen: Pen, top: float) -> None:
        for place, side in enumerate(sides):
            at = top + 2
            for said, style, _indent in side:
                pen.lines(MARGIN + place * page.room / 2, at, (said,), style)
                at += style.leading
        pen.rule(MARGIN, top + height, page.room, HAIRLINE)

    return Block(height, draw)


def _side(
    name: str, meaning: str, also: Sequence[str], words: Words, room: float
) -> tuple[_Line, ...]:
    parts = [(name, COMPACT_BOLD), (meaning, COMPACT)]
    if also:
        parts.append((words.say("guide.also", names=", ".join(also)), LABEL))
    return tuple(
        (line, style, _PLAIN) for said, style in parts if said for line in wrap(said, style, room)
    )


def glossary_copy(sheet: GlossarySheet) -> Copy:
    words = Words(sheet.head.lang)
    heads = (words.say(f"guide.{words.lang}"), words.say(f"guide.{_OTHER[words.lang]}"))
    tables = tuple(
        Table(
            words.say(key),
            heads,
            tuple(
                (f"{line.term}: {line.meaning}", f"{line.other}: {line.other_meaning}")
                for line in lines
            ),
        )
        for key, lines in (("guide.words", sheet.words), ("guide.defects", sheet.defects))
        if lines
    )
    return _copy(sheet.head, words.say("guide.glossary"), tables, sheet_id(sheet), words)


# --- both ---------------------------------------------------------------------------------------


def _page(head: GuideHead, title: str, number: str, words: Words) -> Sheet:
    return Sheet(
        paper=head.paper,
        words=words,
        title=title,
        author=readable(head.printed_by),
        subject=readable(head.programme),
        notes=(_foot(head, number, words),),
        sheet_id=number,
        sample=term("sample", words.lang) if head.sample else "",
    )


def _foot(head: GuideHead, number: str, words: Words) -> str:
    return words.say(
        "guide.foot",
        version=head.version,
        edition=head.edition,
        name=readable(head.printed_by),
        date=head.printed_on,
        id=number,
    )


def _copy(head: GuideHead, title: str, parts: Sequence[Table], number: str, words: Words) -> Copy:
    return Copy(
        tag=words.tag,
        title=title,
        sample=term("sample", words.lang) if head.sample else "",
        facts=((words.say("guide.plant"), head.plant),),
        parts=(Paragraph(head.programme), *parts),
        notes=(_foot(head, number, words),),
    )
