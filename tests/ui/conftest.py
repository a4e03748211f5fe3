"""A window over a fake program, with the look and the language set up as the program does."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.fakes import FakePeople, FakeProgram
from tests.window_end import close_window, take_off
from trainer_app.kernel.clock import FixedClock, Moment
from trainer_app.kernel.settings import Settings, SettingsFile
from trainer_app.ui.i18n import Languages
from trainer_app.ui.ports.plant import Plants
from trainer_app.ui.program import Blank, Program, Start
from trainer_app.ui.shell import Shell
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.theme import Look, Theme

NOON = Moment(1_772_470_800_000, -300)
"""12:00 on Monday 2026-03-02 in Ontario."""


@pytest.fixture(autouse=True)
def rubbish_is_collected_here(qapp: QApplication) -> Iterator[None]:
    """On the window's thread alone, as ``ui.garbage`` has it: no worker takes a widget apart."""
    assert qapp is not None
    gc.disable()
    yield
    gc.enable()
    gc.collect()


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOON)


@pytest.fixture
def people() -> FakePeople:
    return FakePeople()


@pytest.fixture
def program(people: FakePeople) -> FakeProgram:
    return FakeProgram(people)


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[TaskRunner]:
    runner = TaskRunner(qapp)
    yield runner
    runner.close()
    runner.deleteLater()


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Theme]:
    """The light theme and English, as in a program that has just started."""
    qapp.setStyle("Fusion")
    theme = Theme(qapp, Look())
    languages = Languages(qapp, "en")
    yield theme
    take_off(qapp, theme, languages)


@pytest.fixture
def languages(look: Theme) -> Languages:
    app = look.parent()
    assert app is not None
    found = app.findChild(Languages)
    assert isinstance(found, Languages)
    return found


OpenWindow = Callable[..., Shell]


@pytest.fixture
def open_window(
    qapp: QApplication, clock: FixedClock, program: FakeProgram, tmp_path: Path
) -> Iterator[OpenWindow]:
    """Opens the real window; ``settings`` and ``program`` may be given."""
    qapp.setStyle("Fusion")
    shells: list[Shell] = []

    def open_it(
        *,
        settings: Settings | None = None,
        opens: Callable[[], Program | None] = lambda: program,
        blank: Callable[[], Blank] | None = None,
        plants: Plants | None = None,
    ) -> Shell:
        file = SettingsFile(tmp_path / "settings.json")
        if settings is not None:
            file.save(settings)

        def no_blank() -> Blank:
            raise AssertionError("this test has a plant")

        log_file = tmp_path / "trainer.log"
        start = Start(opens, blank or no_blank, file, clock, tmp_path, log_file, plants)
        shell = Shell(qapp, start)
        shells.append(shell)
        shell.open()
        return shell

    yield open_it
    assert not Path("settings.json").exists(), "a window kept its settings where pytest runs"
    for shell in shells:
        close_window(qapp, shell)
