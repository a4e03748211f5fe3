"""What only shows when all files of a pack are side by side: references, cycles, the plan's weeks.

Where a file could not be read, nothing is said of what it might have held. Pure; any thread.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from trainer_app.checklists.packfindings import FindingCode
from trainer_app.checklists.packpolicy import PLACES, PolicyRead, check_levels
from trainer_app.checklists.packs import Level, Module, Plan, Practical, Stage, Task
from trainer_app.checklists.packsections import (
    LONGEST_RECERT_MONTHS,
    Heading,
    Placed,
    UnitRead,
    report_twice,
)
from trainer_app.checklists.packtables import Table

FLOOR = "floor"
"""In place of a session: taught on the shop floor only."""


@dataclass
class Draft:
    """All that was read, sound or not; None where a file gave nothing."""

    heading: Heading = field(default_factory=Heading)
    levels: list[Placed[Level]] | None = None
    modules: list[Placed[Module]] | None = None
    practicals: list[Placed[Practical]] | None = None
    plan: Plan | None = None
    stages: list[Placed[Stage]] = field(default_factory=list)
    policy: PolicyRead | None = None
    units: list[UnitRead] = field(default_factory=list)
    unseen: set[str] = field(default_factory=set)
    """The files that could not be read."""

    @property
    def tasks(self) -> list[Placed[Task]]:
        return [task for unit in self.units for task in unit.tasks]

    @property
    def all_units_read(self) -> bool:
        return not any(file.startswith("units/") for file in self.unseen)


def check_together(draft: Draft) -> None:
    """Report everything that is wrong between the files."""
    tasks = draft.tasks
    report_twice(((t.item.id, t.table) for t in tasks), FindingCode.DUPLICATE_TASK)
    for entries in (draft.modules or [], draft.practicals or []):
        ids = [(entry.item.id, entry.table) for entry in entries]
        report_twice(ids, FindingCode.DUPLICATE_ID)
    _check_prerequisites(draft, tasks)
    _check_places_in_class(draft, tasks)
    _check_plan(draft)
    if draft.policy is not None:
        _check_policy(draft, draft.policy, tasks)


def _check_prerequisites(draft: Draft, tasks: list[Placed[Task]]) -> None:
    by_id = {task.item.id: task for task in tasks}
    for task in tasks:
        for wanted in task.item.prerequisites:
            found = by_id.get(wanted)
            if found is None:
                if not _may_be_unseen(draft, wanted):
                    task.table.error(
                        "prerequisites",
                        FindingCode.UNKNOWN_PREREQUISITE,
                        task=task.item.id,
                        prerequisite=wanted,
                    )
            elif task.item.is_core and not found.item.is_core:
                task.table.error(
                    "prerequisites",
                    FindingCode.CORE_NEEDS_SITE,
                    task=task.item.id,
                    prerequisite=wanted,
                )
    for cycle in prerequisite_cycles({task.item.id: task.item.prerequisites for task in tasks}):
        by_id[cycle[0]].table.error("prerequisites", FindingCode.PREREQUISITE_CYCLE, cycle=cycle)


def prerequisite_cycles(needs: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Tasks that wait for one another, each cycle as ids with the first one again at the end.

    At least one cycle of every knot. Linear, and without recursion: a pack may be hostile.
    """
    finished: set[str] = set()
    named: set[str] = set()
    for start in sorted(needs):
        path = [start]
        on_path = {start}
        still = [iter(needs[start])]
        while path and start not in finished:
            need = next(still[-1], None)
            if need is None:
                finished.add(path[-1])
                on_path.discard(path.pop())
                still.pop()
            elif need in on_path:
                if not named & {need, path[-1]}:
                    cycle = path[path.index(need) :]
                    named.update(cycle)
                    yield (*cycle, need)
            elif need in needs and need not in finished:
                path.append(need)
                on_path.add(need)
                still.append(iter(needs[need]))


def _may_be_unseen(draft: Draft, task_id: str) -> bool:
    return f"units/u{task_id[:2]}.toml" in draft.unseen


def _check_places_in_class(draft: Draft, tasks: list[Placed[Task]]) -> None:
    """Modules and sessions that units, tasks and sessions name."""
    for unit in draft.units:
        _check_modules(draft, unit.table, "modules", unit.unit.modules)
        _check_sessions(draft, unit.table, "sessions", unit.unit.sessions)
        for task in unit.tasks:
            module, session = task.item.module, task.item.session
            known = _check_modules(draft, task.table, "module", (module,))
            if known and module not in unit.unit.modules:
                task.table.findings.warning(
                    task.table.place.at("module"),
                    FindingCode.MODULE_NOT_OF_UNIT,
                    task=task.item.id,
                    module=module,
                    unit=unit.unit.id,
                )
            known = _check_sessions(draft, task.table, "session", (session,))
            if known and session not in (*unit.unit.sessions, FLOOR):
                task.table.findings.warning(
                    task.table.place.at("session"),
                    FindingCode.SESSION_NOT_OF_UNIT,
                    task=task.item.id,
                    session=session,
                    unit=unit.unit.id,
                )
    for practical in draft.practicals or []:
        _check_modules(draft, practical.table, "after_modules", practical.item.after_modules)
    if draft.all_units_read and tasks:
        used = {task.item.module for task in tasks}
        for module_read in draft.modules or []:
            if module_read.item.id and module_read.item.id not in used:
                table = module_read.table
                table.findings.warning(
                    table.place.at("id"),
                    FindingCode.MODULE_NEVER_USED,
                    module=module_read.item.id,
                )


