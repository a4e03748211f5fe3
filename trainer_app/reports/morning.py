"""The morning page of a shift: who may be asked for what today; below, what lapses and waits.

Read standing, so the name and what a person may do alone come first, and what is not to be asked
for right below it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from trainer_app.checklists.morningsheet import (
    MorningLapse,
    MorningPerson,
    MorningSheet,
    MorningSlot,
    MorningTraining,
    MorningWithheld,
    Named,
)
from trainer_app.checklists.sheets import sheet_id
from trainer_app.kernel.words import word
from trainer_app.reports.content import qr_text
from trainer_app.reports.copies import Copy, Heading, Pairs, Paragraph, Said
from trainer_app.reports.fonts import readable, width, wrap
from trainer_app.reports.layout import (
    BODY,
    COMPACT,
    COMPACT_BOLD,
    HEADING,
    MARGIN,
    SMALL,
    STEP,
    Block,
    Part,
    Sheet,
    heading_block,
    text_block,
)
from trainer_app.reports.ofplant import Facts, plant_facts
from trainer_app.reports.pen import RULE, Pen
from trainer_app.reports.top import copied, facts_block, framed, title_block
from trainer_app.reports.words import Words

_LABEL = 104.0
_PAD = 2.0
_TOGETHER = 12
"""Lines of one row that stay on a page; a longer one goes on in the next block."""

_JOINT = "\u00a0· "
"""Between things on one line; the dot stays at the end of a line."""

Pair = tuple[str, tuple[str, ...]]
"""A label, and what is said beside it: each on lines of its own."""


def morning_part(sheet: MorningSheet) -> Part:
    words = Words(sheet.head.lang, sheet.head)
    page = framed(
        sheet.head,
        words,
        sheet_id(sheet),
        title=_title(sheet, words),
        running=f"{words.say('morning.title')}  {_of_shift(sheet, words)}",
    )
    return page, list(_blocks(sheet, page))


def morning_copy(sheet: MorningSheet) -> Copy:
    words = Words(sheet.head.lang, sheet.head)
    return copied(
        sheet.head,
        words,
        sheet_id(sheet),
        title=_title(sheet, words),
        facts=_facts(sheet, words),
        parts=_parts(sheet, words),
    )


def _title(sheet: MorningSheet, words: Words) -> str:
    whose = readable(_of_shift(sheet, words))
    return words.say("morning.document", whose=whose, date=sheet.head.trust.as_of)


def _of_shift(sheet: MorningSheet, words: Words) -> str:
    plant = sheet.head.plant or words.say("sheet.none")
    return f"{plant}{_JOINT}{sheet.shift}" if sheet.shift else plant


def _facts(sheet: MorningSheet, words: Words) -> Facts:
    return plant_facts(
        sheet.head,
        words,
        (words.say("morning.shift"), sheet.shift or words.say("sheet.none")),
        (words.say("morning.date"), sheet.head.trust.as_of.isoformat()),
    )


# --- what is said, for paper and copy alike -----------------------------------------------------


def _about(person: MorningPerson, words: Words) -> str:
    said = [words.count("morning.signed", n=person.signed, total=person.tasks)]
    if person.week is not None:
        said.insert(0, words.say("morning.week", week=person.week))
    if person.trainers:
        said.append(words.say("morning.with", names=", ".join(person.trainers)))
    return _JOINT.join(said)


def _pairs(person: MorningPerson, words: Words) -> Iterator[Pair]:
    alone = tuple(_alone(person, words)) or (words.say("morning.alone_nothing"),)
    if person.unconfirmed:
        unconfirmed = words.shared("morning", "unconfirmed", tasks=", ".join(person.unconfirmed))
        alone = (*alone, unconfirmed)
    yield words.say("morning.alone"), alone
    if person.controlled:
        controlled = tuple(_lapse(each, words) for each in person.controlled)
        yield words.shared("morning", "controlled"), controlled
    if person.withheld:
        withheld = tuple(_withheld(each, words) for each in person.withheld)
        yield words.shared("morning", "withheld"), withheld
    for key, tasks in (("watched", person.watched), ("assisting", person.assisting)):
        if tasks:
            yield words.say(f"morning.{key}"), (_training(tasks, words, levels=key == "watched"),)


def _alone(person: MorningPerson, words: Words) -> Iterator[str]:
    """Whole units by name on one line; of the others whatever is shorter to say."""
    whole = [_named(unit.unit) for unit in person.units if not unit.others]
    if whole:
        yield words.say("morning.whole_units", units=_JOINT.join(whole))
    for unit in person.units:
        if unit.others and len(unit.others) < len(unit.tasks):
            left_out = _left_out(unit.others, _named_below(person))
            yield words.shared("morning", "unit_but", unit=_named(unit.unit), tasks=left_out)
        elif unit.others:
            tasks = _JOINT.join(_named(task) for task in unit.tasks)
            yield words.shared("morning", "unit_only", unit=_named(unit.unit), tasks=tasks)


def _named_below(person: MorningPerson) -> set[str]:
    """Tasks whose titles stand in the rows below."""
    tasks = [each.task for each in (*person.watched, *person.assisting)]
    tasks += [each.task for each in person.controlled]
    tasks += [each.task for each in person.withheld]
    return {task for task, _title in tasks}


def _left_out(tasks: Sequence[Named], below: Collection[str]) -> str:
    """A title that is said nowhere else is said here: nobody looks up what a number means."""
    ids = ", ".join(task[0] for task in tasks if task[0] in below)
    titles = [_named(task) for task in tasks if task[0] not in below]
    return _JOINT.join(part for part in (ids, *titles) if part)


def _withheld(each: MorningWithheld, words: Words) -> str:
    why = word(each.why, words.lang).format(date=each.since, level=each.level)
    if each.carries:
        why = f"{why}; {words.shared('morning', 'carries', tasks=', '.join(each.carries))}"
    if each.tier == "N":
        return words.shared("morning", "task_why", task=_named(each.task), why=why)
    tier = words.tier(each.tier).lower()
    return words.say("morning.withheld_tier", task=_named(each.task), tier=tier, why=why)


def _training(tasks: Sequence[MorningTraining], words: Words, *, levels: bool) -> str:
    if not levels:
        return _JOINT.join(_named(t.task) for t in tasks)
    return _JOINT.join(_with_level(t, words) for t in tasks)


def _with_level(each: MorningTraining, words: Words) -> str:
    task, level = _named(each.task), each.level
    if not each.counted:
        return words.say("morning.training", task=task, level=level)
    return words.count(
        "morning.training_counted", task=task, level=level, n=each.counted, total=each.required
    )


def _lapse(lapse: MorningLapse, words: Words) -> str:
    key = "lapse"
    if lapse.is_extended:
        key = "lapse_control" if lapse.control else "lapse_extended"
    task = _named(lapse.task)
    return words.say(f"morning.{key}", task=task, date=lapse.last, control=lapse.control)


def _waiting(sheet: MorningSheet, words: Words) -> Iterator[tuple[str, tuple[Pair, ...]]]:
    """What waits, kind by kind: its heading, and whom it is about with what."""
    yield "slots", tuple((each.trainee, (_slot(each, words),)) for each in sheet.slots)
    yield "lapses", tuple((each.trainee, (_lapse(each, words),)) for each in sheet.lapses)
    follow_ups = []
    for each in sheet.follow_ups:
        when = words.shared("morning", "follow_up", date=each.on, name=each.by)
        said = _JOINT.join(part for part in (_named(each.task), when, each.words) if part)
        follow_ups.append((each.trainee, (said,)))
    yield "follow_ups", tuple(follow_ups)
    questions = []
    for question in sheet.questions:
        about = _named(question.about) or words.say("morning.capstone")
        why = word(question.kind, words.lang).lower()
        questions.append(
            (question.trainee, (words.shared("morning", "task_why", task=about, why=why),))
        )
    yield "questions", tuple(questions)
    names = dict.fromkeys(look.trainee for look in sheet.looks)
    yield (
        "looks",
        tuple(
            (name, (_JOINT.join(_named(x.task) for x in sheet.looks if x.trainee == name),))
            for name in names
        ),
    )


def _slot(slot: MorningSlot, words: Words) -> str:
    said = words.count("morning.slot", n=slot.minutes, name=slot.by)
    return _JOINT.join((said, *(_named(task) for task in slot.tasks)))


def _way(sheet: MorningSheet, key: str, words: Words) -> str:
    """What can be done about a lapse, below its heading."""
    return words.count("morning.lapses_way", n=sheet.extension_days) if key == "lapses" else ""


def _named(named: Named) -> str:
    return " ".join(part for part in named if part)


# --- paper --------------------------------------------------------------------------------------


def _blocks(sheet: MorningSheet, page: Sheet) -> Iterator[Block]:
    words, room = page.words, page.room
    whose, holds = _of_shift(sheet, words), qr_text(page.sheet_id, "morning")
    yield title_block(words.say("morning.title"), whose, page, holds)
    yield facts_block(_facts(sheet, words), room)
    yield text_block(wrap(words.say("morning.rests"), SMALL, room), SMALL, above=2)
    if not sheet.people:
        yield text_block(wrap(words.shared("morning", "nobody"), BODY, room), BODY, above=STEP)
        return
    for person in sheet.people:
        yield _name_block(person.trainee, _about(person, words), room)
        yield from _rows(tuple(_pairs(person, words)), room)
    waits = [(key, pairs) for key, pairs in _waiting(sheet, words) if pairs]
    for key, pairs in waits:
        yield heading_block(words.shared("morning", key), room)
        yield from _rows(pairs, room)
        if way := _way(sheet, key, words):
            yield text_block(wrap(way, SMALL, room), SMALL, above=_PAD)
    if not waits:
        nothing = words.shared("morning", "nothing_waits")
        yield text_block(wrap(nothing, BODY, room), BODY, above=2 * STEP)


def _name_block(name: str, about: str, room: float) -> Block:
    """The name over a rule, and beside it how far this person is."""
    taken = width(readable(about), BODY) + 2 * STEP
    fits = width(readable(name), HEADING) + taken <= room
    lines = wrap(name, HEADING, room - taken if fits else room)
    below = () if fits else wrap(about, BODY, room)
    height = len(lines) * HEADING.leading + len(below) * BODY.leading + 2

    def draw(pen: Pen, top: float) -> None:
        pen.lines(MARGIN, top, lines, HEADING)
        if fits:
            pen.text_right(MARGIN + room, top + 10, about, BODY)
        pen.lines(MARGIN, top + len(lines) * HEADING.leading, below, BODY)
        pen.rule(MARGIN, top + height, room, RULE)

    return Block(height, draw, above=1.5 * STEP, stays_with_next=True)


def _rows(pairs: Sequence[Pair], room: float) -> Iterator[Block]:
    """One below the other; the first is never alone with a heading at the foot of a page."""
    for label, said in pairs:
        labels = wrap(label, COMPACT_BOLD, _LABEL - STEP)
        lines = [line for each in said for line in wrap(each, COMPACT, room - _LABEL)]
        for at in range(0, len(lines), _TOGETHER):
            ends = at + _TOGETHER >= len(lines)
            yield _row(labels if not at else (), lines[at : at + _TOGETHER], room, ends=ends)


def _row(labels: Sequence[str], lines: Sequence[str], room: float, *, ends: bool) -> Block:
    above = _PAD if labels else 0.0
    height = above + max(len(labels), len(lines)) * COMPACT.leading + (_PAD if ends else 0)

    def draw(pen: Pen, top: float) -> None:
        pen.lines(MARGIN, top + above, labels, COMPACT_BOLD)
        pen.lines(MARGIN + _LABEL, top + above, lines, COMPACT)
        if ends:
            pen.rule(MARGIN, top + height, room)

    return Block(height, draw)


# --- the copy in words --------------------------------------------------------------------------


def _parts(sheet: MorningSheet, words: Words) -> Iterator[Said]:
    yield Paragraph(words.say("morning.rests"))
    if not sheet.people:
        yield Paragraph(words.shared("morning", "nobody"))
        return
    for person in sheet.people:
        yield Heading(person.trainee)
        yield Paragraph(_about(person, words))
        yield Pairs(tuple((label, "; ".join(said)) for label, said in _pairs(person, words)))
    waits = [(key, pairs) for key, pairs in _waiting(sheet, words) if pairs]
    for key, pairs in waits:
        yield Heading(words.shared("morning", key))
        yield Pairs(tuple((label, "; ".join(said)) for label, said in pairs))
        if way := _way(sheet, key, words):
            yield Paragraph(way)
    if not waits:
        yield Paragraph(words.shared("morning", "nothing_waits"))
