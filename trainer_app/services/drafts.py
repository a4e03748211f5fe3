"""What people began and have not signed, kept for them alone. No record, and never synced."""

from __future__ import annotations

from dataclasses import dataclass

from trainer_app.checklists.ports import Draft, Reading, Store
from trainer_app.kernel.clock import Moment
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
            return tuple(
                KeptDraft(d.form, d.subject, d.body, d.begun, d.edition != adopted)
                for d in reading.drafts(person.id)
            )

    def keep(self, person: SignedIn, form: str, subject: str, body: str, begun: Moment) -> None:
        """On disk when it returns; in the place of what was kept for this form and subject."""
        with self._store.writing() as writing:
            writing.keep_draft(person.id, Draft(form, subject, _adopted(writing), body, begun))

    def forget(self, person: SignedIn, form: str, subject: str) -> None:
        with self._store.writing() as writing:
            writing.forget_draft(person.id, form, subject)


def _adopted(reading: Reading) -> str:
    return reading.directory().edition or ""
