"""What the parts of a bundle say: the wire's own frames, and pieces of files that records name.

What arrives is believed as little as over the network: ``framing`` works every hash out again, and
how much a part, or a whole bundle, may hold is counted. Pure; any thread.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Annotated, Final, NamedTuple

import msgspec
from msgspec import Meta

from trainer_app.kernel.streams import Cursor, Page, Run
from trainer_app.sync import framing
from trainer_app.sync.checking import decoder, encode, expect, number, sha256_name
from trainer_app.sync.packing import pack, unpack
from trainer_app.sync.protocol import (
    MAX_BLOB,
    MAX_BLOB_PART,
    MAX_PLAIN,
    MAX_RECORDS,
    Count,
    Hash,
    HeldReason,
    StreamName,
    WireCursor,
    WirePage,
    WireRun,
)

AT_ONCE: Final = 500
"""Records of a part: taking one in keeps nobody waiting for long."""
SIZE_AT_ONCE: Final = 2 * 1024 * 1024
"""Heads and bodies of a part of runs."""
MAX_LOGS: Final = 2_000
"""Of one bundle; a plant of thirty PCs opens that many in decades."""
MAX_NAMES: Final = 1_000
"""Of files, in one part."""

_MESSAGE: Final = b"J"
_PIECE: Final = b"B"
_NAME_BYTES: Final = 32
_NUMBER_BYTES: Final = 8
_MOST_RATIO: Final = 1_000
"""Plain bytes for each compressed one: every record has a signature that shrinks by nothing."""
_ALWAYS: Final = 64 * 1024
_MAX_STREAMS: Final = 16

Streams = Annotated[tuple[WireCursor, ...], Meta(max_length=_MAX_STREAMS)]
Files = Annotated[tuple[Hash, ...], Meta(max_length=MAX_NAMES)]


class BundlePage(msgspec.Struct, frozen=True, array_like=True):
    after: WireCursor
    page: WirePage


class Said(msgspec.Struct, frozen=True, omit_defaults=True):
    """One message. A PC begins with ``cursors`` and ``certificates``; the hub ends with ``now``."""

    cursors: Streams = ()
    """How far the PC has read."""
    certificates: Annotated[tuple[WireRun, ...], Meta(max_length=_MAX_STREAMS)] = ()
    """The hub's own log, as the PC holds it: a restored hub may have forgotten the PC."""
    wanted: Files = ()
    runs: Annotated[tuple[WireRun, ...], Meta(max_length=MAX_RECORDS)] = ()
    begun: Streams = ()
    """Of the hub: after which cursors its pages begin, before the first of them."""
    diverged: Annotated[tuple[StreamName, ...], Meta(max_length=_MAX_STREAMS)] = ()
    """Of these streams the PC's cursor is not the hub's: they begin again from 0."""
    pages: Annotated[tuple[BundlePage, ...], Meta(max_length=_MAX_STREAMS)] = ()
    given: Annotated[tuple[tuple[Hash, Count], ...], Meta(max_length=MAX_RECORDS)] = ()
    held: Annotated[tuple[tuple[Hash, HeldReason], ...], Meta(max_length=MAX_RECORDS)] = ()
    heads: Streams = ()
    lacking: Files = ()
    now: Count = 0
    """The hub's clock, ms: the reply is whole."""


class Piece(NamedTuple):
    """Of a file that a record names."""

    sha256: str
    start: int
    whole: int
    piece: bytes


_decode: Final = decoder(Said)


def write_message(said: Said) -> bytes:
    """Raises MESSAGE_TOO_LARGE."""
    return _MESSAGE + pack(encode(said))


def write_piece(piece: Piece) -> bytes:
    place = piece.start.to_bytes(_NUMBER_BYTES, "big") + piece.whole.to_bytes(_NUMBER_BYTES, "big")
    return _PIECE + bytes.fromhex(piece.sha256) + place + piece.piece


def read_part(plain: bytes) -> Said | Piece:
    """Raises MESSAGE_MALFORMED or MESSAGE_TOO_LARGE."""
    kind, rest = plain[:1], plain[1:]
    if kind == _PIECE:
        return _read_piece(rest)
    expect(kind == _MESSAGE, "part")
    said = _decode(unpack(rest, limit=min(MAX_PLAIN, _ALWAYS + _MOST_RATIO * len(rest))))
    runs = (*said.certificates, *said.runs)
    expect(sum(len(run.records) for run in runs) <= MAX_RECORDS, "records")
    expect(sum(len(each.page.entries) for each in said.pages) <= MAX_RECORDS, "records")
    return said


