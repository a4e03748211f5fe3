"""A supervisor prints a shift's page on Monday, and the same again a Monday later, by one touch."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.flows.conftest import MakeHand
from tests.flows.printer import set_up_printer
from tests.plant import PIN, make_plant
from tests.reports.reading import text_of
from trainer_app.checklists import bodies as b
from trainer_app.ui.morning.view import MorningView
from trainer_app.ui.paper.view import PaperView

pytestmark = pytest.mark.timeout(240)


def found_plant(folder: Path) -> None:
    """Tina works on days, and is signed off on one task."""
    plant = make_plant(folder)
    plant.sign_off("01-02")
    with plant.program.store.writing() as writing:
        heads = writing.directory().people[plant.trainee].heads
        saved = b.PersonSaved(roles=("trainee",), shift="Days")
        writing.append(saved, by=plant.at_pad(plant.supervisor).by(), replaces=heads)
    plant.program.close()


def test_that_the_page_of_last_monday_is_printed_again_by_one_touch(
    make_hand: MakeHand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up_printer(tmp_path, monkeypatch)
    paper = tmp_path / "printed.pdf"
    hand = make_hand("en")
    found_plant(hand.folder)
    hand.open()
    hand.sign_in("Sam Supervisor", PIN)
    hand.shell.navigator.go("morning")
    hand.rest()
    hand.page(MorningView).shifts.buttons["shift/Days"].click()
    hand.tap_primary()
    hand.until_at("morning_sheet")
    preview = hand.page(PaperView)
    hand.qtbot.waitUntil(lambda: preview._model.state.can_print)
    hand.tap_primary()
    assert "01-02 Choose, inspect and wear PPE" in " ".join(text_of(paper.read_bytes()).split())
    hand.close()

    paper.unlink()
    hand.clock.advance(days=7)
    hand.open()
    hand.sign_in("Sam Supervisor", PIN)
    hand.shell.navigator.go("morning")
    hand.rest()
    page = hand.page(MorningView)
    assert page.again.text() == "Print the same as on Monday 2026-03-02"
    page.again.click()
    hand.rest()
    again = text_of(paper.read_bytes())
    assert "2026-03-09" in again
    assert "Test Plant · Days" in " ".join(again.split())
