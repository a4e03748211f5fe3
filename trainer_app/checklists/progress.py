"""A trainee's whole programme on a date: counts by unit, and what exactly remains. Pure.

Counts, never a percentage: an average hides a missing safety task (domain.md 4.1).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trainer_app.checklists import bodies as b
from trainer_app.checklists.claims import Case
from trainer_app.checklists.directory import Directory, UnitOf
from trainer_app.checklists.effects import Effects, Thing
from trainer_app.checklists.in_class import Mark, keep_mark, mark_of
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.lessons import Lesson, lessons
from trainer_app.checklists.packs import Task, Unit
from trainer_app.checklists.standing import Question, QuestionKind
from trainer_app.checklists.status import Lack, Status, TaskStatus
from trainer_app.kernel.ids import PersonId, RecordId

MILESTONE_KINDS = (
    "module.completed",
    "practical.attended",
    "capstone.assessed",
    "unit.signed",
    "record.withdrawn",
    "question.raised",
    "question.decided",
)


@dataclass(frozen=True, slots=True)
class Milestones:
    """What is marked once, beside the tasks: each with the day people stated."""

    marks: Mapping[str, Mark]
    """By module or session; also those that are in question."""
    units: Mapping[str, tuple[date, PersonId]]
    capstone: date | None = None
    questions: tuple[tuple[str, Question], ...] = ()
    """What is open, by the id of the unit, module or session that it is about; of the capstone an
    empty one."""

    @classmethod
    def none(cls) -> Milestones:
        return cls({}, {})

    @property
    def modules(self) -> Mapping[str, date]:
        """Those that are complete."""
        return self._marked(sessions=False)

    @property
    def practicals(self) -> Mapping[str, date]:
        return self._marked(sessions=True)

    def _marked(self, *, sessions: bool) -> Mapping[str, date]:
        return {
            about: mark.on
            for about, mark in self.marks.items()
            if mark.is_session is sessions and not mark.in_question
        }

    @classmethod
    def of(
        cls,
        records: Iterable[Record],
        trainee: PersonId,
        directory: Directory,
        unit_of: UnitOf,
        on: date,
    ) -> Milestones:
        """From all records of ``MILESTONE_KINDS`` of one trainee, up to the date.

        What is in question is not reached until it is decided.
        """
        effects = Effects(records, trainee, directory, unit_of)
        asked = effects.open_questions()
        marks: dict[str, Mark] = {}
        units: dict[str, tuple[date, PersonId]] = {}
        capstone: date | None = None
        questions: list[tuple[str, Question]] = []
        for thing in effects.things():
            found = list(_open_about(thing, asked, effects, on))
            questions += found
            in_question = bool(found) or thing.differ
            for record in thing.heads if thing.differ else thing.present:
                mark = mark_of(record, in_question=in_question)
                if mark is not None and mark.on <= on:
                    keep_mark(marks, mark)
                if in_question:
                    continue
                match record.body:
                    case b.UnitSigned(unit=unit, on=day) if day <= on and record.head.by:
                        signed = (day, record.head.by.person)
                        units[unit] = min(signed, units.get(unit, signed))
                    case b.CapstoneAssessed(passed=True, on=date() as day) if day <= on:
                        capstone = day if capstone is None else min(day, capstone)
        return cls(marks, units, capstone, tuple(questions))


def _open_about(
    thing: Thing, asked: Mapping[RecordId, Sequence[Record]], effects: Effects, on: date
) -> Iterator[tuple[str, Question]]:
    """What is asked about one of them, and two versions of it that do not agree."""
    for head in thing.heads:
        said = head
        if isinstance(head.body, b.RecordWithdrawn):
            said = effects.counting.get(head.body.about, head)
        place = _place(said.body)
        if place is None or place[1] > on:
            continue
        about, day = place
        if thing.differ:
            heads = tuple(record.id for record in thing.heads)
            yield about, Question(QuestionKind.TWO_HEADS, thing.id, heads, day)
            return
        for version in sorted(thing.versions):
            for question in asked.get(version, ()):
                records = (head.id, question.id)
                yield about, Question(QuestionKind.RAISED, thing.id, records, day)


def _place(body: b.Body | None) -> tuple[str, date] | None:
    """What is marked once, and on which day."""
    match body:
        case b.ModuleCompleted(module=module, on=day):
            return module, day
        case b.PracticalAttended(session=session, on=day):
            return session, day
        case b.UnitSigned(unit=unit, on=day):
            return unit, day
        case b.CapstoneAssessed(on=date() as day):
            return "", day
    return None


class Remaining(StrEnum):
    """One kind of thing that remains before *ready to present* (domain.md 4.5.8)."""

    SIGN_OFFS = "sign_offs"
    OTHER_SETUP = "other_setup"
    NOT_SIMULATED = "not_simulated"
    SECOND_LOOK = "second_look"
    LAPSED = "lapsed"
    QUESTION = "question"
    MODULE = "module"
    PRACTICAL = "practical"
    CAPSTONE = "capstone"
    UNIT_SIGNATURE = "unit_signature"


@dataclass(frozen=True, slots=True)
class Remainder:
    """One thing that remains: which task, module, session or unit, and how many sign-offs."""

    kind: Remaining
    id: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class UnitProgress:
    """Counts of one unit, over its applicable tasks."""

    unit: Unit
    statuses: tuple[TaskStatus, ...]
    tasks: int
    signed: int
    """At the sign-off level with N reached, lapsed ones not counted."""
    due: int
    lapsed: int
    in_question: int
    signed_by: PersonId | None = None
    signed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """The whole programme of one trainee on a date."""

    trainee: PersonId
    on: date
    units: tuple[UnitProgress, ...]
    statuses: Mapping[str, TaskStatus]
    milestones: Milestones
    remains: tuple[Remainder, ...]
    lessons: Mapping[str, Lesson]
    """By task: in class and on the floor; no entry where a task is not taught in class."""

    @property
    def signed(self) -> int:
        return sum(unit.signed for unit in self.units)

    @property
    def tasks(self) -> int:
        return sum(unit.tasks for unit in self.units)


def progress(case: Case, milestones: Milestones, on: date) -> Progress:
    """Every task's status, the counts by unit, and what remains."""
    statuses = {task.id: case.status(task.id, on) for task in case.pack.all_tasks()}
    units = tuple(_unit(unit, statuses, milestones) for unit in case.pack.units)
    return Progress(
        case.trainee.id,
        on,
        units,
        statuses,
        milestones,
        tuple(_remains(case, statuses, milestones)),
        lessons(case, statuses, milestones.modules),
    )


