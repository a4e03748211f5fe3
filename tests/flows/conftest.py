"""A hand for each test; the window is taken away afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.flows.hand import Hand
from tests.plant import MONDAY_MORNING
from trainer_app.kernel.clock import FixedClock

MakeHand = Callable[[str], Hand]


@pytest.fixture
def make_hand(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[MakeHand]:
    hands: list[Hand] = []

    def make(language: str) -> Hand:
        hand = Hand(qapp, qtbot, tmp_path / "profile", FixedClock(MONDAY_MORNING), language)
        hands.append(hand)
        return hand

    yield make
    for hand in hands:
        hand.close()
