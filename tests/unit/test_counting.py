"""Who counts: back to the founder, nobody for himself, nobody for another."""

import random
import string
from datetime import timedelta

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import MONDAY, Pc, World, day, make_key
from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import Directory, NotCounting
from trainer_app.checklists.kinds import Record, Stream
from trainer_app.checklists.permissions import Action, Role
from trainer_app.kernel.ids import EditionId, LogId, PersonId, RecordId
from trainer_app.kernel.records import By, certificate_bytes


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


# --- people ------------------------------------------------------------------------------------


def test_that_only_the_named_founder_stands_without_anybody_before_him() -> None:
    world = World()
    usurper = world.add(b.PersonSaved(roles=("supervisor",)), by=None)
    assert _why(world, usurper) is NotCounting.PERSON_UNKNOWN
    assert PersonId(usurper.id) not in world.directory().people


def test_that_a_role_needs_a_supervisor_and_an_office_pc() -> None:
    world = World()
    trainer, floor = world.trainer(), world.pc("Floor")
    by_trainer = world.add(b.PersonSaved(roles=("trainer",)), by=trainer)
    on_floor = world.add(b.PersonSaved(roles=("trainer",)), by=world.founder, pc=floor)
    assert _why(world, by_trainer) is NotCounting.ROLE_MISSING
    assert _why(world, on_floor) is NotCounting.NOT_AN_OFFICE_PC


def test_that_a_trainee_can_be_added_on_any_pc_by_a_trainer() -> None:
    world = World()
    trainer, floor = world.trainer(), world.pc("Floor")
    trainee = world.person("Tom", Role.TRAINEE, by=trainer, pc=floor)
    code = world.add(b.PersonPin(person=trainee, verifier="v", once=True), by=trainer, pc=floor)
    assert world.directory().people[trainee].name == "Tom"
    assert _why(world, code) is None


def test_that_a_trainer_cannot_reset_the_pin_of_anybody_else() -> None:
    world = World()
    trainer = world.trainer()
    tom, colleague = world.trainee(), world.trainer("Carl")
    for person, once in ((tom, True), (colleague, True), (tom, False)):
        pin = world.add(b.PersonPin(person=person, verifier="v", once=once), by=trainer)
        assert _why(world, pin) is NotCounting.ROLE_MISSING


def test_that_a_trainer_cannot_reset_a_pin_that_he_once_handed_over() -> None:
    world = World()
    trainer = world.trainer()
    trainee = world.person("Tom", Role.TRAINEE, by=trainer)
    first = world.add(b.PersonPin(person=trainee, verifier="v", once=True), by=trainer)
    own = world.add(b.PersonPin(person=trainee, verifier="w"), by=trainee, replaces=(first.id,))
    reset = world.add(
        b.PersonPin(person=trainee, verifier="x", once=True), by=trainer, replaces=(own.id,)
    )
    assert _why(world, own) is None
    assert _why(world, reset) is NotCounting.ROLE_MISSING


def test_that_a_pin_is_reset_only_by_a_supervisor_on_an_office_pc() -> None:
    world = World()
    trainer, floor = world.trainer(), world.pc("Floor")
    body = b.PersonPin(person=trainer, verifier="v", once=True)
    assert _why(world, world.add(body, by=world.founder)) is None
    assert _why(world, world.add(body, by=world.founder, pc=floor)) is NotCounting.NOT_AN_OFFICE_PC


def test_that_nobody_gives_himself_a_role_or_a_right() -> None:
    world = World()
    trainer = world.trainer(scope=("01-01",))
    raised = world.add(
        b.PersonSaved(roles=("supervisor", "trainer")), by=trainer, replaces=(RecordId(trainer),)
    )
    widened = world.right(trainer, by=trainer)
    assert _why(world, raised) is NotCounting.ROLE_MISSING
    assert _why(world, widened) is NotCounting.ROLE_MISSING
    assert world.directory().people[trainer].roles == {Role.TRAINER}


