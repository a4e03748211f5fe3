"""The network worker: syncs by the schedule, never holds the window, and never lies about it."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.fakes import FakeProgram
from tests.ui.fakes_sync import AWAY, HUB, FakeSyncing
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.errors import ErrorCode, SyncProblem, TrainerError
from trainer_app.kernel.membership import Waiting
from trainer_app.sync.engine import Progress
from trainer_app.ui.attendance import LEFT_AFTER_S, Attendance
from trainer_app.ui.network import PROBE_AWAY_EVERY_S, PROBE_EVERY_S, Contact, Network
from trainer_app.ui.session import Session
from trainer_app.ui.shell import Shell
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.theme import Theme


class Ticking:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> Ticking:
    ticking = Ticking()
    monkeypatch.setattr("trainer_app.ui.network._TICK_MS", 10)
    defaults = Network.__init__.__kwdefaults__
    assert defaults is not None
    monkeypatch.setitem(defaults, "now", ticking)
    return ticking


@pytest.fixture
def joined(program: FakeProgram, clock: FixedClock) -> FakeProgram:
    program.syncing.hub = HUB
    program.syncing.now_waiting = Waiting(unsent=3)
    program.syncing.after = Waiting(confirmed=9, last_success=clock.now().ms)
    return program


def line(shell: Shell) -> str:
    return shell.window.top_bar.sync_line.text()


def tone(shell: Shell) -> object:
    return shell.window.top_bar.sync_line.property("tone")


def wait_for(event: threading.Event) -> None:
    event.wait(10)


def opened(qtbot: QtBot, open_window: OpenWindow) -> Shell:
    shell = open_window()
    qtbot.waitUntil(lambda: shell.navigator.current == "board" and not shell.tasks.is_busy)
    return shell


def write(shell: Shell) -> None:
    shell.tasks.perform(shell, lambda: ChangeSet.of(["x"]), lambda _done: None, shell.say)


def test_that_a_pc_alone_starts_no_network_and_says_so(
    qtbot: QtBot, open_window: OpenWindow, program: FakeProgram
) -> None:
    shell = opened(qtbot, open_window)
    qtbot.waitUntil(lambda: not shell.tasks.is_busy)
    assert line(shell) == "Saved on this PC. No central store set up."
    assert not shell.network._timer.isActive()
    assert (program.syncing.runs, program.syncing.probes) == (0, 0)
    assert not any("network" in thread.name for thread in threading.enumerate())


def test_that_it_is_green_only_once_the_hub_has_confirmed(
    qtbot: QtBot, open_window: OpenWindow, joined: FakeProgram
) -> None:
    go_on = threading.Event()
    joined.syncing.between = lambda: wait_for(go_on)
    shell = opened(qtbot, open_window)
    qtbot.waitUntil(lambda: joined.syncing.runs == 1)
    assert line(shell) == "Saved on this PC. 3 to send."
    assert tone(shell) != "ok"
    go_on.set()
    qtbot.waitUntil(lambda: line(shell) == "Confirmed by the hub 12:00")
    assert tone(shell) == "ok"
    joined.syncing.now_waiting = Waiting(unsent=1, last_success=1)
    write(shell)
    qtbot.waitUntil(lambda: line(shell) == "Saved on this PC 12:00. 1 to send.")
    assert tone(shell) != "ok"


def test_that_what_is_recorded_is_sent_two_seconds_later(
    qtbot: QtBot, open_window: OpenWindow, joined: FakeProgram, seconds: Ticking
) -> None:
    shell = opened(qtbot, open_window)
    qtbot.waitUntil(lambda: joined.syncing.runs == 1 and not shell.network.state.is_syncing)
    write(shell)
    qtbot.waitUntil(lambda: not shell.tasks.is_busy)
    shell.network.look_at_clock()
    assert not shell.network.state.is_syncing
    seconds.seconds += 2.5
    qtbot.waitUntil(lambda: joined.syncing.runs == 2)


def test_that_a_hub_that_is_gone_is_said_by_the_next_probe(
    qtbot: QtBot,
    open_window: OpenWindow,
    joined: FakeProgram,
    seconds: Ticking,
) -> None:
    shell = opened(qtbot, open_window)
    qtbot.waitUntil(lambda: line(shell).startswith("Confirmed"))
    joined.syncing.refuse = AWAY
    seconds.seconds += PROBE_EVERY_S
    qtbot.waitUntil(lambda: line(shell) == "Saved on this PC. Offline since 12:00.")
    assert not shell.window.notices.isVisible(), "a state, not an error"
    joined.syncing.refuse = None
    runs = joined.syncing.runs
    seconds.seconds += PROBE_AWAY_EVERY_S
    qtbot.waitUntil(lambda: joined.syncing.runs == runs + 1)  # at once, not by the minute
    qtbot.waitUntil(lambda: shell.network.state.contact is Contact.ONLINE)


def test_that_the_line_says_since_when_by_day_and_by_date(
    qtbot: QtBot, open_window: OpenWindow, joined: FakeProgram, clock: FixedClock
) -> None:
    joined.syncing.refuse = AWAY
    joined.syncing.now_waiting = Waiting(unsent=3, last_success=clock.now().ms)
    clock.advance(days=1)
    shell = opened(qtbot, open_window)
    qtbot.waitUntil(lambda: line(shell).endswith("Offline since Monday."))
    clock.advance(days=12)
    shell.network.state_changed.emit(shell.network.state)
    assert line(shell) == "Saved on this PC. 3 to send. Offline since 2026-03-02."


def test_that_a_hub_that_takes_nothing_is_said_and_looked_up(
    qtbot: QtBot, open_window: OpenWindow, joined: FakeProgram
) -> None:
    joined.syncing.refuse = SyncProblem(ErrorCode.DEVICE_REVOKED)
    shell = opened(qtbot, open_window)
    qtbot.waitUntil(lambda: "The hub takes nothing" in line(shell))
    assert tone(shell) == "warning"


def test_that_what_arrives_reaches_the_screens_and_is_not_said_to_be_saved(
    qtbot: QtBot, open_window: OpenWindow, joined: FakeProgram
) -> None:
    heard: list[ChangeSet] = []
    joined.syncing.arrives = tuple(
        Progress(0, n, 0, 10 - n, ChangeSet.of([f"person-{n}"])) for n in range(5)
    )
    go_on = threading.Event()
    joined.syncing.between = lambda: wait_for(go_on)
    shell = opened(qtbot, open_window)
    shell.tasks.changed.connect(heard.append)
    qtbot.waitUntil(lambda: bool(heard) and heard[-1].touches("person-4"))
    assert len(heard) < 5, "in gulps"
    assert "6 still to come." in line(shell)
    assert "12:00" not in line(shell)
    go_on.set()


def test_that_closing_wakes_who_waits_on_the_network(
    qtbot: QtBot, open_window: OpenWindow, joined: FakeProgram, monkeypatch: pytest.MonkeyPatch
) -> None:
    woken = threading.Event()
    monkeypatch.setattr(joined.syncing, "stop", woken.set)
    joined.syncing.between = lambda: wait_for(woken)
    shell = opened(qtbot, open_window)
    qtbot.waitUntil(lambda: joined.syncing.runs == 1)
    shell.window.close()
    assert woken.is_set()
    assert joined.closed


def test_that_the_window_does_not_wait_for_the_network(
    qtbot: QtBot, open_window: OpenWindow, joined: FakeProgram
) -> None:
    go_on = threading.Event()
    joined.syncing.between = lambda: wait_for(go_on)
    shell = opened(qtbot, open_window)
    qtbot.waitUntil(lambda: joined.syncing.runs == 1)
    write(shell)
    qtbot.waitUntil(lambda: line(shell).startswith("Saved on this PC 12:00."))
    assert shell.network.state.is_syncing
    go_on.set()


# --- how often a hub is asked --------------------------------------------------------------------


class AtOnce(QObject):
    """A task runner that does everything there and then."""

    saved = Signal(object)

    def perform(
        self,
        _owner: QObject,
        work: Callable[[], object],
        done: Callable[[object], None],
        failed: Callable[[TrainerError], None],
        **_where: object,
    ) -> None:
        try:
            done(work())
        except TrainerError as error:
            failed(error)

    def query(
        self,
        _owner: QObject,
        work: Callable[[], object],
        done: Callable[[object], None],
        *_more: object,
        **_key: object,
    ) -> None:
        done(work())

    def arrived(self, _changes: ChangeSet) -> None:
        return


@dataclass
class Hour:
    """Half seconds of a window's life, and what its hub hears of it."""

    clock: FixedClock
    syncing: FakeSyncing
    seconds: float = 0.0
    is_here: bool = True

    def __post_init__(self) -> None:
        draw = random.Random("an hour").random
        self.network = Network(
            cast("TaskRunner", AtOnce()),
            self.clock,
            lambda: self.syncing,
            now=lambda: self.seconds,
            is_attended=lambda: self.is_here,
            draw=draw,
        )
        self.network.look()
        self.network._timer.stop()

    def says(self, contact: Contact) -> bool:
        return self.network.state.contact is contact

    def passes(self, seconds: float) -> tuple[int, int]:
        """How many syncs and probes that were."""
        runs, probes = self.syncing.runs, self.syncing.probes
        end = self.seconds + seconds
        while self.seconds < end:
            self.seconds += 0.5
            self.network.look_at_clock()
        return self.syncing.runs - runs, self.syncing.probes - probes


