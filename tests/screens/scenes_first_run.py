"""The first run, step by step, on a folder in which nothing is yet."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from unittest.mock import patch

from typing_extensions import override

from tests.plant import cheap_verifier
from tests.screens.scenes_entry import WRONG, type_pin
from tests.screens.stage import Stage
from trainer_app.bootstrap import SAMPLE_CODE, Blank, Started, found
from trainer_app.kernel.clock import Clock
from trainer_app.services.founding import FirstRun
from trainer_app.services.sample import SAMPLE_PIN
from trainer_app.ui.firstrun.parts import (
    YES,
    PinPart,
    PlantPart,
    RecoveryPart,
    SupervisorPart,
    TrainersPart,
    WaysPart,
)
from trainer_app.ui.firstrun.state import Step
from trainer_app.ui.firstrun.view import FirstRunView

NAMES = {
    "en": ("Lakeside Tooling", "Grace Holloway", ("Dave Kowalski", "Anita Sharma")),
    "fr": ("Moulage de la Rivière", "Renée Tremblay", ("Luc Bergeron", "Chloé Fortin")),
}
PC = {"en": "Toolroom bench", "fr": "Établi d’outillage"}
EMPLOYER = "Groupe Plastiques du Nord inc."


class SteadyBlank(Blank):
    """Founds with a recovery code and one-time codes that are the same in every picture."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        super().__init__(folder, clock)
        self._place, self._when = folder, clock

    @override
    def found(self, first: FirstRun) -> Started:
        with steady_codes():
            return found(self._place, first, self._when, code=SAMPLE_CODE, verifier=cheap_verifier)


@contextmanager
def steady_codes() -> Iterator[None]:
    """One-time codes without chance."""
    digits = cycle("4073185926")
    with patch("secrets.choice", lambda _digits: next(digits)):
        yield


def _page(stage: Stage) -> FirstRunView:
    return stage.page(FirstRunView)


def ways(stage: Stage) -> None:
    stage.close()
    folder = stage.scratch / "blank"
    shutil.rmtree(folder, ignore_errors=True)
    clock = stage.plant.clock
    stage.plant.today()
    stage.start(folder, lambda: None, clock, lambda: SteadyBlank(folder, clock))


def plant(stage: Stage) -> None:
    ways(stage)
    part = _page(stage).parts[Step.WAYS]
    assert isinstance(part, WaysPart)
    part.alone.click()
    asked = _page(stage).parts[Step.PLANT]
    assert isinstance(asked, PlantPart)
    asked.plant.setText(NAMES[stage.view.lang][0])
    asked.pc.setText(PC[stage.view.lang])
    stage.settle()


def _supervisor(stage: Stage) -> SupervisorPart:
    plant(stage)
    _page(stage).primary.click()
    part = _page(stage).parts[Step.SUPERVISOR]
    assert isinstance(part, SupervisorPart)
    return part


def supervisor(stage: Stage) -> None:
    _supervisor(stage)
    stage.settle()


def supervisor_trains(stage: Stage) -> None:
    part = _supervisor(stage)
    part.name.setText(NAMES[stage.view.lang][1])
    part.trains.buttons[YES].click()
    stage.settle()
    for unit in ("U01", "U05"):
        part.scope.buttons[unit].click()
    stage.settle()


def _pin(stage: Stage) -> PinPart:
    supervisor_trains(stage)
    _page(stage).primary.click()
    stage.settle()
    part = _page(stage).parts[Step.PIN]
    assert isinstance(part, PinPart)
    return part


def pin(stage: Stage) -> None:
    _pin(stage)


def pins_differ(stage: Stage) -> None:
    part = _pin(stage)
    type_pin(part.pad.keypad, SAMPLE_PIN)
    stage.settle()
    type_pin(part.pad.keypad, WRONG)
    stage.settle()


def trainers(stage: Stage) -> None:
    part = _pin(stage)
    for _ in range(2):
        type_pin(part.pad.keypad, SAMPLE_PIN)
        stage.settle()
    named = _page(stage).parts[Step.TRAINERS]
    assert isinstance(named, TrainersPart)
    for name, scope in zip(NAMES[stage.view.lang][2], ("*", "U01"), strict=True):
        named.name.setText(name)
        named.scope.buttons[scope].click()
        named.add.click()
    stage.settle()


def recovery(stage: Stage) -> None:
    trainers(stage)
    _page(stage).primary.click()
    stage.settle()


def recovery_sheet(stage: Stage) -> None:
    recovery(stage)
    part = _page(stage).parts[Step.RECOVERY]
    assert isinstance(part, RecoveryPart)
    part.print.click()
    stage.settle()


def codes(stage: Stage) -> None:
    recovery(stage)
    page = _page(stage)
    part = page.parts[Step.RECOVERY]
    assert isinstance(part, RecoveryPart)
    part.typed.setText(page._model.state.words[page._model.state.asked - 1])
    page.primary.click()
    stage.settle()


def first_board(stage: Stage) -> None:
    codes(stage)
    _page(stage).primary.click()
    stage.until(lambda: stage.shell.navigator.current == "board", "the Board of the new plant")
    stage.settle()
