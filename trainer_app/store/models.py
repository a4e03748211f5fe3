"""The read models: kept in the transaction that appends, and worked out again by ``rebuild``.

Which rows a record touches and what a standing is are decided in ``checklists``; this module only
keeps the rows. There is a ``standing`` row for each human and task that a record of a standing kind
is linked to by any of the human's entries, and one for EVERYBODY where a record holds for the whole
plant; a trainee's own row already holds the plant's records.
"""

from __future__ import annotations

import json
import time
from collections.abc import Collection, Iterable, Sequence, Set
from typing import Final, Protocol

import msgspec

from trainer_app.checklists import judging, projection
from trainer_app.checklists.attachments import blobs_of
from trainer_app.checklists.directory import DIRECTORY_KINDS, Directory
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.ports import Arrived
from trainer_app.checklists.projection import EVERYBODY, Link
from trainer_app.checklists.standing import Standing
from trainer_app.kernel.ids import EditionId, LogId, PersonId, RecordId, is_record_id
from trainer_app.kernel.records import LOG_OPENED
from trainer_app.store import rows, schema
from trainer_app.store.engine import DriverConnection
from trainer_app.store.linking import (
    ADD_ABOUT,
    ADD_ACTIVE,
    ADD_BLOB,
    ADD_LINK,
    Batch,
    Came,
    links_of,
    touch_of,
)

_SLICE: Final = 500

_ABOUT: Final = (
    f"SELECT {rows.COLUMNS} FROM about a JOIN record r ON r.arrival = a.arrival"
    " LEFT JOIN body b ON b.arrival = r.arrival WHERE a.target = ? ORDER BY r.arrival"
)
_IS_PLACE: Final = (
    "SELECT EXISTS (SELECT 1 FROM link WHERE trainee IN (SELECT value FROM json_each(?))"
    " AND task = ? AND kind IN (SELECT value FROM json_each(?)))"
)
_ENTERING: Final = json.dumps(sorted(projection.STANDING_KINDS))
_STANDING: Final = "SELECT standing FROM standing WHERE trainee = ? AND task = ?"
_KEEP_STANDING: Final = (
    "INSERT INTO standing (trainee, task, standing) VALUES (?, ?, ?)"
    " ON CONFLICT (trainee, task) DO UPDATE SET standing = excluded.standing"
)
_ADD_TO_SIGN: Final = "INSERT INTO to_sign (trainee, task, arrival, person) VALUES (?, ?, ?, ?)"

_ADD_WANTING: Final = "INSERT OR IGNORE INTO wanting (target) VALUES (?)"

_UNSETTLING: Final = projection.RECOUNT_KINDS - {"device.enrolled"}
"""Whatever device they name, and in whatever order they come. A certificate mostly comes first."""

_encoder: Final = msgspec.json.Encoder()

_PLACES: Final = "SELECT DISTINCT trainee, task, kind FROM link WHERE task <> ''"
_SETTLED: Final = "SELECT trainee, task FROM standing"
_ANY_MERGE: Final = "SELECT EXISTS (SELECT 1 FROM record WHERE kind = 'person.merged')"
_LEAVE: Final = "INSERT OR IGNORE INTO unsettled (trainee, task) VALUES (?, ?)"
_SOME_LEFT: Final = "SELECT trainee, task FROM unsettled ORDER BY trainee, task LIMIT ?"
_NOT_LEFT: Final = "DELETE FROM unsettled WHERE trainee = ? AND task = ?"
_KIND_OF: Final = f"SELECT kind FROM record WHERE {rows.OF_ID}"

AT_ONCE: Final = 32
"""Standings that are worked out while somebody else may wait for the writer."""

_SLICE_SECONDS: Final = 0.04

Place = tuple[PersonId, str]
"""A trainee (of several entries that are one human, the smallest) and a task."""


class Moment(Protocol):
    """What a standing is worked out from."""

    def directory(self) -> Directory: ...

    def task_records(self, trainee: PersonId, task: str) -> list[Record]: ...

    def unit_of(self, edition: EditionId, task: str) -> str | None: ...


