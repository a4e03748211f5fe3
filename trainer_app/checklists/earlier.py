"""What a PC recorded while it stood alone, once it has joined a plant that began elsewhere.

Its earlier logs are judged among themselves, with their own founder. Roles and rights given there
hold only there. Who was added there is known at once, as a trainee at most; the rest reads *before
joining* until the plant's supervisor accepts it (``joining.accepted``), and can never be about
anybody or anything of the plant's own. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import msgspec

from trainer_app.checklists import bodies as b
from trainer_app.checklists.kinds import KINDS, Record
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.reasons import NotCounting
from trainer_app.checklists.subjects import about_whom
from trainer_app.kernel.ids import PersonId, RecordId

AT_ONCE: Final = frozenset(
    {
        *("person.saved", "person.named", "person.merged", "person.pin", "person.badge"),
        *("enrolment.saved", "note.written"),
    }
)
"""Who there is, what they are called, how they sign in, what was written for them to read."""

ONLY_THERE: Final = frozenset(
    {
        *("right.saved", "site.saved", "edition.published", "edition.adopted"),
        *("joining.accepted", "body.erased"),
    }
)
"""Power over a plant: it never leaves the logs that it was given in."""


def judge_earlier(
    record: Record, inside: NotCounting | None, *, own: bool, accepted: bool
) -> NotCounting | None:
    """Whether an earlier record counts in the plant.

    ``inside``: why it does not among its own; ``own``: it is about who or what was there alone.
    """
    if inside is not None:
        return inside
    kind = KINDS.get(record.kind)
    if kind is None or kind.action is None:
        return None
    if record.kind in ONLY_THERE or not own:
        return NotCounting.ONLY_BEFORE_JOINING
    return None if record.kind in AT_ONCE or accepted else NotCounting.BEFORE_JOINING


def is_about_own(record: Record, people: Callable[[PersonId], bool]) -> bool:
    """Whether everybody that a record names was added where it was made."""
    body = record.body
    if isinstance(body, b.PersonMerged):
        return all(people(person) for person in body.persons)
    if isinstance(body, b.TaskNotApplicable) and not body.trainee:
        return False  # said of a whole plant
    whom = about_whom(body)
    return not whom or people(whom)


def in_the_plant(saved: b.PersonSaved) -> b.PersonSaved:
    """What a person saved before joining is to the plant: a trainee, or nobody in particular."""
    roles = tuple(role for role in saved.roles if role == Role.TRAINEE.value)
    return msgspec.structs.replace(saved, roles=roles)


def added_there(records: Mapping[RecordId, Record]) -> frozenset[PersonId]:
    """Everybody whose first record is among these."""
    return frozenset(
        PersonId(record.id)
        for record in records.values()
        if record.kind == "person.saved" and not record.head.replaces
    )
