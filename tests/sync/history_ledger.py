"""The hub of ``histories``: a real ledger that PCs meet without a socket, and that is put back."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.hub.pcs import Pc
from tests.store.plant import STARTED
from tests.sync.history_hubs import HubPlace
from tests.sync.live_hub import KEY
from trainer_app.kernel.clock import FixedClock, Moment
from trainer_app.kernel.records import Head, encode_head
from trainer_app.kernel.recovery import RandomBytes
from trainer_app.kernel.streams import Cursor, Entry
from trainer_app.sync import framing
from trainer_app.sync.checking import encode
from trainer_app.sync.client import problem_of
from trainer_app.sync.framing import Answer
from trainer_app.sync.hub.ledger.databases import open_database
from trainer_app.sync.hub.ledger.ledger import SqlLedger
from trainer_app.sync.hub.ledger.opening import restore_ledger
from trainer_app.sync.hub.ledger.own_log import Hub
from trainer_app.sync.hub.ledger.session import Row, Scope
from trainer_app.sync.hub.ports import Refused
from trainer_app.sync.hub.turning import turned
from trainer_app.sync.ports import BlobPart
from trainer_app.sync.protocol import Grant

URL = "http://hub.example"


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

    def __init__(self, place: HubPlace, plant: str, chance: Chance, *, now: int) -> None:
        """``now``: what its clock says, ms."""
        self.place = place
        self.plant = plant
        self.clock = FixedClock(Moment(now, STARTED.tz))
        self.chance = chance
        self._was_there: dict[tuple[str, int], bytes] = {}
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
        self._was_there = {}
        self._open()

    def look(self) -> dict[tuple[str, int], bytes]:
        """What has a position keeps it, but where the hub was put back. Its places."""
        now = self.places()
        assert self._was_there.items() <= now.items(), "the hub lost a position that it gave"
        self._was_there = now
        return now

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

    @contextmanager
    def writing(self) -> Iterator[None]:
        """It may write: then not where it once wrote something else and has forgotten it."""
        before = self._rows("SELECT log, seq FROM own_log WHERE plant = :plant")
        yield
        ((log, seq, count, last),) = self._rows(
            "SELECT o.log, o.seq, count(*), max(r.seq) FROM own_log o"
            " JOIN record r ON r.plant = o.plant AND r.log = o.log WHERE o.plant = :plant"
            " GROUP BY o.log, o.seq"
        )
        written = [(log, seq)] != [tuple(row) for row in before]
        assert not written or seq == count == last, "the hub goes on in a log that forked"

    def hashes(self) -> set[bytes]:
        """Of every record that has a position."""
        return {h for (h,) in self._rows("SELECT hash FROM record WHERE plant = :plant")}

    def places(self) -> dict[tuple[str, int], bytes]:
        """By stream and position, the record that is there."""
        found = self._rows("SELECT stream, position, hash FROM record WHERE plant = :plant")
        return {(stream, position): h for stream, position, h in found}

    def held(self) -> set[bytes]:
        return {h for (h,) in self._rows("SELECT hash FROM held WHERE plant = :plant")}

    def files(self) -> set[str]:
        """SHA-256 of those that are there whole."""
        found = self._rows("SELECT sha256 FROM blob WHERE plant = :plant AND complete")
        return {sha256.hex() for (sha256,) in found}

    def bodies(self) -> set[bytes]:
        """Of which records it has the body."""
        inside = self._rows("SELECT hash FROM record WHERE plant = :plant AND body IS NOT NULL")
        beside = self._rows(
            "SELECT r.hash FROM record r JOIN body b ON b.plant = r.plant AND b.stream = r.stream"
            " AND b.position = r.position WHERE r.plant = :plant"
        )
        return {h for (h,) in (*inside, *beside)}

    def _rows(self, sql: str) -> Sequence[Row]:
        with self.database.reading(Scope(bytes.fromhex(self.plant))) as session:
            return session.rows(sql)

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


@dataclass(frozen=True)
class Door:
    """The hub as one device meets it."""

    hub: LedgerHub
    device: str

    def answer(self, raw: bytes, device: str) -> bytes:
        return self.hub.answer(raw, device)

    def blob_part(self, name: str, offset: int, size: int) -> BlobPart:
        ledger, plant = self.hub.ledger, self.hub.plant
        with _as_problems():
            part = ledger.blob_part(plant, self.device, name, offset, size)
            return BlobPart(part, ledger.blob_state(plant, self.device, name).whole)

    def add_blob_part(self, name: str, offset: int, part: bytes, whole: int) -> int:
        ledger, plant = self.hub.ledger, self.hub.plant
        with _as_problems():
            if offset < 0:
                return ledger.blob_state(plant, self.device, name).offset
            done = ledger.add_blob_part(plant, self.device, name, offset, part, whole=whole)
            return done.offset


@contextmanager
def _as_problems() -> Iterator[None]:
    try:
        yield
    except Refused as refused:
        raise problem_of(turned(refused).problem, URL) from refused


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
