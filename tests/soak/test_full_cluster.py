"""A PostgreSQL whose disk is full, again and again, below a hub that PCs push to.

``TRAINER_SOAK_FULL_DISKS`` asks for another number, of either kind. They are kept in ``build/soak``
after each of them; a stopped run goes on there.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.conftest import ProgramLog
from tests.hub.scratch_cluster import Cluster, cluster_on_disk
from tests.small_disk import NO_DISK
from tests.soak.report import Kept, lasted, today, write_part
from tests.store.plant import STARTED, Plant, signed_off_in
from tests.sync.live_hub import LiveHub, live_hub
from tests.sync.machines import in_memory
from tests.sync.two_profiles import Pc, two_pcs
from trainer_app.bootstrap.program import Program
from trainer_app.bootstrap.syncing import prepare
from trainer_app.checklists import bodies as b
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.errors import ErrorCode, SyncProblem

FULL_DISKS = int(os.environ.get("TRAINER_SOAK_FULL_DISKS", "50"))
A_CLUSTER = 10  # full disks that a server and its PCs live through
MOST_ROOM = 1 << 20
MOST_SYNCS = 80
TASKS = tuple(f"03-{n:02}" for n in range(1, 9))
JPEG = b"\xff\xd8"

pytestmark = [pytest.mark.soak, pytest.mark.timeout(0)]


@pytest.mark.parametrize("whole", [False, True], ids=["its log of writes", "all of it"])
def test_that_a_postgresql_whose_disk_is_full_again_and_again_has_lost_and_doubled_nothing(
    whole: bool, tmp_path: Path, program_log: ProgramLog
) -> None:
    kept = Kept(f"full-disks-{'whole' if whole else 'wal'}")
    while kept["disks"] < FULL_DISKS:
        with in_memory(tmp_path) as folder, cluster_on_disk(90 if whole else 16, whole=whole) as it:
            if it is None:
                pytest.skip(NO_DISK)
            _fill_and_empty(folder, it, min(A_CLUSTER, FULL_DISKS - kept["disks"]), kept)
        program_log.expect("database")
        _report(kept, f"A PostgreSQL whose disk {'' if whole else 'of the WAL '}is full")


def _fill_and_empty(folder: Path, cluster: Cluster, times: int, kept: Kept) -> None:
    with (
        live_hub(cluster.url, FixedClock(STARTED)) as hub,
        two_pcs(folder, hub) as (plant, first, second),
    ):
        work = Work(hub, plant, first, second, random.Random(kept["disks"]))
        for number in range(times):
            began, records, died = time.monotonic(), hub.records(), cluster.breakdowns
            with closing(prepare(folder / f"PC-{number + 3}", "Late", plant.clock)) as late:
                ticket = hub.ticket()
                cluster.fill_disk(but=work.chance.randrange(MOST_ROOM))
                refused = work.push_until_full()
                work.may_join(late, ticket)
                cluster.make_room()
                work.comes_in_step(late, ticket)
            kept.add(
                disks=1,
                refused=refused,
                died=int(cluster.breakdowns > died),
                records=hub.records() - records,
                seconds=time.monotonic() - began,
            )


@dataclass
class Work:
    """What two PCs record and sync with one hub, which is never begun again."""

    hub: LiveHub
    plant: Plant
    first: Pc
    second: Pc
    chance: random.Random
    photos: list[str] = field(default_factory=list)

    def push_until_full(self) -> int:
        """How often somebody was refused; always in words."""
        refused = 0
        for _ in range(MOST_SYNCS):
            for pc in (self.first, self.second):
                self._record(pc)
                refused += self._is_refused(pc.sync)
            if refused > 2:
                return refused
        raise AssertionError("the disk was never full")

    def _record(self, pc: Pc) -> None:
        """Words, now and then a sign-off with its signature, and a photo."""
        bodies: list[b.Body] = [
            b.NoteWritten(person=self.plant.trainee, words=self.chance.randbytes(24_000).hex())
            for _ in range(self.chance.randrange(8))
        ]
        with pc.program.store.writing() as writing:
            if self.chance.random() < 0.3:
                signed_off_in(self.plant, writing, self.chance.choice(TASKS))
            if self.chance.random() < 0.1:
                self.photos.append(writing.keep_blob(JPEG + self.chance.randbytes(200_000)))
                bodies.append(b.StepPictured(task=TASKS[0], photo=self.photos[-1]))
            for body in bodies:
                writing.append(body, by=self.plant.by())

    def may_join(self, late: Program, ticket: str) -> None:
        self._is_refused(lambda: late.syncing.enrol(self.hub.url, ticket))

    def _is_refused(self, call: Callable[[], object]) -> bool:
        try:
            call()
        except SyncProblem as problem:
            if problem.code not in {ErrorCode.HUB_FULL, ErrorCode.HUB_BUSY}:
                raise
            return True
        return False

    def comes_in_step(self, late: Program, ticket: str) -> None:
        """What was confirmed is where it was; the rest, and who was to join, is there too."""
        confirmed = [_placed(pc) for pc in (self.first, self.second)]
        late.syncing.enrol(self.hub.url, ticket)
        third = Pc(late, self.plant.founder)
        for pc in (self.first, self.second, self.first, third):
            pc.sync()
        for pc, before in zip((self.first, self.second), confirmed, strict=True):
            assert before <= _placed(pc)
        for pc in (self.first, self.second, third):
            assert pc.state_hash() == self.first.state_hash()
            assert pc.records() == self.hub.records()
            assert pc.waiting == 0
            assert pc.faults() == []
            with pc.program.store.reading() as reading:
                assert all(reading.blob(photo) for photo in self.photos)


def _placed(pc: Pc) -> set[tuple[object, ...]]:
    """What the hub has confirmed to this PC: where, and which record."""
    with pc.program.store.reading() as reading:
        return set(
            reading.connection.execute(
                "SELECT p.stream, p.position, r.hash FROM placed p"
                " JOIN record r ON r.arrival = p.arrival"
            )
        )


def _report(kept: Kept, heading: str) -> None:
    write_part(
        heading,
        "`tests/soak/test_full_cluster.py`; `TRAINER_SOAK_FULL_DISKS` asks for a number. The disk"
        " of a PostgreSQL server, or that of its log of\nwrites (WAL) alone, is filled while two"
        " PCs push records and photos and a third joins. The server breaks down; its operator"
        " makes room and\nbegins it again. The hub is never begun again. Then all three sync.",
        "Full disks",
        kept["disks"],
        {
            "last run": today(),
            "took": lasted(kept["seconds"]),
            "of them broke the whole server down": f"{kept['died']:,}",
            "syncs refused, all in words": f"{kept['refused']:,}",
            "records that came in": f"{kept['records']:,}",
            "records confirmed and lost, moved or doubled": "0",
            "PCs that did not come in step, or were not sound": "0",
        },
    )
