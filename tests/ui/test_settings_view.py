"""Settings take effect at once and are there after a restart; one's own language is a record."""

from __future__ import annotations

from collections.abc import Sized
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.beside import ask_beside
from tests.plant import PIN, Plant, make_plant
from tests.ui.conftest import OpenWindow
from tests.ui.fakes import ROSA, FakePeople, make_signed_in, usual_people
from trainer_app.bootstrap import open_program
from trainer_app.kernel.autostart import starts_with_system
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.errors import ErrorCode, Refusal, TrainerError
from trainer_app.kernel.settings import Settings
from trainer_app.ui.board.pin_view import PinView
from trainer_app.ui.settings.view import SettingsView
from trainer_app.ui.settings.view_model import STEP_PX
from trainer_app.ui.shell import Shell
from trainer_app.ui.sizes import CARD_MM, SizeSetting
from trainer_app.ui.theme import ThemeName, load_tokens
from trainer_app.ui.widgets.status_label import StatusLabel


@pytest.fixture
def shell(qtbot: QtBot, open_window: OpenWindow) -> Shell:
    made = open_window()
    qtbot.waitUntil(lambda: made.navigator.current == "board" and not made.tasks.is_busy)
    return made


def settle(qtbot: QtBot, shell: Shell) -> None:
    qtbot.waitUntil(lambda: not shell.tasks.is_busy)


def open_settings(shell: Shell) -> SettingsView:
    """From the Board, or whoever's turn it is: by way of the menu."""
    shell.window.top_bar.menu.click()
    if shell.navigator.current == "menu":
        shell.navigator.go("settings")
    page = shell.navigator.page
    assert isinstance(page, SettingsView)
    return page


def test_that_the_theme_is_worn_at_once_and_kept(qtbot: QtBot, shell: Shell) -> None:
    view = open_settings(shell)
    assert view.themes.buttons["light"].isChecked()
    view.themes.buttons["dark"].click()
    ground = QApplication.palette().color(QPalette.ColorRole.Window).name()
    assert ground == load_tokens(ThemeName.DARK).ground
    assert view.themes.buttons["dark"].isChecked()
    assert not view.themes.buttons["light"].isChecked()
    settle(qtbot, shell)
    assert shell.start.settings.load().theme == "dark"


def test_that_pictures_change_with_the_theme_too(qtbot: QtBot, shell: Shell) -> None:
    shell.navigator.go("pin", person=ROSA)
    settle(qtbot, shell)
    page = shell.navigator.page
    assert isinstance(page, PinView)
    status = StatusLabel(page)
    status.say_status("due", "Due")

    def pictures() -> list[QImage]:
        shape = status.findChildren(QLabel)[0].pixmap()
        return [page.pad.keypad.erase.icon().pixmap(32).toImage(), shape.toImage()]

    light = pictures()
    assert pictures() == light
    open_settings(shell).themes.buttons["dark"].click()
    assert all(dark != before for dark, before in zip(pictures(), light, strict=True))
    settle(qtbot, shell)


def test_that_everything_grows_at_once_for_gloves(qtbot: QtBot, shell: Shell) -> None:
    view = open_settings(shell)
    before = view.back.sizeHint().height()
    view.sizes.buttons["gloves"].click()
    grown = renewed(qtbot, shell, view)
    assert grown.back.sizeHint().height() > before
    assert grown.back.sizeHint().height() >= shell.theme.sizes.mm(15)
    assert shell.window.focusWidget() is grown.sizes.buttons["gloves"]
    assert shell.theme.sizes.setting is SizeSetting.GLOVES
    assert shell.start.settings.load().size == "gloves"


def renewed(qtbot: QtBot, shell: Shell, before: SettingsView) -> SettingsView:
    """The page that was built anew in the place of this one."""
    qtbot.waitUntil(lambda: shell.navigator.page is not before)
    settle(qtbot, shell)
    page = shell.navigator.page
    assert isinstance(page, SettingsView)
    return page


