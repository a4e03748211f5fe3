"""A checklist goes to the press with a number, comes back filled in, and is entered once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.flows.conftest import MakeHand
from tests.flows.hand import Hand
from tests.flows.printer import set_up_printer
from tests.plant import PIN, make_plant
from tests.reports.reading import pages_of, text_of
from trainer_app.checklists.permissions import Role
from trainer_app.kernel.errors import ErrorCode
from trainer_app.kernel.ids import PersonId
from trainer_app.ui.paper.view import PaperView
from trainer_app.ui.press.view import PressView
from trainer_app.ui.problems import explain
from trainer_app.ui.signoff.view import SignOffView
from trainer_app.ui.transcribed.view import CompareView
from trainer_app.ui.widgets.answering_page import AGREES

pytestmark = pytest.mark.timeout(240)

TASKS = ("12-07", "04-01")
TRAINER, OTHER, TRAINEE = "Fabienne Fortin", "Otto Other", "Théo Tremblay"


@dataclass(frozen=True, slots=True)
class Printed:
    text: str
    pages: int


def founded(hand: Hand) -> None:
    """A plant whose people speak the language of this run."""
    plant = make_plant(hand.folder)
    for name, role in ((TRAINER, Role.TRAINER), (OTHER, Role.TRAINER), (TRAINEE, Role.TRAINEE)):
        scope = ("*",) if role is Role.TRAINER else ()
        plant.add(name, role, language=hand.language, scope=scope)
    plant.program.close()


def printed(folder: Path) -> Printed:
    pdf = (folder / "printed.pdf").read_bytes()
    return Printed(text_of(pdf), len(pages_of(pdf)))


def print_checklist(hand: Hand, folder: Path, trainee: PersonId) -> str:
    """From the tasks to the printer; answers the number."""
    hand.shell.navigator.go("paper_checklist", trainee=trainee, tasks=TASKS[0])
    hand.rest()
    page = hand.page(PressView)
    page.units.buttons["U04"].click()
    page.rows[TASKS[1]].click()
    hand.tap_primary()
    hand.until_at("numbered_sheet")
    preview = hand.page(PaperView)
    hand.qtbot.waitUntil(lambda: preview._model.state.can_print)
    hand.tap_primary()
    sheet = printed(folder)
    assert all(task in sheet.text for task in TASKS)
    number = preview.title.text().split()[-1]
    assert number == "A-0001"
    assert number in sheet.text
    return number


def enter(hand: Hand, trainee: PersonId, task: str, number: str) -> SignOffView:
    """The page filled from the sheet, up to the signatures."""
    hand.shell.navigator.go("sign_off", trainee=trainee, task=task)
    hand.rest()
    page = hand.fill("214")
    page.form.when.from_paper.click()
    hand.type_in(page.form.when.sheet, number)
    return page


def sign(hand: Hand, page: SignOffView) -> None:
    hand.type_pin(page.signatures.trainer.keypad, PIN)
    hand.type_pin(page.signatures.trainee.keypad, PIN)
    hand.tap_primary()


def compare(hand: Hand) -> None:
    """Another person, the paper in the hand."""
    hand.sign_in(OTHER, PIN)
    hand.shell.navigator.go("transcribed")
    hand.rest()
    page = hand.page(CompareView)
    assert len(page.rows) == len(TASKS)
    for line in page.rows.values():
        line.click()
    page.answer.buttons[AGREES].click()
    hand.type_pin(page.panel.keypad, PIN)
    hand.tap_primary()
    assert not page.rows
    assert page.message.isVisible()


def print_progress(hand: Hand, folder: Path, trainee: PersonId) -> str:
    hand.shell.navigator.go("progress_sheet", trainee=trainee)
    hand.rest()
    page = hand.page(PaperView)
    hand.qtbot.waitUntil(lambda: page._model.state.can_print)
    hand.tap_primary()
    return printed(folder).text


@pytest.mark.parametrize(
    ("language", "compared"),
    [("en", "from sheet A-0001, compared"), ("fr", "d’après la feuille A-0001, comparée")],
)
def test_that_a_sheet_is_entered_once_compared_and_named_on_the_progress_sheet(
    make_hand: MakeHand,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    compared: str,
) -> None:
    set_up_printer(tmp_path, monkeypatch)
    hand = make_hand(language)
    founded(hand)
    hand.open()
    hand.sign_in(TRAINER, PIN)
    trainee = hand.person(TRAINEE)
    number = print_checklist(hand, tmp_path, trainee)

    hand.clock.advance(hours=3)
    hand.sign_in(TRAINER, PIN)
    for task in TASKS:
        sign(hand, enter(hand, trainee, task, "a 1"))
    day = hand.clock.now().date.isoformat()
    compare(hand)

    hand.clock.advance(days=1)
    hand.sign_in(TRAINER, PIN)
    page = enter(hand, trainee, TASKS[0], number)
    (problem,) = (problem for _section, problem in page._model.state.missing)
    assert problem.code is ErrorCode.SHEET_ALREADY_ENTERED
    assert problem.params == {"sheet": number, "person": TRAINER, "date": day}
    assert explain(problem).sentence in page.form.when_box.missing.text()
    assert not page.primary.isEnabled()
    assert not page.signatures.trainer.pad.isVisible()

    assert compared in print_progress(hand, tmp_path, trainee)
