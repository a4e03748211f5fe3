"""What a supervisor is asked beside the checklists: incidents of PCs, and powers that wait.

What two PCs said differently of one thing is settled by saying one of them again in the place of
both. Nothing waits for an answer about an incident. A role, a right or a merge that was recorded
without knowing that its maker's role had been taken away waits until a supervisor says it himself,
or leaves it. Answers are records (``question.decided``).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import msgspec

from trainer_app.checklists import bodies as b
from trainer_app.checklists import incidents
from trainer_app.checklists.contested import contested
from trainer_app.checklists.incidents import IncidentKind
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Reading, Store, Writing
from trainer_app.checklists.reasons import NotCounting
from trainer_app.kernel.clock import Clock, Moment
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.office import known_ends, require_office
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.services.travelled import HubWords, hub_words
from trainer_app.services.units import units

POWERS = ("person.saved", "person.merged", "right.saved")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the records that stand side by side; both are kept."""

    record: Record
    by: str
    pc: str


@dataclass(frozen=True, slots=True)
class OpenIncident:
    """``about``: what the answer names."""

    kind: IncidentKind
    about: RecordId
    pc: str
    at: Moment
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class WaitingPower:
    """A role, right or merge that waits: who gave it, on which PC, to whom."""

    record: Record
    by: str
    pc: str
    whom: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Differing:
    """Two PCs said different things of a person, the site or the programme. ``of``: of whom."""

    kind: str
    of: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class StoreRestored:
    """The central store does not stand by its word: it goes on from a backup. Told on this PC.

    ``about``: the hub's own log, which the answer names.
    """

    about: RecordId
    noticed: Moment
    words: HubWords


@dataclass(frozen=True, slots=True)
class IncidentsPage:
    incidents: tuple[OpenIncident, ...] = ()
    powers: tuple[WaitingPower, ...] = ()
    differing: tuple[Differing, ...] = ()
    restored: tuple[StoreRestored, ...] = ()

    @property
    def count(self) -> int:
        return sum(map(len, (self.incidents, self.powers, self.differing, self.restored)))


class Incidents:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def page(self, viewer: SignedIn) -> IncidentsPage:
        """Everything open; nothing where this PC stands alone."""
        viewer.require(Action.DECIDE_QUESTION)
        with self._store.reading() as reading:
            if reading.membership() is None:
                return IncidentsPage()
            answered = _answered(reading)
            return IncidentsPage(
                _open(reading, answered),
                _waiting(reading, answered),
                _differing(reading),
                _restored(reading, self._clock.now().tz),
            )

    def settle(self, by: SignedIn, chosen: RecordId) -> Recorded:
        """One of those that differ is said again, in the place of all of them."""
        with self._store.writing() as writing:
            record = writing.record(chosen)
            heads = next(
                (one.heads for one in contested(writing.directory()) if chosen in one.heads), ()
            )
            if record is None or record.body is None or not heads:
                raise Refusal(ErrorCode.NOTHING_TO_DECIDE)
            by.require(Action.DECIDE_QUESTION)
            if record.kind == "person.saved":
                require_office(writing)
            again = writing.append(_again(writing, record.body), by=by.by(), replaces=heads)
            return Recorded((again.id,), writing.changes())

    def answer(self, by: SignedIn, about: RecordId, words: str) -> Recorded:
        """A supervisor has seen to it; in which words."""
        with self._store.writing() as writing:
            _require_open(by, writing, about, _answerable(writing))
            return _answer(writing, by, about, words)

    def leave(self, by: SignedIn, record: RecordId, words: str) -> Recorded:
        """A power that waits is not to hold; it stays, and does not count."""
        with self._store.writing() as writing:
            _require_open(by, writing, record, {one.record.id for one in _waiting_now(writing)})
            return _answer(writing, by, record, words)

    def confirm(self, by: SignedIn, record: RecordId) -> Recorded:
        """A supervisor says the same himself, in its place."""
        with self._store.writing() as writing:
            by.require(Action.MANAGE_PEOPLE)
            require_office(writing)
            waiting = {one.record.id: one.record for one in _waiting_now(writing)}
            _require_open(by, writing, record, waiting)
            said = waiting[record]
            assert said.body is not None  # else nothing could be said again
            body = _again(writing, said.body)
            heads = _heads_of(writing, said)
            again = writing.append(body, by=by.by(), replaces=(said.id, *heads))
            return Recorded((again.id,), writing.changes())


def _again(writing: Writing, body: b.Body) -> b.Body:
    """The same words, said now."""
    if isinstance(body, b.SaltedBody):
        return msgspec.structs.replace(body, salt="")
    if isinstance(body, b.PersonSaved):
        return msgspec.structs.replace(body, known=known_ends(writing))
    return body


def _answer(writing: Writing, by: SignedIn, about: RecordId, words: str) -> Recorded:
    body = b.QuestionDecided(about=about, stands=None, words=words.strip())
    record = writing.append(body, by=by.by())
    return Recorded((record.id,), writing.changes())


