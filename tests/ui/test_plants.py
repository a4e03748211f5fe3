"""A window on a PC that works for several plants, and joining one, over fakes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.fakes import FakeProgram, make_signed_in, usual_people
from tests.ui.fakes_plants import READY, FakeLeaving, FakePlants, here
from tests.ui.fakes_sync import AWAY, HUB, FakeSyncing
from tests.ui.first_run import FakeBlank, FirstRunPage
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.errors import ErrorCode, Refusal, StartupProblem
from trainer_app.kernel.plants import Joining
from trainer_app.services.board import Tile
from trainer_app.ui.board.view import BoardView
from trainer_app.ui.firstrun.join_part import JoinPart
from trainer_app.ui.firstrun.state import Step
from trainer_app.ui.menu.view import MenuView
from trainer_app.ui.opening import OpeningPage
from trainer_app.ui.plants.leaving_view import LeavingView
from trainer_app.ui.plants.view import PlantsView
from trainer_app.ui.program import Program
from trainer_app.ui.settings.view import SettingsView
from trainer_app.ui.shell import Shell
from trainer_app.ui.syncpage.view import SyncPageView
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.theme import Theme

SUPERVISOR, TRAINER, TRAINEE = usual_people()[:3]
TWO = (here("first", "Lakeside Tooling"), here("second", "St. Clair Molds", waiting=4, held=2))


@pytest.fixture
def programs(tmp_path: Path) -> dict[str, FakeProgram]:
    return {
        "first": FakeProgram(folder=tmp_path),
        "second": FakeProgram(folder=tmp_path / "plants" / "second"),
    }


@pytest.fixture
def plants(programs: dict[str, FakeProgram]) -> FakePlants:
    return FakePlants(TWO, lambda key: programs[key or "first"])


def at(qtbot: QtBot, shell: Shell, route: str) -> None:
    qtbot.waitUntil(lambda: shell.navigator.current == route and not shell.tasks.is_busy)


def chooser(shell: Shell) -> PlantsView:
    page = shell.navigator.page
    assert isinstance(page, PlantsView)
    return page


def test_that_it_is_asked_which_plant_before_any_is_opened(
    qtbot: QtBot, open_window: OpenWindow, plants: FakePlants
) -> None:
    shell = open_window(plants=plants, opens=plants.open)
    at(qtbot, shell, "plants")
    assert plants.asked == []
    assert shell.window.top_bar.plant.text() == ""
    tiles = [words for _key, words in chooser(shell).grid._words]
    assert [tile.title for tile in tiles] == ["Lakeside Tooling", "St. Clair Molds"]
    assert tiles[0].detail == "Last used 2026-03-02"
    assert [tile.note for tile in tiles] == ["", "4 to send. 2 held back."]
    chooser(shell).grid.chosen.emit("second")
    at(qtbot, shell, "board")
    assert plants.asked == ["second"]


def test_that_with_one_plant_nothing_of_this_shows_but_the_way_to_one_more(
    qtbot: QtBot, open_window: OpenWindow, plants: FakePlants
) -> None:
    plants.known = TWO[:1]
    shell = open_window(plants=plants, opens=plants.open)
    at(qtbot, shell, "board")
    board = shell.navigator.page
    assert isinstance(board, BoardView)
    assert not board.another.isVisible()
    shell.sign_in(make_signed_in(SUPERVISOR))
    shell.navigator.go("menu")
    menu = shell.navigator.page
    assert isinstance(menu, MenuView)
    assert "another_plant" not in [entry.route for entry in menu._entries]
    shell.navigator.go("settings")
    settings = shell.navigator.page
    assert isinstance(settings, SettingsView)
    shown = [settings.one_more, settings.another, settings.leave]
    assert [not button.isHidden() for button in shown] == [True, False, False]


def test_that_a_throw_away_sample_is_offered_no_other_plant(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    shell = open_window(opens=lambda: FakeProgram(sample_pin="2468"))
    at(qtbot, shell, "board")
    shell.navigator.go("settings")
    settings = shell.navigator.page
    assert isinstance(settings, SettingsView)
    assert settings.boxes["plants"].isHidden()


def test_that_one_plant_is_closed_before_another_is_opened(
    qtbot: QtBot,
    open_window: OpenWindow,
    plants: FakePlants,
    programs: dict[str, FakeProgram],
) -> None:
    programs["first"].syncing = FakeSyncing(HUB)
    plants.named = True
    was_closed: list[bool] = []

    def opens(key: str) -> Program:
        was_closed.append(programs["first"].closed)
        return programs[key or "first"]

    plants.opens = opens
    shell = open_window(plants=plants, opens=plants.open)
    at(qtbot, shell, "board")
    qtbot.waitUntil(lambda: shell.network.state.membership is not None)
    shell.sign_in(make_signed_in(TRAINER))
    shell.navigator.go("menu")
    menu = shell.navigator.page
    assert isinstance(menu, MenuView)
    menu.chosen.emit("another_plant")
    at(qtbot, shell, "plants")
    assert shell.session.signed_in is None
    assert programs["first"].syncing.stopped
    assert programs["first"].closed
    assert "hub" not in shell.window.top_bar.sync_line.text().lower()
    chooser(shell).grid.chosen.emit("second")
    at(qtbot, shell, "board")
    assert was_closed == [False, True]
    assert not programs["second"].closed


def test_that_a_plant_that_cannot_be_opened_keeps_nobody_from_the_other(
    qtbot: QtBot,
    open_window: OpenWindow,
    plants: FakePlants,
    programs: dict[str, FakeProgram],
) -> None:
    def opens(key: str) -> Program:
        if key == "second":
            raise StartupProblem(ErrorCode.PROFILE_IN_USE, folder="second")
        return programs["first"]

    plants.opens = opens
    shell = open_window(plants=plants, opens=plants.open)
    at(qtbot, shell, "plants")
    chooser(shell).grid.chosen.emit("second")
    at(qtbot, shell, "opening")
    page = shell.navigator.page
    assert isinstance(page, OpeningPage)
    assert page.choose.isVisible()
    page.choose.click()
    at(qtbot, shell, "plants")
    chooser(shell).grid.chosen.emit("first")
    at(qtbot, shell, "board")


# --- leaving -------------------------------------------------------------------------------------


def leaving(qtbot: QtBot, shell: Shell) -> LeavingView:
    at(qtbot, shell, "board")
    shell.sign_in(make_signed_in(SUPERVISOR))
    shell.navigator.go("leave_plant")
    page = shell.navigator.page
    assert isinstance(page, LeavingView)
    qtbot.waitUntil(lambda: not shell.tasks.is_busy)
    return page


def type_pin(page: LeavingView) -> None:
    for digit in "2468":
        page.pad.keypad.keys[digit].click()
    page.primary.click()


@pytest.mark.parametrize("is_told", [True, False])
def test_that_leaving_takes_the_pin_and_goes_on_with_the_plant_that_is_left(
    qtbot: QtBot,
    open_window: OpenWindow,
    plants: FakePlants,
    programs: dict[str, FakeProgram],
    is_told: bool,
) -> None:
    plants.named, plants.is_told = True, is_told
    plants.opens = lambda key: programs[key or ("second" if len(plants.known) > 1 else "first")]
    asked = programs["second"].leaving = FakeLeaving(replace(READY, drafts=1))
    asked.refusal = Refusal(ErrorCode.PIN_WRONG, left=4)
    shell = open_window(plants=plants, opens=plants.open)
    page = leaving(qtbot, shell)
    assert page.drafts.isVisible()
    type_pin(page)
    qtbot.waitUntil(page.message.isVisible)
    assert plants.left == []
    type_pin(page)
    qtbot.waitUntil(lambda: bool(plants.left))
    at(qtbot, shell, "board")
    assert asked.pins == ["2468", "2468"]
    assert plants.left == ["second"]
    assert programs["second"].closed
    assert shell.program is programs["first"]
    assert not shell.switching.several
    assert shell.window.notices.isHidden() is is_told


def test_that_a_plant_with_something_to_send_says_how_much_and_asks_for_no_pin(
    qtbot: QtBot,
    open_window: OpenWindow,
    plants: FakePlants,
    programs: dict[str, FakeProgram],
) -> None:
    plants.named = True
    programs["first"].leaving = FakeLeaving(replace(READY, waiting=3))
    shell = open_window(plants=plants, opens=plants.open)
    page = leaving(qtbot, shell)
    assert "Waiting to be sent: 3." in " ".join(
        part.text() for part in page.message.findChildren(QLabel)
    )
    assert page.sync.isVisible()
    assert not page.keys.isVisible()
    assert not page.primary.isVisible()


@pytest.mark.parametrize(("person", "offered"), [(SUPERVISOR, True), (TRAINEE, False)])
def test_that_the_only_plant_may_be_left_from_the_sync_page_and_says_what_comes_then(
    qtbot: QtBot,
    open_window: OpenWindow,
    plants: FakePlants,
    programs: dict[str, FakeProgram],
    person: Tile,
    offered: bool,
) -> None:
    plants.known = TWO[:1]
    programs["first"].syncing = FakeSyncing(HUB)
    shell = open_window(plants=plants, opens=plants.open)
    at(qtbot, shell, "board")
    shell.sign_in(make_signed_in(person))
    shell.navigator.go("sync")
    at(qtbot, shell, "sync")
    page = shell.navigator.page
    assert isinstance(page, SyncPageView)
    assert page.boxes["leave"].isHidden() is not offered
    if offered:
        page.leave.click()
        asked = shell.navigator.page
        assert isinstance(asked, LeavingView)
        qtbot.waitUntil(asked.only.isVisible)
        assert asked.others.isVisible()
        asked.sync.click()
        assert shell.navigator.page is page, "back, not once more"


def test_that_a_plant_that_is_only_here_is_left_neither_from_the_sync_page(
    qtbot: QtBot, open_window: OpenWindow, plants: FakePlants
) -> None:
    plants.known = TWO[:1]
    shell = open_window(plants=plants, opens=plants.open)
    at(qtbot, shell, "board")
    shell.sign_in(make_signed_in(SUPERVISOR))
    shell.navigator.go("sync")
    page = shell.navigator.page
    assert isinstance(page, SyncPageView)
    assert page.boxes["leave"].isHidden()


# --- joining one more, and going on with it --------------------------------------------------


@pytest.fixture
def blank(look: Theme) -> FakeBlank:
    assert look.sizes.touch
    return FakeBlank()


def joining(page: FirstRunPage) -> JoinPart:
    assert page.is_at(Step.JOIN)
    return page.part(Step.JOIN, JoinPart)


def test_that_one_more_plant_can_only_be_joined_and_given_up(
    qtbot: QtBot, tasks: TaskRunner, clock: FixedClock, blank: FakeBlank
) -> None:
    blank.is_one_more = True
    blank.told = Joining(pc="Laptop")
    page = FirstRunPage(qtbot, tasks, blank, clock)
    part = joining(page)
    assert part.pc.text() == "Laptop"
    assert not page.view.forget.isVisible()
    with qtbot.waitSignal(page.model.gave_up):
        page.go_back()


def test_that_joining_goes_on_with_what_was_typed_or_is_given_up(
    qtbot: QtBot, tasks: TaskRunner, clock: FixedClock, blank: FakeBlank
) -> None:
    blank.is_begun = True
    blank.told = Joining("https://hub.example", "AB-CD", "Bench")
    page = FirstRunPage(qtbot, tasks, blank, clock)
    part = joining(page)
    typed = (part.form.ticket.toPlainText(), part.form.url.text(), part.pc.text())
    assert typed == ("AB-CD", "https://hub.example", "Bench")
    assert "not done" in page.view.message.accessibleName()
    page.go_on()
    qtbot.waitUntil(lambda: bool(page.opened))
    assert blank.joined == [("https://hub.example", "AB-CD", "Bench")]


def test_that_giving_joining_up_leads_back_to_the_ways(
    qtbot: QtBot, tasks: TaskRunner, clock: FixedClock, blank: FakeBlank
) -> None:
    blank.is_begun = True
    blank.told = Joining("https://hub.example", "AB-CD", "Bench")
    page = FirstRunPage(qtbot, tasks, blank, clock)
    page.view.forget.click()
    page.settle()
    assert blank.forgotten == 1
    assert page.is_at(Step.WAYS)
    assert not page.state.is_begun
    assert page.state.ticket == ""


def test_that_a_hub_that_is_slow_can_be_stopped_and_keeps_what_was_typed(
    qtbot: QtBot, tasks: TaskRunner, clock: FixedClock, blank: FakeBlank
) -> None:
    blank.told, blank.is_begun = Joining("https://hub.example", "AB-CD", "Bench"), True
    blank.hub_is_silent = True
    page = FirstRunPage(qtbot, tasks, blank, clock)
    page.go_on()
    assert page.is_at(Step.WORKING)
    assert page.view.stop.isVisible()
    page.view.stop.click()
    qtbot.waitUntil(lambda: page.is_at(Step.JOIN))
    assert page.state.problem is None
    assert page.state.ticket == "AB-CD"
    assert not page.view.stop.isVisible()


def test_that_closing_the_window_waits_for_no_hub(
    qtbot: QtBot, open_window: OpenWindow, blank: FakeBlank
) -> None:
    blank.told, blank.is_begun = Joining("https://hub.example", "AB-CD", "Bench"), True
    blank.hub_is_silent = True
    shell = open_window(opens=lambda: None, blank=lambda: blank)
    at(qtbot, shell, "first_run")
    shell.navigator.page.primary.click()
    qtbot.waitUntil(lambda: bool(blank.joined))
    shell.window.close()
    assert blank.stopped.is_set()


def test_that_a_hub_that_is_away_is_said_and_can_be_tried_again(
    qtbot: QtBot, tasks: TaskRunner, clock: FixedClock, blank: FakeBlank
) -> None:
    blank.told, blank.is_begun = Joining("https://hub.example", "AB-CD", "Bench"), True
    blank.refusal = AWAY
    page = FirstRunPage(qtbot, tasks, blank, clock)
    page.go_on()
    qtbot.waitUntil(lambda: page.is_at(Step.JOIN))
    assert page.state.problem == AWAY.problem
    page.go_on()
    qtbot.waitUntil(lambda: bool(page.opened))


def test_that_an_empty_board_says_how_far_the_first_records_are(
    qtbot: QtBot, open_window: OpenWindow, program: FakeProgram
) -> None:
    program.people.plant, program.people.tiles = "", ()
    program.syncing = FakeSyncing(HUB, refuse=AWAY)
    shell = open_window()
    at(qtbot, shell, "board")
    board = shell.navigator.page
    assert isinstance(board, BoardView)
    qtbot.waitUntil(lambda: "does not answer" in board.nobody.text())
    assert board.primary.text() == "Try again"
    runs = program.syncing.runs
    board.primary.click()
    qtbot.waitUntil(lambda: program.syncing.runs > runs)
