"""*This PC*: calm where all is well, plain where it is not; long work tells numbers and stops."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.fakes import FakeProgram, make_signed_in, usual_people
from tests.ui.fakes_pc import MADE, FakeFault, FakeReport
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.errors import ErrorCode, Unavailable
from trainer_app.kernel.settings import Settings
from trainer_app.store.report import FaultKind
from trainer_app.ui.shared.copies import OUTSIDE_DAYS
from trainer_app.ui.shell import Shell
from trainer_app.ui.thispc.faults import fault_words
from trainer_app.ui.thispc.support_view import SupportView
from trainer_app.ui.thispc.view import ThisPcView


@pytest.fixture
def shell(qtbot: QtBot, open_window: OpenWindow) -> Shell:
    return signed_in(qtbot, open_window())


def signed_in(qtbot: QtBot, shell: Shell) -> Shell:
    qtbot.waitUntil(lambda: shell.navigator.current == "board" and not shell.tasks.is_busy)
    shell.sign_in(make_signed_in(usual_people()[0]))
    qtbot.waitUntil(lambda: not shell.tasks.is_busy)
    return shell


def until(go_on: threading.Event) -> Callable[[], None]:
    def wait() -> None:
        go_on.wait(10)

    return wait


def open_page(qtbot: QtBot, shell: Shell) -> ThisPcView:
    shell.navigator.go("this_pc")
    qtbot.waitUntil(lambda: not shell.tasks.is_busy)
    page = shell.navigator.page
    assert isinstance(page, ThisPcView)
    return page


def back_up(qtbot: QtBot, shell: Shell, page: ThisPcView, folder: Path) -> None:
    """Choose this folder where the page asks for one."""
    page.primary.click()
    (dialog,) = page.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(folder))
    dialog.close()
    qtbot.waitUntil(lambda: not shell.tasks.is_busy)


def test_that_the_page_says_where_the_records_are(qtbot: QtBot, shell: Shell) -> None:
    page = open_page(qtbot, shell)
    said = page.lines["facts"].text()
    assert "Bench 2" in said
    assert "8.4 MB" in said
    assert "12345 records" in said.replace(",", "")
    assert "No central store set up." in said
    assert "2026-03-02" in page.lines["here"].text()


def test_that_no_copy_elsewhere_is_said_calmly_and_a_new_one_is_remembered(
    qtbot: QtBot, shell: Shell, program: FakeProgram, tmp_path: Path
) -> None:
    page = open_page(qtbot, shell)
    assert page.lines["outside"].text() == "No copy outside this PC yet."
    assert page.message.isHidden()
    back_up(qtbot, shell, page, tmp_path)
    assert program.this_pc.folders == [tmp_path]
    assert page.lines["outside"].text().startswith("A copy outside this PC was made today.")
    assert shell.start.settings.load().outside_copy_ms == MADE.ms


def test_that_a_copy_on_this_pcs_own_disk_does_not_count(
    qtbot: QtBot, shell: Shell, program: FakeProgram, tmp_path: Path
) -> None:
    program.this_pc.elsewhere = False
    page = open_page(qtbot, shell)
    back_up(qtbot, shell, page, tmp_path)
    assert "it is lost with the PC" in page.lines["outside"].text()
    assert shell.start.settings.load().outside_copy_ms == 0


def test_that_an_old_copy_says_how_old_it_is(
    qtbot: QtBot, open_window: OpenWindow, clock: FixedClock
) -> None:
    last = clock.now().ms
    clock.advance(days=OUTSIDE_DAYS + 2)
    shell = signed_in(qtbot, open_window(settings=Settings(outside_copy_ms=last)))
    page = open_page(qtbot, shell)
    assert page.lines["outside"].text() == "No copy outside this PC for 9 days."
    assert page.lines["outside"].property("tone") == "warning"


def test_that_a_full_stick_is_said_and_can_be_tried_again(
    qtbot: QtBot, shell: Shell, program: FakeProgram, tmp_path: Path
) -> None:
    program.this_pc.refuse = Unavailable(ErrorCode.DISK_FULL, path=str(tmp_path))
    page = open_page(qtbot, shell)
    back_up(qtbot, shell, page, tmp_path)
    assert page.message.isVisible()
    assert page.primary.isEnabled()


def test_that_the_check_tells_numbers_and_ends_in_a_sentence(
    qtbot: QtBot, shell: Shell, program: FakeProgram
) -> None:
    page = open_page(qtbot, shell)
    go_on = threading.Event()
    program.this_pc.between = until(go_on)
    page.check.click()
    qtbot.waitUntil(lambda: page.lines["check"].text() == "1,000 of 12,345 records")
    assert page.stop.isVisible()
    go_on.set()
    qtbot.waitUntil(lambda: "sound" in page.lines["check"].text())
    assert page.stop.isHidden()
    assert page.lines["check"].property("tone") == "ok"


def test_that_the_check_stops_where_somebody_wants_no_more_of_it(
    qtbot: QtBot, shell: Shell, program: FakeProgram
) -> None:
    page = open_page(qtbot, shell)
    go_on = threading.Event()
    program.this_pc.between = until(go_on)
    page.check.click()
    qtbot.waitUntil(lambda: page.lines["check"].text().startswith("1,000"))
    page.stop.click()
    go_on.set()
    qtbot.waitUntil(page.check.isVisible)
    assert page.lines["check"].text() == "Not checked since the program was started."


def test_that_leaving_the_page_stops_the_check(
    qtbot: QtBot, shell: Shell, program: FakeProgram
) -> None:
    page = open_page(qtbot, shell)
    times: list[str] = []
    go_on = threading.Event()

    def between() -> None:
        times.append("slice")
        go_on.wait(10)

    program.this_pc.between = between
    page.check.click()
    qtbot.waitUntil(lambda: bool(times))
    gone: list[str] = []
    page._model.destroyed.connect(lambda: gone.append("gone"))
    page.back.click()
    qtbot.waitUntil(lambda: bool(gone))
    go_on.set()
    qtbot.waitUntil(lambda: not shell.tasks.is_busy)
    assert times == ["slice"]


def test_that_a_signature_that_a_later_one_makes_up_for_is_a_note(
    qtbot: QtBot, shell: Shell, program: FakeProgram
) -> None:
    program.this_pc.report = FakeReport(12_345, notes=(FakeFault("bad_signature"),))
    page = open_page(qtbot, shell)
    page.check.click()
    qtbot.waitUntil(lambda: "sound." in page.lines["check"].text())
    assert fault_words("bad_signature") in page.lines["check"].text()
    assert page.lines["check"].property("tone") == "ok"


def test_that_faults_are_named_and_what_to_do(
    qtbot: QtBot, shell: Shell, program: FakeProgram
) -> None:
    program.this_pc.report = FakeReport(12_345, faults=(FakeFault("altered"),))
    page = open_page(qtbot, shell)
    page.check.click()
    qtbot.waitUntil(lambda: "abababab" in page.lines["check"].text())
    said = page.lines["check"].text()
    assert fault_words("altered") in said
    assert "ask for support" in said
    assert page.lines["check"].property("tone") == "danger"


@pytest.mark.parametrize("kind", FaultKind)
def test_that_every_fault_has_words(kind: FaultKind) -> None:
    assert fault_words(kind.value)


def test_that_the_file_for_support_is_read_before_it_is_saved(
    qtbot: QtBot, shell: Shell, tmp_path: Path
) -> None:
    open_page(qtbot, shell).support.click()
    page = shell.navigator.page
    assert isinstance(page, SupportView)
    qtbot.waitUntil(lambda: "doctor.json" in page.text.toPlainText())
    assert "settings.json" in page.text.toPlainText()
    file = tmp_path / "support.zip"
    page.primary.click()
    (dialog,) = page.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(file))
    dialog.close()
    qtbot.waitUntil(page.message.isVisible)
    assert file.read_bytes().startswith(b"PK")
