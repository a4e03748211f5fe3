"""A hub in memory that keeps the rules of sync.md on plain lists, and speaks the real frames.

Small enough to be read in one go: what the real hub does with SQL has to come to the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import msgspec

from tests.recorder import make_key
from trainer_app.checklists import bodies as b
from trainer_app.checklists.kinds import encode_body
from trainer_app.kernel.errors import ErrorCode, SyncProblem
from trainer_app.kernel.ids import LogId
from trainer_app.kernel.records import (
    Head,
    SealedRecord,
    Tip,
    encode_head,
    log_start,
    seal,
    signature_is_good,
)
from trainer_app.kernel.streams import (
    CHAIN_START,
    Cursor,
    Entry,
    Page,
    Run,
    next_chain,
    sign_checkpoint,
)
from trainer_app.sync import framing
from trainer_app.sync.checking import encode
from trainer_app.sync.framing import Answer, Asked
from trainer_app.sync.ports import BlobPart
from trainer_app.sync.protocol import Grant, HeldReason

STREAMS = ("office", "plant", "private")
PLANT = "0a" * 16
READS = {
    Grant.OFFICE: ("office", "plant", "private"),
    Grant.FLOOR: ("plant", "private"),
    Grant.ASSESSOR: ("plant",),
    Grant.AUDITOR: ("plant",),
    Grant.COORDINATOR: ("office", "plant"),
}


@dataclass
class Placed:
    """One stream: what has a position, in order."""

    entries: list[Entry] = field(default_factory=list)
    chains: list[bytes] = field(default_factory=lambda: [CHAIN_START])

    def add(self, entry: Entry) -> int:
        self.entries.append(entry)
        self.chains.append(next_chain(self.chains[-1], entry.received, entry.record.hash))
        return len(self.entries)


@dataclass
class Kept:
    """What a backup of the hub holds."""

    streams: dict[str, Placed] = field(default_factory=lambda: {s: Placed() for s in STREAMS})
    positions: dict[bytes, int] = field(default_factory=dict)
    openings: dict[LogId, tuple[str, str]] = field(default_factory=dict)
    """Of each log: key and stream."""
    held: dict[bytes, tuple[str, bytes, SealedRecord, HeldReason]] = field(default_factory=dict)
    devices: dict[str, Grant] = field(default_factory=dict)
    revoked: dict[str, dict[LogId, int]] = field(default_factory=dict)
    """By key: of each of its logs, the last number that still counts."""
    tip: Tip | None = None
    blobs: dict[str, bytes] = field(default_factory=dict)
    parts: dict[str, bytes] = field(default_factory=dict)

    def copy(self) -> Kept:
        """Quicker than ``deepcopy``, which looks into what never changes."""
        return Kept(
            {name: Placed([*s.entries], [*s.chains]) for name, s in self.streams.items()},
            self.positions.copy(),
            self.openings.copy(),
            self.held.copy(),
            self.devices.copy(),
            {key: tips.copy() for key, tips in self.revoked.items()},
            self.tip,
            self.blobs.copy(),
            self.parts.copy(),
        )


class MemoryHub:
    """One plant of one hub. ``now`` is its clock, in ms."""

    def __init__(self, name: str = "Hub", *, most: int = 10**9) -> None:
        self.key = make_key(name)
        self.plant = PLANT
        self.now = 1_772_456_400_000
        self.kept = Kept()
        self.most = most
        """Records that it takes in one request."""
        self.lacking: tuple[str, ...] = ()
        self.nonce = "00" * 24

    @property
    def public(self) -> str:
        return bytes(self.key.verify_key).hex()

    # --- devices --------------------------------------------------------------------------------

    def admit(self, device: str, grant: Grant = Grant.FLOOR) -> Run:
        """The certificate: a record in the hub's own log, with all that went before in it."""
        if device not in self.kept.devices:
            if self.kept.tip is None:
                self._open_log()
            letter = chr(ord("A") + len(self.kept.devices))
            self._write(
                b.DeviceEnrolled(device, f"PC-{letter}", letter, office=grant is Grant.OFFICE),
                "device.enrolled",
            )
            self.kept.devices[device] = grant
            self._look_again()
        own = [e for e in self.kept.streams["plant"].entries if self._is_mine(e.record)]
        return Run(
            "plant", own[0].record.log, 1, own[0].previous, tuple(entry.record for entry in own)
        )

    def revoke(self, device: str, *, release: bool = False) -> None:
        """Beyond what is here nothing of it is placed. ``release``: also what is held counts."""
        if device not in self.kept.devices or (device in self.kept.revoked) is not release:
            return
        records = [entry.record for _, _, entry in self.entries()]
        if release:
            records += [record for _, _, record, _ in self.kept.held.values()]
        tips = dict[LogId, Tip]()
        for record in records:
            before = tips.get(record.log)
            if self._key_of(record) == device and (before is None or before.seq < record.seq):
                tips[record.log] = record.tip
        named = tuple(b.OldTip(tip.log, tip.seq, tip.h.hex()) for tip in tips.values())
        if self.kept.tip is None:
            self._open_log()
        self._write(b.DeviceRevoked(device, named), "device.revoked")

    def _key_of(self, record: SealedRecord) -> str:
        return self.kept.openings.get(record.log, ("", ""))[0]

    def _is_mine(self, record: SealedRecord) -> bool:
        return self.kept.tip is not None and record.log == self.kept.tip.log

    def _open_log(self) -> None:
        nonce = hashlib.sha256(f"{self.public} {self.now}".encode()).hexdigest()[:32]
        body = encode_body(b.LogOpened(self.public, "plant", nonce, plant=self.plant))
        log, h0 = log_start(body)
        self.kept.tip = Tip(log, 0, h0)
        self._append("log.opened", body)

    def _write(self, body: b.Body, kind: str) -> None:
        self._append(kind, encode_body(body))

    def _append(self, kind: str, body: bytes) -> None:
        assert self.kept.tip is not None
        previous = self.kept.tip.h
        record = seal(self.key, self.kept.tip, encode_head(Head(kind, self.now)), body)
        self.kept.tip = record.tip
        self._accept("plant", previous, record)

    # --- a request ------------------------------------------------------------------------------

    def answer(self, raw: bytes, device: str) -> bytes:
        """JSON in, JSON out. Raises ``SyncProblem`` as the real one replies with a problem."""
        asked = framing.read_request(framing.decode_request(raw))
        return encode(framing.wire_reply(asked, self.sync(asked, device)))

    def sync(self, asked: Asked, device: str) -> Answer:
        self.now += 1
        if asked.plant != self.plant:
            raise SyncProblem(ErrorCode.DEVICE_NOT_ADMITTED)
        if len(asked.records) > self.most:
            raise SyncProblem(ErrorCode.MESSAGE_TOO_LARGE)
        if device in self.kept.revoked:
            raise SyncProblem(ErrorCode.DEVICE_REVOKED)
        diverged = tuple(c.stream for c in asked.cursors if not self._is_ours(c))
        if diverged:
            raise SyncProblem(ErrorCode.HUB_DIVERGED, streams=diverged)
        self.bring(asked.runs)
        grant = self.kept.devices.get(device)
        if grant is None:
            raise SyncProblem(ErrorCode.DEVICE_NOT_ADMITTED)
        pages, more = self._pages(asked, grant)
        hashes = [record.hash for record in asked.records]
        return Answer(
            now=self.now,
            nonce=self.nonce,
            given={h: self.kept.positions[h] for h in hashes if h in self.kept.positions},
            held={h: self.kept.held[h][3] for h in hashes if h in self.kept.held},
            pages=tuple(pages),
            more=frozenset(more),
            heads={s: len(self.kept.streams[s].entries) for s in READS[grant]},
            blobs=tuple(name for name in self.lacking if name not in self.kept.blobs),
        )

    def bring(self, runs: Sequence[Run]) -> None:
        """Records prove themselves, whoever carries them."""
        for run in runs:
            previous = run.previous
            for record in run.records:
                self._accept(run.stream, previous, record)
                previous = record.hash

    def is_at_its_end(self, cursor: Cursor) -> bool:
        """Whether who stands here has read all that there is."""
        return cursor.position == len(self.order(cursor.stream)) and self._is_ours(cursor)

    def _is_ours(self, cursor: Cursor) -> bool:
        chains = self.kept.streams[cursor.stream].chains
        return cursor.position < len(chains) and chains[cursor.position] == cursor.chain

    def _pages(self, asked: Asked, grant: Grant) -> tuple[list[Page], list[str]]:
        pages: list[Page] = []
        more: list[str] = []
        room = asked.room
        for after in asked.cursors:
            if after.stream not in READS[grant]:
                continue
            placed = self.kept.streams[after.stream]
            if after.position == len(placed.entries):
                continue
            end = min(len(placed.entries), after.position + room)
            room -= end - after.position
            at = Cursor(after.stream, end, placed.chains[end])
            word = sign_checkpoint(self.key, self.plant, at, self.now)
            pages.append(Page(after, tuple(placed.entries[after.position : end]), word))
            if end < len(placed.entries):
                more.append(after.stream)
        return pages, more

    # --- taking in ------------------------------------------------------------------------------

    def _accept(self, stream: str, previous: bytes, record: SealedRecord) -> None:
        if record.hash in self.kept.positions:
            return
        if record.seq == 1 and record.body is not None:
            opened = msgspec.json.decode(record.body, type=b.LogOpened)
            self.kept.openings[record.log] = (opened.key, opened.stream)
        reason = self._reason(stream, record)
        if reason is not None:
            self.kept.held[record.hash] = (stream, previous, record, reason)
            return
        self.kept.held.pop(record.hash, None)
        entry = Entry(self.now, previous, record)
        self.kept.positions[record.hash] = self.kept.streams[stream].add(entry)
        if record.seq == 1:
            self._look_again()
        self._admit_by(stream, record)

    def _reason(self, stream: str, record: SealedRecord) -> HeldReason | None:
        if record.log not in self.kept.openings:
            return HeldReason.LOG_UNKNOWN
        key, named = self.kept.openings[record.log]
        grant = Grant.OFFICE if key == self.public else self.kept.devices.get(key)
        if grant is None:
            return HeldReason.NOT_ADMITTED
        if key in self.kept.revoked and record.seq > self.kept.revoked[key].get(record.log, 0):
            return HeldReason.BEYOND_REVOCATION
        if stream != named or stream not in READS[grant]:
            return HeldReason.NOT_GRANTED
        good = signature_is_good(bytes.fromhex(key), record)
        return None if good else HeldReason.BAD_SIGNATURE

    def _admit_by(self, stream: str, record: SealedRecord) -> None:
        """Its own words that a restored hub forgot: who is let in, and who no more."""
        if stream != "plant" or self._key_of(record) != self.public or record.body is None:
            return
        if b'"device.revoked"' in record.head:
            said = msgspec.json.decode(record.body, type=b.DeviceRevoked)
            tips = self.kept.revoked.setdefault(said.key, {})
            for tip in said.tips:
                tips[tip.log] = max(tip.seq, tips.get(tip.log, 0))
            self._look_again()
        if b'"device.enrolled"' not in record.head:
            return
        enrolled = msgspec.json.decode(record.body, type=b.DeviceEnrolled)
        if enrolled.key not in self.kept.devices:
            self.kept.devices[enrolled.key] = Grant.OFFICE if enrolled.office else Grant.FLOOR
            self._look_again()

    def _look_again(self) -> None:
        for stream, previous, record, _ in list(self.kept.held.values()):
            self._accept(stream, previous, record)

    # --- blobs, backups, questions --------------------------------------------------------------

    def blob_part(self, name: str, offset: int, size: int) -> BlobPart:
        if name not in self.kept.blobs:
            raise SyncProblem(ErrorCode.BLOB_UNKNOWN)
        whole = self.kept.blobs[name]
        return BlobPart(whole[offset : offset + size], len(whole))

    def add_blob_part(self, name: str, offset: int, part: bytes, whole: int) -> int:
        if name in self.kept.blobs:
            return len(self.kept.blobs[name])
        have = self.kept.parts.get(name, b"")
        if offset == len(have):
            have += part
        self.kept.parts[name] = have
        if len(have) == whole:
            if hashlib.sha256(have).hexdigest() != name:
                del self.kept.parts[name]
                raise SyncProblem(ErrorCode.MESSAGE_MALFORMED, what="blob")
            self.kept.blobs[name] = self.kept.parts.pop(name)
        return len(have)

    def backup(self) -> Kept:
        return self.kept.copy()

    def restore(self, backup: Kept) -> None:
        """The hub's own log does not go on where the backup ended: what came after may be out."""
        self.kept = backup.copy()
        self.kept.tip = None
        self.now += 1  # by which its next log differs from every other

    def hashes(self) -> set[bytes]:
        return set(self.kept.positions)

    def entries(self) -> Iterator[tuple[str, int, Entry]]:
        for stream, placed in self.kept.streams.items():
            for position, entry in enumerate(placed.entries, 1):
                yield stream, position, entry

    def order(self, stream: str) -> Sequence[bytes]:
        return [entry.record.hash for entry in self.kept.streams[stream].entries]
