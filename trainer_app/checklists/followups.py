"""Follow-ups: the next step of a coaching note, until somebody closes it. Pure.

A follow-up belongs to whoever wrote the note, until it is handed over to somebody else: by its
owner, or by whoever manages the people of the plant (a trainer who leaves).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import Directory, UnitOf
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.permissions import Action, allows
from trainer_app.kernel.ids import PersonId, RecordId

KINDS: Final = ("note.written", "note.closed", "note.handed_over")
"""What has to be read to know which follow-ups are open."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """An open next step. ``about``: the person whom the note is about."""

    note: RecordId
    about: PersonId
    task: str
    due: date
    owner: PersonId
    handed_over: tuple[RecordId, ...] = ()
    """The hand-overs that stand: a new one replaces them."""


def open_follow_ups(
    records: Iterable[Record], directory: Directory, unit_of: UnitOf
) -> tuple[FollowUp, ...]:
    """Every open follow-up of these records, soonest first. ``records``: of ``KINDS``."""
    counting = [r for r in records if directory.why_not(r, unit_of) is None]
    replaced = {old for r in counting for old in r.head.replaces}
    closed = {r.body.about for r in counting if isinstance(r.body, b.NoteClosed)}
    handed: dict[RecordId, list[Record]] = {}
    for record in counting:
        if isinstance(record.body, b.NoteHandedOver):
            handed.setdefault(record.body.about, []).append(record)
    found = [
        _follow_up(record, record.body, record.body.follow_up, handed.get(record.id, []), directory)
        for record in counting
        if isinstance(record.body, b.NoteWritten)
        and record.body.follow_up is not None
        and record.id not in replaced
        and record.id not in closed
    ]
    return tuple(sorted(found, key=lambda f: (f.due, f.note)))


def _follow_up(
    note: Record,
    body: b.NoteWritten,
    due: date,
    handed: list[Record],
    directory: Directory,
) -> FollowUp:
    """The hand-overs one after the other, by what each replaces: no clock decides.

    Each is taken from who owned it then, or from who may for all. Of two that did not know of one
    another, the one with the greater id is shown, and the next one replaces both.
    """
    assert note.head.by is not None
    owners = {note.id: note.head.by.person}
    ids = {record.id for record in handed}
    waiting = sorted(handed, key=lambda r: r.id)
    while waiting:
        ready = [r for r in waiting if not {*r.head.replaces} & ids - owners.keys() - {r.id}]
        if not ready:
            break
        for record in ready:
            before = next((old for old in record.head.replaces if old in owners), note.id)
            owners[record.id] = _owner_after(record, body.person, owners[before], directory)
        waiting = [r for r in waiting if r not in ready]
    replaced = {old for r in handed for old in r.head.replaces}
    standing = tuple(sorted(r for r in owners if r != note.id and r not in replaced))
    owner = owners[standing[-1]] if standing else owners[note.id]
    return FollowUp(note.id, body.person, body.task, due, owner, standing)


def _owner_after(
    record: Record, about: PersonId, owner: PersonId, directory: Directory
) -> PersonId:
    by, body = record.head.by, record.body
    assert isinstance(body, b.NoteHandedOver)
    if by is None or directory.same_human(body.to, about):
        return owner
    manages = allows(Action.MANAGE_PEOPLE, directory.relied_roles(record))
    return body.to if manages or directory.same_human(by.person, owner) else owner
