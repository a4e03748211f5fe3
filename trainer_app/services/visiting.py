"""A visitor's PC: who may choose a PIN on it by himself, because the plant's never come to it.

The PIN stays on that PC (``checklists.grants``): nobody at the plant could give or reset it. Who
may is said by the table there; here it is asked of what this PC was granted.
"""

from __future__ import annotations

from trainer_app.checklists import bodies as b
from trainer_app.checklists import grants
from trainer_app.checklists.directory import Person
from trainer_app.checklists.ports import Reading, Writing
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import RecordId
from trainer_app.kernel.records import By


def is_visitors_pc(reading: Reading) -> bool:
    membership = reading.membership()
    return membership is not None and grants.is_visitors(membership.grant)


def chooses_pin(reading: Reading, person: Person, *, has_pin: bool) -> bool:
    """Whether this person's first PIN on this PC is his own to choose."""
    membership = reading.membership()
    return (
        not has_pin
        and membership is not None
        and grants.may_choose_pin(membership.grant, (*person.roles, *person.other_roles))
    )


def no_pin(reading: Reading, person: Person) -> Refusal:
    """Why somebody without a PIN here cannot sign in, and so what to do."""
    if is_visitors_pc(reading) and not chooses_pin(reading, person, has_pin=False):
        return Refusal(ErrorCode.SIGNS_IN_ELSEWHERE, person=person.name)
    return Refusal(ErrorCode.PIN_NOT_SET, person=person.name)


def put_first_pin(writing: Writing, person: Person, verifier: str) -> RecordId:
    """Satisfied by no PIN, and says so. Raises ``Refusal`` where it is not his to choose."""
    if not chooses_pin(writing, person, has_pin=writing.pin(person.id) is not None):
        raise Refusal(ErrorCode.NOT_ALLOWED, person=person.name)
    body = b.PersonPin(person=person.id, verifier=verifier)
    return writing.append(body, by=By(person.id, person.record)).id
