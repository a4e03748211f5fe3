"""Papers about several trainees: the skills matrix, and the second looks outstanding."""

from __future__ import annotations

from trainer_app.checklists.audiences import TRAINEES, TRAINERS
from trainer_app.checklists.bodies import EnrolmentSaved
from trainer_app.checklists.language import say
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.papers import (
    MatrixCell,
    MatrixRow,
    MatrixUnit,
    SecondLook,
    SecondLooks,
    SkillsMatrix,
)
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.ports import Reading
from trainer_app.checklists.rules import Case
from trainer_app.checklists.status import Status, TaskStatus
from trainer_app.kernel.folding import folded
from trainer_app.kernel.ids import PersonId
from trainer_app.services.cases import adopted_pack, trainee_case
from trainer_app.services.gathering.head import Printing, head
from trainer_app.services.heads import week_of
from trainer_app.services.signers import signing_people


def trainees(reading: Reading) -> list[PersonId]:
    """Every active trainee, by name."""
    people = [
        person
        for person in reading.directory().people.values()
        if person.active and Role.TRAINEE in person.roles
    ]
    return [person.id for person in sorted(people, key=lambda p: (folded(p.name), p.id))]


def people_of(reading: Reading, audience: str) -> list[PersonId]:
    """Whom the programme of this audience is for, by name."""
    if audience == TRAINERS:
        return [person.id for person in signing_people(reading.directory())]
    return trainees(reading)


def skills_matrix(reading: Reading, how: Printing, audience: str = TRAINEES) -> SkillsMatrix:
    pack = adopted_pack(reading, audience)
    return SkillsMatrix(
        head=head(reading, pack, how),
        units=tuple(
            MatrixUnit(
                unit.id,
                say(unit.title, how.first),
                tuple((t.id, say(t.title, how.first), t.tier) for t in unit.tasks),
            )
            for unit in pack.units
        ),
        rows=tuple(_row(reading, pack, person, how) for person in people_of(reading, audience)),
        audience=audience,
    )


def _row(reading: Reading, pack: Pack, trainee: PersonId, how: Printing) -> MatrixRow:
    case = trainee_case(reading, trainee, audience=pack.audience)
    enrolment = reading.directory().enrolments.get(trainee)
    statuses = [case.status(task.id, how.as_of) for task in pack.all_tasks()]
    applicable = [s for s in statuses if s.status is not Status.NOT_APPLICABLE]
    return MatrixRow(
        trainee=case.trainee.name,
        week=_week(enrolment, how) if pack.audience == TRAINEES else None,
        signed=sum(s.is_current for s in applicable),
        tasks=len(applicable),
        cells=tuple(MatrixCell(s.level, s.status, s.second_look_missing) for s in statuses),
    )


def _week(enrolment: EnrolmentSaved | None, how: Printing) -> int | None:
    return week_of(enrolment.started, how.as_of) if enrolment else None


def second_looks(reading: Reading, how: Printing, audience: str = TRAINEES) -> SecondLooks:
    """What is missing a second assessor, the paused ones first for each trainee."""
    pack = adopted_pack(reading, audience)
    looks: list[SecondLook] = []
    for trainee in people_of(reading, audience):
        case = trainee_case(reading, trainee, audience=audience)
        for task in pack.all_tasks():
            status = case.status(task.id, how.as_of)
            if status.status is not Status.NOT_APPLICABLE and (
                status.second_look_missing or status.paused
            ):
                looks.append(_look(reading, case, status, how))
    return SecondLooks(head(reading, pack, how), tuple(looks), audience)


def _look(reading: Reading, case: Case, status: TaskStatus, how: Printing) -> SecondLook:
    directory = reading.directory()
    observers = dict.fromkeys(o for p in status.evidence for o in p.observers)
    return SecondLook(
        trainee=case.trainee.name,
        task=status.task,
        title=say(case.pack.tasks[status.task].title, how.first),
        counted=status.counted,
        required=status.required,
        signed_by=tuple(directory.name(person) for person in observers),
        since=status.achieved_on,
        paused=status.paused,
    )
