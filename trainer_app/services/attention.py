"""What waits for a supervisor or an assessor: *Due and questions*, and the second looks.

Reads only, chooses no words. Worked out once for each trainee and kept until something about them
arrives, so that a plant of 30 with years of records is there at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from trainer_app.checklists import bodies as b
from trainer_app.checklists.audiences import AUDIENCES, TRAINEES, TRAINERS
from trainer_app.checklists.directory import Directory, Person, learners
from trainer_app.checklists.packs import Pack, Task
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Reading, Store
from trainer_app.checklists.progress import Progress, UnitProgress
from trainer_app.checklists.standing import Question, QuestionKind, Standing
from trainer_app.checklists.status import LapseReason, Status, TaskStatus, open_unsafe
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.folding import folded
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.kernel.patience import Patience
from trainer_app.services.cases import (
    adopted_pack,
    is_of,
    terms,
    trainers_pack,
    whole_catalogue,
)
from trainer_app.services.deciding import set_aside
from trainer_app.services.kept import Kept
from trainer_app.services.pages import Pages
from trainer_app.services.session import SignedIn

NOBODY: Final = PersonId("")
NOTHING: Final = RecordId("")


class Concern(StrEnum):
    """Why something waits, in the order in which it is offered."""

    QUESTION = "question"
    LAPSED = "lapsed"
    DUE = "due"
    REOBSERVATION = "reobservation"
    PAUSED = "paused"
    SECOND_LOOK = "second_look"
    UNIT = "unit"
    CAPSTONE = "capstone"
    NOT_APPLICABLE = "not_applicable"


MAY_SEE: Final = {
    Concern.QUESTION: Action.DECIDE_QUESTION,
    Concern.LAPSED: Action.EXTEND,
    Concern.DUE: Action.EXTEND,
    Concern.REOBSERVATION: Action.REQUIRE_REOBSERVATION,
    Concern.PAUSED: Action.SIGN_AS_SECOND,
    Concern.SECOND_LOOK: Action.SIGN_AS_SECOND,
    Concern.UNIT: Action.SIGN_UNIT,
    Concern.CAPSTONE: Action.ASSESS_CAPSTONE,
    Concern.NOT_APPLICABLE: Action.APPROVE_NOT_APPLICABLE,
}
"""Who is asked about what: the action that answers it."""

_ANOTHER_LOOK: Final = (Concern.PAUSED, Concern.SECOND_LOOK)


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing that waits. ``task``: its id, or the unit's. ``trainee`` empty: the whole plant."""

    concern: Concern
    trainee: PersonId = NOBODY
    name: str = ""
    task: str = ""
    thing: RecordId = NOTHING
    """Of a question: what is decided."""
    kind: QuestionKind | None = None
    day: date | None = None
    """Of a question the day that was watched; else the day on which it lapses or lapsed."""
    days_left: int | None = None
    extended_until: date | None = None
    may_give: tuple[PersonId, ...] = ()
    """Who may give the look that is missing."""
    names: tuple[str, ...] = ()
    """Theirs; of a question, of those who stand against each other."""
    is_task: bool = True
    """False for a question about a unit, a module, a session or the capstone."""


@dataclass(frozen=True, slots=True)
class AttentionPage:
    """``concerns``: what this viewer is asked about at all, in order, empty ones too."""

    pack: Pack
    today: date
    concerns: tuple[Concern, ...]
    matters: tuple[Matter, ...]
    left: int = 0
    """How many people have not been looked at yet: who asks again is told more."""


