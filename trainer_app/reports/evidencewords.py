"""What a record of observed competence says, as words: on the PDF and in its HTML copy. Any thread.

Says what the frozen sheet holds and decides nothing; knows no layout.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from trainer_app.checklists.evidence import PDF_KIND, PHOTO_KIND
from trainer_app.checklists.evidencepack import (
    EvidencePack,
    Given,
    PackFile,
    PackSignOff,
)
from trainer_app.checklists.sheets import SheetHead
from trainer_app.checklists.status import Status
from trainer_app.kernel.words import word
from trainer_app.reports.content import figures, method
from trainer_app.reports.fonts import readable
from trainer_app.reports.tasktable import TIER_MARKS
from trainer_app.reports.words import Words

Pairs = list[tuple[str, str]]

_ID_SHOWN = 12
_IN_FORCE = (Status.SIGNED_OFF, Status.SECOND_LOOK, Status.DUE)


@dataclass(frozen=True, slots=True)
class SignOffWords:
    """The cells of one sign-off: what is said, and below it where it can be found."""

    on: str
    pc: str
    level: int
    method: str
    place: str
    where: str
    evidence: str
    trainer: str
    statement: str
    trainee: str
    signature: str
    remarks: tuple[str, ...]


def short(record: str) -> str:
    """So much of an id as is printed; it finds the record in any table of records."""
    return record[:_ID_SHOWN]


def pack_title(sheet: EvidencePack, words: Words) -> str:
    """Of the file."""
    progress = sheet.progress
    as_of = progress.head.trust.as_of
    return words.say("evidence.document", trainee=readable(progress.trainee), date=as_of)


def all_figures(sheet: EvidencePack, words: Words) -> list[tuple[int, str]]:
    """The progress sheet's numerals, with how many sign-offs count."""
    n = sum(len(task.sign_offs) for task in sheet.tasks)
    first, *others = figures(sheet.progress, words)
    return [first, (n, words.count("evidence.figure", n=n)), *others]


# --- the first page -------------------------------------------------------------------------------


def rests_on(sheet: EvidencePack, words: Words) -> Pairs:
    check = sheet.check
    editions = [
        words.count(
            "evidence.edition" if one.version else "evidence.edition_unknown",
            n=one.sign_offs,
            version=one.version,
            edition=one.edition,
        )
        for one in sheet.editions
    ]
    return [
        (words.say("evidence.signed"), "; ".join(_signed_off(sheet, words))),
        (words.say("evidence.by_method"), "; ".join(_by_method(sheet, words))),
        (words.say("evidence.editions"), "; ".join(editions) or words.say("evidence.none")),
        (words.say("evidence.check"), " ".join(_checked(sheet, words))),
        (
            words.say("evidence.fingerprint"),
            words.say("evidence.fingerprint_says", fingerprint=check.fingerprint),
        ),
    ]


def _signed_off(sheet: EvidencePack, words: Words) -> Iterator[str]:
    """The certifying body asks for core tasks; what else a site has is signed off beside them."""
    core = {task.id for task in sheet.tasks if task.is_core}
    tasks = [
        task
        for unit in sheet.progress.units
        for task in unit.tasks
        if task.status is not Status.NOT_APPLICABLE
    ]
    for key, own in (
        ("core", [task for task in tasks if task.id in core]),
        ("site", [task for task in tasks if task.id not in core]),
    ):
        if own:
            signed = sum(task.status in _IN_FORCE for task in own)
            yield words.count(f"evidence.signed_{key}", n=signed, total=len(own))


def _by_method(sheet: EvidencePack, words: Words) -> list[str]:
    counted = Counter(one.method for task in sheet.tasks for one in task.sign_offs)
    ranked = sorted(counted.items(), key=lambda each: (-each[1], each[0]))
    return [f"{method(code, words)} {n}" for code, n in ranked] or [words.say("evidence.none")]


def _checked(sheet: EvidencePack, words: Words) -> Iterator[str]:
    check = sheet.check
    is_sound = not check.faults and not check.unproven
    yield words.count("evidence.sound" if is_sound else "evidence.read", n=check.records)
    for key, records in (("faults", check.faults), ("unproven", check.unproven)):
        if records:
            named = ", ".join(short(record) for record in records)
            yield words.count(f"evidence.{key}", n=len(records), records=named)
    if check.absent:
        yield words.count("evidence.absent", n=check.absent)
    else:
        yield words.count("evidence.none_absent", n=check.logs)
    if check.confirmed is None:
        yield words.say("evidence.alone")
    else:
        yield words.count("evidence.confirmed", n=check.confirmed)


def outside(sheet: EvidencePack, words: Words) -> Pairs:
    """What the evidence does not hold, by task (domain.md 4.5.3)."""
    tasks = [task for unit in sheet.progress.units for task in unit.tasks]
    applicable = [task for task in tasks if task.status is not Status.NOT_APPLICABLE]
    signed = {task.id for task in sheet.tasks if task.sign_offs}
    waiting = dict.fromkeys(one.task for one in sheet.waiting)
    asked = [task.id for task in tasks if task.status is Status.IN_QUESTION]
    groups = (
        ("not_applicable", [t.id for t in tasks if t.status is Status.NOT_APPLICABLE]),
        ("nothing_yet", [task.id for task in applicable if task.id not in signed]),
        ("waiting", list(waiting)),
        ("question", asked),
    )
    return [
        (words.say(f"evidence.outside_{name}"), _listed(listed, words)) for name, listed in groups
    ]


def _listed(tasks: Sequence[str], words: Words) -> str:
    if not tasks:
        return words.say("evidence.none")
    return words.count("evidence.tasks", n=len(tasks), tasks="  ".join(tasks))


