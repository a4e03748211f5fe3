"""A site's own photos beside the steps: who adds one, what takes its place, where it stands."""

from __future__ import annotations

import pytest

from tests.plant import Plant
from trainer_app.checklists.guidance import Step
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.stepphotos import NO_STEP, Shows, StepPhoto, by_step
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.photos import NewPhoto, PhotoLine

TASK = "01-01"
JPEG = b"\xff\xd8 one"
OTHER = b"\xff\xd8 another"


def add(plant: Plant, new: NewPhoto, replaces: RecordId | None = None) -> RecordId:
    plant.clock.advance(minutes=1)
    by = plant.at_pad(plant.trainer)
    return plant.program.photos.save(by, TASK, new, replaces).records[0]


def seen(plant: Plant, viewer: PersonId) -> tuple[PhotoLine, ...]:
    return plant.program.pages.task(plant.at_pad(viewer), plant.trainee, TASK).how.photos


def said(plant: Plant) -> list[tuple[int, str, str, bytes | None]]:
    return [
        (line.number, line.photo.shows.value, line.photo.words, line.image)
        for line in seen(plant, plant.trainer)
    ]


def refused(code: ErrorCode, how: object, *asked: object) -> None:
    assert callable(how)
    with pytest.raises(Refusal) as refusal:
        how(*asked)
    assert refusal.value.code is code


def test_that_a_photo_stands_beside_its_step_for_everybody(plant: Plant) -> None:
    add(plant, NewPhoto(1, Shows.NOT_GOOD, OTHER, " Flash at the vent "))
    add(plant, NewPhoto(1, Shows.GOOD, JPEG))
    assert said(plant) == [
        (1, "not_good", "Flash at the vent", OTHER),
        (1, "good", "", JPEG),
    ]
    (first, second) = seen(plant, plant.trainee)
    assert (first.by, second.image) == ("Terry Trainer", JPEG)


def test_that_a_photo_is_replaced_by_a_later_one_and_withdrawn_by_none(plant: Plant) -> None:
    first = add(plant, NewPhoto(1, Shows.GOOD, JPEG, "Clean"))
    second = add(plant, NewPhoto(1, Shows.NOT_GOOD, OTHER, "Not clean"), first)
    assert said(plant) == [(1, "not_good", "Not clean", OTHER)]
    photos, by = plant.program.photos, plant.at_pad(plant.trainer)
    refused(ErrorCode.RECORD_UNKNOWN, photos.take_away, by, TASK, first)
    photos.take_away(by, TASK, second)
    assert said(plant) == []
    refused(ErrorCode.RECORD_UNKNOWN, photos.page, by, TASK, second)


def test_that_who_writes_no_memo_adds_no_photo_but_sees_it_large(plant: Plant) -> None:
    photos, new = plant.program.photos, NewPhoto(1, Shows.GOOD, JPEG)
    record = add(plant, new)
    coordinator = plant.add("Cora Coordinator", Role.COORDINATOR)
    for person in (plant.trainee, coordinator):
        viewer = plant.at_pad(person)
        refused(ErrorCode.NOT_ALLOWED, photos.save, viewer, TASK, new)
        refused(ErrorCode.NOT_ALLOWED, photos.take_away, viewer, TASK, record)
        refused(ErrorCode.NOT_ALLOWED, photos.page, viewer, TASK)
        page = photos.page(viewer, TASK, record)
        assert page.line is not None
        assert (page.line.image, page.may_write) == (JPEG, False)


def test_that_a_step_that_is_not_there_takes_no_photo_and_keeps_no_file(plant: Plant) -> None:
    by = plant.at_pad(plant.trainer)
    for number in (0, 99):
        refused(
            ErrorCode.STEP_UNKNOWN,
            *(plant.program.photos.save, by, TASK, NewPhoto(number, Shows.GOOD, JPEG)),
        )
    assert said(plant) == []


def _photo(number: int, steps: int, **step: str) -> StepPhoto:
    return StepPhoto(
        *(RecordId("r"), TASK, "f", Shows.GOOD, "", number, steps, step),
        *(PersonId("p"), Moment(0, 0)),
    )


def _steps(*said: str) -> tuple[Step, ...]:
    return tuple(Step({"en": one, "fr": f"{one}, en français"}, ()) for one in said)


@pytest.mark.parametrize(
    ("photo", "now", "stands_at"),
    [
        (_photo(2, 2, en="Wipe"), _steps("Look", "Wipe"), 2),
        (_photo(2, 2, en="Wipe"), _steps("Look", "Lock", "wipe "), 3),  # it moved
        (_photo(2, 2, en="Wipe off", fr="Wipe, en français"), _steps("Wipe", "Look"), 1),
        (_photo(2, 2, en="Wipe off"), _steps("Look", "Wipe"), 2),  # it was reworded
        (_photo(2, 2, en="Wipe off"), _steps("Look", "Lock", "Wipe"), NO_STEP),
        (_photo(2, 2, en="Wipe"), (), NO_STEP),
        (_photo(2, 3, en="Wipe"), _steps("Wipe", "Wipe", "Look"), 2),
    ],
)
def test_that_a_photo_finds_its_step_again_in_another_edition(
    photo: StepPhoto, now: tuple[Step, ...], stands_at: int
) -> None:
    assert list(by_step([photo], now)) == [stands_at]
