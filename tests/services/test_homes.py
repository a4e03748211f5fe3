"""*Today* and *My page*: whose trainees, what waits, what was signed in one's name."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.plant import Plant
from trainer_app.checklists import bodies as b
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.status import Status
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId
from trainer_app.services.mypage import MyPage
from trainer_app.services.notes import NewNote
from trainer_app.services.signing import Answer
from trainer_app.services.slots import NewSlot, Outcome
from trainer_app.services.today import TodayPage, Whose


def today(plant: Plant, viewer: PersonId | None = None) -> TodayPage:
    return plant.program.today.day(plant.at_pad(viewer or plant.trainer))


def names(page: TodayPage) -> list[str]:
    return [strip.head.person.name for strip in page.strips]


def name_trainer(plant: Plant, trainee: PersonId, trainer: PersonId) -> None:
    with plant.program.store.writing() as writing:
        enrolment = b.EnrolmentSaved(
            trainee=trainee, pack="", started=plant.today, trainers=(trainer,)
        )
        old = [
            r.id
            for r in writing.trainee_records(trainee, ("enrolment.saved",))
            if isinstance(r.body, b.EnrolmentSaved)
        ]
        writing.append(enrolment, by=plant.at_pad(plant.supervisor).by(), replaces=old)


# --- whose trainees -----------------------------------------------------------------------------


def test_that_everybody_is_shown_to_who_has_no_trainee_yet(plant: Plant) -> None:
    plant.add("Otto Other", Role.TRAINEE)
    page = today(plant)
    assert page.whose is Whose.EVERYBODY
    assert names(page) == ["Otto Other", "Tina Trainee"]


def test_that_whom_one_has_watched_and_newcomers_are_ones_own(plant: Plant) -> None:
    other = plant.add("Otto Other", Role.TRAINEE)
    plant.add("Nora New", Role.TRAINEE)
    plant.sign_off("12-07")
    plant.sign_off("12-07", trainee=other, trainer=plant.second)
    page = today(plant)
    assert page.whose is Whose.WATCHED
    assert names(page) == ["Nora New", "Tina Trainee"]
    assert page.others == 1


def test_that_an_enrolment_that_names_one_goes_before_what_was_watched(plant: Plant) -> None:
    other = plant.add("Otto Other", Role.TRAINEE)
    plant.sign_off("12-07")
    name_trainer(plant, other, plant.trainer)
    page = today(plant)
    assert page.whose is Whose.NAMED
    assert names(page) == ["Otto Other"]
    assert today(plant, plant.second).whose is Whose.EVERYBODY


def test_that_a_trainee_has_no_today(plant: Plant) -> None:
    with pytest.raises(Refusal) as refused:
        today(plant, plant.trainee)
    assert refused.value.code is ErrorCode.NOT_ALLOWED


# --- a strip ------------------------------------------------------------------------------------


def test_that_a_strip_counts_tasks_at_the_sign_off_level_by_unit(plant: Plant) -> None:
    plant.sign_off("01-01")
    (strip,) = today(plant).strips
    first = strip.units[0]
    assert (first.unit.id, first.reached) == ("U01", 1)
    assert strip.signed == 0
    assert strip.head.week == 1


def test_that_the_next_three_tasks_are_those_that_can_be_signed_today(plant: Plant) -> None:
    (strip,) = today(plant).strips
    first = [item.coming.task.id for item in strip.next]
    assert first == ["01-01", "01-02", "01-09"]
    assert all(item.may_sign for item in strip.next)
    for item in strip.next:
        ruling = plant.program.signing.may_sign(
            plant.trainer, plant.trainee, item.coming.task.id, plant.today
        )
        assert not ruling.problems
    plant.sign_off("01-01", agrees=None)
    (strip,) = today(plant).strips
    assert strip.next[0].coming.task.id == "01-02"


def test_that_nobody_is_led_to_a_page_that_would_refuse(plant: Plant) -> None:
    (strip,) = today(plant, plant.supervisor).strips
    assert strip.next
    assert not any(item.may_sign for item in strip.next)


def test_that_what_lapses_is_on_the_strip(plant: Plant) -> None:
    plant.complete("01-02")
    months = plant.pack.tasks["01-02"].recert_months
    assert months
    plant.clock.advance(days=31 * months + 31)
    (strip,) = today(plant).strips
    assert strip.lapsed == ("01-02",)
    assert strip.next[0].coming.task.id == "01-02"


# --- what waits ---------------------------------------------------------------------------------


def test_that_the_trainee_of_last_time_is_known_by_any_record(plant: Plant) -> None:
    other = plant.add("Otto Other", Role.TRAINEE)
    assert today(plant).last is None
    plant.sign_off("12-07")
    assert today(plant).last is not None
    plant.clock.advance(minutes=5)
    plant.program.notes.write(plant.at_pad(plant.trainer), other, NewNote("Hello"))
    last = today(plant).last
    assert last is not None
    assert last.name == "Otto Other"


def test_that_i_am_ready_lands_on_the_trainers_today_until_it_is_watched(plant: Plant) -> None:
    trainee = plant.at_pad(plant.trainee)
    plant.program.my_pages.ask_to_be_assessed(trainee, "12-07")
    (asked,) = today(plant).asked
    assert (asked.trainee.name, asked.task.id, asked.may_sign) == ("Tina Trainee", "12-07", True)
    plant.sign_off("12-07")
    assert today(plant).asked == ()


def test_that_follow_ups_of_the_coming_week_are_shown(plant: Plant) -> None:
    trainer = plant.at_pad(plant.trainer)
    for days in (-1, 0, 7, 8):
        new = NewNote(f"in {days}", follow_up=plant.today + timedelta(days=days))
        plant.program.notes.write(trainer, plant.trainee, new)
    assert [f.note.words for f in today(plant).follow_ups] == ["in -1", "in 0", "in 7"]


def test_that_todays_slots_are_those_of_ones_own_trainees_and_what_one_planned(
    plant: Plant,
) -> None:
    trainer, second = plant.at_pad(plant.trainer), plant.at_pad(plant.second)
    plant.sign_off("12-07")
    otto = plant.add("Otto Other", Role.TRAINEE)
    plant.sign_off("12-07", trainee=otto, trainer=plant.second)
    slots, new = plant.program.slots, NewSlot(plant.today, 30)
    own, others, planned = (
        slots.plan(by, whom, new).records[0]
        for by, whom in ((second, plant.trainee), (second, otto), (trainer, otto))
    )
    found = {each.slot.id for each in plant.program.today.day(trainer).slots}
    assert found == {own, planned}
    assert {each.slot.id for each in plant.program.today.day(second).slots} == {
        own,
        others,
        planned,
    }
    slots.say(trainer, plant.trainee, own, Outcome(is_held=True, minutes=30))
    assert [each.slot.id for each in plant.program.today.day(trainer).slots] == [planned]
    assert plant.program.today.day(plant.at_pad(plant.supervisor)).slots == ()


def test_that_open_questions_are_counted_for_who_decides_them(plant: Plant) -> None:
    plant.sign_off("12-07", agrees=False)
    assert today(plant, plant.supervisor).questions == 1
    assert today(plant).questions == 0


def test_that_what_waits_for_ones_own_signature_is_counted(plant: Plant) -> None:
    both = plant.add("Bo Both", Role.TRAINER, Role.TRAINEE, scope=("*",))
    plant.sign_off("12-07", trainee=both, agrees=None)
    assert today(plant, both).to_sign == 1
    assert today(plant).to_sign == 0


# --- my page ------------------------------------------------------------------------------------


def my_page(plant: Plant) -> MyPage:
    """As somebody sees it who has just signed in on the Board."""
    person = plant.at_pad(plant.trainee)
    plant.program.visits.arrive(person)
    return plant.program.my_pages.page(person)


def test_that_my_page_says_what_comes_next_and_what_waits(plant: Plant) -> None:
    plant.sign_off("12-07", agrees=None)
    plant.program.notes.write(plant.at_pad(plant.trainer), plant.trainee, NewNote("Well done"))
    page = my_page(plant)
    assert page.to_sign == 1
    assert [line.note.words for line in page.notes] == ["Well done"]
    assert page.next[0].task.id == "01-01"
    assert page.since is None


def test_that_nobody_asks_to_be_assessed_for_another(plant: Plant) -> None:
    with pytest.raises(Refusal) as refused:
        plant.program.my_pages.ask_to_be_assessed(plant.at_pad(plant.trainer), "12-07")
    assert refused.value.code is ErrorCode.NOT_ALLOWED
    with pytest.raises(Refusal) as unknown:
        plant.program.my_pages.ask_to_be_assessed(plant.at_pad(plant.trainee), "99-99")
    assert unknown.value.code is ErrorCode.TASK_UNKNOWN


def test_that_what_was_signed_since_the_last_visit_is_shown_and_no_more(plant: Plant) -> None:
    plant.sign_off("12-07")
    plant.clock.advance(minutes=1)
    my_page(plant)
    plant.clock.advance(days=1)
    plant.sign_off("03-01")
    plant.clock.advance(minutes=1)
    page = my_page(plant)
    assert [(item.task.id if item.task else "") for item in page.in_my_name] == ["03-01"]
    assert (page.in_my_name[0].watched_by, page.in_my_name[0].pc) == ("Terry Trainer", "PC-1")
    plant.clock.advance(minutes=1)
    assert my_page(plant).in_my_name == ()


def test_that_what_is_signed_in_this_very_visit_is_not_news(plant: Plant) -> None:
    my_page(plant)
    plant.clock.advance(days=1)
    record = plant.sign_off("12-07", agrees=None).records[0]
    plant.clock.advance(minutes=1)
    person = plant.at_pad(plant.trainee)
    plant.program.visits.arrive(person)
    plant.clock.advance(minutes=1)
    plant.program.signing.answer(person, [record], Answer(agrees=True))
    assert plant.program.my_pages.page(person).in_my_name == ()


def test_that_not_me_opens_a_question_and_the_task_no_longer_counts(plant: Plant) -> None:
    my_page(plant)
    plant.clock.advance(days=1)
    plant.sign_off("12-07")
    plant.clock.advance(minutes=1)
    person = plant.at_pad(plant.trainee)
    plant.program.visits.arrive(person)
    (item,) = plant.program.my_pages.page(person).in_my_name
    assert not item.in_question
    plant.program.my_pages.not_me(person, item.statement)
    (after,) = plant.program.my_pages.page(person).in_my_name
    assert after.in_question
    assert plant.status("12-07").status is Status.IN_QUESTION


# --- the Board ----------------------------------------------------------------------------------


def test_that_the_count_on_the_board_follows_every_answer(plant: Plant) -> None:
    def waits() -> int:
        tiles = plant.program.people.board().tiles
        return next(tile.to_sign for tile in tiles if tile.person == plant.trainee)

    assert waits() == 0
    first = plant.sign_off("12-07", agrees=None).records[0]
    second = plant.sign_off("03-01", agrees=None).records[0]
    assert waits() == 2
    trainee, signing = plant.at_pad(plant.trainee), plant.program.signing
    signing.answer(trainee, [first], Answer(agrees=True))
    assert waits() == 1
    signing.answer(trainee, [second], Answer(agrees=False, words="Not alone"))
    assert waits() == 0
