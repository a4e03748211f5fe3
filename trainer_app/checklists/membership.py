"""The rules of belonging to a plant: roles, leaving, rights to sign. Pure, like ``decisions``.

Who may say it at all is the permission table's; here is what must never come of it: a plant without
a supervisor, a follow-up without an owner, a right that nobody else has looked at where somebody
else is there (domain.md 4.4).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from trainer_app.checklists import bodies as b
from trainer_app.checklists.claims import CLEAR, Ruling, refuse, warn
from trainer_app.checklists.directory import Directory, Person, Right
from trainer_app.checklists.followups import FollowUp
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.packs import Pack, Unit
from trainer_app.checklists.permissions import Action, Role, allows
from trainer_app.kernel.errors import ErrorCode

BY_TRADE, BY_PROGRAMME, BY_EMPLOYER = "trade", "programme", "employer"
BASES = (BY_TRADE, BY_PROGRAMME, BY_EMPLOYER)


def may_save(
    by: Person, person: Person, roles: Collection[Role], people: Iterable[Person]
) -> Ruling:
    """Whether a person may stand with these roles from now on."""
    if not by.may(Action.MANAGE_PEOPLE):
        return refuse(ErrorCode.NOT_ALLOWED, person=by.name)
    if not person.active:
        return refuse(ErrorCode.PERSON_INACTIVE, person=person.name)
    if not roles:
        return refuse(ErrorCode.ROLE_MISSING)
    if Role.SUPERVISOR not in roles and _is_last_supervisor(person, people):
        return refuse(ErrorCode.LAST_SUPERVISOR, person=person.name)
    return CLEAR


def may_deactivate(
    by: Person,
    person: Person,
    people: Iterable[Person],
    follow_ups: Collection[FollowUp],
    heir: Person | None,
    directory: Directory,
) -> Ruling:
    """Whether a person may leave. ``heir`` takes the open follow-ups, where there are any."""
    if not by.may(Action.MANAGE_PEOPLE):
        return refuse(ErrorCode.NOT_ALLOWED, person=by.name)
    if not person.active:
        return refuse(ErrorCode.PERSON_INACTIVE, person=person.name)
    if _is_last_supervisor(person, people):
        return refuse(ErrorCode.LAST_SUPERVISOR, person=person.name)
    if not follow_ups:
        return CLEAR
    if heir is None or directory.same_human(heir.id, person.id):
        return refuse(ErrorCode.HEIR_MISSING, person=person.name, count=len(follow_ups))
    return may_take_over(heir, follow_ups, directory)


def may_take_over(heir: Person, follow_ups: Iterable[FollowUp], directory: Directory) -> Ruling:
    """Somebody who is here, writes notes, and is not the one that the note is about."""
    about_himself = any(directory.same_human(heir.id, f.about) for f in follow_ups)
    if not heir.may(Action.WRITE_NOTE) or about_himself:
        return refuse(ErrorCode.HEIR_UNFIT, person=heir.name)
    return CLEAR


def may_reactivate(by: Person, person: Person, people: Iterable[Person]) -> Ruling:
    """Back under the same name, unless somebody else has taken it meanwhile."""
    if not by.may(Action.MANAGE_PEOPLE):
        return refuse(ErrorCode.NOT_ALLOWED, person=by.name)
    if person.active:
        return refuse(ErrorCode.PERSON_ACTIVE, person=person.name)
    taken = {p.name.casefold() for p in people if p.active and p.id != person.id}
    if person.name.casefold() in taken:
        return refuse(ErrorCode.NAME_TAKEN, name=person.name)
    return CLEAR


def may_give_right(
    by: Person,
    holder: Person,
    scope: Collection[str],
    start: date | None,
    until: date | None,
    directory: Directory,
) -> Ruling:
    """A supervisor names a signer. One's own right is another supervisor's word, where there is
    one; where there is none it is given, and shown as *same person*.
    """
    if not by.may(Action.GIVE_RIGHT):
        return refuse(ErrorCode.NOT_ALLOWED, person=by.name)
    if not holder.active:
        return refuse(ErrorCode.PERSON_INACTIVE, person=holder.name)
    if not holder.may(Action.SIGN_OFF):
        return refuse(ErrorCode.RIGHT_WITHOUT_ROLE, person=holder.name)
    if not scope:
        return refuse(ErrorCode.SCOPE_MISSING)
    if start is not None and until is not None and until < start:
        return refuse(ErrorCode.DATES_REVERSED)
    if not directory.same_human(by.id, holder.id):
        return CLEAR
    others = other_supervisors(by, directory)
    if others:
        return refuse(ErrorCode.OWN_RIGHT, person=by.name, other=others[0].name)
    return warn(ErrorCode.OWN_RIGHT, person=by.name, other="")


def other_supervisors(person: Person, directory: Directory) -> list[Person]:
    """Everybody else who could give a right now, by name."""
    found = [
        p
        for p in directory.everybody()
        if p.may(Action.GIVE_RIGHT) and not directory.same_human(p.id, person.id)
    ]
    return sorted(found, key=lambda p: (p.name, p.id))


def named_by_oneself(right: Record) -> bool:
    """Whether a right to sign was given by its own holder: *same person*."""
    by = right.head.by
    return (
        isinstance(right.body, b.RightSaved) and by is not None and by.person == right.body.person
    )


def _is_last_supervisor(person: Person, people: Iterable[Person]) -> bool:
    """Whether nobody is left to decide when this one goes."""
    return (
        person.active
        and Role.SUPERVISOR in person.roles
        and not any(p.active and Role.SUPERVISOR in p.roles and p.id != person.id for p in people)
    )


# --- who may sign what ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class UnitSigners:
    """Who may sign a unit on a day. ``every_task``: all of it; ``some_tasks``: a part, and which.

    ``nobody``: the tasks that no one may sign.
    """

    unit: Unit
    every_task: tuple[Person, ...]
    some_tasks: tuple[tuple[Person, tuple[str, ...]], ...]
    nobody: tuple[str, ...]


def signers_by_unit(pack: Pack, directory: Directory, on: date) -> tuple[UnitSigners, ...]:
    """The units of the programme with everybody who may sign in them, by name."""
    signers = sorted(
        (
            (person, tuple(r for r in directory.rights.get(person.id, ()) if r.holds_on(on)))
            for person in directory.everybody()
            if person.active and allows(Action.SIGN_OFF, person.roles)
        ),
        key=lambda signer: (signer[0].name, signer[0].id),
    )
    return tuple(_of_unit(unit, signers) for unit in pack.units)


def _of_unit(unit: Unit, signers: list[tuple[Person, tuple[Right, ...]]]) -> UnitSigners:
    tasks = tuple(task.id for task in unit.tasks)
    every: list[Person] = []
    some: list[tuple[Person, tuple[str, ...]]] = []
    covered: set[str] = set()
    for person, rights in signers:
        may = tuple(task for task in tasks if any(r.covers(task, unit.id) for r in rights))
        covered.update(may)
        if may == tasks:
            every.append(person)
        elif may:
            some.append((person, may))
    nobody = tuple(task for task in tasks if task not in covered)
    return UnitSigners(unit, tuple(every), tuple(some), nobody)
