"""What counts: rights, nobody for himself, nobody for another; whatever the order."""

import random
import string
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import MONDAY, World, day
from trainer_app.checklists import bodies as b
from trainer_app.checklists.directory import NotCounting
from trainer_app.checklists.kinds import Record, Stream
from trainer_app.checklists.permissions import Role
from trainer_app.kernel.ids import EditionId, PersonId, RecordId
from trainer_app.kernel.records import By


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


def _everything(world: World) -> PersonId:
    person = world.person("Everything", *Role)
    world.right(person)
    return person


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
