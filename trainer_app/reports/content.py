"""What a progress sheet says, as words: the same on the PDF and on its HTML copy. Any thread.

Says what the frozen sheet holds and decides nothing; knows no layout and no ReportLab.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from trainer_app.checklists.audiences import TRAINEES
from trainer_app.checklists.progress import Remaining
from trainer_app.checklists.sheets import (
    NamedRemainder,
    ProgressSheet,
    SheetHead,
    SheetPerformance,
    SheetTask,
    SheetUnit,
    Trust,
)
from trainer_app.checklists.status import LapseReason, Status
from trainer_app.kernel.words import vocabulary, word
from trainer_app.reports.words import Words

_NUMBERS_ALONE = (Remaining.SIGN_OFFS, Remaining.UNIT_SIGNATURE)
"""Long lists whose titles stand in the table of tasks."""


def qr_text(number: str, kind: str = "progress") -> str:
    """What the QR code of a sheet holds."""
    return f"TT1:{kind}:{number}"


def edition_words(head: SheetHead, words: Words) -> str:
    return words.say(
        "sheet.edition", programme=head.programme, version=head.version, edition=head.edition
    )


def foot_notes(head: SheetHead, number: str, words: Words) -> tuple[str, ...]:
    """Notice, trust line, and where the sheet comes from: what stands on every page."""
    trust = [trust_line(head, each) for each in words.each]
    return (
        f"{head.notice} {trust[0]}",
        *trust[1:],
        *(_origin(head, number, each) for each in words.each),
    )


def _origin(head: SheetHead, number: str, words: Words) -> str:
    printed = words.say("sheet.printed", name=head.printed_by, date=head.printed_on)
    edition = words.say("sheet.version_edition", version=head.version, edition=head.edition)
    said = f"{words.say('sheet.id', id=number)}. {printed}."
    return f"{said} {edition[:1].upper()}{edition[1:]}."


def trust_line(head: SheetHead, words: Words) -> str:
    """What the numbers rest on (design.md promise 5); dates only."""
    trust = head.trust
    said = [words.say("trust.as_of", date=trust.as_of)]
    pcs = (
        words.count("trust.pcs", n=len(trust.pcs), names=", ".join(_pcs(trust, words)))
        if trust.pcs
        else words.say("trust.no_pcs")
    )
    said.append(f"{words.count('trust.rests_on', n=trust.records)} {pcs}")
    if not trust.has_hub:
        return " ".join(said)
    said.append(
        words.count("trust.waiting", n=trust.waiting)
        if trust.waiting
        else words.say("trust.none_waiting")
    )
    said += [
        words.count(f"trust.{key}", n=n)
        for key, n in (
            ("held", trust.held),
            ("to_come", trust.to_come),
            ("in_doubt", trust.in_doubt),
        )
        if n
    ]
    said.append(
        words.say("trust.confirmed", date=trust.last_confirmed[:10])
        if trust.last_confirmed
        else words.say("trust.not_confirmed")
    )
    return " ".join(said)


def _pcs(trust: Trust, words: Words) -> list[str]:
    """Each PC by name, the others with the day on which the hub last had something of them."""
    own = list(trust.pcs)
    for name, _seen in trust.seen:  # two PCs may have one name
        own.remove(name)
    return [*own, *(_pc(name, seen, trust, words) for name, seen in trust.seen)]


def _pc(name: str, seen: date | None, trust: Trust, words: Words) -> str:
    if seen is None:
        return words.say("trust.never_seen", name=name)
    has_left = (name, seen) in trust.left
    return words.say("trust.left" if has_left else "trust.seen", name=name, date=seen)


def facts(sheet: ProgressSheet, words: Words) -> list[tuple[str, str]]:
    """The labelled facts under the name."""
    head = sheet.head
    none = words.say("sheet.none")
    pathways = vocabulary()["pathway"]
    pathway = pathways.get(sheet.pathway, {}).get(words.lang, sheet.pathway)
    started = sheet.started.isoformat() if sheet.started else none
    if sheet.started and sheet.week is not None:
        key = "started_week" if sheet.week <= sheet.weeks else "started_after"
        started = words.say(
            f"progress.{key}", date=sheet.started, week=sheet.week, weeks=sheet.weeks
        )
    said = [
        (words.say("progress.employer"), head.employer or none),
        (words.say("progress.plant"), head.plant or none),
        (words.say("progress.programme"), head.programme),
    ]
    if sheet.audience == TRAINEES:
        said.append((words.say("progress.pathway"), pathway))
        said.append((words.say("progress.started"), started))
    said.append((words.say("progress.as_of"), head.trust.as_of.isoformat()))
    if sheet.practicals:
        said.append((words.say("progress.practicals"), _practicals(sheet, words)))
    if sheet.capstone is not None or not sheet.capstone_off:
        said.append((words.say("progress.capstone"), _capstone(sheet, words)))
    if lessons := _lessons(sheet, words):
        said.append((words.say("progress.lessons"), lessons))
    return said


def figures(sheet: ProgressSheet, words: Words) -> list[tuple[int, str]]:
    """The large numerals and what each counts."""
    signed = sum(unit.signed for unit in sheet.units)
    applicable = sum(unit.applicable for unit in sheet.units)
    due = sum(unit.due for unit in sheet.units)
    lapsed = sum(unit.lapsed for unit in sheet.units)
    in_question = sum(unit.in_question for unit in sheet.units)
    counted = [
        (signed, words.count("figure.signed", n=signed, total=applicable)),
        (due, words.count("figure.due", n=due)),
        (lapsed, words.count("figure.lapsed", n=lapsed)),
        (in_question, words.count("figure.in_question", n=in_question)),
        (
            sheet.modules_done,
            words.count("figure.modules", n=sheet.modules_done, total=sheet.modules),
        ),
    ]
    if sheet.practicals:
        attended = sum(on is not None for _, on in sheet.practicals)
        total = len(sheet.practicals)
        counted.append((attended, words.count("figure.practicals", n=attended, total=total)))
    return counted


def unit_counts(unit: SheetUnit, words: Words) -> str:
    """How many are signed off, and what is due, lapsed or in question; never a percentage."""
    parts = [words.count("unit.signed", n=unit.signed, total=unit.applicable)]
    for name, number in (
        ("due", unit.due),
        ("lapsed", unit.lapsed),
        ("in_question", unit.in_question),
    ):
        if number:
            parts.append(words.count(f"unit.{name}", n=number))
    return ", ".join(parts)


def unit_signature(unit: SheetUnit, words: Words) -> str:
    if unit.signed_on is None:
        return ""
    return words.say("progress.unit_signed", name=unit.signed_by, date=unit.signed_on)


def task_cells(task: SheetTask, words: Words) -> dict[str, str]:
    """The words of each column but the marks."""
    last = task.performances[-1] if task.performances else None
    not_applicable = task.status is Status.NOT_APPLICABLE
    cells = {
        "id": task.id,
        "task": task.title,
        "count": words.say("progress.of", n=task.counted, total=task.required),
        "status": word(task.status, words.lang),
        "expires": "" if task.expires_on is None else task.expires_on.isoformat(),
    }
    if not_applicable:
        cells["count"] = words.say("sheet.none")
        cells["expires"] = ""
    if last is not None:
        cells["last"] = last.on.isoformat()
        cells["method"] = method(last.method, words)
        cells["trainer"] = last.trainer
        cells["agreed"] = "" if last.trainee_agreed else words.say("sheet.none")
    return cells


def method(code: str, words: Words) -> str:
    """The short word of a method; a code that another pack brings is shown as it is."""
    key = f"method.{code}"
    return words.say(key) if words.has(key) else code


def due_words(task: SheetTask, on: date, words: Words) -> str:
    """Since when or until when, and what else is outstanding."""
    said = outstanding(task, words)
    if task.expires_on is not None and task.lapse_reason is not LapseReason.REOBSERVATION:
        key = "due.expired" if task.expires_on < on else "due.expires"
        said.insert(0, words.say(key, date=task.expires_on))
    return "; ".join(said)


def remarks(task: SheetTask, words: Words) -> list[str]:
    """What stands below a row."""
    return [*outstanding(task, words), *entry_remarks(task, words)]


def switched_off(sheet: ProgressSheet, words: Words) -> tuple[str, ...]:
    """What this plant's policy leaves out of *ready to present* (domain.md 4.5.8)."""
    said = []
    if sheet.modules_off:
        said.append(words.say("off.modules"))
    if sheet.sessions_off:
        said.append(words.say("off.sessions"))
    return tuple(said)


