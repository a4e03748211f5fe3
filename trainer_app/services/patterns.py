"""What stands out in sign-offs, told to whoever signed first. Reads only; nothing while it is off.

Each trainee's sign-offs of the last weeks are read once and kept until something about them
arrives.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import Person
from trainer_app.checklists.effects import Effects
from trainer_app.checklists.packs import Pack, Policy
from trainer_app.checklists.patterns import (
    Entry,
    Pattern,
    for_supervisors,
    is_recent,
    patterns,
)
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Reading, Store
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId
from trainer_app.kernel.patience import Patience
from trainer_app.services.cases import adopted_pack, terms, whole_catalogue
from trainer_app.services.kept import Kept
from trainer_app.services.session import SignedIn
from trainer_app.services.units import units

_KINDS: Final = ("signoff.recorded", "record.withdrawn", "question.decided")


@dataclass(frozen=True, slots=True)
class Told:
    """``left``: how many people have not been looked at yet; who asks again is told more."""

    patterns: tuple[Pattern, ...]
    left: int = 0


@dataclass(frozen=True, slots=True)
class PatternsPage:
    person: Person
    own: bool
    pack: Pack
    names: dict[PersonId, str]
    patterns: tuple[Pattern, ...]
    first_days: int
    """For so long only whoever signed sees it."""
    left: int = 0


class Patterns:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._entries: Kept[tuple[Entry, ...]] = Kept()

    def count(self, viewer: SignedIn, *, patience: Patience | None = None) -> Told:
        """What stands out in the viewer's own sign-offs; nothing while it is off."""
        with self._store.reading() as reading:
            return self._of(reading, viewer.id, patience)

    def page(
        self, viewer: SignedIn, person: PersonId, *, patience: Patience | None = None
    ) -> PatternsPage:
        """One's own at once; somebody else's for a supervisor, some days later."""
        with self._store.reading() as reading:
            directory = reading.directory()
            own = directory.same_human(viewer.id, person)
            if not own:
                viewer.require(Action.DECIDE_QUESTION)
            known = directory.people.get(directory.kept(person))
            if known is None:
                raise Refusal(ErrorCode.PERSON_UNKNOWN, person=directory.name(person))
            policy, told = _policy(reading), self._of(reading, person, patience)
            today = self._clock.now().date
            shown = told.patterns if own else for_supervisors(told.patterns, policy, today)
            trainees = {entry.trainee for one in shown for entry in one.entries}
            return PatternsPage(
                known,
                own,
                whole_catalogue(reading),
                {trainee: directory.name(trainee) for trainee in trainees},
                shown,
                policy.patterns_first_days,
                told.left,
            )

    def is_shown(self, reading: Reading) -> bool:
        return _policy(reading).shows_patterns

    def of_others(
        self, reading: Reading, viewer: SignedIn, patience: Patience | None = None
    ) -> Told:
        """For a supervisor: what whoever signed has had time to see alone."""
        told, directory = self._told(reading, patience), reading.directory()
        shown = for_supervisors(told.patterns, _policy(reading), self._clock.now().date)
        others = (p for p in shown if not directory.same_human(p.signer, viewer.id))
        return Told(tuple(others), told.left)

    def _of(self, reading: Reading, person: PersonId, patience: Patience | None) -> Told:
        told, directory = self._told(reading, patience), reading.directory()
        own = (p for p in told.patterns if directory.same_human(p.signer, person))
        return Told(tuple(own), told.left)

    def _told(self, reading: Reading, patience: Patience | None) -> Told:
        policy, today = _policy(reading), self._clock.now().date
        if not policy.shows_patterns:
            return Told(())
        directory = reading.directory()
        entries: list[Entry] = []
        left = 0
        for person in directory.one_of_each(directory.everybody()):
            if patience is not None and patience.is_over:
                known = self._entries.fresh(reading, person.id, today)
                left += known is None
            else:
                known = self._entries.answer(
                    reading, person.id, today, partial(_entries, reading, person.id, today)
                )
            entries += known or ()
        return Told(patterns(entries, policy) if not left else (), left)


def _policy(reading: Reading) -> Policy:
    return terms(reading, adopted_pack(reading), PersonId("")).policy


def _entries(reading: Reading, trainee: PersonId, today: date) -> tuple[Entry, ...]:
    """Every sign-off of this person that stands and was recorded in the last weeks."""
    directory = reading.directory()
    records = reading.trainee_records(trainee, _KINDS)
    effects = Effects(records, trainee, directory, units(reading))
    return tuple(
        Entry(
            record.id,
            directory.human(record.head.by.person),
            trainee,
            body.task,
            record.head.moment,
            body.observed_on,
            body.job,
            body.minutes,
            body.evidence,
            is_late=bool(body.late),
            is_from_paper=bool(body.sheet),
        )
        for thing in effects.things()
        for record in thing.present[:1]
        if isinstance(body := record.body, b.SignoffRecorded)
        and record.head.by is not None
        and body.observed_on is not None
        and is_recent(record.head.moment.date, today)
    )
