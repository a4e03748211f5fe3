"""What papers about a whole plant begin with: matrix, hand-over, second looks.

``key``: of their words: ``<key>.title`` and ``<key>.document``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from trainer_app.checklists.sheetparts import SheetHead
from trainer_app.reports.content import qr_text
from trainer_app.reports.copies import Copy, Said
from trainer_app.reports.fonts import readable
from trainer_app.reports.layout import Block, Sheet
from trainer_app.reports.top import copied, facts_block, framed, title_block
from trainer_app.reports.words import Words

Facts = tuple[tuple[str, str], ...]


def plant_title(head: SheetHead, words: Words, key: str) -> str:
    return words.say(f"{key}.document", plant=readable(head.plant), date=head.trust.as_of)


def plant_facts(head: SheetHead, words: Words, *more: tuple[str, str]) -> Facts:
    return (
        (words.say("progress.employer"), head.employer or words.say("sheet.none")),
        (words.say("progress.programme"), head.programme),
        *more,
    )


def plant_page(
    head: SheetHead, words: Words, number: str, key: str, *, lies: bool = False
) -> Sheet:
    running = f"{words.say(f'{key}.title')}  {head.plant}"
    title = plant_title(head, words, key)
    return framed(head, words, number, title=title, running=running, lies=lies)


def plant_copy(
    head: SheetHead, words: Words, number: str, key: str, facts: Facts, parts: Iterable[Said]
) -> Copy:
    title = plant_title(head, words, key)
    return copied(head, words, number, title=title, facts=facts, parts=parts)


def opening_blocks(
    head: SheetHead, page: Sheet, key: str, kind: str, facts: Facts
) -> Iterator[Block]:
    """``kind``: of paper, in the code that is scanned."""
    words = page.words
    plant = head.plant or words.say("sheet.none")
    yield title_block(words.say(f"{key}.title"), plant, page, qr_text(page.sheet_id, kind))
    yield facts_block(facts, page.room)
