"""Second looks outstanding, and what is to be sampled: one sheet for an assessor's half day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from trainer_app.checklists.papers import SampleLine, SecondLook, SecondLooks
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
    heading_block,
    text_block,
)
from trainer_app.reports.ofplant import Facts, opening_blocks, plant_copy, plant_facts, plant_page
from trainer_app.reports.pen import RULE, Pen
from trainer_app.reports.words import Words

_COLUMNS = {"box": 12.0, "task": 0.0, "count": 44.0, "since": 54.0, "signed_by": 150.0}
_SAMPLE_COLUMNS = {
    "box": 12.0,
    "task": 0.0,
    "on": 54.0,
    "by": 120.0,
    "mold": 54.0,
    "evidence": 54.0,
}
_BOX = 9.0
_MOST = 6


def second_looks_part(sheet: SecondLooks) -> Part:
    words = Words(sheet.head.lang)
    number = sheet_id(sheet)
    page = plant_page(sheet.head, words, number, "looks")
    return page, list(_blocks(sheet, page))


def _facts(sheet: SecondLooks, words: Words) -> Facts:
    people = {look.trainee for look in sheet.looks} | {pick.trainee for pick in sheet.samples}
    return plant_facts(
        sheet.head,
        words,
        (words.say("looks.count"), str(len(sheet.looks))),
        *(((words.say("looks.sampled"), str(len(sheet.samples))),) if sheet.samples else ()),
        (words.say(f"looks.{sheet.audience}"), str(len(people))),
    )


def _blocks(sheet: SecondLooks, page: Sheet) -> Iterator[Block]:
    words, room = page.words, page.room
    yield from opening_blocks(sheet.head, page, "looks", "second-looks", _facts(sheet, words))
    if sheet.looks:
        yield text_block(wrap(words.say("looks.who"), BODY, room), BODY, above=4)
        looks = [(look.trainee, _cells(look, words)) for look in sheet.looks]
        yield from _by_trainee(looks, _COLUMNS, "looks.head", words, room)
    else:
        yield text_block(wrap(words.say("looks.nothing"), BODY, room), BODY, above=STEP)
    if sheet.samples:
        yield heading_block(words.say("looks.samples"), room, above=3 * STEP)
        who = wrap(words.say("looks.samples_who"), BODY, room)
        yield text_block(who, BODY, above=4, stays=True)
        samples = [(sample.trainee, _sample_cells(sample, words)) for sample in sheet.samples]
        yield from _by_trainee(samples, _SAMPLE_COLUMNS, "looks.sample", words, room)


def _by_trainee(
    lines: Sequence[tuple[str, dict[str, str]]],
    columns: Mapping[str, float],
    key: str,
    words: Words,
    room: float,
) -> Iterator[Block]:
    """``lines``: the trainee and the cells; ``key``: of the words above the columns."""
    rooms = dict(columns)
    rooms["task"] = room - sum(rooms.values()) - STEP * (len(rooms) - 1)
    heads = _heads_block(words, rooms, room, key)
    before = ""
    for place, (trainee, cells) in enumerate(lines):
        if trainee != before:
            before = trainee
            yield _name_block(trainee, room, first=place == 0)
            yield heads
        yield _line_block(cells, rooms, room, repeats=(heads,))


def _name_block(name: str, room: float, *, first: bool) -> Block:
    above = STEP if first else 2 * STEP
    return text_block(wrap(name, BODY_BOLD, room), BODY_BOLD, above=above, stays=True)


def _heads_block(words: Words, rooms: dict[str, float], room: float, key: str) -> Block:
    def draw(pen: Pen, top: float) -> None:
        x = MARGIN
        for name, space in rooms.items():
            if name != "box":
                pen.lines(x, top, (words.say(f"{key}_{name}"),), LABEL)
            x += space + STEP
        pen.rule(MARGIN, top + LABEL.leading + 1, room, RULE)

    return Block(LABEL.leading + 1, draw, stays_with_next=True)


def _line_block(
    cells: dict[str, str], rooms: dict[str, float], room: float, *, repeats: tuple[Block, ...]
) -> Block:
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


def _sample_cells(sample: SampleLine, words: Words) -> dict[str, str]:
    none = words.say("sheet.none")
    return {
        "task": f"{sample.task} {sample.title}",
        "on": sample.observed_on.isoformat(),
        "by": ", ".join(sample.signed_by) or none,
        "mold": sample.mold or none,
        "evidence": " ".join(sample.evidence) or none,
    }


def second_looks_copy(sheet: SecondLooks) -> Copy:
    words = Words(sheet.head.lang)
    number = sheet_id(sheet)
    return plant_copy(
        sheet.head, words, number, "looks", _facts(sheet, words), _parts(sheet, words)
    )


def _parts(sheet: SecondLooks, words: Words) -> Iterator[Said]:
    if sheet.looks:
        yield Paragraph(words.say("looks.who"))
        looks = [(look.trainee, _cells(look, words)) for look in sheet.looks]
        yield from _tables(looks, _COLUMNS, "looks.head", words)
    else:
        yield Paragraph(words.say("looks.nothing"))
    if sheet.samples:
        yield Paragraph(words.say("looks.samples"))
        yield Paragraph(words.say("looks.samples_who"))
        samples = [(sample.trainee, _sample_cells(sample, words)) for sample in sheet.samples]
        yield from _tables(samples, _SAMPLE_COLUMNS, "looks.sample", words)


def _tables(
    lines: Sequence[tuple[str, dict[str, str]]],
    columns: Mapping[str, float],
    key: str,
    words: Words,
) -> Iterator[Said]:
    names = [name for name in columns if name != "box"]
    for trainee in dict.fromkeys(trainee for trainee, _cells in lines):
        yield Table(
            trainee,
            tuple(words.say(f"{key}_{name}") for name in names),
            tuple(tuple(cells[n] for n in names) for whose, cells in lines if whose == trainee),
        )
