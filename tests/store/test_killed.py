"""Killed at any moment: what was acknowledged is there, once, and the store opens at once."""

from __future__ import annotations

import multiprocessing
import random
import time
from multiprocessing.connection import Connection
from pathlib import Path

from tests.store.plant import make_plant
from trainer_app.checklists import bodies as b
from trainer_app.kernel.clock import SystemClock
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.kernel.records import By
from trainer_app.store.profile import open_profile

_ROUNDS = 20
_OPENS_WITHIN = 2.0  # seconds


def _record_for_ever(folder: Path, founder: PersonId, trainee: PersonId, told: Connection) -> None:
    store = open_profile(folder, SystemClock())
    by = By(founder, RecordId(founder))
    while True:
        with store.writing() as writing:
            records = [
                writing.append(
                    b.TryRecorded(trainee=trainee, task=f"03-{n:02}", level=2, words="x" * 500),
                    by=by,
                )
                for n in range(1, 4)
            ]
        told.send([record.id for record in records])


def _hear(told: Connection) -> list[RecordId]:
    """What was acknowledged next; nothing more from a process that is gone."""
    try:
        ids: list[RecordId] = told.recv()
    except EOFError:
        return []
    return ids


def test_that_nothing_acknowledged_is_lost_when_the_program_is_killed(tmp_path: Path) -> None:
    plant = make_plant(tmp_path / "profile")
    plant.store.close()
    chance = random.Random(20260714)
    acknowledged: list[RecordId] = []
    context = multiprocessing.get_context("fork")
    for _ in range(_ROUNDS):
        told, tell = context.Pipe(duplex=False)
        child = context.Process(
            target=_record_for_ever, args=(plant.folder, plant.founder, plant.trainee, tell)
        )
        child.start()
        tell.close()
        for _heard in range(chance.randint(1, 12)):
            acknowledged.extend(_hear(told))
        child.kill()
        while more := _hear(told):
            acknowledged.extend(more)
        child.join()
        told.close()
    assert len(acknowledged) > _ROUNDS
    started = time.monotonic()
    store = open_profile(plant.folder, plant.clock)
    assert time.monotonic() - started < _OPENS_WITHIN
    assert not store.alarms
    assert store.verify().sound
    with store.reading() as reading:
        held = [record.id for record in reading.records(["try.recorded"])]
    assert len(held) == len(set(held))
    assert set(acknowledged) <= set(held)
    assert len(held) % 3 == 0
    store.close()
