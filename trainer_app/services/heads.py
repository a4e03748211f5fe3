"""The head of every page about a trainee: who, on which pathway, in which week. Reads only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from trainer_app.checklists.directory import Directory, Person
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.ports import Reading
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId
from trainer_app.services.cases import adopted_pack, whole_catalogue


@dataclass(frozen=True, slots=True)
class TraineeHead:
    """``week``: from 1; None before the programme began."""

    person: Person
    pathway: str
    week: int | None
    pack: Pack

    @property
    def weeks(self) -> int:
        """How many the plan has for this trainee."""
        return self.pack.plan.weeks_of(self.pathway)


def trainee_head(
    reading: Reading, trainee: PersonId, on: date, *, names_all: bool = False
) -> TraineeHead:
    """Raises ``Refusal(PERSON_UNKNOWN)``. ``names_all``: the pack names trainers' tasks too."""
    person = reading.directory().people.get(trainee)
    if person is None:
        raise Refusal(ErrorCode.PERSON_UNKNOWN, person=trainee[:8])
    pathway, started = enrolment_of(reading.directory(), trainee)
    pack = whole_catalogue(reading) if names_all else adopted_pack(reading)
    return TraineeHead(person, pathway, week_of(started, on), pack)


def week_of(started: date | None, on: date) -> int | None:
    """The week of the programme, from 1; None before it began."""
    if started is None or on < started:
        return None
    return (on - started) // timedelta(weeks=1) + 1


def enrolment_of(directory: Directory, trainee: PersonId) -> tuple[str, date | None]:
    """The pathway and the first day."""
    enrolment = directory.enrolments.get(trainee)
    return (enrolment.pathway, enrolment.started) if enrolment else ("new", None)
