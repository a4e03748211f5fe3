"""A site's own photos beside the steps of a breakdown: what is good, and what is not. Pure.

A photo is replaced by a later one, by anybody who may add one; replaced by none, it is withdrawn.
It finds its step again in another edition: the same words in any language, wherever they stand; a
step that was only reworded keeps its number while there are as many steps as before. What finds
none is shown under the steps with the words that it was taken for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from trainer_app.checklists import bodies as b
from trainer_app.checklists.besides import beside
from trainer_app.checklists.directory import Directory, UnitOf
from trainer_app.checklists.guidance import Step
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.language import Words
from trainer_app.kernel.clock import Moment
from trainer_app.kernel.ids import PersonId, RecordId

PHOTO_KINDS: Final = ("step.pictured",)

NO_STEP: Final = 0


class Shows(StrEnum):
    GOOD = "good"
    NOT_GOOD = "not_good"


@dataclass(frozen=True, slots=True)
class StepPhoto:
    """``photo``: its SHA-256; ``number``, ``steps``, ``step``: what it was taken for then."""

    record: RecordId
    task: str
    photo: str
    shows: Shows
    words: str
    number: int
    steps: int
    step: Words
    by: PersonId
    moment: Moment


def photos_of(
    records: Iterable[Record], directory: Directory, unit_of: UnitOf, task: str
) -> tuple[StepPhoto, ...]:
    """Those of a task that stand, oldest first. ``records``: all of ``PHOTO_KINDS``."""
    return tuple(
        StepPhoto(
            record.id,
            task,
            body.photo,
            Shows.GOOD if body.shows == Shows.GOOD else Shows.NOT_GOOD,
            body.words,
            body.number,
            body.steps,
            body.step,
            by,
            record.head.moment,
        )
        for record, body, by in beside(records, directory, unit_of, task, b.StepPictured)
        if body.photo
    )


def by_step(
    photos: Iterable[StepPhoto], steps: Sequence[Step]
) -> Mapping[int, tuple[StepPhoto, ...]]:
    """By the number of the step as it stands now; ``NO_STEP``: the step is no longer there."""
    found: dict[int, list[StepPhoto]] = defaultdict(list)
    for photo in photos:
        found[_number(photo, steps)].append(photo)
    return {number: tuple(here) for number, here in found.items()}


def _number(photo: StepPhoto, steps: Sequence[Step]) -> int:
    same = [n for n, step in enumerate(steps, 1) if _says_the_same(photo.step, step.do)]
    if same:
        return photo.number if photo.number in same else same[0]
    return photo.number if photo.steps == len(steps) else NO_STEP


def _says_the_same(one: Words, other: Words) -> bool:
    return any(_plain(one[lang]) == _plain(other.get(lang, "")) for lang in one if one[lang])


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()
