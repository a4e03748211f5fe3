"""One HTTP exchange with the hub: whole replies of the hub's own, or a ``SyncProblem``.

What else may answer on a plant's network (a sign-in page, a proxy, half a reply, nobody) is told
apart here, and every exception of the HTTP library ends here. Blocking, one exchange at a time, for
the network worker or the thread that asks ahead for it; ``Stop`` wakes it. The connection is kept
between exchanges.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Final

import httpcore2
import httpx2

from trainer_app import __version__
from trainer_app.kernel.errors import ErrorCode, SyncProblem
from trainer_app.sync import packing
from trainer_app.sync.checking import decoder, expect
from trainer_app.sync.ports import LineBroke
from trainer_app.sync.protocol import MAX_COMPRESSED, Problem
from trainer_app.sync.stopping import Stop
from trainer_app.sync.trust import is_distrust, pinned, stays_here

JSON: Final = "application/json"
PROBLEM_JSON: Final = "application/problem+json"
BYTES: Final = "application/octet-stream"

_KEPT: Final = 120.0
"""Seconds that an idle connection is kept."""
_DEAD_AFTER_MS: Final = 9_000
_MAX_PROBLEM: Final = 64 * 1024
_BUSY: Final = (httpx2.codes.TOO_MANY_REQUESTS, httpx2.codes.SERVICE_UNAVAILABLE)
_MOST_DIGITS: Final = 6
_LONGEST_WAIT: Final = 3_600
"""Seconds: whatever somebody on the way says, it is tried again within the hour."""

_read_problem = decoder(Problem)


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds: to be let in, for the next byte either way, and for the whole of either way."""

    connect: float = 6.0
    byte: float = 30.0
    whole: float = 600.0


@dataclass(frozen=True, slots=True)
class Reply:
    """What the hub said: JSON already inflated, or the bytes of a blob."""

    body: bytes
    headers: Mapping[str, str]