def test_that_words_grow_to_twice_their_size_and_stay(
    qtbot: QtBot, shell: Shell, open_window: OpenWindow
) -> None:
    view = open_settings(shell)
    before = shell.theme.sizes.body
    view.texts.buttons["200"].click()
    assert renewed(qtbot, shell, view).texts.buttons["200"].isChecked()
    assert shell.theme.sizes.body == 2 * before
    shell.window.close()
    again = open_window()
    qtbot.waitUntil(lambda: again.navigator.current == "board" and not again.tasks.is_busy)
    assert again.theme.sizes.body == 2 * before


def test_that_the_screen_below_is_in_the_new_size_too(qtbot: QtBot, shell: Shell) -> None:
    shell.navigator.go("pin", person=ROSA)
    settle(qtbot, shell)
    pad = shell.navigator.page
    assert isinstance(pad, PinView)
    before = pad.bar.minimumHeight()
    view = open_settings(shell)
    view.sizes.buttons["gloves"].click()
    renewed(qtbot, shell, view).back.click()
    settle(qtbot, shell)
    below = shell.navigator.page
    assert isinstance(below, PinView)
    assert below.bar.minimumHeight() > before
    below.back.click()
    assert shell.navigator.current == "board"


def test_that_paper_and_sounds_are_kept(qtbot: QtBot, shell: Shell) -> None:
    view = open_settings(shell)
    assert view.papers.buttons["letter"].isChecked()
    assert view.sounds.buttons["off"].isChecked()
    view.papers.buttons["a4"].click()
    view.sounds.buttons["on"].click()
    settle(qtbot, shell)
    kept = shell.start.settings.load()
    assert (kept.paper, kept.sounds) == ("a4", "on")


def at_board(qtbot: QtBot, shell: Shell) -> None:
    qtbot.waitUntil(lambda: shell.navigator.current == "board" and not shell.tasks.is_busy)


