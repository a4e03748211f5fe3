"""PINs as they are kept: whoever has the file pays for each guess, and damage matches nothing."""

from __future__ import annotations

import pytest

from trainer_app.kernel import pins
from trainer_app.kernel.errors import ErrorCode, Refusal


@pytest.mark.usefixtures("pins_as_at_a_plant")
def test_that_a_guess_costs_64_mib_and_three_passes() -> None:
    verifier = pins.make_verifier("2468")
    assert verifier.startswith("$argon2id$v=19$m=65536,t=3,p=1$")
    assert pins.matches(verifier, "2468")
    assert not pins.matches(verifier, "2469")


def test_that_equal_pins_are_kept_as_different_words() -> None:
    assert pins.make_verifier("2468") != pins.make_verifier("2468")


@pytest.mark.parametrize(
    "damaged", ["", "$argon2id$", "2468", "$argon2id$v=19$m=8,t=1,p=1$c2FsdA$"]
)
def test_that_a_damaged_verifier_matches_no_pin(damaged: str) -> None:
    assert not pins.matches(damaged, "2468")


@pytest.mark.parametrize(
    "pin", ["", "123", "123456789", "12a4", "\uff11\uff12\uff13\uff14", " 1234"]
)
def test_that_a_pin_is_four_to_eight_plain_digits(pin: str) -> None:
    with pytest.raises(Refusal) as refused:
        pins.make_verifier(pin)
    assert refused.value.code is ErrorCode.PIN_SHAPE
