"""A trainee's whole programme on a date: counts by unit, and what exactly remains."""

from collections import Counter
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import World, day, make_pack, make_policy
from trainer_app.checklists import bodies as b
from trainer_app.checklists.kinds import Record
from trainer_app.checklists.packs import Pack
from trainer_app.checklists.progress import (
    MILESTONE_KINDS,
    Milestones,
    Progress,
    Remainder,
    Remaining,
    progress,
)
from trainer_app.checklists.status import Status, Terms
from trainer_app.kernel.ids import PersonId

END = day(30)


class Programme(World):
    """A trainee on the way to *ready to present*; each step can be left out."""

    def __init__(self, pack: Pack | None = None) -> None:
        super().__init__(pack)
        self.tom = self.trainee("Tom")
        self.rita = self.trainer("Rita")
        self.carl = self.trainer("Carl")
        self.vera = self.assessor("Vera")

    def milestones(self, on: int = 30) -> Milestones:
        records = [r for r in self.records if r.kind in MILESTONE_KINDS]
        return Milestones.of(records, self.tom, self.directory(), self.unit_of, day(on))

    def progress(self, on: int = 30, terms: Terms | None = None) -> Progress:
        return progress(self.case(self.tom, terms=terms), self.milestones(on), day(on))

    def remains(self, on: int = 30, terms: Terms | None = None) -> list[tuple[str, str, int]]:
        found = self.progress(on, terms).remains
        return [(r.kind.value, r.id, r.count) for r in found]

    def everything(self, *, but: str = "") -> None:
        for task in self.pack.all_tasks():
            if task.is_core and task.id != but:
                for n in range(task.sign_offs):
                    by = (self.rita, self.carl)[n % 2]
                    self.signed(self.tom, task.id, by, day(n), mold=f"M{n}")
        self.modules("EL01", "EL02")
        self.session()
        self.units("U01", "U02")
        self.capstone()

    def modules(self, *modules: str) -> list[Record]:
        return [self.add(b.ModuleCompleted(self.tom, m, day(5)), by=self.rita) for m in modules]

    def session(self, *, complete: bool = True) -> Record:
        return self.add(b.PracticalAttended(self.tom, "PS1", day(6), complete), by=self.rita)

    def units(self, *units: str, by: PersonId | None = None) -> list[Record]:
        return [
            self.add(b.UnitSigned(self.tom, unit, self.pack.edition, day(7)), by=by or self.founder)
            for unit in units
        ]

    def capstone(self, *, passed: bool = True) -> Record:
        return self.add(
            b.CapstoneAssessed(trainee=self.tom, on=day(8), passed=passed, tasks=("01-03",)),
            by=self.vera,
        )


def test_that_at_the_beginning_everything_remains_and_is_named_exactly() -> None:
    world = Programme()
    assert world.remains() == [
        ("sign_offs", "01-01", 3),
        ("sign_offs", "01-02", 1),
        ("sign_offs", "01-03", 3),
        ("sign_offs", "02-01", 2),
        ("sign_offs", "02-02", 1),
        ("module", "EL01", 1),
        ("module", "EL02", 1),
        ("practical", "PS1", 1),
        ("unit_signature", "U01", 1),
        ("unit_signature", "U02", 1),
        ("capstone", "", 1),
    ]


def test_that_with_everything_done_nothing_remains() -> None:
    world = Programme()
    world.everything()
    assert world.remains() == []


def test_that_each_thing_that_is_missing_is_the_only_one_named() -> None:
    for task in ("01-01", "01-02", "01-03", "02-01", "02-02"):
        world = Programme()
        world.everything(but=task)
        required = world.pack.tasks[task].sign_offs
        if task == "01-03":  # the capstone is there, but never as the only one
            assert world.remains() == [("sign_offs", "01-03", 3)]
        else:
            assert world.remains() == [("sign_offs", task, required)]


def test_that_what_a_count_lacks_is_told_apart() -> None:
    world = Programme()
    for n in range(2):
        world.signed(world.tom, "02-01", world.rita, day(n), mold="214")
    for n in range(3):
        world.signed(world.tom, "01-01", world.rita, day(n), method="simulation")
    told = {r.id: (r.kind, r.count) for r in world.progress().remains}
    assert told["02-01"] == (Remaining.OTHER_SETUP, 1)
    assert told["01-01"] == (Remaining.NOT_SIMULATED, 1)


