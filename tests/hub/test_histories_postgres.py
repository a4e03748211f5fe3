"""A few random histories with the hub on PostgreSQL; hundreds are in the soak."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sync.machines import run_real_histories

SCHEDULES, SEED = 3, 5


@pytest.mark.timeout(200)
def test_that_plants_with_a_hub_on_postgresql_come_to_the_same_whatever_befell_them(
    tmp_path: Path, postgres_server: str
) -> None:
    run_real_histories(SCHEDULES, tmp_path, SEED, server=postgres_server)
