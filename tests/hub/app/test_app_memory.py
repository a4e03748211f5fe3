"""What a hub needs of memory, and of patience, under requests that were made to cost it much."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import msgspec
import pytest
import uvicorn
import zstandard
from litestar.types import Receive, Scope, Send
from uvicorn.server import ServerState

from tests.hub.app.conftest import MakeHub
from tests.hub.app.http_pc import JSON, HttpPc, problem_of
from tests.hub.app.process import HubProcess, serving
from tests.hub.app.test_app_serving import hub_key, new_hub, place_of
from trainer_app.sync import packing
from trainer_app.sync import protocol as wire
from trainer_app.sync.hub import connection
from trainer_app.sync.hub.connection import Connection, most_connections
from trainer_app.sync.hub.limits import MOST_MEMORY, Limits
from trainer_app.sync.protocol import ProblemType

MANY = 12
"""Requests at one time: more than are worked on."""

UNITS = {
    "arrays": b"[],",
    "objects": b"{},",
    "numbers": b"1.5e3,",
    "words": b'"ab",',
    "nested": b"[[[[]]]],",
    "records": b'["",""],',
}


def crowded(plant: str, unit: bytes, size: int) -> bytes:
    """A request whose runs are as many of these as fit."""
    start = b'{"plant":"' + plant.encode() + b'","cursors":[],"runs":['
    return start + unit * ((size - len(start) - 3) // len(unit)) + b"0]}"


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS.keys())
def test_that_a_body_with_too_many_values_is_refused_before_it_is_decoded(
    make_hub: MakeHub, unit: bytes
) -> None:
    pc = make_hub(Limits(values=5_000)).joined()
    fits, too_many = crowded(pc.plant, unit, 3_000), crowded(pc.plant, unit, 60_000)
    for pack in (False, True):
        assert problem_of(pc.post(fits, pack=pack)).type is ProblemType.MALFORMED
        refused = pc.post(too_many, pack=pack)
        assert (refused.status_code, problem_of(refused).type) == (413, ProblemType.TOO_LARGE)


def test_that_one_record_never_has_too_many_values() -> None:
    """Else a PC that halves its batch would never come to its end."""
    assert Limits().values > 2 * wire.MAX_BLOB_PART // 16
    packing.refuse_crowded(b"," * 64 * 1024 * 2, Limits().values)


def test_that_bodies_beyond_what_all_may_hold_are_asked_to_come_back(make_hub: MakeHub) -> None:
    hub = make_hub(Limits(held=2_000, back_s=9))
    pc = hub.joined()
    refused = pc.post(b" " * 3_000)
    problem = problem_of(refused)
    assert (refused.status_code, problem.type, problem.after) == (503, ProblemType.RETRY, 9)
    for n in range(4):  # what was held is given back, whatever became of a request
        pc.write(n=n)
        pc.push().raise_for_status()
        pc.post(b"x" * 1_500)


def test_that_a_reply_that_would_be_too_large_is_asked_for_in_smaller_pieces(
    make_hub: MakeHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a rogue wrote may not shrink; whoever reads it asks for half as much."""
    hub = make_hub(Limits(held=30_000))
    pc = hub.joined()
    for n in range(16):
        pc.write(words=os.urandom(1_000).hex())
        if n % 8 == 7:
            pc.push().raise_for_status()
    whole = msgspec.json.encode(pc.request())
    some = msgspec.json.encode(pc.request(room=2))
    for encoding, kind in (("identity", ProblemType.RETRY), ("zstd", ProblemType.TOO_LARGE)):
        refused = pc.post(whole, headers={"Accept-Encoding": encoding})
        problem = problem_of(refused)
        assert problem.type is kind
        assert problem.nonce == refused.headers[wire.NONCE_HEADER]
        pc.post(some, headers={"Accept-Encoding": encoding}).raise_for_status()
        monkeypatch.setattr(packing, "MAX_COMPRESSED", 4_000)


# --- a whole process -----------------------------------------------------------------------------


def peak(hub: HubProcess) -> int:
    """The most memory that it ever had, bytes."""
    status = Path(f"/proc/{hub.running.pid}/status").read_text("ascii")
    (line,) = (line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="says how much a process took")