class Attention:
    def __init__(self, store: Store, clock: Clock, pages: Pages) -> None:
        self._store = store
        self._clock = clock
        self._pages = pages
        self._matters: dict[str, Kept[tuple[Matter, ...]]] = {a: Kept() for a in AUDIENCES}

    def page(self, viewer: SignedIn, *, patience: Patience | None = None) -> AttentionPage:
        """What waits for this viewer. An assessor sees the looks that are theirs to give.

        When ``patience`` is over, the others are ``left``; without, it takes as long as it does.
        """
        concerns = tuple(c for c in Concern if viewer.may(MAY_SEE[c]))
        everything = viewer.may(Action.DECIDE_QUESTION)
        with self._store.reading() as reading:
            human = reading.directory().human(viewer.id)
            found, left = self._all(reading, viewer, patience)
            matters = [
                matter
                for matter in found
                if matter.concern in concerns
                and (everything or matter.concern not in _ANOTHER_LOOK or human in matter.may_give)
            ]
            if Concern.NOT_APPLICABLE in concerns:
                matters += _set_aside_for_all(reading)
            return AttentionPage(
                whole_catalogue(reading),
                self._clock.now().date,
                concerns,
                _in_order(matters),
                left,
            )

    def second_looks(self, viewer: SignedIn, *, patience: Patience | None = None) -> AttentionPage:
        """Every look by another person that is missing, with who may give it."""
        viewer.require(Action.SIGN_AS_SECOND)
        with self._store.reading() as reading:
            found, left = self._all(reading, viewer, patience)
            matters = [m for m in found if m.concern in _ANOTHER_LOOK]
            return AttentionPage(
                whole_catalogue(reading),
                self._clock.now().date,
                _ANOTHER_LOOK,
                _in_order(matters),
                left,
            )

    def _all(
        self, reading: Reading, viewer: SignedIn, patience: Patience | None
    ) -> tuple[list[Matter], int]:
        """Of everybody active who learns, but the viewer: nobody decides about himself."""
        directory, today = reading.directory(), self._clock.now().date
        found: list[Matter] = []
        left = 0
        for person, audience in self._learners(reading):
            if directory.same_human(person.id, viewer.id):
                continue
            if patience is None or not patience.is_over:
                found += self._of(reading, person, today, audience)
                continue
            known = self._matters[audience].fresh(reading, person.id, today)
            found += known or ()
            left += known is None
        return found, left

    def _learners(self, reading: Reading) -> Iterator[tuple[Person, str]]:
        has_trainers = trainers_pack(reading) is not None
        directory = reading.directory()
        for person in learners(directory):
            yield person, TRAINEES
        for person in directory.everybody() if has_trainers else ():
            if person.active and person.may(Action.SIGN_OFF):
                yield person, TRAINERS

    def _of(
        self, reading: Reading, trainee: Person, today: date, audience: str
    ) -> tuple[Matter, ...]:
        def matters() -> tuple[Matter, ...]:
            whole = self._pages.whole(reading, trainee.id, today, audience)
            return _Looking(reading, trainee, whole, adopted_pack(reading, audience)).matters()

        return self._matters[audience].answer(reading, trainee.id, today, matters)


