"""Fetching what is known of paper checklists: which took a number, and what was entered from them.

Reads only; what it means is decided in ``checklists.transcribing``.
"""

from __future__ import annotations

from collections.abc import Iterable

from trainer_app.checklists import bodies as b
from trainer_app.checklists.effects import Effects
from trainer_app.checklists.papertrail import Entered, Issued, Trail, sheet_number
from trainer_app.checklists.ports import Reading
from trainer_app.checklists.transcribing import Transcription, transcriptions
from trainer_app.kernel.ids import PersonId
from trainer_app.services.units import units


def paper_trail(reading: Reading, trainee: PersonId, claimed: Iterable[tuple[str, str]]) -> Trail:
    """What is known of these sheets. ``claimed``: number as it was typed, and task."""
    wanted = {(number, task) for typed, task in claimed if (number := sheet_number(typed))}
    if not wanted:
        return Trail()
    directory, numbers = reading.directory(), {number for number, _task in wanted}
    entered: dict[tuple[str, str], Entered] = {}
    for task in sorted({task for _number, task in wanted}):
        for one in transcribed(reading, trainee, task):
            by = one.record.head.by
            if by is not None:
                entered[one.body.sheet, task] = Entered(
                    one.record.id, by.person, directory.name(by.person), one.record.head.moment.date
                )
    known = {
        body.number: Issued(body.number, body.trainee, directory.name(body.trainee), body.tasks)
        for body in issued(reading)
        if body.number in numbers
    }
    return Trail(known, entered)


def issued(reading: Reading) -> list[b.SheetIssued]:
    """Every paper checklist that took a number, in order of arrival."""
    records = reading.records(("sheet.issued",))
    return [record.body for record in records if isinstance(record.body, b.SheetIssued)]


def all_transcriptions(reading: Reading) -> list[Transcription]:
    """Every standing entry from paper, of anybody."""
    places = {
        (record.body.trainee, record.body.task)
        for record in reading.records(("signoff.recorded",))
        if isinstance(record.body, b.SignoffRecorded) and record.body.sheet
    }
    return [one for trainee, task in sorted(places) for one in transcribed(reading, trainee, task)]


def transcribed(reading: Reading, trainee: PersonId, task: str) -> list[Transcription]:
    records = reading.task_records(trainee, task)
    return transcriptions(Effects(records, trainee, reading.directory(), units(reading)))
