"""The wire's frames to the plain values of ``kernel.streams`` and back.

What arrives is never believed: every hash is worked out again from head, body and the hash before
it, every number and length is looked at, and whatever is not as it should be is one SyncProblem,
MESSAGE_MALFORMED, of which nothing was taken. Whether a signature is good, a log admitted or a
checkpoint the hub's is decided by who takes the values in. Pure; any thread.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import msgspec

from trainer_app.kernel.errors import ErrorCode, SyncProblem
from trainer_app.kernel.ids import ID_BYTES, LogId
from trainer_app.kernel.records import (
    MAX_HEAD,
    MAX_HEAD_AND_BODY,
    MAX_REPLACES,
    SealedRecord,
    chain_hash,
    decode_head,
    depth_is_bounded,
    log_start,
)
from trainer_app.kernel.streams import Checkpoint, Cursor, Entry, Page, Run, chains_after
from trainer_app.sync import protocol as wire
from trainer_app.sync.checking import (
    HASH_BYTES,
    MOST,
    base64_of,
    decoder,
    expect,
    hexadecimal,
    log_id,
    nonce_of,
    number,
    plant_id,
    sha256_name,
    signature_of,
    stream_name,
    utf8,
)

MAX_STREAMS: Final = 16


@dataclass(frozen=True, slots=True)
class Asked:
    """What a PC says and asks in one request."""

    plant: str
    cursors: tuple[Cursor, ...]
    runs: tuple[Run, ...] = ()
    room: int = wire.MAX_RECORDS
    version: int = wire.VERSION

    @property
    def records(self) -> list[SealedRecord]:
        """Of all runs, counted through: the order of ``given`` and ``sent``."""
        return [record for run in self.runs for record in run.records]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the hub says to one request."""

    now: int
    """Hub clock, ms."""
    nonce: str
    given: Mapping[bytes, int] = field(default_factory=dict)
    """By record hash: the position it got."""
    held: Mapping[bytes, wire.HeldReason] = field(default_factory=dict)
    pages: tuple[Page, ...] = ()
    more: frozenset[str] = frozenset()
    """The streams of which the hub has more to give than is in ``pages``."""
    heads: Mapping[str, int] = field(default_factory=dict)
    """By stream: its last position at the hub."""
    blobs: tuple[str, ...] = ()
    """SHA-256 (hex) of what the hub would like to have."""


class Sent(NamedTuple):
    """A record of the request, with the hash that came before it in its log."""

    previous: bytes
    record: SealedRecord


Place = tuple[LogId, int, bytes]
"""Log, number and hash: a thief can show a record as his own log's, and it has the same hash."""


def _place(record: SealedRecord) -> Place:
    return (record.log, record.seq, record.hash)


# --- requests ------------------------------------------------------------------------------------


def wire_request(asked: Asked) -> wire.SyncRequest:
    return wire.SyncRequest(
        plant=asked.plant,
        cursors=tuple(wire_cursor(cursor) for cursor in asked.cursors),
        runs=tuple(wire_run(run) for run in asked.runs),
        room=asked.room,
        version=asked.version,
    )


def read_request(said: wire.SyncRequest) -> Asked:
    """Raises UPGRADE_REQUIRED for a version that is not spoken here, else MESSAGE_MALFORMED."""
    if said.version != wire.VERSION:
        raise SyncProblem(ErrorCode.UPGRADE_REQUIRED)
    expect(sum(len(run.records) for run in said.runs) <= wire.MAX_RECORDS, "records")
    expect(0 <= said.room <= wire.MAX_RECORDS, "room")
    cursors = read_cursors(said.cursors)
    runs = tuple(read_run(run) for run in said.runs)
    return Asked(plant_id(said.plant), cursors, runs, said.room, said.version)


def wire_cursor(cursor: Cursor) -> wire.WireCursor:
    return wire.WireCursor(cursor.stream, cursor.position, cursor.chain.hex())


