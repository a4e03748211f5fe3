"""Rights to sign: who gave them when, ending one, and who may sign what at a glance.

An ended right is a new record in the place of the old one; what was signed under it stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from trainer_app.checklists import bodies as b
from trainer_app.checklists import membership
from trainer_app.checklists.directory import Directory, Person
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.membership import UnitSigners
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Reading, Store, Writing
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import Clock, Moment
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.cases import whole_catalogue
from trainer_app.services.office import require_office
from trainer_app.services.people import NewRight
from trainer_app.services.session import SignedIn


@dataclass(frozen=True, slots=True)
class RightLine:
    """A right to sign as it was last said. ``ended_on``: the day on which it was ended, if so."""

    right: RecordId
    scope: tuple[str, ...]
    basis: str
    start: date | None
    until: date | None
    words: str
    given_by: str
    given_on: date
    same_person: bool
    """Given by its own holder."""
    ended_by: str = ""
    ended_on: date | None = None

    def holds_on(self, day: date) -> bool:
        begun = self.start is None or self.start <= day
        return self.ended_on is None and begun and (self.until is None or day <= self.until)


class Rights:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def signers(self, viewer: SignedIn) -> tuple[UnitSigners, ...]:
        """The units of the programme, each with everybody who may sign in it today."""
        viewer.require(Action.GIVE_RIGHT)
        with self._store.reading() as reading:
            today = self._clock.now().date
            return membership.signers_by_unit(whole_catalogue(reading), reading.directory(), today)

    def give(self, by: SignedIn, right: NewRight) -> ChangeSet:
        """A supervisor's word. One's own, where nobody else can give it, is the employer's."""
        with self._store.writing() as writing:
            require_office(writing)
            directory = writing.directory()
            holder = directory.people.get(right.person)
            if holder is None:
                raise Refusal(ErrorCode.PERSON_UNKNOWN, person=right.person[:8])
            ruling = membership.may_give_right(
                by.person, holder, right.scope, right.start, right.until, directory
            )
            ruling.insist()
            basis = membership.BY_EMPLOYER if ruling.warnings else right.basis
            body = b.RightSaved(
                person=right.person,
                scope=right.scope,
                basis=basis,
                start=right.start,
                until=right.until,
                words=" ".join(right.words.split()),
            )
            writing.append(body, by=by.by())
            return writing.changes()

    def end(self, by: SignedIn, right: RecordId, words: str = "") -> ChangeSet:
        """From now on nothing is signed under this right."""
        by.require(Action.GIVE_RIGHT)
        with self._store.writing() as writing:
            write_end(writing, by, right, words)
            return writing.changes()


def write_end(writing: Writing, by: SignedIn, right: RecordId, words: str = "") -> None:
    """The record that ends a right, inside a transaction of the caller's."""
    require_office(writing)
    standing = {r.id: r for r in writing.directory().heads(b.RightSaved)}
    record = standing.get(right)
    body = record.body if record else None
    if not isinstance(body, b.RightSaved) or not body.active:
        raise Refusal(ErrorCode.RECORD_UNKNOWN)
    ended = b.RightSaved(
        person=body.person,
        scope=body.scope,
        basis=body.basis,
        start=body.start,
        until=body.until,
        words=" ".join(words.split()),
        active=False,
    )
    writing.append(ended, by=by.by(), replaces=(right,))


def rights_of(reading: Reading, person: Person) -> tuple[RightLine, ...]:
    """Every right this person was given and that counts: standing ones first, newest first."""
    directory = reading.directory()
    lines = _lines(reading.records(("right.saved",)), person.id, directory)
    return tuple(sorted(lines, key=lambda line: (line.ended_on is not None, -_ordinal(line))))


def _ordinal(line: RightLine) -> int:
    return line.given_on.toordinal()


def _lines(records: Iterable[Record], person: PersonId, directory: Directory) -> list[RightLine]:
    heads = {record.id for record in directory.heads(b.RightSaved)}
    own = {
        record.id: record
        for record in records
        if isinstance(record.body, b.RightSaved) and record.body.person == person
    }
    found = []
    for record in own.values():
        if record.id not in heads or not isinstance(record.body, b.RightSaved):
            continue
        first = own.get(directory.thing(record.id), record)
        ended = not record.body.active
        found.append(
            RightLine(
                right=record.id,
                scope=record.body.scope,
                basis=record.body.basis,
                start=record.body.start,
                until=record.body.until,
                words=record.body.words,
                given_by=_maker(first, directory),
                given_on=_day(first),
                same_person=membership.named_by_oneself(first),
                ended_by=_maker(record, directory) if ended else "",
                ended_on=_day(record) if ended else None,
            )
        )
    return found


def _maker(record: Record, directory: Directory) -> str:
    return directory.name(record.head.by.person) if record.head.by else ""


def _day(record: Record) -> date:
    return Moment(record.head.at, record.head.tz).date
