"""A trainee's plan: what is to be done by which day, what was done, and room for the day that was.

One table, stage by stage. Counts and days, no percentages; a later day is said and nobody blamed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from trainer_app.checklists.planning import Sort
from trainer_app.checklists.plansheet import PlanLine, PlanSheet
from trainer_app.checklists.sheets import sheet_id
from trainer_app.kernel.words import vocabulary
from trainer_app.reports.content import qr_text
from trainer_app.reports.copies import Copy, Paragraph, Said, Table
from trainer_app.reports.fonts import readable, wrap
from trainer_app.reports.layout import BODY, Block, Part, Sheet, text_block
from trainer_app.reports.plaintable import table_blocks
from trainer_app.reports.top import copied, facts_block, framed, title_block
from trainer_app.reports.words import Words

_WIDEST: Final = {"weeks": 40.0, "what": 0.0, "due": 56.0, "far": 40.0, "done": 56.0, "later": 90.0}
"""Of each column, in points; what they leave is the name's."""


def plan_part(sheet: PlanSheet) -> Part:
    words = Words(sheet.head.lang)
    number = sheet_id(sheet)
    running = f"{words.say('plan.title')}  {sheet.trainee}"
    title = _title(sheet, words)
    page = framed(sheet.head, words, number, title=title, running=running)
    return page, list(_blocks(sheet, page, number))


def plan_copy(sheet: PlanSheet) -> Copy:
    words = Words(sheet.head.lang)
    return copied(
        sheet.head,
        words,
        sheet_id(sheet),
        title=_title(sheet, words),
        facts=_facts(sheet, words),
        parts=(_said(sheet, words),),
    )


def _title(sheet: PlanSheet, words: Words) -> str:
    as_of = sheet.head.trust.as_of
    return words.say("plan.document", trainee=readable(sheet.trainee), date=as_of)


def _facts(sheet: PlanSheet, words: Words) -> tuple[tuple[str, str], ...]:
    head, none = sheet.head, words.say("sheet.none")
    pathway = vocabulary()["pathway"].get(sheet.pathway, {}).get(words.lang, sheet.pathway)
    started = sheet.started.isoformat() if sheet.started else none
    if sheet.started and sheet.week is not None:
        key = "started_week" if sheet.week <= sheet.weeks else "started_after"
        started = words.say(
            f"progress.{key}", date=sheet.started, week=sheet.week, weeks=sheet.weeks
        )
    said = [
        (words.say("progress.employer"), head.employer or none),
        (words.say("progress.plant"), head.plant or none),
        (words.say("progress.pathway"), pathway),
        (words.say("progress.started"), started),
    ]
    if sheet.ends is not None and sheet.saved_on is not None:
        saved = words.say("plan.saved_by", name=readable(sheet.saved_by), date=sheet.saved_on)
        said += [
            (words.say("plan.ends"), sheet.ends.isoformat()),
            (words.say("plan.saved"), saved),
            (words.say("plan.late"), str(sheet.late)),
        ]
    said.append((words.say("progress.as_of"), head.trust.as_of.isoformat()))
    return tuple(said)


def _heads(words: Words) -> tuple[str, ...]:
    return tuple(words.say(f"plan.head_{name}") for name in _WIDEST)


def _rows(sheet: PlanSheet, words: Words) -> Iterator[tuple[str, ...]]:
    """The weeks stand beside the first row of their stage."""
    for stage in sheet.stages:
        weeks = str(stage.first)
        if stage.last != stage.first:
            weeks = words.say("plan.weeks", first=stage.first, last=stage.last)
        for place, line in enumerate(stage.lines):
            yield ("" if place else weeks, *_cells(line, words))


def _cells(line: PlanLine, words: Words) -> tuple[str, ...]:
    title = f"{line.about} {line.title}"
    if line.sort is Sort.CAPSTONE:
        title = words.say("plan.capstone")
    far = words.say("plan.far", part=line.counted, whole=line.asked) if line.asked else ""
    later = []
    if line.days_later > 0:
        later.append(words.count("plan.days_later", n=line.days_later))
    if line.first_due != line.due:
        later.append(words.say("plan.at_first", date=line.first_due))
    return (
        title,
        line.due.isoformat(),
        far,
        line.done_on.isoformat() if line.done_on else "",
        ", ".join(later),
    )


def _blocks(sheet: PlanSheet, page: Sheet, number: str) -> Iterator[Block]:
    words, room = page.words, page.room
    yield title_block(words.say("plan.title"), sheet.trainee, page, qr_text(number, "plan"))
    yield facts_block(_facts(sheet, words), room)
    if sheet.stages:
        rows = tuple(_rows(sheet, words))
        yield from table_blocks(_heads(words), rows, tuple(_WIDEST.values()), room)
    else:
        yield text_block(wrap(words.say("plan.nothing"), BODY, room), BODY, above=4)


def _said(sheet: PlanSheet, words: Words) -> Said:
    if not sheet.stages:
        return Paragraph(words.say("plan.nothing"))
    return Table(words.say("plan.title"), _heads(words), tuple(_rows(sheet, words)))
