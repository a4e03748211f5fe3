"""The outermost layer: one line in the journal for each request, whatever became of it.

A line says the call, not the path: a path may hold anything. Handlers add figures by ``add_facts``.
"""

from __future__ import annotations

import time
from typing import Final

from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send

from trainer_app.sync.hub.door import CALLER, Caller
from trainer_app.sync.hub.journal import Fact, note
from trainer_app.sync.protocol import BLOB_PATH, ENROL_PATH, HEALTH_PATH, SYNC_PATH, TICKET_PATH

OPENAPI_PATH: Final = "/v1/openapi.json"

_FACTS: Final = "facts"
_CALLS: Final = {SYNC_PATH, ENROL_PATH, HEALTH_PATH, OPENAPI_PATH}
_WITH_NAMES: Final = (BLOB_PATH, TICKET_PATH)
_QUIET: Final = {HEALTH_PATH}
"""Asked every few seconds by whoever watches the hub; noted only when it is not well."""
_NO_STORE: Final = (b"cache-control", b"no-store")


def add_facts(scope: Scope, **facts: Fact) -> None:
    """Figures for the request's line. Any thread."""
    scope["state"].setdefault(_FACTS, {}).update(facts)


class Noted:
    """An application whose requests are noted."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == ScopeType.HTTP:
            await self._request(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _request(self, scope: HTTPScope, receive: Receive, send: Send) -> None:
        began = time.perf_counter()
        status = size = 0
        scope.setdefault("state", {})

        async def watch(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], _NO_STORE]
            elif message["type"] == "http.response.body":
                size += len(message["body"])
            await send(message)

        try:
            await self._app(scope, receive, watch)
        finally:
            call = _call(scope["path"])
            if call not in _QUIET or status != 200:
                ms = round((time.perf_counter() - began) * 1000, 1)
                facts: dict[str, Fact] = {
                    "method": str(scope["method"]),
                    "call": call,
                    "status": status,
                    "ms": ms,
                    "out": size,
                }
                note("request", **facts, **_told(scope))


def _call(path: str) -> str:
    if path in _CALLS:
        return path
    return next((f"{each}*" for each in _WITH_NAMES if path.startswith(each)), "other")


def _told(scope: HTTPScope) -> dict[str, Fact]:
    state = scope["state"]
    facts: dict[str, Fact] = dict(state.get(_FACTS, {}))
    caller = state.get(CALLER)
    if isinstance(caller, Caller):
        facts["device"] = caller.key[:8]
    return facts
