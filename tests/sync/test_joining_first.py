"""A PC without any records hands in a ticket; whatever goes wrong, it can begin otherwise."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from tests.plant import MONDAY_MORNING
from tests.sync.live_hub import KEY, LiveHub, live_hub, on_sqlite
from trainer_app.bootstrap import open_or_none
from trainer_app.bootstrap.blank import Blank
from trainer_app.bootstrap.plants import Plants
from trainer_app.bootstrap.syncing import prepare, ticket_in
from trainer_app.kernel.clock import FixedClock, SystemClock
from trainer_app.kernel.errors import ErrorCode, SyncProblem, Unavailable
from trainer_app.kernel.paths import ProfilePaths
from trainer_app.services.founding import FirstRun
from trainer_app.sync.client import EnrolDesk
from trainer_app.sync.protocol import Grant
from trainer_app.sync.signing import SECRET_BYTES
from trainer_app.sync.tickets import Ticket, write_ticket

FIRST = FirstRun(
    plant="Lakeside", pc="Bench", supervisor="Sam", pin="2468", language="en", also_trains=False
)


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[LiveHub]:
    with live_hub(on_sqlite(tmp_path), SystemClock()) as running:
        yield running


@pytest.fixture
def blank(tmp_path: Path) -> Blank:
    return Blank(tmp_path / "profile", FixedClock(MONDAY_MORNING))


def unknown_ticket(hub: LiveHub) -> str:
    """Well written, and given out by nobody."""
    secret = bytes(SECRET_BYTES).hex()
    return write_ticket(Ticket(bytes(KEY.verify_key).hex(), hub.plant, secret, Grant.FLOOR))


def test_that_nothing_is_made_where_no_hub_answers(
    blank: Blank, hub: LiveHub, tmp_path: Path
) -> None:
    ticket = hub.ticket()
    with hub.offline(), pytest.raises(SyncProblem) as refused:
        blank.join(hub.url, ticket, "PC-2")
    assert refused.value.code is ErrorCode.HUB_NOT_REACHABLE
    assert not ProfilePaths(tmp_path / "profile").exists()


def test_that_a_refused_ticket_may_be_followed_by_a_good_one(blank: Blank, hub: LiveHub) -> None:
    with pytest.raises(SyncProblem) as refused:
        blank.join(hub.url, unknown_ticket(hub), "PC-2")
    assert refused.value.code is ErrorCode.TICKET_UNKNOWN
    program = blank.join(hub.url, hub.ticket(), "PC-2")
    membership = program.syncing.membership()
    assert membership is not None
    assert membership.plant == hub.plant
    program.close()


def test_that_a_refused_ticket_does_not_keep_a_pc_from_starting_alone(
    blank: Blank, hub: LiveHub
) -> None:
    with pytest.raises(SyncProblem):
        blank.join(hub.url, unknown_ticket(hub), "PC-2")
    started = blank.found(FIRST)
    assert started.program.syncing.membership() is None
    assert started.program.people.board().plant == "Lakeside"
    started.program.close()


def test_that_a_ticket_is_read_from_the_last_line_of_its_file(tmp_path: Path) -> None:
    file = tmp_path / "ticket.txt"
    file.write_text("Ticket for PC-2, good for a week:\n\n  ABCDE-FGHJK  \n\n")
    assert ticket_in(file) == "ABCDE-FGHJK"
    with pytest.raises(Unavailable) as refused:
        ticket_in(tmp_path / "missing.txt")
    assert refused.value.code is ErrorCode.FILE_UNREADABLE


def test_that_a_probe_says_whether_the_hub_is_there(blank: Blank, hub: LiveHub) -> None:
    program = blank.join(hub.url, hub.ticket(), "PC-2")
    program.syncing.probe()
    with hub.offline(), pytest.raises(SyncProblem) as away:
        program.syncing.probe()
    assert away.value.code is ErrorCode.HUB_NOT_REACHABLE
    program.syncing.probe()
    program.syncing.stop()
    with pytest.raises(SyncProblem) as stopped:
        program.syncing.probe()
    assert stopped.value.code is ErrorCode.SYNC_STOPPED
    program.close()


# --- cut short -----------------------------------------------------------------------------------


def test_that_a_stop_before_the_hub_answers_leaves_nothing(
    blank: Blank, hub: LiveHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The person taps *Stop* while the hub is being asked."""

    def stopped(self: EnrolDesk) -> NoReturn:
        blank.stop()
        self._exchange._stop.check()
        raise AssertionError("it was stopped")

    monkeypatch.setattr(EnrolDesk, "health", stopped)
    with pytest.raises(SyncProblem) as ended:
        blank.join(hub.url, hub.ticket(), "PC-2")
    assert ended.value.code is ErrorCode.SYNC_STOPPED
    assert not blank.is_begun
    assert not ProfilePaths(tmp_path / "profile").exists()
    monkeypatch.undo()
    blank.join(hub.url, hub.ticket(), "PC-2").close()


