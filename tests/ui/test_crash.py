"""A bug is said plainly, logged with its trace, and never shown twice at once."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import ProgramLog
from trainer_app.ui.crash import CrashGuard
from trainer_app.ui.crash_dialog import CrashDialog
from trainer_app.ui.theme import Theme

LOG = Path("logs", "trainer.log")


@pytest.fixture
def window(qtbot: QtBot, look: Theme) -> QWidget:
    made = QWidget()
    made.setObjectName(look.look.theme.value)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def guard(window: QWidget, program_log: ProgramLog) -> Iterator[CrashGuard]:
    made = CrashGuard(window, LOG)
    yield made
    made.release()
    for dialog in window.findChildren(CrashDialog):
        dialog.close()
    program_log.expect("a bug")


def dialogs(window: QWidget) -> list[CrashDialog]:
    return [dialog for dialog in window.findChildren(CrashDialog) if dialog.isVisible()]


def meet(error: Exception) -> Exception:
    """The error as if it had been raised: with a trace."""
    try:
        raise error
    except type(error) as raised:
        return raised


def test_that_the_dialog_says_what_is_safe_and_where_the_log_is(
    window: QWidget, guard: CrashGuard
) -> None:
    guard.report(meet(LookupError("no such press")))
    (dialog,) = dialogs(window)
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "What was saved is safe." in words
    assert str(LOG) in words
    details = dialog.findChild(QPlainTextEdit)
    assert isinstance(details, QPlainTextEdit)
    assert "LookupError: no such press" in details.toPlainText()


def test_that_the_details_can_be_copied(window: QWidget, guard: CrashGuard) -> None:
    guard.report(meet(LookupError("no such press")))
    dialogs(window)[0].copy.click()
    assert "LookupError: no such press" in QApplication.clipboard().text()


def test_that_a_second_bug_opens_no_dialog_on_the_dialog(
    window: QWidget, guard: CrashGuard
) -> None:
    guard.report(meet(LookupError("one")))
    guard.report(meet(LookupError("two")))
    assert len(dialogs(window)) == 1
    dialogs(window)[0].go_on.click()
    guard.report(meet(LookupError("three")))
    assert len(dialogs(window)) == 1


def test_that_closing_the_program_is_asked_for(
    qtbot: QtBot, window: QWidget, guard: CrashGuard
) -> None:
    guard.report(meet(LookupError("no such press")))
    with qtbot.waitSignal(guard.close_requested):
        dialogs(window)[0].end.click()


@pytest.mark.usefixtures("guard")
def test_that_an_exception_nobody_caught_ends_here(window: QWidget) -> None:
    error = meet(LookupError("in a slot"))
    sys.excepthook(type(error), error, error.__traceback__)
    assert len(dialogs(window)) == 1


def test_that_an_exception_of_another_thread_is_shown_on_the_windows(
    qtbot: QtBot, window: QWidget, guard: CrashGuard
) -> None:
    def work() -> None:
        guard.report(meet(LookupError("in a worker")))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(dialogs(window)) == 1)
