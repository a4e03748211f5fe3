"""The coaching log: every shared note of one trainee, newest first, and a place to sign."""

from __future__ import annotations

from collections.abc import Iterator

from trainer_app.checklists.papers import CoachingLog
from trainer_app.checklists.sheets import sheet_id
from trainer_app.reports.content import qr_text
from trainer_app.reports.copies import Copy, Paragraph
from trainer_app.reports.fonts import readable, wrap
from trainer_app.reports.layout import BODY, Block, Part, Sheet, heading_block, text_block
from trainer_app.reports.notes import note_blocks, note_parts
from trainer_app.reports.signatures import signatures_block
from trainer_app.reports.top import copied, facts_block, framed, title_block
from trainer_app.reports.words import Words


def coaching_part(sheet: CoachingLog) -> Part:
    words = Words(sheet.head.lang)
    number = sheet_id(sheet)
    page = framed(
        sheet.head,
        words,
        number,
        title=_title(sheet, words),
        running=f"{words.say('coaching.title')}  {sheet.trainee}",
    )
    return page, list(_blocks(sheet, page, number))


def _title(sheet: CoachingLog, words: Words) -> str:
    as_of = sheet.head.trust.as_of
    return words.say("coaching.document", trainee=readable(sheet.trainee), date=as_of)


def _facts(sheet: CoachingLog, words: Words) -> tuple[tuple[str, str], ...]:
    head, none = sheet.head, words.say("sheet.none")
    waiting = sum(note.follow_up is not None and not note.closings for note in sheet.notes)
    return (
        (words.say("progress.employer"), head.employer or none),
        (words.say("progress.plant"), head.plant or none),
        (words.say("coaching.count"), str(len(sheet.notes))),
        (words.say("coaching.open"), str(waiting)),
    )


def _blocks(sheet: CoachingLog, page: Sheet, number: str) -> Iterator[Block]:
    words, room = page.words, page.room
    yield title_block(
        words.say("coaching.title"), sheet.trainee, page, qr_text(number, "coaching-log")
    )
    yield facts_block(_facts(sheet, words), room)
    yield text_block(wrap(words.say("coaching.shared"), BODY, room), BODY, above=4)
    yield heading_block(words.say("coaching.notes"), room)
    if not sheet.notes:
        yield text_block(wrap(words.say("coaching.nothing"), BODY, room), BODY, above=4)
    for note in sheet.notes:
        yield from note_blocks(note, words, room)
    yield signatures_block(sheet.trainee, words, room, statement="coaching.statement")


def coaching_copy(sheet: CoachingLog) -> Copy:
    words = Words(sheet.head.lang)
    nothing = Paragraph(words.say("coaching.nothing"))
    return copied(
        sheet.head,
        words,
        sheet_id(sheet),
        title=_title(sheet, words),
        facts=_facts(sheet, words),
        parts=(
            Paragraph(words.say("coaching.shared")),
            *(tuple(note_parts(sheet.notes, words)) or (nothing,)),
        ),
    )
