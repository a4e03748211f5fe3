"""The morning page on the screen: who may be asked for what, where taps lead, printed again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from tests.plant import Plant
from tests.ui.trainee.conftest import Settle
from tests.ui.trainee.test_paper import FakePrinting
from trainer_app.checklists import bodies as b
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.status import add_months
from trainer_app.kernel.ids import PersonId
from trainer_app.services.notes import NewNote
from trainer_app.services.slots import NewSlot
from trainer_app.ui.morning.view import ALL, MorningView
from trainer_app.ui.morning.view_model import MorningViewModel
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.shared.last_print import LastPrint, LastPrints, PrintedOn
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.theme import Theme

MONDAY = date(2026, 2, 23)


class Morning:
    def __init__(
        self,
        qtbot: QtBot,
        plant: Plant,
        tasks: TaskRunner,
        drafts: DraftDesk,
        look: Theme,
        settle: Settle,
    ) -> None:
        self.qtbot, self.plant, self.tasks, self.settle = qtbot, plant, tasks, settle
        self.prints = LastPrints(drafts, PrintedOn.MORNING)
        self.look = look  # there before any widget
        self.printing = FakePrinting()
        self.wanted: list[tuple[str, dict[str, str]]] = []

    def open(self, viewer: PersonId | None = None) -> MorningView:
        plant = self.plant
        model = MorningViewModel(
            self.tasks,
            plant.program.mornings,
            plant.program.sheets,
            lambda: self.printing,
            self.prints,
            plant.clock,
            plant.at_pad(viewer or plant.supervisor),
        )
        model.wanted.connect(lambda route, params: self.wanted.append((route, params)))
        view = MorningView(model)
        self.qtbot.addWidget(view)
        view.resize(1200, 700)
        view.show()
        self.settle()
        return view

    def on_shift(self, person: PersonId, shift: str, *, roles: tuple[str, ...] = ()) -> None:
        with self.plant.program.store.writing() as writing:
            heads = writing.directory().people[person].heads
            saved = b.PersonSaved(roles=roles or ("trainee",), shift=shift)
            by = self.plant.at_pad(self.plant.supervisor).by()
            writing.append(saved, by=by, replaces=heads)

    def printed_before(self, *shifts: str) -> None:
        last = LastPrint("morning", "fr", "a4", "Toolroom", shifts=shifts, on=MONDAY)
        self.prints.keep(last)


@pytest.fixture
def morning(
    qtbot: QtBot, plant: Plant, tasks: TaskRunner, drafts: DraftDesk, look: Theme, settle: Settle
) -> Morning:
    return Morning(qtbot, plant, tasks, drafts, look, settle)


def spoken(view: MorningView) -> str:
    return "\n".join(row.accessibleName() for row in view.people.rows.values())


def test_that_a_slot_of_today_comes_first_of_what_waits_and_leads_to_the_slots(
    plant: Plant, morning: Morning
) -> None:
    new = NewSlot(plant.today, 45, ("01-01",))
    plant.program.slots.plan(plant.at_pad(plant.trainer), plant.trainee, new)
    view = morning.open()
    row = next(iter(view.waiting.rows.values()))
    assert row.accessibleName() == "Tina Trainee 45 minutes · 01-01 · with Terry Trainer"
    row.click()
    assert morning.wanted == [("slots", {"trainee": plant.trainee})]


def test_that_a_supervisor_sees_who_may_be_asked_for_what_and_what_not(
    plant: Plant, morning: Morning
) -> None:
    plant.complete("01-01")
    plant.sign_off("12-07", agrees=False)
    view = morning.open()
    said = spoken(view)
    assert "Tina Trainee · Week 1 Alone: U01 " in said
    assert "only 01-01 Do a pre-job hazard check" in said
    assert "Not to be asked for 12-07" in said
    assert "in question until it is decided" in said
    assert "compet" not in said.lower()
    assert "the employer alone authorises people to work" in view.rests.text()
    for row in view.people.rows.values():
        row.click()
    assert set(map(str, morning.wanted)) == {str(("checklist", {"trainee": plant.trainee}))}


def test_that_what_waits_leads_to_where_it_is_answered(plant: Plant, morning: Morning) -> None:
    plant.complete("01-01")
    question = plant.sign_off("12-07", agrees=False).records[0]
    lapse = add_months(plant.today, plant.pack.tasks["01-01"].recert_months or 0)
    plant.clock.advance(days=(lapse - plant.today).days)
    new = NewNote(next_step="Say it aloud", follow_up=plant.today - timedelta(days=1))
    note = plant.program.notes.write(plant.at_pad(plant.trainer), plant.trainee, new).records[0]
    about = {"trainee": plant.trainee}
    for viewer, lapses, decides in (
        (plant.supervisor, "extend", ("question", {**about, "task": "12-07", "thing": question})),
        (plant.trainer, "task", ("task", {**about, "task": "12-07"})),
    ):
        view = morning.open(viewer)
        morning.wanted.clear()
        for row in view.waiting.rows.values():
            row.click()
        due = (lapses, {**about, "task": "01-01"})
        assert morning.wanted == [due, ("note", {"note": note}), decides]


def test_that_a_shift_shows_its_own_people_and_is_printed_alone(
    plant: Plant, morning: Morning
) -> None:
    night = plant.add("Nora Night", Role.TRAINEE)
    morning.on_shift(night, "Night")
    view = morning.open()
    assert "No shift" in [button.text() for button in view.shifts.buttons.values()]
    view.shifts.buttons["shift/Night"].click()
    assert [line.person.name for line in view._model.state.lines] == ["Nora Night"]
    view.primary.click()
    view.shifts.buttons[ALL].click()
    assert len(view._model.state.lines) == 2
    view.primary.click()
    assert morning.wanted == [("morning_sheet", {"shift": "Night"}), ("morning_sheet", {})]


def test_that_whoever_works_on_a_shift_begins_with_it(plant: Plant, morning: Morning) -> None:
    morning.on_shift(plant.trainee, "Day")
    morning.on_shift(plant.supervisor, "Day", roles=("supervisor",))
    view = morning.open()
    assert view.shifts.buttons["shift/Day"].isChecked()


def test_that_the_same_as_last_monday_is_printed_without_another_look(
    plant: Plant, morning: Morning
) -> None:
    assert not morning.open().again.isVisible()
    morning.printed_before("Day")
    morning.on_shift(plant.trainee, "Day")
    view = morning.open()
    assert view.again.text() == "Print the same as on Monday 2026-02-23"
    view.again.click()
    morning.settle()
    ((printer, _title, pdf, paper),) = morning.printing.printed
    assert (printer, paper) == ("Toolroom", "a4")
    assert pdf.startswith(b"%PDF")
    assert view._model.state.printed_on == "Toolroom"
    kept = morning.prints.last
    assert kept is not None
    assert kept.on == plant.today
    assert kept.shifts == ("Day",)


def test_that_a_plant_without_trainees_is_led_to_them(plant: Plant, morning: Morning) -> None:
    plant.program.members.deactivate(plant.at_pad(plant.supervisor), plant.trainee)
    view = morning.open()
    assert view.nobody.isVisible()
    view.primary.click()
    assert morning.wanted == [("people", {})]