def _require_open(
    by: SignedIn, reading: Reading, about: RecordId, open_: Collection[RecordId]
) -> None:
    by.require(Action.DECIDE_QUESTION)
    if about not in open_:
        known = reading.record(about) is not None
        raise Refusal(ErrorCode.NOTHING_TO_DECIDE if known else ErrorCode.RECORD_UNKNOWN)


def _answered(reading: Reading) -> set[RecordId]:
    decisions = reading.records(("question.decided",))
    return incidents.answered(decisions, reading.directory(), units(reading))


def _answerable(reading: Reading) -> set[RecordId]:
    answered = _answered(reading)
    found = {one.about for one in _open(reading, answered)}
    return found | {one.about for one in _restored(reading, 0)}


def _restored(reading: Reading, zone: int) -> tuple[StoreRestored, ...]:
    """Those that nobody answered since. ``zone``: minutes east of UTC where it is read.

    One answer is for all PCs of the plant: each notices before anything new comes to it.
    """
    found, membership = reading.restored(), reading.membership()
    if not found or membership is None:
        return ()
    logs = [
        record.id
        for record in reading.records(("log.opened",))
        if isinstance(record.body, b.LogOpened) and record.body.key == membership.hub_key
    ]
    answers = [
        (item.arrival, item.record.body.about)
        for item in reading.arrived(("question.decided",))
        if isinstance(item.record.body, b.QuestionDecided)
        and reading.directory().why_not(item.record, units(reading)) is None
    ]
    return tuple(
        StoreRestored(
            logs[0],
            Moment(one.noticed, zone),
            hub_words(one, zone),
        )
        for one in found
        if logs and not any(at > one.after and about == logs[0] for at, about in answers)
    )


def _waiting_now(reading: Reading) -> tuple[WaitingPower, ...]:
    return _waiting(reading, _answered(reading))


def _open(reading: Reading, answered: Collection[RecordId]) -> tuple[OpenIncident, ...]:
    directory = reading.directory()
    is_told = bool(reading.restored())  # with the hub's own words, which say more
    found = []
    for incident in incidents.incidents(
        reading.records(incidents.KINDS), reading.forked(), directory
    ):
        records = [r for r in map(reading.record, incident.records) if r is not None]
        if incident.about in answered or not records:
            continue
        if incident.kind is IncidentKind.HUB_RESTORED and is_told:
            continue
        found.append(
            OpenIncident(
                incident.kind,
                incident.about,
                incident.device.name if incident.device else "",
                min((record.head.moment for record in records), key=lambda at: at.ms),
                tuple(_side(reading, record) for record in records),
            )
        )
    return tuple(found)


def _side(reading: Reading, record: Record) -> Side:
    directory = reading.directory()
    device = directory.device_of(record.log)
    by = record.head.by
    return Side(record, directory.name(by.person) if by else "", device.name if device else "")


def _waiting(reading: Reading, answered: Collection[RecordId]) -> tuple[WaitingPower, ...]:
    """What does not count because a role had changed, and nobody has said anything since."""
    directory, unit_of = reading.directory(), units(reading)
    records = reading.records(POWERS)
    why = {record.id: directory.why_not(record, unit_of) for record in records}
    said_again = {
        old for record in records if why[record.id] is None for old in record.head.replaces
    }
    return tuple(
        WaitingPower(
            record,
            directory.name(record.head.by.person) if record.head.by else "",
            _side(reading, record).pc,
            _whom(reading, record),
        )
        for record in records
        if why[record.id] is NotCounting.ROLE_HAD_CHANGED
        and record.id not in said_again
        and record.id not in answered
    )


def _differing(reading: Reading) -> tuple[Differing, ...]:
    directory = reading.directory()
    return tuple(
        Differing(
            one.kind,
            directory.name(PersonId(one.of)) if one.of in directory.people else one.of,
            tuple(
                _side(reading, record)
                for record in map(reading.record, one.heads)
                if record is not None
            ),
        )
        for one in contested(directory)
    )


def _whom(reading: Reading, record: Record) -> tuple[str, ...]:
    directory = reading.directory()
    match record.body:
        case b.RightSaved(person=person):
            return (directory.name(person),)
        case b.PersonMerged(persons=persons):
            return tuple(directory.name(person) for person in persons)
        case b.PersonSaved():
            thing = directory.thing(record.id)
            return tuple(p.name for p in directory.people.values() if p.id == PersonId(thing))
    return ()


def _heads_of(reading: Reading, record: Record) -> tuple[RecordId, ...]:
    """What stands of the same thing: it is replaced too."""
    directory = reading.directory()
    assert record.body is not None
    thing = directory.thing(record.id)
    return tuple(
        head.id
        for head in directory.heads(type(record.body))
        if directory.thing(head.id) == thing and head.id != record.id
    )
