"""The first run as a person walks through it, this PC alone, and the first trainees."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit

from tests.flows.hand import Hand
from trainer_app.kernel.places import Place
from trainer_app.ui.firstrun.parts import (
    NO,
    YES,
    PinPart,
    PlantPart,
    SupervisorPart,
    TrainersPart,
    WaysPart,
)
from trainer_app.ui.firstrun.place_part import PlacePart
from trainer_app.ui.firstrun.state import Step
from trainer_app.ui.firstrun.view import FirstRunView
from trainer_app.ui.people.add_view import AddPersonView


@dataclass(frozen=True)
class Founding:
    """What is typed. ``trains``: the supervisor signs tasks too; ``place``: None: not asked."""

    supervisor: str
    pin: str
    plant: str = "Lakeside Tooling"
    pc: str = "Toolroom bench"
    trains: bool = False
    trainers: tuple[str, ...] = ()
    place: Place | None = None


def found_plant(hand: Hand, said: Founding) -> dict[str, str]:
    """Answers the one-time codes of the trainers, by name."""
    parts = hand.page(FirstRunView).parts
    ways, plant = parts[Step.WAYS], parts[Step.PLANT]
    assert isinstance(ways, WaysPart)
    ways.alone.click()
    if said.place is not None:
        where = parts[Step.PLACE]
        assert isinstance(where, PlacePart)
        where.tiles[said.place].click()
        hand.rest()
    assert isinstance(plant, PlantPart)
    hand.type_in(plant.plant, said.plant)
    hand.type_in(plant.pc, said.pc)
    hand.tap_primary()
    _name_the_supervisor(hand, said)
    trainers = parts[Step.TRAINERS]
    assert isinstance(trainers, TrainersPart)
    for name in said.trainers:
        hand.type_in(trainers.name, name)
        trainers.scope.buttons["*"].click()
        trainers.add.click()
    hand.tap_primary()
    _keep_the_recovery_words(hand)
    codes = dict(hand.page(FirstRunView)._model.state.codes) if said.trainers else {}
    if hand.shell.navigator.current == "first_run":
        hand.tap_primary()
    hand.until_at("board")
    return codes


def _name_the_supervisor(hand: Hand, said: Founding) -> None:
    parts = hand.page(FirstRunView).parts
    supervisor, pin = parts[Step.SUPERVISOR], parts[Step.PIN]
    assert isinstance(supervisor, SupervisorPart)
    hand.type_in(supervisor.name, said.supervisor)
    supervisor.trains.buttons[YES if said.trains else NO].click()
    if said.trains:
        supervisor.scope.buttons["*"].click()
    hand.tap_primary()
    assert isinstance(pin, PinPart)
    for _ in range(2):
        hand.type_pin(pin.pad.keypad, said.pin)


def _keep_the_recovery_words(hand: Hand) -> None:
    """One of them is typed, as whoever printed the sheet would."""
    page = hand.page(FirstRunView)
    model = page._model
    hand.qtbot.waitUntil(lambda: model.state.step is Step.RECOVERY, timeout=20_000)
    hand.tap_primary()
    typed = page.parts[Step.RECOVERY_WORD].findChild(QLineEdit)
    assert isinstance(typed, QLineEdit)
    hand.type_in(typed, model.state.words[model.state.asked - 1])
    hand.tap_primary()


def add_trainee(hand: Hand, name: str) -> str:
    """On the page that adds people; answers the one-time code."""
    page = hand.page(AddPersonView)
    hand.type_in(page.name, name)
    page.roles.buttons["trainee"].click()
    page.languages.buttons[hand.language].click()
    hand.tap_primary()
    code = page._model.state.code
    assert code
    hand.tap_primary()
    return code
