"""Badges: a reader that types. One finds its person's tile; the PIN is still theirs to type."""

from __future__ import annotations

from trainer_app.checklists import bodies as b
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Reading, Store, Writing
from trainer_app.checklists.verifiers import taken_over
from trainer_app.kernel import badges
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.folding import folded
from trainer_app.kernel.ids import PersonId
from trainer_app.services.finding import active_person
from trainer_app.services.pins import refuse_what_would_not_count
from trainer_app.services.session import SignedIn
from trainer_app.services.units import units


class Badges:
    def __init__(self, store: Store) -> None:
        self._store = store

    def whose(self, scanned: str) -> PersonId:
        """The person who holds this badge, as they are kept after a merge.

        Raises ``Refusal``: BADGE_SHAPE, BADGE_UNKNOWN; BADGE_OF_SEVERAL where two PCs that were
        apart gave it to two people: nobody guesses whose PIN is asked for.
        """
        text = badges.read(scanned)
        with self._store.reading() as reading:
            holders = _holders(reading, text)
            if not holders:
                raise Refusal(ErrorCode.BADGE_UNKNOWN)
            directory = reading.directory()
            here = [holder for holder in holders if directory.people[holder].active] or holders
            if len(here) > 1:
                names = ", ".join(directory.name(holder) for holder in here)
                raise Refusal(ErrorCode.BADGE_OF_SEVERAL, names=names)
            return active_person(directory, here[0]).id

    def give(self, by: SignedIn, person_id: PersonId, scanned: str) -> ChangeSet:
        """This person's badge from now on, in the place of the one before."""
        by.require(Action.MANAGE_PEOPLE)
        text = badges.read(scanned)
        with self._store.writing() as writing:
            directory = writing.directory()
            active_person(directory, person_id)
            others = [h for h in _holders(writing, text) if not directory.same_human(h, person_id)]
            if others:
                raise Refusal(ErrorCode.BADGE_TAKEN, person=directory.name(others[0]))
            _put(writing, by, person_id, badges.make_verifier(text))
            return writing.changes()

    def take_away(self, by: SignedIn, person_id: PersonId) -> ChangeSet:
        by.require(Action.MANAGE_PEOPLE)
        with self._store.writing() as writing:
            for entry in writing.directory().entries(person_id):
                if _has_badge(writing, entry):
                    _put(writing, by, entry, "")
            return writing.changes()


def has_badge(reading: Reading, person: PersonId) -> bool:
    """Whether a badge finds this human, whichever entry it was given to."""
    return any(_has_badge(reading, entry) for entry in reading.directory().entries(person))


def _has_badge(reading: Reading, entry: PersonId) -> bool:
    return any(body.verifier for _, body in _standing(reading) if body.person == entry)


def _put(writing: Writing, by: SignedIn, person: PersonId, verifier: str) -> None:
    """The old verifier is erased at once."""
    old = [record for record, body in _standing(writing) if body.person == person]
    body = b.PersonBadge(person=person, verifier=verifier)
    new = writing.append(body, by=by.by(), replaces=tuple(record.id for record in old))
    refuse_what_would_not_count(writing, by, new)
    for record in old:
        writing.erase_body(record.id)


def _holders(reading: Reading, text: str) -> list[PersonId]:
    """Every human whom it was given to, by name. Of several badges that stand each finds its
    person: two PCs that were apart gave one each, and both are in somebody's pocket."""
    directory = reading.directory()
    fit = {
        directory.kept(body.person)
        for _, body in _standing(reading)
        if badges.matches(body.verifier, text)
    }
    return sorted(fit & directory.people.keys(), key=lambda p: (folded(directory.name(p)), p))


def _standing(reading: Reading) -> list[tuple[Record, b.PersonBadge]]:
    directory, unit_of = reading.directory(), units(reading)
    counting = [
        record
        for record in reading.records(("person.badge",))
        if directory.why_not(record, unit_of) is None
    ]
    replaced = taken_over(reading, counting)
    return [
        (record, record.body)
        for record in counting
        if isinstance(record.body, b.PersonBadge) and record.id not in replaced
    ]
