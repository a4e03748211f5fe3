"""Two PCs that each set a PIN while they were apart: both say the same about it afterwards (I8)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.plant import cheap_verifier
from tests.store.pages import SmallHub, another_pc, joined
from tests.store.plant import Plant, make_plant
from trainer_app.checklists import bodies as b
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId
from trainer_app.services.people import People
from trainer_app.store.local import LocalStore


class Two:
    """Two PCs of one plant, in step."""

    def __init__(self, plant: Plant, other: LocalStore, hub: SmallHub) -> None:
        self.plant, self.hub = plant, hub
        self.stores = (plant.store, other)

    def people(self, pc: int) -> People:
        return People(self.stores[pc], self.plant.clock, new_verifier=cheap_verifier)

    def sync(self) -> None:
        for store in (*self.stores, *self.stores):
            self.hub.sync(store.carrying())

    def set_pin(self, pc: int, pin: str, *, once: bool = False) -> None:
        person = self.plant.founder
        body = b.PersonPin(person=person, verifier=cheap_verifier(pin), once=once)
        with self.stores[pc].writing() as writing:
            standing = writing.pin(person)
            replaces = standing.heads if standing else ()
            writing.append(body, by=self.plant.by(), replaces=replaces)

    def accepted(self, *pins: str) -> list[set[str]]:
        """On each PC, those of these PINs that open the person's pages."""
        return [{pin for pin in pins if self._opens(pc, pin)} for pc in (0, 1)]

    def _opens(self, pc: int, pin: str) -> bool:
        person = PersonId(self.plant.founder)
        with self.stores[pc].writing() as writing:
            writing.pin_was_right(person)
        try:
            self.people(pc).sign_in(person, pin)
        except Refusal as refused:
            if refused.code is not ErrorCode.PIN_WRONG:
                raise
            return False
        return True


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Two]:
    plant, hub = make_plant(tmp_path / "PC-A"), SmallHub()
    hub.sync(joined(plant, hub))
    other = another_pc(tmp_path / "PC-B", hub, "B")
    pcs = Two(plant, other, hub)
    pcs.set_pin(0, "1111")
    pcs.sync()
    yield pcs
    for store in pcs.stores:
        store.close()


def test_that_two_pins_set_apart_are_both_accepted_on_both_pcs(two: Two) -> None:
    two.set_pin(0, "2222")
    two.set_pin(1, "3333")
    two.sync()
    assert two.accepted("1111", "2222", "3333") == [{"2222", "3333"}] * 2


def test_that_a_new_pin_takes_the_place_of_every_one_that_stood(two: Two) -> None:
    two.set_pin(0, "2222")
    two.set_pin(1, "3333")
    two.sync()
    people = two.people(1)
    people.set_pin(people.sign_in(two.plant.founder, "2222"), "4444")
    two.sync()
    assert two.accepted("2222", "3333", "4444") == [{"4444"}] * 2
    for store in two.stores:
        with store.reading() as reading:
            kept = [r for r in reading.records(("person.pin",)) if r.body is not None]
        assert len(kept) == 1


def test_that_a_code_stands_over_a_pin_that_was_set_apart_from_it(two: Two) -> None:
    """It was given because the PIN was forgotten, or known to others."""
    two.set_pin(0, "555555", once=True)
    two.set_pin(1, "3333")
    two.sync()
    assert two.accepted("3333", "555555") == [{"555555"}] * 2


def test_that_a_pin_replaced_by_way_of_one_that_never_travelled_is_accepted_nowhere(
    two: Two,
) -> None:
    """Its verifier was erased at once: what travels is a hash, which does not say whose it was."""
    people = two.people(0)
    for old, new in (("1111", "2222"), ("2222", "3333"), ("3333", "4444")):
        people.set_pin(people.sign_in(two.plant.founder, old), new)
    two.sync()
    assert two.accepted("1111", "2222", "3333", "4444") == [{"4444"}] * 2
    with two.stores[1].reading() as reading:
        assert sum(r.body is not None for r in reading.records(("person.pin",))) == 1


def test_that_a_pin_that_would_not_count_is_refused_and_erases_nobodys(
    two: Two, tmp_path: Path
) -> None:
    """A PC that started alone has joined: its founder's role is for what was before, until the
    plant's supervisor gives him one. His PC alone would have lost his old PIN."""
    alone = make_plant(tmp_path / "PC-C")
    people = People(alone.store, alone.clock, new_verifier=cheap_verifier)
    alone.append(b.PersonPin(person=alone.founder, verifier=cheap_verifier("1111")))
    two.hub.join(alone.store.carrying(), "C")
    two.hub.sync(alone.store.carrying())
    signed_in = people.sign_in(alone.founder, "1111")
    with pytest.raises(Refusal) as refused:
        people.set_pin(signed_in, "2222")
    assert refused.value.code is ErrorCode.NOT_ALLOWED
    two.hub.sync(alone.store.carrying())
    two.sync()
    for store in (alone.store, *two.stores):
        with store.reading() as reading:
            assert reading.pin(alone.founder) is not None
    people.sign_in(alone.founder, "1111")
    alone.store.close()
