"""PCs as a ledger meets them: keys, logs, records of a plain kind, and cursors that move on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from nacl.signing import SigningKey

from trainer_app.checklists.bodies import Body, LogOpened, MemoWritten, NoteClosed
from trainer_app.checklists.kinds import KIND_OF_BODY, encode_body
from trainer_app.kernel.clock import FixedClock, Moment
from trainer_app.kernel.ids import RecordId
from trainer_app.kernel.membership import StandAlone
from trainer_app.kernel.records import Head, SealedRecord, Tip, encode_head, log_start, seal
from trainer_app.kernel.streams import Cursor, Page, Run
from trainer_app.sync.hub.ports import Ledger, Synced
from trainer_app.sync.protocol import Grant

NOON = 1_790_000_000_000
A_DAY = 24 * 60 * 60 * 1000


def noon() -> FixedClock:
    return FixedClock(Moment(NOON, 0))


@dataclass
class Log:
    """One log of one key; ``records`` from its opening on."""

    key: SigningKey
    stream: str
    nonce: str
    old: Tip | None = None
    records: list[SealedRecord] = field(default_factory=list)

    def __post_init__(self) -> None:
        public = bytes(self.key.verify_key).hex()
        body = LogOpened(key=public, stream=self.stream, nonce=self.nonce)
        self.id, self.h0 = log_start(encode_body(body))
        if not self.records:
            self.append(body)

    @property
    def tip(self) -> Tip:
        return self.records[-1].tip if self.records else Tip(self.id, 0, self.h0)

    def append(self, body: Body, *, at: int = NOON, replaces: Iterable[str] = ()) -> SealedRecord:
        kind = KIND_OF_BODY[type(body)].name
        head = Head(kind, at, replaces=tuple(RecordId(r) for r in replaces))
        return self.append_raw(encode_head(head), encode_body(body))

    def append_raw(self, head: bytes, body: bytes) -> SealedRecord:
        record = seal(self.key, self.tip, head, body)
        self.records.append(record)
        return record

    def run(self, first: int = 1, last: int | None = None) -> Run:
        """Its records by their places, the last included."""
        previous = self.h0 if first == 1 else self.records[first - 2].hash
        return Run(self.stream, self.id, first, previous, tuple(self.records[first - 1 : last]))

    def clone(self) -> Log:
        """The same disk once more: what is appended to either is not in the other."""
        return replace(self, records=list(self.records))


class Pc:
    """A device; with ``ledger`` and ``plant`` once it was enrolled."""

    def __init__(self, name: str = "PC-1") -> None:
        self.name = name
        self.key = SigningKey(hashlib.sha256(name.encode()).digest())
        self.logs: dict[str, Log] = {}
        self.cursors: dict[str, Cursor] = {}
        self.read: dict[str, list[SealedRecord]] = {}

    @property
    def public(self) -> str:
        return bytes(self.key.verify_key).hex()

    def alone(self, *, founder: str = "", earlier: tuple[Tip, ...] = ()) -> StandAlone:
        code = "5" * 64 if founder else ""
        return StandAlone(self.public, self.name, founder, code, code, earlier)

    def log(self, stream: str = "plant") -> Log:
        if stream not in self.logs:
            nonce = hashlib.sha256(f"{self.name} {stream}".encode()).hexdigest()[:32]
            self.logs[stream] = Log(self.key, stream, nonce)
        return self.logs[stream]

    def write(self, count: int = 1, stream: str = "plant") -> list[SealedRecord]:
        """Memos, or whatever of that stream bears words."""
        return [self.log(stream).append(_words(stream, self.name)) for _ in range(count)]

    def everything(self) -> list[Run]:
        return [log.run() for log in self.logs.values()]

    def enrol(self, ledger: Ledger, plant: str, grant: Grant = Grant.FLOOR) -> Pc:
        ledger.enrol(plant, ledger.issue_ticket(plant, grant, valid_ms=A_DAY), self.alone())
        return self

    def sync(
        self,
        ledger: Ledger,
        plant: str,
        runs: Sequence[Run] = (),
        *,
        streams: Sequence[str] = ("plant", "private"),
        room: int = 2_000,
    ) -> Synced:
        """One request; the pages are checked as a PC would, and read."""
        cursors = [self.cursors.get(stream, Cursor(stream)) for stream in streams]
        done = ledger.sync(plant, self.public, cursors, runs, room)
        for paged in done.pages:
            self.take(paged.page, ledger.hub_key)
        return done

    def take(self, page: Page, hub_key: str) -> None:
        stream = page.after.stream
        assert page.after == self.cursors.get(stream, Cursor(stream))
        assert page.end == page.checkpoint.cursor
        assert page.checkpoint.is_signed_by(bytes.fromhex(hub_key))
        self.cursors[stream] = page.end
        self.read.setdefault(stream, []).extend(entry.record for entry in page.entries)

    def pull(
        self,
        ledger: Ledger,
        plant: str,
        *,
        streams: Sequence[str] = ("plant", "private"),
        room: int = 2_000,
    ) -> list[SealedRecord]:
        """Until nothing follows. What was read of all streams by now."""
        while any(p.more for p in self.sync(ledger, plant, streams=streams, room=room).pages):
            pass
        return [record for records in self.read.values() for record in records]


def _words(stream: str, name: str) -> Body:
    if stream == "plant":
        return MemoWritten(task="GM-01", words=f"memo of {name}")
    return NoteClosed(about=RecordId("0" * 32), words=f"words of {name} in {stream}")
