"""The real hub on loopback HTTP, in a thread: a plant, tickets, and a plug that can be pulled."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import uvicorn
from nacl.signing import SigningKey
from typing_extensions import override

from tests.hub.begun import begin_ledger
from trainer_app.bootstrap.program import Program
from trainer_app.bootstrap.syncing import look_at_hub
from trainer_app.kernel.clock import Clock
from trainer_app.sync.hub.app import make_app
from trainer_app.sync.hub.certificates import fingerprint_of
from trainer_app.sync.hub.ledger.ledger import SqlLedger
from trainer_app.sync.protocol import Grant
from trainer_app.sync.tickets import Ticket, write_ticket

KEY = SigningKey(b"the key of the hub in the tests!")
WEEK_MS = 7 * 24 * 60 * 60 * 1000


class _Server(uvicorn.Server):
    """Ends when it is told to, where uvicorn looks every tenth of a second whether it should."""

    def __init__(self, config: uvicorn.Config, answers: threading.Event) -> None:
        super().__init__(config)
        self._answers = answers

    @override
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._loop, self._told = asyncio.get_running_loop(), asyncio.Event()
        await super().startup(sockets)
        self._answers.set()

    @override
    async def main_loop(self) -> None:
        await self.on_tick(0)  # makes what every reply begins with
        await self._told.wait()

    def end(self) -> None:
        """From another thread."""
        self._loop.call_soon_threadsafe(self._told.set)


class LiveHub:
    """Answers from ``start`` to ``stop``, always at the same address."""

    def __init__(self, ledger: SqlLedger, clock: Clock, plant: str = "Northside") -> None:
        self.ledger = ledger
        self.clock = clock
        self.plant = ledger.add_plant(plant).id
        with socket.create_server(("127.0.0.1", 0)) as found:
            self.address: tuple[str, int] = found.getsockname()[:2]
        self.tls: tuple[Path, Path] | None = None
        """Certificate and key that it shows from its next start on."""
        self._running: tuple[_Server, threading.Thread, socket.socket] | None = None

    @property
    def url(self) -> str:
        return f"{'https' if self.tls else 'http'}://{self.address[0]}:{self.address[1]}"

    def start(self) -> None:
        answers = threading.Event()
        config = uvicorn.Config(
            make_app(KEY, self.ledger, self.clock),
            log_config=None,
            access_log=False,
            http="h11",
            ws="none",
            loop="asyncio",
            lifespan="on",
            timeout_graceful_shutdown=5,
            ssl_certfile=None if self.tls is None else self.tls[0],
            ssl_keyfile=None if self.tls is None else self.tls[1],
        )
        server = _Server(config, answers)
        listening = socket.create_server(self.address)
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)  # as ``hub serve``
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        if not answers.wait(20):
            raise AssertionError("the hub does not answer")
        self._running = (server, thread, listening)

    def stop(self) -> None:
        if self._running is None:
            return
        server, thread, listening = self._running
        server.end()
        thread.join()
        with suppress(OSError):
            listening.close()
        self._running = None

    @contextmanager
    def offline(self) -> Iterator[None]:
        """The plug is out for as long as this lasts."""
        self.stop()
        try:
            yield
        finally:
            self.start()

    def ticket(self, grant: Grant = Grant.OFFICE) -> str:
        secret = self.ledger.issue_ticket(self.plant, grant, valid_ms=WEEK_MS)
        fingerprint = "" if self.tls is None else fingerprint_of(self.tls[0])
        ticket = Ticket(self.ledger.hub_key, self.plant, secret, grant, fingerprint=fingerprint)
        return write_ticket(ticket)

    def join(self, program: Program, grant: Grant = Grant.OFFICE) -> None:
        """Enrol, and sync once."""
        url, ticket = look_at_hub(self.url, self.ticket(grant))
        program.syncing.join(url, ticket)
        program.syncing.run_once()

    def records(self) -> int:
        """With a position, in every stream, the hub's own too."""
        return sum(count for _, count in self.ledger.status(self.plant).records)


@contextmanager
def live_hub(url: str, clock: Clock) -> Iterator[LiveHub]:
    """On this database, for as long as this lasts."""
    ledger = begin_ledger(url, KEY, clock)
    hub = LiveHub(ledger, clock)
    try:
        hub.start()
        yield hub
    finally:
        hub.stop()
        hub.ledger.close()  # which may be another than at first


def on_sqlite(folder: Path) -> str:
    return f"sqlite:///{folder / 'hub.db'}"