def test_that_a_beep_is_heard_where_sounds_are_on_and_only_there(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(QApplication, "beep", lambda: heard.append("beep"))
    for sounds, beeps in (("off", 0), ("on", 1)):
        shell = open_window(settings=Settings(sounds=sounds))
        at_board(qtbot, shell)
        heard.clear()
        shell.tasks.arrived(ChangeSet.of(["somebody"]))
        assert not heard, "what others wrote makes no sound"
        shell.tasks.saved.emit(ChangeSet.of(["somebody"]))
        assert len(heard) == beeps
        shell.window.close()


def wait_for(qtbot: QtBot, things: Sized, wanted: int) -> None:
    qtbot.waitUntil(lambda: len(things) == wanted)


def test_that_a_refusal_is_heard_twice_where_sounds_are_on_and_only_there(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(QApplication, "beep", lambda: heard.append("beep"))

    def refuse() -> None:
        raise Refusal(ErrorCode.NAME_MISSING)

    for sounds, beeps in (("off", 0), ("on", 2)):
        shell = open_window(settings=Settings(sounds=sounds))
        at_board(qtbot, shell)
        heard.clear()
        told: list[TrainerError] = []
        shell.tasks.query(shell, refuse, lambda _none: None, told.append)
        shell.tasks.perform(shell, refuse, lambda _none: None, told.append)
        wait_for(qtbot, told, 2)
        wait_for(qtbot, heard, beeps)
        shell.window.close()


def test_that_the_program_starts_with_the_system_where_it_is_asked_to(
    qtbot: QtBot, shell: Shell
) -> None:
    view = open_settings(shell)
    qtbot.waitUntil(view.starts.buttons["off"].isChecked)
    view.starts.buttons["on"].click()
    qtbot.waitUntil(view.starts.buttons["on"].isChecked)
    assert starts_with_system()
    view.starts.buttons["off"].click()
    qtbot.waitUntil(view.starts.buttons["off"].isChecked)
    assert not starts_with_system()


def test_that_the_next_start_looks_and_speaks_the_same(
    qtbot: QtBot, shell: Shell, open_window: OpenWindow
) -> None:
    view = open_settings(shell)
    view.themes.buttons["contrast"].click()
    view.sizes.buttons["large"].click()
    view = renewed(qtbot, shell, view)
    view.languages.buttons["fr"].click()
    view.idle.buttons["20"].click()
    settle(qtbot, shell)
    shell.window.close()
    again = open_window()
    qtbot.waitUntil(lambda: again.navigator.current == "board" and not again.tasks.is_busy)
    assert again.theme.look.theme is ThemeName.CONTRAST
    assert again.theme.look.size is SizeSetting.LARGE
    assert again.languages.current == "fr"
    assert again.session.idle_minutes == 20
    assert again.navigator.page.title.text() == "Qui êtes-vous?"


def test_that_the_boards_language_is_the_pcs(qtbot: QtBot, shell: Shell) -> None:
    view = open_settings(shell)
    english = view.title.text()
    view.languages.buttons["fr"].click()
    qtbot.waitUntil(lambda: view.title.text() != english)
    assert shell.languages.current == "fr"
    settle(qtbot, shell)
    assert shell.start.settings.load().language == "fr"


def test_that_the_ruler_says_how_large_this_screen_really_is(qtbot: QtBot, shell: Shell) -> None:
    view = open_settings(shell)
    before = view._model.state.ruler_px
    view.longer.click()
    view.longer.click()
    view.shorter.click()
    settle(qtbot, shell)
    assert view._model.state.ruler_px == before + STEP_PX
    per_mm = shell.start.settings.load().per_mm
    assert per_mm == pytest.approx((before + STEP_PX) / CARD_MM)
    assert shell.theme.sizes.per_mm == pytest.approx(per_mm)


def test_that_settings_open_once_and_back_leads_where_one_was(shell: Shell) -> None:
    view = open_settings(shell)
    assert not shell.window.top_bar.menu.isEnabled()
    view.back.click()
    assert shell.navigator.current == "board"
    assert shell.window.top_bar.menu.isEnabled()


def test_that_ones_own_language_leaves_the_boards_alone(
    qtbot: QtBot, shell: Shell, people: FakePeople
) -> None:
    rosa = make_signed_in(usual_people()[1])
    shell.sign_in(rosa)
    view = open_settings(shell)
    view.languages.buttons["fr"].click()
    settle(qtbot, shell)
    assert people.languages == [("Rosa Martin", "fr")]
    assert shell.languages.current == "fr"
    assert shell.session.person.language == "fr"
    assert shell.settings.language == "en"
    shell.session.lock()
    assert shell.languages.current == "en"


def test_that_somebody_who_has_left_is_not_signed_in_by_a_late_answer(
    qtbot: QtBot, shell: Shell
) -> None:
    shell.sign_in(make_signed_in(usual_people()[1]))
    view = open_settings(shell)
    view.languages.buttons["fr"].click()
    shell.session.lock()
    settle(qtbot, shell)
    assert shell.session.signed_in is None
    assert shell.window.top_bar.name.text() == "Toolroom Trainer"


# --- on a real plant ------------------------------------------------------------------------------


@pytest.fixture
def plant(tmp_path: Path) -> Plant:
    return make_plant(tmp_path / "plant")


def test_that_ones_own_language_is_a_record_that_survives_a_restart(
    qtbot: QtBot, open_window: OpenWindow, plant: Plant, clock: FixedClock
) -> None:
    shell = open_window(opens=lambda: plant.program)
    qtbot.waitUntil(lambda: shell.navigator.current == "board" and not shell.tasks.is_busy)
    shell.sign_in(ask_beside(lambda: plant.at_pad(plant.trainer)))
    view = open_settings(shell)
    view.languages.buttons["fr"].click()
    settle(qtbot, shell)
    shell.window.close()

    again = open_program(plant.folder, clock)
    try:
        tile = next(t for t in again.people.board().tiles if t.person == plant.trainer)
        assert tile.language == "fr"
        assert again.people.sign_in(plant.trainer, PIN).language == "fr"
    finally:
        again.close()
