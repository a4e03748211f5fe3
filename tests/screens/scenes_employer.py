"""Costs and gains: as they were entered, on a PC that has none of them, and one that is typed."""

from __future__ import annotations

from dataclasses import dataclass

from tests.screens.stage import Stage
from trainer_app.bootstrap import Program
from trainer_app.checklists.costs import Cost
from trainer_app.kernel.ids import RecordId
from trainer_app.services.costs import NewCost
from trainer_app.services.session import SignedIn
from trainer_app.services.signing import Recorded
from trainer_app.ui.employer.cost_view import CostView
from trainer_app.ui.ports.employer import Costs


@dataclass
class _Elsewhere:
    """Of a PC of the floor."""

    costs: Costs

    def entered(self, _viewer: SignedIn) -> tuple[Cost, ...] | None:
        return None

    def entry(self, viewer: SignedIn, record: RecordId) -> Cost:
        return self.costs.entry(viewer, record)

    def save(self, by: SignedIn, new: NewCost, instead_of: RecordId | None = None) -> Recorded:
        return self.costs.save(by, new, instead_of)

    def take_off(self, by: SignedIn, record: RecordId) -> Recorded:
        return self.costs.take_off(by, record)


def employer(stage: Stage) -> None:
    stage.sign_in(stage.cast.supervisor)
    stage.go("employer")


def elsewhere(stage: Stage) -> None:
    stage.sign_in(stage.cast.supervisor)
    program = stage.program
    assert isinstance(program, Program)
    own = program.costs
    vars(program)["costs"] = _Elsewhere(own)
    try:
        stage.go("employer")
    finally:
        vars(program)["costs"] = own


def cost(stage: Stage) -> None:
    """A correction, whose amount is no amount yet."""
    stage.sign_in(stage.cast.supervisor)
    viewer = stage.shell.session.person
    entered = stage.ask(lambda: stage.program.costs.entered(viewer))
    assert entered is not None
    stage.go("cost", record=entered[0].record)
    page = stage.page(CostView)
    page.amount.setText("about 900")
    page.amount.textEdited.emit("about 900")
    stage.settle()
