"""The menu offers what there is a screen for and what the person may do."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.fakes import FakePeople, make_signed_in
from trainer_app.checklists.permissions import Role
from trainer_app.ui.menu.entries import ENTRIES, words_of
from trainer_app.ui.menu.view import MenuView
from trainer_app.ui.shell import Shell


@pytest.fixture
def shell(qtbot: QtBot, open_window: OpenWindow) -> Shell:
    made = open_window()
    qtbot.waitUntil(lambda: made.navigator.current == "board" and not made.tasks.is_busy)
    return made


def open_menu(shell: Shell, people: FakePeople, role: Role) -> MenuView:
    tile = next(tile for tile in people.tiles if role in tile.roles)
    shell.session.begin(make_signed_in(tile))
    shell.navigator.reset("settings")
    shell.window.top_bar.menu.click()
    page = shell.navigator.page
    assert isinstance(page, MenuView)
    return page


def test_that_every_entry_has_words() -> None:
    assert all(all(words_of(entry.route)) for entry in ENTRIES)


def test_that_a_trainee_is_offered_no_other_trainees_checklists(
    shell: Shell, people: FakePeople
) -> None:
    offered = {e.route for e in open_menu(shell, people, Role.TRAINEE)._entries}
    assert "settings" in offered
    assert "people" not in offered


def test_that_a_tile_opens_its_screen(qtbot: QtBot, shell: Shell, people: FakePeople) -> None:
    menu = open_menu(shell, people, Role.SUPERVISOR)
    menu.grid.chosen.emit("people")
    qtbot.waitUntil(lambda: not shell.tasks.is_busy)
    assert shell.navigator.current == "people"
    shell.navigator.page.back.click()
    assert shell.navigator.current == "menu"


def test_that_nobody_is_offered_the_menu_at_the_board(shell: Shell) -> None:
    shell.window.top_bar.menu.click()
    assert shell.navigator.current == "settings"
