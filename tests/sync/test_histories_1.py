"""The first quarter of the random histories: whatever befell a plant, all is everywhere once.

Each quarter draws its own, the same each time: `make soak` draws others. They are files of
their own because a worker takes whole files.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sync.drawing import run_histories
from tests.sync.machines import IN_MEMORY, REAL, MemoryHistories, run_real_histories

SEED = 1
pytestmark = pytest.mark.timeout(400)  # under a minute where nobody else needs the processors


def test_that_real_plants_come_to_the_same_whatever_befell_them(tmp_path: Path) -> None:
    run_real_histories(REAL // 4, tmp_path, SEED)


def test_that_plants_in_memory_come_to_the_same_whatever_befell_them() -> None:
    run_histories(MemoryHistories, IN_MEMORY // 4, seed=SEED)