class Refused(Exception):
    """The hub's own problem. Never leaves the client."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


class Exchange:
    """Speaks HTTP with one address."""

    def __init__(
        self,
        url: str,
        *,
        fingerprint: str = "",
        stop: Stop,
        patience: Patience | None = None,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        """``trust``: in place of the operating system's, or of the one certificate."""
        self.url = url
        self._stop = stop
        self._patience = patience or Patience()
        self._socket: socket.socket | None = None
        verify: ssl.SSLContext | bool = url.startswith("https:")  # else there is nothing to verify
        if verify and (trust is not None or fingerprint):
            verify = trust or pinned(fingerprint)
        self._client = httpx2.Client(
            verify=verify,
            trust_env=not stays_here(url),
            follow_redirects=False,
            timeout=httpx2.Timeout(self._patience.byte, connect=self._patience.connect),
            limits=httpx2.Limits(
                max_connections=1, max_keepalive_connections=1, keepalive_expiry=_KEPT
            ),
            headers={"User-Agent": f"toolroom-trainer/{__version__}"},
        )

    def close(self) -> None:
        self._client.close()
        self._socket = None

    def send(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        *,
        wants: str = JSON,
    ) -> Reply:
        """Raises ``Refused`` for a problem of the hub's own, else ``SyncProblem``."""
        with self._problems(), self._stop.waking(self._cut):
            request = self._client.build_request(
                method,
                f"{self.url}{path}",
                content=body,
                headers={"Accept-Encoding": packing.ENCODING, **(headers or {})},
                extensions={"trace": self._remember},
            )
            with self._in_time():
                response = self._client.send(request, stream=True)
            try:
                return self._reply(response, wants)
            finally:
                response.close()

    # --- what came back -------------------------------------------------------------------------

    def _reply(self, response: httpx2.Response, wants: str) -> Reply:
        kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind == PROBLEM_JSON and not response.is_success:
            raise Refused(self._problem(response))
        if kind != wants or not response.is_success:
            raise self._somebody_else(response)
        raw = self._raw(response, MAX_COMPRESSED)
        encoding = response.headers.get("content-encoding", "identity")
        with self.reading():
            if encoding == packing.ENCODING:
                raw = packing.unpack(raw)
            else:
                expect(encoding == "identity", "encoding")
        return Reply(raw, response.headers)

    def _problem(self, response: httpx2.Response) -> Problem:
        raw = self._raw(response, _MAX_PROBLEM)
        with self.reading():
            return _read_problem(raw)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """While a reply is read that looks like the hub's: garbled, it is worth another try."""
        try:
            yield
        except SyncProblem as error:
            if error.code is not ErrorCode.MESSAGE_MALFORMED:
                raise
            raise LineBroke(ErrorCode.NOT_THE_HUB, url=self.url) from error

    def _somebody_else(self, response: httpx2.Response) -> SyncProblem:
        """A sign-in page, a redirect to one, a proxy that says the hub is away or busy."""
        after = response.headers.get("retry-after", "")
        if response.status_code in _BUSY and after.isascii() and after.isdigit():
            seconds = min(int(after[:_MOST_DIGITS]), _LONGEST_WAIT)
            return SyncProblem(ErrorCode.HUB_BUSY, after=seconds, seconds=seconds)
        return SyncProblem(ErrorCode.NOT_THE_HUB, url=self.url)

    def _raw(self, response: httpx2.Response, limit: int) -> bytes:
        """As it came, whatever it says about its own length. Half a reply is none."""
        give_up_at = time.monotonic() + self._patience.whole
        parts: list[bytes] = []
        size = 0
        for part in response.iter_raw():
            self._stop.check()
            if time.monotonic() > give_up_at:
                raise LineBroke(ErrorCode.HUB_NOT_REACHABLE, url=self.url, slow=True)
            size += len(part)
            if size > limit:
                raise SyncProblem(ErrorCode.MESSAGE_TOO_LARGE)
            parts.append(part)
        return b"".join(parts)

    # --- the line -------------------------------------------------------------------------------

    def _remember(self, event: str, info: Mapping[str, object]) -> None:
        """The socket in use, so that a stop can end a wait on it."""
        stream = info.get("return_value")
        if event.endswith((".connect_tcp.complete", ".start_tls.complete")) and isinstance(
            stream, httpcore2.NetworkStream
        ):
            found = stream.get_extra_info("socket")
            if isinstance(found, socket.socket):
                self._socket = found
                _notice_a_dead_line(found)
                if self._stop.is_asked:  # while there was no socket yet to be shut
                    self._cut()

    def _cut(self) -> None:
        """From another thread. ``SSLSocket.shutdown`` would unwrap it under its reader's feet."""
        if self._socket is not None:
            with suppress(OSError):
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)

    @contextmanager
    def _in_time(self) -> Iterator[None]:
        """Until a reply begins: a byte now and then is not enough. Its body is timed by itself."""
        late = threading.Event()

        def cut() -> None:
            late.set()
            self._cut()

        timer = threading.Timer(self._patience.whole, cut)
        timer.start()
        try:
            yield
        except httpx2.HTTPError as error:
            if not late.is_set():
                raise
            raise LineBroke(ErrorCode.HUB_NOT_REACHABLE, url=self.url, slow=True) from error
        finally:
            timer.cancel()
            timer.join()

    @contextmanager
    def _problems(self) -> Iterator[None]:
        """The one place where the HTTP library's exceptions become ours."""
        try:
            yield
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            if self._stop.is_asked:
                raise SyncProblem(ErrorCode.SYNC_STOPPED) from error
            raise self._said(error) from error

    def _said(self, error: Exception) -> SyncProblem:
        match error:
            case httpx2.InvalidURL() | httpx2.UnsupportedProtocol():
                return SyncProblem(ErrorCode.HUB_URL, url=self.url)
            case httpx2.ConnectError() if is_distrust(error):
                return SyncProblem(ErrorCode.HUB_NOT_TRUSTED, url=self.url)
            case httpx2.ConnectError() | httpx2.ConnectTimeout() | httpx2.ProxyError():
                return SyncProblem(ErrorCode.HUB_NOT_REACHABLE, url=self.url)
            case httpx2.TimeoutException():
                return LineBroke(ErrorCode.HUB_NOT_REACHABLE, url=self.url, slow=True)
            case _:
                return LineBroke(ErrorCode.HUB_NOT_REACHABLE, url=self.url)


def _notice_a_dead_line(connected: socket.socket) -> None:
    """A pulled cable says nothing: what is not acknowledged ends the connection by itself."""
    option = getattr(socket, "TCP_USER_TIMEOUT", None)  # not on every system
    if isinstance(option, int):
        with suppress(OSError):
            connected.setsockopt(socket.IPPROTO_TCP, option, _DEAD_AFTER_MS)
