"""The rules of signing (domain.md part 4): what stands in the way of a claim, named at once.

Pure. The service fetches, the rule decides, the hub asks the same rule. A rule answers with every
*problem* (the claim is refused) and every *warning* (it is recorded and the record keeps the flag).
Facts - a try, a stop, a job done - are never refused; they only collect warnings.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from trainer_app.checklists.claims import (
    CLEAR,
    PROVISIONAL,
    Case,
    Claim,
    Ruling,
    Signer,
    refuse,
    warn,
)
from trainer_app.checklists.directory import Directory, Person, Right
from trainer_app.checklists.packs import Pack, Task
from trainer_app.checklists.papertrail import sheet_number
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.standing import Performance
from trainer_app.checklists.status import (
    Status,
    count_sign_offs,
    one_setup,
    open_unsafe,
    renews,
)
from trainer_app.checklists.transcribing import may_enter
from trainer_app.kernel.errors import ErrorCode
from trainer_app.kernel.ids import PersonId

__all__ = [
    "CLEAR",
    "Case",
    "Claim",
    "Ruling",
    "Signer",
    "as_performance",
    "claim_is_complete",
    "in_prerequisite_order",
    "judge_job",
    "may_practise",
    "may_sign",
    "refuse",
    "warn",
]

# --- a sign-off: who, whether, how -------------------------------------------------------------


def may_sign(signer: Signer, case: Case, task_id: str, on: date, directory: Directory) -> Ruling:
    """Whether this person may sign this task for this trainee on that day: before any PIN."""
    task = case.pack.tasks.get(task_id)
    if task is None:
        return refuse(ErrorCode.TASK_UNKNOWN, task=task_id)
    human = directory.human(signer.person.id)
    return _who(signer, case, task, on, directory) + _whether(human, case, task, on)


def _who(signer: Signer, case: Case, task: Task, on: date, directory: Directory) -> Ruling:
    person = signer.person
    if directory.same_human(person.id, case.trainee.id):
        return refuse(ErrorCode.SELF_SIGN_OFF, person=person.name)
    for one in (person, case.trainee):
        if not one.active:
            return refuse(ErrorCode.PERSON_INACTIVE, person=one.name)
    if not person.may(Action.SIGN_OFF):
        return refuse(ErrorCode.NOT_ALLOWED, person=person.name)
    covering = [r for r in signer.rights if r.covers(task.id, task.unit)]
    held = next((r for r in covering if r.holds_on(on)), None)
    if held is None:
        return _no_right(person, task, covering, on)
    return _current(signer, case, task, held) + _trainer_part(signer, case)


def _no_right(person: Person, task: Task, covering: Sequence[Right], on: date) -> Ruling:
    early = [r.start for r in covering if r.start and r.start > on]
    if early:
        start = min(early).isoformat()
        return refuse(ErrorCode.RIGHT_NOT_YET, person=person.name, task=task.id, start=start)
    ended = [r.until for r in covering if r.until and r.until < on]
    if ended:
        until = max(ended).isoformat()
        return refuse(ErrorCode.RIGHT_ENDED, person=person.name, task=task.id, until=until)
    return refuse(ErrorCode.NO_RIGHT_TO_SIGN, person=person.name, task=task.id)


def _current(signer: Signer, case: Case, task: Task, right: Right) -> Ruling:
    """The only trainer of a plant may be named by the employer (domain.md 4.4.2)."""
    if case.terms.recert(task) is None or right.basis == "employer":
        return CLEAR
    if signer.tasks_current.get(task.id, False):
        return CLEAR
    return _by_mode(
        case.policy.right_needs_currency,
        ErrorCode.SIGNER_NOT_CURRENT,
        person=signer.person.name,
        task=task.id,
    )


def _trainer_part(signer: Signer, case: Case) -> Ruling:
    if signer.has_trainer_part:
        return CLEAR
    return _by_mode(
        case.policy.right_needs_trainer_part,
        ErrorCode.SIGNER_WITHOUT_TRAINER_PART,
        person=signer.person.name,
    )


def _by_mode(mode: str, code: ErrorCode, **params: str | int) -> Ruling:
    """The pack's off / warn / enforce switches."""
    if mode == "enforce":
        return refuse(code, **params)
    return warn(code, **params) if mode == "warn" else CLEAR


def _whether(signer: PersonId, case: Case, task: Task, on: date) -> Ruling:
    status = case.status(task.id, on)
    if status.status is Status.NOT_APPLICABLE:
        return refuse(ErrorCode.TASK_NOT_APPLICABLE, task=task.id)
    ruling = CLEAR
    for prerequisite in task.prerequisites:
        ruling += _prerequisite(case, prerequisite, on)
    if task.module and task.module not in case.modules and case.policy.ready_needs_modules:
        ruling += _by_mode(
            case.policy.module_before_task, ErrorCode.MODULE_NOT_COMPLETE, module=task.module
        )
    watchers = open_unsafe(task, case.standing(task.id), on)
    if watchers and not _is_second_assessor(signer, case, task, watchers):
        ruling += refuse(ErrorCode.TASK_PAUSED, task=task.id)
    if status.status is Status.IN_QUESTION:
        ruling += warn(ErrorCode.TASK_IN_QUESTION, task=task.id)
    return ruling


