"""A trainee's own record: the standing, every note, everything that was recorded. For the trainee.

The same standing as on the progress sheet; nothing to sign.
"""

from __future__ import annotations

from collections.abc import Iterator

from trainer_app.checklists.sheets import HistoryLine, OwnRecord, sheet_id
from trainer_app.reports.content import facts, qr_text
from trainer_app.reports.copies import Copy, Heading, Paragraph, Said, Table
from trainer_app.reports.fonts import readable, wrap
from trainer_app.reports.layout import BODY, Block, Part, Sheet, heading_block, text_block
from trainer_app.reports.notes import note_blocks, note_parts
from trainer_app.reports.plaintable import table_blocks
from trainer_app.reports.progress import standing_blocks
from trainer_app.reports.remains import remains_blocks
from trainer_app.reports.top import copied, facts_block, framed, title_block
from trainer_app.reports.webprogress import progress_parts
from trainer_app.reports.words import Words

_WIDEST = {"on": 54.0, "what": 96.0, "task": 0.0, "level": 34.0, "by": 104.0, "state": 88.0}
"""Of each column, in points; what they leave is the task's."""


def own_part(sheet: OwnRecord) -> Part:
    words = Words(sheet.progress.head.lang, sheet.progress.head)
    number = sheet_id(sheet)
    page = framed(
        sheet.progress.head,
        words,
        number,
        title=_title(sheet, words),
        running=f"{words.say('own.title')}  {sheet.progress.trainee}",
    )
    return page, list(_blocks(sheet, page, number))


def _title(sheet: OwnRecord, words: Words) -> str:
    progress = sheet.progress
    as_of = progress.head.trust.as_of
    return words.say("own.document", trainee=readable(progress.trainee), date=as_of)


def _blocks(sheet: OwnRecord, page: Sheet, number: str) -> Iterator[Block]:
    words, room, progress = page.words, page.room, sheet.progress
    yield title_block(words.say("own.title"), progress.trainee, page, qr_text(number, "own-record"))
    yield facts_block(facts(progress, words), room)
    yield from standing_blocks(progress, words, room)
    yield from remains_blocks(progress, words, room)
    yield heading_block(words.say("own.notes"), room)
    if not sheet.notes:
        yield text_block(wrap(words.say("own.no_notes"), BODY, room), BODY, above=4)
    for note in sheet.notes:
        yield from note_blocks(note, words, room)
    yield heading_block(words.say("own.history"), room)
    yield from _history(sheet, words, room)


def _history(sheet: OwnRecord, words: Words, room: float) -> Iterator[Block]:
    if not sheet.history:
        yield text_block(wrap(words.say("own.no_history"), BODY, room), BODY, above=4)
        return
    lines = [_cells(line, words) for line in sheet.history]
    yield from table_blocks(_heads(words), lines, tuple(_WIDEST.values()), room)


def _heads(words: Words) -> tuple[str, ...]:
    return tuple(words.say(f"own.head_{name}") for name in _WIDEST)


def _cells(line: HistoryLine, words: Words) -> tuple[str, ...]:
    return (
        line.on.isoformat(),
        words.say(f"kind.{line.kind.replace('.', '_')}"),
        f"{line.task} {line.title}".strip(),
        "" if line.level is None else str(line.level),
        line.by,
        words.say(f"state.{line.state}"),
    )


def own_copy(sheet: OwnRecord) -> Copy:
    words = Words(sheet.progress.head.lang, sheet.progress.head)
    head = sheet.progress.head
    return copied(
        head,
        words,
        sheet_id(sheet),
        title=_title(sheet, words),
        facts=facts(sheet.progress, words),
        parts=_parts(sheet, words),
    )


def _parts(sheet: OwnRecord, words: Words) -> Iterator[Said]:
    yield from progress_parts(sheet.progress, words)
    yield Heading(words.say("own.notes"))
    yield from note_parts(sheet.notes, words)
    if not sheet.notes:
        yield Paragraph(words.say("own.no_notes"))
    yield Heading(words.say("own.history"))
    if not sheet.history:
        yield Paragraph(words.say("own.no_history"))
        return
    yield Table(
        words.say("own.history"),
        _heads(words),
        tuple(_cells(line, words) for line in sheet.history),
    )
