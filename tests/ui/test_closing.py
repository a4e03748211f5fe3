"""Closing the window in the first run: never silently over recovery words that are on no paper."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.first_run import FakeBlank
from trainer_app.ui.firstrun.state import Step
from trainer_app.ui.firstrun.view import FirstRunView
from trainer_app.ui.shell import Shell


@dataclass
class Closing:
    """The window of a first run whose plant was just founded."""

    qtbot: QtBot
    shell: Shell

    @property
    def page(self) -> FirstRunView:
        page = self.shell.navigator.page
        assert isinstance(page, FirstRunView)
        return page

    def close(self) -> None:
        self.shell.window.close()

    def is_open(self) -> bool:
        return self.shell.window.isVisible()


@pytest.fixture
def closing(qtbot: QtBot, open_window: OpenWindow) -> Closing:
    shell = open_window(opens=lambda: None, blank=FakeBlank)
    made = Closing(qtbot, shell)
    qtbot.waitUntil(lambda: shell.navigator.current == "first_run" and not shell.tasks.is_busy)
    return made


def found(closing: Closing) -> None:
    model = closing.page._model
    model.set_text("plant", "Lakeside Tooling")
    model.set_text("pc", "Bench")
    model._found()
    closing.qtbot.waitUntil(lambda: model.state.step is Step.RECOVERY)


def test_that_closing_is_held_while_the_words_are_on_no_paper(closing: Closing) -> None:
    found(closing)
    closing.close()
    assert closing.is_open()
    assert closing.page.message.isVisible()
    closing.close()  # again, as an impatient hand does
    assert closing.is_open()


def test_that_it_is_held_where_a_word_is_asked_back_too(closing: Closing) -> None:
    found(closing)
    closing.page._model.go_on()
    closing.close()
    assert closing.is_open()
    assert closing.page._model.state.step is Step.RECOVERY_WORD


def test_that_it_is_held_under_the_sheet_that_is_looked_at(closing: Closing) -> None:
    found(closing)
    closing.shell.navigator.go("shortcuts")
    closing.close()
    assert closing.is_open()
    assert closing.page.message.isVisible()


def test_that_whoever_insists_may_close(closing: Closing) -> None:
    found(closing)
    closing.close()
    closing.page.message.action.click()
    assert not closing.is_open()


def test_that_nothing_holds_the_window_before_there_are_words(closing: Closing) -> None:
    closing.close()
    assert not closing.is_open()


def test_that_nothing_holds_it_once_the_word_was_right(closing: Closing) -> None:
    found(closing)
    model = closing.page._model
    model.go_on()
    model.set_text("typed", model.state.words[model.state.asked - 1])
    model.go_on()
    closing.qtbot.waitUntil(lambda: closing.shell.navigator.current == "board")
    closing.qtbot.waitUntil(lambda: not closing.shell.tasks.is_busy)
    closing.close()
    assert not closing.is_open()
