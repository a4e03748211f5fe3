"""PCs that started alone and joined one plant: what counts where (sync.md §8)."""

import random

import pytest

from tests.builders import Pc, World, day, make_key
from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import Directory
from trainer_app.checklists.kinds import Record, Stream
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.reasons import NotCounting
from trainer_app.kernel.ids import PersonId
from trainer_app.kernel.records import certificate_bytes


class Two:
    """A plant with a hub, and a second PC that had started alone with people of its own."""

    def __init__(self, *, office: bool = True) -> None:
        self.plant = World()
        self.rita = self.plant.trainer("Rita")
        self.tom = self.plant.trainee("Tom")
        self.before = self.plant.signed(self.tom, "01-01", self.rita, day(0))
        self.plant.join()
        alone = World(pc_name="Second")
        self.boss = alone.founder
        self.carl = alone.trainer("Carl")
        self.una = alone.trainee("Una")
        self.earlier = alone.signed(self.una, "01-01", self.carl, day(1))
        self.signature = alone.records[-1]
        self.alone = alone
        self.certificate = self.plant.brings(alone, office=office)
        self.second = alone.office

    def why(self, record: Record) -> NotCounting | None:
        return self.plant.directory().why_not(record, self.plant.unit_of)

    def accept(
        self, *, by: PersonId | None = None, pc: Pc | None = None, accepted: bool = True
    ) -> Record:
        body = b.JoiningAccepted(self.certificate.id, accepted)
        return self.plant.add(body, by=by or self.plant.founder, pc=pc)

    def counted(self, trainee: PersonId, records: list[Record] | None = None) -> int:
        return len(self.plant.standing(trainee, "01-01", records).performances)


@pytest.fixture
def two() -> Two:
    return Two()


# --- the hub ------------------------------------------------------------------------------------


def test_that_all_a_plant_recorded_alone_counts_at_its_hub_up_to_now_and_further() -> None:
    world = World()
    tom, rita = world.trainee(), world.trainer()
    world.signed(tom, "01-01", rita, day(0))
    before = world.standing(tom, "01-01")
    world.join()
    assert world.standing(tom, "01-01") == before
    world.signed(tom, "01-01", rita, day(1), mold="9")
    assert len(world.standing(tom, "01-01").performances) == 2
    directory = world.directory()
    assert [directory.why_not(r, world.unit_of) for r in world.records] == [None] * len(
        world.records
    )
    assert directory.joinings == ()


def test_that_the_founding_pc_gave_its_roles_on_an_office_pc_whatever_the_hub_made_of_it() -> None:
    world = World()
    rita = world.trainer()
    world.join(office=False)
    assert world.directory().people[rita].roles == {Role.TRAINER}
    late = world.right(rita)
    assert world.directory().why_not(late, world.unit_of) is NotCounting.NOT_AN_OFFICE_PC


def test_that_certificates_count_from_the_hubs_log_alone() -> None:
    world = World()
    world.join()
    other, third = Pc("Other", make_key("Other")), Pc("Third", make_key("Third"))
    world.add(b.DeviceEnrolled(other.public, "Other", "O", office=True), by=None)
    world.add(b.DeviceRevoked(world.office.public), by=None)
    world.enrol(third)
    directory = world.directory()
    assert other.public not in directory.devices()
    assert third.public in directory.devices()
    assert world.founder in directory.people


def test_that_the_hub_is_no_pc_and_makes_nothing_but_device_records_count() -> None:
    world = World()
    world.join()
    forged = world.add(b.SiteSaved(name="Theirs"), by=world.founder, pc=world.hub)
    directory = world.directory()
    assert world.hub.public not in directory.devices()
    assert directory.why_not(forged, world.unit_of) is NotCounting.DEVICE_NOT_ADMITTED


def test_that_a_plant_is_founded_once() -> None:
    """What the hub's own log proves to have come later cannot name another founder."""
    two = Two()
    rogue = World(pc_name="Rogue")
    two.plant.records += rogue.records
    two.plant.enrol(rogue.office, office=True, founder=rogue.founder, earlier=rogue.ends())
    person = two.plant.directory().people[rogue.founder]
    assert person.roles == frozenset()
    assert two.plant.founder in two.plant.directory().people


