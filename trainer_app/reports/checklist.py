"""The checklist for the press: boxes to tick, codes to ring, lines to sign. A form, not a record.

Its number is what the entry names later. On a form in two languages each line stands in both with
one box: two people fill in the same paper, and each reads it in his own language.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from trainer_app.checklists.papers import Both, PaperChecklist, PaperTask
from trainer_app.kernel.words import vocabulary
from trainer_app.reports.content import qr_text
from trainer_app.reports.copies import Bullets, Copy, Heading, Pairs, Paragraph, Said
from trainer_app.reports.fonts import REGULAR, SEMIBOLD, Style, readable, width, wrap
from trainer_app.reports.layout import (
    BODY,
    LABEL,
    MARGIN,
    MM,
    STEP,
    Block,
    Part,
    Sheet,
    heading_block,
    text_block,
)
from trainer_app.reports.pen import RULE, Pen
from trainer_app.reports.signatures import signatures_block
from trainer_app.reports.tasktable import TIER_MARKS
from trainer_app.reports.top import copied, facts_block, framed, title_block
from trainer_app.reports.words import Words, words_for

_TITLE = Style(SEMIBOLD, 10, 13)
_LINE = Style(REGULAR, 9, 12)
_OTHER = Style(REGULAR, 8, 10.5, "muted")
_BOX: Final = 4.2 * MM
_BOX_ROOM: Final = _BOX + 6
_LINE_PAD: Final = 4.0
_WRITE: Final = 9 * MM
_CHOICE: Final = 3.4 * MM
_FIELDS: Final = ("date", "mold", "press", "work_order", "minutes", "place")
_SIGNERS: Final = ("trainee", "trainer", "second")


def checklist_part(sheet: PaperChecklist) -> Part:
    words = words_for(sheet.head.lang)
    page = framed(
        sheet.head,
        words,
        sheet.number,
        title=_title(sheet, words),
        running=f"{sheet.number}  {sheet.trainee}",
    )
    return page, list(_blocks(sheet, page))


def _title(sheet: PaperChecklist, words: Words) -> str:
    return words.say("press.document", number=sheet.number, trainee=readable(sheet.trainee))


def _facts(sheet: PaperChecklist, words: Words) -> tuple[tuple[str, str], ...]:
    head, none = sheet.head, words.say("sheet.none")
    return (
        (words.say("progress.employer"), head.employer or none),
        (words.say("progress.plant"), head.plant or none),
        (words.say("progress.programme"), head.programme),
        (words.say("press.issued"), sheet.issued_on.isoformat()),
    )


def _blocks(sheet: PaperChecklist, page: Sheet) -> Iterator[Block]:
    words, room = page.words, page.room
    holds = qr_text(sheet.number, "sheet")
    yield title_block(words.say("press.title"), sheet.trainee, page, holds, number=sheet.number)
    yield facts_block(_facts(sheet, words), room)
    yield _fields_block(words, room)
    for task in sheet.tasks:
        yield from _task_blocks(task, sheet, words, room)
    yield from _key_blocks(sheet, words, room)
    yield signatures_block(sheet.trainee, words, room, statement="press.statement", roles=_SIGNERS)
    yield _entry_block(words, room)


def _fields_block(words: Words, room: float) -> Block:
    """What is said once for everything watched on one piece of work."""
    gap = 2 * STEP
    each = (room - (len(_FIELDS) - 1) * gap) / len(_FIELDS)
    labels = [wrap(words.say(f"press.{name}"), LABEL, each) for name in _FIELDS]
    height = _WRITE + max(len(lines) for lines in labels) * LABEL.leading

    def draw(pen: Pen, top: float) -> None:
        for index, lines in enumerate(labels):
            x = MARGIN + index * (each + gap)
            pen.rule(x, top + _WRITE, each, 0.6)
            pen.lines(x, top + _WRITE + 0.5, lines, LABEL)

    return Block(height, draw, above=2)


def _task_blocks(
    task: PaperTask, sheet: PaperChecklist, words: Words, room: float
) -> Iterator[Block]:
    yield _task_head(task, words, room)
    for index, line in enumerate(task.lines):
        yield _line_block(index + 1, line, room, stays=index in (0, len(task.lines) - 1))
    yield _choices_block(task, sheet, words, room)


def _task_head(task: PaperTask, words: Words, room: float) -> Block:
    so_far = words.say("press.so_far", n=task.counted, total=task.required)
    mark = TIER_MARKS.get(task.tier, "")
    beside = width(readable(so_far), BODY) + 2 * STEP
    titles = [
        (line, _TITLE if not index else _OTHER)
        for index, title in enumerate(_distinct(task.title))
        for line in wrap(title, _TITLE if not index else _OTHER, room - 46 - beside)
    ]
    tall = sum(style.leading for _line, style in titles)

    def draw(pen: Pen, top: float) -> None:
        pen.lines(MARGIN, top, (task.id,), _TITLE)
        pen.lines(MARGIN + 34, top, (mark,), _TITLE)
        at = top
        for line, style in titles:
            pen.lines(MARGIN + 46, at, (line,), style)
            at += style.leading
        pen.text_right(MARGIN + room, top + 9.4, so_far, BODY)
        pen.rule(MARGIN, top + tall + 2, room, RULE)

    return Block(tall + 4, draw, above=1.5 * STEP, stays_with_next=True)


def _line_block(number: int, line: Both, room: float, *, stays: bool) -> Block:
    indent = _BOX_ROOM + 14
    told = [
        (part, _LINE if not index else _OTHER)
        for index, words in enumerate(_distinct(line))
        for part in wrap(words, _LINE if not index else _OTHER, room - indent)
    ]
    height = max(_BOX, sum(style.leading for _part, style in told)) + _LINE_PAD

    def draw(pen: Pen, top: float) -> None:
        pen.box(MARGIN + 0.5, top + _LINE_PAD / 2, _BOX)
        pen.lines(MARGIN + _BOX_ROOM, top + _LINE_PAD / 2, (f"{number}.",), _LINE)
        at = top + _LINE_PAD / 2
        for part, style in told:
            pen.lines(MARGIN + indent, at, (part,), style)
            at += style.leading

    return Block(height, draw, stays_with_next=stays)


def _choices_block(task: PaperTask, sheet: PaperChecklist, words: Words, room: float) -> Block:
    """Level, method and evidence: one box a choice, codes as in the key."""
    groups = [
        (words.say("press.level"), [str(level) for level, _ in sheet.levels]),
        (words.say("press.method"), [words.say(f"method.{m}") for m in sheet.methods]),
        (words.say("press.evidence"), [code for code, _ in sheet.evidence]),
    ]
    asks = _asks(task, words)
    lines = _flow(groups, room)
    each = _CHOICE + 5
    notes = wrap(asks, LABEL, room) if asks else ()
    height = len(lines) * each + len(notes) * LABEL.leading + 3

    def draw(pen: Pen, top: float) -> None:
        for index, line in enumerate(lines):
            at = top + index * each + 2
            for x, text, is_label in line:
                if is_label:
                    pen.lines(MARGIN + x, at, (text,), LABEL)
                else:
                    pen.box(MARGIN + x, at, _CHOICE)
                    pen.lines(MARGIN + x + _CHOICE + 3, at - 0.6, (text,), BODY)
        pen.lines(MARGIN, top + len(lines) * each + 1, notes, LABEL)

    return Block(height, draw)


def _flow(
    groups: Sequence[tuple[str, Sequence[str]]], room: float
) -> list[list[tuple[float, str, bool]]]:
    """Labels and choices from left to right; a group that does not fit begins a line."""
    lines: list[list[tuple[float, str, bool]]] = [[]]
    x = 0.0
    for label, choices in groups:
        items = [(label, True), *((choice, False) for choice in choices)]
        taken = [
            (width(readable(text), LABEL) + STEP)
            if is_label
            else (_CHOICE + 3 + width(readable(text), BODY) + STEP)
            for text, is_label in items
        ]
        if x and x + sum(taken) > room:
            lines.append([])
            x = 0.0
        for (text, is_label), space in zip(items, taken, strict=True):
            if x and x + space > room:
                lines.append([])
                x = 0.0
            lines[-1].append((x, text, is_label))
            x += space
        x += STEP
    return lines


def _asks(task: PaperTask, words: Words) -> str:
    """What this task needs beyond its lines."""
    said = []
    if task.evidence_all or task.evidence_any:
        codes = [*task.evidence_all]
        if task.evidence_any:
            codes.append("/".join(task.evidence_any))
        said.append(words.say("press.asks", codes=" + ".join(codes)))
    if task.second_look:
        said.append(words.say("press.second_look"))
    return "  ".join(said)


def _key_blocks(sheet: PaperChecklist, words: Words, room: float) -> Iterator[Block]:
    """What the codes stand for, and what the highest level asks for."""
    yield heading_block(words.say("press.key"), room, above=1.5 * STEP)
    for text in _key(sheet, words):
        yield text_block(wrap(text, LABEL, room), LABEL, above=1)
    for index, line in enumerate(sheet.top_lines):
        yield _line_block(index + 1, line, room, stays=False)


def _key(sheet: PaperChecklist, words: Words) -> list[str]:
    levels = "  ".join(f"{level} {_joined(name)}." for level, name in sheet.levels)
    evidence = "  ".join(f"{code} {_joined(name)}." for code, name in sheet.evidence)
    tiers = "  ".join(f"{mark} {_tier(tier, sheet)}." for tier, mark in TIER_MARKS.items())
    top = [words.say("press.top", level=sheet.levels[-1][0])] if sheet.top_lines else []
    return [
        f"{words.say('press.level')}: {levels}",
        f"{words.say('press.evidence')}: {evidence}",
        tiers,
        *top,
    ]


def _tier(tier: str, sheet: PaperChecklist) -> str:
    if own := dict(sheet.head.tiers).get(tier):
        return own
    said = vocabulary()["tier"][tier]
    return " / ".join(dict.fromkeys(said[lang] for lang in sheet.head.lang.split("+")))


def _joined(words: Both) -> str:
    return " / ".join(_distinct(words))


def _distinct(words: Both) -> list[str]:
    return list(dict.fromkeys(words))


def _entry_block(words: Words, room: float) -> Block:
    """Written down when it was entered: who, when; and who compared the two, when."""
    gap = 2 * STEP
    names = ("entered_by", "entered_on", "compared_by", "compared_on")
    shares = (0.34, 0.16, 0.34, 0.16)
    rooms = [(room - 3 * gap) * share for share in shares]
    title = wrap(words.say("press.entry"), LABEL, room)
    height = len(title) * LABEL.leading + _WRITE + LABEL.leading

    def draw(pen: Pen, top: float) -> None:
        pen.lines(MARGIN, top, title, LABEL)
        line = top + len(title) * LABEL.leading + _WRITE
        x = MARGIN
        for name, space in zip(names, rooms, strict=True):
            pen.rule(x, line, space, 0.6)
            pen.lines(x, line + 0.5, (words.say(f"press.{name}"),), LABEL)
            x += space + gap

    return Block(height, draw, above=STEP)


# --- in words alone ------------------------------------------------------------------------------


def checklist_copy(sheet: PaperChecklist) -> Copy:
    words = words_for(sheet.head.lang)
    return copied(
        sheet.head,
        words,
        sheet.number,
        title=_title(sheet, words),
        facts=_facts(sheet, words),
        parts=_parts(sheet, words),
    )


def _parts(sheet: PaperChecklist, words: Words) -> Iterator[Said]:
    for task in sheet.tasks:
        yield Heading(f"{task.id} {_joined(task.title)}")
        yield Paragraph(words.say("press.so_far", n=task.counted, total=task.required))
        yield Bullets(tuple(_joined(line) for line in task.lines))
        if asks := _asks(task, words):
            yield Paragraph(asks)
    yield Heading(words.say("press.key"))
    for text in _key(sheet, words):
        yield Paragraph(text)
    yield Heading(words.say("signatures.title"))
    yield Pairs(
        tuple(
            (words.say(f"signatures.{role}"), words.say("signatures.signature"))
            for role in _SIGNERS
        )
    )
