"""A laptop that works for two plants of one hub, as whoever carries it sees it.

It joins the first, then one more without leaving the program. Each has its own people, key and
drafts; the other one opens from the menu and at the next start, which asks. What waits to be sent
keeps a plant on the laptop; once nothing does, a PIN takes it away, and its backups stay.
"""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from tests.flows.conftest import MakeHand
from tests.flows.hand import Hand
from tests.plant import PIN, Plant, cheap_verifier, make_plant
from tests.sync.live_hub import LiveHub, live_hub, on_sqlite
from trainer_app.bootstrap import Program, found, open_program
from trainer_app.bootstrap.plants import Plants
from trainer_app.checklists.permissions import Role
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.clock import SystemClock
from trainer_app.kernel.paths import ProfilePaths
from trainer_app.services.founding import FirstRun
from trainer_app.services.people import NewPerson, People
from trainer_app.sync.protocol import Grant
from trainer_app.ui.board.view import BoardView
from trainer_app.ui.firstrun.join_part import JoinPart
from trainer_app.ui.firstrun.state import Step
from trainer_app.ui.firstrun.view import FirstRunView
from trainer_app.ui.menu.view import MenuView
from trainer_app.ui.plants.leaving_view import LeavingView
from trainer_app.ui.plants.view import PlantsView
from trainer_app.ui.settings.view import SettingsView
from trainer_app.ui.syncpage.view import SyncPageView

pytestmark = pytest.mark.timeout(120)

NORTH, SOUTH = "Test Plant", "Southside Molds"


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[LiveHub]:
    with live_hub(on_sqlite(tmp_path), SystemClock()) as running:
        yield running


@pytest.fixture
def south(hub: LiveHub) -> LiveHub:
    """The second plant of the same hub."""
    other = LiveHub(hub.ledger, hub.clock, SOUTH)
    other.address = hub.address
    return other


@pytest.fixture
def office(tmp_path: Path, hub: LiveHub) -> Iterator[Plant]:
    plant = make_plant(tmp_path / "office")
    hub.join(plant.program)
    yield plant
    plant.program.close()


@pytest.fixture
def office_south(tmp_path: Path, south: LiveHub, office: Plant) -> None:
    first = FirstRun(plant=SOUTH, pc="PC-9", supervisor="Paula Southern", pin=PIN)
    started = found(tmp_path / "south", first, office.clock, verifier=cheap_verifier)
    program = started.program
    by = program.people.sign_in(started.supervisor, PIN)
    people = People(program.store, office.clock, new_verifier=cheap_verifier)
    with program.store.writing() as writing:
        new = NewPerson("Tomas South", (Role.TRAINER,))
        people.write_person(writing, by, new, cheap_verifier(PIN), once=False)
    south.join(program)
    program.close()


def join(hand: Hand, hub: LiveHub, pc: str = "") -> None:
    page = hand.page(FirstRunView)
    part = page.parts[Step.JOIN]
    assert isinstance(part, JoinPart)
    part.form.ticket.setPlainText(hub.ticket(Grant.FLOOR))
    part.form.url.setText(hub.url)
    if pc:
        part.pc.setText(pc)
    hand.tap_primary()
    hand.until_at("board")
    hand.qtbot.waitUntil(lambda: bool(names(hand)), timeout=20_000)
    hand.qtbot.waitUntil(lambda: hand.shell.network.state.is_confirmed, timeout=20_000)


def names(hand: Hand) -> set[str]:
    return {tile.name for tile in hand.ask(hand.program.people.board).tiles}


def tap(hand: Hand, button: QPushButton) -> None:
    assert button.isVisible(), button.text()
    assert button.isEnabled(), button.text()
    button.click()
    hand.rest()


def choose(hand: Hand, plant: str) -> None:
    """On the page that asks which."""
    hand.until_at("plants")
    page = hand.page(PlantsView)
    key = next(one.key for one in page._model.state.plants or () if one.name == plant)
    page.grid.chosen.emit(key)
    hand.until_at("board")


def other_from_menu(hand: Hand) -> None:
    hand.shell.navigator.go("menu")
    hand.page(MenuView).chosen.emit("another_plant")
    hand.until_at("plants")


def plant_on_top(hand: Hand) -> str:
    return hand.shell.window.top_bar.plant.text()


