"""One moment of the store: the queries of ``ports.Reading`` over one read transaction."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Final

import msgspec

from trainer_app.checklists.bodies import PersonPin
from trainer_app.checklists.directory import DIRECTORY_KINDS, Directory
from trainer_app.checklists.forks import Branches, Place
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.ports import (
    Arrived,
    Draft,
    PinState,
    Proof,
    Receipt,
    Restored,
    ToSign,
    Visit,
)
from trainer_app.checklists.projection import EVERYBODY, STANDING_KINDS
from trainer_app.checklists.standing import Standing
from trainer_app.checklists.verifiers import taken_over
from trainer_app.kernel.ids import (
    EditionId,
    LogId,
    PersonId,
    RecordId,
    is_record_id,
)
from trainer_app.kernel.membership import Membership, Waiting
from trainer_app.kernel.records import Tip
from trainer_app.store import carrying_blobs, own, restored, rows, standings, travel
from trainer_app.store.engine import DriverConnection
from trainer_app.store.shared import Shared, Version

if TYPE_CHECKING:
    from trainer_app.checklists.guidance import Guidance
    from trainer_app.checklists.packs import Pack

_MANY: Final = 2**62


def _named(kinds: Collection[str]) -> str:
    """A list for ``json_each``, so that one statement serves any number of kinds."""
    return json.dumps(sorted(kinds))


_STANDING_KINDS: Final = _named(STANDING_KINDS)
_DIRECTORY_KINDS: Final = _named(DIRECTORY_KINDS)
_PIN_KIND: Final = _named(("person.pin",))

_OF_KINDS: Final = (
    f"{rows.SELECT} WHERE r.kind IN (SELECT value FROM json_each(?)){rows.MEANT} ORDER BY r.arrival"
)
_ARRIVED: Final = (
    f"{rows.SELECT} WHERE r.kind IN (SELECT value FROM json_each(?)) AND r.arrival > ?"
    " ORDER BY r.arrival"
)
_OF_TASK: Final = (
    f"SELECT {rows.COLUMNS} FROM link l JOIN record r ON r.arrival = l.arrival"
    " LEFT JOIN body b ON b.arrival = r.arrival"
    " WHERE l.trainee IN (SELECT value FROM json_each(?)) AND l.task = ?"
    " AND +l.kind IN (SELECT value FROM json_each(?)) ORDER BY l.arrival"  # by place, not by kind
)
_OF_TRAINEE: Final = (
    f"{rows.SELECT} WHERE r.arrival IN (SELECT arrival FROM link"
    " WHERE trainee IN (SELECT value FROM json_each(?))"
    " AND kind IN (SELECT value FROM json_each(?))) ORDER BY r.arrival"
)
_PAGE_OF: Final = (
    "SELECT DISTINCT arrival FROM link WHERE trainee = ? AND arrival < ?"
    " ORDER BY arrival DESC LIMIT ?"
)
_HISTORY: Final = (
    f"SELECT {rows.COLUMNS} FROM (SELECT value AS arrival FROM json_each(?)) page"
    " JOIN record r ON r.arrival = page.arrival"
    " LEFT JOIN body b ON b.arrival = r.arrival ORDER BY r.arrival DESC"
)
_RECORDED_BY: Final = (
    f"{rows.SELECT} WHERE r.arrival > ? AND CASE WHEN json_valid(CAST(r.head AS TEXT))"
    " THEN json_extract(CAST(r.head AS TEXT), '$.by[0]') END = ? ORDER BY r.arrival"
)
_COUNT: Final = "SELECT (SELECT count(*) FROM record) - (SELECT count(*) FROM displaced)"
_GUIDANCE: Final = "SELECT guidance, archive FROM edition WHERE edition = ?"
_LOG_OF: Final = f"SELECT log FROM record WHERE {rows.OF_ID} ORDER BY arrival DESC"
_DIRECTORY_VERSION: Final = (
    "SELECT (SELECT count(*) FROM erased e"
    " WHERE NOT EXISTS (SELECT 1 FROM body b WHERE b.arrival = e.arrival)),"
    " (SELECT count(*) FROM forked f CROSS JOIN record r ON r.log = f.log), "
) + ", ".join(f"(SELECT max(arrival) FROM record WHERE kind = '{k}')" for k in DIRECTORY_KINDS)

_VERSION: Final = (
    "SELECT (SELECT max(arrival) FROM link WHERE trainee = ?),"
    " (SELECT max(arrival) FROM link WHERE trainee = ''), (SELECT count(*) FROM edition)"
)


class LocalReading:
    """See ``ports.Reading``. Ends with the transaction of its connection."""

    def __init__(self, connection: DriverConnection, shared: Shared) -> None:
        self._connection = connection
        self._shared = shared
        self._directory: Directory | None = None

    @property
    def connection(self) -> DriverConnection:
        """For the store itself."""
        return self._connection

    def directory(self) -> Directory:
        if self._directory is None:
            version = self._directory_version()
            known = self._shared.directory
            if known is not None and known[0] == version:
                self._directory = known[1]
            else:
                self._directory = self._build_directory()
                self._share_directory(version, self._directory)
        return self._directory

    def pack(self, edition: EditionId) -> Pack | None:
        known = self._shared.packs.get(edition)
        if known is not None:
            return known
        kept = rows.value(self._connection, "SELECT pack FROM edition WHERE edition = ?", edition)
        if not isinstance(kept, bytes):
            return None
        pack = _pack_decoder().decode(kept)
        self._shared.packs[edition] = pack
        return pack

    def guidance(self, edition: EditionId) -> Guidance | None:
        known = self._shared.guidance.get(edition)
        if known is not None:
            return known
        row = self._connection.execute(_GUIDANCE, (edition,)).fetchone()
        if row is None:
            return None
        kept, archive = row
        guidance = _guidance_decoder().decode(kept) if kept is not None else _guidance_of(archive)
        self._shared.guidance[edition] = guidance
        return guidance

    def archive(self, edition: EditionId) -> bytes | None:
        kept = rows.value(
            self._connection, "SELECT archive FROM edition WHERE edition = ?", edition
        )
        return kept if isinstance(kept, bytes) else None

    def record(self, record_id: RecordId) -> Record | None:
        found = rows.record_by_id(self._connection, record_id)
        return None if found is None else found.record

    def records(self, kinds: Collection[str]) -> list[Record]:
        return self._records(_OF_KINDS, (_named(kinds),))

    def task_records(self, trainee: PersonId, task: str) -> list[Record]:
        whose = _named((*self.directory().entries(trainee), EVERYBODY))
        return self._records(_OF_TASK, (whose, task, _STANDING_KINDS))

    def trainee_records(self, trainee: PersonId, kinds: Collection[str]) -> list[Record]:
        whose = _named(self.directory().entries(trainee))
        return self._records(_OF_TRAINEE, (whose, _named(kinds)))

    def history(
        self, trainee: PersonId, *, before: int | None = None, limit: int = 50
    ) -> list[Arrived]:
        upto = _MANY if before is None else before
        arrivals = {
            arrival
            for entry in self.directory().entries(trainee)
            for (arrival,) in self._connection.execute(_PAGE_OF, (entry, upto, limit))
        }
        page = json.dumps(sorted(arrivals, reverse=True)[:limit])
        return rows.arrived(self._connection, _HISTORY, (page,))

    def standings(
        self, trainee: PersonId, tasks: Collection[str] | None = None
    ) -> Mapping[str, Standing]:
        """A trainee's own row holds the plant's records too; without one, the plant's row holds."""
        return standings.of_trainee(self, trainee, tasks)

    def all_standings(self) -> Mapping[PersonId, Mapping[str, Standing]]:
        return standings.of_all(self)

    def to_sign(self, person: PersonId | None = None) -> list[ToSign]:
        return standings.to_sign(self, person)

    def unsettled(self) -> set[tuple[PersonId, str]]:
        """Trainees and tasks that are still to be worked out after many records came at once."""
        return standings.unsettled(self)

    def version(self, trainee: PersonId) -> tuple[object, ...]:
        entries = self.directory().entries(trainee)
        return tuple(self._connection.execute(_VERSION, (one,)).fetchone() for one in entries)

    def last_active(self) -> Mapping[PersonId, int]:
        found = self._connection.execute("SELECT person, at FROM last_active")
        return dict(found)

    def pin(self, person: PersonId) -> PinState | None:
        """Of this entry alone: a merge gives no rights."""
        return self._pin_of(
            self._records(_OF_TRAINEE, (_named((person,)), _PIN_KIND)),
            self._wrong_attempts(person),
        )

    def pins(self) -> Mapping[PersonId, PinState]:
        of: dict[PersonId, list[Record]] = {}
        for record in self.records(("person.pin",)):
            if isinstance(record.body, PersonPin):
                of.setdefault(record.body.person, []).append(record)
        wrong = {
            person: (int(count), int(last))
            for person, count, last in self._connection.execute(
                "SELECT person, wrong, last_wrong_ms FROM pin_attempt"
            )
        }
        found = {
            person: self._pin_of(records, wrong.get(person, (0, 0)))
            for person, records in of.items()
        }
        return {person: pin for person, pin in found.items() if pin is not None}

    def _pin_of(self, records: Iterable[Record], wrong: tuple[int, int]) -> PinState | None:
        directory = self.directory()
        counting = [r for r in records if directory.why_not(r, self.unit_of) is None]
        replaced = taken_over(self, counting)
        heads = [record for record in counting if record.id not in replaced]
        known = sorted((r.id, r.body) for r in heads if isinstance(r.body, PersonPin))
        codes = [(record, body) for record, body in known if body.once]
        accepted = [(record, body.verifier) for record, body in codes or known]
        if not accepted:
            return None
        (record, verifier), *others = accepted
        ids = tuple(sorted(r.id for r in heads))
        return PinState(record, verifier, bool(codes), *wrong, tuple(others), ids)

    def recorded_by(self, person: PersonId, *, after: int = 0) -> list[Arrived]:
        return rows.arrived(self._connection, _RECORDED_BY, (after, person))

    def blob(self, sha256: str) -> bytes | None:
        return carrying_blobs.whole(self._connection, sha256)

    def blob_size(self, sha256: str) -> int | None:
        return carrying_blobs.size(self._connection, sha256)

    def drafts(self, person: PersonId) -> list[Draft]:
        return own.drafts(self._connection, person)

    def last_visit(self, person: PersonId) -> Visit | None:
        return own.last_visit(self._connection, person)

    def record_count(self) -> int:
        return int(rows.value(self._connection, _COUNT) or 0)

    def log_of(self, record_id: RecordId) -> LogId | None:
        if not is_record_id(record_id):
            return None
        log = rows.value(self._connection, _LOG_OF, rows.id_bytes(record_id))
        return LogId(log.hex()) if isinstance(log, bytes) else None

    def prove(self, records: Collection[RecordId]) -> Proof:
        from trainer_app.store.proving import prove

        return prove(self._connection, records)

    def membership(self) -> Membership | None:
        return travel.membership(self._connection)

    def waiting(self) -> Waiting:
        return travel.waiting(self._connection, self._shared)

    def receipts(self, records: Collection[RecordId]) -> Mapping[RecordId, Receipt]:
        return travel.receipts(self._connection, records)

    def held_back(self, records: Collection[RecordId]) -> frozenset[RecordId]:
        return travel.held_back(self._connection, records)

    def received_by(self, position: int) -> int | None:
        return travel.received_by(self._connection, position)

    def restored(self) -> list[Restored]:
        return restored.restored(self._connection, self.meta(restored.NAME))

    def lost(self, records: Collection[RecordId]) -> frozenset[RecordId]:
        return restored.lost(self._connection, self.meta(restored.NAME), records)

    def last_received(self) -> Mapping[LogId, int]:
        return travel.last_received(self._connection)

    def arrived(self, kinds: Collection[str], *, after: int = 0) -> list[Arrived]:
        return rows.arrived(self._connection, _ARRIVED, (_named(kinds), after))

    def ends(self) -> list[Tip]:
        return travel.ends(self._connection)

    def forked(self) -> list[Place]:
        return travel.forked(self._connection)

    def device_name(self) -> str:
        return self.meta("device_name")

    def is_sample(self) -> bool:
        return bool(self.meta("sample"))

    def is_blank(self) -> bool:
        """Made ready to join a plant, and nothing more: no hub, and nothing was ever recorded."""
        found = rows.value(self._connection, "SELECT 1 FROM record LIMIT 1")
        return found is None and self.membership() is None

    def unsent_files(self) -> int:
        """Photos and files that are here whole, and that the hub said it does not have."""
        return travel.lacking(self._connection)

    def draft_count(self) -> int:
        return own.draft_count(self._connection)

    def own_key(self) -> str:
        """The key (hex) that this PC writes with, from before its first record on."""
        return str(rows.value(self._connection, rows.OWN_KEY) or "")

    def state_hash(self) -> str:
        digest = hashlib.sha256()
        for (record_hash,) in self._connection.execute(
            "SELECT DISTINCT hash FROM record ORDER BY hash"
        ):
            digest.update(record_hash)
        return digest.hexdigest()

    def unit_of(self, edition: EditionId, task: str) -> str | None:
        """The unit of a task, or None where the edition is not at hand."""
        pack = self.pack(edition)
        known = None if pack is None else pack.tasks.get(task)
        return None if known is None else known.unit

    def _records(self, sql: str, params: tuple[object, ...]) -> list[Record]:
        return [found.record for found in rows.arrived(self._connection, sql, params)]

    def _wrong_attempts(self, person: PersonId) -> tuple[int, int]:
        found = self._connection.execute(
            "SELECT wrong, last_wrong_ms FROM pin_attempt WHERE person = ?", (person,)
        ).fetchone()
        return (0, 0) if found is None else (int(found[0]), int(found[1]))

    def meta(self, name: str) -> str:
        return travel.meta(self._connection, name)

    def _directory_version(self) -> Version:
        """Changes with every record that the directory is built from, and with every erasure."""
        return self._connection.execute(_DIRECTORY_VERSION).fetchone() or ()

    def _build_directory(self) -> Directory:
        records = self._records(_OF_KINDS, (_DIRECTORY_KINDS,))
        membership = self.membership()
        return Directory.of(
            records,
            self._shared.roots,
            branches=Branches(self.forked()),
            plant=membership.plant if membership else "",
        )

    def _share_directory(self, version: Version, directory: Directory) -> None:
        self._shared.directory = (version, directory)


@cache
def _pack_decoder() -> msgspec.json.Decoder[Pack]:
    from trainer_app.checklists.packs import Pack

    return msgspec.json.Decoder(Pack)


@cache
def _guidance_decoder() -> msgspec.json.Decoder[Guidance]:
    from trainer_app.checklists.guidance import Guidance

    return msgspec.json.Decoder(Guidance)


def _guidance_of(archive: bytes) -> Guidance:
    """Of an edition that was kept by a program that knew no guidance."""
    from trainer_app.checklists.packcheck import guidance_of
    from trainer_app.checklists.packfiles import read_archive

    return guidance_of(read_archive(archive))
