"""Modules and practical sessions that are marked complete: by whom, when, on whose word. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import Directory, Person, UnitOf
from trainer_app.checklists.effects import Effects
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.packs import Pack
from trainer_app.kernel.ids import PersonId, RecordId

MARK_KINDS: Final = (
    "module.completed",
    "practical.attended",
    "record.withdrawn",
    "question.raised",
    "question.decided",
)


class ClassSource(StrEnum):
    """How somebody knows that it is complete. Codes alone: these records hold no free words."""

    CERTIFICATE = "certificate"
    LIST = "list"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class Mark:
    """That a module or a session is complete: who marked it, and on whose word."""

    about: str
    on: date
    source: str
    by: PersonId
    record: RecordId
    in_question: bool = False
    """Not complete until a supervisor has decided."""


@dataclass(frozen=True, slots=True)
class Attendee:
    """A trainee who may be marked. ``marked``: the day, by module or session."""

    person: Person
    marked: Mapping[str, date]


def items(pack: Pack) -> tuple[str, ...]:
    """Every module, then every session, in the pack's order."""
    return (*(module.id for module in pack.modules), *(p.id for p in pack.practicals))


def marks(
    records: Iterable[Record],
    trainee: PersonId,
    directory: Directory,
    unit_of: UnitOf,
    on: date,
) -> Mapping[str, Mark]:
    """By module or session: the earliest day that stands, as ``Milestones`` counts it; else what
    is in question."""
    effects = Effects(records, trainee, directory, unit_of)
    asked = effects.open_questions()
    found: dict[str, Mark] = {}
    for thing in effects.things():
        questioned = thing.differ or any(asked.get(version) for version in thing.versions)
        for record in thing.heads if thing.differ else thing.present:
            mark = _mark(record, in_question=questioned)
            if mark is not None and mark.on <= on:
                found[mark.about] = min(found.get(mark.about, mark), mark, key=_order)
    return found


def _order(mark: Mark) -> tuple[bool, date, RecordId]:
    return mark.in_question, mark.on, mark.record


def _mark(record: Record, *, in_question: bool) -> Mark | None:
    by = record.head.by
    match record.body:
        case b.ModuleCompleted(module=about, on=day, source=source) if by is not None:
            return Mark(about, day, source, by.person, record.id, in_question)
        case b.PracticalAttended(session=about, on=day, complete=True, source=source) if (
            by is not None
        ):
            return Mark(about, day, source, by.person, record.id, in_question)
    return None


def marked(pack: Pack, trainee: PersonId, about: str, on: date, source: str) -> b.Body:
    """The record that says so. ``about``: one of the programme's modules or sessions."""
    if any(practical.id == about for practical in pack.practicals):
        return b.PracticalAttended(trainee=trainee, session=about, on=on, source=source)
    return b.ModuleCompleted(trainee=trainee, module=about, on=on, source=source)
