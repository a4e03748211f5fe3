"""One process of the hub: listens, serves until it is told to stop, finishes what it has begun.

Several processes may serve one PostgreSQL database, each on an address of its own behind one
reverse proxy: nothing about a request is kept in a process.
"""

from __future__ import annotations

import gc
import signal
import socket
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType
from typing import Final

import uvicorn
from litestar.types import ASGIApp
from typing_extensions import override

from trainer_app.kernel.errors import ErrorCode, StartupProblem, Unavailable
from trainer_app.sync.hub.certificates import Tls
from trainer_app.sync.hub.connection import Connection, most_connections
from trainer_app.sync.hub.journal import lines_to, note
from trainer_app.sync.trust import is_loopback

FINISH_WITHIN_S: Final = 30
"""What is still being answered then is cut off; nothing is taken in half."""
_NEW_OBJECTS: Final = 20_000
"""Between two looks for cycles: some batches of a thousand."""
_BACKLOG: Final = 2048
_MOST_CONNECTIONS: Final = 2000
_MOST_OF_HEADERS: Final = 16 * 1024
IDLE_S: Final = 15
"""A connection that says nothing for so long is let go of."""


@dataclass(frozen=True, slots=True)
class Address:
    host: str
    port: int
    """0: any that is free."""
    tls: Tls | None = None
    is_behind_proxy: bool = False
    """A reverse proxy on the way does TLS, so plain HTTP may leave this machine."""

    def listen(self) -> socket.socket:
        """Raises HUB_PLAIN_HTTP or HUB_ADDRESS."""
        if self.tls is None and not self.is_behind_proxy and not is_loopback(self.host):
            raise StartupProblem(ErrorCode.HUB_PLAIN_HTTP, host=self.host)
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        try:
            made = socket.create_server((self.host, self.port), family=family, backlog=_BACKLOG)
        except (OSError, OverflowError) as error:
            raise Unavailable(ErrorCode.HUB_ADDRESS, host=self.host, port=self.port) from error
        # asyncio does this only for sockets that say their protocol: 40 ms a reply otherwise
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
        return made

    def url(self, listening: socket.socket) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.tls else 'http'}://{host}:{listening.getsockname()[1]}"


def serve(app: ASGIApp, address: Address, ready: Callable[[str], None]) -> None:
    """Until SIGTERM or Ctrl-C; ``ready`` hears the URL once requests are answered."""
    context = None if address.tls is None else address.tls.context()
    listening = address.listen()
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        http=Connection,
        ws="none",
        loop="asyncio",
        lifespan="on",
        proxy_headers=False,
        server_header=False,
        backlog=_BACKLOG,
        limit_concurrency=most_connections(_MOST_CONNECTIONS),
        h11_max_incomplete_event_size=_MOST_OF_HEADERS,
        timeout_keep_alive=IDLE_S,
        timeout_graceful_shutdown=FINISH_WITHIN_S,
        ssl_context_factory=None if context is None else lambda _config, _default: context,
    )
    url = address.url(listening)
    collect_seldom()
    with lines_to():
        server = _Server(config, lambda: ready(url))
        before = {number: signal.signal(number, server.stop) for number in _STOPS}
        try:
            note("started", url=url)
            server.run(sockets=[listening])
            note("stopped")
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
            listening.close()


def collect_seldom() -> None:
    """What is loaded by now stays, and a batch makes thousands of objects that go by themselves:
    looking for cycles among them each time takes a tenth of the hub's time. For this process."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, *gc.get_threshold()[1:])


_STOPS: Final = (signal.SIGINT, signal.SIGTERM)


class _Server(uvicorn.Server):
    """uvicorn ends itself by the signal that stopped it; a hub that was told to stop ends well."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    @override
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()

    def stop(self, _number: int, _frame: FrameType | None) -> None:
        """In place of what Python does before uvicorn listens to signals, and after."""
        self.should_exit = True