def test_that_everybody_chooses_his_own_language_on_any_pc() -> None:
    world = World()
    trainee, floor = world.trainee(), world.pc("Floor")
    world.add(
        b.PersonSaved(roles=("trainee",), language="fr"),
        by=trainee,
        replaces=(RecordId(trainee),),
        pc=floor,
    )
    assert world.directory().people[trainee].language == "fr"


def test_that_choosing_a_language_cannot_end_another_person() -> None:
    world = World()
    one, other = world.trainee("One"), world.trainee("Other")
    both = world.add(
        b.PersonSaved(roles=("trainee",), language="fr"),
        by=one,
        replaces=(RecordId(one), RecordId(other)),
    )
    assert _why(world, both) is NotCounting.FOR_ANOTHER
    assert {one, other} <= world.directory().people.keys()


def test_that_a_thousand_changes_of_language_are_no_problem() -> None:
    world = World()
    for n in range(1200):
        world._people[world.founder] = world.add(
            b.PersonSaved(roles=("supervisor",), language=("en", "fr")[n % 2]),
            by=world.founder,
            replaces=(world._people[world.founder],),
        ).id
    records = world.records[:]
    random.Random(1).shuffle(records)
    directory = world.directory(records)
    assert directory.people[world.founder].language == "fr"
    assert directory.thing(records[-1].id)


def test_that_a_person_who_left_can_do_nothing_and_what_he_did_before_still_counts() -> None:
    world = World()
    trainee, trainer = world.trainee(), world.trainer()
    before = world.sign_off(trainee, "01-01", trainer, day(0))
    old = world.directory().people[trainer].record
    world.save_person(trainer, Role.TRAINER, active=False)
    after = world.sign_off(trainee, "01-01", trainer, day(1))
    behind = world.add(after.body or b.SiteSaved(""), by=trainer, relied_on=old)
    assert _why(world, before) is None
    assert _why(world, after) is NotCounting.ROLE_MISSING
    assert _why(world, behind) is NotCounting.ROLE_HAD_CHANGED
    person = world.directory().people[trainer]
    assert not person.active
    assert not any(person.may(action, about=trainer) for action in Action)


def test_that_relying_on_a_role_that_was_known_to_be_gone_does_not_count() -> None:
    world = World()
    second = world.person("Second Supervisor", Role.SUPERVISOR)
    old = world.directory().people[second].record
    early = world.add(b.SiteSaved(name="Early"), by=second)
    world.save_person(second, Role.TRAINER)
    late = world.add(b.SiteSaved(name="Late"), by=second, relied_on=old)
    world.open_log(world.office, reason="restored")
    restored = world.add(b.SiteSaved(name="Later"), by=second, relied_on=old)
    assert _why(world, early) is None
    assert _why(world, late) is NotCounting.ROLE_HAD_CHANGED
    assert _why(world, restored) is NotCounting.ROLE_HAD_CHANGED


def test_that_what_another_pc_did_not_know_of_yet_still_counts() -> None:
    world = World()
    floor = world.pc("Floor")
    trainee, trainer = world.trainee(), world.trainer()
    old = world.directory().people[trainer].record
    world.save_person(trainer, Role.TRAINEE)
    statement = world.add(_statement(world, trainee, trainer), by=trainer, relied_on=old, pc=floor)
    assert _why(world, statement) is None


def _statement(world: World, trainee: PersonId, trainer: PersonId) -> b.Body:
    return b.SignoffRecorded(
        trainee=trainee,
        task="01-01",
        edition=world.pack.edition,
        right=world.right_of(trainer),
        observed_on=MONDAY,
    )


def test_that_a_role_given_back_counts_again_even_for_who_relies_on_the_old_record() -> None:
    world = World()
    second = world.person("Second Supervisor", Role.SUPERVISOR)
    old = world.directory().people[second].record
    world.save_person(second, Role.TRAINER)
    world.save_person(second, Role.SUPERVISOR)
    assert _why(world, world.add(b.SiteSaved(name="x"), by=second, relied_on=old)) is None


