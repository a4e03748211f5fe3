"""The hand-over to the next shift: by trainee and shift, for the trainer who comes. Reads only.

Coaching notes show here as next steps that are due, and only to whoever may see the notes about
that trainee; drafts and memos never do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from trainer_app.checklists.directory import Person, learners
from trainer_app.checklists.effects import Effects
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Reading, Store
from trainer_app.checklists.progress import Progress
from trainer_app.checklists.shift import LATELY, Handed, OnMold, Thing, in_order, on_molds, things
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.folding import folded
from trainer_app.kernel.ids import PersonId
from trainer_app.services.cases import whole_catalogue
from trainer_app.services.notes import trainee_notes
from trainer_app.services.pages import Pages
from trainer_app.services.session import SignedIn
from trainer_app.services.units import units

_RECENT: Final = 120
"""Records of a trainee in which those of two days are looked for."""
_DUE: Final = timedelta(days=1)
"""The shift that comes may end tomorrow."""


@dataclass(frozen=True, slots=True)
class Handing:
    """What is handed over about one trainee. ``names``: of whoever is named in it."""

    trainee: Person
    things: tuple[Thing, ...]
    names: dict[PersonId, str]


@dataclass(frozen=True, slots=True)
class ShiftPage:
    """``shifts``: of the trainees who are in it, in order; empty: no shift was given."""

    pack: Pack
    today: date
    since: date
    shifts: tuple[str, ...]
    trainees: tuple[Handing, ...]
    molds: tuple[OnMold, ...]


class HandingOver:
    def __init__(self, store: Store, clock: Clock, pages: Pages) -> None:
        self._store = store
        self._clock = clock
        self._pages = pages

    def page(self, viewer: SignedIn) -> ShiftPage:
        viewer.require(Action.SEE_CHECKLIST)
        with self._store.reading() as reading:
            today = self._clock.now().date
            return shift_page(
                reading,
                viewer,
                today,
                lambda trainee: self._pages.whole(reading, trainee, today),
            )


def shift_page(
    reading: Reading, viewer: SignedIn | None, today: date, whole: Callable[[PersonId], Progress]
) -> ShiftPage:
    """``viewer`` None: the command line. ``whole``: the standing of a trainee on that day."""
    directory, found, worked = reading.directory(), [], []
    trainees = sorted(
        learners(directory),
        key=lambda p: (folded(p.shift), folded(p.name), p.id),
    )
    for trainee in trainees:
        records = [came.record for came in reading.history(trainee.id, limit=_RECENT)]
        effects = Effects(records, trainee.id, directory, units(reading))
        standing = [r for r in records if r.id in effects.counting and r.id not in effects.replaced]
        worked += standing
        told = list(things(standing, today))
        told += _looks(whole(trainee.id))
        if viewer is None or viewer.may(Action.SEE_NOTES, about=trainee.id):
            told += _follow_ups(reading, trainee.id, today)
        if told:
            names = {thing.by: directory.name(thing.by) for thing in told if thing.by}
            found.append(Handing(trainee, in_order(told), names))
    shifts = dict.fromkeys(handing.trainee.shift for handing in found)
    return ShiftPage(
        whole_catalogue(reading),
        today,
        today - LATELY,
        tuple(shift for shift in shifts if shift),
        tuple(found),
        on_molds(worked, today),
    )


def _looks(whole: Progress) -> list[Thing]:
    return [
        Thing(Handed.PAUSED if s.paused else Handed.SECOND_LOOK, s.task, s.achieved_on)
        for s in whole.statuses.values()
        if s.paused or s.second_look_missing
    ]


def _follow_ups(reading: Reading, trainee: PersonId, today: date) -> list[Thing]:
    return [
        Thing(
            Handed.FOLLOW_UP,
            note.task,
            note.follow_up,
            note.owner,
            note.next_step or note.text,
            note=note.record,
        )
        for note in trainee_notes(reading, trainee)
        if note.is_open and note.follow_up is not None and note.follow_up <= today + _DUE
    ]
