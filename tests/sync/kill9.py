"""Kills PCs and their hub in mid-sync, and looks at what is left. Run as a program.

    python -m tests.sync.kill9 FOLDER --kills 20 --seed 1 [--database URL]

Two profiles and one hub on loopback HTTP live through all kills of a run. One child is a PC: it
records sign-offs with their signatures, says each id once it is saved, and syncs; another child
is the hub. One of them is killed (SIGKILL): at a named point, where it does that to itself, or at a
random moment. Then both PCs sync until they are in step, and a third child answers: is every id
that was ever said on both PCs, once; was a sign-off split from its signature; do both say the same,
with nothing waiting, and the same positions; is ``verify`` sound. The parent itself never opens a
store: a process that forks must hold no connection. One JSON line a kill.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec
from nacl.signing import SigningKey

from tests.forking import in_child, leave, load_for_children
from tests.hub.app.forked import serving
from tests.killing import damage, tell_kills
from tests.store.plant import Plant, make_plant, signed_off_in
from tests.sync.wounds import Point, Wound, arm
from trainer_app.bootstrap.syncing import Syncing, prepare
from trainer_app.checklists.kinds import KINDS
from trainer_app.kernel.clock import FixedClock, SystemClock
from trainer_app.kernel.errors import SyncProblem
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.kernel.recovery import new_recovery_code
from trainer_app.store.local import LocalStore
from trainer_app.store.profile import open_profile
from trainer_app.sync.hub.ledger.opening import create_ledger
from trainer_app.sync.protocol import Grant
from trainer_app.sync.tickets import Ticket

KEY = SigningKey(b"the hub of PCs that are killed..")
PCS = ("PC-1", "PC-2")
MOST_RECORDS = 4
"""In a row, before a sync."""
SYNCS = 5
LATEST_S = 0.2
TASKS = tuple(f"03-{n:02}" for n in range(1, 9))
_DAY_MS = 24 * 60 * 60 * 1000
_LOADED_LATE = (
    "anyio._backends._asyncio",
    "anyio.streams.memory",
    "encodings.ascii",
    "encodings.idna",
    "litestar._kwargs",
    "litestar.middleware._internal.exceptions",
    "sqlalchemy.dialects.postgresql",
    "sqlalchemy.dialects.sqlite",
    "trainer_app.checklists.packcheck",
    "trainer_app.store.carrying",
    "trainer_app.store.carrying_editions",
    "trainer_app.store.verify",
    "trainer_app.sync.engine",
    "trainer_app.sync.hub.ledger.postgres",
    "trainer_app.sync.hub.ledger.sqlite",
    "uvicorn.lifespan.on",
    "uvicorn.loops.asyncio",
)
"""By a child when it syncs, looks or serves: a third of what a kill costs, were each to do it."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Of the plant: what children need to record in it."""

    founder: str
    trainee: str
    right: str
    site: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one kill left behind."""

    kill: int
    point: str
    was_hit: bool
    """The point was come to; else the process was killed between two syncs."""
    said: int
    """Ids that were ever said by children on these profiles."""
    records: int
    lost: int
    doubled: int
    split: int
    """Sign-offs without the signature that was given in the same transaction."""
    waiting: int
    apart: bool
    """The PCs do not say the same, or not in the same order."""
    faults: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        return not (
            self.lost or self.doubled or self.split or self.waiting or self.apart or self.faults
        )


def run(folder: Path, kills: int, seed: int, database: str = "") -> Iterator[Outcome]:
    """Set two PCs and a hub up in the folder, then kill that many times."""
    load_for_children(*_LOADED_LATE)
    chance = random.Random(seed)
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    hub = Hub(database or f"sqlite:///{folder / 'hub.db'}", port)
    secrets = json.loads(in_child(lambda: _create(hub.database)))
    with hub.up():
        facts = msgspec.json.decode(in_child(lambda: _join(folder, hub.url, *secrets)), type=Facts)
        said: list[str] = []
        for kill in range(1, kills + 1):
            points = list(Point)
            wound = Wound(
                points[(kill + seed) % len(points)],
                chance.randint(1, 3),
                chance.uniform(0, LATEST_S),
            )
            if wound.point.is_of_hub:
                hub.begin(wound)
            work = partial(_work, folder / chance.choice(PCS), facts, chance.randrange(2**32))
            was_hit = _work_and_kill(hub, work, wound, said)
            hub.begin()
            look = partial(_look, folder, kill, wound, said, was_hit=was_hit)
            yield msgspec.json.decode(in_child(look), type=Outcome)


class Hub:
    """A child that serves, always at one address."""

    def __init__(self, database: str, port: int) -> None:
        self.database = database
        self.port = port
        self.child = 0
        self.is_wounded = False

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @contextmanager
    def up(self) -> Iterator[None]:
        self.begin()
        try:
            yield
        finally:
            self.kill()

    def begin(self, wound: Wound | None = None) -> None:
        """Another, unless a sound one is running and that is what is wanted."""
        if self.child and not self.is_wounded and wound is None:
            return
        self.kill()
        self.is_wounded = wound is not None
        armed = None if wound is None else partial(arm, wound)
        self.child, _address = serving(self.database, KEY, port=self.port, prepare=armed)

    def kill(self) -> bool:
        """Whether it was alive."""
        if not self.child:
            return False
        ended, _status = os.waitpid(self.child, os.WNOHANG)
        if not ended:
            os.kill(self.child, signal.SIGKILL)
            os.waitpid(self.child, 0)
        self.child = 0
        return not ended


def _work_and_kill(
    hub: Hub, work: Callable[[int, Wound], None], wound: Wound, said: list[str]
) -> bool:
    """Whether the point was come to. The ids that were said before the end are in ``said``."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        leave(lambda: work(writer, wound))
    os.close(writer)
    victim = hub.child if wound.point is Point.HUB_ANYWHERE else child
    told = b""
    with os.fdopen(reader, "rb", buffering=0) as pipe:
        if wound.point in (Point.PC_ANYWHERE, Point.HUB_ANYWHERE):
            told += pipe.read(4096)  # it has begun
            select.select([], [], [], wound.after)
            with suppress(ProcessLookupError):
                os.kill(victim, signal.SIGKILL)
        while part := pipe.read(4096):
            told += part
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or not status, f"the PC failed: {status}"
    lines = told.decode().split("\n")[:-1]
    said += [line for line in lines if len(line) == 32]
    if wound.point.is_of_hub:
        return not hub.kill() or wound.point is Point.HUB_ANYWHERE
    return "not come to" not in lines


