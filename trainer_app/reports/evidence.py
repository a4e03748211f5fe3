"""The record of observed competence, for an assessor who sees it once. Any thread.

Page one: of whom, by which standard, as of when, what it rests on, what it does not hold and what
remains. Then each sign-off that counts with its records. Counts, never a percentage; it calls
nobody competent and is no certificate (domain.md 4.5.7).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from trainer_app.checklists.evidencepack import EvidencePack
from trainer_app.checklists.sheets import sheet_id
from trainer_app.reports.content import facts, qr_text
from trainer_app.reports.evidencelists import Listing, listings, signers
from trainer_app.reports.evidencetable import unit_blocks
from trainer_app.reports.evidencewords import (
    all_figures,
    legend,
    outside,
    pack_title,
    rests_on,
)
from trainer_app.reports.fonts import wrap
from trainer_app.reports.layout import (
    BODY,
    BODY_BOLD,
    Block,
    Part,
    Sheet,
    heading_block,
    row_blocks,
    text_block,
)
from trainer_app.reports.plaintable import table_blocks
from trainer_app.reports.progress import figures_block, kept_together
from trainer_app.reports.remains import LABEL_ROOM, remains_blocks
from trainer_app.reports.signatures import signatures_block
from trainer_app.reports.top import facts_block, framed, title_block
from trainer_app.reports.words import Words


def evidence_part(sheet: EvidencePack) -> Part:
    head = sheet.progress.head
    words = Words(head.lang, head)
    number = sheet_id(sheet)
    page = framed(
        head,
        words,
        number,
        title=pack_title(sheet, words),
        running=f"{words.say('evidence.title')}  {sheet.progress.trainee}",
    )
    return page, list(_blocks(sheet, page, number))


def _blocks(sheet: EvidencePack, page: Sheet, number: str) -> Iterator[Block]:
    words, room, progress = page.words, page.room, sheet.progress
    title = words.say("evidence.title")
    yield title_block(title, progress.trainee, page, qr_text(number, "evidence"))
    yield facts_block(facts(progress, words), room)
    yield text_block(wrap(progress.head.notice, BODY_BOLD, room), BODY_BOLD, above=2, stays=True)
    yield text_block(wrap(words.say("evidence.about"), BODY, room), BODY)
    yield replace(figures_block(all_figures(sheet, words), room), above=8)
    yield from _pairs(words.say("evidence.rests_on"), rests_on(sheet, words), room)
    yield from _pairs(words.say("evidence.outside"), outside(sheet, words), room)
    yield from remains_blocks(progress, words, room)
    yield from _listing(signers(sheet, words), room)
    yield heading_block(words.say("evidence.by_unit"), room)
    yield from unit_blocks(sheet, words, room)
    for listing in listings(sheet, words):
        yield from _listing(listing, room)
    ends = list(_pairs(words.say("evidence.legend"), legend(sheet, words), room))
    yield from kept_together(ends)
    yield signatures_block(progress.trainee, words, room)


def _pairs(title: str, pairs: Sequence[tuple[str, str]], room: float) -> Iterator[Block]:
    yield heading_block(title, room)
    for index, (label, text) in enumerate(pairs):
        stays = index == 0 and len(pairs) > 1
        yield from row_blocks(label, text, room, label_room=LABEL_ROOM, stays=stays)


def _listing(listing: Listing, room: float) -> Iterator[Block]:
    yield heading_block(listing.title, room)
    yield from table_blocks(listing.heads, listing.rows, listing.widest, room)
