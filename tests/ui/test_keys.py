"""The table of shortcuts is the truth: what it names works on every screen, and no other key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.fakes import ROSA, make_signed_in, usual_people
from trainer_app.ui.keys import PRINTS, SHORTCUTS, Wish
from trainer_app.ui.people.add_view import AddPersonView
from trainer_app.ui.settings.view import SettingsView
from trainer_app.ui.shell import Shell
from trainer_app.ui.shortcuts.view import ShortcutsView, keys_words, wish_words

_BACK_KEYS = [Qt.Key.Key_Escape, Qt.Key.Key_Left]


@pytest.fixture
def shell(qtbot: QtBot, open_window: OpenWindow) -> Shell:
    made = open_window()
    qtbot.waitUntil(lambda: made.navigator.current == "board" and not made.tasks.is_busy)
    return made


def press(
    qtbot: QtBot,
    shell: Shell,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Where the focus is, as a keyboard does, in the window that is in front."""
    shell.window.activateWindow()
    qtbot.waitUntil(shell.window.isActiveWindow)
    focused: QWidget | None = shell.window.focusWidget()
    QTest.keyClick(shell.window if focused is None else focused, key, modifier)
    qtbot.waitUntil(lambda: not shell.tasks.is_busy)


def sign_in(qtbot: QtBot, shell: Shell) -> None:
    shell.sign_in(make_signed_in(usual_people()[1]))
    qtbot.waitUntil(lambda: not shell.tasks.is_busy)


def test_that_every_key_of_the_table_is_listened_for_and_no_other(shell: Shell) -> None:
    listened = {
        (made.objectName(), made.key().toString(QKeySequence.SequenceFormat.PortableText))
        for made in shell.window.findChildren(QShortcut)
    }
    listened -= {("", "Tab"), ("", "Backtab")}  # the order of reading
    assert listened == {(wish.value, key) for wish, keys in SHORTCUTS.items() for key in keys}
    assert set(SHORTCUTS) == set(Wish)


def test_that_no_key_is_given_twice() -> None:
    keys = [key for keys in SHORTCUTS.values() for key in keys]
    assert len(keys) == len(set(keys))


def test_that_f1_shows_the_whole_table_in_words(qtbot: QtBot, shell: Shell) -> None:
    press(qtbot, shell, Qt.Key.Key_F1)
    page = shell.navigator.page
    assert isinstance(page, ShortcutsView)
    model = page.list.view.model()
    said = [
        str(model.index(n, 0).data(Qt.ItemDataRole.AccessibleTextRole))
        for n in range(model.rowCount())
    ]
    assert len(said) == len(SHORTCUTS)
    for row, (wish, keys) in zip(said, SHORTCUTS.items(), strict=True):
        assert wish_words(wish) in row
        assert keys_words(keys) in row
    press(qtbot, shell, Qt.Key.Key_F1)
    press(qtbot, shell, Qt.Key.Key_Escape)
    assert shell.navigator.current == "board"


@pytest.mark.parametrize("key", _BACK_KEYS)
def test_that_back_leads_back(qtbot: QtBot, shell: Shell, key: Qt.Key) -> None:
    shell.navigator.go("settings")
    alt = Qt.KeyboardModifier.AltModifier
    press(qtbot, shell, key, alt if key == Qt.Key.Key_Left else Qt.KeyboardModifier.NoModifier)
    assert shell.navigator.current == "board"


def test_that_escape_leaves_a_field_before_it_leaves_the_page(qtbot: QtBot, shell: Shell) -> None:
    sign_in(qtbot, shell)
    shell.navigator.go("add_person")
    page = shell.navigator.page
    assert isinstance(page, AddPersonView)
    page.name.setFocus()
    QTest.keyClicks(page.name, "Ana")
    press(qtbot, shell, Qt.Key.Key_Escape)
    assert shell.navigator.page is page
    assert page.name.text() == "Ana"
    press(qtbot, shell, Qt.Key.Key_Escape)
    assert shell.navigator.page is not page


def test_that_a_field_keeps_the_keys_that_it_writes_with(qtbot: QtBot, shell: Shell) -> None:
    sign_in(qtbot, shell)
    shell.navigator.go("add_person")
    field = shell.navigator.page.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, "slp")  # the letters of Ctrl+S, L and P
    press(qtbot, shell, Qt.Key.Key_Left)
    assert field.text() == "slp"
    assert shell.navigator.current == "add_person"
    assert shell.session.signed_in is not None


def test_that_ctrl_l_locks(qtbot: QtBot, shell: Shell) -> None:
    sign_in(qtbot, shell)
    press(qtbot, shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert shell.session.signed_in is None
    assert shell.navigator.current == "board"


@pytest.mark.parametrize("key", [Qt.Key.Key_S, Qt.Key.Key_Return])
def test_that_the_primary_action_has_its_keys_when_it_can_be_tapped(
    qtbot: QtBot, shell: Shell, key: Qt.Key
) -> None:
    shell.navigator.go("pin", person=ROSA)
    pressed: list[str] = []
    page = shell.navigator.page
    page.primary_pressed.connect(lambda: pressed.append("primary"))
    page.set_primary("Go", enabled=False)
    press(qtbot, shell, key, Qt.KeyboardModifier.ControlModifier)
    assert pressed == []
    page.set_primary("Go")
    press(qtbot, shell, key, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["primary"]


def test_that_ctrl_p_presses_what_prints(qtbot: QtBot, shell: Shell) -> None:
    pressed: list[str] = []
    shell.navigator.go("pin", person=ROSA)
    page = shell.navigator.page
    press(qtbot, shell, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    page.set_primary("Print")
    page.primary.setProperty(PRINTS, True)
    page.primary_pressed.connect(lambda: pressed.append("print"))
    press(qtbot, shell, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["print"]


def test_that_pages_are_turned_by_their_keys(qtbot: QtBot, shell: Shell) -> None:
    shell.window.resize(1024, 700)
    shell.navigator.go("settings")
    page = shell.navigator.page
    assert isinstance(page, SettingsView)
    bar = page.paged.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > page.paged.height() // 4)
    press(qtbot, shell, Qt.Key.Key_PageDown)
    down = bar.value()
    assert down > 0
    press(qtbot, shell, Qt.Key.Key_PageUp)
    assert bar.value() < down


def test_that_f10_opens_the_menu_or_the_settings_once(qtbot: QtBot, shell: Shell) -> None:
    press(qtbot, shell, Qt.Key.Key_F10)
    assert shell.navigator.current == "settings"
    sign_in(qtbot, shell)
    press(qtbot, shell, Qt.Key.Key_F10)
    press(qtbot, shell, Qt.Key.Key_F10)
    assert shell.navigator.current == "menu"
    press(qtbot, shell, Qt.Key.Key_Escape)
    assert shell.navigator.current != "menu"
