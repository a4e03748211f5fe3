"""Which PCs are admitted, and what order their logs prove."""

import msgspec

from tests.builders import Pc, World, day, make_key
from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import Directory, NotCounting
from trainer_app.checklists.kinds import Record, Stream
from trainer_app.checklists.permissions import Role
from trainer_app.kernel.ids import LogId, RecordId
from trainer_app.kernel.records import certificate_bytes


def _why(world: World, record: Record) -> NotCounting | None:
    return world.directory().why_not(record, world.unit_of)


# --- devices -----------------------------------------------------------------------------------


def test_that_everything_a_plant_begins_with_counts() -> None:
    world = World()
    assert [_why(world, record) for record in world.records] == [None] * len(world.records)
    directory = world.directory()
    founder = directory.people[world.founder]
    assert (founder.name, founder.roles) == ("Anna Founder", frozenset({Role.SUPERVISOR}))
    assert directory.site is not None
    assert directory.site.saved.name == "Plant"
    assert directory.edition == world.pack.edition


def test_that_nothing_of_a_plant_counts_where_its_founding_pc_is_not_believed() -> None:
    world = World()
    stranger = Directory.of(world.records, frozenset({"ab" * 32}))
    assert stranger.people == {}
    assert stranger.site is None
    reasons = {stranger.why_not(r, world.unit_of) for r in world.records}
    assert reasons == {NotCounting.DEVICE_NOT_ADMITTED}


def test_that_a_pc_without_a_certificate_counts_for_nothing() -> None:
    world = World()
    trainer = world.trainer()
    foreign = world.pc("Foreign", admitted=False)
    statement = world.sign_off(world.trainee(), "01-01", trainer, day(0), pc=foreign)
    assert _why(world, statement) is NotCounting.DEVICE_NOT_ADMITTED


def test_that_a_pc_cannot_admit_itself_or_another() -> None:
    world = World()
    foreign = world.pc("Foreign", admitted=False)
    floor = world.pc("Floor")
    world.add(b.DeviceEnrolled(foreign.public, "Foreign", "F", office=True), by=None, pc=foreign)
    world.add(b.DeviceEnrolled(foreign.public, "Foreign", "F", office=True), by=None, pc=floor)
    assert foreign.public not in world.directory().devices()
    assert floor.public in world.directory().devices()


def test_that_a_floor_pc_cannot_make_itself_an_office_pc() -> None:
    world = World()
    floor = world.pc("Floor")
    own = next(
        r for r in world.records if isinstance(r.body, b.DeviceEnrolled) and not r.body.office
    )
    world.add(
        b.DeviceEnrolled(floor.public, "Floor", "F", office=True),
        by=None,
        pc=floor,
        replaces=(own.id,),
    )
    assert world.directory().devices()[floor.public].office is False


def test_that_a_later_certificate_takes_the_place_of_the_first_in_any_order() -> None:
    world = World()
    floor = world.pc("Floor")
    first = world.records[-1]
    world.add(
        b.DeviceEnrolled(floor.public, "Press 6", "P", office=True), by=None, replaces=(first.id,)
    )
    for records in (world.records, world.records[::-1]):
        device = world.directory(records).devices()[floor.public]
        assert (device.name, device.letter, device.office) == ("Press 6", "P", True)


def test_that_of_two_certificates_of_one_key_office_needs_both() -> None:
    world = World()
    floor = world.pc("Floor", office=True)
    world.add(b.DeviceEnrolled(floor.public, "Floor", "F", office=False), by=None)
    for records in (world.records, world.records[::-1]):
        assert world.directory(records).devices()[floor.public].office is False


def test_that_only_the_plants_own_authority_revokes() -> None:
    world = World()
    floor, other = world.pc("Floor"), world.pc("Other")
    trainee, trainer = world.trainee(), world.trainer()
    statement = world.sign_off(trainee, "01-01", trainer, day(0), pc=floor)
    world.add(b.DeviceRevoked(floor.public), by=None, pc=other)
    assert _why(world, statement) is None
    world.add(b.DeviceRevoked(floor.public), by=None)
    assert _why(world, statement) is NotCounting.DEVICE_REVOKED


def test_that_what_is_at_or_below_a_named_tip_still_counts_and_a_higher_tip_releases_more() -> None:
    world = World()
    floor = world.pc("Floor")
    trainee, trainer = world.trainee(), world.trainer()
    made = [world.sign_off(trainee, "01-01", trainer, day(n), pc=floor) for n in range(3)]

    def revoke(at: Record) -> None:
        tip = world.sealed[at.id].tip
        named = b.OldTip(tip.log, tip.seq, tip.h.hex())
        world.add(b.DeviceRevoked(floor.public, (named,)), by=None)

    revoke(made[0])
    revoked = NotCounting.DEVICE_REVOKED
    assert [_why(world, r) for r in made] == [None, revoked, revoked]
    revoke(made[1])
    assert [_why(world, r) for r in made] == [None, None, revoked]
    shuffled = world.directory(world.records[::-1])
    assert [shuffled.why_not(r, world.unit_of) for r in made] == [None, None, revoked]


