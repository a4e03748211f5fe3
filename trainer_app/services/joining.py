"""PCs that started alone and joined this plant: what they brought, and accepting it.

What they recorded reads *before joining* until a supervisor accepts it, and it can be taken back.
"""

from __future__ import annotations

from dataclasses import dataclass

from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import Directory, Person
from trainer_app.checklists.joining import Joining
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Reading, Store
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.folding import folded
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.office import is_office_pc, require_office
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded

_COUNTED = ("signoff.recorded", "try.recorded", "session.taught", "job.done")


@dataclass(frozen=True, slots=True)
class Joined:
    """A PC that brought records of its own."""

    certificate: RecordId
    pc: str
    letter: str
    enrolled: Moment
    people: tuple[Person, ...]
    """Who was added there, by name, as they stand in the plant."""
    sign_offs: int
    tries: int
    others: int
    """Sessions taught and jobs done."""
    accepted: bool
    accepted_by: str = ""
    accepted_on: Moment | None = None


@dataclass(frozen=True, slots=True)
class JoiningPage:
    """``may_accept``: on this PC it would count."""

    joined: tuple[Joined, ...]
    may_accept: bool


class Joinings:
    def __init__(self, store: Store) -> None:
        self._store = store

    def page(self, viewer: SignedIn) -> JoiningPage:
        """Every PC that joined with records of its own: what waits first, then by name."""
        viewer.require(Action.ACCEPT_JOINING)
        with self._store.reading() as reading:
            return JoiningPage(joined(reading), is_office_pc(reading))

    def waiting(self, viewer: SignedIn) -> int:
        """How many a supervisor has not accepted; nobody else is asked."""
        if not viewer.may(Action.ACCEPT_JOINING):
            return 0
        with self._store.reading() as reading:
            directory = reading.directory()
            return sum(1 for j in directory.joinings if j.certificate not in directory.accepted)

    def accept(self, by: SignedIn, certificate: RecordId) -> Recorded:
        """From now on what this PC recorded before it joined counts in the plant."""
        return self._say(by, certificate, accepted=True)

    def take_back(self, by: SignedIn, certificate: RecordId) -> Recorded:
        """It reads *before joining* again."""
        return self._say(by, certificate, accepted=False)

    def _say(self, by: SignedIn, certificate: RecordId, *, accepted: bool) -> Recorded:
        by.require(Action.ACCEPT_JOINING)
        with self._store.writing() as writing:
            require_office(writing)
            directory = writing.directory()
            if not any(j.certificate == certificate for j in directory.joinings):
                raise Refusal(ErrorCode.JOINING_UNKNOWN)
            if (certificate in directory.accepted) is accepted:
                return Recorded((), writing.changes())
            heads = tuple(record.id for record in _said(directory, certificate))
            body = b.JoiningAccepted(certificate, accepted)
            record = writing.append(body, by=by.by(), replaces=heads)
            return Recorded((record.id,), writing.changes())


def joined(reading: Reading) -> tuple[Joined, ...]:
    """What every joining brought."""
    directory = reading.directory()
    brought = [
        (record, came.certificate)
        for record in reading.records((*_COUNTED, "person.saved"))
        if (came := directory.joining_of(record)) is not None
    ]
    found = [
        _joined(
            reading,
            directory,
            joining,
            [record for record, certificate in brought if certificate == joining.certificate],
        )
        for joining in directory.joinings
    ]
    return tuple(sorted(found, key=lambda one: (one.accepted, folded(one.pc), one.certificate)))


def _joined(
    reading: Reading, directory: Directory, joining: Joining, brought: list[Record]
) -> Joined:
    certificate = reading.record(joining.certificate)
    device = directory.devices().get(joining.key)
    kinds = [record.kind for record in brought]
    accepted = joining.certificate in directory.accepted
    said = _said(directory, joining.certificate) if accepted else []
    by = said[-1].head.by if said else None
    added = {PersonId(directory.thing(r.id)) for r in brought if r.kind == "person.saved"}
    people = [person for person in directory.people.values() if person.id in added]
    return Joined(
        joining.certificate,
        device.name if device else joining.name,
        device.letter if device else "",
        certificate.head.moment if certificate else Moment(0, 0),
        tuple(sorted(people, key=lambda person: (folded(person.name), person.id))),
        sign_offs=kinds.count("signoff.recorded"),
        tries=kinds.count("try.recorded"),
        others=kinds.count("session.taught") + kinds.count("job.done"),
        accepted=accepted,
        accepted_by=directory.name(by.person) if by else "",
        accepted_on=said[-1].head.moment if said else None,
    )


def _said(directory: Directory, certificate: RecordId) -> list[Record]:
    """What stands about a joining, by id: two PCs may have said it at once."""
    return [
        record
        for record in directory.heads(b.JoiningAccepted)
        if isinstance(record.body, b.JoiningAccepted) and record.body.certificate == certificate
    ]
