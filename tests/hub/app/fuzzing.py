"""Requests made from the hub's own OpenAPI document, signed as a PC that has joined signs.

schemathesis makes what fits the document and what nearly does; what a stranger sends never comes
past the door, so every request here is signed over its very bytes.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Mapping
from typing import Protocol

import httpx
from hypothesis import HealthCheck, Phase, given, settings

from tests.hub.app.http_pc import HttpPc, problem_of
from trainer_app.sync.hub.access import OPENAPI_PATH
from trainer_app.sync.protocol import (
    BLOB_PATH,
    ENROL_PATH,
    NONCE_HEADER,
    PLANT_HEADER,
    SYNC_PATH,
    TICKET_PATH,
    VERSION,
)
from trainer_app.sync.signing import sign_enrolment

CALLS = (
    ("POST", SYNC_PATH),
    ("POST", ENROL_PATH),
    ("GET", f"{BLOB_PATH}{{sha256}}"),
    ("PUT", f"{BLOB_PATH}{{sha256}}"),
    ("GET", f"{TICKET_PATH}{{name}}"),
)


class _Case(Protocol):
    """Of ``schemathesis.Case`` what is used here."""

    def as_transport_kwargs(self, *, base_url: str) -> dict[str, object]: ...


def fuzz(pc: HttpPc, method: str, path: str, examples: int) -> None:
    """Raises ``AssertionError`` for a reply that is a fault, or no reply of the hub's own."""
    import schemathesis  # a second that no other process need take

    schema = schemathesis.openapi.from_dict(pc.client.get(OPENAPI_PATH).json())
    operation = schema[path][method]

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=True,
        phases=(Phase.explicit, Phase.generate),
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def send(case: _Case) -> None:
        asked = case.as_transport_kwargs(base_url="http://testserver.local")
        check(sent(pc, method, asked))

    send()


def sent(pc: HttpPc, method: str, asked: dict[str, object]) -> httpx.Response:
    """Half of what is said is made to fit this PC and this hub, so that the ledger hears of it."""
    url = httpx.URL(str(asked["url"]))
    body = body_of(pc, asked)
    spoken = asked.get("headers") or {}
    assert isinstance(spoken, Mapping)
    headers = {
        name: value
        for name, value in httpx.Headers(dict(spoken)).items()
        if value.isascii() and value.isprintable()
    }
    if fits(url.path):
        headers[PLANT_HEADER.lower()] = pc.plant
        if method == "PUT":
            headers["content-range"] = f"bytes 0-{len(body) - 1}/{len(body)}"
        if url.path.startswith(BLOB_PATH):
            url = url.copy_with(path=BLOB_PATH + hashlib.sha256(url.raw_path).hexdigest())
    signed = pc.signed(method, url.path, body)
    reply = pc.client.request(method, url, content=body, headers={**headers, **signed})
    pc.nonce = reply.headers.get(NONCE_HEADER, pc.nonce)
    return reply


def body_of(pc: HttpPc, asked: dict[str, object]) -> bytes:
    if "json" in asked:
        said = asked["json"]
        if isinstance(said, dict):
            said = {**said, **(ours(pc, said) if fits(str(said)) else {})}
        return json.dumps(said).encode("utf-8", "surrogatepass")
    data = asked.get("data", b"")
    return data if isinstance(data, bytes) else str(data or "").encode("utf-8", "replace")


def ours(pc: HttpPc, said: dict[str, object]) -> dict[str, object]:
    """What this PC would say instead."""
    fitting: dict[str, object] = {"plant": pc.plant, "version": VERSION}
    if "secret" in said:
        secret = hashlib.sha256(str(said).encode("utf-8", "replace")).hexdigest()[:20]
        proof = sign_enrolment(pc.sign, bytes.fromhex(pc.hub_key), pc.plant, secret)
        fitting |= {"key": pc.device, "secret": secret, "proof": proof}
    return fitting


def fits(text: str) -> bool:
    """True for half of all texts, always the same ones."""
    return zlib.crc32(text.encode("utf-8", "replace")) % 2 == 0


def check(reply: httpx.Response) -> None:
    assert reply.status_code < 500, reply.text
    if not reply.is_success:
        problem_of(reply)
