"""The Board and the way in."""

from __future__ import annotations

from contextlib import suppress

from tests.screens.stage import Stage
from trainer_app.kernel import pins
from trainer_app.kernel.errors import Refusal
from trainer_app.services.sample import SAMPLE_PIN
from trainer_app.ui.board.pin_view import PinView
from trainer_app.ui.board.view import BoardView
from trainer_app.ui.session import WARNING_SECONDS
from trainer_app.ui.widgets.keypad import Keypad

WRONG = "9753"


def type_pin(keypad: Keypad, digits: str) -> None:
    """On the keys, and then *Enter*."""
    for digit in digits:
        keypad.keys[digit].click()
    keypad.enter.click()


def board(stage: Stage) -> None:
    stage.board()


def search(stage: Stage) -> None:
    stage.board()
    stage.page(BoardView).search.setText("zz")
    stage.settle()


def pin(stage: Stage) -> None:
    stage.pin_pad(stage.cast.trainer)


def pin_typed(stage: Stage) -> None:
    stage.pin_pad(stage.cast.trainer)
    for digit in SAMPLE_PIN:
        stage.page(PinView).pad.keypad.keys[digit].click()


def one_time_code(stage: Stage) -> None:
    stage.pin_pad(stage.cast.newcomer)


def pin_wrong(stage: Stage) -> None:
    _mistype(stage, 1)


def pin_delayed(stage: Stage) -> None:
    _mistype(stage, pins.FREE_TRIES + 3)


def pin_locked(stage: Stage) -> None:
    _mistype(stage, pins.LOCK_AFTER)


def _mistype(stage: Stage, times: int) -> None:
    """So many wrong PINs in a row after a right one; the last of them in the window."""
    stage.board()
    people, clock = stage.program.people, stage.plant.clock
    person = stage.person(stage.cast.wrong)
    stage.plant.another_day()

    def wrong_before() -> int:
        people.sign_in(person, SAMPLE_PIN)
        for _ in range(times - 1):
            with suppress(Refusal):
                people.sign_in(person, WRONG)
            clock.advance(minutes=20)
        return times

    stage.ask(wrong_before)
    stage.shell.navigator.go("pin", person=person)
    stage.settle()
    type_pin(stage.page(PinView).pad.keypad, WRONG)
    stage.settle()


def locking_soon(stage: Stage) -> None:
    stage.sign_in(stage.cast.supervisor)
    minutes = stage.shell.settings.idle_minutes
    stage.plant.clock.advance(minutes=minutes, seconds=8 - WARNING_SECONDS)
    stage.shell.session.look_at_clock()
