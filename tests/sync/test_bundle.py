"""Real profiles and a hub that never see one another: everything goes by stick."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.plant import STARTED, Plant
from tests.sync.stick import FarHub, far_hub, two_far_pcs
from tests.sync.two_profiles import Pc
from trainer_app.checklists import bodies as b
from trainer_app.kernel.clock import FixedClock


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[FarHub]:
    with far_hub(tmp_path, FixedClock(STARTED)) as far:
        yield far


@pytest.fixture
def pcs(tmp_path: Path, hub: FarHub) -> Iterator[tuple[Plant, Pc, Pc]]:
    with two_far_pcs(tmp_path, hub) as three:
        yield three


Pcs = tuple[Plant, Pc, Pc]


def record(plant: Plant, *pcs: Pc) -> None:
    for pc in pcs:
        for n in range(3):
            pc.append(plant.sign_off_body(f"03-0{n + 1}"))
            pc.append(b.NoteWritten(person=plant.trainee, words=f"Note {n}"))


def test_that_two_pcs_come_in_step_without_a_network_at_any_time(hub: FarHub, pcs: Pcs) -> None:
    plant, first, second = pcs
    record(plant, first)
    hub.carry(first)
    hub.carry(second)
    record(plant, first, second)
    assert first.waiting > 0 < second.waiting
    for pc in (first, second, first):
        hub.carry(pc)
    assert (first.waiting, second.waiting) == (0, 0)
    assert first.state_hash() == second.state_hash()
    assert first.records() == second.records() == hub.records()
    assert first.program.syncing.waiting().confirmed == first.records()
    assert first.faults() == second.faults() == []
