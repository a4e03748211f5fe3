"""The checklist for the press takes its number; what was entered from it is compared by another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from pytestqt.qtbot import QtBot

from tests.plant import PIN, Plant
from trainer_app.checklists.permissions import Role
from trainer_app.checklists.status import Status
from trainer_app.kernel.errors import ErrorCode
from trainer_app.kernel.ids import PersonId
from trainer_app.ui.press.view import PressView
from trainer_app.ui.press.view_model import PressViewModel
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.theme import Theme
from trainer_app.ui.transcribed.view import CompareView
from trainer_app.ui.transcribed.view_model import CompareViewModel
from trainer_app.ui.widgets.answering_page import AGREES, OBJECTS

TASK = "12-07"


@dataclass
class Bench:
    plant: Plant
    tasks: TaskRunner
    drafts: DraftDesk
    look: Theme
    settle: Callable[[], None]

    def press(self, *chosen: str, by: PersonId | None = None) -> PressViewModel:
        plant = self.plant
        model = PressViewModel(
            self.tasks,
            plant.program.pages,
            plant.program.transcribing,
            plant.at_pad(by or plant.trainer),
            plant.trainee,
            chosen,
            self.look,
        )
        model.read()
        self.settle()
        return model

    def enter(self) -> None:
        """From a sheet, by the trainer."""
        plant = self.plant
        by = plant.at_pad(plant.trainer)
        number = plant.program.transcribing.issue(by, plant.trainee, (TASK,)).number
        plant.sign_off(TASK, sheet=number)

    def compare(self, by: PersonId | None = None) -> CompareViewModel:
        plant = self.plant
        model = CompareViewModel(
            self.tasks,
            plant.program.transcribing,
            plant.program.people,
            plant.clock,
            self.drafts,
            plant.at_pad(by or plant.second),
            self.look,
        )
        model.read()
        self.settle()
        return model

    def type_pin(self, model: CompareViewModel) -> None:
        for digit in PIN:
            model.signature.entry.type_digit(digit)
        model.signature.entry.enter()
        self.settle()


@pytest.fixture
def bench(
    plant: Plant, tasks: TaskRunner, drafts: DraftDesk, look: Theme, settle: Callable[[], None]
) -> Bench:
    return Bench(plant, tasks, drafts, look, settle)


# --- the tasks of a sheet -----------------------------------------------------------------------


def test_that_only_what_the_page_was_opened_with_is_chosen(bench: Bench) -> None:
    assert bench.press().state.chosen == ()
    state = bench.press("04-01", "99-99").state
    assert state.chosen == ("04-01",)
    assert state.unit == "U04"


def test_that_tasks_of_several_units_go_on_one_sheet(bench: Bench, qtbot: QtBot) -> None:
    model = bench.press("04-01")
    numbers: list[str] = []
    model.numbered.connect(numbers.append)
    view = PressView(model)
    qtbot.addWidget(view)
    view.show()
    view.units.buttons["U12"].click()
    view.rows[TASK].click()
    assert view.rows[TASK].isChecked()
    assert "04-01, 12-07" in view.chosen.text()
    assert "2 tasks" in view.primary.text()
    view.primary.click()
    bench.settle()
    assert numbers == ["A-0001"]


def test_that_an_empty_sheet_takes_no_number(bench: Bench) -> None:
    model = bench.press("04-01")
    numbers: list[str] = []
    model.numbered.connect(numbers.append)
    model.choose("04-01")
    model.take_number()
    bench.settle()
    assert numbers == []


def test_that_a_sheet_that_took_a_number_is_offered_to_print_again(
    bench: Bench, qtbot: QtBot
) -> None:
    by, desk = bench.plant.at_pad(bench.plant.trainer), bench.plant.program.transcribing
    for tasks in (("04-01",), (TASK, "04-01")):
        desk.issue(by, bench.plant.trainee, tasks)
    model = bench.press()
    assert [(s.number, s.tasks) for s in model.state.before] == [
        ("A-0002", ("04-01", TASK)),
        ("A-0001", ("04-01",)),
    ]
    wanted: list[str] = []
    model.again.connect(wanted.append)
    view = PressView(model)
    qtbot.addWidget(view)
    view.show()
    view.before.rows["A-0001"].click()
    assert wanted == ["A-0001"]
    other = bench.plant.add("Another Trainee", Role.TRAINEE)
    assert desk.numbered(by, other) == ()


# --- compared -----------------------------------------------------------------------------------


def test_that_nothing_is_ticked_and_neither_answer_is_chosen_beforehand(bench: Bench) -> None:
    bench.enter()
    state = bench.compare().state
    assert [item.task for item in state.items] == [TASK]
    assert state.ticked == frozenset()
    assert state.objects is None
    assert not state.is_ready


def test_that_another_person_confirms_under_a_pin(bench: Bench) -> None:
    bench.enter()
    model = bench.compare()
    (item,) = model.state.items
    model.tick(item.record)
    assert not model.signature.state.is_open
    model.set_objects(False)
    bench.type_pin(model)
    assert model.state.is_ready
    model.answer()
    bench.settle()
    assert model.state.agreed == 1
    assert model.state.items == ()


def test_that_who_entered_it_cannot_tick_it_and_is_told_why(bench: Bench, qtbot: QtBot) -> None:
    bench.enter()
    view = CompareView(bench.compare(bench.plant.trainer))
    qtbot.addWidget(view)
    view.show()
    bench.settle()
    (line,) = view.rows.values()
    line.click()
    assert not line.isChecked()
    (item,) = view._model.state.items
    assert item.problem is not None
    assert item.problem.code is ErrorCode.CHECK_SAME_PERSON
    assert "Terry Trainer entered it from the sheet" in view.panel.prompt.text()


def test_that_a_difference_needs_words_and_becomes_a_question(bench: Bench, qtbot: QtBot) -> None:
    bench.enter()
    model = bench.compare()
    view = CompareView(model)
    qtbot.addWidget(view)
    view.show()
    bench.settle()
    next(iter(view.rows.values())).click()
    view.answer.buttons[OBJECTS].click()
    assert not model.signature.state.is_open
    view.words.setPlainText("The paper says mold 215.")
    bench.type_pin(model)
    view.primary.click()
    bench.settle()
    assert model.state.objected == 1
    assert bench.plant.status(TASK).status is Status.IN_QUESTION


def test_that_a_change_of_mind_takes_the_signature_back(bench: Bench, qtbot: QtBot) -> None:
    bench.enter()
    model = bench.compare()
    view = CompareView(model)
    qtbot.addWidget(view)
    view.show()
    bench.settle()
    next(iter(view.rows.values())).click()
    view.answer.buttons[AGREES].click()
    bench.type_pin(model)
    assert view.primary.isEnabled()
    view.answer.buttons[OBJECTS].click()
    assert not view.primary.isEnabled()


def test_that_an_empty_list_says_what_comes_here(bench: Bench, qtbot: QtBot) -> None:
    view = CompareView(bench.compare())
    qtbot.addWidget(view)
    view.show()
    bench.settle()
    assert view.nothing.isVisible()
    assert not view.pages.isVisible()
    assert not view.turner.isVisible()
    went: list[str] = []
    view.trainees_pressed.connect(lambda: went.append("trainees"))
    view.primary.click()
    assert went == ["trainees"]
