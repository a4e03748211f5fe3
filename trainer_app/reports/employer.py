"""The employer's page: how long training takes by pathway, what trainers gave, what was entered.

Every figure stands with what it rests on. Nobody is named, and there are no percentages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from trainer_app.checklists.costs import money
from trainer_app.checklists.employer import Spread
from trainer_app.checklists.employersheet import EmployerCost, EmployerSheet, EmployerSlots
from trainer_app.checklists.sheets import sheet_id
from trainer_app.kernel.words import vocabulary, word
from trainer_app.reports.copies import Copy, Heading, Pairs, Paragraph, Said, Table
from trainer_app.reports.fonts import wrap
from trainer_app.reports.layout import (
    BODY,
    SMALL,
    STEP,
    Block,
    Part,
    Sheet,
    heading_block,
    row_blocks,
    text_block,
)
from trainer_app.reports.ofplant import Facts, opening_blocks, plant_copy, plant_facts, plant_page
from trainer_app.reports.plaintable import table_blocks
from trainer_app.reports.words import Words

_LABEL = 140.0
_WEEK = 7
_NO_BREAK: Final = "\u00a0"
_JOINT = f"{_NO_BREAK}· "


@dataclass(frozen=True, slots=True)
class _Grid:
    """``widest`` and what follows it: as ``plaintable`` asks for them."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widest: tuple[float, ...]
    figures: tuple[int, ...] = ()
    together: bool = False


@dataclass(frozen=True, slots=True)
class _Section:
    """What is said under one heading: a table, or labels with what they say; ``why`` below it."""

    title: str
    grid: _Grid | None = None
    pairs: tuple[tuple[str, str], ...] = ()
    why: str = ""


def employer_part(sheet: EmployerSheet) -> Part:
    words = Words(sheet.head.lang, sheet.head)
    page = plant_page(sheet.head, words, sheet_id(sheet), "employer")
    return page, list(_blocks(sheet, page))


def employer_copy(sheet: EmployerSheet) -> Copy:
    words = Words(sheet.head.lang, sheet.head)
    parts = _parts(sheet, words)
    return plant_copy(sheet.head, words, sheet_id(sheet), "employer", _facts(sheet, words), parts)


def _facts(sheet: EmployerSheet, words: Words) -> Facts:
    return plant_facts(
        sheet.head,
        words,
        (words.say("employer.started"), str(sheet.started)),
        (words.say("employer.as_of"), sheet.head.trust.as_of.isoformat()),
    )


# --- what is said, for paper and copy alike -----------------------------------------------------


def _sections(sheet: EmployerSheet, words: Words) -> Iterator[_Section]:
    if sheet.started:
        why = words.say("employer.units_rest")
        yield _Section(words.say("employer.times"), _times(sheet, words), why=why)
        yield _Section(words.say("employer.work"), pairs=tuple(_work(sheet, words)))
    costs = _costs(sheet.costs or (), words)
    key = "costs_rest" if costs else ("costs_elsewhere" if sheet.costs is None else "costs_none")
    yield _Section(words.say("employer.costs"), costs, why=words.say(f"employer.{key}"))
    if sheet.started:
        if sheet.with_classes:
            why = words.say("employer.lessons_rest")
            pairs = tuple(_lessons(sheet, words))
            yield _Section(words.say("employer.lessons"), pairs=pairs, why=why)
        tasks = _tasks(sheet, words)
        why = words.say("employer.weak_why" if tasks else "employer.weak_none")
        yield _Section(words.say("employer.weak"), tasks, why=why)


def _times(sheet: EmployerSheet, words: Words) -> _Grid:
    names = vocabulary()["pathway"]
    heads = [
        words.count(
            "employer.head_pathway",
            pathway=names.get(p.pathway, {}).get(words.lang, p.pathway),
            n=p.started,
        )
        for p in sheet.pathways
    ]
    rows = [(words.say("employer.first"), [p.first_sign_off for p in sheet.pathways])]
    for place, unit in enumerate(sheet.units):
        rows.append((" ".join(unit), [p.units[place] for p in sheet.pathways]))
    rows.append((words.say("employer.ready"), [p.ready for p in sheet.pathways]))
    return _Grid(
        (words.say("employer.head_reached"), *heads),
        tuple((name, *(_weeks(each, words) for each in told)) for name, told in rows),
        (0.0, *(160.0 for _pathway in sheet.pathways)),
    )


def _work(sheet: EmployerSheet, words: Words) -> Iterator[tuple[str, str]]:
    a_week = _spread(sheet.a_week, words, nothing="employer.nothing_yet")
    if sheet.a_week.n:
        a_week = words.say("employer.weeks", spread=a_week)
    yield words.say("employer.a_week"), a_week
    nothing = words.say("employer.nothing_yet")
    watched = [nothing]
    if sheet.sign_offs:
        hours = _hours(sheet.watched, words)
        watched = [words.count("employer.watched_hours", hours=hours, n=sheet.sign_offs)]
    if sheet.watched_without:
        watched.append(words.count("employer.watched_without", n=sheet.watched_without))
    yield words.say("employer.watched"), _JOINT.join(watched)
    taught = nothing
    if sheet.sessions:
        hours = _hours(sheet.taught, words)
        taught = words.count("employer.taught_hours", hours=hours, n=sheet.sessions)
    yield words.say("employer.taught"), taught
    hours = _hours(sheet.watched + sheet.taught, words)
    yield words.say("employer.hours"), words.say("employer.hours_said", hours=hours)
    tries = nothing
    if sheet.tries:
        tries = words.count("employer.tries_said", n=sheet.tries, stopped=sheet.stopped)
    yield words.say("employer.tries"), tries
    if slots := tuple(_slots(sheet.slots, words)):
        yield words.say("employer.slots"), _JOINT.join(slots)


