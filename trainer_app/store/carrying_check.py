"""Looking at what came before anything of it is written: hashes, places in logs, signatures.

Needs no turn at the writer: everything here is worked out from the bytes and from what is held.
Network worker.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from trainer_app.checklists import bodies as b
from trainer_app.checklists.kinds import KINDS, Record, understand
from trainer_app.kernel.errors import Damage, ErrorCode
from trainer_app.kernel.ids import LogId
from trainer_app.kernel.records import (
    LOG_OPENED,
    SealedRecord,
    chain_hash,
    log_start,
    signature_is_good,
)
from trainer_app.kernel.streams import Cursor, Entry, Page, Run, chains_after
from trainer_app.store.linking import Touch, touch_of
from trainer_app.store.rows import Held
from trainer_app.store.travel import last_opening

if TYPE_CHECKING:
    from trainer_app.store.reading import LocalReading

_NOWHERE: Final = b""


@dataclass(frozen=True, slots=True)
class LogFacts:
    """What the record that opened a log said."""

    key: bytes
    stream: str
    continues: LogId | None = None


HeldOf = Callable[[Sequence[bytes]], Mapping[bytes, Held]]
"""Those of these hashes that are held."""


RecordRow = tuple[bytearray, bytearray, int, str, bytearray, bytearray]
"""Hash, log, seq, kind, head and the body's hash. The driver looks for an adapter of every
``bytes`` (a microsecond and more a value) and of no ``bytearray``."""


def row_of(sealed: SealedRecord, touch: Touch) -> RecordRow:
    return (
        bytearray(sealed.hash),
        bytearray.fromhex(sealed.log),
        sealed.seq,
        touch.record.head.kind,
        bytearray(sealed.head),
        bytearray(sealed.body_hash),
    )


@dataclass(slots=True)
class Come:
    """A record that came. ``position`` 0: in a run, without one."""

    stream: str
    sealed: SealedRecord
    previous: bytes
    position: int = 0
    chain: bytes = _NOWHERE
    received: int = 0
    touch: Touch | None = None
    """As it was understood; None where it was held already."""
    row: RecordRow | None = None
    """Its columns, ready for whoever has the writer."""
    proven: bool = False
    hole: bool = False
    """The record before it is not held."""

    def understand(self) -> Touch:
        """Once: nothing of it depends on what else is held."""
        if self.touch is None:
            self.touch = touch_of(understand(self.sealed))
            self.row = row_of(self.sealed, self.touch)
        return self.touch


@dataclass(frozen=True, slots=True)
class Looked(Page):
    """A page of which is known what every record in it says and where it stands."""

    came: tuple[Come, ...] = field(default=(), compare=False)


def look(page: Page, known: Set[bytes] = frozenset()) -> Looked:
    """What can be said of a page without the store. Pure; any thread, while another one writes.

    ``known``: hashes of records that are held here, of which nothing has to be understood. Raises
    PAGE_NOT_FOLLOWING where a page that nobody worked out before is no chain.
    """
    stream, first = page.after.stream, page.after.position
    if not page.chains:
        for place, entry in enumerate(page.entries, first):
            _is_what_it_says(entry, stream, place)
    chains = page.chains or tuple(chains_after(page.after.chain, page.entries))
    came = tuple(
        Come(stream, entry.record, entry.previous, position, chain, entry.received)
        for position, (entry, chain) in enumerate(zip(page.entries, chains, strict=True), first + 1)
    )
    for one in came:
        if one.sealed.hash not in known:
            one.understand()
    return Looked(page.after, page.entries, page.checkpoint, chains, came)


def placed(page: Page, cursor: Cursor) -> Sequence[Come]:
    """The page's records above the cursor with their places. Raises PAGE_NOT_FOLLOWING."""
    after, stream = page.after, cursor.stream
    looked = page if isinstance(page, Looked) else look(page)
    end = Cursor(stream, after.position, after.chain)
    if looked.came:
        end = Cursor(stream, looked.came[-1].position, looked.came[-1].chain)
    if page.checkpoint.cursor != end:
        raise not_following(stream, end.position)
    passed = cursor.position - after.position
    known = looked.came[passed - 1].chain if 0 < passed <= len(looked.came) else after.chain
    if passed < 0 or (passed <= len(looked.came) and known != cursor.chain):
        raise not_following(stream, cursor.position)
    return looked.came[passed:]


def not_following(stream: str, position: int) -> Damage:
    return Damage(ErrorCode.PAGE_NOT_FOLLOWING, stream=stream, position=position)


def of_run(run: Run) -> list[Come]:
    """A run's records without places. Raises PAGE_NOT_FOLLOWING where they are no chain."""
    previous = run.previous
    found = []
    for record in run.records:
        entry = Entry(0, previous, record)
        _is_what_it_says(entry, run.stream, 0)
        found.append(Come(run.stream, record, previous))
        previous = record.hash
    return found


