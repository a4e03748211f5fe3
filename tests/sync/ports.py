"""A PC in memory: its store, and its engine on a line that can be cut (``memory_line``).

``MemoryStore`` keeps the promises of ``sync.ports.Carrying`` on plain lists; with ``MemoryHub`` it
is the model that the real store and the real hub are held against. Nothing sleeps.
"""

from __future__ import annotations

import copy
import hashlib
import threading
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass, field

from nacl.signing import SigningKey

from tests.recorder import make_key
from tests.sync.memory_hub import READS, MemoryHub
from tests.sync.memory_line import URL, Cut, MemoryLine
from trainer_app.checklists import bodies as b
from trainer_app.checklists.kinds import encode_body
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.errors import Damage, ErrorCode, SyncProblem
from trainer_app.kernel.ids import LogId
from trainer_app.kernel.membership import REFUSED, Membership, StandAlone, Waiting
from trainer_app.kernel.records import Head, SealedRecord, Tip, encode_head, log_start, seal
from trainer_app.kernel.streams import Cursor, Page, Run
from trainer_app.sync.batching import Batch
from trainer_app.sync.engine import Synced, SyncEngine
from trainer_app.sync.protocol import Grant


@dataclass(slots=True)
class Here:
    """One record on a PC."""

    stream: str
    previous: bytes
    record: SealedRecord
    position: int = 0
    """Under a checkpoint."""
    given: int = 0
    held: str = ""

    def __copy__(self) -> Here:
        return Here(self.stream, self.previous, self.record, self.position, self.given, self.held)


@dataclass
class Disk:
    """All that a PC keeps: what a backup or a copied profile takes along."""

    membership: Membership | None = None
    records: dict[bytes, Here] = field(default_factory=dict)
    cursors: dict[str, Cursor] = field(default_factory=dict)
    tips: dict[str, Tip] = field(default_factory=dict)
    blobs: dict[str, bytes] = field(default_factory=dict)
    parts: dict[str, bytes] = field(default_factory=dict)
    heads: dict[str, int] = field(default_factory=dict)
    lacking: tuple[str, ...] = ()
    hub_logs: set[LogId] = field(default_factory=set)
    nonce: str = ""
    hub_now: int = 0
    program: str = ""
    """That offered what the hub refused."""

    def copy(self) -> Disk:
        """Quicker than ``deepcopy``, which looks into what never changes."""
        twin = copy.copy(self)
        twin.records = {h: copy.copy(here) for h, here in self.records.items()}
        twin.cursors, twin.tips = self.cursors.copy(), self.tips.copy()
        twin.blobs, twin.parts = self.blobs.copy(), self.parts.copy()
        twin.heads, twin.hub_logs = self.heads.copy(), self.hub_logs.copy()
        return twin