def test_that_a_ticket_nobody_knows_leaves_nothing_half_made(
    blank: Blank, hub: LiveHub, tmp_path: Path
) -> None:
    with pytest.raises(SyncProblem):
        blank.join(hub.url, unknown_ticket(hub), "PC-2")
    assert not blank.is_begun
    assert not ProfilePaths(tmp_path / "profile").exists()


_KILLED = """
import os, signal, sys
from pathlib import Path
from trainer_app.bootstrap.blank import Blank
from trainer_app.kernel.clock import SystemClock
from trainer_app.sync import enrolling

enrolling._checked = lambda *said: os.kill(os.getpid(), signal.SIGKILL)
Blank(Path(sys.argv[1]), SystemClock()).join(sys.argv[2], sys.argv[3], "PC-2")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_that_joining_goes_on_after_kill_9_with_what_was_typed(
    hub: LiveHub, tmp_path: Path
) -> None:
    """The hub has used the ticket up and said so; the PC died before it heard."""
    profile, ticket = tmp_path / "profile", hub.ticket(Grant.FLOOR)
    called = [sys.executable, "-c", _KILLED, str(profile), hub.url, ticket]
    assert subprocess.run(called, check=False, timeout=60).returncode == -signal.SIGKILL
    clock = SystemClock()
    assert open_or_none(profile, clock) is None, "no plant with an empty Board"
    next_start = Blank(profile, clock)
    told = next_start.joining()
    assert told is not None
    assert (told.url, told.ticket, told.pc) == (hub.url, ticket, "PC-2")
    assert next_start.is_begun
    program = next_start.join(told.url, told.ticket, told.pc)
    assert [device.name for device in hub.ledger.devices(hub.plant)] == ["PC-2"]
    with program.store.reading() as reading:
        assert not reading.meta("joining"), "a ticket is kept no longer than it is needed"
    program.close()
    again = open_or_none(profile, clock)
    assert again is not None
    again.close()


def test_that_joining_that_was_cut_short_can_be_given_up(hub: LiveHub, tmp_path: Path) -> None:
    profile, clock = tmp_path / "profile", FixedClock(MONDAY_MORNING)
    prepare(profile, "PC-2", clock, url=hub.url, ticket=hub.ticket()).close()
    blank = Blank(profile, clock)
    assert blank.joining() is not None
    blank.forget()
    assert not blank.is_begun
    assert not ProfilePaths(profile).exists()
    started = blank.found(FIRST)
    assert started.program.people.board().plant == "Lakeside"
    started.program.close()


def test_that_one_more_plant_is_begun_beside_the_first_and_given_up(
    hub: LiveHub, tmp_path: Path
) -> None:
    home, clock = tmp_path / "home", FixedClock(MONDAY_MORNING)
    Blank(home, clock).found(FIRST).program.close()
    plants = Plants(home, clock)
    ticket = hub.ticket()
    beside = ProfilePaths(home).plants / hub.plant[:12]
    prepare_beside(beside, clock, hub.url, ticket)
    first, second = plants.all()
    assert (first.name, first.is_unfinished, first.waiting) == ("Lakeside", False, None)
    assert (second.key, second.is_unfinished) == (hub.plant[:12], True)
    assert plants.open(second.key) is None
    blank = plants.blank(second.key)
    assert blank.is_one_more
    told = blank.joining()
    assert told is not None
    assert told.ticket == ticket
    blank.forget()
    assert plants.count() == 1
    assert not beside.exists()


def prepare_beside(folder: Path, clock: FixedClock, url: str, ticket: str) -> None:
    folder.parent.mkdir()
    prepare(folder, "Laptop", clock, url=url, ticket=ticket).close()
