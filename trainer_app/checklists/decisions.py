"""The rules of everything around a sign-off: agreeing, taking back, extending, deciding.

Pure, like ``rules``; domain.md 4.3 and 4.5. Each answers with a ``Ruling``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from trainer_app.checklists import bodies as b
from trainer_app.checklists.claims import CLEAR, Case, Ruling, Signer, refuse, warn
from trainer_app.checklists.directory import Directory, Person, about_whom
from trainer_app.checklists.kinds import KINDS, Record
from trainer_app.checklists.packs import Pack, Policy, Task
from trainer_app.checklists.permissions import Action, allows
from trainer_app.checklists.rules import may_sign
from trainer_app.checklists.standing import Question, QuestionKind
from trainer_app.checklists.status import LapseReason, Status, TaskStatus
from trainer_app.kernel.errors import ErrorCode
from trainer_app.kernel.ids import PersonId, RecordId


def may_answer(
    record: Record | None,
    person: Person,
    agrees: bool,
    words: str,
    given: Sequence[Record],
    directory: Directory,
) -> Ruling:
    """A trainee agrees with a sign-off, or declines it with own words. Only the trainee's own."""
    if record is None or not isinstance(record.body, b.SignoffRecorded):
        return refuse(ErrorCode.RECORD_UNKNOWN)
    if not directory.same_human(record.body.trainee, person.id):
        return refuse(ErrorCode.SIGNS_FOR_ANOTHER, person=person.name)
    if not person.active:
        return refuse(ErrorCode.PERSON_INACTIVE, person=person.name)
    if not person.may(Action.SIGN_AS_TRAINEE, about=person.id):
        return refuse(ErrorCode.NOT_ALLOWED, person=person.name)
    if any(
        isinstance(s.body, b.SignatureGiven)
        and s.body.role == "trainee"
        and s.body.agrees is agrees
        for s in given
    ):
        return refuse(ErrorCode.ALREADY_SIGNED, task=record.body.task)
    if not agrees and not words.strip():
        return refuse(ErrorCode.WORDS_MISSING)
    return CLEAR


def may_sign_as_second(
    record: Record | None,
    signer: Signer,
    case: Case,
    directory: Directory,
    given: Sequence[Record] = (),
) -> Ruling:
    """Another person who watched the very same performance signs it too.

    ``given``: the signatures about this statement that stand.
    """
    if record is None or not isinstance(record.body, b.SignoffRecorded):
        return refuse(ErrorCode.RECORD_UNKNOWN)
    by, day = record.head.by, record.body.observed_on
    if by is None or day is None:
        return refuse(ErrorCode.RECORD_UNKNOWN)
    if directory.same_human(by.person, signer.person.id):
        return refuse(ErrorCode.SECOND_LOOK_SAME_PERSON, person=signer.person.name)
    if any(
        isinstance(s.body, b.SignatureGiven)
        and s.body.role == "second"
        and s.head.by is not None
        and directory.same_human(s.head.by.person, signer.person.id)
        for s in given
    ):
        return refuse(ErrorCode.ALREADY_SIGNED, task=record.body.task)
    return may_sign(signer, case, record.body.task, day, directory)


def may_withdraw(
    record: Record | None,
    by: Person,
    reason: str,
    words: str,
    *,
    already: bool,
    now_ms: int,
    policy: Policy,
    directory: Directory,
) -> Ruling:
    """Entered by mistake: the same signer, within minutes. Judgement withdrawn: with words."""
    if record is None or record.head.by is None:
        return refuse(ErrorCode.RECORD_UNKNOWN)
    if record.kind not in KINDS["record.withdrawn"].replaces:
        return refuse(ErrorCode.RECORD_UNKNOWN)
    if already:
        return refuse(ErrorCode.ALREADY_WITHDRAWN)
    if not by.may(Action.WITHDRAW):
        return refuse(ErrorCode.NOT_ALLOWED, person=by.name)
    own = directory.same_human(record.head.by.person, by.id)
    if reason == "mistake":
        if not own:
            return refuse(ErrorCode.NOT_THE_SIGNER, person=by.name)
        minutes = (now_ms - record.head.at) / 60_000
        if minutes > policy.mistake_minutes:
            return refuse(ErrorCode.MISTAKE_TOO_LATE, minutes=policy.mistake_minutes)
        return CLEAR
    if not own and not by.may(Action.DECIDE_QUESTION):
        return refuse(ErrorCode.NOT_THE_SIGNER, person=by.name)
    whom = about_whom(record.body)
    if not own and whom is not None and directory.same_human(whom, by.id):
        return refuse(ErrorCode.SELF_SIGN_OFF, person=by.name)
    return CLEAR if words.strip() else refuse(ErrorCode.WORDS_MISSING)


