"""A fresh plant for each test; and two that were founded alone and joined one hub."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.plant import Plant, make_plant
from tests.services.at_hub import AtHub, at_hub, founded


@pytest.fixture
def plant(tmp_path: Path) -> Iterator[Plant]:
    made = make_plant(tmp_path / "profile")
    yield made
    made.program.close()


@pytest.fixture(scope="session")
def plants(tmp_path_factory: pytest.TempPathFactory) -> tuple[Plant, Plant]:
    return founded(tmp_path_factory.mktemp("alone"))


@pytest.fixture
def both(plants: tuple[Plant, Plant], tmp_path: Path) -> Iterator[AtHub]:
    with at_hub(plants, tmp_path) as found:
        yield found