def _read_piece(rest: bytes) -> Piece:
    expect(len(rest) > _NAME_BYTES + 2 * _NUMBER_BYTES, "piece")
    name, rest = rest[:_NAME_BYTES], rest[_NAME_BYTES:]
    start = int.from_bytes(rest[:_NUMBER_BYTES], "big")
    whole = int.from_bytes(rest[_NUMBER_BYTES : 2 * _NUMBER_BYTES], "big")
    piece = rest[2 * _NUMBER_BYTES :]
    expect(len(piece) <= MAX_BLOB_PART and whole <= MAX_BLOB, "piece")
    expect(start + len(piece) <= whole, "piece")
    return Piece(name.hex(), start, whole, piece)


# --- records -------------------------------------------------------------------------------------


def say_runs(runs: Iterable[Run]) -> Said:
    return Said(runs=tuple(framing.wire_run(run) for run in runs))


def read_runs(runs: Iterable[WireRun]) -> list[Run]:
    return [framing.read_run(run) for run in runs]


def say_page(page: Page) -> Said:
    return Said(pages=(BundlePage(framing.wire_cursor(page.after), framing.wire_page(page)),))


def read_pages(said: Said, plant: str) -> list[Page]:
    pages = []
    for each in said.pages:
        (after,) = framing.read_cursors((each.after,))
        pages.append(framing.read_page(each.page, after, plant))
    return pages


def read_heads(said: Said) -> dict[str, int]:
    return {head.stream: number(head.position, "head") for head in said.heads}


def say_heads(heads: Iterable[Cursor]) -> tuple[WireCursor, ...]:
    return tuple(WireCursor(head.stream, head.position, "") for head in heads)


# --- the whole of a bundle -----------------------------------------------------------------------


@dataclass(slots=True)
class Counting:
    """Looks at every part of a bundle before any is taken. Raises MESSAGE_MALFORMED.

    ``hub_key``: whose checkpoints there have to be; a PC writes no pages.
    """

    plant: str
    hub_key: bytes = b""
    records: int = 0
    files: int = 0
    first: Said = field(default_factory=Said)
    """The first message: what the reader has to know before it begins."""
    parts: int = 0
    _logs: set[str] = field(default_factory=set)
    _ends: dict[str, Cursor] = field(default_factory=dict)
    _name: str = ""
    _offset: int = 0
    _whole: int = 0
    _digest: hashlib._Hash = field(default_factory=hashlib.sha256)

    def look(self, _number: int, plain: bytes) -> None:
        part = read_part(plain)
        if isinstance(part, Piece):
            self._look_at_piece(part)
        else:
            expect(self._offset == self._whole, "piece")
            self._look_at(part)
        self.parts += 1

    def close(self) -> None:
        """After the last part: no file is left in the middle."""
        expect(self._offset == self._whole and self.parts > 0, "end")

    def _look_at(self, said: Said) -> None:
        if self.parts == 0:
            self.first = said
        runs = [*read_runs(said.certificates), *read_runs(said.runs)]
        pages = read_pages(said, self.plant)
        for page in pages:
            self._look_at_page(page)
        self.records += sum(len(run.records) for run in runs)
        self.records += sum(len(page.entries) for page in pages)
        self._logs.update(run.log for run in runs)
        self._logs.update(entry.record.log for page in pages for entry in page.entries)
        expect(len(self._logs) <= MAX_LOGS, "logs")
        framing.read_cursors(said.cursors)
        self._ends |= {cursor.stream: cursor for cursor in framing.read_cursors(said.begun)}
        read_heads(said)

    def _look_at_page(self, page: Page) -> None:
        """It goes on where the one before it ended, and the hub says so."""
        expect(self._ends.get(page.after.stream) == page.after, "after")
        expect(page.checkpoint.is_signed_by(self.hub_key), "checkpoint")
        self._ends[page.after.stream] = page.checkpoint.cursor

    def _look_at_piece(self, piece: Piece) -> None:
        if piece.start == 0:
            expect(self._offset == self._whole, "piece")
            self._name, self._whole, self._digest = piece.sha256, piece.whole, hashlib.sha256()
            self.files += 1
        else:
            expect((self._name, self._offset) == (piece.sha256, piece.start), "piece")
            expect(piece.whole == self._whole, "piece")
        self._digest.update(piece.piece)
        self._offset = piece.start + len(piece.piece)
        if self._offset == self._whole:
            expect(self._digest.hexdigest() == sha256_name(self._name), "file")
