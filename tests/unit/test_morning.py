"""What a trainee may be asked for on a morning: alone, under direct watch, or not at all."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TypedDict

import pytest

from tests.builders import make_pack
from trainer_app.checklists.morning import Asked, Morning, NotNow, morning
from trainer_app.checklists.standing import Question, QuestionKind
from trainer_app.checklists.status import LapseReason, Status, TaskStatus
from trainer_app.kernel.ids import RecordId

PACK = make_pack()
TODAY = date(2026, 11, 23)


class Known(TypedDict, total=False):
    """What a status says beside its task and day."""

    status: Status
    level: int
    counted: int
    achieved_on: date | None
    paused: bool
    lapse_reason: LapseReason
    questions: tuple[Question, ...]
    second_look_missing: bool
    expires_on: date
    extended_until: date


ASKED = Question(QuestionKind.DECLINED, RecordId("t" * 64), (), TODAY)
NEVER: Known = {"status": Status.NOT_STARTED, "level": 0, "counted": 0, "achieved_on": None}
GOOD: Known = {"status": Status.SIGNED_OFF, "level": 3, "counted": 1, "achieved_on": TODAY}


def told(begun: dict[str, Known], *, rest: Known | None = None) -> Morning:
    """``begun``: what is known of these tasks; ``rest``: of all the others."""
    statuses = {
        task.id: TaskStatus(
            task=task.id, on=TODAY, required=1, **(begun.get(task.id) or rest or NEVER)
        )
        for task in PACK.all_tasks()
    }
    return morning(PACK, statuses, 3)


def alone(found: Morning) -> set[str]:
    return {task for unit in found.alone for task in unit.tasks}


def test_that_a_whole_unit_is_named_as_one_and_a_part_by_what_it_lacks() -> None:
    everything = told({}, rest=GOOD)
    assert [unit.unit for unit in everything.alone] == [unit.id for unit in PACK.units]
    assert all(unit.is_whole for unit in everything.alone)
    part = told({"01-01": NEVER}, rest=GOOD).alone[0]
    assert "01-01" in part.others
    assert part.is_mostly
    assert not part.is_whole
    assert not told({"01-01": GOOD}).alone[0].is_mostly


@pytest.mark.parametrize(
    ("known", "why"),
    [
        ({"paused": True}, NotNow.PAUSED),
        (
            {"status": Status.LAPSED, "lapse_reason": LapseReason.REOBSERVATION},
            NotNow.REOBSERVATION,
        ),
        ({"status": Status.LAPSED, "lapse_reason": LapseReason.CALENDAR}, NotNow.LAPSED),
        ({"status": Status.IN_QUESTION, "questions": (ASKED,)}, NotNow.IN_QUESTION),
        ({"level": 2}, NotNow.BELOW),
    ],
)
def test_that_what_is_not_in_force_is_never_to_be_asked_for(known: Known, why: NotNow) -> None:
    found = told({"01-03": {**GOOD, **known}})
    assert alone(found) == set()
    assert [(each.task, each.why) for each in found.withheld] == [("01-03", why)]
    assert not found.watched + found.assisting


def test_that_one_more_sign_off_has_to_come_before_somebody_is_asked_alone() -> None:
    begun: Known = {"status": Status.IN_TRAINING, "counted": 1, "achieved_on": None}
    found = told(
        {
            "01-01": {**begun, "level": 2},
            "01-02": {**begun, "level": 3},
            "01-03": {**begun, "level": 1},
        }
    )
    assert alone(found) == set()
    assert [(each.task, each.level) for each in found.watched] == [("01-02", 3), ("01-01", 2)]
    assert [each.task for each in found.assisting] == ["01-03"]


def test_that_a_second_look_outstanding_stands_in_nobodys_way() -> None:
    found = told({"01-03": {**GOOD, "status": Status.SECOND_LOOK, "second_look_missing": True}})
    assert alone(found) == {"01-03"}
    assert found.looks == ("01-03",)


def test_that_what_rests_on_a_lapsed_task_is_marked_and_does_not_lapse_with_it() -> None:
    dependent = next(t for t in PACK.all_tasks() if "01-03" in t.prerequisites)
    lapsed: Known = {**GOOD, "status": Status.LAPSED, "lapse_reason": LapseReason.CALENDAR}
    found = told({"01-03": lapsed}, rest=GOOD)
    assert dependent.id in alone(found)
    assert dependent.id in found.withheld[0].carries


def test_that_life_critical_and_safety_come_first_among_what_is_not_asked_for() -> None:
    found = told({}, rest={**GOOD, "paused": True})
    tiers = [PACK.tasks[each.task].tier for each in found.withheld]
    assert tiers == sorted(tiers, key="LYN".index)
    assert set(tiers) == {"L", "Y", "N"}


def test_that_a_lapse_within_seven_days_is_told_by_its_last_good_day() -> None:
    def due(days: int) -> Known:
        return {**GOOD, "status": Status.DUE, "expires_on": TODAY + timedelta(days=days)}

    extended: Known = {**due(-3), "extended_until": TODAY + timedelta(days=4)}
    found = told(
        {
            "01-01": due(7),
            "01-02": due(8),
            "01-03": extended,
            "02-01": due(0),
            "02-02": {**due(3), "paused": True},
            "02-03": {**due(3), "lapse_reason": LapseReason.REOBSERVATION},
        }
    )
    assert [(each.task, each.days_left, each.is_extended) for each in found.lapsing] == [
        ("02-01", 0, False),
        ("01-03", 4, True),
        ("01-01", 7, False),
    ]


def test_that_what_is_extended_is_asked_for_with_its_control_and_not_alone() -> None:
    extended: Known = {
        **GOOD,
        "status": Status.DUE,
        "expires_on": TODAY - timedelta(days=1),
        "extended_until": TODAY + timedelta(days=13),
    }
    found = told({"01-01": extended})
    assert alone(found) == set()
    assert [(each.task, each.days_left) for each in found.controlled] == [("01-01", 13)]
    assert not found.withheld + found.lapsing


def test_that_two_questions_about_one_thing_are_asked_once_and_what_does_not_apply_never() -> None:
    asked: Known = {**GOOD, "status": Status.IN_QUESTION, "questions": (ASKED, ASKED)}
    assert told({"01-03": asked}).questions == (Asked("01-03", ASKED.thing, ASKED.kind),)
    aside: Known = {**asked, "status": Status.NOT_APPLICABLE}
    assert told({"01-03": aside}) == told({})
