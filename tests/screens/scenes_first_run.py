"""The first run, step by step, on a folder in which nothing is yet."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from typing import TypeVar
from unittest.mock import patch

from typing_extensions import override

from tests.plant import cheap_verifier
from tests.screens.scenes_entry import WRONG, type_pin
from tests.screens.stage import Stage
from trainer_app.bootstrap import SAMPLE_CODE, Started, found
from trainer_app.bootstrap.blank import Blank
from trainer_app.kernel.clock import Clock
from trainer_app.kernel.places import FoundPlant, Places, WhyNot
from trainer_app.services.founding import FirstRun
from trainer_app.services.sample import SAMPLE_PIN
from trainer_app.ui.firstrun.parts import (
    YES,
    Part,
    PinPart,
    PlantPart,
    SupervisorPart,
    TrainersPart,
    WaysPart,
)
from trainer_app.ui.firstrun.recovery_parts import RecoveryPart, RecoveryWordPart
from trainer_app.ui.firstrun.restore_part import RestorePart
from trainer_app.ui.firstrun.state import Step
from trainer_app.ui.firstrun.view import FirstRunView

NAMES = {
    "en": ("Lakeside Tooling", "Grace Holloway", ("Dave Kowalski", "Anita Sharma")),
    "fr": ("Moulage de la Rivière", "Renée Tremblay", ("Luc Bergeron", "Chloé Fortin")),
}
PC = {"en": "Toolroom bench", "fr": "Établi d’outillage"}
_FOUND = "a folder beside which another account has a plant"
P = TypeVar("P", bound=Part)


class SteadyBlank(Blank):
    """Founds with a recovery code and one-time codes that are the same in every picture."""

    def __init__(self, folder: Path, clock: Clock, offered: Places | None = None) -> None:
        super().__init__(
            folder, clock, look_for_places=None if offered is None else lambda: offered
        )
        self._where, self._when = folder, clock

    @override
    def found(self, first: FirstRun) -> Started:
        with steady_codes():
            return found(self._where, first, self._when, code=SAMPLE_CODE, verifier=cheap_verifier)


@contextmanager
def steady_codes() -> Iterator[None]:
    """One-time codes without chance."""
    digits = cycle("4073185926")
    with patch("secrets.choice", lambda _digits: next(digits)):
        yield


def _part(stage: Stage, step: Step, kind: type[P]) -> P:
    part = stage.page(FirstRunView).parts[step]
    assert isinstance(part, kind)
    return part


def _is_at(stage: Stage, step: Step) -> bool:
    """Whether the window shows this step already: a scene goes on where another ended."""
    page = stage.top
    return isinstance(page, FirstRunView) and page._model.state.step is step


def _next(stage: Stage) -> None:
    stage.page(FirstRunView).primary.click()
    stage.settle()


def ways(stage: Stage) -> None:
    stage.close()
    folder = stage.scratch / "blank"
    shutil.rmtree(folder, ignore_errors=True)
    clock = stage.plant.clock
    stage.plant.today()
    stage.start(folder, lambda: None, clock, lambda: SteadyBlank(folder, clock))


def found_plant(stage: Stage) -> None:
    """Another account of this PC has a plant for itself, and there is no folder for all."""
    stage.close()
    stage.plant.today()
    own, shared = Path("/home/luc/.local/share/toolroom-trainer"), Path("/var/lib/toolroom-trainer")
    plants = (FoundPlant(NAMES[stage.view.lang][0], "anna"),)
    offered = Places(own, shared, WhyNot.MISSING, plants)
    folder, clock = stage.scratch / "blank", stage.plant.clock
    stage.start(folder, lambda: None, clock, lambda: SteadyBlank(folder, clock, offered))
    stage.stands = _FOUND


def place(stage: Stage) -> None:
    if stage.stands != _FOUND:
        found_plant(stage)
    stage.stands = ""
    _part(stage, Step.WAYS, WaysPart).alone.click()
    stage.settle()


def plant(stage: Stage) -> None:
    if not _is_at(stage, Step.WAYS):
        ways(stage)
    _part(stage, Step.WAYS, WaysPart).alone.click()
    asked = _part(stage, Step.PLANT, PlantPart)
    asked.plant.setText(NAMES[stage.view.lang][0])
    asked.pc.setText(PC[stage.view.lang])
    stage.settle()


def supervisor(stage: Stage) -> None:
    if not _is_at(stage, Step.PLANT):
        plant(stage)
    _next(stage)


def supervisor_trains(stage: Stage) -> None:
    if not _is_at(stage, Step.SUPERVISOR):
        supervisor(stage)
    part = _part(stage, Step.SUPERVISOR, SupervisorPart)
    part.name.setText(NAMES[stage.view.lang][1])
    part.trains.buttons[YES].click()
    stage.settle()
    for unit in ("U01", "U05"):
        if not part.scope.buttons[unit].isChecked():
            part.scope.buttons[unit].click()
    stage.settle()


def pin(stage: Stage) -> None:
    supervisor_trains(stage)
    _next(stage)


def pins_differ(stage: Stage) -> None:
    if not _is_at(stage, Step.PIN):
        pin(stage)
    part = _part(stage, Step.PIN, PinPart)
    for digits in (SAMPLE_PIN, WRONG):
        type_pin(part.pad.keypad, digits)
        stage.settle()


def trainers(stage: Stage) -> None:
    if not _is_at(stage, Step.PIN):
        pin(stage)
    for _ in range(2):
        type_pin(_part(stage, Step.PIN, PinPart).pad.keypad, SAMPLE_PIN)
        stage.settle()
    named = _part(stage, Step.TRAINERS, TrainersPart)
    for name, scope in zip(NAMES[stage.view.lang][2], ("*", "U01"), strict=True):
        named.name.setText(name)
        named.scope.buttons[scope].click()
        named.add.click()
    stage.settle()


def recovery(stage: Stage) -> None:
    if not _is_at(stage, Step.TRAINERS):
        trainers(stage)
    _next(stage)


def recovery_sheet(stage: Stage) -> None:
    if not _is_at(stage, Step.RECOVERY):
        recovery(stage)
    _part(stage, Step.RECOVERY, RecoveryPart).print.click()
    stage.settle()


def recovery_word(stage: Stage) -> None:
    if stage.shell.navigator.current == "recovery_sheet":
        stage.shell.navigator.back()
    elif not _is_at(stage, Step.RECOVERY):
        recovery(stage)
    _next(stage)


def codes(stage: Stage) -> None:
    if not _is_at(stage, Step.RECOVERY_WORD):
        recovery_word(stage)
    state = stage.page(FirstRunView)._model.state
    part = _part(stage, Step.RECOVERY_WORD, RecoveryWordPart)
    part.typed.setText(state.words[state.asked - 1])
    _next(stage)


def first_board(stage: Stage) -> None:
    if not _is_at(stage, Step.CODES):
        codes(stage)
    stage.page(FirstRunView).primary.click()
    stage.until(lambda: stage.shell.navigator.current == "board", "the Board of the new plant")
    stage.settle()


def nobody(stage: Stage) -> None:
    """The list of trainees of a plant that was founded a minute ago."""
    first_board(stage)
    stage.type_in_at_board(stage.cast.supervisor, SAMPLE_PIN)


def restore(stage: Stage) -> None:
    """A backup was chosen; some of the words are typed."""
    ways(stage)
    page = stage.page(FirstRunView)
    page._model.start_from_backup()
    page._model.choose_backup(str(stage.plant.backup))
    stage.settle()
    words = SAMPLE_CODE.words(stage.view.lang)
    _part(stage, Step.RESTORE, RestorePart).words.setPlainText(" ".join(words[:7]))
    stage.settle()


def restore_refused(stage: Stage) -> None:
    """All twelve words, two of them exchanged."""
    if not _is_at(stage, Step.RESTORE):
        restore(stage)
    words = list(SAMPLE_CODE.words(stage.view.lang))
    words[3], words[4] = words[4], words[3]
    _part(stage, Step.RESTORE, RestorePart).words.setPlainText(" ".join(words))
    _next(stage)
