"""Finding a person in the directory, and what is refused where they cannot be found or added."""

from __future__ import annotations

from typing import Final

from trainer_app.checklists.directory import Directory, Person
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.folding import folded
from trainer_app.kernel.ids import PersonId

LONGEST_NAME: Final = 80


def known(directory: Directory, person_id: PersonId) -> Person:
    """Raises ``Refusal(PERSON_UNKNOWN)``."""
    person = directory.people.get(person_id)
    if person is None:
        raise Refusal(ErrorCode.PERSON_UNKNOWN, person=person_id[:8])
    return person


def active_person(directory: Directory, person_id: PersonId) -> Person:
    """Raises ``Refusal``: PERSON_UNKNOWN, PERSON_INACTIVE."""
    person = known(directory, person_id)
    if not person.active:
        raise Refusal(ErrorCode.PERSON_INACTIVE, person=person.name)
    return person


def with_entries(directory: Directory, person_id: PersonId) -> tuple[Person, frozenset[PersonId]]:
    """Somebody active, and under which other ids they were entered. Raises as ``active_person``."""
    person = active_person(directory, person_id)
    return person, frozenset(directory.entries(person_id)) - {person_id}


def found(directory: Directory, name_or_id: str) -> Person:
    """By id, the beginning of an id, or name; refused when nobody or several fit."""
    people = directory.people.values()
    wanted = folded(name_or_id)
    fit = [p for p in people if folded(p.name) == wanted or p.id == wanted]
    fit = fit or [p for p in people if len(wanted) >= 4 and p.id.startswith(wanted)]
    fit = fit or [p for p in people if wanted and wanted in folded(p.name)]
    fit = list(directory.one_of_each(fit))
    if not fit:
        raise Refusal(ErrorCode.PERSON_UNKNOWN, person=name_or_id)
    if len(fit) > 1:
        names = ", ".join(sorted(p.name for p in fit)[:5])
        raise Refusal(ErrorCode.PERSON_AMBIGUOUS, person=name_or_id, names=names)
    return fit[0]


def checked_name(name: str, directory: Directory, of: PersonId | None = None) -> str:
    """A name as it is recorded. Raises ``Refusal`` where somebody else active has it already."""
    name = " ".join(name.split())
    if not name:
        raise Refusal(ErrorCode.NAME_MISSING)
    if len(name) > LONGEST_NAME:
        raise Refusal(ErrorCode.NAME_TOO_LONG, longest=LONGEST_NAME)
    own = directory.entries(of) if of is not None else ()
    others = [p for p in directory.people.values() if p.active and p.id not in own]
    if any(p.name.casefold() == name.casefold() for p in others):
        raise Refusal(ErrorCode.NAME_TAKEN, name=name)
    return name
