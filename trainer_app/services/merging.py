"""People who were entered twice: offered to the supervisor, merged, kept apart, and undone.

A merge gives no rights: each entry keeps its own roles, and the rules run on the human. So it may
reveal that somebody signed for himself, which is told before. One entry is kept: its tile, PIN and
roles are the human's from then on (``docs/decisions/0037``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import combinations

from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import Person
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.permissions import Action, allows
from trainer_app.checklists.ports import Reading, Store, Writing
from trainer_app.checklists.subjects import about_whom
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.folding import folded
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.finding import known
from trainer_app.services.office import is_office_pc, require_office
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded

_SIGNED = ("signoff.recorded", "try.recorded", "capstone.assessed", "session.taught")


@dataclass(frozen=True, slots=True)
class Entry:
    """A person as one PC entered them."""

    person: Person
    pc: str
    entered: Moment


@dataclass(frozen=True, slots=True)
class Double:
    """Two entries that may be one human, or that were said to be; the one that is or would be kept
    comes first.

    ``reveals``: how many records of theirs would be somebody's own about himself, and then not
    count. ``record``: the merge that stands; None while it is only likely.
    """

    entries: tuple[Entry, Entry]
    reveals: int = 0
    record: RecordId | None = None
    merged_by: str = ""
    merged_on: Moment | None = None


@dataclass(frozen=True, slots=True)
class MergingPage:
    """``may_merge``: on this PC it would count."""

    likely: tuple[Double, ...]
    merged: tuple[Double, ...]
    may_merge: bool


class Merging:
    def __init__(self, store: Store) -> None:
        self._store = store

    def page(self, viewer: SignedIn) -> MergingPage:
        """Likely doubles, and what was merged, by name."""
        viewer.require(Action.MANAGE_PEOPLE)
        with self._store.reading() as reading:
            return MergingPage(likely(reading), _merged(reading), is_office_pc(reading))

    def waiting(self, viewer: SignedIn) -> int:
        """How many likely doubles nobody has looked at; only who may merge is asked."""
        if not viewer.may(Action.MANAGE_PEOPLE):
            return 0
        with self._store.reading() as reading:
            return len(likely(reading))

    def merge(self, by: SignedIn, one: PersonId, other: PersonId) -> Recorded:
        """Two entries are one human from now on, in everything that was and will be recorded."""
        return self._say(by, one, other, same=True)

    def keep_apart(self, by: SignedIn, one: PersonId, other: PersonId) -> Recorded:
        """They only share a name: not offered again."""
        return self._say(by, one, other, same=False)

    def undo(self, by: SignedIn, merge: RecordId) -> Recorded:
        """They are two again, as if they had never been one."""
        by.require(Action.MANAGE_PEOPLE)
        with self._store.writing() as writing:
            require_office(writing)
            standing = {record.id: record for record in writing.directory().heads(b.PersonMerged)}
            record = standing.get(merge)
            if record is None or not isinstance(record.body, b.PersonMerged):
                raise Refusal(ErrorCode.RECORD_UNKNOWN)
            one, other = record.body.persons
            return _append(writing, by, one, other, same=False)

    def _say(self, by: SignedIn, one: PersonId, other: PersonId, *, same: bool) -> Recorded:
        by.require(Action.MANAGE_PEOPLE)
        with self._store.writing() as writing:
            require_office(writing)
            directory = writing.directory()
            person = known(directory, one)
            known(directory, other)
            if one == other or (same and directory.same_human(one, other)):
                raise Refusal(ErrorCode.MERGE_ONE_PERSON, person=person.name)
            if same:  # of somebody who was entered three times, those who are shown now
                one, other = directory.kept(one), directory.kept(other)
            return _append(writing, by, one, other, same=same)


def _append(
    writing: Writing, by: SignedIn, one: PersonId, other: PersonId, *, same: bool
) -> Recorded:
    """In the place of whatever was said of these two."""
    pair = {one, other}
    directory = writing.directory()
    heads = tuple(r.id for r in directory.heads(b.PersonMerged) if _pair(r) == pair)
    low, high = sorted(pair)
    people = [directory.people[person] for person in (low, high)]
    kept = in_order(writing, people)[0].id if same else PersonId("")
    record = writing.append(b.PersonMerged((low, high), same, kept), by=by.by(), replaces=heads)
    return Recorded((record.id,), writing.changes())


def in_order(reading: Reading, people: Iterable[Person]) -> list[Person]:
    """Which of several entries is worth keeping: whoever is here, may do more, has a PIN of his
    own, was here last. It is recorded, so every PC keeps the same one from then on."""
    pins, active = reading.pins(), reading.last_active()

    def worth(person: Person) -> tuple[bool, int, bool, int, PersonId]:
        may = sum(allows(action, person.roles) for action in Action)
        pin = pins.get(person.id)
        own_pin = pin is not None and not pin.once
        return not person.active, -may, not own_pin, -active.get(person.id, 0), person.id

    return sorted(people, key=worth)


def likely(reading: Reading) -> tuple[Double, ...]:
    """The same name, entered on different PCs, and nobody said yet whether it is one human."""
    directory = reading.directory()
    apart = {frozenset(_pair(record)) for record in directory.heads(b.PersonMerged)}
    by_name: dict[str, list[Person]] = defaultdict(list)
    for person in directory.people.values():
        if person.name:
            by_name[" ".join(folded(person.name).split())].append(person)
    found = []
    for people in by_name.values():
        for one, other in combinations(sorted(people, key=lambda p: p.id), 2):
            if frozenset((one.id, other.id)) in apart or directory.same_human(one.id, other.id):
                continue
            if _came_from(reading, one) != _came_from(reading, other):
                found.append(_double(reading, *in_order(reading, (one, other))))
    return tuple(sorted(found, key=_by_name))


def _merged(reading: Reading) -> tuple[Double, ...]:
    directory = reading.directory()
    found = []
    for record in directory.heads(b.PersonMerged):
        body, by = record.body, record.head.by
        if not isinstance(body, b.PersonMerged) or not body.same:
            continue
        people = [directory.people.get(person) for person in body.persons]
        one, other = people
        if one is not None and other is not None:
            if directory.kept(one.id) == other.id:
                one, other = other, one
            double = _double(reading, one, other)
            found.append(
                Double(
                    double.entries,
                    double.reveals,
                    record.id,
                    directory.name(by.person) if by else "",
                    record.head.moment,
                )
            )
    return tuple(sorted(found, key=_by_name))


def _by_name(double: Double) -> tuple[str, tuple[PersonId, PersonId]]:
    low, high = sorted(entry.person.id for entry in double.entries)
    return folded(double.entries[0].person.name), (low, high)


def _double(reading: Reading, one: Person, other: Person) -> Double:
    return Double((_entry(reading, one), _entry(reading, other)), _reveals(reading, one, other))


def _reveals(reading: Reading, one: Person, other: Person) -> int:
    directory = reading.directory()
    human = {*directory.entries(one.id), *directory.entries(other.id)}
    records = {
        record.id: record
        for person in (one, other)
        for record in reading.trainee_records(person.id, _SIGNED)
    }
    return sum(1 for record in records.values() if _is_by_and_about(record, human))


def _is_by_and_about(record: Record, human: Collection[PersonId]) -> bool:
    by, about = record.head.by, about_whom(record.body)
    return by is not None and by.person in human and about in human


def _entry(reading: Reading, person: Person) -> Entry:
    added = reading.record(RecordId(person.id))
    device = reading.directory().device_of(added.log) if added else None
    entered = added.head.moment if added else Moment(0, 0)
    return Entry(person, device.name if device else "", entered)


def _came_from(reading: Reading, person: Person) -> object:
    """The PC that an entry was made on; the same one enters nobody twice by that name."""
    log = reading.log_of(RecordId(person.id))
    device = reading.directory().device_of(log) if log else None
    return device.key if device else log


def _pair(record: Record) -> set[PersonId]:
    return set(record.body.persons) if isinstance(record.body, b.PersonMerged) else set()