def test_that_a_pc_where_nobody_is_asks_its_hub_six_times_an_hour(clock: FixedClock) -> None:
    hour = Hour(clock, FakeSyncing(HUB, Waiting(last_success=1)))
    hour.passes(60)
    syncs, probes = hour.passes(3600)
    assert 55 <= syncs <= 65
    assert 700 <= probes <= 1100
    hour.is_here = False
    hour.passes(60)
    assert hour.passes(3600) == (6, 0)


def test_that_a_hub_that_went_while_nobody_was_here_is_said_to_whoever_comes(
    clock: FixedClock,
) -> None:
    hour = Hour(clock, FakeSyncing(HUB, Waiting(last_success=1)))
    hour.is_here = False
    hour.passes(700)
    hour.syncing.refuse = AWAY
    hour.passes(30)
    assert hour.says(Contact.ONLINE)  # nobody reads it
    hour.is_here = True
    hour.passes(1)
    assert hour.says(Contact.OFFLINE)


def test_that_a_hub_that_went_is_said_within_ten_seconds_while_somebody_is_here(
    clock: FixedClock,
) -> None:
    hour = Hour(clock, FakeSyncing(HUB, Waiting(last_success=1)))
    for wait in (5.0, 6.5, 8.0, 9.5):
        hour.syncing.refuse = None
        hour.passes(40 + wait)
        assert hour.says(Contact.ONLINE)
        hour.syncing.refuse = AWAY
        hour.passes(PROBE_EVERY_S + 0.5)  # and a probe has five seconds
        assert hour.says(Contact.OFFLINE)


