"""The whole window over a fake program: whose turn it is, languages, problems, the way home."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.fakes import (
    MARC,
    RIGHT_PIN,
    ROSA,
    FakePeople,
    FakeProgram,
    make_signed_in,
)
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.settings import Settings
from trainer_app.ui.board.pin_view import PinView
from trainer_app.ui.settings.view_model import IDLE_MINUTES
from trainer_app.ui.shell import Shell
from trainer_app.ui.widgets.reading_order import stops

Board = Callable[..., Shell]


@pytest.fixture
def on_board(qtbot: QtBot, open_window: OpenWindow) -> Board:
    def open_it(**settings: Settings) -> Shell:
        shell = open_window(**settings)
        qtbot.waitUntil(lambda: shell.navigator.current == "board" and not shell.tasks.is_busy)
        qtbot.waitUntil(shell.window.isActiveWindow)  # no key of its own is heard before
        return shell

    return open_it


def settle(qtbot: QtBot, shell: Shell) -> None:
    qtbot.waitUntil(lambda: not shell.tasks.is_busy)


def sign_in(qtbot: QtBot, shell: Shell, who: str) -> None:
    shell.navigator.go("pin", person=who)
    settle(qtbot, shell)
    page = shell.navigator.page
    assert isinstance(page, PinView)
    QTest.keyClicks(page.pad.keypad, RIGHT_PIN)
    QTest.keyClick(page.pad.keypad, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shell.session.signed_in is not None)
    settle(qtbot, shell)


def switch(qtbot: QtBot, shell: Shell, language: str) -> None:
    """As at a sign-in: Qt tells every widget by an event."""
    shell.languages.speak(language)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)
    settle(qtbot, shell)


def visible_words(window: QWidget) -> set[str]:
    words: set[str] = set()
    for label in window.findChildren(QLabel):
        words.add(label.text() if label.isVisible() else "")
    for button in window.findChildren(QAbstractButton):
        words.add(button.text() if button.isVisible() else "")
    for field in window.findChildren(QLineEdit):
        words.add(field.placeholderText() if field.isVisible() else "")
    return {word for word in words if word}


def test_that_the_top_bar_says_whose_turn_it_is(qtbot: QtBot, on_board: Board) -> None:
    shell = on_board()
    bar = shell.window.top_bar
    assert bar.plant.text() == "Windsor Mold Works"
    assert bar.role.text() == "Nobody is signed in"
    assert not bar.lock.isVisible()

    sign_in(qtbot, shell, ROSA)
    assert (bar.name.text(), bar.role.text()) == ("Rosa Martin", "Trainer")
    assert shell.navigator.current == "today"

    bar.lock.click()
    assert shell.session.signed_in is None
    assert shell.navigator.current == "board"
    assert bar.name.text() == "Toolroom Trainer"


def test_that_the_sync_line_says_when_something_was_saved(
    qtbot: QtBot, on_board: Board, people: FakePeople
) -> None:
    shell = on_board()
    assert shell.window.top_bar.sync_line.text() == "Saved on this PC. No central store set up."
    rosa = make_signed_in(people.tiles[1])
    shell.tasks.perform(
        shell, lambda: people.set_language(rosa, "fr"), lambda _done: None, shell.say
    )
    settle(qtbot, shell)
    assert (
        shell.window.top_bar.sync_line.text() == "Saved on this PC 12:00. No central store set up."
    )


def test_that_idling_warns_and_then_locks(qtbot: QtBot, on_board: Board, clock: FixedClock) -> None:
    shell = on_board()
    sign_in(qtbot, shell, ROSA)
    clock.advance(minutes=shell.session.idle_minutes, seconds=-15)
    shell.session.look_at_clock()
    assert shell.window.warning.accessibleName() == "Locking in 15 seconds"
    clock.advance(seconds=15)
    shell.session.look_at_clock()
    assert shell.navigator.current == "board"
    assert not shell.window.warning.isVisible()


def test_that_a_person_is_spoken_to_in_their_language_and_the_board_in_the_pcs(
    qtbot: QtBot, on_board: Board, people: FakePeople
) -> None:
    people.tiles = tuple(replace(tile, language="fr") for tile in people.tiles)
    shell = on_board()
    sign_in(qtbot, shell, ROSA)
    assert shell.languages.current == "fr"
    assert shell.window.top_bar.lock.text() != "Lock"
    shell.session.lock()
    settle(qtbot, shell)
    assert shell.languages.current == "en"


def test_that_going_back_from_somebodys_pin_speaks_the_pcs_language_again(
    qtbot: QtBot, on_board: Board
) -> None:
    shell = on_board()
    shell.navigator.go("pin", person=MARC)
    settle(qtbot, shell)
    assert shell.languages.current == "fr"
    shell.navigator.page.back.click()
    assert shell.languages.current == "en"


@pytest.mark.parametrize("route", ["board", "pin", "people", "add_person", "settings"])
def test_that_switching_the_language_changes_every_word(
    qtbot: QtBot, on_board: Board, people: FakePeople, route: str
) -> None:
    shell = on_board()
    if route in ("people", "add_person"):
        sign_in(qtbot, shell, ROSA)
    if route != shell.navigator.current:
        shell.navigator.go(route, person=ROSA)
    settle(qtbot, shell)
    switch(qtbot, shell, "en")
    english = visible_words(shell.window)
    switch(qtbot, shell, "fr")
    same = english & visible_words(shell.window)
    proper = {tile.name for tile in people.tiles} | {
        people.plant,
        "Toolroom Trainer",
        "English",
        "Français",
        *"0123456789",
    }
    assert same - proper - _SAME_IN_BOTH == set()
    switch(qtbot, shell, "en")
    assert visible_words(shell.window) == english


_SAME_IN_BOTH = {"A4", "Menu", "Minutes", "Normal", *(f"{n} minutes" for n in IDLE_MINUTES)}


@pytest.mark.parametrize("route", ["board", "pin", "people", "add_person", "settings"])
def test_that_everything_reachable_has_a_name(qtbot: QtBot, on_board: Board, route: str) -> None:
    shell = on_board()
    if route in ("people", "add_person"):
        sign_in(qtbot, shell, ROSA)
    if route != shell.navigator.current:
        shell.navigator.go(route, person=ROSA)
    settle(qtbot, shell)
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in shell.window.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (widget.accessibleName() or _own_words(widget))
    ]
    assert nameless == []


def _own_words(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""


@pytest.mark.parametrize("route", ["board", "pin", "people", "add_person", "settings"])
def test_that_tab_reaches_everything_and_the_primary_action_last(
    qtbot: QtBot, on_board: Board, route: str
) -> None:
    shell = on_board()
    if route in ("people", "add_person"):
        sign_in(qtbot, shell, ROSA)
    if route != shell.navigator.current:
        shell.navigator.go(route, person=ROSA)
    settle(qtbot, shell)
    page = shell.navigator.page
    at_the_top = stops(shell.window)  # a long page turns with the focus, and its keys with it
    seen = tab_through(shell.window)
    assert set(seen) == {*at_the_top, *stops(shell.window)}
    on_page = [widget for widget in seen if page.isAncestorOf(widget)]
    assert on_page
    if page.primary in on_page:
        assert on_page[-1] is page.primary


def tab_through(window: QWidget) -> list[QWidget]:
    """Every widget that Tab reaches, from the first of the window until it comes round."""
    stops(window)[0].setFocus()
    seen: list[QWidget] = []
    while (here := window.focusWidget()) not in seen:
        seen.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    return seen


@pytest.mark.parametrize("size", [(1366, 768), (1280, 720), (1024, 768)])
@pytest.mark.parametrize("setting", ["normal", "large", "gloves"])
@pytest.mark.parametrize("route", ["board", "pin"])
def test_that_the_window_fits_the_screens_of_the_floor(
    qtbot: QtBot, on_board: Board, size: tuple[int, int], setting: str, route: str
) -> None:
    shell = on_board(settings=Settings(size=setting))
    if route != shell.navigator.current:
        shell.navigator.go(route, person=ROSA)
    settle(qtbot, shell)
    shell.window.resize(*size)
    least = shell.window.minimumSizeHint()
    assert least.width() <= size[0]
    assert least.height() <= size[1]


def test_that_the_settings_are_kept_for_the_next_start(qtbot: QtBot, on_board: Board) -> None:
    shell = on_board()
    shell.preferences.keep(replace(shell.settings, theme="dark", idle_minutes=9))
    settle(qtbot, shell)
    assert shell.session.idle_minutes == 9
    assert shell.start.settings.load() == shell.settings


def test_that_closing_the_window_closes_the_program(on_board: Board, program: FakeProgram) -> None:
    shell = on_board()
    shell.window.close()
    assert program.closed


@pytest.mark.parametrize("size", [(1280, 720), (1024, 768)])
def test_that_the_keys_keep_their_size_beside_what_went_wrong(
    qtbot: QtBot, on_board: Board, people: FakePeople, size: tuple[int, int]
) -> None:
    shell = on_board(settings=Settings(size="gloves"))
    shell.window.showNormal()
    shell.window.resize(*size)
    people.refuse = Refusal(ErrorCode.PIN_DELAYED, seconds=30)
    shell.navigator.go("pin", person=ROSA)
    settle(qtbot, shell)
    page = shell.navigator.page
    assert isinstance(page, PinView)
    QTest.keyClicks(page.pad.keypad, RIGHT_PIN)
    page.primary.click()
    qtbot.waitUntil(page.message.isVisible)
    settle(qtbot, shell)

    assert shell.window.size().toTuple() == size
    keys = [*page.pad.keypad.keys.values(), page.pad.keypad.erase, page.pad.keypad.enter]
    assert min(key.height() for key in keys) >= shell.theme.sizes.key
    for one in keys:
        assert not any(
            one.geometry().intersects(other.geometry()) for other in keys if other is not one
        )
