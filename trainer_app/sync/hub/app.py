"""The hub's HTTP application: the calls of the protocol over one ledger.

``make_app`` gives the whole ASGI application. The handlers are thin: they turn frames into values,
ask the ledger on a worker thread, and turn its answer into frames. Nothing here decides whether a
record is good. The OpenAPI document is at ``OPENAPI_PATH`` and is made of the same types.
"""

from __future__ import annotations

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Final

import msgspec
from litestar import Litestar, Request, Response, get, post
from litestar.datastructures import State
from litestar.exceptions import HTTPException
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, JSONBody
from litestar.status_codes import HTTP_200_OK
from litestar.types import ASGIApp
from nacl.signing import SigningKey

from trainer_app.kernel.clock import Clock
from trainer_app.kernel.errors import SyncProblem, Unavailable
from trainer_app.kernel.ids import LogId
from trainer_app.kernel.membership import StandAlone
from trainer_app.kernel.records import Tip
from trainer_app.kernel.recovery import SAMPLE_CODE
from trainer_app.sync.framing import Answer, Asked, read_request, wire_reply, wire_run
from trainer_app.sync.hub.access import Noted, add_facts
from trainer_app.sync.hub.blobs import blob_routes
from trainer_app.sync.hub.document import document_config
from trainer_app.sync.hub.door import CALLER, ENTRY, Caller, Door, Entry, caller_of
from trainer_app.sync.hub.journal import note_bug
from trainer_app.sync.hub.limits import MAX_ENROL, Limits
from trainer_app.sync.hub.nonces import Nonces
from trainer_app.sync.hub.ports import Ledger, Refused, Synced
from trainer_app.sync.hub.turning import (
    ALWAYS,
    BUG_AFTER_S,
    MEDIA_TYPE,
    Turned,
    problems,
    said,
    turned,
)
from trainer_app.sync.protocol import (
    ENROL_PATH,
    HEALTH_PATH,
    MAX_COMPRESSED,
    MAX_PLAIN,
    SYNC_PATH,
    TICKET_PATH,
    VERSION,
    EnrolReply,
    EnrolRequest,
    Health,
    ProblemType,
    SyncReply,
    SyncRequest,
    TicketReply,
)
from trainer_app.sync.signing import enrolment_is_true
from trainer_app.sync.trust import is_loopback

PROGRAM: Final = "toolroom-trainer"
_TICKET_NAME: Final = re.compile(r"[0-9a-f]{32}")
_FOR_HEALTH: Final = 2
"""Threads beyond the working ones: a busy hub still says that it is well."""

_SIGNED: Final = (
    "Signed by the device in the headers Trainer-Device, Trainer-Nonce and Trainer-Signature. "
    "Every reply brings the next nonce. Bodies may be compressed (Content-Encoding: zstd)."
)


def make_app(
    key: SigningKey, ledger: Ledger, clock: Clock, limits: Limits | None = None
) -> ASGIApp:
    """The whole application. ``key``: the hub's; who made the ledger closes it."""
    limits = limits or Limits()

    async def on_start() -> None:
        workers = ThreadPoolExecutor(limits.working + _FOR_HEALTH, "hub")
        asyncio.get_running_loop().set_default_executor(workers)

    nonces = Nonces(bytes(key))
    door = Door(bytes(key.verify_key), nonces, lambda: clock.now().ms, limits)
    return Noted(
        Litestar(
            route_handlers=[
                *_sync_routes(ledger),
                *_enrol_routes(ledger, nonces),
                *_health_routes(ledger, clock),
                *blob_routes(ledger),
            ],
            middleware=[door],
            on_startup=[on_start],
            exception_handlers={
                Turned: _say_turned,
                Refused: _say_refused,
                SyncProblem: _say_refused,
                Unavailable: _say_refused,
                HTTPException: _say_http,
                RecursionError: _say_too_deep,
                UnicodeError: _say_too_deep,
                Exception: _say_bug,
            },
            request_max_body_size=MAX_PLAIN,
            openapi_config=document_config(),
            logging_config=None,
        )
    )


def _sync_routes(ledger: Ledger) -> list[HTTPRouteHandler]:
    @post(
        SYNC_PATH,
        operation_id="sync",
        summary="Everything of a quiet or a normal day in one message",
        description=_SIGNED,
        status_code=HTTP_200_OK,
        sync_to_thread=True,
        opt={ENTRY: Entry(most=MAX_COMPRESSED)},
        responses=problems(*ALWAYS, 409, 426, 429),
    )
    def sync(request: Request[None, None, State], data: JSONBody[SyncRequest]) -> SyncReply:
        caller, asked = caller_of(request), read_request(data)
        synced = ledger.sync(asked.plant, caller.key, asked.cursors, asked.runs, asked.room)
        add_facts(
            request.scope,
            plant=asked.plant,
            pushed=len(synced.accepted.given),
            held=len(synced.accepted.held),
            pulled=sum(len(paged.page.entries) for paged in synced.pages),
        )
        return wire_reply(asked, _answer(asked, synced, caller.nonce))

    return [sync]


