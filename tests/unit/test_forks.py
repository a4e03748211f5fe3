"""Logs that fork: what is told of them, and what a revocation's tip means on a branch."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import Pc, World, day
from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import Directory
from trainer_app.checklists.forks import Branches, Place, forks
from trainer_app.checklists.incidents import IncidentKind, answered, incidents
from trainer_app.checklists.kinds import Record, Stream
from trainer_app.checklists.reasons import NotCounting
from trainer_app.kernel.ids import LogId
from trainer_app.kernel.records import chain_hash


def places(world: World) -> list[Place]:
    """Of every record with the one before it, as a store works it out."""
    at: dict[tuple[LogId, int], list[bytes]] = {}
    for sealed in world.sealed.values():
        at.setdefault((sealed.log, sealed.seq), []).append(sealed.hash)
    found = []
    for sealed in world.sealed.values():
        before = next(
            (
                h
                for h in at.get((sealed.log, sealed.seq - 1), ())
                if chain_hash(h, sealed.head, sealed.body_hash) == sealed.hash
            ),
            b"",
        )
        found.append(Place(sealed.log, sealed.seq, sealed.hash, before))
    return found


class Cloned:
    """A floor PC whose profile was copied: both copies went on in the same log."""

    def __init__(self) -> None:
        self.world = World()
        self.rita, self.tom = self.world.trainer("Rita"), self.world.trainee("Tom")
        self.floor = self.world.pc("Floor")
        self.world.add(b.JobDone(self.tom, ("01-01",), day(0)), by=self.tom, pc=self.floor)
        self.copy = Pc("Floor", self.floor.key, dict(self.floor.tips))
        self.own = [self._sign(self.floor, n) for n in range(3)]
        self.copied = [self._sign(self.copy, n) for n in range(4)]

    def _sign(self, pc: Pc, n: int) -> Record:
        return self.world.sign_off(self.tom, "01-01", self.rita, day(n), mold=str(n), pc=pc)

    def why(self, record: Record, *, exact: bool = True) -> NotCounting | None:
        branches = Branches(places(self.world)) if exact else Branches()
        records = [r for r in self.world.records if r.kind != "signoff.recorded"]
        return Directory.of(records, self.world.roots, branches).why_not(record, self.world.unit_of)

    def revoke(self, at: Record) -> None:
        tip = self.world.sealed[at.id].tip
        named = b.OldTip(tip.log, tip.seq, tip.h.hex())
        self.world.add(b.DeviceRevoked(self.floor.public, (named,)), by=None)


def test_that_both_branches_of_a_fork_count_and_the_fork_is_told_once() -> None:
    cloned = Cloned()
    assert {cloned.why(record) for record in (*cloned.own, *cloned.copied)} == {None}
    (fork,) = forks(places(cloned.world))
    assert fork.seq == cloned.own[0].seq
    assert set(fork.branches) == {cloned.own[0].id, cloned.copied[0].id}


def test_that_a_fork_is_told_whatever_the_order_and_however_often_it_came() -> None:
    cloned = Cloned()
    found = places(cloned.world)
    told = forks(found)
    for seed in range(5):
        shuffled = found * 2
        random.Random(seed).shuffle(shuffled)
        assert forks(shuffled) == told


def test_that_a_tip_releases_what_is_on_its_own_branch() -> None:
    cloned = Cloned()
    cloned.revoke(cloned.own[1])
    revoked = NotCounting.DEVICE_REVOKED
    assert [cloned.why(r) for r in cloned.own] == [None, None, revoked]
    assert [cloned.why(r) for r in cloned.copied] == [revoked] * 4
    cloned.revoke(cloned.copied[2])
    assert [cloned.why(r) for r in cloned.copied] == [None, None, None, revoked]
    assert [cloned.why(r) for r in cloned.own] == [None, None, revoked]


def test_that_the_records_alone_say_which_is_the_tip_even_where_the_branch_is_not_known() -> None:
    cloned = Cloned()
    cloned.revoke(cloned.own[1])
    assert cloned.why(cloned.own[1], exact=False) is None
    assert cloned.why(cloned.copied[1], exact=False) is NotCounting.DEVICE_REVOKED


def test_that_one_branch_proves_nothing_about_the_other() -> None:
    cloned = Cloned()
    opened = [r for r in cloned.world.records if r.kind in ("log.opened", "device.enrolled")]
    exact = Directory.of(opened, cloned.world.roots, Branches(places(cloned.world)))
    assert exact.precedes(cloned.own[0], cloned.own[2])
    assert not exact.precedes(cloned.copied[0], cloned.own[2])


def test_that_a_log_that_does_not_fork_is_never_asked_about() -> None:
    world = World()
    assert forks(places(world)) == ()


def test_that_an_unknown_predecessor_is_still_a_fork() -> None:
    log = LogId("a" * 32)
    two = [Place(log, 5, bytes([n]) * 32) for n in (1, 2)]
    assert [fork.seq for fork in forks(two)] == [5]


@settings(max_examples=40)
@given(st.lists(st.integers(0, 3), min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_that_what_a_tip_releases_is_exactly_what_leads_to_it(
    clones: list[int], rng: random.Random
) -> None:
    """Random copies of a profile, and copies of those: the tip's own history, and nothing else."""
    world = World()
    pcs = [world.pc("Floor")]
    made: dict[str, list[Record]] = {}
    history: dict[int, list[Record]] = {0: []}
    for step in clones:
        which = step % len(pcs)
        record = world.add(b.SiteSaved(name=str(len(made))), by=world.founder, pc=pcs[which])
        history[which].append(record)
        made[record.id] = history[which][:]
        if step == 3:
            pcs.append(Pc("Floor", pcs[which].key, dict(pcs[which].tips)))
            history[len(pcs) - 1] = history[which][:]
    tip = world.sealed[rng.choice(list(made.values()))[-1].id].tip
    named = b.OldTip(tip.log, tip.seq, tip.h.hex())
    world.add(b.DeviceRevoked(pcs[0].public, (named,)), by=None)
    directory = Directory.of(world.records, world.roots, Branches(places(world)))
    last = next(r for r in world.records if world.sealed[r.id].hash == tip.h)
    for record_id in made:
        record = next(r for r in world.records if r.id == record_id)
        counts = directory.why_not(record, world.unit_of) is None
        assert counts is (record in made[last.id])


