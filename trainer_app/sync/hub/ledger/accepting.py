"""Take runs in, in one transaction: what is admitted gets a position, the rest is held.

``accept()`` may be said any number of times, by anybody, in any order: a record is its hash. What
was there already keeps its position, takes a signature that is better than the stored one, and the
body it had lost unless that was erased.

A hash binds its log through the whole chain down to h(0) alone, so somebody can show a record that
he carries as one of his own log, behind a hole. Behind a hole, therefore, nothing is taken whose
hash is known of another log; and who comes with the whole chain gets his own position whatever was
shown before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from trainer_app.kernel.records import MAX_HEAD, MAX_HEAD_AND_BODY, SealedRecord, signature_is_good
from trainer_app.kernel.streams import Run
from trainer_app.sync.hub.ledger.admitting import Facts
from trainer_app.sync.hub.ledger.effects import something_is_held, take_effect
from trainer_app.sync.hub.ledger.facts import complete
from trainer_app.sync.hub.ledger.placing import (
    Head,
    Item,
    erased_ids,
    is_erasable,
    kind_of,
    place,
)
from trainer_app.sync.hub.ledger.proving import Proven
from trainer_app.sync.hub.ledger.quotas import Used, charge
from trainer_app.sync.hub.ledger.session import SLICE, Database, Session, Value
from trainer_app.sync.hub.ports import Refused
from trainer_app.sync.protocol import HeldReason, ProblemType

_KNOWN: Final = "SELECT hash, log, seq, stream, position, body IS NULL FROM record"
_IN_LOG: Final = f"{_KNOWN} WHERE plant = :plant AND log = :log AND seq BETWEEN :first AND :last"
_BY_HASH: Final = f"{_KNOWN} WHERE plant = :plant AND hash IN :hashes"
_BESIDE: Final = " WHERE plant = :plant AND stream = :stream AND position IN :positions"
_SHORT: Final = 50
"""Records of a run that are looked for one by one. A place of a log may have thousands of branches,
and who makes them pushes thousands of short runs."""


@dataclass(frozen=True, slots=True)
class Known:
    """A record that the ledger has, at its place."""

    stream: str
    position: int
    lacks_body: bool
    signature: bytes | None


@dataclass(slots=True)
class Taken:
    """By hash: where each record is, or why it has no place. ``heads``: what was placed, by stream,
    and where each stream that was touched ends now."""

    given: dict[bytes, int] = field(default_factory=dict)
    held: dict[bytes, HeldReason] = field(default_factory=dict)
    heads: dict[str, Head] = field(default_factory=dict)
    unsettled: bool = False


def check_limits(runs: Iterable[Run]) -> None:
    """Raises ``Refused`` for a record that no PC would have made: no PC would take it either."""
    for run in runs:
        for record in run.records:
            size = len(record.head) + (0 if record.body is None else len(record.body))
            if len(record.head) > MAX_HEAD or size > MAX_HEAD_AND_BODY:
                raise Refused(ProblemType.MALFORMED)


def accept(
    database: Database,
    session: Session,
    facts: Facts,
    batch: Sequence[Proven],
    *,
    now: int,
    pusher: bytes | None,
) -> Taken:
    """``facts``: with the log of every run that is known or opened in the batch.

    ``pusher``: whose quota is used; nobody's for what the operator takes in.
    """
    touched = sorted({fact.stream for fact in facts.logs.values()} & facts.streams)
    taken = Taken()
    for stream, (head, chain) in database.lock_streams(session, touched).items():
        taken.heads[stream] = Head(head, chain)
    new_logs = _keep_logs(session, facts, batch)
    of_hub = [proven for proven in batch if _is_of_hub(facts, proven.run)]
    others = [proven for proven in batch if not _is_of_hub(facts, proven.run)]
    taking = _Taking(session, facts, taken, now, Used(logs=new_logs))
    for part in (of_hub, others):  # certificates first: they open the door to what comes with them
        if part:
            runs = [proven.run for proven in part]
            complete(session, facts, {bytes.fromhex(run.log) for run in runs}, runs)
            taking.take(part)
    if taken.unsettled:
        session.run("UPDATE plant SET unsettled = :yes WHERE plant = :plant", yes=True)
    if pusher is not None:
        charge(session, pusher, taking.used, now)
    return taken


def _is_of_hub(facts: Facts, run: Run) -> bool:
    fact = facts.logs.get(bytes.fromhex(run.log))
    return fact is not None and fact.key == facts.hub_key


def _keep_logs(session: Session, facts: Facts, batch: Sequence[Proven]) -> int:
    new = 0
    for proven in batch:
        log = bytes.fromhex(proven.run.log)
        fact = facts.logs.get(log)
        if proven.run.first == 1 and fact is not None:
            new += session.add("log", log=log, stream=fact.stream, key=fact.key)
    return new


class _Taking:
    """Runs of one batch, part after part."""

    def __init__(self, session: Session, facts: Facts, taken: Taken, now: int, used: Used) -> None:
        self._session = session
        self._facts = facts
        self._taken = taken
        self._now = now
        self.used = used

    def take(self, part: Sequence[Proven]) -> None:
        items: dict[tuple[str, bool], list[Item]] = {}
        waiting: list[tuple[Run, bytes, SealedRecord, HeldReason]] = []
        for proven in part:
            self._sort(proven, items, waiting)
        for (stream, of_hub), placed in items.items():
            head = self._taken.heads[stream]
            first = head.position + 1
            place(self._session, stream, head, placed, self._now)
            given = enumerate(placed, first)
            self._taken.given.update((record.hash, n) for n, (_p, record, _k) in given)
            if take_effect(
                self._session,
                stream,
                placed,
                of_hub=of_hub,
                now=self._now,
                may_erase=self._facts.is_of_office,
            ):
                self._taken.unsettled = True
        if items and something_is_held(self._session):
            self._take_out_of_held(
                [record for several in items.values() for _p, record, _k in several]
            )
        self._hold(waiting)

    def _sort(
        self,
        proven: Proven,
        items: dict[tuple[str, bool], list[Item]],
        waiting: list[tuple[Run, bytes, SealedRecord, HeldReason]],
    ) -> None:
        run = proven.run
        log = bytes.fromhex(run.log)
        of_log = self._facts.of_log(log)
        fact = self._facts.logs.get(log)
        visible = fact is not None and fact.stream in self._taken.heads
        known = self._known(run, log) if visible else {}
        stolen = self._shown_by_others(run, log, known) if visible else frozenset()
        sound = proven.sound
        if visible and sound < len(run.records):
            sound = max(sound, self._vouched_for_by_stored(run, known))
        if of_log is None and fact is not None and sound == len(run.records) and not stolen:
            all_new = self._all_new(run, known)
            if all_new is not None:
                key = (fact.stream, fact.key == self._facts.hub_key)
                items.setdefault(key, []).extend(all_new)
                return
        previous = run.previous
        for index, record in enumerate(run.records):
            h = record.hash
            if h in known:
                self._taken.given[h] = known[h].position
                self._mend(record, known[h], log)
            elif h not in self._taken.given and h not in self._taken.held:
                kind = kind_of(record.head)
                reason = self._facts.of_record(of_log, record)
                if reason is None and (index >= sound or h in stolen):
                    reason = HeldReason.BAD_SIGNATURE
                if reason is None and record.body is None and not is_erasable(kind):
                    reason = HeldReason.BODY_MISSING
                self.used.add([record])
                if reason is None and fact is not None:
                    key = (fact.stream, fact.key == self._facts.hub_key)
                    items.setdefault(key, []).append((previous, record, kind))
                    self._taken.given[h] = 0  # until it is placed, in this very call
                else:
                    reason = reason or HeldReason.LOG_UNKNOWN
                    waiting.append((run, previous, record, reason))
                    self._taken.held[h] = reason
            previous = h

    def _all_new(self, run: Run, known: Mapping[bytes, Known]) -> list[Item] | None:
        """The usual run, whole: nothing of it is here, nothing speaks against it. Else None."""
        records = run.records
        hashes = [record.hash for record in records]
        seen = (known, self._taken.given, self._taken.held)
        if any(not some.keys().isdisjoint(hashes) for some in seen):
            return None
        kinds = [kind_of(record.head) for record in records]
        if any(record.body is None for record in records):
            return None
        self.used.add(records)
        self._taken.given.update(dict.fromkeys(hashes, 0))  # until they are placed, in this call
        return list(zip([run.previous, *hashes], records, kinds, strict=False))

    # --- what is there already ------------------------------------------------------------------

    def _known(self, run: Run, log: bytes) -> Mapping[bytes, Known]:
        """Of the run's records, and of what they follow, those that are here."""
        first, last = run.first - 1, run.first + len(run.records)
        hashes = [run.previous, *(record.hash for record in run.records)]
        if len(hashes) <= _SHORT:
            rows = self._session.rows(_BY_HASH, hashes=hashes)
        else:
            rows = self._session.rows(_IN_LOG, log=log, first=first, last=last)
        ours = set(hashes)
        found = [
            (h, stream, position, bool(no_body))
            for h, of, seq, stream, position, no_body in rows
            if h in ours and of == log and first <= seq <= last and stream in self._taken.heads
        ]
        signatures: dict[int, bytes] = {}
        bodies: set[int] = set()
        coming = [position for h, _s, position, _b in found if h != run.previous]
        for start in range(0, len(coming), SLICE):
            at: dict[str, Value | Sequence[Value]] = {
                "stream": found[0][1],
                "positions": coming[start : start + SLICE],
            }
            signed = self._session.rows(f"SELECT position, signature FROM signature{_BESIDE}", **at)
            signatures.update((row[0], row[1]) for row in signed)
            whole = self._session.rows(f"SELECT position FROM body{_BESIDE}", **at)
            bodies.update(row[0] for row in whole)
        return {
            h: Known(stream, position, no_body and position not in bodies, signatures.get(position))
            for h, stream, position, no_body in found
        }

    def _shown_by_others(
        self, run: Run, log: bytes, known: Mapping[bytes, Known]
    ) -> frozenset[bytes]:
        """Behind a hole of the log, what is known as a record of another one."""
        if run.first == 1:
            return frozenset()
        if run.previous not in known:
            self._session.add("gap", log=log)
        elif not self._session.row(
            "SELECT 1 FROM gap WHERE plant = :plant AND log = :log", log=log
        ):
            return frozenset()
        hashes = [run.previous, *(record.hash for record in run.records)]
        found: set[bytes] = set()
        for start in range(0, len(hashes), SLICE):
            found.update(
                row[0]
                for row in self._session.rows(
                    "SELECT hash FROM record"
                    " WHERE plant = :plant AND hash IN :hashes AND log <> :log",
                    hashes=hashes[start : start + SLICE],
                    log=log,
                )
            )
        if run.previous in found:
            return frozenset(hashes)
        return frozenset(found)

    def _vouched_for_by_stored(self, run: Run, known: Mapping[bytes, Known]) -> int:
        """A run that fills a hole: what is stored behind it was signed."""
        if run.records[-1].hash in known:
            return 0
        behind = self._session.row(
            "SELECT 1 FROM record r WHERE r.plant = :plant AND r.log = :log AND r.seq = :seq"
            " AND COALESCE(r.previous, (SELECT p.hash FROM record p WHERE p.plant = r.plant"
            " AND p.stream = r.stream AND p.position = r.position - 1)) = :h",
            log=bytes.fromhex(run.log),
            seq=run.first + len(run.records),
            h=run.records[-1].hash,
        )
        return 0 if behind is None else len(run.records)

    def _mend(self, record: SealedRecord, known: Known, log: bytes) -> None:
        place_: dict[str, Value] = {"stream": known.stream, "position": known.position}
        if record.signature is not None and record.signature != known.signature:
            key = self._facts.logs[log].key
            stored = known.signature
            is_better = stored is None or not signature_is_good(key, record.with_signature(stored))
            if is_better and signature_is_good(key, record):
                self._session.put(
                    "signature", ("stream", "position"), signature=record.signature, **place_
                )
        if known.lacks_body and record.body is not None:
            about = record.hash[:16]
            erased = erased_ids(self._session, [about])
            if record.body_hash not in erased.get(about, ()):
                self._session.add("body", body=record.body, **place_)

    def _take_out_of_held(self, placed: Sequence[SealedRecord]) -> None:
        """And see whether others of the same logs waited for these: a signature, a way to a tip."""
        logs = sorted({bytes.fromhex(record.log) for record in placed})
        for start in range(0, len(placed), SLICE):
            self._session.run(
                "DELETE FROM held WHERE plant = :plant AND hash IN :hashes AND log IN :logs",
                hashes=[record.hash for record in placed[start : start + SLICE]],
                logs=logs,
            )
        others = self._session.row(
            "SELECT 1 FROM held WHERE plant = :plant AND log IN :logs LIMIT 1",
            logs=logs,
        )
        if others is not None:
            self._taken.unsettled = True

    # --- what has to wait -----------------------------------------------------------------------

    def _hold(self, waiting: Sequence[tuple[Run, bytes, SealedRecord, HeldReason]]) -> None:
        for run, previous, record, reason in waiting:
            fact = self._facts.logs.get(bytes.fromhex(record.log))
            is_new = self._session.add(
                "held",
                hash=record.hash,
                stream=run.stream if fact is None else fact.stream,
                log=bytes.fromhex(record.log),
                seq=record.seq,
                previous=previous,
                head=record.head,
                body=record.body,
                body_hash=record.body_hash,
                signature=None if reason is HeldReason.BAD_SIGNATURE else record.signature,
                reason=reason.value,
                since=self._now,
            )
            if not is_new:
                self._session.run(
                    "UPDATE held SET reason = :reason"
                    " WHERE plant = :plant AND hash = :h AND log = :log",
                    reason=reason.value,
                    h=record.hash,
                    log=bytes.fromhex(record.log),
                )
