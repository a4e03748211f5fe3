"""The record of observed competence in words alone, for its HTML copy. Any thread."""

from __future__ import annotations

from collections.abc import Iterator

from trainer_app.checklists.evidencepack import EvidencePack, PackTask
from trainer_app.checklists.progresssheet import SheetTask
from trainer_app.checklists.sheets import sheet_id
from trainer_app.kernel.words import word
from trainer_app.reports.content import (
    due_words,
    facts,
    nothing_remains,
    remains_groups,
    remains_title,
    switched_off,
    unit_counts,
)
from trainer_app.reports.copies import Bullets, Copy, Heading, Pairs, Paragraph, Said, Table
from trainer_app.reports.evidencelists import Listing, listings, signers
from trainer_app.reports.evidencewords import (
    all_figures,
    legend,
    outside,
    pack_title,
    rests_on,
    sign_off_words,
    unit_signed,
)
from trainer_app.reports.top import copied
from trainer_app.reports.words import Words

_CELLS = (
    *("task", "on", "pc", "level", "method", "where"),
    *("evidence", "trainer", "trainee", "remarks"),
)


def evidence_copy(sheet: EvidencePack) -> Copy:
    head = sheet.progress.head
    words = Words(head.lang, head)
    return copied(
        head,
        words,
        sheet_id(sheet),
        title=pack_title(sheet, words),
        facts=facts(sheet.progress, words),
        parts=_parts(sheet, words),
    )


def _parts(sheet: EvidencePack, words: Words) -> Iterator[Said]:
    progress = sheet.progress
    yield Paragraph(progress.head.notice)
    yield Paragraph(words.say("evidence.about"))
    yield Bullets(tuple(f"{number} {counted}" for number, counted in all_figures(sheet, words)))
    yield Heading(words.say("evidence.rests_on"))
    yield Pairs(tuple(rests_on(sheet, words)))
    yield Heading(words.say("evidence.outside"))
    yield Pairs(tuple(outside(sheet, words)))
    yield Heading(remains_title(progress, words))
    for off in switched_off(progress, words):
        yield Paragraph(off)
    groups = remains_groups(progress.remains, words)
    yield Pairs(tuple(groups)) if groups else Paragraph(nothing_remains(progress, words))
    yield _table(signers(sheet, words))
    yield Heading(words.say("evidence.by_unit"))
    yield from _units(sheet, words)
    for listing in listings(sheet, words):
        yield _table(listing)
    yield Heading(words.say("evidence.legend"))
    yield Pairs(tuple(legend(sheet, words)))


def _units(sheet: EvidencePack, words: Words) -> Iterator[Said]:
    behind = {task.id: task for task in sheet.tasks}
    heads = tuple(words.say(f"evidence.head_{name}") for name in _CELLS)
    for unit in sheet.progress.units:
        said = [
            f"{unit.id} {unit.title}",
            unit_counts(unit, words),
            unit_signed(unit.id, sheet, words),
        ]
        rows = [row for task in unit.tasks for row in _rows(task, behind[task.id], sheet, words)]
        yield Table(". ".join(part for part in said if part), heads, tuple(rows))


def _rows(
    task: SheetTask, behind: PackTask, sheet: EvidencePack, words: Words
) -> Iterator[tuple[str, ...]]:
    """What stands at the head of a task, then a row a sign-off."""
    tier, none = words.tier(task.tier), words.say("sheet.none")
    count = words.say("progress.of", n=task.counted, total=task.required)
    owed = due_words(task, sheet.progress.head.trust.as_of, words)
    said = [word(task.status, words.lang), tier, count, owed]
    if not behind.is_core:
        said.append(words.say("evidence.site_task"))
    title = f"{task.id} {task.title}"
    blank = (none,) * (len(_CELLS) - 4)
    yield title, none, none, str(task.level), *blank, "; ".join(part for part in said if part)
    for each in behind.sign_offs:
        one = sign_off_words(each, sheet.progress.head, words)
        yield (
            title,
            one.on,
            one.pc,
            str(one.level),
            ", ".join(part for part in (one.method, one.place) if part),
            one.where,
            one.evidence,
            f"{one.trainer}, {one.statement}",
            ", ".join(part for part in (one.trainee, one.signature) if part),
            "; ".join(one.remarks),
        )


def _table(listing: Listing) -> Table:
    return Table(listing.title, listing.heads, listing.rows)
