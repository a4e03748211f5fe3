"""The morning page: by shift, who may be asked for what today, and what waits. Reads only.

Everybody is worked out as for their own page, kept there until something about them arrives; a
plant of hundreds comes in parts. Coaching notes show as next steps that are due, and only to
whoever may see the notes about that trainee.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import Directory, Person, learners
from trainer_app.checklists.morning import Morning, morning
from trainer_app.checklists.notes import Note
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Reading, Store
from trainer_app.checklists.progress import Progress
from trainer_app.checklists.slots import Slot, SlotState, waiting
from trainer_app.checklists.trust import TrustLine
from trainer_app.checklists.wanted import NEEDS, SheetKind
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.folding import folded
from trainer_app.kernel.ids import PersonId
from trainer_app.kernel.patience import Patience
from trainer_app.services.cases import adopted_pack, terms
from trainer_app.services.heads import enrolment_of, week_of
from trainer_app.services.kept import Kept
from trainer_app.services.notes import trainee_notes
from trainer_app.services.pages import Pages
from trainer_app.services.peers import trust
from trainer_app.services.session import SignedIn
from trainer_app.services.slots import slots_of
from trainer_app.services.travelled import hubs_word, unconfirmed_tasks

_TRAINERS: Final = 2
"""Who watched lately, where the enrolment names nobody."""


@dataclass(frozen=True, slots=True)
class MorningLine:
    """One trainee. ``trainers``: whom the enrolment names, else who watched last."""

    person: Person
    week: int | None
    signed: int
    tasks: int
    morning: Morning
    trainers: tuple[str, ...]
    controls: Mapping[str, str]
    """By task that is extended: what makes up for the late observation, in the supervisor's words.
    """
    follow_ups: tuple[tuple[Note, str], ...] = ()
    """Due today or before, with the name of whoever has it; soonest first."""
    slots: tuple[tuple[Slot, str], ...] = ()
    """Planned for today, with the name of whoever planned it."""
    unconfirmed: frozenset[str] = frozenset()
    """Tasks with a sign-off that the hub has not confirmed; none where there is no hub."""

    @property
    def unconfirmed_alone(self) -> tuple[str, ...]:
        """Of what may be asked for alone."""
        alone = (task for unit in self.morning.alone for task in unit.tasks)
        return tuple(task for task in alone if task in self.unconfirmed)


@dataclass(frozen=True, slots=True)
class MorningPage:
    """``shifts``: those that people have, in order; empty: nobody has one."""

    pack: Pack
    today: date
    shifts: tuple[str, ...]
    lines: tuple[MorningLine, ...]
    """By shift and name."""
    trust: TrustLine | None
    left: int = 0
    """How many people have not been looked at yet: who asks again is told more."""


class Mornings:
    def __init__(self, store: Store, clock: Clock, pages: Pages) -> None:
        self._store = store
        self._clock = clock
        self._pages = pages
        self._lines: Kept[MorningLine] = Kept()

    def page(self, viewer: SignedIn, *, patience: Patience | None = None) -> MorningPage:
        """Of everybody active, for whoever may print it. Raises ``Refusal(NOT_ALLOWED)``.

        When ``patience`` is over, the others are ``left``; without, it takes as long as it does.
        """
        for action in NEEDS[SheetKind.MORNING]:
            viewer.require(action)
        today = self._clock.now().date
        with self._store.reading() as reading:
            rests_on = (today, hubs_word(reading))

            def line(person: Person) -> MorningLine:
                return self._lines.answer(
                    reading,
                    person.id,
                    rests_on,
                    lambda: line_of(
                        reading, person, self._pages.whole(reading, person.id, today), today
                    ),
                )

            return morning_page(reading, viewer, today, line, patience)


def morning_page(
    reading: Reading,
    viewer: SignedIn | None,
    today: date,
    line: Callable[[Person], MorningLine],
    patience: Patience | None = None,
) -> MorningPage:
    """``viewer`` None: the command line. ``line``: all that is told of a trainee."""
    directory = reading.directory()
    people = sorted(
        learners(directory), key=lambda p: (not p.shift, folded(p.shift), folded(p.name), p.id)
    )
    lines: list[MorningLine] = []
    for person in people:
        if lines and patience is not None and patience.is_over:
            break
        told = line(person)
        sees = viewer is None or viewer.may(Action.SEE_NOTES, about=person.id)
        lines.append(told if sees else replace(told, follow_ups=()))
    return MorningPage(
        adopted_pack(reading),
        today,
        tuple(dict.fromkeys(person.shift for person in people if person.shift)),
        tuple(lines),
        trust(reading),
        len(people) - len(lines),
    )


def line_of(reading: Reading, person: Person, whole: Progress, today: date) -> MorningLine:
    """``whole``: the programme of this trainee on the day.

    Nothing is left to be worked out at every look: the parts of a large plant would never end.
    """
    directory, pack = reading.directory(), adopted_pack(reading)
    level = terms(reading, pack, person.id).policy.sign_off_level
    _pathway, started = enrolment_of(directory, person.id)
    told = morning(pack, whole.statuses, level, whole.milestones.questions)
    return MorningLine(
        person,
        week_of(started, today),
        whole.signed,
        whole.tasks,
        told,
        _trainers(directory, person.id, whole),
        _controls(reading, person.id, whole),
        _follow_ups(reading, directory, person.id, today),
        _slots(reading, directory, person.id, today),
        unconfirmed_tasks(reading, person.id, today),
    )


def _trainers(directory: Directory, trainee: PersonId, whole: Progress) -> tuple[str, ...]:
    enrolment = directory.enrolments.get(trainee)
    named = enrolment.trainers if enrolment is not None else ()
    people = [person for person in named if _trains(directory, person)]
    return tuple(directory.name(person) for person in people or _lately(directory, whole))


def _trains(directory: Directory, person: PersonId) -> bool:
    found = directory.people.get(person)
    return found is not None and found.active and found.may(Action.SIGN_OFF)


def _lately(directory: Directory, whole: Progress) -> Iterable[PersonId]:
    latest: dict[PersonId, date] = {}
    for status in whole.statuses.values():
        for performance in status.evidence:
            for observer in performance.observers:
                day = performance.observed_on
                latest[observer] = max(day, latest.get(observer, day))
    here = [person for person in latest if _trains(directory, person)]
    return sorted(here, key=lambda person: (-latest[person].toordinal(), person))[:_TRAINERS]


def _controls(reading: Reading, trainee: PersonId, whole: Progress) -> Mapping[str, str]:
    """Of the extensions that hold."""
    held = [(s.task, s.expires_on, s.extended_until) for s in whole.statuses.values()]
    if not any(until for _task, _lapse, until in held):
        return {}
    said = {
        (body.task, body.lapse, body.until): body.control
        for record in reading.trainee_records(trainee, ("extension.given",))
        if isinstance(body := record.body, b.ExtensionGiven)
    }
    return {holds[0]: said[holds] for holds in held if holds in said}


def _slots(
    reading: Reading, directory: Directory, trainee: PersonId, today: date
) -> tuple[tuple[Slot, str], ...]:
    planned = waiting(slots_of(reading, trainee, today), today)
    return tuple((s, directory.name(s.planned_by)) for s in planned if s.state is SlotState.AHEAD)


def _follow_ups(
    reading: Reading, directory: Directory, trainee: PersonId, today: date
) -> tuple[tuple[Note, str], ...]:
    due = [
        note
        for note in trainee_notes(reading, trainee)
        if note.is_open and note.follow_up is not None and note.follow_up <= today
    ]
    due.sort(key=lambda note: (note.follow_up or today, note.record))
    return tuple((note, directory.name(note.owner)) for note in due)