def test_that_a_renamed_founding_pc_founds_as_before() -> None:
    world = World()
    first = world.join()
    body = first.body
    assert isinstance(body, b.DeviceEnrolled)
    renamed = b.DeviceEnrolled(
        *(body.key, "Tool crib", body.letter, True, world.founder), earlier=body.earlier
    )
    world.add(renamed, by=None, pc=world.hub, replaces=(first.id,))
    directory = world.directory()
    assert directory.devices()[world.office.public].name == "Tool crib"
    assert directory.people[world.founder].roles == {Role.SUPERVISOR}


def test_that_the_recovery_code_still_admits_a_restored_pc_beside_a_hub() -> None:
    world = World()
    sign = bytes(make_key("code").verify_key).hex()
    world.join()
    body = next(r.body for r in reversed(world.records) if isinstance(r.body, b.DeviceEnrolled))
    world.add(
        b.DeviceEnrolled(
            *(body.key, body.name, body.letter, True, world.founder, sign), earlier=body.earlier
        ),
        by=None,
        pc=world.hub,
    )
    restored = Pc("New", make_key("New"))
    proof = make_key("code").sign(certificate_bytes(bytes(restored.key.verify_key), None)).signature
    world.add(
        b.DeviceEnrolled(restored.public, "New", "N", office=True, proof=proof.hex()),
        by=None,
        pc=restored,
    )
    assert restored.public in world.directory().devices()
    world.add(b.DeviceRevoked(world.hub.public), by=None, pc=restored)
    assert world.office.public in world.directory().devices(), "beside a hub only the hub revokes"


def test_that_a_pc_that_was_restored_before_it_joined_brings_the_logs_of_its_old_key() -> None:
    alone = World(pc_name="Old")
    sign = bytes(make_key("code").verify_key).hex()
    certificate = next(r for r in alone.records if isinstance(r.body, b.DeviceEnrolled))
    alone.add(
        b.DeviceEnrolled(alone.office.public, "Old", "A", True, alone.founder, recovery_sign=sign),
        by=None,
        replaces=(certificate.id,),
    )
    una, carl = alone.trainee("Una"), alone.trainer("Carl")
    early = alone.sign_off(una, "01-01", carl, day(0))
    new = Pc("New", make_key("New"))
    proof = make_key("code").sign(certificate_bytes(bytes(new.key.verify_key), None)).signature
    alone.add(
        b.DeviceEnrolled(new.public, "New", "B", office=True, proof=proof.hex()), by=None, pc=new
    )
    alone.office = new
    late = alone.sign_off(una, "01-01", carl, day(1))
    two = Two()
    certificate = two.plant.brings(alone)
    assert {two.why(early), two.why(late)} == {NotCounting.BEFORE_JOINING}
    two.plant.add(b.JoiningAccepted(certificate.id), by=two.plant.founder)
    assert (two.why(early), two.why(late)) == (None, None)


def test_that_nobody_brings_the_logs_of_another_pc() -> None:
    """A rogue that names the plant's own logs would turn what counts into what came before."""
    two = Two()
    rogue = World(pc_name="Rogue")
    rogue.add(b.DeviceEnrolled(two.plant.office.public, "Mine", "M", office=True), by=None)
    two.plant.records += rogue.records
    two.plant.enrol(rogue.office, earlier=(*rogue.ends(), *two.plant.ends()))
    assert two.why(two.before) is None
    assert two.counted(two.tom) == 1
    assert two.plant.founder in two.plant.directory().people


# --- a second PC --------------------------------------------------------------------------------


def test_that_roles_given_before_joining_hold_only_there(two: Two) -> None:
    directory = two.plant.directory()
    for person in (two.boss, two.carl):
        assert directory.people[person].roles == frozenset()
    assert directory.people[two.una].roles == {Role.TRAINEE}
    assert directory.people[two.una].name == "Una"
    assert directory.rights.get(two.carl, ()) == ()
    statement = two.plant.sign_off(two.tom, "01-01", two.carl, day(2), pc=two.second)
    role = two.plant.add(
        b.PersonSaved(roles=("supervisor",)), by=two.boss, pc=two.second, replaces=()
    )
    assert two.why(statement) is NotCounting.ROLE_MISSING
    assert two.why(role) is NotCounting.ROLE_MISSING


