"""A slow line: so many bits a second each way, and a round trip that takes its time."""

from __future__ import annotations

import contextlib
import queue
import socket
import threading
from time import monotonic, sleep
from types import TracebackType
from typing import Final

_PIECE: Final = 1_024


class SlowLine:
    """Between a client and ``target``, on loopback. Opening it takes a round trip too."""

    def __init__(self, target: tuple[str, int], *, bits: int, round_trip: float) -> None:
        self._target = target
        self._bytes_a_second = bits / 8
        self._one_way = round_trip / 2
        self.up = self.down = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = [self._listener]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def __enter__(self) -> SlowLine:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for each in self._open:
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                server = socket.create_connection(self._target)
                self._open += [client, server]
                for each in (client, server):
                    each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                opened = monotonic() + 2 * self._one_way
                self._pump(client, server, opened, is_up=True)
                self._pump(server, client, opened, is_up=False)

    def _pump(
        self, source: socket.socket, to: socket.socket, opened: float, *, is_up: bool
    ) -> None:
        under_way: queue.Queue[tuple[float, bytes]] = queue.Queue()

        def read() -> None:
            free = opened
            with contextlib.suppress(OSError):
                while piece := source.recv(_PIECE):
                    if is_up:
                        self.up += len(piece)
                    else:
                        self.down += len(piece)
                    free = max(free, monotonic()) + len(piece) / self._bytes_a_second
                    under_way.put((free + self._one_way, piece))
            under_way.put((free + self._one_way, b""))

        def write() -> None:
            with contextlib.suppress(OSError):
                while True:
                    due, piece = under_way.get()
                    sleep(max(0.0, due - monotonic()))
                    if not piece:
                        to.shutdown(socket.SHUT_WR)
                        return
                    to.sendall(piece)

        threading.Thread(target=read, daemon=True).start()
        threading.Thread(target=write, daemon=True).start()
