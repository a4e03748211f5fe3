"""Closing the window: what is being written is written, and every program is let go of."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from typing_extensions import override

from tests.ui.conftest import OpenWindow
from tests.ui.fakes import FakePeople, FakeProgram
from tests.ui.first_run import PIN, FakeBlank, FakeStarted
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.errors import TrainerError
from trainer_app.services.founding import FirstRun
from trainer_app.ui.firstrun.view import FirstRunView
from trainer_app.ui.housekeeping import FIRST_AFTER_SECONDS, Housekeeping
from trainer_app.ui.program import Program
from trainer_app.ui.shell import Shell
from trainer_app.ui.tasks import Worker


class KeepingBlank(FakeBlank):
    """Remembers the programs that it opened."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self.programs: list[FakeProgram] = []

    @override
    def found(self, first: FirstRun) -> FakeStarted:
        started = super().found(first)
        started.program.folder = self._folder
        self.programs.append(started.program)
        return started

    @override
    def look_around(self) -> FakeProgram:
        self.programs.append(super().look_around())
        return self.programs[-1]


def never(error: TrainerError) -> None:
    raise AssertionError(f"nobody expected {error}")


@pytest.fixture
def in_first_run(qtbot: QtBot, open_window: OpenWindow) -> Callable[[FakeBlank], Shell]:
    def open_it(blank: FakeBlank) -> Shell:
        shell = open_window(opens=lambda: None, blank=lambda: blank)
        qtbot.waitUntil(lambda: shell.navigator.current == "first_run" and not shell.tasks.is_busy)
        return shell

    return open_it


def test_that_a_program_that_opens_too_late_is_let_go_of(
    qtbot: QtBot, open_window: OpenWindow, program: FakeProgram
) -> None:
    asked, opened = threading.Event(), threading.Event()
    go_on = threading.Event()

    def open_slowly() -> Program:
        asked.set()
        assert go_on.wait(10)
        opened.set()
        return program

    shell = open_window(opens=open_slowly)
    qtbot.waitUntil(asked.is_set)
    go_on.set()
    assert opened.wait(10)  # without the event loop: the window is not told
    shell.window.close()
    assert program.closed
    assert shell.program is None


def test_that_a_slow_write_ends_before_the_records_are_let_go_of(
    qtbot: QtBot, open_window: OpenWindow, program: FakeProgram
) -> None:
    shell = open_window()
    qtbot.waitUntil(lambda: shell.navigator.current == "board" and not shell.tasks.is_busy)
    begun, let_go = threading.Event(), threading.Event()
    found_closed: list[bool] = []

    def write_slowly() -> ChangeSet:
        begun.set()
        let_go.wait(0.2)  # which must not come to pass
        found_closed.append(program.closed)
        return ChangeSet.of(["a" * 32])

    shell.tasks.perform(shell, write_slowly, lambda _changes: None, never, on=Worker.SLOW)
    assert begun.wait(10)
    shell.window.close()
    assert found_closed == [False]
    assert program.closed


def test_that_housekeeping_stops_where_the_window_closes(
    qtbot: QtBot, open_window: OpenWindow, program: FakeProgram, clock: FixedClock
) -> None:
    begun = threading.Event()
    slices: list[int] = []

    def for_ever(between: Callable[[], None]) -> None:
        while True:
            begun.set()
            slices.append(1)
            between()

    program.house = for_ever
    shell = open_window()
    qtbot.waitUntil(lambda: shell.navigator.current == "board")
    house = shell.findChild(Housekeeping)
    assert isinstance(house, Housekeeping)
    clock.advance(seconds=FIRST_AFTER_SECONDS)
    house.look_at_clock()
    qtbot.waitUntil(begun.is_set)
    shell.window.close()
    assert program.closed


def test_that_looking_around_is_let_go_of(
    qtbot: QtBot, in_first_run: Callable[[FakeBlank], Shell], tmp_path: Path
) -> None:
    blank = KeepingBlank(tmp_path)
    shell = in_first_run(blank)
    page = shell.navigator.page
    assert isinstance(page, FirstRunView)
    page._model.look_around()
    qtbot.waitUntil(lambda: shell.navigator.current == "board" and not shell.tasks.is_busy)
    shell.window.close()
    assert [program.closed for program in blank.programs] == [True]


def test_that_a_plant_whose_words_nobody_has_read_yet_is_let_go_of(
    qtbot: QtBot, in_first_run: Callable[[FakeBlank], Shell], tmp_path: Path
) -> None:
    blank = KeepingBlank(tmp_path)
    shell = in_first_run(blank)
    page = shell.navigator.page
    assert isinstance(page, FirstRunView)
    model = page._model
    for field in ("plant", "pc", "supervisor"):
        model.set_text(field, "Lakeside")
    model.start_alone()
    model.go_on()
    model.set_also_trains(False)
    model.go_on()
    for _ in range(2):
        for digit in PIN:
            model.entry.type_digit(digit)
        model.entry.enter()
    model.go_on()
    qtbot.waitUntil(lambda: not shell.tasks.is_busy)
    assert model.state.words
    shell.window.close()
    assert [program.closed for program in blank.programs] == [False]
    page.message.action.click()
    assert [program.closed for program in blank.programs] == [True]


def test_that_two_programs_are_let_go_of_once_each(
    qtbot: QtBot, open_window: OpenWindow, people: FakePeople
) -> None:
    closed: list[str] = []

    class Counting(FakeProgram):
        @override
        def close(self) -> None:
            closed.append("closed")

    shell = open_window(opens=lambda: Counting(people))
    qtbot.waitUntil(lambda: shell.navigator.current == "board" and not shell.tasks.is_busy)
    shell.window.close()
    shell.close()
    assert closed == ["closed"]
