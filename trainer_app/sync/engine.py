"""One sync: what has no position goes out, what follows the cursors comes in.

Blocking, for the network worker; no Qt. Every batch is committed at the hub before it answers and
here before it is told of, so a sync may be cut anywhere and goes on from there. While one is taken
in the next request is under way already (``ahead``), from where this one ends; where it turns out
that it does not end there, what was asked ahead is thrown away. Nothing is decided here: what
counts is for the domain.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from trainer_app import __version__
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.errors import ErrorCode, SyncProblem
from trainer_app.kernel.membership import Membership
from trainer_app.kernel.streams import Run
from trainer_app.sync.ahead import Ahead
from trainer_app.sync.batching import Batch
from trainer_app.sync.blobbing import Blobs
from trainer_app.sync.framing import Answer, Asked
from trainer_app.sync.ports import Carrying, Hub, LineBroke
from trainer_app.sync.stopping import Stop

_log = logging.getLogger(__name__)

_MOST_BREAKS: Final = 3
"""In a row, without anything getting through: then it is left for later."""
_MOST_RESTARTS: Final = 3
"""Streams begun again in one sync: a hub is restored once, not all the time."""

_MOST_ASIDE: Final = 20
"""Records set aside in one sync: where the hub refuses more, it is the hub that is at fault."""

Connect = Callable[[Membership, Stop], Hub]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a sync has come. ``changes``: of the batch just taken in, for open screens."""

    sent: int
    received: int
    to_send: int
    to_come: int
    changes: ChangeSet


@dataclass(frozen=True, slots=True)
class Synced:
    """What one sync did."""

    changes: ChangeSet
    sent: int
    """Records that the hub took from this PC, with a position or held."""
    received: int
    """Positions read: this PC's own records among them."""
    requests: int


Tell = Callable[[Progress], None]


class SyncEngine:
    """Keeps the connection, and the batch that the line can carry, from one sync to the next."""

    def __init__(self, carrying: Carrying, connect: Connect, *, batch: Batch | None = None) -> None:
        self._carrying = carrying
        self._connect = connect
        self._batch = batch or Batch()
        self._line: tuple[Membership, Hub] | None = None
        self._stop = Stop()

    def run_once(self, *, tell: Tell | None = None) -> Synced:
        """To the end, or ``SyncProblem`` with all kept that got through. Pull never waits for push.

        Raises NO_HUB where the PC stands alone, SYNC_STOPPED after ``cancel`` and ``stop``.
        """
        self._stop.renew()
        membership = self._carrying.membership()
        if membership is None:
            raise SyncProblem(ErrorCode.NO_HUB)
        hub = self._hub(membership)
        self._carrying.offer_again(__version__)
        run = _Running(self._carrying, hub, membership.plant, self._batch, self._stop, tell)
        try:
            run.records()
            run.blobs()
        except SyncProblem:
            run.settle()
            raise
        run.settle()
        return run.synced

    def cancel(self) -> None:
        """The sync under way, from any thread: it ends with SYNC_STOPPED, and may begin again."""
        self._stop.cancel()

    def stop(self) -> None:
        """For good, from any thread: the program ends."""
        self._stop.now()

    def close(self) -> None:
        """Let the connection go; from the network worker."""
        if self._line is not None:
            self._line[1].close()
            self._line = None

    def _hub(self, membership: Membership) -> Hub:
        """The line that is open already, unless this is another hub or address."""
        wanted = _without_nonce(membership)
        if self._line is not None and self._line[0] != wanted:
            self.close()
        if self._line is None:
            self._line = (wanted, self._connect(membership, self._stop))
        return self._line[1]


def _without_nonce(membership: Membership) -> Membership:
    m = membership
    return Membership(m.plant, m.url, m.hub_key, m.grant, m.fingerprint)


