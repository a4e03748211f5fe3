"""PCs in memory with the real client: to the hub in memory, over HTTP, on lines that may be bad."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from tests.sync.memory_server import Server
from tests.sync.ports import MemoryStore
from trainer_app.kernel.errors import SyncProblem
from trainer_app.kernel.membership import Membership
from trainer_app.sync.batching import Batch
from trainer_app.sync.client import HubClient
from trainer_app.sync.engine import Synced, SyncEngine
from trainer_app.sync.exchange import Patience
from trainer_app.sync.framing import Asked
from trainer_app.sync.protocol import Grant
from trainer_app.sync.stopping import Stop

QUICK = Patience(connect=2.0, byte=0.3, whole=5.0)


class Pc:
    """A PC with a real client, through a line that may be bad."""

    def __init__(
        self, server: Server, url: str = "", *, batch: int = 50, store: MemoryStore | None = None
    ) -> None:
        self.store = store or MemoryStore("PC-1")
        self.hub = server.hub
        self.nonces: list[str] = []
        certificate = self.hub.admit(self.store.public, Grant.OFFICE)
        self.membership = Membership(
            self.hub.plant, url or server.url, self.hub.public, "office", nonce="00" * 24
        )
        self.store.join(self.membership, certificate)
        self.engine = SyncEngine(self.store, self.connect, batch=Batch(batch, most=batch))

    def connect(self, membership: Membership, stop: Stop) -> HubClient:
        return HubClient(
            membership,
            self.store.public,
            self.store.sign,
            keep_nonce=self.nonces.append,
            stop=stop,
            patience=QUICK,
        )

    def client(self) -> HubClient:
        return self.connect(self.membership, Stop())

    def quiet(self) -> Asked:
        return Asked(self.hub.plant, tuple(self.store.cursors()))

    def recorded(self, count: int) -> None:
        for n in range(count):
            self.store.record(f"memo {n}")

    def sync_until_done(self, tries: int = 40) -> Synced:
        for _ in range(tries):
            try:
                return self.engine.run_once()
            except SyncProblem:
                continue
        raise AssertionError("it never came to its end")

    @property
    def is_in_step(self) -> bool:
        return self.store.hashes() == self.hub.hashes() and self.store.waiting().waiting == 0


def made(pcs: ExitStack, server: Server, url: str = "", *, batch: int = 50) -> Pc:
    pc = Pc(server, url, batch=batch)
    pcs.callback(pc.engine.close)
    return pc


def problem_of(client: HubClient, asked: Asked) -> SyncProblem:
    try:
        with pytest.raises(SyncProblem) as problem:
            client.sync(asked)
    finally:
        client.close()
    return problem.value
