"""The daily backup and the look at every record: when, beside whom, what is said of a failure."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.plant import make_plant
from tests.resting import rest
from tests.ui.conftest import OpenWindow
from tests.ui.fakes import FakePeople, FakeProgram, make_signed_in, usual_people
from trainer_app.bootstrap import open_program
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.errors import Damage, ErrorCode, TrainerError, Unavailable
from trainer_app.ui.housekeeping import EVERY_SECONDS, FIRST_AFTER_SECONDS, Housekeeping
from trainer_app.ui.session import QUIET_SECONDS, Session
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.theme import Theme

Settle = Callable[[], None]


@pytest.fixture
def session(look: Theme, clock: FixedClock) -> Iterator[Session]:
    made = Session(clock, 30, look)
    yield made
    made.lock()


@pytest.fixture
def house(
    look: Theme, tasks: TaskRunner, session: Session, clock: FixedClock, program: FakeProgram
) -> Iterator[Housekeeping]:
    made = Housekeeping(tasks, session, clock, program.keep_house, look)
    yield made
    made.close()


@pytest.fixture
def settle(tasks: TaskRunner) -> Settle:
    return lambda: rest(tasks)


def wait_for(gate: threading.Event) -> None:
    assert gate.wait(10)


def pass_time(house: Housekeeping, clock: FixedClock, seconds: float) -> None:
    clock.advance(seconds=seconds)
    house.look_at_clock()


def somebody_signs_in(session: Session) -> None:
    session.begin(make_signed_in(usual_people()[0]))


def test_that_the_house_is_kept_soon_after_opening_whoever_is_there(
    house: Housekeeping,
    session: Session,
    clock: FixedClock,
    program: FakeProgram,
    settle: Settle,
) -> None:
    house.look_at_clock()
    assert program.kept == []
    somebody_signs_in(session)
    pass_time(house, clock, FIRST_AFTER_SECONDS)
    settle()
    assert program.kept == [False]


def test_that_it_is_kept_once_an_hour_and_thoroughly_where_nobody_is_signed_in(
    house: Housekeeping, clock: FixedClock, program: FakeProgram, settle: Settle
) -> None:
    pass_time(house, clock, FIRST_AFTER_SECONDS)
    settle()
    pass_time(house, clock, EVERY_SECONDS - 1)
    settle()
    assert program.kept == [False]
    pass_time(house, clock, 1)
    settle()
    assert program.kept == [False, True]


def test_that_somebody_at_work_is_left_alone_until_it_is_quiet(
    house: Housekeeping,
    session: Session,
    clock: FixedClock,
    program: FakeProgram,
    settle: Settle,
) -> None:
    pass_time(house, clock, FIRST_AFTER_SECONDS)
    settle()
    clock.advance(seconds=EVERY_SECONDS)
    somebody_signs_in(session)
    house.look_at_clock()
    settle()
    assert program.kept == [False]
    pass_time(house, clock, QUIET_SECONDS)
    settle()
    assert program.kept == [False, True]


def test_that_a_clock_that_is_set_back_does_not_put_it_off_for_years(
    house: Housekeeping, clock: FixedClock, program: FakeProgram, settle: Settle
) -> None:
    pass_time(house, clock, FIRST_AFTER_SECONDS)
    settle()
    pass_time(house, clock, -3 * EVERY_SECONDS)
    settle()
    assert len(program.kept) == 2


def test_that_it_is_not_begun_twice(
    house: Housekeeping, clock: FixedClock, program: FakeProgram, settle: Settle
) -> None:
    gate = threading.Event()
    program.house = lambda _between: wait_for(gate)
    pass_time(house, clock, FIRST_AFTER_SECONDS)
    pass_time(house, clock, 2 * EVERY_SECONDS)
    gate.set()
    settle()
    assert program.kept == [False]


def test_that_neither_the_records_nor_a_pin_wait_for_it(
    qtbot: QtBot,
    house: Housekeeping,
    tasks: TaskRunner,
    clock: FixedClock,
    program: FakeProgram,
    settle: Settle,
) -> None:
    gate = threading.Event()
    program.house = lambda _between: wait_for(gate)
    pass_time(house, clock, FIRST_AFTER_SECONDS)
    answers: list[str] = []
    tasks.query(house, lambda: "board", answers.append)
    qtbot.waitUntil(lambda: answers == ["board"])
    gate.set()
    settle()


def test_that_signing_in_ends_the_long_look_and_it_begins_anew_later(
    qtbot: QtBot,
    house: Housekeeping,
    session: Session,
    clock: FixedClock,
    program: FakeProgram,
    settle: Settle,
) -> None:
    slices = threading.Semaphore(0)
    seen: list[int] = []

    def look_at_everything(between: Callable[[], None]) -> None:
        for number in range(3):
            seen.append(number)
            slices.acquire(timeout=10)
            between()

    pass_time(house, clock, FIRST_AFTER_SECONDS)
    settle()
    program.house = look_at_everything
    pass_time(house, clock, EVERY_SECONDS)
    qtbot.waitUntil(lambda: seen == [0])
    somebody_signs_in(session)
    slices.release()
    settle()
    assert seen == [0]

    session.lock()
    slices.release(3)
    pass_time(house, clock, EVERY_SECONDS)
    settle()
    assert seen == [0, 0, 1, 2]


def test_that_a_failure_is_told_and_the_next_hour_tries_again(
    house: Housekeeping, clock: FixedClock, program: FakeProgram, settle: Settle
) -> None:
    failures: list[TrainerError] = []
    house.failed.connect(failures.append)

    def no_room(_between: Callable[[], None]) -> None:
        raise Unavailable(ErrorCode.DISK_FULL, path="backups")

    program.house = no_room
    pass_time(house, clock, FIRST_AFTER_SECONDS)
    settle()
    assert [failure.code for failure in failures] == [ErrorCode.DISK_FULL]
    program.house = lambda _between: None
    pass_time(house, clock, EVERY_SECONDS)
    settle()
    assert len(program.kept) == 2


# --- in the window --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "title", "tone"),
    [
        (
            Unavailable(ErrorCode.DISK_FULL, path="backups"),
            "Today’s backup was not made",
            "warning",
        ),
        (
            Damage(ErrorCode.DATABASE_DAMAGED, path="store.db"),
            "The records file is damaged",
            "danger",
        ),
    ],
)
def test_that_the_window_says_calmly_what_went_wrong(
    qtbot: QtBot,
    open_window: OpenWindow,
    program: FakeProgram,
    clock: FixedClock,
    error: TrainerError,
    title: str,
    tone: str,
) -> None:
    def fail(_between: Callable[[], None]) -> None:
        raise error

    program.house = fail
    shell = open_window()
    qtbot.waitUntil(lambda: shell.navigator.current == "board")
    house = shell.findChild(Housekeeping)
    assert isinstance(house, Housekeeping)
    pass_time(house, clock, FIRST_AFTER_SECONDS)
    notices = shell.window.notices
    qtbot.waitUntil(notices.isVisible)
    assert notices.accessibleName() == title
    assert notices.property("tone") == tone
    assert shell.navigator.current == "board"
    notices.action.click()
    assert not notices.isVisible()


def test_that_what_opening_found_is_said_one_after_the_other(
    qtbot: QtBot, open_window: OpenWindow, people: FakePeople
) -> None:
    alarms = tuple(
        Damage(ErrorCode.DATABASE_BEHIND_WITNESS, seq=seq, stream=stream)
        for seq, stream in ((41, "plant"), (7, "private"))
    )
    shell = open_window(opens=lambda: FakeProgram(people, alarms=alarms))
    notices = shell.window.notices
    qtbot.waitUntil(notices.isVisible)
    said = [notices.accessibleDescription()]
    notices.action.click()
    said.append(notices.accessibleDescription())
    notices.action.click()
    assert not notices.isVisible()
    assert ["record 7 " in words for words in said] == [True, False]
    assert ["record 41 " in words for words in said] == [False, True]


def test_that_a_notice_speaks_the_language_of_the_window(
    qtbot: QtBot, open_window: OpenWindow, people: FakePeople
) -> None:
    alarm = Damage(ErrorCode.DATABASE_BEHIND_WITNESS, seq=41, stream="plant")
    shell = open_window(opens=lambda: FakeProgram(people, alarms=(alarm,)))
    notices = shell.window.notices
    qtbot.waitUntil(notices.isVisible)
    shell.languages.speak("fr")
    qtbot.waitUntil(lambda: "inscription 41" in notices.accessibleDescription())
    assert notices.action.text() == "Fermer"


# --- on a real profile ----------------------------------------------------------------------------


def test_that_a_real_plant_has_its_backup_of_the_day_once(tmp_path: Path) -> None:
    plant = make_plant(tmp_path / "plant")
    slices: list[int] = []
    try:
        for thoroughly in (False, True):
            plant.program.keep_house(lambda: slices.append(1), thoroughly=thoroughly)
        backups = list(plant.program.store.paths.backups.iterdir())
        assert len(backups) == 1
        assert slices
        plant.clock.advance(days=1)
        plant.program.keep_house(lambda: None, thoroughly=False)
        assert len(list(plant.program.store.paths.backups.iterdir())) == 2
    finally:
        plant.program.close()


def test_that_what_was_cut_off_is_an_alarm_of_the_program(tmp_path: Path) -> None:
    plant = make_plant(tmp_path / "plant")
    paths = plant.program.store.paths
    plant.program.close()
    before = paths.database.read_bytes()
    again = open_program(paths.folder, plant.clock)
    plant.program = again
    plant.sign_off("01-01")
    again.close()
    paths.database.write_bytes(before)

    cut = open_program(paths.folder, plant.clock)
    try:
        assert {alarm.code for alarm in cut.alarms} == {ErrorCode.DATABASE_BEHIND_WITNESS}
    finally:
        cut.close()


def test_that_keeping_house_makes_no_screen_read_again(
    house: Housekeeping, tasks: TaskRunner, clock: FixedClock, settle: Settle
) -> None:
    changes: list[ChangeSet] = []
    tasks.changed.connect(changes.append)
    pass_time(house, clock, FIRST_AFTER_SECONDS)
    settle()
    assert changes == []
