"""What may be picked to be looked at again this month, of one trainee: fetched, nothing decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from trainer_app.checklists import bodies as b
from trainer_app.checklists.audiences import TRAINEES, TRAINERS
from trainer_app.checklists.directory import Person, learners
from trainer_app.checklists.effects import why_not_counting
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Reading
from trainer_app.checklists.sampling import Signed, is_sampled_in
from trainer_app.checklists.status import TaskStatus
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.cases import trainers_pack
from trainer_app.services.units import units

_KIND: Final = "signoff.sampled"


def learning(reading: Reading) -> Iterator[tuple[Person, str]]:
    """Everybody active who learns, with the audience of the programme; a trainer may be both."""
    directory = reading.directory()
    for person in learners(directory):
        yield person, TRAINEES
    for person in directory.everybody() if trainers_pack(reading) is not None else ():
        if person.active and person.may(Action.SIGN_OFF):
            yield person, TRAINERS


def signed_before(
    reading: Reading, trainee: PersonId, statuses: Iterable[TaskStatus], pack: Pack, today: date
) -> tuple[Signed, ...]:
    """Sign-offs of the month before that count, and all that were looked at, whatever followed."""
    looks = dict(_looks(reading, trainee, pack, today))
    human = reading.directory().human
    counting = {
        p.thing or p.record: Signed(
            p.record,
            p.thing or p.record,
            p.observers[0],
            human(trainee),
            status.task,
            pack.tasks[status.task].tier,
            p.observed_on,
            p.mold,
            p.evidence,
            p.observers,
            is_looked_at=(p.thing or p.record) in looks,
        )
        for status in statuses
        for p in status.evidence
        if not p.capstone and is_sampled_in(p.observed_on, today)
    }
    return tuple((looks | counting).values())


def _looks(
    reading: Reading, trainee: PersonId, pack: Pack, today: date
) -> Iterator[tuple[RecordId, Signed]]:
    """By the first version of what was looked at."""
    directory, unit_of = reading.directory(), units(reading)
    for look in reading.trainee_records(trainee, (_KIND,)):
        about = reading.record(look.body.about) if isinstance(look.body, b.SignoffSampled) else None
        if about is None or not isinstance(about.body, b.SignoffRecorded):
            continue
        known, body, by = {about.id: about}, about.body, about.head.by
        if by is None or body.observed_on is None or body.task not in pack.tasks:
            continue
        if not is_sampled_in(body.observed_on, today):
            continue
        if why_not_counting(look, known, trainee, directory, unit_of) is None:
            thing = _first(reading, about)
            yield (
                thing,
                Signed(
                    about.id,
                    thing,
                    directory.human(by.person),
                    directory.human(trainee),
                    body.task,
                    pack.tasks[body.task].tier,
                    body.observed_on,
                    is_looked_at=True,
                ),
            )


def _first(reading: Reading, record: Record) -> RecordId:
    """The first version of what this is a version of."""
    seen = {record.id}
    while record.head.replaces:
        before = reading.record(record.head.replaces[0])
        if before is None or before.id in seen or before.kind != record.kind:
            break
        seen.add(before.id)
        record = before
    return record.id