class MemoryStore:
    """``Carrying`` on plain lists."""

    held_writer = 0.0

    def __init__(self, name: str, *, key: SigningKey | None = None) -> None:
        self.name = name
        self.key = key or make_key(name)
        self.disk = Disk()
        self.wanted: list[str] = []
        self.looked_in: set[int] = set()
        """The threads in which pages were looked at."""
        self._salt = 0

    @property
    def public(self) -> str:
        return bytes(self.key.verify_key).hex()

    # --- recording ------------------------------------------------------------------------------

    def record(self, words: str, stream: str = "plant") -> SealedRecord:
        """Something of this PC's own."""
        if stream not in self.disk.tips:
            self.open_log(stream)
        salt = hashlib.sha256(f"{self.name} {len(self.disk.records)}".encode()).hexdigest()[:32]
        body = encode_body(b.MemoWritten(salt, "01-03", words))
        return self._append(stream, "memo.written", body)

    def open_log(self, stream: str) -> None:
        """A first one, or a new one because the old one's end is in doubt."""
        self._salt += 1
        nonce = hashlib.sha256(f"{self.name} {stream} {self._salt}".encode()).hexdigest()[:32]
        body = encode_body(b.LogOpened(self.public, stream, nonce))
        log, h0 = log_start(body)
        self.disk.tips[stream] = Tip(log, 0, h0)
        self._append(stream, "log.opened", body)

    def _append(self, stream: str, kind: str, body: bytes) -> SealedRecord:
        tip = self.disk.tips[stream]
        head = encode_head(Head(kind, 1_772_456_400_000 + len(self.disk.records)))
        record = seal(self.key, tip, head, body)
        self.disk.tips[stream] = record.tip
        self.disk.records[record.hash] = Here(stream, tip.h, record)
        return record

    def copied(self, name: str) -> MemoryStore:
        """A copied profile: the same key, and everything in it."""
        twin = MemoryStore(name, key=self.key)
        twin.disk = self.disk.copy()
        return twin

    def backup(self) -> Disk:
        return self.disk.copy()

    def restore(self, backup: Disk) -> None:
        """What came after the backup is gone here; new logs, as after every restore."""
        self.disk = backup.copy()
        self._salt += 1_000
        for stream in list(self.disk.tips):
            self.open_log(stream)

    # --- Carrying: which hub --------------------------------------------------------------------

    def membership(self) -> Membership | None:
        return self.disk.membership

    def stand_alone(self) -> StandAlone:
        tips: dict[LogId, Tip] = {}
        for here in self.disk.records.values():
            if here.record.log not in tips or tips[here.record.log].seq < here.record.seq:
                tips[here.record.log] = here.record.tip
        return StandAlone(self.public, self.name, earlier=tuple(tips.values()))

    def take_new_key(self) -> None:
        """In memory a PC that was shut out stays out."""
        raise SyncProblem(ErrorCode.DEVICE_REVOKED)

    def join(self, membership: Membership, certificate: Run) -> ChangeSet:
        self.disk.membership = membership
        self.disk.hub_logs.add(certificate.log)
        previous = certificate.previous
        for record in certificate.records:
            self.disk.records.setdefault(record.hash, Here(certificate.stream, previous, record))
            previous = record.hash
        return ChangeSet()

    def keep_nonce(self, nonce: str) -> None:
        self.disk.nonce = nonce

    def sign(self, message: bytes) -> bytes:
        return self.key.sign(message).signature

    # --- Carrying: out --------------------------------------------------------------------------

    def cursors(self) -> list[Cursor]:
        assert self.disk.membership is not None
        streams = READS[Grant(self.disk.membership.grant)]
        return [self.disk.cursors.get(stream, Cursor(stream)) for stream in streams]

    def outgoing(self, *, records: int, size: int, besides: Sequence[Run] = ()) -> list[Run]:
        """The hub's own log first: its certificate may be what a restored hub has forgotten."""
        streams = {cursor.stream for cursor in self.cursors()}
        under_way = {record.hash for run in besides for record in run.records}
        waiting = [
            here
            for here in self.disk.records.values()
            if not (here.position or here.given or here.held)
            and here.stream in streams
            and here.record.hash not in under_way
        ]
        waiting.sort(key=lambda here: here.record.log not in self.disk.hub_logs)
        runs: list[list[Here]] = []
        for here in waiting[:records]:
            size -= len(here.record.head) + len(here.record.body or b"")
            if size < 0 and runs:
                break
            if runs and here.previous == runs[-1][-1].record.hash:
                runs[-1].append(here)
            else:
                runs.append([here])
        return [
            Run(
                run[0].stream,
                run[0].record.log,
                run[0].record.seq,
                run[0].previous,
                tuple(here.record for here in run),
            )
            for run in runs
        ]

    # --- Carrying: in ---------------------------------------------------------------------------

    def look(self, page: Page, known: Set[bytes]) -> Page:
        assert known <= self.disk.records.keys()
        self.looked_in.add(threading.get_ident())
        return page

    def take(
        self,
        *,
        pages: Sequence[Page] = (),
        given: Mapping[bytes, int] | None = None,
        held: Mapping[bytes, str] | None = None,
        heads: Mapping[str, int] | None = None,
        lacking: Collection[str] = (),
        now: int = 0,
        nonce: str = "",
        carried: bool = False,
    ) -> ChangeSet:
        assert not carried, "no bundle is taken in here"
        assert self.disk.membership is not None
        hub_key = bytes.fromhex(self.disk.membership.hub_key)
        for page in pages:
            if page.after != self.disk.cursors.get(page.after.stream, Cursor(page.after.stream)):
                raise Damage(ErrorCode.PAGE_NOT_FOLLOWING, stream=page.after.stream)
            if page.checkpoint.cursor != page.end or not page.checkpoint.is_signed_by(hub_key):
                raise Damage(ErrorCode.NOT_THE_HUBS_WORD)
        if any(_is_a_judgement(entry.record) for page in pages for entry in page.entries):
            for here in self.disk.records.values():
                here.held = ""
        for h, position in (given or {}).items():
            self.disk.records[h].given, self.disk.records[h].held = position, ""
        for h, reason in (held or {}).items():
            self.disk.records[h].held = reason
        for page in pages:
            for position, entry in enumerate(page.entries, page.after.position + 1):
                here = self.disk.records.setdefault(
                    entry.record.hash, Here(page.after.stream, entry.previous, entry.record)
                )
                here.position, here.held = position, ""
            self.disk.cursors[page.after.stream] = page.end
        self._take_back(heads or {})
        self.disk.heads = dict(heads or {})
        self.disk.lacking, self.disk.hub_now = tuple(lacking), now
        self.keep_nonce(nonce)
        return ChangeSet()

    def _take_back(self, heads: Mapping[str, int]) -> None:
        """A hub that was restored has not what it said it took, where that should be by now."""
        for here in self.disk.records.values():
            if here.given and not here.position:
                read = self.disk.cursors.get(here.stream, Cursor(here.stream)).position
                if here.given <= read or here.given > heads.get(here.stream, here.given):
                    here.given = 0

    def settle(self) -> ChangeSet:
        return ChangeSet()

    def set_aside(self, record: bytes) -> ChangeSet:
        return self.take(held={record: REFUSED})

    def offer_again(self, program: str) -> None:
        for here in self.disk.records.values():
            if here.held == REFUSED and program != self.disk.program:
                here.held = ""
        self.disk.program = program

    def forget_positions(self, streams: Collection[str]) -> None:
        for stream in streams:
            self.disk.cursors.pop(stream, None)
        for here in self.disk.records.values():
            if here.stream in streams:
                here.position, here.given, here.held = 0, 0, ""

    # --- Carrying: blobs ------------------------------------------------------------------------

    def wanted_blobs(self) -> list[str]:
        return [name for name in self.wanted if name not in self.disk.blobs]

    def blob_size(self, sha256: str) -> int | None:
        blob = self.disk.blobs.get(sha256)
        return None if blob is None else len(blob)

    def blob_part(self, sha256: str, offset: int, size: int) -> bytes:
        return self.disk.blobs[sha256][offset : offset + size]

    def blob_offset(self, sha256: str) -> int:
        return len(self.disk.parts.get(sha256, b""))

    def add_blob_part(self, sha256: str, offset: int, part: bytes, *, whole: int) -> ChangeSet:
        have = self.disk.parts.get(sha256, b"")
        assert offset == len(have)
        have += part
        self.disk.parts[sha256] = have
        if len(have) == whole:
            del self.disk.parts[sha256]
            if hashlib.sha256(have).hexdigest() != sha256:
                raise Damage(ErrorCode.BLOB_ALTERED, blob=sha256)
            self.disk.blobs[sha256] = have
        return ChangeSet()

    def waiting(self) -> Waiting:
        mine = self.disk.records.values()
        read = {cursor.stream: cursor.position for cursor in self.disk.cursors.values()}
        return Waiting(
            unsent=sum(not (here.position or here.given or here.held) for here in mine),
            sent=sum(bool(here.given and not here.position) for here in mine),
            confirmed=sum(bool(here.position) for here in mine),
            to_come=sum(max(0, n - read.get(s, 0)) for s, n in self.disk.heads.items()),
            blobs=len(self.wanted_blobs()) + len(self.disk.lacking),
            hub_now=self.disk.hub_now,
        )

    def hashes(self) -> set[bytes]:
        return set(self.disk.records)

    def state_hash(self) -> str:
        return hashlib.sha256(b"".join(sorted(self.hashes()))).hexdigest()


