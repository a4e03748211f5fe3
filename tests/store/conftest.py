"""Fixtures of the store's tests: a plant, closed afterwards whatever happened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.plant import Plant, make_plant


@pytest.fixture
def plant(tmp_path: Path) -> Iterator[Plant]:
    made = make_plant(tmp_path / "profile")
    yield made
    made.store.close()
