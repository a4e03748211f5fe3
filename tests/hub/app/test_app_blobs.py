"""Files over HTTP: in parts, resumed, checked, and for nobody who may not read of them."""

from __future__ import annotations

import hashlib
import random

import httpx
import msgspec
import pytest

from tests.hub.app.http_pc import HttpPc, problem_of
from trainer_app.sync import protocol as wire
from trainer_app.sync.protocol import BlobReply, ProblemType

PHOTO = random.Random(1).randbytes(200_000)


def state_of(reply: httpx.Response) -> tuple[int, int]:
    said = msgspec.json.decode(reply.content, type=BlobReply)
    return said.offset, said.whole


@pytest.fixture
def name(pc: HttpPc) -> str:
    return pc.name_blob(PHOTO)


def test_that_a_file_goes_over_in_parts_and_comes_back_in_others(pc: HttpPc, name: str) -> None:
    for start in range(0, len(PHOTO), 70_000):
        assert state_of(pc.put(name, PHOTO, start, 70_000))[0] == min(start + 70_000, len(PHOTO))
    got = b"".join(
        pc.get(name, f"bytes={start}-{start + 49_999}").content
        for start in range(0, len(PHOTO), 50_000)
    )
    assert got == PHOTO
    assert pc.get(name).content == PHOTO


def test_that_the_hub_says_where_to_go_on(pc: HttpPc, name: str) -> None:
    assert state_of(pc.ask(name, len(PHOTO)))[0] == 0
    pc.put(name, PHOTO, 0, 1_000)
    assert state_of(pc.ask(name, len(PHOTO))) == (1_000, len(PHOTO))
    for start in (0, 500, 1_001, 150_000):
        assert state_of(pc.put(name, PHOTO, start, 100)) == (1_000, len(PHOTO))
    pc.put(name, PHOTO, 1_000, len(PHOTO))
    assert pc.get(name).content == PHOTO


def test_that_a_range_is_answered_as_one(pc: HttpPc, name: str) -> None:
    pc.put(name, PHOTO, 0, len(PHOTO))
    part = pc.get(name, "bytes=10-19")
    assert (part.status_code, part.content) == (206, PHOTO[10:20])
    assert part.headers["content-range"] == f"bytes 10-19/{len(PHOTO)}"
    tail = pc.get(name, f"bytes={len(PHOTO) - 5}-")
    assert (tail.status_code, tail.content) == (206, PHOTO[-5:])
    beyond = pc.get(name, f"bytes={len(PHOTO)}-")
    assert problem_of(beyond).status == 416
    for wanted in ("bytes=5-4", "bytes=-5", "lines=1-2", "bytes=1-2,4-5", "bytes=" + "9" * 40):
        assert problem_of(pc.get(name, wanted)).type is ProblemType.MALFORMED


def test_that_half_a_file_is_given_to_nobody(pc: HttpPc, name: str) -> None:
    pc.put(name, PHOTO, 0, len(PHOTO) - 1)
    assert problem_of(pc.get(name, "bytes=0-9")).type is ProblemType.BLOB_UNKNOWN


def test_that_bytes_that_are_not_the_named_ones_are_dropped_and_can_come_again(
    pc: HttpPc, name: str
) -> None:
    garbled = PHOTO[:-1] + bytes([PHOTO[-1] ^ 1])
    pc.put(name, garbled, 0, 100_000)
    refused = pc.put(name, garbled, 100_000, 100_000)
    assert problem_of(refused).type is ProblemType.MALFORMED
    assert state_of(pc.ask(name, len(PHOTO)))[0] == 0
    pc.put(name, PHOTO, 0, len(PHOTO))
    assert pc.get(name).content == PHOTO


def test_that_a_file_that_no_record_names_is_not_taken(pc: HttpPc) -> None:
    unnamed = hashlib.sha256(b"unnamed").hexdigest()
    for refused in (pc.put(unnamed, b"unnamed", 0, 7), pc.get(unnamed), pc.ask(unnamed, 7)):
        assert refused.status_code == 404
        assert problem_of(refused).type is ProblemType.BLOB_UNKNOWN


def test_that_a_part_that_is_not_where_it_says_is_malformed(pc: HttpPc, name: str) -> None:
    for place in (
        "",
        "bytes 0-1/9",
        "bytes 0-4/4",
        "bytes 4-0/9",
        "bytes 0-4/0",
        "bytes 0-4/*",
        "bytes */5",
    ):
        said = {wire.PLANT_HEADER: pc.plant, "Content-Range": place}
        refused = pc.send("PUT", wire.BLOB_PATH + name, b"five!", said)
        assert problem_of(refused).type is ProblemType.MALFORMED, place


def test_that_too_large_a_part_or_file_is_refused(pc: HttpPc, name: str) -> None:
    part = pc.put(name, bytes(wire.MAX_BLOB_PART + 1), 0, wire.MAX_BLOB_PART + 1)
    assert problem_of(part).type is ProblemType.TOO_LARGE
    assert problem_of(pc.ask(name, wire.MAX_BLOB + 1)).type is ProblemType.TOO_LARGE


def test_that_a_name_that_is_no_hash_is_refused(pc: HttpPc) -> None:
    for bad in ("x", "A" * 64, "0" * 63, "..%2F..%2Fetc%2Fpasswd", "%00" * 64):
        assert pc.get(bad).status_code in (400, 401, 404), bad


def test_that_the_hub_asks_for_what_it_lacks(pc: HttpPc, name: str) -> None:
    asked = msgspec.json.decode(pc.push().content, type=wire.SyncReply)
    assert asked.blobs == (name,)
    pc.put(name, PHOTO, 0, len(PHOTO))
    assert msgspec.json.decode(pc.push().content, type=wire.SyncReply).blobs == ()


def test_that_a_header_is_needed_to_say_whose_file_it_is(pc: HttpPc, name: str) -> None:
    refused = pc.send("GET", wire.BLOB_PATH + name)
    assert problem_of(refused).type is ProblemType.MALFORMED
