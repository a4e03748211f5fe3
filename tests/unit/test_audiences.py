"""A plant judges by one programme for its trainees and one for its trainers, side by side."""

from __future__ import annotations

from tests.builders import World
from trainer_app.checklists import bodies as b
from trainer_app.checklists.audiences import TRAINEES, TRAINERS
from trainer_app.kernel.ids import EditionId


def adopted(world: World, name: str, audience: str) -> EditionId:
    edition = EditionId(name * 64)
    heads = [
        head.id
        for head in world.directory().heads(b.EditionAdopted)
        if isinstance(head.body, b.EditionAdopted) and head.body.audience == audience
    ]
    body = b.EditionAdopted(edition=edition, pack=name, version="1", audience=audience)
    world.add(body, by=world.founder, replaces=heads)
    return edition


def test_that_the_trainers_programme_stands_beside_the_trainees() -> None:
    world = World()
    before = world.directory().edition
    trainers = adopted(world, "a", TRAINERS)
    assert world.directory().edition == before
    assert world.directory().editions == {TRAINEES: before, TRAINERS: trainers}


def test_that_a_new_edition_takes_the_place_of_its_own_audiences_alone() -> None:
    world = World()
    adopted(world, "a", TRAINERS)
    newer = adopted(world, "b", TRAINERS)
    trainees = adopted(world, "c", TRAINEES)
    assert world.directory().editions == {TRAINEES: trainees, TRAINERS: newer}
