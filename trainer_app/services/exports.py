"""What is handed to a spreadsheet or to another program: plain tables of codes, ids and dates.

PIN verifiers, coaching notes and office figures are never in one (sync.md §3). Codes, not words:
scripts read these, and the words of a code are on screen and paper.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from trainer_app.checklists.audiences import TRAINEES
from trainer_app.checklists.directory import Directory
from trainer_app.checklists.judging import why_not_counting
from trainer_app.checklists.kinds import KINDS, Record, Stream
from trainer_app.checklists.packs import Task
from trainer_app.checklists.permissions import Action, Role
from trainer_app.checklists.ports import Reading, Store
from trainer_app.checklists.projection import EVERYBODY, Link, about, links
from trainer_app.checklists.status import TaskStatus
from trainer_app.checklists.trust import TrustLine
from trainer_app.kernel.clock import Clock, Moment
from trainer_app.kernel.folding import folded
from trainer_app.kernel.ids import RecordId
from trainer_app.services.cases import trainee_case
from trainer_app.services.gathering.people import people_of
from trainer_app.services.peers import known_peers, trust
from trainer_app.services.session import SignedIn
from trainer_app.services.travelled import Travelled, in_doubt, travelled, unconfirmed_tasks
from trainer_app.services.units import units

Cell = str | int | bool | date | tuple[str, ...] | None
"""A tuple is a list of codes."""


@dataclass(frozen=True, slots=True)
class Table:
    """``name`` in small letters; every row has a cell for each column."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


PEOPLE_COLUMNS = ("id", "name", "roles")
REST_COLUMNS = ("rests_on_records", "pcs")
"""What the numbers of a row rest on: how many records, of which PCs."""
TRUST_COLUMNS = ("hub_answered_on", "waiting", "held", "to_come", "pcs_last_seen")
"""Behind them where there is a hub; the days are of the ``pcs`` in their order, empty: never."""
CELL_COLUMNS = ("unconfirmed", "in_doubt")
"""Then of the row's own: hatched on screen and paper; how many of its tries and sign-offs."""
TRAVEL_COLUMNS = ("travel", "received_on", "doubts", "as_of", "hub_answered_on", "to_come")
"""Behind the others where there is a hub: how far a record came, what of it is in doubt, and by
when the hub knew of it."""
RECORD_COLUMNS = (
    *("id", "kind", "recorded_at", "observed_on", "by", "by_id", "trainee", "trainee_id"),
    *("tasks", "level", "pc", "counts", "why_not", "about", "replaces", "log", "seq"),
)
"""``counts``: by itself; whether something replaced it is in that record's ``replaces``."""


MATRIX_COLUMNS = (
    *("trainee", "trainee_id", "pathway", "task", "unit", "level", "status", "counted"),
    *("required", "second_look", "last_performed", "expires_on", "extended_until", "as_of"),
)
"""A row a trainee and task, so that a spreadsheet can pivot it and a script need not parse it."""

TABLES = ("matrix", "records", "people")

Write = Callable[[Table, str], bytes]
"""A table and a form (``.csv``, ``.xlsx``, ``.json``) to the bytes of a file."""


