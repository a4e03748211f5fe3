"""What two PCs said differently of one thing while they were apart, outside the checklists.

A name, roles, how a trainee is enrolled, the site, the programme in force: until somebody says
which it is, one of them has to be shown, always the same, but nobody decided it (design.md promise
2). Judgements that differ are ``standing.Question``. Pure; a function of the set of records.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import msgspec

from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import Directory
from trainer_app.checklists.kinds import Record
from trainer_app.kernel.ids import RecordId

CONTESTABLE: tuple[type[b.Body], ...] = (
    b.PersonSaved,
    b.PersonNamed,
    b.EnrolmentSaved,
    b.SiteSaved,
    b.EditionAdopted,
)

_NOT_SAID = ("salt", "known")


@dataclass(frozen=True, slots=True)
class Contested:
    """``of``: the person, the audience, or nothing for the site. ``heads``: what stands, by id."""

    kind: str
    of: str
    heads: tuple[RecordId, ...]


def contested(directory: Directory) -> tuple[Contested, ...]:
    """Everything that stands in more than one way, by kind."""
    found = []
    for body in CONTESTABLE:
        groups: dict[str, list[Record]] = defaultdict(list)
        for record in directory.heads(body):
            groups[_of(directory, record)].append(record)
        for of, heads in sorted(groups.items()):
            if len({_said(record.body) for record in heads}) > 1:
                ids = tuple(sorted(record.id for record in heads))
                found.append(Contested(heads[0].kind, of, ids))
    return tuple(found)


def _of(directory: Directory, record: Record) -> str:
    match record.body:
        case b.PersonNamed(person=person):
            return person
        case b.PersonSaved():
            return directory.thing(record.id)
        case b.EnrolmentSaved(trainee=trainee):
            return trainee
        case b.EditionAdopted(audience=audience):
            return audience
    return ""


def _said(body: b.Body | None) -> bytes:
    """Two that say the same are no question, whoever said it."""
    fields = {} if body is None else msgspec.structs.asdict(body)
    return msgspec.json.encode([(n, fields[n]) for n in sorted(fields) if n not in _NOT_SAID])
