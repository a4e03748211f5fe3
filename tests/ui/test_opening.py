"""What stands in the way of opening: each has its sentence and a way out, and loses nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.plant import Plant, make_plant
from tests.ui.conftest import OpenWindow
from trainer_app.bootstrap import Program, open_or_none
from trainer_app.kernel.clock import FixedClock, Moment
from trainer_app.kernel.errors import ErrorCode, StartupProblem
from trainer_app.kernel.paths import ProfilePaths
from trainer_app.kernel.problems import explained
from trainer_app.kernel.settings import Settings
from trainer_app.store import keys
from trainer_app.store.engine import Database
from trainer_app.store.locks import ProfileLock
from trainer_app.store.schema import VERSION
from trainer_app.ui.opening import OpeningPage
from trainer_app.ui.shell import Shell

_PAGE = 4096
SINCE = Moment(1_772_453_520_000, -300)
"""07:12."""
Spoil = Callable[[ProfilePaths], Callable[[], None]]
"""Spoils a profile; the answer takes away what must not outlive the test."""


@pytest.fixture(scope="module")
def plant_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    plant: Plant = make_plant(tmp_path_factory.mktemp("opening") / "plant")
    plant.program.close()
    return plant.folder


@pytest.fixture
def paths(plant_folder: Path, tmp_path: Path) -> ProfilePaths:
    shutil.copytree(plant_folder, tmp_path / "profile")
    return ProfilePaths(tmp_path / "profile")


def nothing_left() -> None:
    return


def make_newer(paths: ProfilePaths) -> Callable[[], None]:
    database = Database(paths.database, keys.read_store_key(paths.store_key))
    with database.writer.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA user_version = {VERSION + 1}")
    database.close()
    return nothing_left


def damage(paths: ProfilePaths) -> Callable[[], None]:
    with paths.database.open("r+b") as file:
        file.seek(_PAGE // 2)
        file.write(b"\0" * _PAGE)
    return nothing_left


def take_key_away(paths: ProfilePaths) -> Callable[[], None]:
    paths.store_key.unlink()
    return nothing_left


def use_elsewhere(paths: ProfilePaths) -> Callable[[], None]:
    lock = ProfileLock(paths.lock)
    lock.take(SINCE)
    return lock.release


SPOILT = [
    (make_newer, ErrorCode.DATABASE_NEWER),
    (damage, ErrorCode.DATABASE_DAMAGED),
    (take_key_away, ErrorCode.KEY_MISSING),
    (use_elsewhere, ErrorCode.PROFILE_HELD),
]


class Opening:
    """A window that could not open its records."""

    def __init__(self, qtbot: QtBot, shell: Shell) -> None:
        self.shell = shell
        page = shell.navigator.page
        assert isinstance(page, OpeningPage)
        self.page = page
        qtbot.waitUntil(page.message.isVisible, timeout=20_000)

    @property
    def words(self) -> str:
        return f"{self.page.message.accessibleName()} {self.page.message.accessibleDescription()}"


@pytest.fixture(params=SPOILT, ids=lambda spoilt: spoilt[1].value)
def spoilt(
    request: pytest.FixtureRequest, paths: ProfilePaths
) -> Iterator[tuple[ProfilePaths, ErrorCode]]:
    spoil, code = request.param
    clean_up = spoil(paths)
    yield paths, code
    clean_up()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_that_what_stands_in_the_way_is_said_with_a_way_out(
    qtbot: QtBot,
    open_window: OpenWindow,
    clock: FixedClock,
    spoilt: tuple[ProfilePaths, ErrorCode],
    language: str,
) -> None:
    paths, code = spoilt
    kept = paths.database.read_bytes()

    def opens() -> Program | None:
        return open_or_none(paths.folder, clock)

    opening = Opening(qtbot, open_window(settings=Settings(language=language), opens=opens))
    problem = opening.page._problem
    assert problem is not None
    assert problem.code is code
    said = explained(problem, language)
    assert opening.words == f"{said.title} {said}"
    assert opening.page.primary.hasFocus()
    (opening.page.close_program if opening.page.may_pass else opening.page.primary).click()
    assert not opening.shell.window.isVisible()
    assert paths.database.read_bytes() == kept


def test_that_another_session_is_named_and_trying_again_opens_once_it_has_closed(
    qtbot: QtBot, open_window: OpenWindow, clock: FixedClock, paths: ProfilePaths
) -> None:
    let_go = use_elsewhere(paths)
    paths.lock.write_text('{"account": "anna", "at": 1772453520000, "tz": -300}')
    shell = open_window(opens=lambda: open_or_none(paths.folder, clock))
    opening = Opening(qtbot, shell)
    assert "Open in the session of anna since 07:12" in opening.words
    opening.page.primary.click()
    opening = Opening(qtbot, shell)
    assert "anna" in opening.words
    let_go()
    opening.page.primary.click()
    qtbot.waitUntil(lambda: shell.navigator.current == "board", timeout=20_000)


def test_that_a_folder_that_cannot_be_written_is_said(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    def refuse() -> Program | None:  # said outright: the superuser may write anything
        raise StartupProblem(ErrorCode.PROFILE_READ_ONLY, path=str(tmp_path))

    opening = Opening(qtbot, open_window(opens=refuse))
    assert str(tmp_path) in opening.words
    assert opening.page.primary.isEnabled()


def test_that_the_sentence_changes_with_the_language(qtbot: QtBot, open_window: OpenWindow) -> None:
    def refuse() -> Program | None:
        raise StartupProblem(ErrorCode.DATABASE_NEWER, version=2, known=1)

    opening = Opening(qtbot, open_window(opens=refuse))
    english = opening.words
    opening.shell.languages.speak("fr")
    qtbot.waitUntil(lambda: opening.words != english)
    assert opening.page.primary.text() != "Close the program"


@pytest.mark.qt_log_ignore("This plugin does not support raise")  # nor can it be seen offscreen
def test_that_a_second_window_raises_the_first_and_closes(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    first = open_window()
    qtbot.waitUntil(lambda: first.navigator.current == "board" and not first.tasks.is_busy)
    asked: list[str] = []

    def opens() -> Program | None:
        asked.append("opened")
        return None

    first.window.showMinimized()
    second = open_window(opens=opens)
    qtbot.waitUntil(lambda: not second.window.isVisible())
    qtbot.waitUntil(lambda: not first.window.isMinimized())
    assert asked == []
    assert first.window.isVisible()
