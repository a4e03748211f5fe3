"""A stick, a PC or a hub that is full, and programs that are killed: nothing is lost or halved."""

from __future__ import annotations

import multiprocessing
import random
import resource
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from tests.small_disk import leave_hub_room, leave_room
from tests.store.plant import STARTED, Plant
from tests.sync.stick import KEY, FarHub, far_hub
from tests.sync.two_profiles import Pc, Pcs, two_pcs
from trainer_app.bootstrap.program import Program
from trainer_app.checklists import bodies as b
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.errors import ErrorCode, TrainerError, Unavailable
from trainer_app.store.profile import open_profile
from trainer_app.sync import bundle_pc
from trainer_app.sync.hub import bundle_reply
from trainer_app.sync.hub.ledger.opening import open_ledger


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[FarHub]:
    with far_hub(tmp_path, FixedClock(STARTED)) as far:
        yield far


@pytest.fixture
def pcs(tmp_path: Path, hub: FarHub, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pcs]:
    """With bundles of many small parts."""
    monkeypatch.setattr(bundle_pc, "AT_ONCE", 4)
    monkeypatch.setattr(bundle_reply, "AT_ONCE", 4)
    with two_pcs(tmp_path, hub) as three:
        yield three


def record(plant: Plant, pc: Pc, count: int = 40, size: int = 1_500) -> None:
    with pc.program.store.writing() as writing:
        for n in range(count):
            words = f"{n} " + random.Random(n).randbytes(size // 2).hex()
            writing.append(b.NoteWritten(person=plant.trainee, words=words), by=plant.by())


@contextmanager
def full_at(size: int) -> Iterator[None]:
    """No file of this process grows beyond so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


# --- full ----------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="a limit on files is POSIX")
def test_that_a_full_stick_leaves_no_half_of_a_file_at_any_stage(
    tmp_path: Path, hub: FarHub, pcs: Pcs
) -> None:
    plant, first, _second = pcs
    record(plant, first)
    stick = tmp_path / "stick"
    stick.mkdir()
    whole = hub.name("whole")
    first.program.bundles.export(whole)
    size = whole.stat().st_size
    waiting = first.waiting
    for room in (100, 2_100, size // 3, size // 2, size - 1):
        with full_at(room), pytest.raises(Unavailable) as full:
            first.program.bundles.export(stick / "out.trainer-bundle")
        assert full.value.code is ErrorCode.DISK_FULL
        assert not list(stick.iterdir())
    assert first.waiting == waiting
    first.program.bundles.export(stick / "out.trainer-bundle")
    before = (stick / "out.trainer-bundle").read_bytes()
    with full_at(size // 2), pytest.raises(Unavailable):
        first.program.bundles.export(stick / "out.trainer-bundle")
    assert (stick / "out.trainer-bundle").read_bytes() == before


def test_that_a_full_pc_takes_what_it_can_and_the_rest_once_there_is_room(
    hub: FarHub, pcs: Pcs
) -> None:
    plant, first, second = pcs
    record(plant, first)
    hub.carry(first)
    out, back = hub.name("out"), hub.name("back")
    second.program.bundles.export(out)
    hub.take_in(out, back)
    stages = set()
    for more in range(1, 200):
        leave_room(second.program.store, more)
        if not is_full(partial(second.program.bundles.take_in, back)):
            break
        stages.add(second.records())
    assert len(stages) > 3  # it was full in several places
    assert second.records() == hub.records()
    assert second.waiting == 0
    assert second.faults() == []


def is_full(work: Callable[[], object]) -> bool:
    """Whether there was no room for it."""
    try:
        work()
    except Unavailable as full:
        if full.code is not ErrorCode.DISK_FULL:
            raise
        return True
    return False


def test_that_a_full_hub_takes_whole_parts_and_writes_no_reply_until_there_is_room(
    tmp_path: Path, hub: FarHub, pcs: Pcs
) -> None:
    plant, first, _second = pcs
    record(plant, first)
    out, back = hub.name("out"), tmp_path / "reply" / "back.trainer-bundle"
    back.parent.mkdir()
    first.program.bundles.export(out)
    stages = set()
    for more in range(1, 200):
        leave_hub_room(hub.ledger, more)
        if not is_full(partial(hub.take_in, out, back)):
            break
        assert not list(back.parent.iterdir())
        stages.add(hub.records())
    assert len(stages) > 3
    first.program.bundles.take_in(back)
    assert first.waiting == 0
    assert first.records() == hub.records()


@pytest.mark.skipif(sys.platform == "win32", reason="a limit on files is POSIX")
def test_that_no_room_for_the_reply_loses_nothing_of_what_the_hub_took(
    tmp_path: Path, hub: FarHub, pcs: Pcs
) -> None:
    plant, first, _second = pcs
    record(plant, first)
    out, back = hub.name("out"), tmp_path / "reply" / "back.trainer-bundle"
    back.parent.mkdir()
    first.program.bundles.export(out)
    hub.take_in(out, hub.name("back"))  # so that the database need not grow
    records = hub.records()
    with full_at(2_500), pytest.raises(Unavailable) as full:
        hub.take_in(out, back)
    assert full.value.code is ErrorCode.DISK_FULL
    assert not list(back.parent.iterdir())
    assert hub.records() == records
    hub.take_in(out, back)
    first.program.bundles.take_in(back)
    assert first.waiting == 0


# --- killed --------------------------------------------------------------------------------------


def _killed(work: Callable[[Connection], None], after: int) -> bool:
    """A process does it, saying each part, and is killed after so many; whether it came that far.

    No connection of a store or a ledger may be open here.
    """
    context = multiprocessing.get_context("fork")
    told, tell = context.Pipe(duplex=False)
    child = context.Process(target=work, args=(tell,))
    child.start()
    tell.close()
    heard = 0
    with suppress(EOFError):
        while heard < after:
            told.recv()
            heard += 1
    child.kill()
    child.join()
    told.close()
    return heard == after


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL and fork are POSIX")
def test_that_programs_killed_over_a_bundle_lose_and_double_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle_pc, "AT_ONCE", 4)
    monkeypatch.setattr(bundle_reply, "AT_ONCE", 4)
    clock = FixedClock(STARTED)
    with far_hub(tmp_path, clock) as hub, two_pcs(tmp_path, hub) as (plant, first, _second):
        record(plant, first, 24, 200)
        url = hub.url
    folder, out = tmp_path / "PC-1", tmp_path / "stick" / "out.trainer-bundle"
    back = out.with_name("back.trainer-bundle")
    out.parent.mkdir()

    def with_pc(work: Callable[[Program], object]) -> None:
        program = Program(open_profile(folder, clock), clock)
        try:
            work(program)
        finally:
            program.close()

    def export(told: Connection) -> None:
        with_pc(lambda program: program.bundles.export(out, told.send))

    def take_in(told: Connection) -> None:
        with_pc(lambda program: program.bundles.take_in(back, told.send))

    def at_the_hub(told: Connection) -> None:
        ledger = open_ledger(url, KEY, clock)
        bundle_reply.take_in(
            ledger, KEY, out, back, now=STARTED.ms + 1, tell=lambda *far: told.send(far)
        )
        ledger.close()

    def finished(work: Callable[[Connection], None], file: Path | None) -> None:
        for after in (1, 3, 4):
            assert _killed(work, after), after
            assert file is None or not file.exists()
        assert not _killed(work, 1_000)  # to its end

    finished(export, out)
    finished(at_the_hub, back)
    finished(take_in, None)
    assert {file.name for file in out.parent.iterdir()} == {out.name, back.name}
    pc = Program(open_profile(folder, clock), clock)
    ledger = open_ledger(url, KEY, clock)
    waiting = pc.syncing.waiting()
    with pc.store.reading() as reading:
        records = reading.record_count()
    plant_id = ledger.plants()[0].id
    assert waiting.waiting == 0
    assert records == sum(n for _, n in ledger.status(plant_id).records)
    assert pc.store.verify().sound
    pc.close()
    ledger.close()


def test_that_whatever_is_refused_says_what_it_is_about(tmp_path: Path, pcs: Pcs) -> None:
    """A file that cannot be read at all, in words rather than as a bug."""
    _plant, first, _second = pcs
    for path in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(TrainerError) as refused:
            first.program.bundles.take_in(path)
        assert refused.value.params["path"] == str(path)
