"""The history: pages of records, newest first, and the ways of taking back."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.plant import Plant
from tests.ui.trainee.pages import Screens
from trainer_app.checklists.in_class import ClassSource
from trainer_app.checklists.status import Status
from trainer_app.kernel.errors import ErrorCode
from trainer_app.services.history import EntryState
from trainer_app.ui.history.telling import BECAME_SHAPES, became_word, what, withdraw_words
from trainer_app.ui.history.view import HistoryView
from trainer_app.ui.history.view_model import Asking, Became, HistoryViewModel, Taking


def choose(model: HistoryViewModel, kind: str) -> None:
    model.select(next(item.record for item in model.state.items if item.kind == kind))


def test_that_every_state_of_a_record_has_a_shape_and_a_word() -> None:
    assert {became.value for became in Became} == {state.value for state in EntryState}
    assert set(BECAME_SHAPES) == set(Became)
    words = [became_word(became) for became in Became]
    assert len(set(words)) == len(words)


def test_that_the_newest_record_comes_first(plant: Plant, screens: Screens) -> None:
    plant.sign_off("01-01")
    plant.clock.advance(days=1)
    plant.sign_off("01-02", agrees=None)
    first = screens.history().state.items[0]
    assert (first.kind, first.task, first.became) == ("signoff.recorded", "01-02", Became.WAITS)
    assert first.by == "Terry Trainer"
    assert first.pc == "PC-1"


def test_that_a_record_is_told_in_words(plant: Plant, screens: Screens) -> None:
    plant.sign_off("01-02")
    state = screens.history().state
    told = [what(item, dict(state.modules)) for item in state.items]
    assert told[:2] == ["Signature: the trainee agrees", "Sign-off at level 3"]


def test_that_turning_the_page_shows_older_records_and_comes_back(
    plant: Plant, screens: Screens
) -> None:
    for _ in range(5):
        plant.sign_off("01-01")
        plant.clock.advance(days=1)
    model = screens.history()
    model.fit_rows(4)
    screens.settle()
    newest = [item.record for item in model.state.items]
    assert len(newest) == 4
    assert model.state.has_older
    assert not model.state.has_newer
    model.older()
    screens.settle()
    older = [item.record for item in model.state.items]
    assert set(older).isdisjoint(newest)
    model.newer()
    screens.settle()
    assert [item.record for item in model.state.items] == newest


def test_that_a_mistake_is_taken_back_in_two_touches(plant: Plant, screens: Screens) -> None:
    plant.sign_off("01-02")
    model = screens.history()
    choose(model, "signoff.recorded")
    model.begin(Taking.MISTAKE)
    assert not model.state.needs_pin
    assert model.state.is_ready
    model.take_back()
    screens.settle()
    assert plant.status("01-02").counted == 0
    assert model.state.taken_back
    undone = next(item for item in model.state.items if item.kind == "signoff.recorded")
    assert undone.became is Became.MISTAKE


def test_that_a_mistake_can_no_longer_be_taken_back_after_a_quarter_of_an_hour(
    plant: Plant, screens: Screens
) -> None:
    plant.sign_off("01-02")
    plant.clock.advance(minutes=16)
    model = screens.history()
    choose(model, "signoff.recorded")
    item = model.state.item
    assert item is not None
    assert not item.may_undo
    model.begin(Taking.MISTAKE)
    assert model.state.taking is None


def test_that_withdrawing_a_judgement_needs_words_and_the_signers_pin(
    plant: Plant, screens: Screens
) -> None:
    plant.sign_off("01-02")
    model = screens.history()
    choose(model, "signoff.recorded")
    model.begin(Taking.JUDGEMENT)
    assert model.state.needs_pin
    assert not model.signature.state.is_open
    model.type_words("Line 2 was not met.")
    screens.type_pin(model.signature)
    assert model.state.is_ready
    model.take_back()
    screens.settle()
    assert plant.status("01-02").counted == 0
    assert plant.status("01-02").status is not Status.SIGNED_OFF


def test_that_the_words_are_asked_for_where_the_button_was(
    plant: Plant, screens: Screens, qtbot: QtBot
) -> None:
    plant.sign_off("01-02")
    model = screens.history()
    choose(model, "signoff.recorded")
    view = HistoryView(model)
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    view.detail.judgement.setFocus()
    view.detail.judgement.click()
    qtbot.waitUntil(lambda: view.focusWidget() is view.detail.words)


def test_that_leaving_it_forgets_the_words_and_the_pin(plant: Plant, screens: Screens) -> None:
    plant.sign_off("01-02")
    model = screens.history()
    choose(model, "signoff.recorded")
    model.begin(Taking.JUDGEMENT)
    model.type_words("Line 2 was not met.")
    screens.type_pin(model.signature)
    model.cancel()
    assert model.state.taking is None
    assert model.state.words == ""
    assert not model.signature.state.is_given


def test_that_another_trainer_cannot_take_back_somebody_elses_judgement(
    plant: Plant, screens: Screens
) -> None:
    plant.sign_off("01-02")
    model = screens.history(viewer=plant.second)
    assert not any(item.may_withdraw for item in model.state.items)


def test_that_a_refusal_is_shown_and_nothing_is_taken_back(plant: Plant, screens: Screens) -> None:
    recorded = plant.sign_off("01-02")
    model = screens.history()
    choose(model, "signoff.recorded")
    model.begin(Taking.MISTAKE)
    plant.program.signing.withdraw(plant.at_pad(plant.trainer), recorded.records[0], "mistake")
    model.take_back()
    screens.settle()
    assert [problem.code for problem in model.state.problems] == [ErrorCode.ALREADY_WITHDRAWN]
    assert not model.state.busy


@pytest.mark.parametrize("taking", Taking)
def test_that_what_is_said_on_taking_back_names_the_trainee(
    plant: Plant, screens: Screens, taking: Taking
) -> None:
    plant.sign_off("01-02")
    model = screens.history()
    choose(model, "signoff.recorded")
    model.begin(taking)
    assert "Tina Trainee" in model.state.statement
    assert plant.today.isoformat() in model.state.statement


def test_that_a_withdrawn_judgement_is_told_apart_from_a_mistake(
    plant: Plant, screens: Screens
) -> None:
    record = plant.sign_off("01-02").records[0]
    trainer = plant.at_pad(plant.trainer)
    plant.program.signing.withdraw(trainer, record, "judgement", "Line 2 was not met.")
    model = screens.history(viewer=plant.trainee)
    ended = next(item for item in model.state.items if item.record == record)
    assert ended.became is Became.WITHDRAWN
    assert ended.ended is not None
    assert (ended.ended.by, ended.ended.words) == ("Terry Trainer", "Line 2 was not met.")


def test_that_what_was_marked_in_class_is_taken_back_and_no_judgement_withdrawn(
    plant: Plant, screens: Screens
) -> None:
    by = plant.at_pad(plant.trainer)
    plant.program.in_class.mark(by, [plant.trainee], ["EL01"], plant.today, ClassSource.TOLD)
    model = screens.history()
    choose(model, "module.completed")
    assert model.state.item is not None
    assert withdraw_words(model.state.item) == "Take back with a reason"
    record = model.state.item.record
    plant.program.signing.withdraw(by, record, "judgement", "Another group.")
    items = {item.kind: item for item in screens.history().state.items}
    assert items["module.completed"].became is Became.TAKEN_BACK
    assert what(items["record.withdrawn"], {}) == "Taken back with a reason"


def test_that_a_trainee_questions_what_was_signed_in_own_words(
    plant: Plant, screens: Screens
) -> None:
    plant.sign_off("01-02")
    model = screens.history(viewer=plant.trainee)
    choose(model, "signoff.recorded")
    assert model.state.item is not None
    assert model.state.item.may_ask == (Asking.NOT_ME, Asking.DISAGREES)
    assert not model.state.item.may_withdraw
    model.ask(Asking.NOT_ME)
    assert not model.state.is_ready
    model.type_words("I was off that day.")
    model.raise_question()
    screens.settle()
    assert model.state.asked
    assert plant.status("01-02").status is Status.IN_QUESTION
    asked = {item.kind: item.may_ask for item in model.state.items}
    assert asked["signoff.recorded"] == ()


def test_that_a_trainee_questions_that_a_judgement_was_withdrawn(
    plant: Plant, screens: Screens
) -> None:
    record = plant.sign_off("01-02").records[0]
    plant.program.signing.withdraw(plant.at_pad(plant.trainer), record, "judgement", "Not so.")
    model = screens.history(viewer=plant.trainee)
    choose(model, "record.withdrawn")
    model.ask(Asking.DISAGREES)
    model.type_words("All lines were met.")
    model.raise_question()
    screens.settle()
    status = plant.status("01-02")
    assert status.status is Status.IN_QUESTION
    plant.program.deciding.decide(
        plant.at_pad(plant.supervisor),
        plant.trainee,
        "01-02",
        status.questions[0].thing,
        record,
        "Seen again together.",
    )
    assert plant.status("01-02").status is Status.SIGNED_OFF


def test_that_a_trainer_asks_about_what_another_one_signed(plant: Plant, screens: Screens) -> None:
    plant.sign_off("01-02")
    asked = {i.kind: i.may_ask for i in screens.history(viewer=plant.second).state.items}
    assert asked["signoff.recorded"] == (Asking.OTHER,)
    assert asked["signature.given"] == ()


def test_that_a_new_observation_asked_for_by_mistake_is_taken_back(
    plant: Plant, screens: Screens
) -> None:
    plant.sign_off("01-02")
    plant.program.deciding.require_reobservation(
        plant.at_pad(plant.supervisor), plant.trainee, "01-02", plant.today, "A near miss."
    )
    assert plant.status("01-02").status is Status.LAPSED
    model = screens.history(viewer=plant.supervisor)
    choose(model, "reobservation.required")
    model.begin(Taking.MISTAKE)
    model.take_back()
    screens.settle()
    assert plant.status("01-02").status is Status.SIGNED_OFF


def test_that_a_record_stays_chosen_where_its_details_leave_room_for_fewer_rows(
    plant: Plant, screens: Screens
) -> None:
    for task in ("01-01", "01-02", "12-07"):
        plant.sign_off(task)
    model = screens.history()
    chosen = model.state.items[3].record
    model.select(chosen)
    model.fit_rows(2)
    screens.settle()
    assert model.state.selected == chosen
    assert chosen in [item.record for item in model.state.items]
