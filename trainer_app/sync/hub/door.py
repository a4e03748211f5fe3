"""What every request passes before it is looked at: size, nonce, signature, and only then zstd.

A handler says what it takes in its ``opt`` (``Entry``). The body is read here up to its limit and
not beyond, hashed as sent, and handed on inflated; replies are compressed on the way out. Nothing
is inflated for a caller whose signature does not verify. Runs on the event loop; what takes time
is done on a worker thread. Of a handler with an entry the reply is held back until it is whole, so
that a slow reader keeps no place among the working.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final, cast

import msgspec
from litestar import Request
from litestar.datastructures import Headers, State
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import (
    ASGIApp,
    HTTPReceiveMessage,
    HTTPScope,
    Message,
    Receive,
    Scope,
    Send,
)
from typing_extensions import override

from trainer_app.kernel.errors import ErrorCode, SyncProblem
from trainer_app.sync import packing
from trainer_app.sync.hub.limits import Limits
from trainer_app.sync.hub.nonces import Nonces
from trainer_app.sync.hub.turning import MEDIA_TYPE, Turned, said, turned
from trainer_app.sync.protocol import MAX_PLAIN, NONCE_HEADER, ProblemType
from trainer_app.sync.signing import SignedBy, read_headers

ENTRY: Final = "entry"
"""The key in a handler's ``opt``."""
CALLER: Final = "caller"
"""The key in a request's state."""

_NONCE: Final = NONCE_HEADER.lower().encode()
_WORTH_PACKING: Final = 512


@dataclass(frozen=True, slots=True)
class Entry:
    """What a call takes."""

    most: int
    """Bytes of a body as sent."""
    is_signed: bool = True
    is_packed: bool = True
    """Whether body and reply may be compressed."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Whoever signed the request; whether it is admitted is the ledger's to say."""

    key: str
    nonce: str
    """A fresh one, for the next request."""


def caller_of(request: Request[None, None, State]) -> Caller:
    """Who signed a request that came through a signed entry."""
    caller = request.scope["state"][CALLER]
    assert isinstance(caller, Caller)
    return caller


def _nonce_of(scope: Scope) -> str:
    """Of the next request of whoever signed this one."""
    caller = scope["state"].get(CALLER)
    return caller.nonce if isinstance(caller, Caller) else ""


class Door(ASGIMiddleware):
    """One of an application. ``now``: the hub's clock, ms."""

    scopes = (ScopeType.HTTP,)

    def __init__(
        self, hub_key: bytes, nonces: Nonces, now: Callable[[], int], limits: Limits
    ) -> None:
        self._hub_key = hub_key
        self._nonces = nonces
        self._now = now
        self._limits = limits
        self._inside = 0
        self._held = 0
        """Bytes of bodies as sent and of replies on their way."""
        self._working = asyncio.Semaphore(limits.working)
        self._large = asyncio.Semaphore(limits.large)

    @override
    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        entry = scope["route_handler"].opt.get(ENTRY)
        if not isinstance(entry, Entry):
            await next_app(scope, receive, send)
            return
        if self._inside >= self._limits.inside:
            raise Turned(ProblemType.RETRY, after=self._limits.back_s, hangs_up=True)
        self._inside += 1
        holding = _Holding(self)
        try:
            reply = await self._through(entry, scope, receive, next_app, holding)
            if nonce := _nonce_of(scope):
                reply.headers[_NONCE] = nonce.encode()
            holding.let_go()
            try:
                holding.add(reply.size)
            except Turned as error:
                reply.say(error, nonce)
            async with asyncio.timeout(self._limits.reply_s):
                await reply.send(send)
        finally:
            holding.let_go()
            self._inside -= 1

    def hold(self, size: int) -> None:
        """Raises RETRY where that is more than all requests together may keep in memory."""
        if size > 0 and self._held + size > self._limits.held:
            raise Turned(ProblemType.RETRY, after=self._limits.back_s, hangs_up=True)
        self._held += size

    async def _through(
        self,
        entry: Entry,
        scope: Scope,
        receive: Receive,
        next_app: ASGIApp,
        holding: _Holding,
    ) -> _Reply:
        headers = Headers.from_scope(scope)
        body = await self._let_in(entry, headers, scope, receive, holding)
        reply = _Reply()
        async with self._working:
            async with _Room(self._large) as room:
                if entry.is_packed:
                    body = await self._inflated(body, headers, room)
                await next_app(scope, _once(body), reply.take)
            if entry.is_packed and packing.ENCODING in headers.get("accept-encoding", ""):
                try:
                    await asyncio.to_thread(reply.pack)
                except SyncProblem as error:
                    reply.say(turned(error), _nonce_of(scope))
        return reply

    # --- in -------------------------------------------------------------------------------------

    async def _let_in(
        self,
        entry: Entry,
        headers: Headers,
        scope: Scope,
        receive: Receive,
        holding: _Holding,
    ) -> bytes:
        """The body as sent, once it is known that its sender signed it."""
        if int(headers.get("content-length", "0") or 0) > entry.most:
            raise Turned(ProblemType.TOO_LARGE, hangs_up=True)
        if not entry.is_signed:
            return await self._read(receive, entry.most, holding)
        try:
            signed, caller = self._caller(headers)
        except Turned:  # said once the body has passed: who still sends hears nothing
            await self._read(receive, entry.most, None)
            raise
        body = await self._read(receive, entry.most, holding)
        method = cast("HTTPScope", scope)["method"]
        if not signed.is_true(self._hub_key, method, scope["path"], body):
            raise Turned(ProblemType.SIGNATURE)
        scope["state"][CALLER] = caller
        return body

    def _caller(self, headers: Headers) -> tuple[SignedBy, Caller]:
        """Raises NONCE with a fresh one where the request's is old or somebody else's."""
        try:
            signed = read_headers(headers)
        except SyncProblem as error:
            raise turned(error) from error
        device, now = bytes.fromhex(signed.device), self._now()
        fresh = self._nonces.make(device, now)
        if not self._nonces.is_good(signed.nonce, device, now):
            raise Turned(ProblemType.NONCE, nonce=fresh)
        return signed, Caller(signed.device, fresh)

    async def _read(self, receive: Receive, most: int, holding: _Holding | None) -> bytes:
        """The body, whole; nothing of it is kept where nobody is ``holding`` it.

        Not a byte beyond ``most``, whatever was announced.
        """
        parts: list[bytes] = []
        size = 0
        try:
            async with asyncio.timeout(self._limits.body_s):
                while True:
                    message = await asyncio.wait_for(receive(), self._limits.part_s)
                    if message["type"] != "http.request":  # half a body; nobody hears the reply
                        raise Turned(ProblemType.MALFORMED)
                    part = message.get("body", b"")
                    size += len(part)
                    if size > most:
                        raise Turned(ProblemType.TOO_LARGE, hangs_up=True)
                    if holding is not None:
                        holding.add(len(part))
                        parts.append(part)
                    if not message.get("more_body", False):
                        return b"".join(parts)
        except TimeoutError as error:
            raise Turned(ProblemType.RETRY, status=408, hangs_up=True) from error

    async def _inflated(self, body: bytes, headers: Headers, room: _Room) -> bytes:
        encoding = headers.get("content-encoding", "identity").strip().lower()
        if encoding not in ("identity", packing.ENCODING):
            raise Turned(ProblemType.MALFORMED)
        unpack = partial(packing.unpack, body, values=self._limits.values)
        try:
            if encoding == "identity":
                packing.refuse_crowded(body, self._limits.values)
                return body
            return await asyncio.to_thread(unpack, limit=self._limits.usual)
        except SyncProblem as error:
            if encoding == "identity" or error.code is not ErrorCode.MESSAGE_TOO_LARGE:
                raise turned(error) from error
        await room.take_large()
        try:
            return await asyncio.to_thread(unpack, limit=MAX_PLAIN)
        except SyncProblem as error:
            raise turned(error) from error


