"""From what a trainee's tasks stand at to what the page offers and lists. Plain values."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from trainer_app.checklists.rules import Ruling
from trainer_app.kernel.errors import ErrorCode, Problem
from trainer_app.services.work import JobPage, JobTask, Second
from trainer_app.ui.job.state import (
    APART,
    SAID_ONCE,
    JobForm,
    JobState,
    ListedTask,
    OfferedTask,
    TaskForm,
)
from trainer_app.ui.shared.form_fields import SECTION_OF, Option, Section, methods_for


def may_be_listed(job_task: JobTask, listed: Collection[str]) -> bool:
    """Nothing is in the way, or only a task of the same list that lacks one more sign-off."""
    return all(_opens_with(problem, listed) for problem in job_task.problems)


def _opens_with(problem: Problem, listed: Collection[str]) -> bool:
    if problem.code is not ErrorCode.PREREQUISITE_MISSING:
        return False
    counted, required = problem.params.get("counted"), problem.params.get("required")
    one_more = isinstance(counted, int) and isinstance(required, int) and counted + 1 >= required
    return one_more and problem.params.get("task") in listed


def offer(state: JobState, page: JobPage) -> JobState:
    """What may go on the list beside what is on it, by unit; and the lists of earlier jobs."""
    listed = state.form.listed
    able = [t for t in page.tasks if may_be_listed(t, listed) or t.task.id in listed]
    units = {t.task.unit for t in able}
    return replace(
        state,
        units=tuple(Option(u.id, u.title) for u in page.pack.units if u.id in units),
        offered=tuple(_offered(t) for t in able if t.task.unit == state.unit),
        together=tuple(
            tasks for tasks in page.together if len(able_of(tasks, page)) > 1 and tasks != listed
        ),
    )


def able_of(wanted: Sequence[str], page: JobPage) -> tuple[str, ...]:
    """Those of the wanted tasks that may be listed together, in the pack's order."""
    by_id = {t.task.id: t for t in page.tasks}
    tasks = page.pack.tasks
    return tuple(t for t in tasks if t in wanted and may_be_listed(by_id[t], wanted))


def _offered(job_task: JobTask) -> OfferedTask:
    task, status = job_task.task, job_task.status
    return OfferedTask(task.id, task.title, status.counted, status.required)


def list_tasks(state: JobState, page: JobPage, rulings: Mapping[str, Ruling]) -> JobState:
    """Each task on the list with what it lacks; what is mended once is named once."""
    once: dict[tuple[Section, Problem], None] = {}
    listed = []
    for form in state.form.tasks:
        ruling = rulings.get(form.task, Ruling())
        missing: list[Problem] = []
        for problem in ruling.problems:
            section = _said_once(problem, form)
            if section is not None:
                once[section, problem] = None
            else:
                missing.append(problem)
        listed.append(_listed(form, page, missing))
    order = list(Section)
    warned = dict.fromkeys(w for ruling in rulings.values() for w in ruling.warnings)
    return replace(
        state,
        listed=tuple(listed),
        missing=tuple(sorted(once, key=lambda found: order.index(found[0]))),
        warned=tuple(warned),
    )


def _said_once(problem: Problem, form: TaskForm) -> Section | None:
    if form.apart and problem.code in APART:
        return None
    section = SAID_ONCE.get(problem.code)
    if section is None and SECTION_OF.get(problem.code) is Section.PAPER:
        return Section.PAPER
    return section


def _listed(form: TaskForm, page: JobPage, problems: Sequence[Problem]) -> ListedTask:
    found = next(t for t in page.tasks if t.task.id == form.task)
    task, policy = found.task, page.pack.policy
    tier = policy.tier(task.tier)
    return ListedTask(
        task.id,
        task.title,
        task.tier,
        tier.name if tier else {},
        found.status.counted,
        found.status.required,
        task.lines,
        methods_for(policy, task, incumbent=page.incumbent),
        form,
        tuple(p for p in problems if p.code in SECTION_OF),
        tuple(p for p in problems if p.code not in SECTION_OF),
    )


def seconds_for(form: JobForm, page: JobPage) -> list[Second]:
    """Who could give a second look, for those tasks of the list where it would be one."""
    found = []
    for second in page.seconds:
        tasks = tuple(task for task in second.tasks if task in form.listed)
        if tasks:
            found.append(replace(second, tasks=tasks))
    return found
