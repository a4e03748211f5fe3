"""Recording a sign-off: what is missing, who signs, what is kept, and what is never lost."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.plant import Plant
from tests.ui.trainee.pages import WRONG_PIN, Screens
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.status import Status
from trainer_app.kernel.errors import ErrorCode
from trainer_app.ui.shared.form_fields import Section
from trainer_app.ui.shared.sign_offs import BLANK, SignedOff
from trainer_app.ui.shared.signature import SignatureModel
from trainer_app.ui.shared.signatures import TraineeAnswer
from trainer_app.ui.signoff.state import SignOffState


def missing(state: SignOffState) -> list[Section]:
    return [section for section, _problem in state.missing]


def is_open(signature: SignatureModel) -> bool:
    return signature.state.is_open


def test_that_nothing_is_ticked_beforehand_and_everything_missing_is_named(
    screens: Screens,
) -> None:
    state = screens.sign_off("01-01").state
    assert state.form == BLANK
    assert missing(state) == [Section.LEVEL, Section.LINES, Section.METHOD]
    assert not state.may_be_signed


def test_that_no_pin_can_be_typed_while_something_is_missing(screens: Screens) -> None:
    model = screens.sign_off("01-01")
    assert not is_open(model.trainer_signature)
    screens.fill(model)
    assert missing(model.state) == []
    assert is_open(model.trainer_signature)


def test_that_the_evidence_of_a_safety_task_is_asked_for(screens: Screens) -> None:
    model = screens.sign_off("01-01")
    model.choose_method("job")
    screens.settle()
    assert model.state.evidence_all == ("QA",)
    assert model.state.evidence_any == ("WP", "RC")
    assert Section.EVIDENCE in missing(model.state)


def test_that_a_missing_prerequisite_stands_in_the_way_before_anything_is_filled(
    screens: Screens,
) -> None:
    model = screens.sign_off("01-03")
    codes = {problem.code for problem in model.state.in_the_way}
    assert codes == {ErrorCode.PREREQUISITE_MISSING}
    screens.fill(model)
    assert not is_open(model.trainer_signature)


def test_that_a_trainer_without_a_right_is_refused_by_name(plant: Plant, screens: Screens) -> None:
    other = plant.add("Nora Norights", Role.TRAINER)
    problems = screens.sign_off("01-01", viewer=other).state.in_the_way
    assert [problem.code for problem in problems] == [ErrorCode.NO_RIGHT_TO_SIGN]
    assert problems[0].params["person"] == "Nora Norights"


def test_that_level_4_asks_for_its_own_lines(screens: Screens) -> None:
    model = screens.sign_off("01-01")
    screens.fill(model)
    model.choose_level(4)
    screens.settle()
    assert missing(model.state) == [Section.LEVEL]
    for number in (1, 2, 3):
        model.tick_level_line(number)
    screens.settle()
    assert model.state.may_be_signed


def test_that_the_trainee_signs_after_the_trainer(screens: Screens) -> None:
    model = screens.sign_off("01-01")
    screens.fill(model)
    assert not is_open(model.trainee_signature)
    screens.type_pin(model.trainer_signature)
    assert model.trainer_signature.state.is_given
    assert is_open(model.trainee_signature)
    assert not model.state.is_ready
    screens.type_pin(model.trainee_signature)
    assert model.state.is_ready


def test_that_a_wrong_pin_is_shown_at_its_panel_and_the_page_stays(screens: Screens) -> None:
    model = screens.sign_off("01-01")
    screens.fill(model)
    model.type_note("Steady hands")
    screens.type_pin(model.trainer_signature, WRONG_PIN)
    problem = model.trainer_signature.entry.state.problem
    assert problem is not None
    assert problem.code is ErrorCode.PIN_WRONG
    assert not model.trainer_signature.state.is_given
    assert model.state.form.note == "Steady hands"
    assert model.state.may_be_signed


def test_that_several_wrong_pins_count_down_at_the_panel(screens: Screens) -> None:
    model = screens.sign_off("01-01")
    screens.fill(model)
    for _ in range(4):
        screens.type_pin(model.trainer_signature, WRONG_PIN)
    entry = model.trainer_signature.entry.state
    assert entry.wait_seconds > 0
    assert not entry.can_type
    model.trainer_signature.entry.accepted()  # lets go of the timer that counts down


def test_that_changing_what_was_signed_takes_the_signatures_back(screens: Screens) -> None:
    model = screens.sign_off("01-01")
    screens.fill(model)
    screens.type_pin(model.trainer_signature)
    screens.type_pin(model.trainee_signature)
    model.type_mold("307")
    screens.settle()
    assert not model.trainer_signature.state.is_given
    assert not model.trainee_signature.state.is_given
    assert not model.state.is_ready


def test_that_a_note_is_not_part_of_what_is_signed(screens: Screens) -> None:
    model = screens.sign_off("01-01")
    screens.fill(model)
    screens.type_pin(model.trainer_signature)
    model.type_note("Well done")
    assert model.trainer_signature.state.is_given


def test_that_both_signatures_are_recorded_and_announced(plant: Plant, screens: Screens) -> None:
    said: list[SignedOff] = []
    screens.desk.signed_off.connect(said.append)
    model = screens.sign_off("01-02")
    screens.fill(model)
    screens.sign(model)
    assert plant.status("01-02").status is Status.SIGNED_OFF
    assert said == [SignedOff(plant.trainee, "01-02", 3, waits=False, declined=False)]


def test_that_the_trainee_may_sign_later(plant: Plant, screens: Screens) -> None:
    model = screens.sign_off("01-02")
    screens.fill(model)
    model.choose_answer(TraineeAnswer.LATER)
    screens.type_pin(model.trainer_signature)
    assert model.state.is_ready
    model.sign()
    screens.settle()
    assert len(plant.waiting(plant.trainee)) == 1
    assert plant.status("01-02").counted == 0


def test_that_declining_needs_own_words_and_opens_a_question(
    plant: Plant, screens: Screens
) -> None:
    model = screens.sign_off("01-02")
    screens.fill(model)
    screens.type_pin(model.trainer_signature)
    model.choose_answer(TraineeAnswer.DECLINES)
    assert not is_open(model.trainee_signature)
    model.type_words("I was on another shift.")
    assert is_open(model.trainee_signature)
    screens.type_pin(model.trainee_signature)
    model.sign()
    screens.settle()
    assert plant.status("01-02").status is Status.IN_QUESTION


def test_that_each_panel_speaks_its_signers_language(plant: Plant, screens: Screens) -> None:
    marc = plant.add("Marc Gagné", Role.TRAINEE, language="fr")
    model = screens.sign_off("01-01", trainee=marc)
    screens.fill(model)
    state = model.state
    assert state.for_trainer is not None
    assert state.for_trainee is not None
    assert state.for_trainer.sentence.startswith("I watched Marc Gagné")
    assert state.for_trainee.sentence.startswith(f"Le {plant.today.isoformat()}")
    assert state.for_trainee.level_name == plant.pack.level(3).name["fr"]
    task = plant.pack.tasks["01-01"]
    assert state.for_trainee.lines == tuple(line["fr"] for line in task.lines)


def test_that_an_earlier_day_asks_for_a_reason_only_after_24_hours(screens: Screens) -> None:
    model = screens.sign_off("01-01")
    screens.fill(model)
    model.move_day(-1)
    screens.settle()
    assert missing(model.state) == []
    model.move_day(-1)
    screens.settle()
    assert missing(model.state) == [Section.DATE]
    model.type_late_reason("The PC was down")
    screens.settle()
    assert missing(model.state) == []


def test_that_no_day_after_today_can_be_chosen(screens: Screens) -> None:
    model = screens.sign_off("01-01")
    model.move_day(3)
    assert model.state.observed_on == model.state.today
    model.observed(model.state.today - timedelta(days=2))
    model.move_day(5)
    assert model.state.days_ago == 0


def test_that_a_half_filled_page_is_given_back_to_who_began_it(
    plant: Plant, screens: Screens
) -> None:
    model = screens.sign_off("01-01")
    model.choose_level(3)
    model.tick_line(2)
    model.type_note("Ask about springs")
    plant.clock.advance(minutes=20)
    again = screens.sign_off("01-01").state
    assert again.form == model.state.form
    assert again.begun is not None
    assert again.begun.ms == plant.clock.now().ms - 20 * 60_000
    assert screens.sign_off("01-01", viewer=plant.second).state.form == BLANK


def test_that_a_page_begun_yesterday_was_watched_yesterday(plant: Plant, screens: Screens) -> None:
    screens.sign_off("01-01").choose_level(3)
    plant.clock.advance(days=1)
    state = screens.sign_off("01-01").state
    assert state.days_ago == 1
    assert state.begun is not None


def test_that_the_lines_of_another_edition_are_to_be_ticked_again(
    plant: Plant, screens: Screens
) -> None:
    model = screens.sign_off("01-01")
    model.choose_level(3)
    model.tick_line(2)
    screens.drafts.end()  # locked
    screens.settle()
    plant.adopt_changed_edition()
    state = screens.sign_off("01-01").state
    assert state.is_older_edition
    assert state.form.level == 3
    assert state.form.lines == frozenset()


def test_that_starting_again_puts_the_begun_page_aside(screens: Screens) -> None:
    screens.sign_off("01-01").choose_level(3)
    again = screens.sign_off("01-01")
    again.start_again()
    assert again.state.form == BLANK
    assert screens.sign_off("01-01").state.begun is None


def test_that_a_signed_page_is_not_offered_again(screens: Screens) -> None:
    model = screens.sign_off("01-02")
    screens.fill(model)
    screens.sign(model)
    assert screens.sign_off("01-02").state.begun is None


def test_that_another_trainer_is_told_that_this_counts_as_the_second_look(
    plant: Plant, screens: Screens
) -> None:
    plant.complete("01-01", "01-02", "01-03")
    assert plant.status("01-03").status is Status.SECOND_LOOK
    plant.clock.advance(days=1)
    assert not screens.sign_off("01-03").state.is_second_look
    assert screens.sign_off("01-03", viewer=plant.second).state.is_second_look


def test_that_a_pin_typed_too_long_ago_is_asked_for_again_and_nothing_else(
    plant: Plant, screens: Screens
) -> None:
    model = screens.sign_off("01-02")
    screens.fill(model)
    form = model.state.form
    screens.type_pin(model.trainer_signature)
    screens.type_pin(model.trainee_signature)
    plant.clock.advance(minutes=11)
    model.sign()
    screens.settle()
    assert [problem.code for problem in model.state.problems] == [ErrorCode.PIN_STALE]
    assert model.state.form == form
    assert not model.state.is_ready
    assert plant.status("01-02").counted == 0
    screens.sign(model)
    assert plant.status("01-02").counted == 1


@pytest.mark.parametrize("answer", TraineeAnswer)
def test_that_nobody_signs_with_the_trainers_pin_alone_but_later(
    screens: Screens, answer: TraineeAnswer
) -> None:
    model = screens.sign_off("01-02")
    screens.fill(model)
    screens.type_pin(model.trainer_signature)
    model.choose_answer(answer)
    assert model.state.is_ready is (answer is TraineeAnswer.LATER)
