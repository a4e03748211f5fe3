"""The store as whatever carries records sees it: a hub over the network, or a bundle.

Fits ``sync.ports.Carrying`` by shape. What came is looked at before the writer is taken, and then
written in one transaction: records, positions and the cursor with them, or nothing (sync.md I6,
I14). Nothing here knows HTTP or files of a bundle. Network worker.
"""

from __future__ import annotations

import json
import time
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Protocol

from trainer_app.checklists.grants import reads
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.errors import Damage, ErrorCode
from trainer_app.kernel.membership import REFUSED, Membership, StandAlone, Waiting
from trainer_app.kernel.streams import Cursor, Page, Run
from trainer_app.store import (
    carrying_blobs,
    carrying_join,
    carrying_out,
    restored,
    standings,
    travel,
)
from trainer_app.store.carrying_check import (
    Come,
    KnownLogs,
    Prover,
    look,
    not_following,
    placed,
)
from trainer_app.store.carrying_editions import Editions, Shipped
from trainer_app.store.carrying_take import Taking
from trainer_app.store.rows import Held, held_of
from trainer_app.store.shared import Shared

if TYPE_CHECKING:
    from trainer_app.store.device import Device
    from trainer_app.store.engine import DriverConnection
    from trainer_app.store.reading import LocalReading
    from trainer_app.store.writing import LocalWriting


class Opened(Protocol):
    """``local.LocalStore``, as far as carrying goes."""

    def reading(self) -> AbstractContextManager[LocalReading]: ...

    def writing(
        self, roots: frozenset[str] | None = None
    ) -> AbstractContextManager[LocalWriting]: ...

    def looking(self) -> AbstractContextManager[DriverConnection]: ...

    def taking(self) -> AbstractContextManager[None]: ...

    def take_new_key(self) -> None: ...

    @property
    def shared(self) -> Shared: ...

    @property
    def device(self) -> Device: ...