def _check_modules(draft: Draft, table: Table, key: str, named: tuple[str, ...]) -> bool:
    if draft.modules is None:
        return False
    known = {module.item.id for module in draft.modules}
    unknown = [module for module in named if module and module not in known]
    for module in unknown:
        table.error(key, FindingCode.UNKNOWN_MODULE, module=module)
    return not unknown and any(named)


def _check_sessions(draft: Draft, table: Table, key: str, named: tuple[str, ...]) -> bool:
    if draft.practicals is None:
        return False
    known = {practical.item.id for practical in draft.practicals} | {FLOOR}
    unknown = [session for session in named if session and session not in known]
    for session in unknown:
        table.error(key, FindingCode.UNKNOWN_SESSION, session=session)
    return not unknown and any(named)


def _check_plan(draft: Draft) -> None:
    plan = draft.plan
    if plan is None:
        return
    known = {task.item.id for task in draft.tasks}
    covered = 0
    for stage in draft.stages:
        _check_weeks(stage.table, "to", (stage.item.first, stage.item.last), plan)
        if stage.item.first <= covered:
            stage.table.error(
                "from", FindingCode.PLAN_OVERLAP, first=stage.item.first, last=covered
            )
        elif stage.item.first > covered + 1:
            stage.table.error(
                "from", FindingCode.PLAN_GAP, first=covered + 1, last=stage.item.first - 1
            )
        covered = max(covered, stage.item.last)
        _check_modules(draft, stage.table, "modules", stage.item.modules)
        _check_sessions(draft, stage.table, "session", (stage.item.session,))
        for task in stage.item.tasks:
            if task not in known and not _may_be_unseen(draft, task):
                stage.table.error("tasks", FindingCode.UNKNOWN_TASK, task=task)
        asked = stage.item.sign_offs_by_then
        if asked and len(asked) != len(stage.item.tasks):
            wanted = str([1] * len(stage.item.tasks))
            key = "sign_offs_by_then"
            stage.table.error(key, FindingCode.WRONG_TYPE, key=key, wanted=wanted)
    if covered < plan.weeks and draft.stages:
        draft.stages[-1].table.error("to", FindingCode.PLAN_GAP, first=covered + 1, last=plan.weeks)
    for unit in draft.units:
        _check_weeks(unit.table, "weeks", unit.unit.weeks, plan)
    for practical in draft.practicals or []:
        weeks = (practical.item.week, practical.item.week)
        _check_weeks(practical.table, "week", weeks, plan)


def _check_weeks(table: Table, key: str, weeks: tuple[int, int], plan: Plan) -> None:
    first, last = weeks
    if first > last:
        table.error(key, FindingCode.WEEKS_BACKWARDS, first=first, last=last)
    if last > plan.weeks:
        table.error(key, FindingCode.WEEKS_BEYOND_PLAN, last=last, weeks=plan.weeks)


def _check_policy(draft: Draft, read: PolicyRead, tasks: list[Placed[Task]]) -> None:
    policy = read.policy
    if draft.levels is not None:
        check_levels(draft.levels, read)
    known = {task.item.id for task in tasks}
    for task_id in policy.cards_tasks:
        if task_id not in known and not _may_be_unseen(draft, task_id):
            read.table.error("cards_tasks", FindingCode.CARDS_TASK_UNKNOWN, task=task_id)
    if draft.practicals is not None:
        places = {practical.item.id for practical in draft.practicals} | set(PLACES)
        for place in read.places:
            if place.item.id and place.item.id not in places:
                place.table.error("id", FindingCode.PLACE_UNKNOWN, place=place.item.id)
    for task in tasks:
        months = task.item.recert_months
        if months is not None and months > policy.max_recert_months:
            task.table.error(
                "recert_months",
                FindingCode.RECERT_RANGE,
                key="recert_months",
                low=1,
                high=policy.max_recert_months,
            )
        elif months is not None and months > LONGEST_RECERT_MONTHS:
            task.table.findings.warning(
                task.table.place.at("recert_months"),
                FindingCode.RECERT_LONG,
                task=task.item.id,
                months=months,
                usual=LONGEST_RECERT_MONTHS,
            )