def _is_second_assessor(
    person: PersonId, case: Case, task: Task, watchers: tuple[PersonId, ...]
) -> bool:
    signed = {o for p in case.standing(task.id).performances for o in p.observers}
    return person not in signed and person not in watchers


def _prerequisite(case: Case, prerequisite: str, on: date) -> Ruling:
    """Full N opens signing; a lapsed one marks and does not refuse."""
    if prerequisite not in case.pack.tasks:
        return refuse(ErrorCode.TASK_UNKNOWN, task=prerequisite)
    status = case.status(prerequisite, on)
    if status.status is Status.NOT_APPLICABLE:
        return CLEAR
    if not status.is_achieved:
        return refuse(
            ErrorCode.PREREQUISITE_MISSING,
            task=prerequisite,
            counted=status.counted,
            required=status.required,
        )
    if status.status is Status.LAPSED:
        return warn(ErrorCode.PREREQUISITE_LAPSED, task=prerequisite)
    return CLEAR


def may_practise(case: Case, task_id: str, on: date) -> Ruling:
    """Watched practice: one sign-off of a safety prerequisite opens it. Facts only get flags."""
    task = case.pack.tasks.get(task_id)
    if task is None:
        return warn(ErrorCode.TASK_UNKNOWN, task=task_id)
    ruling = CLEAR
    for prerequisite in task.prerequisites:
        if prerequisite not in case.pack.tasks:
            continue
        status = case.status(prerequisite, on)
        if (
            case.pack.tasks[prerequisite].is_safety
            and status.status is not Status.NOT_APPLICABLE
            and status.counted < 1
        ):
            ruling += warn(ErrorCode.PREREQUISITE_MISSING, task=prerequisite, counted=0, required=1)
    return ruling


def claim_is_complete(claim: Claim, case: Case, today: date) -> Ruling:
    """The page itself: lines, level, method, evidence, dates."""
    task = case.pack.tasks.get(claim.task)
    if task is None:
        return refuse(ErrorCode.TASK_UNKNOWN, task=claim.task)
    return (
        _lines(claim, case, task)
        + _method(claim, case, task)
        + _evidence(claim, case, task)
        + _dates(claim, case, task, today)
    )


def _lines(claim: Claim, case: Case, task: Task) -> Ruling:
    policy = case.policy
    ruling = CLEAR
    if not 0 < claim.level <= policy.top_level:
        ruling += refuse(ErrorCode.LEVEL_UNKNOWN)
    elif claim.level < policy.sign_off_level:
        ruling += refuse(ErrorCode.LEVEL_TOO_LOW, level=claim.level, needed=policy.sign_off_level)
    missing = [n for n in range(1, len(task.lines) + 1) if n not in claim.lines]
    if missing:
        ruling += refuse(
            ErrorCode.LINE_MISSING, count=len(missing), lines=", ".join(map(str, missing))
        )
    if claim.level == policy.top_level:
        own = next((x.lines for x in case.pack.levels if x.number == policy.top_level), ())
        absent = [n for n in range(1, len(own) + 1) if n not in claim.level_lines]
        if absent:
            ruling += refuse(ErrorCode.LEVEL_LINE_MISSING, count=len(absent), level=claim.level)
    return ruling


_FOR_INCUMBENTS = ("challenge", "prior")


def _method(claim: Claim, case: Case, task: Task) -> Ruling:
    method = case.policy.method(claim.method)
    if method is None:
        return refuse(ErrorCode.METHOD_MISSING)
    if method.scope == "site" and task.is_core:
        return refuse(ErrorCode.METHOD_NOT_FOR_TASK, method=claim.method, task=task.id)
    if claim.method in _FOR_INCUMBENTS and not case.terms.incumbent:
        return refuse(ErrorCode.METHOD_NOT_FOR_TASK, method=claim.method, task=task.id)
    if claim.method == "simulation" and task.id not in case.policy.cards_tasks:
        if task.id in case.terms.simulation_barred:
            return refuse(ErrorCode.SIMULATION_BARRED, task=task.id)
        return _simulation_left(case, task)
    return CLEAR


def _simulation_left(case: Case, task: Task) -> Ruling:
    """Says beforehand that one simulated performance more would not count."""
    performances = case.standing(task.id).performances
    days = {p.observed_on for p in performances if p.method == "simulation"}
    required = case.terms.required(task, performances)
    allowed = max(0, required - case.policy.simulation_below_required)
    if len(days) >= allowed:
        return warn(ErrorCode.SIMULATION_LIMIT, task=task.id, allowed=allowed)
    return CLEAR


