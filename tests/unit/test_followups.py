"""Who answers for an open follow-up, whatever order the records arrive in."""

from __future__ import annotations

import random

from tests.builders import World, day
from trainer_app.checklists import bodies as b
from trainer_app.checklists.followups import FollowUp, open_follow_ups
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.permissions import Role
from trainer_app.kernel.ids import PersonId, RecordId


class Shop(World):
    def __init__(self) -> None:
        super().__init__()
        self.tom = self.trainee("Tom")
        self.rita, self.carl = self.trainer("Rita"), self.trainer("Carl")

    def note(self, by: PersonId, due: int = 3, replaces: tuple[RecordId, ...] = ()) -> Record:
        body = b.NoteWritten(person=self.tom, task="01-01", words="x", follow_up=day(due))
        return self.add(body, by=by, replaces=replaces)

    def hand(
        self, note: Record, to: PersonId, by: PersonId, replaces: tuple[RecordId, ...] = ()
    ) -> Record:
        return self.add(b.NoteHandedOver(about=note.id, to=to), by=by, replaces=replaces)

    def open(self) -> tuple[FollowUp, ...]:
        shuffled = self.records[:]
        random.Random(len(shuffled)).shuffle(shuffled)
        return open_follow_ups(shuffled, self.directory(), self.unit_of)


def test_that_a_follow_up_belongs_to_who_wrote_the_note_until_it_is_closed() -> None:
    shop = Shop()
    later, sooner = shop.note(shop.rita, due=9), shop.note(shop.carl, due=2)
    assert [(f.note, f.owner, f.due) for f in shop.open()] == [
        (sooner.id, shop.carl, day(2)),
        (later.id, shop.rita, day(9)),
    ]
    shop.add(b.NoteClosed(about=sooner.id, words="done"), by=shop.rita)
    assert [f.note for f in shop.open()] == [later.id]


def test_that_a_note_without_a_next_step_and_a_replaced_one_ask_for_nothing() -> None:
    shop = Shop()
    shop.add(b.NoteWritten(person=shop.tom, words="Good"), by=shop.rita)
    first = shop.note(shop.rita, due=3)
    second = shop.note(shop.rita, due=5, replaces=(first.id,))
    assert [f.note for f in shop.open()] == [second.id]


def test_that_its_owner_hands_it_over_and_then_the_new_owner_does() -> None:
    shop = Shop()
    note = shop.note(shop.rita)
    first = shop.hand(note, shop.carl, shop.rita)
    assert [(f.owner, f.handed_over) for f in shop.open()] == [(shop.carl, (first.id,))]
    second = shop.hand(note, shop.rita, shop.carl, (first.id,))
    assert [(f.owner, f.handed_over) for f in shop.open()] == [(shop.rita, (second.id,))]


def test_that_nobody_takes_a_follow_up_from_somebody_else_but_a_supervisor() -> None:
    shop = Shop()
    note = shop.note(shop.rita)
    shop.hand(note, shop.carl, shop.carl)
    assert [f.owner for f in shop.open()] == [shop.rita]
    shop.hand(note, shop.carl, shop.founder)
    assert [f.owner for f in shop.open()] == [shop.carl]


def test_that_a_follow_up_never_goes_to_whom_the_note_is_about() -> None:
    shop = Shop()
    note = shop.note(shop.rita)
    shop.hand(note, shop.tom, shop.founder)
    assert [f.owner for f in shop.open()] == [shop.rita]


def test_that_two_hand_overs_that_did_not_know_of_one_another_show_one_owner() -> None:
    shop = Shop()
    note = shop.note(shop.rita)
    both = {shop.hand(note, to, shop.founder).id: to for to in (shop.carl, shop.founder)}
    (found,) = shop.open()
    assert set(found.handed_over) == both.keys()
    assert found.owner == both[max(both)]
    after = shop.hand(note, shop.rita, shop.founder, found.handed_over)
    assert [(f.owner, f.handed_over) for f in shop.open()] == [(shop.rita, (after.id,))]


def test_that_a_note_by_somebody_who_may_not_write_one_asks_for_nothing() -> None:
    shop = Shop()
    assessor = shop.person("Ann", Role.ASSESSOR)
    shop.note(assessor)
    assert shop.open() == ()
