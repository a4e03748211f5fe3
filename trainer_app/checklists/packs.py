"""The model of a pack: a programme's units, tasks, modules, levels and policy, as plain data.

A pack's *policy* is numbers and switches for rules that are code; there are no rules in files.
Reading and checking the files is ``packfiles``; this module only holds what they say.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Final

import msgspec

from trainer_app.checklists.audiences import TRAINEES
from trainer_app.checklists.language import Words
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import EditionId

INCUMBENT: Final = "incumbent"
"""The pathway of people who did this work before."""


class Task(msgspec.Struct, frozen=True):
    """What is signed. ``lines``: the observable lines of its standard, numbered from 1."""

    id: str
    title: Words
    tier: str
    """L life-critical | Y safety | N neither"""
    sign_offs: int
    lines: tuple[Words, ...]
    unit: str
    prerequisites: tuple[str, ...] = ()
    recert_months: int | None = None
    scope: str = "core"
    module: str = ""
    session: str = ""
    sources: tuple[str, ...] = ()

    @property
    def is_life_critical(self) -> bool:
        return self.tier == "L"

    @property
    def is_safety(self) -> bool:
        """Safety or life-critical."""
        return self.tier in ("L", "Y")

    @property
    def is_core(self) -> bool:
        return self.scope == "core"


class Unit(msgspec.Struct, frozen=True):
    id: str
    title: Words
    tasks: tuple[Task, ...]
    modules: tuple[str, ...] = ()
    sessions: tuple[str, ...] = ()
    weeks: tuple[int, int] = (1, 1)


class Module(msgspec.Struct, frozen=True):
    id: str
    title: Words
    hours: float
    core_idea: Words = {}


class Practical(msgspec.Struct, frozen=True):
    """A practical session of several days."""

    id: str
    days: int
    week: int
    theme: Words
    ends_with: Words = {}
    after_modules: tuple[str, ...] = ()

    @property
    def title(self) -> Words:
        """The theme, which a pack writes as a sentence, without its full stop."""
        return {lang: words.removesuffix(".") for lang, words in self.theme.items()}


class Stage(msgspec.Struct, frozen=True):
    """Some weeks of the plan. ``first``..``last``: week numbers, from 1."""

    first: int
    last: int
    elearning: Words
    floor: Words
    target: Words
    modules: tuple[str, ...] = ()
    session: str = ""
    tasks: tuple[str, ...] = ()
    sign_offs_by_then: tuple[int, ...] = ()
    """Of each of ``tasks``, in their order; none: all that the task asks for."""


class Plan(msgspec.Struct, frozen=True):
    """``incumbent_weeks``: how long it is for people who did this work before; 0: as long."""

    weeks: int
    stages: tuple[Stage, ...]
    incumbent_weeks: int = 0

    def weeks_of(self, pathway: str) -> int:
        """How many weeks it has for somebody on this pathway."""
        return (self.incumbent_weeks if pathway == INCUMBENT else 0) or self.weeks


class Level(msgspec.Struct, frozen=True):
    number: int
    name: Words
    seen: Words
    may_work: Words
    lines: tuple[Words, ...] = ()


class Method(msgspec.Struct, frozen=True):
    id: str
    name: Words
    observed: bool = True
    renews: bool = True
    scope: str = "any"
    """any | site: an interview for a rare event is for site tasks only"""


class Named(msgspec.Struct, frozen=True):
    """An evidence code, a place, a tier: an id and its words."""

    id: str
    name: Words
    meaning: Words = {}
    mark: str = ""


class Policy(msgspec.Struct, frozen=True):
    """Numbers and switches of domain.md part 4."""

    sign_off_level: int = 3
    top_level: int = 4
    separate_days: bool = True
    two_setups: bool = True
    simulation_below_required: int = 1
    cards_tasks: tuple[str, ...] = ()
    challenge_sign_offs: int = 1
    challenge_sign_offs_life_critical: int = 2
    renewal_early_days: int = 60
    warn_days: tuple[int, ...] = (60, 30, 7)
    extension_max_days: int = 14
    mistake_minutes: int = 15
    late_after_hours: int = 24
    max_recert_months: int = 36
    sampled_each_month: int = 2
    """How many sign-offs of each trainer somebody else looks at again; 0: none."""
    shows_patterns: bool = False
    """Whether what stands out in somebody's sign-offs is told (``patterns``)."""
    patterns_first_days: int = 7
    """For so long to whoever signed alone, then to supervisors too."""
    patterns_quick: int = 6
    patterns_minutes: int = 10
    """So many sign-offs within so many minutes."""
    patterns_alike: int = 6
    patterns_late: int = 6
    ready_needs_modules: bool = True
    ready_needs_sessions: bool = True
    ready_needs_capstone: bool = True
    ready_needs_unit_signatures: bool = True
    right_needs_currency: str = "warn"
    right_needs_trainer_part: str = "warn"
    module_before_task: str = "warn"
    safety_evidence_all: tuple[str, ...] = ("QA",)
    safety_evidence_any: tuple[str, ...] = ("WP", "RC")
    methods: tuple[Method, ...] = ()
    evidence: tuple[Named, ...] = ()
    places: tuple[Named, ...] = ()
    tiers: tuple[Named, ...] = ()
    sentences: dict[str, Words] = {}

    def method(self, method_id: str) -> Method | None:
        return next((m for m in self.methods if m.id == method_id), None)

    def tier(self, tier_id: str) -> Named | None:
        return next((t for t in self.tiers if t.id == tier_id), None)


