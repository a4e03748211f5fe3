"""A new trainer becomes one whose signature nobody asks about, in the real window.

Warned at the first sign-off; the workshop; signed off on the twelve tasks by somebody entitled, two
whole sessions watched; warned no more. Then the site enforces it, and a trainer who has not been
through it is refused by name, before any PIN.
"""

from __future__ import annotations

import pytest

from tests.flows.conftest import MakeHand
from tests.flows.hand import Hand
from tests.plant import PIN, make_plant
from trainer_app.checklists.counts import TRAINER_PART
from trainer_app.checklists.rules import Claim
from trainer_app.kernel.errors import ErrorCode, Problem
from trainer_app.services.notes import NewNote
from trainer_app.services.signing import Answer
from trainer_app.ui.checklist.trainer_view import TrainerRecordView
from trainer_app.ui.menu.view import MenuView
from trainer_app.ui.notes.note_view import NoteView
from trainer_app.ui.paper.view import PaperView
from trainer_app.ui.signoff.view import SignOffView
from trainer_app.ui.siterules.view import SiteRulesView
from trainer_app.ui.today.view import TodayView
from trainer_app.ui.trainers.view import TrainersView

pytestmark = pytest.mark.timeout(240)

NEW, OTHER, BOSS, TRAINEE = "Terry Trainer", "Sonia Second", "Sam Supervisor", "Tina Trainee"
TASK = "12-07"
FIRST, SESSION = "91-01", "92-05"
MISSING = ErrorCode.SIGNER_WITHOUT_TRAINER_PART


def open_entry(hand: Hand, route: str) -> None:
    hand.shell.window.top_bar.menu.click()
    hand.until_at("menu")
    hand.page(MenuView).grid.chosen.emit(route)
    hand.until_at(route)


def open_sign_off(hand: Hand) -> SignOffView:
    hand.shell.navigator.go("sign_off", trainee=hand.person(TRAINEE), task=TASK)
    hand.until_at("sign_off")
    return hand.page(SignOffView)


def codes(problems: tuple[Problem, ...]) -> set[ErrorCode]:
    return {problem.code for problem in problems}


def sign_both(hand: Hand, *back_at: str) -> None:
    page = hand.page(SignOffView)
    hand.type_pin(page.signatures.trainer.keypad, PIN)
    hand.type_pin(page.signatures.trainee.keypad, PIN)
    hand.tap_primary()
    hand.until_at(*back_at)


def observe(hand: Hand, task: str, mold: str = "214") -> TrainerRecordView:
    """The other trainer: menu, the list, the name, the task, the page that signs everything."""
    hand.sign_in(OTHER, PIN)
    open_entry(hand, "trainer_records")
    hand.page(TrainersView).list.chosen.emit(hand.person(NEW))
    hand.until_at("trainer_record")
    record = hand.page(TrainerRecordView)
    if record.model.state.selected != task:
        record.tasks.chosen.emit(task)
        hand.rest()
    hand.tap_primary()
    hand.until_at("sign_off")
    hand.fill(mold)
    sign_both(hand, "trainer_record")
    return hand.page(TrainerRecordView)


def do_the_workshop(hand: Hand) -> None:
    people, person = hand.program.people, hand.person(NEW)
    hand.ask(lambda: hand.program.guide.complete_workshop(people.sign_in(person, PIN)))


def observe_the_rest(hand: Hand) -> None:
    """Between the first task and the sessions: the same service as the page, a day each."""
    people, program = hand.program.people, hand.program
    terry, sonia = hand.person(NEW), hand.person(OTHER)
    pack = program.trainer_records.record(people.sign_in(sonia, PIN), terry).pack
    assert pack is not None
    for task in pack.all_tasks():
        if task.id in (FIRST, SESSION):
            continue
        hand.clock.advance(days=1)
        claim = Claim(
            task=task.id,
            level=3,
            observed_on=hand.clock.now().date,
            lines=frozenset(range(1, len(task.lines) + 1)),
            method="job",
            evidence=("QA", "RC"),
            place="floor",
        )
        answer = (people.sign_in(terry, PIN), Answer(agrees=True))
        program.signing.record_sign_off(people.sign_in(sonia, PIN), terry, [claim], answer=answer)


