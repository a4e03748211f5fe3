"""A site's own photos beside the steps of a breakdown: looked at, added, replaced, taken away.

Who may add one is who may write a teaching memo. A photo is kept in the transaction of its record.
"""

from __future__ import annotations

from dataclasses import dataclass

from trainer_app.checklists import bodies as b
from trainer_app.checklists.guidance import Step
from trainer_app.checklists.language import Words
from trainer_app.checklists.packs import Task
from trainer_app.checklists.permissions import Action
from trainer_app.checklists.ports import Reading, Store
from trainer_app.checklists.stepphotos import (
    NO_STEP,
    PHOTO_KINDS,
    Shows,
    StepPhoto,
    by_step,
    photos_of,
)
from trainer_app.kernel.changes import ChangeSet
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import RecordId
from trainer_app.services.cases import adopted_guidance, pack_of
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.services.units import units


@dataclass(frozen=True, slots=True)
class PhotoLine:
    """``number``: of the step as it stands now, 0 where it is no longer there; ``image``: the
    JPEG, None where it has not come to this PC yet."""

    photo: StepPhoto
    number: int
    by: str
    image: bytes | None


@dataclass(frozen=True, slots=True)
class PhotoPage:
    """What adding a photo, or looking at one, starts from. ``steps``: what each says today."""

    task: Task
    steps: tuple[Words, ...]
    line: PhotoLine | None
    may_write: bool


@dataclass(frozen=True, slots=True)
class NewPhoto:
    """``image``: a JPEG without anything but the picture."""

    number: int
    shows: Shows
    image: bytes
    words: str = ""


class Photos:
    def __init__(self, store: Store) -> None:
        self._store = store

    def page(self, viewer: SignedIn, task_id: str, record: RecordId | None = None) -> PhotoPage:
        may_write = viewer.may(Action.WRITE_MEMO)
        if record is None:
            viewer.require(Action.WRITE_MEMO)
        with self._store.reading() as reading:
            task = pack_of(reading, task_id).task(task_id)
            lines = {line.photo.record: line for line in photo_lines(reading, task_id)}
            if record is not None and record not in lines:
                raise Refusal(ErrorCode.RECORD_UNKNOWN)
            line = None if record is None else lines[record]
            steps = tuple(step.do for step in _steps(reading, task_id))
            return PhotoPage(task, steps, line, may_write)

    def save(
        self, by: SignedIn, task_id: str, new: NewPhoto, replaces: RecordId | None = None
    ) -> Recorded:
        """In the place of ``replaces``. One of a step that is gone stays with its step's words."""
        by.require(Action.WRITE_MEMO)
        with self._store.writing() as writing:
            pack = pack_of(writing, task_id)
            pack.task(task_id)
            old = None if replaces is None else _standing(writing, task_id, replaces)
            if old is not None and new.number == NO_STEP:
                number, steps, step = old.number, old.steps, old.step
            else:
                number, steps = new.number, len(_steps(writing, task_id))
                step = _step(writing, task_id, number).do
            body = b.StepPictured(
                task=task_id,
                edition=pack.edition,
                number=number,
                steps=steps,
                step=step,
                shows=new.shows.value,
                photo=writing.keep_blob(new.image),
                words=new.words.strip(),
            )
            made = writing.append(body, by=by.by(), replaces=() if old is None else (old.record,))
            return Recorded((made.id,), writing.changes() | ChangeSet.of((task_id,)))

    def take_away(self, by: SignedIn, task_id: str, record: RecordId) -> Recorded:
        by.require(Action.WRITE_MEMO)
        with self._store.writing() as writing:
            old = _standing(writing, task_id, record)
            body = b.StepPictured(task=task_id, number=old.number)
            made = writing.append(body, by=by.by(), replaces=(old.record,))
            return Recorded((made.id,), writing.changes() | ChangeSet.of((task_id,)))


def photo_lines(reading: Reading, task_id: str) -> tuple[PhotoLine, ...]:
    """By step; those whose step is gone come last."""
    photos = _photos(reading, task_id)
    if not photos:
        return ()
    directory = reading.directory()
    placed = by_step(photos, _steps(reading, task_id))
    return tuple(
        PhotoLine(photo, number, directory.name(photo.by), reading.blob(photo.photo))
        for number in sorted(placed, key=lambda n: (n == NO_STEP, n))
        for photo in placed[number]
    )


def _photos(reading: Reading, task_id: str) -> tuple[StepPhoto, ...]:
    records = reading.records(PHOTO_KINDS)
    return photos_of(records, reading.directory(), units(reading), task_id) if records else ()


def _standing(reading: Reading, task_id: str, record: RecordId) -> StepPhoto:
    for photo in _photos(reading, task_id):
        if photo.record == record:
            return photo
    raise Refusal(ErrorCode.RECORD_UNKNOWN)


def _steps(reading: Reading, task_id: str) -> tuple[Step, ...]:
    breakdown = adopted_guidance(reading).breakdowns.get(task_id)
    return breakdown.steps if breakdown is not None else ()


def _step(reading: Reading, task_id: str, number: int) -> Step:
    steps = _steps(reading, task_id)
    if not 1 <= number <= len(steps):
        raise Refusal(ErrorCode.STEP_UNKNOWN, task=task_id)
    return steps[number - 1]
