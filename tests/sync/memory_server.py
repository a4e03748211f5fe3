"""The hub in memory behind real HTTP on loopback, and whatever else may answer in its place."""

from __future__ import annotations

import contextlib
import hashlib
import re
import socket
import ssl
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from typing_extensions import override

from tests.sync.memory_hub import MemoryHub
from trainer_app.kernel.errors import ErrorCode, SyncProblem
from trainer_app.sync import packing, signing
from trainer_app.sync.checking import decoder, encode
from trainer_app.sync.framing import wire_run
from trainer_app.sync.protocol import (
    BLOB_PATH,
    ENROL_PATH,
    NONCE_HEADER,
    SYNC_PATH,
    BlobReply,
    EnrolReply,
    EnrolRequest,
    Grant,
    Health,
    Problem,
    ProblemType,
)

_PROBLEMS = {
    ErrorCode.HUB_DIVERGED: (409, ProblemType.DIVERGED),
    ErrorCode.MESSAGE_TOO_LARGE: (413, ProblemType.TOO_LARGE),
    ErrorCode.MESSAGE_MALFORMED: (400, ProblemType.MALFORMED),
    ErrorCode.DEVICE_NOT_ADMITTED: (403, ProblemType.NOT_ADMITTED),
    ErrorCode.BLOB_UNKNOWN: (404, ProblemType.BLOB_UNKNOWN),
    ErrorCode.UPGRADE_REQUIRED: (426, ProblemType.UPGRADE_REQUIRED),
}


class Instead:
    """What somebody else says in the hub's place: status, headers, body."""

    def __init__(
        self, status: int, kind: str = "text/html", body: bytes = b"", **headers: str
    ) -> None:
        self.status = status
        self.body = body
        self.headers = {"Content-Type": kind, **headers}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    @override
    def log_message(self, format: str, *args: object) -> None:
        return

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def do_PUT(self) -> None:
        self._answer()

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        hub = self.server
        hub.seen.append((self.command, self.path, len(body)))
        if hub.instead:
            other = hub.instead.popleft()
            self._send(other.status, other.headers, other.body)
            return
        if hub.of_files is not None and self.path.startswith(BLOB_PATH):
            self._send(hub.of_files.status, hub.of_files.headers, hub.of_files.body)
            return
        with hub.lock:
            try:
                status, headers, reply = self._reply(body)
            except SyncProblem as error:
                number, kind = _PROBLEMS[error.code]
                status, headers, reply = _problem(Problem(kind, number, streams=error.streams))
        self._send(status, headers, reply)

    def _reply(self, body: bytes) -> tuple[int, dict[str, str], bytes]:
        hub = self.server.hub
        if self.path == ENROL_PATH:
            return _json(self._enrol(packing.unpack(body)))
        if self.path != SYNC_PATH and not self.path.startswith(BLOB_PATH):
            return _json(encode(Health("test", 1, hub.now)))
        signed = signing.read_headers(dict(self.headers.items()))
        fresh = hub.nonce
        if signed.nonce != fresh:
            return _problem(Problem(ProblemType.NONCE, 401, nonce=fresh))
        if not signed.is_true(bytes.fromhex(hub.public), self.command, self.path, body):
            return _problem(Problem(ProblemType.SIGNATURE, 401, nonce=fresh))
        if self.path == SYNC_PATH:
            status, headers, reply = _json(hub.answer(packing.unpack(body), signed.device))
        else:
            status, headers, reply = self._blob(self.path.removeprefix(BLOB_PATH), body)
        return status, {**headers, NONCE_HEADER: fresh}, reply

    def _enrol(self, raw: bytes) -> bytes:
        hub = self.server.hub
        request = decoder(EnrolRequest)(raw)
        key = bytes.fromhex(hub.public)
        assert signing.enrolment_is_true(
            request.key, key, request.plant, request.secret, request.proof
        )
        run = hub.admit(request.key, Grant.OFFICE)
        reply = EnrolReply(hub.plant, "Plant", Grant.OFFICE, wire_run(run), hub.now, "")
        return encode(reply)

    def _blob(self, name: str, body: bytes) -> tuple[int, dict[str, str], bytes]:
        hub = self.server.hub
        if self.command == "PUT":
            place = self.headers["Content-Range"]
            numbers = [int(number) for number in re.findall(r"\d+", place)]
            offset = numbers[0] if len(numbers) > 1 else -1
            held = hub.add_blob_part(name, offset, body, numbers[-1])
            return _json(encode(BlobReply(held, numbers[-1], "")))
        first, last = (int(n) for n in re.findall(r"\d+", self.headers["Range"]))
        part = hub.blob_part(name, first, last - first + 1)
        end = first + len(part.part) - 1
        said = {
            "Content-Type": "application/octet-stream",
            "Content-Range": f"bytes {first}-{end}/{part.whole}",
        }
        return 206, said, part.part

    def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
        with contextlib.suppress(OSError):
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)


def _json(plain: bytes) -> tuple[int, dict[str, str], bytes]:
    said = {"Content-Type": "application/json", "Content-Encoding": packing.ENCODING}
    return 200, said, packing.pack(plain)


def _problem(problem: Problem) -> tuple[int, dict[str, str], bytes]:
    return problem.status, {"Content-Type": "application/problem+json"}, encode(problem)


class Server(ThreadingHTTPServer):
    """One hub; ``instead`` is what the next requests get, whoever they are for."""

    daemon_threads = False

    def __init__(self, hub: MemoryHub) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.hub = hub
        self.lock = threading.Lock()
        self.instead: deque[Instead] = deque()
        self.of_files: Instead | None = None
        """What every request for a file gets."""
        self.seen: list[tuple[str, str, int]] = []
        self._connected: set[socket.socket] = set()

    @property
    def address(self) -> tuple[str, int]:
        host, port = self.server_address[:2]
        return str(host), int(port)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.address[1]}"

    @override
    def get_request(self) -> tuple[socket.socket, tuple[str, int]]:
        connection, client = super().get_request()
        self._connected.add(connection)
        return connection, client

    @override
    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away is what these tests are about."""

    def hang_up(self) -> None:
        for connection in self._connected:
            with contextlib.suppress(OSError):
                socket.socket.shutdown(connection, socket.SHUT_RDWR)


@contextmanager
def served(hub: MemoryHub, tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """The hub on loopback for as long as this lasts."""
    server = Server(hub)
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield server
    finally:
        server.hang_up()
        server.shutdown()
        thread.join()
        server.server_close()


def fingerprint_of(certificate: bytes) -> str:
    return hashlib.sha256(certificate).hexdigest()
