"""Two PCs and a hub, as they are used: joined, apart while the hub is away, and in step again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import pytest

from tests.store.plant import Plant, make_plant
from tests.sync.live_hub import LiveHub
from trainer_app.bootstrap.program import Program
from trainer_app.bootstrap.syncing import prepare
from trainer_app.checklists import bodies as b
from trainer_app.checklists.kinds import Record
from trainer_app.kernel.errors import ErrorCode, SyncProblem
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.kernel.records import By


class Pc:
    """A profile that is open."""

    def __init__(self, program: Program, founder: PersonId) -> None:
        self.program = program
        self.founder = founder

    def append(self, body: b.Body, by: PersonId | None = None) -> Record:
        who = by or self.founder
        with self.program.store.writing() as writing:
            return writing.append(body, by=By(who, RecordId(who)))

    def sync(self) -> None:
        self.program.syncing.run_once()

    def state_hash(self) -> str:
        with self.program.store.reading() as reading:
            return reading.state_hash()

    def records(self) -> int:
        with self.program.store.reading() as reading:
            return reading.record_count()

    @property
    def waiting(self) -> int:
        return self.program.syncing.waiting().waiting

    def faults(self) -> list[str]:
        return [str(fault) for fault in self.program.store.verify().faults]


Pcs = tuple[Plant, Pc, Pc]


class Joins(Protocol):
    """A hub that lets a PC in; whether they exchange anything is its own business."""

    def join(self, program: Program) -> None: ...


@contextmanager
def two_pcs(folder: Path, hub: Joins) -> Iterator[Pcs]:
    """A plant that was founded on one PC, and a second PC that joins it empty."""
    plant = make_plant(folder / "PC-1")
    first = Program(plant.store, plant.clock)
    second = prepare(folder / "PC-2", "PC-2", plant.clock)
    try:
        hub.join(first)
        hub.join(second)
        yield plant, Pc(first, plant.founder), Pc(second, plant.founder)
    finally:
        first.close()
        second.close()


def come_back_in_step(folder: Path, hub: LiveHub) -> None:
    """The flow of the issue: record on both with the hub stopped, start it, sync both."""
    with two_pcs(folder, hub) as (plant, first, second):
        assert second.records() >= first.records() > 0
        with hub.offline():
            for n in range(5):
                first.append(plant.sign_off_body(f"03-0{n + 1}"))
                second.append(b.NoteWritten(person=plant.trainee, words=f"Note {n}"))
            for pc in (first, second):
                with pytest.raises(SyncProblem) as away:
                    pc.sync()
                assert away.value.code is ErrorCode.HUB_NOT_REACHABLE
                assert pc.waiting > 0
        for pc in (first, second, first):
            pc.sync()
        assert first.state_hash() == second.state_hash()
        assert (first.waiting, second.waiting) == (0, 0)
        assert first.records() == second.records() == hub.records()
        assert first.faults() == []
        assert second.faults() == []
