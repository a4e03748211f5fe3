"""A connection to the hub, closed where the head of a request does not come to its end in time.

uvicorn waits for the next request only so long, but for ever once its first byte is there: whoever
sends one byte a minute on two thousand connections would keep everybody else out. Event loop.
"""

from __future__ import annotations

import asyncio
import sys
from typing import Final

import h11
from typing_extensions import override
from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_WITHIN_S: Final = 20.0

_FILES: Final = 4_096
"""Sockets and the database's own: what systems allow at first is often 1,024."""
_OTHER_FILES: Final = 256


class Connection(H11Protocol):
    """One connection, of any number of requests."""

    _late: asyncio.TimerHandle | None = None

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        super().connection_made(transport)
        self._watch()

    @override
    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.conn.their_state is h11.IDLE:
            self._watch()
        else:
            self._rest()

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        self._rest()
        super().connection_lost(exc)

    def _watch(self) -> None:
        if self._late is None:
            self._late = self.loop.call_later(HEAD_WITHIN_S, self.transport.close)

    def _rest(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None


def most_connections(wanted: int) -> int:
    """As many as this process may have open; its own limit is raised where the system lets it."""
    if sys.platform == "win32":
        return wanted
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < _FILES:
        soft = _FILES if hard == resource.RLIM_INFINITY else min(hard, _FILES)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return max(1, min(wanted, soft - _OTHER_FILES))