def outstanding(task: SheetTask, words: Words) -> list[str]:
    """What is still owed on the task, beside its status."""
    said: list[str] = []
    if task.second_look_missing and task.status is not Status.SECOND_LOOK:
        said.append(words.say("flag.second_look"))
    if task.paused:
        said.append(words.say("flag.paused"))
    if task.lapse_reason is LapseReason.REOBSERVATION:
        said.append(words.say("flag.reobservation"))
    if task.extended_until is not None:
        key = "flag.extended_with" if task.control else "flag.extended"
        said.append(words.say(key, date=task.extended_until, control=task.control))
    if task.waiting:
        said.append(words.count("flag.waiting", n=task.waiting))
    if task.unconfirmed:
        said.append(words.say("flag.unconfirmed"))
    return said


def entry_remarks(task: SheetTask, words: Words) -> list[str]:
    """How its sign-offs came in: late, from paper, signed by others too."""
    said: list[str] = []
    late = [p.on for p in task.performances if p.late]
    if late:
        said.append(words.say("flag.late", dates=_dates(late)))
    said += _distinct(_from_sheet(p, words) for p in task.performances)
    if task.same_person:
        said.append(words.say("flag.same_person"))
    if task.withdrawn:
        said.append(words.say("flag.withdrawn", dates=_dates(task.withdrawn)))
    named = _distinct(p.trainer for p in task.performances if p.by_employer)
    if named:
        said.append(words.say("flag.by_employer", names=", ".join(named)))
    own = _distinct(p.trainer for p in task.performances if p.own_right)
    if own:
        said.append(words.say("flag.own_right", names=", ".join(own)))
    others = _distinct(name for p in task.performances for name in p.others)
    if others:
        said.append(words.say("flag.others", names=", ".join(others)))
    return said


