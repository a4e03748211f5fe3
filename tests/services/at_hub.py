"""Two real plants on two PCs that both started alone, and the hub that they join."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from tests.plant import Plant, found_plant
from tests.store.pages import SmallHub
from trainer_app.bootstrap import open_program
from trainer_app.checklists import bodies as b
from trainer_app.checklists.standing import Standing
from trainer_app.kernel.ids import PersonId, RecordId


@dataclass
class AtHub:
    """``plant`` founded the plant; ``other`` has people and records of its own."""

    plant: Plant
    other: Plant
    hub: SmallHub
    certificate: RecordId

    def sync(self) -> None:
        """Everything everywhere."""
        for which in (self.plant, self.other, self.plant):
            self.hub.sync(which.program.store.carrying())

    def standing(self, trainee: PersonId, *, on: Plant | None = None) -> Standing:
        """Of the task that was signed on both PCs before they joined."""
        with (on or self.plant).program.store.reading() as reading:
            return reading.standings(trainee).get("01-01", Standing())


def founded(folder: Path) -> tuple[Plant, Plant]:
    """Two plants alone, closed again, with a sign-off on each PC: to be copied by each test."""
    plants = found_plant(folder / "one"), found_plant(folder / "two")
    for plant in plants:
        plant.sign_off("01-01")
        plant.program.close()
    return plants


@contextmanager
def at_hub(plants: tuple[Plant, Plant], folder: Path, *, office: bool = False) -> Iterator[AtHub]:
    """They join a hub and have everything of each other. ``office``: what the second PC becomes."""
    one, two = (opened(plant, folder / plant.folder.name) for plant in plants)
    hub = SmallHub(now=one.clock.now().ms)
    try:
        hub.join(one.program.store.carrying(), "A")
        hub.join(two.program.store.carrying(), "B", office=office)
        certificate = _certificate(two)
        both = AtHub(one, two, hub, certificate)
        both.sync()
        yield both
    finally:
        one.program.close()
        two.program.close()


def opened(plant: Plant, folder: Path) -> Plant:
    """A copy of a plant that was closed, open in a folder of its own."""
    shutil.copytree(plant.folder, folder)
    clock = replace(plant.clock)
    return replace(plant, program=open_program(folder, clock), clock=clock, folder=folder)


def _certificate(plant: Plant) -> RecordId:
    """The hub's word for this PC."""
    with plant.program.store.reading() as reading:
        key = reading.own_key()
        return next(
            record.id
            for record in reversed(reading.records(("device.enrolled",)))
            if isinstance(record.body, b.DeviceEnrolled) and record.body.key == key
        )
