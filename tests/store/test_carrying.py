"""What a PC gives to a hub and takes from it: once, whole, in any order, whatever the clocks say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.pages import SmallHub, another_pc, joined, state
from tests.store.plant import TASK, Plant, all_rows
from trainer_app.checklists import bodies as b
from trainer_app.store import schema
from trainer_app.store.local import LocalStore


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


def test_that_what_one_pc_recorded_stands_on_the_other(
    plant: Plant, hub: SmallHub, other: LocalStore
) -> None:
    record = plant.signed_off()
    hub.sync(plant.store.carrying())
    changes = hub.sync(other.carrying())
    assert changes.touches(plant.trainee)
    assert changes.touches(record.id)
    assert state(plant.store) == state(other)
    with other.reading() as reading:
        assert [p.record for p in reading.standings(plant.trainee)[TASK].performances] == [
            record.id
        ]
    assert other.verify().sound
