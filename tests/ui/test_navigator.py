"""Where the window is: screens above screens, back, and locking away."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from trainer_app.ui.navigator import Navigator, Params
from trainer_app.ui.theme import Theme
from trainer_app.ui.widgets.page import Page


class Titled(Page):
    shown = Signal()

    def __init__(self, params: Params) -> None:
        super().__init__()
        self.set_title(params.get("title", ""))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.shown.emit()
        super().showEvent(event)


@pytest.fixture
def navigator(qtbot: QtBot, look: Theme) -> Navigator:
    stack = QStackedWidget()
    stack.setObjectName(look.look.theme.value)
    qtbot.addWidget(stack)
    stack.show()
    made = Navigator(stack)
    for name in ("board", "people", "checklist"):
        made.register(name, Titled)
    made.reset("board", title="Board")
    return made


def title(navigator: Navigator) -> str:
    return navigator.page.title.text()


def test_that_a_screen_opens_above_the_other_and_back_finds_it_as_it_was(
    navigator: Navigator,
) -> None:
    board = navigator.page
    navigator.go("people", title="Trainees")
    assert title(navigator) == "Trainees"
    navigator.page.back.click()
    assert navigator.page is board


def test_that_the_first_screen_has_no_way_back(navigator: Navigator) -> None:
    assert not navigator.page.back.isVisible()
    navigator.back()
    assert navigator.current == "board"


def test_that_back_to_a_screen_closes_what_is_above_it(navigator: Navigator) -> None:
    navigator.go("people")
    navigator.go("checklist")
    navigator.back_to("board")
    assert navigator.current == "board"


def test_that_replacing_keeps_the_way_back(navigator: Navigator) -> None:
    navigator.go("people")
    navigator.replace("checklist", title="Marc")
    assert title(navigator) == "Marc"
    navigator.back()
    assert navigator.current == "board"


def test_that_locking_takes_every_screen_away(navigator: Navigator) -> None:
    navigator.go("people")
    people = navigator.page
    navigator.go("checklist")
    navigator.reset("board")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(people)
    assert navigator.current == "board"
    navigator.back()
    assert navigator.current == "board"


@pytest.mark.parametrize("closing", ["reset", "back_to"])
def test_that_no_screen_between_is_shown_while_screens_are_closed(
    navigator: Navigator, closing: str
) -> None:
    shown: list[str] = []
    for name in ("people", "checklist"):
        navigator.go("people", title=name)
    middle = navigator.stack.widget(1)
    assert isinstance(middle, Titled)
    middle.shown.connect(lambda: shown.append(title(navigator)))
    getattr(navigator, closing)("board")
    assert navigator.current == "board"
    assert shown == []


def test_that_every_move_is_told(navigator: Navigator) -> None:
    went: list[str] = []
    navigator.went.connect(went.append)
    navigator.go("people")
    navigator.back()
    assert went == ["people", "board"]


def test_that_a_route_that_nobody_registered_is_known_to_be_missing(navigator: Navigator) -> None:
    assert navigator.has("people")
    assert not navigator.has("sync")