def test_that_of_two_saved_states_that_neither_replaces_only_common_roles_hold() -> None:
    world = World()
    rita = world.person("Rita", Role.TRAINER)
    first = RecordId(rita)
    heads = [
        world.add(b.PersonSaved(roles=roles), by=world.founder, replaces=(first,))
        for roles in (("trainer", "supervisor"), ("trainer", "assessor"))
    ]
    person = world.directory().people[rita]
    assert person.roles == {Role.TRAINER}
    assert set(person.heads) == {head.id for head in heads}


def test_that_a_role_from_a_newer_program_gives_nothing_and_is_not_forgotten() -> None:
    world = World()
    one = world.add(b.PersonSaved(roles=("trainee", "inspector")), by=world.founder)
    person = world.directory().people[PersonId(one.id)]
    assert person.roles == {Role.TRAINEE}
    assert person.other_roles == ("inspector",)
    by_trainer = world.add(b.PersonSaved(roles=("trainee", "inspector")), by=world.trainer())
    assert _why(world, by_trainer) is NotCounting.ROLE_MISSING


def test_that_a_name_is_written_by_who_may_and_an_erased_one_does_not_come_back() -> None:
    world = World()
    trainee, trainer = world.trainee("Tom"), world.trainer("Rita")
    first = next(
        r for r in world.records if isinstance(r.body, b.PersonNamed) and r.body.person == trainee
    )
    second = world.add(
        b.PersonNamed(person=trainee, name="Thomas"), by=trainer, replaces=(first.id,)
    )
    assert world.directory().name(trainee) == "Thomas"
    world.add(b.PersonNamed(person=trainer, name="Anna Founder"), by=trainee)
    world.add(b.PersonNamed(person=world.founder, name="Zoe"), by=trainer)
    assert world.directory().name(trainer) == "Rita"
    assert world.directory().name(world.founder) == "Anna Founder"
    erased = [
        r if r.id != second.id else Record(r.id, r.log, r.seq, r.head, None, "erased")
        for r in world.records
    ]
    assert world.directory(erased).people[trainee].name == ""


# --- rights ------------------------------------------------------------------------------------


def test_that_a_sign_off_rests_on_a_right_of_its_own_signer_that_covers_and_holds() -> None:
    world = World()
    trainee, carl = world.trainee(), world.trainer("Carl")
    rita = world.person("Rita", Role.TRAINER)
    narrow = world.right(rita, scope=("01-01", "U02"), start=day(1), until=day(3))

    def why(task: str, on: int, right: RecordId) -> NotCounting | None:
        return _why(world, world.sign_off(trainee, task, rita, day(on), right=right))

    missing = NotCounting.RIGHT_MISSING
    assert why("01-01", 1, narrow.id) is None
    assert why("02-01", 3, narrow.id) is None
    assert why("01-02", 2, narrow.id) is missing
    assert why("01-01", 0, narrow.id) is missing
    assert why("01-01", 4, narrow.id) is missing
    assert why("01-01", 2, world.right_of(carl)) is missing
    assert why("01-01", 2, RecordId("0" * 32)) is missing


def test_that_a_right_by_unit_waits_for_the_edition_to_be_at_hand() -> None:
    world = World()
    trainee, rita = world.trainee(), world.trainer(scope=("U01",))
    unknown = world.sign_off(trainee, "01-01", rita, day(0), edition=EditionId("99" * 32))
    assert _why(world, unknown) is NotCounting.EDITION_UNKNOWN


