"""Fetching what the rules look at: a trainee's case, a signer, milestones. No decisions here."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import msgspec

from trainer_app.checklists.audiences import TRAINEES, TRAINERS
from trainer_app.checklists.guidance import Guidance
from trainer_app.checklists.packs import INCUMBENT, Pack
from trainer_app.checklists.ports import Reading
from trainer_app.checklists.progress import MILESTONE_KINDS, Milestones
from trainer_app.checklists.rules import Case, Signer
from trainer_app.checklists.standing import Question
from trainer_app.checklists.status import Terms, task_status
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId
from trainer_app.services.units import units

_MODULE_KINDS = ("module.completed", "record.withdrawn", "question.raised", "question.decided")


def adopted_pack(reading: Reading, audience: str = TRAINEES) -> Pack:
    """The programme this plant judges by. Raises ``Refusal(NO_EDITION)`` where there is none."""
    pack = pack_if_here(reading, audience)
    if pack is None:
        raise Refusal(ErrorCode.NO_EDITION)
    return pack


def pack_if_here(reading: Reading, audience: str = TRAINEES) -> Pack | None:
    """None where none was adopted, or where its files have not arrived yet."""
    edition = reading.directory().editions.get(audience)
    return reading.pack(edition) if edition is not None else None


def trainers_pack(reading: Reading) -> Pack | None:
    """The programme for those who train; None where this plant has none."""
    return pack_if_here(reading, TRAINERS)


def pack_of(reading: Reading, task_id: str) -> Pack:
    """The adopted programme that has this task; the trainees' where none has it."""
    trainers = trainers_pack(reading)
    if trainers is not None and task_id in trainers.tasks:
        return trainers
    return adopted_pack(reading)


def whole_catalogue(reading: Reading) -> Pack:
    """Every task that has a name at this plant: the trainees', with the trainers' units behind.

    To name things by; nothing is judged by it.
    """
    trainees, trainers = adopted_pack(reading), trainers_pack(reading)
    if trainers is None:
        return trainees
    return msgspec.structs.replace(
        trainees,
        units=(*trainees.units, *trainers.units),
        modules=(*trainees.modules, *trainers.modules),
    )


def terms(reading: Reading, pack: Pack, trainee: PersonId) -> Terms:
    """The pack's policy with the plant's own switches and the trainee's pathway."""
    directory = reading.directory()
    enrolment = directory.enrolments.get(trainee)
    if enrolment is not None and pack.audience == TRAINERS and enrolment.pack != pack.id:
        enrolment = None  # who knew the trade before has not for that trained before
    return Terms.of_plant(
        pack.policy,
        directory.site.saved if directory.site else None,
        incumbent=enrolment is not None and enrolment.pathway == INCUMBENT,
        audience=pack.audience,
    )


def trainee_case(
    reading: Reading,
    trainee: PersonId,
    tasks: Collection[str] | None = None,
    *,
    audience: str = TRAINEES,
) -> Case:
    """A person before an adopted programme; ``tasks``: only these and their prerequisites.

    Named tasks say which programme it is; they are of one.
    """
    person = reading.directory().people.get(trainee)
    if person is None:
        raise Refusal(ErrorCode.PERSON_UNKNOWN, person=trainee[:8])
    named = next(iter(tasks or ()), None)
    pack = adopted_pack(reading, audience) if named is None else pack_of(reading, named)
    wanted: set[str] | None = None
    if tasks is not None:
        wanted = set(tasks)
        for task_id in tasks:
            if task := pack.tasks.get(task_id):
                wanted.update(task.prerequisites)
    modules = milestones(reading, trainee, date.max, _MODULE_KINDS)
    return Case(
        trainee=person,
        pack=pack,
        terms=terms(reading, pack, trainee),
        standings=reading.standings(trainee, wanted),
        modules=frozenset(modules.modules),
    )


def milestones(
    reading: Reading,
    trainee: PersonId,
    on: date,
    kinds: Collection[str] = MILESTONE_KINDS,
) -> Milestones:
    """Modules, practical sessions, unit signatures and capstone that count, up to the date."""
    records = reading.trainee_records(trainee, kinds)
    return Milestones.of(records, trainee, reading.directory(), units(reading), on)


def is_of(pack: Pack, about: str) -> bool:
    """Whether a milestone is one of this programme's; the capstone, without an id, is the
    trainees'."""
    return pack.title_of(about) is not None or (not about and pack.audience == TRAINEES)


def open_questions(
    reading: Reading, trainee: PersonId, about: str, on: date
) -> tuple[Question, ...]:
    """What is open about a task; or about a unit, a module, a session; the capstone has no id."""
    if about in pack_of(reading, about).tasks:
        return trainee_case(reading, trainee, (about,)).status(about, on).questions
    return tuple(q for place, q in milestones(reading, trainee, on).questions if place == about)


def signer(reading: Reading, person_id: PersonId, tasks: Collection[str], on: date) -> Signer:
    """Somebody who wants to sign these tasks, with rights and own currency."""
    directory = reading.directory()
    person = directory.people.get(person_id)
    if person is None:
        raise Refusal(ErrorCode.PERSON_UNKNOWN, person=person_id[:8])
    pack = pack_of(reading, next(iter(tasks), ""))
    own = reading.standings(person_id, tasks)
    held = terms(reading, pack, person_id)
    current = {
        task_id: task_status(pack.tasks[task_id], standing, held, on).is_current
        for task_id, standing in own.items()
        if task_id in pack.tasks
    }
    return Signer(
        person,
        directory.rights.get(person_id, ()),
        current,
        has_trainer_part=has_trainer_part(reading, person_id, on),
    )


def has_trainer_part(reading: Reading, person_id: PersonId, on: date) -> bool:
    """Whether this person is signed off on every core task of the trainers' programme."""
    pack = trainers_pack(reading)
    if pack is None:
        return False
    core = [task.id for task in pack.all_tasks() if task.is_core]
    standings = reading.standings(person_id, core)
    held = terms(reading, pack, person_id)
    return all(
        task_id in standings
        and task_status(pack.tasks[task_id], standings[task_id], held, on).is_current
        for task_id in core
    )


def adopted_guidance(reading: Reading) -> Guidance:
    """How the tasks of the adopted programme are taught; empty where nobody wrote it down."""
    edition = reading.directory().edition
    return (reading.guidance(edition) if edition is not None else None) or Guidance()
