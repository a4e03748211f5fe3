"""The PCs and the hub of ``histories``: real disks and a real ledger, no socket between them."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from tests.hub.pcs import Pc
from tests.store.plant import STARTED
from tests.sync.history_hubs import HubPlace
from tests.sync.live_hub import KEY, WEEK_MS
from tests.sync.memory_line import Cut, MemoryLine
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.membership import Membership
from trainer_app.kernel.records import Head, encode_head
from trainer_app.kernel.recovery import RandomBytes
from trainer_app.kernel.streams import Cursor, Entry
from trainer_app.store.carrying_check import log_facts
from trainer_app.store.local import LocalStore
from trainer_app.store.profile import open_profile
from trainer_app.sync import framing
from trainer_app.sync.batching import Batch
from trainer_app.sync.checking import encode
from trainer_app.sync.client import problem_of
from trainer_app.sync.engine import SyncEngine
from trainer_app.sync.framing import Answer
from trainer_app.sync.hub.ledger.databases import open_database
from trainer_app.sync.hub.ledger.ledger import SqlLedger
from trainer_app.sync.hub.ledger.opening import restore_ledger
from trainer_app.sync.hub.ledger.own_log import Hub
from trainer_app.sync.hub.ledger.session import Scope
from trainer_app.sync.hub.ports import Refused
from trainer_app.sync.hub.turning import turned
from trainer_app.sync.ports import BlobPart
from trainer_app.sync.protocol import Grant

URL = "http://hub.example"

_PLACES = (
    "SELECT stream, count(*), max(position) FROM"
    " (SELECT stream, position FROM placed UNION ALL"
    "  SELECT stream, position FROM unproven WHERE position IS NOT NULL) GROUP BY stream"
)


class Chance:
    """Random bytes that a seed decides; each stream of them is another."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._given = 0

    def bytes(self) -> RandomBytes:
        self._given += 1
        return random.Random(f"{self._seed} {self._given}").randbytes


class LedgerHub:
    """The hub's application without its HTTP: JSON in, JSON out; a database that can be copied."""

    def __init__(self, place: HubPlace, plant: str, chance: Chance) -> None:
        self.place = place
        self.plant = plant
        self.clock = FixedClock(STARTED)
        self.chance = chance
        self._open()

    def _open(self) -> None:
        self.database = open_database(self.place.url, bytes(KEY.verify_key))
        self.ledger = SqlLedger(self.database, Hub(KEY, self.clock, self.chance.bytes()))

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
        self.place.close()

    def keep(self) -> None:
        """As it is now."""
        self.ledger.close()
        self.place.image()
        self._open()

    def roll_back(self) -> None:
        self.ledger.close()
        self.place.put_back()
        self._open()

    def move(self, backup: Path) -> None:
        """All that it holds, by way of a backup, into a new database."""
        self.ledger.backup(backup)
        self.ledger.close()
        self.place.go_on()
        restore_ledger(self.place.url, KEY, self.clock, backup).close()
        self._open()

    def heads(self) -> dict[str, Cursor]:
        with self.database.reading(Scope(bytes.fromhex(self.plant))) as session:
            found = session.rows("SELECT stream, head, chain FROM stream WHERE plant = :plant")
        return {stream: Cursor(stream, head, chain) for stream, head, chain in found}

    def hashes(self) -> set[bytes]:
        """Of every record that has a position."""
        with self.database.reading(Scope(bytes.fromhex(self.plant))) as session:
            return {h for (h,) in session.rows("SELECT hash FROM record WHERE plant = :plant")}

    def order(self, stream: str) -> list[Entry]:
        """By position, read as a PC that may read all would: page by page, without a gap."""
        devices = self.ledger.devices(self.plant)
        reader = next(d.key for d in devices if d.grant is Grant.OFFICE and not d.revoked)
        cursor, entries = Cursor(stream), list[Entry]()
        while pages := self.ledger.pages(self.plant, reader, [cursor], 2_000):
            page = pages[0].page
            assert page.checkpoint.cursor == page.end, f"a gap in {stream}"
            assert page.checkpoint.is_signed_by(bytes(KEY.verify_key))
            entries += page.entries
            cursor = page.end
            if not pages[0].more:
                break
        return entries


class NewerPc:
    """A PC with a newer program: kinds that nobody here knows, and bodies that none can read."""

    _SAID = (
        ("mold.scanned", b'{"mold":"214","tags":[1,2,3]}'),
        ("signoff.recorded", b'{"trainee":{"badge":"7"}}'),
        ("session.taught", b"no JSON at all"),
        ("person.saved", b"{}"),
    )

    def __init__(self, hub: LedgerHub) -> None:
        self.hub = hub
        self.pc = Pc("newer")

    @property
    def hashes(self) -> dict[bytes, str]:
        logs = self.pc.logs.values()
        return {record.hash: log.stream for log in logs for record in log.records}

    def speak(self, number: int) -> None:
        kind, body = self._SAID[number % len(self._SAID)]
        stream = ("plant", "private")[number % 2]
        head = encode_head(Head(kind, self.hub.clock.now().ms))
        self.pc.log(stream).append_raw(head, body)
        self.push()

    def push(self) -> None:
        """All it ever said, every time; let in again where the hub has forgotten it."""
        if not self.pc.logs:
            return
        ledger, plant = self.hub.ledger, self.hub.plant
        if self.pc.public not in {device.key for device in ledger.devices(plant)}:
            self.pc.enrol(ledger, plant, Grant.FLOOR)
        ledger.sync(plant, self.pc.public, (), self.pc.everything(), 0)


@dataclass
class HistoryPc:
    """A PC: a profile on a disk of its own, which may be copied and put back."""

    name: str
    folder: Path
    clock: FixedClock
    hub: LedgerHub
    grant: Grant
    most: int = 50
    """Records in a batch."""
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
        self.store = open_profile(self.folder, self.clock, random=self.hub.chance.bytes())
        self.line = MemoryLine(self.hub, self.store.device_key)
        self.plug_in(Batch(4, most=self.most))

    def plug_in(self, batch: Batch) -> None:
        """A line that is new, and carries so many records at a time."""
        self.engine = SyncEngine(self.store.carrying(), lambda _m, _s: self.line, batch=batch)

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
        """Nothing that was here went away (I2, I3); the cursors are where the records are (I6)."""
        now = set(self.hashes())
        assert self.was_here <= now, f"{self.name} dropped {len(self.was_here - now)} records"
        self.was_here = now
        with self.store.reading() as reading:
            run = reading.connection.execute
            read: dict[str, int] = dict(run("SELECT stream, position FROM reached").fetchall())
            held = run(_PLACES).fetchall()
        for stream, count, last in held:
            assert (count, last) == (read.get(stream), read.get(stream)), f"{self.name}: {stream}"

    def receipts(self) -> dict[tuple[str, int], tuple[bytes, int]]:
        """By stream and position: which record, and when the hub received it."""
        with self.store.reading() as reading:
            found = reading.connection.execute(
                "SELECT p.stream, p.position, r.hash, p.received FROM placed p"
                " JOIN record r ON r.arrival = p.arrival"
            ).fetchall()
        return {(stream, position): (h, received) for stream, position, h, received in found}

    def is_done(self, heads: dict[str, Cursor]) -> bool:
        """Nothing to say, and nothing left to hear."""
        carrying = self.store.carrying()
        waiting = carrying.waiting()
        if waiting.waiting or waiting.sent or waiting.to_come:
            return False
        return all(heads.get(c.stream, Cursor(c.stream)) == c for c in carrying.cursors())

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
