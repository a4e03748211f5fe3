"""Random histories for longer: the machines of ``tests/sync``, thousands of schedules each.

``TRAINER_SOAK_HISTORIES`` asks for another number. Takes hours; the plants in memory go first. They
run by the hundred, each hundred with a seed of its own that a failure names.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis.stateful import RuleBasedStateMachine

from tests.soak.report import Kept, lasted, today, write_part
from tests.sync.histories import Templates
from tests.sync.machines import SEED, MemoryHistories, RealHistories, in_memory, run_histories

SCHEDULES = int(os.environ.get("TRAINER_SOAK_HISTORIES", "10000"))
AT_ONCE = 100


@pytest.mark.soak
@pytest.mark.timeout(0)
def test_that_thousands_of_plants_in_memory_come_to_the_same() -> None:
    _soak(
        MemoryHistories,
        "histories-in-memory",
        "Random histories in memory",
        "the engine over stores and a hub in memory: lines that break before and after each"
        " message, requests that come late, copied and\nrestored profiles, a hub that forgets,"
        " revoked PCs",
    )


@pytest.mark.soak
@pytest.mark.timeout(0)
def test_that_thousands_of_real_plants_come_to_the_same(tmp_path: Path) -> None:
    with in_memory(tmp_path) as folder:
        RealHistories.templates = Templates.make(folder)
        RealHistories.is_thorough = True
        _soak(
            RealHistories,
            "histories-on-real-stores",
            "Random histories on real stores",
            "real profiles, the real hub on SQLite and real sticks: signing, withdrawing, deciding,"
            " merging, erasing, PINs, wrong clocks, newer\nprograms, cut lines, copied and"
            " restored profiles, a hub that is put back, moved, revokes and releases; every read"
            " model is worked out\nagain at the end and `verify` is asked",
        )


def _soak(machine: type[RuleBasedStateMachine], name: str, heading: str, what: str) -> None:
    kept = Kept(name)
    while kept["schedules"] < SCHEDULES:
        began = time.monotonic()
        run_histories(machine, min(AT_ONCE, SCHEDULES - kept["schedules"]))
        kept.add(schedules=AT_ONCE, seconds=time.monotonic() - began)
        write_part(
            heading,
            f"`tests/soak/test_histories.py`; `TRAINER_SOAK_HISTORIES` asks for a number, `{SEED}`"
            f" for the seed of a failure. Each schedule:\n{what}. Then everything is everywhere,"
            " once.",
            "Schedules",
            kept["schedules"],
            {
                "last run": today(),
                "took": lasted(kept["seconds"]),
                "promises of the specification that were broken": "0",
            },
        )
