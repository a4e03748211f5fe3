"""Two PCs and a real hub, as a trainer at the press sees it.

A PC without any records joins the plant with a ticket, and its Board fills. What the other PC signs
off reaches the open checklist without moving it. With the hub gone the sync line says so within ten
seconds, and a sign-off is recorded all the same; with the hub back it is confirmed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.flows.conftest import MakeHand
from tests.flows.hand import Hand
from tests.plant import PIN, Plant, make_plant
from tests.sync.live_hub import LiveHub, live_hub, on_sqlite
from trainer_app.bootstrap import Program
from trainer_app.kernel.clock import SystemClock
from trainer_app.sync.protocol import Grant
from trainer_app.ui.checklist.view import ChecklistView
from trainer_app.ui.checklist.view_model import TaskItem
from trainer_app.ui.firstrun.join_part import JoinPart
from trainer_app.ui.firstrun.state import Step
from trainer_app.ui.firstrun.view import FirstRunView
from trainer_app.ui.network import Contact

pytestmark = pytest.mark.timeout(120)

TASK, OTHER = "12-07", "01-03"
TEN_SECONDS = 10_000


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[LiveHub]:
    with live_hub(on_sqlite(tmp_path), SystemClock()) as running:
        yield running


@pytest.fixture
def office(tmp_path: Path, hub: LiveHub) -> Iterator[Plant]:
    """The PC on which the plant was founded; it has joined."""
    plant = make_plant(tmp_path / "office")
    hub.join(plant.program)
    yield plant
    plant.program.syncing.stop()
    plant.program.close()


def join(hand: Hand, hub: LiveHub) -> None:
    """From the first screen to the Board with the plant's people on it."""
    hand.open()
    page = hand.page(FirstRunView)
    part = page.parts[Step.JOIN]
    assert isinstance(part, JoinPart)
    page._model.join_plant()
    hand.rest()
    part.form.ticket.setPlainText(hub.ticket(Grant.FLOOR))
    part.form.url.setText(hub.url)
    part.pc.setText("PC-2")
    hand.tap_primary()
    hand.until_at("board")
    hand.qtbot.waitUntil(lambda: bool(hand.ask(hand.program.people.board).tiles), timeout=20_000)


def state_hash(program: Program) -> str:
    with program.store.reading() as reading:
        return reading.state_hash()


def item(page: ChecklistView) -> TaskItem:
    return next(item for item in page.model.state.tasks if item.id == TASK)


def line(hand: Hand) -> str:
    return hand.shell.window.top_bar.sync_line.text()


def test_that_two_pcs_and_a_bad_line_never_lie_about_what_is_where(
    make_hand: MakeHand, office: Plant, hub: LiveHub
) -> None:
    hand = make_hand("en")
    hand.clock.moment = office.clock.now()
    join(hand, hub)
    hand.qtbot.waitUntil(lambda: line(hand).startswith("Confirmed by the hub"), timeout=20_000)

    hand.sign_in("Terry Trainer", PIN)
    hand.open_checklist("Tina Trainee")
    page = hand.choose_task(OTHER)
    bar = page.tasks.view.verticalScrollBar()
    before = (page.model.state.selected, bar.value())
    office.sign_off(TASK)
    office.program.syncing.run_once()
    hand.shell.network.sync_now()

    hand.qtbot.waitUntil(lambda: item(page).counted == 1, timeout=TEN_SECONDS)
    assert not item(page).unconfirmed
    assert hand.page(type(page)) is page
    assert (page.model.state.selected, bar.value()) == before

    hand.qtbot.waitUntil(lambda: hand.shell.network.state.is_confirmed, timeout=TEN_SECONDS)
    with hub.offline():
        network = hand.shell.network
        hand.qtbot.waitUntil(lambda: "Offline since" in line(hand), timeout=TEN_SECONDS)
        assert network.state.contact is Contact.OFFLINE
        hand.choose_task(TASK)
        hand.open_sign_off()
        form = hand.fill("214")
        hand.type_pin(form.signatures.trainer.keypad, PIN)
        hand.type_pin(form.signatures.trainee.keypad, PIN)
        hand.tap_primary()
        assert "to send." in line(hand)
        page = hand.page(ChecklistView)
        assert item(page).unconfirmed
        notices = hand.shell.window.notices
        assert not notices.isVisible(), notices.accessibleDescription()
    hand.shell.network.sync_now()
    hand.qtbot.waitUntil(lambda: line(hand).startswith("Confirmed by the hub"), timeout=20_000)
    hand.qtbot.waitUntil(lambda: not item(page).unconfirmed, timeout=TEN_SECONDS)
    assert hand.page(ChecklistView) is page, "marks change in place"
    office.program.syncing.run_once()
    here = hand.program
    assert isinstance(here, Program)
    assert hand.ask(lambda: state_hash(here)) == state_hash(office.program)
