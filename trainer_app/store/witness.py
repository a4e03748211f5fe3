"""The witness: the last tip of each of this PC's logs, in a small file beside the database.

Written after each commit, in place and in one piece, never synced to the disk by force: it costs
next to nothing and is at most a few moments old. What is only half there does not fit its own hash
and is no witness. A database that does not hold the witness's tips was cut or copied back.
Whoever can write the profile can also rewrite the witness; the README says so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec

from trainer_app.kernel.errors import Damage, ErrorCode
from trainer_app.kernel.ids import LogId
from trainer_app.kernel.records import Tip
from trainer_app.kernel.sharing import follow_folder
from trainer_app.store.engine import DriverConnection
from trainer_app.store.errors import store_errors


class _Line(msgspec.Struct, frozen=True):
    log: str
    seq: int
    h: str


_ROOM: Final = 1024
"""Bytes of the file: more than three streams take, so that its length never changes."""

_decoder: Final = msgspec.json.Decoder(dict[str, _Line])


def write(path: Path, tips: Mapping[str, Tip]) -> None:
    """Write the witness anew. ``tips`` by stream."""
    lines = {stream: _Line(tip.log, tip.seq, tip.h.hex()) for stream, tip in tips.items()}
    told = msgspec.json.encode(lines)
    whole = (_hash(told) + b"\n" + told).ljust(_ROOM)
    with store_errors(path):
        is_new = not path.exists()
        with path.open("wb" if is_new else "r+b", buffering=0) as file:
            file.write(whole)
            file.truncate()
        if is_new:
            follow_folder(path)


def read(path: Path) -> dict[str, Tip]:
    """Tips by stream. None at all when the file is missing, or half written by a power failure."""
    if not path.exists():
        return {}
    with store_errors(path):
        fits, _newline, told = path.read_bytes().rstrip(b" ").partition(b"\n")
    if fits != _hash(told):
        return {}
    try:
        lines = _decoder.decode(told)
        return {
            stream: Tip(LogId(line.log), line.seq, bytes.fromhex(line.h))
            for stream, line in lines.items()
        }
    except (msgspec.MsgspecError, ValueError):
        return {}


def _hash(told: bytes) -> bytes:
    return hashlib.sha256(told).hexdigest().encode()


def missing(connection: DriverConnection, witnessed: Mapping[str, Tip]) -> dict[str, Tip]:
    """The witnessed tips, by stream, that this database does not hold."""
    return {stream: tip for stream, tip in witnessed.items() if not _holds(connection, tip)}


def alarm(stream: str, tip: Tip) -> Damage:
    """What is said of a witnessed tip that is missing."""
    return Damage(ErrorCode.DATABASE_BEHIND_WITNESS, stream=stream, log=tip.log, seq=tip.seq)


def _holds(connection: DriverConnection, tip: Tip) -> bool:
    found = connection.execute(
        "SELECT 1 FROM record WHERE log = ? AND seq = ? AND hash = ?",
        (bytes.fromhex(tip.log), tip.seq, tip.h),
    )
    return found.fetchone() is not None
