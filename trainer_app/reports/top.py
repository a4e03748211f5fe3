"""What most sheets begin with: the frame of their pages, the name over a rule, labelled facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trainer_app.checklists.sheetparts import SheetHead
from trainer_app.kernel.words import term
from trainer_app.reports.content import edition_words, foot_notes
from trainer_app.reports.copies import Copy, Said
from trainer_app.reports.fonts import SEMIBOLD, Style, readable, width, wrap, wrap_at_most
from trainer_app.reports.layout import (
    BODY,
    BODY_BOLD,
    LABEL,
    MARGIN,
    SAMPLE,
    STEP,
    TITLE,
    Block,
    Sheet,
)
from trainer_app.reports.pen import QUIET, RULE, Pen, qr_modules
from trainer_app.reports.words import Words

QR_SIDE = 60.0
MOST_LINES = 12
"""Of one text on the first page."""
LONG_NAME = Style(SEMIBOLD, 12, 15)
KIND = Style(SEMIBOLD, 9, 12, "muted")
NUMBER = Style(SEMIBOLD, 20, 24)


def framed(
    head: SheetHead, words: Words, number: str, *, title: str, running: str, lies: bool = False
) -> Sheet:
    """The frame that a head asks for. ``title``: of the file; ``running``: after the first page."""
    return Sheet(
        paper=head.paper,
        words=words,
        title=title,
        author=readable(head.printed_by),
        subject=edition_words(head, words),
        notes=foot_notes(head, number, words),
        sheet_id=number,
        running=running,
        running_right=" / ".join(
            each.say("trust.as_of", date=head.trust.as_of).rstrip(".") for each in words.each
        ),
        sample=term("sample", words.lang) if head.sample else "",
        lies=lies,
    )


def copied(
    head: SheetHead,
    words: Words,
    number: str,
    *,
    title: str,
    facts: Iterable[tuple[str, str]],
    parts: Iterable[Said],
) -> Copy:
    """The copy in words of a sheet in this frame."""
    return Copy(
        tag=words.tag,
        title=title,
        sample=term("sample", words.lang) if head.sample else "",
        facts=tuple(facts),
        parts=tuple(parts),
        notes=(edition_words(head, words), *foot_notes(head, number, words)),
    )


def title_block(kind: str, name: str, page: Sheet, qr_holds: str, *, number: str = "") -> Block:
    """What the sheet is, whom it is about, and its QR code. ``number``: large, beside the code."""
    taken = width(readable(number, SEMIBOLD), NUMBER) + 2 * STEP if number else 0
    room = page.room - QR_SIDE - 2 * STEP - taken
    style = TITLE if len(wrap(name, TITLE, room)) <= 2 else LONG_NAME
    names = wrap_at_most(name, style, room, MOST_LINES)
    quiet = QUIET * QR_SIDE / (len(qr_modules(qr_holds)) + 2 * QUIET)
    height = max(QR_SIDE - quiet, KIND.leading + len(names) * style.leading + 8)
    right = page.size[0] - MARGIN

    def draw(pen: Pen, top: float) -> None:
        pen.text(MARGIN, top + 9, kind, KIND)
        if page.sample:
            x = MARGIN + width(readable(kind, SEMIBOLD), KIND) + 2 * STEP
            pen.text(x, top + 10, page.sample, SAMPLE, spread=3)
        pen.lines(MARGIN, top + KIND.leading + 4, names, style)
        if number:
            pen.text_right(right - QR_SIDE - STEP, top + KIND.leading + 22, number, NUMBER)
        pen.qr(right - QR_SIDE + quiet, top - quiet, QR_SIDE, qr_holds)

    return Block(height, draw, stays_with_next=True)


def facts_block(pairs: Sequence[tuple[str, str]], room: float, *, columns: int = 4) -> Block:
    """Columns of a label over its value."""
    rows = -(-len(pairs) // columns)
    gap = 2 * STEP
    each = (room - (columns - 1) * gap) / columns
    values = [wrap_at_most(value, BODY_BOLD, each, MOST_LINES) for _, value in pairs]
    heights = [
        LABEL.leading
        + max(len(v) for v in values[row * columns : (row + 1) * columns]) * BODY.leading
        + 4
        for row in range(rows)
    ]

    def draw(pen: Pen, top: float) -> None:
        pen.rule(MARGIN, top, room, RULE)
        at = top + 4
        for row in range(rows):
            for column in range(columns):
                index = row * columns + column
                if index < len(pairs):
                    x = MARGIN + column * (each + gap)
                    pen.lines(x, at, (pairs[index][0],), LABEL)
                    pen.lines(x, at + LABEL.leading, values[index], BODY_BOLD)
            at += heights[row]

    return Block(sum(heights) + 6, draw, stays_with_next=True)
