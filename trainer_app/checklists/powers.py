"""What somebody with these roles may record, and on which PC: roles, rights, PINs, all else.

Part of ``counting``, which knows what somebody relied on; here is only what that gives. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from trainer_app.checklists import bodies as b
from trainer_app.checklists.devices import Devices
from trainer_app.checklists.kinds import KINDS, Record
from trainer_app.checklists.permissions import Action, Role, allows
from trainer_app.checklists.reasons import NotCounting
from trainer_app.checklists.subjects import about_whom
from trainer_app.kernel.ids import PersonId, RecordId

_OFFICE_KINDS = frozenset({"right.saved", "person.merged", "joining.accepted", "body.erased"})

_ABOUT_ANOTHER_RECORD = frozenset(
    {"signature.given", "question.raised", "note.answered", "note.closed"}
)
"""Whose record these are about is known only beside it: ``judging.why_not_counting``."""


class Powers:
    """``thing``: the first record of what a directory record belongs to; ``saved``: what a person
    record gives in the plant.
    """

    def __init__(
        self,
        records: Mapping[RecordId, Record],
        devices: Devices,
        thing: Callable[[RecordId], RecordId],
        saved: Callable[[Record], b.PersonSaved | None],
    ) -> None:
        self._records = records
        self._devices = devices
        self._thing = thing
        self._saved = saved

    def why_not(self, record: Record, saved: b.PersonSaved) -> NotCounting | None:
        """Whether somebody who stands like this may make this record."""
        if not saved.active:
            return NotCounting.ROLE_MISSING
        roles, body = roles_of(saved), record.body
        if isinstance(body, b.PersonSaved):
            return self._judge_person_saved(record, body, roles)
        action, own = self._action(record)
        if not allows(action, roles, own=own):
            return NotCounting.ROLE_MISSING
        needs_office = record.kind in _OFFICE_KINDS or (
            action is Action.RESET_PIN and not self._is_first_pin(record)
        )
        if needs_office and not self._devices.is_from_office(record):
            return NotCounting.NOT_AN_OFFICE_PC
        return None

    def _action(self, record: Record) -> tuple[Action, bool]:
        """What the record does, and whether it is about its own maker."""
        by, body = record.head.by, record.body
        action = KINDS[record.kind].action
        assert by is not None
        assert action is not None
        about = about_whom(body)
        own = about == by.person or record.kind in _ABOUT_ANOTHER_RECORD
        if isinstance(body, b.PersonNamed):
            trainee = self._was_added_as_trainee(body.person)
            return (Action.ADD_TRAINEE if trainee else Action.MANAGE_PEOPLE), False
        if isinstance(body, b.SignatureGiven) and body.role != "trainee":
            return Action.SIGN_AS_SECOND, False
        if isinstance(body, b.PersonPin) and not own:
            first = self._is_first_pin(record)
            return (Action.ADD_TRAINEE if first else Action.RESET_PIN), False
        return action, own

    def _judge_person_saved(
        self, record: Record, body: b.PersonSaved, roles: frozenset[Role]
    ) -> NotCounting | None:
        by = record.head.by
        assert by is not None
        person = self._thing(record.id)
        before = [self._records[old] for old in record.head.replaces if old in self._records]
        if any(self._thing(old.id) != person for old in before):
            return NotCounting.FOR_ANOTHER  # one person's record never ends another person
        earlier = [saved for saved in map(self._saved, before) if saved is not None]
        same_powers = bool(earlier) and all(
            set(e.roles) == set(body.roles) and e.active == body.active for e in earlier
        )
        if same_powers and PersonId(person) == by.person:
            return None  # one's own language
        only_trainee = set(body.roles) == {Role.TRAINEE.value} and all(
            set(e.roles) == {Role.TRAINEE.value} for e in earlier
        )
        if only_trainee and len(earlier) == len(record.head.replaces):
            return None if allows(Action.ADD_TRAINEE, roles) else NotCounting.ROLE_MISSING
        if not allows(Action.MANAGE_PEOPLE, roles):
            return NotCounting.ROLE_MISSING
        from_office = self._devices.is_from_office(record)
        return None if from_office else NotCounting.NOT_AN_OFFICE_PC

    def _was_added_as_trainee(self, person: PersonId) -> bool:
        added = self._records.get(RecordId(person))
        body = added.body if added else None
        return isinstance(body, b.PersonSaved) and set(body.roles) == {Role.TRAINEE.value}

    def _is_first_pin(self, record: Record) -> bool:
        """The one-time code that whoever adds a trainee hands over."""
        body, by = record.body, record.head.by
        if not isinstance(body, b.PersonPin) or by is None:
            return False
        added = self._records.get(RecordId(body.person))
        return (
            body.once
            and not record.head.replaces
            and added is not None
            and added.head.by is not None
            and added.head.by.person == by.person
            and self._was_added_as_trainee(body.person)
        )


_ROLES = {role.value: role for role in Role}


def roles_of(body: b.PersonSaved) -> frozenset[Role]:
    """The roles that this program knows; one from a newer program gives nothing here."""
    return frozenset(_ROLES[role] for role in body.roles if role in _ROLES)


def right_holds(right: b.RightSaved, day: date) -> bool:
    return (right.start is None or right.start <= day) and (
        right.until is None or day <= right.until
    )


def right_covers(scope: Iterable[str], task: str, unit: str | None) -> bool:
    """By the task, by its unit, or by ``*`` for everything."""
    named = set(scope)
    return "*" in named or task in named or (unit is not None and unit in named)
