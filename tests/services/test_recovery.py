"""A new recovery sheet: on paper first, in force afterwards, and by a supervisor alone."""

from __future__ import annotations

import pytest

from tests.plant import Plant
from trainer_app.bootstrap import draw
from trainer_app.kernel.errors import ErrorCode, InvalidInput, Refusal
from trainer_app.services.recovery import Recovery, RecoveryRenewal


@pytest.fixture
def renewal(plant: Plant) -> RecoveryRenewal:
    return RecoveryRenewal(plant.program.store, plant.clock, draw, random=lambda n: bytes(range(n)))


def test_that_nothing_is_in_force_before_it_is_said(plant: Plant, renewal: RecoveryRenewal) -> None:
    by, old = plant.at_pad(plant.supervisor), plant.started.code
    code = renewal.new_code(by)
    assert renewal.sheet(by, code, lang="en", paper="letter").startswith(b"%PDF")
    again = Recovery(plant.program.store, draw)
    assert again.sheet(old, lang="en", paper="letter")
    with pytest.raises(InvalidInput):
        again.sheet(code, lang="en", paper="letter")
    assert renewal.put_in_force(by, code)
    assert again.sheet(code, lang="en", paper="letter")
    with pytest.raises(InvalidInput) as caught:  # in the safe it would open nothing new
        again.sheet(old, lang="en", paper="letter")
    assert caught.value.code is ErrorCode.RECOVERY_CODE_WRONG


def test_that_a_trainer_makes_no_new_code(plant: Plant, renewal: RecoveryRenewal) -> None:
    code = renewal.new_code(plant.at_pad(plant.supervisor))
    trainer = plant.at_pad(plant.trainer)
    with pytest.raises(Refusal):
        renewal.new_code(trainer)
    with pytest.raises(Refusal):
        renewal.sheet(trainer, code, lang="en", paper="letter")
    with pytest.raises(Refusal):
        renewal.put_in_force(trainer, code)