def _restored(world: World, name: str, *, proof_key: str = "recovery code") -> Pc:
    """A PC that a backup was restored on, vouched for by the plant's recovery code."""
    pc = Pc(name, make_key(name))
    tip = world.office.tips[Stream.PLANT]
    old = b.OldTip(tip.log, tip.seq, tip.h.hex())
    proof = make_key(proof_key).sign(certificate_bytes(bytes(pc.key.verify_key), tip)).signature
    body = b.DeviceEnrolled(pc.public, name, "R", office=True, proof=proof.hex(), old=old)
    world.add(body, by=None, pc=pc)
    return pc


def _with_recovery(world: World) -> None:
    sign = bytes(make_key("recovery code").verify_key).hex()
    world.add(
        b.DeviceEnrolled(world.office.public, "Office", "A", office=True, recovery_sign=sign),
        by=None,
    )


def test_that_the_recovery_code_admits_the_pc_that_a_backup_was_restored_on() -> None:
    world = World()
    _with_recovery(world)
    restored = _restored(world, "New PC")
    thief = _restored(world, "Thief", proof_key="a guess")
    devices = world.directory().devices()
    assert restored.public in devices
    assert thief.public not in devices
    named = world.person("Rita", Role.TRAINER, pc=restored)
    assert named in world.directory().people


def test_that_a_proof_cannot_be_carried_into_another_log() -> None:
    """The recovery code signed the key and the tip, not the name and the office."""
    world = World()
    _with_recovery(world)
    restored = _restored(world, "New PC")
    body = world.records[-1].body
    assert isinstance(body, b.DeviceEnrolled)
    thief = Pc("Thief", make_key("Thief"))
    world.add(msgspec.structs.replace(body, name="Mine", office=False), by=None, pc=thief)
    directory = world.directory()
    assert thief.public not in directory.devices()
    assert directory.devices()[restored.public].office is True
    assert directory.devices()[restored.public].name == "New PC"


def test_that_a_restored_pc_can_revoke_the_lost_one() -> None:
    world = World()
    _with_recovery(world)
    restored = _restored(world, "New PC")
    tip = world.office.tips[Stream.PLANT]
    named = b.OldTip(tip.log, tip.seq, tip.h.hex())
    world.add(b.DeviceRevoked(world.office.public, (named,)), by=None, pc=restored)
    later = world.add(b.PersonSaved(roles=("supervisor",)), by=world.founder)
    stolen = world.pc("Thief's second PC")
    directory = world.directory()
    assert directory.why_not(later, world.unit_of) is NotCounting.DEVICE_REVOKED
    assert stolen.public not in directory.devices()
    assert world.founder in directory.people


def test_that_a_log_is_opened_once() -> None:
    """A foreign PC cannot say in the middle of its log that an admitted one keeps it."""
    world = World()
    foreign = world.pc("Foreign", admitted=False)
    world.add(b.SiteSaved(name="Elsewhere"), by=world.founder, pc=foreign)
    world.add(b.LogOpened(world.office.public, "plant", "00" * 16), by=None, pc=foreign)
    log = foreign.tips[Stream.PLANT].log
    assert world.directory().key_of(log) == foreign.public
    assert world.directory().device_of(log) is None


# --- order inside and across logs --------------------------------------------------------------


def test_that_a_log_proves_what_came_before_and_a_continued_log_too() -> None:
    world = World()
    first = world.add(b.SiteSaved(name="A"), by=world.founder)
    second = world.add(b.SiteSaved(name="B"), by=world.founder)
    world.open_log(world.office, reason="restored")
    third = world.add(b.SiteSaved(name="C"), by=world.founder)
    other = world.pc("Other")
    elsewhere = world.add(b.SiteSaved(name="D"), by=world.founder, pc=other)
    directory = world.directory()
    assert directory.precedes(first, second)
    assert directory.precedes(first, third)
    assert directory.precedes(second, third)
    assert not directory.precedes(third, first)
    assert not directory.precedes(first, first)
    assert not directory.precedes(first, elsewhere)
    assert not directory.precedes(elsewhere, first)


def test_that_a_restored_log_continues_only_up_to_the_tip_that_it_names() -> None:
    world = World()
    kept = world.add(b.SiteSaved(name="kept"), by=world.founder)
    branch = Pc("Office", world.office.key, dict(world.office.tips))
    lost = world.add(b.SiteSaved(name="not in the backup"), by=world.founder)
    world.open_log(branch, reason="restored")
    after = world.add(b.SiteSaved(name="after"), by=world.founder, pc=branch)
    directory = world.directory()
    assert directory.precedes(kept, after)
    assert not directory.precedes(lost, after)


def test_that_logs_that_name_one_another_do_not_hang() -> None:
    tip_a = b.OldTip(LogId("a" * 32), 5, "")
    tip_b = b.OldTip(LogId("b" * 32), 5, "")
    world = World()
    opened = world.records[0]
    records = [
        *world.records,
        _like(opened, LogId("a" * 32), b.LogOpened(world.office.public, "plant", "", old=tip_b)),
        _like(opened, LogId("b" * 32), b.LogOpened(world.office.public, "plant", "", old=tip_a)),
    ]
    directory = world.directory(records)
    assert not directory.precedes(world.records[3], records[-1])


def _like(record: Record, log: LogId, body: b.Body) -> Record:
    return Record(RecordId(log), log, record.seq, record.head, body)
