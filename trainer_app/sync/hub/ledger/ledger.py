"""``ports.Ledger`` on SQL: what each call does, as transactions of the database below.

Grants are asked here (which streams a device may read) and once more by the database's own walls.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from trainer_app.checklists.grants import reads, writes
from trainer_app.kernel.errors import Unavailable
from trainer_app.kernel.membership import StandAlone
from trainer_app.kernel.streams import Checkpoint, Cursor, Run, sign_checkpoint
from trainer_app.sync.hub.ledger import blobs, copying, enrolling, standing
from trainer_app.sync.hub.ledger.accepting import Taken, accept, check_limits
from trainer_app.sync.hub.ledger.admitting import Facts, LogFact
from trainer_app.sync.hub.ledger.errors import database_errors
from trainer_app.sync.hub.ledger.facts import device_facts, log_facts
from trainer_app.sync.hub.ledger.own_log import Hub
from trainer_app.sync.hub.ledger.placing import Head
from trainer_app.sync.hub.ledger.proving import opened_by, prove
from trainer_app.sync.hub.ledger.reading import Pager, diverged, heads
from trainer_app.sync.hub.ledger.session import Database, Scope, Session
from trainer_app.sync.hub.ledger.settling import is_marked, settle
from trainer_app.sync.hub.ports import (
    Accepted,
    BlobState,
    Enrolled,
    HubDevice,
    Paged,
    Plant,
    PlantStatus,
    Refused,
    Synced,
)
from trainer_app.sync.protocol import MAX_RECORDS, Grant, HeldReason, ProblemType

_SEEN_AGAIN_MS = 60_000


class SqlLedger:
    """Any thread; any number of them on one database. Fits ``ports.Ledger`` by shape."""

    def __init__(self, database: Database, hub: Hub) -> None:
        self.database = database
        self._hub = hub

    @property
    def hub_key(self) -> str:
        return self._hub.public.hex()

    # --- for the operator -----------------------------------------------------------------------

    def add_plant(self, name: str) -> Plant:
        with database_errors(self.database.place):
            return enrolling.add_plant(self.database, self._hub, name)

    def plants(self) -> list[Plant]:
        with database_errors(self.database.place):
            return enrolling.plants(self.database)

    def plant(self, plant: str) -> Plant | None:
        with database_errors(self.database.place):
            return enrolling.plant_of(self.database, _hex(plant))

    def issue_ticket(self, plant: str, grant: Grant, *, valid_ms: int) -> str:
        with database_errors(self.database.place):
            return enrolling.issue_ticket(self.database, self._hub, _hex(plant), grant, valid_ms)

    def name_ticket(self, plant: str, secret: str, name: str) -> None:
        with database_errors(self.database.place):
            enrolling.name_ticket(self.database, _hex(plant), _hex(secret), _hex(name))

    def devices(self, plant: str) -> list[HubDevice]:
        with self._reading(Scope(_hex(plant))) as session:
            return enrolling.devices(session)

    def revoke(self, plant: str, key: str) -> HubDevice:
        with database_errors(self.database.place):
            return enrolling.revoke(self.database, self._hub, _hex(plant), _hex(key), release=False)

    def release(self, plant: str, key: str) -> HubDevice:
        with database_errors(self.database.place):
            return enrolling.revoke(self.database, self._hub, _hex(plant), _hex(key), release=True)

    def import_runs(self, plant: str, runs: Sequence[Run]) -> Accepted:
        with database_errors(self.database.place):
            scope = Scope(_hex(plant))
            taken = self._take(scope, runs, pusher=None)
            self._settle(scope.plant)
            return self._accepted(scope, runs, taken)

    def diverged(self, plant: str, cursors: Sequence[Cursor]) -> tuple[str, ...]:
        with self._reading(Scope(_hex(plant))) as session:
            return diverged(session, cursors)

    def pages(self, plant: str, key: str, cursors: Sequence[Cursor], room: int) -> list[Paged]:
        with database_errors(self.database.place):
            scope, _grant = self._door(_hex(plant), _hex(key))
            asked = [cursor for cursor in cursors if cursor.stream in scope.streams]
            with self.database.reading(scope) as session:
                _refuse_diverged(_not_ours(session, asked))
                ends = heads(session, sorted(scope.streams))
                return self._pages(session, ends, asked, room, Taken(), empty=True)

    def status(self, plant: str) -> PlantStatus:
        with database_errors(self.database.place):
            known = enrolling.plant_of(self.database, _hex(plant))
            if known is None:
                raise Refused(ProblemType.NOT_ADMITTED)
            with self.database.reading(Scope(_hex(plant))) as session:
                return standing.status(session, known)

    def backup(self, target: Path) -> None:
        with database_errors(self.database.place):
            copying.back_up(self.database, target)

    def check(self) -> None:
        with self._reading(Scope(bytes(16), frozenset())) as session:
            session.row("SELECT 1")

    def close(self) -> None:
        self.database.close()

    # --- for devices ----------------------------------------------------------------------------

    def ticket_named(self, name: str) -> tuple[str, Grant]:
        with database_errors(self.database.place):
            plant, grant = enrolling.ticket_named(self.database, self._hub, _hex(name))
            return plant.hex(), grant

    def enrol(self, plant: str, secret: str, applicant: StandAlone) -> Enrolled:
        with database_errors(self.database.place):
            key = _hex(applicant.key)
            if len(key) != len(self._hub.public):
                raise Refused(ProblemType.MALFORMED)
            return enrolling.enrol(self.database, self._hub, _hex(plant), _hex(secret), applicant)

    def sync(
        self, plant: str, key: str, cursors: Sequence[Cursor], runs: Sequence[Run], room: int
    ) -> Synced:
        with database_errors(self.database.place):
            known = (_hex(plant), _hex(key))
            check_limits(runs)
            scope, grant = self._door(*known, cursors=cursors, runs=runs)
            asked = [cursor for cursor in cursors if cursor.stream in scope.streams]
            with self.database.reading(scope) as session:
                is_unsettled = is_marked(session)
                others = _not_ours(session, asked)
                seen = standing.last_seen(session, known[1])
            if is_unsettled:  # what a process that was killed left undone
                self._look_again(scope.plant)
            _refuse_diverged(others)
            taken = Taken()
            if runs:
                taken = self._take(scope, runs, pusher=known[1])
                if taken.unsettled:
                    self._look_again(scope.plant)
            accepted = self._accepted(scope, runs, taken)
            with self.database.reading(scope) as session:
                ends = heads(session, sorted(scope.streams))
                pages = self._pages(session, ends, asked, room, taken)
                lacking = blobs.missing(session, scope.streams)
            self._saw(*known, seen)
            ends_bare = tuple(replace(end, chain=b"") for end in ends.values())
            return Synced(accepted, tuple(pages), ends_bare, lacking, grant, self._hub.now())

    def checkpoint(self, plant: str, stream: str) -> Checkpoint:
        with self._reading(Scope(_hex(plant), frozenset({stream}))) as session:
            end = heads(session, [stream]).get(stream)
            if end is None:
                raise Refused(ProblemType.NOT_ADMITTED)
            return sign_checkpoint(self._hub.key, plant, end, self._hub.now())

    def blob_state(self, plant: str, key: str, sha256: str) -> BlobState:
        with database_errors(self.database.place):
            scope, _grant = self._door(_hex(plant), _hex(key))
            with self.database.reading(scope) as session:
                return blobs.state(session, scope.streams, _hex(sha256))

    def blob_part(self, plant: str, key: str, sha256: str, offset: int, size: int) -> bytes:
        with database_errors(self.database.place):
            scope, _grant = self._door(_hex(plant), _hex(key))
            with self.database.reading(scope) as session:
                return blobs.part(session, scope.streams, _hex(sha256), offset, size)

    def add_blob_part(
        self, plant: str, key: str, sha256: str, offset: int, part: bytes, *, whole: int
    ) -> BlobState:
        with database_errors(self.database.place):
            scope, grant = self._door(_hex(plant), _hex(key))
            return blobs.add_part(
                self.database,
                scope,
                frozenset(stream.value for stream in writes(grant)),
                _hex(sha256),
                offset,
                part,
                whole,
                pusher=_hex(key),
                now=self._hub.now(),
            )

    # --- the door -------------------------------------------------------------------------------

    def _door(
        self,
        plant: bytes,
        key: bytes,
        *,
        cursors: Sequence[Cursor] = (),
        runs: Sequence[Run] = (),
    ) -> tuple[Scope, Grant]:
        """Who the device is here. A forgotten one is let in by its certificate among the runs."""
        bare = Scope(plant, frozenset())
        with self.database.reading(bare) as session:
            device = device_facts(session, [key]).get(key)
        if device is None and runs:
            self._take(Scope(plant, frozenset({"plant"})), runs, pusher=None, only_of_hub=True)
            self._settle(plant)
            with self.database.reading(bare) as session:
                device = device_facts(session, [key]).get(key)
        if device is None:
            with self.database.reading(Scope(plant)) as session:
                _refuse_diverged(_not_ours(session, [c for c in cursors if c.position]))
            raise Refused(ProblemType.NOT_ADMITTED)
        if device.revoked:
            raise Refused(ProblemType.REVOKED)
        try:
            grant = Grant(device.grant)
        except ValueError as error:
            raise Refused(ProblemType.NOT_ADMITTED) from error
        return Scope(plant, frozenset(stream.value for stream in reads(grant))), grant

    def _saw(self, plant: bytes, key: bytes, seen: int | None) -> None:
        now = self._hub.now()
        if seen is None or abs(now - seen) >= _SEEN_AGAIN_MS:
            # Who only reads is answered all the same by a hub that is full.
            place = self.database.place
            with (
                suppress(Unavailable, Refused),
                database_errors(place),
                self.database.writing(Scope(plant, frozenset())) as session,
            ):
                session.put("presence", ("key",), key=key, seen=now)

    # --- in -------------------------------------------------------------------------------------

    def _take(
        self,
        scope: Scope,
        runs: Sequence[Run],
        *,
        pusher: bytes | None,
        only_of_hub: bool = False,
    ) -> Taken:
        """Signatures are checked before the transaction: it holds the streams of the plant."""
        names = {bytes.fromhex(run.log) for run in runs}
        with self.database.reading(scope) as session:
            logs = log_facts(session, names)
        for run in runs:
            opened = opened_by(run, self._hub.public, scope.plant)
            if opened is not None:
                logs.setdefault(bytes.fromhex(run.log), opened)
        if only_of_hub:
            runs = [run for run in runs if _key_of(logs, run) == self._hub.public]
        batch = []
        for run in runs:
            key = _key_of(logs, run)
            batch.append(prove(run, key, own=key is not None and key == pusher))
        if not batch:
            return Taken()
        facts = Facts(self._hub.public, scope.streams, logs)
        with self.database.writing(scope) as session:
            return accept(self.database, session, facts, batch, now=self._hub.now(), pusher=pusher)

    def _settle(self, plant: bytes) -> None:
        with self.database.reading(Scope(plant)) as session:
            is_unsettled = is_marked(session)
        if is_unsettled:
            self._look_again(plant)

    def _look_again(self, plant: bytes) -> None:
        settle(self.database, plant, self._hub.public, self._hub.now())

    def _accepted(self, scope: Scope, runs: Sequence[Run], taken: Taken) -> Accepted:
        """After the hub has looked again at what is held: some may have got its position since."""
        if taken.held and taken.unsettled:
            with self.database.reading(scope) as session:
                logs = sorted({bytes.fromhex(run.log) for run in runs})
                standing.find_given(session, taken, logs)
        given: list[int] = []
        held: list[tuple[int, HeldReason]] = []
        for index, record in enumerate(record for run in runs for record in run.records):
            position = taken.given.get(record.hash, 0)
            given.append(position)
            if not position:
                held.append((index, taken.held.get(record.hash, HeldReason.LOG_UNKNOWN)))
        return Accepted(tuple(given), tuple(held))

    # --- out ------------------------------------------------------------------------------------

    def _pages(
        self,
        session: Session,
        ends: Mapping[str, Cursor],
        cursors: Sequence[Cursor],
        room: int,
        taken: Taken,
        *,
        empty: bool = False,
    ) -> list[Paged]:
        pages = []
        pager = Pager(session, self._hub.key, self._hub.now(), max(0, min(room, MAX_RECORDS)))
        for cursor in cursors:
            end = ends.get(cursor.stream)
            if end is not None and (empty or end.position > cursor.position):
                fresh = taken.heads.get(cursor.stream, Head(0, b""))
                pages.append(pager.page(cursor, end.position, fresh))
        return pages

    @contextmanager
    def _reading(self, scope: Scope) -> Iterator[Session]:
        with database_errors(self.database.place), self.database.reading(scope) as session:
            yield session


def _key_of(logs: dict[bytes, LogFact], run: Run) -> bytes | None:
    fact = logs.get(bytes.fromhex(run.log))
    return None if fact is None else fact.key


def _not_ours(session: Session, cursors: Sequence[Cursor]) -> tuple[str, ...]:
    """Who has read nothing yet has nothing that could differ."""
    return diverged(session, cursors) if any(c.position for c in cursors) else ()


def _refuse_diverged(streams: tuple[str, ...]) -> None:
    if streams:
        raise Refused(ProblemType.DIVERGED, streams=streams)


def _hex(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError as error:
        raise Refused(ProblemType.MALFORMED) from error
