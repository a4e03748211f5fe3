"""One device that was admitted makes ten thousand logs, then ten thousand branches of one place."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hub.pcs import Log
from tests.hub.pcs import Pc as Rogue
from tests.hub.test_hostile import branches
from tests.store.plant import STARTED, make_plant
from tests.sync.live_hub import live_hub, on_sqlite
from tests.sync.two_profiles import Pc
from trainer_app.bootstrap.program import Program
from trainer_app.bootstrap.syncing import prepare
from trainer_app.kernel.clock import FixedClock
from trainer_app.sync.hub.ledger.quotas import LOGS
from trainer_app.sync.hub.ports import Refused
from trainer_app.sync.protocol import ProblemType

MANY = 10_000
A_BATCH = 1_000
LONGEST_S = 60
"""For any one thing that a person or an honest PC does meanwhile; mostly it is a second."""


@pytest.mark.soak
@pytest.mark.timeout(3_600)
def test_that_ten_thousand_logs_and_branches_of_one_device_stop_nobody(tmp_path: Path) -> None:
    clock = FixedClock(STARTED)
    plant = make_plant(tmp_path / "PC-1")
    first = Pc(Program(plant.store, plant.clock), plant.founder)
    second = Pc(prepare(tmp_path / "PC-2", "PC-2", plant.clock), plant.founder)
    try:
        with live_hub(on_sqlite(tmp_path), clock) as hub:
            for pc in (first, second):
                hub.join(pc.program)
            rogue = Rogue("rogue").enrol(hub.ledger, hub.plant)
            refused = 0
            logs = [Log(rogue.key, "plant", f"{n:032x}").run() for n in range(MANY)]
            for start in range(0, MANY, A_BATCH):
                batch = logs[start : start + A_BATCH]
                try:
                    rogue.sync(hub.ledger, hub.plant, batch, room=0)
                except Refused as over:
                    if over.problem is not ProblemType.QUOTA:
                        raise
                    refused += 1
                    clock.advance(days=1)
                    rogue.sync(hub.ledger, hub.plant, batch, room=0)
            assert refused >= MANY // LOGS - 1
            rogue.write(1)
            rogue.sync(hub.ledger, hub.plant, rogue.everything(), room=0)
            many = branches(rogue.log(), MANY)
            for start in range(0, MANY, A_BATCH):
                rogue.sync(hub.ledger, hub.plant, many[start : start + A_BATCH], room=0)
            kept = first.append(plant.sign_off_body("03-01"))
            for pc in (first, second):
                _quickly(pc.sync)
            _quickly(lambda: hub.ledger.revoke(hub.plant, rogue.public))
            later = second.append(plant.sign_off_body("03-02"))
            for pc in (first, second, first):
                _quickly(pc.sync)
            assert first.state_hash() == second.state_hash()
            for record in (kept, later):
                with first.program.store.reading() as reading:
                    assert reading.record(record.id) is not None
            assert (first.waiting, second.waiting) == (0, 0)
    finally:
        for pc in (first, second):
            pc.program.close()


def _quickly(work: Callable[[], object]) -> None:

    began = time.monotonic()
    work()
    assert time.monotonic() - began < LONGEST_S
