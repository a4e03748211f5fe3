"""The same as ``histories``, on the stores and the hub in memory: what costs no disk."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from tests.sync.memory_hub import READS, STREAMS, Kept, MemoryHub
from tests.sync.memory_line import Cut, MemoryLine
from tests.sync.ports import Disk, MemoryPc, MemoryStore
from trainer_app.kernel.errors import ErrorCode, SyncProblem
from trainer_app.kernel.streams import Run
from trainer_app.sync.batching import Batch
from trainer_app.sync.checking import encode
from trainer_app.sync.engine import SyncEngine
from trainer_app.sync.framing import Asked, wire_request
from trainer_app.sync.protocol import Grant

MOST_PCS = 6
_ROUNDS = 20
_GRANTS = (Grant.OFFICE, Grant.FLOOR, Grant.OFFICE)


class MemoryWorld:
    """PCs are named by any number."""

    def __init__(self, batch: int) -> None:
        self.batch = batch
        self.hub = MemoryHub()
        self.pcs: list[MemoryPc] = []
        self.kept: dict[int, Disk] = {}
        self.kept_hub: Kept = self.hub.backup()
        """At first of a hub to which nobody belongs."""
        self.posted: list[tuple[bytes, str]] = []
        """Requests that are on their way for long, and by which PC's key."""
        for _ in _GRANTS:
            self.add_pc()

    def _index(self, pc: int) -> int:
        return pc % len(self.pcs)

    def add_pc(self) -> None:
        """One that recorded alone before it joins."""
        if len(self.pcs) == MOST_PCS:
            return
        number = len(self.pcs)
        store = MemoryStore(f"PC-{number}")
        store.record("alone")
        self._add(store, _GRANTS[number % len(_GRANTS)])

    def _add(self, store: MemoryStore, grant: Grant) -> None:
        pc = MemoryPc(store.name, self.hub, grant, store=store)
        _plug_in(pc, Batch(self.batch, most=100))
        self.pcs.append(pc)

    # --- on a PC --------------------------------------------------------------------------------

    def record(self, pc: int, stream: str) -> None:
        store = self.pcs[self._index(pc)].store
        if stream in {cursor.stream for cursor in store.cursors()}:
            store.record(f"memo {len(store.disk.records)}", stream)

    def sync(self, pc: int, *cuts: Cut) -> None:
        """As far as it comes."""
        one = self.pcs[self._index(pc)]
        before = one.store.hashes()
        one.line.taken.clear()
        if one.try_to_sync(*cuts):
            self._look_after_sync(one)
            if not any(cuts):
                _look_at_requests(one.line)
        one.line.meanwhile.clear()
        assert before <= one.store.hashes()
        _look(one.store)

    def _look_after_sync(self, pc: MemoryPc) -> None:
        """All that the hub has is here in its place, and nothing waits but for the hub's word."""
        for cursor in pc.store.cursors():
            assert self.hub.is_at_its_end(cursor), f"{pc.store.name} has not read to the end"
        for h, here in pc.store.disk.records.items():
            assert self.hub.kept.positions.get(h, 0) == here.position
            assert here.position or here.held, f"{pc.store.name}: a record waits"
        waiting = pc.store.waiting()
        assert (waiting.waiting, waiting.to_come) == (0, 0)

    def sync_in_turns(self, first: int, second: int, after: int) -> None:
        """The second one while the first has more to say: after so many of its messages."""
        one = self.pcs[self._index(first)]
        if self._index(first) != self._index(second):
            _plug_in(one, Batch(1, most=self.batch))
            one.line.meanwhile.extend([_nothing] * after)
            one.line.meanwhile.append(partial(self.sync, second))
        self.sync(first)

    def post(self, pc: int) -> None:
        """A request that somewhere is kept, and comes later: once, twice, or never."""
        one = self.pcs[self._index(pc)]
        runs = tuple(one.store.outgoing(records=self.batch, size=1 << 20))
        asked = Asked(self.hub.plant, tuple(one.store.cursors()), runs)
        self.posted.append((encode(wire_request(asked)), one.store.public))

    def deliver(self, number: int) -> None:
        """Nobody waits for the reply any more."""
        if self.posted:
            with suppress(SyncProblem):
                self.hub.answer(*self.posted[number % len(self.posted)])

    # --- disks ----------------------------------------------------------------------------------

    def clone(self, pc: int) -> None:
        """Two with one key; both go on where the log ended, so it forks."""
        if len(self.pcs) == MOST_PCS:
            return
        one = self.pcs[self._index(pc)]
        twin = one.store.copied(f"{one.store.name}'")
        membership = twin.membership()
        assert membership is not None
        self._add(twin, Grant(membership.grant))

    def keep(self, pc: int) -> None:
        self.kept[self._index(pc)] = self.pcs[self._index(pc)].store.backup()

    def restore(self, pc: int) -> None:
        kept = self.kept.get(self._index(pc))
        if kept is not None:
            self.pcs[self._index(pc)].store.restore(kept)

    def keep_hub(self) -> None:
        self.kept_hub = self.hub.backup()

    def roll_hub_back(self) -> None:
        self.hub.restore(self.kept_hub)

    # --- devices --------------------------------------------------------------------------------

    def revoke(self, pc: int) -> None:
        """Not the first PC: somebody has to be there at the end."""
        device = self.pcs[self._index(pc)].store.public
        if device != self.pcs[0].store.public:
            self.hub.revoke(device)

    def release(self, pc: int) -> None:
        self.hub.revoke(self.pcs[self._index(pc)].store.public, release=True)

    # --- the end --------------------------------------------------------------------------------

    def come_to_rest(self) -> None:
        """All sync until nobody has a word left; then everything is everywhere, once."""
        for pc in self.pcs:
            _plug_in(pc, Batch(100, most=100))
        for _ in range(_ROUNDS):
            moved = [self._moves(pc) for pc in self.pcs]
            if not any(moved):
                break
        else:
            raise AssertionError("the syncs do not come to an end")
        orders = {stream: self.hub.order(stream) for stream in STREAMS}
        for order in orders.values():
            assert len(order) == len(set(order))
        assert set().union(*(pc.store.hashes() for pc in self.pcs)) == self.hub.hashes()
        for pc in self.pcs:
            if not self._is_revoked(pc):
                self._check(pc, {stream: list(order) for stream, order in orders.items()})
        done = self.pcs[0].sync()
        assert (done.requests, done.sent, done.received) == (1, 0, 0)

    def _check(self, pc: MemoryPc, orders: dict[str, list[bytes]]) -> None:
        membership = pc.store.membership()
        assert membership is not None
        readable = READS[Grant(membership.grant)]
        assert pc.store.hashes() == {h for stream in readable for h in orders[stream]}
        for h, here in pc.store.disk.records.items():
            assert orders[here.stream][here.position - 1] == h
        waiting = pc.store.waiting()
        assert (waiting.waiting, waiting.sent, waiting.to_come) == (0, 0, 0)
        assert not any(here.held for here in pc.store.disk.records.values())

    def _moves(self, pc: MemoryPc) -> bool:
        """Whether this PC had a word left, or one to hear."""
        if self._is_revoked(pc):
            return self._bring_what_was_found(pc)
        records = pc.store.disk.records.values()
        is_done = all(here.position for here in records if not here.held)
        if is_done and all(self.hub.is_at_its_end(cursor) for cursor in pc.store.cursors()):
            return False
        try:
            pc.sync()
        except SyncProblem as problem:  # by its own revocation, which the hub had forgotten
            if problem.code is not ErrorCode.DEVICE_REVOKED:
                raise
        return True

    def _is_revoked(self, pc: MemoryPc) -> bool:
        return pc.store.public in self.hub.kept.revoked

    def _bring_what_was_found(self, pc: MemoryPc) -> bool:
        """A revoked PC is let in no more; what is on its disk is brought, and released."""
        if pc.store.hashes() <= self.hub.hashes():
            return False
        for here in pc.store.disk.records.values():
            record = here.record
            one = Run(here.stream, record.log, record.seq, here.previous, (record,))
            self.hub.bring([one])
        self.hub.revoke(pc.store.public, release=True)
        return True


def _plug_in(pc: MemoryPc, batch: Batch) -> None:
    """A line that carries so many records at a time."""
    pc.engine = SyncEngine(pc.store, lambda _membership, _stop: pc.line, batch=batch)


def _nothing() -> None:
    """One message more."""


def _look_at_requests(line: MemoryLine) -> None:
    """What got a position is not said again, unless a stream was begun anew."""
    given: set[bytes] = set()
    read: dict[str, int] = {}
    for asked, answer in line.taken:
        if any(c.position < read.get(c.stream, 0) for c in asked.cursors):
            given.clear()
        read = {cursor.stream: cursor.position for cursor in asked.cursors}
        said = {record.hash for record in asked.records}
        assert given.isdisjoint(said), "a record is sent twice"
        given |= answer.given.keys()


def _look(store: MemoryStore) -> None:
    """The cursor never moves without its records, nor a record without the cursor (I6)."""
    for cursor in store.cursors():
        here = store.disk.records.values()
        read = sorted(one.position for one in here if one.stream == cursor.stream and one.position)
        assert read == list(range(1, cursor.position + 1))
