"""The hand-over to the next shift on a small sheet: a box to tick beside each thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trainer_app.checklists.papers import HandedThing, HandedTrainee, HandOver
from trainer_app.checklists.sheets import sheet_id
from trainer_app.checklists.shift import Handed, OnMold
from trainer_app.reports.copies import Bullets, Copy, Heading, Paragraph, Said
from trainer_app.reports.fonts import wrap
from trainer_app.reports.layout import (
    BODY,
    BODY_BOLD,
    COMPACT,
    COMPACT_BOLD,
    MARGIN,
    STEP,
    Block,
    Part,
    Sheet,
    heading_block,
    text_block,
)
from trainer_app.reports.ofplant import Facts, opening_blocks, plant_copy, plant_facts, plant_page
from trainer_app.reports.pen import Pen
from trainer_app.reports.words import Words

_BOX = 9.0
_LEFT = 20.0
_PAD = 3.0
_TOGETHER = 30  # lines of one thing; a longer one goes on in the next block


def hand_over_part(sheet: HandOver) -> Part:
    words = Words(sheet.head.lang)
    number = sheet_id(sheet)
    page = plant_page(sheet.head, words, number, "handover")
    return page, list(_blocks(sheet, page))


def _facts(sheet: HandOver, words: Words) -> Facts:
    return plant_facts(
        sheet.head,
        words,
        (words.say("handover.since"), sheet.since.isoformat()),
        (words.say("handover.trainees"), str(len(sheet.trainees))),
    )


def _blocks(sheet: HandOver, page: Sheet) -> Iterator[Block]:
    words, room = page.words, page.room
    yield from opening_blocks(sheet.head, page, "handover", "hand-over", _facts(sheet, words))
    if not sheet.trainees:
        yield text_block(wrap(words.say("handover.nothing"), BODY, room), BODY, above=STEP)
    for trainee in sheet.trainees:
        yield text_block(
            wrap(_name(trainee), BODY_BOLD, room), BODY_BOLD, above=2 * STEP, stays=True
        )
        for thing in trainee.things:
            yield from _thing_blocks(thing, words, room)
    if sheet.molds:
        yield heading_block(words.say("handover.molds"), room)
        for mold in sheet.molds:
            yield text_block(wrap(_mold(mold, words), COMPACT, room), COMPACT, above=_PAD)


def _thing_blocks(thing: HandedThing, words: Words, room: float) -> Iterator[Block]:
    """What it is, in bold; below it why it is handed over, and the words that were said."""
    bold = wrap(_what(thing), COMPACT_BOLD, room - _LEFT) if thing.task else []
    plain = [line for said in _why(thing, words) for line in wrap(said, COMPACT, room - _LEFT)]
    yield _thing_block(bold, plain[:_TOGETHER], room, boxed=True)
    for first in range(_TOGETHER, len(plain), _TOGETHER):
        yield _thing_block([], plain[first : first + _TOGETHER], room, boxed=False)


def _thing_block(bold: Sequence[str], plain: Sequence[str], room: float, *, boxed: bool) -> Block:
    height = (len(bold) + len(plain)) * COMPACT.leading + 2 * _PAD

    def draw(pen: Pen, top: float) -> None:
        if boxed:
            pen.box(MARGIN + 0.6, top + _PAD, _BOX)
        pen.lines(MARGIN + _LEFT, top + _PAD, bold, COMPACT_BOLD)
        below = top + _PAD + len(bold) * COMPACT.leading
        pen.lines(MARGIN + _LEFT, below, plain, COMPACT)
        pen.rule(MARGIN, top + height, room)

    return Block(height, draw)


def _name(trainee: HandedTrainee) -> str:
    return " · ".join(part for part in (trainee.trainee, trainee.shift) if part)


def _what(thing: HandedThing) -> str:
    return f"{thing.task} {thing.title}".strip()


def _why(thing: HandedThing, words: Words) -> list[str]:
    key = thing.kind.value
    if thing.kind is Handed.BEGUN:
        key = "taught" if thing.level is None else "tried"
    on = thing.on.isoformat() if thing.on else words.say("sheet.none")
    why = words.say(f"handover.{key}", date=on, name=thing.by, level=thing.level)
    return [why, *(line for line in thing.words.splitlines() if line.strip())]


def _mold(mold: OnMold, words: Words) -> str:
    return words.say("handover.mold", mold=mold.mold, date=mold.on, tasks=", ".join(mold.tasks))


def hand_over_copy(sheet: HandOver) -> Copy:
    words = Words(sheet.head.lang)
    number = sheet_id(sheet)
    return plant_copy(
        sheet.head, words, number, "handover", _facts(sheet, words), _parts(sheet, words)
    )


def _parts(sheet: HandOver, words: Words) -> Iterator[Said]:
    if not sheet.trainees:
        yield Paragraph(words.say("handover.nothing"))
    for trainee in sheet.trainees:
        yield Heading(_name(trainee))
        told = (" · ".join((_what(t), *_why(t, words))).strip(" ·") for t in trainee.things)
        yield Bullets(tuple(told))
    if sheet.molds:
        yield Heading(words.say("handover.molds"))
        yield Bullets(tuple(_mold(mold, words) for mold in sheet.molds))
