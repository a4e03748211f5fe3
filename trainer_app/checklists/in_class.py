"""Modules and practical sessions that are marked complete: by whom, when, on whose word. Pure.

Which marks stand is said by ``progress.Milestones``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import Person
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
    is_session: bool = False


@dataclass(frozen=True, slots=True)
class Attendee:
    """A trainee who may be marked. ``marked``: the day, by module or session."""

    person: Person
    marked: Mapping[str, date]


def items(pack: Pack) -> tuple[str, ...]:
    """Every module, then every session, in the pack's order."""
    return (*(module.id for module in pack.modules), *(p.id for p in pack.practicals))


def mark_of(record: Record, *, in_question: bool) -> Mark | None:
    """None of a record that marks nothing complete."""
    by = record.head.by
    match record.body:
        case b.ModuleCompleted(module=about, on=day, source=source) if by is not None:
            return Mark(about, day, source, by.person, record.id, in_question)
        case b.PracticalAttended(session=about, on=day, complete=True, source=source) if (
            by is not None
        ):
            return Mark(about, day, source, by.person, record.id, in_question, is_session=True)
    return None


def keep_mark(kept: dict[str, Mark], mark: Mark) -> None:
    """By module or session: the earliest day that stands; else what is in question."""
    kept[mark.about] = min(kept.get(mark.about, mark), mark, key=_order)


def _order(mark: Mark) -> tuple[bool, date, RecordId]:
    return mark.in_question, mark.on, mark.record


def marked(pack: Pack, trainee: PersonId, about: str, on: date, source: str) -> b.Body:
    """The record that says so. ``about``: one of the programme's modules or sessions."""
    if any(practical.id == about for practical in pack.practicals):
        return b.PracticalAttended(trainee=trainee, session=about, on=on, source=source)
    return b.ModuleCompleted(trainee=trainee, module=about, on=on, source=source)
