"""A hub, or who poses as one, that means harm: a PC gives up in time and keeps to its memory."""

from __future__ import annotations

import hashlib
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace

import pytest
import zstandard

from tests.conftest import ProgramLog
from tests.sync.http_pcs import Pc, made, problem_of
from tests.sync.memory_hub import MemoryHub
from tests.sync.memory_server import Instead, Server, served
from tests.sync.ports import MemoryPc
from trainer_app.kernel.errors import ErrorCode, SyncProblem
from trainer_app.sync.checking import encode
from trainer_app.sync.client import HubClient
from trainer_app.sync.exchange import Patience
from trainer_app.sync.ports import BlobPart, LineBroke
from trainer_app.sync.protocol import MAX_BLOB, MAX_PLAIN, Problem, ProblemType

MIB = 1024 * 1024
MOST_MEMORY = 320 * MIB
"""Of a whole process that hears the worst reply; 271 MiB were seen."""


@pytest.fixture
def server() -> Iterator[Server]:
    with served(MemoryHub()) as running:
        yield running


# --- time ----------------------------------------------------------------------------------------


@contextmanager
def trickling(first: bytes, then: bytes) -> Iterator[str]:
    """A server that answers with these bytes, and then with one of the others now and then."""
    listener = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()

    def answer() -> None:
        line, _ = listener.accept()
        with line, suppress(OSError):
            line.recv(65_536)
            line.sendall(first)
            while not over.wait(0.02):
                line.sendall(then)

    thread = threading.Thread(target=answer)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        over.set()
        listener.close()
        thread.join()


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (b"HTTP/1.1 200 OK\r\nX-Slow: ", b"x"),
        (b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{", b" "),
    ],
    ids=["head", "continues", "body"],
)
def test_that_a_reply_that_never_comes_to_its_end_is_given_up(
    server: Server, first: bytes, then: bytes
) -> None:
    """However often a byte comes: each by itself is in time."""
    pc = Pc(server)
    with trickling(first, then) as url:
        client = HubClient(
            replace(pc.membership, url=url),
            pc.store.public,
            pc.store.sign,
            patience=Patience(connect=2.0, byte=1.0, whole=0.3),
        )
        problem = problem_of(client, pc.quiet())
    assert isinstance(problem, LineBroke)
    assert problem.slow


# --- memory --------------------------------------------------------------------------------------

_CLIENT = """
import sys
from tests.sync.hostile_client import ask
print(ask(sys.argv[1]))
for line in open("/proc/self/status"):  # getrusage would tell of the process that began this one
    if line.startswith("VmHWM"):
        print(line.split()[1])
"""


def bombs() -> dict[str, bytes]:
    """Replies of a few KiB that are 32 MiB of JSON, or so many values as are let through."""
    start = b'{"now":1,"nonce":"","given":['
    huge = MAX_PLAIN - 100
    return {
        "numbers": start + b"1," * (huge // 2 - 50) + b"1]}",
        "lists": start + b"[]," * (huge // 3 - 50) + b"1]}",
        "values": b'{"now":1,"nonce":"","blobs":[' + b'"%064x",' % 7 * 480_000 + b'""]}',
        "pages": b'{"now":1,"nonce":"","pages":[["plant",[],['
        + b'[1,0,["h"]],' * 190_000
        + b'[1,0]],[1,""]]]}',
        "text": start + b'"' + b"x" * (huge - 60) + b'"]}',
    }


@pytest.mark.skipif(sys.platform != "linux", reason="says how much a process took, in KiB")
def test_that_no_reply_costs_a_pc_more_than_its_memory(server: Server) -> None:
    for bomb in bombs().values():
        packed = zstandard.ZstdCompressor().compress(bomb)
        assert len(packed) < MIB
        encoding = {"Content-Encoding": "zstd"}
        server.instead.append(Instead(200, "application/json", packed, **encoding))
    said = f"{server.url} {server.hub.public} {server.hub.plant} {len(server.instead)}"
    done = subprocess.run(
        [sys.executable, "-c", _CLIENT, said], capture_output=True, text=True, check=True
    )
    *codes, peak = done.stdout.split()
    assert set(codes) <= {"message_too_large", "not_the_hub"}
    assert codes.count("message_too_large") == 2
    assert int(peak) * 1024 < MOST_MEMORY, peak


# --- nothing but talk ----------------------------------------------------------------------------


def test_that_a_hub_that_says_more_and_gives_nothing_is_not_asked_for_ever(
    program_log: ProgramLog,
) -> None:
    hub = MemoryHub()
    pc = MemoryPc("PC-1", hub)
    pc.sync()
    before = pc.line.requests
    with pytest.MonkeyPatch.context() as patch:
        answer = pc.line.sync
        patch.setattr(
            pc.line, "sync", lambda asked: replace(answer(asked), more=frozenset({"plant"}))
        )
        pc.sync()
    assert pc.line.requests - before <= 3
    program_log.expect("the hub answers and nothing comes of it")


class Idle:
    """A hub's end for files that is busy, and brings nothing to its end."""

    def __init__(self) -> None:
        self.asked = 0

    def blob_part(self, _sha256: str, offset: int, _size: int) -> BlobPart:
        self.asked += 1
        return BlobPart(b"x", offset + 2)

    def add_blob_part(self, _name: str, offset: int, _part: bytes, _whole: int) -> int:
        self.asked += 1
        return max(0, offset) + 1


PHOTO = bytes(range(256)) * 1_200
PHOTO_NAME = hashlib.sha256(PHOTO).hexdigest()


def test_that_a_hub_that_takes_a_byte_of_each_part_is_left_for_later() -> None:
    hub, idle = MemoryHub(), Idle()
    pc = MemoryPc("PC-1", hub)
    pc.store.disk.blobs[PHOTO_NAME] = PHOTO
    hub.lacking = (PHOTO_NAME,)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hub, "add_blob_part", idle.add_blob_part)
        pc.sync()
    assert idle.asked < 6


@pytest.mark.parametrize(
    ("place", "part"),
    [
        ("bytes 0-0/500000", b"x"),  # one byte of what was asked for
        (f"bytes 0-65535/{MAX_BLOB + 1}", bytes(65_536)),
        (f"bytes 0-65535/{10**18 - 1}", bytes(65_536)),
    ],
)
def test_that_a_file_without_an_end_is_not_fetched(server: Server, place: str, part: bytes) -> None:
    """The records are in step all the same, and the file is asked for another time."""
    with ExitStack() as pcs:
        pc = made(pcs, server)
        pc.recorded(3)
        pc.engine.run_once()
        pc.store.wanted = [PHOTO_NAME]
        said = {"Content-Range": place}
        server.of_files = Instead(206, "application/octet-stream", part, **said)
        with suppress(SyncProblem):
            pc.engine.run_once()
        assert len([seen for seen in server.seen if seen[0] == "GET"]) <= 3
        assert pc.is_in_step
        assert pc.store.blob_offset(PHOTO_NAME) == 0


def test_that_a_quota_keeps_nobody_from_reading(server: Server) -> None:
    said = encode(Problem(ProblemType.QUOTA, 429, after=80_000))
    pc = Pc(server)
    server.instead.append(Instead(429, "application/problem+json", said))
    problem = problem_of(pc.client(), pc.quiet())
    assert problem.code is ErrorCode.HUB_QUOTA
    assert not problem.after  # a person may ask again, and what others recorded is read meanwhile
