"""One transaction that takes in what came: records, positions, read models, the cursor.

Everything was looked at before (``carrying_check``); here it is only written, many rows to a
statement, because nobody else can write meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import DIRECTORY_KINDS
from trainer_app.checklists.kinds import KINDS, Record, understand
from trainer_app.checklists.verifiers import VERIFIERS
from trainer_app.kernel.ids import LogId, RecordId, record_id
from trainer_app.kernel.records import Tip
from trainer_app.kernel.streams import Checkpoint
from trainer_app.store import logs, rows, travel
from trainer_app.store.carrying_aside import Aside
from trainer_app.store.carrying_check import Come, LogFacts, row_of
from trainer_app.store.carrying_mend import ERASED, fill, sign_again
from trainer_app.store.linking import Came, touch_of
from trainer_app.store.rows import Held
from trainer_app.store.verifiers import replaced_verifiers
from trainer_app.store.writing import LocalWriting

_LAST: Final = "SELECT coalesce(max(arrival), 0) FROM record"
_ADD_RECORD: Final = (
    "INSERT INTO record (arrival, hash, log, seq, kind, head, body_hash)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_ADD_BODY: Final = "INSERT INTO body (arrival, body) VALUES (?, ?)"
_ADD_SIGNATURE: Final = "INSERT INTO signature (arrival, signature) VALUES (?, ?)"
_ADD_ERASED: Final = "INSERT INTO erased (arrival) VALUES (?)"
_ADD_PRECEDED: Final = "INSERT INTO preceded (arrival, previous) VALUES (?, ?)"
_PLACE: Final = (
    "INSERT INTO placed (stream, position, chain, received, arrival) VALUES (?, ?, ?, ?, ?)"
)
_PLACED_AMONG: Final = "SELECT arrival FROM placed WHERE arrival IN (?)"
_ANY_HANDED: Final = "SELECT 1 FROM handed LIMIT 1"
_NOT_HANDED: Final = "DELETE FROM handed WHERE arrival = ?"
_HAND: Final = (
    "INSERT INTO handed (arrival, stream, position, received, reason) VALUES (?, ?, ?, ?, ?)"
    " ON CONFLICT (arrival) DO UPDATE SET position = excluded.position,"
    " received = excluded.received, reason = excluded.reason"
)
_REACH: Final = (
    "INSERT INTO reached (stream, position, chain, at, signature) VALUES (?, ?, ?, ?, ?)"
    " ON CONFLICT (stream) DO UPDATE SET position = excluded.position, chain = excluded.chain,"
    " at = excluded.at, signature = excluded.signature"
    " WHERE (excluded.position, excluded.at) >= (position, at)"
)
_IS_HOLE: Final = "SELECT 1 FROM preceded WHERE arrival = ?"
_DISPLACE: Final = "INSERT INTO displaced (arrival) VALUES (?)"
_END: Final = "SELECT coalesce(max(seq), 0) FROM record WHERE log = ?"
_HAS_PLACE: Final = "SELECT 1 FROM record WHERE log = ? AND seq = ?"
_FORKED: Final = "INSERT OR IGNORE INTO forked (log) VALUES (?)"
_OWN_STREAMS: Final = "SELECT stream FROM own_log"

_CERTIFICATE: Final = "device.enrolled"
_EDITION: Final = "edition.published"
_SEAL: Final = "recovery_seal"
_ERASABLE: Final = frozenset(kind.name for kind in KINDS.values() if kind.erasable)


class Taking:
    """``known``: every log that is known by now. ``before``: those that were held already."""

    def __init__(
        self,
        writing: LocalWriting,
        known: Mapping[LogId, LogFacts],
        before: Mapping[LogId, LogFacts],
    ) -> None:
        self._writing = writing
        self._connection = writing.connection
        self._logs = known
        self._aside = Aside(self._connection, known)
        self._keys = {facts.key.hex() for facts in before.values()}
        self._continued = {facts.continues for facts in before.values()}
        self._own = self._own_ends()
        self._ends: dict[LogId, int] = {}
        self._forked = {
            LogId(log.hex()) for (log,) in self._connection.execute("SELECT log FROM forked")
        }
        self._first = int(rows.value(self._connection, _LAST) or 0)
        self._kinds: set[str] = set()
        self._unsettled = False
        self._displaced = False

    @property
    def names_editions(self) -> bool:
        """Whether one may be at hand now that nobody spoke of before."""
        return _EDITION in self._kinds

    # --- pages and runs -------------------------------------------------------------------------

    def take(self, came: Sequence[Come], held: Mapping[bytes, Held]) -> None:
        """Records that came, in order. Raises PAGE_NOT_FOLLOWING."""
        kept: dict[bytes, Come] = {}
        for one in came:
            here = held.get(one.sealed.hash)
            if one.proven and (here is None or self._is_stolen(one, here)):
                other = kept.get(one.sealed.hash)
                if other is None or (other.hole and not one.hole):
                    kept[one.sealed.hash] = one
        self._displace(held[h] for h in kept if h in held)
        arrivals = {h: one.arrival for h, one in held.items()} | self._keep(list(kept.values()))
        self._place(came, arrivals)
        self._kinds |= fill(self._writing, came, held)
        sign_again(self._writing, came, held, self._logs)
        self._aside.put(one for one in came if one.sealed.hash not in arrivals)
        for free in self._aside.released():
            self._place(free, self._keep(free))
        travel.offer_again(self._writing, (one.sealed.head for one in came))

    def reach(self, said: Checkpoint) -> None:
        """The cursor of a stream moves on, with the records; an older page leaves it."""
        self._connection.execute(
            _REACH, (said.stream, said.position, said.chain, said.at, said.signature)
        )
        travel.take_back(self._writing, travel.PASSED, said.stream, said.position)

    def finish(self) -> None:
        """What rests on what counts now: bodies to forget, the code that backups are sealed to."""
        if _CERTIFICATE in self._kinds and not self._writing.meta(_SEAL):
            self._learn_seal()
        if self._unsettled or self._kinds & _ERASABLE or ERASED in self._kinds:
            self._honour_erasures()
        if self._unsettled or self._kinds & VERIFIERS:
            self._forget_replaced()

    def hand(
        self, told: Mapping[bytes, tuple[int, str]], own: Mapping[bytes, Held], now: int
    ) -> None:
        """What the hub said of records: their positions, or why they have none. ``own``: where they
        stood before. Not of those that were read back."""
        if self._displaced:
            own = rows.held_of(self._connection)(list(told))
        arrivals = [own[h].arrival for h in told if h in own]
        placed = {n for (n,) in rows.of_many(self._connection, _PLACED_AMONG, arrivals)}
        handed = [
            (h, own[h], position, reason)
            for h, (position, reason) in told.items()
            if h in own and own[h].arrival not in placed
        ]
        self._connection.executemany(
            _HAND,
            [
                (held.arrival, self._stream_of(held.log), position, now, reason)
                for _h, held, position, reason in handed
            ],
        )
        self._writing.changed(record_id(h) for h, _held, _position, _reason in handed)

    def _stream_of(self, log: LogId) -> str:
        facts = self._logs.get(log)
        return "" if facts is None else facts.stream

    # --- written --------------------------------------------------------------------------------

    def _keep(self, new: Sequence[Come]) -> dict[bytes, int]:
        """The arrivals of records that are kept from now on."""
        if not new:
            return {}
        arrival = int(rows.value(self._connection, _LAST) or 0)
        records, bodies, signatures, erased, preceded = [], [], [], [], []
        came: list[Came] = []
        arrivals: dict[bytes, int] = {}
        for one in new:
            arrival += 1
            sealed = one.sealed
            touch = one.touch or touch_of(understand(sealed))
            records.append((arrival, *(one.row or row_of(sealed, touch))))
            if sealed.body is None:
                erased.append((arrival,))
            else:
                bodies.append((arrival, bytearray(sealed.body)))
            if sealed.signature is not None:
                signatures.append((arrival, bytearray(sealed.signature)))
            if one.hole:
                preceded.append((arrival, one.previous))
            came.append((arrival, touch))
            arrivals[sealed.hash] = arrival
        for _arrival, touch in came:
            kind = touch.record.head.kind
            self._kinds.add(kind)
            if kind in DIRECTORY_KINDS and not self._unsettled:
                self._unsettled = self._unsettles(touch.record)
        self._leave_own(new)
        self._note_forks(new)
        rows.add_many(self._connection, _ADD_RECORD, records)
        rows.add_many(self._connection, _ADD_BODY, bodies)
        rows.add_many(self._connection, _ADD_SIGNATURE, signatures)
        rows.add_many(self._connection, _ADD_ERASED, erased)
        rows.add_many(self._connection, _ADD_PRECEDED, preceded)
        self._ends.clear()
        self._writing.arrive(came, own=self._own_logs(), unsettled=self._unsettled)
        return arrivals

    def _place(self, came: Sequence[Come], arrivals: Mapping[bytes, int]) -> None:
        placed = [
            (one, arrivals[one.sealed.hash])
            for one in came
            if one.position and one.sealed.hash in arrivals
        ]
        before = [(one, arrival) for one, arrival in placed if arrival <= self._first]
        rows.add_many(
            self._connection,
            _PLACE,
            [
                (one.stream, one.position, bytearray(one.chain), one.received, arrival)
                for one, arrival in placed
            ],
        )
        if before and self._connection.execute(_ANY_HANDED).fetchone() is not None:
            self._connection.executemany(_NOT_HANDED, [(arrival,) for _one, arrival in before])
        self._writing.changed(one.sealed.id for one, _arrival in before)

    def _is_stolen(self, one: Come, here: Held) -> bool:
        """Whether what is held under this hash was shown in another log, behind a hole.

        A hash binds what came before, and only through that a log and a place: a device can sign
        somebody's record as one of its own. Whoever holds the record before knows better.
        """
        if one.hole or (here.log, here.seq) == (one.sealed.log, one.sealed.seq):
            return False
        return rows.value(self._connection, _IS_HOLE, here.arrival) is not None

    def _displace(self, stolen: Iterable[Held]) -> None:
        for held in stolen:
            self._displaced = True
            self._connection.execute(_DISPLACE, (held.arrival,))
            self._writing.unlearn(held.arrival)
            self._unsettled = True

    # --- what it changes ------------------------------------------------------------------------

    def _unsettles(self, record: Record) -> bool:
        """Whether something that was judged already may be judged differently from now on.

        A directory record changes nothing that came before it, but where that rests on it by name
        (``models``), where it comes out of the order of its log, and for a device whose records
        were here first.
        """
        if isinstance(record.body, b.DeviceEnrolled):
            body = record.body
            more = body.founder or body.proof or body.earlier or record.head.replaces
            return bool(more) or body.key in self._keys
        if record.log in self._continued:
            return True
        return record.seq <= self._end(record.log)

    def _end(self, log: LogId) -> int:
        """The last place of a log before these records."""
        known = self._ends.get(log)
        if known is None:
            known = int(rows.value(self._connection, _END, bytes.fromhex(log)) or 0)
            self._ends[log] = known
        return known

    def _note_forks(self, new: Iterable[Come]) -> None:
        """Before they are written: whether one of them has a place that is taken."""
        places = [(one.sealed.log, one.sealed.seq) for one in new]
        lowest = dict(sorted(places, reverse=True))  # the one put in last stays
        if len(set(places)) < len(places) or any(s <= self._end(log) for log, s in lowest.items()):
            taken: set[tuple[LogId, int]] = set()
            for log, seq in places:
                if (log, seq) in taken or (seq <= self._end(log) and self._has_place(log, seq)):
                    self._connection.execute(_FORKED, (bytes.fromhex(log),))
                    self._forked.add(log)
                taken.add((log, seq))
        if not self._forked.isdisjoint(lowest):
            self._unsettled = True  # which records a tip names depends on the branches

    def _has_place(self, log: LogId, seq: int) -> bool:
        found = self._connection.execute(_HAS_PLACE, (bytes.fromhex(log), seq))
        return found.fetchone() is not None

    def _own_logs(self) -> set[LogId]:
        key = self._writing.own_key()
        return {log for log, facts in self._logs.items() if facts.key.hex() == key}

    def _own_ends(self) -> dict[LogId, tuple[str, Tip]]:
        """Of each log that this PC would go on with: its stream and where it ends here."""
        ends = {}
        for (stream,) in self._connection.execute(_OWN_STREAMS).fetchall():
            own = logs.own_log(self._connection, stream)
            tip = None if own is None or own.left else logs.tip_of(self._connection, own.log)
            if own is not None and tip is not None:
                ends[own.log] = (stream, tip)
        return ends

    def _leave_own(self, new: Iterable[Come]) -> None:
        """A copy of this profile went on with its log: this PC goes on in another one."""
        for log in {one.sealed.log for one in new} & self._own.keys():
            stream, tip = self._own.pop(log)
            logs.leave(self._connection, stream, tip)

    def _learn_seal(self) -> None:
        """A PC that joined with nothing of its own seals its backups to the plant's code."""
        directory = self._writing.directory()
        for record in self._writing.records((_CERTIFICATE,)):
            body = record.body
            if not isinstance(body, b.DeviceEnrolled) or not body.recovery_seal:
                continue
            if directory.key_of(record.log) in directory.roots:
                self._writing.set_meta(_SEAL, body.recovery_seal)

    def _honour_erasures(self) -> None:
        writing = self._writing
        for record in writing.records((ERASED,)):
            body = record.body
            if isinstance(body, b.BodyErased) and writing.counts(record):
                self._erase(body.about)

    def _forget_replaced(self) -> None:
        """A verifier that was replaced is no use to anybody but whoever guesses it."""
        for old in replaced_verifiers(self._writing):
            self._erase(old)

    def _erase(self, about: RecordId) -> None:
        record = self._writing.record(about)
        kind = None if record is None else KINDS.get(record.kind)
        if kind is not None and kind.erasable:
            self._writing.erase_body(about)