def _from_sheet(p: SheetPerformance, words: Words) -> str:
    """Which sheet, and whether somebody compared the entry with it."""
    if not p.sheet:
        return ""
    return words.say(f"flag.from_sheet_{p.check or 'waiting'}", sheet=p.sheet)


def remains_title(sheet: ProgressSheet, words: Words) -> str:
    """A trainer's record is presented to nobody."""
    return words.say("remains.title" if sheet.audience == TRAINEES else "remains.of_trainer")


def nothing_remains(sheet: ProgressSheet, words: Words) -> str:
    return words.say("remains.nothing" if sheet.audience == TRAINEES else "remains.trainer_done")


def remains_groups(remains: Sequence[NamedRemainder], words: Words) -> list[tuple[str, str]]:
    """Label and list of each kind, in the order of the kinds."""
    return [
        (words.say(f"remains.{kind.value}"), _list(kind, own, words))
        for kind in Remaining
        if (own := [r for r in remains if r.remainder.kind is kind])
    ]


def _list(kind: Remaining, own: Sequence[NamedRemainder], words: Words) -> str:
    if kind is Remaining.CAPSTONE:
        return words.say("remains.capstone_text")
    named = "  ".join if kind in _NUMBERS_ALONE else "; ".join
    listed = named(_item(kind, each) for each in own)
    if kind is Remaining.SIGN_OFFS:
        total = sum(each.remainder.count for each in own)
        return f"{words.count('remains.sign_offs_count', n=total)}  {listed}"
    return listed


def _item(kind: Remaining, each: NamedRemainder) -> str:
    remainder = each.remainder
    times = f"\N{NO-BREAK SPACE}×{remainder.count}" if remainder.count > 1 else ""
    if kind in _NUMBERS_ALONE or not each.title:
        return f"{remainder.id}{times}"
    return f"{remainder.id}{times}\N{NO-BREAK SPACE}{each.title.rstrip('.')}"


def _practicals(sheet: ProgressSheet, words: Words) -> str:
    not_yet = words.say("progress.not_yet")
    said = [
        words.say("progress.done_on", what=name, date=on.isoformat() if on else not_yet)
        for name, on in sheet.practicals
    ]
    return ", ".join(said) or words.say("sheet.none")


def _lessons(sheet: ProgressSheet, words: Words) -> str:
    """Where class and floor do not line up; nothing where they do."""
    said = [
        words.count(f"progress.{key}", n=n)
        for key, n in (("taught", sheet.taught_not_tried), ("tried_first", sheet.tried_first))
        if n
    ]
    return ", ".join(said)


def _capstone(sheet: ProgressSheet, words: Words) -> str:
    if sheet.capstone is None:
        return words.say("progress.not_yet")
    return words.say("progress.passed_on", date=sheet.capstone)


def _dates(days: Sequence[date]) -> str:
    return ", ".join(day.isoformat() for day in days)


def _distinct(texts: Iterable[str]) -> list[str]:
    return [text for text in dict.fromkeys(texts) if text]
