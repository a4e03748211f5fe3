"""Kills a process that is recording sign-offs, and looks at what is left. Run as a program.

    python -m tests.kill9 FOLDER --kills 20 --seed 1

One profile lives through all kills of a run. A child opens it, records sign-offs with both
signatures, and says each record's id once the service has answered; the parent kills it (SIGKILL)
after a random number of them, wherever it stands. Then another child opens the profile and answers:
is every id that was ever said there, exactly once; was a sign-off split from its signature; is
``verify`` sound; how long until it could be used again. The parent itself never opens the store: a
process that forks must hold no connection. One JSON line a kill; used by the tests and by the soak.
"""

from __future__ import annotations

import os
import random
import select
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec

from tests.forking import in_child, leave, load_for_children
from tests.killing import damage, tell_kills
from tests.plant import cheap_verifier
from trainer_app.bootstrap import Program, found, open_program
from trainer_app.checklists.kinds import KINDS
from trainer_app.checklists.packcheck import load
from trainer_app.checklists.packfiles import read_folder
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.rules import Claim
from trainer_app.kernel.clock import SystemClock
from trainer_app.kernel.ids import PersonId
from trainer_app.kernel.resources import shipped_pack, shipped_trainers_pack
from trainer_app.services.cases import adopted_pack
from trainer_app.services.founding import FirstRun
from trainer_app.services.people import NewPerson, People
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Answer

SUPERVISOR = "Renée Tremblay"
MOST_BEFORE_KILL = 30  # records said; with none at all it is killed while it opens
LATEST_S = 0.02  # one sign-off takes about half of this
_SCHEDULER = Path("/proc/thread-self/schedstat")
_ID_LINE = 33  # 32 hex digits and a line end
_LOADED_LATE = (
    "sqlalchemy.dialects.sqlite",
    "trainer_app.checklists.judging",
    "trainer_app.store.verify",
    "trainer_app.store.writing",
)
"""By a child when it writes or looks: a third of what a kill costs, were each to do it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one kill left behind."""

    kill: int
    acknowledged: int
    """Ids that were ever said by children on this profile."""
    records: int
    lost: int
    doubled: int
    split: int
    """Sign-offs without the signature that was given in the same transaction."""
    faults: tuple[str, ...]
    reopened_ms: float
    """Until the Board is there; without the time that a busy machine gave to others."""

    @property
    def is_sound(self) -> bool:
        return not (self.lost or self.doubled or self.split or self.faults)


def run(folder: Path, kills: int, seed: int) -> Iterator[Outcome]:
    """Found a profile in the folder, then kill that many times."""
    for pack in (shipped_pack(), shipped_trainers_pack()):
        load(read_folder(pack))  # every child finds it read
    load_for_children(*_LOADED_LATE)
    chance = random.Random(seed)
    in_child(lambda: _found(folder))
    said: list[str] = []
    for kill in range(1, kills + 1):
        after, moment = chance.randrange(MOST_BEFORE_KILL), chance.uniform(0, LATEST_S)
        said += _record_and_kill(folder, after, moment)
        yield msgspec.json.decode(in_child(partial(_look, folder, kill, said)), type=Outcome)


def _record_and_kill(folder: Path, after: int, moment: float) -> list[str]:
    """The ids that a child said before it was killed: after so many, and a moment (s) later."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        leave(lambda: _record(folder, writer))
    os.close(writer)
    said = b""
    with os.fdopen(reader, "rb", buffering=0) as pipe:
        while len(said) < after * _ID_LINE and (part := pipe.read(4096)):
            said += part
        select.select([pipe], [], [], moment)  # somewhere between two answers, or at the next
        os.kill(child, signal.SIGKILL)
        while part := pipe.read(4096):  # said before it died, so it counts
            said += part
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), f"the child ended by itself: {status}"
    return [line.decode() for line in said.split(b"\n")[:-1]]


# --- what the children do ---------------------------------------------------------------------


def _found(folder: Path) -> bytes:
    first = FirstRun("Kill 9", "PC", SUPERVISOR, "2468", also_trains=True)
    found(folder, first, SystemClock(), verifier=cheap_verifier).program.close()
    return b""


def _record(folder: Path, out: int) -> None:
    """Sign off one task after another, of one new trainee after another, until killed."""
    program = open_program(folder, SystemClock())
    people = People(program.store, program.clock, new_verifier=cheap_verifier)
    supervisor = people.find(SUPERVISOR).id
    with program.store.reading() as reading:
        pack = adopted_pack(reading)
    while True:
        name = f"Trainee {os.urandom(6).hex()}"
        new = NewPerson(name, (Role.TRAINEE,))
        added = people.add_person(_at_pad(program, supervisor), new)
        _say(out, added.changes.records)
        for claim in _claims(pack, program):
            done = program.signing.record_sign_off(
                _at_pad(program, supervisor),
                added.person,
                [claim],
                answer=(_at_pad(program, added.person), Answer(agrees=True)),
            )
            _say(out, done.changes.records)


def _say(out: int, ids: tuple[str, ...]) -> None:
    os.write(out, "".join(f"{record_id}\n" for record_id in ids).encode())


def _at_pad(program: Program, person: PersonId) -> SignedIn:
    """Somebody whose PIN was just typed."""
    with program.store.reading() as reading:
        pin = reading.pin(person)
        assert pin is not None
        return SignedIn(reading.directory().people[person], pin.record, program.clock.now().ms)


def _claims(pack: Pack, program: Program) -> list[Claim]:
    """One for each task that nothing has to come before."""
    return [
        Claim(
            task=task.id,
            level=3,
            observed_on=program.clock.now().date,
            lines=frozenset(range(1, len(task.lines) + 1)),
            method="job" if task.id not in pack.policy.cards_tasks else "session",
            evidence=("QA", "WP") if task.is_safety else ("WP",),
            place="floor",
            mold="214",
        )
        for task in pack.all_tasks()
        if not task.prerequisites
    ]


def _look(folder: Path, kill: int, said: list[str]) -> bytes:
    began, waited = time.perf_counter(), _waited_ms()
    program = open_program(folder, SystemClock())
    program.people.board()
    reopened_ms = (time.perf_counter() - began) * 1000 - (_waited_ms() - waited)
    with program.store.reading() as reading:
        records = reading.records(list(KINDS))
    report = program.store.verify()
    program.close()
    lost, doubled, split = damage(records, said)
    outcome = Outcome(
        kill=kill,
        acknowledged=len(said),
        records=len(records),
        lost=lost,
        doubled=doubled,
        split=split,
        faults=tuple(f"{fault.kind.value} {fault.record_id}" for fault in report.faults),
        reopened_ms=round(reopened_ms, 1),
    )
    return msgspec.json.encode(outcome)


def _waited_ms() -> float:
    """How long this thread has waited for a processor that others had; 0 where nobody counts it."""
    if not _SCHEDULER.exists():
        return 0.0
    return int(_SCHEDULER.read_text("ascii").split()[1]) / 1e6


if __name__ == "__main__":
    tell_kills(lambda asked: run(asked.folder, asked.kills, asked.seed))
