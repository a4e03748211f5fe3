"""The PCs and the hub of ``histories``: real disks and a real ledger, no socket between them."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from tests.store.plant import STARTED
from tests.sync.live_hub import KEY, WEEK_MS
from tests.sync.ports import Cut, MemoryLine
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.membership import Membership
from trainer_app.kernel.streams import Cursor
from trainer_app.store.carrying_check import log_facts
from trainer_app.store.local import LocalStore
from trainer_app.store.profile import open_profile
from trainer_app.sync import framing
from trainer_app.sync.batching import Batch
from trainer_app.sync.checking import encode
from trainer_app.sync.client import problem_of
from trainer_app.sync.engine import SyncEngine
from trainer_app.sync.framing import Answer
from trainer_app.sync.hub.ledger.ledger import SqlLedger
from trainer_app.sync.hub.ledger.opening import open_ledger
from trainer_app.sync.hub.ports import Refused
from trainer_app.sync.hub.turning import turned
from trainer_app.sync.ports import BlobPart
from trainer_app.sync.protocol import Grant

URL = "http://hub.example"


class LedgerHub:
    """The hub's application without its HTTP: JSON in, JSON out; a database that can be copied."""

    def __init__(self, file: Path, plant: str) -> None:
        self.file = file
        self.plant = plant
        self.clock = FixedClock(STARTED)
        self.ledger = self._open()

    def _open(self) -> SqlLedger:
        return open_ledger(f"sqlite:///{self.file}", KEY, self.clock)

    def answer(self, raw: bytes, device: str) -> bytes:
        self.clock.advance(seconds=1)
        asked = framing.read_request(framing.decode_request(raw))
        try:
            done = self.ledger.sync(asked.plant, device, asked.cursors, asked.runs, asked.room)
        except Refused as refused:
            raise problem_of(turned(refused).problem, URL) from refused
        records, taken = asked.records, done.accepted
        answer = Answer(
            now=done.now,
            nonce="00" * 24,
            given={r.hash: n for r, n in zip(records, taken.given, strict=True) if n},
            held={records[i].hash: reason for i, reason in taken.held},
            pages=tuple(paged.page for paged in done.pages),
            more=frozenset(paged.page.after.stream for paged in done.pages if paged.more),
            heads={cursor.stream: cursor.position for cursor in done.heads},
            blobs=done.blobs,
        )
        return encode(framing.wire_reply(asked, answer))

    def blob_part(self, name: str, offset: int, size: int) -> BlobPart:
        raise AssertionError(f"no record here names a file: {name} {offset} {size}")

    def add_blob_part(self, name: str, offset: int, part: bytes, whole: int) -> int:
        raise AssertionError(f"no record here names a file: {name} {offset} {part!r} {whole}")

    def close(self) -> None:
        self.ledger.close()

    def copy_to(self, file: Path) -> None:
        self.close()
        shutil.copy(self.file, file)
        self.ledger = self._open()

    def roll_back_to(self, file: Path) -> None:
        self.close()
        shutil.copy(file, self.file)
        self.ledger = self._open()

    def order(self, stream: str) -> list[bytes]:
        """Hashes by position, read as a PC that may read all would: page by page."""
        devices = self.ledger.devices(self.plant)
        reader = next(d.key for d in devices if d.grant is Grant.OFFICE and not d.revoked)
        cursor, hashes = Cursor(stream), list[bytes]()
        while pages := self.ledger.pages(self.plant, reader, [cursor], 2_000):
            page = pages[0].page
            hashes += [entry.record.hash for entry in page.entries]
            cursor = page.end
            if not pages[0].more:
                break
        return hashes


@dataclass
class HistoryPc:
    """A PC: a profile on a disk of its own, which may be copied and put back."""

    name: str
    folder: Path
    clock: FixedClock
    hub: LedgerHub
    grant: Grant
    store: LocalStore = field(init=False)
    line: MemoryLine = field(init=False)
    engine: SyncEngine = field(init=False)
    kept: Path | None = None
    """A copy of its disk from earlier on."""
    was_here: set[bytes] = field(default_factory=set)
    """What this disk held when it was last looked at."""

    def __post_init__(self) -> None:
        self.open()

    def open(self) -> None:
        self.store = open_profile(self.folder, self.clock)
        carrying = self.store.carrying()
        self.line = MemoryLine(self.hub, self.store.device_key)
        self.engine = SyncEngine(carrying, lambda _m, _s: self.line, batch=Batch(4, most=50))

    @property
    def joined(self) -> bool:
        return self.store.carrying().membership() is not None

    def hashes(self) -> dict[bytes, str]:
        """Every record here, and its stream."""
        with self.store.reading() as reading:
            streams = {
                bytes.fromhex(log): facts.stream
                for log, facts in log_facts(reading.records(["log.opened"])).items()
            }
            found = reading.connection.execute("SELECT hash, log FROM record").fetchall()
        return {h: streams[log] for h, log in found}

    def sync(self, *cuts: Cut) -> bool:
        """Whether it came to its end with something said or heard."""
        self.line.cuts.extend(cuts)
        try:
            done = self.engine.run_once()
        finally:
            self.line.cuts.clear()
        return bool(done.sent or done.received)

    def look(self) -> None:
        """Nothing that was here went away (I2, I3)."""
        now = set(self.hashes())
        assert self.was_here <= now, f"{self.name} dropped {len(self.was_here - now)} records"
        self.was_here = now

    def copy_to(self, folder: Path) -> None:
        self.store.close()
        shutil.copytree(self.folder, folder)
        self.open()

    def put_back(self) -> None:
        """The disk as it was when it was copied: what came since is gone from here."""
        assert self.kept is not None
        self.store.close()
        shutil.rmtree(self.folder)
        shutil.copytree(self.kept, self.folder)
        self.open()
        self.was_here = set(self.hashes())

    def enrol(self) -> None:
        """By a ticket of its own; as often as one likes."""
        carrying = self.store.carrying()
        ledger, plant = self.hub.ledger, self.hub.plant
        secret = ledger.issue_ticket(plant, self.grant, valid_ms=WEEK_MS)
        done = ledger.enrol(plant, secret, carrying.stand_alone())
        carrying.join(Membership(plant, URL, ledger.hub_key, self.grant.value), done.certificate)
