"""What a hub says, without a hub: positions, pages and checkpoints over records in memory.

It judges nothing. The tests of sync itself run on the real hub.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nacl.signing import SigningKey

from tests.recorder import make_key
from tests.store.plant import STARTED, Plant
from trainer_app.checklists import bodies as b
from trainer_app.checklists.kinds import KIND_OF_BODY, encode_body
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.kernel.membership import Membership, StandAlone
from trainer_app.kernel.records import By, Head, SealedRecord, Tip, encode_head, log_start, seal
from trainer_app.kernel.streams import (
    CHAIN_START,
    Cursor,
    Entry,
    Page,
    Run,
    next_chain,
    sign_checkpoint,
)
from trainer_app.store.carrying import Carrying
from trainer_app.store.local import LocalStore
from trainer_app.store.profile import create_profile

PLANT = "ab" * 16
NOON = 1_780_000_000_000


@dataclass
class SmallHub:
    """A key, an order per stream, and its own log of certificates."""

    key: SigningKey = field(default_factory=lambda: make_key("hub"))
    streams: dict[str, list[Entry]] = field(default_factory=dict)
    now: int = NOON
    tip: Tip | None = None
    opening: SealedRecord | None = None
    known: set[bytes] = field(default_factory=set)

    @property
    def public(self) -> str:
        return bytes(self.key.verify_key).hex()

    # --- what it says itself --------------------------------------------------------------------

    def say(self, body: b.Body) -> SealedRecord:
        """A record of the hub's own log, with its position."""
        if self.tip is None:
            opened = encode_body(b.LogOpened(self.public, "plant", "00" * 16, plant=PLANT))
            log, h0 = log_start(opened)
            head = encode_head(Head("log.opened", self.now))
            self.opening = seal(self.key, Tip(log, 0, h0), head, opened)
            self.tip = self.opening.tip
            self.put("plant", [(h0, self.opening)])
        head = encode_head(Head(KIND_OF_BODY[type(body)].name, self.now))
        sealed = seal(self.key, self.tip, head, encode_body(body))
        self.put("plant", [(self.tip.h, sealed)])
        self.tip = sealed.tip
        return sealed

    def certify(self, pc: StandAlone, letter: str = "B", *, office: bool = True) -> Run:
        before = self.tip
        certificate = self.say(
            b.DeviceEnrolled(
                key=pc.key,
                name=pc.name,
                letter=letter,
                office=office,
                founder=PersonId(pc.founder) if pc.founder else None,
                recovery_sign=pc.recovery_sign,
                recovery_seal=pc.recovery_seal,
                grant="office" if office else "floor",
                earlier=tuple(b.OldTip(t.log, t.seq, t.h.hex()) for t in pc.earlier),
            )
        )
        assert self.opening is not None
        if before is None:
            h0 = log_start(self.opening.body or b"")[1]
            return Run("plant", certificate.log, 1, h0, (self.opening, certificate))
        return Run("plant", certificate.log, certificate.seq, before.h, (certificate,))

    # --- the order ------------------------------------------------------------------------------

    def put(self, stream: str, records: Iterable[tuple[bytes, SealedRecord]]) -> None:
        for previous, record in records:
            if record.hash not in self.known:
                self.known.add(record.hash)
                self.now += 1000
                self.streams.setdefault(stream, []).append(Entry(self.now, previous, record))

    def show(self, previous: bytes, record: SealedRecord) -> None:
        """A record in a place that may not be its own; the hub does not ask."""
        self.now += 1000
        self.streams["plant"].append(Entry(self.now, previous, record))

    def accept(self, runs: Sequence[Run]) -> dict[bytes, int]:
        for run in runs:
            previous = run.previous
            for record in run.records:
                self.put(run.stream, [(previous, record)])
                previous = record.hash
        pushed = {record.hash for run in runs for record in run.records}
        return {
            entry.record.hash: position
            for entries in self.streams.values()
            for position, entry in enumerate(entries, 1)
            if entry.record.hash in pushed
        }

    def chain(self, stream: str, position: int) -> bytes:
        chain = CHAIN_START
        for entry in self.streams.get(stream, [])[:position]:
            chain = next_chain(chain, entry.received, entry.record.hash)
        return chain

    def page(self, after: Cursor, limit: int = 2000) -> Page:
        entries = self.streams.get(after.stream, [])[after.position : after.position + limit]
        chain = after.chain
        for entry in entries:
            chain = next_chain(chain, entry.received, entry.record.hash)
        end = Cursor(after.stream, after.position + len(entries), chain)
        return Page(after, tuple(entries), sign_checkpoint(self.key, PLANT, end, self.now))

    def restore(self, kept: dict[str, int]) -> None:
        """Back to an older state: of each stream so many positions."""
        for stream, entries in self.streams.items():
            del entries[kept.get(stream, 0) :]
        self.known = {e.record.hash for entries in self.streams.values() for e in entries}

    # --- one sync -------------------------------------------------------------------------------

    def join(self, carrying: Carrying, letter: str = "B", *, office: bool = True) -> ChangeSet:
        certificate = self.certify(carrying.stand_alone(), letter, office=office)
        grant = "office" if office else "floor"
        return carrying.join(Membership(PLANT, "http://hub", self.public, grant), certificate)

    def sync(self, carrying: Carrying, *, limit: int = 2000, records: int = 500) -> ChangeSet:
        """Until there is nothing to say on either side."""
        changes = ChangeSet()
        while True:
            runs = carrying.outgoing(records=records, size=1 << 20)
            given = self.accept(runs)
            pages = [self.page(cursor, limit) for cursor in carrying.cursors()]
            came = [carrying.look(page, set()) for page in pages if page.entries]
            if not runs and not came:
                break
            heads = {stream: len(entries) for stream, entries in self.streams.items()}
            changes |= carrying.take(pages=came, given=given, heads=heads, now=self.now, nonce="aa")
        while more := carrying.settle():
            changes |= more
        return changes