# --- what the children do -------------------------------------------------------------------------


def _create(database: str) -> bytes:
    ledger = create_ledger(database, KEY, SystemClock())
    plant = ledger.add_plant("Killed").id
    secrets = [ledger.issue_ticket(plant, Grant.OFFICE, valid_ms=_DAY_MS) for _ in PCS]
    ledger.close()
    return json.dumps([plant, secrets]).encode()


def _join(folder: Path, url: str, plant_id: str, secrets: list[str]) -> bytes:
    plant = make_plant(folder / PCS[0])
    plant.store.close()
    prepare(folder / PCS[1], PCS[1], SystemClock()).close()
    for name, secret in zip(PCS, secrets, strict=True):
        ticket = Ticket(bytes(KEY.verify_key).hex(), plant_id, secret, Grant.OFFICE)
        with _opened(folder / name) as (_store, syncing):
            syncing.join(url, ticket)
            syncing.run_once()
    return msgspec.json.encode(Facts(plant.founder, plant.trainee, plant.right, plant.site))


@contextmanager
def _opened(folder: Path) -> Iterator[tuple[LocalStore, Syncing]]:
    store = open_profile(folder, SystemClock())
    syncing = Syncing(store)
    try:
        yield store, syncing
    finally:
        syncing.close()
        store.close()


def _work(folder: Path, facts: Facts, seed: int, out: int, wound: Wound) -> None:
    """Record and sync, until killed, or until the hub was; then the point was not come to."""
    chance = random.Random(seed)
    with _opened(folder) as (store, syncing):
        plant = _plant(folder, store, facts)
        for turn in range(SYNCS):
            for _ in range(chance.randint(1, MOST_RECORDS)):
                with store.writing() as writing:
                    record = signed_off_in(plant, writing, chance.choice(TASKS))
                os.write(out, f"{record.id}\n".encode())
            if not turn and not wound.point.is_of_hub:
                arm(wound)
            try:
                syncing.run_once()
            except SyncProblem:
                return
        os.write(out, b"not come to\n")


def _plant(folder: Path, store: LocalStore, facts: Facts) -> Plant:
    plant = Plant(folder, FixedClock(SystemClock().now()), new_recovery_code(os.urandom), store)
    plant.founder, plant.trainee = PersonId(facts.founder), PersonId(facts.trainee)
    plant.right, plant.site = RecordId(facts.right), RecordId(facts.site)
    return plant


def _look(folder: Path, kill: int, wound: Wound, said: list[str], *, was_hit: bool) -> bytes:
    with _opened(folder / PCS[0]) as one, _opened(folder / PCS[1]) as other:
        for _store, syncing in (one, other, one):
            syncing.run_once()
        looked = [_state(store) for store, _syncing in (one, other)]
        waiting = [syncing.waiting() for _store, syncing in (one, other)]
        faults = [fault for store, _syncing in (one, other) for fault in store.verify().faults]
        with one[0].reading() as reading:
            records = reading.records(list(KINDS))
    lost, doubled, split = damage(records, said)
    outcome = Outcome(
        kill=kill,
        point=wound.point.value,
        was_hit=was_hit,
        said=len(said),
        records=len(records),
        lost=lost,
        doubled=doubled,
        split=split,
        waiting=sum(w.waiting + w.held_back + w.to_come for w in waiting),
        apart=looked[0] != looked[1],
        faults=tuple(f"{fault.kind.value} {fault.record_id}" for fault in faults),
    )
    return msgspec.json.encode(outcome)


def _state(store: LocalStore) -> tuple[str, list[tuple[object, ...]]]:
    """What a PC says, and where the hub has put each record."""
    with store.reading() as reading:
        places = reading.connection.execute(
            "SELECT p.stream, p.position, r.hash, p.received FROM placed p"
            " JOIN record r ON r.arrival = p.arrival ORDER BY p.stream, p.position"
        ).fetchall()
        return reading.state_hash(), list(places)


if __name__ == "__main__":
    tell_kills(lambda asked: run(asked.folder, asked.kills, asked.seed, asked.database))