def may_require_reobservation(by: Person, words: str, *, own: bool = False) -> Ruling:
    """``own``: it is the supervisor's own task, as a trainee; then another one decides."""
    if own:
        return refuse(ErrorCode.SELF_SIGN_OFF, person=by.name)
    if not by.may(Action.REQUIRE_REOBSERVATION):
        return refuse(ErrorCode.NOT_ALLOWED, person=by.name)
    return CLEAR if words.strip() else refuse(ErrorCode.WORDS_MISSING)


def may_extend(
    status: TaskStatus,
    until: date,
    by: Person,
    words: str,
    control: str,
    policy: Policy,
    *,
    own: bool = False,
) -> Ruling:
    """Once for each calendar lapse, at most 14 days, with a reason and a control."""
    if own:
        return refuse(ErrorCode.SELF_SIGN_OFF, person=by.name)
    if not by.may(Action.EXTEND):
        return refuse(ErrorCode.NOT_ALLOWED, person=by.name)
    if status.lapse_reason is LapseReason.REOBSERVATION:
        return refuse(ErrorCode.EXTENSION_AFTER_REOBSERVATION, task=status.task)
    if status.expires_on is None or status.status not in (Status.DUE, Status.LAPSED):
        return refuse(ErrorCode.EXTENSION_NOT_LAPSING, task=status.task)
    if status.extended_until is not None:
        return refuse(ErrorCode.EXTENSION_ALREADY_GIVEN, task=status.task)
    latest = status.expires_on + timedelta(days=policy.extension_max_days)
    if not max(status.expires_on + timedelta(days=1), status.on) <= until <= latest:
        return refuse(
            ErrorCode.EXTENSION_TOO_LONG, days=policy.extension_max_days, latest=latest.isoformat()
        )
    if not words.strip() or not control.strip():
        return refuse(ErrorCode.WORDS_MISSING)
    return CLEAR


def may_set_not_applicable(
    task: Task,
    by: Person,
    words: str,
    consent: str,
    *,
    asked_himself: bool = False,
    others: Sequence[Person] = (),
) -> Ruling:
    """Only site tasks; a core task needs the certifying body's consent.

    ``asked_himself``: whoever asked for it is the one who approves: refused where there are
    ``others`` who could, marked *same person* where there are none.
    """
    if not by.may(Action.APPROVE_NOT_APPLICABLE):
        return refuse(ErrorCode.NOT_ALLOWED, person=by.name)
    if task.is_core and not consent.strip():
        return refuse(ErrorCode.NOT_APPLICABLE_CORE, task=task.id)
    if not words.strip():
        return refuse(ErrorCode.WORDS_MISSING)
    return _apart(by, others) if asked_himself else CLEAR


def other_deciders(
    action: Action, directory: Directory, concerned: Iterable[PersonId]
) -> tuple[Person, ...]:
    """Everybody who may do this now and is none of those concerned, by name."""
    parts = tuple(concerned)
    found = (
        person
        for person in directory.everybody()
        if person.may(action) and not any(directory.same_human(person.id, p) for p in parts)
    )
    return tuple(sorted(found, key=lambda person: (person.name, person.id)))


def _apart(by: Person, others: Sequence[Person]) -> Ruling:
    """Two people where there are two; where there is one: allowed, and marked *same person*."""
    names = ", ".join(person.name for person in others)
    if names:
        return refuse(ErrorCode.OWN_DECISION, person=by.name, others=names)
    return warn(ErrorCode.OWN_DECISION, person=by.name, others="")


def may_apply_again(standing: Sequence[Record], by: Person, words: str) -> Ruling:
    """``standing``: what still says *not applicable*, in the scope that is to apply again."""
    if not by.may(Action.APPROVE_NOT_APPLICABLE):
        return refuse(ErrorCode.NOT_ALLOWED, person=by.name)
    if not standing:
        return refuse(ErrorCode.NOTHING_TO_DECIDE)
    return CLEAR if words.strip() else refuse(ErrorCode.WORDS_MISSING)


def may_raise_question(
    record: Record | None, by: Person, directory: Directory, about: PersonId | None = None
) -> Ruling:
    """*Not me*: a trainee about his own record; trainers, assessors and supervisors about any.

    ``about``: whose it is, where the record itself does not say (a withdrawal).
    """
    if record is None:
        return refuse(ErrorCode.RECORD_UNKNOWN)
    if not by.active:
        return refuse(ErrorCode.PERSON_INACTIVE, person=by.name)
    whom = about_whom(record.body) or about
    own = whom is not None and directory.same_human(whom, by.id)
    if not allows(Action.RAISE_QUESTION, by.roles, own=own):
        return refuse(ErrorCode.NOT_ALLOWED, person=by.name)
    return CLEAR


def questions_of(questions: Iterable[Question], thing: RecordId) -> tuple[Question, ...]:
    """What one decision answers: every open question about this thing."""
    return tuple(q for q in questions if q.thing == thing or thing in q.records)


