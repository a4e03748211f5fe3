"""What may befall a plant, and how often: the steps of the random histories (``drawing``)."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import ClassVar

from typing_extensions import override

from tests.sync import history_plots as plots
from tests.sync.drawing import Histories, Step, a_stream, cuts_of, run_histories
from tests.sync.histories import ALONE, MOST_PCS, Templates, World
from tests.sync.history_hubs import quick_tables
from tests.sync.history_pcs import HistoryPc, small_parts
from tests.sync.history_rest import Rest, check_read_models
from tests.sync.memory_histories import MemoryWorld

REAL = int(os.environ.get("TRAINER_HISTORIES_REAL", "200"))
IN_MEMORY = int(os.environ.get("TRAINER_HISTORIES_IN_MEMORY", "1000"))
"""Schedules that ``make test`` runs, in four parts: two minutes of one processor. The soak runs
ten thousand of each."""


class RealHistories(Histories):
    """Three PCs and one that started alone; their copies; a hub that may be put back; sticks."""

    length = 8
    templates: ClassVar[Templates]
    is_thorough: ClassVar[bool] = False
    """Whether the read models of every PC are worked out again at the end, or of one."""

    @override
    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        folder = self.templates.folder.parent / "world"
        shutil.rmtree(folder, ignore_errors=True)  # of a schedule that failed to begin
        most = chance.choice((12, 50))
        self.world = World(self.templates, folder, chance.randrange(2**32), most=most)

    @override
    def steps(self) -> Sequence[tuple[int, Step]]:
        return (
            (6, self.people_record),
            (10, self.people_record_and_it_is_sent),
            (6, self.a_pc_syncs),
            (6, self.one_pc_syncs_after_another),
            (3, self.two_pcs_sync_in_turns),
            (4, self.a_program_ends_in_mid_sync),
            (3, self.people_record_while_a_pc_syncs),
            (2, self.somebody_takes_a_photo),
            (3, self.a_photo_comes_half_way),
            (3, self.a_pin_is_set_and_set_again),
            (4, self.words_are_written_and_erased),
            (3, self.entries_are_merged),
            (2, self.a_newer_program_speaks),
            (1, self.a_clock_is_set),
            (2, self.the_lone_pc_joins),
            (3, self.a_profile_is_copied),
            (2, self.a_disk_is_imaged),
            (3, self.an_image_is_put_back),
            (2, self.the_hub_is_backed_up),
            (3, self.the_hub_is_rolled_back),
            (1, self.the_hub_is_restored_in_mid_sync),
            (1, self.a_fork_meets_a_hub_that_forgot),
            (2, self.a_hub_that_forgot_revokes),
            (1, self.a_hub_forgets_its_own_words),
            (1, self.the_hub_moves_to_another_database),
            (2, self.a_pc_is_revoked),
            (2, self.a_pc_is_found_again),
            (1, self.a_pc_leaves),
            (3, self.a_stick_is_written),
            (3, self.a_stick_comes_to_the_hub),
            (3, self.a_reply_comes_back),
            (2, self.a_stick_is_overtaken),
        )

    def _pc(self, chance: random.Random) -> HistoryPc:
        return chance.choice(self.world.pcs)

    # --- on a PC --------------------------------------------------------------------------------

    def people_record(self, chance: random.Random) -> None:
        self._record(self._pc(chance), chance.randint(1, 4))

    def _record(self, pc: HistoryPc, times: int) -> None:
        for _ in range(times):
            self.world.record(pc)

    def people_record_and_it_is_sent(self, chance: random.Random) -> None:
        pc = self._pc(chance)
        self._record(pc, chance.randint(1, 2))
        self.world.sync(pc, *cuts_of(chance))

    def a_pc_syncs(self, chance: random.Random) -> None:
        self.world.sync(self._pc(chance), *cuts_of(chance))

    def one_pc_syncs_after_another(self, chance: random.Random) -> None:
        for _ in range(2):
            pc = self._pc(chance)
            self._record(pc, 1)
            self.world.sync(pc)

    def two_pcs_sync_in_turns(self, chance: random.Random) -> None:
        first, second = self._pc(chance), self._pc(chance)
        self._record(first, 2)
        self._record(second, 2)
        self.world.sync_in_turns(first, second, chance.randint(1, 3))

    def a_program_ends_in_mid_sync(self, chance: random.Random) -> None:
        pc = self._pc(chance)
        self._record(pc, chance.randint(0, 2))
        self.world.end_in_sync(pc, chance.randint(1, 6), committed=chance.random() < 0.3)

    def people_record_while_a_pc_syncs(self, chance: random.Random) -> None:
        pc = self._pc(chance)
        self._record(pc, 2)
        self.world.sync_and_record(pc)

    def somebody_takes_a_photo(self, chance: random.Random) -> None:
        pc = self._pc(chance)
        self.world.take_photo(pc, chance)
        self.world.sync(pc, *cuts_of(chance))

    def a_photo_comes_half_way(self, chance: random.Random) -> None:
        pc, other = chance.sample(self.world.pcs, 2)
        self.world.take_photo(pc, chance)
        self.world.sync(pc)
        self.world.end_in_sync(other, chance.randint(2, 6), committed=True)

    def a_pin_is_set_and_set_again(self, chance: random.Random) -> None:
        """On another PC, which read the first one, or did not."""
        for pc in (self._pc(chance), self._pc(chance)):
            self.world.sync(pc, *cuts_of(chance))
            self.world.set_pin(pc, chance.randrange(100))
            self.world.sync(pc)

    def words_are_written_and_erased(self, chance: random.Random) -> None:
        """By whoever read them, it may be elsewhere."""
        first, second = self._pc(chance), self._pc(chance)
        self.world.note(first)
        for pc in (first, second):
            self.world.sync(pc)
        self.world.erase(second)

    def entries_are_merged(self, chance: random.Random) -> None:
        pc = self._pc(chance)
        self.world.merge(pc)
        self.world.sync(pc)

    def a_newer_program_speaks(self, chance: random.Random) -> None:
        self.world.newer.speak(chance.randrange(100))

    def a_clock_is_set(self, chance: random.Random) -> None:
        self.world.set_clock(self._pc(chance), chance.choice((-40_000, -1, 1, 4_000)))

    def the_lone_pc_joins(self, chance: random.Random) -> None:
        """Or joins again, which is the same."""
        if not self.world.pcs[ALONE].joined or chance.random() < 0.25:
            self.world.adopt()

    # --- disks ----------------------------------------------------------------------------------

    def a_profile_is_copied(self, chance: random.Random) -> None:
        """And mostly both go on."""
        pc = self._pc(chance)
        if len(self.world.pcs) == MOST_PCS:
            return
        twin = self.world.clone(pc)
        for one in (pc, twin):
            if chance.random() < 0.7:
                self._record(one, chance.randint(1, 2))
                self.world.sync(one)

    def a_disk_is_imaged(self, chance: random.Random) -> None:
        self.world.keep(self._pc(chance))

    def an_image_is_put_back(self, chance: random.Random) -> None:
        """Where there is none, one is made, and something happens."""
        imaged = [pc for pc in self.world.pcs if pc.kept]
        if not imaged:
            pc = self._pc(chance)
            self.world.keep(pc)
            self._record(pc, 1)
            self.world.sync(pc)
        else:
            self.world.restore(chance.choice(imaged))

    # --- the hub --------------------------------------------------------------------------------

    def the_hub_is_backed_up(self, _chance: random.Random) -> None:
        self.world.keep_hub()

    def the_hub_is_rolled_back(self, _chance: random.Random) -> None:
        """To its last backup, or to how it began."""
        self.world.roll_hub_back()

    def the_hub_is_restored_in_mid_sync(self, chance: random.Random) -> None:
        pc = self._pc(chance)
        self._record(pc, 1)
        self.world.sync_over_roll_back(pc, chance.randint(0, 2))

    def a_fork_meets_a_hub_that_forgot(self, chance: random.Random) -> None:
        if len(self.world.pcs) < MOST_PCS:
            pc = self._pc(chance)
            plots.fork_and_forget(self.world, pc, self.world.clone(pc))

    def a_hub_that_forgot_revokes(self, chance: random.Random) -> None:
        plots.forget_and_revoke(self.world, *chance.sample(self.world.pcs, 2))

    def a_hub_forgets_its_own_words(self, chance: random.Random) -> None:
        plots.forget_own_words(self.world, self._pc(chance))

    def the_hub_moves_to_another_database(self, _chance: random.Random) -> None:
        self.world.move_hub()

    def a_pc_is_revoked(self, chance: random.Random) -> None:
        self.world.revoke(self._pc(chance))

    def a_pc_is_found_again(self, chance: random.Random) -> None:
        self.world.release(self._pc(chance))

    def a_pc_leaves(self, chance: random.Random) -> None:
        """One of the copies: the others have to be there at the end."""
        copies = self.world.copies
        if copies:
            self.world.leave(chance.choice(copies))

    # --- the stick ------------------------------------------------------------------------------

    def a_stick_is_written(self, chance: random.Random) -> None:
        pc = self._pc(chance)
        if pc.joined:
            self.world.write_stick(pc)

    def a_stick_comes_to_the_hub(self, chance: random.Random) -> None:
        """Any that was ever written; of none, one is written."""
        if self.world.sticks:
            self.world.carry_to_hub(chance.randrange(100))
        else:
            self.a_stick_is_written(chance)

    def a_reply_comes_back(self, chance: random.Random) -> None:
        if self.world.replies:
            self.world.carry_back(chance.randrange(100))
        else:
            self.a_stick_comes_to_the_hub(chance)

    def a_stick_is_overtaken(self, chance: random.Random) -> None:
        plots.overtake_stick(self.world, self._pc(chance))

    # --- the end --------------------------------------------------------------------------------

    @override
    def end(self) -> None:
        Rest(self.world).come()
        for pc in self.world.pcs if self.is_thorough else [self._pc(self.chance)]:
            check_read_models(pc)

    @override
    def close(self) -> None:
        self.world.close()
        shutil.rmtree(self.world.folder)


class MemoryHistories(Histories):
    """The engine over lists: lines that break before and after each message, requests that come
    late, copies, a hub that forgets. Ten times as many."""

    length = 11

    @override
    def __init__(self, chance: random.Random) -> None:
        self.world = MemoryWorld(chance.choice((1, 3, 500)))

    @override
    def steps(self) -> Sequence[tuple[int, Step]]:
        return (
            (4, self.somebody_records),
            (4, self.a_pc_syncs),
            (8, self.somebody_records_and_it_is_sent),
            (4, self.one_pc_syncs_after_another),
            (3, self.two_pcs_sync_in_turns),
            (2, self.a_request_is_long_on_its_way),
            (2, self.a_request_comes_late),
            (3, self.a_profile_is_copied),
            (2, self.a_disk_is_imaged),
            (3, self.an_image_is_put_back),
            (2, self.the_hub_is_backed_up),
            (3, self.the_hub_is_rolled_back),
            (2, self.a_hub_that_forgot_revokes),
            (2, self.a_pc_joins),
            (2, self.a_pc_is_revoked),
            (2, self.a_pc_is_found_again),
        )

    def somebody_records(self, chance: random.Random) -> None:
        for _ in range(chance.randint(1, 3)):
            self.world.record(chance.randrange(100), a_stream(chance))

    def a_pc_syncs(self, chance: random.Random) -> None:
        self.world.sync(chance.randrange(100), *cuts_of(chance))

    def somebody_records_and_it_is_sent(self, chance: random.Random) -> None:
        pc = chance.randrange(100)
        self.world.record(pc, a_stream(chance))
        self.world.sync(pc, *cuts_of(chance))

    def one_pc_syncs_after_another(self, chance: random.Random) -> None:
        for _ in range(2):
            pc = chance.randrange(100)
            self.world.record(pc, "plant")
            self.world.sync(pc)

    def two_pcs_sync_in_turns(self, chance: random.Random) -> None:
        first, second = chance.randrange(100), chance.randrange(100)
        for pc in (first, second, first):
            self.world.record(pc, a_stream(chance))
        self.world.sync_in_turns(first, second, chance.randint(1, 3))

    def a_request_is_long_on_its_way(self, chance: random.Random) -> None:
        self.world.post(chance.randrange(100))

    def a_request_comes_late(self, chance: random.Random) -> None:
        self.world.deliver(chance.randrange(100))

    def a_profile_is_copied(self, chance: random.Random) -> None:
        self.world.clone(chance.randrange(100))

    def a_disk_is_imaged(self, chance: random.Random) -> None:
        self.world.keep(chance.randrange(100))

    def an_image_is_put_back(self, chance: random.Random) -> None:
        self.world.restore(chance.randrange(100))

    def the_hub_is_backed_up(self, _chance: random.Random) -> None:
        self.world.keep_hub()

    def the_hub_is_rolled_back(self, _chance: random.Random) -> None:
        self.world.roll_hub_back()

    def a_hub_that_forgot_revokes(self, chance: random.Random) -> None:
        """What it has lost is brought to it by another PC, beyond the end that it names."""
        pc, other = chance.randrange(100), chance.randrange(100)
        self.world.keep_hub()
        self.world.record(pc, "plant")
        for one in (pc, other):
            self.world.sync(one)
        self.world.roll_hub_back()
        self.world.revoke(pc)
        self.world.sync(other)

    def a_pc_joins(self, _chance: random.Random) -> None:
        self.world.add_pc()

    def a_pc_is_revoked(self, chance: random.Random) -> None:
        self.world.revoke(chance.randrange(100))

    def a_pc_is_found_again(self, chance: random.Random) -> None:
        self.world.release(chance.randrange(100))

    @override
    def end(self) -> None:
        self.world.come_to_rest()

    @override
    def close(self) -> None:
        """Nothing of it is anywhere."""


def run_real_histories(schedules: int, folder: Path, seed: int, *, server: str = "") -> None:
    """``server``: of PostgreSQL, for the hub; else it is on SQLite."""
    with real_plants(folder, server):
        run_histories(RealHistories, schedules, seed=seed)


@contextmanager
def real_plants(folder: Path, server: str = "") -> Iterator[None]:
    """On a disk in memory where there is one: these histories cut lines, not the power."""
    with in_memory(folder) as place, quick_tables(), small_parts(), ExitStack() as stack:
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
