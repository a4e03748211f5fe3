"""Due and questions: what waits for a supervisor or an assessor, and who may give a look."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.plant import Plant
from trainer_app.checklists import bodies as b
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.progress import Milestones
from trainer_app.checklists.standing import QuestionKind
from trainer_app.checklists.status import add_months
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.kernel.patience import Patience
from trainer_app.services.attention import AttentionPage
from trainer_app.services.facts import Try
from trainer_app.services.matters import Concern, Matter


def page(plant: Plant, viewer: PersonId | None = None) -> AttentionPage:
    return plant.program.attention.page(plant.at_pad(viewer or plant.supervisor))


def of(plant: Plant, concern: Concern, viewer: PersonId | None = None) -> list[Matter]:
    return [m for m in page(plant, viewer).matters if m.concern is concern]


def wait_until(plant: Plant, day: date) -> None:
    plant.clock.advance(days=(day - plant.today).days)


def test_that_a_supervisor_of_a_new_plant_is_asked_about_nothing(plant: Plant) -> None:
    seen = page(plant)
    assert seen.matters == ()
    assert Concern.CAPSTONE not in seen.concerns  # an assessor's
    assert seen.concerns[:3] == (Concern.QUESTION, Concern.LAPSED, Concern.DUE)


def test_that_a_declined_sign_off_is_a_question_between_two_people(plant: Plant) -> None:
    record = plant.sign_off("12-07", agrees=False).records[0]
    (question,) = of(plant, Concern.QUESTION)
    assert (question.thing, question.kind) == (record, QuestionKind.DECLINED)
    assert set(question.names) == {"Terry Trainer", "Tina Trainee"}
    assert question.day == plant.today


def test_that_an_answered_question_is_asked_no_more(plant: Plant) -> None:
    record = plant.sign_off("12-07", agrees=False).records[0]
    assert of(plant, Concern.QUESTION)
    plant.program.deciding.decide(
        plant.at_pad(plant.supervisor), plant.trainee, "12-07", record, None, "It did not happen."
    )
    assert of(plant, Concern.QUESTION) == []


def test_that_two_questions_about_one_thing_are_asked_once(plant: Plant) -> None:
    record = plant.sign_off("12-07", agrees=False).records[0]
    raise_question = plant.program.deciding.raise_question
    raise_question(plant.at_pad(plant.second), record, "other", "Was this the right day?")
    assert len(of(plant, Concern.QUESTION)) == 1


@pytest.mark.parametrize(("days", "concern"), [(-61, None), (-60, Concern.DUE), (0, Concern.DUE)])
def test_that_what_lapses_is_named_sixty_days_before(
    plant: Plant, days: int, concern: Concern | None
) -> None:
    plant.sign_off("01-02")
    expires = add_months(plant.today, 12)
    wait_until(plant, expires + timedelta(days=days))
    found = {m.concern: m.days_left for m in page(plant).matters if m.task == "01-02"}
    assert found == ({} if concern is None else {concern: -days})


def test_that_the_day_after_the_last_good_one_it_has_lapsed(plant: Plant) -> None:
    plant.sign_off("01-02")
    expires = add_months(plant.today, 12)
    wait_until(plant, expires + timedelta(days=1))
    (lapsed,) = of(plant, Concern.LAPSED)
    assert (lapsed.task, lapsed.day, lapsed.days_left) == ("01-02", expires, -1)


def test_that_an_extension_is_told_with_its_last_day(plant: Plant) -> None:
    plant.sign_off("01-02")
    expires = add_months(plant.today, 12)
    wait_until(plant, expires + timedelta(days=1))
    until = expires + timedelta(days=14)
    plant.program.deciding.extend(
        plant.at_pad(plant.supervisor), plant.trainee, "01-02", until, "Nobody in.", "Beside Al."
    )
    assert of(plant, Concern.LAPSED) == []
    (due,) = of(plant, Concern.DUE)
    assert due.extended_until == until


def test_that_a_required_observation_is_told_apart_from_a_lapse(plant: Plant) -> None:
    plant.sign_off("12-07")
    plant.program.deciding.require_reobservation(
        plant.at_pad(plant.supervisor), plant.trainee, "12-07", plant.today, "A near miss."
    )
    assert [m.task for m in of(plant, Concern.REOBSERVATION)] == ["12-07"]
    assert of(plant, Concern.LAPSED) == []


def test_that_a_missing_second_look_names_who_may_give_it(plant: Plant) -> None:
    plant.complete("01-01", "01-02", "01-03")
    (look,) = of(plant, Concern.SECOND_LOOK)
    assert (look.task, look.names) == ("01-03", ("Sonia Second",))
    assert plant.second in look.may_give


def test_that_an_assessor_sees_the_looks_that_are_theirs_and_nothing_to_decide(
    plant: Plant,
) -> None:
    entitled = plant.add("Asa Assessor", Role.ASSESSOR, scope=("*",))
    without = plant.add("Avi Assessor", Role.ASSESSOR)
    plant.complete("01-01", "01-02", "01-03")
    plant.sign_off("12-07", agrees=False)
    assert [m.concern for m in page(plant, entitled).matters] == [Concern.SECOND_LOOK]
    assert page(plant, without).matters == ()
    looks = plant.program.attention.second_looks(plant.at_pad(without))
    assert [m.names for m in looks.matters] == [("Asa Assessor", "Sonia Second")]


def test_that_a_pause_after_an_unsafe_act_waits_for_another_person(plant: Plant) -> None:
    plant.complete("01-01", "01-02", "01-03", trainers=(plant.trainer, plant.second))
    plant.clock.advance(days=1)
    third = plant.add("Theo Third", Role.TRAINER, scope=("*",))
    seen = Try("01-03", 2, plant.today, declared=True, unsafe=True, stopped=True)
    plant.program.facts.record_try(plant.at_pad(plant.trainer), plant.trainee, seen)
    (paused,) = of(plant, Concern.PAUSED)
    assert paused.may_give == (third,)
    assert of(plant, Concern.SECOND_LOOK) == []


def test_that_a_complete_unit_waits_for_the_employers_signature(plant: Plant) -> None:
    tasks = [task.id for task in plant.pack.units_by_id["U01"].tasks if task.is_core]
    supervisor = plant.at_pad(plant.supervisor)
    for task in tasks[1:]:  # set aside with consent: the quickest way to complete a unit
        plant.program.deciding.set_not_applicable(supervisor, task, "Not here", consent="B-7")
    assert of(plant, Concern.UNIT) == []
    plant.complete(tasks[0])
    assert [m.task for m in of(plant, Concern.UNIT)] == ["U01"]
    plant.program.deciding.sign_unit(
        plant.at_pad(plant.supervisor), plant.trainee, "U01", plant.today
    )
    assert of(plant, Concern.UNIT) == []


def test_that_what_does_not_apply_is_listed_until_it_applies_again(plant: Plant) -> None:
    deciding, supervisor = plant.program.deciding, plant.at_pad(plant.supervisor)
    deciding.set_not_applicable(supervisor, "06-06", "No dry-ice machine.")
    deciding.set_not_applicable(supervisor, "02-06", "Drives no crane.", trainee=plant.trainee)
    found = [(m.task, m.name) for m in of(plant, Concern.NOT_APPLICABLE)]
    assert found == [("06-06", ""), ("02-06", "Tina Trainee")]
    deciding.set_applicable(supervisor, "06-06", "The machine has come.")
    assert [m.task for m in of(plant, Concern.NOT_APPLICABLE)] == ["02-06"]
    assert plant.status("06-06").status.value == "not_started"
    with pytest.raises(Refusal) as refused:
        deciding.set_applicable(supervisor, "06-06", "Again.")
    assert refused.value.code is ErrorCode.NOTHING_TO_DECIDE


def test_that_nobody_is_asked_about_oneself(plant: Plant) -> None:
    both = plant.add("Bo Both", Role.SUPERVISOR, Role.TRAINEE)
    plant.sign_off("12-07", trainee=both, agrees=False)
    assert of(plant, Concern.QUESTION, both) == []
    assert len(of(plant, Concern.QUESTION)) == 1


def test_that_what_waits_is_told_in_parts_until_everybody_was_looked_at(plant: Plant) -> None:
    plant.sign_off("12-07", agrees=False)
    for n in range(3):
        plant.add(f"Trainee {n}", Role.TRAINEE)
    attention, viewer = plant.program.attention, plant.at_pad(plant.supervisor)
    nothing = attention.page(viewer, patience=Patience(0))
    assert nothing.matters == ()
    assert nothing.left >= 4
    whole = attention.page(viewer)
    assert whole.left == 0
    assert (
        attention.page(viewer, patience=Patience(0)) == whole
    )  # what was answered is known at once
    plant.sign_off("01-01")
    again = attention.page(viewer, patience=Patience(0))
    assert again.left >= 1


# --- beside the tasks -------------------------------------------------------------------------


def mark(plant: Plant, body: b.Body, by: PersonId | None = None) -> RecordId:
    with plant.program.store.writing() as writing:
        return writing.append(body, by=plant.at_pad(by or plant.trainer).by()).id


def ask_about(plant: Plant, record: RecordId) -> None:
    plant.program.deciding.raise_question(
        plant.at_pad(plant.trainee), record, "other", "I was not there on that day."
    )


def milestones_of(plant: Plant) -> Milestones:
    viewer = plant.at_pad(plant.supervisor)
    return plant.program.pages.checklist(viewer, plant.trainee).progress.milestones


def test_that_a_question_about_a_module_waits_beside_those_about_tasks(plant: Plant) -> None:
    module = plant.pack.modules[0].id
    record = mark(plant, b.ModuleCompleted(trainee=plant.trainee, module=module, on=plant.today))
    assert module in milestones_of(plant).modules
    ask_about(plant, record)
    assert module not in milestones_of(plant).modules
    (question,) = of(plant, Concern.QUESTION)
    assert (question.task, question.is_task, question.thing) == (module, False, record)
    assert set(question.names) == {"Terry Trainer", "Tina Trainee"}
    assert plant.program.today.day(plant.at_pad(plant.supervisor)).questions == 1


@pytest.mark.parametrize("stands", [True, False])
def test_that_a_decision_about_a_module_is_obeyed(plant: Plant, *, stands: bool) -> None:
    module = plant.pack.modules[0].id
    record = mark(plant, b.ModuleCompleted(trainee=plant.trainee, module=module, on=plant.today))
    ask_about(plant, record)
    by, chosen = plant.at_pad(plant.supervisor), record if stands else None
    seen = plant.program.decision_pages.question(by, plant.trainee, module, record)
    assert seen.title == plant.pack.modules[0].title
    assert [s.record.id for s in seen.statements if s.may_stand] == [record]
    plant.program.deciding.decide(by, plant.trainee, module, record, chosen, "I asked both.")
    assert of(plant, Concern.QUESTION) == []
    assert (module in milestones_of(plant).modules) is stands


def test_that_a_unit_a_session_and_the_capstone_can_be_in_question(plant: Plant) -> None:
    session = plant.pack.practicals[0].id
    day, trainee, edition = plant.today, plant.trainee, plant.pack.edition
    assessor = plant.add("Ada Assessor", Role.ASSESSOR)
    for body, by in (
        (b.UnitSigned(trainee=trainee, unit="U12", edition=edition, on=day), plant.supervisor),
        (b.PracticalAttended(trainee=trainee, session=session, on=day), plant.trainer),
        (b.CapstoneAssessed(trainee=trainee, on=day, passed=True), assessor),
    ):
        ask_about(plant, mark(plant, body, by))
    asked = {matter.task: matter for matter in of(plant, Concern.QUESTION)}
    assert set(asked) == {"U12", session, ""}
    other = plant.add("Olga Other", Role.SUPERVISOR)
    for about, matter in asked.items():
        plant.program.deciding.decide(
            plant.at_pad(other), trainee, about, matter.thing, None, "It did not happen."
        )
    assert of(plant, Concern.QUESTION) == []
    left = milestones_of(plant)
    assert (dict(left.units), dict(left.practicals), left.capstone) == ({}, {}, None)
