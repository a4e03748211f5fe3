"""The PCs of ``histories``: real profiles on disks of their own, no socket to their hub."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.sync.history_ledger import URL, Door, LedgerHub
from tests.sync.live_hub import WEEK_MS
from tests.sync.memory_line import Cut, MemoryLine
from trainer_app.checklists.grants import reads
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.membership import Membership
from trainer_app.kernel.streams import Cursor
from trainer_app.store import travel
from trainer_app.store.carrying_check import log_facts
from trainer_app.store.local import LocalStore
from trainer_app.store.profile import open_profile
from trainer_app.store.writing import LocalWriting
from trainer_app.sync import blobbing
from trainer_app.sync.batching import Batch
from trainer_app.sync.engine import SyncEngine, Tell
from trainer_app.sync.protocol import Grant

_PLACES = (
    "SELECT stream, count(*), max(position) FROM"
    " (SELECT stream, position FROM placed UNION ALL"
    "  SELECT stream, position FROM unproven WHERE position IS NOT NULL) GROUP BY stream"
)


_PLACED = (
    "SELECT p.stream, p.position, r.hash FROM placed p JOIN record r ON r.arrival = p.arrival"
    " UNION ALL SELECT stream, position, hash FROM unproven WHERE position IS NOT NULL"
)
_UNPLACED = (
    "SELECT hash FROM record r"
    " WHERE NOT EXISTS (SELECT 1 FROM placed p WHERE p.arrival = r.arrival)"
)


@contextmanager
def small_parts() -> Iterator[None]:
    """A photo of a few thousand bytes goes in as many parts as one of a camera's."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("_FIRST_PART", "_LARGEST_PART"):
            patch.setattr(blobbing, name, 512)
        patch.setattr(blobbing, "_SMALLEST_PART", 256)
        yield


