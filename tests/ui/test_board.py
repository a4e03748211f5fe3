"""The Board and the way in, over a program that answers from memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.resting import rest
from tests.ui.fakes import (
    AMIR,
    MARC,
    ONE_TIME_CODE,
    RIGHT_PIN,
    ROSA,
    FakePeople,
    make_tile,
)
from tests.ui.fakes_people import FakeBadges
from trainer_app.checklists.permissions import Role
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId
from trainer_app.services.session import SignedIn
from trainer_app.ui.board.pin_view import PinView
from trainer_app.ui.board.pin_view_model import PinStep, PinViewModel
from trainer_app.ui.board.view import BoardView
from trainer_app.ui.board.view_model import BoardViewModel
from trainer_app.ui.shared.pin_entry import FEWEST_DIGITS
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.theme import Theme
from trainer_app.ui.widgets.tile import Tile

Settle = Callable[[], None]


@pytest.fixture
def settle(tasks: TaskRunner) -> Settle:
    return lambda: rest(tasks)


@pytest.fixture
def board(
    qtbot: QtBot,
    look: Theme,
    tasks: TaskRunner,
    people: FakePeople,
    clock: FixedClock,
    settle: Settle,
) -> BoardView:
    assert look.sizes.touch
    view = BoardView(BoardViewModel(tasks, people, FakeBadges({"0004711983": ROSA})), clock)
    qtbot.addWidget(view)
    view.resize(1200, 640)
    view.show()
    settle()
    return view


class WayIn:
    """The PIN page of one person, driven through its keypad."""

    def __init__(
        self, qtbot: QtBot, tasks: TaskRunner, people: FakePeople, clock: FixedClock, who: PersonId
    ) -> None:
        self._qtbot = qtbot
        self._tasks = tasks
        self.model = PinViewModel(tasks, people, clock, who)
        self.came_in: list[SignedIn] = []
        self.waiting: list[int] = []
        self.languages: list[str] = []
        self.model.signed_in.connect(self._on_signed_in)
        self.model.language_known.connect(self.languages.append)
        self.view = PinView(self.model)
        qtbot.addWidget(self.view)
        self.view.show()
        self.settle()

    def step(self) -> PinStep:
        return self.model.state.step

    def _on_signed_in(self, who: SignedIn, waiting: int) -> None:
        self.came_in.append(who)
        self.waiting.append(waiting)

    def settle(self) -> None:
        rest(self._tasks)

    def enter(self, digits: str) -> None:
        for digit in digits:
            self.view.pad.keypad.keys[digit].click()
        self.view.primary.click()
        self.settle()


OpenWayIn = Callable[[PersonId], WayIn]


@pytest.fixture
def way_in(
    qtbot: QtBot, look: Theme, tasks: TaskRunner, people: FakePeople, clock: FixedClock
) -> Iterator[OpenWayIn]:
    assert look.sizes.touch
    opened: list[WayIn] = []

    def open_it(who: PersonId) -> WayIn:
        opened.append(WayIn(qtbot, tasks, people, clock, who))
        return opened[-1]

    yield open_it
    for page in opened:
        page.model.entry.accepted()


def names_on(board: BoardView) -> list[str]:
    return [tile.accessibleName() for tile in board.findChildren(Tile) if tile.isVisible()]


def tile_of(board: BoardView, name: str) -> Tile:
    return next(
        tile
        for tile in board.findChildren(Tile)
        if tile.isVisible() and tile.accessibleName().startswith(name)
    )


def focused_name(board: QWidget) -> str:
    """The name of what has the focus; there is always something."""
    return board.focusWidget().accessibleName()


def test_that_everybody_has_a_tile_with_role_and_what_waits(board: BoardView) -> None:
    assert names_on(board) == [
        "Sue Leblanc, Trainer, supervisor",
        "Rosa Martin, Trainer",
        "Marc Gagné, Trainee, 2 to sign",
        "Amir Haddad, Trainee, Comes in with a one-time code",
    ]


def test_that_a_tap_on_a_tile_chooses_that_person(qtbot: QtBot, board: BoardView) -> None:
    with qtbot.waitSignal(board.grid.chosen) as chosen:
        QTest.mouseClick(tile_of(board, "Marc"), Qt.MouseButton.LeftButton)
    assert chosen.args == [MARC]


def test_that_arrow_keys_move_between_tiles(board: BoardView) -> None:
    board.window().activateWindow()
    tile_of(board, "Sue").setFocus()
    QTest.keyClick(tile_of(board, "Sue"), Qt.Key.Key_Right)
    assert focused_name(board).startswith("Rosa")


def test_that_a_change_shows_without_losing_the_place(
    board: BoardView, tasks: TaskRunner, people: FakePeople, settle: Settle
) -> None:
    tile_of(board, "Marc").setFocus()
    people.tiles = tuple(tile for tile in people.tiles if tile.person != ROSA)
    tasks.changed.emit(ChangeSet.of([ROSA]))
    settle()
    assert not any(name.startswith("Rosa") for name in names_on(board))
    assert focused_name(board).startswith("Marc")


@pytest.fixture
def many(people: FakePeople) -> FakePeople:
    people.tiles = tuple(
        make_tile(PersonId(f"{number:032x}"), f"Person {number:02}", Role.TRAINEE)
        for number in range(40)
    )
    return people


def test_that_many_people_come_on_pages_that_show_each_once(
    many: FakePeople, board: BoardView
) -> None:
    seen = names_on(board)
    assert 0 < len(seen) < len(many.tiles)
    while board.grid.later.isEnabled():
        board.grid.later.click()
        seen += names_on(board)
    assert seen == [f"{tile.name}, Trainee" for tile in many.tiles]
    assert board.grid.where.text().endswith("of 40")


def test_that_all_tiles_are_equally_high(board: BoardView) -> None:
    tiles = [tile_of(board, name) for name in ("Sue", "Rosa", "Marc", "Amir")]
    heights = {height for t in tiles for height in (t.minimumHeight(), t.maximumHeight())}
    assert len(heights) == 1  # whichever row it stands in


def test_that_only_the_tiles_of_the_page_are_made(many: FakePeople, board: BoardView) -> None:
    made = [tile for tile in board.findChildren(Tile) if tile.accessibleName()]
    assert len(made) <= len(names_on(board)) + 1 < len(many.tiles)


def test_that_a_name_is_found_without_its_accent(
    many: FakePeople, board: BoardView, tasks: TaskRunner, settle: Settle
) -> None:
    many.tiles = (*many.tiles, make_tile(MARC, "Hélène Gagné", Role.TRAINEE))
    tasks.changed.emit(ChangeSet.of([MARC]))
    settle()
    board.search.setText("gagne")
    assert names_on(board) == ["Hélène Gagné, Trainee"]


def test_that_nobody_found_is_said(many: FakePeople, board: BoardView, settle: Settle) -> None:
    assert many.tiles
    board.search.setText("zzz")
    settle()
    assert board.nobody.isVisible()
    assert names_on(board) == []


def test_that_few_people_are_not_searched(board: BoardView) -> None:
    assert not board.search.isVisible()


def test_that_the_right_pin_signs_in(way_in: OpenWayIn) -> None:
    page = way_in(ROSA)
    page.enter(RIGHT_PIN)
    assert [signed_in.name for signed_in in page.came_in] == ["Rosa Martin"]


def test_that_what_waits_for_a_signature_is_told_at_the_sign_in(way_in: OpenWayIn) -> None:
    page = way_in(MARC)
    page.enter(RIGHT_PIN)
    assert page.waiting == [2]


def test_that_the_page_speaks_the_language_of_its_person(way_in: OpenWayIn) -> None:
    assert way_in(MARC).languages == ["fr"]


def test_that_a_wrong_pin_says_so_and_what_to_do(way_in: OpenWayIn) -> None:
    page = way_in(ROSA)
    page.enter("1111")
    assert page.came_in == []
    assert page.view.message.isVisible()
    assert page.view.message.accessibleName() == "That is not the PIN"


def test_that_a_delayed_pin_waits_on_the_page(
    way_in: OpenWayIn, people: FakePeople, clock: FixedClock
) -> None:
    page = way_in(ROSA)
    people.refuse = Refusal(ErrorCode.PIN_DELAYED, seconds=15)
    page.enter("1111")
    assert not page.view.primary.isEnabled()
    assert page.view.pad.wait.isVisible()

    clock.advance(seconds=15)
    page.model.entry.count_down()
    people.refuse = None
    page.enter(RIGHT_PIN)
    assert len(page.came_in) == 1


def test_that_a_one_time_code_leads_to_a_pin_of_ones_own_typed_twice(
    way_in: OpenWayIn, people: FakePeople
) -> None:
    page = way_in(AMIR)
    assert page.step() is PinStep.ENTER_CODE
    assert page.model.entry.state.rings == len(ONE_TIME_CODE)
    page.enter(ONE_TIME_CODE)
    assert page.came_in == []
    assert page.model.entry.state.rings == FEWEST_DIGITS
    page.enter("7391")
    assert page.step() is PinStep.REPEAT
    page.enter("7391")
    assert people.new_pins == ["7391"]
    assert [signed_in.must_set_pin for signed_in in page.came_in] == [False]


def test_that_a_visitor_chooses_a_pin_for_the_laptop_and_nobody_else_does(
    way_in: OpenWayIn, people: FakePeople
) -> None:
    visitor, trainer = make_tile(AMIR, "Amir Haddad"), make_tile(ROSA, "Rosa Martin")
    people.tiles = (
        replace(visitor, has_pin=False, chooses_pin=True),
        replace(trainer, has_pin=False, signs_in_elsewhere=True),
    )
    page = way_in(AMIR)
    assert page.view.prompt.text() == "Choose your PIN for this laptop"
    assert page.view.hint.text().endswith("It stays on this laptop.")
    page.enter("7391")
    page.enter("7392")
    assert page.view.hint.text() == "The two were not the same. Choose again."
    page.enter("7391")
    page.enter("7391")
    assert people.new_pins == ["7391"]
    assert [signed_in.name for signed_in in page.came_in] == ["Amir Haddad"]
    problem = way_in(ROSA).model.state.problem
    assert problem is not None
    assert problem.code is ErrorCode.SIGNS_IN_ELSEWHERE


def test_that_two_different_new_pins_are_asked_for_again(
    way_in: OpenWayIn, people: FakePeople
) -> None:
    page = way_in(AMIR)
    page.enter(ONE_TIME_CODE)
    page.enter("7391")
    page.enter("7392")
    assert people.new_pins == []
    assert page.step() is PinStep.CHOOSE
    assert page.view.hint.text() == "The two were not the same. Choose again."