# --- incidents ----------------------------------------------------------------------------------


def test_that_a_fork_is_an_open_question_until_somebody_who_may_answers_it() -> None:
    cloned = Cloned()
    world = cloned.world
    directory = world.directory()
    (incident,) = incidents([], places(world), directory)
    assert incident.kind is IncidentKind.FORK
    assert incident.device is not None
    assert incident.device.name == "Floor"
    assert set(incident.records) == {cloned.own[0].id, cloned.copied[0].id}
    by_trainer = world.add(b.QuestionDecided(about=incident.about), by=cloned.rita)
    assert answered([by_trainer], directory, world.unit_of) == set()
    by_supervisor = world.add(b.QuestionDecided(about=incident.about), by=world.founder)
    assert answered([by_supervisor], directory, world.unit_of) == {incident.about}


def test_that_a_restored_pc_and_one_that_was_shut_out_are_told() -> None:
    world = World()
    floor = world.pc("Floor")
    world.add(b.JobDone(world.trainee(), ("01-01",), day(0)), by=world.founder, pc=floor)
    world.open_log(floor, reason="restored")
    world.open_log(floor, Stream.PRIVATE, reason="restored")
    foreign = world.pc("Foreign", admitted=False)
    world.add(b.DeviceRevoked(world.office.public), by=None, pc=foreign)
    world.add(b.DeviceRevoked(floor.public), by=None)
    found = incidents(world.records, [], world.directory())
    assert [(i.kind, i.device.name if i.device else "") for i in found] == [
        (IncidentKind.RESTORED, "Floor"),
        (IncidentKind.SHUT_OUT, "Floor"),
    ]


def test_that_a_hub_that_went_on_in_a_new_log_is_told_as_restored_itself() -> None:
    world = World()
    hub = world.pc("Hub", admitted=False)
    world.open_log(hub, reason="forked")
    roots = frozenset({*world.roots, hub.public})
    found = incidents(world.records, [], Directory.of(world.records, roots))
    assert [(i.kind, i.device) for i in found] == [(IncidentKind.HUB_RESTORED, None)]
