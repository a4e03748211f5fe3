"""A new recovery sheet: on paper, typed back, and only then in force."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.fakes import FakeProgram, make_signed_in, usual_people
from tests.ui.test_this_pc import open_page, signed_in
from trainer_app.kernel.errors import ErrorCode, Unavailable
from trainer_app.ui.paper.view import PaperView
from trainer_app.ui.recovery.view import NewRecoveryView
from trainer_app.ui.shell import Shell


@pytest.fixture
def shell(qtbot: QtBot, open_window: OpenWindow) -> Shell:
    return signed_in(qtbot, open_window())


def open_renewal(qtbot: QtBot, shell: Shell) -> NewRecoveryView:
    open_page(qtbot, shell).renew.click()
    settle(qtbot, shell)
    page = shell.navigator.page
    assert isinstance(page, NewRecoveryView)
    return page


def settle(qtbot: QtBot, shell: Shell) -> None:
    qtbot.waitUntil(lambda: not shell.tasks.is_busy)


def asked_word(shell: Shell, program: FakeProgram, lang: str = "en") -> str:
    page = shell.navigator.page
    assert isinstance(page, NewRecoveryView)
    return program.renewal.code.words(lang)[page._model.state.asked - 1]


def test_that_a_new_code_is_in_force_once_its_word_was_typed_back(
    qtbot: QtBot, shell: Shell, program: FakeProgram
) -> None:
    page = open_renewal(qtbot, shell)
    words = program.renewal.code.words("en")
    shown = [label.text() for label in page.words.words]
    assert [text.split("\u2002")[1] for text in shown] == list(words)
    page.primary.click()
    assert not any(word in label.text() for word in words for label in page.words.words)
    assert not page.primary.isEnabled()
    page.typed.setText("zebra")
    assert not page.primary.isEnabled()
    assert program.renewal.in_force == []
    page.typed.setText(f" {asked_word(shell, program).upper()} ")
    page.primary.click()
    settle(qtbot, shell)
    assert program.renewal.in_force == [program.renewal.code]
    assert page.message.isVisible()
    page.primary.click()
    assert shell.navigator.current == "this_pc"


def test_that_the_word_of_a_sheet_in_the_other_language_is_taken(
    qtbot: QtBot, shell: Shell, program: FakeProgram
) -> None:
    page = open_renewal(qtbot, shell)
    page.primary.click()
    page.typed.setText(asked_word(shell, program, "fr"))
    assert page.primary.isEnabled()


def test_that_leaving_the_page_changes_nothing(
    qtbot: QtBot, shell: Shell, program: FakeProgram
) -> None:
    page = open_renewal(qtbot, shell)
    page.primary.click()
    page.back.click()
    settle(qtbot, shell)
    assert shell.navigator.current == "this_pc"
    assert program.renewal.in_force == []


def test_that_the_sheet_is_printed_and_the_words_can_be_seen_again(
    qtbot: QtBot, shell: Shell
) -> None:
    page = open_renewal(qtbot, shell)
    page.print.click()
    assert isinstance(shell.navigator.page, PaperView)
    settle(qtbot, shell)
    shell.navigator.back()
    page.primary.click()
    assert not page.words.isVisible()
    page.again.click()
    assert page.words.isVisible()


def test_that_a_full_disk_leaves_the_word_typed(
    qtbot: QtBot, shell: Shell, program: FakeProgram
) -> None:
    program.renewal.refuse = Unavailable(ErrorCode.DISK_FULL, path="records")
    page = open_renewal(qtbot, shell)
    page.primary.click()
    page.typed.setText(asked_word(shell, program))
    page.primary.click()
    settle(qtbot, shell)
    assert page.message.isVisible()
    assert page.primary.isEnabled()
    program.renewal.refuse = None
    page.primary.click()
    settle(qtbot, shell)
    assert program.renewal.in_force == [program.renewal.code]


def test_that_a_trainer_is_not_offered_a_new_sheet(qtbot: QtBot, open_window: OpenWindow) -> None:
    shell = open_window()
    qtbot.waitUntil(lambda: shell.navigator.current == "board" and not shell.tasks.is_busy)
    trainer = next(tile for tile in usual_people() if "supervisor" not in tile.roles)
    shell.sign_in(make_signed_in(trainer))
    settle(qtbot, shell)
    assert not open_page(qtbot, shell).boxes["sheet"].isVisible()
