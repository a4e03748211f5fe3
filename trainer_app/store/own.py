"""What is kept for a person on this PC alone: drafts and visits. No record, never synced."""

from __future__ import annotations

from typing import Final

from trainer_app.checklists.ports import Draft, Visit
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.ids import PersonId
from trainer_app.store import rows
from trainer_app.store.engine import DriverConnection

_DRAFTS: Final = (
    "SELECT form, subject, edition, body, at, tz FROM draft WHERE person = ?"
    " ORDER BY at, form, subject"
)
_KEEP: Final = (
    "INSERT INTO draft (person, form, subject, edition, body, at, tz) VALUES (?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (person, form, subject) DO UPDATE SET edition = excluded.edition,"
    " body = excluded.body, at = excluded.at, tz = excluded.tz"
)
_COUNT: Final = "SELECT count(*) FROM draft WHERE form NOT LIKE 'last\\_%' ESCAPE '\\'"
_FORGET: Final = "DELETE FROM draft WHERE person = ? AND form = ? AND subject = ?"
_LAST_VISIT: Final = "SELECT arrival_before, at_before, tz_before FROM visit WHERE person = ?"
_VISITED: Final = (
    "INSERT INTO visit (person, arrival, at, tz)"
    " VALUES (?, (SELECT coalesce(max(arrival), 0) FROM record), ?, ?)"
    " ON CONFLICT (person) DO UPDATE SET"
    " arrival_before = arrival, at_before = at, tz_before = tz,"
    " arrival = excluded.arrival, at = excluded.at, tz = excluded.tz"
)


def drafts(connection: DriverConnection, person: PersonId) -> list[Draft]:
    found = connection.execute(_DRAFTS, (person,))
    return [
        Draft(form, subject, edition, body, Moment(at, tz))
        for form, subject, edition, body, at, tz in found
    ]


def draft_count(connection: DriverConnection) -> int:
    """Of everybody, begun and not finished; a form ``last_...`` is a mere habit."""
    return int(rows.value(connection, _COUNT) or 0)


def keep_draft(connection: DriverConnection, person: PersonId, draft: Draft) -> None:
    connection.execute(
        _KEEP,
        (
            *(person, draft.form, draft.subject, draft.edition, draft.body),
            *(draft.begun.ms, draft.begun.tz),
        ),
    )


def forget_draft(connection: DriverConnection, person: PersonId, form: str, subject: str) -> None:
    connection.execute(_FORGET, (person, form, subject))


def last_visit(connection: DriverConnection, person: PersonId) -> Visit | None:
    found = connection.execute(_LAST_VISIT, (person,)).fetchone()
    if found is None or found[0] is None:
        return None
    arrival, at, tz = found
    return Visit(arrival, Moment(at, tz))


def visited(connection: DriverConnection, person: PersonId, now: Moment) -> None:
    connection.execute(_VISITED, (person, now.ms, now.tz))
