"""Who builds the screens about the plants of this PC.

Route names: ``plants`` () without any plant open, ``leave_plant`` () of the one that is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from typing_extensions import override

from trainer_app.ui.navigator import Params, Route
from trainer_app.ui.routes.screens import Screens
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
    model.language_chosen.connect(shell.preferences.choose_language)
    return PlantsView(model)


class PlantScreens(Screens):
    @override
    def routes(self) -> Mapping[str, Route]:
        return {"leave_plant": self.leave_plant}

    def leave_plant(self, _params: Params) -> Page:
        from trainer_app.ui.plants.leaving_view import LeavingView
        from trainer_app.ui.plants.leaving_view_model import LeavingViewModel

        shell, program = self.shell, self.program
        model = LeavingViewModel(
            shell.tasks,
            program.leaving,
            shell.clock,
            shell.session.person,
            is_only=not shell.switching.several,
        )
        model.confirmed.connect(lambda: shell.switching.leave(program))
        view = LeavingView(model)
        view.sync_pressed.connect(self._to_sync)
        return view

    def _to_sync(self) -> None:
        go = self.shell.navigator
        if go.holds("sync"):
            go.back_to("sync")
        else:
            go.go("sync")
