"""A second start raises the first window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from trainer_app.ui.single import FirstWindow, raise_other_window


@pytest.fixture
def first(qapp: QApplication, tmp_path: Path) -> Iterator[FirstWindow]:
    owner = QObject(qapp)
    made = FirstWindow(tmp_path / "profile", owner)
    yield made
    made.close()
    owner.setParent(None)
    owner.deleteLater()


def test_that_nobody_answers_where_there_is_no_window(tmp_path: Path) -> None:
    assert not raise_other_window(tmp_path / "profile")


def test_that_the_first_window_is_asked_to_the_front(
    qtbot: QtBot, first: FirstWindow, tmp_path: Path
) -> None:
    with qtbot.waitSignal(first.asked_for):
        assert raise_other_window(tmp_path / "profile")


def test_that_windows_of_other_profiles_are_left_alone(first: FirstWindow, tmp_path: Path) -> None:
    asked: list[bool] = []
    first.asked_for.connect(lambda: asked.append(True))
    assert not raise_other_window(tmp_path / "other")
    assert asked == []


def test_that_a_closed_window_answers_no_more(first: FirstWindow, tmp_path: Path) -> None:
    first.close()
    assert not raise_other_window(tmp_path / "profile")