class _Running:
    """One sync under way."""

    def __init__(
        self,
        carrying: Carrying,
        hub: Hub,
        plant: str,
        batch: Batch,
        stop: Stop,
        tell: Tell | None,
    ) -> None:
        self._carrying = carrying
        self._hub = hub
        self._plant = plant
        self._batch = batch
        self._stop = stop
        self._ahead = Ahead(self._say, stop)
        self._tell = tell
        self._sent = self._received = 0
        self._to_send = -1
        """As far as it was told; below 0: to be counted."""
        self._breaks = self._restarts = 0
        self._reads_first = self._only_reads = False
        """What a restored hub says of itself is heard before anything is sent to it."""
        self._refused: SyncProblem | None = None
        """Why the hub takes nothing in this sync; reading goes on all the same."""
        self._doubtful: list[tuple[Run, SyncProblem]] = []
        """Single records that the hub did not take: always the oldest of what waits."""
        self._last: Asked | None = None
        self._lacking: tuple[str, ...] = ()
        self._changes = ChangeSet()

    @property
    def synced(self) -> Synced:
        return Synced(self._changes, self._sent, self._received, self._ahead.requests)

    # --- records --------------------------------------------------------------------------------

    def records(self) -> None:
        """Both ways until neither has more. Raises what kept the hub from taking ours, at last."""
        with self._ahead:
            asked: Asked | None = self._next()
            while asked is not None and not self._is_standing_still(asked):
                self._stop.check()
                runs = self._meanwhile(asked)
                answer = self._answer_to(asked)
                asked = self._next() if answer is None else self._go_on(asked, answer, runs)
        self._set_aside()
        if self._refused is not None:
            raise self._refused

    def _meanwhile(self, asked: Asked) -> tuple[Run, ...]:
        """What else is to go out, read while the hub works; nothing where all that waits is asked
        with."""
        if not self._ahead.is_under_way(asked):
            if not (self._only_reads or self._batch.is_full(asked.records)):
                return ()
            self._ahead.begin(asked)
        return self._outgoing(besides=asked.runs)

    def _say(self, asked: Asked) -> Answer:
        """One exchange, while the answer before it may still be taken in."""
        answer = self._hub.sync(asked)
        sent = {record.hash for record in asked.records}
        pages = tuple(self._carrying.look(page, sent) for page in answer.pages)
        return replace(answer, pages=pages)

    def _go_on(self, asked: Asked, answer: Answer, runs: tuple[Run, ...]) -> Asked | None:
        """Take an answer in; what to ask then, None at the end. ``runs``: what waits besides."""
        following = self._following(asked, answer, runs)
        if following is not None:
            self._ahead.begin(following)
        self._take(asked, answer)
        if following is not None and following.cursors == tuple(self._carrying.cursors()):
            return following
        again = self._next()
        return again if answer.more or again.runs else None

    def _next(self) -> Asked:
        cursors = tuple(self._carrying.cursors())
        self._only_reads, self._reads_first = self._reads_first, False
        runs = () if self._only_reads else self._outgoing()
        return Asked(self._plant, cursors, runs, room=self._batch.records)

    def _following(self, asked: Asked, answer: Answer, runs: tuple[Run, ...]) -> Asked | None:
        """What to say once the answer is taken in, as far as that can be known before; None where
        nothing may have to be said."""
        if not runs and not answer.more:
            return None
        ends = {page.after.stream: page.checkpoint.cursor for page in answer.pages}
        cursors = tuple(ends.get(cursor.stream, cursor) for cursor in asked.cursors)
        if (cursors, runs) == (asked.cursors, asked.runs):
            return None
        return Asked(self._plant, cursors, runs, room=self._batch.records)

    def _outgoing(self, besides: tuple[Run, ...] = ()) -> tuple[Run, ...]:
        if self._refused is not None:
            return ()
        batch = self._batch
        besides = (*(run for run, _problem in self._doubtful), *besides)
        return tuple(
            self._carrying.outgoing(records=batch.records, size=batch.size, besides=besides)
        )

    def _is_standing_still(self, asked: Asked) -> bool:
        """The very same again after an answer: a hub that gives and takes nothing."""
        last = self._last
        same = last is not None and (last.cursors, last.runs) == (asked.cursors, asked.runs)
        if same:
            _log.warning("the hub answers and nothing comes of it")
        return same

    def _answer_to(self, asked: Asked) -> Answer | None:
        """None: ask anew, with less or from elsewhere."""
        try:
            answer = self._ahead.answer(asked)
        except LineBroke as broke:
            self._breaks += 1
            if self._breaks >= _MOST_BREAKS:
                raise
            if broke.slow or self._breaks > 1:
                self._batch.shrink()
            _log.info("the line broke: %s; the batch is %d", broke, self._batch.records)
            return None
        except SyncProblem as problem:
            self._recover(asked, problem)
            return None
        self._breaks = 0
        self._last = asked
        return answer

    def _recover(self, asked: Asked, problem: SyncProblem) -> None:
        """Make another attempt possible, or raise."""
        match problem.code:
            case ErrorCode.MESSAGE_TOO_LARGE if self._batch.shrink():
                return
            case ErrorCode.MESSAGE_MALFORMED if asked.runs and self._batch.shrink():
                return
            case ErrorCode.MESSAGE_TOO_LARGE | ErrorCode.MESSAGE_MALFORMED if asked.runs:
                self._doubt(asked, problem)
            case ErrorCode.HUB_QUOTA | ErrorCode.HUB_FULL if asked.runs:
                self._refused = problem
            case ErrorCode.HUB_DIVERGED:
                self._begin_again(asked, problem, problem.streams)
            case ErrorCode.DEVICE_NOT_ADMITTED if self._only_reads:
                self._batch.widen()  # as below: it forgot this PC too
            case ErrorCode.DEVICE_NOT_ADMITTED if self._restarts == 0:
                # A restored hub forgot this PC: its certificate has to be in the next batch, which
                # on a bad line may have become too small for it.
                self._batch.widen()
                self._begin_again(asked, problem, ())
            case _:
                raise problem

    def _doubt(self, asked: Asked, problem: SyncProblem) -> None:
        """One record that the hub will not take keeps no other waiting."""
        if len(asked.records) > 1:
            return
        if self._last is None:
            self._reads_first = True  # else it may be that nothing at all is understood there
        elif len(self._doubtful) == _MOST_ASIDE:
            self._refused = problem
        else:
            self._doubtful.append((asked.runs[0], problem))

    def _set_aside(self) -> None:
        """Where the hub took others, it is these that are at fault, and not the hub."""
        doubtful, alone = self._doubtful, len(self._doubtful) == 1
        for run, problem in doubtful:
            malformed = problem.code is ErrorCode.MESSAGE_MALFORMED
            if self._refused is not None or not (self._sent or (alone and malformed)):
                raise problem
            _log.warning("the hub does not take a record: it is set aside")
            self._changes |= self._carrying.set_aside(run.records[0].hash)

    def _begin_again(self, asked: Asked, problem: SyncProblem, streams: tuple[str, ...]) -> None:
        self._restarts += 1
        if self._restarts > _MOST_RESTARTS:
            raise problem
        named = streams or tuple(cursor.stream for cursor in asked.cursors)
        _log.info("the hub is not what it was: %s are read again", ", ".join(named))
        self._carrying.forget_positions(named)
        self._reads_first = bool(streams)

    def _take(self, asked: Asked, answer: Answer) -> None:
        changes = self._carrying.take(
            pages=answer.pages,
            given=answer.given,
            held=answer.held,
            heads=answer.heads,
            lacking=answer.blobs,
            now=answer.now,
            nonce=answer.nonce,
        )
        came = sum(len(page.entries) for page in answer.pages)
        self._batch.settle(self._carrying.held_writer, max(came, len(asked.records)))
        self._changes |= changes
        self._sent += len(asked.records)
        self._received += came
        self._lacking = answer.blobs
        if self._tell is not None:
            self._report(self._tell, asked, answer, changes)

    def _report(self, tell: Tell, asked: Asked, answer: Answer, changes: ChangeSet) -> None:
        sent = len(asked.records)
        self._to_send -= sent
        if self._to_send < 0 or (sent and not self._to_send):  # counting takes its time
            self._to_send = self._carrying.waiting().unsent
        read = {cursor.stream: cursor.position for cursor in self._carrying.cursors()}
        to_come = sum(max(0, head - read.get(name, 0)) for name, head in answer.heads.items())
        tell(Progress(self._sent, self._received, self._to_send, to_come, changes))

    def settle(self) -> None:
        """Work out what many records at once left over, a slice at a time, unless stopped."""
        while not self._stop.is_asked:
            changes = self._carrying.settle()
            if not changes:
                break
            self._changes |= changes
            if self._tell is not None:
                self._tell(Progress(self._sent, self._received, 0, 0, changes))

    # --- blobs ----------------------------------------------------------------------------------

    def blobs(self) -> None:
        """Those that this PC wants, then those that the hub lacks."""
        blobs = Blobs(self._carrying, self._hub, self._stop)
        self._changes |= blobs.fetch()
        blobs.send(self._lacking)
