"""What people began and have not signed, kept for them alone. No record, and never synced."""

from __future__ import annotations

from dataclasses import dataclass

from trainer_app.checklists.ports import Draft, Reading, Store
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.ids import PersonId
from trainer_app.services.session import SignedIn


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """``body``: JSON, whose shape the page knows."""

    form: str
    subject: str
    body: str
    begun: Moment
    is_older_edition: bool
    """Another edition was adopted since it was last written: its tasks may read differently."""


class Drafts:
    """Only their owner sees them: whoever signs in gets their own and nobody else's."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self, person: SignedIn) -> tuple[KeptDraft, ...]:
        """Oldest first."""
        with self._store.reading() as reading:
            adopted = _adopted(reading)
            kept = {
                (draft.form, draft.subject): draft
                for entry in (*_others(reading, person), person.id)
                for draft in reading.drafts(entry)
            }
            return tuple(
                KeptDraft(d.form, d.subject, d.body, d.begun, d.edition != adopted)
                for d in sorted(kept.values(), key=lambda d: d.begun.ms)
            )

    def keep(self, person: SignedIn, form: str, subject: str, body: str, begun: Moment) -> None:
        """On disk when it returns; in the place of what was kept for this form and subject."""
        with self._store.writing() as writing:
            writing.keep_draft(person.id, Draft(form, subject, _adopted(writing), body, begun))

    def forget(self, person: SignedIn, form: str, subject: str) -> None:
        with self._store.writing() as writing:
            for entry in (*_others(writing, person), person.id):
                writing.forget_draft(entry, form, subject)


def _others(reading: Reading, person: SignedIn) -> list[PersonId]:
    """Somebody who was entered twice may have begun something as the other entry."""
    return [entry for entry in reading.directory().entries(person.id) if entry != person.id]


def _adopted(reading: Reading) -> str:
    return reading.directory().edition or ""
