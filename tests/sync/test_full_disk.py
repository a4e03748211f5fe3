"""A PC or a hub without room while they sync: nothing is halved, and with room it goes on."""

from __future__ import annotations

import random

from tests.conftest import ProgramLog
from tests.small_disk import leave_hub_room, leave_room
from tests.store.plant import Plant
from tests.sync.live_hub import LiveHub
from tests.sync.two_profiles import Pc, Pcs
from trainer_app.checklists import bodies as b
from trainer_app.kernel.errors import ErrorCode, SyncProblem, Unavailable

JPEG = b"\xff\xd8" + random.Random(1).randbytes(900_000)


def record(plant: Plant, pc: Pc) -> str:
    """Notes, a sign-off, and a photo; the photo's name."""
    with pc.program.store.writing() as writing:
        photo = writing.keep_blob(JPEG)
        writing.append(b.StepPictured(task="01-03", photo=photo), by=plant.by())
        writing.append(plant.sign_off_body("01-03"), by=plant.by())
        for n in range(60):
            words = random.Random(n).randbytes(1_500).hex()
            writing.append(b.NoteWritten(person=plant.trainee, words=words), by=plant.by())
    return photo


def refused(pc: Pc) -> ErrorCode | None:
    """What kept a sync from its end."""
    try:
        pc.sync()
    except (Unavailable, SyncProblem) as problem:
        return problem.code
    return None


def photo_of(pc: Pc, sha256: str) -> bytes | None:
    with pc.program.store.reading() as reading:
        return reading.blob(sha256)


def test_that_a_full_pc_takes_whole_pages_and_the_rest_once_there_is_room(
    pcs: Pcs,
) -> None:
    """Records, their standings, and the parts of a photo: wherever it was full."""
    plant, first, second = pcs
    photo = record(plant, first)
    first.sync()
    second.append(b.NoteWritten(person=plant.trainee, words="mine"))
    stages = set()
    for more in range(1, 400, 9):
        leave_room(second.program.store, more)
        if refused(second) is None:
            break
        assert refused(second) is ErrorCode.DISK_FULL
        carrying = second.program.syncing.carrying
        stages.add((second.records(), carrying.blob_offset(photo)))
        assert second.faults() == []
    assert len(stages) > 3  # it was full in several places
    assert photo_of(second, photo) == JPEG
    first.sync()
    assert second.state_hash() == first.state_hash()
    assert second.waiting == 0


def test_that_a_full_hub_is_asked_again_and_takes_everything_once_there_is_room(
    hub: LiveHub, pcs: Pcs, program_log: ProgramLog
) -> None:
    """A person is told that the hub has no room; what others recorded is read meanwhile."""
    plant, first, second = pcs
    photo = record(plant, first)
    mine = second.append(b.NoteWritten(person=plant.trainee, words="mine"))
    second.sync()
    stages = set()
    for more in range(1, 400, 9):
        leave_hub_room(hub.ledger, more)
        if refused(first) is None:
            break
        assert refused(first) is ErrorCode.HUB_FULL
        stages.add((hub.records(), first.waiting))
        with first.program.store.reading() as reading:  # reading does not wait for room
            assert reading.record(mine.id) is not None
    assert len(stages) > 1
    assert first.waiting == 0
    second.sync()
    assert photo_of(second, photo) == JPEG
    assert second.state_hash() == first.state_hash()
    assert hub.records() == first.records()
    program_log.expect("database")