def test_that_a_second_look_outstanding_and_a_pause_block_only_the_presentation() -> None:
    world = Programme()
    world.everything(but="01-03")
    for n in range(3):
        world.signed(world.tom, "01-03", world.rita, day(10 + n), mold=f"M{n}")
    capstone = next(r for r in world.records if r.kind == "capstone.assessed")
    assert world.remains() == []
    world.withdraw(capstone, world.vera)
    assert ("second_look", "01-03", 1) in world.remains()
    assert world.progress().statuses["01-03"].status is Status.SECOND_LOOK
    world.capstone()
    assert world.remains() == []
    world.try_(world.tom, "01-03", world.carl, day(20), level=3, declared=True, unsafe=True)
    assert world.remains() == [("second_look", "01-03", 1)]


def test_that_lapsed_tasks_and_open_questions_remain() -> None:
    world = Programme()
    world.everything()
    assert {r[:2] for r in world.remains(on=500)} == {
        ("lapsed", task) for task in ("01-01", "01-02", "01-03")
    }
    statement = world.signed(world.tom, "02-03", world.rita, day(9))
    world.add(b.QuestionRaised(about=statement.id), by=world.tom)
    assert world.remains() == [("question", "02-03", 1)]


def test_that_a_task_due_soon_does_not_stand_in_the_way() -> None:
    world = Programme()
    world.everything()
    assert world.progress(on=330).statuses["01-02"].status is Status.DUE
    assert world.remains(on=330) == []


def test_that_site_tasks_are_not_asked_for_and_core_tasks_only_while_they_apply() -> None:
    world = Programme()
    world.everything(but="02-01")
    assert world.remains() == [("sign_offs", "02-01", 2)]
    world.add(b.TaskNotApplicable(site=world.site.id, task="02-01"), by=world.founder)
    assert world.remains() == [("sign_offs", "02-01", 2)]
    world.add(
        b.TaskNotApplicable(site=world.site.id, task="02-01", consent="Letter"), by=world.founder
    )
    assert world.remains() == []


def test_that_a_unit_whose_core_tasks_do_not_apply_needs_no_signature() -> None:
    world = Programme()
    for task in ("02-01", "02-02"):
        world.add(
            b.TaskNotApplicable(site=world.site.id, task=task, consent="Letter"), by=world.founder
        )
    assert ("unit_signature", "U02", 1) not in world.remains()
    assert ("unit_signature", "U01", 1) in world.remains()


def test_that_each_part_can_be_switched_off_by_the_pack_and_by_the_plant() -> None:
    parts = {
        "ready_needs_modules": Remaining.MODULE,
        "ready_needs_sessions": Remaining.PRACTICAL,
        "ready_needs_unit_signatures": Remaining.UNIT_SIGNATURE,
        "ready_needs_capstone": Remaining.CAPSTONE,
    }
    for switch, kind in parts.items():
        world = Programme(make_pack(policy=make_policy(**{switch: False})))
        assert kind not in {r.kind for r in world.progress().remains}
        plain = Programme()
        site = b.SiteSaved("Plant", switches={switch: "off"})
        own = Terms.of_plant(plain.pack.policy, site)
        assert kind not in {r.kind for r in plain.progress(terms=own).remains}
        assert kind in {r.kind for r in plain.progress().remains}


# --- milestones --------------------------------------------------------------------------------


def test_that_milestones_hold_from_the_day_that_was_stated() -> None:
    world = Programme()
    world.everything()
    assert world.milestones(4).modules == {}
    assert world.milestones(5).modules.keys() == {"EL01", "EL02"}
    assert world.milestones(5).practicals == {}
    assert world.milestones(6).practicals == {"PS1": day(6)}
    assert world.milestones(6).units == {}
    assert world.milestones(7).units["U01"] == (day(7), world.founder)
    assert world.milestones(7).capstone is None
    assert world.milestones(8).capstone == day(8)


def test_that_what_was_withdrawn_failed_or_left_unfinished_is_no_milestone() -> None:
    world = Programme()
    (module,) = world.modules("EL01")
    world.withdraw(module, world.rita)
    world.session(complete=False)
    world.capstone(passed=False)
    (unit,) = world.units("U01")
    world.withdraw(unit, world.founder)
    assert world.milestones() == Milestones.none()


