"""Who builds the screens about the plants of this PC.

Route names: ``plants`` () without any plant open, ``leave_plant`` () of the one that is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer_app.ui.navigator import Params
from trainer_app.ui.program import Program
from trainer_app.ui.widgets.page import Page

if TYPE_CHECKING:
    from trainer_app.ui.shell import Shell


def chooser(shell: Shell) -> Page:
    """Whichever of them is chosen is opened; none is open now."""
    from trainer_app.ui.plants.view import PlantsView
    from trainer_app.ui.plants.view_model import PlantsViewModel

    plants = shell.start.plants
    assert plants is not None
    model = PlantsViewModel(shell.tasks, plants)
    model.plant_chosen.connect(shell.switching.open)
    model.one_more_wanted.connect(shell.switching.join_one_more)
    model.language_chosen.connect(shell.choose_language)
    return PlantsView(model)


def register(shell: Shell, program: Program) -> None:
    def leave_plant(_params: Params) -> Page:
        from trainer_app.ui.plants.leaving_view import LeavingView
        from trainer_app.ui.plants.leaving_view_model import LeavingViewModel

        model = LeavingViewModel(shell.tasks, program.leaving, shell.clock, shell.session.person)
        model.confirmed.connect(lambda: shell.switching.leave(program))
        view = LeavingView(model)
        view.sync_pressed.connect(lambda: shell.navigator.go("sync"))
        return view

    shell.navigator.register("leave_plant", leave_plant)