class Ended(Exception):
    """The program ended here: what its last transaction had written is not there."""


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
    heard: int = 0
    """What the hub's clock said then."""

    def __post_init__(self) -> None:
        self.open()

    def open(self) -> None:
        self.store = open_profile(self.folder, self.clock, random=self.hub.chance.bytes())
        key = self.store.device_key
        self.line = MemoryLine(Door(self.hub, key), key)
        self.plug_in(Batch(6, most=self.most))

    def plug_in(self, batch: Batch) -> None:
        """A line that is new, and carries so many records at a time."""
        self.engine = SyncEngine(self.store.carrying(), lambda _m, _s: self.line, batch=batch)

    @property
    def joined(self) -> bool:
        return self.store.carrying().membership() is not None

    def hashes(self, *, own: bool = False) -> dict[bytes, str]:
        """Every record here, and its stream. ``own``: of those that were made with its key."""
        with self.store.reading() as reading:
            streams = {
                bytes.fromhex(log): facts.stream
                for log, facts in log_facts(reading.records(["log.opened"])).items()
                if not own or facts.key.hex() == self.store.device_key
            }
            found = reading.connection.execute("SELECT hash, log FROM record").fetchall()
        return {h: streams[log] for h, log in found if not own or log in streams}

    def sync(self, *cuts: Cut, tell: Tell | None = None) -> bool:
        """Whether it came to its end with something said or heard."""
        self.line.cuts.extend(cuts)
        try:
            done = self.engine.run_once(tell=tell)
        finally:
            self.line.cuts.clear()
            self.line.meanwhile.clear()
        return bool(done.sent or done.received)

    def end_in(self, work: Callable[[], object], number: int, *, committed: bool) -> None:
        """Do this until the program ends: in its transaction of this number, or just after it.

        Then it is started again.
        """
        writing = self.store.writing
        left = number

        @contextmanager
        def counted(roots: frozenset[str] | None = None) -> Iterator[LocalWriting]:
            nonlocal left
            left -= 1
            ends = left == 0
            with writing(roots) as one:
                yield one
                if ends and not committed:
                    raise Ended
            if ends:
                raise Ended

        with pytest.MonkeyPatch.context() as patch, suppress(Ended):
            patch.setattr(self.store, "writing", counted)
            work()
        self.store.close()
        self.open()

    def look(self) -> None:
        """Nothing that was here went away (I2, I3); the cursors are where the records are (I6)."""
        with self.store.reading() as reading:
            run = reading.connection.execute
            now = {h for (h,) in run("SELECT hash FROM record")}
            read: dict[str, int] = dict(run("SELECT stream, position FROM reached").fetchall())
            held = run(_PLACES).fetchall()
            heard = int(reading.meta(travel.HUB_NOW) or 0)
            going = json.loads(reading.meta(travel.FORGETTING) or "[]")
        assert self.was_here <= now, f"{self.name} dropped {len(self.was_here - now)} records"
        self.was_here = now
        assert self.heard <= heard, f"{self.name} goes by what the hub said earlier"
        self.heard = heard
        places = {stream: (count, last) for stream, count, last in held}
        for stream in (read.keys() | places.keys()) - set(going):
            end = read.get(stream, 0)
            assert places.get(stream, (0, 0)) == (end, end), f"{self.name}: {stream}"

    def look_after_sync(self, places: dict[tuple[str, int], bytes]) -> None:
        """What a sync that came to its end leaves: all that the hub has is here in its place, and
        what is here and not there waits for nothing but the hub's own word."""
        granted = {stream.value for stream in reads(self.grant.value)}
        there = {at: h for at, h in places.items() if at[0] in granted}
        with self.store.reading() as reading:
            run = reading.connection.execute
            here = {(stream, position): h for stream, position, h in run(_PLACED).fetchall()}
            unplaced = {h for (h,) in run(_UNPLACED).fetchall()}
        apart = sorted(at for at in here.keys() | there.keys() if here.get(at) != there.get(at))
        assert not apart, f"{self.name} reads otherwise than the hub has it, from {apart[0]} on"
        waiting = self.store.carrying().waiting()
        assert (waiting.waiting, waiting.to_come) == (0, 0), f"{self.name}: {waiting}"
        assert unplaced.isdisjoint(there.values()), f"{self.name}: a record in two places"
        assert dict(waiting.held) == {} or self.hub.held(), f"{self.name}: {waiting}"

    def receipts(self) -> dict[tuple[str, int], tuple[bytes, int]]:
        """By stream and position: which record, and when the hub received it."""
        with self.store.reading() as reading:
            found = reading.connection.execute(
                "SELECT p.stream, p.position, r.hash, p.received FROM placed p"
                " JOIN record r ON r.arrival = p.arrival"
            ).fetchall()
        return {(stream, position): (h, received) for stream, position, h, received in found}

    def files(self) -> tuple[set[str], set[str]]:
        """SHA-256 of those that records here name: all, and those that are here whole."""
        carrying = self.store.carrying()
        with self.store.reading() as reading:
            found = reading.connection.execute("SELECT DISTINCT blob FROM blob_name")
            named = {blob for (blob,) in found}
        return named, {blob for blob in named if carrying.blob_size(blob) is not None}

    def is_done(self, heads: dict[str, Cursor], files: set[str]) -> bool:
        """Nothing to say, and nothing left to hear. ``files``: those that the hub has."""
        carrying = self.store.carrying()
        waiting = carrying.waiting()
        if waiting.waiting or waiting.sent or waiting.to_come:
            return False
        named, whole = self.files()
        if whole - files or (named - whole) & files:
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
        self.was_here, self.heard = set(), 0
        self.look()

    def enrol(self) -> None:
        """By a ticket of its own; as often as one likes."""
        carrying = self.store.carrying()
        ledger, plant = self.hub.ledger, self.hub.plant
        secret = ledger.issue_ticket(plant, self.grant, valid_ms=WEEK_MS)
        done = ledger.enrol(plant, secret, carrying.stand_alone())
        carrying.join(Membership(plant, URL, ledger.hub_key, self.grant.value), done.certificate)