class _Reply:
    """What the application answered, held back until it is whole."""

    def __init__(self) -> None:
        self.status = 0
        self.headers: dict[bytes, bytes] = {}
        self._body: list[bytes] = []

    async def take(self, message: Message) -> None:
        """The application's ``send``."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = {name.lower(): value for name, value in message["headers"]}
        elif message["type"] == "http.response.body":
            self._body.append(message["body"])

    def pack(self) -> None:
        """Compress it, where that is worth it. Blocks; a problem stays as it is."""
        body = b"".join(self._body)
        is_json = self.headers.get(b"content-type", b"").startswith(b"application/json")
        if is_json and len(body) >= _WORTH_PACKING:
            self._body = [packing.pack(body)]
            self.headers[b"content-encoding"] = packing.ENCODING.encode()

    def say(self, error: Turned, nonce: str) -> None:
        """Instead of what the application answered: it has spoken, so nobody else says it."""
        problem, headers = said(error, nonce)
        self.status = problem.status
        self._body = [msgspec.json.encode(problem)]
        self.headers = {
            name.lower().encode(): value.encode()
            for name, value in {"Content-Type": MEDIA_TYPE, **headers}.items()
        }

    @property
    def size(self) -> int:
        return sum(len(part) for part in self._body)

    async def send(self, send: Send) -> None:
        body = b"".join(self._body)
        self.headers[b"content-length"] = str(len(body)).encode()
        await send(
            {
                "type": "http.response.start",
                "status": self.status,
                "headers": list(self.headers.items()),
            }
        )
        await send({"type": "http.response.body", "body": body, "more_body": False})


class _Holding:
    """What one request keeps of the memory of all, given back however it ends."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._size = 0

    def add(self, size: int) -> None:
        self._door.hold(size)
        self._size += size

    def let_go(self) -> None:
        self._door.hold(-self._size)
        self._size = 0


class _Room:
    """A place among the large ones, given back however the request ends."""

    def __init__(self, large: asyncio.Semaphore) -> None:
        self._large = large
        self._taken = False

    async def take_large(self) -> None:
        await self._large.acquire()
        self._taken = True

    async def __aenter__(self) -> _Room:
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._taken:
            self._large.release()


def _once(body: bytes) -> Receive:
    """A body that is here already, as the application reads it."""
    left = [body]

    async def receive() -> HTTPReceiveMessage:
        if left:
            return {"type": "http.request", "body": left.pop(), "more_body": False}
        return {"type": "http.disconnect"}

    return receive
