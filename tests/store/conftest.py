"""Fixtures of the store's tests: a plant, closed afterwards whatever happened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.recorder import make_key
from tests.store.pages import Pen, SmallHub, another_pc, joined
from tests.store.plant import Plant, copied_plant
from trainer_app.checklists import bodies as b
from trainer_app.store.local import LocalStore


@pytest.fixture
def plant(tmp_path: Path) -> Iterator[Plant]:
    made = copied_plant(tmp_path / "profile")
    yield made
    made.store.close()


@pytest.fixture
def hub() -> SmallHub:
    return SmallHub()


@pytest.fixture
def other(tmp_path: Path, hub: SmallHub, plant: Plant) -> Iterator[LocalStore]:
    """A second PC of the plant, after the first one joined with all that it has."""
    hub.sync(joined(plant, hub))
    store = another_pc(tmp_path / "other", hub, "B")
    hub.sync(store.carrying())
    yield store
    store.close()


@pytest.fixture
def pen(hub: SmallHub) -> Pen:
    """A third device, admitted by the hub."""
    key = make_key("pen")
    hub.say(b.DeviceEnrolled(bytes(key.verify_key).hex(), "Pen", "C", grant="floor"))
    return Pen(hub, key)


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