def _evidence(claim: Claim, case: Case, task: Task) -> Ruling:
    """Safety and life-critical tasks observed on the job carry QA and one of WP or RC.

    Without QA no sign-off renews one that lapses: that is said beforehand.
    """
    policy = case.policy
    missing: list[str] = []
    if task.is_safety and claim.method == "job":
        missing = [code for code in policy.safety_evidence_all if code not in claim.evidence]
        some = policy.safety_evidence_any
        if some and not set(some) & set(claim.evidence):
            missing.append("/".join(some))
    if missing:
        return refuse(ErrorCode.EVIDENCE_MISSING, codes=", ".join(missing))
    day = claim.observed_on
    if day is None or case.terms.recert(task) is None:
        return CLEAR
    asked = renews(as_performance(claim, PersonId(""), day), policy) or "QA" in claim.evidence
    if not asked and case.status(task.id, day).is_achieved:
        return warn(ErrorCode.EVIDENCE_MISSING, codes="QA")
    return CLEAR


def _dates(claim: Claim, case: Case, task: Task, today: date) -> Ruling:
    day = claim.observed_on
    if day is None or day > today:
        return refuse(ErrorCode.DATE_IN_FUTURE)
    ruling = CLEAR
    late_days = max(1, case.policy.late_after_hours // 24)
    if today - day > timedelta(days=late_days) and not claim.late.strip():
        ruling += refuse(ErrorCode.LATE_REASON_MISSING, days=(today - day).days)
    if number := sheet_number(claim.sheet):
        ruling += may_enter(number, task.id, case.trainee.id, case.trail)
    performances = case.standing(task.id).performances
    if case.policy.separate_days and any(p.observed_on == day for p in performances):
        ruling += warn(ErrorCode.SAME_DAY, task=task.id, date=day.isoformat())
    return ruling + _setup(claim, case, task, performances)


def _setup(claim: Claim, case: Case, task: Task, performances: Iterable[Performance]) -> Ruling:
    """Says beforehand that this one would leave all of them on one and the same set-up."""
    if not (case.policy.two_setups and case.terms.several_molds and claim.observed_on):
        return CLEAR
    done = list(performances)
    required = case.terms.required(task, done)
    if not done or required < 2:
        return CLEAR
    last_one = count_sign_offs(task, done, case.terms).counted + 1 >= required
    if last_one and one_setup([*done, as_performance(claim, PersonId(""), claim.observed_on)]):
        return warn(ErrorCode.SAME_SETUP, task=task.id, mold=claim.mold or claim.press)
    return CLEAR


def in_prerequisite_order(pack: Pack, task_ids: Iterable[str]) -> list[str]:
    """The tasks of a job so that each comes after those it needs; else the pack's order.

    A need that goes through a task outside the job counts too. A ring (no pack that was checked
    has one) is cut where it is entered.
    """
    wanted = set(task_ids)
    ordered: dict[str, None] = {}
    seen: set[str] = set()
    for first in pack.tasks:
        waiting = [(first, False)] if first in wanted else []
        while waiting:
            task_id, is_after_its_needs = waiting.pop()
            if is_after_its_needs:
                if task_id in wanted:
                    ordered[task_id] = None
            elif task_id in pack.tasks and task_id not in seen:
                seen.add(task_id)
                waiting.append((task_id, True))
                needs = pack.tasks[task_id].prerequisites
                waiting.extend((need, False) for need in reversed(needs))
    return list(ordered)


def judge_job(
    signer: Signer, case: Case, claims: Sequence[Claim], today: date, directory: Directory
) -> dict[str, Ruling]:
    """Each task of one watched job, in prerequisite order, as if its earlier ones were recorded."""
    by_task = {claim.task: claim for claim in claims}
    twice = {task for task in by_task if sum(claim.task == task for claim in claims) > 1}
    rulings: dict[str, Ruling] = {}
    unknown = [task for task in by_task if task not in case.pack.tasks]
    for task_id in unknown:
        rulings[task_id] = refuse(ErrorCode.TASK_UNKNOWN, task=task_id)
    for task_id in in_prerequisite_order(case.pack, by_task.keys() - set(unknown)):
        claim = by_task[task_id]
        day = claim.observed_on or today
        ruling = may_sign(signer, case, task_id, day, directory)
        ruling += claim_is_complete(claim, case, today)
        if task_id in twice:
            ruling += refuse(ErrorCode.SAME_DAY, task=task_id, date=day.isoformat())
        rulings[task_id] = ruling
        if ruling.allowed:
            case = case.with_performance(task_id, as_performance(claim, signer.person.id, day))
    return rulings


def as_performance(claim: Claim, observer: PersonId, day: date) -> Performance:
    """The claim as it would count once recorded and agreed to."""
    return Performance(
        record=PROVISIONAL,
        observed_on=day,
        level=claim.level,
        method=claim.method,
        observers=(observer,),
        evidence=claim.evidence,
        mold=claim.mold,
        press=claim.press,
    )
