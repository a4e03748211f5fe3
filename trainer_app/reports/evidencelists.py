"""The tables of a record of observed competence, as words: who signed, and what stands beside it.

On the PDF and in its HTML copy alike. Any thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trainer_app.checklists.evidencepack import (
    EvidencePack,
    PackMark,
    PackNotApplicable,
    PackSigner,
)
from trainer_app.kernel.words import vocabulary
from trainer_app.reports.evidencewords import short
from trainer_app.reports.words import Words

_WHEN = ("head_signed", "head_record")


@dataclass(frozen=True, slots=True)
class Listing:
    """A table under a title. ``widest``: see ``plaintable``."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widest: tuple[float, ...]


def signers(sheet: EvidencePack, words: Words) -> Listing:
    heads = ("name", "basis", "time", "given", "record", "count", "looks")
    return Listing(
        words.say("evidence.signers"),
        tuple(words.say(f"evidence.signers_{head}") for head in heads),
        tuple(_signer(one, words) for one in sheet.signers),
        (0, 118, 86, 112, 58, 42, 52),
    )


def _signer(one: PackSigner, words: Words) -> tuple[str, ...]:
    none = words.say("sheet.none")
    basis = vocabulary()["basis"].get(one.basis, {}).get(words.lang, one.basis) or none
    given = one.given
    by = given.by if given else none
    return (
        one.name,
        basis if given else words.say("evidence.no_right"),
        _from_until(one.start, one.until, words),
        words.say("evidence.same_person", name=by) if one.own_right else by,
        short(given.record) if given else none,
        str(one.sign_offs),
        str(one.second_looks),
    )


def _from_until(start: date | None, until: date | None, words: Words) -> str:
    match start, until:
        case None, None:
            return words.say("sheet.none")
        case _, None:
            return words.say("evidence.from", start=start)
        case None, _:
            return words.say("evidence.until", until=until)
    return words.say("evidence.from_until", start=start, until=until)


def listings(sheet: EvidencePack, words: Words) -> list[Listing]:
    """Those that have a row."""
    made = (
        _not_applicable(sheet, words),
        _extensions(sheet, words),
        _waiting(sheet, words),
        _questions(sheet, words),
        _class(sheet, words),
        _capstone(sheet, words),
        _past(sheet, words),
    )
    return [one for one in made if one.rows]


def _not_applicable(sheet: EvidencePack, words: Words) -> Listing:
    return Listing(
        words.say("evidence.not_applicable"),
        _heads(words, "head_task", "not_applicable_reason", "not_applicable_by", *_WHEN),
        tuple(
            (_named(one.task, one.title), _reason(one, words), _approved(one, words), *_when(one))
            for one in sheet.not_applicable
        ),
        (150, 0, 120, 50, 58),
    )


def _reason(one: PackNotApplicable, words: Words) -> str:
    if not one.consent:
        return one.words
    return words.say("evidence.consent", words=one.words, consent=one.consent).strip()


def _approved(one: PackNotApplicable, words: Words) -> str:
    if one.same_person:
        return words.say("evidence.same_person", name=one.approved.by)
    if one.asked_by:
        return words.say("evidence.asked_by", name=one.approved.by, asked=one.asked_by)
    return one.approved.by


def _when(one: PackNotApplicable) -> tuple[str, str]:
    return one.approved.on.isoformat(), short(one.approved.record)


def _extensions(sheet: EvidencePack, words: Words) -> Listing:
    return Listing(
        words.say("evidence.extensions"),
        _heads(words, "head_task", "extensions_lapse", "extensions_control", "extensions_by",
               "head_record"),
        tuple(
            (
                _named(one.task, one.title),
                words.say("evidence.from_until", start=one.lapse, until=one.until),
                one.control,
                one.given.by,
                short(one.given.record),
            )
            for one in sheet.extensions
        ),
        (150, 108, 0, 100, 58),
    )  # fmt: skip


def _waiting(sheet: EvidencePack, words: Words) -> Listing:
    return Listing(
        words.say("evidence.waiting"),
        _heads(words, "head_on", "head_task", "head_record"),
        tuple(
            (one.on.isoformat(), _named(one.task, one.title), short(one.record))
            for one in sheet.waiting
        ),
        (50, 0, 58),
    )


def _questions(sheet: EvidencePack, words: Words) -> Listing:
    capstone, none = words.say("evidence.capstone"), words.say("sheet.none")
    return Listing(
        words.say("evidence.questions"),
        _heads(words, "head_task", "questions_why", "head_on", "questions_records"),
        tuple(
            (
                _named(one.about, one.title) or capstone,
                words.say(f"evidence.question_{one.kind.value}"),
                one.on.isoformat() if one.on else none,
                ", ".join(short(record) for record in one.records),
            )
            for one in sheet.questions
        ),
        (0, 180, 50, 118),
    )


def _class(sheet: EvidencePack, words: Words) -> Listing:
    return Listing(
        words.say("evidence.class"),
        _heads(words, "class_what", "class_on", "class_by", "head_record"),
        tuple(_mark(one, words) for one in (*sheet.modules, *sheet.practicals)),
        (0, 60, 130, 58),
    )


def _mark(one: PackMark, words: Words) -> tuple[str, ...]:
    none = words.say("sheet.none")
    on = one.on.isoformat() if one.on else words.say("progress.not_yet")
    by, record = (one.given.by, short(one.given.record)) if one.given else (none, none)
    return _named(one.id, one.title), on, by, record


def _capstone(sheet: EvidencePack, words: Words) -> Listing:
    none = words.say("sheet.none")
    return Listing(
        words.say("evidence.capstone"),
        _heads(words, "head_on", "capstone_result", "capstone_tasks", "head_where", "capstone_by",
               "head_record"),
        tuple(
            (
                one.on.isoformat(),
                words.say(f"evidence.capstone_{'passed' if one.passed else 'not_yet'}"),
                "  ".join(one.tasks) or none,
                words.say("evidence.mold", words=one.mold) if one.mold else none,
                one.given.by,
                short(one.given.record),
            )
            for one in sheet.capstones
        ),
        (50, 48, 0, 90, 110, 58),
    )  # fmt: skip


def _past(sheet: EvidencePack, words: Words) -> Listing:
    return Listing(
        words.say("evidence.past"),
        _heads(words, "past_on", "head_task", "past_what", "head_by", *_WHEN),
        tuple(
            (
                one.on.isoformat(),
                _named(one.task, one.title),
                words.say(f"evidence.past_{one.kind}", record=short(one.about)),
                one.given.by,
                one.given.on.isoformat(),
                short(one.given.record),
            )
            for one in sheet.past
        ),
        (50, 0, 170, 90, 50, 58),
    )


def _heads(words: Words, *names: str) -> tuple[str, ...]:
    return tuple(words.say(f"evidence.{name}") for name in names)


def _named(number: str, title: str) -> str:
    return f"{number} {title}".strip()
