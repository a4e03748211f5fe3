"""Adopting an edition of the programme: from then on this plant judges by it.

Old sign-offs keep the edition they were made under. Nothing is judged here but who may adopt.
"""

from __future__ import annotations

from dataclasses import dataclass

from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import Person
from trainer_app.checklists.packcheck import load_whole
from trainer_app.checklists.packfiles import PackFiles
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Store
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.folding import folded
from trainer_app.kernel.ids import EditionId, RecordId
from trainer_app.kernel.records import By


@dataclass(frozen=True, slots=True)
class Adopted:
    """``is_new``: false where the plant already judged by this edition and nothing was recorded."""

    edition: EditionId
    version: str
    by: Person
    is_new: bool
    changes: ChangeSet


class Content:
    def __init__(self, store: Store) -> None:
        self._store = store

    def deciders(self) -> tuple[Person, ...]:
        """Whose decision it may be, by name."""
        with self._store.reading() as reading:
            people = reading.directory().everybody()
        may = [p for p in people if p.active and p.may(Action.ADOPT_EDITION)]
        return tuple(sorted(may, key=lambda p: (folded(p.name), p.id)))

    def only_decider(self) -> Person:
        """The one person who may adopt. Raises SUPERVISOR_NOT_NAMED where there are several."""
        deciders = self.deciders()
        if len(deciders) != 1:
            names = tuple(person.name for person in deciders)
            raise Refusal(ErrorCode.SUPERVISOR_NOT_NAMED, names=names)
        return deciders[0]

    def adopt(self, files: PackFiles, by: Person, pin: RecordId | None = None) -> Adopted:
        """Keep the edition whole and adopt it in a supervisor's name.

        ``pin``: what they signed in with; on the command line nobody does, and so it shows
        (``docs/decisions/0008``). Raises
        CONTENT_FINDINGS with every finding, or NOT_ALLOWED; then nothing was recorded.
        """
        whole = load_whole(files)
        pack = whole.pack
        if not by.active or not by.may(Action.ADOPT_EDITION):
            raise Refusal(ErrorCode.NOT_ALLOWED, person=by.name)
        maker = By(by.id, by.record, pin)
        with self._store.writing() as writing:
            heads = [
                head
                for head in writing.directory().heads(b.EditionAdopted)
                if isinstance(head.body, b.EditionAdopted) and head.body.audience == pack.audience
            ]
            if heads and all(_edition(head.body) == pack.edition for head in heads):
                return Adopted(pack.edition, pack.version, by, False, ChangeSet())
            writing.keep_edition(pack, files.archive(), whole.guidance)
            published = writing.records(("edition.published",))
            if pack.edition not in {_edition(record.body) for record in published}:
                writing.append(
                    b.EditionPublished(edition=pack.edition, pack=pack.id, version=pack.version),
                    by=maker,
                )
            writing.append(
                b.EditionAdopted(
                    edition=pack.edition,
                    pack=pack.id,
                    version=pack.version,
                    audience=pack.audience,
                ),
                by=maker,
                replaces=tuple(head.id for head in heads),
            )
            return Adopted(pack.edition, pack.version, by, True, writing.changes())


def _edition(body: b.Body | None) -> EditionId | None:
    return body.edition if isinstance(body, b.EditionAdopted | b.EditionPublished) else None