def test_that_what_was_signed_before_joining_waits_until_a_supervisor_accepts_it(two: Two) -> None:
    assert two.why(two.earlier) is NotCounting.BEFORE_JOINING
    assert two.why(two.signature) is NotCounting.BEFORE_JOINING
    assert two.counted(two.una) == 0
    accepted = two.accept()
    assert two.why(two.earlier) is None
    assert two.counted(two.una) == 1
    two.plant.add(
        b.JoiningAccepted(two.certificate.id, accepted=False),
        by=two.plant.founder,
        replaces=(accepted.id,),
    )
    assert two.why(two.earlier) is NotCounting.BEFORE_JOINING


def test_that_only_a_supervisor_of_the_plant_on_an_office_pc_accepts(two: Two) -> None:
    floor = two.plant.pc("Floor")
    two.plant.enrol(floor)
    assert two.why(two.accept(pc=floor)) is NotCounting.NOT_AN_OFFICE_PC
    assert two.why(two.accept(by=two.rita)) is NotCounting.ROLE_MISSING
    assert two.why(two.accept(by=two.boss, pc=two.second)) is NotCounting.ROLE_MISSING
    assert two.counted(two.una) == 0


def test_that_a_pc_cannot_accept_itself_before_it_joins() -> None:
    two = Two()
    alone = World(pc_name="Third")
    una, carl = alone.trainee(), alone.trainer()
    alone.add(b.JoiningAccepted(two.certificate.id), by=alone.founder)
    statement = alone.sign_off(una, "01-01", carl, day(0))
    two.plant.brings(alone, office=True)
    assert two.why(statement) is NotCounting.BEFORE_JOINING
    assert two.why(two.earlier) is NotCounting.BEFORE_JOINING


def test_that_powers_over_a_plant_never_leave_the_logs_that_they_were_given_in(two: Two) -> None:
    powers = [r for r in two.alone.records if r.kind in ("right.saved", "site.saved")]
    two.accept()
    assert powers
    assert {two.why(record) for record in powers} == {NotCounting.ONLY_BEFORE_JOINING}
    site = two.plant.directory().site
    assert site is not None
    assert site.id == two.plant.site.id


def test_that_a_supervisor_gives_roles_in_the_place_of_those_from_before(two: Two) -> None:
    two.plant.save_person(two.carl, Role.TRAINER)
    two.plant.right(two.carl)
    assert two.plant.directory().people[two.carl].roles == {Role.TRAINER}
    now = two.plant.sign_off(two.tom, "01-01", two.carl, day(3), pc=two.second)
    assert two.why(now) is None
    assert two.why(two.earlier) is NotCounting.BEFORE_JOINING


def test_that_choosing_a_language_does_not_carry_a_role_into_the_plant(two: Two) -> None:
    boss = two.boss
    two.plant.add(
        b.PersonSaved(roles=("supervisor",), language="fr"),
        by=boss,
        replaces=(two.plant._people[boss],),
        pc=two.second,
    )
    assert two.plant.directory().people[boss].roles == frozenset()
    allowed = two.plant.add(
        b.PersonSaved(roles=(), language="fr"),
        by=boss,
        replaces=(two.plant._people[boss],),
        pc=two.second,
    )
    assert two.why(allowed) is None
    assert two.plant.directory().people[boss].language == "fr"


def test_that_nothing_from_before_joining_is_about_the_plants_own(two: Two) -> None:
    """A PC that has read the plant's records makes itself a supervisor before it joins."""
    rogue = World(pc_name="Rogue")
    plant = two.plant
    over = [
        rogue.add(
            b.PersonSaved(roles=("trainee",), active=False),
            by=rogue.founder,
            replaces=(plant._people[plant.founder],),
        ),
        rogue.add(b.PersonNamed(person=plant.founder, name="Nobody"), by=rogue.founder),
        rogue.add(b.PersonMerged((rogue.founder, plant.founder)), by=rogue.founder),
        rogue.add(b.PersonPin(person=plant.founder, verifier="mine"), by=rogue.founder),
        rogue.right(two.rita),
        rogue.add(b.TryRecorded(trainee=two.tom, task="01-01"), by=rogue.founder),
    ]
    withdrawn = rogue.withdraw(two.before, rogue.founder)
    certificate = plant.brings(rogue)
    plant.add(b.JoiningAccepted(certificate.id), by=plant.founder)
    assert {two.why(record) for record in over} == {NotCounting.ONLY_BEFORE_JOINING}
    assert two.counted(two.tom) == 1
    assert withdrawn.head.replaces == (two.before.id,)
    founder = plant.directory().people[plant.founder]
    assert (founder.name, founder.active) == ("Anna Founder", True)
    assert not plant.directory().same_human(rogue.founder, plant.founder)


