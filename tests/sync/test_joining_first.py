"""A PC without any records hands in a ticket; whatever goes wrong, it can begin otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.plant import MONDAY_MORNING
from tests.sync.live_hub import KEY, LiveHub, live_hub, on_sqlite
from trainer_app.bootstrap.blank import Blank
from trainer_app.bootstrap.syncing import ticket_in
from trainer_app.kernel.clock import FixedClock, SystemClock
from trainer_app.kernel.errors import ErrorCode, SyncProblem, Unavailable
from trainer_app.kernel.paths import ProfilePaths
from trainer_app.services.founding import FirstRun
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