def _is_what_it_says(entry: Entry, stream: str, position: int) -> None:
    record = entry.record
    body = record.body
    if (body is not None and hashlib.sha256(body).digest() != record.body_hash) or chain_hash(
        entry.previous, record.head, record.body_hash
    ) != record.hash:
        raise not_following(stream, position)


class Prover:
    """Which of the records that came are vouched for by a signature of their log's device.

    ``logs`` is added to: a log's first record says its key, and its own hash is the log's name.
    """

    def __init__(self, logs: dict[LogId, LogFacts], held_of: HeldOf) -> None:
        self._logs = logs
        self._held_of = held_of

    def prove(self, came: Sequence[Come]) -> Mapping[bytes, Held]:
        """Mark what is proven, and understand it; those that are held are answered."""
        held = dict(self._held_of([one.sealed.hash for one in came]))
        new = [one for one in came if not _is_at(one, held.get(one.sealed.hash))]
        if not new:
            return held
        index: dict[bytes, list[int]] = {}
        for i, one in enumerate(new):
            index.setdefault(one.sealed.hash, []).append(i)
        before = self._held_of([one.previous for one in new if one.previous not in index])
        parents = [-1] * len(new)
        sound = [False] * len(new)
        for i, one in enumerate(new):
            sealed = one.sealed
            one.understand()
            for j in index.get(one.previous, ()):
                if new[j].sealed.log == sealed.log and new[j].sealed.seq == sealed.seq - 1:
                    parents[i] = j
                    break
            said = one.previous in index or one.previous in before
            in_order = parents[i] >= 0 or _follows(one, before.get(one.previous))
            one.hole = not said and sealed.seq > 1
            sound[i] = (in_order or not said) and self._stands(one)
        self._vouch(new, parents, sound)
        return held

    def _stands(self, one: Come) -> bool:
        """Whether its log is known and lies in this stream."""
        if one.sealed.seq == 1 and not self._opens(one):
            return False
        log = self._logs.get(one.sealed.log)
        in_stream = log is not None and log.stream == one.stream
        return one.sealed.seq > 0 and in_stream and has_body(one)

    def _opens(self, one: Come) -> bool:
        sealed, touch = one.sealed, one.touch
        if sealed.body is None or log_start(sealed.body) != (sealed.log, one.previous):
            return False
        facts = None if touch is None else facts_of(touch.record)
        if facts is None:
            return False
        self._logs.setdefault(sealed.log, facts)
        return True

    def _vouch(self, new: Sequence[Come], parents: Sequence[int], sound: Sequence[bool]) -> None:
        """From each end of the new chains back to the first good signature."""
        followed = set(parents)
        for end in range(len(new) - 1, -1, -1):
            if end in followed or new[end].proven:
                continue
            step = end
            while step >= 0 and not new[step].proven:
                one = new[step]
                if sound[step]:
                    if signature_is_good(self._logs[one.sealed.log].key, one.sealed):
                        _mark(new, parents, sound, step)
                        break
                    one.sealed = one.sealed.with_signature(None)  # room for a good one
                step = parents[step]


def _mark(new: Sequence[Come], parents: Sequence[int], sound: Sequence[bool], step: int) -> None:
    while step >= 0 and sound[step] and not new[step].proven:
        new[step].proven = True
        step = parents[step]


def _is_at(one: Come, held: Held | None) -> bool:
    return held is not None and (held.log, held.seq) == (one.sealed.log, one.sealed.seq)


def _follows(one: Come, held: Held | None) -> bool:
    return held is not None and (held.log, held.seq) == (one.sealed.log, one.sealed.seq - 1)


def has_body(one: Come) -> bool:
    """A body is only ever missing where its kind may be erased."""
    if one.sealed.body is not None or one.touch is None:
        return True
    kind = KINDS.get(one.touch.record.kind)
    return kind is None or kind.erasable


def facts_of(record: Record) -> LogFacts | None:
    """What a log is, from the record that opened it."""
    if record.kind != LOG_OPENED or record.seq != 1 or not isinstance(record.body, b.LogOpened):
        return None
    try:
        key = bytes.fromhex(record.body.key)
    except ValueError:
        return None
    old = record.body.old
    return LogFacts(key, record.body.stream, None if old is None else old.log)


class KnownLogs:
    """Every log that is held; read again when another one has been opened."""

    def __init__(self) -> None:
        self._last = -1
        self._facts: dict[LogId, LogFacts] = {}

    def of(self, reading: LocalReading) -> dict[LogId, LogFacts]:
        last = last_opening(reading.connection)
        if self._last != last:
            self._last, self._facts = last, log_facts(reading.records([LOG_OPENED]))
        return self._facts


def log_facts(openings: Iterable[Record]) -> dict[LogId, LogFacts]:
    found = ((record.log, facts_of(record)) for record in openings)
    return {log: facts for log, facts in found if facts is not None}
