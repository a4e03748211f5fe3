"""What stands out in sign-offs: off, then told to whoever signed, then to a supervisor."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.plant import Plant
from trainer_app.checklists.patterns import PatternKind
from trainer_app.kernel.errors import Refusal
from trainer_app.kernel.ids import PersonId
from trainer_app.kernel.patience import Patience
from trainer_app.services.matters import Concern, Matter

SIX = ("01-01", "01-02", "01-09", "02-02", "03-01", "12-07")


def switch_on(plant: Plant) -> None:
    rules, by = plant.program.site_rules, plant.at_pad(plant.supervisor)
    rules.save(by, replace(rules.page(by).rules, shows_patterns=True))
    assert rules.page(by).rules.shows_patterns


def own(plant: Plant, person: PersonId) -> list[tuple[PatternKind, int]]:
    told = plant.program.patterns.count(plant.at_pad(person)).patterns
    return [(pattern.kind, pattern.count) for pattern in told]


def told(plant: Plant, viewer: PersonId) -> list[Matter]:
    page = plant.program.attention.page(plant.at_pad(viewer))
    return [matter for matter in page.matters if matter.concern is Concern.PATTERN]


def test_that_nothing_is_told_where_the_plant_did_not_ask_for_it(plant: Plant) -> None:
    for task in SIX:
        plant.sign_off(task)
    plant.clock.advance(days=8)
    assert own(plant, plant.trainer) == []
    page = plant.program.attention.page(plant.at_pad(plant.supervisor))
    assert Concern.PATTERN not in page.concerns


def test_that_whoever_signed_is_told_first_and_a_supervisor_days_later(plant: Plant) -> None:
    switch_on(plant)
    for task in SIX:
        plant.sign_off(task)
    assert own(plant, plant.trainer) == [(PatternKind.QUICK, 6)]
    assert own(plant, plant.second) == []
    assert told(plant, plant.supervisor) == []
    page = plant.program.patterns.page(plant.at_pad(plant.supervisor), plant.trainer)
    assert page.patterns == ()  # nor by another way
    plant.clock.advance(days=7)
    (matter,) = told(plant, plant.supervisor)
    assert (matter.name, matter.day) == ("Terry Trainer", matter.pattern and matter.pattern.day)
    page = plant.program.patterns.page(plant.at_pad(plant.supervisor), plant.trainer)
    assert {entry.task for entry in page.patterns[0].entries} == set(SIX)
    assert set(page.names.values()) == {"Tina Trainee"}
    with pytest.raises(Refusal):
        plant.program.patterns.page(plant.at_pad(plant.second), plant.trainer)
    plant.clock.advance(days=60)
    assert (own(plant, plant.trainer), told(plant, plant.supervisor)) == ([], [])


def test_that_what_was_entered_by_mistake_stands_out_no_more(plant: Plant) -> None:
    switch_on(plant)
    made = [plant.sign_off(task).records[0] for task in SIX]
    plant.program.signing.withdraw(plant.at_pad(plant.trainer), made[0], "mistake", "")
    assert own(plant, plant.trainer) == []


def test_that_half_of_what_was_read_says_nothing(plant: Plant) -> None:
    """A number that is not whole yet would be another one a moment later."""
    switch_on(plant)
    for task in SIX:
        plant.sign_off(task)
    patience = Patience(0)
    part = plant.program.patterns.count(plant.at_pad(plant.trainer), patience=patience)
    assert part.left
    assert part.patterns == ()