def test_that_a_hub_with_another_certificate_is_not_said_to_answer(clock: FixedClock) -> None:
    hour = Hour(clock, FakeSyncing(HUB, Waiting(last_success=1)))
    hour.passes(20)
    hour.syncing.refuse = SyncProblem(ErrorCode.HUB_NOT_TRUSTED, url=HUB.url)
    hour.passes(5)
    state = hour.network.state
    assert (state.contact, state.problem) == (Contact.OFFLINE, hour.syncing.refuse.problem)
    hour.syncing.refuse = None  # the old one is back
    hour.passes(60)
    assert (hour.network.state.contact, hour.network.state.problem) == (Contact.ONLINE, None)


def test_that_a_pc_is_attended_while_it_is_touched_worked_at_and_seen(
    qtbot: QtBot, look: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert look.sizes.touch
    window, at, pointer = QWidget(), Ticking(), [QPoint(1, 1)]
    quiet = SimpleNamespace(is_quiet=True)
    monkeypatch.setattr(QCursor, "pos", lambda: pointer[0])
    qtbot.addWidget(window)
    attendance = Attendance(window, cast("Session", quiet), now=at)
    assert not attendance.is_here()  # nothing is shown yet
    window.show()
    assert attendance.is_here()
    at.seconds += LEFT_AFTER_S
    assert not attendance.is_here()
    pointer[0] = QPoint(400, 300)  # a touch
    assert attendance.is_here()
    at.seconds += LEFT_AFTER_S
    quiet.is_quiet = False  # somebody types
    assert attendance.is_here()
    window.showMinimized()
    assert not attendance.is_here()