def test_that_a_process_keeps_to_its_memory_whatever_it_is_asked(tmp_path: Path) -> None:
    database, plant, secret = new_hub(tmp_path)
    with serving(database) as hub:
        with httpx.Client(base_url=hub.url, timeout=60) as client:
            pc = HttpPc(client, hub_key(), plant)
            pc.enrol(secret).raise_for_status()
            _fill(pc)
        squeezed = [(crowded(plant, UNITS["arrays"], wire.MAX_PLAIN - 100), True)]
        nearly = [(crowded(plant, b"[1.5e9],", 500_000), True)]
        plain = [(b" " * wire.MAX_COMPRESSED, False), (b" " * (wire.MAX_PLAIN - 1), True)]
        asked = b'{"plant":"%s","cursors":[["plant",0,"%s"]]}' % (plant.encode(), b"0" * 64)
        calls = [*squeezed * 2, *nearly * 2, *plain * 2, *[(asked, False)] * MANY]

        def call(body: bytes, pack: bool) -> int:
            sent = zstandard.ZstdCompressor().compress(body) if pack else body
            with httpx.Client(base_url=hub.url, timeout=60) as client:
                one = HttpPc(client, hub_key(), plant, pc.key, pc.nonce)
                packed = {"Content-Encoding": "zstd"} if pack else {}
                said = {**JSON, **packed, "Accept-Encoding": "zstd"}
                return one.send("POST", wire.SYNC_PATH, sent, said).status_code

        with ThreadPoolExecutor(MANY) as pool, HalfSent(hub, 20):
            statuses = set(pool.map(call, *zip(*calls, strict=True)))
        assert statuses <= {200, 400, 413, 503}
        assert {200, 413} <= statuses
        assert peak(hub) < MOST_MEMORY
        assert httpx.get(hub.url + wire.HEALTH_PATH).is_success


def _fill(pc: HttpPc) -> None:
    """A stream of records as large as any may be: a thousand would be 64 MiB."""
    words = os.urandom(31_000).hex()
    for batch in range(6):
        for n in range(40):
            pc.write(words=f"{words[n:]}{batch}")
        pc.push().raise_for_status()


class HalfSent:
    """Connections on which half of a large body has come, and no more does."""

    def __init__(self, hub: HubProcess, count: int) -> None:
        self._lines = [socket.create_connection(place_of(hub)) for _ in range(count)]

    def __enter__(self) -> None:
        head = f"POST {wire.ENROL_PATH} HTTP/1.1\r\nHost: hub\r\nContent-Length: 131000\r\n\r\n"
        for line in self._lines:
            line.sendall(head.encode() + b" " * 65_000)

    def __exit__(self, *_: object) -> None:
        for line in self._lines:
            line.close()


# --- who sends slowly ----------------------------------------------------------------------------


async def _hello(_scope: Scope, receive: Receive, send: Send) -> None:
    await receive()
    headers = [(b"content-length", b"2")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"hi", "more_body": False})


_WHOLE = b"GET / HTTP/1.1\r\nHost: hub\r\n\r\n"


@pytest.mark.parametrize("before", [b"", _WHOLE], ids=["first", "later"])
@pytest.mark.parametrize("said", [b"G", b"GET / HTTP/1.1\r\nHost: hub\r\nX-Slow: "])
def test_that_a_connection_whose_request_does_not_begin_in_full_is_closed(
    before: bytes, said: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "HEAD_WITHIN_S", 0.2)

    async def ask() -> bytes:
        config = uvicorn.Config(
            _hello, http=Connection, lifespan="off", log_config=None, timeout_keep_alive=600
        )
        config.load()
        state = ServerState()
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: Connection(config, state, {}), "127.0.0.1", 0)
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        try:
            if before:
                writer.write(before)
                await asyncio.wait_for(reader.readuntil(b"hi"), 10)
            writer.write(said)
            return await asyncio.wait_for(reader.read(), 10)
        finally:
            writer.close()
            server.close()

    assert asyncio.run(ask()) == b""


@pytest.mark.skipif(sys.platform == "win32", reason="a limit on open files is POSIX")
@pytest.mark.parametrize(
    ("soft", "hard", "most"), [(300, 600, 344), (1_024, 1 << 20, 2_000), (9_999, 9_999, 2_000)]
)
def test_that_no_more_connections_are_taken_than_files_may_be_open(
    soft: int, hard: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    import resource

    now = (soft, hard)

    def set_limit(_which: int, limits: tuple[int, int]) -> None:
        nonlocal now
        now = limits

    monkeypatch.setattr(resource, "getrlimit", lambda _which: now)
    monkeypatch.setattr(resource, "setrlimit", set_limit)
    assert most_connections(2_000) == most
    assert now[0] >= min(hard, most + 256)
