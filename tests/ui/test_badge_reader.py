"""A badge reader types faster than a hand: it opens a PIN pad, and nothing of it is left behind."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fakes import ROSA, FakePeople, make_tile
from tests.ui.fakes_people import FakeBadges
from trainer_app.checklists.permissions import Role
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.ids import PersonId
from trainer_app.ui.board.view import SEARCH_FROM, BoardView
from trainer_app.ui.board.view_model import BoardViewModel
from trainer_app.ui.shared.badge_burst import GAP_MS, BadgeBurst
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.theme import Theme
from trainer_app.ui.widgets.badge_reader import BadgeReader

BADGE = "0004711983"
READER_MS, HAND_MS = 8, 140


def typed(burst: BadgeBurst, words: str, gap: int, *, start: int = 1_000) -> tuple[str, list[bool]]:
    """What Enter then says, and which keys were kept from the screen."""
    at, kept = start, []
    for letter in words:
        kept.append(burst.type(letter, at))
        at += gap
    return burst.enter(at), kept


# --- reader or hand -------------------------------------------------------------------------------


def test_that_a_reader_is_told_from_a_hand_by_its_speed() -> None:
    assert typed(BadgeBurst(), BADGE, READER_MS) == (BADGE, [False, False] + [True] * 8)
    assert typed(BadgeBurst(), BADGE, HAND_MS) == ("", [False] * 10)
    assert typed(BadgeBurst(), BADGE, GAP_MS)[0] == BADGE
    assert typed(BadgeBurst(), BADGE, GAP_MS + 1)[0] == ""


def test_that_two_fast_letters_and_enter_are_no_badge() -> None:
    assert typed(BadgeBurst(), "ro", READER_MS) == ("", [False, False])
    assert typed(BadgeBurst(), "ros", READER_MS)[0] == ""


def test_that_what_a_hand_typed_before_is_no_part_of_the_badge() -> None:
    burst = BadgeBurst()
    for at in (0, 200, 400):
        burst.type("x", at)
    assert typed(burst, BADGE, READER_MS, start=900)[0] == BADGE


def test_that_a_late_enter_and_a_clock_set_back_read_nothing() -> None:
    burst = BadgeBurst()
    for n, letter in enumerate(BADGE):
        burst.type(letter, 1_000 + n)
    assert burst.enter(2_000) == ""
    for n, letter in enumerate(BADGE):
        burst.type(letter, 5_000 - 1_000 * n)
    assert burst.enter(0) == ""


# --- on the Board ---------------------------------------------------------------------------------


@pytest.fixture
def open_board(
    qtbot: QtBot, look: Theme, tasks: TaskRunner, people: FakePeople, clock: FixedClock
) -> Callable[[], BoardView]:
    assert look.sizes.touch

    def open_it() -> BoardView:
        badges = FakeBadges({BADGE: ROSA})
        view = BoardView(BoardViewModel(tasks, people, badges), clock)
        qtbot.addWidget(view)
        view.resize(1200, 640)
        view.show()
        qtbot.waitUntil(lambda: not tasks.is_busy)
        return view

    return open_it


def scan(page: QWidget, badge: str, clock: FixedClock, gap: int = READER_MS) -> None:
    """Keys go to the window and on to whatever has the focus, as they do from a keyboard."""
    window = page.window().windowHandle()
    for letter in badge:
        clock.advance(milliseconds=gap)
        QTest.keyClick(window, Qt.Key(ord(letter.upper())))
    clock.advance(milliseconds=gap)
    QTest.keyClick(window, Qt.Key.Key_Return)


def many(people: FakePeople) -> None:
    """Enough for a search field."""
    people.tiles += tuple(
        make_tile(PersonId(f"{n:032x}"), f"Person {n}", Role.TRAINEE) for n in range(SEARCH_FROM)
    )


@pytest.mark.parametrize("in_the_search", [False, True])
def test_that_a_badge_opens_the_pin_pad_of_its_person_wherever_the_focus_is(
    qtbot: QtBot,
    open_board: Callable[[], BoardView],
    people: FakePeople,
    clock: FixedClock,
    in_the_search: bool,
) -> None:
    many(people)
    view = open_board()
    chosen: list[str] = []
    view._model.person_chosen.connect(chosen.append)
    part: QWidget = view.search if in_the_search else view.grid._tiles[0][1]
    part.setFocus()
    scan(view, BADGE, clock)
    qtbot.waitUntil(lambda: bool(chosen))
    assert chosen == [ROSA]
    assert view.search.text() == ""


def test_that_a_hand_that_searches_opens_nothing(
    qtbot: QtBot,
    open_board: Callable[[], BoardView],
    people: FakePeople,
    clock: FixedClock,
    tasks: TaskRunner,
) -> None:
    many(people)
    view = open_board()
    chosen: list[str] = []
    view._model.person_chosen.connect(chosen.append)
    view.search.setFocus()
    scan(view, "rosa", clock, gap=HAND_MS)
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert chosen == []
    assert view.search.text() == "rosa"
    assert not view.message.isVisible()


def test_that_an_unknown_badge_says_so_and_the_next_one_is_read(
    qtbot: QtBot, open_board: Callable[[], BoardView], clock: FixedClock
) -> None:
    view = open_board()
    chosen: list[str] = []
    view._model.person_chosen.connect(chosen.append)
    view.grid.focus_first()
    scan(view, "9999999999", clock)
    qtbot.waitUntil(view.message.isVisible)
    scan(view, BADGE, clock)
    qtbot.waitUntil(lambda: bool(chosen))
    assert not view.message.isVisible()


def test_that_nothing_is_listened_to_once_the_board_is_not_seen(
    qtbot: QtBot,
    open_board: Callable[[], BoardView],
    clock: FixedClock,
    tasks: TaskRunner,
) -> None:
    view = open_board()
    chosen: list[str] = []
    view._model.person_chosen.connect(chosen.append)
    other = QWidget()
    qtbot.addWidget(other)
    view.hide()
    other.show()
    scan(other, BADGE, clock)
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert chosen == []


# --- a page that is taken down --------------------------------------------------------------------


def test_that_a_page_taken_down_while_it_is_seen_leaves_a_reader_that_is_silent(
    qtbot: QtBot, clock: FixedClock
) -> None:
    """The cyclic garbage collector empties the Python part first; Qt hides the page after it."""
    page = QWidget()
    reader = BadgeReader(clock, page)
    qtbot.addWidget(page)
    page.show()
    vars(reader).clear()
    with qtbot.captureExceptions() as raised:
        QTest.keyClick(page.windowHandle(), Qt.Key.Key_5)
        page.hide()
    assert raised == []
