"""The trainer's sheet: steps with key points and reasons, questions, what to say in each phase."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trainer_app.checklists.sheets import sheet_id
from trainer_app.checklists.trainersheet import SheetPhoto, SheetPoint, SheetStep, TrainerSheet
from trainer_app.reports.content import edition_words, qr_text
from trainer_app.reports.copies import Bullets, Copy, Heading, Pairs, Paragraph, Said
from trainer_app.reports.fonts import Style, readable, wrap
from trainer_app.reports.layout import (
    BODY,
    COMPACT,
    COMPACT_BOLD,
    MARGIN,
    STEP,
    Block,
    Part,
    Sheet,
    heading_block,
    row_blocks,
    text_block,
)
from trainer_app.reports.pen import HAIRLINE, RULE, Pen
from trainer_app.reports.stepphotos import photo_blocks, photo_words
from trainer_app.reports.top import copied, facts_block, framed, title_block
from trainer_app.reports.words import Words

_LABEL_ROOM = 150.0
_STEP_ROOM = 150.0


def trainer_part(sheet: TrainerSheet) -> Part:
    words, number = Words(sheet.head.lang), sheet_id(sheet)
    page = framed(
        sheet.head,
        words,
        number,
        title=words.say("trainer.document", task=_name(sheet)),
        running=f"{words.say('trainer.title')}  {sheet.task}",
    )
    return page, list(_blocks(sheet, page, number))


def _name(sheet: TrainerSheet) -> str:
    return readable(f"{sheet.task}  {sheet.title}")


def _facts(sheet: TrainerSheet, words: Words) -> tuple[tuple[str, str], ...]:
    none = words.say("sheet.none")
    minutes = words.say("trainer.minutes", n=sheet.minutes) if sheet.minutes else none
    return (
        (words.say("progress.plant"), sheet.head.plant or none),
        (words.say("trainer.tier"), sheet.tier),
        (words.say("trainer.takes"), minutes),
        (words.say("progress.programme"), edition_words(sheet.head, words)),
    )


def _blocks(sheet: TrainerSheet, page: Sheet, number: str) -> Iterator[Block]:
    words, room = page.words, page.room
    kind = words.say("trainer.title")
    yield title_block(kind, _name(sheet), page, qr_text(number, f"trainer:{sheet.task}"))
    yield facts_block(_facts(sheet, words), room)
    if sheet.needs:
        yield from row_blocks(words.say("trainer.needs"), sheet.needs, room, label_room=_LABEL_ROOM)
    yield heading_block(words.say("trainer.steps"), room)
    if not sheet.steps:
        nothing = words.say("trainer.no_breakdown")
        yield text_block(wrap(nothing, BODY, room), BODY, above=4)
    for at, step in enumerate(sheet.steps, 1):
        yield _step(at, step, room)
        left = _STEP_ROOM
        yield from photo_blocks(step.photos, words, left, room - left, room)
    yield from _pairs(words.say("trainer.hazards"), sheet.hazards, room)
    yield from _pairs(words.say("trainer.questions"), sheet.questions, room)
    yield from _in_two_columns(list(_lists(sheet, words)), room)


def _lists(sheet: TrainerSheet, words: Words) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What is read as a list, each under its heading."""
    for name, items in (
        ("stops", sheet.stops),
        ("errors", sheet.errors),
        ("standard", sheet.lines),
        ("evidence", sheet.evidence),
        ("elsewhere", _some(sheet.elsewhere)),
        ("memos", sheet.memos),
    ):
        if items:
            yield words.say(f"trainer.{name}"), items
    for phase in sheet.cards:
        said = tuple(
            words.say("trainer.card", title=title, said=said) for title, said in phase.cards
        )
        yield words.say("trainer.cards", phase=phase.phase), said


def _some(words: str) -> tuple[str, ...]:
    return (words,) if words else ()


