"""What the rules look at and how they answer: a case, a claim, a signer; a ruling. Plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

import msgspec

from trainer_app.checklists.directory import Person, Right
from trainer_app.checklists.evidence import EvidencePiece
from trainer_app.checklists.packs import Pack, Policy
from trainer_app.checklists.papertrail import Trail
from trainer_app.checklists.standing import Performance, Standing
from trainer_app.checklists.status import TaskStatus, Terms, task_status
from trainer_app.kernel.errors import ErrorCode, Problem, Refusal
from trainer_app.kernel.ids import RecordId


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a rule says of a claim."""

    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()

    def __add__(self, other: Ruling) -> Ruling:
        return Ruling(
            tuple(dict.fromkeys(self.problems + other.problems)),
            tuple(dict.fromkeys(self.warnings + other.warnings)),
        )

    @property
    def allowed(self) -> bool:
        return not self.problems

    @property
    def flags(self) -> tuple[str, ...]:
        """What the record keeps of the warnings."""
        return tuple(sorted({warning.code.value for warning in self.warnings}))

    def insist(self) -> None:
        """Raise ``Refusal`` with every problem where there is one."""
        if self.problems:
            raise Refusal.of(*self.problems)


def _problem(code: ErrorCode, **params: str | int) -> Problem:
    return Problem(code, dict(params))


def refuse(code: ErrorCode, **params: str | int) -> Ruling:
    return Ruling(problems=(_problem(code, **params),))


def warn(code: ErrorCode, **params: str | int) -> Ruling:
    return Ruling(warnings=(_problem(code, **params),))


CLEAR = Ruling()

PROVISIONAL: Final = RecordId("f" * 32)
"""Stands for a record that is not there yet; sorts after any of the same day."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who wants to sign, with the standing kept on the record at that moment (domain.md 4.4.1)."""

    person: Person
    rights: tuple[Right, ...] = ()
    tasks_current: Mapping[str, bool] = field(default_factory=dict)
    """For tasks this person was signed off on: whether that is current today."""
    has_trainer_part: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """A trainee before a programme on a day: all that the rules look at."""

    trainee: Person
    pack: Pack
    terms: Terms
    standings: Mapping[str, Standing]
    modules: frozenset[str] = frozenset()
    """Modules marked complete."""
    trail: Trail = field(default_factory=Trail)
    """Of the paper checklists that the claims name."""

    @property
    def policy(self) -> Policy:
        """The pack's policy under the plant's own switches."""
        return self.terms.policy

    def standing(self, task_id: str) -> Standing:
        return self.standings.get(task_id, Standing())

    def status(self, task_id: str, on: date) -> TaskStatus:
        """A job also *performs* the prerequisites of its tasks (domain.md 4.3.5)."""
        status = task_status(self.pack.tasks[task_id], self.standing(task_id), self.terms, on)
        performed = [
            day
            for later in self.pack.dependents.get(task_id, ())
            for day in self.standing(later).performed
            if day <= on
        ]
        if performed and max(performed) > (status.last_performed or date.min):
            return replace(status, last_performed=max(performed))
        return status

    def with_performance(self, task_id: str, performance: Performance) -> Case:
        """The case as if this performance had been recorded: for a job's later tasks."""
        held = self.standing(task_id)
        added = sorted((*held.performances, performance), key=lambda p: (p.observed_on, p.record))
        return replace(
            self,
            standings={
                **self.standings,
                task_id: msgspec.structs.replace(held, performances=tuple(added)),
            },
        )


@dataclass(frozen=True, slots=True)
class Claim:
    """A sign-off before it is recorded: what the page holds. Nothing is ticked beforehand."""

    task: str
    level: int = 0
    observed_on: date | None = None
    lines: frozenset[int] = frozenset()
    level_lines: frozenset[int] = frozenset()
    method: str = ""
    evidence: tuple[str, ...] = ()
    place: str = ""
    mold: str = ""
    press: str = ""
    work_order: str = ""
    minutes: int = 0
    late: str = ""
    sheet: str = ""
    photos: tuple[EvidencePiece, ...] = ()
    """And PDFs."""
