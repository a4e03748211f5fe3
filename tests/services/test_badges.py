"""Badges: they find a person's tile, and never take the place of the PIN."""

from __future__ import annotations

import pytest

from tests.plant import Plant
from trainer_app.checklists import bodies as b
from trainer_app.kernel.errors import ErrorCode, Refusal

BADGE, OTHER = "0004711983", "E200-3411-B802"


def refused(plant: Plant, scanned: str) -> ErrorCode:
    with pytest.raises(Refusal) as refusal:
        plant.program.badges.whose(scanned)
    return refusal.value.code


def test_that_a_badge_finds_its_person_whatever_white_space_the_reader_adds(plant: Plant) -> None:
    plant.program.badges.give(plant.at_pad(plant.supervisor), plant.trainer, f" {BADGE}\r")
    assert plant.program.badges.whose(BADGE) == plant.trainer
    assert refused(plant, OTHER) is ErrorCode.BADGE_UNKNOWN
    assert refused(plant, "12") is ErrorCode.BADGE_SHAPE
    page = plant.program.members.page(plant.at_pad(plant.supervisor), plant.trainer)
    assert page.has_badge


def test_that_the_badge_itself_is_written_nowhere(plant: Plant) -> None:
    plant.program.badges.give(plant.at_pad(plant.supervisor), plant.trainer, BADGE)
    with plant.program.store.reading() as reading:
        (record,) = reading.records(("person.badge",))
    assert isinstance(record.body, b.PersonBadge)
    assert BADGE not in record.body.verifier


def test_that_a_new_badge_takes_the_place_of_the_old_one_and_erases_it(plant: Plant) -> None:
    badges, by = plant.program.badges, plant.at_pad(plant.supervisor)
    badges.give(by, plant.trainer, BADGE)
    badges.give(by, plant.trainer, OTHER)
    assert refused(plant, BADGE) is ErrorCode.BADGE_UNKNOWN
    assert badges.whose(OTHER) == plant.trainer
    with plant.program.store.reading() as reading:
        old, _new = reading.records(("person.badge",))
    assert old.unreadable == "erased"


def test_that_a_badge_belongs_to_one_person(plant: Plant) -> None:
    badges, by = plant.program.badges, plant.at_pad(plant.supervisor)
    badges.give(by, plant.trainer, BADGE)
    with pytest.raises(Refusal) as refusal:
        badges.give(by, plant.second, BADGE)
    assert refusal.value.code is ErrorCode.BADGE_TAKEN
    badges.take_away(by, plant.trainer)
    badges.give(by, plant.second, BADGE)
    assert badges.whose(BADGE) == plant.second


def test_that_the_badge_of_somebody_who_left_opens_nothing(plant: Plant) -> None:
    by = plant.at_pad(plant.supervisor)
    plant.program.badges.give(by, plant.second, BADGE)
    plant.program.members.deactivate(by, plant.second)
    assert refused(plant, BADGE) is ErrorCode.PERSON_INACTIVE


def test_that_only_a_supervisor_gives_a_badge(plant: Plant) -> None:
    with pytest.raises(Refusal) as refusal:
        plant.program.badges.give(plant.at_pad(plant.trainer), plant.trainer, BADGE)
    assert refusal.value.code is ErrorCode.NOT_ALLOWED