def may_stand(
    questions: Iterable[Question], records: Mapping[RecordId, Record]
) -> dict[RecordId, RecordId]:
    """What may be decided to stand, by the record in question that it stands for.

    A judgement stands for itself, an earlier decision for what it let stand, and a withdrawal that
    somebody asks about for what it ended. A signature or a question stands for nothing.
    """
    found: dict[RecordId, RecordId] = {}
    for question in questions:
        for record_id in question.records:
            record = records.get(record_id)
            match record.body if record else None:
                case b.SignoffRecorded() | b.TryRecorded() | b.CapstoneAssessed():
                    found[record_id] = record_id
                case b.UnitSigned() | b.ModuleCompleted() | b.PracticalAttended():
                    found[record_id] = record_id
                case b.QuestionDecided(stands=str() as stands):
                    found[record_id] = RecordId(stands)
                case b.RecordWithdrawn(about=about) if question.kind is QuestionKind.RAISED:
                    found[record_id] = about
    return found


def may_decide(
    by: Person,
    questions: Sequence[Question],
    stands: RecordId | None,
    words: str,
    records: Mapping[RecordId, Record],
    trainee: PersonId,
    directory: Directory,
) -> Ruling:
    """A supervisor decides who made none of the records in question, where there is one.

    Where there is none, one of those who differ may, and it is marked *same person*.
    ``records``: what the questions name. ``trainee``: whose task it is; nobody decides his own.
    """
    if directory.same_human(by.id, trainee):
        return refuse(ErrorCode.SELF_SIGN_OFF, person=by.name)
    if not by.may(Action.DECIDE_QUESTION):
        return refuse(ErrorCode.NOT_ALLOWED, person=by.name)
    if not questions:
        return refuse(ErrorCode.NOTHING_TO_DECIDE)
    if stands is not None and stands not in may_stand(questions, records).values():
        return refuse(ErrorCode.RECORD_UNKNOWN)
    if not words.strip():
        return refuse(ErrorCode.WORDS_MISSING)
    makers = {r.head.by.person for r in records.values() if r.head.by is not None}
    if not any(directory.same_human(maker, by.id) for maker in makers):
        return CLEAR
    return _apart(by, other_deciders(Action.DECIDE_QUESTION, directory, {*makers, trainee}))


def may_sign_unit(case: Case, unit_id: str, by: Person, on: date, directory: Directory) -> Ruling:
    """The employer's manager signs a unit once all its core tasks are signed off."""
    if directory.same_human(by.id, case.trainee.id):
        return refuse(ErrorCode.SELF_SIGN_OFF, person=by.name)
    if not by.may(Action.SIGN_UNIT):
        return refuse(ErrorCode.NOT_ALLOWED, person=by.name)
    if unit_id not in case.pack.units_by_id:
        return refuse(ErrorCode.TASK_UNKNOWN, task=unit_id)
    open_tasks = unit_tasks_open(case, unit_id, on)
    if open_tasks:
        return refuse(ErrorCode.UNIT_NOT_COMPLETE, unit=unit_id, tasks=", ".join(open_tasks))
    return CLEAR


def unit_tasks_open(case: Case, unit_id: str, on: date) -> list[str]:
    """The core tasks of a unit that are not signed off (and applicable) on that day."""
    unit = case.pack.units_by_id[unit_id]
    return [
        task.id
        for task in unit.tasks
        if task.is_core
        and not (status := case.status(task.id, on)).is_current
        and status.status is not Status.NOT_APPLICABLE
    ]


def may_assess_capstone(
    case: Case, by: Person, main_trainers: Sequence[PersonId], on: date, directory: Directory
) -> Ruling:
    """Needs every core task at level 3; by an assessor who was not the main trainer."""
    if directory.same_human(by.id, case.trainee.id):
        return refuse(ErrorCode.SELF_SIGN_OFF, person=by.name)
    if not by.may(Action.ASSESS_CAPSTONE):
        return refuse(ErrorCode.NOT_ALLOWED, person=by.name)
    if any(directory.same_human(by.id, trainer) for trainer in main_trainers):
        return refuse(ErrorCode.CAPSTONE_BY_MAIN_TRAINER, person=by.name)
    below = core_tasks_below(case, on)
    if below:
        return refuse(ErrorCode.CAPSTONE_TOO_EARLY, count=len(below), tasks=", ".join(below[:8]))
    return CLEAR


def core_tasks_below(case: Case, on: date) -> list[str]:
    """Core tasks that are applicable and below the sign-off level on that day."""
    needed = case.policy.sign_off_level
    return [
        task.id
        for task in case.pack.all_tasks()
        if task.is_core
        and (status := case.status(task.id, on)).level < needed
        and status.status is not Status.NOT_APPLICABLE
    ]


def main_trainers(pack: Pack, case: Case) -> tuple[PersonId, ...]:
    """Who watched the most of this trainee's performances; several on a tie."""
    watched: dict[PersonId, int] = {}
    for task in pack.all_tasks():
        for performance in case.standing(task.id).performances:
            first = performance.observers[0]
            watched[first] = watched.get(first, 0) + 1
    most = max(watched.values(), default=0)
    return tuple(sorted(person for person, n in watched.items() if n == most))
