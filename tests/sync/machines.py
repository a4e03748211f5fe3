"""What Hypothesis draws random histories with: the state machines, and what runs them.

Every run has a seed of its own; one that fails says it, and ``TRAINER_HISTORIES_SEED`` asks for it
again. With a seed a schedule is the same each time: keys, salts and clocks come from it too.
"""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import ClassVar

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)
from typing_extensions import override

from tests.sync.histories import ALONE, MOST_PCS, Templates, World
from tests.sync.history_hubs import quick_tables
from tests.sync.history_pcs import HistoryPc
from tests.sync.memory_histories import MemoryWorld
from tests.sync.memory_line import Cut

SEED = "TRAINER_HISTORIES_SEED"
REAL = int(os.environ.get("TRAINER_HISTORIES_REAL", "300"))
IN_MEMORY = int(os.environ.get("TRAINER_HISTORIES_IN_MEMORY", "2000"))
"""Schedules that ``make test`` runs, in four parts: three minutes of one processor. The soak runs
ten thousand of each."""

STEPS = 16
_CUTS = tuple(Cut)
SELDOM = 25
"""Of 100: how often that is done which costs as much as several syncs, or is the same twice."""

_number = st.integers(0, 99)
_cuts = st.integers(0, 4**5 - 1).map(lambda drawn: [_CUTS[drawn >> n & 3] for n in (0, 2, 4, 6, 8)])
"""What happens to the next five messages: one draw, for draws are what costs most in memory."""
_stream = st.sampled_from(["plant", "private", "office"])


class RealHistories(RuleBasedStateMachine):
    """Three PCs and one that started alone; their copies; a hub that may be put back; sticks."""

    templates: ClassVar[Templates]
    is_thorough: ClassVar[bool] = False
    """Whether the read models of every PC are worked out again at the end, or of one."""

    @initialize(seed=st.integers(0, 2**32), most=st.sampled_from([4, 12, 50]))
    def begin(self, seed: int, most: int) -> None:
        self.seed = seed
        folder = self.templates.folder.parent / "world"
        shutil.rmtree(folder, ignore_errors=True)  # of a schedule that failed to begin
        self.world = World(self.templates, folder, seed, most=most)

    def _pc(self, number: int) -> HistoryPc:
        return self.world.pcs[number % len(self.world.pcs)]

    @rule(pc=_number, times=st.integers(1, 4))
    def people_record(self, pc: int, times: int) -> None:
        for _ in range(times):
            self.world.record(self._pc(pc))

    @rule(pc=_number, cuts=_cuts)
    def a_pc_syncs(self, pc: int, cuts: list[Cut]) -> None:
        self.world.sync(self._pc(pc), *cuts)

    @rule(pc=_number, times=st.integers(1, 2), cuts=_cuts)
    def people_record_and_it_is_sent(self, pc: int, times: int, cuts: list[Cut]) -> None:
        self.people_record(pc, times)
        self.a_pc_syncs(pc, cuts)

    @rule(first=_number, second=_number)
    def one_pc_syncs_after_another(self, first: int, second: int) -> None:
        for pc in (first, second):
            self.people_record(pc, 1)
            self.a_pc_syncs(pc, [])

    @rule(pc=_number, number=_number)
    def somebody_sets_a_pin(self, pc: int, number: int) -> None:
        self.world.set_pin(self._pc(pc), number)

    @rule(number=_number)
    def a_newer_program_speaks(self, number: int) -> None:
        self.world.newer.speak(number)

    @rule(pc=_number, days=st.sampled_from([-40_000, -1, 1, 4_000]))
    def a_clock_is_set(self, pc: int, days: int) -> None:
        self.world.set_clock(self._pc(pc), days)

    @rule(number=_number)
    def the_lone_pc_joins(self, number: int) -> None:
        if number < SELDOM or not self.world.pcs[ALONE].joined:
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

    @rule(number=_number)
    def the_hub_is_backed_up(self, number: int) -> None:
        if number < SELDOM or not self.world.has_kept_hub:
            self.world.keep_hub()

    @precondition(lambda self: self.world.has_kept_hub)
    @rule()
    def the_hub_is_rolled_back(self) -> None:
        self.world.roll_hub_back()

    @rule(number=_number)
    def the_hub_moves_to_another_database(self, number: int) -> None:
        if number < SELDOM:
            self.world.move_hub()

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
            pcs = self.world.pcs
            for pc in pcs if self.is_thorough else [self._pc(self.seed)]:
                self.world.check_read_models(pc)
        finally:
            self.world.close()
            shutil.rmtree(self.world.folder)


