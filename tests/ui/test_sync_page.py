"""*This PC and sync*: what waits where, in plain words; joining a plant with a ticket."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.fakes import FakeProgram, make_signed_in, usual_people
from tests.ui.fakes_sync import AWAY, HUB
from trainer_app.checklists.trust import Peer
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.errors import ErrorCode, SyncProblem, Unavailable
from trainer_app.kernel.ids import RecordId
from trainer_app.kernel.membership import UNPROVEN, Waiting
from trainer_app.kernel.words import vocabulary
from trainer_app.services.peers import PeersPage
from trainer_app.sync.protocol import HeldReason
from trainer_app.ui.joining.view import JoinView
from trainer_app.ui.shell import Shell
from trainer_app.ui.syncpage.view import SyncPageView

SUPERVISOR, TRAINER, TRAINEE = 0, 1, 2


@pytest.fixture
def joined(program: FakeProgram, clock: FixedClock) -> FakeProgram:
    now = clock.now().ms
    program.syncing.hub = HUB
    program.syncing.now_waiting = Waiting(
        unsent=3, sent=2, confirmed=1204, last_success=now, hub_now=now
    )
    program.peers.known = PeersPage(
        HUB,
        program.syncing.now_waiting,
        (
            Peer("k1", "Bench 2", "B", True, True, RecordId("1" * 32), now),
            Peer("k2", "Press shop", "C", False, False, RecordId("2" * 32), None),
        ),
        frozenset({"k2"}),
    )
    return program


def opened(qtbot: QtBot, shell: Shell, who: int = SUPERVISOR) -> Shell:
    qtbot.waitUntil(lambda: shell.navigator.current == "board" and not shell.tasks.is_busy)
    shell.sign_in(make_signed_in(usual_people()[who]))
    qtbot.waitUntil(lambda: not shell.tasks.is_busy)
    return shell


def open_page(qtbot: QtBot, shell: Shell) -> SyncPageView:
    shell.window.top_bar.where.click()
    qtbot.waitUntil(lambda: not shell.tasks.is_busy)
    page = shell.navigator.page
    assert isinstance(page, SyncPageView)
    return page


@pytest.mark.usefixtures("joined")
def test_that_tapping_the_sync_line_tells_how_far_everything_has_come(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    page = open_page(qtbot, opened(qtbot, open_window()))
    said = page.lines["records"].text()
    assert "Waiting to be sent: 5" in said
    assert "Of these, sent and not yet confirmed: 2" in said
    assert "Confirmed by the hub: 1,204" in said
    assert page.lines["records"].property("tone") != "ok"
    assert "Last exchange: 12:00" in page.lines["hub"].text()
    pcs = page.lines["pcs"].text()
    assert "Bench 2 (B), this PC" in pcs
    assert "Press shop (C), new" in pcs
    assert "Nothing has come from it yet." in pcs
    assert page.boxes["held"].isHidden()
    assert page.boxes["alone"].isHidden()


def test_that_sync_now_tells_numbers_and_can_be_stopped(
    qtbot: QtBot, open_window: OpenWindow, joined: FakeProgram
) -> None:
    shell = opened(qtbot, open_window())
    page = open_page(qtbot, shell)
    qtbot.waitUntil(lambda: page.primary.text() == "Sync now")
    go_on = threading.Event()

    def wait() -> None:
        go_on.wait(10)

    joined.syncing.between = wait
    joined.syncing.refuse = SyncProblem(ErrorCode.SYNC_STOPPED)
    page.primary.click()
    qtbot.waitUntil(page.stop.isVisible)
    assert not page.primary.isEnabled()
    assert "Syncing:" in page.lines["records"].text()
    page.stop.click()
    assert joined.syncing.cancelled == 1
    go_on.set()
    qtbot.waitUntil(lambda: page.primary.text() == "Sync now")
    assert page.message.isHidden(), "stopped by a person: nothing is wrong"


def test_that_a_hub_that_is_away_is_a_state_and_one_that_refuses_says_what_to_do(
    qtbot: QtBot, open_window: OpenWindow, joined: FakeProgram
) -> None:
    joined.syncing.refuse = AWAY
    shell = opened(qtbot, open_window())
    page = open_page(qtbot, shell)
    qtbot.waitUntil(page.message.isVisible)
    assert page.message.property("tone") == "info"
    joined.syncing.refuse = SyncProblem(ErrorCode.DEVICE_REVOKED)
    page.primary.click()
    qtbot.waitUntil(lambda: page.message.property("tone") == "danger")
    qtbot.waitUntil(lambda: page.primary.text() == "Join again")
    page.primary.click()
    qtbot.waitUntil(lambda: isinstance(shell.navigator.page, JoinView))


@pytest.mark.parametrize("reason", [*(r.value for r in HeldReason), UNPROVEN, "from_tomorrow"])
def test_that_what_is_held_back_is_said_with_its_reason(
    qtbot: QtBot, open_window: OpenWindow, joined: FakeProgram, reason: str
) -> None:
    joined.syncing.now_waiting = Waiting(held=((reason, 4),), last_success=1)
    shell = opened(qtbot, open_window())
    page = open_page(qtbot, shell)
    qtbot.waitUntil(page.boxes["held"].isVisible)
    told = vocabulary()["held"].get(reason, vocabulary()["held"]["other"])["en"]
    assert f"4 records: {told}" in page.lines["held"].text()
    assert "Waiting to be sent: 0" in page.lines["records"].text()
    bar = shell.window.top_bar.sync_line
    assert bar.text() == "Saved on this PC. 4 held back: see why."
    assert bar.property("tone") == "warning"
    assert not shell.network.state.is_confirmed


def test_that_a_clock_far_from_the_hubs_is_to_be_set(
    qtbot: QtBot, open_window: OpenWindow, joined: FakeProgram, clock: FixedClock
) -> None:
    now = clock.now().ms
    joined.syncing.now_waiting = Waiting(last_success=now, hub_now=now - 3_600_000)
    page = open_page(qtbot, opened(qtbot, open_window()))
    said = page.lines["hub"].text()
    assert "This PC’s clock is ahead of the hub’s: 60 minutes. Set it." in said


@pytest.mark.usefixtures("joined")
def test_that_a_trainee_is_told_of_this_pc_and_not_of_the_others(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    page = open_page(qtbot, opened(qtbot, open_window(), TRAINEE))
    assert page.lines["records"].isVisible()
    assert page.boxes["pcs"].isHidden()
    assert page.boxes["asks"].isHidden()


def test_that_a_pc_alone_offers_to_join_to_a_supervisor_only(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    shell = opened(qtbot, open_window(), TRAINER)
    page = open_page(qtbot, shell)
    assert page.boxes["records"].isHidden()
    assert page.boxes["alone"].isVisible()
    assert page.primary.isHidden()
    shell.session.lock()
    page = open_page(qtbot, opened(qtbot, shell))
    assert page.primary.text() == "Join a plant"


def test_that_a_ticket_joins_and_what_was_recorded_goes_along(
    qtbot: QtBot, open_window: OpenWindow, program: FakeProgram, tmp_path: Path
) -> None:
    shell = opened(qtbot, open_window())
    open_page(qtbot, shell).primary.click()
    page = shell.navigator.page
    assert isinstance(page, JoinView)
    assert not page.primary.isEnabled()
    page.form.choose.click()
    (dialog,) = page.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "pc-2.ticket"))
    dialog.close()
    qtbot.waitUntil(lambda: page.form.ticket.toPlainText() == "ticket of pc-2.ticket")
    page.form.url.setText(" https://hub.example ")
    program.syncing.refuse = SyncProblem(ErrorCode.TICKET_USED)
    page.primary.click()
    qtbot.waitUntil(page.message.isVisible)
    assert page.form.ticket.toPlainText() == "ticket of pc-2.ticket", "nothing typed is lost"
    program.syncing.refuse = None
    page.primary.click()
    qtbot.waitUntil(lambda: shell.navigator.current == "sync")
    qtbot.waitUntil(lambda: program.syncing.runs > 0)
    assert program.syncing.tickets[-1] == ("https://hub.example", "ticket of pc-2.ticket")
    assert shell.network.state.membership == HUB


def test_that_handing_in_a_ticket_can_be_stopped(
    qtbot: QtBot, open_window: OpenWindow, program: FakeProgram
) -> None:
    shell = opened(qtbot, open_window())
    shell.navigator.go("join")
    page = shell.navigator.page
    assert isinstance(page, JoinView)
    go_on = threading.Event()

    def wait() -> None:
        go_on.wait(10)

    program.syncing.between = wait
    program.syncing.refuse = SyncProblem(ErrorCode.SYNC_STOPPED)
    page.form.ticket.setPlainText("TICKET")
    page.primary.click()
    page.stop.click()
    assert program.syncing.cancelled == 1
    go_on.set()
    qtbot.waitUntil(page.primary.isEnabled)
    assert page.message.isHidden()


def choose(qtbot: QtBot, shell: Shell, page: SyncPageView, path: Path) -> None:
    (dialog,) = [d for d in page.findChildren(QFileDialog) if d.isVisible()]
    dialog.fileSelected.emit(str(path))
    dialog.close()
    qtbot.waitUntil(lambda: not shell.tasks.is_busy)


def test_that_a_stick_carries_out_and_in(
    qtbot: QtBot, open_window: OpenWindow, joined: FakeProgram, tmp_path: Path
) -> None:
    shell = opened(qtbot, open_window())
    page = open_page(qtbot, shell)
    said = page.lines["usb"]
    page.usb_out.click()
    choose(qtbot, shell, page, tmp_path)
    qtbot.waitUntil(
        lambda: said.text() == "12 records in Bench-2.trainer-bundle. Take it to the hub."
    )
    assert joined.bundles.written == [tmp_path / "Bench-2.trainer-bundle"]
    page.usb_in.click()
    choose(qtbot, shell, page, tmp_path / "answer.trainer-bundle")
    qtbot.waitUntil(lambda: said.text() == "40 records taken in from answer.trainer-bundle.")


def test_that_a_stick_under_way_tells_numbers_and_is_stopped(
    qtbot: QtBot, open_window: OpenWindow, joined: FakeProgram, tmp_path: Path
) -> None:
    shell = opened(qtbot, open_window())
    page = open_page(qtbot, shell)
    go_on = threading.Event()

    def wait() -> None:
        go_on.wait(10)

    joined.bundles.between = wait
    joined.bundles.refuse = SyncProblem(ErrorCode.SYNC_STOPPED)
    page.usb_out.click()
    choose(qtbot, shell, page, tmp_path)
    qtbot.waitUntil(lambda: page.lines["usb"].text() == "Writing: 7 records")
    assert page.usb_out.isHidden()
    page.usb_stop.click()
    assert joined.bundles.cancelled == 1
    go_on.set()
    qtbot.waitUntil(page.usb_out.isVisible)
    assert page.message.isHidden()


def test_that_a_stick_that_is_full_is_said(
    qtbot: QtBot, open_window: OpenWindow, joined: FakeProgram, tmp_path: Path
) -> None:
    joined.bundles.refuse = Unavailable(ErrorCode.DISK_FULL, path=str(tmp_path))
    shell = opened(qtbot, open_window())
    page = open_page(qtbot, shell)
    page.usb_out.click()
    choose(qtbot, shell, page, tmp_path)
    qtbot.waitUntil(page.message.isVisible)
    assert page.message.property("tone") == "danger"


def test_that_everybody_is_told_of_a_new_pc_until_they_have_looked(
    qtbot: QtBot, open_window: OpenWindow, joined: FakeProgram
) -> None:
    joined.peers.new = joined.peers.known.peers[1:]
    shell = opened(qtbot, open_window(), TRAINER)
    line = shell.window.top_bar.sync_line
    qtbot.waitUntil(lambda: line.text().startswith("New PC: Press shop."))
    open_page(qtbot, shell)
    assert "New PC" not in line.text()


def test_that_the_menu_offers_sync_only_where_there_is_a_hub(
    qtbot: QtBot, open_window: OpenWindow, joined: FakeProgram
) -> None:
    from trainer_app.ui.menu.view import MenuView

    shell = opened(qtbot, open_window())
    for hub, offered in ((HUB, True), (None, False)):
        joined.syncing.hub = hub
        shell.network.look()
        qtbot.waitUntil(lambda: not shell.tasks.is_busy)
        shell.navigator.go("menu")
        page = shell.navigator.page
        assert isinstance(page, MenuView)
        assert any(entry.route == "sync" for entry in page._entries) is offered
