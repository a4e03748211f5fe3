"""What was taught in class: modules and practical sessions of a trainee, a group, a school's list.

Each is marked once: who is marked already is left as they are, so that the same list twice does no
harm. A mark is a fact and taken in the name of whoever is signed in; it is corrected by taking it
back in the history.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol

from trainer_app.checklists.classlist import ClassList, RowFate, match, planned, read_list
from trainer_app.checklists.directory import Person, learners
from trainer_app.checklists.in_class import (
    MARK_KINDS,
    Attendee,
    ClassSource,
    Mark,
    items,
    marked,
)
from trainer_app.checklists.lessons import Lesson
from trainer_app.checklists.packbook import BookSheet
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Reading, Store, Writing
from trainer_app.checklists.progress import Progress
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import ErrorCode, InvalidInput, Refusal
from trainer_app.kernel.folding import folded
from trainer_app.kernel.ids import PersonId
from trainer_app.kernel.records import By
from trainer_app.services.cases import adopted_pack, milestones
from trainer_app.services.heads import TraineeHead, trainee_head
from trainer_app.services.session import SignedIn


@dataclass(frozen=True, slots=True)
class MarkedItem:
    """A module or session of one trainee; ``mark`` None: not marked complete."""

    about: str
    mark: Mark | None = None
    by: str = ""
    """Who marked it, by name."""


@dataclass(frozen=True, slots=True)
class InClassPage:
    """``lessons``: by task, what was taught and what was tried; empty where a plant has none."""

    head: TraineeHead
    items: tuple[MarkedItem, ...]
    lessons: Mapping[str, Lesson]
    may_mark: bool


@dataclass(frozen=True, slots=True)
class MarkPage:
    """What marking starts from; nothing is chosen."""

    pack: Pack
    trainees: tuple[Attendee, ...]
    today: date


@dataclass(frozen=True, slots=True)
class Marking:
    """Recorded for so many people; ``already`` were marked and stay as they are."""

    recorded: int
    already: int
    changes: ChangeSet


class ListReading(Protocol):
    """``reports.classlists``: a file to the cells of its sheet."""

    def read(self, path: Path) -> BookSheet: ...


class Progressing(Protocol):
    """Of ``services.pages.Pages``: the whole programme of one trainee, kept."""

    def whole(self, reading: Reading, trainee: PersonId, day: date) -> Progress: ...


class InClass:
    def __init__(
        self, store: Store, clock: Clock, progressing: Progressing, lists: ListReading
    ) -> None:
        self._store = store
        self._clock = clock
        self._progressing = progressing
        self._lists = lists

    def page(self, viewer: SignedIn, trainee: PersonId) -> InClassPage:
        """Raises NOT_ALLOWED, PERSON_UNKNOWN."""
        viewer.require(Action.SEE_CHECKLIST, about=trainee)
        today = self._today
        with self._store.reading() as reading:
            head = trainee_head(reading, trainee, today)
            whole = self._progressing.whole(reading, trainee, today)
            found = whole.milestones.marks
            directory = reading.directory()
            return InClassPage(
                head,
                tuple(
                    MarkedItem(
                        about,
                        found.get(about),
                        directory.name(found[about].by) if about in found else "",
                    )
                    for about in items(head.pack)
                ),
                whole.lessons,
                viewer.may(Action.MARK_MODULE) and not directory.same_human(viewer.id, trainee),
            )

    def mark_page(self, viewer: SignedIn, trainee: PersonId | None = None) -> MarkPage:
        """``trainee``: this one alone; else everybody who learns here but the viewer."""
        viewer.require(Action.MARK_MODULE)
        today = self._today
        with self._store.reading() as reading:
            people = _trainees(reading, viewer.id)
            return MarkPage(
                adopted_pack(reading),
                tuple(
                    Attendee(
                        person,
                        {m.about: m.on for m in _marks(reading, person.id, today).values()},
                    )
                    for person in people
                    if trainee in (None, person.id)
                ),
                today,
            )

    def mark(
        self,
        by: SignedIn,
        trainees: Sequence[PersonId],
        about: Collection[str],
        on: date,
        source: ClassSource,
    ) -> Marking:
        """Complete for each of them, but for whom it is already. Raises NOT_ALLOWED, also for
        oneself, and DATE_IN_FUTURE for a day that has not come."""
        by.require(Action.MARK_MODULE)
        if on > self._today:
            raise Refusal(ErrorCode.DATE_IN_FUTURE)
        with self._store.writing() as writing:
            directory, pack = writing.directory(), adopted_pack(writing)
            if any(directory.same_human(by.id, trainee) for trainee in trainees):
                raise Refusal(ErrorCode.NOT_ALLOWED, person=by.name)
            wanted = [
                (trainee, item, on) for trainee in trainees for item in items(pack) if item in about
            ]
            return self._append(writing, by.by(), pack, wanted, source)

    def look(self, viewer: SignedIn, path: Path) -> ClassList:
        """What a list holds and what would become of each row. Nothing is recorded."""
        viewer.require(Action.MARK_MODULE)
        return self._look(viewer.id, path)

    def look_as(self, name: PersonId, path: Path) -> ClassList:
        """The same for the command line, in this person's name."""
        return self._look(self._marker(name).id, path)

    def _look(self, viewer: PersonId, path: Path) -> ClassList:
        with self._store.reading() as reading:
            pack = adopted_pack(reading)
        try:
            read = read_list(self._lists.read(path), pack, self._today)
        except InvalidInput as refused:
            return ClassList(path.name, pack, refused.findings)
        looked = ClassList(path.name, pack, read.findings, read.rows, read.names)
        return self._plan(viewer, looked, {})

    def plan(
        self, viewer: SignedIn, looked: ClassList, answers: Mapping[str, PersonId | None]
    ) -> ClassList:
        """The same list beside what is recorded by now. ``answers``: who is meant by the names
        that were asked about; None: nobody here."""
        viewer.require(Action.MARK_MODULE)
        return self._plan(viewer.id, looked, answers)

    def _plan(
        self, viewer: PersonId, looked: ClassList, answers: Mapping[str, PersonId | None]
    ) -> ClassList:
        with self._store.reading() as reading:
            people = _trainees(reading, viewer)
            meant, asked = match(looked.names, people, answers)
            if looked.findings:
                return replace(looked, asked=asked, people=people)
            by_id = {person.id: person for person in people}
            found = {who: _marks(reading, who, self._today) for who in set(meant.values())}
        rows = planned(
            (
                (row, by_id.get(meant[row.name]) if row.name in meant else None)
                for row in looked.rows
                if row.name in meant or row.name in answers
            ),
            found,
        )
        return replace(looked, asked=asked, people=people, planned=rows)

    def take(self, by: SignedIn, looked: ClassList) -> Marking:
        """Record what is new in it, all or nothing. Raises NOT_ALLOWED, CONTENT_FINDINGS,
        and PERSON_UNKNOWN while a name is still asked about."""
        by.require(Action.MARK_MODULE)
        return self._take(by.by(), looked)

    def take_as(self, name: PersonId, looked: ClassList) -> Marking:
        """The same for the command line, in this person's name and without a PIN."""
        person = self._marker(name)
        return self._take(By(person.id, person.record), looked)

    def _marker(self, name: PersonId) -> Person:
        with self._store.reading() as reading:
            person = reading.directory().people.get(name)
        if person is None or not person.active or not person.may(Action.MARK_MODULE):
            raise Refusal(ErrorCode.NOT_ALLOWED, person=person.name if person else name[:8])
        return person

    def _take(self, by: By, looked: ClassList) -> Marking:
        if looked.findings:
            count = len(looked.findings)
            raise InvalidInput(ErrorCode.CONTENT_FINDINGS, looked.findings, count=count)
        if looked.asked:
            raise Refusal(ErrorCode.PERSON_UNKNOWN, person=looked.asked[0].name)
        wanted = [
            (row.person.id, row.row.about, row.row.on)
            for row in looked.planned
            if row.person is not None and row.fate is RowFate.NEW
        ]
        with self._store.writing() as writing:
            return self._append(writing, by, looked.pack, wanted, ClassSource.LIST)

    def _append(
        self,
        writing: Writing,
        by: By,
        pack: Pack,
        wanted: Iterable[tuple[PersonId, str, date]],
        source: ClassSource,
    ) -> Marking:
        recorded = already = 0
        known: dict[PersonId, set[str]] = {}
        for trainee, about, on in wanted:
            if trainee not in writing.directory().people:
                raise Refusal(ErrorCode.PERSON_UNKNOWN, person=trainee[:8])
            if trainee not in known:
                known[trainee] = set(_marks(writing, trainee, self._today))
            if about in known[trainee]:
                already += 1
                continue
            known[trainee].add(about)
            recorded += 1
            writing.append(marked(pack, trainee, about, on, source.value), by=by)
        return Marking(recorded, already, writing.changes())

    @property
    def _today(self) -> date:
        return self._clock.now().date


def _marks(reading: Reading, trainee: PersonId, on: date) -> Mapping[str, Mark]:
    return milestones(reading, trainee, on, MARK_KINDS).marks


def _trainees(reading: Reading, viewer: PersonId) -> tuple[Person, ...]:
    """Everybody who learns here but the viewer, by name."""
    directory = reading.directory()
    people = (p for p in learners(directory) if not directory.same_human(p.id, viewer))
    return tuple(sorted(people, key=lambda p: (folded(p.name), p.id)))
