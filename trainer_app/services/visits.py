"""When somebody was last here, and what was recorded in their name since.

A watched PIN leaves no other trace than this: whoever signs in is shown what was recorded in their
name since they last did, by themselves or by somebody who knew their PIN.
"""

from __future__ import annotations

from dataclasses import dataclass

from trainer_app.checklists.ports import Arrived, Store
from trainer_app.kernel.clock import Moment
from trainer_app.services.session import SignedIn


@dataclass(frozen=True, slots=True)
class SinceLastVisit:
    """``at``: when the visit before this one began. ``records``: in order of arrival."""

    at: Moment
    records: tuple[Arrived, ...]


class Visits:
    def __init__(self, store: Store) -> None:
        self._store = store

    def arrive(self, person: SignedIn) -> None:
        """A visit begins: at sign-in on the Board, not at a signature panel."""
        with self._store.writing() as writing:
            writing.visited(person.id)

    def since_last_visit(self, person: SignedIn) -> SinceLastVisit | None:
        """What was recorded in this person's name since; None on the first visit on this PC."""
        with self._store.reading() as reading:
            last = reading.last_visit(person.id)
            if last is None:
                return None
            records = reading.recorded_by(person.id, after=last.arrival)
            return SinceLastVisit(last.at, tuple(records))
