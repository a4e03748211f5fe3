"""What a plant judges by, what is brought, and who may adopt it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.plant import Plant, make_plant
from trainer_app.checklists.audiences import TRAINEES
from trainer_app.checklists.packchanges import Part
from trainer_app.checklists.packediting import LineForm
from trainer_app.kernel.errors import ErrorCode, InvalidInput, Refusal

FOREIGN = Path(__file__).parents[1] / "packs" / "foreign"


@pytest.fixture
def plant(tmp_path: Path) -> Plant:
    return make_plant(tmp_path / "profile")


def test_that_a_new_plant_judges_by_the_programs_own(plant: Plant) -> None:
    page = plant.program.programmes.page(plant.at_pad(plant.supervisor))
    assert [e.is_shipped for e in page.editions] == [True, True]
    assert all(not e.own and not e.newer for e in page.editions)


def test_that_only_a_supervisor_looks_brings_and_adopts(plant: Plant) -> None:
    programmes, trainer = plant.program.programmes, plant.at_pad(plant.trainer)
    brought = programmes.look(plant.at_pad(plant.supervisor), FOREIGN)
    for asked in (
        lambda: programmes.page(trainer),
        lambda: programmes.look(trainer, FOREIGN),
        lambda: programmes.offer(trainer, TRAINEES),
        lambda: programmes.adopt(trainer, brought),
        lambda: programmes.task_form(trainer, "01-01"),
    ):
        with pytest.raises(Refusal) as refused:
            asked()
        assert refused.value.code == ErrorCode.NOT_ALLOWED


def test_that_the_programs_own_is_offered_again_as_known_and_not_as_newer(plant: Plant) -> None:
    programmes, by = plant.program.programmes, plant.at_pad(plant.supervisor)
    shipped = plant.pack.edition
    programmes.adopt(by, programmes.look(by, FOREIGN))
    edition = programmes.page(by).editions[0]
    assert (edition.pack.id, edition.is_shipped, edition.newer) == ("other-body", False, "")
    assert edition.own
    programmes.adopt(by, programmes.offer(by, TRAINEES))
    assert plant.pack.edition == shipped


def test_that_what_is_not_sound_is_looked_at_and_never_adopted(
    plant: Plant, tmp_path: Path
) -> None:
    programmes, by = plant.program.programmes, plant.at_pad(plant.supervisor)
    brought = programmes.look(by, tmp_path)
    assert brought.files is None
    assert brought.findings
    with pytest.raises(InvalidInput):
        programmes.adopt(by, brought)


def test_that_a_changed_task_is_adopted_with_the_pin_of_who_did_it(plant: Plant) -> None:
    programmes, by = plant.program.programmes, plant.at_pad(plant.supervisor)
    desk = programmes.task_form(by, "12-07")
    words = LineForm({"en": "Ours.", "fr": "La nôtre."})
    programmes.save_task(by, desk, replace(desk.form, lines=(words,)))
    assert [line["en"] for line in plant.pack.tasks["12-07"].lines] == ["Ours."]
    with plant.program.store.reading() as reading:
        adopted = reading.records(("edition.adopted",))[-1]
    assert adopted.head.by is not None
    assert adopted.head.by.pin == by.pin
    own = programmes.page(by).editions[0].own
    assert [(change.part, change.id) for change in own] == [(Part.TASK_CHANGED, "12-07")]

    with pytest.raises(Refusal) as refused:  # from a page that was opened before
        programmes.save_task(by, desk, desk.form)
    assert refused.value.code == ErrorCode.EDITION_MOVED
