"""Fetching what the rules look at: a trainee's case, a signer, milestones. No decisions here."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from trainer_app.checklists.directory import UnitOf
from trainer_app.checklists.guidance import Guidance
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.ports import Reading
from trainer_app.checklists.progress import MILESTONE_KINDS, Milestones
from trainer_app.checklists.rules import Case, Signer
from trainer_app.checklists.status import Terms, task_status
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import EditionId, PersonId

_MODULE_KINDS = ("module.completed", "record.withdrawn", "question.raised", "question.decided")


def adopted_pack(reading: Reading) -> Pack:
    """The programme this plant judges by. Raises ``Refusal(NO_EDITION)`` where there is none."""
    edition = reading.directory().edition
    pack = reading.pack(edition) if edition is not None else None
    if pack is None:
        raise Refusal(ErrorCode.NO_EDITION)
    return pack


def units(reading: Reading) -> UnitOf:
    """The unit of a task in an edition kept here."""

    def unit_of(edition: EditionId, task: str) -> str | None:
        pack = reading.pack(edition)
        known = pack.tasks.get(task) if pack else None
        return known.unit if known else None

    return unit_of


def terms(reading: Reading, pack: Pack, trainee: PersonId) -> Terms:
    """The pack's policy with the plant's own switches and the trainee's pathway."""
    directory = reading.directory()
    enrolment = directory.enrolments.get(trainee)
    return Terms.of_plant(
        pack.policy,
        directory.site.saved if directory.site else None,
        incumbent=enrolment is not None and enrolment.pathway == "incumbent",
    )


def trainee_case(reading: Reading, trainee: PersonId, tasks: Collection[str] | None = None) -> Case:
    """A trainee before the adopted programme; ``tasks``: only these and their prerequisites."""
    person = reading.directory().people.get(trainee)
    if person is None:
        raise Refusal(ErrorCode.PERSON_UNKNOWN, person=trainee[:8])
    pack = adopted_pack(reading)
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


def signer(reading: Reading, person_id: PersonId, tasks: Collection[str], on: date) -> Signer:
    """Somebody who wants to sign these tasks, with rights and own currency."""
    directory = reading.directory()
    person = directory.people.get(person_id)
    if person is None:
        raise Refusal(ErrorCode.PERSON_UNKNOWN, person=person_id[:8])
    pack = adopted_pack(reading)
    own = reading.standings(person_id, tasks)
    held = terms(reading, pack, person_id)
    current = {
        task_id: task_status(pack.tasks[task_id], standing, held, on).is_current
        for task_id, standing in own.items()
        if task_id in pack.tasks
    }
    return Signer(person, directory.rights.get(person_id, ()), current)


def adopted_guidance(reading: Reading) -> Guidance:
    """How the tasks of the adopted programme are taught; empty where nobody wrote it down."""
    edition = reading.directory().edition
    return (reading.guidance(edition) if edition is not None else None) or Guidance()
