"""A trainee's plan: made from the programme, moved by who trains, read by everybody it concerns.

Every save is one record that holds all the days; the newest wins. The first day of a plan is the
first day of the programme, which decides the week on every page: where it is moved here, it is
moved there in the same transaction.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from trainer_app.checklists import bodies as b
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.planning import (
    PLAN_KINDS,
    DatedPlan,
    SavedPlans,
    Target,
    check_start,
    dated_plan,
    moved,
    saved_plans,
    started_on,
    to_earn,
)
from trainer_app.checklists.ports import Reading, Store, Writing
from trainer_app.checklists.progress import Progress
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId
from trainer_app.services.cases import terms
from trainer_app.services.heads import TraineeHead, enrolment_of, trainee_head
from trainer_app.services.members import Enrolment, write_enrolment
from trainer_app.services.session import SignedIn
from trainer_app.services.units import units


@dataclass(frozen=True, slots=True)
class PlanPage:
    """``plan`` None: none was saved yet. ``start``: the first day of the programme, or of the plan;
    None where nobody said one. ``to_earn``: sign-offs that the core tasks still ask for."""

    head: TraineeHead
    today: date
    start: date | None
    plan: DatedPlan | None
    may_plan: bool
    to_earn: int
    saved_by: str = ""
    saved_on: date | None = None


class Progressing(Protocol):
    """Of ``services.pages.Pages``: the whole programme of one trainee, kept."""

    def whole(self, reading: Reading, trainee: PersonId, day: date) -> Progress: ...


class Planning:
    def __init__(self, store: Store, clock: Clock, progressing: Progressing) -> None:
        self._store = store
        self._clock = clock
        self._progressing = progressing

    def page(self, viewer: SignedIn, trainee: PersonId) -> PlanPage:
        """Raises NOT_ALLOWED, PERSON_UNKNOWN."""
        viewer.require(Action.SEE_CHECKLIST, about=trainee)
        today = self._clock.now().date
        with self._store.reading() as reading:
            head = trainee_head(reading, trainee, today)
            saved = plans_of(reading, trainee)
            start = _start(reading, trainee, saved)
            whole = self._progressing.whole(reading, trainee, today)
            may_plan = viewer.may(Action.ADD_TRAINEE)
            page = PlanPage(head, today, start, None, may_plan, to_earn(whole))
            if saved is None or start is None:
                return page
            by = saved.record.head.by
            return replace(
                page,
                plan=_dated(reading, head, start, saved, whole),
                saved_by=reading.directory().name(by.person) if by else "",
                saved_on=saved.record.head.moment.date,
            )

    def soon(self, person: SignedIn, most: int) -> tuple[tuple[Target, ...], date]:
        """A few things that this person has to do by now and next, and what today is."""
        page = self.page(person, person.id)
        return (page.plan.soonest(most) if page.plan else ()), page.today

    def begin(self, by: SignedIn, trainee: PersonId, start: date) -> ChangeSet:
        """Make the plan, or move its first day: what nobody had moved gets its day anew. Raises
        NOT_ALLOWED, PERSON_UNKNOWN, DAY_OUTSIDE_PLAN."""
        by.require(Action.ADD_TRAINEE)
        today = self._clock.now().date
        check_start(start, today)
        with self._store.writing() as writing:
            head = trainee_head(writing, trainee, today)
            saved = plans_of(writing, trainee)
            current = saved.current if saved else None
            days = started_on(head.pack, head.pathway, current, start)
            if start != enrolment_of(writing.directory(), trainee)[1]:
                _enrol_from(writing, by, head, start)
            _append(writing, by, trainee, start, days, saved)
            return writing.changes()

    def move(
        self, by: SignedIn, trainee: PersonId, about: str, to: date, *, with_later: bool = False
    ) -> ChangeSet:
        """Another day for one thing; ``with_later``: and as much later for all that comes after.
        Raises NOT_ALLOWED, PERSON_UNKNOWN, TASK_UNKNOWN, DAY_OUTSIDE_PLAN."""
        by.require(Action.ADD_TRAINEE)
        today = self._clock.now().date
        with self._store.writing() as writing:
            head = trainee_head(writing, trainee, today)
            saved = plans_of(writing, trainee)
            start = _start(writing, trainee, saved)
            if saved is None or start is None:
                raise Refusal(ErrorCode.TASK_UNKNOWN, task=about)
            whole = self._progressing.whole(writing, trainee, today)
            plan = _dated(writing, head, start, saved, whole)
            if plan.target(about) is None:
                raise Refusal(ErrorCode.TASK_UNKNOWN, task=about)
            counted_from = saved.current.start  # the programme may begin on another day by now
            days = _whole_days(head.pack, head.pathway, saved.current)
            days |= moved(plan, about, to, with_later=with_later)
            _append(writing, by, trainee, counted_from, days, saved)
            return writing.changes()


def plans_of(reading: Reading, trainee: PersonId) -> SavedPlans | None:
    """What was planned for this trainee; None: nothing yet."""
    records = reading.trainee_records(trainee, PLAN_KINDS)
    return saved_plans(records, reading.directory(), units(reading))


def _dated(
    reading: Reading, head: TraineeHead, start: date, saved: SavedPlans, whole: Progress
) -> DatedPlan:
    asked = terms(reading, head.pack, head.person.id)
    return dated_plan(head.pack, asked, head.pathway, start, saved, whole)


def _start(reading: Reading, trainee: PersonId, saved: SavedPlans | None) -> date | None:
    """The first day of the programme, as everything else counts its weeks."""
    _pathway, started = enrolment_of(reading.directory(), trainee)
    return started or (saved.current.start if saved else None)


def _whole_days(pack: Pack, pathway: str, current: b.PlanSaved) -> dict[str, date]:
    """Every day of a plan, of what does not apply now too: it may apply again."""
    return {**started_on(pack, pathway, None, current.start), **current.targets}


def _append(
    writing: Writing,
    by: SignedIn,
    trainee: PersonId,
    start: date,
    days: Mapping[str, date],
    saved: SavedPlans | None,
) -> None:
    body = b.PlanSaved(trainee=trainee, start=start, targets=dict(days))
    writing.append(body, by=by.by(), replaces=saved.heads if saved else ())


def _enrol_from(writing: Writing, by: SignedIn, head: TraineeHead, start: date) -> None:
    held = writing.directory().enrolments.get(head.person.id)
    enrolment = Enrolment(head.pathway, start, held.trainers if held else ())
    write_enrolment(writing, by, head.person.id, enrolment)
