"""A PC of the floor whose program says whatever it likes: nothing of it counts, nothing is lost.

Real profiles and the real hub. Such a PC holds what every PC of the plant holds, and may record in
the name of whoever has a PIN there (sync.md §9); what it may not do is rule the plant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.hub.pcs import Log
from tests.recorder import make_key
from tests.store.plant import STARTED, Plant, make_plant
from tests.sync.life import supervisor
from tests.sync.live_hub import LiveHub, live_hub, on_sqlite
from tests.sync.two_profiles import Pc
from trainer_app.bootstrap.program import Program
from trainer_app.bootstrap.syncing import prepare
from trainer_app.checklists import bodies as b
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.reasons import NotCounting
from trainer_app.kernel.clock import FixedClock
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.units import units
from trainer_app.sync.protocol import Grant, HeldReason


@dataclass
class Rogue:
    """``first``: the office PC that founded the plant; ``rogue``: one of the floor."""

    plant: Plant
    hub: LiveHub
    first: Pc
    rogue: Pc

    def says(self, body: b.Body, *, replaces: tuple[RecordId, ...] = ()) -> Record:
        """In the supervisor's name, who never touched this PC."""
        with self.rogue.program.store.writing() as writing:
            return writing.append(body, by=self.plant.by(), replaces=replaces)

    def arrive(self) -> None:
        for pc in (self.rogue, self.first):
            pc.sync()
        assert self.rogue.waiting == 0  # refused is nothing: it is there for everybody to see

    def why_not(self, record: Record) -> NotCounting | None:
        with self.first.program.store.reading() as reading:
            held = reading.record(record.id)
            assert held is not None
            return reading.directory().why_not(held, units(reading))


@pytest.fixture
def world(tmp_path: Path) -> Iterator[Rogue]:
    plant = make_plant(tmp_path / "PC-1")
    first = Program(plant.store, plant.clock)
    rogue = prepare(tmp_path / "rogue", "Rogue", plant.clock)
    try:
        with live_hub(on_sqlite(tmp_path), FixedClock(STARTED)) as hub:
            hub.join(first)
            hub.join(rogue, Grant.FLOOR)
            yield Rogue(plant, hub, Pc(first, plant.founder), Pc(rogue, plant.founder))
    finally:
        rogue.close()
        first.close()


def test_that_it_makes_nobody_a_supervisor_and_gives_no_right(world: Rogue) -> None:
    mallory = world.says(b.PersonSaved(roles=("supervisor",)))
    tom = RecordId(world.plant.trainee)
    said = [
        mallory,
        world.says(b.PersonSaved(roles=("supervisor", "trainee")), replaces=(tom,)),
        world.says(b.RightSaved(person=world.plant.trainee, scope=("*",), basis="trade")),
        world.says(b.PersonMerged((world.plant.trainee, world.plant.founder))),
    ]
    who = PersonId(mallory.id)
    with world.rogue.program.store.writing() as writing:
        right = writing.append(
            b.RightSaved(person=who, scope=("*",), basis="trade"), by=world.plant.by(who)
        )
        signed = writing.append(
            world.plant.sign_off_body("03-01", right=right.id), by=world.plant.by(who)
        )
    world.arrive()
    assert [world.why_not(record) for record in said] == [NotCounting.NOT_AN_OFFICE_PC] * 4
    assert world.why_not(right) is NotCounting.RELIED_ON_DOES_NOT_COUNT
    assert world.why_not(signed) is NotCounting.RELIED_ON_DOES_NOT_COUNT
    with world.first.program.store.reading() as reading:
        people = reading.directory().people
        assert people[world.plant.trainee].roles == {"trainee"}
        assert not people.keys() & {who}
        # and on the sheet it is one that does not count, with its reason, not one that is hidden
        standings = reading.standings(world.plant.trainee)
    assert "03-01" not in standings