def read_cursors(said: Iterable[wire.WireCursor]) -> tuple[Cursor, ...]:
    """One a stream."""
    cursors = tuple(
        Cursor(
            stream_name(cursor.stream),
            number(cursor.position, "position"),
            hexadecimal(cursor.chain, HASH_BYTES, "chain"),
        )
        for cursor in said
    )
    expect(len(cursors) <= MAX_STREAMS, "cursors")
    expect(len({cursor.stream for cursor in cursors}) == len(cursors), "cursors")
    return cursors


# --- runs ----------------------------------------------------------------------------------------


def wire_run(run: Run) -> wire.WireRun:
    records = tuple(wire_record(record) for record in run.records)
    return wire.WireRun(run.stream, run.log, run.first, run.previous.hex(), records)


def read_run(said: wire.WireRun) -> Run:
    """A run with hashes of our own working out. Raises MESSAGE_MALFORMED."""
    stream, log = stream_name(said.stream), log_id(said.log)
    first = number(said.first, "first", least=1)
    previous = hexadecimal(said.previous, HASH_BYTES, "previous")
    expect(bool(said.records), "empty run")
    expect(first + len(said.records) <= MOST, "first")
    records: list[SealedRecord] = []
    h = previous
    for seq, record in enumerate(said.records, first):
        records.append(read_record(record, log, seq, h))
        h = records[-1].hash
    return Run(stream, log, first, previous, tuple(records))


def wire_record(record: SealedRecord) -> wire.WireRecord:
    erased = record.body is None
    return wire.WireRecord(
        record.head.decode(),
        None if record.body is None else record.body.decode(),
        None if record.signature is None else base64_of(record.signature),
        record.body_hash.hex() if erased else None,
    )


def read_record(said: wire.WireRecord, log: LogId, seq: int, previous: bytes) -> SealedRecord:
    """The record at this place of a log. Raises MESSAGE_MALFORMED, beyond the limits too."""
    head = utf8(said.head)
    if said.body is None:
        body = None
        body_hash = hexadecimal(said.body_hash or "", HASH_BYTES, "body hash")
        size = len(head)
    else:
        expect(said.body_hash is None, "body hash")
        body = utf8(said.body)
        body_hash = hashlib.sha256(body).digest()
        size = len(head) + len(body)
        expect(depth_is_bounded(body), "depth")
    expect(len(head) <= MAX_HEAD and size <= MAX_HEAD_AND_BODY, "record size")
    _check_head(head)
    if seq == 1:
        _check_opening(log, previous, body)
    signature = None if said.signature is None else signature_of(said.signature)
    h = chain_hash(previous, head, body_hash)
    return SealedRecord(log, seq, h, head, body, body_hash, signature)


def _check_head(head: bytes) -> None:
    """Depth and number of links; a head that cannot be read is stored all the same (I13)."""
    expect(depth_is_bounded(head), "depth")
    if b"replaces" not in head and b"\\" not in head:
        return
    try:
        replaces = decode_head(head).replaces
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return
    expect(len(replaces) <= MAX_REPLACES, "replaces")


def _check_opening(log: LogId, previous: bytes, body: bytes | None) -> None:
    """The id of a log is the hash of what opened it: nobody begins somebody else's log."""
    if body is None:
        expect(previous[:ID_BYTES].hex() == log, "log")
    else:
        expect(log_start(body) == (log, previous), "log")


# --- replies -------------------------------------------------------------------------------------


def wire_reply(asked: Asked, answer: Answer) -> wire.SyncReply:
    sent = {_place(record): i for i, record in enumerate(asked.records)}
    return wire.SyncReply(
        now=answer.now,
        nonce=answer.nonce,
        given=tuple(answer.given.get(record.hash, 0) for record in asked.records),
        held=tuple(
            wire.Held(i, answer.held[record.hash])
            for i, record in enumerate(asked.records)
            if record.hash in answer.held
        ),
        pages=tuple(
            wire_page(page, sent, more=page.after.stream in answer.more) for page in answer.pages
        ),
        heads=tuple(wire.WireCursor(stream, n, "") for stream, n in sorted(answer.heads.items())),
        blobs=answer.blobs,
    )