@pytest.mark.usefixtures("office_south")
def test_that_a_laptop_works_for_two_plants_that_know_nothing_of_each_other(
    make_hand: MakeHand,
    office: Plant,
    hub: LiveHub,
    south: LiveHub,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    hand = make_hand("en")
    hand.clock.moment = office.clock.now()
    hand.plants = Plants(hand.folder, hand.clock)
    hand.open()
    hand.page(FirstRunView)._model.join_plant()
    hand.rest()
    join(hand, hub, "Laptop")
    northerners = names(hand)
    assert not hand.page(BoardView).another.isVisible(), "with one plant nothing of this shows"

    hand.sign_in("Terry Trainer", PIN)
    hand.shell.drafts.keep("note", "x", {"words": "half a note"})
    hand.shell.navigator.go("settings")
    tap(hand, hand.page(SettingsView).one_more)
    hand.until_at("first_run")
    assert hand.shell.session.signed_in is None
    assert plant_on_top(hand) == ""
    with_lock = open_program(hand.folder, hand.clock)  # another window could write it now
    with_lock.close()
    page = hand.page(FirstRunView)
    assert page._model.state.step is Step.JOIN
    assert page._model.state.joined_pc == "Laptop"
    join(hand, south)
    hand.qtbot.waitUntil(lambda: plant_on_top(hand) == SOUTH)
    assert names(hand) == {"Paula Southern", "Tomas South"}
    assert not names(hand) & northerners
    second = hand.program
    assert isinstance(second, Program)
    assert second.folder.parent == ProfilePaths(hand.folder).plants
    assert hand.page(BoardView).another.isVisible()

    hand.sign_in("Tomas South", PIN)
    assert hand.shell.drafts.kept("note", "x", dict) is None
    held = weakref.ref(second)
    beside = second.folder
    del second
    other_from_menu(hand)
    choose(hand, NORTH)
    assert plant_on_top(hand) == NORTH
    gc.collect()
    assert held() is None, "nothing of a plant that was closed is kept, nor works on"
    assert names(hand) == northerners
    hand.sign_in("Terry Trainer", PIN)
    hand.rest()
    assert hand.shell.drafts.kept("note", "x", dict) is not None
    one, other = ProfilePaths(hand.folder), ProfilePaths(beside)
    assert one.device_key.read_bytes() != other.device_key.read_bytes()
    assert one.store_key.read_bytes() != other.store_key.read_bytes()

    hand.close()
    hand.open()
    page_of_plants = hand.page(PlantsView)
    hand.rest()
    assert [one.name for one in page_of_plants._model.state.plants or ()] == [NORTH, SOUTH]
    choose(hand, SOUTH)
    hand.shell.navigator.go("settings")
    hand.rest()
    tap(hand, hand.page(SettingsView).starts.buttons["on"])
    (started,) = (tmp_path / "config").rglob("toolroom-trainer.*")
    said = started.read_text()
    assert str(hand.folder) in said
    assert "plants" not in said, "the next session asks, too"
    hand.shell.navigator.back()
    with hub.offline():
        hand.sign_in("Paula Southern", PIN)
        paula = hand.shell.session.person
        hand.ask(lambda: hand.program.people.set_language(paula, "fr"))
        hand.shell.navigator.go("leave_plant")
        hand.rest()
        leaving = hand.page(LeavingView)
        assert not leaving.primary.isVisible(), "a record waits: it is only here"
    hand.shell.network.sync_now()
    syncing = hand.program.syncing
    hand.qtbot.waitUntil(lambda: not hand.ask(syncing.waiting).waiting, timeout=20_000)
    backups = ProfilePaths(beside).backups
    hand.ask(lambda: hand.program.keep_house(lambda: None, thoroughly=False))
    hand.shell.tasks.arrived(ChangeSet.of(["hub"]))
    hand.rest()
    assert leaving.primary.isVisible()
    hand.type_pin(leaving.pad.keypad, PIN)
    hand.until_at("board")
    assert plant_on_top(hand) == NORTH
    assert not ProfilePaths(beside).exists()
    assert list(backups.iterdir())
    hand.shell.navigator.go("settings")
    hand.rest()
    assert not hand.page(SettingsView).another.isVisible()

    hand.shell.navigator.back()
    hand.sign_in("Sam Supervisor", PIN)
    hand.shell.navigator.go("sync")
    hand.rest()
    sync = hand.page(SyncPageView)
    sync._scroll.ensureWidgetVisible(sync.leave)
    tap(hand, sync.leave)
    leaving = hand.page(LeavingView)
    assert leaving.only.isVisible(), "no other plant is here"
    assert leaving.drafts.isVisible(), "half a note goes with it"
    hand.type_pin(leaving.pad.keypad, PIN)
    hand.until_at("first_run")
    assert not one.device_key.exists()
    assert not one.database.exists()