def test_that_a_right_that_was_taken_away_before_does_not_carry_a_later_sign_off() -> None:
    world = World()
    trainee, rita = world.trainee(), world.trainer()
    right = world.right_of(rita)
    before = world.sign_off(trainee, "01-01", rita, day(0))
    world.right(rita, active=False, replaces=(right,))
    after = world.sign_off(trainee, "01-01", rita, day(1), right=right)
    world.open_log(world.office, reason="restored")
    restored = world.sign_off(trainee, "01-01", rita, day(2), right=right)
    assert _why(world, before) is None
    assert _why(world, after) is NotCounting.RIGHT_MISSING
    assert _why(world, restored) is NotCounting.RIGHT_MISSING
    assert world.directory().rights.get(rita, ()) == ()


def test_that_a_right_cannot_end_the_right_of_another_person() -> None:
    world = World()
    rita, carl = world.trainer("Rita"), world.trainer("Carl")
    world.right(rita, replaces=(world.right_of(carl),))
    assert world.directory().rights[carl]


def test_that_a_right_that_does_not_count_carries_nothing() -> None:
    world = World()
    trainee, rita = world.trainee(), world.person("Rita", Role.TRAINER)
    own = world.right(rita, by=rita)
    floor = world.right(rita, pc=world.pc("Floor"))
    assert _why(world, floor) is NotCounting.NOT_AN_OFFICE_PC
    for right in (own, floor):
        statement = world.sign_off(trainee, "01-01", rita, day(0), right=right.id)
        assert _why(world, statement) is NotCounting.RIGHT_MISSING


def test_that_a_right_without_the_role_is_not_enough() -> None:
    world = World()
    tom, other = world.trainee(), world.trainee("Other")
    world.right(tom)
    assert _why(world, world.sign_off(other, "01-01", tom, day(0))) is NotCounting.ROLE_MISSING


# --- for oneself, for another ------------------------------------------------------------------


def _everything(world: World) -> PersonId:
    person = world.person("Everything", *Role)
    world.right(person)
    return person


def test_that_nobody_says_anything_for_himself() -> None:
    world = World()
    me = _everything(world)
    for body in (
        _statement(world, me, me),
        b.TryRecorded(trainee=me, task="01-01", level=3, observed_on=MONDAY),
        b.SessionTaught(trainee=me, task="01-01", on=MONDAY),
        b.CapstoneAssessed(trainee=me, on=MONDAY, passed=True, tasks=("01-01",)),
        b.UnitSigned(me, "U01", world.pack.edition, MONDAY),
    ):
        assert _why(world, world.add(body, by=me)) is NotCounting.FOR_ONESELF, body


def test_that_a_merge_reveals_a_sign_off_for_oneself_in_any_order() -> None:
    world = World()
    me, alias = _everything(world), world.trainee("Me again")
    statement = world.sign_off(alias, "01-01", me, day(0))
    assert _why(world, statement) is None
    merge = world.merge(me, alias)
    for records in (world.records, world.records[::-1]):
        directory = world.directory(records)
        assert directory.why_not(statement, world.unit_of) is NotCounting.FOR_ONESELF
        assert directory.entries(me) == directory.entries(alias) == tuple(sorted((me, alias)))
    world.add(b.PersonMerged((me, alias), same=False), by=world.founder, replaces=(merge.id,))
    assert _why(world, statement) is None


def test_that_a_merge_gives_no_rights() -> None:
    world = World()
    tom, rita = world.trainee(), world.trainer()
    world.merge(tom, rita)
    other = world.trainee("Other")
    statement = world.sign_off(other, "01-01", tom, day(0), right=world.right_of(rita))
    assert _why(world, statement) is NotCounting.ROLE_MISSING


def test_that_merges_chain_and_need_a_supervisor_in_the_office() -> None:
    world = World()
    a, c, d = (world.trainee(name) for name in "ACD")
    trainer, floor = world.trainer(), world.pc("Floor")
    world.add(b.PersonMerged((a, d)), by=trainer)
    world.add(b.PersonMerged((a, d)), by=world.founder, pc=floor)
    assert not world.directory().same_human(a, d)
    world.merge(a, c)
    world.merge(c, d)
    directory = world.directory()
    assert directory.same_human(a, d)
    assert directory.human(a) == directory.human(d) == min(a, c, d)
    assert directory.entries(trainer) == (trainer,)


