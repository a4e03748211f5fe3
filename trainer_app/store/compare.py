"""Holding the read models against the records, without writing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Set
from typing import Final

from trainer_app.checklists import judging, projection
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.projection import Link
from trainer_app.checklists.standing import Standing
from trainer_app.kernel.ids import LogId, PersonId, RecordId, record_id
from trainer_app.store import rows
from trainer_app.store.engine import Row
from trainer_app.store.linking import links_of
from trainer_app.store.models import Place, encode_standing, opened_by
from trainer_app.store.reading import LocalReading
from trainer_app.store.report import Fault, FaultKind
from trainer_app.store.scan import Scan, Scanned

_EVERY: Final = 200
_RECENT: Final = 10_000

_LINKS: Final = "SELECT arrival, trainee, task, kind FROM link WHERE arrival BETWEEN ? AND ?"
_ABOUTS: Final = "SELECT arrival, target FROM about WHERE arrival BETWEEN ? AND ?"
_TO_SIGN: Final = (
    "SELECT t.trainee, t.task, r.hash, t.person FROM to_sign t"
    " JOIN record r ON r.arrival = t.arrival"
)

_WaitingRow = tuple[PersonId, str, RecordId, PersonId]


class ReadModelCheck:
    """Fed record by record in order of arrival, then finished over one moment."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self._differ: Counter[str] = Counter()
        self._first: dict[str, str] = {}
        self._own_logs: set[LogId] = set()
        self._active: dict[PersonId, int] = {}
        self._places: set[Place] = set()
        self._own_key: str | None = None
        self._recent: dict[RecordId, tuple[Link, ...]] = {}

    def feed(self, slice_: list[tuple[Scanned, Record]]) -> None:
        """Links, the table of what is about what, and who was active."""
        if not slice_:
            return
        span = (slice_[0][0].arrival, slice_[-1][0].arrival)
        links = self._rows("link", _LINKS, *span)
        abouts = self._rows("about", _ABOUTS, *span)
        if links is None or abouts is None:
            return
        should_link = set()
        should_be_about = set()
        for scanned, record in slice_:
            if scanned.is_displaced:
                continue
            self._note_activity(record)
            target = projection.about(record)
            if target is not None:
                should_be_about.add((scanned.arrival, target))
            for link in self._links_of(record):
                should_link.add((scanned.arrival, link.trainee, link.task, record.kind))
                if link.task and record.kind in projection.STANDING_KINDS:
                    self._places.add((link.trainee, link.task))
        self._compare("link", should_link, set(links))
        self._compare("about", should_be_about, set(abouts))

    def finish(self, reading: LocalReading, between: Callable[[], None]) -> Iterator[Fault]:
        """Standings, what waits for a signature, and who was active; then every fault."""
        self._check_standings(reading, between)
        active = self._rows("last_active", "SELECT person, at FROM last_active")
        if active is not None and "meta" not in self._scan.damage:
            self._compare("last_active", set(self._active.items()), set(active))
        for table, count in sorted(self._differ.items()):
            detail = f"{table}: {count} rows, such as {self._first[table]}"
            yield Fault(FaultKind.READ_MODEL, detail=detail)

    def _note_activity(self, record: Record) -> None:
        if self._own_key is None:
            found = self._rows("meta", rows.OWN_KEY)
            self._own_key = found[0][0] if found else ""
        if opened_by(record) == self._own_key:
            self._own_logs.add(record.log)
        if record.head.by is not None and record.log in self._own_logs:
            self._active[record.head.by.person] = record.head.at

    def _links_of(self, record: Record) -> tuple[Link, ...]:
        """As ``models.links_of``; what a record is about is mostly a record just before it."""
        target = projection.about(record)
        own = projection.links(record)
        if own or target is None:
            links = tuple(dict.fromkeys(own))
        else:
            known = self._recent.get(target)
            links = links_of(self._scan.connection, record) if known is None else known
        if len(self._recent) > _RECENT:
            self._recent.clear()
        self._recent[record.id] = links
        return links

    def _check_standings(self, reading: LocalReading, between: Callable[[], None]) -> None:
        found = self._rows("standing", "SELECT trainee, task, standing FROM standing")
        if found is None:
            return
        human = reading.directory().human
        left = reading.unsettled()
        places = {(human(trainee), task) for trainee, task in self._places} - left
        kept = {
            (trainee, task): standing
            for trainee, task, standing in found
            if (human(trainee), task) not in left
        }
        waiting: set[_WaitingRow] = set()
        for number, (trainee, task) in enumerate(sorted(places)):
            standing = judging.standing(
                trainee,
                task,
                reading.task_records(trainee, task),
                reading.directory(),
                reading.unit_of,
            )
            if kept.pop((trainee, task), b"") != encode_standing(standing):
                self._differs("standing", [(trainee, task)])
            waiting.update(_waiting(trainee, task, standing))
            if number % _EVERY == 0:
                between()
        self._differs("standing", kept)
        found = self._rows("to_sign", _TO_SIGN)
        if found is not None:
            rows = {
                (trainee, task, record_id(h), person)
                for trainee, task, h, person in found
                if (human(trainee), task) not in left
            }
            self._compare("to_sign", waiting, rows)

    def _rows(self, table: str, sql: str, *params: object) -> list[Row] | None:
        """The rows of a read model; None, and told, when they cannot be read."""
        found = self._scan.rows(sql, *params)
        if found is None:
            self._scan.damage.append(table)
        return found

    def _compare(self, table: str, should: Set[object], found: Set[object]) -> None:
        self._differs(table, should ^ found)

    def _differs(self, table: str, places: Iterable[object]) -> None:
        for place in places:
            self._differ[table] += 1
            self._first.setdefault(table, str(place))


def _waiting(trainee: PersonId, task: str, standing: Standing) -> Iterator[_WaitingRow]:
    for one in standing.waiting:
        yield trainee, task, one.record, one.person
