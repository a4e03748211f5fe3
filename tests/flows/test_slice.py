"""One slice, end to end, in the real window on a real profile, in each language.

First run, a trainee, two people sign off a life-critical task, wrong people are refused with the
reason, the second look is outstanding, restart, still there, print, the text of the PDF read back.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.flows.conftest import MakeHand
from tests.flows.founding import Founding, add_trainee, found_plant
from tests.flows.hand import Hand
from tests.flows.printer import set_up_printer
from tests.reports.reading import text_of
from trainer_app.checklists.rules import Claim
from trainer_app.checklists.status import Status
from trainer_app.kernel.errors import ErrorCode
from trainer_app.kernel.problems import wordings
from trainer_app.kernel.words import word
from trainer_app.services.signing import Answer
from trainer_app.ui.checklist.view import ChecklistView
from trainer_app.ui.mypage.view import MyPageView
from trainer_app.ui.paper.view import PaperView

pytestmark = pytest.mark.timeout(240)

SUPERVISOR, TRAINER, OTHER, TRAINEE = (
    "Grace Holloway",
    "Dave Kowalski",
    "Luc Bergeron",
    "Tom MacLeod",
)
PINS = {SUPERVISOR: "8642", TRAINER: "2468", OTHER: "1357", TRAINEE: "9753"}
FOUNDING = Founding(SUPERVISOR, PINS[SUPERVISOR], trainers=(TRAINER, OTHER))
TASK = "01-03"
"""Life-critical: three sign-offs, one of them by a second assessor."""


def meet_prerequisites(hand: Hand) -> None:
    """Given by the same services that the window uses: 01-01 three times, 01-02 once."""
    program, trainee = hand.program, hand.person(TRAINEE)
    pack = program.pages.programme()
    for task, mold in (("01-01", "118"), ("01-01", "214"), ("01-01", "307"), ("01-02", "118")):
        lines = frozenset(range(1, len(pack.tasks[task].lines) + 1))
        claim = Claim(
            task,
            level=3,
            observed_on=hand.clock.now().date,
            lines=lines,
            method="job",
            evidence=("QA", "WP"),
            mold=mold,
        )
        trainer = program.people.sign_in(hand.person(TRAINER), PINS[TRAINER])
        agrees = program.people.sign_in(trainee, PINS[TRAINEE]), Answer(agrees=True)
        program.signing.record_sign_off(trainer, trainee, [claim], answer=agrees)
        hand.clock.advance(days=1)


def sign_off(hand: Hand, mold: str, *, wrong_first: bool = False) -> None:
    """Trainer and trainee at one window, from the checklist and back to it."""
    hand.sign_in(TRAINER, PINS[TRAINER])
    hand.open_checklist(TRAINEE)
    hand.choose_task(TASK)
    hand.open_sign_off()
    page = hand.fill(mold)
    panels = page.signatures
    hand.type_pin(panels.trainer.keypad, PINS[TRAINER])
    if wrong_first:
        hand.type_pin(panels.trainee.keypad, PINS[OTHER])
        assert not page.primary.isEnabled()
        assert panels.trainee.problem.isVisible()
        refused = wordings()[ErrorCode.PIN_WRONG].sentence[hand.language]
        assert refused in panels.trainee.problem.text()
        assert page.form.where.mold.text() == mold
    hand.type_pin(panels.trainee.keypad, PINS[TRAINEE])
    hand.tap_primary()
    hand.until_at("checklist")


def try_without_right(hand: Hand) -> None:
    """The supervisor was given no right to sign: the reason stands there before any PIN."""
    hand.sign_in(SUPERVISOR, PINS[SUPERVISOR])
    page = hand.open_checklist(TRAINEE)
    hand.choose_task(TASK)
    assert not page.primary.isEnabled()
    assert SUPERVISOR in page.reason.text()
    hand.shell.navigator.go("sign_off", trainee=hand.person(TRAINEE), task=TASK)
    hand.rest()
    sign = hand.fill("214")
    codes = [problem.code for problem in sign._model.state.in_the_way]
    assert codes == [ErrorCode.NO_RIGHT_TO_SIGN]
    assert sign.message.isVisible()
    assert not sign.signatures.trainer.pad.isVisible()
    assert not sign.primary.isEnabled()


def shown_status(hand: Hand) -> str:
    """The words of the task's row, as painted and as a screen reader says them."""
    if hand.shell.navigator.current == "my_page":
        hand.page(MyPageView).routes["checklist"].click()
        hand.until_at("checklist")
    page = hand.choose_task(TASK)
    model = page.tasks.view.model()
    said = [
        str(model.index(i, 0).data(Qt.ItemDataRole.AccessibleTextRole))
        for i in range(model.rowCount())
    ]
    return next(row for row in said if row.startswith(TASK))


def print_sheet(hand: Hand, folder: Path) -> str:
    """From the checklist's *Print* to the printer and to a file; answers the text of the PDF."""
    hand.page(ChecklistView).print.click()
    hand.until_at("progress_sheet")
    page = hand.page(PaperView)
    model = page._model
    hand.qtbot.waitUntil(lambda: model.state.image is not None)
    hand.tap_primary()
    printed = (folder / "printed.pdf").read_bytes()
    model.save(folder / "kept.pdf")
    hand.rest()
    assert (folder / "kept.pdf").read_bytes() == printed
    return text_of(printed)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_that_two_people_sign_off_a_life_critical_task_and_it_is_kept_and_printed(
    make_hand: MakeHand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    set_up_printer(tmp_path, monkeypatch)
    hand = make_hand(language)
    hand.open()
    codes = found_plant(hand, FOUNDING)
    hand.sign_in(TRAINER, PINS[TRAINER], code=codes[TRAINER])
    hand.tap_primary()  # nobody is there yet: the one action of Today
    code = add_trainee(hand, TRAINEE)
    hand.until_at("today")
    hand.sign_in(OTHER, PINS[OTHER], code=codes[OTHER])
    hand.sign_in(TRAINEE, PINS[TRAINEE], code=code)
    hand.ask(lambda: meet_prerequisites(hand))

    try_without_right(hand)
    sign_off(hand, "214", wrong_first=True)
    hand.clock.advance(days=1)
    sign_off(hand, "307")
    hand.clock.advance(days=1)
    sign_off(hand, "118")
    outstanding = word(Status.SECOND_LOOK, language)
    assert outstanding in shown_status(hand)

    hand.close()
    hand.clock.advance(hours=16)
    hand.open()
    hand.sign_in(TRAINEE, PINS[TRAINEE])
    assert outstanding in shown_status(hand)

    text = print_sheet(hand, tmp_path)
    assert TRAINEE in text
    assert TASK in text
    assert " ".join(outstanding.split()) in text
