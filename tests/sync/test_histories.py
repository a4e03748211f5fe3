"""Random histories of a plant: whatever befell it, everything is everywhere once (sync.md §2).

Two machines: real stores, the real ledger and real sticks; and the stores in memory, many more of
them, for what the engine does with lines that break.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)
from typing_extensions import override

from tests.sync.histories import MOST_PCS, Templates, World
from tests.sync.history_pcs import HistoryPc
from tests.sync.memory_histories import MemoryWorld
from tests.sync.ports import Cut

REAL = 20
"""Schedules of each machine that ``make test`` has time for; the soak runs the rest."""
IN_MEMORY = 200
STEPS = 16

_number = st.integers(0, 99)
_cuts = st.lists(st.sampled_from(Cut), max_size=5)


class RealHistories(RuleBasedStateMachine):
    """Three PCs and one that started alone; their copies; a hub that may be put back; sticks."""

    templates: ClassVar[Templates]

    @initialize(seed=st.integers(0, 2**32))
    def begin(self, seed: int) -> None:
        folder = self.templates.folder.parent / "world"
        self.world = World(self.templates, folder, seed)

    def _pc(self, number: int) -> HistoryPc:
        return self.world.pcs[number % len(self.world.pcs)]

    @rule(pc=_number, times=st.integers(1, 4))
    def people_record(self, pc: int, times: int) -> None:
        for _ in range(times):
            self.world.record(self._pc(pc))

    @rule(pc=_number, number=_number)
    def somebody_sets_a_pin(self, pc: int, number: int) -> None:
        self.world.set_pin(self._pc(pc), number)

    @rule(pc=_number, cuts=_cuts)
    def a_pc_syncs(self, pc: int, cuts: list[Cut]) -> None:
        self.world.sync(self._pc(pc), *cuts)

    @rule()
    def the_lone_pc_joins(self) -> None:
        self.world.adopt()

    @precondition(lambda self: len(self.world.pcs) < MOST_PCS)
    @rule(pc=_number)
    def a_profile_is_copied(self, pc: int) -> None:
        self.world.clone(self._pc(pc))

    @rule(pc=_number)
    def a_disk_is_imaged(self, pc: int) -> None:
        self.world.keep(self._pc(pc))

    @precondition(lambda self: any(pc.kept for pc in self.world.pcs))
    @rule(number=_number)
    def an_image_is_put_back(self, number: int) -> None:
        imaged = [pc for pc in self.world.pcs if pc.kept]
        self.world.restore(imaged[number % len(imaged)])

    @rule()
    def the_hub_is_backed_up(self) -> None:
        self.world.keep_hub()

    @precondition(lambda self: self.world.has_kept_hub)
    @rule()
    def the_hub_is_rolled_back(self) -> None:
        self.world.roll_hub_back()

    @rule(pc=_number)
    def a_pc_is_revoked(self, pc: int) -> None:
        self.world.revoke(self._pc(pc))

    @rule(pc=_number)
    def a_pc_is_found_again(self, pc: int) -> None:
        self.world.release(self._pc(pc))

    @rule(pc=_number)
    def a_stick_is_written(self, pc: int) -> None:
        if self._pc(pc).joined:
            self.world.write_stick(self._pc(pc))

    @precondition(lambda self: self.world.sticks)
    @rule(number=_number)
    def a_stick_comes_to_the_hub(self, number: int) -> None:
        self.world.carry_to_hub(number)

    @precondition(lambda self: self.world.replies)
    @rule(number=_number)
    def a_reply_comes_back(self, number: int) -> None:
        self.world.carry_back(number)

    @override
    def teardown(self) -> None:
        if not hasattr(self, "world"):
            return
        try:
            self.world.come_to_rest()
            self.world.check_read_models(self.world.pcs[-1])
        finally:
            self.world.close()
            shutil.rmtree(self.world.folder)


class MemoryHistories(RuleBasedStateMachine):
    """The engine over lists: lines that break before and after each message, copies, a hub that
    forgets. Hundreds of times as many."""

    @initialize(batch=st.sampled_from([1, 3, 500]))
    def begin(self, batch: int) -> None:
        self.world = MemoryWorld(batch)

    @rule(pc=_number, stream=st.sampled_from(["plant", "private", "office"]))
    def somebody_records(self, pc: int, stream: str) -> None:
        self.world.record(pc, stream)

    @rule(pc=_number, cuts=_cuts)
    def a_pc_syncs(self, pc: int, cuts: list[Cut]) -> None:
        self.world.sync(pc, *cuts)

    @rule(pc=_number)
    def a_profile_is_copied(self, pc: int) -> None:
        self.world.clone(pc)

    @rule(pc=_number)
    def a_disk_is_imaged(self, pc: int) -> None:
        self.world.keep(pc)

    @rule(pc=_number)
    def an_image_is_put_back(self, pc: int) -> None:
        self.world.restore(pc)

    @rule()
    def the_hub_is_backed_up(self) -> None:
        self.world.keep_hub()

    @rule()
    def the_hub_is_rolled_back(self) -> None:
        self.world.roll_hub_back()

    @rule()
    def a_pc_joins(self) -> None:
        self.world.add_pc()

    @override
    def teardown(self) -> None:
        if hasattr(self, "world"):
            self.world.come_to_rest()


def run_histories(machine: type[RuleBasedStateMachine], schedules: int) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=schedules,
            stateful_step_count=STEPS,
            deadline=None,
            phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking takes minutes
            print_blob=True,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.fixture
def templates(tmp_path: Path) -> Iterator[Templates]:
    """On a disk in memory where there is one: these tests cut lines, not the power."""
    shared = Path("/", "dev", "shm")
    with tempfile.TemporaryDirectory(dir=shared if shared.is_dir() else tmp_path) as folder:
        yield Templates.make(Path(folder))


def test_that_real_plants_come_to_the_same_whatever_befell_them(templates: Templates) -> None:
    RealHistories.templates = templates
    run_histories(RealHistories, REAL)


def test_that_plants_in_memory_come_to_the_same_whatever_befell_them() -> None:
    run_histories(MemoryHistories, IN_MEMORY)
