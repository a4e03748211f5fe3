"""Judgements that were withdrawn, as sheets show them. Pure; domain.md 4.5.1.

What was entered by mistake stays in the history alone and is no revocation.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import Directory, UnitOf
from trainer_app.checklists.effects import Effects
from trainer_app.checklists.kinds import Record
from trainer_app.kernel.ids import PersonId, RecordId

KINDS: Final = (
    *("signoff.recorded", "record.withdrawn"),
    *("question.raised", "question.decided"),
)
"""Every record of a trainee that is looked at."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A sign-off that no longer counts because somebody withdrew the judgement."""

    record: RecordId
    task: str
    observed_on: date
    by: PersonId
    on: date
    """The day on which it was withdrawn, by the PC it was done on."""
    words: str
    withdrawal: RecordId
    """The record that says so."""


def judgements_withdrawn(
    records: Iterable[Record], trainee: PersonId, directory: Directory, unit_of: UnitOf
) -> tuple[TakenBack, ...]:
    """From all records of ``KINDS`` of one trainee, in the order in which they were withdrawn."""
    return withdrawn(Effects(records, trainee, directory, unit_of))


def withdrawn(effects: Effects) -> tuple[TakenBack, ...]:
    """The same, of records that were looked at already."""
    found = [
        taken_back
        for thing in effects.things()
        if not thing.present
        for head in thing.heads
        if (taken_back := _taken_back(head, effects)) is not None
    ]
    by_record = {taken_back.record: taken_back for taken_back in found}
    return tuple(sorted(by_record.values(), key=lambda t: (t.on, t.observed_on, t.record)))


def _taken_back(head: Record, effects: Effects) -> TakenBack | None:
    body, by = head.body, head.head.by
    if not isinstance(body, b.RecordWithdrawn) or body.reason != "judgement" or by is None:
        return None
    ended = effects.counting.get(body.about)
    match ended.body if ended else None:
        case b.SignoffRecorded(task=task, observed_on=date() as day):
            on = head.head.moment.date
            return TakenBack(body.about, task, day, by.person, on, body.words, head.id)
    return None