class MemoryHistories(RuleBasedStateMachine):
    """The engine over lists: lines that break before and after each message, requests that come
    late, copies, a hub that forgets. Ten times as many."""

    @initialize(batch=st.sampled_from([1, 3, 500]))
    def begin(self, batch: int) -> None:
        self.world = MemoryWorld(batch)

    @rule(pc=_number, stream=_stream)
    def somebody_records(self, pc: int, stream: str) -> None:
        self.world.record(pc, stream)

    @rule(pc=_number, cuts=_cuts)
    def a_pc_syncs(self, pc: int, cuts: list[Cut]) -> None:
        self.world.sync(pc, *cuts)

    @rule(pc=_number, stream=_stream, cuts=_cuts)
    def somebody_records_and_it_is_sent(self, pc: int, stream: str, cuts: list[Cut]) -> None:
        self.world.record(pc, stream)
        self.world.sync(pc, *cuts)

    @rule(first=_number, second=_number)
    def one_pc_syncs_after_another(self, first: int, second: int) -> None:
        for pc in (first, second):
            self.world.record(pc, "plant")
            self.world.sync(pc)

    @rule(pc=_number)
    def a_request_is_long_on_its_way(self, pc: int) -> None:
        self.world.post(pc)

    @rule(number=_number)
    def a_request_comes_late(self, number: int) -> None:
        self.world.deliver(number)

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

    @rule(pc=_number)
    def a_pc_is_revoked(self, pc: int) -> None:
        self.world.revoke(pc)

    @rule(pc=_number)
    def a_pc_is_found_again(self, pc: int) -> None:
        self.world.release(pc)

    @override
    def teardown(self) -> None:
        if hasattr(self, "world"):
            self.world.come_to_rest()


def run_histories(machine: type[RuleBasedStateMachine], schedules: int) -> None:
    """So many schedules of a seed that a failure names."""
    number = int(os.environ.get(SEED) or random.SystemRandom().randrange(2**32))
    seed(number)(machine)
    try:
        run_state_machine_as_test(
            machine,
            settings=settings(
                max_examples=schedules,
                stateful_step_count=STEPS,
                deadline=None,
                database=None,
                derandomize=False,
                phases=[Phase.generate],  # shrinking takes minutes
                print_blob=True,
                suppress_health_check=list(HealthCheck),
            ),
        )
    except BaseException as error:
        error.add_note(f"The same schedules again: {SEED}={number}")
        raise


def run_real_histories(schedules: int, folder: Path, *, server: str = "") -> None:
    """``server``: of PostgreSQL, for the hub; else it is on SQLite."""
    with real_plants(folder, server):
        run_histories(RealHistories, schedules)


@contextmanager
def real_plants(folder: Path, server: str = "") -> Iterator[None]:
    """On a disk in memory where there is one: these histories cut lines, not the power."""
    with in_memory(folder) as place, quick_tables(), ExitStack() as stack:
        templates = Templates.make(place)
        if server:
            templates = stack.enter_context(templates.on_postgres(server))
        RealHistories.templates = templates
        yield


@contextmanager
def in_memory(folder: Path) -> Iterator[Path]:
    shared = Path("/", "dev", "shm")
    with tempfile.TemporaryDirectory(dir=shared if shared.is_dir() else folder) as place:
        yield Path(place)
