"""The rules of paper: a sheet is entered once a task, for its own trainee, and then compared.

Pure. What is known of sheets comes as a ``Trail``; a number that no PC told us of is only warned
about, since it may come from a PC that has not been heard yet (domain.md 4.2 and 4.4.3).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from trainer_app.checklists import bodies as b
from trainer_app.checklists.claims import CLEAR, Ruling, refuse, warn
from trainer_app.checklists.directory import Directory, Person
from trainer_app.checklists.effects import Effects
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.papertrail import Trail
from trainer_app.checklists.permissions import Action
from trainer_app.kernel.errors import ErrorCode
from trainer_app.kernel.ids import PersonId

CHECKER: Final = "checker"
"""The role of a signature by whoever compared an entry with its sheet."""


def may_enter(number: str, task: str, trainee: PersonId, trail: Trail) -> Ruling:
    """Whether this task of a sheet may be entered for this trainee: once, and from his own."""
    entered = trail.entered.get((number, task))
    if entered is not None:
        return refuse(
            ErrorCode.SHEET_ALREADY_ENTERED,
            sheet=number,
            person=entered.name,
            date=entered.on.isoformat(),
        )
    issued = trail.issued.get(number)
    if issued is None:
        return warn(ErrorCode.SHEET_UNKNOWN, sheet=number)
    if issued.trainee != trainee:
        return refuse(ErrorCode.SHEET_OF_ANOTHER, sheet=number, person=issued.name)
    if task not in issued.tasks:
        return refuse(ErrorCode.SHEET_WITHOUT_TASK, sheet=number, task=task)
    return CLEAR


def may_check(
    record: Record | None, by: Person, given: Sequence[Record], directory: Directory
) -> Ruling:
    """Another person compares an entry with its sheet; where there is nobody else, the same one.

    ``given``: the signatures about this entry that stand.
    """
    body = record.body if record else None
    if record is None or record.head.by is None or not isinstance(body, b.SignoffRecorded):
        return refuse(ErrorCode.RECORD_UNKNOWN)
    if not body.sheet:
        return refuse(ErrorCode.NOT_FROM_PAPER)
    if directory.same_human(body.trainee, by.id):
        return refuse(ErrorCode.SELF_SIGN_OFF, person=by.name)
    if not by.active:
        return refuse(ErrorCode.PERSON_INACTIVE, person=by.name)
    if not by.may(Action.SIGN_AS_SECOND):
        return refuse(ErrorCode.NOT_ALLOWED, person=by.name)
    for signature in given:
        if _is_check(signature) and signature.head.by is not None:
            name = directory.name(signature.head.by.person)
            return refuse(ErrorCode.CHECKED_ALREADY, person=name, sheet=body.sheet)
    if not directory.same_human(record.head.by.person, by.id):
        return CLEAR
    if somebody_else_checks(record, body, directory):
        return refuse(ErrorCode.CHECK_SAME_PERSON, person=by.name)
    return warn(ErrorCode.CHECK_SAME_PERSON, person=by.name)


def somebody_else_checks(record: Record, body: b.SignoffRecorded, directory: Directory) -> bool:
    """Whether the plant has anybody but the one who transcribed, and the trainee, to compare."""
    assert record.head.by is not None
    maker = record.head.by.person
    return any(
        person.active
        and person.may(Action.SIGN_AS_SECOND)
        and not directory.same_human(person.id, maker)
        and not directory.same_human(person.id, body.trainee)
        for person in directory.everybody()
    )


def _is_check(signature: Record) -> bool:
    body = signature.body
    return isinstance(body, b.SignatureGiven) and body.role == CHECKER and body.agrees


@dataclass(frozen=True, slots=True)
class Transcription:
    """An entry from paper that stands. ``checker``: who compared it; None: nobody yet."""

    record: Record
    body: b.SignoffRecorded
    checker: PersonId | None = None
    in_question: bool = False


def transcriptions(effects: Effects) -> list[Transcription]:
    """Every standing entry from paper of one trainee and task; what was taken back is not one."""
    signatures, asked = effects.standing_signatures(), effects.open_questions()
    found: list[Transcription] = []
    for thing in effects.things():
        for record in thing.present:
            body = record.body
            if not isinstance(body, b.SignoffRecorded) or not body.sheet:
                continue
            about = signatures.get(record.id, [])
            checks = [s.head.by.person for s in about if _is_check(s) and s.head.by is not None]
            declined = any(
                isinstance(s.body, b.SignatureGiven)
                and not s.body.agrees
                and s.id not in effects.answered
                for s in about
            )
            in_question = (
                thing.differ or declined or any(v in asked for v in (*thing.versions, record.id))
            )
            found.append(Transcription(record, body, min(checks, default=None), in_question))
    return found