def _slots(slots: EmployerSlots, words: Words) -> Iterator[str]:
    """Nothing where there never was one."""
    if slots.planned:
        yield words.count("employer.slots_planned", n=slots.planned)
        yield words.say("employer.slots_held", n=slots.held)
        missed = sum(n for _why, n in slots.missed)
        why = ", ".join(f"{word(why, words.lang).lower()} {n}" for why, n in slots.missed)
        key = "slots_missed_why" if missed else "slots_missed"
        yield words.say(f"employer.{key}", n=missed, why=why)
        if slots.unsaid:
            yield words.say("employer.slots_unsaid", n=slots.unsaid)
    if slots.besides:
        yield words.count("employer.slots_besides", n=slots.besides)


def _lessons(sheet: EmployerSheet, words: Words) -> Iterator[tuple[str, str]]:
    for key, found in (("to_try", sheet.to_try), ("to_sign_off", sheet.to_sign_off)):
        yield words.say(f"employer.{key}"), _spread(found, words, nothing="employer.nothing_yet")
    if sheet.tried_first:
        said = words.say("employer.tried_first_said", n=sheet.tried_first)
        yield words.say("employer.tried_first"), said


def _tasks(sheet: EmployerSheet, words: Words) -> _Grid | None:
    if not sheet.tasks:
        return None
    return _Grid(
        tuple(words.say(f"employer.head_{key}") for key in ("task", "not_yet", "stopped", "tries")),
        tuple(
            (" ".join(each.task), str(each.not_yet), str(each.stopped), str(each.tries))
            for each in sheet.tasks
        ),
        (0.0, 70.0, 70.0, 70.0),
        figures=(1, 2, 3),
        together=True,
    )


def _costs(costs: Sequence[EmployerCost], words: Words) -> _Grid | None:
    if not costs:
        return None
    heads = ("name", "kind", "amount", "words", "entered")
    return _Grid(
        tuple(words.say(f"employer.head_{key}") for key in heads),
        tuple(
            (
                cost.name,
                words.say("employer.gain" if cost.is_gain else "employer.cost"),
                money(cost.cents, words.lang),
                cost.words,
                cost.entered_on.isoformat(),
            )
            for cost in costs
        ),
        (150.0, 40.0, 90.0, 0.0, 60.0),
        figures=(2,),
    )


def _weeks(found: Spread, words: Words) -> str:
    return _spread(found, words, nothing="sheet.none", weeks=True)


def _spread(found: Spread, words: Words, *, nothing: str, weeks: bool = False) -> str:
    if not found.n:
        return words.say(nothing)
    if found.is_too_few:
        return words.say("employer.few", n=found.n)

    def told(value: float) -> str:
        return _decimal(value / _WEEK, words) if weeks else _plain(value, words)

    return words.say(
        "employer.spread",
        median=told(found.median),
        lowest=told(found.lowest),
        highest=told(found.highest),
        n=found.n,
    )


def _hours(minutes: int, words: Words) -> str:
    return _decimal(minutes / 60, words)


def _plain(value: float, words: Words) -> str:
    """Without a decimal where there is none: a median of whole numbers may end in a half."""
    return str(int(value)) if value == int(value) else _decimal(value, words)


def _decimal(value: float, words: Words) -> str:
    said = f"{value:,.1f}"
    return said.replace(",", _NO_BREAK).replace(".", ",") if words.lang == "fr" else said


# --- paper --------------------------------------------------------------------------------------


def _blocks(sheet: EmployerSheet, page: Sheet) -> Iterator[Block]:
    words, room = page.words, page.room
    facts = _facts(sheet, words)
    yield from opening_blocks(sheet.head, page, "employer", "employer", facts)
    rests = words.say("employer.rests", enough=sheet.enough)
    yield text_block(wrap(rests, SMALL, room), SMALL, above=2)
    if not sheet.started:
        nobody = wrap(words.say("employer.nobody"), BODY, room)
        yield text_block(nobody, BODY, above=STEP)
    for section in _sections(sheet, words):
        yield heading_block(section.title, room)
        for label, said in section.pairs:
            yield from row_blocks(label, said, room, label_room=_LABEL)
        grid = section.grid
        if grid is not None:
            yield from table_blocks(
                grid.heads,
                grid.rows,
                grid.widest,
                room,
                figures=grid.figures,
                together=grid.together,
            )
        if section.why:
            yield text_block(wrap(section.why, SMALL, room), SMALL, above=3)


# --- the copy in words --------------------------------------------------------------------------


def _parts(sheet: EmployerSheet, words: Words) -> Iterator[Said]:
    yield Paragraph(words.say("employer.rests", enough=sheet.enough))
    if not sheet.started:
        yield Paragraph(words.say("employer.nobody"))
    for section in _sections(sheet, words):
        if section.grid is not None:
            yield Table(section.title, section.grid.heads, section.grid.rows)
        else:
            yield Heading(section.title)
        if section.pairs:
            yield Pairs(section.pairs)
        if section.why:
            yield Paragraph(section.why)
