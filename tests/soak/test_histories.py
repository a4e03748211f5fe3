"""Random histories for longer: the steps of ``tests/sync``, thousands of schedules each.

``TRAINER_SOAK_HISTORIES`` asks for another number. Takes hours; the plants in memory go first. They
run by the hundred, each hundred with a seed of its own that a failure names.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tests.soak.report import Kept, lasted, today, write_part
from tests.sync.drawing import SEED, Histories, run_histories
from tests.sync.machines import MemoryHistories, RealHistories, real_plants

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
    with real_plants(tmp_path):
        _soak_real("histories-on-real-stores", "Random histories on real stores", "SQLite")


@pytest.mark.soak
@pytest.mark.timeout(0)
def test_that_plants_with_a_hub_on_postgresql_come_to_the_same(
    tmp_path: Path, postgres_server: str
) -> None:
    with real_plants(tmp_path, postgres_server):
        _soak_real(
            "histories-on-postgresql", "Random histories with a hub on PostgreSQL", "PostgreSQL"
        )


def _soak_real(name: str, heading: str, database: str) -> None:
    RealHistories.is_thorough = True
    _soak(
        RealHistories,
        name,
        heading,
        f"real profiles, the real hub on {database} and real sticks: signing, withdrawing,"
        " deciding, merging, erasing, PINs, photos, wrong clocks, newer\nprograms, cut lines,"
        " programs that end in mid-sync, PCs that sync in turns, copied and restored profiles, a"
        " hub that is put back (in\nmid-sync too), moved, revokes and releases; every read model"
        " is worked out again at the end and `verify` is asked",
    )


def _soak(machine: type[Histories], name: str, heading: str, what: str) -> None:
    kept = Kept(name)
    while kept["schedules"] < SCHEDULES:
        began = time.monotonic()
        count = min(AT_ONCE, SCHEDULES - kept["schedules"])
        try:
            run_histories(machine, count)
        except Exception:
            kept.add(broken=1)
            raise
        kept.add(schedules=count, seconds=time.monotonic() - began)
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
                "times that a promise was broken, and was mended before it went on": str(
                    kept["broken"]
                ),
            },
        )
