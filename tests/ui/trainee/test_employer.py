"""Entering costs and gains on the screen: what counts as an amount, drafts, correcting, leaving."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.beside import ask_beside
from tests.plant import Plant
from tests.ui.trainee.conftest import Settle
from trainer_app.checklists.costs import Cost
from trainer_app.kernel.errors import ErrorCode
from trainer_app.services.costs import NewCost
from trainer_app.ui.employer.cost_view import CostView
from trainer_app.ui.employer.cost_view_model import GAIN, CostViewModel
from trainer_app.ui.employer.view import EmployerView
from trainer_app.ui.employer.view_model import EmployerState, EmployerViewModel
from trainer_app.ui.shared.drafts import DraftDesk
from trainer_app.ui.tasks import TaskRunner
from trainer_app.ui.theme import Theme


class Office:
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
        self.drafts, self.look = drafts, look  # there before any widget
        self.done = 0

    def listed(self) -> EmployerView:
        by = self.plant.at_pad(self.plant.supervisor)
        view = EmployerView(EmployerViewModel(self.tasks, self.plant.program.costs, by))
        self.qtbot.addWidget(view)
        view.show()
        self.settle()
        return view

    def form(self, record: str = "", language: str = "en") -> tuple[CostView, CostViewModel]:
        by = self.plant.at_pad(self.plant.supervisor)
        model = CostViewModel(
            self.tasks, self.plant.program.costs, self.drafts, by, language, record
        )
        model.done.connect(self._done)
        view = CostView(model)
        self.qtbot.addWidget(view)
        view.show()
        self.settle()
        return view, model

    def entered(self) -> tuple[Cost, ...]:
        by = self.plant.at_pad(self.plant.supervisor)
        found = ask_beside(lambda: self.plant.program.costs.entered(by))
        assert found is not None
        return found

    def enter(self, name: str, cents: int, *, is_gain: bool = False) -> None:
        by = self.plant.at_pad(self.plant.supervisor)
        new = NewCost(name, cents, is_gain=is_gain)
        ask_beside(lambda: self.plant.program.costs.save(by, new))

    def _done(self) -> None:
        self.done += 1


@pytest.fixture
def office(
    qtbot: QtBot, plant: Plant, tasks: TaskRunner, drafts: DraftDesk, look: Theme, settle: Settle
) -> Office:
    return Office(qtbot, plant, tasks, drafts, look, settle)


def test_that_a_gain_is_entered_once_it_is_whole(office: Office) -> None:
    view, model = office.form()
    assert not view.off.isVisible()
    view.name.insert("Scrap avoided")
    view.name.textEdited.emit(view.name.text())
    model.type_amount("much")
    assert not view.primary.isEnabled()
    assert "in figures" in view.boxes["amount"].missing.text()
    model.type_amount("8,600")
    assert not view.primary.isEnabled()  # nothing says which of the two it is
    view.kind.buttons[GAIN].click()
    assert not view.boxes["amount"].missing.isVisible()
    view.primary.click()
    office.settle()
    (cost,) = office.entered()
    assert (cost.name, cost.cents, cost.is_gain, office.done) == ("Scrap avoided", 860_000, True, 1)
    assert office.form()[1].state.form.name == ""  # no draft is left


def test_that_what_was_typed_waits_as_a_draft_and_may_be_begun_anew(office: Office) -> None:
    office.enter("Workshop", 125_000)
    record = office.entered()[0].record
    _view, model = office.form(record, "fr")
    assert model.state.form.amount == "1\xa0250,00"
    assert not model.state.is_ready  # nothing is changed
    model.type_amount("1 300,5")
    view, again = office.form(record, "fr")
    assert (again.state.form.amount, again.state.cents) == ("1 300,5", 130_050)
    view.message.action.click()
    assert again.state.form == again.state.before
    again.type_amount("1300")
    again.save()
    office.settle()
    assert [(cost.name, cost.cents) for cost in office.entered()] == [("Workshop", 130_000)]


def test_that_what_was_taken_off_meanwhile_is_told(office: Office) -> None:
    office.enter("Workshop", 125_000)
    record = office.entered()[0].record
    view, model = office.form(record)
    view.off.click()
    office.settle()
    assert (office.entered(), office.done) == ((), 1)
    gone, told = office.form(record)
    assert told.state.problem is not None
    assert told.state.problem.code is ErrorCode.RECORD_UNKNOWN
    assert not gone.primary.isEnabled()
    assert not model.state.problem


def test_that_costs_stand_before_gains_and_a_pc_without_them_offers_none_to_add(
    office: Office,
) -> None:
    empty = office.listed()
    assert "Nothing has been entered yet." in empty.told.text()
    assert empty.primary.isEnabled()
    assert not empty.list.isVisible()
    office.enter("Scrap avoided", 860_000, is_gain=True)
    office.enter("Workshop", 125_000)
    view = office.listed()
    shown = [view.rows.row_at(view.rows.index(n)) for n in range(view.rows.rowCount())]
    assert [row.title for row in shown] == ["Costs", "Workshop", "Gains", "Scrap avoided"]
    assert shown[1].trailing == "$1,250.00"
    view.apply(EmployerState(is_read=True))
    assert "do not come to this PC" in view.told.text()
    assert not view.add.isVisible()
    assert view.primary.isEnabled()
