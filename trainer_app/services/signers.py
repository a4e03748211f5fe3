"""Who of a plant stands before the trainers' programme, and who could look. Reads only."""

from __future__ import annotations

from datetime import date

from trainer_app.checklists.directory import Directory, Person
from trainer_app.checklists.packs import Task
from trainer_app.checklists.permissions import Action, Role
from trainer_app.checklists.standing import Standing
from trainer_app.checklists.status import open_unsafe
from trainer_app.kernel.folding import folded
from trainer_app.kernel.ids import PersonId


def signing_people(directory: Directory) -> tuple[Person, ...]:
    """Everybody active who trains or assesses, or was given a right to sign; by name."""
    found = [
        person
        for person in directory.everybody()
        if person.may(Action.SIGN_OFF)
        and (person.roles & {Role.TRAINER, Role.ASSESSOR} or directory.rights.get(person.id))
    ]
    return tuple(sorted(found, key=lambda person: (folded(person.name), person.id)))


def may_give_look(
    directory: Directory, trainee: PersonId, task: Task, standing: Standing, on: date
) -> tuple[Person, ...]:
    """Who may watch this task as another person: the right to sign it, and no part in it so far."""
    had_a_part = {o for p in standing.performances for o in p.observers if p.observed_on <= on}
    had_a_part |= set(open_unsafe(task, standing, on))
    return tuple(
        sorted(
            (
                person
                for person in directory.everybody()
                if person.may(Action.SIGN_OFF)
                and not directory.same_human(person.id, trainee)
                and directory.human(person.id) not in had_a_part
                and directory.right_for(person.id, task.id, task.unit, on) is not None
            ),
            key=lambda person: folded(person.name),
        )
    )
