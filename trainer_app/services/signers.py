"""Who of a plant stands before the trainers' programme. Reads only."""

from __future__ import annotations

from trainer_app.checklists.directory import Directory, Person
from trainer_app.checklists.permissions import Action, Role
from trainer_app.kernel.folding import folded


def signing_people(directory: Directory) -> tuple[Person, ...]:
    """Everybody active who trains or assesses, or was given a right to sign; by name."""
    found = [
        person
        for person in directory.everybody()
        if person.may(Action.SIGN_OFF)
        and (person.roles & {Role.TRAINER, Role.ASSESSOR} or directory.rights.get(person.id))
    ]
    return tuple(sorted(found, key=lambda person: (folded(person.name), person.id)))
