"""Random histories for longer: the machines of ``tests/sync``, thousands of schedules each.

``TRAINER_SOAK_HISTORIES`` asks for another number. Takes hours; the plants in memory go first.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from tests.sync.histories import Templates
from tests.sync.test_histories import MemoryHistories, RealHistories, run_histories

SCHEDULES = int(os.environ.get("TRAINER_SOAK_HISTORIES", "10000"))


@pytest.mark.soak
@pytest.mark.timeout(0)
def test_that_thousands_of_plants_in_memory_come_to_the_same() -> None:
    run_histories(MemoryHistories, SCHEDULES)


@pytest.mark.soak
@pytest.mark.timeout(0)
def test_that_thousands_of_real_plants_come_to_the_same(tmp_path: Path) -> None:
    shared = Path("/", "dev", "shm")
    with tempfile.TemporaryDirectory(dir=shared if shared.is_dir() else tmp_path) as folder:
        RealHistories.templates = Templates.make(Path(folder))
        run_histories(RealHistories, SCHEDULES)
