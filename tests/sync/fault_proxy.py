"""A bad line: a TCP proxy that delays, cuts at a byte, repeats, garbles, holds, or resets.

Between any client and any server of the tests, on loopback. What happens to each exchange (what
the client says until it hears something and speaks again) is one ``Fault``. Counts every byte.
"""

from __future__ import annotations

import contextlib
import random
import socket
import struct
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from types import TracebackType

_CHUNK = 1_024


@dataclass(frozen=True)
class Fault:
    """What happens to one exchange. Bytes are counted from its beginning, each way by itself."""

    cut_up: int | None = None
    """The request is reset before this byte of it."""
    cut_down: int | None = None
    """The reply is reset before this byte of it."""
    garble_up: int | None = None
    garble_down: int | None = None
    """This byte becomes another."""
    repeat_down: bool = False
    """What came last comes twice."""
    delay: float = 0.0
    """Seconds before each piece of the reply."""
    hold: bool = False
    """Half open: the request is swallowed and nothing ever comes."""


SOUND = Fault()


@dataclass
class FaultProxy:
    """Listens as soon as it is entered; ``faults`` are used up one an exchange, then all is sound.

    ``chance``: instead, a fault for each exchange in turn.
    """

    target: tuple[str, int]
    faults: deque[Fault] = field(default_factory=deque)
    chance: Callable[[], Fault] | None = None
    up: int = 0
    down: int = 0
    exchanges: int = 0
    connections: int = 0

    def __enter__(self) -> FaultProxy:
        self._over = threading.Event()
        self._lock = threading.Lock()
        self._sockets: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(0.05)
        self._start(self._accept)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        with self._lock:
            for open_socket in list(self._sockets):
                with contextlib.suppress(OSError):
                    open_socket.shutdown(socket.SHUT_RDWR)
        for thread in list(self._threads):
            thread.join()
        self._listener.close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    @property
    def bytes(self) -> int:
        return self.up + self.down

    def plan(self, faults: Iterable[Fault]) -> None:
        self.faults.extend(faults)

    # --- threads --------------------------------------------------------------------------------

    def _start(self, work: Callable[[], None]) -> None:
        thread = threading.Thread(target=work, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._over.is_set():
            try:
                client, _ = self._listener.accept()
            except TimeoutError:
                continue
            client.settimeout(None)
            self.connections += 1
            try:
                server = socket.create_connection(self.target)
            except OSError:
                client.close()
                continue
            for each in (client, server):
                each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self._lock:
                self._sockets |= {client, server}
            line = _Line(self, client, server)
            self._start(line.pump_up)
            self._start(line.pump_down)

    def next_fault(self) -> Fault:
        with self._lock:
            self.exchanges += 1
            if self.faults:
                return self.faults.popleft()
        return self.chance() if self.chance else SOUND

    def wait(self, seconds: float) -> None:
        """A delay that the end of the test cuts short."""
        self._over.wait(seconds)

    def forget(self, *closed: socket.socket) -> None:
        with self._lock:
            self._sockets -= set(closed)


class _Line:
    """One connection and its two directions."""

    def __init__(self, proxy: FaultProxy, client: socket.socket, server: socket.socket) -> None:
        self._proxy = proxy
        self._client = client
        self._server = server
        self._fault = SOUND
        self._went_up = self._came_down = 0
        self._heard = True
        """Since the client last spoke: its next word begins an exchange."""
        self._open = 2
        self._lock = threading.Lock()

    def pump_up(self) -> None:
        for piece in self._pieces(self._client):
            if self._heard:
                self._heard = False
                self._fault = self._proxy.next_fault()
                self._went_up = self._came_down = 0
            if self._fault.hold:
                self._proxy.up += len(piece)
                continue
            whole = _cut(piece, self._went_up, self._fault.cut_up)
            self._proxy.up += len(whole)
            self._send(self._server, _garbled(whole, self._went_up, self._fault.garble_up))
            self._went_up += len(whole)
            if len(whole) < len(piece) or self._went_up == self._fault.cut_up:
                self._reset()
                break
        self._end(self._server)

    def pump_down(self) -> None:
        for piece in self._pieces(self._server):
            self._heard = True
            if self._fault.delay:
                self._proxy.wait(self._fault.delay)
            whole = _cut(piece, self._came_down, self._fault.cut_down)
            self._proxy.down += len(whole)
            self._send(self._client, _garbled(whole, self._came_down, self._fault.garble_down))
            if self._fault.repeat_down:
                self._send(self._client, whole)
            self._came_down += len(whole)
            if len(whole) < len(piece):
                self._reset()
                break
        self._end(self._client)

    def _pieces(self, source: socket.socket) -> Iterator[bytes]:
        with contextlib.suppress(OSError):
            while piece := source.recv(_CHUNK):
                yield piece

    def _send(self, to: socket.socket, piece: bytes) -> None:
        with contextlib.suppress(OSError):
            to.sendall(piece)

    def _reset(self) -> None:
        """As a router does it: both ends hear that the connection is no more."""
        for each in (self._client, self._server):
            with contextlib.suppress(OSError):
                each.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                each.shutdown(socket.SHUT_RDWR)

    def _end(self, other: socket.socket) -> None:
        with contextlib.suppress(OSError):
            other.shutdown(socket.SHUT_RDWR)
        with self._lock:
            self._open -= 1
            if self._open:
                return
        self._proxy.forget(self._client, self._server)
        self._client.close()
        self._server.close()


def _cut(piece: bytes, at: int, cut: int | None) -> bytes:
    return piece if cut is None else piece[: max(0, cut - at)]


def _garbled(piece: bytes, at: int, place: int | None) -> bytes:
    if place is None or not at <= place < at + len(piece):
        return piece
    changed = bytearray(piece)
    changed[place - at] ^= 0x15
    return bytes(changed)


def resets(share: float, size: int, seed: int) -> Callable[[], Fault]:
    """Resets for this share of exchanges, somewhere in the first ``size`` bytes either way."""
    dice = random.Random(seed)

    def draw() -> Fault:
        if dice.random() >= share:
            return SOUND
        at = dice.randrange(1, size)
        return Fault(cut_up=at) if dice.random() < 0.5 else Fault(cut_down=at)

    return draw
