"""The trainees as a list: how far each is, counted once and kept until something arrives.

Counting one trainee takes some milliseconds, so a list of hundreds is counted in parts. Any worker.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from trainer_app.checklists.coming import Coming, coming
from trainer_app.checklists.directory import Person, learners
from trainer_app.checklists.packs import Unit
from trainer_app.checklists.ports import Reading
from trainer_app.checklists.progress import Progress, UnitProgress
from trainer_app.checklists.slots import Slot, waiting
from trainer_app.checklists.status import Status
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.ids import PersonId
from trainer_app.kernel.patience import Patience
from trainer_app.services.cases import adopted_pack, is_of
from trainer_app.services.heads import enrolment_of, week_of
from trainer_app.services.kept import Kept
from trainer_app.services.slots import slots_of

_NEXT: Final = 3

Whole = Callable[[Reading, PersonId, date], Progress]
"""The whole programme of one trainee on a day."""


@dataclass(frozen=True, slots=True)
class UnitCount:
    """Tasks at the sign-off level or better, of those that apply."""

    unit: Unit
    reached: int
    tasks: int
    attention: int
    """Due, lapsed or in question."""


@dataclass(frozen=True, slots=True)
class TraineeRow:
    """A trainee in the trainer's list, and on *Today*: small beside the programme it is told of."""

    person: Person
    pathway: str
    week: int | None
    signed: int
    tasks: int
    to_sign: int
    attention: int
    """Tasks due, lapsed or in question."""
    last_seen: date | None = None
    questions: int = 0
    """Tasks in question."""
    is_counted: bool = True
    """False while nothing but the name and what waits is known."""
    watched_by: Mapping[PersonId, date] = field(default_factory=dict)
    """When each person last watched this trainee, by what counts."""
    units: tuple[UnitCount, ...] = ()
    next: tuple[Coming, ...] = ()
    """The few tasks that come next."""
    due: tuple[str, ...] = ()
    lapsed: tuple[str, ...] = ()
    asked: tuple[tuple[str, date], ...] = ()
    """Tasks on which the trainee asked to be assessed, and when."""
    slots: tuple[Slot, ...] = ()
    """Today's, and those of the last days of which nobody said what became of them."""


class TraineeRows:
    def __init__(self, clock: Clock, whole: Whole) -> None:
        self._clock, self._whole = clock, whole
        self._kept: Kept[TraineeRow] = Kept()

    def counted(self, reading: Reading, patience: Patience | None = None) -> list[TraineeRow]:
        """Everybody active.

        When ``patience`` is over, the others come with their names alone (``is_counted``); who asks
        again is told more of them. Without, everybody is counted, however long it takes.
        """
        today = self._clock.now().date
        directory = reading.directory()
        waiting = Counter(directory.human(item.person) for item in reading.to_sign())
        rows = []
        for person in learners(directory):
            to_sign = waiting[directory.human(person.id)]
            if patience is None or not patience.is_over:
                rows.append(self._row(reading, person, to_sign, today))
                continue
            known = self._kept.fresh(reading, person.id, (today, to_sign))
            rows.append(known or _uncounted(reading, person, to_sign, today))
        return rows

    def _row(self, reading: Reading, person: Person, to_sign: int, today: date) -> TraineeRow:
        return self._kept.answer(
            reading,
            person.id,
            (today, to_sign),
            lambda: self._new_row(reading, person, to_sign, today),
        )

    def _new_row(self, reading: Reading, person: Person, to_sign: int, today: date) -> TraineeRow:
        whole = self._whole(reading, person.id, today)
        pathway, started = enrolment_of(reading.directory(), person.id)
        watched_by = _watched_by(whole)
        pack = adopted_pack(reading)
        level = pack.policy.sign_off_level
        statuses = whole.statuses.values()
        asked = sum(is_of(pack, about) for about, _question in whole.milestones.questions)
        return TraineeRow(
            person,
            pathway,
            week_of(started, today),
            whole.signed,
            whole.tasks,
            to_sign,
            sum(u.due + u.lapsed + u.in_question for u in whole.units) + asked,
            max(watched_by.values(), default=None),
            sum(u.in_question for u in whole.units) + asked,
            watched_by=watched_by,
            units=tuple(_unit(unit, level) for unit in whole.units),
            next=coming(pack, whole.statuses)[:_NEXT],
            due=tuple(s.task for s in statuses if s.status is Status.DUE),
            lapsed=tuple(s.task for s in statuses if s.status is Status.LAPSED),
            asked=tuple((s.task, s.asked_on) for s in statuses if s.asked_on is not None),
            slots=waiting(slots_of(reading, person.id, today), today),
        )


def _unit(unit: UnitProgress, level: int) -> UnitCount:
    apply = [s for s in unit.statuses if s.status is not Status.NOT_APPLICABLE]
    return UnitCount(
        unit.unit,
        sum(s.level >= level for s in apply),
        len(apply),
        unit.due + unit.lapsed + unit.in_question,
    )


def _watched_by(whole: Progress) -> dict[PersonId, date]:
    latest: dict[PersonId, date] = {}
    for status in whole.statuses.values():
        for performance in status.evidence:
            for observer in performance.observers:
                day = performance.observed_on
                latest[observer] = max(day, latest.get(observer, day))
    return latest


def _uncounted(reading: Reading, person: Person, to_sign: int, today: date) -> TraineeRow:
    pathway, started = enrolment_of(reading.directory(), person.id)
    week = week_of(started, today)
    return TraineeRow(person, pathway, week, 0, 0, to_sign, 0, is_counted=False)
