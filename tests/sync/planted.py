"""Bugs that are planted in sync by hand, each of which the random histories have to notice.

They say how sharp the histories are: a step or a check that is taken out of those lets some of
these through. Each is a line that somebody could leave out, or turn round, in the engine, in what
the store does with what came, or in the hub's ledger. ``make soak`` plants one after the other
(``tests/soak/test_planted.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import pytest

from tests.sync.drawing import run_histories
from tests.sync.machines import MemoryHistories, RealHistories, real_plants
from trainer_app.checklists.kinds import Stream
from trainer_app.kernel.errors import ErrorCode, SyncProblem, TrainerError
from trainer_app.kernel.ids import PersonId
from trainer_app.kernel.streams import Cursor, Run
from trainer_app.store import carrying_blobs, carrying_out, carrying_take, models, travel
from trainer_app.store.carrying_check import Come
from trainer_app.store.carrying_take import Taking
from trainer_app.store.engine import DriverConnection
from trainer_app.store.rows import Held
from trainer_app.store.writing import LocalWriting
from trainer_app.sync import engine
from trainer_app.sync.engine import _Running
from trainer_app.sync.framing import Answer, Asked
from trainer_app.sync.hub.ledger import (
    blobs,
    effects,
    ledger,
    own_log,
    reading,
    settling,
)
from trainer_app.sync.hub.ledger.session import Session

Patch = pytest.MonkeyPatch


@dataclass(frozen=True)
class Planted:
    """``within``: so many schedules have to notice it; most take ten."""

    name: str
    plant: Callable[[Patch], None]
    within: int = 100
    in_memory: bool = False


# --- what the store does with what came ---------------------------------------------------------


def _cursor_before_records(patch: Patch) -> None:
    take = Taking.take

    def early(self: Taking, came: Sequence[Come], held: Mapping[bytes, Held]) -> None:
        run = self._connection.execute
        for one in came:
            if one.position:
                run(carrying_take._REACH, (one.stream, one.position, one.chain, 0, bytes(64)))
        run("COMMIT")
        run("BEGIN IMMEDIATE")
        take(self, came, held)

    patch.setattr(Taking, "take", early)


def _cursor_goes_back(patch: Patch) -> None:
    always = carrying_take._REACH.partition(" WHERE (excluded")[0]
    patch.setattr(carrying_take, "_REACH", always)


def _receipt_believed(patch: Patch) -> None:
    """That a hub took a record is the last word on it, whether or not it was read back."""
    patch.setattr(travel, "take_back", lambda *_told: None)


def _receipt_stays(patch: Patch) -> None:
    patch.setattr(carrying_take, "_NOT_HANDED", "DELETE FROM handed WHERE arrival = -?")


def _fork_not_noticed(patch: Patch) -> None:
    patch.setattr(Taking, "_note_forks", lambda _self, _new: None)


def _forked_log_goes_on(patch: Patch) -> None:
    patch.setattr(Taking, "_leave_own", lambda _self, _new: None)


def _branch_not_sent(patch: Patch) -> None:
    patch.setattr(carrying_out, "_AT", f"{carrying_out._AT} ORDER BY arrival LIMIT 1")


def _own_not_offered_again(patch: Patch) -> None:
    """After a hub was restored: up to where all had gone out, nobody looks any more."""
    patch.setattr(travel, "_count_forgotten", lambda _writing: None)


def _blob_without_its_end(patch: Patch) -> None:
    add = carrying_blobs.add

    def early(
        connection: DriverConnection,
        blob: str,
        start: int,
        came: bytes,
        *,
        whole: int,
    ) -> bool:
        done = add(connection, blob, start, came, whole=whole)
        if not done and start + 2 * len(came) >= whole:
            connection.execute(carrying_blobs._WHOLE, (blob,))
            return True
        return done

    patch.setattr(carrying_blobs, "add", early)


def _blob_not_asked_for(patch: Patch) -> None:
    patch.setattr(carrying_blobs, "_WANTED", carrying_blobs._WANTED.replace(" AND w.whole = 1", ""))


def _merged_rows_left(patch: Patch) -> None:
    def work_off(self: models.ReadModels) -> set[PersonId]:
        changed: set[PersonId] = set()
        for place in self._connection.execute(models._SOME_LEFT, (models.AT_ONCE,)).fetchall():
            self._run(models._NOT_LEFT, *place)
            self._dirty.add(place)
            changed |= self._settle()
        return changed

    patch.setattr(models.ReadModels, "work_off", work_off)


def _erased_body_stays(patch: Patch) -> None:
    patch.setattr(Taking, "_honour_erasures", lambda _self: None)


def _replaced_pin_stays(patch: Patch) -> None:
    patch.setattr(Taking, "_forget_replaced", lambda _self: None)


def _stale_stick_believed(patch: Patch) -> None:
    meta = LocalWriting.meta

    def nothing_heard(self: LocalWriting, name: str) -> str:
        return "" if name == travel.HUB_NOW else meta(self, name)

    patch.setattr(LocalWriting, "meta", nothing_heard)


# --- the engine ---------------------------------------------------------------------------------


def _what_waits_besides_left(patch: Patch) -> None:
    """A sync ends where the hub has no more, whatever this PC still has."""

    def go_on(self: _Running, asked: Asked, answer: Answer, _runs: tuple[Run, ...]) -> Asked | None:
        self._take(asked, answer)
        return self._next() if answer.more else None

    patch.setattr(_Running, "_go_on", go_on)


def _sent_twice(patch: Patch) -> None:
    outgoing = _Running._outgoing
    patch.setattr(_Running, "_outgoing", lambda self, **_besides: outgoing(self))


def _forgotten_pc_gives_up(patch: Patch) -> None:
    recover = _Running._recover

    def give_up(self: _Running, asked: Asked, problem: SyncProblem) -> None:
        if problem.code is ErrorCode.DEVICE_NOT_ADMITTED:
            raise problem
        recover(self, asked, problem)

    patch.setattr(_Running, "_recover", give_up)


def _held_not_told(patch: Patch) -> None:
    take = _Running._take

    def untold(self: _Running, asked: Asked, answer: Answer) -> None:
        take(self, asked, replace(answer, held={}))

    patch.setattr(_Running, "_take", untold)


# --- the hub ------------------------------------------------------------------------------------


def _hub_never_diverges(patch: Patch) -> None:
    def none(_session: Session, _cursors: Sequence[Cursor]) -> tuple[str, ...]:
        return ()

    patch.setattr(ledger, "diverged", none)


def _hub_goes_by_position(patch: Patch) -> None:
    """A cursor is the hub's own where it is not beyond its end."""

    def is_ours(session: Session, cursor: Cursor) -> bool:
        head = reading.heads(session, [cursor.stream]).get(cursor.stream, Cursor(cursor.stream))
        return cursor.position <= head.position

    patch.setattr(reading, "_is_ours", is_ours)