def test_that_a_withdrawal_by_somebody_not_entitled_ends_no_milestone() -> None:
    world = Programme()
    (module,) = world.modules("EL01")
    (unit,) = world.units("U01")
    world.withdraw(module, world.carl)
    world.withdraw(unit, world.rita)
    world.withdraw(world.capstone(), world.carl)
    assert (len(world.milestones().modules), len(world.milestones().units)) == (1, 1)
    assert world.milestones().capstone == day(8)


def test_that_one_milestone_does_not_end_another() -> None:
    world = Programme()
    (unit,) = world.units("U01")
    world.add(
        b.UnitSigned(world.tom, "U02", world.pack.edition, day(7)),
        by=world.founder,
        replaces=(unit.id,),
    )
    assert world.milestones().units.keys() == {"U01", "U02"}


def test_that_a_unit_is_signed_by_a_supervisor_and_a_capstone_assessed_by_an_assessor() -> None:
    world = Programme()
    world.units("U01", by=world.rita)
    world.add(b.CapstoneAssessed(trainee=world.tom, on=day(8), passed=True), by=world.rita)
    assert world.milestones() == Milestones.none()


def test_that_a_capstone_in_question_is_not_passed_until_decided() -> None:
    world = Programme()
    capstone = world.capstone()
    raised = world.add(b.QuestionRaised(about=capstone.id), by=world.tom)
    assert world.milestones().capstone is None
    world.decide(capstone.id, stands=capstone.id, answered=(capstone.id, raised.id))
    assert world.milestones().capstone == day(8)
    better = [
        world.add(
            b.CapstoneAssessed(trainee=world.tom, on=day(8), passed=passed),
            by=world.vera,
            replaces=(capstone.id,),
        )
        for passed in (True, False)
    ]
    assert world.milestones().capstone is None
    world.decide(capstone.id, stands=better[0].id, replaces=tuple(r.id for r in better))
    assert world.milestones().capstone == day(8)


# --- counts ------------------------------------------------------------------------------------


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["01-01", "01-02", "01-03", "02-01", "02-02", "02-03", "02-06"]),
            st.integers(0, 6),
            st.sampled_from(["sign", "sign", "sign", "try", "decline", "aside", "taught"]),
        ),
        max_size=25,
    ),
    st.integers(0, 900),
)
def test_that_the_counts_of_a_programme_add_up(steps: list[tuple[str, int, str]], on: int) -> None:
    world = Programme()
    for task, when, what in steps:
        match what:
            case "sign":
                by = (world.rita, world.carl)[when % 2]
                world.signed(world.tom, task, by, day(when), mold=f"M{when}")
            case "try":
                world.try_(world.tom, task, world.rita, day(when), level=when % 4)
            case "decline":
                world.decline(world.sign_off(world.tom, task, world.rita, day(when)))
            case "aside":
                world.add(b.TaskNotApplicable(site=world.site.id, task=task), by=world.founder)
            case "taught":
                world.add(
                    b.SessionTaught(trainee=world.tom, task=task, on=day(when)), by=world.rita
                )
    whole = world.progress(on)
    words = Counter(s.status for s in whole.statuses.values())
    assert sum(words.values()) == len(world.pack.tasks)
    assert whole.tasks == len(world.pack.tasks) - words[Status.NOT_APPLICABLE]
    assert whole.signed == sum(
        words[word] for word in (Status.SIGNED_OFF, Status.SECOND_LOOK, Status.DUE)
    )
    assert sum(u.due for u in whole.units) == words[Status.DUE]
    assert sum(u.lapsed for u in whole.units) == words[Status.LAPSED]
    assert sum(u.in_question for u in whole.units) == words[Status.IN_QUESTION]
    for unit in whole.units:
        assert [s.task for s in unit.statuses] == [t.id for t in unit.unit.tasks]
        assert unit.signed + unit.lapsed + unit.in_question <= unit.tasks
    assert len(set(whole.remains)) == len(whole.remains)
    named = {r.id for r in whole.remains}
    for task_id, status in whole.statuses.items():
        core = world.pack.tasks[task_id].is_core
        clean = status.is_current and not status.second_look_missing and not status.paused
        missing = core and not clean and status.status is not Status.NOT_APPLICABLE
        assert (task_id in named) is (
            missing or (bool(status.questions) and status.status is not Status.NOT_APPLICABLE)
        )


def test_that_a_remainder_says_how_many() -> None:
    world = Programme()
    world.signed(world.tom, "01-01", world.rita, day(0))
    assert Remainder(Remaining.SIGN_OFFS, "01-01", 2) in world.progress().remains
    assert day(0) + timedelta(days=30) == END
