"""From a standing to a status on a date: counting, currency, levels. Pure; domain.md 4.1 to 4.5.

Only what was observed on or before the date enters, so a later observation never changes what was
true of an earlier day.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from trainer_app.checklists.counts import (
    Count,
    Lack,
    Terms,
    count_sign_offs,
    has_second_look,
    is_watched,
    one_setup,
    renews,
    switched,
    would_be_second_look,
)
from trainer_app.checklists.packs import Policy, Task
from trainer_app.checklists.standing import Performance, Question, Standing, Unsafe, Waiting
from trainer_app.kernel.ids import PersonId

__all__ = [
    "Count",
    "Lack",
    "LapseReason",
    "Status",
    "TaskStatus",
    "Terms",
    "add_months",
    "count_sign_offs",
    "has_second_look",
    "is_paused",
    "level_shown",
    "one_setup",
    "open_unsafe",
    "renews",
    "switched",
    "task_status",
    "would_be_second_look",
]


class Status(StrEnum):
    """The status words of domain.md 4.5.6. Never "competent"."""

    NOT_STARTED = "not_started"
    IN_TRAINING = "in_training"
    SIGNED_OFF = "signed_off"
    SECOND_LOOK = "second_look"
    DUE = "due"
    LAPSED = "lapsed"
    IN_QUESTION = "in_question"
    NOT_APPLICABLE = "not_applicable"


class LapseReason(StrEnum):
    CALENDAR = "calendar"
    REOBSERVATION = "reobservation"


@dataclass(frozen=True, slots=True)
class TaskStatus:
    """A task for a trainee on a date."""

    task: str
    on: date
    status: Status
    level: int
    counted: int
    required: int
    lacks: tuple[Lack, ...] = ()
    achieved_on: date | None = None
    expires_on: date | None = None
    extended_until: date | None = None
    lapse_reason: LapseReason | None = None
    second_look_missing: bool = False
    paused: bool = False
    questions: tuple[Question, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    last: Performance | None = None
    last_performed: date | None = None
    evidence: tuple[Performance, ...] = ()
    """Every counting performance up to the date, oldest first."""
    asked_on: date | None = None
    """When the trainee last asked to be assessed; None once it was answered by an observation."""

    @property
    def is_achieved(self) -> bool:
        """Full N reached, whatever lapsed since: what a prerequisite asks for."""
        return self.achieved_on is not None

    @property
    def is_current(self) -> bool:
        """Achieved, not lapsed and not in question."""
        return self.is_achieved and self.status not in (
            Status.LAPSED,
            Status.IN_QUESTION,
            Status.NOT_APPLICABLE,
        )

    @property
    def days_left(self) -> int | None:
        return None if self.expires_on is None else (self.expires_on - self.on).days


def task_status(task: Task, standing: Standing, terms: Terms, on: date) -> TaskStatus:
    """The status of a task on a date."""
    done = tuple(p for p in standing.performances if p.observed_on <= on)
    count = count_sign_offs(task, done, terms)
    achieved = _achieved_on(task, done, terms) if count.complete else None
    expires = _expires_on(task, done, terms, achieved)
    unanswered = achieved is not None and _reobservation_open(standing, done, terms.policy, on)
    extended = _extended_until(standing, terms.policy, expires)
    questions = tuple(q for q in standing.questions if q.observed_on is None or q.observed_on <= on)
    second_look_missing = (
        task.is_life_critical
        and achieved is not None
        and not has_second_look(p for p in done if is_watched(p, terms.policy))
    )
    reason = _lapse_reason(unanswered, extended or expires, on)
    waiting = tuple(w for w in standing.waiting if w.observed_on <= on)
    started = bool(done or waiting or questions) or any(
        day <= on for day in (*(j.observed_on for j in standing.judged), *standing.taught)
    )
    performed = [day for day in standing.performed if day <= on]
    return TaskStatus(
        task=task.id,
        on=on,
        status=_status(
            not_applicable=bool(standing.consented if task.is_core else standing.not_applicable),
            questions=bool(questions),
            achieved=achieved is not None,
            lapsed=reason is not None,
            due=_is_due(expires, terms.policy, on),
            second_look_missing=second_look_missing,
            started=started,
        ),
        level=level_shown(standing, on),
        counted=count.counted,
        required=count.required,
        lacks=count.lacks,
        achieved_on=achieved,
        expires_on=expires,
        extended_until=extended,
        lapse_reason=reason,
        second_look_missing=second_look_missing,
        paused=is_paused(task, standing, on),
        questions=questions,
        waiting=waiting,
        last=done[-1] if done else None,
        last_performed=max([*performed, *(p.observed_on for p in done)], default=None),
        evidence=done,
        asked_on=_asked_on(standing, on),
    )


def _asked_on(standing: Standing, on: date) -> date | None:
    """A sign-off of that day or later answers; of that day a mere try may have come before."""
    asked = max((day for day in standing.asked if day <= on), default=None)
    if asked is None:
        return None
    signed = [
        *(p.observed_on for p in standing.performances),
        *(w.observed_on for w in standing.waiting),
        *(q.observed_on for q in standing.questions if q.observed_on is not None),
    ]
    answered = any(asked <= day <= on for day in signed) or any(
        asked < judged.observed_on <= on for judged in standing.judged
    )
    return None if answered else asked


def _achieved_on(task: Task, done: tuple[Performance, ...], terms: Terms) -> date | None:
    for i in range(1, len(done) + 1):
        if count_sign_offs(task, done[:i], terms).complete:
            return done[i - 1].observed_on
    return None


def _expires_on(
    task: Task, done: tuple[Performance, ...], terms: Terms, achieved: date | None
) -> date | None:
    """The last good day. A renewal up to 60 days early keeps the anniversary; none shortens it.

    An earlier renewal starts a new anniversary, which could make a later one miss the 60 days of
    the old: so each may also be left out, and the best of all readings holds.
    """
    months = terms.recert(task)
    if months is None or achieved is None:
        return None
    early = timedelta(days=terms.policy.renewal_early_days)
    readings = {add_months(achieved, months): (achieved, 1)}
    for performance in done:
        day = performance.observed_on
        if day <= achieved or not renews(performance, terms.policy):
            continue
        live = {last: since for last, since in readings.items() if last >= day}
        kept = [since for last, since in live.items() if last - day <= early]
        for start, periods in kept:
            live.setdefault(add_months(start, months * (periods + 1)), (start, periods + 1))
        if not kept or len(kept) < len(readings):
            live.setdefault(add_months(day, months), (day, 1))
        readings = live
    return max(readings)


def _reobservation_open(
    standing: Standing, done: tuple[Performance, ...], policy: Policy, on: date
) -> bool:
    return any(
        not any(
            p.observed_on >= required.on
            and (p.thing or p.record) not in required.known
            and p.record not in required.known
            and renews(p, policy)
            for p in done
        )
        for required in standing.required
        if required.on <= on
    )


def _extended_until(standing: Standing, policy: Policy, expires: date | None) -> date | None:
    if expires is None:
        return None
    most = policy.extension_max_days
    days = [(e.until - expires).days for e in standing.extended if e.lapse == expires]
    longest = max((min(given, most) for given in days if given > 0), default=0)
    return expires + timedelta(days=longest) if longest else None


def _lapse_reason(unanswered: bool, last_good: date | None, on: date) -> LapseReason | None:
    if unanswered:
        return LapseReason.REOBSERVATION
    if last_good is not None and on > last_good:
        return LapseReason.CALENDAR
    return None


def _is_due(expires: date | None, policy: Policy, on: date) -> bool:
    return expires is not None and on >= expires - timedelta(days=max(policy.warn_days, default=0))


def _status(
    *,
    not_applicable: bool,
    questions: bool,
    achieved: bool,
    lapsed: bool,
    due: bool,
    second_look_missing: bool,
    started: bool,
) -> Status:
    """The one word that is shown; the other facts stay in the fields beside it."""
    if not_applicable:
        return Status.NOT_APPLICABLE
    if questions:
        return Status.IN_QUESTION
    if achieved:
        if lapsed:
            return Status.LAPSED
        if due:
            return Status.DUE
        return Status.SECOND_LOOK if second_look_missing else Status.SIGNED_OFF
    return Status.IN_TRAINING if started else Status.NOT_STARTED


def level_shown(standing: Standing, on: date) -> int:
    """The level of the latest observed date; two on one day: the lower."""
    judged = [j for j in standing.judged if j.observed_on <= on]
    if judged:
        latest = max(j.observed_on for j in judged)
        return min(j.level for j in judged if j.observed_on == latest)
    return 1 if any(day <= on for day in standing.taught) else 0


def is_paused(task: Task, standing: Standing, on: date) -> bool:
    """After an unsafe act in a declared assessment of a life-critical task (domain.md 4.3.3)."""
    return bool(open_unsafe(task, standing, on))


def open_unsafe(task: Task, standing: Standing, on: date) -> tuple[PersonId, ...]:
    """Who watched the unsafe acts that no second assessor's clean observation has answered."""
    if not task.is_life_critical:
        return ()
    return tuple(
        unsafe.observer
        for unsafe in standing.unsafe
        if unsafe.on <= on and not _is_answered(unsafe, standing, on)
    )


def _is_answered(unsafe: Unsafe, standing: Standing, on: date) -> bool:
    """By somebody who had signed nothing else of this trainee's on this task until then."""
    return any(
        unsafe.on <= clean.on <= on
        and clean.record not in unsafe.before
        and clean.observer != unsafe.observer
        and not any(
            p.record != clean.record and p.observed_on <= clean.on and clean.observer in p.observers
            for p in standing.performances
        )
        for clean in standing.clean
    )


@lru_cache(maxsize=4096)  # the same few days and intervals, once for every task of a checklist
def add_months(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where there is no such day."""
    index = day.year * 12 + (day.month - 1) + months
    year, month = divmod(index, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
