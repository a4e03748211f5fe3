"""Rights to sign: given, ended, seen at a glance; and who may give one to himself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.plant import Plant, make_plant
from trainer_app.checklists.permissions import Role
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId
from trainer_app.services.people import NewRight
from trainer_app.services.rights import RightLine


@pytest.fixture
def small_shop(tmp_path: Path) -> Iterator[Plant]:
    """One person is supervisor and trainer, named by himself in the first run."""
    made = make_plant(tmp_path / "small", supervisor_trains=True)
    yield made
    made.program.close()


def rights_of(plant: Plant, person: PersonId) -> tuple[RightLine, ...]:
    return plant.program.members.page(plant.at_pad(plant.supervisor), person).rights


def give(plant: Plant, right: NewRight) -> None:
    plant.program.rights.give(plant.at_pad(plant.supervisor), right)


def refused(plant: Plant, right: NewRight, by: PersonId | None = None) -> ErrorCode:
    with pytest.raises(Refusal) as refusal:
        plant.program.rights.give(plant.at_pad(by or plant.supervisor), right)
    return refusal.value.code


def test_that_a_right_says_who_gave_it_when_and_on_what_it_rests(plant: Plant) -> None:
    until = plant.today + timedelta(days=90)
    luc = plant.add("Luc", Role.ASSESSOR)
    give(plant, NewRight(luc, ("U01", "02-05"), "programme", plant.today, until, " For  PS1 "))
    (line,) = rights_of(plant, luc)
    assert (line.scope, line.basis, line.words) == (("U01", "02-05"), "programme", "For PS1")
    assert (line.given_by, line.given_on) == ("Sam Supervisor", plant.today)
    assert (line.start, line.until) == (plant.today, until)
    assert not line.same_person
    assert line.holds_on(until)
    assert not line.holds_on(until + timedelta(days=1))


def test_that_an_ended_right_signs_nothing_more_and_leaves_what_was_signed(plant: Plant) -> None:
    plant.sign_off("12-07")
    (line,) = rights_of(plant, plant.trainer)
    plant.program.rights.end(plant.at_pad(plant.supervisor), line.right, "Moved to sales")
    with pytest.raises(Refusal) as refusal:
        plant.sign_off("01-02")
    assert refusal.value.code is ErrorCode.NO_RIGHT_TO_SIGN
    assert plant.status("12-07").counted == 1
    (ended,) = rights_of(plant, plant.trainer)
    assert (ended.ended_on, ended.ended_by) == (plant.today, "Sam Supervisor")
    assert ended.given_on == line.given_on
    assert ended.words == "Moved to sales"


def test_that_a_right_is_ended_once(plant: Plant) -> None:
    (line,) = rights_of(plant, plant.trainer)
    by = plant.at_pad(plant.supervisor)
    plant.program.rights.end(by, line.right)
    for right in (line.right, rights_of(plant, plant.trainer)[0].right):
        with pytest.raises(Refusal) as refusal:
            plant.program.rights.end(by, right)
        assert refusal.value.code is ErrorCode.RECORD_UNKNOWN


def test_that_a_right_is_complete_before_it_is_recorded(plant: Plant) -> None:
    yesterday = plant.today - timedelta(days=1)
    assert refused(plant, NewRight(plant.second, ())) is ErrorCode.SCOPE_MISSING
    reversed_days = NewRight(plant.second, ("*",), "trade", plant.today, yesterday)
    assert refused(plant, reversed_days) is ErrorCode.DATES_REVERSED
    assert refused(plant, NewRight(plant.trainee, ("*",))) is ErrorCode.RIGHT_WITHOUT_ROLE
    by_trainer = refused(plant, NewRight(plant.second, ("*",)), by=plant.trainer)
    assert by_trainer is ErrorCode.NOT_ALLOWED
    plant.program.members.deactivate(plant.at_pad(plant.supervisor), plant.second)
    assert refused(plant, NewRight(plant.second, ("*",))) is ErrorCode.PERSON_INACTIVE


def test_that_ones_own_right_is_the_other_supervisors_to_give(plant: Plant) -> None:
    petra = plant.add("Petra Plant", Role.SUPERVISOR)
    assert refused(plant, NewRight(plant.supervisor, ("*",))) is ErrorCode.OWN_RIGHT
    plant.program.rights.give(plant.at_pad(petra), NewRight(plant.supervisor, ("U01",)))
    (line,) = rights_of(plant, plant.supervisor)
    assert not line.same_person
    assert line.basis == "trade"


def test_that_where_there_is_no_other_it_is_taken_as_the_employers_word_and_marked(
    plant: Plant, small_shop: Plant
) -> None:
    give(plant, NewRight(plant.supervisor, ("U01",), "trade"))
    (line,) = rights_of(plant, plant.supervisor)
    assert line.same_person
    assert line.basis == "employer"
    (founded,) = rights_of(small_shop, small_shop.supervisor)
    assert founded.same_person
    assert founded.basis == "employer"


def test_that_a_gap_shows_as_a_unit_that_nobody_may_sign(plant: Plant) -> None:
    by = plant.at_pad(plant.supervisor)
    for holder in (plant.trainer, plant.second):
        (line,) = rights_of(plant, holder)
        plant.program.rights.end(by, line.right)
    give(plant, NewRight(plant.trainer, ("U01", "U02", "03-01")))
    signers = {line.unit.id: line for line in plant.program.rights.signers(by)}
    assert [p.name for p in signers["U01"].every_task] == ["Terry Trainer"]
    assert signers["U01"].nobody == ()
    ((person, tasks),) = signers["U03"].some_tasks
    assert (person.name, tasks) == ("Terry Trainer", ("03-01",))
    assert "03-01" not in signers["U03"].nobody
    assert len(signers["U10"].nobody) == len(signers["U10"].unit.tasks)
    assert signers["U10"].every_task == ()


def test_that_a_right_that_has_not_begun_or_is_over_is_no_right_today(plant: Plant) -> None:
    by = plant.at_pad(plant.supervisor)
    plant.program.rights.end(by, rights_of(plant, plant.trainer)[0].right)
    plant.program.rights.end(by, rights_of(plant, plant.second)[0].right)
    tomorrow, yesterday = (plant.today + timedelta(days=n) for n in (1, -1))
    give(plant, NewRight(plant.trainer, ("*",), start=tomorrow))
    give(plant, NewRight(plant.second, ("*",), until=yesterday))
    assert all(not line.every_task for line in plant.program.rights.signers(by))
