"""The task runner: order, threads, who is answered, and what happens to what goes wrong."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.errors import ErrorCode, Refusal, TrainerError
from trainer_app.kernel.patience import Patience
from trainer_app.ui.tasks import TaskRunner, Worker

ROSA = "a" * 32


@pytest.fixture
def owner(tasks: TaskRunner) -> Iterator[QObject]:
    made = QObject(tasks)
    yield made
    if shiboken6.isValid(made):
        made.deleteLater()


def never(error: TrainerError) -> None:
    raise AssertionError(f"nobody expected {error}")


def refuse() -> ChangeSet:
    raise Refusal(ErrorCode.SELF_SIGN_OFF)


def meet_a_bug() -> ChangeSet:
    raise LookupError("a bug")


def wait_until_idle(qtbot: QtBot, tasks: TaskRunner) -> None:
    qtbot.waitUntil(lambda: not tasks.is_busy)


def test_that_work_runs_elsewhere_and_is_answered_on_the_windows_thread(
    qtbot: QtBot, tasks: TaskRunner, owner: QObject
) -> None:
    answered_on: list[threading.Thread] = []
    worked_on: list[threading.Thread] = []

    tasks.query(
        owner,
        lambda: worked_on.append(threading.current_thread()),
        lambda _none: answered_on.append(threading.current_thread()),
    )
    wait_until_idle(qtbot, tasks)

    assert answered_on == [threading.main_thread()]
    assert worked_on != answered_on


def test_that_work_is_done_in_the_users_order(
    qtbot: QtBot, tasks: TaskRunner, owner: QObject
) -> None:
    seen: list[int] = []
    for number in range(20):
        if number % 2:
            tasks.perform(owner, partial(seen.append, number), lambda _none: None, never)
        else:
            tasks.query(owner, partial(seen.append, number), lambda _none: None, key=str(number))
    wait_until_idle(qtbot, tasks)
    assert seen == list(range(20))


def test_that_only_the_latest_query_is_answered(
    qtbot: QtBot, tasks: TaskRunner, owner: QObject
) -> None:
    answers: list[str] = []
    gate = threading.Event()
    tasks.query(owner, lambda: "first" if gate.wait() else "", answers.append)
    tasks.query(owner, lambda: "second", answers.append)
    tasks.query(owner, lambda: "third", answers.append)
    gate.set()
    wait_until_idle(qtbot, tasks)
    assert answers == ["third"]


def test_that_a_query_that_nobody_wants_any_more_is_not_even_run(
    qtbot: QtBot, tasks: TaskRunner, owner: QObject
) -> None:
    ran: list[str] = []
    gate = threading.Event()
    tasks.query(owner, gate.wait, lambda _true: None, key="other")
    tasks.query(owner, lambda: ran.append("old"), lambda _none: None)
    tasks.query(owner, lambda: ran.append("new"), lambda _none: None)
    gate.set()
    wait_until_idle(qtbot, tasks)
    assert ran == ["new"]


def test_that_queries_of_two_keys_or_two_owners_do_not_displace_each_other(
    qtbot: QtBot, tasks: TaskRunner, owner: QObject
) -> None:
    answers: list[str] = []
    other = QObject(owner)
    tasks.query(owner, lambda: "a", answers.append, key="a")
    tasks.query(owner, lambda: "b", answers.append, key="b")
    tasks.query(other, lambda: "c", answers.append, key="b")
    wait_until_idle(qtbot, tasks)
    assert answers == ["a", "b", "c"]


# --- in parts -----------------------------------------------------------------------------------


class Counting:
    """Something long: counts until its patience is over, at least one more each time."""

    def __init__(self, until: int) -> None:
        self.counted, self._until = 0, until
        self.begun, self.go = threading.Event(), threading.Event()

    def part(self, patience: Patience) -> int:
        self.begun.set()
        while self.counted < self._until:
            self.counted += 1
            self.go.wait()
            if patience.is_over:
                break
        return self.counted

    def is_whole(self, counted: int) -> bool:
        return counted == self._until


def test_that_what_is_read_in_parts_is_asked_for_until_it_is_whole(
    qtbot: QtBot, tasks: TaskRunner, owner: QObject
) -> None:
    parts = iter(range(4))
    answers: list[int] = []
    tasks.query_in_parts(owner, lambda _p: next(parts), answers.append, is_whole=lambda n: n == 3)
    wait_until_idle(qtbot, tasks)
    assert answers == [0, 1, 2, 3]


def test_that_whoever_asks_meanwhile_is_answered_before_the_rest_is_counted(
    qtbot: QtBot, tasks: TaskRunner, owner: QObject
) -> None:
    counting = Counting(until=30)
    answers: list[str] = []
    tasks.query_in_parts(
        QObject(owner),
        counting.part,
        lambda counted: answers.append(f"counted {counted}"),
        is_whole=counting.is_whole,
        at_once=False,
    )
    qtbot.waitUntil(counting.begun.is_set)
    tasks.query(owner, lambda: f"tapped after {counting.counted}", answers.append)
    counting.go.set()
    wait_until_idle(qtbot, tasks)
    assert answers == ["tapped after 1", "counted 30"]


def test_that_what_can_wait_comes_after_all_that_was_asked(
    qtbot: QtBot, tasks: TaskRunner, owner: QObject
) -> None:
    seen: list[str] = []
    other = QObject(owner)
    tasks.query_in_parts(
        other, lambda _p: seen.append("ahead"), lambda _n: None, is_whole=bool, at_once=False
    )
    for name in ("first", "second"):
        tasks.perform(owner, partial(seen.append, name), lambda _none: None, never)
    qtbot.waitUntil(lambda: seen[-1:] == ["ahead"])
    shiboken6.delete(other)
    wait_until_idle(qtbot, tasks)
    assert seen[:3] == ["first", "second", "ahead"]


def test_that_a_later_question_takes_the_place_of_the_parts_of_an_earlier_one(
    qtbot: QtBot, tasks: TaskRunner, owner: QObject
) -> None:
    answers: list[str] = []

    def asks_anew(part: str) -> None:
        answers.append(part)
        tasks.query(owner, lambda: "new", answers.append)

    tasks.query_in_parts(owner, lambda _p: "old", asks_anew, is_whole=lambda _part: False)
    wait_until_idle(qtbot, tasks)
    assert answers == ["old", "new"]


def test_that_nothing_is_counted_for_somebody_who_is_gone(
    qtbot: QtBot, tasks: TaskRunner, owner: QObject
) -> None:
    asked: list[int] = []

    def leave(_part: object) -> None:
        shiboken6.delete(owner)

    tasks.query_in_parts(owner, lambda _p: asked.append(1), leave, is_whole=lambda _part: False)
    wait_until_idle(qtbot, tasks)
    assert asked == [1]


def test_that_an_owner_that_is_gone_is_not_answered_but_its_write_is_told_to_all(
    qtbot: QtBot, tasks: TaskRunner, owner: QObject
) -> None:
    answers: list[object] = []
    changes: list[ChangeSet] = []
    tasks.changed.connect(changes.append)
    gate = threading.Event()

    tasks.perform(owner, lambda: gate.wait() and ChangeSet.of([ROSA]), answers.append, never)
    shiboken6.delete(owner)
    gate.set()
    wait_until_idle(qtbot, tasks)

    assert answers == []
    assert changes == [ChangeSet.of([ROSA])]


def test_that_whoever_wrote_is_answered_before_the_others_are_told(
    qtbot: QtBot, tasks: TaskRunner, owner: QObject
) -> None:
    heard: list[str] = []
    tasks.changed.connect(lambda _changes: heard.append("everybody"))
    tasks.perform(
        owner, lambda: ChangeSet.of([ROSA]), lambda _changes: heard.append("writer"), never
    )
    wait_until_idle(qtbot, tasks)
    assert heard == ["writer", "everybody"]


def test_that_a_refusal_reaches_whoever_asked(
    qtbot: QtBot, tasks: TaskRunner, owner: QObject
) -> None:
    refusals: list[TrainerError] = []
    tasks.perform(owner, refuse, lambda _changes: None, refusals.append)
    wait_until_idle(qtbot, tasks)
    assert [refusal.code for refusal in refusals] == [ErrorCode.SELF_SIGN_OFF]


def test_that_a_problem_without_an_owner_for_it_is_said_by_the_window(
    qtbot: QtBot, tasks: TaskRunner, owner: QObject
) -> None:
    said: list[TrainerError] = []
    tasks.unhandled.connect(said.append)
    tasks.query(owner, refuse, lambda _changes: None)
    wait_until_idle(qtbot, tasks)
    assert [error.code for error in said] == [ErrorCode.SELF_SIGN_OFF]


def test_that_a_bug_goes_to_the_crash_dialog_and_not_to_the_screen(
    qtbot: QtBot, tasks: TaskRunner, owner: QObject
) -> None:
    crashes: list[BaseException] = []
    tasks.crashed.connect(crashes.append)
    tasks.perform(owner, meet_a_bug, lambda _changes: None, never)
    wait_until_idle(qtbot, tasks)
    assert [type(crash) for crash in crashes] == [LookupError]


def test_that_slow_work_holds_up_nobody(qtbot: QtBot, tasks: TaskRunner, owner: QObject) -> None:
    answers: list[str] = []
    gate = threading.Event()
    tasks.perform(
        owner,
        lambda: "slow" if gate.wait() else "",
        answers.append,
        never,
        on=Worker.SLOW,
    )
    tasks.query(owner, lambda: "quick", answers.append)
    qtbot.waitUntil(lambda: answers == ["quick"])
    gate.set()
    wait_until_idle(qtbot, tasks)
    assert answers == ["quick", "slow"]


def test_that_closing_waits_for_every_write_and_answers_nobody(
    qtbot: QtBot, owner: QObject
) -> None:
    tasks = TaskRunner()
    written: list[int] = []
    answered: list[object] = []
    tasks.query_in_parts(
        owner, lambda _p: written.append(98), answered.append, is_whole=bool, at_once=False
    )
    for number in range(5):
        tasks.perform(owner, partial(written.append, number), answered.append, never)
    tasks.close()
    tasks.query(owner, lambda: written.append(99), answered.append)
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert written == [0, 1, 2, 3, 4]
    assert answered == []
    tasks.deleteLater()