def test_that_a_record_that_names_an_unknown_person_does_not_count() -> None:
    world = World()
    trainee, trainer = world.trainee(), world.trainer()
    body = _statement(world, trainee, trainer)
    nobody = world.add(body, by=PersonId("0" * 32), relied_on=RecordId(trainer))
    not_a_person = world.add(body, by=trainer, relied_on=world.site.id)
    unknown = world.add(body, by=trainer, relied_on=RecordId("f" * 32))
    for record in (nobody, not_a_person, unknown):
        assert _why(world, record) is NotCounting.PERSON_UNKNOWN


# --- whatever the order ------------------------------------------------------------------------


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)), max_size=14),
    st.randoms(use_true_random=False),
)
def test_that_who_is_who_never_depends_on_the_order_of_the_records(
    steps: list[tuple[int, int, int]], rng: random.Random
) -> None:
    world = World()
    people = [world.founder, world.trainee(), world.trainer(), _everything(world)]
    pcs = [world.office, world.office, world.pc("Floor"), world.pc("Foreign", admitted=False)]
    for what, who, whom in steps:
        by, about = people[who % len(people)], people[whom % len(people)]
        pc = pcs[(who + whom) % len(pcs)]
        saved = [r for r in world.records if r.kind == "person.saved"]
        old = saved[(what + who) % len(saved)]
        match what:
            case 0 | 1:
                roles = tuple(r.value for n, r in enumerate(Role) if (who + whom) >> n & 1)
                world.add(b.PersonSaved(roles=roles), by=by, replaces=(old.id,), pc=pc)
            case 2:
                world.right(about, by=by, pc=pc)
            case 3:
                world.right(about, by=by, pc=pc, active=False, replaces=(world.right_of(about),))
            case 4:
                world.add(b.PersonMerged((by, about)), by=by, pc=pc)
            case 5:
                world.open_log(pc, reason="restored")
            case 6:
                people.append(world.person(string.ascii_letters[who], Role.TRAINEE, by=by, pc=pc))
            case 7:
                tip = pc.tips.get(Stream.PLANT)
                tips = (b.OldTip(tip.log, tip.seq - 2, ""),) if tip else ()
                world.add(b.DeviceRevoked(pcs[2].public, tips), by=None, pc=pc)
            case _:
                world.add(
                    b.PersonSaved(roles=("trainee",), active=False),
                    by=by,
                    relied_on=old.id,
                    replaces=(RecordId(about),),
                    pc=pc,
                )
    shuffled = world.records * 2
    rng.shuffle(shuffled)
    one, other = world.directory(), world.directory(shuffled)
    assert one.people == other.people
    assert one.rights == other.rights
    assert one.enrolments == other.enrolments
    assert one.devices() == other.devices()
    for record in world.records:
        assert one.why_not(record, world.unit_of) == other.why_not(record, world.unit_of)


def test_that_a_right_ends_with_its_last_day() -> None:
    world = World()
    rita = world.person("Rita", Role.TRAINER)
    world.right(rita, start=day(1), until=day(3))
    directory = world.directory()
    held = [directory.right_for(rita, "01-01", "U01", day(n)) is not None for n in range(5)]
    assert held == [False, True, True, True, False]
    assert MONDAY + timedelta(days=4) == day(4)


def test_that_the_maker_is_who_the_record_names_and_no_other() -> None:
    world = World()
    rita, carl = world.trainer("Rita"), world.trainer("Carl")
    by = By(rita, RecordId(carl))
    borrowed = world.add(
        _statement(world, world.trainee(), rita), by=by.person, relied_on=by.relied_on
    )
    assert _why(world, borrowed) is NotCounting.PERSON_UNKNOWN