def read_reply(said: wire.SyncReply, asked: Asked) -> Answer:
    """The reply to just this request. Raises MESSAGE_MALFORMED."""
    sent = [Sent(previous, record) for run in asked.runs for previous, record in with_previous(run)]
    expect(len(said.given) == len(sent), "given")
    reasons = {held.sent: held.reason for held in said.held}
    expect(reasons.keys() == {i for i, n in enumerate(said.given) if n == 0}, "held")
    given = {sent[i].record.hash: number(n, "given") for i, n in enumerate(said.given) if n}
    cursors = {cursor.stream: cursor for cursor in asked.cursors}
    streams = [page.stream for page in said.pages]
    expect(len(set(streams)) == len(streams) and cursors.keys() >= set(streams), "pages")
    return Answer(
        now=number(said.now, "now"),
        nonce=nonce_of(said.nonce),
        given=given,
        held={sent[i].record.hash: reason for i, reason in reasons.items()},
        pages=tuple(
            read_page(page, cursors[page.stream], asked.plant, sent) for page in said.pages
        ),
        more=frozenset(page.stream for page in said.pages if page.more),
        heads={stream_name(head.stream): number(head.position, "head") for head in said.heads},
        blobs=tuple(sha256_name(name) for name in said.blobs),
    )


def wire_page(
    page: Page, sent: Mapping[Place, int] | None = None, *, more: bool = False
) -> wire.WirePage:
    """``sent``: where a record stands in the request; it is not sent back."""
    known = sent or {}
    branches: list[wire.WireBranch] = []
    ends: dict[tuple[str, int, bytes], int] = {}
    """Of each branch, what its next record has to follow."""
    entries: list[wire.WireEntry] = []
    before = 0
    for entry in page.entries:
        record = entry.record
        delta, before = entry.received - before, entry.received
        place = known.get(_place(record))
        if place is not None:
            entries.append(wire.WireEntry(delta, -1, None, place))
            continue
        branch = ends.pop((record.log, record.seq, entry.previous), len(branches))
        if branch == len(branches):
            branches.append(wire.WireBranch(record.log, record.seq, entry.previous.hex()))
        ends[(record.log, record.seq + 1, record.hash)] = branch
        entries.append(wire.WireEntry(delta, branch, wire_record(record)))
    checkpoint = wire.WireCheckpoint(page.checkpoint.at, base64_of(page.checkpoint.signature))
    return wire.WirePage(page.after.stream, tuple(branches), tuple(entries), checkpoint, more)


def read_page(said: wire.WirePage, after: Cursor, plant: str, sent: Sequence[Sent] = ()) -> Page:
    """The page that follows ``after``. Its checkpoint speaks of what these entries come to."""
    expect(said.stream == after.stream, "stream")
    ends = [
        (
            log_id(branch.log),
            number(branch.first, "first", least=1),
            hexadecimal(branch.previous, HASH_BYTES, "previous"),
        )
        for branch in said.branches
    ]
    entries: list[Entry] = []
    received = 0
    for entry in said.entries:
        received = number(received + entry.received, "received")
        if entry.record is None:
            expect(entry.branch == -1 and 0 <= entry.sent < len(sent), "sent")
            place = sent[entry.sent]
            entries.append(Entry(received, place.previous, place.record))
            continue
        expect(0 <= entry.branch < len(ends) and entry.sent == -1, "branch")
        log, seq, previous = ends[entry.branch]
        expect(seq < MOST, "first")
        record = read_record(entry.record, log, seq, previous)
        ends[entry.branch] = (log, seq + 1, record.hash)
        entries.append(Entry(received, previous, record))
    expect(after.position + len(entries) <= MOST, "position")
    at = number(said.checkpoint.at, "at")
    signature = signature_of(said.checkpoint.signature)
    chains = tuple(chains_after(after.chain, entries))
    chain = chains[-1] if chains else after.chain
    end = Cursor(after.stream, after.position + len(entries), chain)
    checkpoint = Checkpoint(plant, end.stream, end.position, end.chain, at, signature)
    return Page(after, tuple(entries), checkpoint, chains)


def with_previous(run: Run) -> Iterable[tuple[bytes, SealedRecord]]:
    """Each record of a run behind the hash that it follows."""
    h = run.previous
    for record in run.records:
        yield h, record
        h = record.hash


decode_request = decoder(wire.SyncRequest)
decode_reply = decoder(wire.SyncReply)