def _is_a_judgement(record: SealedRecord) -> bool:
    """By which the hub holds a record, or no more."""
    kinds = (b'"device.enrolled"', b'"device.revoked"', b'"log.opened"')
    return any(kind in record.head for kind in kinds)


class MemoryPc:
    """A PC that belongs to the plant of a hub: store, line and engine."""

    def __init__(
        self,
        name: str,
        hub: MemoryHub,
        grant: Grant = Grant.OFFICE,
        *,
        batch: int = 500,
        store: MemoryStore | None = None,
    ) -> None:
        self.store = store or MemoryStore(name)
        self.hub = hub
        if self.store.membership() is None:
            self.join(grant)
        self.line = MemoryLine(hub, self.store.public)
        self.engine = SyncEngine(
            self.store, lambda _membership, _stop: self.line, batch=Batch(batch, most=2 * batch)
        )

    def join(self, grant: Grant) -> None:
        certificate = self.hub.admit(self.store.public, grant)
        membership = Membership(self.hub.plant, URL, self.hub.public, grant.value)
        self.store.join(membership, certificate)

    def sync(self, *cuts: Cut) -> Synced:
        self.line.cuts.extend(cuts)
        try:
            return self.engine.run_once()
        finally:
            self.line.cuts.clear()

    def try_to_sync(self, *cuts: Cut) -> bool:
        """Whether it came to its end."""
        try:
            self.sync(*cuts)
        except SyncProblem:
            return False
        return True
