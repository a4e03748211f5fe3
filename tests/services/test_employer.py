"""The employer's page: who is counted, what is entered at the office, who may look."""

from __future__ import annotations

import pytest

from tests.plant import Plant
from tests.services.at_hub import AtHub
from trainer_app.checklists.employersheet import EmployerSheet
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.wanted import SheetKind, Wanted
from trainer_app.kernel.errors import ErrorCode, Refusal
from trainer_app.kernel.ids import PersonId, RecordId
from trainer_app.services.costs import NewCost


def printed(plant: Plant, viewer: PersonId | None = None, **how: object) -> EmployerSheet:
    wanted = Wanted(SheetKind.EMPLOYER, "en", **how)  # type: ignore[arg-type]  # fields by name
    (sheet,) = plant.program.sheets.sheets(plant.at_pad(viewer or plant.supervisor), wanted)
    assert isinstance(sheet, EmployerSheet)
    return sheet


def enter(plant: Plant, name: str, cents: int, *, is_gain: bool = False) -> None:
    by = plant.at_pad(plant.supervisor)
    plant.program.costs.save(by, NewCost(name, cents, "As invoiced", is_gain))


def test_that_whoever_started_is_counted_by_pathway_also_after_leaving(plant: Plant) -> None:
    gone = plant.add("Gil Gone", Role.TRAINEE, pathway="incumbent")
    plant.complete("01-01")
    plant.program.members.deactivate(plant.at_pad(plant.supervisor), gone)
    sheet = printed(plant)
    assert sheet.started == 2
    assert [(p.pathway, p.started, p.first_sign_off.n) for p in sheet.pathways] == [
        ("new", 1, 1),
        ("incumbent", 1, 0),
    ]
    assert printed(plant, on=plant.today.replace(year=2020)).started == 0


def test_that_nobody_is_named_and_what_was_taken_back_is_not_counted(plant: Plant) -> None:
    plant.sign_off("01-01", minutes=30)
    done = plant.sign_off("01-02", minutes=45)
    assert printed(plant).watched == 75
    plant.program.signing.withdraw(plant.at_pad(plant.trainer), done.records[0], "mistake")
    sheet = printed(plant)
    assert (sheet.sign_offs, sheet.watched) == (1, 30)
    drawn = plant.program.sheets.html("the command line", [Wanted(SheetKind.EMPLOYER, "en")])
    assert "too few to say, n = 1" in drawn
    assert not [p.name for p in plant.program.people.everybody() if p.name in drawn]


def test_that_a_figure_is_of_its_day(plant: Plant) -> None:
    before = plant.today
    enter(plant, "Workshop", 125_000)
    plant.clock.advance(days=2)
    plant.sign_off("01-01", minutes=30)
    enter(plant, "workshop", 150_000)
    earlier, now = printed(plant, on=before), printed(plant)
    assert (earlier.sign_offs, now.sign_offs) == (0, 1)
    assert earlier.costs is not None
    assert now.costs is not None
    assert [(c.name, c.cents) for c in earlier.costs] == [("Workshop", 125_000)]
    assert [(c.name, c.cents) for c in now.costs] == [("workshop", 150_000)]


def test_that_a_cost_is_corrected_and_taken_off_by_a_new_record(plant: Plant) -> None:
    costs, by = plant.program.costs, plant.at_pad(plant.supervisor)
    enter(plant, "Scrap saved", 90_000, is_gain=True)
    enter(plant, "Workshop", 125_000)
    entered = costs.entered(by)
    assert entered is not None
    assert [(c.name, c.is_gain) for c in entered] == [("Workshop", False), ("Scrap saved", True)]
    costs.save(by, NewCost("Half-day workshop", 130_000), entered[0].record)
    costs.take_off(by, entered[1].record)
    left = costs.entered(by)
    assert left is not None
    assert [(c.name, c.cents) for c in left] == [("Half-day workshop", 130_000)]
    with pytest.raises(Refusal) as gone:
        costs.take_off(by, entered[1].record)
    assert gone.value.code is ErrorCode.RECORD_UNKNOWN


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (NewCost("  ", 100), ErrorCode.NAME_MISSING),
        (NewCost("x" * 61, 100), ErrorCode.NAME_TOO_LONG),
        (NewCost("Workshop", 0), ErrorCode.AMOUNT_UNKNOWN),
        (NewCost("Workshop", 10_000_000_000), ErrorCode.AMOUNT_UNKNOWN),
    ],
)
def test_that_what_is_no_cost_is_refused(plant: Plant, new: NewCost, code: ErrorCode) -> None:
    with pytest.raises(Refusal) as refusal:
        plant.program.costs.save(plant.at_pad(plant.supervisor), new)
    assert refusal.value.code is code


def test_that_a_trainer_sees_neither_the_page_nor_the_costs(plant: Plant) -> None:
    with pytest.raises(Refusal) as refusal:
        printed(plant, plant.trainer)
    assert refusal.value.code is ErrorCode.NOT_ALLOWED
    for asked in (
        plant.program.costs.entered,
        lambda by: plant.program.costs.take_off(by, RecordId("")),
    ):
        with pytest.raises(Refusal) as refusal:
            asked(plant.at_pad(plant.trainer))
        assert refusal.value.code is ErrorCode.NOT_ALLOWED


def test_that_costs_stay_at_the_office_and_a_floor_pc_prints_without(both: AtHub) -> None:
    office, floor = both.plant, both.other
    enter(office, "Workshop", 125_000)
    both.sync()
    at_office = printed(office).costs
    assert at_office is not None
    assert [cost.name for cost in at_office] == ["Workshop"]
    by = floor.at_pad(office.supervisor)
    assert printed(floor, office.supervisor).costs is None
    assert floor.program.costs.entered(by) is None
    with pytest.raises(Refusal) as refusal:
        floor.program.costs.save(by, NewCost("Coffee", 400))
    assert refusal.value.code is ErrorCode.OFFICE_PC_NEEDED
