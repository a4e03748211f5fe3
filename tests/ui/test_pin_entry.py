"""Typing a PIN: what is taken, what is shown, and the wait after wrong ones."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.ui.i18n import Languages
from trainer_app.ui.shared.pin_entry import PinEntry
from trainer_app.ui.theme import Theme
from trainer_app.ui.widgets.pin_pad import PinPad


@pytest.fixture
def entry(look: Theme, clock: FixedClock) -> Iterator[PinEntry]:
    made = PinEntry(clock, look)
    yield made
    made.accepted()


@pytest.fixture
def entered(entry: PinEntry) -> list[str]:
    digits: list[str] = []
    entry.entered.connect(digits.append)
    return digits


@pytest.fixture
def pad(qtbot: QtBot, entry: PinEntry) -> PinPad:
    made = PinPad(entry)
    qtbot.addWidget(made)
    made.show()
    return made


def type_in(entry: PinEntry, digits: str) -> None:
    for digit in digits:
        entry.type_digit(digit)


def shown_words(pad: PinPad) -> str:
    labels = [label.text() for label in pad.findChildren(QLabel) if label.isVisible()]
    return " ".join([*labels, pad.dots.accessibleName()])


def test_that_fewer_than_four_digits_are_not_entered(entry: PinEntry, entered: list[str]) -> None:
    type_in(entry, "123")
    entry.enter()
    assert entered == []
    assert not entry.state.can_enter


def test_that_a_ninth_digit_is_not_taken(entry: PinEntry, entered: list[str]) -> None:
    type_in(entry, "123456789")
    entry.enter()
    assert entered == ["12345678"]


def test_that_the_last_digit_can_be_erased(entry: PinEntry, entered: list[str]) -> None:
    type_in(entry, "25809")
    entry.erase()
    entry.enter()
    assert entered == ["2580"]


def test_that_a_pin_is_entered_once_while_it_is_checked(
    entry: PinEntry, entered: list[str]
) -> None:
    type_in(entry, "2580")
    entry.enter()
    type_in(entry, "2580")
    entry.enter()
    assert entered == ["2580"]
    assert entry.state.busy


def test_that_a_wrong_pin_may_be_tried_again_at_once(entry: PinEntry, entered: list[str]) -> None:
    type_in(entry, "1111")
    entry.enter()
    entry.refused(Refusal(ErrorCode.PIN_WRONG))
    assert problem_of(entry) is ErrorCode.PIN_WRONG
    assert entry.state.typed == 0

    type_in(entry, "2580")
    assert problem_of(entry) is None
    entry.enter()
    assert entered == ["1111", "2580"]


def problem_of(entry: PinEntry) -> ErrorCode | None:
    problem = entry.state.problem
    return None if problem is None else problem.code


def test_that_a_delay_counts_down_by_the_clock_and_then_ends(
    entry: PinEntry, clock: FixedClock
) -> None:
    entry.refused(Refusal(ErrorCode.PIN_DELAYED, seconds=30))
    assert entry.state.wait_seconds == 30

    clock.advance(seconds=12)
    entry.count_down()
    assert entry.state.wait_seconds == 18
    type_in(entry, "2580")
    assert entry.state.typed == 0

    clock.advance(seconds=18)
    entry.count_down()
    assert entry.state.can_type
    assert entry.state.problem is None


def test_that_a_lock_lasts_its_minutes(entry: PinEntry, clock: FixedClock) -> None:
    entry.refused(Refusal(ErrorCode.PIN_LOCKED, minutes=15, seconds=870))
    assert entry.state.is_locked
    clock.advance(seconds=869)
    entry.count_down()
    assert not entry.state.can_type
    clock.advance(seconds=1)
    entry.count_down()
    assert entry.state.can_type


def test_that_the_wait_is_said_on_the_pad_and_its_keys_rest(
    pad: PinPad, entry: PinEntry, clock: FixedClock
) -> None:
    entry.refused(Refusal(ErrorCode.PIN_DELAYED, seconds=30))
    assert pad.wait.text() == "Next try in 30 seconds"
    assert not any(key.isEnabled() for key in pad.keypad.keys.values())
    clock.advance(seconds=29)
    entry.count_down()
    assert pad.wait.text() == "Next try in 1 second"
    clock.advance(seconds=1)
    entry.count_down()
    assert not pad.wait.isVisible()
    assert all(key.isEnabled() for key in pad.keypad.keys.values())


def test_that_the_wait_is_said_in_french(
    pad: PinPad, entry: PinEntry, languages: Languages
) -> None:
    languages.speak("fr")
    pad.relabel()
    entry.refused(Refusal(ErrorCode.PIN_LOCKED, minutes=15))
    assert "15 minutes" in pad.wait.text()
    assert "Next" not in pad.wait.text()


def test_that_no_digit_is_ever_shown(pad: PinPad, entry: PinEntry) -> None:
    type_in(entry, "2749")
    words = shown_words(pad)
    assert not any(digit in words.replace("4 digits typed", "") for digit in "2749")
    assert "4 digits typed" in words


def test_that_the_keyboard_types_too(pad: PinPad, entry: PinEntry, entered: list[str]) -> None:
    pad.keypad.setFocus()
    QTest.keyClicks(pad.keypad, "25809")
    QTest.keyClick(pad.keypad, Qt.Key.Key_Backspace)
    QTest.keyClick(pad.keypad, Qt.Key.Key_Return)
    assert entered == ["2580"]
    assert entry.state.busy


def test_that_a_key_of_the_pad_that_has_the_focus_lets_digits_through(
    pad: PinPad, entry: PinEntry
) -> None:
    pad.keypad.keys["5"].setFocus()
    QTest.keyClick(pad.keypad.keys["5"], Qt.Key.Key_7)
    assert entry.state.typed == 1


def test_that_every_key_has_a_name(pad: PinPad) -> None:
    names = [button.accessibleName() for button in pad.findChildren(QAbstractButton)]
    assert sorted(names) == sorted([*"0123456789", "Erase the last digit", "Enter"])