class _Looking:
    """What waits about one trainee, from their whole programme."""

    def __init__(self, reading: Reading, trainee: Person, whole: Progress, pack: Pack) -> None:
        self._reading, self._trainee, self._whole = reading, trainee, whole
        self._directory = reading.directory()
        self._pack = pack
        self._policy = terms(reading, self._pack, trainee.id).policy
        missing = [t for t, s in whole.statuses.items() if s.paused or s.second_look_missing]
        self._standings = reading.standings(trainee.id, missing) if missing else {}

    def matters(self) -> tuple[Matter, ...]:
        found: list[Matter] = []
        for status in self._whole.statuses.values():
            found += self._of_task(status)
        found += self._of_milestones()
        if self._policy.ready_needs_unit_signatures:
            found += [
                self._matter(Concern.UNIT, unit.unit.id)
                for unit in self._whole.units
                if unit.signed_on is None and _is_complete(self._pack, unit)
            ]
        if self._policy.ready_needs_capstone and self._awaits_capstone():
            found.append(self._matter(Concern.CAPSTONE))
        return tuple(found)

    def _of_milestones(self) -> list[Matter]:
        asked: dict[str, list[Question]] = {}
        for about, question in self._whole.milestones.questions:
            if is_of(self._pack, about):
                asked.setdefault(about, []).append(question)
        return [
            replace(matter, is_task=False)
            for about, questions in asked.items()
            for matter in self._questions(about, questions)
        ]

    def _of_task(self, status: TaskStatus) -> list[Matter]:
        if status.status is Status.NOT_APPLICABLE:
            return self._aside(status)
        found = [*self._questions(status.task, status.questions), *self._lapsing(status)]
        if status.paused:
            found.append(self._look(Concern.PAUSED, status))
        elif status.second_look_missing:
            found.append(self._look(Concern.SECOND_LOOK, status))
        return found

    def _matter(self, concern: Concern, task: str = "") -> Matter:
        return Matter(concern, self._trainee.id, self._trainee.name, task)

    def _questions(self, about: str, questions: Sequence[Question]) -> list[Matter]:
        """One for each thing: a decision answers everything that was asked about it."""
        by_thing = {question.thing: question for question in reversed(questions)}
        return [
            replace(
                self._matter(Concern.QUESTION, about),
                thing=thing,
                kind=question.kind,
                day=question.observed_on,
                names=self._makers(question.records),
            )
            for thing, question in by_thing.items()
        ]

    def _makers(self, records: Iterable[RecordId]) -> tuple[str, ...]:
        found = (self._reading.record(record_id) for record_id in records)
        return tuple(
            dict.fromkeys(
                self._directory.name(record.head.by.person)
                for record in found
                if record is not None and record.head.by is not None
            )
        )

    def _lapsing(self, status: TaskStatus) -> list[Matter]:
        """Whatever word is shown: what is in question lapses all the same."""
        reason, expires = status.lapse_reason, status.expires_on
        if reason is LapseReason.REOBSERVATION:
            return [self._matter(Concern.REOBSERVATION, status.task)]
        if expires is None:
            return []
        left = (expires - status.on).days
        lapses = replace(
            self._matter(Concern.DUE, status.task),
            day=expires,
            days_left=left,
            extended_until=status.extended_until,
        )
        if reason is LapseReason.CALENDAR:
            return [replace(lapses, concern=Concern.LAPSED)]
        return [lapses] if left <= max(self._policy.warn_days, default=0) else []

    def _look(self, concern: Concern, status: TaskStatus) -> Matter:
        task, standing = self._pack.tasks[status.task], self._standings.get(status.task, Standing())
        people = may_give_look(self._directory, self._trainee.id, task, standing, status.on)
        return replace(
            self._matter(concern, status.task),
            day=status.achieved_on,
            may_give=tuple(self._directory.human(person.id) for person in people),
            names=tuple(person.name for person in people),
        )

    def _aside(self, status: TaskStatus) -> list[Matter]:
        """Set aside for this trainee alone; what holds for the plant is told once."""
        own = set_aside(self._reading, status.task, self._trainee.id)
        return [self._matter(Concern.NOT_APPLICABLE, status.task)] if own else []

    def _awaits_capstone(self) -> bool:
        core = [task for task in self._pack.all_tasks() if task.is_core]
        return (
            bool(core)
            and self._whole.milestones.capstone is None
            and all(
                self._whole.statuses[task.id].level >= self._policy.sign_off_level
                or self._whole.statuses[task.id].status is Status.NOT_APPLICABLE
                for task in core
            )
        )


def may_give_look(
    directory: Directory, trainee: PersonId, task: Task, standing: Standing, on: date
) -> tuple[Person, ...]:
    """Who may watch this task as another person: the right to sign it, and no part in it so far."""
    had_a_part = {o for p in standing.performances for o in p.observers if p.observed_on <= on}
    had_a_part |= set(open_unsafe(task, standing, on))
    return tuple(
        sorted(
            (
                person
                for person in directory.everybody()
                if person.may(Action.SIGN_OFF)
                and not directory.same_human(person.id, trainee)
                and directory.human(person.id) not in had_a_part
                and directory.right_for(person.id, task.id, task.unit, on) is not None
            ),
            key=lambda person: folded(person.name),
        )
    )


def _is_complete(pack: Pack, unit: UnitProgress) -> bool:
    """Every core task that applies is signed off, and there is one."""
    core = [
        status
        for status in unit.statuses
        if pack.tasks[status.task].is_core and status.status is not Status.NOT_APPLICABLE
    ]
    return bool(core) and all(status.is_current for status in core)


def _set_aside_for_all(reading: Reading) -> list[Matter]:
    """What does not apply in the whole plant, whoever is a trainee."""
    named = {
        record.body.task
        for record in reading.records(("task.not_applicable",))
        if isinstance(record.body, b.TaskNotApplicable) and record.body.trainee is None
    }
    known = whole_catalogue(reading).tasks
    return [
        Matter(Concern.NOT_APPLICABLE, task=task)
        for task in sorted(named)
        if task in known and set_aside(reading, task, None)
    ]


def _in_order(matters: Iterable[Matter]) -> tuple[Matter, ...]:
    """By concern; what is soonest or longest open first, then by name and task."""
    order = list(Concern)
    return tuple(
        sorted(
            matters,
            key=lambda m: (
                order.index(m.concern),
                m.day or date.max,
                folded(m.name),
                m.task,
                m.thing,
            ),
        )
    )
