"""A role that was taken away on one PC while another PC went on without knowing of it."""

import random

from tests.builders import Pc, World, day
from trainer_app.checklists import bodies as b
from trainer_app.checklists.kinds import Record, Stream
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.reasons import NotCounting
from trainer_app.kernel.ids import PersonId


class Office:
    """Two office PCs; a second supervisor whose role is taken away on the first one."""

    def __init__(self) -> None:
        self.world = World()
        self.rita = self.world.trainer("Rita")
        self.tom = self.world.trainee("Tom")
        self.sue = self.world.person("Sue", Role.SUPERVISOR, Role.TRAINER)
        self.world.right(self.sue)
        self.other = self.world.pc("Other", office=True)
        self.relied = self.world._people[self.sue]

    def take_away(self, *, known: tuple[b.OldTip, ...] | None = None) -> Record:
        tips = tuple(_tip(pc) for pc in (self.other,) if Stream.PLANT in pc.tips)
        body = b.PersonSaved(roles=("trainer",), known=tips if known is None else known)
        return self.world.add(body, by=self.world.founder, replaces=(self.relied,))

    def add(self, body: b.Body, *, by: PersonId | None = None) -> Record:
        """On the other PC, that does not know."""
        return self.world.add(body, by=by or self.sue, relied_on=self.relied, pc=self.other)

    def why(self, record: Record) -> NotCounting | None:
        return self.world.directory().why_not(record, self.world.unit_of)


def _tip(pc: Pc) -> b.OldTip:
    tip = pc.tips[Stream.PLANT]
    return b.OldTip(tip.log, tip.seq, tip.h.hex())


def test_that_power_given_without_knowing_that_the_role_was_gone_waits() -> None:
    office = Office()
    before = office.add(b.RightSaved(person=office.rita, scope=("01-01",)))
    office.take_away()
    later = (
        office.add(b.RightSaved(person=office.rita, scope=("*",))),
        office.add(b.PersonSaved(roles=("supervisor",))),
        office.add(b.PersonMerged((office.rita, office.tom))),
        office.add(b.QuestionDecided(about=before.id)),
        office.add(b.PersonPin(person=office.tom, verifier="v", once=True)),
    )
    assert office.why(before) is None
    assert {office.why(record) for record in later} == {NotCounting.ROLE_HAD_CHANGED}


def test_that_a_sign_off_made_without_knowing_still_counts() -> None:
    office = Office()
    office.world.add(
        b.PersonSaved(roles=(), active=False, known=(_tip(office.world.office),)),
        by=office.world.founder,
        replaces=(office.relied,),
    )
    statement = office.world.sign_off(office.tom, "01-01", office.rita, day(0))
    body = statement.body
    assert body is not None
    own = office.world.right_of(office.sue)
    by_sue = office.add(
        b.SignoffRecorded(
            trainee=office.tom,
            task="01-01",
            edition=office.world.pack.edition,
            right=own,
            observed_on=day(1),
        )
    )
    assert office.why(by_sue) is None


def test_that_a_change_that_does_not_say_what_it_knew_makes_nothing_wait() -> None:
    office = Office()
    office.add(b.SiteSaved(name="Opens the log"))
    office.take_away(known=())
    later = office.add(b.RightSaved(person=office.rita, scope=("*",)))
    assert office.why(later) is None


def test_that_two_who_take_away_each_others_role_both_wait_in_any_order() -> None:
    world = World()
    sue, ann = (world.person(name, Role.SUPERVISOR) for name in ("Sue", "Ann"))
    other = world.pc("Other", office=True)
    world.add(b.SiteSaved(name="x"), by=sue, pc=other)
    old = {person: world._people[person] for person in (sue, ann)}
    known = {"one": (_tip(world.office),), "two": (_tip(other),)}
    one = world.add(b.PersonSaved(roles=(), known=known["two"]), by=ann, replaces=(old[sue],))
    two = world.add(
        b.PersonSaved(roles=(), known=known["one"]), by=sue, replaces=(old[ann],), pc=other
    )
    records = world.records[:]
    for seed in range(4):
        random.Random(seed).shuffle(records)
        directory = world.directory(records)
        assert directory.why_not(one, world.unit_of) is NotCounting.ROLE_HAD_CHANGED
        assert directory.why_not(two, world.unit_of) is NotCounting.ROLE_HAD_CHANGED
        assert directory.people[sue].roles == {Role.SUPERVISOR}


def test_that_a_role_that_came_back_makes_nothing_wait() -> None:
    office = Office()
    office.add(b.SiteSaved(name="Opens the log"))
    gone = office.take_away()
    later = office.add(b.RightSaved(person=office.rita, scope=("*",)))
    assert office.why(later) is NotCounting.ROLE_HAD_CHANGED
    office.world.add(
        b.PersonSaved(roles=("supervisor",)), by=office.world.founder, replaces=(gone.id,)
    )
    assert office.why(later) is None
