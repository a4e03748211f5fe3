"""The pages of decisions: what stands in the way, what is missing, what is kept and recorded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.plant import Plant
from tests.ui.trainee.deciders import Deciders
from trainer_app.checklists.evidence import EvidencePiece
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.status import Status, add_months
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import RecordId
from trainer_app.services.facts import Try
from trainer_app.ui.deciding.deciding_model import DRAFT, Typed
from trainer_app.ui.deciding.milestone_views import CapstoneView
from trainer_app.ui.deciding.question_view import QuestionView
from trainer_app.ui.deciding.question_view_model import NONE
from trainer_app.ui.deciding.task_view_models import ONE, PLANT
from trainer_app.ui.deciding.task_views import NotApplicableView
from trainer_app.ui.shared.pictures import prepare_picture
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.theme import Theme


@pytest.fixture
def deciders(
    plant: Plant, tasks: TaskRunner, look: Theme, settle: Callable[[], None], qtbot: QtBot
) -> Deciders:
    return Deciders(plant, tasks, look, settle, qtbot)


# --- a question ---------------------------------------------------------------------------------


def test_that_both_sides_of_a_declined_sign_off_are_shown(plant: Plant, deciders: Deciders) -> None:
    record = plant.sign_off("12-07", agrees=False).records[0]
    state = deciders.question("12-07", record).state
    assert [item.by for item in state.statements] == ["Terry Trainer", "Tina Trainee"]
    assert [item.may_stand for item in state.statements] == [True, False]
    assert not state.had_a_part


def test_that_whoever_decides_sees_the_photos_of_a_statement_and_each_of_them_large(
    plant: Plant, deciders: Deciders, tmp_path: Path
) -> None:
    drawn = QImage(80, 60, QImage.Format.Format_RGB32)
    drawn.fill(0xFF404040)
    drawn.save(str(tmp_path / "gauge.png"))
    photos = (EvidencePiece(prepare_picture(str(tmp_path / "gauge.png")), "Gauge at zero"),)
    record = plant.sign_off("12-07", agrees=False, photos=photos).records[0]
    model = deciders.question("12-07", record)
    view = QuestionView(model)
    view.show()
    deciders.settle()
    (tile,) = view.cards[record].photos.tiles
    wanted: list[int] = []
    model.enlarge_wanted.connect(lambda _photos, at: wanted.append(at))
    tile.click()
    assert (tile.accessibleName(), wanted) == ("Gauge at zero", [0])
    view.deleteLater()


def test_that_nothing_is_chosen_beforehand_and_the_pin_comes_last(
    plant: Plant, deciders: Deciders
) -> None:
    record = plant.sign_off("12-07", agrees=False).records[0]
    model = deciders.question("12-07", record)
    assert model.state.chosen == ""
    model.type_words("Spoke with both.")
    asked = [model.signature.state.is_open]
    model.choose(record)
    asked.append(model.signature.state.is_open)
    assert asked == [False, True]
    deciders.sign(model)
    assert model.state.is_done
    assert model.state.in_the_way == ()
    assert plant.status("12-07").status is Status.SIGNED_OFF


def test_that_choosing_another_takes_the_pin_back(plant: Plant, deciders: Deciders) -> None:
    record = plant.sign_off("12-07", agrees=False).records[0]
    model = deciders.question("12-07", record)
    model.type_words("Spoke with both.")
    model.choose(record)
    for digit in "2468":
        model.signature.entry.type_digit(digit)
    model.signature.entry.enter()
    deciders.settle()
    ready = [model.state.is_ready]
    model.choose(NONE)
    ready.append(model.state.is_ready)
    assert ready == [True, False]


def test_that_of_two_judgements_either_may_stand(plant: Plant, deciders: Deciders) -> None:
    record = plant.sign_off("12-07", mold="214").records[0]
    seen = Try("12-07", 2, plant.today, missed=(1,), mold="214", words="Two tools left behind.")
    tried = plant.program.facts.record_try(plant.at_pad(plant.second), plant.trainee, seen)
    thing = plant.status("12-07").questions[0].thing
    model = deciders.question("12-07", thing)
    assert {item.record for item in model.state.statements if item.may_stand} == {
        record,
        *tried.records,
    }
    model.choose(tried.records[0])
    model.type_words("Sonia counted the tools.")
    deciders.sign(model)
    status = plant.status("12-07")
    assert (status.questions, status.counted, status.level) == ((), 0, 2)


def test_that_one_of_those_who_differ_decides_only_alone_and_is_told(
    plant: Plant, deciders: Deciders
) -> None:
    both = plant.add("Bo Both", Role.SUPERVISOR, Role.TRAINER, scope=("*",))
    record = plant.sign_off("12-07", trainer=both, agrees=False).records[0]
    refused = deciders.question("12-07", record, viewer=both)
    assert [p.code for p in refused.state.in_the_way] == [ErrorCode.OWN_DECISION]
    assert "Sam Supervisor" in deciders.show(QuestionView(refused)).message.accessibleDescription()
    plant.program.members.deactivate(plant.at_pad(both), plant.supervisor)
    model = deciders.question("12-07", record, viewer=both)
    assert model.state.had_a_part
    view = deciders.show(QuestionView(model))
    assert view.part.isVisible()
    model.choose(record)
    model.type_words("I asked the trainee.")
    deciders.sign(model)
    assert model.state.is_done


def test_that_whoever_asks_for_it_sets_it_aside_only_alone(
    plant: Plant, deciders: Deciders
) -> None:
    other = plant.add("Ann Other", Role.SUPERVISOR)
    model = deciders.not_applicable("06-06")
    model.type_words("No such machine.")
    model.choose_asker(plant.supervisor)
    assert not model.signature.state.is_open
    view = deciders.show(NotApplicableView(model))
    assert "Ann Other" in view.himself.text()
    with pytest.raises(Refusal) as refused:
        plant.program.deciding.set_not_applicable(
            plant.at_pad(plant.supervisor), "06-06", "No machine", asked_by=plant.supervisor
        )
    assert refused.value.problem.code is ErrorCode.OWN_DECISION
    model.choose_asker(other)
    deciders.sign(model)
    assert plant.status("06-06").status is Status.NOT_APPLICABLE


def test_that_a_trainer_reads_a_question_and_cannot_decide_it(
    plant: Plant, deciders: Deciders
) -> None:
    record = plant.sign_off("12-07", agrees=False).records[0]
    model = deciders.question("12-07", record, viewer=plant.trainer)
    assert [p.code for p in model.state.in_the_way] == [ErrorCode.NOT_ALLOWED]
    assert len(model.state.statements) == 2
    model.type_words("It stands.")
    model.choose(record)
    assert not model.signature.state.is_open


def test_that_a_question_that_was_answered_meanwhile_is_said_to_be(deciders: Deciders) -> None:
    model = deciders.question("12-07", RecordId("0" * 32))
    assert [p.code for p in model.state.in_the_way] == [ErrorCode.NOTHING_TO_DECIDE]


def test_that_words_wait_as_a_draft_and_are_forgotten_once_recorded(
    plant: Plant, deciders: Deciders
) -> None:
    record = plant.sign_off("12-07", agrees=False).records[0]
    model = deciders.question("12-07", record)
    model.type_words("Spoke with both.")
    subject = f"question/{plant.trainee}/12-07/{record}"
    kept = model._drafts.kept(DRAFT, subject, Typed)
    assert kept is not None
    assert kept.said == Typed(words="Spoke with both.")
    model._drafts.write_now()
    deciders.settle()
    again = deciders.question("12-07", record)
    assert again.state.words == "Spoke with both."
    again.choose(record)
    deciders.sign(again)
    assert again._drafts.kept(DRAFT, subject, Typed) is None


# --- an extension, a new observation ------------------------------------------------------------


def test_that_only_days_that_are_allowed_and_to_come_are_offered(
    plant: Plant, deciders: Deciders
) -> None:
    plant.sign_off("01-02")
    expires = add_months(plant.today, 12)
    plant.clock.advance(days=(expires - plant.today).days + 5)
    options = deciders.extend("01-02").state.options
    assert options == (expires + timedelta(days=7), expires + timedelta(days=14))


def test_that_an_extension_needs_a_day_a_control_and_a_reason(
    plant: Plant, deciders: Deciders
) -> None:
    plant.sign_off("01-02")
    plant.clock.advance(days=350)
    model = deciders.extend("01-02")
    model.choose_until(model.state.options[0])
    model.type_words("Both trainers are away.")
    assert not model.signature.state.is_open
    model.type_control("Works beside Al")
    deciders.sign(model)
    assert model.state.is_done
    assert plant.status("01-02").extended_until == model.state.until


def test_that_more_than_two_weeks_after_a_lapse_nothing_can_be_extended(
    plant: Plant, deciders: Deciders
) -> None:
    plant.sign_off("01-02")
    plant.clock.advance(days=400)
    state = deciders.extend("01-02").state
    assert [p.code for p in state.in_the_way] == [ErrorCode.EXTENSION_TOO_LONG]


def test_that_a_trainer_cannot_extend(plant: Plant, deciders: Deciders) -> None:
    plant.sign_off("01-02")
    plant.clock.advance(days=350)
    state = deciders.extend("01-02", viewer=plant.trainer).state
    assert [p.code for p in state.in_the_way] == [ErrorCode.NOT_ALLOWED]


def test_that_a_new_observation_is_asked_for_with_a_reason(
    plant: Plant, deciders: Deciders
) -> None:
    plant.sign_off("12-07")
    model = deciders.reobserve("12-07")
    assert not model.signature.state.is_open
    model.type_words("The counting board was changed.")
    deciders.sign(model)
    assert plant.status("12-07").status is Status.LAPSED


# --- not applicable -----------------------------------------------------------------------------


def test_that_a_site_task_is_set_aside_for_one_trainee_and_applies_again(
    plant: Plant, deciders: Deciders
) -> None:
    model = deciders.not_applicable("06-06", plant.trainee)
    model.choose_scope(ONE)
    model.type_words("Works on clean molds only.")
    assert not model.signature.state.is_open
    model.choose_asker(plant.trainer)
    assert not model.state.himself
    deciders.sign(model)
    assert plant.status("06-06").status is Status.NOT_APPLICABLE

    again = deciders.not_applicable("06-06", plant.trainee)
    held = []
    for scope in (PLANT, ONE):
        again.choose_scope(scope)
        held.append(again.state.held is not None)
    assert held == [False, True]
    again.type_words("Moved to the press line.")
    deciders.sign(again)
    assert plant.status("06-06").status is Status.NOT_STARTED


def test_that_a_core_task_asks_for_the_consent_as_well(plant: Plant, deciders: Deciders) -> None:
    model = deciders.not_applicable("12-07")
    assert model.state.scope == PLANT
    model.type_words("No tools are counted here.")
    model.choose_asker(plant.supervisor)
    assert model.state.himself
    assert not model.signature.state.is_open
    model.type_consent("Letter of 2026-01-12")
    deciders.sign(model)
    assert plant.status("12-07").status is Status.NOT_APPLICABLE


# --- a unit, the capstone -----------------------------------------------------------------------


def test_that_a_unit_names_what_is_open_and_asks_for_no_pin(
    plant: Plant, deciders: Deciders
) -> None:
    model = deciders.unit("U12")
    core = [task.id for task in plant.pack.units_by_id["U12"].tasks if task.is_core]
    assert [task for task, _title in model.state.open] == core
    assert not model.signature.state.is_open


def test_that_a_complete_unit_is_signed_with_the_sentence_in_the_signers_language(
    plant: Plant, deciders: Deciders
) -> None:
    plant.people.set_language(plant.at_pad(plant.supervisor), "fr")
    by = plant.at_pad(plant.supervisor)
    for task in plant.pack.units_by_id["U12"].tasks:
        if task.is_core and task.id != "12-07":
            plant.program.deciding.set_not_applicable(by, task.id, "Non", consent="B-7")
    plant.sign_off("12-07")
    model = deciders.unit("U12")
    assert model.state.open == ()
    assert model.state.sentence.startswith("Pour l’employeur")
    deciders.sign(model)
    assert model.state.is_done
    again = deciders.unit("U12")
    assert again.state.signed_by == "Sam Supervisor"
    assert not again.signature.state.is_open


def test_that_a_supervisor_without_the_role_is_shown_the_way_to_people(
    plant: Plant, deciders: Deciders
) -> None:
    view = deciders.show(CapstoneView(deciders.capstone(plant.supervisor)))
    went: list[str] = []
    view.people_pressed.connect(lambda: went.append("people"))
    view.message.action.click()
    assert went == ["people"]
    trainers = deciders.show(CapstoneView(deciders.capstone(plant.trainer)))
    assert trainers.message.isVisible()
    assert not trainers.message.action.isVisible()  # somebody else gives roles


def test_that_the_capstone_comes_after_the_core_tasks(plant: Plant, deciders: Deciders) -> None:
    assessor = plant.add("Asa Assessor", Role.ASSESSOR)
    state = deciders.capstone(assessor).state
    assert [p.code for p in state.in_the_way] == [ErrorCode.CAPSTONE_TOO_EARLY]


def set_aside_all_but(plant: Plant, task_id: str) -> None:
    """Every other core task by consent: the quickest way to the end of the programme."""
    by = plant.at_pad(plant.supervisor)
    for task in plant.pack.all_tasks():
        if task.is_core and task.id != task_id:
            plant.program.deciding.set_not_applicable(by, task.id, "Not here", consent="B-7")


def test_that_an_assessor_enters_the_capstone_with_the_tasks_it_showed(
    plant: Plant, deciders: Deciders
) -> None:
    assessor = plant.add("Asa Assessor", Role.ASSESSOR)
    set_aside_all_but(plant, "12-07")
    plant.sign_off("12-07", mold="307")
    model = deciders.capstone(assessor)
    assert model.state.in_the_way == ()
    assert model.state.recent_molds == ("307",)
    model.set_passed(True)
    model.type_mold("214")
    assert not model.signature.state.is_open
    model.tick("12-07")
    deciders.sign(model)
    assert model.state.is_done
    page = plant.program.pages.checklist(plant.at_pad(assessor), plant.trainee)
    assert page.progress.milestones.capstone == plant.today


def test_that_a_capstone_that_was_not_passed_needs_words(plant: Plant, deciders: Deciders) -> None:
    assessor = plant.add("Asa Assessor", Role.ASSESSOR)
    set_aside_all_but(plant, "12-07")
    plant.sign_off("12-07")
    model = deciders.capstone(assessor)
    model.set_passed(False)
    model.type_mold("214")
    assert not model.signature.state.is_open
    model.type_words("Stopped at the alignment lock.")
    deciders.sign(model)
    assert model.state.is_done
    page = plant.program.pages.checklist(plant.at_pad(assessor), plant.trainee)
    assert page.progress.milestones.capstone is None
