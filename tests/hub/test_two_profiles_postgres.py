"""The flow of two profiles on a hub whose ledger is in PostgreSQL."""

from __future__ import annotations

from pathlib import Path

from tests.store.plant import STARTED
from tests.sync.live_hub import live_hub
from tests.sync.two_profiles import come_back_in_step
from trainer_app.kernel.clock import FixedClock


def test_that_two_pcs_that_worked_apart_come_back_in_step_on_postgresql(
    tmp_path: Path, empty_postgres_url: str
) -> None:
    with live_hub(empty_postgres_url, FixedClock(STARTED)) as hub:
        come_back_in_step(tmp_path, hub)
