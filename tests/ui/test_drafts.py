"""The desk of drafts: written soon, at once on lock and close, and given back to their owner."""

from __future__ import annotations

from dataclasses import dataclass

from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.fakes import FakeProgram, make_signed_in, usual_people
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.errors import ErrorCode, Unavailable
from trainer_app.services.drafts import KeptDraft
from trainer_app.ui.shared.drafts import WRITTEN_WITHIN_MS, DraftDesk, Kept
from trainer_app.ui.shell import Shell
from trainer_app.ui.tasks import TaskRunner

SUE, ROSA, *_ = (make_signed_in(tile) for tile in usual_people())


@dataclass(frozen=True, slots=True)
class Note:
    words: str
    tasks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Numbered:
    number: int


def make_desk(tasks: TaskRunner, program: FakeProgram, clock: FixedClock) -> DraftDesk:
    desk = DraftDesk(tasks, clock, tasks)
    desk.use(program.drafts)
    desk.begin(ROSA)
    return desk


def settle(qtbot: QtBot, tasks: TaskRunner) -> None:
    qtbot.waitUntil(lambda: not tasks.is_busy)


def bodies(program: FakeProgram) -> list[str]:
    return [draft.body for draft in program.drafts.kept.values()]


def test_that_what_is_typed_is_written_once_and_soon(
    qtbot: QtBot, tasks: TaskRunner, program: FakeProgram, clock: FixedClock
) -> None:
    desk = make_desk(tasks, program, clock)
    for words in ("S", "St", "Steady"):
        desk.keep("note", "amir", Note(words))
    settle(qtbot, tasks)
    assert bodies(program) == []
    qtbot.waitUntil(lambda: bodies(program) == ['{"words":"Steady","tasks":[]}'])


def test_that_a_page_with_a_large_file_is_written_less_often_until_it_is_done(
    qtbot: QtBot, tasks: TaskRunner, program: FakeProgram, clock: FixedClock
) -> None:
    desk = make_desk(tasks, program, clock)
    desk.keep("note", "amir", Note("Steady"))
    desk.write_now()
    settle(qtbot, tasks)
    assert desk.written_within_ms == WRITTEN_WITHIN_MS
    desk.keep("note", "amir", Note("x" * 2_000_000))
    desk.write_now()
    settle(qtbot, tasks)
    assert desk.written_within_ms == 1_000
    desk.forget("note", "amir")
    assert desk.written_within_ms == WRITTEN_WITHIN_MS


def test_that_the_owner_gets_it_back_as_it_was_and_nobody_else_does(
    qtbot: QtBot, tasks: TaskRunner, program: FakeProgram, clock: FixedClock
) -> None:
    desk = make_desk(tasks, program, clock)
    begun = clock.now()
    desk.keep("note", "amir", Note("Steady", frozenset({"01-01"})))
    clock.advance(minutes=3)
    desk.keep("note", "amir", Note("Steady h", frozenset({"01-01"})))
    desk.end()
    assert desk.waiting() == ()
    desk.begin(SUE)
    settle(qtbot, tasks)
    assert desk.kept("note", "amir", Note) is None
    desk.begin(ROSA)
    settle(qtbot, tasks)
    assert desk.kept("note", "amir", Note) == Kept(Note("Steady h", frozenset({"01-01"})), begun)


def test_that_what_was_printed_last_is_kept_and_does_not_wait(
    tasks: TaskRunner, program: FakeProgram, clock: FixedClock
) -> None:
    desk = make_desk(tasks, program, clock)
    desk.keep("last_print", "", Note("letter"))
    assert desk.waiting() == ()
    assert desk.kept("last_print", "", Note) is not None
    desk.end()


def test_that_what_no_longer_fits_its_page_is_dropped(
    qtbot: QtBot, tasks: TaskRunner, program: FakeProgram, clock: FixedClock
) -> None:
    desk = make_desk(tasks, program, clock)
    desk.keep("note", "amir", Note("Steady"))
    desk.end()
    desk.begin(ROSA)
    settle(qtbot, tasks)
    assert desk.kept("note", "amir", Numbered) is None
    settle(qtbot, tasks)
    assert desk.waiting() == ()
    assert bodies(program) == []


def test_that_a_forgotten_draft_is_not_written_again(
    qtbot: QtBot, tasks: TaskRunner, program: FakeProgram, clock: FixedClock
) -> None:
    desk = make_desk(tasks, program, clock)
    desk.keep("note", "amir", Note("Steady"))
    desk.write_now()
    desk.keep("note", "amir", Note("Steady h"))
    desk.forget("note", "amir")
    desk.end()
    settle(qtbot, tasks)
    assert bodies(program) == []


def test_that_what_was_typed_before_the_drafts_were_read_stays(
    qtbot: QtBot, tasks: TaskRunner, program: FakeProgram, clock: FixedClock
) -> None:
    old = KeptDraft("note", "amir", '{"words":"old"}', clock.now(), is_older_edition=False)
    program.drafts.kept[ROSA.id, "note", "amir"] = old
    desk = make_desk(tasks, program, clock)
    desk.keep("note", "amir", Note("new"))
    settle(qtbot, tasks)
    kept = desk.kept("note", "amir", Note)
    assert kept is not None
    assert kept.said == Note("new")
    desk.end()
    settle(qtbot, tasks)


def test_that_a_full_disk_is_told_and_what_was_typed_is_written_with_the_next_change(
    qtbot: QtBot, tasks: TaskRunner, program: FakeProgram, clock: FixedClock
) -> None:
    desk = make_desk(tasks, program, clock)
    told: list[object] = []
    desk.failed.connect(told.append)
    program.drafts.refuse = Unavailable(ErrorCode.DISK_FULL, path="/")
    desk.keep("note", "amir", Note("Steady"))
    desk.write_now()
    settle(qtbot, tasks)
    assert told == [program.drafts.refuse]
    program.drafts.refuse = None
    desk.keep("try", "amir/01-01", Note("x"))
    desk.end()
    settle(qtbot, tasks)
    assert len(bodies(program)) == 2


def opened(qtbot: QtBot, open_window: OpenWindow) -> Shell:
    shell = open_window()
    qtbot.waitUntil(lambda: shell.navigator.current == "board")
    shell.sign_in(ROSA)
    return shell


def test_that_locking_writes_at_once(
    qtbot: QtBot, open_window: OpenWindow, program: FakeProgram
) -> None:
    shell = opened(qtbot, open_window)
    shell.drafts.keep("note", "amir", Note("Steady"))
    shell.session.lock()
    settle(qtbot, shell.tasks)
    assert len(bodies(program)) == 1


def test_that_closing_the_window_writes_at_once(
    qtbot: QtBot, open_window: OpenWindow, program: FakeProgram
) -> None:
    shell = opened(qtbot, open_window)
    shell.drafts.keep("note", "amir", Note("Steady"))
    shell.window.close()
    assert len(bodies(program)) == 1


def test_that_a_visit_is_noted_at_sign_in(
    qtbot: QtBot, open_window: OpenWindow, program: FakeProgram
) -> None:
    shell = opened(qtbot, open_window)
    settle(qtbot, shell.tasks)
    assert program.visits.arrived == [ROSA.id]
