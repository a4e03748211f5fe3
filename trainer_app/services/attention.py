"""What waits for a supervisor or an assessor: *Due and questions*, and the second looks.

Reads only, chooses no words. Worked out once for each trainee and kept until something about them
arrives, so that a plant of 30 with years of records is there at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from trainer_app.checklists.audiences import AUDIENCES
from trainer_app.checklists.directory import Person
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.patterns import Pattern
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Reading, Store
from trainer_app.checklists.progress import Progress, UnitProgress
from trainer_app.checklists.sampling import Signed, picked
from trainer_app.checklists.standing import Question, Standing
from trainer_app.checklists.status import LapseReason, Status, TaskStatus
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.folding import folded
from trainer_app.kernel.ids import RecordId
from trainer_app.kernel.patience import Patience
from trainer_app.services.cases import (
    adopted_pack,
    is_of,
    terms,
    whole_catalogue,
)
from trainer_app.services.deciding import not_here, set_aside
from trainer_app.services.kept import Kept
from trainer_app.services.matters import MAY_SEE, Concern, Matter
from trainer_app.services.pages import Pages
from trainer_app.services.patterns import Patterns
from trainer_app.services.sampling_pool import learning, signed_before
from trainer_app.services.session import SignedIn
from trainer_app.services.signers import may_give_look

_ANOTHER_LOOK: Final = (Concern.PAUSED, Concern.SECOND_LOOK)


@dataclass(frozen=True, slots=True)
class AttentionPage:
    """``concerns``: what this viewer is asked about at all, in order, empty ones too."""

    pack: Pack
    today: date
    concerns: tuple[Concern, ...]
    matters: tuple[Matter, ...]
    left: int = 0
    """How many people have not been looked at yet: who asks again is told more."""


@dataclass(frozen=True, slots=True)
class _Found:
    """About one trainee: what waits, and what may be looked at again."""

    trainee: Person
    matters: tuple[Matter, ...]
    signed: tuple[Signed, ...]


class Attention:
    def __init__(self, store: Store, clock: Clock, pages: Pages, patterns: Patterns) -> None:
        self._store = store
        self._clock = clock
        self._pages = pages
        self._patterns = patterns
        self._found: dict[str, Kept[_Found]] = {audience: Kept() for audience in AUDIENCES}

    def page(self, viewer: SignedIn, *, patience: Patience | None = None) -> AttentionPage:
        """What waits for this viewer. An assessor sees the looks that are theirs to give.

        When ``patience`` is over, the others are ``left``; without, it takes as long as it does.
        """
        everything = viewer.may(Action.DECIDE_QUESTION)
        with self._store.reading() as reading:
            off = () if self._patterns.is_shown(reading) else (Concern.PATTERN,)
            concerns = tuple(c for c in Concern if c not in off and viewer.may(MAY_SEE[c]))
            human = reading.directory().human(viewer.id)
            found, left = self._all(reading, patience)
            matters = [
                matter
                for matter in _but_own(reading, found, viewer)
                if matter.concern in concerns
                and (everything or matter.concern not in _ANOTHER_LOOK or human in matter.may_give)
            ]
            if Concern.SAMPLE in concerns and not left:  # who is picked depends on all of them
                matters += _samples(reading, self._picked(reading, found), viewer)
            if Concern.PATTERN in concerns:
                told = self._patterns.of_others(reading, viewer, patience)
                matters += _standing_out(reading, told.patterns)
                left += told.left
            if Concern.NOT_APPLICABLE in concerns:
                matters += [Matter(Concern.NOT_APPLICABLE, task=t) for t in not_here(reading)]
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
            found, left = self._all(reading, patience)
            own = _but_own(reading, found, viewer)
            matters = [m for m in own if m.concern in _ANOTHER_LOOK]
            return AttentionPage(
                whole_catalogue(reading),
                self._clock.now().date,
                _ANOTHER_LOOK,
                _in_order(matters),
                left,
            )

    def to_look_at(self, reading: Reading) -> tuple[Signed, ...]:
        """Every sign-off that is picked this month and not looked at yet, whoever asks."""
        return self._picked(reading, self._all(reading, None)[0])

    def _picked(self, reading: Reading, found: Iterable[_Found]) -> tuple[Signed, ...]:
        each = adopted_pack(reading).policy.sampled_each_month
        return picked((s for one in found for s in one.signed), self._clock.now().date, each)

    def _all(self, reading: Reading, patience: Patience | None) -> tuple[list[_Found], int]:
        """Of everybody active who learns, as far as there is time."""
        today = self._clock.now().date
        found: list[_Found] = []
        left = 0
        for person, audience in learning(reading):
            if patience is None or not patience.is_over:
                found.append(self._of(reading, person, today, audience))
                continue
            known = self._found[audience].fresh(reading, person.id, today)
            found += [] if known is None else [known]
            left += known is None
        return found, left

    def _of(self, reading: Reading, trainee: Person, today: date, audience: str) -> _Found:
        def found() -> _Found:
            whole = self._pages.whole(reading, trainee.id, today, audience)
            pack = adopted_pack(reading, audience)
            return _Found(
                trainee,
                _Looking(reading, trainee, whole, pack).matters(),
                signed_before(reading, trainee.id, whole.statuses.values(), pack, today),
            )

        return self._found[audience].answer(reading, trainee.id, today, found)


def _but_own(reading: Reading, found: Iterable[_Found], viewer: SignedIn) -> Iterator[Matter]:
    """Nobody decides about himself."""
    directory = reading.directory()
    for one in found:
        if not directory.same_human(one.trainee.id, viewer.id):
            yield from one.matters


def _samples(reading: Reading, picks: Iterable[Signed], viewer: SignedIn) -> list[Matter]:
    """Those that this viewer had no part in."""
    directory = reading.directory()
    return [
        Matter(
            Concern.SAMPLE,
            directory.kept(one.trainee),
            directory.name(one.trainee),
            one.task,
            thing=one.record,
            day=one.observed_on,
            names=(directory.name(one.signer),),
        )
        for one in picks
        if not one.has_a_part(viewer.id, directory)
    ]


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


def _standing_out(reading: Reading, patterns: Iterable[Pattern]) -> list[Matter]:
    name = reading.directory().name
    return [
        Matter(Concern.PATTERN, p.signer, name(p.signer), day=p.day, pattern=p) for p in patterns
    ]


def _is_complete(pack: Pack, unit: UnitProgress) -> bool:
    """Every core task that applies is signed off, and there is one."""
    core = [
        status
        for status in unit.statuses
        if pack.tasks[status.task].is_core and status.status is not Status.NOT_APPLICABLE
    ]
    return bool(core) and all(status.is_current for status in core)


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
