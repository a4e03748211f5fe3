"""A real hub that answers, and two real PCs of its plant: each test has its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.plant import STARTED
from tests.sync.live_hub import LiveHub, live_hub, on_sqlite
from tests.sync.two_profiles import Pcs, two_pcs
from trainer_app.kernel.clock import FixedClock


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[LiveHub]:
    with live_hub(on_sqlite(tmp_path), FixedClock(STARTED)) as running:
        yield running


@pytest.fixture
def pcs(tmp_path: Path, hub: LiveHub) -> Iterator[Pcs]:
    with two_pcs(tmp_path, hub) as three:
        yield three