class Exports:
    def __init__(self, store: Store, clock: Clock, write: Write) -> None:
        self._store = store
        self._clock = clock
        self._write = write

    def file(self, by: SignedIn, name: str, form: str, audience: str = TRAINEES) -> bytes:
        """A table for whoever may export. Raises ``Refusal(NOT_ALLOWED)``."""
        by.require(Action.EXPORT)
        return self.write(name, form, audience=audience)

    def write(
        self, name: str, form: str, on: date | None = None, *, audience: str = TRAINEES
    ) -> bytes:
        """The same for the command line. ``on``, ``audience``: of the matrix; None: today."""
        match name:
            case "matrix":
                table = self.matrix(on, audience)
            case "records":
                table = self.records()
            case "people":
                table = self.people()
            case _:
                raise ValueError(name)
        return self._write(table, form)

    def matrix(self, on: date | None = None, audience: str = TRAINEES) -> Table:
        """Everybody of the audience on every task, as the matrix on paper has it."""
        day = on or self._clock.now().date
        rows: list[tuple[Cell, ...]] = []
        own: list[tuple[Cell, ...]] = []
        with self._store.reading() as reading:
            directory = reading.directory()
            for trainee in people_of(reading, audience):
                case = trainee_case(reading, trainee, audience=audience)
                unconfirmed = unconfirmed_tasks(reading, trainee, day)
                doubtful = in_doubt(reading, trainee, day)
                enrolment = directory.enrolments.get(trainee)
                pathway = enrolment.pathway if enrolment else "new"
                if audience != TRAINEES:
                    pathway = ""
                for task in case.pack.all_tasks():
                    status = case.status(task.id, day)
                    cells = _matrix_cells(status, task)
                    rows.append((case.trainee.name, trainee, pathway, *cells))
                    own.append((task.id in unconfirmed, doubtful[task.id]))
            pcs = tuple(peer.name for peer in known_peers(reading))
            rest: tuple[Cell, ...] = (day, reading.record_count(), pcs)
            line = trust(reading)
        columns: tuple[str, ...] = (*MATRIX_COLUMNS, *REST_COLUMNS)
        if line is None:
            return Table("matrix", columns, tuple((*row, *rest) for row in rows))
        columns = (*columns, *TRUST_COLUMNS, *CELL_COLUMNS)
        rest = (*rest, *self._trust_cells(line))
        told = zip(rows, own, strict=True)
        return Table("matrix", columns, tuple((*row, *rest, *cells) for row, cells in told))

    def _trust_cells(self, line: TrustLine) -> tuple[Cell, ...]:
        seen = tuple(str(self._day(peer.last_seen) or "") for peer in line.peers)
        return (self._day(line.as_of), line.waiting, line.held, line.to_come, seen)

    def _day(self, ms: int | None) -> date | None:
        return None if ms is None else Moment(ms, self._clock.now().tz).date

    def people(self) -> Table:
        """Everybody who was ever entered, by name."""
        with self._store.reading() as reading:
            people = sorted(reading.directory().everybody(), key=lambda p: (folded(p.name), p.id))
        rows = tuple(
            (p.id, p.name, tuple(role.value for role in Role if role in p.roles)) for p in people
        )
        return Table("people", PEOPLE_COLUMNS, rows)

    def records(self) -> Table:
        """Every record of the plant's stream that this program knows, in order of arrival."""
        kinds = [kind.name for kind in KINDS.values() if kind.stream is Stream.PLANT]
        with self._store.reading() as reading:
            directory = reading.directory()
            records = reading.records(kinds)
            known = {record.id: record for record in records}
            rows = tuple(_row(reading, directory, record, known) for record in records)
            if reading.membership() is None:
                return Table("records", RECORD_COLUMNS, rows)
            travels, far = travelled(reading, records), reading.waiting()
        last = (self._clock.now().date, self._day(far.last_success), far.to_come)
        told = ((*_travel_cells(travels.get(record.id)), *last) for record in records)
        columns = (*RECORD_COLUMNS, *TRAVEL_COLUMNS)
        return Table(
            "records", columns, tuple((*row, *c) for row, c in zip(rows, told, strict=True))
        )


def _matrix_cells(status: TaskStatus, task: Task) -> tuple[Cell, ...]:
    return (
        task.id,
        task.unit,
        status.level,
        status.status.value,
        status.counted,
        status.required,
        status.second_look_missing,
        status.last_performed,
        status.expires_on,
        status.extended_until,
    )


def _row(
    reading: Reading, directory: Directory, record: Record, known: dict[RecordId, Record]
) -> tuple[Cell, ...]:
    places = _places(record, known)
    trainee = next((p.trainee for p in places if p.trainee != EVERYBODY), None)
    by = record.head.by
    device = directory.device_of(record.log)
    reason = why_not_counting(record, known, trainee, directory, units(reading))
    observed_on = getattr(record.body, "observed_on", None) or getattr(record.body, "on", None)
    return (
        record.id,
        record.kind,
        record.head.moment.local.isoformat(timespec="seconds"),
        observed_on,
        directory.name(by.person) if by else "",
        by.person if by else "",
        directory.name(trainee) if trainee else "",
        trainee or "",
        tuple(place.task for place in places if place.task),
        getattr(record.body, "level", None),
        device.name if device else "",
        reason is None,
        reason.value if reason else "",
        about(record) or "",
        record.head.replaces,
        record.log,
        record.seq,
    )


def _travel_cells(came: Travelled | None) -> tuple[Cell, ...]:
    if came is None:
        return ("", None, ())
    received = came.received.date if came.received else None
    return (came.travel.value, received, tuple(doubt.value for doubt in came.doubts))


def _places(record: Record, known: dict[RecordId, Record]) -> tuple[Link, ...]:
    """Where a record belongs: by its own body, or where the record it is about belongs."""
    seen: set[RecordId] = set()
    while not (places := links(record)):
        target = about(record)
        if target is None or target in seen or target not in known:
            return ()
        seen.add(target)
        record = known[target]
    return places
