"""``trainer-app verify``: every record, every signature, every tip, every read model.

Changes nothing and may run beside the window; own read connection, in slices. What nobody else has
seen can be rewritten by whoever holds the keys; everything less is found and named here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar

from sqlcipher3 import dbapi2 as driver

from trainer_app.checklists.bodies import DeviceEnrolled, LogOpened, OldTip
from trainer_app.checklists.kinds import Record, understand
from trainer_app.checklists.packcheck import load
from trainer_app.checklists.packfiles import read_archive
from trainer_app.kernel.errors import InvalidInput
from trainer_app.kernel.ids import EditionId, LogId
from trainer_app.kernel.records import Tip
from trainer_app.store.chains import Chains, Link
from trainer_app.store.compare import ReadModelCheck
from trainer_app.store.engine import Database, Row
from trainer_app.store.errors import is_damage
from trainer_app.store.reading import LocalReading
from trainer_app.store.report import Fault, FaultKind, VerifyReport
from trainer_app.store.scan import Scan
from trainer_app.store.shared import Shared

_Made = TypeVar("_Made")


class Verifier:
    """One run. ``witnessed``: the tips by stream that the witness names."""

    def __init__(
        self,
        database: Database,
        shared: Shared,
        witnessed: Mapping[str, Tip],
        between: Callable[[], None],
    ) -> None:
        self._shared = shared
        self._between = between
        self._scan = Scan(database)
        self._chains = Chains(self._hashes_at, self._links_at)
        self._tips = {(tip.log, tip.seq): tip.h for tip in witnessed.values()}
        self._faults = self._chains.faults

    def run(self, *, read_models: bool = True) -> VerifyReport:
        try:
            return self._run(read_models)
        finally:
            self._chains.close()
            self._scan.close()

    def _run(self, read_models: bool) -> VerifyReport:
        count = 0
        models = ReadModelCheck(self._scan)
        for scanned in self._scan.slices():
            records = [(one, understand(one.sealed)) for one in scanned]
            self._chains.feed(records)
            for _one, record in records:
                self._collect_tips(record)
            if read_models:
                with self._read_models():
                    models.feed(records)
            count += len(records)
            self._between()
        lost = self._scan.lost()
        self._chains.finish({(one.log, one.seq) for one in lost})
        self._check_tips({(one.log, one.seq) for one in lost})
        self._check_absent()
        for one in lost:
            detail = f"arrival {one.arrival}"
            self._faults.append(Fault(FaultKind.UNREADABLE, one.log, one.seq, one.id, detail))
        self._check_editions()
        if read_models and not lost and not self._scan.damage:
            with self._read_models():
                reading = LocalReading(self._scan.connection, self._shared)
                self._faults.extend(models.finish(reading, self._between))
        self._check_pages(bool(lost))
        return VerifyReport(
            count, self._chains.logs, tuple(self._faults), tuple(self._chains.notes)
        )

    @contextmanager
    def _read_models(self) -> Iterator[None]:
        """A damaged page below the read models is a fault of theirs, not the end of the run."""
        try:
            yield
        except driver.Error as error:
            if not is_damage(error) and not isinstance(error, driver.ProgrammingError):
                raise  # the latter: the connection was closed on an earlier damaged page
            self._scan.close()
            self._scan.damage.append("read models")

    def _hashes_at(self, log: LogId, seq: int) -> list[bytes] | None:
        return self._at("hash", log, seq, lambda row: bytes(row[0]))

    def _links_at(self, log: LogId, seq: int) -> list[Link] | None:
        return self._at("hash, head, body_hash", log, seq, lambda row: (row[0], row[1], row[2]))

    def _at(
        self, columns: str, log: LogId, seq: int, made: Callable[[Row], _Made]
    ) -> list[_Made] | None:
        found = self._scan.rows(
            f"SELECT {columns} FROM record WHERE log = ? AND seq = ?", bytes.fromhex(log), seq
        )
        if found is None:
            self._scan.damage.append("record_by_log")
            return None
        return [made(row) for row in found]

    def _collect_tips(self, record: Record) -> None:
        body = record.body
        if isinstance(body, LogOpened | DeviceEnrolled) and isinstance(body.old, OldTip):
            self._tips[body.old.log, body.old.seq] = bytes.fromhex(body.old.h)

    def _check_tips(self, unreadable: set[tuple[LogId, int]]) -> None:
        for (log, seq), h in self._tips.items():
            held = self._hashes_at(log, seq)
            if (log, seq) in unreadable or held is None or h in held:
                continue
            detail = f"the log ends at {self._chains.end_of(log)}"
            self._faults.append(Fault(FaultKind.TAIL_REMOVED, log, seq, detail=detail))

    def _check_absent(self) -> None:
        """Rows that are gone without a hole in a log that is still there: a whole log."""
        named = sum(fault.kind is FaultKind.MISSING for fault in self._faults)
        if self._scan.absent > named:
            detail = f"{self._scan.absent - named} more records are gone"
            self._faults.append(Fault(FaultKind.MISSING, detail=detail))

    def _check_editions(self) -> None:
        found = self._scan.rows("SELECT edition, archive FROM edition")
        if found is None:
            self._scan.damage.append("edition")
        for edition, archive in found or ():
            if hashlib.sha256(archive).hexdigest() != edition or not self._parsed_is_sound(
                edition, archive
            ):
                self._faults.append(Fault(FaultKind.EDITION_ALTERED, detail=edition))

    def _parsed_is_sound(self, edition: EditionId, archive: bytes) -> bool:
        """Whether the parsed form, which decides statuses, is what the archive says."""
        try:
            pack = load(read_archive(archive))
        except InvalidInput:
            return True  # made by a newer program; its own parsed form is all there is
        kept = LocalReading(self._scan.connection, Shared(frozenset())).pack(edition)
        return kept == pack

    def _check_pages(self, named: bool) -> None:
        """Pages that hold no record: indexes, read models, free pages."""
        for place in dict.fromkeys(self._scan.damage):
            self._faults.append(Fault(FaultKind.UNREADABLE, detail=place))
        if named or self._scan.damage:
            return
        twice = [self._scan.rows("PRAGMA cipher_integrity_check") or [] for _ in range(2)]
        pages = {row[0] for row in twice[0]} & {row[0] for row in twice[1]}  # a writer may be by
        self._faults.extend(Fault(FaultKind.UNREADABLE, detail=page) for page in sorted(pages))
