"""Compression of what travels: zstd both ways, and never more out of it than was agreed.

Any thread. Knows nothing of what the bytes say. A frame's own word about its size is used to refuse
it early, never to trust it.
"""

from __future__ import annotations

from typing import Final

import zstandard

from trainer_app.kernel.errors import ErrorCode, SyncProblem
from trainer_app.sync.protocol import MAX_COMPRESSED, MAX_PLAIN

ENCODING: Final = "zstd"
"""The name in ``Content-Encoding`` and ``Accept-Encoding``."""

MAX_VALUES: Final = 1_000_000
"""In one message. A page of 2,000 records has a tenth; two bytes of JSON can become a hundred."""

_LEVEL: Final = 1
"""114 bytes a signed record of the sample plant; level 9: 111 bytes, and 30 times as long."""
_UNSTATED: Final = -1
_BITE: Final = 256
"""Compressed bytes at a time: at most about 11 MiB come out of them."""


def pack(plain: bytes) -> bytes:
    """Raises MESSAGE_TOO_LARGE where nobody would take it: the caller halves its batch."""
    if len(plain) > MAX_PLAIN:
        raise SyncProblem(ErrorCode.MESSAGE_TOO_LARGE)
    packed = zstandard.ZstdCompressor(level=_LEVEL, write_checksum=True).compress(plain)
    if len(packed) > MAX_COMPRESSED:
        raise SyncProblem(ErrorCode.MESSAGE_TOO_LARGE)
    return packed


def refuse_crowded(plain: bytes, most: int = MAX_VALUES) -> None:
    """Raises MESSAGE_TOO_LARGE for JSON of more values than that, before any of it is decoded.

    Commas and brackets are counted, those inside texts too: half as much at once has half as many,
    and a single record never has too many.
    """
    if plain.count(b",") + plain.count(b"[") + plain.count(b"{") > most:
        raise SyncProblem(ErrorCode.MESSAGE_TOO_LARGE)


def unpack(packed: bytes, *, limit: int = MAX_PLAIN, values: int = MAX_VALUES) -> bytes:
    """The one whole frame that ``packed`` is. Raises MESSAGE_TOO_LARGE or MESSAGE_MALFORMED.

    A frame that states a size gets a buffer of just that size, which it cannot leave, so the
    stated size is compared first; one that states none is stopped at ``limit``. ``values``: how
    many of JSON may be in it.
    """
    plain = _unpack(packed, limit)
    refuse_crowded(plain, values)
    return plain


def _unpack(packed: bytes, limit: int) -> bytes:
    if len(packed) > MAX_COMPRESSED:
        raise SyncProblem(ErrorCode.MESSAGE_TOO_LARGE)
    try:
        stated = zstandard.frame_content_size(packed)
        if stated > limit:
            raise SyncProblem(ErrorCode.MESSAGE_TOO_LARGE)
        if stated == _UNSTATED:
            return _unpack_unstated(packed, limit)
        decompressor = zstandard.ZstdDecompressor(max_window_size=MAX_PLAIN)
        return decompressor.decompress(packed, allow_extra_data=False)
    except zstandard.ZstdError as error:
        raise SyncProblem(ErrorCode.MESSAGE_MALFORMED) from error


def _unpack_unstated(packed: bytes, limit: int) -> bytes:
    """In small bites, because a few bytes can stand for 128 KiB each time."""
    inflating = zstandard.ZstdDecompressor(max_window_size=MAX_PLAIN).decompressobj()
    parts: list[bytes] = []
    size = 0
    for start in range(0, len(packed), _BITE):
        part = inflating.decompress(packed[start : start + _BITE])
        size += len(part)
        if size > limit:
            raise SyncProblem(ErrorCode.MESSAGE_TOO_LARGE)
        parts.append(part)
    if not inflating.eof or inflating.unused_data:
        raise SyncProblem(ErrorCode.MESSAGE_MALFORMED)
    return b"".join(parts)
