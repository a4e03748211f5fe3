"""Papers about several trainees: the skills matrix, and the second looks outstanding."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date

from trainer_app.checklists.audiences import TRAINEES, TRAINERS
from trainer_app.checklists.directory import learners
from trainer_app.checklists.language import say
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.papers import (
    MatrixCell,
    MatrixRow,
    MatrixUnit,
    SampleLine,
    SecondLook,
    SecondLooks,
    SkillsMatrix,
    for_wall,
)
from trainer_app.checklists.ports import Reading
from trainer_app.checklists.rules import Case
from trainer_app.checklists.sampling import Signed, picked
from trainer_app.checklists.status import Status, TaskStatus
from trainer_app.kernel.folding import folded
from trainer_app.kernel.ids import PersonId
from trainer_app.services.cases import adopted_pack, trainee_case
from trainer_app.services.gathering.head import Printing, head
from trainer_app.services.heads import enrolment_of, week_of
from trainer_app.services.sampling_pool import learning, signed_before
from trainer_app.services.signers import signing_people
from trainer_app.services.travelled import unconfirmed_tasks


def trainees(reading: Reading) -> list[PersonId]:
    """Every active trainee, by name."""
    people = sorted(learners(reading.directory()), key=lambda p: (folded(p.name), p.id))
    return [person.id for person in people]


def people_of(reading: Reading, audience: str) -> list[PersonId]:
    """Whom the programme of this audience is for, by name."""
    if audience == TRAINERS:
        return [person.id for person in signing_people(reading.directory())]
    return trainees(reading)


def skills_matrix(
    reading: Reading, how: Printing, audience: str = TRAINEES, *, wall: bool = False
) -> SkillsMatrix:
    pack = adopted_pack(reading, audience)
    people = people_of(reading, audience)
    rows = [_row(reading, pack, person, how) for person in people]
    return SkillsMatrix(
        head=head(reading, pack, how, people),
        units=matrix_units(pack, how.first),
        rows=tuple(map(wall_row, rows) if wall else rows),
        audience=audience,
        wall=wall,
    )


def matrix_units(pack: Pack, lang: str) -> tuple[MatrixUnit, ...]:
    return tuple(
        MatrixUnit(
            unit.id,
            say(unit.title, lang),
            tuple((t.id, say(t.title, lang), t.tier) for t in unit.tasks),
        )
        for unit in pack.units
    )


def matrix_row(
    reading: Reading,
    pack: Pack,
    trainee: PersonId,
    statuses: Mapping[str, TaskStatus],
    on: date,
    unconfirmed: Collection[str] = (),
) -> MatrixRow:
    """A person as they stand, for paper and screen alike.

    ``unconfirmed``: on paper, where nothing else says it. A screen looks again at every moment.
    """
    found = [statuses[task.id] for task in pack.all_tasks()]
    applicable = [s for s in found if s.status is not Status.NOT_APPLICABLE]
    _pathway, started = enrolment_of(reading.directory(), trainee)
    return MatrixRow(
        trainee=reading.directory().name(trainee),
        week=week_of(started, on) if pack.audience == TRAINEES else None,
        signed=sum(s.is_current for s in applicable),
        tasks=len(applicable),
        cells=tuple(
            MatrixCell(s.level, s.status, s.second_look_missing, s.task in unconfirmed)
            for s in found
        ),
    )


def wall_row(row: MatrixRow) -> MatrixRow:
    return replace(row, cells=tuple(map(for_wall, row.cells)))


def _row(reading: Reading, pack: Pack, trainee: PersonId, how: Printing) -> MatrixRow:
    case = trainee_case(reading, trainee, audience=pack.audience)
    statuses = {task.id: case.status(task.id, how.as_of) for task in pack.all_tasks()}
    unconfirmed = unconfirmed_tasks(reading, trainee, how.as_of)
    return matrix_row(reading, pack, trainee, statuses, how.as_of, unconfirmed)


def second_looks(reading: Reading, how: Printing, audience: str = TRAINEES) -> SecondLooks:
    """What is missing a second assessor, the paused ones first for each trainee."""
    pack = adopted_pack(reading, audience)
    looks: list[SecondLook] = []
    people = people_of(reading, audience)
    for trainee in people:
        case = trainee_case(reading, trainee, audience=audience)
        for task in pack.all_tasks():
            status = case.status(task.id, how.as_of)
            if status.status is not Status.NOT_APPLICABLE and (
                status.second_look_missing or status.paused
            ):
                looks.append(_look(reading, case, status, how))
    samples = tuple(_samples(reading, pack, how))
    return SecondLooks(head(reading, pack, how, people), tuple(looks), audience, samples)


def _samples(reading: Reading, pack: Pack, how: Printing) -> Iterator[SampleLine]:
    """Of the tasks of this programme; who is picked depends on everybody of both."""
    signed: list[Signed] = []
    for person, audience in learning(reading):
        case = trainee_case(reading, person.id, audience=audience)
        statuses = [case.status(task, how.as_of) for task in case.pack.tasks]
        signed += signed_before(reading, person.id, statuses, case.pack, how.as_of)
    each = adopted_pack(reading).policy.sampled_each_month
    name = reading.directory().name
    lines = [
        SampleLine(
            trainee=name(one.trainee),
            task=one.task,
            title=say(pack.tasks[one.task].title, how.first),
            observed_on=one.observed_on,
            signed_by=tuple(name(person) for person in one.observers),
            mold=one.mold,
            evidence=one.evidence,
        )
        for one in picked(signed, how.as_of, each)
        if one.task in pack.tasks
    ]
    yield from sorted(lines, key=lambda s: (folded(s.trainee), s.task, s.observed_on))


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
