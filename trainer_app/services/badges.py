"""Badges: a reader that types. One finds its person's tile; the PIN is still theirs to type."""

from __future__ import annotations

from trainer_app.checklists import bodies as b
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Reading, Store, Writing
from trainer_app.kernel import badges
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId
from trainer_app.services.cases import units
from trainer_app.services.people import active_person
from trainer_app.services.session import SignedIn


class Badges:
    def __init__(self, store: Store) -> None:
        self._store = store

    def whose(self, scanned: str) -> PersonId:
        """The person who holds this badge. Raises ``Refusal``: BADGE_SHAPE, BADGE_UNKNOWN."""
        text = badges.read(scanned)
        with self._store.reading() as reading:
            found = _holder(reading, text)
            if found is None:
                raise Refusal(ErrorCode.BADGE_UNKNOWN)
            return active_person(reading.directory(), found).id

    def give(self, by: SignedIn, person_id: PersonId, scanned: str) -> ChangeSet:
        """This person's badge from now on, in the place of the one before."""
        by.require(Action.MANAGE_PEOPLE)
        text = badges.read(scanned)
        with self._store.writing() as writing:
            active_person(writing.directory(), person_id)
            holder = _holder(writing, text)
            if holder is not None and holder != person_id:
                name = writing.directory().name(holder)
                raise Refusal(ErrorCode.BADGE_TAKEN, person=name)
            _put(writing, by, person_id, badges.make_verifier(text))
            return writing.changes()

    def take_away(self, by: SignedIn, person_id: PersonId) -> ChangeSet:
        by.require(Action.MANAGE_PEOPLE)
        with self._store.writing() as writing:
            if has_badge(writing, person_id):
                _put(writing, by, person_id, "")
            return writing.changes()


def has_badge(reading: Reading, person: PersonId) -> bool:
    return any(body.verifier for _, body in _standing(reading) if body.person == person)


def _put(writing: Writing, by: SignedIn, person: PersonId, verifier: str) -> None:
    """The old verifier is erased at once."""
    old = [record for record, body in _standing(writing) if body.person == person]
    body = b.PersonBadge(person=person, verifier=verifier)
    writing.append(body, by=by.by(), replaces=tuple(record.id for record in old))
    for record in old:
        writing.erase_body(record.id)


def _holder(reading: Reading, text: str) -> PersonId | None:
    fit = (body.person for _, body in _standing(reading) if badges.matches(body.verifier, text))
    return next(fit, None)


def _standing(reading: Reading) -> list[tuple[Record, b.PersonBadge]]:
    directory, unit_of = reading.directory(), units(reading)
    counting = [
        record
        for record in reading.records(("person.badge",))
        if directory.why_not(record, unit_of) is None
    ]
    replaced = {old for record in counting for old in record.head.replaces}
    return [
        (record, record.body)
        for record in counting
        if isinstance(record.body, b.PersonBadge) and record.id not in replaced
    ]