def _answer(asked: Asked, synced: Synced, nonce: str) -> Answer:
    records = asked.records
    accepted = synced.accepted
    return Answer(
        now=synced.now,
        nonce=nonce,
        given={r.hash: n for r, n in zip(records, accepted.given, strict=True) if n},
        held={records[i].hash: reason for i, reason in accepted.held},
        pages=tuple(paged.page for paged in synced.pages),
        more=frozenset(paged.page.after.stream for paged in synced.pages if paged.more),
        heads={cursor.stream: cursor.position for cursor in synced.heads},
        blobs=synced.blobs,
    )


def _enrol_routes(ledger: Ledger, nonces: Nonces) -> list[HTTPRouteHandler]:
    @post(
        ENROL_PATH,
        operation_id="enrol",
        summary="Use a ticket up; by the same key again it brings the same certificate",
        status_code=HTTP_200_OK,
        sync_to_thread=True,
        opt={ENTRY: Entry(most=MAX_ENROL, is_signed=False)},
        responses=problems(*ALWAYS, 409, 426),
    )
    def enrol(request: Request[None, None, State], data: JSONBody[EnrolRequest]) -> EnrolReply:
        if data.version != VERSION:
            raise Turned(ProblemType.UPGRADE_REQUIRED)
        hub_key = bytes.fromhex(ledger.hub_key)
        if not enrolment_is_true(data.key, hub_key, data.plant, data.secret, data.proof):
            raise Turned(ProblemType.SIGNATURE)
        if data.recovery_sign == _made_up() and not is_loopback(request.url.hostname or ""):
            raise Turned(ProblemType.SAMPLE)
        earlier = tuple(Tip(LogId(log), seq, bytes.fromhex(h)) for log, seq, h in data.earlier)
        enrolled = ledger.enrol(
            data.plant,
            data.secret,
            StandAlone(
                data.key,
                data.name,
                data.founder,
                data.recovery_sign,
                data.recovery_seal,
                earlier,
            ),
        )
        add_facts(request.scope, plant=data.plant, device=data.key[:8], grant=enrolled.grant.value)
        return EnrolReply(
            plant=enrolled.plant.id,
            plant_name=enrolled.plant.name,
            grant=enrolled.grant,
            certificate=wire_run(enrolled.certificate),
            now=enrolled.now,
            nonce=nonces.make(bytes.fromhex(data.key), enrolled.now),
        )

    @get(
        f"{TICKET_PATH}{{name:str}}",
        operation_id="ticket",
        summary="What a ticket says that was typed in its short form",
        sync_to_thread=True,
        opt={ENTRY: Entry(most=0, is_signed=False)},
        responses=problems(*ALWAYS),
    )
    def ticket(name: FromPath[str]) -> TicketReply:
        if not _TICKET_NAME.fullmatch(name):
            raise Turned(ProblemType.MALFORMED)
        plant, grant = ledger.ticket_named(name)
        return TicketReply(ledger.hub_key, plant, grant)

    return [enrol, ticket]


@cache
def _made_up() -> str:
    """What the founding of every plant of made-up people names: they join where they are tried."""
    return SAMPLE_CODE.public.sign.hex()


def _health_routes(ledger: Ledger, clock: Clock) -> list[HTTPRouteHandler]:
    @get(
        HEALTH_PATH,
        operation_id="health",
        summary="Whether the hub and its database answer",
        sync_to_thread=True,
        responses=problems(503),
    )
    def health() -> Health:
        ledger.check()
        return Health(PROGRAM, VERSION, clock.now().ms)

    return [health]


# --- what is said instead of a success -----------------------------------------------------------


def _say_turned(request: Request[None, None, State], error: Turned) -> Response[bytes]:
    caller = request.scope["state"].get(CALLER)
    problem, headers = said(error, caller.nonce if isinstance(caller, Caller) else "")
    add_facts(request.scope, problem=problem.type.value)
    return Response(
        msgspec.json.encode(problem),
        status_code=problem.status,
        media_type=MEDIA_TYPE,
        headers=headers,
    )


def _say_refused(
    request: Request[None, None, State], error: Refused | SyncProblem | Unavailable
) -> Response[bytes]:
    if isinstance(error, Unavailable):
        note_bug("database", error, code=error.code.value)
    return _say_turned(request, turned(error))


def _say_http(request: Request[None, None, State], error: HTTPException) -> Response[bytes]:
    """What Litestar itself finds: no such path or method, a body that is not of its shape."""
    status = error.status_code
    if status in _NO_SUCH_CALL:
        return _say_turned(request, Turned(ProblemType.NO_SUCH_CALL, status=status))
    if status == _TOO_LARGE:
        return _say_turned(request, Turned(ProblemType.TOO_LARGE))
    if status < _SERVER_ERROR:
        return _say_turned(request, Turned(ProblemType.MALFORMED))
    return _say_bug(request, error)


def _say_too_deep(request: Request[None, None, State], _error: Exception) -> Response[bytes]:
    """What msgspec raises beside its own errors, for nesting without end and for broken UTF-8."""
    return _say_turned(request, Turned(ProblemType.MALFORMED))


def _say_bug(request: Request[None, None, State], error: Exception) -> Response[bytes]:
    note_bug("bug", error)
    return _say_turned(request, Turned(ProblemType.RETRY, status=500, after=BUG_AFTER_S))


_NO_SUCH_CALL: Final = (404, 405)
_TOO_LARGE: Final = 413
_SERVER_ERROR: Final = 500