def _hub_goes_on_in_its_log(patch: Patch) -> None:
    patch.setattr(own_log, "_is_untouched", lambda _session, _tip: True)


def _held_never_released(patch: Patch) -> None:
    patch.setattr(settling, "_release", lambda *_told: False)


def _hub_keeps_erased(patch: Patch) -> None:
    patch.setattr(settling, "_erase_bodies", lambda _session: None)


def _blobs_never_missing(patch: Patch) -> None:
    patch.setattr(blobs, "missing", lambda _session, _streams: ())


def _blob_not_named(patch: Patch) -> None:
    patch.setattr(effects, "name_blob", lambda _session, _stream, _sha256: None)


def _grants_not_asked(patch: Patch) -> None:
    """A floor PC is given what is for the office."""
    patch.setattr(ledger, "reads", lambda _grant: frozenset(Stream))


PLANTED: Final = (
    Planted("the cursor moves before the records are taken", _cursor_before_records),
    Planted("a page from before moves the cursor back", _cursor_goes_back),
    Planted("a receipt is the last word", _receipt_believed),
    Planted("a receipt stays once the record was read back", _receipt_stays),
    Planted("a fork is not noticed", _fork_not_noticed),
    Planted("a PC goes on in a log that forked", _forked_log_goes_on),
    Planted("one branch of a fork is not sent", _branch_not_sent),
    Planted("own records are not offered again to a hub that lost them", _own_not_offered_again),
    Planted("a file counts as arrived without its end", _blob_without_its_end),
    Planted("a file that began to come is wanted no more", _blob_not_asked_for),
    Planted("the rows of merged entries are left", _merged_rows_left),
    Planted("a body that was erased stays on a PC", _erased_body_stays),
    Planted("a PIN that was replaced stays on a PC", _replaced_pin_stays),
    Planted("what a stick from before says is believed", _stale_stick_believed),
    Planted("a sync ends before all is out", _what_waits_besides_left, in_memory=True),
    Planted("what is under way is sent twice", _sent_twice, in_memory=True),
    Planted("a PC that was forgotten gives up", _forgotten_pc_gives_up, in_memory=True),
    Planted("nobody is told what is held", _held_not_told, in_memory=True),
    Planted("a hub never says that it diverged", _hub_never_diverges),
    Planted("a hub goes by positions alone", _hub_goes_by_position),
    Planted("a restored hub goes on in its old log", _hub_goes_on_in_its_log),
    Planted("what is held is never released", _held_never_released),
    Planted("a body that was erased stays at the hub", _hub_keeps_erased),
    Planted("the hub asks for no file", _blobs_never_missing),
    Planted("the hub does not see that a file is named", _blob_not_named),
    Planted("a floor PC is given what is for the office", _grants_not_asked),
)


def noticed(planted: Planted, folder: Path) -> str:
    """What the histories say of it; empty where they say nothing."""
    machine = MemoryHistories if planted.in_memory else RealHistories
    with real_plants(folder), pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine._log, "disabled", True)  # it may notice too, and warn
        planted.plant(patch)
        try:
            run_histories(machine, planted.within)
        except (AssertionError, TrainerError, RuntimeError) as error:
            return f"{type(error).__name__}: {error}"
    return ""
