"""The progress sheet: one trainee on a date, from a frozen ``ProgressSheet``. Any thread.

Page one answers "where does this person stand", the table "on what", the end "what remains".
Counts, never a percentage (domain.md 4.1); dates, never a clock time.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from trainer_app.checklists.sheets import ProgressSheet, SheetHead, SheetTask, sheet_id
from trainer_app.checklists.status import LapseReason
from trainer_app.kernel.words import term, vocabulary, word
from trainer_app.reports.fonts import SEMIBOLD, Style, readable, width, wrap
from trainer_app.reports.layout import (
    BODY,
    BODY_BOLD,
    COMPACT,
    COMPACT_BOLD,
    HEADING,
    LABEL,
    MARGIN,
    NUMERAL,
    RULE,
    SAMPLE,
    STEP,
    TITLE,
    Block,
    Sheet,
    compose,
    heading_block,
)
from trainer_app.reports.pen import QUIET, Pen, baseline, qr_modules
from trainer_app.reports.remains import remains_blocks
from trainer_app.reports.signatures import signatures_block
from trainer_app.reports.tasktable import draw_key, key_width, remarks, task_blocks
from trainer_app.reports.words import Words

QR_SIDE = 60.0
KIND = Style(SEMIBOLD, 9, 12, "muted")


def progress_pdf(sheet: ProgressSheet) -> bytes:
    """The sheet as a PDF: same sheet, same bytes."""
    words = Words(sheet.head.lang)
    number = sheet_id(sheet)
    head = sheet.head
    as_of = head.trust.as_of
    page = Sheet(
        paper=head.paper,
        words=words,
        title=words.say("progress.document", trainee=readable(sheet.trainee), date=as_of),
        author=readable(head.printed_by),
        subject=edition_words(head, words),
        notes=foot_notes(head, number, words),
        sheet_id=number,
        running=f"{words.say('progress.title')}  {sheet.trainee}",
        running_right=words.say("trust.as_of", date=as_of).rstrip("."),
        sample=term("sample", words.lang) if head.sample else "",
    )
    return compose(page, list(_blocks(sheet, page, number)))


def qr_text(number: str) -> str:
    """What the QR code of a progress sheet holds."""
    return f"TT1:progress:{number}"


def edition_words(head: SheetHead, words: Words) -> str:
    return words.say(
        "sheet.edition", programme=head.programme, version=head.version, edition=head.edition
    )


def foot_notes(head: SheetHead, number: str, words: Words) -> tuple[str, ...]:
    """Notice, trust line, and where the sheet comes from: what stands on every page."""
    printed = words.say("sheet.printed", name=head.printed_by, date=head.printed_on)
    origin = f"{words.say('sheet.id', id=number)}. {printed}."
    edition = words.say("sheet.version_edition", version=head.version, edition=head.edition)
    return (f"{head.notice} {trust_line(head, words)}", f"{origin} {edition[:1].upper()}{edition[1:]}.")


def trust_line(head: SheetHead, words: Words) -> str:
    """What the numbers rest on (design.md promise 5); dates only."""
    trust = head.trust
    said = [words.say("trust.as_of", date=trust.as_of)]
    pcs = (
        words.count("trust.pcs", n=len(trust.pcs), names=", ".join(trust.pcs))
        if trust.pcs
        else words.say("trust.no_pcs")
    )
    said.append(f"{words.count('trust.rests_on', n=trust.records)} {pcs}")
    if not trust.has_hub:
        return " ".join([*said, words.say("trust.no_hub")])
    said.append(
        words.count("trust.waiting", n=trust.waiting)
        if trust.waiting
        else words.say("trust.none_waiting")
    )
    said.append(
        words.say("trust.confirmed", date=trust.last_confirmed[:10])
        if trust.last_confirmed
        else words.say("trust.not_confirmed")
    )
    return " ".join(said)


def facts(sheet: ProgressSheet, words: Words) -> list[tuple[str, str]]:
    """The labelled facts under the name."""
    head = sheet.head
    none = words.say("sheet.none")
    pathways = vocabulary()["pathway"]
    pathway = pathways.get(sheet.pathway, {}).get(words.lang, sheet.pathway)
    started = sheet.started.isoformat() if sheet.started else none
    if sheet.started and sheet.week is not None:
        started = words.say(
            "progress.started_week", date=sheet.started, week=sheet.week, weeks=sheet.weeks
        )
    return [
        (words.say("progress.employer"), head.employer or none),
        (words.say("progress.plant"), head.plant or none),
        (words.say("progress.programme"), head.programme),
        (words.say("progress.pathway"), pathway),
        (words.say("progress.started"), started),
        (words.say("progress.as_of"), head.trust.as_of.isoformat()),
        (words.say("progress.practicals"), _practicals(sheet, words)),
        (words.say("progress.capstone"), _capstone(sheet, words)),
    ]


def figures(sheet: ProgressSheet, words: Words) -> list[tuple[int, str]]:
    """The large numerals and what each counts."""
    signed = sum(unit.signed for unit in sheet.units)
    applicable = sum(unit.applicable for unit in sheet.units)
    due = sum(unit.due for unit in sheet.units)
    lapsed = sum(unit.lapsed for unit in sheet.units)
    in_question = sum(unit.in_question for unit in sheet.units)
    attended = sum(on is not None for _, on in sheet.practicals)
    return [
        (signed, words.count("figure.signed", n=signed, total=applicable)),
        (due, words.count("figure.due", n=due)),
        (lapsed, words.count("figure.lapsed", n=lapsed)),
        (in_question, words.count("figure.in_question", n=in_question)),
        (sheet.modules_done, words.count("figure.modules", n=sheet.modules_done, total=sheet.modules)),
        (attended, words.count("figure.practicals", n=attended, total=len(sheet.practicals))),
    ]


def _blocks(sheet: ProgressSheet, page: Sheet, number: str) -> Iterator[Block]:
    words, room = page.words, page.room
    yield _title_block(sheet, page, number)
    yield _facts_block(facts(sheet, words), room)
    yield _figures_block(figures(sheet, words), room)
    yield heading_block(words.say("progress.by_unit"), room, above=2 * STEP)
    yield _units_block(sheet, words, room)
    if sheet.due:
        yield heading_block(words.say("due.title"), room, above=2 * STEP)
        for index, task in enumerate(sheet.due):
            yield _due_block(task, sheet.head.trust.as_of, words, room, stays=index == 0)
    yield _tasks_heading(words, room)
    yield from task_blocks(sheet.units, words, room)
    yield from remains_blocks(sheet.remains, words, room)
    yield signatures_block(sheet.trainee, words, room)


def _title_block(sheet: ProgressSheet, page: Sheet, number: str) -> Block:
    words = page.words
    names = wrap(sheet.trainee, TITLE, page.room - QR_SIDE - 2 * STEP)
    quiet = QUIET * QR_SIDE / (len(qr_modules(qr_text(number))) + 2 * QUIET)
    height = max(QR_SIDE - quiet, KIND.leading + len(names) * TITLE.leading + 8)
    right = page.size[0] - MARGIN

    def draw(pen: Pen, top: float) -> None:
        pen.text(MARGIN, top + 9, words.say("progress.title"), KIND)
        if page.sample:
            x = MARGIN + width(readable(words.say("progress.title"), SEMIBOLD), KIND) + 2 * STEP
            pen.text(x, top + 11, page.sample, SAMPLE, spread=3)
        pen.lines(MARGIN, top + KIND.leading + 4, names, TITLE)
        pen.qr(right - QR_SIDE + quiet, top - quiet, QR_SIDE, qr_text(number))

    return Block(height, draw, stays_with_next=True)


def _facts_block(pairs: list[tuple[str, str]], room: float) -> Block:
    """Four columns of a label over its value."""
    columns = 4
    rows = -(-len(pairs) // columns)
    gap = 2 * STEP
    each = (room - (columns - 1) * gap) / columns
    values = [wrap(value, BODY_BOLD, each) for _, value in pairs]
    heights = [
        LABEL.leading + max(len(v) for v in values[row * columns : (row + 1) * columns]) * BODY.leading + 4
        for row in range(rows)
    ]

    def draw(pen: Pen, top: float) -> None:
        pen.rule(MARGIN, top, room, RULE)
        at = top + 4
        for row in range(rows):
            for column in range(columns):
                index = row * columns + column
                if index < len(pairs):
                    x = MARGIN + column * (each + gap)
                    pen.lines(x, at, (pairs[index][0],), LABEL)
                    pen.lines(x, at + LABEL.leading, values[index], BODY_BOLD)
            at += heights[row]

    return Block(sum(heights) + 6, draw, stays_with_next=True)


def _figures_block(counted: list[tuple[int, str]], room: float) -> Block:
    """Large plain numerals, each over what it counts."""
    gap = STEP
    first = 1.5  # the first column is wider by half: the one that is read first
    each = (room - (len(counted) - 1) * gap) / (len(counted) - 1 + first)
    labels = [
        wrap(text, LABEL, each * (first if index == 0 else 1))
        for index, (_, text) in enumerate(counted)
    ]
    height = 5 + NUMERAL.leading + max(len(lines) for lines in labels) * LABEL.leading + 2

    def draw(pen: Pen, top: float) -> None:
        pen.rule(MARGIN, top, room)
        x = MARGIN
        for index, (number, _) in enumerate(counted):
            pen.lines(x, top + 5, (str(number),), NUMERAL)
            pen.lines(x, top + 5 + NUMERAL.leading, labels[index], LABEL)
            x += each * (first if index == 0 else 1) + gap

    return Block(height, draw)


def _units_block(sheet: ProgressSheet, words: Words, room: float) -> Block:
    """Every unit with its count, down two columns."""
    gap = 3 * STEP
    each = (room - gap) / 2
    half = -(-len(sheet.units) // 2)
    counts = [words.say("progress.of", n=u.signed, total=u.applicable) for u in sheet.units]
    rooms = [each - 24 - width(readable(count), COMPACT) - STEP for count in counts]
    titles = [
        wrap(unit.title, COMPACT, space) for unit, space in zip(sheet.units, rooms, strict=True)
    ]
    heights = [len(lines) * COMPACT.leading + 2.6 for lines in titles]

    def draw(pen: Pen, top: float) -> None:
        for column in range(2):
            at = top
            x = MARGIN + column * (each + gap)
            for index in range(column * half, min((column + 1) * half, len(sheet.units))):
                line = baseline(at + 1.3, COMPACT)
                pen.text(x, line, sheet.units[index].id, COMPACT_BOLD)
                pen.lines(x + 24, at + 1.3, titles[index], COMPACT)
                pen.text_right(x + each, line, counts[index], COMPACT_BOLD)
                at += heights[index]
                pen.rule(x, at, each)

    return Block(max(sum(heights[:half]), sum(heights[half:])), draw)


def due_words(task: SheetTask, on: date, words: Words) -> str:
    """Since when or until when, and what else is outstanding."""
    said = remarks(task, words)
    if task.expires_on is not None and task.lapse_reason is not LapseReason.REOBSERVATION:
        key = "due.expired" if task.expires_on < on else "due.expires"
        said.insert(0, words.say(key, date=task.expires_on))
    return "; ".join(said)


def _due_block(task: SheetTask, on: date, words: Words, room: float, *, stays: bool) -> Block:
    """The status, the task, and why it stands here."""
    title_x, why_x = MARGIN + 78.0, MARGIN + room * 0.58
    titles = wrap(task.title, COMPACT, why_x - title_x - 26 - STEP)
    whys = wrap(due_words(task, on, words), COMPACT, MARGIN + room - why_x)
    height = max(len(titles), len(whys)) * COMPACT.leading + 2.6

    def draw(pen: Pen, top: float) -> None:
        line = top + 1.3
        pen.status(MARGIN + 3.2, line + COMPACT.leading / 2, 5.8, task.status)
        pen.lines(MARGIN + 10, line, (word(task.status, words.lang),), COMPACT_BOLD)
        pen.lines(title_x, line, (task.id,), COMPACT)
        pen.lines(title_x + 26, line, titles, COMPACT)
        pen.lines(why_x, line, whys, COMPACT)
        pen.rule(MARGIN, top + height, room)

    return Block(height, draw, stays_with_next=stays)


def _tasks_heading(words: Words, room: float) -> Block:
    def draw(pen: Pen, top: float) -> None:
        pen.lines(MARGIN, top, (words.say("progress.tasks"),), HEADING)
        if key_width(words) < room * 0.8:
            draw_key(pen, MARGIN + room, top + 10, words)

    return Block(HEADING.leading, draw, above=2 * STEP, stays_with_next=True)


def _practicals(sheet: ProgressSheet, words: Words) -> str:
    not_yet = words.say("progress.not_yet")
    said = [
        words.say("progress.done_on", what=name, date=on.isoformat() if on else not_yet)
        for name, on in sheet.practicals
    ]
    return ", ".join(said) or words.say("sheet.none")


def _capstone(sheet: ProgressSheet, words: Words) -> str:
    if sheet.capstone is None:
        return words.say("progress.not_yet")
    return words.say("progress.passed_on", date=sheet.capstone)