class Carrying:
    def __init__(self, store: Opened, shipped: Shipped) -> None:
        self._store = store
        self._editions = Editions(store, shipped)
        self._logs = KnownLogs()
        self._held_writer = 0.0

    @property
    def held_writer(self) -> float:
        return self._held_writer

    # --- which hub ------------------------------------------------------------------------------

    def membership(self) -> Membership | None:
        with self._store.reading() as reading:
            return reading.membership()

    def stand_alone(self) -> StandAlone:
        return carrying_join.stand_alone(self._store)

    def take_new_key(self) -> None:
        self._store.take_new_key()

    def join(self, membership: Membership, certificate: Run) -> ChangeSet:
        return carrying_join.join(self._store, self._logs, membership, certificate)

    def keep_nonce(self, nonce: str) -> None:
        with self._store.writing() as writing:
            writing.set_meta(travel.NONCE, nonce)

    def sign(self, message: bytes) -> bytes:
        return bytes(self._store.device.key.sign(message).signature)

    # --- out ------------------------------------------------------------------------------------

    def cursors(self) -> list[Cursor]:
        with self._reading_places() as reading:
            membership = reading.membership()
            if membership is None:
                return []
            return [travel.cursor(reading.connection, stream) for stream in _read(membership)]

    def outgoing(self, *, records: int, size: int, besides: Sequence[Run] = ()) -> list[Run]:
        with self._store.reading() as reading:
            membership = reading.membership()
            if membership is None:
                return []
            return carrying_out.outgoing(
                reading.connection,
                self._store.shared,
                self._logs.of(reading),
                membership,
                records=records,
                size=size,
                besides=besides,
            )

    # --- in -------------------------------------------------------------------------------------

    def look(self, page: Page, known: Set[bytes]) -> Page:
        return look(page, known)

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
        told: dict[bytes, tuple[int, str]] = {h: (p, "") for h, p in (given or {}).items()}
        told |= {h: (0, reason) for h, reason in (held or {}).items()}
        with self._store.taking():
            with self._reading_places() as reading:
                came = self._follow(reading, pages)
                before = self._logs.of(reading)
            known = dict(before)
            here = Prover(known, self._held).prove(came)
            own = {**here, **self._held([h for h in told if h not in here])}
            with self._store.writing() as writing:
                started = time.perf_counter()
                writing.leave_many()
                taking = Taking(writing, known, before)
                if came:
                    taking.take(came, here)
                for page in pages:
                    taking.reach(page.checkpoint)
                if carried and now < int(writing.meta(travel.HUB_NOW) or 0):
                    told, heads, now = {}, None, 0  # the hub has said more since
                if told:
                    taking.hand(told, own, now)
                for stream, head in (heads or {}).items():
                    travel.take_back(writing, travel.BEYOND, stream, head)
                ends = {page.after.stream: page.checkpoint.position for page in pages}
                if now:
                    restored.hear(writing, heads if heads is not None else ends, now)
                taking.finish()
                answered = self._store.device.clock.now().ms
                answered = min(answered, now) if carried else answered
                self._keep_answer(writing, heads, lacking, now, nonce, answered)
                changes = writing.changes()
            self._held_writer = time.perf_counter() - started
            return changes | self._editions.keep() if taking.names_editions else changes

    def _held(self, hashes: Sequence[bytes]) -> Mapping[bytes, Held]:
        if not hashes:
            return {}
        with self._store.looking() as connection:
            return held_of(connection)(hashes)

    def _follow(self, reading: LocalReading, pages: Sequence[Page]) -> list[Come]:
        """What is new in the pages, looked at. Raises PAGE_NOT_FOLLOWING, NOT_THE_HUBS_WORD."""
        if not pages:
            return []
        membership = reading.membership()
        if membership is None:
            raise Damage(ErrorCode.NOT_THE_HUBS_WORD, stream=pages[0].after.stream)
        hub = bytes.fromhex(membership.hub_key)
        cursors = {s: travel.cursor(reading.connection, s) for s in _read(membership)}
        came: list[Come] = []
        for page in pages:
            said, stream = page.checkpoint, page.after.stream
            cursor = cursors.get(stream)
            if cursor is None or said.plant != membership.plant or not said.is_signed_by(hub):
                raise Damage(ErrorCode.NOT_THE_HUBS_WORD, stream=stream)
            came += placed(page, cursor)
            if said.position < cursor.position:
                chain = travel.chain_at(reading.connection, stream, said.position)
                if chain not in (None, said.chain):
                    raise not_following(stream, said.position)
            else:
                cursors[stream] = said.cursor
        return came

    def _keep_answer(
        self,
        writing: LocalWriting,
        heads: Mapping[str, int] | None,
        lacking: Collection[str],
        now: int,
        nonce: str,
        answered: int,
    ) -> None:
        if nonce:
            writing.set_meta(travel.NONCE, nonce)
        if heads is not None:
            writing.set_meta(travel.HEADS, json.dumps(dict(heads)))
        if now:
            ours = [sha for sha in lacking if carrying_blobs.size(writing.connection, sha)]
            writing.set_meta(travel.LACKING, json.dumps(sorted(ours)))
            writing.set_meta(travel.HUB_NOW, str(now))
            writing.set_meta(travel.ANSWERED, str(answered))

    def set_aside(self, record: bytes) -> ChangeSet:
        return self.take(held={record: REFUSED})

    def offer_again(self, program: str) -> None:
        with self._store.reading() as reading:
            if travel.meta(reading.connection, travel.OFFERED_BY) == program:
                return
        with self._store.taking(), self._store.writing() as writing:
            travel.offer_refused(writing)
            writing.set_meta(travel.OFFERED_BY, program)

    def forget_positions(self, streams: Collection[str]) -> None:
        noticed = self._store.device.clock.now().ms
        with self._store.taking():
            with self._store.writing() as writing:
                handed = travel.handed_upto(writing.connection, self._store.shared)
                restored.note(writing, sorted(streams), noticed, handed)
                for stream in sorted(streams):
                    travel.forget(writing, stream, noticed)
            self._forget_places()

    @contextmanager
    def _reading_places(self) -> Iterator[LocalReading]:
        """After what is left where the program ended while positions were forgotten."""
        with self._store.reading() as reading:
            if not travel.is_forgetting(reading.connection):
                yield reading
                return
        self._forget_places()
        with self._store.reading() as reading:
            yield reading

    def _forget_places(self) -> None:
        """A slice at a time, so that whoever records meanwhile gets his turn."""
        going = True
        while going:
            with self._store.writing() as writing:
                going = travel.forget_some(writing)

    def settle(self) -> ChangeSet:
        """A slice of what many records at once left to be worked out; nothing once it is done."""
        kept = self._editions.keep()  # an older program could not read it, or ended before it did
        if kept:
            return kept
        with self._store.reading() as reading:
            if standings.is_settled(reading.connection):
                return ChangeSet()
        with self._store.writing() as writing:
            writing.work_off()
            writing.changed([self._store.device.public])
            return writing.changes()

    # --- blobs ----------------------------------------------------------------------------------

    def wanted_blobs(self) -> list[str]:
        with self._store.reading() as reading:
            return carrying_blobs.wanted(reading.connection)

    def blob_size(self, sha256: str) -> int | None:
        with self._store.reading() as reading:
            return carrying_blobs.size(reading.connection, sha256)

    def blob_part(self, sha256: str, offset: int, size: int) -> bytes:
        with self._store.reading() as reading:
            return carrying_blobs.part(reading.connection, sha256, offset, size)

    def blob_offset(self, sha256: str) -> int:
        with self._store.reading() as reading:
            return carrying_blobs.offset(reading.connection, sha256)

    def add_blob_part(self, sha256: str, offset: int, part: bytes, *, whole: int) -> ChangeSet:
        with self._store.taking():
            try:
                with self._store.writing() as writing:
                    is_whole = carrying_blobs.add(
                        writing.connection, sha256, offset, part, whole=whole
                    )
                    if is_whole:
                        writing.changed([sha256])
                    changes = writing.changes()
            except Damage:
                with self._store.writing() as writing:
                    carrying_blobs.forget(writing.connection, sha256)
                raise
            return changes | self._editions.keep() if is_whole else changes

    # --- told -----------------------------------------------------------------------------------

    def waiting(self) -> Waiting:
        with self._store.reading() as reading:
            return reading.waiting()


def _read(membership: Membership) -> list[str]:
    return sorted(stream.value for stream in reads(membership.grant))
