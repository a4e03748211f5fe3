"""The small questions asked of everything that arrives, and the one answer where it is not so.

Used by every reader of foreign bytes: frames, tickets, headers, bundles. Pure; any thread.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, TypeVar

import msgspec

from trainer_app.kernel.errors import ErrorCode, SyncProblem
from trainer_app.kernel.ids import ID_BYTES, LogId
from trainer_app.kernel.streams import PLANT_ID_BYTES

HASH_BYTES: Final = 32
KEY_BYTES: Final = 32
SIGNATURE_BYTES: Final = 64
MOST: Final = 2**63 - 1
"""Of positions, places in a log and clocks: what both databases can hold."""

_STREAM: Final = re.compile(r"[a-z]{1,32}")
_HEX: Final = re.compile(r"[0-9a-f]*")
_NONCE: Final = re.compile(r"[0-9a-f]{0,256}")

_T = TypeVar("_T")

# What is asked of every single record has no context manager in it: a batch has thousands.


def expect(is_so: bool, what: str) -> None:
    """Raises MESSAGE_MALFORMED unless it is so; ``what`` is for the log."""
    if not is_so:
        raise SyncProblem(ErrorCode.MESSAGE_MALFORMED, what=what)


@contextmanager
def one_problem(what: str) -> Iterator[None]:
    """Whatever a library makes of bad input is the one problem."""
    try:
        yield
    except (msgspec.MsgspecError, ValueError, RecursionError, OverflowError) as error:
        raise SyncProblem(ErrorCode.MESSAGE_MALFORMED, what=what) from error


def number(value: int, what: str, *, least: int = 0) -> int:
    expect(least <= value <= MOST, what)
    return value


def hexadecimal(text: str, size: int, what: str) -> bytes:
    """Bytes from lower-case hex of just this size: one value, one spelling."""
    expect(len(text) == 2 * size and _HEX.fullmatch(text) is not None, what)
    return bytes.fromhex(text)


def stream_name(text: str) -> str:
    """Letters alone: what follows a name in a signed message cannot be taken for part of it."""
    expect(_STREAM.fullmatch(text) is not None, "stream")
    return text


def plant_id(text: str) -> str:
    hexadecimal(text, PLANT_ID_BYTES, "plant")
    return text


def log_id(text: str) -> LogId:
    hexadecimal(text, ID_BYTES, "log")
    return LogId(text)


def sha256_name(text: str) -> str:
    """The name of a blob. It becomes part of a path, so it is nothing but hex."""
    hexadecimal(text, HASH_BYTES, "sha256")
    return text


def nonce_of(text: str) -> str:
    """Lower-case hex: in what is signed, the method after it begins with a capital."""
    expect(_NONCE.fullmatch(text) is not None, "nonce")
    return text


def signature_of(text: str) -> bytes:
    try:
        signature = binascii.a2b_base64(text, strict_mode=True)
    except ValueError as error:
        raise SyncProblem(ErrorCode.MESSAGE_MALFORMED, what="signature") from error
    expect(len(signature) == SIGNATURE_BYTES, "signature")
    return signature


def base64_of(raw: bytes) -> str:
    return binascii.b2a_base64(raw, newline=False).decode()


def utf8(text: str) -> bytes:
    """The bytes of a text, where it can be written as UTF-8 at all."""
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise SyncProblem(ErrorCode.MESSAGE_MALFORMED, what="text") from error


def decoder(shape: type[_T]) -> Callable[[bytes], _T]:
    """For one shape of message: from JSON bytes, or MESSAGE_MALFORMED."""
    decode = msgspec.json.Decoder(shape).decode

    def read(raw: bytes) -> _T:
        with one_problem("json"):
            return decode(raw)

    return read


_encode: Final = msgspec.json.Encoder().encode


def encode(message: msgspec.Struct) -> bytes:
    """JSON, not yet compressed."""
    return _encode(message)