def test_that_it_admits_no_pc_and_shuts_none_out(world: Rogue) -> None:
    friend = make_key("friend")
    key = bytes(friend.verify_key).hex()
    first = world.first.program.store.device_key
    world.says(b.DeviceEnrolled(key, "Friend", "Z", office=True, grant="office"))
    world.says(b.DeviceRevoked(first))
    world.says(b.DeviceEnrolled(world.rogue.program.store.device_key, "R", "Y", office=True))
    kept = world.first.append(world.plant.sign_off_body("03-01"))
    world.arrive()
    assert world.why_not(kept) is None
    with world.first.program.store.reading() as reading:
        devices = reading.directory().devices()
        assert key not in devices
        assert not devices[world.rogue.program.store.device_key].office
        assert first in devices
    names = {device.name: device for device in world.hub.ledger.devices(world.hub.plant)}
    assert "Friend" not in names
    assert (names["Rogue"].grant, names["PC-1"].revoked) == (Grant.FLOOR, False)
    page = world.first.program.peers.page(supervisor(world.first))
    assert "Friend" not in {peer.name for peer in page.peers}


def test_that_it_erases_nothing(world: Rogue, tmp_path: Path) -> None:
    note = world.first.append(b.NoteWritten(person=world.plant.trainee, words="Careful hands"))
    world.arrive()
    world.rogue.sync()
    with world.rogue.program.store.reading() as reading:
        bodies = {r.id: r for r in reading.records(["note.written", "person.named"])}
    hashes = _body_hashes(world.rogue, bodies)
    said = [world.says(b.BodyErased(about=about, body=h)) for about, h in hashes.items()]
    world.arrive()
    assert {world.why_not(record) for record in said} == {NotCounting.NOT_AN_OFFICE_PC}
    later = Pc(prepare(tmp_path / "later", "Later", world.plant.clock), world.plant.founder)
    try:
        world.hub.join(later.program)
        for pc in (world.first, world.rogue, later):
            with pc.program.store.reading() as reading:
                kept = reading.record(note.id)
                assert kept is not None
                assert kept.body == note.body
                assert reading.directory().people[world.plant.trainee].name == "Tom"
    finally:
        later.program.close()


def _body_hashes(pc: Pc, records: dict[RecordId, Record]) -> dict[RecordId, str]:
    with pc.program.store.writing() as writing:
        found = writing.connection.execute("SELECT hash, body_hash FROM record").fetchall()
    of = {RecordId(h.hex()[:32]): body.hex() for h, body in found}
    return {record_id: of[record_id] for record_id in records}


def test_that_it_resets_nobodys_pin_and_the_true_one_stays(world: Rogue) -> None:
    tom = world.plant.trainee
    pin = world.first.append(b.PersonPin(person=tom, verifier="the true one"), tom)
    world.arrive()
    world.rogue.sync()
    reset = world.says(b.PersonPin(person=tom, verifier="mine"), replaces=(pin.id,))
    world.arrive()
    assert world.why_not(reset) is NotCounting.NOT_AN_OFFICE_PC
    for pc in (world.first, world.rogue):
        with pc.program.store.reading() as reading:
            state = reading.pin(tom)
        assert state is not None
        assert (state.verifier, state.others) == ("the true one", ())


def test_that_what_its_friend_made_is_held_at_the_hub_and_said_so(world: Rogue) -> None:
    """It vouches for a PC, and carries what that one wrote."""
    friend = Log(make_key("friend"), "plant", "00" * 16)
    friend.append(b.MemoWritten(task="03-01", words="let me in"))
    key = bytes(friend.key.verify_key).hex()
    world.says(b.DeviceEnrolled(key, "Friend", "Z", office=True, grant="office"))
    carried = world.hub.ledger.sync(
        world.hub.plant, world.rogue.program.store.device_key, (), [friend.run()], 0
    )
    world.arrive()
    reasons = {reason for _n, reason in carried.accepted.held}
    assert reasons == {HeldReason.NOT_ADMITTED}
    held = dict(world.hub.ledger.status(world.hub.plant).held)
    assert held == {HeldReason.NOT_ADMITTED: 2}
    assert world.first.faults() == world.rogue.faults() == []