def _step(at: int, step: SheetStep, room: float) -> Block:
    """The step at the left; key points, each with its reason, beside it. It stays whole."""
    left = wrap(f"{at}  {step.do}", COMPACT_BOLD, _STEP_ROOM - STEP)
    beside = (room - _STEP_ROOM - STEP) / 2
    points = [
        (wrap(p.key, COMPACT, beside - STEP), wrap(_reason(p), COMPACT, beside - STEP))
        for p in step.points
    ]
    heights = [max(len(key), len(reason)) * COMPACT.leading + 2 for key, reason in points]
    height = max(len(left) * COMPACT.leading, sum(heights)) + 4

    def draw(pen: Pen, top: float) -> None:
        pen.lines(MARGIN, top + 2, left, COMPACT_BOLD)
        at_height = top + 2
        for (key, reason), tall in zip(points, heights, strict=True):
            pen.lines(MARGIN + _STEP_ROOM, at_height, key, COMPACT)
            pen.lines(MARGIN + _STEP_ROOM + beside + STEP, at_height, reason, COMPACT)
            at_height += tall
        if not step.photos:
            pen.rule(MARGIN, top + height, room, HAIRLINE)

    return Block(height, draw, stays_with_next=bool(step.photos))


def _of_photo(photo: SheetPhoto, words: Words) -> str:
    return words.say("trainer.photo_of", said=photo_words(photo, words))


def _reason(point: SheetPoint) -> str:
    return f"{point.reason} [{point.source}]" if point.source else point.reason


def _in_two_columns(lists: Sequence[tuple[str, tuple[str, ...]]], room: float) -> Iterator[Block]:
    """Two lists beside one another, then the next two."""
    column = (room - 2 * STEP) / 2
    for at in range(0, len(lists), 2):
        yield _beside([_column(*each, column) for each in lists[at : at + 2]], column)


def _column(heading: str, items: Sequence[str], room: float) -> list[tuple[str, Style]]:
    lines = [(line, COMPACT_BOLD) for line in wrap(heading, COMPACT_BOLD, room)]
    for item in items:
        lines += [(line, COMPACT) for line in wrap(f"–  {item}", COMPACT, room)]
    return lines


def _beside(columns: Sequence[list[tuple[str, Style]]], room: float) -> Block:
    height = max(len(lines) for lines in columns) * COMPACT.leading + 6

    def draw(pen: Pen, top: float) -> None:
        for index, lines in enumerate(columns):
            left = MARGIN + index * (room + 2 * STEP)
            pen.rule(left, top, room, RULE)
            for at, (line, style) in enumerate(lines):
                pen.lines(left, top + 3 + at * COMPACT.leading, (line,), style)

    return Block(height, draw, above=4)


def _pairs(heading: str, pairs: Sequence[tuple[str, str]], room: float) -> Iterator[Block]:
    if not pairs:
        return
    yield heading_block(heading, room, above=STEP)
    for what, said in pairs:
        yield from row_blocks(what, said, room, label_room=_LABEL_ROOM)


def trainer_copy(sheet: TrainerSheet) -> Copy:
    words = Words(sheet.head.lang)
    return copied(
        sheet.head,
        words,
        sheet_id(sheet),
        title=words.say("trainer.document", task=_name(sheet)),
        facts=_facts(sheet, words),
        parts=_said(sheet, words),
    )


def _said(sheet: TrainerSheet, words: Words) -> Iterator[Said]:
    if sheet.needs:
        yield Pairs(((words.say("trainer.needs"), sheet.needs),))
    yield Heading(words.say("trainer.steps"))
    if not sheet.steps:
        yield Paragraph(words.say("trainer.no_breakdown"))
    for at, step in enumerate(sheet.steps, 1):
        yield Paragraph(f"{at}  {step.do}")
        yield Pairs(tuple((point.key, _reason(point)) for point in step.points))
        if step.photos:
            yield Bullets(tuple(_of_photo(photo, words) for photo in step.photos))
    for heading, pairs in (("hazards", sheet.hazards), ("questions", sheet.questions)):
        if pairs:
            yield Heading(words.say(f"trainer.{heading}"))
            yield Pairs(pairs)
    for heading, items in _lists(sheet, words):
        yield Heading(heading)
        yield Bullets(items)
