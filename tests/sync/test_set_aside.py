"""One record that the hub does not take as it is: the others go through, and it is not lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ProgramLog
from tests.store.plant import STARTED
from tests.sync.live_hub import live_hub, on_sqlite
from tests.sync.memory_hub import MemoryHub
from tests.sync.ports import MemoryPc
from tests.sync.stick import far_hub
from tests.sync.two_profiles import two_pcs
from trainer_app.checklists import bodies as b
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.errors import ErrorCode, SyncProblem
from trainer_app.kernel.membership import REFUSED
from trainer_app.services.travelled import Travel, travelled
from trainer_app.sync import engine, framing
from trainer_app.sync.framing import Answer, Asked
from trainer_app.sync.protocol import HeldReason

SAID = "the hub does not take a record: it is set aside"


class Picky:
    """A line to a hub that finds some records malformed, or all of them."""

    def __init__(self, pc: MemoryPc, words: bytes, code: ErrorCode) -> None:
        self._sync = pc.line.sync
        self._words = words
        self._code = code

    def sync(self, asked: Asked) -> Answer:
        if any(self._words in (record.body or b"") for record in asked.records):
            raise SyncProblem(self._code)
        return self._sync(asked)


@pytest.mark.parametrize("code", [ErrorCode.MESSAGE_MALFORMED, ErrorCode.MESSAGE_TOO_LARGE])
def test_that_one_record_keeps_no_other_waiting(
    code: ErrorCode, program_log: ProgramLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub = MemoryHub()
    pc = MemoryPc("PC-1", hub)
    for n in range(100):
        pc.store.record("odd" if n in (0, 37, 38, 99) else f"memo {n}")
    monkeypatch.setattr(pc.line, "sync", Picky(pc, b"odd", code).sync)
    pc.sync()
    waiting = pc.store.waiting()
    assert waiting.waiting == 0
    held = [here for here in pc.store.disk.records.values() if here.held == REFUSED]
    assert len(held) == 4
    assert all(b"odd" in (here.record.body or b"") for here in held)
    before = pc.line.requests
    pc.sync()  # it is not offered again and again
    assert pc.line.requests == before + 1
    program_log.expect(SAID)
    monkeypatch.undo()
    monkeypatch.setattr(engine, "__version__", "0.2.0")
    pc.sync()
    assert not any(here.held for here in pc.store.disk.records.values())
    assert pc.store.hashes() == hub.hashes()


def test_that_a_hub_that_understands_nothing_has_nothing_set_aside(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pc = MemoryPc("PC-1", MemoryHub())
    pc.store.record("memo")

    def no(_asked: Asked) -> Answer:
        raise SyncProblem(ErrorCode.MESSAGE_MALFORMED)

    monkeypatch.setattr(pc.line, "sync", no)
    with pytest.raises(SyncProblem) as refused:
        pc.sync()
    assert refused.value.code is ErrorCode.MESSAGE_MALFORMED
    assert not any(here.held for here in pc.store.disk.records.values())


@pytest.mark.parametrize("count", [2, 60])
@pytest.mark.parametrize("code", [ErrorCode.MESSAGE_MALFORMED, ErrorCode.MESSAGE_TOO_LARGE])
def test_that_where_the_hub_takes_nothing_nothing_is_set_aside(
    count: int, code: ErrorCode, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub = MemoryHub()
    pc, other = MemoryPc("PC-1", hub), MemoryPc("PC-2", hub)
    other.store.record("news")
    other.sync()
    for n in range(count):
        pc.store.record(f"memo {n}")
    monkeypatch.setattr(pc.line, "sync", Picky(pc, b"", code).sync)
    with pytest.raises(SyncProblem) as refused:
        pc.sync()
    assert refused.value.code is code
    assert not any(here.held for here in pc.store.disk.records.values())
    assert other.store.hashes() <= pc.store.hashes()  # reading never waits for it


def test_that_a_pc_over_its_quota_goes_on_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    hub = MemoryHub()
    pc, other = MemoryPc("PC-1", hub), MemoryPc("PC-2", hub)
    other.store.record("news")
    other.sync()
    pc.store.record("too much")
    monkeypatch.setattr(pc.line, "sync", Picky(pc, b"too much", ErrorCode.HUB_QUOTA).sync)
    with pytest.raises(SyncProblem) as refused:
        pc.sync()
    assert refused.value.code is ErrorCode.HUB_QUOTA
    assert other.store.hashes() <= pc.store.hashes()
    assert pc.store.waiting().waiting > 0


# --- real stores ---------------------------------------------------------------------------------


def test_that_it_is_shown_kept_and_offered_again_by_another_version(
    tmp_path: Path, program_log: ProgramLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (
        live_hub(on_sqlite(tmp_path), FixedClock(STARTED)) as hub,
        two_pcs(tmp_path, hub) as (plant, first, second),
    ):
        monkeypatch.setattr(framing, "MAX_HEAD_AND_BODY", 6_000)
        first.append(b.NoteWritten(person=plant.trainee, words="before"))
        long = first.append(b.NoteWritten(person=plant.trainee, words="long " * 2_000))
        after = first.append(b.NoteWritten(person=plant.trainee, words="after"))
        first.sync()
        waiting = first.program.syncing.waiting()
        assert (waiting.waiting, dict(waiting.held)) == (0, {REFUSED: 1})
        assert waiting.held_back == 1
        with first.program.store.reading() as reading:
            assert travelled(reading, [long])[long.id].travel is Travel.HELD
        second.sync()
        with second.program.store.reading() as reading:
            assert reading.record(long.id) is None
            assert reading.record(after.id) is not None
        monkeypatch.undo()
        first.sync()
        assert first.program.syncing.waiting().held == ((REFUSED, 1),)
        monkeypatch.setattr(engine, "__version__", "0.2.0")
        for pc in (first, second):
            pc.sync()
        assert first.program.syncing.waiting().held == ()
        assert first.state_hash() == second.state_hash()
        assert first.faults() == second.faults() == []
    program_log.expect(SAID)


def test_that_a_stick_is_not_refused_for_one_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (
        far_hub(tmp_path, FixedClock(STARTED)) as hub,
        two_pcs(tmp_path, hub) as (plant, first, _second),
    ):
        hub.carry(first)
        monkeypatch.setattr(framing, "MAX_HEAD_AND_BODY", 6_000)
        before = hub.records()
        for words in ("before", "long " * 2_000, "after"):
            first.append(b.NoteWritten(person=plant.trainee, words=words))
        hub.carry(first)
        assert hub.records() >= before + 2
        assert dict(first.program.syncing.waiting().held) == {REFUSED: 1}
        assert HeldReason.LOG_UNKNOWN not in dict(hub.ledger.status(hub.plant).held)