class ReadModels:
    """Takes records as they arrive and settles the standings that they touch."""

    def __init__(self, connection: DriverConnection, moment: Moment) -> None:
        self._connection = connection
        self._moment = moment
        self._dirty: set[Place] = set()
        self._all_dirty = False
        self._may_leave = False
        self._rests_on: set[RecordId] = set()

    def take(self, came: Arrived, *, own: bool, fresh: bool = False) -> tuple[Link, ...]:
        """Link a record that has just arrived. ``own``: it was made on this PC.

        ``fresh``: it was made this moment, so nothing that arrived earlier can be about it.
        """
        arrival, record = came.arrival, came.record
        if own and record.head.by is not None:
            self._run(ADD_ACTIVE, record.head.by.person, record.head.at)
        target = projection.about(record)
        if target is not None:
            self._run(ADD_ABOUT, target, arrival)
        if record.kind in projection.RECOUNT_KINDS or (
            record.kind in DIRECTORY_KINDS and not fresh  # what came before it may rest on it
        ):
            self._all_dirty = True
        self._rests_on.update(projection.rests_on(record))
        for blob in blobs_of(record):
            self._run(ADD_BLOB, blob, arrival)
        links = links_of(self._connection, record)
        self._link(came, links)
        if links and not fresh:
            self._link_followers(record, links)
        return links

    def take_many(self, came: Sequence[Came], own: Collection[LogId]) -> set[PersonId]:
        """The same for many that others made: few statements, and no more judged anew than must.

        ``own``: the logs of this PC's key. Whoever calls says by ``recount`` what else may have
        changed; what rests by name on one of these is found here. Whom they belong to.
        """
        batch = Batch(self._connection, came)
        batch.keep(own)
        for record in batch.followed:
            self._link_followers(record, batch.links[record.id])
        self._dirty |= batch.entering()
        self._rests_on |= batch.rests_on
        kinds = {touch.record.head.kind for _arrival, touch in came}
        if batch.was_wanted or kinds & _UNSETTLING:
            self._all_dirty = True
        return batch.people

    def forget(self, came: Arrived) -> None:
        """The body of this record is erased: what was read from it is no longer known."""
        self._unlink(came)
        target = projection.about(came.record)
        if target is not None:
            self._run("DELETE FROM about WHERE target = ? AND arrival = ?", target, came.arrival)

    def recount(self) -> None:
        """Something changed that may have changed what counted before."""
        self._all_dirty = True

    def settle(self) -> set[PersonId]:
        """Work out the standings that were touched; whose rows changed."""
        self._keep_wanting()
        if not self._dirty and not self._all_dirty:
            return set()
        if self._may_leave and (self._all_dirty or len(self._dirty) > AT_ONCE):
            self._leave()
            return set()
        return self._settle()

    def leave_many(self) -> None:
        """Where many standings were touched, write down which, for ``work_off``: whoever reads
        meanwhile works out their own."""
        self._may_leave = True

    def work_off(self) -> set[PersonId]:
        """Settle a few of those that were left; whose rows changed."""
        until = time.perf_counter() + _SLICE_SECONDS
        changed: set[PersonId] = set()
        human = self._moment.directory().human
        for place in self._connection.execute(_SOME_LEFT, (AT_ONCE,)).fetchall():
            self._run(_NOT_LEFT, *place)
            if human(place[0]) != place[0]:
                self._drop(place)
            self._dirty.add(place)
            changed |= self._settle()
            if time.perf_counter() > until:
                break
        return changed

    def _leave(self) -> None:
        if self._all_dirty:
            self._dirty.update(self._connection.execute(_SETTLED).fetchall())
            if rows.value(self._connection, _ANY_MERGE):
                # Whatever decides whether a merge counts may move what is kept to another entry.
                found = self._connection.execute(_PLACES)
                self._dirty.update((t, task) for t, task, kind in found if _enters(kind))
        self._connection.executemany(_LEAVE, sorted(self._dirty))
        self._dirty.clear()
        self._all_dirty = False

    def _settle(self) -> set[PersonId]:
        human = self._moment.directory().human
        changed: set[PersonId] = set()
        if self._all_dirty:
            found = self._connection.execute(_PLACES)
            self._dirty.update((t, task) for t, task, kind in found if _enters(kind))
        self._dirty = {(human(trainee), task) for trainee, task in self._dirty}
        if self._all_dirty:
            changed = self._drop_all_but(self._dirty)
        for task in {task for trainee, task in self._dirty if trainee == EVERYBODY}:
            found = self._connection.execute("SELECT trainee FROM standing WHERE task = ?", (task,))
            self._dirty.update((human(trainee), task) for (trainee,) in found)
        changed |= {place[0] for place in sorted(self._dirty) if self._settle_one(*place)}
        if self._all_dirty:
            self._run("DELETE FROM unsettled")
        else:
            self._connection.executemany(_NOT_LEFT, sorted(self._dirty))
        self._dirty.clear()
        self._all_dirty = False
        return {entry for one in changed for entry in self._moment.directory().entries(one)}

    def _keep_wanting(self) -> None:
        """What is rested on and not here: when it comes, whatever was judged is judged again."""
        for target in sorted(self._rests_on):
            if is_record_id(target):
                held = rows.value(self._connection, _KIND_OF, rows.id_bytes(target))
                if held not in DIRECTORY_KINDS:
                    self._run(_ADD_WANTING, target)
        self._rests_on.clear()

    def _drop_all_but(self, places: Set[Place]) -> set[PersonId]:
        """A merge or its undoing moved what is kept elsewhere; whose rows were dropped."""
        found = self._connection.execute("SELECT trainee, task FROM standing").fetchall()
        dropped = {(trainee, task) for trainee, task in found} - places
        for place in sorted(dropped):
            self._drop(place)
        return {trainee for trainee, _task in dropped}

    def _drop(self, place: Place) -> None:
        self._run("DELETE FROM standing WHERE trainee = ? AND task = ?", *place)
        self._run("DELETE FROM to_sign WHERE trainee = ? AND task = ?", *place)

    def rebuild(self, own_key: str) -> None:
        """Forget every row and work all of them out again, in slices of records."""
        for table in schema.READ_MODELS:
            self._run(f"DELETE FROM {table}")
        own_logs: set[LogId] = set()
        last = 0
        while True:
            came = rows.arrived(
                self._connection,
                f"{rows.SELECT} WHERE r.arrival > ?{rows.MEANT} ORDER BY r.arrival LIMIT ?",
                (last, _SLICE),
            )
            if not came:
                break
            own_logs.update(c.record.log for c in came if opened_by(c.record) == own_key)
            self.take_many([(c.arrival, touch_of(c.record)) for c in came], own_logs)
            last = came[-1].arrival
        self.settle()

    def _link(self, came: Arrived, links: Iterable[Link]) -> None:
        kind = came.record.kind
        enters = _enters(kind)
        for link in links:
            self._run(ADD_LINK, link.trainee, link.task, came.arrival, kind)
            if enters and link.task:
                self._dirty.add((link.trainee, link.task))

    def _unlink(self, came: Arrived) -> None:
        self._dirty.update(self._places_of(came.arrival))
        self._run("DELETE FROM link WHERE arrival = ?", came.arrival)
        for follower in rows.arrived(self._connection, _ABOUT, (came.record.id,)):
            if not projection.links(follower.record):
                self._unlink(follower)

    def _link_followers(self, record: Record, links: tuple[Link, ...]) -> None:
        """Those that arrived before the record that they are about."""
        for follower in rows.arrived(self._connection, _ABOUT, (record.id,)):
            if not projection.links(follower.record):
                self._link(follower, links)
                self._link_followers(follower.record, links)

    def _places_of(self, arrival: int) -> list[Place]:
        found = self._connection.execute(
            "SELECT trainee, task, kind FROM link WHERE arrival = ?", (arrival,)
        )
        return [(trainee, task) for trainee, task, kind in found if task and _enters(kind)]

    def _settle_one(self, trainee: PersonId, task: str) -> bool:
        before = rows.value(self._connection, _STANDING, trainee, task)
        if not self._is_place(trainee, task):  # what is kept here has moved with an entry
            self._drop((trainee, task))
            return before is not None
        standing = judging.standing(
            trainee,
            task,
            self._moment.task_records(trainee, task),
            self._moment.directory(),
            self._moment.unit_of,
        )
        encoded = encode_standing(standing)
        if before == encoded:
            return False
        self._run(_KEEP_STANDING, trainee, task, encoded)
        self._run("DELETE FROM to_sign WHERE trainee = ? AND task = ?", trainee, task)
        for waiting in standing.waiting:
            arrival = rows.arrival_of(self._connection, waiting.record)
            self._run(_ADD_TO_SIGN, trainee, task, arrival, waiting.person)
        return True

    def _is_place(self, trainee: PersonId, task: str) -> bool:
        """Whether a record that enters a standing is linked here by any entry of this human."""
        entries = json.dumps(self._moment.directory().entries(trainee))
        return bool(rows.value(self._connection, _IS_PLACE, entries, task, _ENTERING))

    def _run(self, sql: str, *params: object) -> None:
        self._connection.execute(sql, params)


def _enters(kind: str) -> bool:
    return kind in projection.STANDING_KINDS


def encode_standing(standing: Standing) -> bytes:
    """The bytes of a standing's row."""
    return _encoder.encode(standing)


def opened_by(record: Record) -> str | None:
    """The device key (hex) of a log, from the record that opens it."""
    if record.kind != LOG_OPENED or record.body is None:
        return None
    key: str = getattr(record.body, "key", "")
    return key