@dataclass
class Pen:
    """A device that writes whatever it is told to, past the program; all of it goes to the hub."""

    hub: SmallHub
    key: SigningKey
    stream: str = "plant"
    tip: Tip = field(init=False)

    def __post_init__(self) -> None:
        opened = encode_body(b.LogOpened(self.public, self.stream, "11" * 16))
        log, h0 = log_start(opened)
        self.tip = Tip(log, 0, h0)
        self.write("log.opened", opened)

    @property
    def public(self) -> str:
        return bytes(self.key.verify_key).hex()

    def write(
        self, kind: str, body: bytes, *, by: By | None = None, replaces: tuple[RecordId, ...] = ()
    ) -> SealedRecord:
        head = encode_head(Head(kind, NOON, 0, by, replaces))
        return self.write_bytes(head, body)

    def write_bytes(self, head: bytes, body: bytes, *, sent: bool = True) -> SealedRecord:
        before = self.tip
        sealed = seal(self.key, before, head, body)
        self.tip = sealed.tip
        if sent:
            self.hub.put(self.stream, [(before.h, sealed)])
        return sealed

    def say(self, body: b.Body, by: By | None = None) -> RecordId:
        return self.write(KIND_OF_BODY[type(body)].name, encode_body(body), by=by).id


def another_pc(folder: Path, hub: SmallHub, letter: str, *, office: bool = True) -> LocalStore:
    """An empty profile that has joined."""
    store = create_profile(folder, FixedClock(STARTED))
    with store.writing() as writing:
        writing.set_meta("device_name", f"PC-{letter}")
    hub.join(store.carrying(), letter, office=office)
    return store


def joined(plant: Plant, hub: SmallHub) -> Carrying:
    """The plant's first PC, which brings all that it recorded alone."""
    carrying = plant.store.carrying()
    hub.join(carrying, "A")
    return carrying


def state(store: LocalStore) -> str:
    with store.reading() as reading:
        return reading.state_hash()
