"""The same as ``histories``, on the stores and the hub in memory: what costs no disk."""

from __future__ import annotations

from tests.sync.memory_hub import READS, STREAMS, Kept, MemoryHub
from tests.sync.ports import Cut, Disk, MemoryPc, MemoryStore
from trainer_app.sync.batching import Batch
from trainer_app.sync.engine import SyncEngine
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
        self.kept_hub: Kept | None = None
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
        batch = Batch(self.batch, most=100)
        pc.engine = SyncEngine(store, lambda _membership, _stop: pc.line, batch=batch)
        self.pcs.append(pc)

    def record(self, pc: int, stream: str) -> None:
        store = self.pcs[self._index(pc)].store
        if stream in {cursor.stream for cursor in store.cursors()}:
            store.record(f"memo {len(store.disk.records)}", stream)

    def sync(self, pc: int, *cuts: Cut) -> None:
        one = self.pcs[self._index(pc)]
        before = one.store.hashes()
        one.try_to_sync(*cuts)
        assert before <= one.store.hashes()

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
        if self.kept_hub is not None:
            self.hub.restore(self.kept_hub)

    def come_to_rest(self) -> None:
        """All sync until nobody has a word left; then everything is everywhere, once."""
        for _ in range(_ROUNDS):
            moved = [self._moves(pc) for pc in self.pcs]
            if not any(moved):
                break
        else:
            raise AssertionError("the syncs do not come to an end")
        everything = set().union(*(pc.store.hashes() for pc in self.pcs))
        assert everything == self.hub.hashes()
        for stream in STREAMS:
            order = self.hub.order(stream)
            assert len(order) == len(set(order))
        for pc in self.pcs:
            membership = pc.store.membership()
            assert membership is not None
            readable = READS[Grant(membership.grant)]
            assert pc.store.hashes() == {h for s in readable for h in self.hub.order(s)}
            waiting = pc.store.waiting()
            assert (waiting.waiting, waiting.sent, waiting.to_come) == (0, 0, 0)

    def _moves(self, pc: MemoryPc) -> bool:
        done = pc.sync()
        return bool(done.sent or done.received)
