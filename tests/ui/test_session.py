"""Idle time: a warning with a countdown, then the Board; whoever is there stays."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.fakes import make_signed_in, usual_people
from trainer_app.kernel.clock import FixedClock
from trainer_app.ui.session import WARNING_SECONDS, Session
from trainer_app.ui.theme import Theme


class Heard:
    def __init__(self, session: Session) -> None:
        self.warnings: list[int] = []
        self.locks = 0
        session.warned.connect(self.warnings.append)
        session.locked.connect(self._count)

    def _count(self) -> None:
        self.locks += 1


@pytest.fixture
def session(look: Theme, clock: FixedClock) -> Session:
    return Session(clock, 5, look)


@pytest.fixture
def heard(session: Session) -> Heard:
    return Heard(session)


def begin(session: Session) -> None:
    session.begin(make_signed_in(usual_people()[0]))


def test_that_nobody_is_warned_before_it_is_time(
    session: Session, heard: Heard, clock: FixedClock
) -> None:
    begin(session)
    clock.advance(seconds=5 * 60 - WARNING_SECONDS - 1)
    session.look_at_clock()
    assert heard.warnings == []
    session.lock()


def test_that_the_warning_counts_down_to_the_lock(
    session: Session, heard: Heard, clock: FixedClock
) -> None:
    begin(session)
    clock.advance(seconds=5 * 60 - 20)
    session.look_at_clock()
    clock.advance(seconds=1)
    session.look_at_clock()
    assert heard.warnings == [20, 19]
    clock.advance(seconds=19)
    session.look_at_clock()
    assert heard.locks == 1
    assert session.signed_in is None


def shown(qtbot: QtBot) -> QPushButton:
    """In a window of the system: what is typed and tapped comes to that first."""
    button = QPushButton("Print")
    qtbot.addWidget(button)
    with qtbot.waitActive(button):
        button.show()
    return button


@pytest.mark.parametrize("opened_later", [False, True])
@pytest.mark.parametrize("sign", ["key", "tap"])
def test_that_a_sign_of_life_ends_the_warning(
    qtbot: QtBot,
    session: Session,
    heard: Heard,
    clock: FixedClock,
    sign: str,
    opened_later: bool,
) -> None:
    button = None if opened_later else shown(qtbot)
    begin(session)
    button = button or shown(qtbot)
    clock.advance(seconds=5 * 60 - 10)
    session.look_at_clock()

    if sign == "key":
        QTest.keyClick(button.windowHandle(), Qt.Key.Key_Tab)
    else:
        QTest.mouseClick(button.windowHandle(), Qt.MouseButton.LeftButton)
    assert heard.warnings == [10, 0]
    clock.advance(seconds=60)
    session.look_at_clock()
    assert heard.locks == 0
    session.lock()


def test_that_nobodys_windows_are_not_watched(
    qtbot: QtBot, session: Session, heard: Heard, clock: FixedClock
) -> None:
    button = shown(qtbot)
    begin(session)
    session.lock()
    clock.advance(seconds=1)
    QTest.keyClick(button.windowHandle(), Qt.Key.Key_Tab)
    assert session._last_life_ms < clock.now().ms
    assert heard.locks == 1


def test_that_locking_by_hand_ends_the_session_once(session: Session, heard: Heard) -> None:
    begin(session)
    session.lock()
    session.lock()
    assert heard.locks == 1


def test_that_a_new_time_holds_at_once(session: Session, heard: Heard, clock: FixedClock) -> None:
    begin(session)
    session.idle_minutes = 1
    clock.advance(seconds=61)
    session.look_at_clock()
    assert heard.locks == 1
