"""Which read-model rows a record touches. Pure; the store keeps the rows in the same transaction.

A *link* says that a record belongs to a trainee and, mostly, to a task. A record about another
record belongs where that one belongs.
"""

from __future__ import annotations

import msgspec

from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import DIRECTORY_KINDS
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.subjects import about_record, about_whom
from trainer_app.kernel.ids import PersonId, RecordId

EVERYBODY = PersonId("")
"""The trainee of a record that holds for the whole plant."""


class Link(msgspec.Struct, frozen=True):
    """A record's place: a trainee, and a task or "" for what is about no single task."""

    trainee: PersonId
    task: str


def links(record: Record) -> tuple[Link, ...]:
    """Where a record belongs by its own body; empty where another record decides (``about``).

    The kinds of which there are most come first: each case that is passed over takes its time.
    """
    body = record.body
    match body:
        case (
            b.SignoffRecorded(trainee=trainee, task=task)
            | b.TryRecorded(trainee=trainee, task=task)
        ):
            return (Link(trainee, task),)
        case b.SignatureGiven():
            return ()
        case (
            b.JobDone(trainee=trainee, tasks=tasks)
            | b.CapstoneAssessed(trainee=trainee, tasks=tasks)
        ):
            named = dict.fromkeys(tasks)
            return tuple(Link(trainee, task) for task in named) or (Link(trainee, ""),)
        case b.TaskNotApplicable(trainee=trainee, task=task):
            return (Link(trainee or EVERYBODY, task),)
        case (
            b.SessionTaught(trainee=trainee, task=task)
            | b.ReobservationRequired(trainee=trainee, task=task)
            | b.ExtensionGiven(trainee=trainee, task=task)
            | b.AssessmentRequested(trainee=trainee, task=task)
        ):
            return (Link(trainee, task),)
        case b.NoteWritten(person=person, task=task):
            return (Link(person, task),)
    whom = about_whom(body)
    return () if whom is None else (Link(whom, ""),)


def about(record: Record) -> RecordId | None:
    """The record that this one is about and whose place it shares."""
    return about_record(record.body)


def rests_on(record: Record) -> tuple[RecordId, ...]:
    """The records of the directory that this one names, whose coming may change what it is worth:
    what its maker relied on, a right to sign, and, of a directory record, what it replaces."""
    found = () if record.head.by is None else (record.head.by.relied_on,)
    match record.body:
        case b.SignoffRecorded(right=right) | b.SignatureGiven(right=str() as right):
            return (*found, right)
    return (*found, *record.head.replaces) if record.kind in DIRECTORY_KINDS else found


RECOUNT_KINDS = frozenset(
    {"device.enrolled", "device.revoked", "person.merged", "joining.accepted"}
)
"""Kinds that can change what counted before them; all standings are worked out again."""

STANDING_KINDS = frozenset(
    {
        *("signoff.recorded", "try.recorded", "capstone.assessed", "session.taught", "job.done"),
        *("signature.given", "record.withdrawn", "question.raised", "question.decided"),
        *("reobservation.required", "extension.given", "task.not_applicable"),
        "assessment.requested",
    }
)
"""Kinds that enter a standing."""