def unit_signed(unit: str, sheet: EvidencePack, words: Words) -> str:
    """Who signed a unit for the employer, and in which record."""
    return "; ".join(
        words.say("evidence.unit_record", name=given.by, date=given.on, record=short(given.record))
        for about, given in sheet.unit_signatures
        if about == unit
    )


# --- one sign-off ---------------------------------------------------------------------------------


def warned_letters(sheet: EvidencePack, words: Words) -> dict[str, str]:
    """A letter for each code that some sign-off was warned about: most have the same few.

    What is about counting has none: the counts say it.
    """
    warned = {code for task in sheet.tasks for one in task.sign_offs for code in one.warned}
    codes = sorted(code for code in warned if words.has(f"warned.{code}"))
    return {code: chr(ord("a") + index) for index, code in enumerate(codes)}


def sign_off_words(
    one: PackSignOff, head: SheetHead, words: Words, letters: Mapping[str, str] | None = None
) -> SignOffWords:
    """``letters``: stand behind the signer's name; without them the remarks say it in words."""
    where = [
        words.say(f"evidence.{name}", words=said)
        for name, said in (
            ("mold", one.mold),
            ("press", one.press),
            ("work_order", one.work_order),
        )
        if said
    ]
    none = words.say("sheet.none")
    trainee = none
    if one.agreed is not None:
        signed_on = one.agreed.on
        trainee = signed_on.isoformat()
        if one.overruled:
            trainee = words.say("evidence.overruled", date=signed_on)
    return SignOffWords(
        on=one.observed_on.isoformat(),
        pc=one.pc,
        level=one.level,
        method=method(one.method, words),
        place=one.place,
        where=", ".join(where) or none,
        evidence=" ".join(one.evidence) or none,
        trainer=_signed_by(one, letters or {}),
        statement=_record(one.statement, words),
        trainee=trainee,
        signature=_record(one.agreed, words) if one.agreed else "",
        remarks=tuple(_remarks(one, head, words, letters)),
    )


def _signed_by(one: PackSignOff, letters: Mapping[str, str]) -> str:
    marks = ", ".join(letters[code] for code in one.warned if code in letters)
    return f"{one.statement.by} ({marks})" if marks else one.statement.by


def _record(given: Given, words: Words) -> str:
    return words.say("evidence.record", record=short(given.record))


def _remarks(
    one: PackSignOff, head: SheetHead, words: Words, letters: Mapping[str, str] | None
) -> Iterator[str]:
    """What stands below it: everything that an assessor would want to have been told."""
    for second in one.seconds:
        yield words.say(
            "evidence.second", name=second.by, date=second.on, record=short(second.record)
        )
    for look in one.looks:
        said = "evidence.looked_agrees" if look.agrees else "evidence.looked_differs"
        given = look.given
        yield words.say(said, name=given.by, date=given.on, record=short(given.record))
    if one.capstone:
        yield words.say("evidence.of_capstone")
    if one.late:
        yield words.say(
            "evidence.late_why" if one.late_why else "evidence.late", words=one.late_why
        )
    if one.late_signature:
        yield words.say("evidence.late_signature")
    if one.sheet:
        yield words.say(f"flag.from_sheet_{one.check or 'waiting'}", sheet=one.sheet)
    if one.by_employer:
        yield words.say("evidence.by_employer")
    if one.own_right:
        yield words.say("evidence.own_right")
    for doubt in one.doubts:
        said = word(doubt, words.lang)
        yield said[:1].lower() + said[1:]
    for code in one.warned if letters is None else ():
        if words.has(f"warned.{code}"):
            yield words.say(f"warned.{code}")
    if one.edition != head.edition:
        yield words.say("evidence.of_edition", edition=one.edition)
    if one.confirmed is False:
        yield words.say("evidence.not_confirmed")
    yield from (_file(file, words) for file in one.files)


def _file(file: PackFile, words: Words) -> str:
    kind = {PHOTO_KIND: "photo", PDF_KIND: "pdf"}.get(file.kind, "file")
    said = words.say(f"evidence.{kind}", id=short(file.sha256))
    if file.caption:
        said = words.say("evidence.captioned", file=said, caption=file.caption)
    return said if file.is_here else words.say("evidence.not_here", file=said)


def legend(sheet: EvidencePack, words: Words) -> Pairs:
    tiers = {task.tier for unit in sheet.progress.units for task in unit.tasks}
    letters = warned_letters(sheet, words)
    warned = [f"({letter}) {words.say(f'warned.{code}')}" for code, letter in letters.items()]
    said = [
        (words.say("evidence.legend_levels"), "; ".join(words.levels)),
        (
            words.say("evidence.legend_methods"),
            "; ".join(_pair(method(code, words), name) for code, name in sheet.methods),
        ),
        (words.say("evidence.legend_codes"), _joined(sheet.codes)),
        (words.say("evidence.legend_safety"), _safety(tiers, words)),
        (words.say("evidence.legend_dates"), words.say("evidence.legend_dates_says")),
        (words.say("evidence.legend_record"), words.say("evidence.legend_record_says")),
        (words.say("evidence.legend_files"), words.say("evidence.legend_files_says")),
    ]
    if warned:
        text = words.say("evidence.legend_warned_says", said="; ".join(warned))
        said.insert(4, (words.say("evidence.legend_warned"), text))
    return said


def _pair(short_name: str, name: str) -> str:
    same = short_name.casefold() == name.casefold()
    return name if same else f"{short_name} = {name}"


def _joined(pairs: Iterable[tuple[str, str]]) -> str:
    return "; ".join(f"{code} {name}" for code, name in pairs)


def _safety(tiers: set[str], words: Words) -> str:
    return "; ".join(
        f"{mark} {words.tier(tier)}" for tier, mark in TIER_MARKS.items() if tier in tiers
    )
