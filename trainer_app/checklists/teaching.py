"""A lesson on one task, put together from its breakdown, its standard and the cards. Pure.

Five phases, in ten stages: presenting is done three times over (the steps; with the key points;
with the reasons) and trying out in four runs (cards TT-16 and TT-20). Where nobody wrote a
breakdown, the lines of the standard take the place of its steps.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from trainer_app.checklists.guidance import Breakdown, Card, Guidance
from trainer_app.checklists.language import Words
from trainer_app.checklists.packs import Task
from trainer_app.checklists.status import Status, TaskStatus


class Phase(StrEnum):
    """Called like the phases of the cards."""

    PREPARE = "prepare"
    PRESENT = "present"
    TRY_OUT = "try-out"
    ASSESS = "assess"
    FOLLOW_UP = "follow-up"


class Mark(StrEnum):
    """What was seen of one step in one run."""

    GOOD = "good"
    FORGOTTEN = "forgotten"
    """A key point."""
    STOPPED = "stopped"
    """By the trainer."""


class PartKind(StrEnum):
    NEEDS = "needs"
    HAZARDS = "hazards"
    STOPS = "stops"
    ELSEWHERE = "elsewhere"
    """Not Level 1."""
    STEPS = "steps"
    LINES = "lines"
    """Of the standard, in place of steps."""
    STANDARD = "standard"
    ERRORS = "errors"
    QUESTIONS = "questions"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Under:
    """A key point below a step; ``reason`` where it is its turn."""

    key: Words
    reason: Words | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """``below``: what answers, or keeps safe. ``under``: key points."""

    words: Words
    below: Words | None = None
    under: tuple[Under, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    kind: PartKind
    lines: tuple[Line, ...]
    marked: bool = False
    """Each line takes a mark."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One page of the lesson: what to do and to say. ``turn`` of ``turns``, from 1."""

    phase: Phase
    parts: tuple[Part, ...]
    cards: tuple[Card, ...] = ()
    turn: int = 1
    turns: int = 1


@dataclass(frozen=True, slots=True)
class Lesson:
    task: Task
    stages: tuple[Stage, ...]
    has_breakdown: bool

    @property
    def last(self) -> int:
        return len(self.stages) - 1

    def first_of(self, phase: Phase) -> int:
        """The place of the first stage of a phase."""
        return next(n for n, stage in enumerate(self.stages) if stage.phase is phase)


PHASES: Final = tuple(Phase)
_ROUNDS: Final = 3
_RUNS: Final = 4
_WITH_KEYS: Final = {Phase.PRESENT: 2, Phase.TRY_OUT: 3}
"""From which turn on the key points are said, by phase."""
_BY_LEVEL: Final = ((Phase.PREPARE, Phase.PRESENT), (Phase.TRY_OUT,), (Phase.TRY_OUT, Phase.ASSESS))


def phases_at_hand(status: TaskStatus) -> tuple[Phase, ...]:
    """What a trainer would do next with somebody who stands there."""
    if status.status in (Status.LAPSED, Status.DUE):
        return (Phase.ASSESS,)
    if status.is_achieved or status.level >= len(_BY_LEVEL):
        return (Phase.FOLLOW_UP,)
    return _BY_LEVEL[status.level]


def cards_for(guidance: Guidance, phases: tuple[Phase, ...], task_id: str) -> tuple[Card, ...]:
    """The cards of these phases, in the order of the phases; those that name the task first."""
    found = [c for phase in phases for c in guidance.cards if c.phase == phase]
    return tuple(sorted(found, key=lambda card: task_id not in card.tasks))


def cards_of_task(guidance: Guidance, task_id: str) -> tuple[Card, ...]:
    """The cards that name this task, of whatever phase."""
    return tuple(card for card in guidance.cards if task_id in card.tasks)


def lesson(task: Task, guidance: Guidance) -> Lesson:
    breakdown = guidance.breakdowns.get(task.id)
    stages: list[Stage] = []
    for phase in PHASES:
        turns = _turns(phase, breakdown)
        cards = cards_for(guidance, (phase,), task.id)
        for turn in range(1, turns + 1):
            parts = tuple(p for p in _parts(phase, turn, task, breakdown) if p.lines)
            stages.append(Stage(phase, parts, cards, turn, turns))
    return Lesson(task, tuple(stages), breakdown is not None)


def _turns(phase: Phase, breakdown: Breakdown | None) -> int:
    if phase is Phase.TRY_OUT:
        return _RUNS
    return _ROUNDS if phase is Phase.PRESENT and breakdown is not None else 1


def _parts(phase: Phase, turn: int, task: Task, breakdown: Breakdown | None) -> tuple[Part, ...]:
    standard = Part(PartKind.STANDARD, tuple(Line(words) for words in task.lines))
    if breakdown is None:
        if phase is Phase.PRESENT:
            return (Part(PartKind.LINES, standard.lines),)
        if phase is Phase.TRY_OUT:
            return (Part(PartKind.LINES, standard.lines, marked=True),)
        return (standard,) if phase is Phase.ASSESS else ()
    match phase:
        case Phase.PREPARE:
            return (
                Part(PartKind.NEEDS, _some(breakdown.needs)),
                Part(PartKind.HAZARDS, tuple(Line(h.what, h.control) for h in breakdown.hazards)),
                Part(PartKind.STOPS, tuple(Line(words) for words in breakdown.stops)),
                Part(PartKind.ELSEWHERE, _some(breakdown.not_level_1)),
            )
        case Phase.PRESENT:
            return (Part(PartKind.STEPS, _steps(breakdown, phase, turn)),)
        case Phase.TRY_OUT:
            return (
                Part(PartKind.STEPS, _steps(breakdown, phase, turn), marked=True),
                Part(PartKind.ERRORS, tuple(Line(words) for words in breakdown.errors)),
            )
        case Phase.ASSESS:
            asked = (breakdown.why, breakdown.what_if)
            return (
                Part(PartKind.QUESTIONS, tuple(Line(q.ask, q.answer) for q in asked if q.ask)),
                standard,
                Part(PartKind.EVIDENCE, tuple(Line(words) for words in breakdown.evidence)),
            )
        case Phase.FOLLOW_UP:
            return (Part(PartKind.STOPS, tuple(Line(words) for words in breakdown.stops)),)


def _some(words: Words) -> tuple[Line, ...]:
    return (Line(words),) if words else ()


def _steps(breakdown: Breakdown, phase: Phase, turn: int) -> tuple[Line, ...]:
    """As much of each step as is said this time."""
    with_keys = _WITH_KEYS[phase]
    return tuple(
        Line(
            step.do,
            under=tuple(Under(p.key, p.reason if turn > with_keys else None) for p in step.points)
            if turn >= with_keys
            else (),
        )
        for step in breakdown.steps
    )


def counted_marks(marks: Mapping[str, str]) -> dict[str, int]:
    """What is recorded of ``"run/step"`` to mark: how often each mark fell on each step.

    Keys such as ``forgotten/3``: a key point of the third step.
    """
    counts = Counter(
        f"{Mark(mark)}/{place.partition('/')[2]}" for place, mark in sorted(marks.items())
    )
    return dict(sorted(counts.items()))


def totals(marks: Mapping[str, int]) -> dict[Mark, int]:
    """How often each mark fell, of what was recorded; marks of a later program are left out."""
    found = dict.fromkeys(Mark, 0)
    for place, times in marks.items():
        name = place.partition("/")[0]
        if name in found:
            found[Mark(name)] += times
    return found
