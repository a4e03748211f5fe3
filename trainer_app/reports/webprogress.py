"""The progress sheet in words alone, for its HTML copy. Any thread."""

from __future__ import annotations

from collections.abc import Iterator

from trainer_app.checklists.sheets import ProgressSheet, SheetTask, SheetUnit, sheet_id
from trainer_app.kernel.words import word
from trainer_app.reports.content import (
    facts,
    figures,
    nothing_remains,
    remains_groups,
    remains_title,
    remarks,
    switched_off,
    task_cells,
    unit_counts,
    unit_signature,
)
from trainer_app.reports.copies import Bullets, Copy, Heading, Pairs, Paragraph, Said, Table
from trainer_app.reports.notes import note_parts
from trainer_app.reports.top import copied
from trainer_app.reports.words import Words

_COLUMNS = (
    "task", "tier", "level", "count_in_full", "status", "last", "method", "trainer",
    "agreed", "expires", "notes",
)  # fmt: skip


def progress_copy(sheet: ProgressSheet) -> Copy:
    words = Words(sheet.head.lang, sheet.head)
    as_of = sheet.head.trust.as_of
    return copied(
        sheet.head,
        words,
        sheet_id(sheet),
        title=words.say("progress.document", trainee=sheet.trainee, date=as_of),
        facts=facts(sheet, words),
        parts=progress_parts(sheet, words),
    )


def progress_parts(sheet: ProgressSheet, words: Words) -> Iterator[Said]:
    yield Bullets(tuple(f"{number} {counted}" for number, counted in figures(sheet, words)))
    yield Heading(words.say("progress.tasks"))
    for unit in sheet.units:
        yield _unit(unit, words)
    yield Heading(remains_title(sheet, words))
    for off in switched_off(sheet, words):
        yield Paragraph(off)
    groups = remains_groups(sheet.remains, words)
    yield Pairs(tuple(groups)) if groups else Paragraph(nothing_remains(sheet, words))
    if sheet.notes:
        yield Heading(words.say("notes.recent"))
        yield from note_parts(sheet.notes, words)


def _unit(unit: SheetUnit, words: Words) -> Table:
    said = [f"{unit.id} {unit.title}", unit_counts(unit, words), unit_signature(unit, words)]
    return Table(
        ". ".join(part for part in said if part),
        tuple(words.say(f"head.{name}") for name in _COLUMNS),
        tuple(_cells(task, words) for task in unit.tasks),
    )


def _cells(task: SheetTask, words: Words) -> tuple[str, ...]:
    cells = task_cells(task, words)
    tier = words.tier(task.tier)
    last = task.performances[-1] if task.performances else None
    agreed = ""
    if last is not None:
        agreed = words.say("key.agreed_yes" if last.trainee_agreed else "key.agreed_no")
    return (
        f"{task.id} {task.title}",
        tier,
        str(task.level),
        cells["count"],
        word(task.status, words.lang),
        cells.get("last", ""),
        cells.get("method", ""),
        cells.get("trainer", ""),
        agreed,
        cells["expires"],
        "; ".join(remarks(task, words)),
    )
