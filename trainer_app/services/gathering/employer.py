"""The employer's page: what training took at this plant, and what was entered of costs and gains.

Reads only. Everybody who ever started is counted, also whoever left since; nobody is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from trainer_app.checklists.directory import Directory
from trainer_app.checklists.effects import Effects
from trainer_app.checklists.employer import (
    ENOUGH,
    WORK_KINDS,
    Course,
    Figures,
    PathwayTimes,
    Work,
    course_of,
    days_to_look_at,
    figures,
    may_be_ready_from,
    work_of,
)
from trainer_app.checklists.employersheet import (
    EmployerCost,
    EmployerPathway,
    EmployerSheet,
    EmployerSlots,
    EmployerTask,
)
from trainer_app.checklists.language import say
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.ports import Reading
from trainer_app.checklists.progress import Progress, progress
from trainer_app.checklists.slots import SLOT_KINDS, SlotCounts, counted, slots
from trainer_app.checklists.status import Terms
from trainer_app.kernel.ids import PersonId
from trainer_app.services.cases import adopted_pack, milestones, trainee_case, trainers_pack
from trainer_app.services.costs import costs_here
from trainer_app.services.gathering.head import Printing, head
from trainer_app.services.units import units


def employer_sheet(reading: Reading, how: Printing) -> EmployerSheet:
    pack, on = adopted_pack(reading), how.as_of
    started = tuple(_started(reading, on))
    told = [_of_one(reading, pack, *one, on) for one in started]
    found = figures(pack, [course for course, _work in told], [work for _course, work in told], on)
    return _sheet(reading, pack, how, found, [trainee for trainee, _pathway, _day in started])


def _started(reading: Reading, on: date) -> Iterator[tuple[PersonId, str, date]]:
    """Everybody on the trainees' programme by the day, once each."""
    directory, trainers = reading.directory(), trainers_pack(reading)
    others = trainers.id if trainers is not None else None
    seen: set[PersonId] = set()
    for trainee in sorted(directory.enrolments):
        enrolment, kept = directory.enrolments[trainee], directory.kept(trainee)
        if enrolment.pack == others or kept in seen or kept not in directory.people:
            continue
        first = _first_day(directory, kept, others)
        if first is not None and first <= on:
            seen.add(kept)
            own = directory.enrolments.get(kept, enrolment)
            yield kept, own.pathway, first


def _first_day(directory: Directory, trainee: PersonId, others: str | None) -> date | None:
    """Of several entries of one human the earliest."""
    found = (directory.enrolments.get(entry) for entry in directory.entries(trainee))
    days = [e.started for e in found if e is not None and e.pack != others and e.started]
    return min(days, default=None)


def _of_one(
    reading: Reading, pack: Pack, trainee: PersonId, pathway: str, started: date, on: date
) -> tuple[Course, Work]:
    case = trainee_case(reading, trainee)

    def as_of(day: date) -> Progress:
        return progress(case, milestones(reading, trainee, day), day)

    whole = as_of(on)
    first = may_be_ready_from(whole, case.pack, case.policy)
    days = () if first is None else days_to_look_at(whole, first)
    ready = next((day for day in days if not as_of(day).remains), None)
    records = reading.trainee_records(trainee, WORK_KINDS)
    effects = Effects(records, trainee, reading.directory(), units(reading))
    return course_of(pathway, started, whole, ready), work_of(effects, pack, on)


def _sheet(
    reading: Reading, pack: Pack, how: Printing, found: Figures, trainees: list[PersonId]
) -> EmployerSheet:
    site = reading.directory().site
    policy = Terms.of_plant(pack.policy, site.saved if site else None).policy
    costs = costs_here(reading, how.as_of)
    return EmployerSheet(
        head=head(reading, pack, how, trainees),
        enough=ENOUGH,
        started=len(trainees),
        units=tuple((unit.id, say(unit.title, how.first)) for unit in pack.units),
        pathways=tuple(map(_pathway, found.pathways)),
        a_week=found.a_week,
        sign_offs=len(found.work.sign_offs),
        watched=found.work.watched,
        watched_without=found.work.watched_without,
        taught=found.work.taught,
        sessions=found.work.sessions,
        tries=found.work.tries,
        stopped=found.work.stopped,
        with_classes=policy.ready_needs_modules,
        to_try=found.to_try,
        to_sign_off=found.to_sign_off,
        tried_first=found.tried_first,
        tasks=tuple(
            EmployerTask(
                (each.task, say(pack.tasks[each.task].title, how.first)),
                each.tries,
                each.not_yet,
                each.stopped,
            )
            for each in found.weak
        ),
        slots=_slots(reading, trainees, how.as_of),
        costs=None
        if costs is None
        else tuple(
            EmployerCost(cost.name, cost.cents, cost.words, cost.is_gain, cost.entered_on)
            for cost in costs
        ),
    )


def _slots(reading: Reading, trainees: Iterable[PersonId], on: date) -> EmployerSlots:
    directory, unit_of, counts = reading.directory(), units(reading), SlotCounts()
    for trainee in trainees:
        records = reading.trainee_records(trainee, SLOT_KINDS)
        counts += counted(slots(records, trainee, directory, unit_of, on), date.min, on)
    missed = sorted(counts.missed.items(), key=lambda each: -each[1])
    return EmployerSlots(counts.planned, counts.held, tuple(missed), counts.unsaid, counts.besides)


def _pathway(times: PathwayTimes) -> EmployerPathway:
    return EmployerPathway(
        times.pathway,
        times.started,
        times.first_sign_off,
        tuple(times.units.values()),
        times.ready,
    )