def _unit(unit: Unit, statuses: Mapping[str, TaskStatus], milestones: Milestones) -> UnitProgress:
    own = tuple(statuses[task.id] for task in unit.tasks)
    applicable = [s for s in own if s.status is not Status.NOT_APPLICABLE]
    signed = milestones.units.get(unit.id)
    return UnitProgress(
        unit,
        own,
        tasks=len(applicable),
        signed=sum(s.is_current for s in applicable),
        due=sum(s.status is Status.DUE for s in applicable),
        lapsed=sum(s.status is Status.LAPSED for s in applicable),
        in_question=sum(s.status is Status.IN_QUESTION for s in applicable),
        signed_on=signed[0] if signed else None,
        signed_by=signed[1] if signed else None,
    )


def _remains(
    case: Case, statuses: Mapping[str, TaskStatus], milestones: Milestones
) -> Iterable[Remainder]:
    pack, policy = case.pack, case.policy
    modules, practicals = milestones.modules, milestones.practicals
    for task in pack.all_tasks():
        yield from _task_remains(task, statuses[task.id])
    if policy.ready_needs_modules:
        for module in pack.modules:
            if module.id not in modules:
                yield Remainder(Remaining.MODULE, module.id)
    if policy.ready_needs_sessions:
        for practical in pack.practicals:
            if practical.id not in practicals:
                yield Remainder(Remaining.PRACTICAL, practical.id)
    if policy.ready_needs_unit_signatures:
        for unit in pack.units:
            asked = any(
                task.is_core and statuses[task.id].status is not Status.NOT_APPLICABLE
                for task in unit.tasks
            )
            if asked and unit.id not in milestones.units:
                yield Remainder(Remaining.UNIT_SIGNATURE, unit.id)
    if policy.ready_needs_capstone and milestones.capstone is None:
        yield Remainder(Remaining.CAPSTONE)


_LACKS = {
    Lack.SIGN_OFFS: Remaining.SIGN_OFFS,
    Lack.OTHER_SETUP: Remaining.OTHER_SETUP,
    Lack.NOT_SIMULATED: Remaining.NOT_SIMULATED,
    Lack.NOT_CAPSTONE: Remaining.SIGN_OFFS,
}


def _task_remains(task: Task, status: TaskStatus) -> Iterable[Remainder]:
    """Every core task that applies; of a site task only an open question stands in the way."""
    if status.status is Status.NOT_APPLICABLE:
        return
    if status.questions:
        yield Remainder(Remaining.QUESTION, task.id, len(status.questions))
    if not task.is_core:
        return
    if not status.is_achieved:
        kind = _LACKS[status.lacks[0]] if status.lacks else Remaining.SIGN_OFFS
        yield Remainder(kind, task.id, max(1, status.required - status.counted))
    elif status.lapse_reason is not None:
        yield Remainder(Remaining.LAPSED, task.id)
    elif status.second_look_missing or status.paused:
        yield Remainder(Remaining.SECOND_LOOK, task.id)
