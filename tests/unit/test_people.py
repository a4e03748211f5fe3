"""Who is who, and who may say so."""

import random

from tests.builders import MONDAY, World, day
from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import NotCounting
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.permissions import Action, Role
from trainer_app.kernel.ids import PersonId, RecordId


def _why(world: World, record: Record) -> NotCounting | None:
    return world.directory().why_not(record, world.unit_of)


def _statement(world: World, trainee: PersonId, trainer: PersonId) -> b.Body:
    return b.SignoffRecorded(
        trainee=trainee,
        task="01-01",
        edition=world.pack.edition,
        right=world.right_of(trainer),
        observed_on=MONDAY,
    )


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