def ask_and_answer(hand: Hand) -> None:
    """A note about the new trainer is answered under the own PIN; then: I am ready."""
    people, terry, other = hand.program.people, hand.person(NEW), hand.person(OTHER)
    told = NewNote("Say the reason aloud.")
    hand.ask(lambda: hand.program.notes.write(people.sign_in(other, PIN), terry, told))
    hand.sign_in(NEW, PIN)
    open_entry(hand, "my_trainer_record")
    own = hand.page(TrainerRecordView)
    assert "Say the reason aloud." in own.told["notes"].text()
    own.answer.click()
    hand.until_at("note")
    note = hand.page(NoteView)
    note.words.setPlainText("I will.")
    hand.tap_primary()
    hand.until_at("my_trainer_record")
    own = hand.page(TrainerRecordView)
    hand.rest()
    assert not own.answer.isVisible()
    assert own.model.state.selected == FIRST
    own.ask.click()
    hand.rest()
    assert own.reason.text()
    hand.sign_in(OTHER, PIN)
    asked = [item.task for item in hand.page(TodayView)._model.state.asked]
    assert asked == [FIRST]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_that_a_new_trainer_is_warned_until_through_and_another_is_refused_by_name(
    make_hand: MakeHand, language: str
) -> None:
    hand = make_hand(language)
    plant = make_plant(hand.folder)
    for person in (plant.supervisor, plant.trainer, plant.second, plant.trainee):
        plant.program.people.set_language(plant.at_pad(person), language)
    plant.program.close()
    hand.clock.moment = plant.clock.moment
    hand.open()

    hand.sign_in(NEW, PIN)
    assert "part" in hand.page(TodayView).waiting.rows
    page = open_sign_off(hand)
    assert MISSING in codes(page._model.state.warned)
    hand.fill("214")
    hand.rest()
    assert NEW in page.signatures.kept.text()
    sign_both(hand, "today")

    do_the_workshop(hand)
    ask_and_answer(hand)
    record = observe(hand, FIRST)
    assert record.message.isVisible()
    assert record.model.state.signed == 1
    assert not record.model.state.is_complete
    hand.ask(lambda: observe_the_rest(hand))
    for mold in ("307", "118"):
        hand.clock.advance(days=1)
        record = observe(hand, SESSION, mold)
    assert record.model.state.is_complete
    assert (record.model.state.signed, record.model.state.of) == (12, 12)

    hand.clock.advance(days=1)
    hand.sign_in(NEW, PIN)
    assert "part" not in hand.page(TodayView).waiting.rows
    open_entry(hand, "my_trainer_record")
    own = hand.page(TrainerRecordView)
    assert own.model.state.is_own
    assert own.told["observers"].text() == OTHER
    own.print.click()
    hand.until_at("trainer_progress")
    sheet = hand.page(PaperView)
    hand.qtbot.waitUntil(lambda: sheet._model.state.image is not None)
    assert MISSING not in codes(open_sign_off(hand)._model.state.warned)

    hand.sign_in(BOSS, PIN)
    open_entry(hand, "site_rules")
    rules = hand.page(SiteRulesView)
    assert OTHER in rules.lacking.text()
    assert NEW not in rules.lacking.text()
    assert not rules.primary.isEnabled()
    rules.modes[TRAINER_PART].buttons["enforce"].click()
    hand.tap_primary()
    assert rules.message.isVisible()
    assert not rules.primary.isEnabled()

    hand.sign_in(OTHER, PIN)
    checklist = hand.open_checklist(TRAINEE)
    hand.choose_task(TASK)
    assert not checklist.primary.isEnabled()
    assert OTHER in checklist.reason.text()
    refused = open_sign_off(hand)
    assert codes(refused._model.state.in_the_way) == {MISSING}
    assert not refused.signatures.trainer.pad.isVisible()
    hand.sign_in(NEW, PIN)
    assert not open_sign_off(hand)._model.state.in_the_way
