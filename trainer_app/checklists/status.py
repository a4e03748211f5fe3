"""From a standing to a status on a date: counting, currency, levels. Pure; domain.md 4.1 to 4.5.

Only what was observed on or before the date enters, so a later observation never changes what was
true of an earlier day.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from trainer_app.checklists.packs import Policy, Task
from trainer_app.checklists.standing import Performance, Question, Standing, Waiting
from trainer_app.kernel.ids import PersonId


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


@dataclass(frozen=True, slots=True)
class Terms:
    """What a trainee's task is held to: the pack's policy, the plant's switches, the pathway."""

    policy: Policy
    several_molds: bool = True
    simulation_barred: frozenset[str] = frozenset()
    recert_months: Mapping[str, int] | None = None
    incumbent: bool = False

    def recert(self, task: Task) -> int | None:
        """Months until a sign-off lapses; a plant may shorten, never lengthen (domain.md 4.3.7)."""
        own = (self.recert_months or {}).get(task.id)
        if task.recert_months is None:
            return None if own is None else min(own, self.policy.max_recert_months)
        return task.recert_months if own is None else min(own, task.recert_months)

    def required(self, task: Task, performances: Iterable[Performance] = ()) -> int:
        """How many sign-offs; fewer for an incumbent who was watched by challenge (4.5.4)."""
        if self.incumbent and any(p.method == "challenge" for p in performances):
            policy = self.policy
            fewest = (
                policy.challenge_sign_offs_life_critical
                if task.is_life_critical
                else policy.challenge_sign_offs
            )
            return min(task.sign_offs, fewest)
        return task.sign_offs


class Lack(StrEnum):
    """What a count still lacks."""

    SIGN_OFFS = "sign_offs"
    OTHER_SETUP = "other_setup"
    NOT_SIMULATED = "not_simulated"
    NOT_CAPSTONE = "not_capstone"


@dataclass(frozen=True, slots=True)
class Count:
    """How many separate performances count, of how many; ``lacks`` names what is missing."""

    counted: int
    required: int
    used: tuple[Performance, ...] = ()
    lacks: tuple[Lack, ...] = ()

    @property
    def complete(self) -> bool:
        return self.counted >= self.required


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
    unanswered = achieved is not None and _reobservation_open(standing, done, on)
    extended = _extended_until(standing, terms.policy, expires)
    questions = tuple(q for q in standing.questions if q.observed_on is None or q.observed_on <= on)
    second_look_missing = (
        task.is_life_critical and achieved is not None and not has_second_look(done)
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
            not_applicable=bool(standing.not_applicable),
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
    )


def count_sign_offs(task: Task, done: Iterable[Performance], terms: Terms) -> Count:
    """The separate performances that count toward N (domain.md 4.2.4 and 4.2.6)."""
    performances = tuple(done)
    policy = terms.policy
    required = terms.required(task, performances)
    used = _one_a_day(performances) if policy.separate_days else list(performances)
    lacks: list[Lack] = []

    simulated = [p for p in used if p.method == "simulation"]
    if task.id not in policy.cards_tasks:
        allowed = max(0, required - policy.simulation_below_required)
        if len(simulated) > allowed:
            drop = simulated[allowed:]
            used = [p for p in used if p not in drop]
            if len(used) < required:
                lacks.append(Lack.NOT_SIMULATED)

    capstones = [p for p in used if p.capstone]
    if capstones:
        others = [p for p in used if not p.capstone]
        used = [*others, *capstones[:1]] if others else []
        if not others:
            lacks.append(Lack.NOT_CAPSTONE)

    counted = len(used)
    if policy.two_setups and terms.several_molds and required > 1 and counted >= required:
        molds = {p.mold.casefold() for p in used}
        if len(molds) == 1 and "" not in molds:
            counted = required - 1
            lacks.append(Lack.OTHER_SETUP)
    if counted < required and not lacks:
        lacks.append(Lack.SIGN_OFFS)
    used.sort(key=lambda p: (p.observed_on, p.record))
    return Count(counted, required, tuple(used), tuple(lacks))


def _one_a_day(performances: tuple[Performance, ...]) -> list[Performance]:
    """One performance a day; on the real job before simulated, then by id, so order never shows."""
    days: dict[date, Performance] = {}
    for p in sorted(performances, key=lambda p: (p.capstone, p.method == "simulation", p.record)):
        days.setdefault(p.observed_on, p)
    return [days[day] for day in sorted(days)]


def has_second_look(done: Iterable[Performance]) -> bool:
    """Whether somebody signed who signed none of this trainee's other performances of the task."""
    performances = tuple(done)
    everybody = {observer for p in performances for observer in p.observers}
    if len(everybody) < 2:
        return False
    for person in everybody:
        watched = sum(person in p.observers for p in performances)
        if watched == 1:
            return True
    return False


def would_be_second_look(standing: Standing, person: PersonId) -> bool:
    """Whether a performance watched by this person would come from a second assessor."""
    observers = {o for p in standing.performances for o in p.observers}
    return person not in observers


def _achieved_on(task: Task, done: tuple[Performance, ...], terms: Terms) -> date | None:
    for i in range(1, len(done) + 1):
        if count_sign_offs(task, done[:i], terms).complete:
            return done[i - 1].observed_on
    return None


def _renews(performance: Performance, policy: Policy) -> bool:
    """One fresh observed performance with oral questions renews (domain.md 4.3.4)."""
    method = policy.method(performance.method)
    observed = method.renews if method is not None else performance.method != "prior"
    return observed and "QA" in performance.evidence


def _expires_on(
    task: Task, done: tuple[Performance, ...], terms: Terms, achieved: date | None
) -> date | None:
    months = terms.recert(task)
    if months is None or achieved is None:
        return None
    early = timedelta(days=terms.policy.renewal_early_days)
    expires = add_months(achieved, months)
    for performance in done:
        day = performance.observed_on
        if day <= achieved or not _renews(performance, terms.policy):
            continue
        keeps_anniversary = expires - early <= day <= expires
        expires = add_months(expires if keeps_anniversary else day, months)
    return expires


def _reobservation_open(standing: Standing, done: tuple[Performance, ...], on: date) -> bool:
    for required in standing.required:
        if required.on > on:
            continue
        fresh = any(p.observed_on >= required.on and p.record not in required.known for p in done)
        if not fresh:
            return True
    return False


def _extended_until(standing: Standing, policy: Policy, expires: date | None) -> date | None:
    if expires is None:
        return None
    limit = expires + timedelta(days=policy.extension_max_days)
    until = [min(e.until, limit) for e in standing.extended if e.lapse == expires]
    return max(until, default=None)


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
    observers = [p.observers for p in standing.performances]
    watchers = []
    for unsafe in standing.unsafe:
        if unsafe.on > on:
            continue
        cleared = any(
            unsafe.on <= clean.on <= on
            and clean.observer != unsafe.observer
            and sum(clean.observer in seen for seen in observers) <= 1
            for clean in standing.clean
        )
        if not cleared:
            watchers.append(unsafe.observer)
    return tuple(watchers)


def add_months(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where there is no such day."""
    index = day.year * 12 + (day.month - 1) + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
