"""Nothing that is unpacked grows beyond what was agreed, whatever it says of itself."""

from __future__ import annotations

import tracemalloc

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer_app.kernel.errors import ErrorCode, SyncProblem
from trainer_app.sync.packing import pack, unpack
from trainer_app.sync.protocol import MAX_COMPRESSED, MAX_PLAIN

MIB = 1024 * 1024


def refusal(packed: bytes, *, limit: int = MAX_PLAIN) -> ErrorCode:
    with pytest.raises(SyncProblem) as problem:
        unpack(packed, limit=limit)
    return problem.value.code


def without_its_size(plain: bytes) -> bytes:
    return zstandard.ZstdCompressor(write_content_size=False).compress(plain)


def endless(mib: int) -> bytes:
    """A frame in pieces that never says how long it will be."""
    packing = zstandard.ZstdCompressor().compressobj()
    parts = [packing.compress(bytes(MIB)) for _ in range(mib)]
    return b"".join(parts) + packing.flush()


@given(st.binary(max_size=2_000))
@settings(max_examples=40)
def test_that_what_is_packed_is_unpacked(plain: bytes) -> None:
    assert unpack(pack(plain)) == plain
    assert unpack(without_its_size(plain)) == plain


@pytest.mark.parametrize("bomb", [zstandard.compress(bytes(200 * MIB)), endless(200)])
def test_that_a_bomb_is_refused_before_it_goes_off(bomb: bytes) -> None:
    assert len(bomb) < MIB
    tracemalloc.start()
    assert refusal(bomb, limit=8 * MIB) is ErrorCode.MESSAGE_TOO_LARGE
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 24 * MIB


def test_that_a_frame_that_says_it_is_small_does_not_become_large() -> None:
    bomb = bytearray(zstandard.compress(bytes(2 * MIB)))
    stated = (2 * MIB).to_bytes(4, "little")
    at = bomb.index(stated)
    bomb[at : at + 4] = (10).to_bytes(4, "little")
    assert refusal(bytes(bomb)) is ErrorCode.MESSAGE_MALFORMED


def test_that_a_frame_cut_off_at_any_byte_is_refused() -> None:
    for packed in (pack(b"sign-off " * 30), without_its_size(b"sign-off " * 30)):
        for end in range(len(packed)):
            assert refusal(packed[:end]) is ErrorCode.MESSAGE_MALFORMED


def test_that_a_changed_bit_never_changes_what_comes_out() -> None:
    plain = bytes(range(256)) * 4
    packed = pack(plain)
    taken = 0
    for at in range(len(packed)):
        garbled = bytearray(packed)
        garbled[at] ^= 0x10
        try:
            assert unpack(bytes(garbled)) == plain
            taken += 1
        except SyncProblem:
            continue
    assert taken <= 1  # a frame's header has one bit that says nothing


@pytest.mark.parametrize("packed", [pack(b"one"), without_its_size(b"one" * 400)])
def test_that_what_follows_a_frame_is_not_ignored(packed: bytes) -> None:
    assert refusal(packed + b"x") is ErrorCode.MESSAGE_MALFORMED
    assert refusal(packed + packed) is ErrorCode.MESSAGE_MALFORMED


@pytest.mark.parametrize("junk", [b"", b"{}", b"\x00" * 50, b"\x28\xb5\x2f\xfd"])
def test_that_what_is_no_frame_is_refused(junk: bytes) -> None:
    assert refusal(junk) is ErrorCode.MESSAGE_MALFORMED


def test_that_nothing_is_packed_that_nobody_would_take() -> None:
    with pytest.raises(SyncProblem) as plain:
        pack(bytes(MAX_PLAIN + 1))
    assert plain.value.code is ErrorCode.MESSAGE_TOO_LARGE
    assert refusal(bytes(MAX_COMPRESSED + 1)) is ErrorCode.MESSAGE_TOO_LARGE
