"""Second looks outstanding, for whoever comes to give them: one sheet for half a day."""

from __future__ import annotations

from collections.abc import Iterator

from trainer_app.checklists.papers import SecondLook, SecondLooks
from trainer_app.checklists.sheets import sheet_id
from trainer_app.reports.copies import Copy, Paragraph, Said, Table
from trainer_app.reports.fonts import wrap, wrap_at_most
from trainer_app.reports.layout import (
    BODY,
    BODY_BOLD,
    COMPACT,
    COMPACT_BOLD,
    LABEL,
    MARGIN,
    STEP,
    Block,
    Part,
    Sheet,
    text_block,
)
from trainer_app.reports.ofplant import Facts, opening_blocks, plant_copy, plant_facts, plant_page
from trainer_app.reports.pen import RULE, Pen
from trainer_app.reports.words import Words

_COLUMNS = {"box": 12.0, "task": 0.0, "count": 44.0, "since": 54.0, "signed_by": 150.0}
_BOX = 9.0
_MOST = 6


def second_looks_part(sheet: SecondLooks) -> Part:
    words = Words(sheet.head.lang)
    number = sheet_id(sheet)
    page = plant_page(sheet.head, words, number, "looks")
    return page, list(_blocks(sheet, page))


def _facts(sheet: SecondLooks, words: Words) -> Facts:
    return plant_facts(
        sheet.head,
        words,
        (words.say("looks.count"), str(len(sheet.looks))),
        (words.say(f"looks.{sheet.audience}"), str(len({look.trainee for look in sheet.looks}))),
    )


def _blocks(sheet: SecondLooks, page: Sheet) -> Iterator[Block]:
    words, room = page.words, page.room
    yield from opening_blocks(sheet.head, page, "looks", "second-looks", _facts(sheet, words))
    if not sheet.looks:
        yield text_block(wrap(words.say("looks.nothing"), BODY, room), BODY, above=STEP)
        return
    yield text_block(wrap(words.say("looks.who"), BODY, room), BODY, above=4)
    rooms = dict(_COLUMNS)
    rooms["task"] = room - sum(rooms.values()) - STEP * (len(rooms) - 1)
    heads = _heads_block(words, rooms, room)
    before = ""
    for look in sheet.looks:
        if look.trainee != before:
            before = look.trainee
            yield _name_block(look.trainee, room, first=look is sheet.looks[0])
            yield heads
        yield _look_block(look, words, rooms, room, repeats=(heads,))


def _name_block(name: str, room: float, *, first: bool) -> Block:
    above = STEP if first else 2 * STEP
    return text_block(wrap(name, BODY_BOLD, room), BODY_BOLD, above=above, stays=True)


def _heads_block(words: Words, rooms: dict[str, float], room: float) -> Block:
    def draw(pen: Pen, top: float) -> None:
        x = MARGIN
        for name, space in rooms.items():
            if name != "box":
                pen.lines(x, top, (words.say(f"looks.head_{name}"),), LABEL)
            x += space + STEP
        pen.rule(MARGIN, top + LABEL.leading + 1, room, RULE)

    return Block(LABEL.leading + 1, draw, stays_with_next=True)


def _look_block(
    look: SecondLook,
    words: Words,
    rooms: dict[str, float],
    room: float,
    *,
    repeats: tuple[Block, ...],
) -> Block:
    cells = _cells(look, words)
    wrapped = {name: wrap_at_most(cells[name], COMPACT, rooms[name], _MOST) for name in cells}
    height = max(16.0, max(len(lines) for lines in wrapped.values()) * COMPACT.leading + 6)

    def draw(pen: Pen, top: float) -> None:
        pen.box(MARGIN + 0.6, top + 3, _BOX)
        x = MARGIN
        for name, space in rooms.items():
            if name != "box":
                style = COMPACT_BOLD if name == "task" else COMPACT
                pen.lines(x, top + 3, wrapped[name], style)
            x += space + STEP
        pen.rule(MARGIN, top + height, room)

    return Block(height, draw, repeats=repeats)


def _cells(look: SecondLook, words: Words) -> dict[str, str]:
    title = f"{look.task} {look.title}"
    return {
        "task": f"{title} ({words.say('flag.paused')})" if look.paused else title,
        "count": words.say("progress.of", n=look.counted, total=look.required),
        "since": look.since.isoformat() if look.since else words.say("sheet.none"),
        "signed_by": ", ".join(look.signed_by) or words.say("sheet.none"),
    }


def second_looks_copy(sheet: SecondLooks) -> Copy:
    words = Words(sheet.head.lang)
    number = sheet_id(sheet)
    return plant_copy(
        sheet.head, words, number, "looks", _facts(sheet, words), _parts(sheet, words)
    )


def _parts(sheet: SecondLooks, words: Words) -> Iterator[Said]:
    if not sheet.looks:
        yield Paragraph(words.say("looks.nothing"))
        return
    yield Paragraph(words.say("looks.who"))
    names = [name for name in _COLUMNS if name != "box"]
    for trainee in dict.fromkeys(look.trainee for look in sheet.looks):
        own = [_cells(look, words) for look in sheet.looks if look.trainee == trainee]
        yield Table(
            trainee,
            tuple(words.say(f"looks.head_{name}") for name in names),
            tuple(tuple(cells[name] for name in names) for cells in own),
        )
