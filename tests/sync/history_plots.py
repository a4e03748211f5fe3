"""What seldom comes about by itself: steps of ``histories`` in the order in which they hurt."""

from __future__ import annotations

from contextlib import suppress

from tests.sync.histories import FOUNDING, World
from tests.sync.history_pcs import HistoryPc
from trainer_app.checklists import bodies as b
from trainer_app.sync.batching import Batch
from trainer_app.sync.hub.ports import Refused


def fork_and_forget(world: World, pc: HistoryPc, twin: HistoryPc) -> None:
    """Two go on with one log; who has both branches brings them to a hub that lost them."""
    for one in (pc, twin):
        for words in ("once", "twice"):
            world.say(one, b.MemoWritten(task="03-01", words=f"{one.folder.name} {words}"))
    for one in (pc, twin, pc):
        world.sync(one)
    world.roll_hub_back()
    pc.plug_in(Batch(2, most=4))
    world.sync(pc)
    pc.plug_in(Batch(4, most=world.most))


def forget_and_revoke(world: World, pc: HistoryPc, other: HistoryPc) -> None:
    """What a hub has lost is brought to it by another PC, beyond the end that it names."""
    world.keep_hub()
    for one in (pc, other):
        world.record(one)
        world.sync(one)
    world.roll_hub_back()
    world.revoke(pc)
    world.sync(other)


def forget_own_words(world: World, pc: HistoryPc) -> None:
    """The hub writes, is put back, reads what it had written, and writes again."""
    founding = world.pcs[FOUNDING]
    for _ in range(2):
        if pc.joined and pc.store.device_key != founding.store.device_key:
            with suppress(Refused), world.hub.writing():
                pc.enrol()
            world.sync(founding)
            world.roll_hub_back()
            world.sync(founding)


def overtake_stick(world: World, pc: HistoryPc) -> None:
    """By the time that the reply comes back, the PC has heard more."""
    if pc.joined:
        world.write_stick(pc)
        world.carry_to_hub(len(world.sticks) - 1)
        world.record(pc)
        world.sync(pc)
        if world.replies:
            world.carry_back(len(world.replies) - 1)
