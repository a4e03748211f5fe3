"""An assessor's own laptop at a plant: the real hub, the PIN that stays there, and what counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.plant import PIN, Plant, cheap_verifier, make_plant
from tests.sync.live_hub import LiveHub, live_hub, on_sqlite
from trainer_app.bootstrap import open_program
from trainer_app.bootstrap.program import Program
from trainer_app.bootstrap.syncing import look_at_hub, prepare
from trainer_app.checklists.grants import may_choose_pin
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.status import Status
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId
from trainer_app.services.people import People
from trainer_app.services.session import SignedIn
from trainer_app.services.travelled import travelled
from trainer_app.store.backup import restore
from trainer_app.sync.protocol import Grant

HERE = "13579"
TASK = "01-03"


@dataclass
class Visit:
    """``plant`` is on the office PC; the assessor is entered there, with a code nobody needs."""

    plant: Plant
    hub: LiveHub
    laptop: Program
    assessor: PersonId

    def people(self, program: Program) -> People:
        return People(program.store, self.plant.clock, new_verifier=cheap_verifier)

    def choose(self, person: PersonId, program: Program | None = None) -> SignedIn:
        return self.people(program or self.laptop).choose_pin(person, HERE).signed_in

    def refused(self, person: PersonId, program: Program | None = None) -> ErrorCode:
        with pytest.raises(Refusal) as refused:
            self.choose(person, program)
        return refused.value.code

    def sync(self) -> None:
        self.laptop.syncing.run_once()
        self.plant.program.syncing.run_once()
        self.laptop.syncing.run_once()


@pytest.fixture
def visit(tmp_path: Path) -> Iterator[Visit]:
    plant = make_plant(tmp_path / "office")
    laptop = prepare(tmp_path / "laptop", "Laptop", plant.clock)
    with live_hub(on_sqlite(tmp_path), plant.clock) as hub:
        assessor = plant.add("Vera Visitor", Role.ASSESSOR, scope=("*",))
        hub.join(plant.program)
        hub.join(laptop, Grant.ASSESSOR)
        yield Visit(plant, hub, laptop, assessor)
        laptop.close()
        plant.program.close()


def test_that_a_visitor_s_second_look_counts_at_the_plant(visit: Visit) -> None:
    visit.plant.complete("01-02", "01-01", TASK)
    visit.sync()
    visitor = visit.choose(visit.assessor)
    assert visit.people(visit.laptop).sign_in(visit.assessor, HERE).pin == visitor.pin
    assert visit.plant.status(TASK).status is Status.SECOND_LOOK
    about = visit.plant.status(TASK).evidence[-1].record
    assert visit.laptop.work.second_look(visitor, about).task.id == TASK
    given = visit.laptop.signing.sign_as_second(visitor, about).records
    assert visit.laptop.syncing.waiting().waiting == 2, "the signature, and what opens its log"
    visit.sync()
    assert visit.plant.status(TASK).status is Status.SIGNED_OFF
    with visit.plant.program.store.reading() as reading:
        (record,) = [reading.record(one) for one in given]
        assert record is not None
        assert record.head.by is not None
        assert record.head.by.pin == visitor.pin
        assert reading.record(visitor.pin) is None, "the PIN stays on the laptop"
        assert travelled(reading, [record])[record.id].doubts == ()
        expected = reading.standings(visit.plant.trainee)
    with visit.laptop.store.reading() as reading:
        assert reading.standings(visit.plant.trainee) == expected
        pin = reading.record(visitor.pin)
        assert pin is not None
        assert not travelled(reading, [pin]), "it does not travel, so nothing is told of it"
    assert visit.laptop.syncing.waiting().waiting == 0
    assert visit.laptop.store.verify().faults == ()
    assert visit.plant.program.store.verify().faults == ()
    assert visit.laptop.leaving.page(visitor).in_the_way is None


def test_that_nobody_of_the_plant_chooses_a_pin_on_a_visitor_s_laptop(visit: Visit) -> None:
    both = visit.plant.add("Bo Both", Role.ASSESSOR, Role.TRAINER, scope=("*",))
    visit.sync()
    plant = visit.plant
    for person in (plant.supervisor, plant.trainer, plant.trainee, both):
        assert visit.refused(person) is ErrorCode.NOT_ALLOWED
        with pytest.raises(Refusal) as refused:
            visit.laptop.people.sign_in(person, PIN)
        assert refused.value.code is ErrorCode.SIGNS_IN_ELSEWHERE
    tiles = {tile.person: tile for tile in visit.laptop.people.board().tiles}
    assert [p for p, tile in tiles.items() if tile.chooses_pin] == [visit.assessor]
    assert {p for p, tile in tiles.items() if tile.signs_in_elsewhere} == set(tiles) - {
        visit.assessor
    }


def test_that_a_pin_is_chosen_once_and_never_on_the_plant_s_own_pcs(visit: Visit) -> None:
    newcomer = visit.plant.add("Nora New", Role.ASSESSOR)
    assert visit.refused(visit.assessor, visit.plant.program) is ErrorCode.NOT_ALLOWED
    assert visit.refused(newcomer, visit.plant.program) is ErrorCode.NOT_ALLOWED
    visit.choose(visit.assessor)
    assert visit.refused(visit.assessor) is ErrorCode.NOT_ALLOWED


@pytest.mark.parametrize(
    ("grant", "role", "may"),
    [
        (Grant.COORDINATOR, Role.COORDINATOR, True),
        (Grant.COORDINATOR, Role.ASSESSOR, False),
        (Grant.ASSESSOR, Role.COORDINATOR, False),
        (Grant.AUDITOR, Role.ASSESSOR, False),
        (Grant.FLOOR, Role.ASSESSOR, False),
    ],
)
def test_that_the_grant_says_who_comes_with_a_pc(grant: Grant, role: Role, *, may: bool) -> None:
    assert may_choose_pin(grant.value, [role]) is may


def test_that_a_backup_keeps_the_pin_of_a_visitor(visit: Visit, tmp_path: Path) -> None:
    visit.choose(visit.assessor)
    visit.sync()
    visit.laptop.store.backup(tmp_path / "kept")
    code = visit.plant.started.code
    restore(tmp_path / "kept", code, tmp_path / "again", visit.plant.clock).close()
    again = open_program(tmp_path / "again", visit.plant.clock)
    try:
        assert again.people.sign_in(visit.assessor, HERE).id == visit.assessor
    finally:
        again.close()


def test_that_no_pin_comes_along_when_the_laptop_becomes_a_pc_of_the_plant(visit: Visit) -> None:
    visit.choose(visit.assessor)
    visit.sync()
    url, ticket = look_at_hub(visit.hub.url, visit.hub.ticket(Grant.FLOOR))
    visit.laptop.syncing.join(url, ticket)
    visit.sync()
    for program in (visit.laptop, visit.plant.program):
        with pytest.raises(Refusal):
            program.people.sign_in(visit.assessor, HERE)
        assert program.people.sign_in(visit.assessor, PIN).id == visit.assessor
        assert program.store.verify().faults == ()
    with visit.laptop.store.reading() as one, visit.plant.program.store.reading() as two:
        assert one.state_hash() == two.state_hash()
    assert visit.laptop.syncing.waiting().waiting == 0
