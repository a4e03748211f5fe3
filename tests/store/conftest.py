"""Fixtures of the store's tests: a plant, closed afterwards whatever happened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.plant import Plant, make_plant
from trainer_app.checklists import bodies as b


@pytest.fixture
def plant(tmp_path: Path) -> Iterator[Plant]:
    made = make_plant(tmp_path / "profile")
    yield made
    made.store.close()


LONG_NAME = "Tomasina Lindqvist"
"""So long that chance does not spell it in what is encrypted."""


@pytest.fixture
def backed_up(plant: Plant, tmp_path: Path) -> tuple[Plant, Path]:
    """A plant and a backup of it on a stick."""
    plant.signed_off()
    plant.append(b.NoteWritten(person=plant.trainee, words="Careful hands"))
    plant.append(b.PersonNamed(person=plant.trainee, name=LONG_NAME))
    file = tmp_path / "stick" / "plant.trainer-backup"
    plant.store.backup(file)
    return plant, file
