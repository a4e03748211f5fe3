"""Over random histories of two plants that become one at a hub: status is of the set of records.

PCs are copied, restored, revoked; what was recorded alone is accepted and not; people are merged;
roles are taken away on one PC while another goes on (sync.md I8, §6, §8).
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import Pc
from tests.histories import TASKS, Plant, Step
from tests.unit.test_forks import places
from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import DIRECTORY_KINDS, Directory
from trainer_app.checklists.effects import why_not_counting
from trainer_app.checklists.forks import Branches
from trainer_app.checklists.judging import standing
from trainer_app.checklists.kinds import Record, Stream
from trainer_app.checklists.reasons import NotCounting
from trainer_app.checklists.standing import Standing
from trainer_app.kernel.ids import PersonId

EXAMPLES = settings(max_examples=20)

few = st.lists(st.tuples(st.integers(0, 23), st.integers(0, 40), st.integers(0, 40)), max_size=8)
at_hub = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 40), st.integers(0, 40)), max_size=10)


class Joined:
    """A plant at its hub, and a second one that stood alone and joined it."""

    def __init__(self, first: list[Step], second: list[Step]) -> None:
        self.plant = Plant()
        self.plant.run(first)
        self.plant.join()
        self.plant.enrol(self.plant.floor)
        self.alone = Plant(pc_name="Second")
        self.alone.run(second)
        self.certificate = self.plant.brings(self.alone, office=len(first) % 2 == 0)
        self.pcs = [self.plant.office, self.plant.floor, self.alone.office]
        self.people = [*self.plant.everybody, *self.alone.everybody, self.alone.founder]
        self.brought = frozenset(self.alone.sealed)

    def run(self, history: list[Step]) -> None:
        for what, x, y in history:
            self._do(what, x, y)

    def _do(self, what: int, x: int, y: int) -> None:
        plant = self.plant
        by, whom = self.people[x % len(self.people)], self.people[y % len(self.people)]
        pc = self.pcs[(x + y) % len(self.pcs)]
        match what:
            case 0 | 1 | 2:
                plant.run([(x % 24, y, x)], pc=pc)
            case 3:
                heads = [r.id for r in plant.records if r.kind == "joining.accepted"]
                body = b.JoiningAccepted(self.certificate.id, accepted=x % 3 != 0)
                plant.add(body, by=by if y % 4 else plant.founder, replaces=heads[-16:], pc=pc)
            case 4:
                plant.add(b.PersonMerged((by, whom), same=y % 3 != 0), by=plant.founder)
            case 5 if Stream.PLANT in pc.tips:
                self.pcs.append(Pc(pc.name, pc.key, dict(pc.tips)))
            case 6 if Stream.PLANT in pc.tips:
                sealed = [s for s in plant.sealed.values() if s.log == pc.tips[Stream.PLANT].log]
                tip = sealed[y % len(sealed)].tip
                named = b.OldTip(tip.log, tip.seq, tip.h.hex())
                plant.add(b.DeviceRevoked(pc.public, (named,)), by=None, pc=plant.hub)
            case 7:
                plant.open_log(pc, reason="restored")
            case 8:
                known = tuple(
                    b.OldTip(tip.log, tip.seq, tip.h.hex())
                    for other in self.pcs
                    for tip in (other.tips.get(Stream.PLANT),)
                    if tip is not None
                )
                whom = plant.both if y % 2 else whom
                saved = plant._people.get(whom)
                roles = (("trainer",), ("supervisor",), ())[y % 3]
                plant.add(
                    b.PersonSaved(roles=roles, known=known),
                    by=plant.founder if x % 2 else by,
                    replaces=() if saved is None else (saved,),
                    pc=pc,
                )
            case 9:
                plant.right(whom, by=by if y % 3 == 0 else plant.both, pc=pc)

    # --- read -----------------------------------------------------------------------------------

    def directory(self, records: Sequence[Record]) -> Directory:
        """Branches too come in the order of arrival."""
        by_id = {place.id: place for place in places(self.plant)}
        arrived = [by_id[r.id] for r in records]
        chosen = [r for r in records if r.kind in DIRECTORY_KINDS]
        return Directory.of(chosen, self.plant.roots, Branches(arrived))

    def told(self, records: Sequence[Record]) -> object:
        directory = self.directory(records)
        known = {record.id: record for record in records}
        return (
            directory.people,
            directory.rights,
            directory.devices(),
            directory.joinings,
            directory.accepted,
            {
                record.id: why_not_counting(record, known, None, directory, self.plant.unit_of)
                for record in self.plant.records
            },
            self.standings(directory, records),
        )

    def standings(
        self, directory: Directory, records: Sequence[Record]
    ) -> dict[tuple[PersonId, str], Standing]:
        plant = self.plant
        return {
            (trainee, task): standing(
                trainee, task, plant.task_records(trainee, task, records), directory, plant.unit_of
            )
            for trainee in (plant.tom, plant.both, self.alone.tom)
            for task in TASKS
        }


@EXAMPLES
@given(few, few, at_hub, st.randoms(use_true_random=False))
def test_that_nothing_at_a_hub_depends_on_the_order_of_arrival(
    first: list[Step], second: list[Step], history: list[Step], rng: Random
) -> None:
    joined = Joined(first, second)
    joined.run(history)
    shuffled = joined.plant.records[:]
    rng.shuffle(shuffled)
    assert joined.told(shuffled) == joined.told(joined.plant.records)


@EXAMPLES
@given(few, few)
def test_that_joining_a_hub_changes_nothing_of_what_a_plant_knew(
    first: list[Step], second: list[Step]
) -> None:
    """Nor does it matter to the plant what another PC brings that nobody accepted."""
    plant = Plant()
    plant.run(first)
    alone = {
        (who, task): plant.standing(who, task) for who in (plant.tom, plant.both) for task in TASKS
    }
    joined = Joined(first, second)
    told = joined.standings(joined.directory(joined.plant.records), joined.plant.records)
    assert {place: told[place] for place in alone} == alone


@EXAMPLES
@given(few, few, at_hub)
def test_that_what_was_recorded_alone_gives_nobody_any_power(
    first: list[Step], second: list[Step], history: list[Step]
) -> None:
    joined = Joined(first, second)
    joined.run([step for step in history if step[0] not in (8, 9)])
    directory = joined.directory(joined.plant.records)
    for person in (*joined.alone.everybody, joined.alone.founder):
        known = directory.people.get(person)  # nobody, where the PC was shut out
        assert known is None or {role.value for role in known.roles} <= {"trainee"}
    rights = {right.record for held in directory.rights.values() for right in held}
    assert not rights & joined.brought
    assert directory.site is None or directory.site.id not in joined.brought


@EXAMPLES
@given(few)
def test_that_after_accepting_it_is_as_it_was_where_it_was_recorded(history: list[Step]) -> None:
    """All but what was said of a whole plant: that a task is not applicable to anybody."""
    second = [step for step in history if step[0] != 19]
    joined = Joined([], second)
    alone = Plant(pc_name="Second")
    alone.run(second)
    joined.plant.add(b.JoiningAccepted(joined.certificate.id), by=joined.plant.founder)
    records = [r for r in alone.records if alone.directory().key_of(r.log) == alone.office.public]
    there = alone.standing(alone.tom, TASKS[0], records)
    here = joined.standings(joined.directory(joined.plant.records), joined.plant.records)
    assert here[joined.alone.tom, TASKS[0]] == there


def test_that_these_histories_reach_what_they_are_for() -> None:
    """A guard of these tests: over fixed histories every reason that joining brings is met."""
    rng, seen = Random(3), set[object]()
    for _ in range(40):

        def some(most: int, n: int) -> list[Step]:
            return [(rng.randrange(most), rng.randrange(41), rng.randrange(41)) for _ in range(n)]

        joined = Joined(some(24, 8), some(24, 8))
        joined.run(some(10, 14))
        directory = joined.directory(joined.plant.records)
        known = {record.id: record for record in joined.plant.records}
        seen.update(
            why_not_counting(record, known, None, directory, joined.plant.unit_of)
            for record in joined.plant.records
        )
        if directory.accepted:
            seen.add("accepted")
    assert seen >= {
        *(NotCounting.BEFORE_JOINING, NotCounting.ONLY_BEFORE_JOINING),
        *(NotCounting.DEVICE_REVOKED, NotCounting.ROLE_HAD_CHANGED, None),
        "accepted",
    }