def test_that_people_from_before_sign_in_with_their_own_pins(two: Two) -> None:
    alone = World(pc_name="Third")
    una = alone.trainee("Una too")
    pin = alone.add(b.PersonPin(person=una, verifier="v"), by=una)
    two.plant.brings(alone)
    assert two.why(pin) is None


def test_that_a_merge_reveals_a_self_sign_off_from_before_joining(two: Two) -> None:
    two.accept()
    assert two.counted(two.una) == 1
    merge = two.plant.merge(two.una, two.carl)
    assert two.why(two.earlier) is NotCounting.FOR_ONESELF
    assert two.counted(two.una) == 0
    two.plant.add(
        b.PersonMerged((two.una, two.carl), same=False),
        by=two.plant.founder,
        replaces=(merge.id,),
    )
    assert two.counted(two.una) == 1


def test_that_trainees_of_two_pcs_are_one_after_a_merge(two: Two) -> None:
    two.accept()
    two.plant.merge(two.una, two.tom)
    standing = two.plant.standing(two.tom, "01-01")
    assert [p.record for p in standing.performances] == [two.before.id]
    both = [*two.plant.task_records(two.tom, "01-01"), *two.plant.task_records(two.una, "01-01")]
    assert two.earlier in both


def test_that_what_a_pc_recorded_after_its_tips_is_judged_as_of_the_plant(two: Two) -> None:
    """The same log goes on: its earlier part is from before joining, the rest is not."""
    later = two.plant.add(b.JobDone(two.una, ("01-01",), day(4)), by=two.una, pc=two.second)
    assert two.why(later) is None
    assert later.log == two.earlier.log


def test_that_joining_never_depends_on_the_order_of_the_records() -> None:
    two = Two()
    two.accept()
    two.plant.save_person(two.carl, Role.TRAINER)
    two.plant.merge(two.una, two.tom)
    two.plant.add(b.DeviceRevoked(two.second.public, two.alone.ends()), by=None, pc=two.plant.hub)
    records = two.plant.records[:]
    expected = [two.why(record) for record in two.plant.records]
    for seed in range(6):
        random.Random(seed).shuffle(records)
        directory = two.plant.directory(records)
        found = [directory.why_not(record, two.plant.unit_of) for record in two.plant.records]
        assert found == expected
        assert directory.people == two.plant.directory().people
        assert two.plant.standing(two.tom, "01-01", records) == two.plant.standing(two.tom, "01-01")


def test_that_what_does_not_apply_in_one_plant_is_not_set_aside_in_another() -> None:
    two = Two()
    alone = World(pc_name="Third")
    una = alone.trainee()
    everywhere = alone.add(b.TaskNotApplicable(task="01-01", consent="x"), by=alone.founder)
    for_una = alone.add(b.TaskNotApplicable(task="01-01", trainee=una), by=alone.founder)
    certificate = two.plant.brings(alone)
    two.plant.add(b.JoiningAccepted(certificate.id), by=two.plant.founder)
    assert two.why(everywhere) is NotCounting.ONLY_BEFORE_JOINING
    assert two.why(for_una) is None
    assert two.plant.standing(two.tom, "01-01").not_applicable == ()


def test_that_what_a_hub_says_in_one_plant_says_nothing_in_another() -> None:
    """A hub has one key for all of its plants, and a log for each."""
    world = World()
    world.join()
    floor = Pc("Floor", make_key("Floor"))
    log = world.open_log(Pc("Hub", world.hub.key), plant="ab" * 16)
    elsewhere = Pc("Hub", world.hub.key, {Stream.PLANT: world.sealed[log.id].tip})
    world.add(b.DeviceEnrolled(floor.public, "Floor", "F", office=True), by=None, pc=elsewhere)
    world.add(b.DeviceRevoked(world.office.public), by=None, pc=elsewhere)
    assert floor.public not in world.directory().devices()
    assert world.founder in world.directory().people
    there = Directory.of(world.records, world.roots, plant="ab" * 16)
    assert floor.public in there.devices()
    assert world.founder not in there.people