class Pack(msgspec.Struct, frozen=True, dict=True):
    """A whole programme as one edition holds it."""

    id: str
    version: str
    title: Words
    short_title: Words
    notice: Words
    units: tuple[Unit, ...]
    modules: tuple[Module, ...]
    practicals: tuple[Practical, ...]
    plan: Plan
    levels: tuple[Level, ...]
    policy: Policy
    languages: tuple[str, ...] = ("en", "fr")
    audience: str = TRAINEES
    edition: EditionId = EditionId("")

    def all_tasks(self) -> Iterator[Task]:
        for unit in self.units:
            yield from unit.tasks

    @cached_property
    def tasks(self) -> dict[str, Task]:
        """Every task by id, in the pack's order."""
        return {task.id: task for task in self.all_tasks()}

    def task(self, task_id: str) -> Task:
        """Raises ``Refusal`` TASK_UNKNOWN."""
        if task_id not in self.tasks:
            raise Refusal(ErrorCode.TASK_UNKNOWN, task=task_id)
        return self.tasks[task_id]

    def title_of(self, about: str) -> Words | None:
        """Of a task, a unit, a module or a session; None where there is none of this id."""
        if about in self.tasks:
            return self.tasks[about].title
        titles = {unit.id: unit.title for unit in self.units}
        titles |= {module.id: module.title for module in self.modules}
        titles |= {practical.id: practical.title for practical in self.practicals}
        return titles.get(about)

    @cached_property
    def dependents(self) -> dict[str, tuple[str, ...]]:
        """By task: every task that has it as a prerequisite, directly or through others."""
        direct: dict[str, list[str]] = {}
        for task in self.all_tasks():
            for prerequisite in task.prerequisites:
                direct.setdefault(prerequisite, []).append(task.id)
        found: dict[str, tuple[str, ...]] = {}
        for task_id, first in direct.items():
            reached: dict[str, None] = {}
            waiting = list(first)
            while waiting:
                later = waiting.pop()
                if later not in reached:
                    reached[later] = None
                    waiting.extend(direct.get(later, ()))
            found[task_id] = tuple(sorted(reached))
        return found

    @cached_property
    def units_by_id(self) -> dict[str, Unit]:
        return {unit.id: unit for unit in self.units}

    def level(self, number: int) -> Level:
        return next(level for level in self.levels if level.number == number)
