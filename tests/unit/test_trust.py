"""The trust line, other PCs, and what two PCs said differently of one thing."""

from tests.builders import World
from trainer_app.checklists import bodies as b
from trainer_app.checklists.contested import contested
from trainer_app.checklists.trust import peers, trust_line
from trainer_app.kernel.membership import Membership, Waiting

HUB = Membership("ab" * 16, "https://hub", "cd" * 32, "office")


def test_that_without_a_hub_the_trust_line_says_nothing() -> None:
    world = World()
    found = peers(world.directory(), [], {}, world.office.public)
    assert trust_line(None, Waiting(unsent=3), found) is None


def test_that_the_trust_line_says_what_it_rests_on() -> None:
    waiting = Waiting(unsent=2, sent=1, held=(("not_admitted", 4), ("bad", 1)), to_come=7)
    line = trust_line(HUB, waiting, ())
    assert line is not None
    assert (line.as_of, line.waiting, line.held, line.to_come) == (None, 3, 5, 7)
    assert not line.is_complete
    whole = trust_line(HUB, Waiting(last_success=5), ())
    assert whole is not None
    assert whole.is_complete


def test_that_each_pc_is_named_with_when_it_was_last_heard_of() -> None:
    world = World()
    world.join()
    floor = world.pc("Floor", admitted=False)
    certificate = world.enrol(floor)
    opened = world.open_log(floor)
    directory = world.directory()
    records = [r for r in world.records if r.kind == "device.enrolled"]
    logs = {opened.log: 900, next(r.log for r in world.records if r.seq == 2): 500}
    found = {p.name: p for p in peers(directory, records, logs, world.office.public)}
    assert found.keys() == {"Floor", "Office"}
    assert (found["Floor"].last_seen, found["Floor"].is_this) == (900, False)
    assert found["Floor"].certificate == certificate.id
    assert found["Office"].is_this
    assert found["Office"].last_seen == 500


def test_that_a_pc_never_heard_of_is_named_all_the_same() -> None:
    world = World()
    world.join()
    floor = world.pc("Floor", admitted=False)
    world.enrol(floor)
    found = peers(world.directory(), world.records, {}, world.office.public)
    assert {peer.name: peer.last_seen for peer in found} == {"Floor": None, "Office": None}


# --- said differently ---------------------------------------------------------------------------


def test_that_two_names_of_one_person_are_a_question_and_two_equal_ones_are_not() -> None:
    world = World()
    tom, other = world.trainee("Tom"), world.pc("Other", office=True)
    first = next(
        r.id for r in world.records if isinstance(r.body, b.PersonNamed) and r.body.person == tom
    )
    for name, pc in (("Thomas", world.office), ("Thomas", other)):
        world.add(b.PersonNamed(person=tom, name=name), by=world.founder, replaces=(first,), pc=pc)
    assert contested(world.directory()) == ()
    world.add(
        b.PersonNamed(person=tom, name="Tomas"), by=world.founder, replaces=(first,), pc=other
    )
    (one,) = contested(world.directory())
    assert (one.kind, one.of, len(one.heads)) == ("person.named", tom, 3)


def test_that_roles_site_and_programme_are_questions_too() -> None:
    world = World()
    rita, other = world.trainer("Rita"), world.pc("Other", office=True)
    saved = world._people[rita]
    adopted = next(r.id for r in world.records if r.kind == "edition.adopted")
    for roles, name, edition, pc in (
        (("trainer",), "One", "1", world.office),
        (("assessor",), "Two", "2", other),
    ):
        world.add(b.PersonSaved(roles=roles), by=world.founder, replaces=(saved,), pc=pc)
        world.add(b.SiteSaved(name=name), by=world.founder, replaces=(world.site.id,), pc=pc)
        world.add(
            b.EditionAdopted(world.pack.edition, world.pack.id, edition),
            by=world.founder,
            replaces=(adopted,),
            pc=pc,
        )
    kinds = [one.kind for one in contested(world.directory())]
    assert kinds == ["person.saved", "site.saved", "edition.adopted"]
    assert contested(world.directory(world.records[::-1])) == contested(world.directory())
    assert world.directory().people[rita].roles == frozenset()
