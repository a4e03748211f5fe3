"""A breakdown as it is being changed: which entry is at hand, and what was made of it. QtCore only.

Knows no programme: whoever owns it hands over what there is (``take``), hears of every change
(``changed``), and has it checked and kept.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from msgspec.structs import replace as with_fields
from PySide6.QtCore import QObject, Signal

from trainer_app.checklists.breakdownediting import (
    added,
    changed,
    moved,
    new_breakdown,
    new_hazard,
    new_point,
    new_step,
    removed,
)
from trainer_app.checklists.guidance import Breakdown, Hazard, Point, Question, Step
from trainer_app.checklists.language import Words
from trainer_app.ui.view_model import ViewModel

Entry: TypeAlias = Words | Hazard

ERRORS, HAZARDS, EVIDENCE, STOPS = "errors", "hazards", "evidence", "stops"
PARTS: Final = (ERRORS, HAZARDS, EVIDENCE, STOPS)
WHY, WHAT_IF = "why", "what_if"


@dataclass(frozen=True, slots=True)
class BreakdownState:
    """Numbers count from 1. ``part``: which of the lists is at hand; ``entry`` 0: it is empty.

    ``can_leave_out``: it was begun here, and the task does without.
    """

    task: str = ""
    breakdown: Breakdown | None = None
    step: int = 1
    point: int = 1
    part: str = ERRORS
    entry: int = 1
    question: str = WHY
    can_leave_out: bool = False

    @property
    def steps(self) -> tuple[Step, ...]:
        return () if self.breakdown is None else self.breakdown.steps

    @property
    def at_step(self) -> Step:
        return self.steps[self.step - 1] if self.steps else new_step()

    @property
    def at_point(self) -> Point:
        points = self.at_step.points
        return points[self.point - 1] if points else new_point()

    @property
    def entries(self) -> tuple[Entry, ...]:
        return () if self.breakdown is None else _entries(self.breakdown, self.part)

    @property
    def at_entry(self) -> Entry | None:
        return self.entries[self.entry - 1] if self.entries else None

    @property
    def at_question(self) -> Question:
        if self.breakdown is None:
            return Question({}, {})
        return self.breakdown.why if self.question == WHY else self.breakdown.what_if


class BreakdownViewModel(ViewModel[BreakdownState]):
    changed = Signal(object)
    """The ``Breakdown`` as it is now, or None."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(BreakdownState(), parent)

    def take(self, task: str, breakdown: Breakdown | None, *, is_adopted: bool) -> None:
        """``is_adopted``: the plant's programme has one already."""
        self._show(BreakdownState(task, breakdown, can_leave_out=not is_adopted))

    def begin(self) -> None:
        """Write one for a task that has none."""
        if self.state.breakdown is None:
            self._change(new_breakdown(self.state.task))

    def leave_out(self) -> None:
        state = self.state
        if state.can_leave_out and state.breakdown is not None:
            self._show(BreakdownState(state.task, can_leave_out=True))
            self.changed.emit(None)

    # --- the whole of it ------------------------------------------------------------------------

    def choose_minutes(self, minutes: str) -> None:
        if (found := self.state.breakdown) is not None:
            self._change(with_fields(found, minutes=int(minutes)))

    def say_needs(self, lang: str, text: str) -> None:
        if (found := self.state.breakdown) is not None:
            self._change(with_fields(found, needs={**found.needs, lang: text}))

    def say_not_level_1(self, lang: str, text: str) -> None:
        if (found := self.state.breakdown) is not None:
            self._change(with_fields(found, not_level_1={**found.not_level_1, lang: text}))

    # --- steps ----------------------------------------------------------------------------------

    def go_to_step(self, number: str) -> None:
        self._show(replace(self.state, step=int(number), point=1))

    def say_do(self, lang: str, text: str) -> None:
        step = self.state.at_step
        self._change_step(with_fields(step, do={**step.do, lang: text}))

    def add_step(self) -> None:
        """Behind the one at hand."""
        state = self.state
        steps = added(state.steps, state.step, new_step())
        self._change_steps(steps, step=state.step + 1, point=1)

    def move_step(self, by: int) -> None:
        state = self.state
        steps = moved(state.steps, state.step, by)
        if steps != state.steps:
            self._change_steps(steps, step=state.step + by, point=state.point)

    def remove_step(self) -> None:
        state = self.state
        if len(state.steps) > 1:
            steps = removed(state.steps, state.step)
            self._change_steps(steps, step=min(state.step, len(steps)), point=1)

    # --- key points of the step at hand ---------------------------------------------------------

    def go_to_point(self, number: str) -> None:
        self._show(replace(self.state, point=int(number)))

    def say_key(self, lang: str, text: str) -> None:
        point = self.state.at_point
        self._change_point(with_fields(point, key={**point.key, lang: text}))

    def say_reason(self, lang: str, text: str) -> None:
        point = self.state.at_point
        self._change_point(with_fields(point, reason={**point.reason, lang: text}))

    def choose_source(self, source: str) -> None:
        self._change_point(with_fields(self.state.at_point, source=source))

    def add_point(self) -> None:
        state = self.state
        self._change_points(
            added(state.at_step.points, state.point, new_point()), point=state.point + 1
        )

    def move_point(self, by: int) -> None:
        state = self.state
        points = moved(state.at_step.points, state.point, by)
        if points != state.at_step.points:
            self._change_points(points, point=state.point + by)

    def remove_point(self) -> None:
        state = self.state
        if len(state.at_step.points) > 1:
            points = removed(state.at_step.points, state.point)
            self._change_points(points, point=min(state.point, len(points)))

    # --- errors, hazards, evidence, stop and call -----------------------------------------------

    def choose_part(self, part: str) -> None:
        state = replace(self.state, part=part)
        self._show(replace(state, entry=min(1, len(state.entries))))

    def go_to_entry(self, number: str) -> None:
        self._show(replace(self.state, entry=int(number)))

    def say_entry(self, lang: str, text: str) -> None:
        """An entry of one text, or what can hurt."""
        entry = self.state.at_entry
        if isinstance(entry, Hazard):
            self._change_entry(with_fields(entry, what={**entry.what, lang: text}))
        elif entry is not None:
            self._change_entry({**entry, lang: text})

    def say_control(self, lang: str, text: str) -> None:
        entry = self.state.at_entry
        if isinstance(entry, Hazard):
            self._change_entry(with_fields(entry, control={**entry.control, lang: text}))

    def add_entry(self) -> None:
        state = self.state
        new: Entry = new_hazard() if state.part == HAZARDS else {}
        self._change_entries(added(state.entries, state.entry, new), entry=state.entry + 1)

    def move_entry(self, by: int) -> None:
        state = self.state
        entries = moved(state.entries, state.entry, by)
        if entries != state.entries:
            self._change_entries(entries, entry=state.entry + by)

    def remove_entry(self) -> None:
        state = self.state
        if state.entries:
            entries = removed(state.entries, state.entry)
            self._change_entries(entries, entry=min(state.entry, len(entries)))

    # --- questions to ask -----------------------------------------------------------------------

    def choose_question(self, question: str) -> None:
        self._show(replace(self.state, question=question))

    def say_ask(self, lang: str, text: str) -> None:
        question = self.state.at_question
        self._change_question(with_fields(question, ask={**question.ask, lang: text}))

    def say_answer(self, lang: str, text: str) -> None:
        question = self.state.at_question
        self._change_question(with_fields(question, answer={**question.answer, lang: text}))

    # --- the only writers -----------------------------------------------------------------------

    def _change(
        self,
        breakdown: Breakdown,
        *,
        step: int | None = None,
        point: int | None = None,
        entry: int | None = None,
    ) -> None:
        """Places that are not given stay as they are."""
        at = self.state
        state = replace(
            at,
            breakdown=breakdown,
            step=at.step if step is None else step,
            point=at.point if point is None else point,
            entry=at.entry if entry is None else entry,
        )
        if state.breakdown != self.state.breakdown:
            self._show(state)
            self.changed.emit(breakdown)

    def _change_steps(self, steps: tuple[Step, ...], *, step: int, point: int) -> None:
        if (found := self.state.breakdown) is not None:
            self._change(with_fields(found, steps=steps), step=step, point=point)

    def _change_step(self, step: Step) -> None:
        state = self.state
        steps = changed(state.steps, state.step, step)
        self._change_steps(steps, step=state.step, point=state.point)

    def _change_points(self, points: tuple[Point, ...], *, point: int) -> None:
        state = self.state
        steps = changed(state.steps, state.step, with_fields(state.at_step, points=points))
        self._change_steps(steps, step=state.step, point=point)

    def _change_point(self, point: Point) -> None:
        state = self.state
        self._change_points(changed(state.at_step.points, state.point, point), point=state.point)

    def _change_entries(self, entries: tuple[Entry, ...], *, entry: int) -> None:
        if (found := self.state.breakdown) is not None:
            self._change(with_fields(found, **{self.state.part: entries}), entry=entry)

    def _change_entry(self, entry: Entry) -> None:
        state = self.state
        self._change_entries(changed(state.entries, state.entry, entry), entry=state.entry)

    def _change_question(self, question: Question) -> None:
        if (found := self.state.breakdown) is not None:
            self._change(with_fields(found, **{self.state.question: question}))


def _entries(breakdown: Breakdown, part: str) -> tuple[Entry, ...]:
    match part:
        case "hazards":
            return breakdown.hazards
        case "evidence":
            return breakdown.evidence
        case "stops":
            return breakdown.stops
    return breakdown.errors
